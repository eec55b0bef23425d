"""Where states stand in a text, whether they are mentions there or not: `warga Rusia` speaks of Rusia too."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence


class States:
    """The states of one text in order.

    >>> states = States([(0, "rusia"), (40, "china"), (60, "rusia")])
    >>> states.between(30, 60), states.foremost
    (['china'], 'rusia')
    """

    def __init__(self, named: Sequence[tuple[int, str]]) -> None:
        self._starts = [start for start, _ in named]
        self._ids = [state for _, state in named]
        counts = Counter(self._ids)
        self.foremost = max(counts, key=counts.__getitem__) if counts else None
        """The state spoken of most, of several the first."""

    def between(self, begin: int, end: int) -> list[str]:
        """The ids of the states that begin in a stretch, in order."""
        return self._ids[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]
