"""From what single sentences say to accounts: one event of an article is one account.

A new telling joins the account that has the same kind of event, parties that overlap, and neither another
time nor another place nor another number (``pertemuan kedua``). A state and its leader count as the same
party; of two accounts that fit, the one told of last is taken.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.parties import Parties
from saksi.model import Mention, Span

_FAMILIES = {"summit": "encounter", "meeting": "encounter"}
_LEANINGS = frozenset({("encounter", "talks"), ("talks", "encounter"), ("talks", "call"), ("call", "talks")})
"""Families that may tell of one event where words point back or parties are the same: `dalam pembicaraan itu`."""
_NEVER_ALONE = 2
_TRUCE = "truce."
_FIRST_UNNUMBERED = 2
"""An event told of without a number may be the first or the second, not the third."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence says of one event. ``status`` is None where no word settles it.

    ``apart`` names an event of its own (a meal) beside the meeting; ``is_convened`` says that a noun tells of a
    gathering that may have one party (``KTT ASEAN``, ``rapat kabinet``); ``is_background`` that it stands in a
    clause that gives the time of something else (``setelah pertemuan itu``); ``only_joins`` that it says too little
    to begin an account; ``is_said`` that somebody is quoted with it.
    """

    kind: str
    sentence: Span
    parties: Parties
    when: tuple[str | None, str | None] = (None, None)
    place: str | None = None
    status: str | None = None
    ordinal: int | None = None
    outcome: str | None = None
    apart: str | None = None
    is_convened: bool = False
    is_background: bool = False
    only_joins: bool = False
    is_said: bool = False
    rule: str = ""

    @property
    def is_truce(self) -> bool:
        """Whether it tells of an end of fighting."""
        return self.rule.startswith(_TRUCE)


@dataclass
class Draft:
    """An account while the article is read."""

    kind: str
    apart: str | None = None
    members: dict[str, Mention] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    ordinal: int | None = None

    @property
    def family(self) -> str:
        return self.apart or _FAMILIES.get(self.kind, self.kind)

    @property
    def is_convened(self) -> bool:
        return any(telling.is_convened for telling in self.tellings)

    def add(self, telling: Telling, gazetteer: Gazetteer) -> None:
        """Takes in a telling: new parties, the finer place, the first ordinal, the narrowest time."""
        self.tellings.append(telling)
        for member in telling.parties.members:
            self.members.setdefault(member.actor_id, member)
        self.place = gazetteer.finer(self.place, telling.place)
        self.ordinal = self.ordinal or telling.ordinal
        if telling.kind == "summit" and self.kind == "meeting":
            self.kind = telling.kind
        if any(telling.when) and _days(*telling.when) < _days(self.earliest, self.latest):
            self.earliest, self.latest = telling.when


def _days(earliest: str | None, latest: str | None) -> float:
    """Length of an interval in days; one with an open end is longer than any, no interval longer still."""
    if not earliest and not latest:
        return math.inf
    if not earliest or not latest:
        return 1e6
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


class Merger:
    """Brings the tellings of one article together, in text order.

    *countries* gives the country of an actor; *named_last* the two actors that ``keduanya`` and its like mean
    before a sentence, or the ``body`` of states named last.
    """

    def __init__(
        self,
        countries: Mapping[str, str | None],
        named_last: Callable[[str, Span], Sequence[Mention]],
        gazetteer: Gazetteer,
    ):
        self._countries = countries
        self._named_last = named_last
        self._gazetteer = gazetteer
        self._wars: Counter[frozenset[str]] = Counter()
        self._fighters: dict[str, Mention] = {}
        self._bare: list[Telling] = []
        self.drafts: list[Draft] = []

    def take(self, telling: Telling) -> None:
        """Adds a telling to the account it belongs to, or begins one; the account told of last stands last."""
        if telling.kind == "war":
            self._note_war(telling)
            return
        draft = self._home(telling)
        if draft is None:
            telling = self._with_parties(telling)
            if telling.kind == "agreement" and len(telling.parties.members) < _NEVER_ALONE:
                self._bare.append(telling)
                return
            if not telling.parties.members or telling.only_joins:
                return
            draft = Draft(telling.kind, telling.apart)
        else:
            self.drafts.remove(draft)
        self.drafts.append(draft)
        draft.add(telling, self._gazetteer)

    def _note_war(self, telling: Telling) -> None:
        sides = [m for m in telling.parties.members if m.actor_kind != "person"]
        if len(sides) == _NEVER_ALONE:
            self._wars[frozenset(m.actor_id for m in sides)] += 1
            self._fighters |= {m.actor_id: m for m in sides}

    def end_wars(self, theatres: Sequence[Sequence[Mention]]) -> None:
        """Gives truces of which one party or none is named their parties: those at war, by the article's own words.

        *theatres* are the parties of the wars whose theatre the article names, where it names them too.
        """
        for telling in sorted(self._bare, key=lambda telling: not telling.is_truce):
            named = {member.actor_id for member in telling.parties.members if member.actor_kind != "person"}
            draft = self._truce_of(named)
            if draft is None and telling.is_truce:
                draft = self._new_truce(named, theatres)
            if draft is None or not (telling.is_truce or named):
                continue
            draft.add(replace(telling, parties=replace(telling.parties, members=())), self._gazetteer)

    def _truce_of(self, named: set[str]) -> Draft | None:
        truces = [d for d in self.drafts if d.kind == "agreement" and any(t.is_truce for t in d.tellings)]
        return next((d for d in truces if named <= set(d.members)), None)

    def _new_truce(self, named: set[str], theatres: Sequence[Sequence[Mention]]) -> Draft | None:
        found = [members for members in theatres if named <= {m.actor_id for m in members}]
        wars = [sides for sides in self._wars if named <= sides]
        if not found and wars:
            sides = max(wars, key=lambda sides: (self._wars[sides], sorted(sides)))
            found = [[self._fighters[actor] for actor in sorted(sides)]]
        if not found:
            return None
        draft = Draft("agreement", members={m.actor_id: m for m in found[0]})
        self.drafts.append(draft)
        return draft

    def _with_parties(self, telling: Telling) -> Telling:
        """The telling with the two that were named last, or those of the last encounter where it is a part of that."""
        parties = telling.parties
        if parties.both and len(parties.members) < _NEVER_ALONE:
            both = self._named_last(parties.both, telling.sentence)
            return replace(telling, parties=replace(parties, members=tuple(both) if len(both) == 2 else ()))
        if telling.kind == "summit" and telling.place and not parties.members:
            return replace(telling, parties=replace(parties, members=tuple(self._named_last("body", telling.sentence))))
        if telling.apart and not parties.members:
            whole = next((draft for draft in reversed(self.drafts) if draft.family == "encounter"), None)
            members = tuple(whole.members.values()) if whole else ()
            return replace(telling, parties=replace(parties, members=members))
        return telling

    def _home(self, telling: Telling) -> Draft | None:
        fitting = [draft for draft in self.drafts if self._fits(draft, telling)]
        new = telling.parties.members
        return max(
            fitting,
            key=lambda draft: (
                self.likeness(draft.members, new),
                telling.parties.rule == "include" or _is_whole(draft),
                not _is_afterthought(draft),
                self.drafts.index(draft),
            ),
            default=None,
        )

    def _fits(self, draft: Draft, telling: Telling) -> bool:
        new = telling.parties.members
        family = telling.apart or _FAMILIES.get(telling.kind, telling.kind)
        if family != draft.family and not ((family, draft.family) in _LEANINGS and self._leans(draft, telling)):
            return False
        if not _same_number(draft.ordinal, telling.ordinal):
            return False
        if not self._gazetteer.are_one(draft.place, telling.place) or not _same_time(draft, *telling.when):
            return False
        if not new:
            return telling.parties.points_back
        if telling.parties.rule == "include":
            return True
        return self.likeness(draft.members, new) >= 0.5

    def _leans(self, draft: Draft, telling: Telling) -> bool:
        new = telling.parties.members
        if telling.parties.is_definite:
            return True
        persons = any(member.actor_kind == "person" for member in new)
        return persons and set(draft.members) == {member.actor_id for member in new} and len(new) >= _NEVER_ALONE

    def likeness(self, old: Mapping[str, Mention], new: Sequence[Mention]) -> float:
        """How far two sets of parties are the same, 0 to 1: shared ones by the smaller set, a leader as his state.

        Of two pairs that share one party 0, for who meets two others in turn meets twice.
        """
        if not old or not new:
            return 0.0
        rest, shared = dict(old), 0
        for member in new:
            other = member.actor_id if member.actor_id in rest else self._stand_in(member, rest)
            if other:
                del rest[other]
                shared += 1
        smaller = min(len(old), len(new))
        return shared / smaller if smaller == 1 or shared > 1 else 0.0

    def _stand_in(self, member: Mention, rest: Mapping[str, Mention]) -> str | None:
        country = self._countries.get(member.actor_id)
        if not country:
            return None
        for actor_id, other in rest.items():
            if self._countries.get(actor_id) == country and "state" in (member.actor_kind, other.actor_kind):
                return actor_id
        return None

    def share_places(self) -> None:
        """A meeting has the place that one of its parties came to in the sentence before, a visit that of a meeting."""
        visits = [draft for draft in self.drafts if draft.kind == "visit"]
        encounters = [draft for draft in self.drafts if draft.family == "encounter"]
        for meeting in encounters:
            near = [visit for visit in visits if visit.place and set(visit.members) & set(meeting.members)]
            if meeting.place is None and near:
                meeting.place = next((visit.place for visit in near if _adjoin(visit, meeting)), None)
        for visit in visits:
            if visit.place is None:
                visit.place = _only(m for m in encounters if set(visit.members) & set(m.members))

    def parties(self, draft: Draft) -> tuple[Mention, ...]:
        """The parties, a state left out where somebody of that state takes part himself."""
        members = tuple(draft.members.values())
        if len(members) <= _NEVER_ALONE:
            return members
        persons = {self._countries.get(m.actor_id) for m in members if m.actor_kind == "person"} - {None}
        kept = tuple(m for m in members if m.actor_kind != "state" or self._countries.get(m.actor_id) not in persons)
        return kept if len(kept) >= _NEVER_ALONE else members


def _only(meetings: Iterable[Draft]) -> str | None:
    """The one place of the meetings that are not told of in passing; none if they have several."""
    places = {meeting.place for meeting in meetings if meeting.place and not _is_afterthought(meeting)}
    return places.pop() if len(places) == 1 else None


def _is_whole(draft: Draft) -> bool:
    return len(draft.members) >= _NEVER_ALONE or draft.is_convened or draft.kind == "visit"


def _is_afterthought(draft: Draft) -> bool:
    """Whether an event was told of only in passing: in a clause of time, or as one of a series yet to come."""
    return all(t.is_background or (t.ordinal or 0) > _FIRST_UNNUMBERED for t in draft.tellings)


def _adjoin(one: Draft, other: Draft) -> bool:
    """Whether the first is told of in the sentence just before the other."""
    first = {telling.sentence for telling in one.tellings}
    return any(0 <= t.sentence.start - sentence.end <= 2 for t in other.tellings for sentence in first)


def _same_number(old: int | None, new: int | None) -> bool:
    if new is None or old == new:
        return True
    return old is None and new <= _FIRST_UNNUMBERED


def _same_time(draft: Draft, earliest: str | None, latest: str | None) -> bool:
    return (draft.earliest or "0") <= (latest or "9") and (earliest or "0") <= (draft.latest or "9")


def accounts_worth(
    merger: Merger, counts: Callable[[Mention], bool], countries: Mapping[str, str | None]
) -> Iterable[tuple[Draft, tuple[Mention, ...]]]:
    """The drafts that are events of leaders, officials or states, with their parties.

    *counts* tells whether a party is a state, somebody in office or a body that the lexicon knows.
    """
    for draft in merger.drafts:
        members = merger.parties(draft)
        if stands(draft, members, counts, countries):
            yield draft, members


def stands(
    draft: Draft, members: Sequence[Mention], counts: Callable[[Mention], bool], countries: Mapping[str, str | None]
) -> bool:
    """Whether a draft is an event of leaders, officials or states.

    One party is enough for visits, tests and councils; talks and agreements within one country are none.
    """
    if all(m.actor_kind == "person" and not counts(m) for m in members):
        return False
    lands = {countries.get(m.actor_id) for m in members}
    if draft.kind in ("talks", "agreement") and len(lands) == 1 and None not in lands:
        return False
    if draft.kind == "visit":
        return bool(draft.place) and any(counts(member) for member in members)
    if len(members) >= _NEVER_ALONE or draft.kind == "test":
        return True
    if draft.family != "encounter" or not draft.is_convened or members[0].actor_kind == "state":
        return False
    return members[0].actor_kind == "person" or (counts(members[0]) and not countries.get(members[0].actor_id))
