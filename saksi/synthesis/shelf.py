"""Events on a shelf by time, so that an account meets only those near its time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)
_LONG = timedelta(days=62)
"""An interval longer than this is kept apart rather than under each of its stretches."""
_STRETCH = 8
"""Days of a stretch of time under which items lie."""


class Shelf(Generic[Item]):
    """Items under the stretches of eight days of their intervals.

    Those with a long or open interval, or told of without one, lie loose; those that have no time at all, apart.
    """

    def __init__(self) -> None:
        self._by_stretch: dict[int, dict[Item, None]] = {}
        self._loose: dict[Item, None] = {}
        self._timeless: dict[Item, None] = {}
        self._placed: dict[str, dict[Item, None]] = {}
        self._all: dict[Item, None] = {}

    def add(
        self, item: Item, earliest: str | None, latest: str | None, country: str | None, is_timeless: bool = False
    ) -> None:
        """Puts an item under an interval of ISO days and under a country."""
        self._all[item] = None
        stretches = stretches_of(earliest, latest)
        for stretch in stretches:
            self._by_stretch.setdefault(stretch, {})[item] = None
        if is_timeless:
            self._timeless[item] = None
        elif not stretches:
            self._loose[item] = None
        if country:
            self._placed.setdefault(country, {})[item] = None

    def near(self, earliest: str | None, latest: str | None, margin: timedelta, most: int | None = None) -> set[Item]:
        """Items near an interval: in its stretches, widened by *margin*, all that lie loose, and those without a time.

        Of no interval all. Where those in the stretches, or those that lie loose, are more than *most*, none of them.
        """
        stretches = stretches_of(earliest, latest, margin)
        rows = [self._by_stretch.get(stretch, {}) for stretch in stretches] if stretches else [self._all]
        found, loose = set().union(*rows), self._loose
        if most is not None:
            found, loose = (items if len(items) <= most else () for items in (found, loose))
        return set(self._timeless).union(found, loose)

    def at(self, country: str | None, most: int) -> Sequence[Item]:
        """Items in a country; none where they are more than *most*."""
        found = self._placed.get(country or "", {})
        return list(found) if len(found) <= most else []


def stretches_of(earliest: str | None, latest: str | None, margin: timedelta = timedelta(0)) -> range:
    """The numbers of the stretches of an interval; none if it is open, absent or long.

    >>> len(stretches_of("2019-02-27", "2019-03-01")), len(stretches_of("2019-02-27", None))
    (1, 0)
    """
    if not earliest or not latest:
        return range(0)
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if last - first > _LONG:
        return range(0)
    return range((first - margin).toordinal() // _STRETCH, (last + margin).toordinal() // _STRETCH + 1)
