"""From what single sentences say to accounts: one event of an article is one account.

A new telling joins the account that has the same kind of event, parties that overlap, and neither another
time nor another place nor another number (``pertemuan kedua``). A state and its leader count as the same
party; of two accounts that fit, the one told of last is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saksi.annotators.happenings.drafts import FIRST_UNNUMBERED, Draft, Telling, family_of, is_afterthought
from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.people import People
from saksi.annotators.happenings.sharing import follows, share_places, share_times
from saksi.annotators.happenings.truces import Truces
from saksi.model import Mention, Span

_LEANINGS = frozenset({("encounter", "talks"), ("talks", "encounter"), ("talks", "call"), ("call", "talks")})
"""Families that may tell of one event where words point back or parties are the same: `dalam pembicaraan itu`."""
_OF_PARTIES = frozenset({"talks", "meeting"})
_NEVER_ALONE = 2
_PAIRS = {
    "both": frozenset({"person", "state"}),
    "both_persons": frozenset({"person"}),
}
"""Kinds of actors that words for two may mean."""


class Merger:
    """Brings the tellings of one article together, in text order."""

    def __init__(self, people: People, gazetteer: Gazetteer):
        self._people = people
        self._countries = people.countries
        self._gazetteer = gazetteer
        self._truces = Truces()
        self._last: Telling | None = None
        self._convened: Telling | None = None
        publication = people.doc.publication
        self._written = publication.latest if publication else None
        self.drafts: list[Draft] = []

    def take(self, telling: Telling) -> None:
        """Adds a telling to the account it belongs to, or begins one; the account told of last stands last."""
        if telling.kind == "war":
            self._truces.note_war(telling)
            return
        if telling.kind == "again":
            self._continue(telling)
            return
        telling = self._with_pair(telling)
        if self._travel_apart(telling):
            for guest in telling.parties.members:
                self.take(telling._replace(parties=telling.parties._replace(members=(guest,))))
            return
        draft = self._home(telling)
        self._last = telling
        if draft is None:
            telling = self._last = self._with_parties(telling)
            if telling.kind == "agreement" and len(telling.parties.members) < _NEVER_ALONE:
                self._truces.waiting.append(telling)
                return
            if telling.kind == "summit" and not telling.parties.members and telling.place:
                self._convened = telling
            if not telling.parties.members or telling.only_joins:
                return
            draft = Draft(telling.kind, telling.apart)
            if self._convened and telling.kind == "summit" and telling.parties.is_definite:
                draft.add(self._convened, self._gazetteer)
                self._convened = None
        else:
            self.drafts.remove(draft)
        self.drafts.append(draft)
        draft.add(telling, self._gazetteer)

    def _travel_apart(self, telling: Telling) -> bool:
        """Whether it is told of persons of several countries that they are in another one, which is a visit each."""
        members = telling.parties.members
        if telling.kind != "visit" or len(members) < _NEVER_ALONE or not telling.place:
            return False
        homes = {self._countries.get(member.actor_id) for member in members if member.actor_kind == "person"}
        return len(homes) == len(members) and homes.isdisjoint({None, self._gazetteer.country(telling.place)})

    def _continue(self, telling: Telling) -> None:
        """Adds to the event told of last, be it an agreement whose parties are not known yet."""
        if self._last in self._truces.waiting:
            self._truces.waiting.append(telling._replace(kind="agreement", rule=self._last.rule))
        elif self.drafts and _same_time(self.drafts[-1], *telling.when):
            self.drafts[-1].add(telling, self._gazetteer)

    @property
    def told_last(self) -> Span | None:
        """The sentence that tells of the event told of last."""
        return self._last.sentence if self._last else None

    def finish(self) -> list[Draft]:
        """The accounts, once all is read: truces have their parties, places and times are shared."""
        if self._truces.waiting:
            self._truces.settle(self.drafts, self._gazetteer, self._people.theatres())
        share_places(self.drafts, self.likeness)
        share_times(self.drafts)
        return self.drafts

    def _with_pair(self, telling: Telling) -> Telling:
        """``kedua pemimpin`` are the two of whose meeting was told last, whoever has spoken since."""
        role, members = telling.parties.both, telling.parties.members
        if role not in _PAIRS or len(members) >= _NEVER_ALONE or (members and telling.kind == "summit"):
            return telling
        for draft in reversed(self.drafts):
            kinds = {member.actor_kind for member in draft.members.values()}
            if len(draft.members) == _NEVER_ALONE and kinds <= _PAIRS[role]:
                return telling._replace(parties=telling.parties._replace(members=tuple(draft.members.values())))
        return telling

    def _with_parties(self, telling: Telling) -> Telling:
        """The telling with the two that were named last, or those of the last encounter where it is a part of that."""
        parties = telling.parties
        if parties.both and len(parties.members) < _NEVER_ALONE and not (parties.members and telling.kind == "summit"):
            both = self._people.named_last(parties.both, telling.sentence, telling.start)
            if len(both) < _NEVER_ALONE and telling.kind == "agreement":
                both = self._people.named_last("both_states", telling.sentence, telling.start)
            return telling._replace(parties=parties._replace(members=tuple(both) if len(both) == 2 else ()))
        if telling.kind == "summit" and telling.place and not parties.members:
            body = tuple(self._people.named_last("body", telling.sentence))
            return telling._replace(parties=parties._replace(members=body))
        if telling.kind == "agreement" and len(parties.members) == 1:
            return telling._replace(parties=parties._replace(members=(*parties.members, *self._host_of(telling))))
        if telling.kind in _OF_PARTIES and not parties.members and (telling.place or any(telling.when)):
            return telling._replace(parties=parties._replace(members=self._agreed_in(telling.sentence)))
        if telling.kind == "visit" and not parties.members and telling.place and any(telling.when):
            guest = next((draft for draft in reversed(self.drafts) if draft.kind == "visit"), None)
            return telling._replace(parties=parties._replace(members=tuple(guest.members.values()) if guest else ()))
        if telling.kind == "meeting" and parties.rule == "partner" and len(parties.members) == 1:
            host = self._people.protagonist(telling.sentence.start, parties.members)
            return telling._replace(parties=parties._replace(members=((host,) if host else ()) + parties.members))
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
        if not follows(telling.sentence, told) and told != telling.sentence:
            return ()
        return [host for host in self._people.host(visit.place, [guest]) if host.actor_id != guest.actor_id]

    def _home(self, telling: Telling) -> Draft | None:
        """The account that a telling belongs to: of those that fit the likest, then the one told of last."""
        family = family_of(telling.kind, telling.apart)
        kindred = [
            draft
            for draft in self.drafts
            if draft.family == family or ((family, draft.family) in _LEANINGS and _leans(draft, telling))
        ]
        fitting = [draft for draft in kindred if self._fits(draft, telling)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        new, includes = telling.parties.members, telling.parties.rule == "include"
        ranks = [
            (
                self.likeness(draft.members, new),
                includes or _is_whole(draft),
                telling.kind == "summit" and _is_of_body(draft),
                not is_afterthought(draft),
                number,
            )
            for number, draft in enumerate(fitting)
        ]
        return fitting[max(ranks)[-1]]

    def _fits(self, draft: Draft, telling: Telling) -> bool:
        """Whether neither number, place, time nor parties speak against it."""
        new = telling.parties.members
        if not _same_number(draft.ordinal, telling.ordinal) or not _same_time(draft, *telling.when):
            return False
        if not self._gazetteer.are_one(draft.place, telling.place) or _is_other_summit(draft, telling):
            return False
        if self._is_yet_to_come(telling) and not any((draft.earliest, draft.latest)) and _is_over(draft):
            return False
        if new and _attends_that(telling):
            return draft.kind == "summit"
        if not new:
            return telling.parties.points_back
        if telling.parties.rule == "include":
            return True
        if draft.kind == "visit" and len(new) > len(draft.members):
            return False
        return self.likeness(draft.members, new) >= 0.5

    def _is_yet_to_come(self, telling: Telling) -> bool:
        """Whether a telling gives a time behind the article's date, and does not point back."""
        earliest = telling.when[0]
        return bool(earliest and self._written and earliest > self._written) and not telling.parties.is_definite

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


