"""What is known of single words: how often they are written small or with a capital, and what they can name.

The table ``model/words.csv`` is made by ``tools/train_ner.py``; ``model/README.md`` names its sources. It
speaks of words by themselves: what a word is in its sentence is for the CRF to say.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "model" / "words.csv"
PROPER_SHARE = 4
COMMON_COUNT = 2
GUESSED = ("says-", "at-")


@dataclass(frozen=True, slots=True)
class Word:
    """One row: counts of the small and the capitalised form (within sentences), and its classes."""

    small: int
    capital: int
    classes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Words:
    """The table of words, asked in any case.

    >>> words = Words({"di": Word(900, 3, ()), "hanoi": Word(0, 9, ("city",))})
    >>> words.is_common("Di"), words.is_name("hanoi"), words.classes("Hanoi"), words.classes("?")
    (True, True, ('city',), ())
    """

    rows: dict[str, Word]

    @classmethod
    def read(cls, path: Path = TABLE) -> Words:
        """The words of a CSV file with the columns word, small, capital and classes.

        Raises:
            FileNotFoundError: if there is no such file.
            ValueError: if a row has another number of cells, or a count that is none.
        """
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(line for line in lines if not line.startswith("#"))
            next(rows)
            return cls({w: Word(int(s), int(c), tuple(k.split())) for w, s, c, k in rows})

    def classes(self, word: str) -> tuple[str, ...]:
        """What the word can name: the classes of its row, none where it has no row."""
        row = self.rows.get(word.lower())
        return row.classes if row else ()

    def is_common(self, word: str) -> bool:
        """Whether the word is written small as a rule."""
        row = self.rows.get(word.lower())
        return row is not None and row.small >= COMMON_COUNT and row.small >= row.capital

    def is_written_small(self, word: str) -> bool:
        """Whether the texts have the word in small letters more than once.

        >>> Words({"besar": Word(90, 95, ())}).is_written_small("Besar")
        True
        """
        row = self.rows.get(word.lower())
        return row is not None and row.small >= COMMON_COUNT

    def is_written(self, word: str) -> bool:
        """Whether the texts have the word at all, small or with a capital, more than once."""
        row = self.rows.get(word.lower())
        return row is not None and row.small + row.capital >= COMMON_COUNT

    def is_name(self, word: str) -> bool:
        """Whether the word is hardly ever written small, or stands in a list of names."""
        row = self.rows.get(word.lower())
        if row is None:
            return False
        return row.capital > PROPER_SHARE * row.small or any(not name.startswith(GUESSED) for name in row.classes)


@lru_cache(maxsize=1)
def package_words() -> Words:
    """The words that come with the package, read once."""
    return Words.read()
