"""Statements that are likely to say the same, found without comparing all: by their rarest words.

Two statements that share half of their words must share two of the rarest words of each (prefix filtering), so
a statement meets only those filed under these, and of a common word only the last that were filed. All is done on
arrays of numbers, some thousand statements at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

_CROWDED = 30
"""Statements met under one word: the last ones. Given in order of time, these are of the same news."""
_AT_ONCE = 20_000
"""Entries under words that are looked at together."""
_WIDTHS = (8, 16, 32, 64)
"""Statements are compared in tables of so many rows; what is longer, in tables of its own length."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Many lists of numbers, one behind the other: list *i* is ``flat[edges[i]:edges[i + 1]]``."""

    flat: np.ndarray
    edges: np.ndarray

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Lists:
        flat = [number for numbers in lists for number in numbers]
        return cls(np.array(flat, dtype=np.int32), np.cumsum([0, *map(len, lists)]))

    @property
    def sizes(self) -> np.ndarray:
        return np.diff(self.edges)

    def take(self, which: np.ndarray) -> Lists:
        """The lists with the numbers *which*, in that order."""
        sizes = self.sizes[which]
        edges = np.concatenate([[0], np.cumsum(sizes)])
        places = np.arange(edges[-1]) + np.repeat(self.edges[which] - edges[:-1], sizes)
        return Lists(self.flat[places], edges)

    def table(self, which: np.ndarray, width: int, filling: int) -> np.ndarray:
        """The lists *which* as columns of a table of *width* rows."""
        places = np.arange(width)[:, None]
        cells = np.minimum(self.edges[which] + places, max(0, len(self.flat) - 1))
        return np.where(places < self.sizes[which], self.flat[cells], np.int32(filling))


Pairs = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Of some pairs the later statements, the earlier ones, and how many words they have in common."""


def likely_pairs(
    statements: Lists, share: float, can_meet: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None
) -> Iterator[Pairs]:
    """Pairs of statements (their words as numbers) that have at least *share* in common.

    Statements of fewer than two words are left out. *can_meet* says of pairs whether they are of interest at all; it is
    asked before their words are counted. The pairs come in the order of their later, then of their earlier statement.
    """
    sizes = statements.sizes
    words, owners = _filed(statements, share)
    by_word = np.argsort(words, kind="stable")
    filed = owners[by_word]
    place = np.empty_like(owners)
    place[by_word] = np.arange(len(owners), dtype=owners.dtype)
    before = place - (np.cumsum(np.bincount(words)) - np.bincount(words))[words] if len(words) else place
    for begin, end in _stretches(owners, _AT_ONCE):
        late, early = _met(filed, *(entries[begin:end] for entries in (owners, place, before)), can_meet)
        common = _in_common(statements, late, early)
        enough = common / (sizes[late] + sizes[early] - common) >= share
        yield late[enough], early[enough], common[enough]


def _filed(statements: Lists, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Under which words which statements are filed, in the order of the statements."""
    often = np.bincount(statements.flat) if len(statements.flat) else np.zeros(0, dtype=int)
    words, owners = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for begin in range(0, len(statements.edges) - 1, _AT_ONCE):
        edges = statements.edges[begin : begin + _AT_ONCE + 1]
        flat = statements.flat[edges[0] : edges[-1]]
        sizes = np.diff(edges)
        owner = np.repeat(np.arange(len(sizes)), sizes)
        rarest = np.lexsort((often[flat], owner))
        kept = np.where(sizes < 2, 0, sizes - np.ceil(share * sizes).astype(int) + 2)
        is_kept = np.arange(len(flat)) - np.repeat(edges[:-1] - edges[0], sizes) < kept[owner]
        words.append(flat[rarest][is_kept])
        owners.append((owner[is_kept] + begin).astype(np.int32))
    return np.concatenate(words), np.concatenate(owners)


def _stretches(owners: np.ndarray, most: int) -> Iterator[tuple[int, int]]:
    """Stretches of about *most* entries that part no statement."""
    begin = 0
    while begin < len(owners):
        end = int(np.searchsorted(owners, owners[min(begin + most, len(owners)) - 1], side="right"))
        yield begin, end
        begin = end


def _met(
    filed: np.ndarray,
    owners: np.ndarray,
    place: np.ndarray,
    before: np.ndarray,
    can_meet: Callable[[np.ndarray, np.ndarray], np.ndarray] | None,
) -> tuple[np.ndarray, np.ndarray]:
    """The pairs that meet under two words: of each entry its statement, its place in *filed*, the entries before it."""
    base = int(owners.max()) + 1
    found = [np.zeros(0, np.int64)]
    for back in range(1, _CROWDED + 1):
        is_there = before >= back
        late, early = owners[is_there], filed[place[is_there] - back]
        if can_meet:
            of_interest = can_meet(late, early)
            late, early = late[of_interest], early[of_interest]
        found.append(late.astype(np.int64) * base + early)
    met = np.sort(np.concatenate(found))
    is_first = np.diff(met, prepend=-1) != 0
    late, early = np.divmod(met[is_first & ~np.append(is_first[1:], True)], base)
    return late, early


def _in_common(statements: Lists, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How many words the statements of each pair share."""
    common = np.zeros(len(one), dtype=np.int64)
    longest = np.maximum(statements.sizes[one], statements.sizes[other])
    done = 0
    for width in (*_WIDTHS, int(longest.max(initial=0))):
        which = np.flatnonzero((longest > done) & (longest <= width))
        done = max(done, width)
        if len(which):
            mine, theirs = statements.table(one[which], width, -1), statements.table(other[which], width, -2)
            common[which] = sum((theirs == words).any(axis=0) for words in mine)
    return common
