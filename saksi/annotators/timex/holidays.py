"""Days that have a name: from ``calendar.csv`` to the value of a holiday in a year, or of a day known by its date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from saksi.annotators.timex.values import interval, valid_day
from saksi.annotators.timex.ways import PAST, TO_COME


class Holidays:
    """The rows of the calendar, by name and year."""

    def __init__(self, rows: Iterable[Mapping[str, str]]):
        self._annual: dict[str, tuple[int, int]] = {}
        self._movable: dict[str, list[str]] = {}
        self._events: list[tuple[int, int, int, tuple[str, ...]]] = []
        for row in rows:
            if row["kind"] == "annual":
                self._annual[row["name"]] = int(row["start"][:2]), int(row["start"][3:])
            elif row["kind"] == "movable":
                value = f"{row['start']}/{row['end']}" if row["end"] else row["start"]
                self._movable.setdefault(row["name"], []).append(value)
            else:
                year, month, day = map(int, row["start"].split("-"))
                self._events.append((month, day, year, tuple(cue.strip() for cue in row["cue"].lower().split(";"))))

    def value(self, name: str, year: int | None, today: date | None, way: int) -> str | None:
        """The value of a holiday in *year*, or the one nearest to *today* in direction *way*."""
        if year is not None:
            return next((value for value in self._values(name, {year}) if value.startswith(str(year))), None)
        if today is None:
            return None
        around = self._values(name, {today.year - 1, today.year, today.year + 1})
        return min(around, key=lambda value: _apart(interval(value)[0], today, way), default=None)

    def _values(self, name: str, years: set[int]) -> list[str]:
        if name in self._annual:
            month, day = self._annual[name]
            return [f"{year:04d}-{month:02d}-{day:02d}" for year in sorted(years) if valid_day(year, month, day)]
        return [value for value in self._movable.get(name, ()) if int(value[:4]) in years]

    def year_of_event(self, month: int, day: int, lower: str, start: int, end: int) -> int | None:
        """The year of a day known by its date alone (`7 Oktober`), if a cue stands in ``lower[start:end]``."""
        for event_month, event_day, year, cues in self._events:
            if (event_month, event_day) == (month, day) and any(lower.find(cue, start, end) >= 0 for cue in cues):
                return year
        return None


_AGAINST_TENSE = 60
"""Days that a holiday on the other side than the words say counts more: the one last week is meant all the same."""


def _apart(day: date, today: date, way: int) -> int:
    """Days between, those to come counting double unless the words say so: a report looks back."""
    days = (day - today).days
    if days > 0:
        return days if way == TO_COME else 2 * days + (_AGAINST_TENSE if way == PAST else 0)
    return -days + (_AGAINST_TENSE if way == TO_COME else 0)
