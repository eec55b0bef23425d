"""One event, one row: the accounts of all articles brought together, with a plan and its fulfilment as one.

Accounts of one kind whose parties are the same (a leader is his state) are told apart by time and place. Those
with a time come first; one without joins the event of its place, or the one near the day it was written, or the
one whose articles name the same people; where two remain it stays by itself. Nothing compares all pairs: an
account meets only the events of its own parties, and of these only those near its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.synthesis.record import Known, Persons, are_others, family_of, near, overlap
from saksi.synthesis.shelf import Shelf

_MISPRINT = timedelta(days=2)
"""Two accounts of a meeting at one place no further apart than this tell of one meeting, differently."""
_REPORTED = timedelta(days=21)
"""An account without a time, and an event within these days of when it was written, can be one."""
_MET = 20
"""Accounts of an event that a further one is compared with by the persons they name."""
_MANY = 6
"""Parties from which an account is known by all of them together, no longer by each pair."""


@dataclass(frozen=True, slots=True)
class Told:
    """An account as the chronology sees it; ``persons`` are by side those of it who take part."""

    account_id: str
    article_id: str
    kind: str
    participants: tuple[str, ...]
    sides: frozenset[str]
    place: str | None
    earliest: str | None
    latest: str | None
    status: str
    outcome: str | None
    persons: Persons
    window: tuple[str, str] | None
    known: Known | None = None

    @property
    def family(self) -> str:
        """What the account may be one with."""
        return family_of(self.kind, bool(self.persons))

    @property
    def is_dated(self) -> bool:
        """Whether a time is told."""
        return bool(self.earliest or self.latest)

    @property
    def days(self) -> int:
        """Length of the interval; an open or absent one is longer than any."""
        if not self.earliest or not self.latest:
            return 10**6 if self.is_dated else 10**7
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days


@dataclass
class Event:
    """Accounts of one event."""

    told: list[Told] = field(default_factory=list)

    @property
    def known(self) -> Known | None:
        return next((t.known for t in self.told if t.known), None)

    @property
    def sides(self) -> frozenset[str]:
        return max((t.sides for t in self.told), key=len)

    @property
    def place(self) -> str | None:
        return next((t.place for t in self.told if t.place), None)

    @property
    def interval(self) -> tuple[str | None, str | None]:
        """The narrowest time that an account gives."""
        narrowest = min(self.told, key=lambda t: t.days)
        return narrowest.earliest, narrowest.latest


class Chronology:
    """Puts accounts into events. *named* gives the actors that an article names."""

    def __init__(self, gazetteer: Gazetteer, named: Mapping[str, frozenset[str]]):
        self._gazetteer = gazetteer
        self._named = named
        self._shelves: dict[tuple, Shelf[Event]] = {}
        self._by_known: dict[str, Event] = {}
        self.events: list[Event] = []

    def put(self, accounts: Iterable[Told]) -> list[Event]:
        """The events of *accounts*, whatever their order."""
        ordered = sorted(
            accounts, key=lambda t: (t.known is None, t.days, t.place is None, t.earliest or "", t.account_id)
        )
        for told in ordered:
            self._place(told)
        return self.events

    def _place(self, told: Told) -> None:
        event = self._by_known.get(told.known.known_id) if told.known else None
        if event is None or (_is_of(event, told.article_id) and not told.is_dated):
            event = self._home(told)
        if event is None:
            event = Event()
            self.events.append(event)
        event.told.append(told)
        if told.known:
            self._by_known.setdefault(told.known.known_id, event)
        country = self._gazetteer.country(told.place) if told.place else None
        for key in keys_of(told):
            self._shelves.setdefault(key, Shelf()).add(event, told.earliest, told.latest, country)

    def _home(self, told: Told) -> Event | None:
        fitting = [event for event in self._nearby(told) if self._fits(event, told)]
        if not told.is_dated:
            undated = [event for event in fitting if not event.told[0].is_dated]
            fitting = [event for event in fitting if event.told[0].is_dated]
        if len(fitting) <= 1 or told.is_dated:
            return next(iter(fitting or ([] if told.is_dated else undated)), None)
        for prefer in (self._at_its_place, self._near_its_writing, self._among_its_people):
            fitting = prefer(fitting, told) or fitting
            if len(fitting) == 1:
                return fitting[0]
        return next(iter(undated), None)

    def _nearby(self, told: Told) -> list[Event]:
        """The events of its parties that lie near it in time, or at its place."""
        country = self._gazetteer.country(told.place) if told.place else None
        found: dict[int, Event] = {}
        for key in keys_of(told):
            shelf = self._shelves.get(key)
            if shelf is None:
                continue
            if told.is_dated:
                events = list(shelf.near(told.earliest, told.latest, _MISPRINT))
            else:
                events = [*shelf.near(*(told.window or (None, None)), _REPORTED), *shelf.at(country)]
            found |= {id(event): event for event in events}
        return list(found.values())

    def _fits(self, event: Event, told: Told) -> bool:
        if (event.known and told.known and event.known is not told.known) or _is_of(event, told.article_id):
            return False
        if not same_sides(event.sides, told.sides) and not any(same_sides(t.sides, told.sides) for t in event.told):
            return False
        if any(are_others(t.persons, told.persons) for t in event.told[:_MET]):
            return False
        first = event.told[0]
        if not told.is_dated and first.is_dated:
            return self._gazetteer.are_one(event.place, told.place) and self._is_of_its_time(event, told)
        if not first.is_dated:
            return self._gazetteer.are_one(event.place, told.place)
        earliest, latest = event.interval
        if overlap(earliest, latest, told.earliest, told.latest):
            return self._gazetteer.are_one(event.place, told.place) or self._is_one_day(event, told)
        is_here = bool(event.place and told.place) and self._gazetteer.are_one(event.place, told.place)
        is_unplaced = told.kind == "agreement" and not (event.place or told.place)
        return (
            (is_here or is_unplaced)
            and told.kind != "visit"
            and near(earliest, latest, told.earliest, told.latest, _MISPRINT)
        )

    @staticmethod
    def _is_of_its_time(event: Event, told: Told) -> bool:
        """Whether an account without a time can be of a dated event: it names its place, or was written near it.

        What was told of as held was not yet to come.
        """
        if told.status == "held" and told.window and (event.interval[0] or "") > told.window[1]:
            return False
        if (event.place and told.place) or not told.window:
            return True
        return near(*event.interval, *told.window, _REPORTED)

    @staticmethod
    def _is_one_day(event: Event, told: Told) -> bool:
        """Whether both are of one and the same day: nobody meets the same person in two cities on it."""
        earliest, latest = event.interval
        return told.kind != "visit" and earliest == latest == told.earliest == told.latest

    def _at_its_place(self, events: list[Event], told: Told) -> list[Event]:
        return [e for e in events if told.place and e.place and self._gazetteer.are_one(e.place, told.place)]

    def _near_its_writing(self, events: list[Event], told: Told) -> list[Event]:
        if not told.window:
            return []
        return [e for e in events if any(e.interval) and near(*e.interval, *told.window, _REPORTED)]

    def _among_its_people(self, events: list[Event], told: Told) -> list[Event]:
        """The events whose articles name most of the actors that this one's article names."""
        mine = self._named.get(told.article_id, frozenset()) - told.sides
        shared = [max(len(mine & self._named.get(t.article_id, frozenset())) for t in e.told[:_MET]) for e in events]
        most = max(shared)
        return [e for e, count in zip(events, shared, strict=True) if count == most and most > 0]


