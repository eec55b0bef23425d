"""How sure, by layer: what the source says of its own certainty, how the outlet stands to it, what the words
say of the event.

The method is that of ConText (Harkema et al. 2009): a table of modifiers, each with what it says and where it
must stand, the longest at a place hiding the shorter ones. Scope comes from ``clauses.py``: a modifier of a
predicate counts only in the main part of a clause, in front of the first verb that nothing modifies.
Limits: irony is not seen, and one stretch of text gets one judgement, that of its first clause with a predicate.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

from saksi.annotators.claiming.clauses import Parts, parts_of
from saksi.annotators.claiming.text import COMMA, PREDICATES, Text
from saksi.lexicon import Lexicon
from saksi.phrases import Hit, Phrases

_STRENGTH = ("doubtful", "possible", "probable", "certain")
"""The weaker word wins (GUIDE: `yakin itu mungkin` is possible)."""
_WEAK = frozenset(_STRENGTH[:3])
_IN_MAIN = frozenset({"predicate", "opinion", "act"})
_EVERYWHERE = frozenset({"anywhere", "condition", "time"})
_AGENT = "oleh"
_POINTERS = frozenset({"determiner", "pronoun"})
_VERBS = frozenset({"verb", "auxiliary"})
_TELLING = PREDICATES | {"nominal", "as"}
"""Kinds of words that may be the predicate of a clause, or stand for one."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """A row of ``certainty.csv``."""

    literal: str
    speaker: str
    reporter: str
    event: str
    negates: bool
    needs_verb: bool
    place: str

    @classmethod
    def of(cls, row: dict[str, str]) -> Modifier:
        yes = {name: row[name] == "yes" for name in ("negates", "needs_verb")}
        return cls(**{name: row[name] for name in ("literal", "speaker", "reporter", "event", "place")}, **yes)


class Saying(NamedTuple):
    """How a claim is reported.

    ``frame`` are the words of the attribution, by number, ``cue`` the range of the words of saying among them;
    ``default`` is the status of an event that nothing modifies, ``is_wish`` whether the cue demands or asks,
    ``is_indirect`` whether the words are the outlet's, so that an opening `jika` may mean `that`.
    """

    frame: Sequence[int] = ()
    cue: tuple[int, int] = (0, 0)
    default: str = "happened"
    is_wish: bool = False
    is_indirect: bool = False


class Judgement(NamedTuple):
    """The three layers and negation; ``because`` are the literals that decided."""

    speaker: str | None
    reporter: str
    event: str | None
    is_negated: bool
    because: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """What stands in one clause: its modifiers in order, and its first predicate that nothing modifies."""

    found: list[Modifier] = field(default_factory=list)
    predicate: str | None = None

    @property
    def decides(self) -> bool:
        return self.predicate is not None or any(m.event or m.negates for m in self.found)


def modifiers(lexicon: Lexicon) -> Phrases[Modifier]:
    """The table ``certainty``."""
    return Phrases((row["literal"], Modifier.of(row)) for row in lexicon.table("certainty"))


def judge(text: Text, first: int, last: int, saying: Saying | None = None) -> Judgement:
    """Judge the claim that a range of words makes; without *saying*, it is the outlet's own.

    Assumes a text that was read with the table ``certainty``.
    """
    if saying and saying.is_indirect and _opens_like_that(text, first, last):
        first += 1
    reading = _reading(text, first, last, is_quote=saying is not None)
    around = _around(text, saying) if saying else []
    strength = _weakest(reading.found, around)
    event, decisive = _status(reading, _default(saying, around))
    event = _by_frame(event, around, saying)
    if event == "planned" and strength in _WEAK:
        event = "unclear"
    reporter, distance = _reporter(reading.found, around, saying is not None)
    speaker = (strength or "stated") if reporter in {"attributed", "distanced"} else None
    because = tuple(dict.fromkeys([m.literal for m in (decisive, distance) if m]))
    return Judgement(speaker, reporter, event, any(m.negates for m in reading.found), because)


def _around(text: Text, saying: Saying) -> list[Modifier]:
    """The modifiers of an attribution: the cue itself, and how sure the adverbs near it are."""
    start, end = saying.cue
    at_cue, around, inside = [], [], frozenset(saying.frame)
    if not inside:
        return []
    for hit in text.hits("certainty", saying.frame[0], saying.frame[-1] + 1):
        if not inside.issuperset(range(hit.first, hit.last)):
            continue
        if hit.first < end and start < hit.last:
            at_cue.append(hit.payload)
        elif hit.payload.speaker and not hit.payload.event:
            around.append(hit.payload)
    return [*at_cue, *around]


def _weakest(found: Sequence[Modifier], around: Sequence[Modifier]) -> str | None:
    """The weakest word of a clause and its attribution."""
    said = [m.speaker for m in (*found, *around) if m.speaker]
    return min(said, key=_STRENGTH.index) if said else None


def _reading(text: Text, first: int, last: int, is_quote: bool) -> _Reading:
    """The first clause with a predicate or a modifier that decides."""
    parts = parts_of(text, first, last)
    hits = text.hits("certainty", first, last)
    at_word = {hit.first - first: hit for hit in hits if not _stands_aside(text, hit, first)}
    kinds, clauses = parts.kinds, parts.clauses
    telling = [i for i, kind in enumerate(kinds) if kind in _TELLING or i in at_word]
    earlier: list[Modifier] = []
    start = 0
    while start < len(kinds):
        end = bisect_right(clauses, clauses[start], start)
        members = telling[bisect_left(telling, start) : bisect_left(telling, end)]
        reading = _read(text, first, range(start, end), members, parts, at_word, is_quote)
        reading.found = [*earlier, *reading.found]
        if reading.decides:
            return reading
        earlier, start = reading.found, end
    return _Reading(earlier)


def _read(
    text: Text,
    first: int,
    clause: range,
    telling: Sequence[int],
    parts: Parts,
    at_word: dict[int, Hit[Modifier]],
    is_quote: bool,
) -> _Reading:
    """One clause, of which *telling* are the words that are modifiers or may be its predicate."""
    reading, inside, has_auxiliary = _Reading(), -1, False
    kinds = parts.kinds
    for i in telling:
        hit, kind = at_word.get(i), kinds[i]
        is_open = reading.predicate is None and parts.is_main[i]
        if hit and (hit.payload.place in _EVERYWHERE or (hit.payload.place in _IN_MAIN and is_open)):
            inside = max(inside, hit.last - first)
            if _has_agent(text, hit):
                reading.predicate = reading.predicate or _sort(kind)
                continue
            reading.found.append(hit.payload)
            names_it = hit.payload.reporter == "hearsay" and kinds[hit.last - first :][:1] == ["as"]
            if hit.payload.place == "opinion" or names_it:
                reading.predicate = "stative"
            elif hit.payload.event and not _VERBS.isdisjoint(kinds[i : hit.last - first]):
                has_auxiliary = True
        elif i >= inside and is_open:
            if kind == "auxiliary" or (kind == "nominal" and is_quote):
                has_auxiliary = True
            elif kind in PREDICATES:
                reading.predicate = _sort(kind)
            elif kind == "as" and is_quote and not (i and kinds[i - 1] in PREDICATES):
                reading.predicate = "stative"
    if reading.predicate is None and (
        has_auxiliary or (not reading.decides and _is_told_aside(text, first, parts, clause))
    ):
        reading.predicate = "verb"
    return reading


def _is_told_aside(text: Text, first: int, parts: Parts, clause: range) -> bool:
    """Whether all that is told stands in a relative or a subordinate part (`Warga yang menunggu bantuan di Roma`).

    What opens with `ini` or a pronoun says what something is, and tells of no event (`Ini perang yang menewaskan ...`);
    what follows a comma is a remark.
    """
    if parts.kinds[clause.start] in _POINTERS:
        return False
    for i in clause:
        if i > clause.start and text.gaps[first + i] & COMMA:
            return False
        if parts.kinds[i] == "verb" and not parts.is_main[i]:
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


def _opens_like_that(text: Text, first: int, last: int) -> bool:
    """Whether an opening `jika` introduces what is reported, as `bahwa` does: no main clause follows it."""
    hit = text.hit("certainty", first)
    if hit is None or hit.last > first + 1 or hit.payload.place != "condition":
        return False
    return not any(gap & COMMA for gap in text.gaps[first + 1 : last])


def _status(reading: _Reading, default: str) -> tuple[str | None, Modifier | None]:
    """What the modifiers of a clause, in their order, and its predicate say of the event."""
    if not reading.found:
        return (default if reading.predicate == "verb" else None), None
    conditions = [m for m in reading.found if m.place == "condition"]
    times = [m for m in reading.found if m.place == "time"]
    core = [m for m in reading.found if m.event and m.place not in {"condition", "time"}]
    has_verb = reading.predicate == "verb" or (reading.predicate is None and bool(times))
    if not has_verb:
        core = [m for m in core if not m.needs_verb]
    if core:
        decisive = reduce(_decisive, core)
        event = decisive.event
    else:
        decisive = times[0] if times and default == "happened" else None
        event = (decisive.event if decisive else default) if has_verb else None
    if conditions and event and not (decisive and decisive.event == "happened"):
        return "unclear", conditions[0]
    return event, decisive


def _decisive(first: Modifier, then: Modifier) -> Modifier:
    """Of two modifiers in their order the one that decides.

    `akan bisa` is a hedged future, `telah ... tidak pernah` a negated past, `mungkin telah` a past; what was wished
    or denied stays so, whatever follows, and what is called off is no plan any more.
    """
    if first.event == "happened":
        return first if then.place == "act" else then
    if first.event == "planned":
        is_past = then.event == "happened" and first.speaker == "certain"
        return then if then.event in {"unclear", "denied", "called_off"} or is_past else first
    if first.event == "unclear" and then.event == "happened" and first.speaker in {"probable", "possible"}:
        return then if then.needs_verb else first
    return first


def _default(saying: Saying | None, around: Sequence[Modifier]) -> str:
    """The status of an event that nothing modifies: a promised or threatened one is planned."""
    for modifier in around:
        if modifier.event == "planned":
            return "planned"
    return saying.default if saying else "happened"


def _by_frame(event: str | None, around: Sequence[Modifier], saying: Saying | None) -> str | None:
    """A cue that denies, doubts, wishes or demands decides over the words of the clause itself."""
    for modifier in around:
        if modifier.event in {"denied", "unclear"}:
            return modifier.event
    if saying and saying.is_wish and event in {"happened", "planned"}:
        return "unclear"
    return event


def _reporter(found: Sequence[Modifier], around: Sequence[Modifier], is_quote: bool) -> tuple[str, Modifier | None]:
    if is_quote:
        for modifier in around:
            if modifier.reporter == "distanced":
                return "distanced", modifier
        return "attributed", None
    for value in ("distanced", "hearsay"):
        for modifier in found:
            if modifier.reporter == value:
                return value, modifier
    return "vouched", None