def _leans(draft: Draft, telling: Telling) -> bool:
    """Whether a telling of a kindred kind may be of the same event: it points back, or has the same persons."""
    new = telling.parties.members
    if telling.parties.is_definite:
        return True
    persons = any(member.actor_kind == "person" for member in new)
    return persons and set(draft.members) == {member.actor_id for member in new} and len(new) >= _NEVER_ALONE


def _is_whole(draft: Draft) -> bool:
    return len(draft.members) >= _NEVER_ALONE or draft.is_convened or draft.kind == "visit"


def _is_of_body(draft: Draft) -> bool:
    """Whether it is told of the summit of a body."""
    return draft.kind == "summit" and any(member.actor_kind == "organisation" for member in draft.members.values())


def _is_over(draft: Draft) -> bool:
    return any(telling.status == "held" for telling in draft.tellings)


def _attends_that(telling: Telling) -> bool:
    """Whether it is told who attends the summit told of before: ``Putin juga hadir dalam konferensi itu``."""
    parties = telling.parties
    return telling.kind == "summit" and parties.is_definite and parties.rule == "subject"


def _is_other_summit(draft: Draft, telling: Telling) -> bool:
    """Whether a summit is told of beside a meeting: that of a body, or one with a place of its own."""
    kinds, members = (draft.kind, telling.kind), telling.parties.members
    if kinds == ("summit", "meeting") and len(members) >= _NEVER_ALONE:
        return _is_of_body(draft) and all(member.actor_kind == "person" for member in members)
    if kinds != ("meeting", "summit") or telling.parties.is_definite:
        return False
    if not telling.parties.members:
        return bool(telling.place and not draft.place)
    return len(telling.parties.members) < _NEVER_ALONE


def _same_number(old: int | None, new: int | None) -> bool:
    if new is None or old == new:
        return True
    return old is None and new <= FIRST_UNNUMBERED


def _same_time(draft: Draft, earliest: str | None, latest: str | None) -> bool:
    return (draft.earliest or "0") <= (latest or "9") and (earliest or "0") <= (draft.latest or "9")
