"""The year of a day or month that is printed without one: nearest to the article's date, as tense and weekday say.

A report looks back, so days to come count double; a weekday that fits outweighs nearness, except among the days
next to the article's date, where a misprint is likelier than a date of another year.
"""

from __future__ import annotations

from datetime import date

from saksi.annotators.timex.values import valid_day
from saksi.annotators.timex.ways import PAST, TO_COME

_CLOSE = 31
"""Days before the article within which numbers win over a weekday that does not fit."""
_MISFIT, _MISFIT_FAR = 330, 500
_AGAINST_TENSE = 60
_DAYS_TO_COME = 30
"""Costs in days. A year's distance is 365, so that close by the numbers win (330) and farther off the weekday (500)."""


def year_of_day(today: date, month: int, day: int, weekday: int | None, way: int) -> tuple[int, str]:
    """The year that costs least, and what settled it: ``weekday``, ``tense`` or ``nearest``.

    >>> year_of_day(date(2019, 2, 24), 6, 12, 2, 0)
    (2018, 'weekday')
    """
    costs: dict[int, float] = {}
    fitting = set()
    for year in range(today.year - 2, today.year + 2):
        found = _nearby(year, month, day)
        if found is None:
            continue
        distance = (found - today).days
        cost = float(-distance) if distance <= 0 else 2.0 * distance + (0 if way == TO_COME else _DAYS_TO_COME)
        if (way == PAST and distance > 0) or (way == TO_COME and distance < 0):
            cost += _AGAINST_TENSE
        if weekday is not None:
            if found.isoweekday() == weekday and found.day == day:
                fitting.add(year)
            else:
                is_close = -_CLOSE <= distance <= (2 * _CLOSE if way == TO_COME else 0)
                cost += _MISFIT if is_close else _MISFIT_FAR
        costs[year] = cost
    if not costs:
        return today.year, "nearest"
    year = min(costs, key=lambda candidate: (costs[candidate], candidate))
    nearest = min(costs, key=lambda candidate: abs((_nearby(candidate, month, day) - today).days))
    return year, "weekday" if year in fitting and year != nearest else "nearest" if year == nearest else "tense"


def _nearby(year: int, month: int, day: int) -> date | None:
    """The day, or for one that the month has not the last of that month, so that 29 February stays in its year."""
    found = valid_day(year, month, day)
    return found or next((d for last in (30, 29, 28) if last < day and (d := valid_day(year, month, last))), None)


def year_of_month(today: date, month: int, way: int, strictly: bool = False) -> int:
    """The year of a month: the nearest one, months to come counting double, or fourfold in a report of the past.

    *strictly* takes the way at its word and leaves out this month.

    >>> year_of_month(date(2014, 11, 27), 1, 0), year_of_month(date(2014, 11, 27), 6, 0)
    (2015, 2014)
    """
    back = (today.month - month) % 12
    ahead = (month - today.month) % 12
    if strictly:
        ahead, back = ahead or 12, back or 12
        goes_on = way == TO_COME
    else:
        goes_on = way == TO_COME or (4 if way == PAST else 2) * ahead < back
    months = today.year * 12 + today.month - 1 + (ahead if goes_on else -back)
    return months // 12
