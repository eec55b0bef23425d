"""Claims that say the same across articles, and on how many independent texts they rest.

Quotations are translated, so wording differs: two claims of one source say the same when half of their content
words are shared, light stemming taken off, and neither number, scope nor polarity is another. Compared are columns
of numbers, many pairs at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

import numpy as np

from saksi.synthesis.independence import Groups
from saksi.synthesis.pairing import Pairs
from saksi.synthesis.sayings import Numbered, Sayings

SHARE = 0.5
_FEWEST = 3
"""Content words two claims must share, unless all of them are the same."""
_ONE_NEWS = timedelta(days=1)
"""Texts written no further apart than this are of one state of knowledge; a later one may be an update."""
_COMPARED = ("article", "source", "about", "days", "window", "numbers", "scope", "proper")


class Compared:
    """The ways in which claims say something, one a row in order of time, for pairs of them to be compared.

    *ranks* are the places of all claims of the table by their ids, so that the order of articles does not matter.
    ``numbers`` are the claims that stand for the ways. All methods take arrays of rows, and give one answer a pair.
    """

    def __init__(self, sayings: Sayings, ranks: np.ndarray):
        windows = sayings.shared["window"].known
        rows, window = sayings["row"][sayings.ways], sayings["window"][sayings.ways]
        self.order = np.lexsort((ranks[rows], _places([w or ("", "") for w in windows])[window]))
        self.numbers = sayings.ways[self.order]
        self.words = sayings.words.take(self.numbers)
        self._shared = sayings.shared
        self._cells = {name: sayings[name][self.numbers] for name in _COMPARED}
        self._is_negative = sayings["is_negative"][self.numbers] != sayings["is_denied"][self.numbers]
        written = [
            (_ordinal(w[0]) - _ONE_NEWS.days, _ordinal(w[1])) if w else (0, date.max.toordinal()) for w in windows
        ]
        self._written = np.array(written, dtype=np.int32).reshape(-1, 2)[self._cells["window"]]
        days = sayings.shared["days"].known
        bounds = _places([day for interval in days for day in interval or ("", "")]).reshape(-1, 2)
        self._days = bounds[self._cells["days"]]

    def are_one_news(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Whether two were written at about one time, and so can be in conflict."""
        first, last = self._written.T
        return (first[one] <= last[other]) & (first[other] <= last[one])

    def can_meet(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Whether two can be in conflict, or are of one source and so can agree."""
        return self.are_one_news(one, other) | self._is_one("source", one, other)

    def are_one(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Whether two are of one source in one article."""
        return self._is_one("source", one, other) & self._is_one("article", one, other)

    def agree(self, pairs: Pairs) -> np.ndarray:
        """Whether two of one source that have half of their words in common say the same.

        They can be about one thing: names fit, and no other time. Names fit where one claim's are among the other's; a
        claim about Japan is none about China.
        """
        one, other, common = pairs
        sizes, scope = self.words.sizes, self._cells["scope"]
        is_whole = (common == sizes[one]) & (common == sizes[other])
        same = is_whole | (common >= _FEWEST)
        same &= self._is_one("source", one, other) & self._is_one("numbers", one, other)
        same &= self._is_negative[one] == self._is_negative[other]
        same &= (scope[one] == scope[other]) | (scope[one] == 0) | (scope[other] == 0)
        first, last = self._days.T
        is_timeless = (self._cells["days"][one] == 0) | (self._cells["days"][other] == 0)
        same &= is_timeless | ((first[one] <= last[other]) & (first[other] <= last[one]))
        for names in ("about", "proper"):
            same[same] = self._fit(names, one[same], other[same])
        return same

    def _is_one(self, name: str, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        cells = self._cells[name]
        return cells[one] == cells[other]

    def _fit(self, name: str, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """:func:`fit` of the values of two, asked once for each two values."""
        values = self._shared[name].known
        asked, which = np.unique(
            self._cells[name][one].astype(np.int64) * len(values) + self._cells[name][other], return_inverse=True
        )
        answers = [
            fit(values[a], values[b])
            for a, b in zip(*(part.tolist() for part in np.divmod(asked, len(values))), strict=True)
        ]
        return np.array(answers, dtype=bool)[which]


def fit(one: Sequence, other: Sequence) -> bool:
    """Whether all of one are among the other, or one is empty."""
    if not one or not other or one == other:
        return True
    a, b = frozenset(one), frozenset(other)
    return a <= b or b <= a


class Joined:
    """Numbers from 0 that belong together, joined many at a time; the least of a group stands for it."""

    def __init__(self, count: int):
        self._least = np.arange(count)

    def roots(self, numbers: np.ndarray) -> np.ndarray:
        """The least number of the group of each."""
        found = self._least[numbers]
        while not np.array_equal(up := self._least[found], found):
            found = up
        self._least[numbers] = found
        return found

    def join(self, one: np.ndarray, other: np.ndarray) -> None:
        """Puts together the groups of each two numbers."""
        while len(one):
            least, most = np.sort(np.stack([self.roots(one), self.roots(other)]), axis=0)
            are_apart = least != most
            one, other = least[are_apart], most[are_apart]
            np.minimum.at(self._least, other, one)


def independent_texts(told: Iterable[tuple[str, str | None]]) -> int:
    """On how many independent texts claims rest, given the text of each and who passed it on, if anybody.

    Copies count once, and what one agency passed on counts once.
    """
    groups = Groups()
    nodes = set()
    for text, relay in told:
        node = f"text:{text}"
        nodes.add(node)
        if relay:
            groups.join(node, f"relay:{relay}")
    return len({groups.root(node) for node in nodes})


def count_texts(
    groups: np.ndarray, texts: np.ndarray, relays: np.ndarray, told: Numbered, passed: Numbered
) -> np.ndarray:
    """:func:`independent_texts` of each group, by numbers: of claims their group, their text, and their relay or 0.

    *told* and *passed* hold the texts and the relays. Only where something was passed on are the claims of a group
    looked at one by one.
    """
    order = np.lexsort((relays, texts, groups))
    rows = np.stack([groups[order], texts[order], relays[order]])
    group, text, relay = rows = rows[:, _is_new(rows)]
    counts = np.bincount(group[_is_new(rows[:2])], minlength=int(groups.max(initial=-1)) + 1)
    relayed = np.flatnonzero(np.isin(group, group[relay > 0]))
    members = zip(*(cells[relayed].tolist() for cells in (group, text, relay)), strict=True)
    for number, rows in groupby(members, key=itemgetter(0)):
        counts[number] = independent_texts((told.known[text], passed.known[relay]) for _, text, relay in rows)
    return counts


def _is_new(rows: np.ndarray) -> np.ndarray:
    """Of columns in their order, which are others than the one before."""
    return (np.diff(rows, prepend=-1) != 0).any(axis=0)


def _places(values: Sequence) -> np.ndarray:
    """The place of each value among all in their order; equals have one place."""
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.array([places[value] for value in values], dtype=np.int32)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
