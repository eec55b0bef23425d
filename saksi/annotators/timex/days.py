"""Days and hours: `Selasa (26/2) sore`, `26-27 Februari`, `Kamis pekan lalu`, `kemarin`, `pukul 14.00 WIB`."""

from __future__ import annotations

from datetime import date, timedelta

from saksi.annotators.timex import values
from saksi.annotators.timex.context import Context
from saksi.annotators.timex.numbers import number_of
from saksi.annotators.timex.reading import Groups, Reading
from saksi.annotators.timex.recognise import Found
from saksi.annotators.timex.ways import OPEN, PAST, TO_COME
from saksi.annotators.timex.years import year_of_day

_OVER_MONTH = 15
"""`28-2 Maret` begins in the month before; a range that only runs back a little is a misprint."""
_AFTER_NOON = {"AF": 12, "EV": 12, "NI": 12}


def read_day(found: Found, g: Groups, context: Context) -> Reading:
    """A day, a range of days, or a part of a day."""
    if "month" in g:
        reading = _numbered(found, g, context)
    elif "day" in g:
        reading = _of_month(found, g, context)
    else:
        reading = _weekday(found, g, context)
    return with_hour(reading, g)


def _numbered(found: Found, g: Groups, context: Context) -> Reading:
    month, day = int(g["month"]), int(g["day"])
    weekday = int(g["weekday"]) if "weekday" in g else None
    anchor = settled = None
    if "year" in g:
        year = full_year(g["year"])
    else:
        year, settled, anchor = _year(found, g, context, month, day, weekday)
    last = int(g["day__end"]) if "day__end" in g else None
    spelled = _spelled(year, month, day)
    value = spelled if last is None else f"{_first_of_range(year, month, day, last)}/{_spelled(year, month, last)}"
    return Reading(
        value,
        "DATE",
        anchor=anchor,
        settled=settled,
        weekday=weekday,
        last_weekday=int(g["weekday__end"]) if "weekday__end" in g and last else None,
        printed=(year, month, day),
    )


def _spelled(year: int | None, month: int, day: int) -> str:
    """Day and month as printed; a month that cannot be leaves month and day open."""
    head = values.OPEN_YEAR if year is None else f"{year:04d}"
    return f"{head}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else f"{head}-XX-XX"


def _first_of_range(year: int | None, month: int, day: int, last: int) -> str:
    if day <= last or year is None or day - last < _OVER_MONTH:
        return _spelled(year, month, day)
    before = values.month_start(date(year, month, 1), -1)
    return _spelled(before.year, before.month, day)


def _year(found: Found, g: Groups, context: Context, month: int, day: int, weekday: int | None):
    """Year, what settled it, what it was counted from."""
    known = context.around.known_year(month, day, found.start)
    if known:
        return known, "known-event", None
    if found.start in context.years:
        return *context.years[found.start], None
    shared = context.around.shared_year(found.end)
    if shared:
        return shared, "range", None
    if context.today is None:
        return None, None, None
    step = step_of(g)
    if step is not None and "step" in g:
        way = step or OPEN
        year, settled = year_of_day(context.today, month, day, weekday, way)
        bound = values.valid_day(year, month, day)
        if bound and way and (bound - context.today).days * way < 0:
            year += way
        return year, settled, "dct"
    year, settled = year_of_day(context.today, month, day, weekday, context.way(found.span))
    return year, settled, "dct"


def full_year(text: str) -> int:
    """A year of two digits is one of 1970 to 2069.

    >>> full_year("19"), full_year("2019")
    (2019, 2019)
    """
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 70 else 1900)


def step_of(g: Groups) -> int | None:
    """The step that words such as `lalu` say, whatever they follow."""
    for name in ("step", "step__week", "step__late", "step__part"):
        if name in g:
            return int(g[name])
    return None


def _of_month(found: Found, g: Groups, context: Context) -> Reading:
    """`tanggal 24 kemarin`: the nearest such day in the direction of step and tense."""
    day, today = int(g["day"]), context.today
    if today is None:
        return Reading(f"XXXX-XX-{day:02d}", "DATE")
    way = step_of(g) or context.way(found.span)
    here = values.valid_day(today.year, today.month, day)
    months = 0
    if way == TO_COME and (here is None or here < today):
        months = 1
    elif way != TO_COME and (here is None or here > today):
        months = -1
    first = values.month_start(today, months)
    return Reading(f"{first.isoformat()[:7]}-{day:02d}", "DATE", anchor="dct", printed=(first.year, first.month, day))


