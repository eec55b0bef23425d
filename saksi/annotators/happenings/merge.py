"""From what single sentences say to accounts: one event of an article is one account.

A new telling joins the account that has the same kind of event, parties that overlap, and neither another
time nor another place nor another number (``pertemuan kedua``). A state and its leader count as the same
party; of two accounts that fit, the one told of last is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from saksi.annotators.happenings.drafts import FAMILIES, Draft, Telling
from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.people import People
from saksi.annotators.happenings.times import Lag, is_one_day, shifted
from saksi.model import Mention, Span

_LEANINGS = frozenset({("encounter", "talks"), ("talks", "encounter"), ("talks", "call"), ("call", "talks")})
"""Families that may tell of one event where words point back or parties are the same: `dalam pembicaraan itu`."""
_OF_PARTIES = frozenset({"talks", "meeting"})
_NEVER_ALONE = 2
_ADJOINING = 2
"""Characters between a sentence and the next."""
_FIRST_UNNUMBERED = 2
"""An event told of without a number may be the first or the second, not the third."""


class Merger:
    """Brings the tellings of one article together, in text order."""

    def __init__(self, people: People, gazetteer: Gazetteer):
        self._countries = people.countries
        self._named_last = people.named_last
        self._host = people.host
        self._gazetteer = gazetteer
        self._wars: Counter[frozenset[str]] = Counter()
        self._fighters: dict[str, Mention] = {}
        self._bare: list[Telling] = []
        self._last: Telling | None = None
        self.drafts: list[Draft] = []

    def take(self, telling: Telling) -> None:
        """Adds a telling to the account it belongs to, or begins one; the account told of last stands last."""
        if telling.kind == "war":
            self._note_war(telling)
            return
        if telling.kind == "again":
            self._continue(telling)
            return
        draft = self._home(telling)
        self._last = telling
        if draft is None:
            telling = self._last = self._with_parties(telling)
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

    def _continue(self, telling: Telling) -> None:
        """Adds to the event told of last, be it an agreement whose parties are not known yet."""
        if self._last in self._bare:
            self._bare.append(telling._replace(kind="agreement", rule=self._last.rule))
        elif self.drafts and _same_time(self.drafts[-1], *telling.when):
            self.drafts[-1].add(telling, self._gazetteer)

    @property
    def told_last(self) -> Span | None:
        """The sentence that tells of the event told of last."""
        return self._last.sentence if self._last else None

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
            draft.add(telling._replace(parties=telling.parties._replace(members=())), self._gazetteer)

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
            both = self._named_last(parties.both, telling.sentence, telling.start)
            return telling._replace(parties=parties._replace(members=tuple(both) if len(both) == 2 else ()))
        if telling.kind == "summit" and telling.place and not parties.members:
            return telling._replace(parties=parties._replace(members=tuple(self._named_last("body", telling.sentence))))
        if telling.kind == "agreement" and len(parties.members) == 1:
            return telling._replace(parties=parties._replace(members=(*parties.members, *self._host_of(telling))))
        if telling.kind in _OF_PARTIES and not parties.members and (telling.place or any(telling.when)):
            return telling._replace(parties=parties._replace(members=self._agreed_in(telling.sentence)))
        if telling.apart and not parties.members:
            whole = next((draft for draft in reversed(self.drafts) if draft.family == "encounter"), None)
            members = tuple(whole.members.values()) if whole else ()
            return telling._replace(parties=parties._replace(members=members))
        return telling

    def _agreed_in(self, sentence: Span) -> tuple[Mention, ...]:
        """The parties of the agreement of which a sentence has just told: ``A dan B sepakat setelah perundingan``."""
        draft = self.drafts[-1] if self.drafts else None
        if draft is None or draft.kind != "agreement" or draft.tellings[-1].sentence != sentence:
            return ()
        return tuple(draft.members.values())

    def _host_of(self, telling: Telling) -> Sequence[Mention]:
        """The state that somebody who signed or agreed visits in the same sentence or the one before."""
        (guest,) = telling.parties.members
        visit = next((draft for draft in reversed(self.drafts) if draft.kind == "visit"), None)
        if visit is None or guest.actor_kind != "person" or set(visit.members) != {guest.actor_id}:
            return ()
        told = visit.tellings[-1].sentence
        if not 0 <= telling.sentence.start - told.end <= _ADJOINING and told != telling.sentence:
            return ()
        return [host for host in self._host(visit.place, [guest]) if host.actor_id != guest.actor_id]

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
        family = telling.apart or FAMILIES.get(telling.kind, telling.kind)
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
        if family == "visit" and len(new) > len(draft.members):
            return False
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
        for meeting in (draft for draft in self.drafts if draft.family in ("encounter", "talks")):
            near = [visit for visit in visits if visit.place and set(visit.members) & set(meeting.members)]
            if meeting.place is None and near:
                meeting.place = next((visit.place for visit in near if _adjoin(visit, meeting)), None)
        for visit in visits:
            if visit.place is None:
                visit.place = _only(m for m in encounters if set(visit.members) & set(m.members))

    def share_times(self) -> None:
        """An event a known number of days from another has its time by that of the other, whichever has one."""
        for draft in self.drafts:
            for telling in draft.tellings:
                if telling.lag is not None:
                    base = self._told_at(telling.sentence, telling.lag.base)
                    if base is not None and base is not draft:
                        _share_time(base, draft, telling.lag)

    def _told_at(self, sentence: Span, at: int) -> Draft | None:
        return next((d for d in self.drafts if any(t.sentence == sentence and t.at == at for t in d.tellings)), None)

    def parties(self, draft: Draft) -> tuple[Mention, ...]:
        """The parties, a state left out where somebody of that state takes part himself."""
        members = tuple(draft.members.values())
        if len(members) <= _NEVER_ALONE:
            return members
        persons = {self._countries.get(m.actor_id) for m in members if m.actor_kind == "person"} - {None}
        kept = tuple(m for m in members if m.actor_kind != "state" or self._countries.get(m.actor_id) not in persons)
        return kept if len(kept) >= _NEVER_ALONE else members


def _share_time(base: Draft, draft: Draft, lag: Lag) -> None:
    known, unknown = (base.earliest, base.latest), (draft.earliest, draft.latest)
    if is_one_day(known) and not any(unknown):
        draft.earliest, draft.latest = shifted(known, lag.first, lag.last)
    elif is_one_day(unknown) and not any(known):
        base.earliest, base.latest = shifted(unknown, -lag.last, -lag.first)


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
    """Whether the first is told of in the sentence just before the other, or before it in that very sentence."""
    return any(
        0 <= t.sentence.start - earlier.sentence.end <= _ADJOINING
        or (t.sentence == earlier.sentence and earlier.at < t.at and not t.is_background and not earlier.is_background)
        for t in other.tellings
        for earlier in one.tellings
    )


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

    One party is enough for visits, tests and councils; talks and agreements within one country are none, and bodies of
    one country do not visit (an airline `mendarat di Tokyo`).
    """
    if all(m.actor_kind == "person" and not counts(m) for m in members):
        return False
    lands = {countries.get(m.actor_id) for m in members}
    if draft.kind in ("talks", "agreement") and len(lands) == 1 and None not in lands:
        return False
    if draft.kind == "visit":
        are_firms = all(m.actor_kind == "organisation" and countries.get(m.actor_id) for m in members)
        return bool(draft.place) and not are_firms and any(counts(member) for member in members)
    if len(members) >= _NEVER_ALONE or draft.kind == "test":
        return True
    if draft.kind == "exercise" and members[0].actor_kind == "state":
        return True
    if draft.family != "encounter" or not draft.is_convened or members[0].actor_kind == "state":
        return False
    return members[0].actor_kind == "person" or (counts(members[0]) and not countries.get(members[0].actor_id))