def _is_of(event: Event, article_id: str) -> bool:
    """Whether an article has told of an event already: what it tells twice it tells of two events."""
    return any(told.article_id == article_id for told in event.told)


def keys_of(told: Told) -> list[tuple]:
    """Under what an account is found: its family with each pair of sides, with all of many,
    with the only one, and with each body among them."""
    family, sides = told.family, sorted(told.sides)
    if len(sides) == 1:
        return [(family, sides[0])]
    bodies = [(family, side) for side in sides if not side.isupper()]
    if len(sides) >= _MANY:
        return [(family, *sides), *bodies]
    return [*((family, *pair) for pair in combinations(sides, 2)), *bodies]


def same_sides(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of parties are of one event: two thirds of the larger are shared, or the only one is.

    A body alone (``KTT Uni Eropa``; countries are two capitals) meets whoever it meets with.

    >>> same_sides(frozenset("ab"), frozenset("abc")), same_sides(frozenset("ab"), frozenset("ac"))
    (True, False)
    >>> [same_sides(frozenset({side}), frozenset({"nato", "TR"})) for side in ("nato", "TR")]
    [True, False]
    """
    fewer, more = sorted((one, other), key=len)
    if len(fewer) == 1:
        return fewer == more or (fewer < more and not next(iter(fewer)).isupper())
    return 3 * len(one & other) >= 2 * len(more)
