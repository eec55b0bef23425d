"""The public record of summits: which row of it an account tells of."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.lexicon import Lexicon

_NEAR = timedelta(days=30)
"""How far from the recorded day an account at the recorded place may put an event that is still the same."""


def family_of(kind: str, has_persons: bool) -> str:
    """What may be one event under two names: a summit is a meeting, and so are talks of persons.

    >>> family_of("talks", True) == family_of("summit", False), family_of("talks", False)
    (True, 'talks')
    """
    return "encounter" if kind in ("summit", "meeting") or (kind == "talks" and has_persons) else kind


@dataclass(frozen=True, slots=True)
class Known:
    """A row of ``summits.csv``."""

    known_id: str
    kind: str
    sides: frozenset[str]
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
            known = Known(
                row["known_id"], row["kind"], sides, row["place"] or None, row["country"] or None,
                row["start"], row["end"], row["status"], row["outcome"] or None,
            )  # fmt: skip
            self.rows[known.known_id] = known
            family = family_of(known.kind, any(actor in persons for actor in row["participants"].split(";")))
            self._by_sides.setdefault((family, sides), []).append(known)

    def candidates(self, family: str, sides: frozenset[str]) -> list[Known]:
        """The rows of that family whose participants are those sides, or of a body that is one of them."""
        found = list(self._by_sides.get((family, sides), ()))
        for side in sorted(sides) if len(sides) > 1 else ():
            found += self._by_sides.get((family, frozenset({side})), ())
        return found

    def find(
        self,
        family: str,
        sides: frozenset[str],
        place: str | None,
        earliest: str | None,
        latest: str | None,
        window: tuple[str, str] | None,
    ) -> Known | None:
        """The one row that fits: by time, else by place within a month of the time, else by place near *window*.

        *window* is when the article was written; None where two rows fit equally or none does.
        """  # fmt: skip
        fitting = [known for known in self.candidates(family, sides) if self._is_there(known, place)]
        if earliest or latest:
            timely = [k for k in fitting if overlap(earliest, latest, k.start, k.end)]
            if not timely and place:
                timely = [k for k in fitting if k.place and near(k.start, k.end, earliest, latest, _NEAR)]
            return _only(timely)
        if not place:
            return None
        if len(fitting) > 1 and window:
            fitting = [known for known in fitting if near(known.start, known.end, *window, timedelta(days=90))]
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
    return date.fromisoformat(start) - date.fromisoformat(end) <= gap
