"""A time axis on which a stretch in which nothing happens is drawn short, with a break.

Days stay apart even where the articles span years. Limits: within a stretch that is drawn, time runs evenly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date

_FEWEST_TICKS = 3
_TICKS_APART = 0.13
"""Least distance of two labels of the time axis, as a share of its length."""


@dataclass(frozen=True)
class Axis:
    """From days to places on the axis, empty stretches drawn short."""

    pieces: tuple[tuple[int, int, float, float], ...]

    @classmethod
    def over(cls, spans: list[tuple[int, int]]) -> Axis:
        """An axis for intervals of ordinal days."""
        merged: list[list[int]] = []
        total = max(end for _, end in spans) - min(start for start, _ in spans) + 1
        pad = max(3, total // 60)
        for start, end in sorted(spans):
            start, end = start - pad, end + pad
            if merged and start <= merged[-1][1] + max(20, total // 12):
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        room = sum(max(end - start, total // 40) for start, end in merged)
        at, pieces = 0.0, []
        for start, end in merged:
            width = max(end - start, total // 40) / room * (1 - 0.05 * (len(merged) - 1))
            pieces.append((start, end, at, at + width))
            at += width + 0.05
        return cls(tuple(pieces))

    def place(self, day: int) -> float:
        """Where a day stands, 0 to 1."""
        for start, end, left, right in self.pieces:
            if day <= end:
                return left + (max(day, start) - start) / (end - start) * (right - left)
        return self.pieces[-1][3]

    def breaks(self) -> list[float]:
        """Middles of the stretches that are drawn short."""
        return [(a[3] + b[2]) / 2 for a, b in zip(self.pieces, self.pieces[1:], strict=False)]


def ticks(axis: Axis, locale: Locale) -> list[tuple[float, str]]:
    """Beginnings of years, half years, quarters and months, where they stand far enough apart to be labelled.

    An axis of weeks, in which few months begin, has days as well.
    """
    days = [day for start, end, _, _ in axis.pieces for day in _months(start, end)]
    labels: dict[float, str] = {}

    def mark(day: date, form: str) -> None:
        place = axis.place(day.toordinal())
        if all(abs(place - other) > _TICKS_APART for other in labels):
            labels[place] = format_date(day, form, locale=locale)

    for step in (12, 6, 3, 1):
        for day in days:
            if (day.month - 1) % step == 0:
                mark(day, "y" if day.month == 1 else "MMM y")
    if len(labels) < _FEWEST_TICKS:
        for start, end, _, _ in axis.pieces:
            for number in range(start, end + 1):
                mark(date.fromordinal(number), "d MMM")
    return sorted(labels.items())


def _months(start: int, end: int) -> list[date]:
    """The first days of months between two ordinal days."""
    day, found = date.fromordinal(start).replace(day=1), []
    while day.toordinal() <= end:
        if day.toordinal() >= start:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found
