"""The scope of modifiers: which of them count in a stretch of words, and the predicate that none of them modifies.

Scope comes from ``clauses.py``: a modifier of a predicate counts only in the main part of a clause, in front of the
first verb that nothing modifies. Limits: one stretch has one reading, that of its first clause with a predicate.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from saksi.annotators.claiming.clauses import Parts, parts_of
from saksi.annotators.claiming.modifiers import MODIFIERS, Modifier
from saksi.annotators.claiming.text import COMMA, PREDICATES, Text
from saksi.phrases import Hit

_IN_MAIN = frozenset({"predicate", "opinion", "act"})
_EVERYWHERE = frozenset({"anywhere", "condition", "time"})
_AGENT = "oleh"
_POINTERS = frozenset({"determiner", "pronoun"})
_VERBS = frozenset({"verb", "auxiliary"})
_TELLING = PREDICATES | {"nominal", "as"}
"""Kinds of words that may be the predicate of a clause, or stand for one."""


class Reading(NamedTuple):
    """What stands in a clause: its modifiers in order, and its first predicate that nothing modifies."""

    found: list[Modifier]
    predicate: str | None


def reading_of(text: Text, first: int, last: int, is_quote: bool) -> Reading:
    """The first clause with a predicate or a modifier that decides, with the modifiers of the clauses before it."""
    parts = parts_of(text, first, last)
    found: list[Modifier] = []
    for start, end in pairwise([*parts.clauses, last]):
        predicate = _read(text, parts, range(first, last), range(start, end), found, is_quote)
        if predicate is not None or _decides(found):
            return Reading(found, predicate)
    return Reading(found, None)


def _decides(found: list[Modifier]) -> bool:
    return any(m.event or m.negates for m in found)


def _read(text: Text, parts: Parts, whole: range, clause: range, found: list[Modifier], is_quote: bool) -> str | None:
    """The predicate of a clause of the words *whole*; its modifiers are added to *found*."""
    kinds, is_main, hits, first = parts.kinds, parts.is_main, text.found[MODIFIERS], whole.start
    predicate, inside, has_auxiliary = None, -1, False
    words = enumerate(kinds[clause.start - first : clause.stop - first], clause.start)
    for i, kind in [(i, kind) for i, kind in words if kind in _TELLING or i in hits]:
        hit, is_open = hits.get(i), predicate is None and is_main[i - first]
        if hit and _counts(text, hit, whole, is_open):
            modifier = hit.payload
            inside = max(inside, hit.last)
            if _has_agent(text, hit):
                predicate = predicate or _sort(kind)
                continue
            found.append(modifier)
            names_it = modifier.reporter == "hearsay" and kinds[hit.last - first :][:1] == ["as"]
            if modifier.place == "opinion" or names_it:
                predicate = "stative"
            elif modifier.event and not _VERBS.isdisjoint(kinds[i - first : hit.last - first]):
                has_auxiliary = True
        elif i >= inside and is_open:
            if kind == "auxiliary" or (kind == "nominal" and is_quote):
                has_auxiliary = True
            elif kind in PREDICATES:
                predicate = _sort(kind)
            elif kind == "as" and is_quote and not (i > first and kinds[i - first - 1] in PREDICATES):
                predicate = "stative"
    if predicate is None and (
        has_auxiliary or (not _decides(found) and _is_told_aside(text, parts, first, clause.start, clause.stop))
    ):
        return "verb"
    return predicate


def _counts(text: Text, hit: Hit[Modifier], whole: range, is_open: bool) -> bool:
    """Whether a modifier stands where it must; *is_open* where the main part still waits for its predicate."""
    place = hit.payload.place
    is_placed = place in _EVERYWHERE or (is_open and place in _IN_MAIN)
    return is_placed and hit.last <= whole.stop and not _stands_aside(text, hit, whole.start)


def _is_told_aside(text: Text, parts: Parts, first: int, start: int, end: int) -> bool:
    """Whether all that is told stands in a relative or a subordinate part (`Warga yang menunggu bantuan di Roma`).

    What opens with `ini` or a pronoun says what something is, and tells of no event (`Ini perang yang menewaskan ...`);
    what follows a comma is a remark.
    """
    if parts.kinds[start - first] in _POINTERS:
        return False
    for i in range(start, end):
        if i > start and text.gaps[i] & COMMA:
            return False
        if parts.kinds[i - first] == "verb" and not parts.is_main[i - first]:
            return True
    return False


def _sort(kind: str) -> str:
    return "stative" if kind == "stative" else "verb"


def _has_agent(text: Text, hit: Hit[Modifier]) -> bool:
    """Whether hearsay has a name after all: `diklaim oleh Cina`."""
    return hit.payload.reporter == "hearsay" and text.forms[hit.last : hit.last + 1] == [_AGENT]


def _stands_aside(text: Text, hit: Hit[Modifier], first: int) -> bool:
    """Whether words of distance open a remark behind a comma (`..., yang disebutnya P`), not the claim itself."""
    is_distance = hit.payload.place == "anywhere" and hit.payload.reporter == "distanced"
    return bool(is_distance and hit.first > first and text.gaps[hit.first] & COMMA)
