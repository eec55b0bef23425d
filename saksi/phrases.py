"""Words and phrases of tables, found in one pass over the words of a text.

A table of literals becomes a dictionary by first word; a text is read once, and at each word the longest
phrase wins and hides the shorter ones inside it (``tidak membantah`` hides ``membantah``). The time grows
with the number of words, not with the size of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, product
from typing import Generic, NamedTuple, TypeVar

from saksi.text import folded

Payload = TypeVar("Payload")

_LONG_DASH = re.compile("[\u2014\u2015]")
_LONG_DASHES = str.maketrans("\u2014\u2015", "  ")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


class Word(NamedTuple):
    """A word in lower case and where it stands."""

    form: str
    start: int
    end: int


class Hit(NamedTuple, Generic[Payload]):
    """A phrase of the table: the words ``first`` up to but not including ``last``."""

    first: int
    last: int
    payload: Payload


def words_of(text: str) -> list[Word]:
    """The words of a text, hyphens and apostrophes inside words kept; a long dash parts words.

    >>> [w.form for w in words_of("Disebut-sebut, Kim\u2014yang absen\u2014tiba.")]
    ['disebut-sebut', 'kim', 'yang', 'absen', 'tiba']
    """
    low = folded(text.translate(_LONG_DASHES) if _LONG_DASH.search(text) else text)
    new = tuple.__new__
    return [new(Word, (low[start:end], start, end)) for start, end in [m.span() for m in _WORD.finditer(low)]]


def alternatives(literal: str) -> list[tuple[str, ...]]:
    """The phrases that a literal stands for; a slash parts words that may take one place.

    Raises:
        ValueError: if the literal has no word.

    >>> alternatives("tidak/tak bisa diterima")
    [('tidak', 'bisa', 'diterima'), ('tak', 'bisa', 'diterima')]
    """
    places = [[[word.form for word in words_of(word)] for word in place.split("/")] for place in literal.split()]
    phrases = [tuple(form for forms in chosen for form in forms) for chosen in product(*places)]
    if not all(phrases):
        raise ValueError(f"a phrase without a word: {literal!r}")
    return phrases


class Phrases(Generic[Payload]):
    """A table of phrases with what each of them means.

    >>> table = Phrases([("tidak membantah", "open"), ("membantah", "denied")])
    >>> [hit.payload for hit in table.find(words_of("Ia tidak membantah, ia membantah."))]
    ['open', 'denied']

    A literal may hold alternatives, see :func:`alternatives`.
    """

    def __init__(self, rows: Iterable[tuple[str, Payload]]):
        self.payloads: dict[tuple[str, ...], Payload] = {}
        for literal, payload in rows:
            for forms in alternatives(literal):
                self.payloads.setdefault(forms, payload)
        self._tables = Tables({"": self})

    def find(self, words: Sequence[Word]) -> Iterator[Hit[Payload]]:
        """The phrases in *words*, left to right, the longest at each place, none inside another."""
        return self.find_forms([word.form for word in words])

    def find_forms(self, forms: Sequence[str]) -> Iterator[Hit[Payload]]:
        """Like :meth:`find`, for words of which only the forms are at hand."""
        return iter(self._tables.find(forms)[""].values())


class Tables:
    """Several tables of phrases, of which the words of a text are looked up at once.

    >>> tables = Tables({"a": Phrases([("tidak", 1)]), "b": Phrases([("siap", 2)])})
    >>> tables.find(["kami", "tidak", "siap"])
    {'a': {1: Hit(first=1, last=2, payload=1)}, 'b': {2: Hit(first=2, last=3, payload=2)}}
    """

    def __init__(self, tables: Mapping[str, Phrases]):
        self._names = tuple(tables)
        self._openings: dict[str, _Openings] = {}
        for number, table in enumerate(tables.values()):
            for phrase in sorted(table.payloads, key=len, reverse=True):
                opening = self._openings.setdefault(phrase[0], _Openings([], {}))
                row = (number, list(phrase), table.payloads[phrase])
                (opening.longer.setdefault(phrase[1], []) if len(phrase) > 1 else opening.alone).append(row)

    def find(self, forms: Sequence[str]) -> dict[str, dict[int, Hit]]:
        """For each table its phrases by their first word, as :meth:`Phrases.find` finds them."""
        found: list[dict[int, Hit]] = [{} for _ in self._names]
        openings, free, new = self._openings, [0] * len(found), tuple.__new__
        behind = [*forms[1:], ""]
        for at in compress(count(), map(openings.__contains__, forms)):
            alone, longer = openings[forms[at]]
            for number, phrase, payload in longer.get(behind[at], ()):
                last = at + len(phrase)
                if at >= free[number] and forms[at:last] == phrase:
                    found[number][at], free[number] = new(Hit, (at, last, payload)), last
            for number, _, payload in alone:
                if at >= free[number]:
                    found[number][at] = new(Hit, (at, at + 1, payload))
        return dict(zip(self._names, found, strict=True))


class _Openings(NamedTuple):
    """The phrases that begin with one word, each with the number of its table and what it means.

    ``alone`` are those of this word only, ``longer`` the others by their second word, of a table the longest first.
    """

    alone: list[tuple[int, list[str], object]]
    longer: dict[str, list[tuple[int, list[str], object]]]
