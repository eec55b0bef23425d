"""Text into words for finding names: glued words taken apart, offsets kept.

A word here is a run of letters or of digits, so that ``Kim Jong-un``, ``Kim Jong Un`` and ``Kim Jong-Un`` have the
same three words. Scraped text glues link text to its neighbours: ``dikutipReuters`` is cut where a capital
follows a small letter, ``Israelmenyetujui`` behind a known name, before a word that is commonly written small.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+|\d+")
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}[a-zß-öø-ÿ]*|[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[^\W\d_]")
_CAMEL = re.compile(r"[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[^\W\d_]")
_JOINTS = frozenset((" ", "-", "", ".", "'", '" ', ' "', "  ", " -", "- ", "' "))
_LONGEST_ABBREVIATION = 2


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, as parallel lists: in lower case without accents, where they stand, how they begin."""

    view: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]

    def __len__(self) -> int:
        return len(self.forms)

    def gap(self, i: int) -> str:
        """What stands between word *i* and the next."""
        return self.view[self.ends[i] : self.starts[i + 1]]

    def joined(self, i: int) -> bool:
        """Whether word *i* and the next can be two words of one name.

        A space, hyphen, apostrophe or the stop of an address may stand between them, and a stop behind an initial.
        """
        gap = self.view[self.ends[i] : self.starts[i + 1]]
        return gap in _JOINTS or (gap == ". " and self.ends[i] - self.starts[i] <= _LONGEST_ABBREVIATION)

    def text(self, first: int, last: int) -> str:
        """The text from word *first* up to, not including, word *last*."""
        return self.view[self.starts[first] : self.ends[last - 1]]


def fold(word: str) -> str:
    """Lower case without accents, of any length.

    >>> fold("Erdoğan")
    'erdogan'
    """
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def whole(_: str) -> None:
    """Takes no word apart."""


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name.

    >>> words("Kim Jong-un"), words("Kim Jong Un")
    (('kim', 'jong', 'un'), ('kim', 'jong', 'un'))
    """
    return tuple(fold(text[start:end]) for start, end in _pieces(text, whole))


def tokenise(view: str, cut: Callable[[str], int | None]) -> Tokens:
    """The words of a text.

    Args:
        view: the plain view of the text.
        cut: where to cut a capitalised word that may be a name with a word glued behind; None where it is whole.
    """
    places = _pieces(view, cut)
    starts = [start for start, _ in places]
    ends = [end for _, end in places]
    raw = [view[start:end] for start, end in places]
    forms = [word.lower() for word in raw] if view.isascii() else [fold(word) for word in raw]
    return Tokens(view, forms, starts, ends, [word[0].isupper() for word in raw])


def _pieces(text: str, cut: Callable[[str], int | None]) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    keep = places.append
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = text[start:end]
        if word.islower() or word.isupper() or not (bounds := _bounds(word, cut)):
            keep((start, end))
        else:
            places += pairwise([start, *(start + at for at in bounds), end])
    return places


def _bounds(word: str, cut: Callable[[str], int | None]) -> list[int]:
    """Where a word of capitals and small letters is cut; digits are not."""
    if not word.isalpha():
        return []
    at = cut(word)
    if at is not None:
        return [at]
    if word[1:].islower():
        return []
    bounds: list[int] = []
    for part in _GLUED.finditer(word):
        at = cut(part.group()) if part.group()[0].isupper() else None
        ends = [at, len(part.group())] if at is not None else [p.end() for p in _CAMEL.finditer(part.group())]
        bounds += [part.start() + end for end in ends]
    return bounds[:-1]
