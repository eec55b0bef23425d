"""Arithmetic of the calendar: TIMEX3 values, the days they cover, steps by day, week, month and year.

A value is a string such as ``2019-02-28``, ``2019-W09``, ``2019-02-26/2019-02-27`` or, where something is not
known, ``XXXX-06-12``. Seasons are the meteorological ones of the northern hemisphere.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

OPEN_YEAR = "XXXX"
OPEN_DAY = "XXXX-XX-XX"
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<part>WE|[1-7]))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SHARES = {"START": (0.0, 0.5), "MID": (0.25, 0.75), "END": (0.5, 1.0)}


@lru_cache(maxsize=4096)
def interval(value: str) -> tuple[date, date] | None:
    """First and last day that *value* covers; None where it is open, a length or no day of the calendar.

    >>> interval("2019-W09")
    (datetime.date(2019, 2, 25), datetime.date(2019, 3, 3))
    >>> interval("2019-02-31") is None
    True
    """
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    if re.fullmatch(r"\d{3}", value):
        return date(int(value + "0"), 1, 1), date(int(value + "9"), 12, 31)
    if re.fullmatch(r"\d{2}", value) and value != "00":
        return date(int(value + "00"), 1, 1), date(int(value + "99"), 12, 31)
    found = _VALUE.fullmatch(value)
    try:
        return _covered(found) if found else None
    except ValueError:
        return None


def _covered(found: re.Match) -> tuple[date, date]:
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["week"]:
        first = date.fromisocalendar(year, int(found["week"]), 1)
        if found["part"] == "WE":
            return first + timedelta(5), first + timedelta(6)
        if found["part"]:
            day = first + timedelta(int(found["part"]) - 1)
            return day, day
        return first, first + timedelta(6)
    month, length = 1, 12
    if found["month"]:
        month, length = int(found["month"]), 1
    elif found["quarter"]:
        month, length = 3 * int(found["quarter"]) - 2, 3
    elif found["half"]:
        month, length = 6 * int(found["half"]) - 5, 6
    elif found["season"]:
        month, length = _SEASON_MONTH[found["season"]], 3
    first = date(year, month, 1)
    return first, month_start(first, length) - timedelta(1)


def narrowed(days: tuple[date, date], mod: str | None) -> tuple[date, date]:
    """The part of an interval that `awal`, `pertengahan`, `akhir` speak of: a half of it.

    >>> narrowed((date(2019, 2, 1), date(2019, 2, 28)), "START")
    (datetime.date(2019, 2, 1), datetime.date(2019, 2, 14))
    """
    if mod not in _SHARES or days[0] == days[1]:
        return days
    length = (days[1] - days[0]).days + 1
    low, high = _SHARES[mod]
    return days[0] + timedelta(int(length * low)), days[0] + timedelta(max(int(length * high) - 1, 0))


def month_start(day: date, months: int) -> date:
    """The first of the month that lies *months* after that of *day*.

    >>> month_start(date(2019, 1, 31), -1)
    datetime.date(2018, 12, 1)
    """
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@lru_cache(maxsize=4096)
def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such.

    >>> valid_day(2019, 2, 29) is None, valid_day(2020, 2, 29)
    (True, datetime.date(2020, 2, 29))
    """
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def week(day: date) -> str:
    """The ISO week of a day.

    >>> week(date(2019, 12, 30))
    '2020-W01'
    """
    iso = day.isocalendar()
    return f"{iso[0]}-W{iso[1]:02d}"


def stepped(day: date, unit: str, count: float) -> str | None:
    """The value of the *unit* (D, W, M, Q, Y, DE, CE) that lies *count* of them from *day*; None if outside.

    >>> stepped(date(2019, 2, 28), "M", -8), stepped(date(2019, 2, 28), "Y", 1), stepped(date(2019, 2, 28), "W", -1)
    ('2018-06', '2020', '2019-W08')
    """
    try:
        if count != int(count):
            return stepped(day, "M", 12 * count) if unit == "Y" else stepped(day, "D", round(count * _DAYS[unit]))
        count = int(count)
        if unit == "D":
            return (day + timedelta(count)).isoformat()
        if unit == "W":
            return week(day + timedelta(7 * count))
        if unit == "M":
            return month_start(day, count).isoformat()[:7]
        if unit == "Q":
            first = month_start(day, 3 * count)
            return f"{first.year}-Q{(first.month + 2) // 3}"
        year = date(day.year + count * _YEARS[unit], 1, 1).year
        return f"{year:04d}"[: _WIDTH[unit]]
    except (ValueError, OverflowError, KeyError):
        return None


_DAYS = {"D": 1, "W": 7, "M": 30, "Q": 91, "DE": 3652, "CE": 36524}
_YEARS = {"Y": 1, "DE": 10, "CE": 100}
_WIDTH = {"Y": 4, "DE": 3, "CE": 2}


def weekday_from(day: date, weekday: int, way: int, strictly: bool) -> date:
    """The nearest day with ISO weekday *weekday* (1 Monday) in direction *way* (-1 back, 1 on).

    >>> weekday_from(date(2019, 2, 28), 4, -1, strictly=False), weekday_from(date(2019, 2, 28), 4, -1, strictly=True)
    (datetime.date(2019, 2, 28), datetime.date(2019, 2, 21))
    """
    distance = (way * (weekday - day.isoweekday())) % 7
    if distance == 0 and strictly:
        distance = 7
    return day + timedelta(way * distance)


def shortened(found: str, unit: str) -> str | None:
    """*found* no finer than *unit* (D, W, M, Y); None where it is coarser, open or a range.

    >>> shortened("2019-02-28T09:00", "M"), shortened("2019", "D") is None, shortened("2019-02-28", "W")
    ('2019-02', True, '2019-W09')
    """
    days = interval(found)
    if days is None:
        return None
    length = (days[1] - days[0]).days + 1
    if unit == "D":
        return days[0].isoformat() if length == 1 else None
    if unit == "W":
        return week(days[0]) if length <= 7 else None
    if unit == "M":
        return days[0].isoformat()[:7] if length <= 31 and days[0].month == days[1].month else None
    return f"{days[0].year:04d}" if days[0].year == days[1].year else None
