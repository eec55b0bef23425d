"""The words of an article as parallel lists, cut once and read by every step that looks words up."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from saksi.text import folded

LONG_DASH = "\u2014"
_LONG_DASH = re.compile("[\u2014\u2015]")
_CUT = re.compile(r"([^\W_]+(?:[-'][^\W_]+)*)")
_CUT_ASCII = re.compile(r"([0-9A-Za-z]+(?:[-'][0-9A-Za-z]+)*)")
"""The same of plain letters, which the engine finds in a third less time; most articles have no others."""


class Words(NamedTuple):
    """Words, hyphens and apostrophes inside them kept; a long dash parts words.

    ``surfaces`` are the words as they stand in the plain view, ``forms`` in lower case; ``starts`` and ``ends``
    their offsets; ``gaps[i]`` what stands in front of word *i* (a long dash kept), with one more for the end.
    """

    surfaces: list[str]
    forms: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


def words_in(text: str, view: str) -> Words:
    """The words of a text of which *view* is the plain view; what is cut comes from one pass of the engine.

    >>> words_in("Kim\u2014yang absen\u2014tiba.", "Kim-yang absen-tiba.")[1:]
    (['kim', 'yang', 'absen', 'tiba'], [0, 4, 9, 15], [3, 8, 14, 19], ['', '\u2014', ' ', '\u2014', '.'])
    """
    if not text.isascii() and _LONG_DASH.search(text):
        letters = list(view)
        for dash in _LONG_DASH.finditer(text):
            letters[dash.start()] = LONG_DASH
        view = "".join(letters)
    pieces = (_CUT_ASCII if view.isascii() else _CUT).split(view)
    bounds = list(accumulate(map(len, pieces)))
    surfaces = pieces[1::2]
    return Words(surfaces, in_lower_case(surfaces), bounds[:-1:2], bounds[1::2], pieces[::2])


def in_lower_case(surfaces: list[str]) -> list[str]:
    """Each word in lower case, of the same length; all at once, where no letter has two in lower case."""
    whole = "\n".join(surfaces)
    low = whole.lower()
    return (low if len(low) == len(whole) else folded(whole)).split("\n") if surfaces else []
