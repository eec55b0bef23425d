"""Text into words for finding names: glued words taken apart, offsets kept.

A word here is a run of letters or of digits, so that ``Kim Jong-un``, ``Kim Jong Un`` and ``Kim Jong-Un`` have the
same three words. Scraped text glues link text to its neighbours: ``dikutipReuters`` is cut where a capital
follows a small letter, ``Israelmenyetujui`` behind a known name, before a word that is commonly written small.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Container
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

_WORD = re.compile(r"([^\W\d_]+|\d+)")
_ASCII_WORD = re.compile(r"([A-Za-z]+|[0-9]+)")
"""The same on text that is all ASCII, where a class of single characters is looked up faster."""
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}[a-zß-öø-ÿ]*|[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[^\W\d_]")
_CAMEL = re.compile(r"[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[^\W\d_]")
_JOINTS = frozenset((" ", "-", "", ".", "'", '" ', ' "', "  ", " -", "- ", "' "))
_LONGEST_ABBREVIATION = 2


@dataclass(frozen=True)
class Tokens:
    """The words of a text, as parallel lists: in lower case without accents, where they stand, how they begin.

    ``gaps`` is what stands between each word and the next, nothing behind the last.
    """

    view: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    gaps: list[str]

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        places: dict[str, list[int]] = {}
        for i, form in enumerate(self.forms):
            if form in places:
                places[form].append(i)
            else:
                places[form] = [i]
        return places

    @cached_property
    def capitals(self) -> list[int]:
        """The words that begin with a capital: most questions about names need look at these only."""
        return [i for i, large in enumerate(self.capital) if large]

    @cached_property
    def bracketed(self) -> list[int]:
        """The words right behind a bracket that opens, but for one that begins the text."""
        return [i for i, gap in enumerate(self.gaps, 1) if "(" in gap and gap.strip() == "("]

    def where(self, forms: Collection[str]) -> list[int]:
        """Where any of several words stands, in order."""
        places = self.places
        few, many = (forms, places) if len(forms) < len(places) else (places, forms)
        return sorted([i for form in few if form in many for i in places[form]])

    def large(self, forms: Container[str]) -> list[int]:
        """Where any of several words stands with a capital, in order."""
        return [i for i in self.capitals if self.forms[i] in forms]

    def gap(self, i: int) -> str:
        """What stands between word *i* and the next."""
        return self.gaps[i]

    def joined(self, i: int) -> bool:
        """Whether word *i* and the next can be two words of one name.

        A space, hyphen, apostrophe or the stop of an address may stand between them, and a stop behind an initial.
        """
        gap = self.gaps[i]
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
    return tuple(tokenise(text, whole).forms)


def tokenise(view: str, cut: Callable[[str], int | None]) -> Tokens:
    """The words of a text.

    Args:
        view: the plain view of the text.
        cut: where to cut a capitalised word that may be a name with a word glued behind; None where it is whole.
    """
    pieces = (_ASCII_WORD if view.isascii() else _WORD).split(view)
    words, gaps = pieces[1::2], pieces[2::2]
    bounds = list(accumulate(map(len, pieces)))
    starts, ends = bounds[:-1:2], bounds[1::2]
    glued = {word: at for word in set(words) if not (word.islower() or word.isupper()) and (at := _bounds(word, cut))}
    if glued:
        for i in reversed([i for i, word in enumerate(words) if word in glued]):
            places = [0, *glued[words[i]], len(words[i])]
            inner = [starts[i] + at for at in places[1:-1]]
            starts[i + 1 : i + 1] = ends[i:i] = inner
            gaps[i:i] = [""] * len(inner)
            words[i : i + 1] = [words[i][start:end] for start, end in pairwise(places)]
    if gaps:
        gaps[-1] = ""
    forms = [word.lower() if word.isascii() else fold(word) for word in words]
    return Tokens(view, forms, starts, ends, [word[0].isupper() for word in words], gaps)


@lru_cache(maxsize=8192)
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
