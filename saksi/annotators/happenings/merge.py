"""From what single sentences say to accounts: one event of an article is one account.

A new telling joins the account that has the same kind of event, parties that overlap, and neither another
time nor another place nor another number (``pertemuan kedua``). A state and its leader count as the same
party; of two accounts that fit, the one told of last is taken.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from saksi.annotators.happenings.parties import Parties
from saksi.model import Account, Mention, Publication, Span, TimeExpression

_FAMILIES = {"summit": "encounter", "meeting": "encounter"}
_LEANINGS = {("encounter", "talks"), ("talks", "encounter"), ("talks", "call"), ("call", "talks")}
"""Families that may tell of one event where the words point back: `dalam pembicaraan itu`."""
_RANK = ("summit", "meeting", "call", "talks", "visit", "agreement", "exercise", "statement", "test")
_SETTLING = ("denied", "held", "proposed", "planned", "rumoured")
_ALONE = frozenset({"visit", "test"})
_CONVENED = frozenset({"summit", "meeting"})


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence says of one event. ``status`` is None where no word settles it."""

    kind: str
    sentence: Span
    parties: Parties
    date: TimeExpression | None = None
    place: str | None = None
    status: str | None = None
    ordinal: int | None = None
    outcome: str | None = None
    is_convened: bool = False
    rule: str = ""


@dataclass
class Draft:
    """An account while the article is read."""

    kind: str
    members: dict[str, Mention] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    ordinal: int | None = None

    @property
    def family(self) -> str:
        return _FAMILIES.get(self.kind, self.kind)

    def add(self, telling: Telling) -> None:
        """Takes in a telling: new parties, the first place and ordinal, the narrowest time."""
        self.tellings.append(telling)
        for member in telling.parties.members:
            self.members.setdefault(member.actor_id, member)
        self.place = self.place or telling.place
        self.ordinal = self.ordinal or telling.ordinal
        if _RANK.index(telling.kind) < _RANK.index(self.kind):
            self.kind = telling.kind
        when = telling.date
        if when and (self.earliest is None or _days(when.earliest, when.latest) < _days(self.earliest, self.latest)):
            self.earliest, self.latest = when.earliest, when.latest


def _days(earliest: str | None, latest: str | None) -> int:
    if not earliest or not latest:
        return 99999
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


class Merger:
    """Brings the tellings of one article together.

    *countries* gives the country of an actor, *kinds* its kind; *latest_two* the two actors of a kind (or any)
    that were named last before a sentence.
    """

    def __init__(self, countries: Mapping[str, str | None], latest_two: Callable[[str, Span], Sequence[Mention]]):
        self._countries = countries
        self._latest_two = latest_two
        self.drafts: list[Draft] = []

    def take(self, telling: Telling) -> None:
        """Adds a telling to the account it belongs to, or begins one."""
        draft = self._home(telling)
        if draft is None:
            if telling.parties.both and len(telling.parties.members) < 2:
                telling = self._with_both(telling)
            if not telling.parties.members:
                return
            draft = Draft(telling.kind)
            self.drafts.append(draft)
        else:
            self.drafts.remove(draft)
            self.drafts.append(draft)
        draft.add(telling)

    def _with_both(self, telling: Telling) -> Telling:
        both = self._latest_two(telling.parties.both, telling.sentence)
        return replace(telling, parties=replace(telling.parties, members=tuple(both) if len(both) == 2 else ()))

    def _home(self, telling: Telling) -> Draft | None:
        fitting = [draft for draft in self.drafts if self._fits(draft, telling)]
        if not fitting:
            return None
        return max(
            fitting, key=lambda draft: (self.likeness(draft.members, telling.parties.members), self.drafts.index(draft))
        )

    def _fits(self, draft: Draft, telling: Telling) -> bool:
        family = _FAMILIES.get(telling.kind, telling.kind)
        if family != draft.family and not ((family, draft.family) in _LEANINGS and telling.parties.is_definite):
            return False
        if telling.ordinal and draft.ordinal and telling.ordinal != draft.ordinal:
            return False
        if not _same_place(draft.place, telling.place) or not _same_time(draft, telling.date):
            return False
        if not telling.parties.members:
            return telling.parties.points_back
        if telling.parties.rule == "include":
            return True
        return self.likeness(draft.members, telling.parties.members) >= 0.5

    def likeness(self, old: Mapping[str, Mention], new: Sequence[Mention]) -> float:
        """How far two sets of parties are the same: shared ones by the smaller set, a leader as his state."""
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

    def accounts(self, publication: Publication | None, is_official: Callable[[str], bool]) -> Iterable[Account]:
        """The accounts that can stand: those with two sides, and visits and councils of those in office."""
        for draft in self.drafts:
            members = self._without_leaders_of_states(draft)
            if stands(draft, members, is_official):
                yield _account(draft, members, publication)

    def _without_leaders_of_states(self, draft: Draft) -> tuple[Mention, ...]:
        """The parties, a state left out where somebody of that state takes part himself."""
        members = tuple(draft.members.values())
        if len(members) < 3:
            return members
        persons = {self._countries.get(m.actor_id) for m in members if m.actor_kind == "person"} - {None}
        kept = tuple(m for m in members if m.actor_kind != "state" or self._countries.get(m.actor_id) not in persons)
        return kept if len(kept) > 1 else members


