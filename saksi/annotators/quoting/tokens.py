"""The words of an article with their places; words that scraping has glued together are taken apart.

``Macronmenyebut`` is two words if ``Macron`` stands elsewhere in the article; ``dikutipReuters`` is two by
its capital. Offsets stay those of the text, so a span over both still reads as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate, zip_longest
from operator import add

from saksi.annotators.quoting.forms import ASKED, GLUED, UPPER
from saksi.annotators.quoting.words import Words
from saksi.model import Span
from saksi.words import Words as Cut
from saksi.words import in_lower_case

_CLITIC = "nya"
_LISTED = ASKED | GLUED
_SITE = r"\.(?:com|co|id|net|org|tv|uk|info|news|go|ru|gov|int|COM|CO|ID|NET|ORG|TV)\b"
_WORD = re.compile(rf"[^\W_]+(?:['-][^\W_]+|(?<=\d)[.,/:]\d+|{_SITE})*")
"""Letters and digits, joined by hyphens and apostrophes; a number with its signs; the address of a site."""
_SIGNS = frozenset(".,/:")
"""What stands inside numbers and addresses."""

Change = tuple[int, int, Iterable[tuple[str, int]]]
"""Words to be replaced, from the first to the last, and with what: words and where they begin."""


class Tokens:
    """Parallel lists: ``words`` as printed, ``low`` in lower case, ``start`` and ``end`` in the text.

    ``sort``: what each word is by the tables; ``gaps``: what stands between a word and the next one; ``n``: how many
    words there are.
    """

    def __init__(self, view: str, cut: Cut, words: Words):
        self.view, self._sorts = view, words.forms.sort
        self.words, self.low, self.start, self.end = cut.surfaces, cut.forms, cut.starts, cut.ends
        self._replace(self._numbers(cut.gaps))
        self._sort()
        seen = set(self.words)
        suspects = [self.words[k] for k in self._asked if self.sort[k] & GLUED]
        glued = words.glue.cut(suspects, seen)
        is_apart = _CLITIC in seen or not words.two_words.keys().isdisjoint(seen)
        if glued:
            self._replace(self._pieces(k, glued[word]) for k, word in enumerate(self.words) if word in glued)
        self.gaps = [view[end:start] for end, start in zip_longest(self.end, self.start[1:])]
        if is_apart:
            self._join(words.two_words)
        if glued or is_apart:
            self.low = in_lower_case(self.words)
            self._sort()
        self.n = len(self.words)

    def _sort(self) -> None:
        self.sort = list(map(self._sorts.__getitem__, self.words))
        self._asked = [k for k, bits in enumerate(self.sort) if bits & _LISTED]

    def _numbers(self, before: list[str]) -> list[Change]:
        """Numbers and addresses that the words of the document leave apart: `25/6/2025`, `1.500`, `detik.com`."""
        runs: list[list[int]] = []
        for k in [k for k, gap in enumerate(before[1:-1]) if gap in _SIGNS]:
            if runs and runs[-1][1] == k:
                runs[-1][1] = k + 1
            else:
                runs.append([k, k + 1])
        return [(first, last, self._words_between(first, last)) for first, last in runs]

    def _words_between(self, first: int, last: int) -> list[tuple[str, int]]:
        return [(word[0], word.start()) for word in _WORD.finditer(self.view, self.start[first], self.end[last])]

    def _pieces(self, k: int, pieces: list[str]) -> Change:
        starts = accumulate(map(len, pieces[:-1]), initial=self.start[k])
        return k, k, zip(pieces, starts, strict=True)

    def _replace(self, changes: Iterable[Change]) -> None:
        """Puts other words in place of some: new lists of slices, so that many changes cost no more than few."""
        words, start, done = [], [], 0
        for first, last, others in changes:
            words += self.words[done:first]
            start += self.start[done:first]
            for word, at in others:
                words.append(word)
                start.append(at)
            done = last + 1
        if done:
            self.words, self.start = words + self.words[done:], start + self.start[done:]
            self.low, self.end = in_lower_case(self.words), list(map(add, self.start, map(len, self.words)))

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

    def span(self, first: int, last: int) -> Span:
        """The characters from word *first* to word *last* (inclusive)."""
        return Span(self.start[first], self.end[last])

    def first_at(self, position: int) -> int:
        """The first word that begins at *position* or behind it."""
        return bisect_left(self.start, position)

    def is_capital(self, number: int) -> bool:
        return bool(self.sort[number] & UPPER)
