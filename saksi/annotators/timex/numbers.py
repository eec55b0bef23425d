"""Indonesian number words and digits as numbers: `dua puluh lima`, `satu setengah`, `5,5`, `1.500`."""

from __future__ import annotations

import re
from collections.abc import Mapping

_DIGITS = re.compile(r"\d[\d.]*(?:,\d+)?")


def number_of(text: str, number: Mapping[str, str], some: Mapping[str, str]) -> float | None:
    """The number that *text* says; None for one that nobody counted (`beberapa`).

    Args:
        text: lower-case words or digits.
        number: word to value; ``+10`` adds to the word before (`dua belas`), ``*10`` multiplies it.
        some: words for uncounted numbers.

    >>> words = {"dua": "2", "satu": "1", "puluh": "*10", "lima": "5", "setengah": "0.5", "belas": "+10"}
    >>> [number_of(text, words, {}) for text in ("dua puluh lima", "dua belas", "satu setengah", "5,5", "1.500")]
    [25.0, 12.0, 1.5, 5.5, 1500.0]
    """
    total = last = 0.0
    for word in text.split():
        if _DIGITS.fullmatch(word):
            total, last = total + last, float(word.replace(".", "").replace(",", "."))
            continue
        if word in some or word not in number:
            return None
        said = number[word]
        if said[0] == "+":
            last += float(said[1:])
        elif said[0] == "*":
            factor = float(said[1:])
            total, last = ((total + last) * factor, 0.0) if factor >= 1000 else (total, (last or 1) * factor)
        else:
            total, last = total + last, float(said)
    return total + last
