"""The words of an article with what the tables say of each: kinds of words, and the phrases of every table.

All is looked up once an article; claims are then ranges of words. Verbs are told by their affixes, against a table
of words that only look like verbs. Limits: one word has one kind, names run into other words are told by capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from operator import ne

from saksi.annotators.claiming.glue import SHORTEST_NAME, Parting
from saksi.annotators.claiming.kinds import CLITIC, Kinds
from saksi.annotators.claiming.marks import BRACKETS, MARKS, OPENING, QUOTE, SEMICOLON, STOP
from saksi.annotators.claiming.modifiers import MODIFIERS
from saksi.lexicon import Lexicon
from saksi.phrases import Hit, Phrases, Tables
from saksi.words import Words

_GLUED = re.compile(r"[A-Z][a-z]{3,}me(?:ng|ny|m|n)[a-z]{4,}")
"""A name run into the verb behind it, as link text often is (`Israelmenyetujui`)."""
PREDICATES = frozenset({"verb", "stative", "auxiliary", "credit"})
_SAYING = PREDICATES - {"credit"}
TELLING = PREDICATES | {"nominal", "as"}
"""Kinds of words that may be the predicate of a clause, or stand for one."""
_TURNS = frozenset({"coordinator", "conjunction", "resumer", "subordinator", "relative", "completed"}) | PREDICATES
"""Kinds that may change where the reader of a clause is; all others leave it as it was."""
_POINTS = _TURNS | TELLING
_ATTRIBUTES = frozenset({"other", "noun", "completed", "quality", "verb", "manner"})
"""Behind these kinds a quality describes the noun or the verb and is no predicate."""
_OPENERS = frozenset({"function", "listing", "manner", "subordinator"})
"""Behind these kinds a verb with -nya is a noun: `setelah dimulainya perundingan`."""
_FINITE = frozenset({"yang", "bahwa"})
"""Relatives that open a finite clause; the others need a verb next, or are prepositions."""
_ADVERBS = frozenset({"function", "manner", "modal", "other"})
_NAMELIKE = frozenset({"verb", "stative"})
"""Kinds that a name may seem to have."""
_TOLD_BY_PLACE = frozenset({"verb", "relative", "quality", "headnoun", "timing", "intensive"})
"""Kinds that depend on the words beside them, or that change the kind of the next."""
_JOINING = frozenset({"coordinator", "conjunction"})
STANCES = "stances"
"""The phrases by which somebody holds what follows."""
_CLASSES = "classes"
"""The phrases of the table ``word_classes``."""
_NEAR = 3
"""Words behind `selama` in which a verb makes it a subordinator."""
_LONGEST_UNGLUED = 10
FARTHEST = 150
"""Words within which something that belongs to a clause is looked for, so that a line without a stop costs no more."""


class Reader:
    """Reads words by the tables ``word_classes`` and those given by name."""

    def __init__(self, lexicon: Lexicon, **tables: Phrases):
        rows = lexicon.table("word_classes")
        self._kinds = Kinds(rows)
        self._tables = Tables(
            {
                _CLASSES: Phrases(
                    (row["form"], "verb" if row["class"] == "event" else row["class"])
                    for row in rows
                    if " " in row["form"]
                ),
                **tables,
            }
        )
        names = {part for row in lexicon.table("names") for part in row["form"].split() if part[0].isupper()}
        self._parting = Parting(self._kinds, frozenset(part.lower() for part in names if len(part) > SHORTEST_NAME))

    def read(self, words: Words) -> Text:
        """*words* with what the tables say of them.

        Words that were run together (`militerIsraelmenyerang`) are taken apart, see ``glue.py``.
        """
        large = _large(words)
        parted = self._parting(words, large)
        return Text(parted, large if parted is words else _large(parted), self._kinds, self._tables)


def _large(words: Words) -> list[int]:
    """The words that have a capital, by number."""
    return list(compress(count(), map(ne, words.forms, words.surfaces)))


def _places(kinds: frozenset[str], words: Sequence[str]) -> Iterator[int]:
    """The numbers of the words of some kinds, told without a step of the interpreter for each word."""
    return compress(count(), map(kinds.__contains__, words))


class Text:
    """Words, the kind of each, the marks in front of each, and the phrases of each table by their first word.

    ``points`` are the words, by number, at which the reader of a clause has to look: where it may take another turn,
    with marks in front or of such a kind, and what may tell, modify or hold; ``joints`` those that may join two
    clauses: a coordinator, a conjunction, what follows a semicolon; ``begins`` those with which a clause begins.
    """

    def __init__(self, words: Words, large: Sequence[int], known: Kinds, tables: Tables):
        self.surfaces, self.forms, self.starts, self.ends, gaps = words
        self.gaps = [0, *map(MARKS.__getitem__, gaps[1:-1])] if gaps[1:] else []
        self.raw = list(map(known.__getitem__, self.forms))
        self._tell_names(large)
        self.found = tables.find(self.forms)
        for hit in self.found[_CLASSES].values():
            self.raw[hit.first : hit.last] = [hit.payload, *["inside"] * (hit.last - hit.first - 1)]
        self.kinds = list(self.raw)
        self._tell_by_place()
        self._hits = {name: (list(found), list(found.values())) for name, found in self.found.items()}
        marked = list(compress(count(), self.gaps))
        asked = self.found[MODIFIERS].keys() | self.found.get(STANCES, {}).keys()
        self.points = sorted({*marked, *_places(_POINTS, self.kinds), *asked})
        self.joints = [i for i in self.points if self.kinds[i] in _JOINING or self.gaps[i] & SEMICOLON]
        self.begins = [i for i in self.points if self.kinds[i] == "coordinator" or self.gaps[i] & STOP]
        self.brackets = [i for i in marked if self.gaps[i] & BRACKETS]
        self.parts: dict[tuple[int, int], dict] = {}

    def hits(self, table: str, first: int, last: int) -> Sequence[Hit]:
        """The phrases of a table that lie wholly in a range of words."""
        places, found = self._hits[table]
        begin = bisect_left(places, first)
        end = bisect_left(places, last, begin)
        return [hit for hit in found[begin:end] if hit.last <= last] if begin < end else ()

    def points_in(self, first: int, last: int) -> list[int]:
        """The words of a range at which the reader of a clause has to look, with the first one."""
        begin = bisect_left(self.points, first)
        found = self.points[begin : bisect_left(self.points, last, begin)]
        return found if found[:1] == [first] or first >= last else [first, *found]

    def clause_end(self, i: int, last: int) -> int | None:
        """Where the clause of the word *i* ends, *last* at most; None where a bracket may hide what ends it."""
        if self.brackets and bisect_right(self.brackets, i) < bisect_left(self.brackets, last):
            return None
        at = bisect_right(self.begins, i)
        return min(self.begins[at], last) if at < len(self.begins) else last

    def joints_in(self, first: int, last: int) -> list[int]:
        """The words of a range that may join two clauses."""
        begin = bisect_left(self.joints, first)
        return self.joints[begin : bisect_left(self.joints, last, begin)]

    def kind_at_start(self, i: int) -> str:
        """The kind of the word *i* where a claim begins with it."""
        if self.raw[i] == "verb" and self.forms[i].endswith(CLITIC):
            return "nominal"
        if self.raw[i] == "quality":
            return "quality" if self.raw[i + 1 : i + 2] == ["verb"] else "stative"
        return self.kinds[i]

    def says(self, first: int, last: int) -> bool:
        """Whether a range holds a predicate that is no credit, or words that modify one."""
        if not _SAYING.isdisjoint(self.kinds[first:last]):
            return True
        return any(hit.payload.place != "cue" for hit in self.hits(MODIFIERS, first, last))

    def _tell_names(self, large: Sequence[int]) -> None:
        """Names are no verbs, and verbs may be run into a name; *large* are the words with a capital."""
        titles, surfaces, raw = _Titles(self), self.surfaces, self.raw
        for i in large:
            kind = raw[i]
            if kind == "other":
                if len(surfaces[i]) > _LONGEST_UNGLUED and _GLUED.fullmatch(surfaces[i]):
                    raw[i] = "verb"
            elif kind in _NAMELIKE and self._is_name(i) and i not in titles:
                raw[i] = "other"

    def _is_name(self, i: int) -> bool:
        """Whether a word has a capital inside a sentence; what opens a quotation or follows a stop has one anyway."""
        surface = self.surfaces[i]
        is_large = surface[:1].isupper() and not surface[1:2].isupper()
        return is_large and i > 0 and not self.gaps[i] & (STOP | QUOTE | OPENING)

    def _tell_by_place(self) -> None:
        """Changes the kinds that depend on the words beside them; of verbs only those with a clitic do."""
        raw, kinds, forms = self.raw, self.kinds, self.forms
        for i in _places(_TOLD_BY_PLACE, tuple(raw)):
            kind = raw[i]
            if kind == "verb" and forms[i][-3:] != CLITIC and (not i or kinds[i - 1] != "intensive"):
                continue
            if kind == "intensive":
                if raw[i + 1 : i + 2] == ["other"]:
                    kinds[i + 1] = "stative"
            else:
                kinds[i] = self._in_place(i, kind)

    def _in_place(self, i: int, kind: str) -> str:
        """The kind of a word by its neighbours."""
        raw, before = self.raw, self.kinds[i - 1] if i and not self.gaps[i] & STOP else ""
        after = raw[i + 1] if i + 1 < len(raw) else ""
        if kind == "headnoun":
            return "completed" if after == "verb" else "noun"
        if kind == "relative":
            is_open = self.forms[i] in _FINITE or self._is_infinitive(i)
            return "relative" if is_open else "function"
        if kind == "quality":
            if before == "relative":
                return "stative"
            is_attribute = before in _ATTRIBUTES and not self.forms[i - 1].endswith(CLITIC)
            return "quality" if after == "verb" or is_attribute else "stative"
        if kind == "timing":
            is_clause = any(near in PREDICATES for near in raw[i + 1 : i + 1 + _NEAR])
            return "subordinator" if is_clause and not self.forms[i + 1].isdigit() else "function"
        if before == "intensive":
            return "stative"
        is_opened = not before or before in _OPENERS
        return "nominal" if is_opened and self.forms[i].endswith(CLITIC) else "verb"

    def _is_infinitive(self, i: int) -> bool:
        """Whether a verb follows, at once or behind an adverb; else `untuk` is a preposition."""
        after = self.raw[i + 1 : i + 3]
        if after and after[0] in PREDICATES:
            return True
        is_adverb = len(after) == 2 and after[0] in _ADVERBS and self.surfaces[i + 1][0].islower()
        return is_adverb and after[1] in PREDICATES


class _Titles:
    """The words of headlines, where all but small words begin with a capital: there capitals tell no names."""

    def __init__(self, text: Text):
        self._text = text
        self._known: dict[int, bool] = {}

    def __contains__(self, i: int) -> bool:
        first, last = self._sentence(i)
        if first not in self._known:
            self._known[first] = self._is_title(range(first, last))
        return self._known[first]

    def _sentence(self, i: int) -> tuple[int, int]:
        gaps = self._text.gaps
        start, end = max(i - FARTHEST, 0), min(i + FARTHEST, len(gaps))
        first = next((k for k in range(i, start, -1) if gaps[k] & STOP), start)
        return first, next((k for k in range(i + 1, end) if gaps[k] & STOP), end)

    def _is_title(self, members: Iterable[int]) -> bool:
        text = self._text
        small = [text.raw[k] for k in members if not text.surfaces[k][0].isupper()]
        return 2 * len(small) < len(members) and not any(kind in PREDICATES or kind == "other" for kind in small)
