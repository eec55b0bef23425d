"""Words that were run together when a page was scraped (`militerIsraelmenyerang`), taken apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate
from typing import TYPE_CHECKING

from saksi.text import folded
from saksi.words import Words

if TYPE_CHECKING:
    from saksi.annotators.claiming.kinds import Kinds

_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_GLUED, _LONGEST_GLUED, SHORTEST_NAME, _SHORTEST_REST = 6, 60, 3, 2
"""Letters of a run of words, at least and at most, of the name that may open it, and of what is run into it."""


class Parting:
    """Parts words in front of a capital, and behind a name where a word of the table or a verb follows.

    A name is one of *known*, or stands alone elsewhere in the article.
    """

    def __init__(self, kinds: Kinds, known: frozenset[str]):
        self._table, self._known = kinds.table, known
        self._cuts = _Cuts(kinds)
        self._runs = _Runs(self)

    def __call__(self, words: Words, large: Sequence[int]) -> Words:
        """The words, those that were run together in pieces; *large* are those with a capital, by number."""
        surfaces, forms = words.surfaces, words.forms
        runs = [i for i in large if self._runs[surfaces[i]]]
        if not runs:
            return words
        parted, names = {}, {forms[i] for i in large if surfaces[i][0].isupper()}
        for i in runs:
            if has_seam(surfaces[i]) or self._end_of_name(forms[i], names):
                parted[i] = list(self._pieces(_SEAM.split(surfaces[i]), names))
        return _replaced(words, parted) if parted else words

    def may_part(self, surface: str) -> bool:
        """Whether a word may be several, by its letters alone."""
        if len(surface) < _SHORTEST_GLUED or surface.isupper():
            return False
        form = folded(surface)
        return has_seam(surface) or (self._may_open(surface, form) and bool(self._cuts[form]))

    def _may_open(self, surface: str, form: str) -> bool:
        """Whether a name may open what is no word of the table."""
        return surface[0].isupper() and len(surface) <= _LONGEST_GLUED and form not in self._table

    def _pieces(self, pieces: Sequence[str], names: Set[str]) -> Iterator[str]:
        """The words that pieces parted at their capitals hold, names that open a piece parted too."""
        for piece in pieces:
            low = folded(piece)
            may_open = len(piece) >= _SHORTEST_GLUED and self._may_open(piece, low)
            cut = self._end_of_name(low, names) if may_open else 0
            if cut:
                yield piece[:cut]
            yield piece[cut:]

    def _end_of_name(self, form: str, names: Set[str]) -> int:
        """Where the longest name ends that a run of letters opens with, if what is left is a word; else 0."""
        for cut in self._cuts[form]:
            if form[:cut] in self._known or form[:cut] in names:
                return cut
        return 0


def has_seam(surface: str) -> bool:
    """Whether a capital follows a small letter."""
    return not surface[1:].islower() and _SEAM.search(surface) is not None


class _Runs(dict):
    """Whether a word may be several that were run together, by its letters alone; learned as words are met."""

    _MOST = 1 << 14

    def __init__(self, parting: Parting):
        super().__init__()
        self._parting = parting

    def __missing__(self, surface: str) -> bool:
        found = self._parting.may_part(surface)
        if len(self) < self._MOST:
            self[surface] = found
        return found


class _Cuts(dict):
    """The places of a form behind which a word of the table or a verb stands, the last first; learned as met."""

    _MOST = 1 << 14

    def __init__(self, kinds: Kinds):
        super().__init__()
        self._kinds = kinds

    def __missing__(self, form: str) -> tuple[int, ...]:
        places = range(len(form) - _SHORTEST_REST, SHORTEST_NAME - 1, -1)
        found = tuple([cut for cut in places if self._is_word(form[cut:])])
        if len(self) < self._MOST:
            self[form] = found
        return found

    def _is_word(self, rest: str) -> bool:
        return rest in self._kinds.table or self._kinds[rest] == "verb"


def _replaced(words: Words, parted: dict[int, list[str]]) -> Words:
    """The words with the pieces of some in their place."""
    surfaces, forms, starts, ends, gaps = map(list, words)
    for i in reversed(parted):
        pieces = parted[i]
        stops = [starts[i] + length for length in accumulate(map(len, pieces))]
        surfaces[i : i + 1], forms[i : i + 1] = pieces, map(folded, pieces)
        starts[i : i + 1], ends[i : i + 1] = [starts[i], *stops[:-1]], stops
        gaps[i : i + 1] = [gaps[i], *[""] * (len(pieces) - 1)]
    return Words(surfaces, forms, starts, ends, gaps)
