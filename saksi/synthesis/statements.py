"""Claims made comparable: their content words, numbers, scope and polarity, apart from how they are phrased.

``Reader`` turns the words of a claim into a :class:`Statement`; ``likely_pairs`` finds the pairs that share half
of their content words without comparing all: each statement is filed under its rarest words, and two that share
enough must share one of these (prefix filtering).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from saksi.lexicon import Lexicon
from saksi.synthesis.stems import Stemmer

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'][^\W\d_]+)*")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CROWDED = 400
"""Statements filed under one word beyond which no more are met there: such a word says too little."""


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
        reading = _Reading()
        for place, match in enumerate(_TOKEN.finditer(text)):
            word = match.group()
            low = word.lower()
            role = self._roles.get(low)
            if word[0].isdigit() or low in self._units or (low in self._multipliers and reading.has_number):
                self._number(reading, low)
            elif role:
                self._marked(reading, role, low)
            else:
                self._content(reading, word, low, place)
        reading.close(None)
        return Statement(
            tuple(sorted(reading.tokens)),
            tuple(sorted(reading.numbers)),
            tuple(sorted(reading.bounds)),
            reading.scope,
            reading.is_negative,
            reading.has_negation,
            tuple(sorted(reading.proper)),
        )

    def _number(self, reading: _Reading, low: str) -> None:
        if low in self._multipliers and reading.has_number:
            reading.multiply(self._multipliers[low], low in self._teens)
            return
        value = self._units.get(low)
        reading.count(float(value) if value is not None else _value(low))

    def _marked(self, reading: _Reading, role: str, low: str) -> None:
        if role == "negation":
            reading.is_negative = not reading.is_negative
            reading.has_negation = True
        elif role in ("total", "partial"):
            reading.scope = reading.scope or role
        elif role in ("more", "less", "about"):
            reading.is_bound = True
        elif role in ("same", "opposite"):
            reading.is_negative ^= role == "opposite"
            reading.tokens.add(self._token(self._bases[low]))

    def _content(self, reading: _Reading, word: str, low: str, place: int) -> None:
        stem = low if low in self._places else self._stem(low)
        role = self._roles.get(stem)
        if role in ("same", "opposite"):
            reading.is_negative ^= role == "opposite"
            stem = self._bases[stem]
        elif role == "idle" and stem != low and len(stem) <= 4:
            return
        token = self._token(stem)
        reading.close(token)
        reading.tokens.add(token)
        if place and word[0].isupper() and (low not in self._known or low in self._places):
            reading.proper.add(token)


def _value(digits: str) -> float:
    """The number that digits make, written as Indonesian does.

    >>> _value("1.200"), _value("2,5"), _value("10.30.15")
    (1200.0, 2.5, 103015.0)
    """
    plain = digits.replace(".", "") if _GROUPED.fullmatch(digits) or digits.count(".") > 1 else digits
    return (
        float(plain.replace(",", ".")) if plain.replace(",", ".").count(".") <= 1 else float(re.sub(r"\D", "", plain))
    )


class _Reading:
    """A claim half read."""

    def __init__(self) -> None:
        self.tokens: set[int] = set()
        self.proper: set[int] = set()
        self.numbers: list[tuple[float, int]] = []
        self.bounds: list[float] = []
        self.scope: str | None = None
        self.is_negative = self.has_negation = False
        self.is_bound = False
        self._whole = self._group = self._last = 0.0
        self.has_number = False

    def count(self, value: float) -> None:
        """A number begins or goes on: `dua ratus` `lima`."""
        if self._last or (self._group and value >= 10):
            self.close(None)
        self.has_number = True
        if value == 10 or value == 100:
            self._group += value
        elif value >= 1000 and not self._whole and not self._group:
            self._whole += value
        else:
            self._last = value

    def multiply(self, by: int, is_teen: bool) -> None:
        """The number goes on: `lima` `belas`, `dua` `puluh`, `tiga` `ribu`."""
        if is_teen:
            self._last += by
        elif by < 1000:
            self._group, self._last = self._group + (self._last or 1) * by, 0.0
        else:
            grouped = self._group + self._last or self._whole or 1
            self._whole = (
                grouped * by if self._whole and not (self._group or self._last) else self._whole + grouped * by
            )
            self._group = self._last = 0.0

    def close(self, unit: int | None) -> None:
        """The number ends, with the word it counts."""
        if self.has_number:
            value = self._whole + self._group + self._last
            self.numbers.append((value, -1 if unit is None else unit))
            if self.is_bound:
                self.bounds.append(value)
            self._whole = self._group = self._last = 0.0
            self.has_number = False
        self.is_bound = False


def likely_pairs(statements: Sequence[Statement], share: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of statements whose content words have at least *share* in common, and the share, in order.

    Statements of fewer than two words are left out.
    """
    often = Counter(token for statement in statements for token in statement.tokens)
    filed: dict[int, list[int]] = {}
    for number, statement in enumerate(statements):
        size = len(statement.tokens)
        if size < 2:
            continue
        rarest = sorted(statement.tokens, key=lambda token: (often[token], token))
        met: set[int] = set()
        for token in rarest[: size - ceil(share * size) + 1]:
            row = filed.setdefault(token, [])
            met.update(row)
            if len(row) < _CROWDED:
                row.append(number)
        mine = frozenset(statement.tokens)
        for other in sorted(met):
            common = len(mine.intersection(statements[other].tokens))
            found = common / (size + len(statements[other].tokens) - common)
            if found >= share:
                yield other, number, found
