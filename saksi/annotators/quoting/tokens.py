"""The words of an article with their places; words that scraping has glued together are taken apart.

``Macronmenyebut`` is two words if ``Macron`` stands elsewhere in the article; ``dikutipReuters`` is two by
its capital. Offsets stay those of the text, so a span over both still reads as printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate, chain, count, zip_longest
from operator import add, itemgetter

from saksi.annotators.quoting.forms import ASKED, GLUED, UPPER, Forms
from saksi.annotators.quoting.words import Words
from saksi.model import Span

_CLITIC = "nya"
_LISTED = ASKED | GLUED


class Tokens:
    """Parallel lists: ``words`` as printed, ``low`` in lower case, ``start`` and ``end`` in the text.

    ``sort``: what each word is by the tables; ``gaps``: what stands between a word and the next one; ``n``: how many
    words there are.
    """

    def __init__(self, view: str, words: Words):
        self.view = view
        self._cut(words.forms)
        seen = set(self.words)
        asked = [k for k, bits in enumerate(self.sort) if bits & _LISTED]
        glued = words.glue.cut([self.words[k] for k in asked if self.sort[k] & GLUED], seen)
        if glued:
            self._rebuild({k: glued[word] for k, word in enumerate(self.words) if word in glued})
        is_apart = _CLITIC in seen or not words.two_words.keys().isdisjoint(seen)
        if is_apart:
            self._join(words.two_words)
        self.n = len(self.words)
        if glued or is_apart:
            forms = list(map(words.forms.of, self.words))
            self.low, self.sort = [low for low, _ in forms], [sort for _, sort in forms]
            asked = [k for k, bits in enumerate(self.sort) if bits & ASKED]
        self._asked = asked

    def _cut(self, forms: Forms) -> None:
        """Fills the lists: what stands between two spaces is for the most part known from other articles."""
        pieces = self.view.split(" ")
        sizes = list(map(len, pieces))
        parts = list(map(forms.between_spaces(max(sizes)), pieces))
        begins = map(add, accumulate(sizes, initial=0), count())
        self.start = starts = [at + part[0] for at, known in zip(begins, parts, strict=False) for part in known]
        flat = list(chain.from_iterable(parts))
        self.words, self.low, self.sort = (list(map(itemgetter(column), flat)) for column in (1, 2, 3))
        self.end = list(map(add, starts, map(len, self.words)))
        view = self.view
        self.gaps = [view[end:start] for end, start in zip_longest(self.end, starts[1:])]

    def of_sort(self, sort: int) -> list[int]:
        """The words that are of a sort (see :mod:`saksi.annotators.quoting.forms`), in order."""
        bits = self.sort
        return [k for k in self._asked if bits[k] & sort]

    def _join(self, second: Mapping[str, frozenset[str]]) -> None:
        """`kata nya` is `katanya`, in text that somebody has taken apart into words; `memberi tahu` is one verb."""
        words, gaps = self.words, self.gaps
        apart = {
            k
            for k in range(1, len(words))
            if gaps[k - 1] == " " and (words[k] == _CLITIC or words[k - 1].lower() in second.get(words[k], ()))
        }
        kept = [k for k in range(len(words)) if k not in apart]
        wholes = [k + 1 if k + 1 in apart else k for k in kept]
        self.words = [words[k] + words[last] if k != last else words[k] for k, last in zip(kept, wholes, strict=True)]
        self.start = [self.start[k] for k in kept]
        self.end, self.gaps = [self.end[k] for k in wholes], [gaps[k] for k in wholes]

    def _rebuild(self, cuts: dict[int, list[str]]) -> None:
        """Puts the pieces in place of the words: a new list of slices, so that many cuts cost no more than few."""
        words, start, gaps, done = [], [], [], 0
        for k, pieces in cuts.items():
            words += [*self.words[done:k], *pieces]
            begin = self.start[k]
            start += [*self.start[done:k], *accumulate(map(len, pieces[:-1]), initial=begin)]
            gaps += [*self.gaps[done:k], *[""] * (len(pieces) - 1), self.gaps[k]]
            done = k + 1
        self.words, self.start = words + self.words[done:], start + self.start[done:]
        self.gaps = gaps + self.gaps[done:]
        self.end = [begin + len(word) for word, begin in zip(self.words, self.start, strict=True)]

    def span(self, first: int, last: int) -> Span:
        """The characters from word *first* to word *last* (inclusive)."""
        return Span(self.start[first], self.end[last])

    def first_at(self, position: int) -> int:
        """The first word that begins at *position* or behind it."""
        return bisect_left(self.start, position)

    def is_capital(self, number: int) -> bool:
        return bool(self.sort[number] & UPPER)
