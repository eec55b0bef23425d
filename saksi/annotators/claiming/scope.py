"""The scope of modifiers: which of them count in a stretch of words, and the predicate that none of them modifies.

Scope comes from ``clauses.py``: a modifier of a predicate counts only in the main part of a clause, in front of the
first verb that nothing modifies. Limits: one stretch has one reading, that of its first clause with a predicate.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from saksi.annotators.claiming.clauses import steps_of
from saksi.annotators.claiming.marks import COMMA
from saksi.annotators.claiming.modifiers import MODIFIERS, Modifier
from saksi.annotators.claiming.text import PREDICATES, TELLING, Text
from saksi.phrases import Hit

_IN_MAIN = frozenset({"predicate", "opinion", "act"})
_EVERYWHERE = frozenset({"anywhere", "condition", "time"})
_AGENT = "oleh"
_POINTERS = frozenset({"determiner", "pronoun"})
_VERBS = frozenset({"verb", "auxiliary"})
_END = ("", False, True)
"""What stands behind the last word, as a step: no word, and the clause is over."""


class Reading(NamedTuple):
    """What stands in a clause: its modifiers in order, and its first predicate that nothing modifies."""

    found: list[Modifier]
    predicate: str | None


def reading_of(text: Text, first: int, last: int, is_quote: bool) -> Reading:
    """The first clause with a predicate or a modifier that decides, with the modifiers of the clauses before it."""
    hits, kinds = text.found[MODIFIERS], text.kinds
    found: list[Modifier] = []
    start, inside, predicate = first, -1, None
    decides, has_auxiliary, is_aside = False, False, False
    for i, kind, is_main, begins in chain(steps_of(text, first, last, text.points_in(first, last)), [(last, *_END)]):
        if begins and i > first:
            if predicate is None and (has_auxiliary or (is_aside and not decides)):
                predicate = "verb"
            if predicate is not None or decides:
                break
            start, inside, has_auxiliary, is_aside = i, -1, False, False
        if kind == "verb" and not is_main:
            is_aside = is_aside or _is_told_aside(text, start, i)
        hit, is_open = hits.get(i), is_main and predicate is None
        if hit and _counts(text, hit, first, last, is_open):
            inside = max(inside, hit.last)
            if _has_agent(text, hit):
                predicate = predicate or _sort(kind)
                continue
            found.append(hit.payload)
            decides = decides or bool(hit.payload.event) or hit.payload.negates
            if hit.payload.place == "opinion" or _names_it(text, hit, last):
                predicate = "stative"
            elif hit.payload.event and not _VERBS.isdisjoint([kind, *kinds[i + 1 : hit.last]]):
                has_auxiliary = True
        elif is_open and kind in TELLING and i >= inside:
            if kind == "auxiliary" or (kind == "nominal" and is_quote):
                has_auxiliary = True
            elif kind in PREDICATES:
                predicate = _sort(kind)
                end = text.clause_end(i, last)
                if end is not None:
                    rest = _behind(text, i + 1, end, first, last)
                    names = any(_names_it(text, hit, last) for hit in rest)
                    return Reading(found + [hit.payload for hit in rest], "stative" if names else predicate)
            elif kind == "as" and is_quote and not (i > first and _kind_before(text, i, first) in PREDICATES):
                predicate = "stative"
    return Reading(found, predicate)


def _behind(text: Text, start: int, end: int, first: int, last: int) -> list[Hit[Modifier]]:
    """What a clause adds behind its predicate, from *start* to *end*: modifiers that count wherever they stand."""
    hits = [hit for hit in text.hits(MODIFIERS, start, last) if hit.first < end]
    return [hit for hit in hits if _counts(text, hit, first, last, is_open=False) and not _has_agent(text, hit)]


def _counts(text: Text, hit: Hit[Modifier], first: int, last: int, is_open: bool) -> bool:
    """Whether a modifier stands where it must; *is_open* where the main part still waits for its predicate."""
    place = hit.payload.place
    is_placed = place in _EVERYWHERE or (is_open and place in _IN_MAIN)
    return is_placed and hit.last <= last and not _stands_aside(text, hit, first)


def _is_told_aside(text: Text, start: int, verb: int) -> bool:
    """Whether a verb beside the main part of a clause may be all that it tells (`Warga yang menunggu di Roma`).

    What opens with `ini` or a pronoun says what something is, and tells of no event (`Ini perang yang menewaskan ...`);
    what follows a comma is a remark.
    """
    return text.kinds[start] not in _POINTERS and not any(gap & COMMA for gap in text.gaps[start + 1 : verb + 1])


def _names_it(text: Text, hit: Hit[Modifier], last: int) -> bool:
    """Whether hearsay is of what something is: `disebut sebagai`."""
    return hit.payload.reporter == "hearsay" and hit.last < last and text.kinds[hit.last] == "as"


def _kind_before(text: Text, i: int, first: int) -> str:
    return text.kinds[i - 1] if i - 1 > first else text.kind_at_start(first)


def _sort(kind: str) -> str:
    return "stative" if kind == "stative" else "verb"


def _has_agent(text: Text, hit: Hit[Modifier]) -> bool:
    """Whether hearsay has a name after all: `diklaim oleh Cina`."""
    return hit.payload.reporter == "hearsay" and text.forms[hit.last : hit.last + 1] == [_AGENT]


def _stands_aside(text: Text, hit: Hit[Modifier], first: int) -> bool:
    """Whether words of distance open a remark behind a comma (`..., yang disebutnya P`), not the claim itself."""
    is_distance = hit.payload.place == "anywhere" and hit.payload.reporter == "distanced"
    return bool(is_distance and hit.first > first and text.gaps[hit.first] & COMMA)
