"""Numbers in a claim, in digits and in words, with the word they count."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def value_of(digits: str) -> float:
    """The number that digits make, written as Indonesian does.

    >>> value_of("1.200"), value_of("2,5"), value_of("10.30.15")
    (1200.0, 2.5, 103015.0)
    """
    plain = digits.replace(".", "") if _GROUPED.fullmatch(digits) or digits.count(".") > 1 else digits
    return (
        float(plain.replace(",", ".")) if plain.replace(",", ".").count(".") <= 1 else float(re.sub(r"\D", "", plain))
    )


class Tally:
    """A claim half read: the words it has had so far, and the number it may be in the middle of."""

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
