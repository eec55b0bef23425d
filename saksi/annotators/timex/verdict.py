"""The calendar's verdict on a printed date: whether it can be, and if not, what was probably meant.

A suggestion is given only where one day stands out: named elsewhere in the article with the right weekday, or
one sign away and next to the article's other dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.annotators.timex import values
from saksi.annotators.timex.reading import Reading
from saksi.annotators.timex.recognise import Found
from saksi.annotators.timex.ways import PAST, TO_COME
from saksi.model import Span

_NEAR = 14
"""Days from the article's other dates within which a mended date is believed."""
_MOST_NAMED = 300
"""Days of an article that are looked at as witnesses; bounds the work on a text of nothing but dates."""
_CLEARLY = 5
"""Days by which the nearest mended date must be nearer than the next."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``word`` is the verdict of the dates table, ``reason`` what speaks against the date."""

    word: str
    reason: str | None = None
    suggestion: date | None = None
    witness: Span | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A day that the article names, with its weekday if that is printed and fits."""

    day: date
    span: Span
    has_weekday: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A printed date before the calendar, with what the article says beside it.

    ``today`` is the article's date or the last day of the inferred interval; ``is_credit`` marks the date of a
    report (`dilansir AFP, Minggu (27/6)`); ``is_event``: told as something that has happened.
    """

    reading: Reading
    span: Span
    way: int = 0
    today: date | None = None
    is_credit: bool = False
    is_event: bool = False


OK = Verdict("ok")


def judge(case: Case, named: Sequence[Named]) -> Verdict:
    """What the calendar says of a date; ``ok`` where it has nothing against it."""
    reading = case.reading
    if reading.clock and not _is_hour(*reading.clock):
        return Verdict("impossible", "no_such_hour")
    fault = _range_fault(reading.value)
    if reading.printed is None:
        return Verdict("impossible", fault) if fault else OK
    year, month, day = reading.printed
    if not _exists(year, month, day):
        return _no_such_day(case, named)
    if fault:
        return Verdict("impossible", fault)
    when = values.valid_day(year, month, day) if year else None
    if when and reading.weekday is not None and when.isoweekday() != reading.weekday:
        suggestion, witness = _meant(case, when, named)
        return Verdict("weekday_mismatch", "weekday", suggestion, witness)
    days = values.interval(reading.value)
    if days and reading.last_weekday is not None and days[1].isoweekday() != reading.last_weekday:
        return Verdict("weekday_mismatch", "weekday")
    if when and case.is_event and case.today and when > case.today + timedelta(1):
        return Verdict("impossible", "after_the_article")
    return OK


def is_beyond_doubt(reading: Reading, today: date | None) -> bool:
    """Whether a date need not be judged: a day that is, on its weekday, not after the article, with no odd hour."""
    if reading.clock and not _is_hour(*reading.clock):
        return False
    if reading.printed is None:
        return _range_fault(reading.value) is None
    days = values.interval(reading.value)
    if days is None or (today and days[1] > today):
        return False
    fits = reading.weekday is None or days[0].isoweekday() == reading.weekday
    return fits and (reading.last_weekday is None or days[1].isoweekday() == reading.last_weekday)


def _range_fault(value: str) -> str | None:
    """What is wrong with a range of dates: an end that no calendar has, or ends in the wrong order."""
    if "/" not in value or "T" in value or "X" in value:
        return None
    first, last = (values.interval(part) for part in value.split("/", 1))
    if first is None or last is None:
        return "no_such_day"
    return "ends_before_it_begins" if first[0] > last[1] else None


def named_days(readings: Iterable[tuple[Found, Reading]]) -> list[Named]:
    """The days that are named with their numbers; with a weekday only where it fits."""
    named: dict[tuple[date, bool], Named] = {}
    for found, reading in readings:
        days = values.interval(reading.value) if reading.printed else None
        if days and days[0] == days[1] and reading.weekday in (None, days[0].isoweekday()):
            has_weekday = reading.weekday is not None
            named.setdefault((days[0], has_weekday), Named(days[0], found.span, has_weekday))
    return list(named.values())[:_MOST_NAMED]


