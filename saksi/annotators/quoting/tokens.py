"""The words of an article with their places; words that scraping has glued together are taken apart.

``Macronmenyebut`` is two words if ``Macron`` stands elsewhere in the article; ``dikutipReuters`` is two by
its capital. Offsets stay those of the text, so a span over both still reads as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+|(?<=\d)[.,/:]\d+|\.[a-z]{2,4}\b(?=[^\W_.]|\W|$))*")
_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_TAIL = re.compile(
    r"(?P<stem>[A-Z][\w'-]{2,}?)"
    r"(?P<tail>yang|di|dari|dan|dengan|pada|untuk|oleh|akan|telah|sudah|ke|kepada|saat|usai|soal|terkait|juga|atas|bahwa"
    r"|me[mnlrwy][a-z]{4,}|ber[a-z]{4,}|klaim)$"
)


class Tokens:
    """Parallel lists: ``words`` as printed, ``low`` in lower case, ``start`` and ``end`` in the text."""

    def __init__(self, view: str):
        self.view = view
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
        match = _TAIL.match(word)
        if match is None or match["stem"] not in self.seen:
            return
        middle = self.start[number] + len(match["stem"])
        self.words[number : number + 1] = [match["stem"], match["tail"]]
        self.start.insert(number + 1, middle)
        self.end.insert(number, middle)

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
