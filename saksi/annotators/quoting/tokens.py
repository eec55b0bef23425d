"""The words of an article with their places; words that scraping has glued together are taken apart.

``Macronmenyebut`` is two words if ``Macron`` stands elsewhere in the article; ``dikutipReuters`` is two by
its capital. Offsets stay those of the text, so a span over both still reads as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+|(?<=\d)[.,/:]\d+|\.(?:com|co|id|net|org|tv|uk|info|news|go)\b)*")
_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_VERB_TAIL = re.compile(r"(?:me[mnlrwy]|ber|di|ter)[a-z]{3,}$")
_SHORTEST_STEM = 3


class Tokens:
    """Parallel lists: ``words`` as printed, ``low`` in lower case, ``start`` and ``end`` in the text."""

    def __init__(self, view: str, known: frozenset[str] = frozenset(), stems: frozenset[str] = frozenset()):
        self.view, self._known, self._stems = view, known, stems
        self.words: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        glued: list[int] = []
        for match in _WORD.finditer(view):
            word, begin = match.group(), match.start()
            if word.islower() or len(word) < 5:
                self._add(word, begin)
                continue
            parts = _HUMP.split(word) if not word.isupper() else [word]
            for part in parts:
                if len(part) > 5 and part[0].isupper() and not part.isupper():
                    glued.append(len(self.words))
                self._add(part, begin)
                begin += len(part)
        self.seen = set(self.words)
        for number in reversed(glued):
            self._take_apart(number)
        self.low = [word.lower() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def _add(self, word: str, begin: int) -> None:
        self.words.append(word)
        self.start.append(begin)
        self.end.append(begin + len(word))

    def _take_apart(self, number: int) -> None:
        word = self.words[number]
        size = self._stem(word)
        if not size:
            return
        middle = self.start[number] + size
        self.words[number : number + 1] = [word[:size], word[size:]]
        self.start.insert(number + 1, middle)
        self.end.insert(number, middle)

    def _stem(self, word: str) -> int:
        """The length of the longest capital word, seen elsewhere, that a word known or seen follows here; or 0."""
        if word.lower() in self._known:
            return 0
        for size in range(len(word) - 2, _SHORTEST_STEM - 1, -1):
            tail = word[size:]
            is_word = tail in self._known or tail in self.seen or _VERB_TAIL.match(tail)
            if not is_word:
                continue
            if (
                word[:size] in self.seen
                or word[:size] in self._stems
                or (len(tail) > 4 and size > 4 and word[:size].lower() in self._known)
            ):
                return size
        return 0

    def gap(self, number: int) -> str:
        """What stands between a word and the next one."""
        if number + 1 >= len(self.words):
            return self.view[self.end[number] :]
        return self.view[self.end[number] : self.start[number + 1]]

    def first_at(self, position: int) -> int:
        """The first word that begins at *position* or behind it."""
        return bisect_left(self.start, position)

    def is_capital(self, number: int) -> bool:
        return self.words[number][0].isupper()