def _is_hour(hour: int, minute: int) -> bool:
    return minute < 60 and (hour < 24 or (hour, minute) == (24, 0))


def _exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has such a day; without a year, 29 February is one."""
    return values.valid_day(year or 2000, month, day) is not None


def _no_such_day(case: Case, named: Sequence[Named]) -> Verdict:
    year, month, day = case.reading.printed
    if month > 12 >= day and year:
        swapped = values.valid_day(year, day, month)
        if swapped and case.reading.weekday in (None, swapped.isoweekday()):
            return Verdict("impossible", "day_and_month_swapped", swapped)
    reason = "no_such_month" if not 1 <= month <= 12 else "no_such_day"
    suggestion = _nearest(_one_sign_away(case), case, named) if case.reading.weekday else None
    return Verdict("impossible", reason, suggestion, _witness(suggestion, case, named))


def _meant(case: Case, when: date, named: Sequence[Named]) -> tuple[date | None, Span | None]:
    """The day that was probably meant, and the place in the article that says so."""
    for other in named:
        if other.day == when and other.has_weekday and other.span != case.span:
            return when, other.span
    if case.is_credit and case.today and when == case.today:
        return when, None
    near = set(_one_sign_away(case)) | {when - timedelta(1), when + timedelta(1)}
    for other in named:
        if other.has_weekday and other.day.isoweekday() == case.reading.weekday and other.day in near:
            return other.day, other.span
    found = _nearest(_one_sign_away(case), case, named)
    return found, _witness(found, case, named)


def _one_sign_away(case: Case) -> Iterator[date]:
    """Days with the printed weekday whose numbers are one slip away: a digit changed, lost, added, or two swapped."""
    year, month, day = case.reading.printed
    if year is None:
        return
    months = [(year, number, day) for number in _edited(month, 12)]
    days = [(year, month, number) for number in _edited(day, 31)]
    years = [(year + step, month, day) for step in (-1, 1)]
    for numbers in sorted({*months, *days, *years}):
        found = values.valid_day(*numbers)
        if found and found.isoweekday() == case.reading.weekday:
            yield found


def _edited(number: int, most: int) -> set[int]:
    """Numbers up to *most* that are one slip from *number*.

    >>> sorted(_edited(2, 12))
    [1, 3, 4, 5, 6, 7, 8, 9, 12]
    """
    digits = str(number)
    slips = {digits[:i] + digits[i + 1 :] for i in range(len(digits))} | {digits[::-1]}
    for figure in "0123456789":
        slips |= {digits[:i] + figure + digits[i + 1 :] for i in range(len(digits))}
        slips |= {digits[:i] + figure + digits[i:] for i in range(len(digits) + 1)}
    return {int(slip) for slip in slips if slip and 1 <= int(slip) <= most} - {number}


def _nearest(candidates: Iterable[date], case: Case, named: Sequence[Named]) -> date | None:
    """The one candidate next to the article's other dates, on the side that the words say; None if two are."""
    others = [other.day for other in named if other.span != case.span]
    at = case.today or max(others, default=None)
    if at is None:
        return None
    ranked = []
    for day in candidates:
        if (case.way == TO_COME and day < at - timedelta(2)) or (case.way == PAST and case.today and day > at):
            continue
        ranked.append((abs((day - at).days), day))
    ranked.sort()
    if not ranked or ranked[0][0] > _NEAR:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= _CLEARLY else None


def _witness(day: date | None, case: Case, named: Sequence[Named]) -> Span | None:
    """Of the other dates with a weekday that fits, the one nearest to *day*."""
    others = [other for other in named if other.span != case.span and other.has_weekday]
    if day is None or not others:
        return None
    return min(others, key=lambda other: (abs((other.day - day).days), other.span.start)).span
