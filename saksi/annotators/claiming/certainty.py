"""How sure, by layer: what the source says of its own certainty, how the outlet stands to it, what the words
say of the event.

The method is that of ConText (Harkema et al. 2009): a table of modifiers, each with what it says and where it
must stand (``modifiers.py``), the longest at a place hiding the shorter ones; which of them count in a clause is told
by ``scope.py``. Limits: irony is not seen, and one stretch of text gets one judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from typing import NamedTuple

from saksi.annotators.claiming.marks import COMMA
from saksi.annotators.claiming.modifiers import MODIFIERS, Modifier
from saksi.annotators.claiming.scope import reading_of
from saksi.annotators.claiming.text import Text

_STRENGTH = ("doubtful", "possible", "probable", "certain")
"""The weaker word wins (GUIDE: `yakin itu mungkin` is possible)."""
_WEAK = frozenset(_STRENGTH[:3])
_MOST_KEPT = 32
"""Modifiers of a clause and its attribution of which the judgement is kept, at most."""


class Saying(NamedTuple):
    """How a claim is reported.

    ``frame`` are the words of the attribution, by number, ``cue`` the range of the words of saying among them;
    ``default`` is the status of an event that nothing modifies, *unclear* where the cue demands or asks;
    ``is_indirect`` tells whether the words are the outlet's, so that an opening `jika` may mean `that`.
    """

    frame: Sequence[int] = ()
    cue: tuple[int, int] = (0, 0)
    default: str = "happened"
    is_indirect: bool = False


class Judgement(NamedTuple):
    """The three layers and negation; ``because`` are the literals that decided."""

    speaker: str | None
    reporter: str
    event: str | None
    is_negated: bool
    because: tuple[str, ...]


def judge(text: Text, first: int, last: int, saying: Saying | None = None) -> Judgement:
    """Judge the claim that a range of words makes; without *saying*, it is the outlet's own.

    Assumes a text that was read with the table ``certainty``.
    """
    if saying and saying.is_indirect and _opens_like_that(text, first, last):
        first += 1
    found, predicate = reading_of(text, first, last, is_quote=saying is not None)
    around = _around(text, saying) if saying and saying.frame else ()
    together = _together if len(found) + len(around) <= _MOST_KEPT else _together.__wrapped__
    return together(tuple(found), predicate, tuple(around), saying.default if saying else None)


@lru_cache(maxsize=1 << 12)
def _together(
    found: Sequence[Modifier], predicate: str | None, around: Sequence[Modifier], said: str | None
) -> Judgement:
    """What the modifiers and the predicate of a clause and its attribution say, wherever they stand.

    *said* is the status of an event that somebody speaks of and nothing modifies; None where the outlet speaks.
    """
    words = [*found, *around]
    strength = _weakest(words)
    event, decisive = _status(found, predicate, _default(said, around))
    event = _by_frame(event, around, said)
    if event == "planned" and strength in _WEAK:
        event = "unclear"
    reporter, distance = _reporter(found, around, said is not None)
    speaker = (strength or "stated") if reporter in {"attributed", "distanced"} else None
    because = tuple(dict.fromkeys([m.literal for m in (decisive, distance) if m]))
    return Judgement(speaker, reporter, event, any(m.negates for m in found), because)


def _around(text: Text, saying: Saying) -> list[Modifier]:
    """The modifiers of an attribution: the cue itself, and how sure the adverbs near it are."""
    start, end = saying.cue
    at_cue, around, inside = [], [], frozenset(saying.frame)
    for hit in text.hits(MODIFIERS, saying.frame[0], saying.frame[-1] + 1):
        if not inside.issuperset(range(hit.first, hit.last)):
            continue
        if hit.first < end and start < hit.last:
            at_cue.append(hit.payload)
        elif hit.payload.speaker and not hit.payload.event:
            around.append(hit.payload)
    return [*at_cue, *around]


def _weakest(words: Sequence[Modifier]) -> str | None:
    """The weakest word of a clause and its attribution."""
    said = {m.speaker for m in words}
    return next((strength for strength in _STRENGTH if strength in said), None)


def _opens_like_that(text: Text, first: int, last: int) -> bool:
    """Whether an opening `jika` introduces what is reported, as `bahwa` does: no main clause follows it."""
    hit = text.found[MODIFIERS].get(first)
    if hit is None or hit.last > first + 1 or hit.payload.place != "condition":
        return False
    return not any(gap & COMMA for gap in text.gaps[first + 1 : last])


def _status(found: Sequence[Modifier], predicate: str | None, default: str) -> tuple[str | None, Modifier | None]:
    """What the modifiers of a clause, in their order, and its predicate say of the event."""
    conditions = [m for m in found if m.place == "condition"]
    times = [m for m in found if m.place == "time"]
    core = [m for m in found if m.event and m.place not in {"condition", "time"}]
    has_verb = predicate == "verb" or (predicate is None and bool(times))
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


def _default(said: str | None, around: Sequence[Modifier]) -> str:
    """The status of an event that nothing modifies: a promised or threatened one is planned."""
    for modifier in around:
        if modifier.event == "planned":
            return "planned"
    return said or "happened"


def _by_frame(event: str | None, around: Sequence[Modifier], said: str | None) -> str | None:
    """A cue that denies, doubts, wishes or demands decides over the words of the clause itself."""
    for modifier in around:
        if modifier.event in {"denied", "unclear"}:
            return modifier.event
    if said == "unclear" and event in {"happened", "planned"}:
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
