"""Which predicted row stands for which gold row, and what is counted from that.

Time expressions and mentions pair as in TempEval-3 (UzZaman et al. 2013): relaxed where they overlap. Quotations
and claims pair where their words overlap by half (intersection over union of tokens), edges free of marks and
stops. One to one in either case: equal spans first, then the greatest overlap, then text order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Row = dict
Pair = tuple[Row, Row]
_TOKEN = re.compile(r"\w+")
_EDGE = " \t\r\n\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb.,;:!?"
HALF = 0.5


@dataclass(frozen=True)
class Counts:
    """Hits among gold and predicted rows, and precision, recall and F1 of them."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """
        >>> Counts(1, 1, 2).f1
        0.6666666666666666
        """
        return 2 * self.hits / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


def pair(gold: Sequence[Row], predicted: Sequence[Row], fit: Callable[[Row, Row], float]) -> list[Pair]:
    """One-to-one pairs of those that fit (above 0), the best first; 1 is reserved for equal spans.

    Rows are dicts with ``start`` and ``end``, sorted by them.
    """
    starts = [row["start"] for row in predicted]
    longest = max((row["end"] - row["start"] for row in predicted), default=0)
    candidates = []
    for number, row in enumerate(gold):
        first, last = bisect_left(starts, row["start"] - longest), bisect_right(starts, row["end"])
        for other in range(first, last):
            score = fit(row, predicted[other])
            if score > 0:
                candidates.append((-score, number, other))
    return _one_to_one(gold, predicted, candidates)


def _one_to_one(
    gold: Sequence[Row], predicted: Sequence[Row], candidates: Iterable[tuple[float, int, int]]
) -> list[Pair]:
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, number, other in sorted(candidates):
        if number not in taken_gold and other not in taken:
            taken_gold.add(number)
            taken.add(other)
            pairs.append((gold[number], predicted[other]))
    return pairs


def pair_all(gold: Sequence[Row], predicted: Sequence[Row], fit: Callable[[Row, Row], float]) -> list[Pair]:
    """As :func:`pair`, for rows without spans: every gold row is compared with every predicted one."""
    candidates = [
        (-score, number, other)
        for number, row in enumerate(gold)
        for other, made in enumerate(predicted)
        if (score := fit(row, made)) > 0
    ]
    return _one_to_one(gold, predicted, candidates)


def is_same_span(gold: Row, predicted: Row) -> bool:
    return (gold["start"], gold["end"]) == (predicted["start"], predicted["end"])


def overlap(gold: Row, predicted: Row) -> float:
    """Characters in common, as a share of the text that both cover; 1 for equal spans, 0 for none.

    >>> overlap({"start": 0, "end": 4}, {"start": 2, "end": 6})
    0.3333333333333333
    """
    common = min(gold["end"], predicted["end"]) - max(gold["start"], predicted["start"])
    return max(0, common) / (max(gold["end"], predicted["end"]) - min(gold["start"], predicted["start"]))


def half_of_the_words(gold: Row, predicted: Row) -> float:
    """Tokens in common among all tokens of both, 0 below a half. Rows need ``tokens``, from :func:`with_tokens`."""
    together = gold["tokens"] | predicted["tokens"]
    share = len(gold["tokens"] & predicted["tokens"]) / len(together) if together else 0.0
    if share < HALF:
        return 0.0
    same_kind = gold.get("kind") == predicted.get("kind")
    return share + (0.001 if same_kind else 0) + (0.01 if is_same_span(gold, predicted) else 0)


def with_tokens(rows: Iterable[Row], text: str) -> list[Row]:
    """The rows, without marks, stops and spaces at their edges, and with the numbers of their tokens."""
    spans = [token.span() for token in _TOKEN.finditer(text)]
    ends = [end for _, end in spans]
    starts = [start for start, _ in spans]
    made = []
    for row in rows:
        start, end = row["start"], row["end"]
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        tokens = range(bisect_right(ends, start), bisect_left(starts, end))
        made.append({**row, "start": start, "end": end, "tokens": frozenset(tokens)})
    return sorted(made, key=lambda row: (row["start"], row["end"]))


def macro_f1(pairs: Iterable[tuple[object, object]]) -> float:
    """The mean F1 over the values that occur in gold, each weighing the same.

    >>> macro_f1([("a", "a"), ("a", "b"), ("b", "b")])
    0.6666666666666666
    """
    pairs = list(pairs)
    values = sorted({gold for gold, _ in pairs}, key=str)
    scores = [
        Counts(
            sum(1 for gold, made in pairs if gold == made == value),
            sum(1 for _, made in pairs if made == value),
            sum(1 for gold, _ in pairs if gold == value),
        ).f1
        for value in values
    ]
    return sum(scores) / len(scores) if scores else 0.0
