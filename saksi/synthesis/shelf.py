"""Events on a shelf by month, so that an account meets only those near its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Generic, TypeVar

Item = TypeVar("Item")
_LONG = timedelta(days=62)
"""An interval longer than this is kept apart rather than under each of its months."""


class Shelf(Generic[Item]):
    """Items under the months of their intervals; those without a time, or with a long one, lie loose."""

    def __init__(self) -> None:
        self._by_month: dict[str, list[Item]] = {}
        self._loose: list[Item] = []
        self._placed: dict[str, list[Item]] = {}
        self._all: dict[int, Item] = {}

    def add(self, item: Item, earliest: str | None, latest: str | None, country: str | None) -> None:
        """Puts an item under the months of an interval of ISO days and under a country."""
        self._all.setdefault(id(item), item)
        months = months_of(earliest, latest)
        for row in [self._by_month.setdefault(month, []) for month in months] if months else [self._loose]:
            _append(row, item)
        if country:
            _append(self._placed.setdefault(country, []), item)

    def near(self, earliest: str | None, latest: str | None, margin: timedelta) -> Iterator[Item]:
        """Items whose months an interval touches, widened by *margin*, and those that lie loose; else all."""
        months = months_of(earliest, latest, margin)
        if not months:
            yield from self._all.values()
            return
        yield from _once([*(item for month in months for item in self._by_month.get(month, ())), *self._loose])

    def at(self, country: str | None) -> Iterator[Item]:
        """Items in a country."""
        yield from self._placed.get(country or "", ())


def _append(row: list, item) -> None:
    if not any(item is other for other in row[-8:]):
        row.append(item)


def _once(items: list) -> Iterator:
    yield from {id(item): item for item in items}.values()


def months_of(earliest: str | None, latest: str | None, margin: timedelta = timedelta(0)) -> list[str]:
    """The months of an interval, ``YYYY-MM``; none if it is open, absent or long.

    >>> months_of("2019-02-27", "2019-03-01")
    ['2019-02', '2019-03']
    """
    if not earliest or not latest:
        return []
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if last - first > _LONG:
        return []
    first, last = first - margin, last + margin
    months = (last.year - first.year) * 12 + last.month - first.month
    numbers = (first.year * 12 + first.month - 1 + step for step in range(months + 1))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]
