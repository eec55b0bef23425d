"""Words and phrases of tables, found in one pass over the words of a text.

A table of literals becomes a dictionary by first word; a text is read once, and at each word the longest
phrase wins and hides the shorter ones inside it (``tidak membantah`` hides ``membantah``). The time grows
with the number of words, not with the size of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from saksi.text import folded

Payload = TypeVar("Payload")

_LONG_DASHES = str.maketrans("\u2014\u2015", "  ")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case and where it stands."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A phrase of the table: the words ``first`` up to but not including ``last``."""

    first: int
    last: int
    payload: Payload


def words_of(text: str) -> list[Word]:
    """The words of a text, hyphens and apostrophes inside words kept; a long dash parts words.

    >>> [w.form for w in words_of("Disebut-sebut, Kim\u2014yang absen\u2014tiba.")]
    ['disebut-sebut', 'kim', 'yang', 'absen', 'tiba']
    """
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded(text.translate(_LONG_DASHES)))]


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
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for literal, payload in rows:
            for forms in alternatives(literal):
                self._by_first.setdefault(forms[0], []).append((forms, payload))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, words: Sequence[Word]) -> Iterator[Hit[Payload]]:
        """The phrases in *words*, left to right, the longest at each place, none inside another."""
        at = 0
        while at < len(words):
            hit = self._at(words, at)
            if hit is None:
                at += 1
                continue
            yield hit
            at = hit.last

    def _at(self, words: Sequence[Word], at: int) -> Hit[Payload] | None:
        for forms, payload in self._by_first.get(words[at].form, ()):
            end = at + len(forms)
            if end <= len(words) and all(words[at + i].form == form for i, form in enumerate(forms)):
                return Hit(at, end, payload)
        return None