def stands(draft: Draft, members: Sequence[Mention], is_official: Callable[[str], bool]) -> bool:
    """Whether a draft is an event of leaders, officials or states."""
    official = [m for m in members if m.actor_kind != "person" or is_official(m.actor_id)]
    if not official:
        return False
    if len(members) > 1:
        return True
    if draft.kind == "visit":
        return bool(draft.place)
    return draft.kind in _ALONE or (draft.kind in _CONVENED and any(t.is_convened for t in draft.tellings))


def _same_place(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    first, second = set(one.lower().replace(",", " ").split()), set(other.lower().replace(",", " ").split())
    return bool(first & second)


def _same_time(draft: Draft, when: TimeExpression | None) -> bool:
    if when is None or draft.earliest is None:
        return True
    return (draft.earliest or "0") <= (when.latest or "9") and (when.earliest or "0") <= (draft.latest or "9")


def _account(draft: Draft, members: Sequence[Mention], publication: Publication | None) -> Account:
    best = max(draft.tellings, key=_says)
    return Account(
        span=best.sentence,
        rule=f"event.{best.rule}",
        confidence=0.9 if len(draft.tellings) > 1 else 0.75,
        kind=draft.kind,
        participants=tuple(m.actor_id for m in members),
        participant_names=tuple(m.actor_name for m in members),
        place=draft.place,
        earliest=draft.earliest,
        latest=draft.latest,
        precision=precision_of(draft.earliest, draft.latest),
        status=settle(draft, publication),
        outcome=next((t.outcome for t in draft.tellings if t.outcome), None),
        evidence=tuple(sorted({t.sentence for t in draft.tellings})),
    )


def _says(telling: Telling) -> tuple:
    """How much a telling says: parties, then time, place, status; of equals the first."""
    return (
        len(telling.parties.members),
        telling.date is not None,
        bool(telling.place),
        bool(telling.status),
        -telling.sentence.start,
    )


def precision_of(earliest: str | None, latest: str | None) -> str | None:
    """How fine a time is: day, month, year or range.

    >>> precision_of("2018-06-01", "2018-06-30"), precision_of("2018-06-12", "2018-06-12")
    ('month', 'day')
    """
    if not earliest or not latest:
        return None
    if earliest == latest:
        return "day"
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return "year"
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return "month" if whole and (first.year, first.month) == (last.year, last.month) else "range"


def settle(draft: Draft, publication: Publication | None) -> str:
    """The status of an account: what most of its tellings say; an event of the future is planned."""
    said = Counter(t.status for t in draft.tellings if t.status)
    if said.get("called_off"):
        return "called_off"
    if said:
        return max(_SETTLING, key=lambda status: (said.get(status, 0), -_SETTLING.index(status)))
    written = publication.latest if publication else None
    return "planned" if written and draft.earliest and draft.earliest > written else "held"