def _weekday(found: Found, g: Groups, context: Context) -> Reading:
    weekday, today = int(g["weekday"]), context.today
    if "turn" in g and context.last and values.shortened(context.last[0], "D"):
        value, anchor = context.last
        day = values.interval(value)[0]
        near = values.weekday_from(day, weekday, -1 if g["turn"] == "-1" else 1, strictly=True)
        return Reading(near.isoformat(), "DATE", anchor=anchor)
    if today is None:
        return Reading(f"XXXX-WXX-{weekday}", "DATE")
    week = g.get("step__week") or g.get("step__late")
    if week:
        monday = today + timedelta(7 * int(week) + 1 - today.isoweekday())
        return Reading((monday + timedelta(weekday - 1)).isoformat(), "DATE", anchor="dct")
    step = step_of(g)
    if step is None and "turn" in g:
        step = -1
    if step == 0:
        near = today + timedelta(weekday - today.isoweekday())
    elif step is not None:
        near = values.weekday_from(today, weekday, step, strictly=True)
    else:
        named = context.day_behind_last(weekday, found.start) or context.named_weekday(weekday)
        if named:
            return Reading(named[0], "DATE", anchor=named[1])
        way = TO_COME if context.way(found.span) == TO_COME else PAST
        near = values.weekday_from(today, weekday, way, strictly=False)
    return Reading(near.isoformat(), "DATE", anchor="dct")


def read_near_day(found: Found, g: Groups, context: Context) -> Reading:
    """`hari ini`, `kemarin malam`, `sore ini`: so many days from the article's date as the rule says."""
    if context.today is None:
        return with_hour(Reading(values.OPEN_DAY, "DATE"), g, found)
    day = context.today + timedelta(found.rule.shift)
    return with_hour(Reading(day.isoformat(), "DATE", anchor="dct"), g, found)


def part_of(g: Groups) -> str | None:
    for name in ("part", "part__first", "part__night", "part__after"):
        if name in g:
            return g[name]
    return "NI" if "night" in g else None


def with_hour(reading: Reading, g: Groups, found: Found | None = None) -> Reading:
    """The reading made a TIME where the words name an hour or a part of the day."""
    from dataclasses import replace

    if "hour" in g:
        time, clock = clock_of(g, g.get("part__clock") or g.get("part") or g.get("part__first"))
        if "hour__end" in g:
            until, _ = clock_of({"hour": g["hour__end"], "minute": g.get("minute__end", "00")}, g.get("part__clock"))
            return replace(reading, value=f"{reading.value}{time}/{reading.value}{until}", type="TIME", clock=clock)
        return replace(reading, value=reading.value + time, type="TIME", clock=clock)
    part = part_of(g)
    return reading if part is None else replace(reading, value=f"{reading.value}T{part}", type="TIME")


def clock_of(g: Groups, part: str | None) -> tuple[str, tuple[int, int]]:
    """``T14:30`` and (14, 30); `8 malam` is 20, `12 malam` 24; an hour that no clock has gives ``TXX:XX``."""
    hour, minute = int(g["hour"]), int(g.get("minute") or 0)
    if part in _AFTER_NOON and 1 <= hour <= 11 and not (part == "AF" and hour >= 10):
        hour += 12
    elif part == "NI" and hour == 12:
        hour = 24
    clock = hour, minute
    possible = minute < 60 and (hour < 24 or clock == (24, 0))
    return (f"T{hour:02d}:{minute:02d}" if possible else "TXX:XX"), clock


def read_clock(found: Found, g: Groups, context: Context) -> Reading:
    """An hour on the last day named, else on the article's."""
    g = dict(g)
    if "hour__word" in g:
        number = number_of(g.pop("hour__word"), context.grammar.words["number"], {}) or 0
        half = number != int(number)  # `setengah sembilan` is half an hour to nine
        g |= {"hour": str(int(number) - half), "minute": "30" if half else "00"}
    if "noon" in g:
        g |= {"hour": "12" if g["noon"] == "hari" else "24"}
    last = context.last
    day, anchor = (values.shortened(last[0], "D"), last[1]) if last else (None, None)
    if day is None:
        anchor = None
    if anchor is None and context.today is not None:
        day, anchor = context.today.isoformat(), "dct"
    return with_hour(Reading(day or values.OPEN_DAY, "TIME", anchor=anchor), g)


def read_every_day(found: Found, g: Groups) -> str | None:
    """The open value of a day that comes back: `setiap Senin`, `setiap 17 Agustus`, `setiap malam`."""
    if "weekday" in g:
        value = f"XXXX-WXX-{g['weekday']}"
    elif "month" in g:
        value = f"XXXX-{g['month']}" + (f"-{int(g['day']):02d}" if "day" in g else "")
    elif "part" in g:
        value = values.OPEN_DAY
    else:
        return None
    return f"{value}T{g['part']}" if "part" in g else value
