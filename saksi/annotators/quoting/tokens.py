"""The words of an article with their places; words that scraping has glued together are taken apart.

``Macronmenyebut`` is two words if ``Macron`` stands elsewhere in the article; ``dikutipReuters`` is two by
its capital. Offsets stay those of the text, so a span over both still reads as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

from saksi.annotators.quoting.words import Words
from saksi.model import Span

_WORD = re.compile(r"([^\W_]+(?:['-][^\W_]+|(?<=\d)[.,/:]\d+|\.(?:com|co|id|net|org|tv|uk|info|news|go)\b)*)")
_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_VERB_TAIL = re.compile(r"(?:me[mnlrwy]|ber|di|ter)[a-z]{3,}$")
_CLITIC = "nya"
_SHORTEST_STEM, _SHORTEST_GLUED = 3, 6


class Tokens:
    """Parallel lists: ``words`` as printed, ``low`` in lower case, ``start`` and ``end`` in the text.

    ``gaps``: what stands between a word and the next one; ``n``: how many words there are.
    """

    def __init__(self, view: str, words: Words):
        self.view, self._known, self._stems, self._halves = view, words.known, words.stems, words.halves
        self._verb, self._names = words.glued_verb, words.relays
        parts = _WORD.split(view)
        edges = list(accumulate(map(len, parts)))
        self.words, self.start, self.end, self.gaps = parts[1::2], edges[:-1:2], edges[1::2], parts[2::2]
        self._take_apart()
        if _CLITIC in self.seen or not words.two_words.keys().isdisjoint(self.seen):
            self._join(words.two_words)
        self.low = [word.lower() for word in self.words]
        self.n = len(self.words)

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

    def _take_apart(self) -> None:
        """Cuts the words that are glued of several; the lists are built anew only if there are any."""
        self.seen = set(self.words)
        long = [word for word in self.seen if len(word) >= _SHORTEST_GLUED and (not word.islower() or self._verb(word))]
        humps = {
            word: _HUMP.split(word)
            for word in long
            if not (word[1:].islower() or word.isupper() or word[0].isdigit() or word.lower() in self._names)
        }
        self.seen.update(*humps.values())
        glued: dict[str, list[str]] = {}
        for word in long:
            pieces = [piece for part in humps.get(word, (word,)) for piece in self._pieces(part)]
            if len(pieces) > 1:
                glued[word] = pieces
        if glued:
            self._rebuild({k: glued[word] for k, word in enumerate(self.words) if word in glued})

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

    def _pieces(self, word: str) -> tuple[str, ...]:
        verb = self._verb(word)
        if verb:
            return (*self._pieces(word[: -len(verb)]), verb)
        if len(word) < _SHORTEST_GLUED or not word[0].isupper() or word.isupper():
            return (word,)
        size = self._stem(word)
        return (word[:size], word[size:]) if size else (word,)

    def _stem(self, word: str) -> int:
        """The length of the longest capital word, seen elsewhere, that a word known or seen follows here; or 0.

        Where there is none, two known words will do (`Dalampernyataan`).
        """
        if word.lower() in self._known:
            return 0
        for size in range(len(word) - 2, _SHORTEST_STEM - 1, -1):
            stem = word[:size]
            if stem in self.seen or stem in self._stems:
                tail = word[size:]
                if (
                    (tail in self._known and (stem in self.seen or len(tail) > 2))
                    or (len(tail) > 2 and tail in self.seen)
                    or _VERB_TAIL.match(tail)
                ):
                    return size
        return self._halves(word.lower())

    def span(self, first: int, last: int) -> Span:
        """The characters from word *first* to word *last* (inclusive)."""
        return Span(self.start[first], self.end[last])

    def first_at(self, position: int) -> int:
        """The first word that begins at *position* or behind it."""
        return bisect_left(self.start, position)

    def is_capital(self, number: int) -> bool:
        return self.words[number][0].isupper()
