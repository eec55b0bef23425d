"""One event, one row: the accounts of all articles brought together, with a plan and its fulfilment as one.

Accounts of one kind whose parties are the same (a leader is his state) are told apart by time and place. Those
with a time come first; one without joins the event of its place, or the one near the day it was written, or the
one whose articles name the same people; where two remain it stays by itself. Nothing compares all pairs: an
account meets only the events of its own parties, and of these only those near its time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from math import inf
from operator import attrgetter

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.synthesis.named import Named
from saksi.synthesis.record import Known, Persons, are_others, family_of, near, overlap
from saksi.synthesis.shelf import Shelf

_MISPRINT = timedelta(days=2)
"""Two accounts of a meeting at one place no further apart than this tell of one meeting, differently."""
_REPORTED = timedelta(days=21)
"""An account without a time, and an event within these days of when it was written, can be one."""
_MET = 20
"""Accounts of an event that a further one is compared with by the persons they name."""
_MOST = 100
"""Events of the same parties, or of them at one place, beyond which an account without a time is of none of them
but those near its writing: which one is meant cannot be told, and the search stays bounded."""
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


@dataclass(eq=False, slots=True)
class Event:
    """Accounts of one event, and what follows from them, kept up as they come so that many cost no more than few.

    ``number`` is its place in the order of first accounts. ``sides`` are the most that an account gives,
    ``interval`` is the narrowest time, ``known`` and ``place`` are the first, ``is_dated`` tells whether the first
    has a time; ``all_sides`` are the sets of parties that occur, ``all_persons`` the persons of the first accounts,
    ``article_ids`` the articles that tell of it.
    """

    number: int
    told: list[Told] = field(default_factory=list)
    known: Known | None = None
    sides: frozenset[str] = frozenset()
    place: str | None = None
    interval: tuple[str | None, str | None] = (None, None)
    is_dated: bool = False
    all_sides: dict[frozenset[str], None] = field(default_factory=dict)
    all_persons: dict[Persons, None] = field(default_factory=dict)
    article_ids: set[str] = field(default_factory=set)
    _days: float = inf

    def add(self, told: Told) -> None:
        """Takes in a further account."""
        if not self.told:
            self.is_dated = told.is_dated
        self.told.append(told)
        self.known = self.known or told.known
        self.place = self.place or told.place
        if len(told.sides) > len(self.sides):
            self.sides = told.sides
        if told.days < self._days:
            self._days, self.interval = told.days, (told.earliest, told.latest)
        self.all_sides[told.sides] = None
        if len(self.told) <= _MET:
            self.all_persons[told.persons] = None
        self.article_ids.add(told.article_id)


class Chronology:
    """Puts accounts into events. *named* gives the actors that an article names."""

    def __init__(self, gazetteer: Gazetteer, named: Named):
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
            event = Event(len(self.events))
            self.events.append(event)
        event.add(told)
        if told.known:
            self._by_known.setdefault(told.known.known_id, event)
        country = self._gazetteer.country(told.place) if told.place else None
        for key in keys_of(told.family, told.sides):
            self._shelves.setdefault(key, Shelf()).add(event, told.earliest, told.latest, country, not event.is_dated)

    def _home(self, told: Told) -> Event | None:
        nearby = self._nearby(told)
        if told.is_dated:
            return next((event for event in nearby if self._fits(event, told)), None)
        fitting = [event for event in nearby if event.is_dated and self._fits(event, told)]
        for prefer in (self._at_its_place, self._near_its_writing, self._among_its_people):
            if len(fitting) > 1:
                fitting = prefer(fitting, told) or fitting
        if len(fitting) == 1:
            return fitting[0]
        return next((event for event in nearby if not event.is_dated and self._fits(event, told)), None)

    def _nearby(self, told: Told) -> list[Event]:
        """The events of its parties that lie near it in time, or at its place, in the order of their numbers."""
        country = self._gazetteer.country(told.place) if told.place else None
        found: set[Event] = set()
        for key in keys_of(told.family, told.sides):
            shelf = self._shelves.get(key)
            if shelf is None:
                continue
            if told.is_dated:
                found.update(shelf.near(told.earliest, told.latest, _MISPRINT))
            else:
                found.update(shelf.near(*(told.window or (None, None)), _REPORTED, _MOST), shelf.at(country, _MOST))
        return sorted(found, key=attrgetter("number"))

    def _fits(self, event: Event, told: Told) -> bool:
        if (event.known and told.known and event.known is not told.known) or _is_of(event, told.article_id):
            return False
        if event.is_dated and not told.is_dated and not self._is_of_its_time(event, told):
            return False
        if not same_sides(event.sides, told.sides) and not any(same_sides(s, told.sides) for s in event.all_sides):
            return False
        if any(are_others(persons, told.persons) for persons in event.all_persons):
            return False
        if not told.is_dated or not event.is_dated:
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
        return overlap(*event.interval, *_reach(*told.window))

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
        return [e for e in events if any(e.interval) and overlap(*e.interval, *_reach(*told.window))]

    def _among_its_people(self, events: list[Event], told: Told) -> list[Event]:
        """The events whose articles name most of the actors that this one's article names."""
        mine = self._named.of(told.article_id) - told.sides
        shared = [max(len(mine & self._named.of(t.article_id)) for t in e.told[:_MET]) for e in events]
        most = max(shared)
        return [e for e, count in zip(events, shared, strict=True) if count == most and most > 0]


@lru_cache(maxsize=20_000)
def _reach(first: str, last: str) -> tuple[str, str]:
    """The days on which what an article told without a time can have been, by when it was written."""
    return (date.fromisoformat(first) - _REPORTED).isoformat(), (date.fromisoformat(last) + _REPORTED).isoformat()


def _is_of(event: Event, article_id: str) -> bool:
    """Whether an article has told of an event already: what it tells twice it tells of two events."""
    return article_id in event.article_ids


@lru_cache(maxsize=20_000)
def keys_of(family: str, sides: frozenset[str]) -> tuple[tuple, ...]:
    """Under what an account is found: its family with each pair of sides, with all of many,
    with the only one, and with each body among them."""
    ordered = sorted(sides)
    if len(ordered) == 1:
        return ((family, ordered[0]),)
    bodies = [(family, side) for side in ordered if not side.isupper()]
    if len(ordered) >= _MANY:
        return ((family, *ordered), *bodies)
    return (*((family, *pair) for pair in combinations(ordered, 2)), *bodies)


@lru_cache(maxsize=100_000)
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
