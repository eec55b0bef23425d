"""Claims made comparable: their content words, numbers, scope and polarity, apart from how they are phrased."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from saksi.lexicon import Lexicon
from saksi.synthesis.numerals import Tally, value_of
from saksi.synthesis.stems import Stemmer

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'][^\W\d_]+)*")
_IDLE = frozenset({"idle", "time"})
_SHORT = 4
"""Letters of a stem so short that, idle by itself, it is idle with its affixes."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claim says. ``tokens`` are numbers of stems in rising order; ``numbers`` pairs of value and unit.

    ``bounds`` are the numbers that are only bounds (``lebih dari 12``); ``scope`` is total, partial or None;
    ``has_negation`` tells whether a word of negation stands in it, ``is_negative`` whether all that turns it round
    is odd in number; ``proper`` are capitalised words that are no known actors, and places.
    """

    tokens: tuple[int, ...]
    numbers: tuple[tuple[float, int], ...] = ()
    bounds: tuple[float, ...] = ()
    scope: str | None = None
    is_negative: bool = False
    has_negation: bool = False
    proper: tuple[int, ...] = ()


class _Known(NamedTuple):
    """What the tables say of a word."""

    role: str
    token: int = -1
    is_proper: bool = False


class Reader:
    """Reads claims; keeps the stems it has seen, so that statements hold numbers instead of words."""

    def __init__(self, lexicon: Lexicon):
        self._stem = Stemmer(lexicon).stem
        rows = lexicon.table("statement_words")
        self._roles = {row["form"]: row["role"] for row in rows}
        self._bases = {row["form"]: row["base"] for row in rows if row["base"]}
        words = lexicon.table("number_words")
        self._units = {row["form"]: int(row["value"]) for row in words if row["role"] == "unit"}
        self._multipliers = {row["form"]: int(row["value"]) for row in words if row["role"] == "multiplier"}
        self._teens = frozenset(row["form"] for row in words if row["role"] == "teen")
        self._multipliers |= {row["form"]: int(row["value"]) for row in words if row["role"] == "teen"}
        self._known = frozenset(
            part
            for table, column in (("names", "form"), ("actors", "name"), ("states", "name"))
            for row in lexicon.table(table)
            for part in row[column].lower().split()
        )
        self._places = frozenset(
            part
            for rows in (lexicon.table("places"), [r for r in lexicon.table("names") if r["kind"] == "metonym"])
            for row in rows
            for part in row["form"].lower().split()
        )
        self._learnt: dict[str, _Known] = {}
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []

    def word(self, token: int) -> str:
        """The stem behind a token."""
        return self._words[token]

    def _token(self, stem: str) -> int:
        number = self._numbers.get(stem)
        if number is None:
            number = self._numbers[stem] = len(self._words)
            self._words.append(stem)
        return number

    def read(self, text: str) -> Statement:
        """The statement that the words of a claim make."""
        tally, learnt = Tally(), self._learnt
        for place, word in enumerate(_TOKEN.findall(text)):
            known = learnt.get(word)
            if known is None:
                known = learnt[word] = self._learn(word)
            if known.role == "content":
                if tally.has_number or tally.is_bound:
                    tally.close(known.token)
                tally.tokens.add(known.token)
                if known.is_proper and place:
                    tally.proper.add(known.token)
            elif known.role == "opposite" or known.role == "same":
                tally.is_negative ^= known.role == "opposite"
                tally.close(known.token)
                tally.tokens.add(known.token)
            elif known.role not in _IDLE:
                self._marked(tally, known, word.lower())
        tally.close(None)
        return Statement(
            tuple(sorted(tally.tokens)),
            tuple(sorted(tally.numbers)),
            tuple(sorted(tally.bounds)),
            tally.scope,
            tally.is_negative,
            tally.has_negation,
            tuple(sorted(tally.proper)),
        )

    def _learn(self, word: str) -> _Known:
        """What a word is, looked up once."""
        low = word.lower()
        if word[0].isdigit() or low in self._units:
            return _Known("number")
        role = self._roles.get(low)
        if low in self._multipliers:
            return _Known("multiplier", self._token(self._stem(low)))
        if role:
            return _Known(role, self._token(self._bases[low]) if low in self._bases else -1)
        stem = low if low in self._places else self._stem(low)
        role = self._roles.get(stem)
        if role in ("same", "opposite"):
            return _Known(role, self._token(self._bases[stem]))
        if role == "idle" and stem != low and len(stem) <= _SHORT:
            return _Known("idle")
        is_proper = word[0].isupper() and (low not in self._known or low in self._places)
        return _Known("content", self._token(stem), is_proper)

    def _marked(self, tally: Tally, known: _Known, low: str) -> None:
        if known.role == "multiplier" and tally.has_number:
            tally.multiply(self._multipliers[low], low in self._teens)
        elif known.role == "multiplier":
            tally.tokens.add(known.token)
        elif known.role == "number":
            value = self._units.get(low)
            tally.count(float(value) if value is not None else value_of(low))
        elif known.role == "negation":
            tally.is_negative = not tally.is_negative
            tally.has_negation = True
        elif known.role in ("total", "partial"):
            tally.scope = tally.scope or known.role
        elif known.role in ("more", "less", "about"):
            tally.is_bound = True
