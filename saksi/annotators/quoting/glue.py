"""Takes words apart that scraping has glued together: `Macronmenyebut`, `dikutipReuters`, `Dalampernyataan`.

A capital behind small letters is a seam; so is the end of a word that stands elsewhere in the article, or is a name
of the tables, where a known word or a verb follows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from saksi.annotators.quoting.words import Words

_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_VERB_TAIL = re.compile(r"(?:me[mnlrwy]|ber|di|ter)[a-z]{3,}$")
_SHORTEST_STEM, _LONGEST_STEM, _SHORTEST_GLUED = 3, 40, 6
_LONGEST_GLUED = 120
"""Letters beyond which a word is no words run together but something else, and is left whole."""
_MOST_FORMS = 1 << 14


class _Beginnings(NamedTuple):
    """What a word begins with, the longest first, and whether the tables alone may cut it, without the article."""

    all: tuple[str, ...]
    in_tables: bool
    has_humps: bool


class Glue:
    """Knows by the tables which words may be glued; the words of the article decide."""

    def __init__(self, words: Words):
        self._known, self._stems, self._halves = words.known, words.stems, words.halves
        self._verb, self._names = words.glued_verb, words.relays
        self._beginnings = lru_cache(maxsize=_MOST_FORMS)(self._split)

    def may_be(self, word: str) -> bool:
        """Whether *word* may be glued in some article."""
        if not _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED:
            return False
        if self._verb(word):
            return True
        is_printed_whole = not word[0].isupper() or word.isupper() or word.lower() in self._known
        return not word.islower() and (not is_printed_whole or self._has_humps(word))

    def cut(self, suspects: list[str], seen: set[str]) -> dict[str, list[str]]:
        """The pieces of each word of *suspects* that is glued; *seen*, the article's words, takes in new pieces."""
        near = [(word, self._beginnings(word)) for word in dict.fromkeys(suspects)]
        humps = {word: _HUMP.split(word) for word, beginnings in near if beginnings.has_humps}
        seen.update(*humps.values())
        doubtful = {word for word, stems in near if stems.in_tables or not seen.isdisjoint(stems.all)}
        found = {
            word: [piece for part in humps.get(word, (word,)) for piece in self._pieces(part, seen)]
            for word in doubtful
        }
        return {word: pieces for word, pieces in found.items() if len(pieces) > 1}

    def _has_humps(self, word: str) -> bool:
        is_even = word[1:].islower() or word.isupper() or word[0].isdigit() or word.lower() in self._names
        return not is_even and _HUMP.search(word) is not None

    def _pieces(self, word: str, seen: set[str]) -> tuple[str, ...]:
        verb = self._verb(word)
        if verb:
            return (*self._pieces(word[: -len(verb)], seen), verb)
        if len(word) < _SHORTEST_GLUED or not word[0].isupper() or word.isupper():
            return (word,)
        size = self._stem(word, seen)
        return (word[:size], word[size:]) if size else (word,)

    def _stem(self, word: str, seen: set[str]) -> int:
        """The length of the longest capital word, seen elsewhere, that a word known or seen follows here; or 0.

        Where there is none, two known words will do (`Dalampernyataan`).
        """
        if word.lower() in self._known:
            return 0
        for stem in self._beginnings(word).all:
            if stem in seen or stem in self._stems:
                tail = word[len(stem) :]
                if (
                    (tail in self._known and (stem in seen or len(tail) > 2))
                    or (len(tail) > 2 and tail in seen)
                    or _VERB_TAIL.match(tail)
                ):
                    return len(stem)
        return self._halves(word.lower())

    def _split(self, word: str) -> _Beginnings:
        sizes = range(min(len(word) - 2, _LONGEST_STEM), _SHORTEST_STEM - 1, -1)
        stems = tuple(word[:size] for size in sizes)
        has_humps = self._has_humps(word)
        in_tables = has_humps or self._verb(word) or self._halves(word.lower()) or any(s in self._stems for s in stems)
        return _Beginnings(stems, bool(in_tables), has_humps)
