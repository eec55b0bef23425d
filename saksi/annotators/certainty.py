"""How sure, by layer: what the source says of its own certainty, how the outlet stands to it, what the words
say of the event.

The method is that of ConText (Harkema et al. 2009): a table of modifiers, each with what it says and where it
must stand, the longest at a place hiding the shorter ones. Scope comes from ``clauses.py``: a modifier of a
predicate counts only in the main part of a clause, in front of the first verb that nothing modifies.
Limits: irony is not seen, and one stretch of text gets one judgement, that of its first clause with a predicate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from saksi.annotators.clauses import PREDICATES, Clauses, Part
from saksi.lexicon import Lexicon
from saksi.phrases import Hit, Phrases, Word

_STRENGTH = ("doubtful", "possible", "probable", "certain")
"""The weaker word wins (GUIDE: `yakin itu mungkin` is possible)."""
_WEAK = frozenset(_STRENGTH[:3])
_IN_MAIN = frozenset({"predicate", "opinion", "act"})
_EVERYWHERE = frozenset({"anywhere", "condition", "time"})
_AGENT = "oleh"
_VERBS = frozenset({"verb", "auxiliary"})


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


@dataclass(frozen=True, slots=True)
class Saying:
    """How a claim is reported.

    ``frame`` are the words of the attribution, ``cue`` the first and last offset of the word of saying among
    them; ``default`` is the status of an event that nothing modifies, ``is_wish`` whether the cue demands or
    asks, ``is_indirect`` whether the words are the outlet's, so that an opening `jika` may mean `that`.
    """

    frame: Sequence[Word] = ()
    cue: tuple[int, int] = (0, 0)
    default: str = "happened"
    is_wish: bool = False
    is_indirect: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
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


class Certainty:
    """Judges stretches of text by the table ``certainty``."""

    def __init__(self, lexicon: Lexicon):
        self.clauses = Clauses(lexicon)
        self._phrases = Phrases((row["literal"], Modifier.of(row)) for row in lexicon.table("certainty"))

    def judge(self, words: Sequence[Word], view: str, saying: Saying | None = None) -> Judgement:
        """Judge the claim that *words* make.

        Args:
            words: the words of the claim, with offsets into *view*.
            view: the text for matching.
            saying: how it is reported; without, it is the outlet's own.
        """
        hits = [hit for hit in self._phrases.find(words) if not _stands_aside(hit, words, view)]
        if saying and saying.is_indirect and _opens_like_that(hits, words, view):
            words, hits = words[1:], [replace(h, first=h.first - 1, last=h.last - 1) for h in hits[1:]]
        reading = self._reading(words, view, hits, is_quote=saying is not None)
        around = self._around(saying) if saying else []
        strength = next((s for s in _STRENGTH if any(m.speaker == s for m in (*reading.found, *around))), None)
        event, decisive = _status(reading, _default(saying, around))
        event = _by_frame(event, around, saying)
        if event == "planned" and strength in _WEAK:
            event = "unclear"
        negated = any(m.negates for m in reading.found)
        reporter, distance = _reporter(reading.found, around, saying is not None)
        speaker = (strength or "stated") if reporter in {"attributed", "distanced"} else None
        because = tuple(dict.fromkeys(m.literal for m in (decisive, distance) if m))
        return Judgement(speaker, reporter, event, negated, because)

    def _around(self, saying: Saying) -> list[Modifier]:
        """The modifiers of an attribution: the cue itself, and how sure the adverbs near it are."""
        start, end = saying.cue
        at_cue, around = [], []
        for hit in self._phrases.find(saying.frame):
            touches = saying.frame[hit.first].start < end and start < saying.frame[hit.last - 1].end
            if touches:
                at_cue.append(hit.payload)
            elif hit.payload.speaker and not hit.payload.event:
                around.append(hit.payload)
        return [*at_cue, *around]

    def _reading(self, words: Sequence[Word], view: str, hits: Sequence[Hit[Modifier]], is_quote: bool) -> _Reading:
        """The first clause with a predicate or a modifier that decides."""
        parts = self.clauses.parts(words, view)
        at_word = {hit.first: hit for hit in hits}
        earlier: list[Modifier] = []
        for clause in range(parts[-1].clause + 1 if parts else 0):
            members = [i for i, part in enumerate(parts) if part.clause == clause]
            reading = _read(members, parts, words, at_word, is_quote)
            reading.found = [*earlier, *reading.found]
            if reading.decides:
                return reading
            earlier = reading.found
        return _Reading(earlier)


def _read(
    members: Sequence[int],
    parts: Sequence[Part],
    words: Sequence[Word],
    at_word: dict[int, Hit[Modifier]],
    is_quote: bool,
) -> _Reading:
    reading, inside, has_auxiliary = _Reading(), -1, False
    for i in members:
        hit, part = at_word.get(i), parts[i]
        is_open = part.is_main and reading.predicate is None
        if hit and (hit.payload.place in _EVERYWHERE or (hit.payload.place in _IN_MAIN and is_open)):
            inside = max(inside, hit.last)
            if _has_agent(hit, words):
                reading.predicate = reading.predicate or ("stative" if part.kind == "stative" else "verb")
                continue
            reading.found.append(hit.payload)
            if hit.payload.place == "opinion":
                reading.predicate = "stative"
            elif hit.payload.event and any(p.kind in _VERBS for p in parts[hit.first : hit.last]):
                has_auxiliary = True
        elif i >= inside and is_open:
            if part.kind == "auxiliary" or (part.kind == "nominal" and is_quote):
                has_auxiliary = True
            elif part.kind in PREDICATES:
                reading.predicate = "stative" if part.kind == "stative" else "verb"
            elif part.kind == "as" and is_quote and not (i and parts[i - 1].kind in PREDICATES):
                reading.predicate = "stative"
    if reading.predicate is None and has_auxiliary:
        reading.predicate = "verb"
    return reading


def _has_agent(hit: Hit[Modifier], words: Sequence[Word]) -> bool:
    """Whether hearsay has a name after all: `diklaim oleh Cina`."""
    return bool(hit.payload.reporter == "hearsay" and hit.last < len(words) and words[hit.last].form == _AGENT)


def _stands_aside(hit: Hit[Modifier], words: Sequence[Word], view: str) -> bool:
    """Whether words of distance open a remark behind a comma (`..., yang disebutnya P`), not the claim itself."""
    if hit.payload.place != "anywhere" or hit.payload.reporter != "distanced" or not hit.first:
        return False
    return "," in view[words[hit.first - 1].end : words[hit.first].start]


def _opens_like_that(hits: Sequence[Hit[Modifier]], words: Sequence[Word], view: str) -> bool:
    """Whether an opening `jika` introduces what is reported, as `bahwa` does: no main clause follows it."""
    if not hits or hits[0].first or hits[0].last > 1 or hits[0].payload.place != "condition":
        return False
    return "," not in view[words[0].end : words[-1].start]


def _status(reading: _Reading, default: str) -> tuple[str | None, Modifier | None]:
    """What the modifiers of a clause, in their order, and its predicate say of the event."""
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
    if any(m.event == "planned" for m in around):
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
        distanced = next((m for m in around if m.reporter == "distanced"), None)
        return ("distanced", distanced) if distanced else ("attributed", None)
    for value in ("distanced", "hearsay"):
        for modifier in found:
            if modifier.reporter == value:
                return value, modifier
    return "vouched", None
