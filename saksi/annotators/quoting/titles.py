"""Titles of the article's people: who is `menlu Iran itu`, `sang presiden`, `kepala polisi`.

A title is compared by its office and its states, so that `menlu` finds `Menteri Luar Negeri`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saksi.annotators.quoting.words import Words

_LONGEST_OFFICE = 4
_MOST_TITLES = 1 << 14
_SIGNS = str.maketrans("(),", "   ")
_GLUED_BRACKET = re.compile(r"(?<=\w)\(")


class Titles:
    """Titles of people by name, in the order in which the article gives them."""

    def __init__(self, words: Words):
        self.words = words
        self.title: dict[str, str] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._order: dict[str, int] = {}

    def learn(self, name: str, title: str | None, position: int) -> None:
        """Keeps the first title of *name*, and where he was named last."""
        self._order[name] = position
        if title is None:
            return
        self.title.setdefault(name, _closed(title))
        key = self.words.title_key(title)
        self._keys[name] = self._keys.get(name, frozenset()) | key

    def holder(self, low: Sequence[str], position: int, is_definite: bool) -> str | None:
        """The one person whose titles hold all of these words; where `itu` points back, the one who fits best.

        *low*: the words in lower case. None where nobody fits, or several do equally well.
        """
        wanted = _key(self.words, [w for w in low if w not in self.words.roles["demonstrative"]])
        head = self._head(low)
        if not wanted:
            return None
        whole = [name for name, key in self._keys.items() if wanted <= key]
        if len(whole) == 1:
            return whole[0]
        if whole:
            return self._latest(whole, position) if is_definite else None
        if not is_definite or head is None:
            return None
        partly = [name for name, key in self._keys.items() if head in key and self._agrees(wanted, key)]
        return partly[0] if len(partly) == 1 else self._latest(partly, position)

    def _agrees(self, wanted: frozenset[str], key: frozenset[str]) -> bool:
        """Whether no state or body of the description is missing from the title."""
        return all(word in key for word in wanted if word in self.words.places)

    def _latest(self, names: list[str], position: int) -> str | None:
        before = [name for name in names if self._order.get(name, 0) <= position]
        return max(before, key=lambda name: self._order[name], default=None)

    def _head(self, low: Sequence[str]) -> str | None:
        """The office or noun of the description; without `senior`, `garis keras`."""
        for k in range(len(low)):
            for length in range(min(_LONGEST_OFFICE, len(low) - k), 0, -1):
                office = self.words.offices.get(" ".join(low[k : k + length]))
                if office is not None:
                    return office.split("_")[-1]
            if self.words.noun(low[k]) == "person":
                return low[k]
        return None


def title_keys(words: Words) -> Callable[[str], frozenset[str]]:
    """What tells a title from others, worked out once a title: its offices by their ids, its other words."""

    def key(title: str) -> frozenset[str]:
        return _key(words, title.lower().translate(_SIGNS).split())

    return lru_cache(maxsize=_MOST_TITLES)(key)


def _key(words: Words, low: Sequence[str]) -> frozenset[str]:
    """Offices by their id (and its last word: foreign_minister, minister), other words as they are."""
    found: set[str] = set()
    k = 0
    while k < len(low):
        for length in range(min(_LONGEST_OFFICE, len(low) - k), 0, -1):
            office = words.offices.get(" ".join(low[k : k + length]))
            if office is not None:
                found |= {office, office.split("_")[-1]} if length > 1 or "_" in office else {office}
                k += length
                break
        else:
            if low[k] not in words.roles["preposition"] and low[k] not in words.roles["apposition"]:
                found.add(low[k])
            k += 1
    return frozenset(found)


@lru_cache(maxsize=_MOST_TITLES)
def _closed(title: str) -> str:
    """A title whose bracket is closed and set apart: `Presiden Amerika Serikat(AS` came glued to its name."""
    is_open = title.count("(") > title.count(")")
    return _GLUED_BRACKET.sub(" (", title) + (")" if is_open else "")
