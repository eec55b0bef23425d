"""The public record of summits: which row of it an account tells of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.lexicon import Lexicon

if TYPE_CHECKING:
    from saksi.synthesis.chronology import Told

_NEAR = timedelta(days=30)
"""How far from the recorded day an account at the recorded place may put an event that is still the same."""


def family_of(kind: str, has_persons: bool) -> str:
    """What may be one event under two names: a summit is a meeting, and so are talks of persons.

    >>> family_of("talks", True) == family_of("summit", False), family_of("talks", False)
    (True, 'talks')
    """
    return "encounter" if kind in ("summit", "meeting") or (kind == "talks" and has_persons) else kind


Persons = tuple[tuple[str, frozenset[str]], ...]
"""By side the persons of it who take part."""


def are_others(one: Persons, other: Persons) -> bool:
    """Whether for one country two accounts name persons, and not one the same: a president is not his minister."""
    there = dict(other)
    return any(side in there and not persons & there[side] for side, persons in one)


def persons_by_side(participants: Iterable[str], sides_of: Mapping[str, str], persons: Container[str]) -> Persons:
    """The persons among participants, by the side they stand for."""
    found: dict[str, set[str]] = {}
    for actor in participants:
        if actor in persons:
            found.setdefault(sides_of.get(actor, actor), set()).add(actor)
    return tuple((side, frozenset(actors)) for side, actors in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Known:
    """A row of ``summits.csv``."""

    known_id: str
    kind: str
    sides: frozenset[str]
    persons: Persons
    place: str | None
    country: str | None
    start: str
    end: str
    status: str
    outcome: str | None


class Record:
    """The rows of ``summits.csv``, found by who took part.

    *sides_of* maps actors to what they stand for, *persons* are those that are persons.
    """

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, sides_of: Mapping[str, str], persons: Container[str]):
        self._gazetteer = gazetteer
        self._by_sides: dict[tuple[str, frozenset[str]], list[Known]] = {}
        self.rows: dict[str, Known] = {}
        for row in lexicon.table("summits"):
            sides = frozenset(sides_of.get(actor, actor) for actor in row["participants"].split(";"))
            who = persons_by_side(row["participants"].split(";"), sides_of, persons)
            known = Known(
                row["known_id"], row["kind"], sides, who, row["place"] or None, row["country"] or None,
                row["start"], row["end"], row["status"], row["outcome"] or None,
            )  # fmt: skip
            self.rows[known.known_id] = known
            self._by_sides.setdefault((family_of(known.kind, bool(who)), sides), []).append(known)

    def candidates(self, family: str, sides: frozenset[str]) -> list[Known]:
        """The rows of that family whose participants are those sides, or of a body that is one of them."""
        found = list(self._by_sides.get((family, sides), ()))
        for side in sorted(sides) if len(sides) > 1 else ():
            found += self._by_sides.get((family, frozenset({side})), ())
        return found

    def find(self, told: Told) -> Known | None:
        """The one row that fits: by time, else by place within a month of the time, else by place near its writing.

        None where two rows fit equally or none does.
        """
        fitting = [
            known
            for known in self.candidates(told.family, told.sides)
            if self._is_there(known, told.place) and not are_others(known.persons, told.persons)
        ]
        if told.is_dated:
            timely = [k for k in fitting if overlap(told.earliest, told.latest, k.start, k.end)]
            if not timely and told.place:
                timely = [k for k in fitting if k.place and near(k.start, k.end, told.earliest, told.latest, _NEAR)]
            return _only(timely)
        if not told.place:
            return None
        if len(fitting) > 1 and told.window:
            fitting = [known for known in fitting if near(known.start, known.end, *told.window, timedelta(days=90))]
        return _only(fitting)

    def _is_there(self, known: Known, place: str | None) -> bool:
        if not place or not known.country:
            return True
        return self._gazetteer.are_one(place, known.place) or self._gazetteer.country(place) == known.country


def _only(rows: Sequence[Known]) -> Known | None:
    return rows[0] if len(rows) == 1 else None


def overlap(a_first: str | None, a_last: str | None, b_first: str | None, b_last: str | None) -> bool:
    """Whether two intervals of ISO days share a day; an end that is None is open.

    >>> overlap("2019-02-26", "2019-02-27", "2019-02-27", "2019-02-28"), overlap("2019-03-01", None, None, "2019-02-28")
    (True, False)
    """
    return (a_first or "0") <= (b_last or "9") and (b_first or "0") <= (a_last or "9")


def near(a_first: str | None, a_last: str | None, b_first: str | None, b_last: str | None, gap: timedelta) -> bool:
    """Whether two intervals overlap or lie no further apart than *gap*."""
    if overlap(a_first, a_last, b_first, b_last):
        return True
    (_, end), (start, _) = sorted([(a_first or a_last, a_last or a_first), (b_first or b_last, b_last or b_first)])
    return _ordinal(start) - _ordinal(end) <= gap.days


@lru_cache(maxsize=20_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
