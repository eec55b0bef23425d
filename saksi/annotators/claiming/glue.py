"""Words that were run together when a page was scraped (`militerIsraelmenyerang`), taken apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from saksi.phrases import Word
from saksi.text import folded

if TYPE_CHECKING:
    from saksi.annotators.claiming.text import Kinds

_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_GLUED, _LONGEST_GLUED, SHORTEST_NAME, _SHORTEST_REST = 6, 60, 3, 2
"""Letters of a run of words, at least and at most, of the name that may open it, and of what is run into it."""


def taken_apart(words: Sequence[Word], view: str, kinds: Kinds, known: frozenset[str] = frozenset()) -> list[Word]:
    """Words with those that were run together parted, as link text often is in what was scraped.

    They are parted in front of a capital, and behind a name where it is *known*, or stands alone elsewhere, and a word
    of the table or a verb follows.
    """
    names: set[str] | None = None
    found: list[Word] = []
    whole: set[str] = set()
    kept = 0
    large = [i for i, (form, a, b) in enumerate(words) if b - a >= _SHORTEST_GLUED and view[a:b] != form]
    for i in large:
        surface = view[words[i].start : words[i].end]
        if surface.islower() or surface.isupper():
            continue
        is_whole = _SEAM.search(surface) is None
        if is_whole and (surface in whole or not surface[0].isupper() or words[i].form in kinds.table):
            continue
        names = _names(words, view) | known if names is None else names
        if is_whole and (len(surface) > _LONGEST_GLUED or not _end_of_name(words[i].form, names, kinds)):
            whole.add(surface)
            continue
        found += words[kept:i]
        found += _pieces(_SEAM.split(surface), words[i].start, names, kinds)
        kept = i + 1
    return [*found, *words[kept:]] if kept else list(words)


def _pieces(pieces: Sequence[str], at: int, names: set[str], kinds: Kinds) -> Iterator[Word]:
    """The words that a run of letters parted at its capitals holds, names that open a piece parted too."""
    for piece in pieces:
        low = folded(piece)
        if piece[0].isupper() and _SHORTEST_GLUED <= len(piece) <= _LONGEST_GLUED and low not in kinds.table:
            cut = _end_of_name(low, names, kinds)
            if cut:
                yield Word(low[:cut], at, at + cut)
                at, low = at + cut, low[cut:]
        yield Word(low, at, at + len(low))
        at += len(low)


def _names(words: Sequence[Word], view: str) -> set[str]:
    return {word.form for word in words if view[word.start].isupper() and len(word.form) >= SHORTEST_NAME}


def _end_of_name(low: str, names: set[str], kinds: Kinds) -> int | None:
    """Where the longest name ends that a run of letters opens with, if what is left is a word."""
    for cut in range(len(low) - _SHORTEST_REST, SHORTEST_NAME - 1, -1):
        if low[:cut] in names and (low[cut:] in kinds.table or kinds[low[cut:]] == "verb"):
            return cut
    return None
