"""What a time expression means: from the words of a rule's groups to a TIMEX3 value, no finer than the words.

Each function reads one kind of expression; a rule names it (``reads``). A relative expression is counted from
the article's date or from the last date named; where that is not known the value stays open (``XXXX-WXX``).
Days and hours are read in ``days``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from saksi.annotators.timex import values
from saksi.annotators.timex.context import Context
from saksi.annotators.timex.days import read_clock, read_day, read_every_day, read_near_day
from saksi.annotators.timex.numbers import number_of
from saksi.annotators.timex.reading import Groups, Reading
from saksi.annotators.timex.recognise import Found
from saksi.annotators.timex.ways import OPEN, PAST, TO_COME
from saksi.annotators.timex.years import year_of_month

_OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
_ON = re.compile(r"(?:\s+waktu(?:\s+\w+){1,2})?(?:\s+pada\s+|,\s*)")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def read(found: Found, context: Context) -> Reading:
    """The reading of one expression; the context takes note of its value as the last date named."""
    g = found.means
    reading = _READERS[found.rule.reads](found, g, context)
    mod = g.get("edge") or g.get("rough")
    reading = replace(reading, mod=mod) if mod else reading
    if reading.type in ("DATE", "TIME"):
        context.tell(reading.value, found.span)
    return reading


def reading_order(found: Sequence[Found], lower: str) -> list[int]:
    """The order in which expressions are read: an hour after the day that follows it (`pukul 9 pada 28 Mei`)."""
    order = list(range(len(found)))
    for number in range(len(found) - 1):
        hour, day = found[number], found[number + 1]
        if hour.rule.reads == "clock" and day.rule.reads == "day" and _ON.fullmatch(lower, hour.end, day.start):
            order[number], order[number + 1] = number + 1, number
    return order


def _constant(found: Found, g: Groups, context: Context) -> Reading:
    return Reading(found.rule.value, found.rule.type)


def _month(found: Found, g: Groups, context: Context) -> Reading:
    month, settled, anchor = int(g["month"]), None, None
    if "year" in g:
        year = int(g["year"])
    else:
        year, settled, anchor = _month_year(found, g, context, month)
    head = values.OPEN_YEAR if year is None else f"{year:04d}"
    value = f"{head}-{month:02d}"
    if "month__end" in g:
        last = int(g["month__end"])
        start = head if year is None or month <= last else f"{year - 1:04d}"
        value = f"{start}-{month:02d}/{head}-{last:02d}"
    return Reading(value, "DATE", anchor=anchor, settled=settled)


def _month_year(found: Found, g: Groups, context: Context, month: int):
    """Year, what settled it, what it was counted from."""
    if "turn__year" in g and context.last:
        value, anchor = context.last
        year = values.shortened(value, "Y")
        if year:
            return int(year) + int(g["turn__year"]), None, anchor
    shared = context.around.shared_year(found.end)
    if shared:
        return shared, "range", None
    if context.today is None:
        return None, None, None
    if "n" in g:
        count, _ = _counted({"unit": "Y", **g}, context)
        return (context.today.year - int(count), None, "dct") if count else (None, None, None)
    if "step__year" in g:
        return context.today.year + int(g["step__year"]), None, "dct"
    span = found.span
    if "step" in g:
        step = int(g["step"])
        year = year_of_month(context.today, month, step, strictly=True) if step else context.today.year
        return year, None, "dct"
    way = context.way(span)
    if way == PAST and context.around.is_at(found.start):
        return year_of_month(context.today, month, PAST, strictly=month != context.today.month), "tense", "dct"
    return year_of_month(context.today, month, way), "tense" if way else "nearest", "dct"


def _year(found: Found, g: Groups, context: Context) -> Reading:
    if "year__end" not in g:
        return Reading(f"{int(g['year']):04d}", "DATE")
    first, last = g["year"], g["year__end"]
    return Reading(f"{first}/{last if len(last) == 4 else first[:2] + last}", "DATE")


def _decade(found: Found, g: Groups, context: Context) -> Reading:
    decade = g.get("decade") or g["decade__long"]
    return Reading((decade if len(decade) == 4 else f"{full_year_of_decade(decade)}")[:3], "DATE")


def full_year_of_decade(digits: str) -> int:
    """`80-an` are the 1980s, `10-an` those of this century.

    >>> full_year_of_decade("80"), full_year_of_decade("10")
    (1980, 2010)
    """
    return int(digits) + (2000 if int(digits) <= 20 else 1900)


def _century(found: Found, g: Groups, context: Context) -> Reading:
    text = g["century"]
    if text.isdigit():
        number = int(text)
    else:
        digits = [_ROMAN[letter] for letter in text]
        number = sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))
    return Reading(f"{max(number - 1, 0):02d}", "DATE")


def _quarter(found: Found, g: Groups, context: Context) -> Reading:
    letter, most = ("H", 2) if g["kind"] in ("semester", "paruh") else ("Q", 4)
    rank = min(int(g["rank"]), most)
    anchor = None
    if "year" in g:
        year = g["year"]
    elif context.today is None:
        year = values.OPEN_YEAR
    else:
        year, anchor = context.today.year + int(g.get("step__year", "0")), "dct"
        if "step__year" not in g and context.way(found.span) != TO_COME:
            starts = date(year, (rank - 1) * (12 // most) + 1, 1)
            year -= starts > context.today
    return Reading(f"{year}-{letter}{rank}", "DATE", anchor=anchor)


def _season(found: Found, g: Groups, context: Context) -> Reading:
    if "year" in g:
        return Reading(f"{g['year']}-{g['season']}", "DATE")
    if context.today is None:
        return Reading(f"XXXX-{g['season']}", "DATE")
    today = context.today
    if "step__year" in g:
        year = today.year + int(g["step__year"])
    else:
        step = int(g["step"]) if "step" in g else context.way(found.span) or PAST
        year = today.year
        first, _ = values.interval(f"{year}-{g['season']}")
        if step == TO_COME and first <= today:
            year += 1
        elif step == PAST and first > today:
            year -= 1
    return Reading(f"{year}-{g['season']}", "DATE", anchor="dct")


def _unit(found: Found, g: Groups, context: Context) -> Reading:
    unit = g.get("unit", "D")
    if "turn" in g:
        return _unit_turn(found, g, context, unit)
    if context.today is None:
        return Reading(_OPEN[unit], "DATE")
    value = values.stepped(context.today, unit, int(g.get("step", "0")))
    return Reading(value or _OPEN[unit], "DATE", anchor="dct")


def _unit_turn(found: Found, g: Groups, context: Context, unit: str) -> Reading:
    """`tahun itu`, `hari sebelumnya`, `malam itu`: counted from the last date named."""
    step = int(g["turn"]) if g["turn"].lstrip("-").isdigit() else 0
    base, anchor = context.last_by(unit)
    found_value = values.stepped(values.interval(base)[0], unit, step) if base else None
    if "part" in g:
        return Reading(f"{found_value or _OPEN['D']}T{g['part']}", "TIME", anchor=anchor if found_value else None)
    return Reading(found_value or _OPEN[unit], "DATE", anchor=anchor if found_value else None)


def _weekend(found: Found, g: Groups, context: Context) -> Reading:
    if context.today is None:
        return Reading("XXXX-WXX-WE", "DATE")
    step = int(g.get("step", "0"))
    if "step" not in g and context.today.isoweekday() < 6 and context.way(found.span) == PAST:
        step = -1
    week = values.stepped(context.today, "W", step)
    return Reading(f"{week}-WE", "DATE", anchor="dct")


def _counted(g: Groups, context: Context) -> tuple[float | None, str]:
    """How many of which unit: `dua hari`, `sepekan`, `berbulan-bulan`."""
    for name in ("one_unit", "one_unit__first"):
        if name in g:
            return 1.0, g[name]
    words = context.grammar.words
    return number_of(" ".join(g["n"].split()), words["number"], words["some"]), g["unit"]


def _ago(found: Found, g: Groups, context: Context) -> Reading:
    count, unit = _counted(g, context)
    sign = 1 if g["step"] == "lagi" else -1
    if count is None or unit.startswith("T"):
        return Reading("FUTURE_REF" if sign > 0 else "PAST_REF", "DATE")
    if context.today is None:
        return Reading(_OPEN[unit], "DATE")
    value = values.stepped(context.today, unit, sign * count)
    return Reading(value or _OPEN[unit], "DATE", anchor="dct")


def _turn(found: Found, g: Groups, context: Context) -> Reading:
    """`dua hari kemudian`, `sepekan sebelumnya`; an uncounted or shorter time is a length (`lima menit kemudian`)."""
    if "turn" not in g:
        count, unit, sign = 1.0, "D", 1
    else:
        count, unit = _counted(g, context)
        sign = -1 if g["turn"] == "-1" else 1
        if count is None or unit.startswith("T"):
            return _length(count, unit)
    base, anchor = context.last_by(unit if unit in "DWMY" else "Y")
    stepped = values.stepped(values.interval(base)[0], unit, sign * count) if base else None
    value = stepped or _OPEN[unit]
    kind = "TIME" if "part" in g else "DATE"
    return Reading(f"{value}T{g['part']}" if "part" in g else value, kind, anchor=anchor if stepped else None)


def _length(count: float | None, unit: str, more: tuple[float | None, str] | None = None) -> Reading:
    parts = [(count, unit)] + ([more] if more else [])
    if unit in ("DE", "CE") and count is not None and count != int(count):
        parts = [(count * (10 if unit == "DE" else 100), "Y")]
    date_part = "".join(f"{_figure(n)}{u}" for n, u in parts if not u.startswith("T"))
    time_part = "".join(f"{_figure(n)}{u[1:]}" for n, u in parts if u.startswith("T"))
    return Reading(f"P{date_part}" + (f"T{time_part}" if time_part else ""), "DURATION")


def _figure(number: float | None) -> str:
    if number is None:
        return "X"
    return str(int(number)) if number == int(number) else f"{number:g}"


def _duration(found: Found, g: Groups, context: Context) -> Reading:
    words = context.grammar.words
    if "many_unit" in g:
        return _length(None, g["many_unit"])
    if "plural" in g:
        return _length(None, words["unit"][g["plural"]])
    if "n" not in g and "one_unit" not in g:
        return _length(1.0, "D")
    count, unit = _counted(g, context)
    if "n__end" in g:
        return _length(None, unit)
    more = None
    if "n__more" in g:
        more = number_of(g["n__more"], words["number"], words["some"]), g["unit__more"]
    return _length(count, unit, more)


def _every(found: Found, g: Groups, context: Context) -> Reading:
    value = read_every_day(found, g)
    if value is not None:
        return Reading(value, "SET")
    for name in ("each_unit", "one_unit", "one_unit__first"):
        if name in g:
            return replace(_length(1.0, g[name]), type="SET")
    count, unit = _counted({"n": "1", **g}, context)
    return replace(_length(count, unit), type="SET")


def _then(found: Found, g: Groups, context: Context) -> Reading:
    """`saat itu`: the last date named if it is near, else some time past."""
    near = context.near_last(found.start)
    return Reading(near[0], "DATE", anchor=near[1]) if near else Reading("PAST_REF", "DATE")


def _week_ending(found: Found, g: Groups, context: Context) -> Reading:
    day = read_day(found, {name: g[name] for name in ("day", "month", "year") if name in g}, context)
    days = values.interval(day.value)
    return Reading(values.week(days[0]) if days else _OPEN["W"], "DATE", anchor=day.anchor)


def _holiday(found: Found, g: Groups, context: Context) -> Reading:
    span = found.span
    year, anchor, way = None, None, OPEN
    if "year" in g:
        year = int(g["year"])
    elif context.today and "step__year" in g:
        year, anchor = context.today.year + int(g["step__year"]), "dct"
    elif context.today:
        way, anchor = int(g["step"]) if "step" in g else context.way(span), "dct"
    value = context.holidays.value(g["holiday"], year, context.today, way)
    if value and found.groups.get("eve"):
        eve = values.stepped(values.interval(value)[0], "D", -1)
        return Reading(f"{eve}TNI", "TIME", anchor=anchor)
    return Reading(value or values.OPEN_DAY, "DATE", anchor=anchor if value else None)


_READERS: dict[str, Callable[[Found, Groups, Context], Reading]] = {
    "constant": _constant,
    "day": read_day,
    "near": read_near_day,
    "clock": read_clock,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "season": _season,
    "unit": _unit,
    "weekend": _weekend,
    "ago": _ago,
    "turn": _turn,
    "duration": _duration,
    "every": _every,
    "then": _then,
    "week_ending": _week_ending,
    "holiday": _holiday,
}
