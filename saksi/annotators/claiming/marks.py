"""What stands between two words, as bits: stops, commas, brackets, quotation marks."""

from __future__ import annotations

import re

_STOP_MARK = re.compile(r"(?<!\.)[.!?;:][\"')\]]*\s|[!?;]")
STOP, COMMA, OPENING, CLOSING, QUOTE, SEMICOLON = 1, 2, 4, 8, 16, 32
BRACKETS = OPENING | CLOSING
"""What may stand between two words, as bits; a long dash counts as a comma, and a semicolon is a stop too."""


class _Marks(dict):
    """The marks of gaps between words, learned as they are met."""

    _LONGEST, _MOST = 6, 1 << 12

    def __missing__(self, gap: str) -> int:
        found = _marks(gap)
        if len(gap) <= self._LONGEST and len(self) < self._MOST:
            self[gap] = found
        return found


def _marks(gap: str) -> int:
    """The marks of a gap between two words as bits."""
    if gap == " ":
        return 0
    found = STOP if _STOP_MARK.search(gap) and len(gap) > 1 else 0
    if "," in gap or "-" in gap or "\u2014" in gap:
        found |= COMMA
    if "(" in gap or ")" in gap:
        found |= OPENING if gap.rfind("(") > gap.rfind(")") else CLOSING
    if '"' in gap or "'" in gap:
        found |= QUOTE
    if ";" in gap and found & STOP:
        found |= SEMICOLON
    return found


MARKS = _Marks()
