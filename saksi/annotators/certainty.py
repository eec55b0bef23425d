"""How sure, by layer: what the source says of its own certainty, how the outlet stands to it, what the words
say of the event.

The method is that of ConText (Harkema et al. 2009): a table of modifiers, each with what it says and where it
must stand, the longest at a place hiding the shorter ones. Scope comes from ``clauses.py``: a modifier of a
predicate counts only in the main part of a clause, in front of the first verb that nothing modifies.
Limits: irony is not seen, and one stretch of text gets one judgement, that of its first clause with an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.annotators.clauses import Clauses, Part
from saksi.lexicon import Lexicon
from saksi.phrases import Hit, Phrases, Word

_STRENGTH = ("doubtful", "possible", "probable", "certain")
"""The weaker word wins (GUIDE: `yakin itu mungkin` is possible)."""


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
class Judgement:
    """The three layers and negation; ``because`` are the literals that decided."""

    speaker: str | None
    reporter: str
    event: str | None
    is_negated: bool
    because: tuple[str, ...]


class Certainty:
    """Judges stretches of text by the table ``certainty``."""

    def __init__(self, lexicon: Lexicon):
        self._clauses = Clauses(lexicon)
        self._phrases = Phrases((row["literal"], Modifier.of(row)) for row in lexicon.table("certainty"))

    def judge(
        self,
        words: Sequence[Word],
        view: str,
        frame: Sequence[Word] = (),
        cue: str | None = None,
        is_quote: bool = False,
        default: str = "happened",
    ) -> Judgement:
        """Judge the claim that *words* make.

        Args:
            words: the words of the claim, with offsets into *view*.
            view: the text for matching.
            frame: the words around a reported claim: speaker, cue, adverbs.
            cue: the word of saying, in lower case.
            is_quote: whether somebody is reported to have said it.
            default: the status of an event that nothing modifies; a promised one is planned.
        """
        parts = self._clauses.parts(words, view)
        hits = list(self._phrases.find(words))
        around = list(self._phrases.find(frame))
        event, negated, decisive = self._event(parts, hits, default)
        event = _event_by_frame(event, around)
        speaker = self._speaker(parts, hits, around) if is_quote else None
        reporter, distance = self._reporter(parts, hits, around, cue, is_quote)
        because = tuple(dict.fromkeys(x for x in (decisive, distance) if x))
        return Judgement(speaker, reporter, event, negated, because)

    @staticmethod
    def _speaker(parts: Sequence[Part], hits: list[Hit[Modifier]], around: list[Hit[Modifier]]) -> str:
        said = {hit.payload.speaker for hit in hits if hit.payload.place != "cue" and _counts(hit, parts)}
        said |= {hit.payload.speaker for hit in around}
        return next((value for value in _STRENGTH if value in said), "stated")

    @staticmethod
    def _reporter(
        parts: Sequence[Part], hits: list[Hit[Modifier]], around: list[Hit[Modifier]], cue: str | None, is_quote: bool
    ) -> tuple[str, str | None]:
        if is_quote:
            distanced = [hit.payload for hit in around if hit.payload.reporter == "distanced"]
            cue_only = [m for m in distanced if m.place != "cue" or (cue and m.literal in cue)]
            return ("distanced", cue_only[0].literal) if cue_only else ("attributed", None)
        for value in ("distanced", "hearsay"):
            for hit in hits:
                if hit.payload.reporter == value and (hit.payload.place == "cue" or _counts(hit, parts)):
                    return value, hit.payload.literal
        return "vouched", None

    def _event(
        self, parts: Sequence[Part], hits: list[Hit[Modifier]], default: str
    ) -> tuple[str | None, bool, str | None]:
        """Status, negation and deciding literal of the first clause in which an event is spoken of.

        A clause without a predicate in its main part is read as a whole: `Selama bertahun-tahun X terlibat`
        opens with a preposition that looks like a subordinator.
        """
        at_word = {hit.first: hit for hit in hits}
        negated = False
        for clause in range(parts[-1].clause + 1 if parts else 0):
            members = [i for i, part in enumerate(parts) if part.clause == clause]
            event, is_negated, literal = self._event_of_clause(members, parts, at_word, default)
            if event is None and not is_negated:
                whole = [replace(part, is_main=part.kind != "subordinator") for part in parts]
                event, is_negated, literal = self._event_of_clause(members, whole, at_word, default)
            negated = negated or (is_negated and event is None)
            if event:
                return event, is_negated, literal
        return None, negated, None

    @staticmethod
    def _event_of_clause(
        members: list[int], parts: Sequence[Part], at_word: dict[int, Hit[Modifier]], default: str
    ) -> tuple[str | None, bool, str | None]:
        found: list[Modifier] = []
        verb, inside = None, -1
        for i in members:
            hit = at_word.get(i)
            if hit:
                inside = max(inside, hit.last)
                if hit.payload.event and _counts(hit, parts) and (verb is None or hit.payload.place != "predicate"):
                    found.append(hit.payload)
            elif i >= inside and verb is None and parts[i].is_main and parts[i].kind in {"verb", "stative"}:
                verb = parts[i].kind
        return _status(found, verb, default)


def _counts(hit: Hit[Modifier], parts: Sequence[Part]) -> bool:
    place = hit.payload.place
    return place in {"anywhere", "condition"} or (place == "predicate" and parts[hit.first].is_main)


def _status(found: list[Modifier], verb: str | None, default: str) -> tuple[str | None, bool, str | None]:
    """What the modifiers of a clause, in their order, and its first bare verb say of the event."""
    conditions = [m for m in found if m.place == "condition"]
    found = [m for m in found if m.place != "condition"]
    negated = any(m.negates for m in found)
    if not found:
        event = default if verb == "verb" else None
        return ("unclear", False, conditions[0].literal) if event and conditions else (event, False, None)
    decisive = _decisive(found)
    event = decisive.event
    if decisive.needs_verb and verb is None and len(found) == 1:
        event = None
    if conditions and event in {"planned", "denied"}:
        return "unclear", negated, conditions[0].literal
    return event, negated, decisive.literal


def _decisive(found: list[Modifier]) -> Modifier:
    """Of several modifiers the one that decides: calling off, then the first hedge, then negation, then the first.

    `akan bisa` is a hedged future, `telah ... tidak pernah` a negated past; what follows `telah` hedges nothing.
    """
    first = found[0]
    by_event = {m.event: m for m in reversed(found)}
    negation = next((m for m in found if m.negates), None)
    if "called_off" in by_event:
        return negation if negation and negation.event == "denied" else by_event["called_off"]
    if first.event == "planned" and "unclear" in by_event:
        return by_event["unclear"]
    if first.event in {"planned", "happened"} and negation:
        return negation
    return first


def _event_by_frame(event: str | None, around: list[Hit[Modifier]]) -> str | None:
    """A cue that denies, doubts, wishes or demands decides over the words of the clause itself."""
    for hit in around:
        if hit.payload.event in {"denied", "unclear"} and hit.payload.place in {"cue", "anywhere"}:
            return hit.payload.event
    return event
