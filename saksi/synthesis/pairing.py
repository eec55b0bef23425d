"""Statements that are likely to say the same, found without comparing all: by their rarest words.

Two statements that share half of their words must share two of the rarest words of each (prefix filtering), so
a statement meets only those filed under these, and of a common word only the last that were filed.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from math import ceil

_CROWDED = 30
"""Statements met under one word: the last ones. Given in order of time, these are of the same news."""


def likely_pairs(
    statements: Sequence[tuple[int, ...]],
    share: float,
    can_meet: Callable[[int, int], bool] | None = None,
) -> Iterator[tuple[int, int, float]]:
    """Pairs of statements (their words as numbers) that have at least *share* in common, and the share.

    Statements of fewer than two words are left out. *can_meet* says of two whether they are of interest at all; it is
    asked when their turn comes, before their words are counted.
    """
    often = Counter(token for tokens in statements for token in tokens)
    filed: dict[int, deque[int]] = {}
    for number, tokens in enumerate(statements):
        size = len(tokens)
        if size < 2:
            continue
        rarest = sorted(tokens, key=often.__getitem__)
        met: list[int] = []
        for token in rarest[: size - ceil(share * size) + 2]:
            row = filed.get(token)
            if row is None:
                row = filed[token] = deque(maxlen=_CROWDED)
            met.extend(row)
            row.append(number)
        mine = frozenset(tokens)
        for other in sorted([found for found, times in Counter(met).items() if times > 1]):
            if can_meet and not can_meet(other, number):
                continue
            common = len(mine.intersection(statements[other]))
            found = common / (size + len(statements[other]) - common)
            if found >= share:
                yield other, number, found
