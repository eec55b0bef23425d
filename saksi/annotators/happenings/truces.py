"""Truces of which an article does not name the parties: they are those of the war that it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from saksi.annotators.happenings.drafts import Draft, Telling
from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.model import Mention

_SIDES = 2


class Truces:
    """The wars of an article, and the agreements that wait for their parties."""

    def __init__(self) -> None:
        self._wars: Counter[frozenset[str]] = Counter()
        self._fighters: dict[str, Mention] = {}
        self.waiting: list[Telling] = []

    def note_war(self, telling: Telling) -> None:
        """Keeps who fights whom, where two states or groups are named."""
        sides = [m for m in telling.parties.members if m.actor_kind != "person"]
        if len(sides) == _SIDES:
            self._wars[frozenset(m.actor_id for m in sides)] += 1
            self._fighters |= {m.actor_id: m for m in sides}

    def settle(self, drafts: list[Draft], gazetteer: Gazetteer, theatres: Sequence[Sequence[Mention]]) -> None:
        """Gives what waits its parties: those at war, by the article's own words; new accounts join *drafts*.

        *theatres* are the parties of the wars whose theatre the article names, where it names them too.
        """
        for telling in sorted(self.waiting, key=lambda telling: not telling.is_truce):
            named = {member.actor_id for member in telling.parties.members if member.actor_kind != "person"}
            draft = _truce_of(named, drafts)
            if draft is None and telling.is_truce:
                draft = self._new_truce(named, theatres)
                drafts += [draft] if draft else []
            if draft is None or not (telling.is_truce or named):
                continue
            draft.add(telling._replace(parties=telling.parties._replace(members=())), gazetteer)

    def _new_truce(self, named: set[str], theatres: Sequence[Sequence[Mention]]) -> Draft | None:
        found = [members for members in theatres if named <= {m.actor_id for m in members}]
        wars = [sides for sides in self._wars if named <= sides]
        if not found and wars:
            sides = max(wars, key=lambda sides: (self._wars[sides], sorted(sides)))
            found = [[self._fighters[actor] for actor in sorted(sides)]]
        return Draft("agreement", members={m.actor_id: m for m in found[0]}) if found else None


def _truce_of(named: set[str], drafts: Sequence[Draft]) -> Draft | None:
    truces = [d for d in drafts if d.kind == "agreement" and any(t.is_truce for t in d.tellings)]
    return next((d for d in truces if named <= set(d.members)), None)
