"""What a printed word is by itself, by the tables alone: worked out once a form, not once a word.

Forms repeat from article to article, so a step that asks only for words of a sort (`mengatakan`, `Presiden`) finds
them by a bit that one lookup has set. What a word is in its article (a name, a title) is not told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saksi.annotators.quoting.words import Words

CUE = 1
"""A reporting verb or another cue."""
CAPITAL = 1 << 1
"""Begins with a capital, or with an Arabic article before one (`al-Sudani`)."""
PLACE = 1 << 2
"""Begins the name of a known place or body."""
NOUN = 1 << 3
"""A noun for one who speaks."""
PERSON = 1 << 4
"""A noun for a person."""
PART = 1 << 5
"""A part of titles (`Agung`)."""
OPENER = 1 << 6
"""Begins a sentence in capitals without being a name."""
RELAY = 1 << 7
"""Shows that there may be a relay."""
TOLD = 1 << 8
"""Opens whom something is said to (`kepada`)."""
GLUED = 1 << 9
"""May be several words that scraping has glued together."""
UPPER = 1 << 10
"""Begins with a capital."""
STARTS = 1 << 11
"""Can begin, in lower case, the words for a speaker."""
POINTS = 1 << 12
"""`itu`, `tersebut`."""
SAYS = 1 << 13
"""A reporting verb behind its speaker, or a cue in front of him: no noun phrase goes over it."""
BREAKS = 1 << 14
"""A small word that ends a noun phrase."""
ENDS = 1 << 15
"""May end content without a comma before it."""
THROUGH = 1 << 16
"""Opens a relay: `dilansir`, `kepada`, `melalui`."""
ASKED = CUE | CAPITAL | PERSON | RELAY | TOLD
"""The sorts whose words are listed (:meth:`saksi.annotators.quoting.tokens.Tokens.of_sort`)."""

_ARABIC = re.compile(r"(?:al|el|ad|ar|as|ash|at|an|ul|az|ed)-[A-Z]")
_ENDING = ("while_saying", "contrast", "verdict", "coordinator", "meanwhile")
_MOST_FORMS = 1 << 16
_LONGEST_KNOWN = 200
"""Letters beyond which a form is no word of an article to come and is not kept."""


class _Remembered(dict[str, int]):
    """What a function gave for a word: a lookup without a call where it is known; emptied when it is full.

    A longer string is no word and is not kept, so that what is kept stays small.
    """

    def __init__(self, work_out: Callable[[str], int]):
        self._work_out = work_out

    def __missing__(self, word: str) -> int:
        sort = self._work_out(word)
        if len(word) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_FORMS:
                self.clear()
            self[word] = sort
        return sort


class Forms:
    """The forms of all articles that one process reads, up to a number."""

    def __init__(self, words: Words):
        roles = words.roles
        self._noun, self._may_be_glued = words.noun, words.glue.may_be
        self._tables = (
            (CUE, words.cues),
            (PLACE, words.place_starts),
            (PERSON, words.persons),
            (PART, words.title_part),
            (OPENER, words.stop),
            (RELAY, words.relay_starts | roles["relay_sign"]),
            (TOLD, roles["addressee_opener"]),
            (THROUGH, words.published | words.passed_on | words.through | roles["listener_opener"]),
            (STARTS, words.starters),
            (POINTS, roles["demonstrative"]),
            (SAYS, words.before.keys() | words.nominal.keys()),
            (BREAKS, roles["breaking"]),
            (ENDS, words.passed_on.union(*(roles[role] for role in _ENDING))),
        )
        self.sort: Mapping[str, int] = _Remembered(self._read)
        """printed form -> of which sorts it is (the constants of this module, added up)"""

    def _read(self, word: str) -> int:
        low = word.lower()
        sort = sum(bit for bit, table in self._tables if low in table)
        if not word.islower() and (word[0].isupper() or _ARABIC.match(word)):
            sort |= CAPITAL
        if word[0].isupper():
            sort |= UPPER
        if low.endswith("nya") or "-" in low:
            sort |= STARTS
        if self._noun(low):
            sort |= NOUN
        if self._may_be_glued(word):
            sort |= GLUED
        return sort
