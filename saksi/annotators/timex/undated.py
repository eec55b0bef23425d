"""An article without a date: the years of its open dates, what it reports and announces, the interval it lies in.

First the year is settled by weekday and day together, offices held and known meetings; then the dates are read as
of the newest of them; then ``synthesis.publication`` infers when the article was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from saksi.annotators.timex import values
from saksi.annotators.timex.context import Context
from saksi.annotators.timex.days import full_year
from saksi.annotators.timex.normalise import read
from saksi.annotators.timex.public_record import Bound, Meeting
from saksi.annotators.timex.reading import Reading
from saksi.annotators.timex.recognise import Found
from saksi.annotators.timex.surroundings import Surroundings
from saksi.annotators.timex.verdict import Case, judge, named_days
from saksi.annotators.timex.ways import PAST, TO_COME
from saksi.model import Publication, Span
from saksi.synthesis.publication import QuotedWeekday, Report, Stretch, infer

_FIRST_YEAR = 1990
"""Before it no article of the web was written."""
_PREVIOUS, _MEETING = 0.9, 0.5
"""What a date of the year before, and a known meeting next to the newest date, count beside a date that fits (1)."""
_NEAR_MEETING = timedelta(45)


@dataclass(frozen=True)
class Dating:
    """What is found out of an undated article.

    ``todays`` are the days from which relative expressions are counted: one, or the ends of the interval, of
    which all must say the same; none where only the public record bounds the article.
    """

    publication: Publication | None = None
    todays: tuple[date, ...] = ()
    years: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    rivals: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _OpenDay:
    start: int
    month: int
    day: int
    weekday: int | None

    def fitting(self, last_year: int) -> Mapping[int, date]:
        """By year the days that fit the weekday, from the year before the first that is asked for."""
        return _fitting(self.month, self.day, self.weekday, last_year) if self.weekday else {}


@lru_cache(maxsize=4096)
def _fitting(month: int, day: int, weekday: int, last_year: int) -> Mapping[int, date]:
    days = (values.valid_day(year, month, day) for year in range(_FIRST_YEAR - 1, last_year + 1))
    return MappingProxyType({when.year: when for when in days if when and when.isoweekday() == weekday})


def date_undated(found: Sequence[Found], around: Surroundings) -> Dating:
    """When the article was written and which years its open dates belong to."""
    knowledge = around.knowledge
    opens, full = _explicit(found)
    reported = [when for has_weekday, when in full if has_weekday]
    bounds: tuple[Bound, ...] = ()
    if reported:
        reference, how, rivals = max(reported), "printed-year", {}
    else:
        bounds = tuple(knowledge.record.offices_held(around.lower))
        least_year = _least_year(found, around)
        full_days = [when for _, when in full]
        reference, how, rivals = _reference(opens, full_days, bounds, least_year, around)
    years, reports, stretches = {}, [], []
    if reference is not None:
        context = Context(around, reference)
        readings = [(each, read(each, context)) for each in found]
        years = {f.start: (r.printed[0], _settler(r, how)) for f, r in readings if r.settled and r.printed}
        reports = list(_reports(readings, around, reference))
    if all(report.is_to_come for report in reports):
        stretches = _stretches(bounds, around)
    publication = infer(reports, _quoted_weekdays(found, around), stretches)
    return Dating(publication, _todays(publication, reports), years, rivals)


def _explicit(found: Sequence[Found]) -> tuple[list[_OpenDay], list[tuple[bool, date]]]:
    """Days printed without a year; and those printed with one, with whether a weekday stands beside them."""
    opens, full = [], []
    for each in found:
        if each.rule.reads != "day" or "month" not in each.groups:
            continue
        g = each.means
        month, day = int(g["month"]), int(g["day"])
        if "year" in g:
            when = values.valid_day(full_year(g["year"]), month, day)
            if when and when.year >= _FIRST_YEAR and int(g.get("weekday", when.isoweekday())) == when.isoweekday():
                full.append(("weekday" in g, when))
        else:
            opens.append(_OpenDay(each.start, month, day, int(g["weekday"]) if "weekday" in g else None))
    return opens, full


def _least_year(found: Sequence[Found], around: Surroundings) -> int:
    """The newest year printed of something that is not still to come: the article is not older."""
    years = [
        int(each.groups["year"])
        for each in found
        if len(each.groups.get("year", "")) == 4 and around.way(each.span) != TO_COME
    ]
    return max((year for year in years if year <= around.knowledge.record.horizon.year), default=_FIRST_YEAR)


def _reference(
    opens: Sequence[_OpenDay],
    full: Sequence[date],
    bounds: Sequence[Bound],
    least_year: int,
    around: Surroundings,
) -> tuple[date | None, str, dict[int, tuple[int, ...]]]:
    """The newest day that is known to the year, what settled the year, and the years among which it stays open."""
    newest = max(full, default=None)
    record = around.knowledge.record
    meetings = tuple(record.meetings(around.lower, around.sentences, with_place=True)) if opens else ()
    candidates = [
        day
        for day in _candidates(opens, bounds, meetings, record.horizon)
        if day.year >= least_year and (newest is None or day >= newest)
    ]
    if len(candidates) == 1:
        return candidates[0], "weekday" + ("-and-office" if bounds else ""), {}
    years = tuple(day.year for day in candidates)
    rivals = {each.start: years for each in opens if each.weekday and years}
    return (None, "", rivals) if years else (newest, "printed-year", {})


def _candidates(
    opens: Sequence[_OpenDay], bounds: Sequence[Bound], meetings: Sequence[Meeting], horizon: date
) -> list[date]:
    """The newest day that fits its weekday, for each year that the dates, offices and meetings speak most for."""
    best: dict[float, list[date]] = {}
    fitting = [each.fitting(horizon.year) for each in opens]
    for year in sorted({year for days in fitting for year in days if year >= _FIRST_YEAR}):
        here = [days[year] for days in fitting if year in days and days[year] <= horizon]
        if not here:
            continue
        newest = max(here)
        before = sum(1 for days in fitting if year not in days and year - 1 in days)
        near = any(abs(meeting.first - newest) <= _NEAR_MEETING for meeting in meetings)
        held = sum(bound.allows(newest) for bound in bounds) / max(len(bounds), 1)
        best.setdefault(round(len(here) + _PREVIOUS * before + _MEETING * near + held, 3), []).append(newest)
    return best[max(best)] if best else []


def _settler(reading: Reading, how: str) -> str:
    days = values.interval(reading.value)
    return "other-dates" if days and _misfits(reading, days[0]) else how


def _reports(readings: Sequence[tuple[Found, Reading]], around: Surroundings, today: date) -> Iterator[Report]:
    """The days named, with what is said of them; of one that cannot be, the day that was probably meant."""
    next_weeks = {
        around.number(f.start) for f, _ in readings if f.rule.id == "date.unit-step" and f.means.get("step") == "1"
    }
    named = named_days(readings)
    for number, (found, reading) in enumerate(readings):
        days = values.interval(reading.value)
        if not days or not reading.printed or (days[1] - days[0]).days > 31:
            continue
        span = found.span
        is_to_come = around.way(span) == TO_COME or around.is_purpose(found.start)
        if _misfits(reading, days[0]):
            way = TO_COME if is_to_come else PAST
            meant = judge(Case(reading, span, way, today), named).suggestion
            if meant is None:
                continue
            days = meant, meant
        is_late = reading.value[-3:] in ("TAF", "TEV", "TNI")
        yield Report(
            *days,
            span,
            is_to_come=is_to_come,
            is_evening=is_late and not is_to_come and around.is_relayed(found.start),
            is_today=_is_today(number, readings, around),
            next_week=around.number(found.start) in next_weeks,
        )


def _misfits(reading: Reading, day: date) -> bool:
    return reading.weekday is not None and reading.weekday != day.isoweekday()


def _is_today(number: int, readings: Sequence[tuple[Found, Reading]], around: Surroundings) -> bool:
    """`hari ini, Jumat (30/5/2025)`, or a full date with its weekday at the credit of a relay."""
    found, reading = readings[number]
    before = readings[number - 1][0] if number else None
    if before and before.rule.id == "date.today" and around.lower[before.end : found.start].strip() == ",":
        return True
    return reading.settled is None and reading.weekday is not None and around.is_credited(found.start)


def _quoted_weekdays(found: Sequence[Found], around: Surroundings) -> Iterator[QuotedWeekday]:
    for each in found:
        if each.rule.id == "date.weekday" and "step" not in each.groups and "turn" not in each.groups:
            span = each.span
            if around.way(span) == PAST:
                yield QuotedWeekday(int(each.means["weekday"]), span)


def _stretches(bounds: Sequence[Bound], around: Surroundings) -> list[Stretch]:
    """What offices and known meetings say where no date is printed; a term that could be either says nothing."""
    stretches = [
        Stretch(*bound.stretches[0], around.sentence(bound.span.start), "office")
        for bound in bounds
        if len(bound.stretches) == 1 and not around.is_bygone(bound.span.start)
    ]
    first = max((stretch.first for stretch in stretches), default=date.min)
    last = min((stretch.last for stretch in stretches), default=date.max)
    heads = around.sentences[:2]
    told = [
        m for m in around.knowledge.record.meetings(around.lower, heads, with_place=False) if first <= m.first <= last
    ]
    if len(told) == 1 and around.way(Span(told[0].span.start, told[0].span.start + 1)) != TO_COME:
        meeting = told[0]
        stretches.append(Stretch(meeting.first, meeting.last + timedelta(6), meeting.span, "known-meeting"))
    return stretches


def _todays(publication: Publication | None, reports: Sequence[Report]) -> tuple[date, ...]:
    if publication is None or not reports or not publication.earliest or not publication.latest:
        return ()
    if publication.day:
        return (date.fromisoformat(publication.day),)
    return date.fromisoformat(publication.earliest), date.fromisoformat(publication.latest)
