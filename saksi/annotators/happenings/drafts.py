"""What single sentences say of events, and the accounts that grow of it while an article is read."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.parties import Parties
from saksi.annotators.happenings.times import NEVER, Lag, When
from saksi.model import Mention, Span

_FAMILIES = {"summit": "encounter", "meeting": "encounter"}
"""Kinds that may tell of one event."""
_TRUCE = "truce."
FIRST_UNNUMBERED = 2
"""An event told of without a number may be the first or the second, not the third."""


class Telling(NamedTuple):
    """What one sentence says of one event. ``status`` is None where no word settles it.

    ``apart`` names an event of its own (a meal) beside the meeting; ``is_convened`` says that a noun tells of a
    gathering that may have one party (``KTT ASEAN``, ``rapat kabinet``); ``is_background`` that it stands in a
    clause that gives the time of something else (``setelah pertemuan itu``); ``only_joins`` that it says too little
    to begin an account; ``is_said`` that somebody is quoted with it. ``at`` is the item of its word, to which the
    ``lag`` of another one of the sentence may point, ``start`` where that word begins.
    """

    kind: str
    sentence: Span
    parties: Parties
    when: When = NEVER
    at: int = -1
    start: int | None = None
    lag: Lag | None = None
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


def family_of(kind: str, apart: str | None) -> str:
    """What an event may be one with: its kind, that of kinds told of alike, or the meal that it is."""
    return apart or _FAMILIES.get(kind, kind)


@dataclass(eq=False)
class Draft:
    """An account while the article is read; two are never the same, whatever they say."""

    kind: str
    apart: str | None = None
    members: dict[str, Mention] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    ordinal: int | None = None

    def __post_init__(self) -> None:
        self.family = family_of(self.kind, self.apart)

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
        is_call = (self.kind, telling.kind) == ("talks", "call") and _are_persons(self.members.values())
        if is_call or (self.kind, telling.kind) == ("meeting", "summit"):
            self.kind, self.family = telling.kind, family_of(telling.kind, self.apart)
        if any(telling.when) and _days(*telling.when) < _days(self.earliest, self.latest):
            self.earliest, self.latest = telling.when


def _are_persons(members: Iterable[Mention]) -> bool:
    return all(member.actor_kind == "person" for member in members)


def _days(earliest: str | None, latest: str | None) -> float:
    """Length of an interval in days; one with an open end is longer than any, no interval longer still."""
    if not earliest and not latest:
        return math.inf
    if not earliest or not latest:
        return 1e6
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


def is_afterthought(draft: Draft) -> bool:
    """Whether an event was told of only in passing: in a clause of time, or as one of a series yet to come."""
    return all(t.is_background or (t.ordinal or 0) > FIRST_UNNUMBERED for t in draft.tellings)
