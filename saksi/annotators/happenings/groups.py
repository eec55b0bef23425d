"""The lists of names in a sentence: actors joined by a coordinator, a hyphen or commas that lead up to one."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.annotators.happenings.items import Group, Items
from saksi.model import Mention

_INNER = frozenset(",()")
"""Marks that may stand inside a title: ``Presiden Amerika Serikat (AS) Joe Biden``."""
_NO_BAR = (None, "attribute")
"""Roles of words that may be part of a title: `menteri` stands in `pertemuan para menteri` too."""
_STATE_KINDS = frozenset({"state", "organisation", "group"})
_DASH = 3
"""Characters of a dash with its spaces, which parts (``Moskow, MINA - Armenia``); a hyphen joins."""
_LISTED = 6
"""Items from a name to the next one of a list that commas part, at most."""


class Grouping:
    """Finds the lists of names in the items of a sentence.

    *roles* are those of the items, *titles* the forms of words for offices, *bars* the items that are part of no
    title: the words for events.
    """

    def __init__(self, items: Items, roles: Sequence[str | None], titles: frozenset[str], bars: frozenset[int]):
        self._items, self._roles, self._titles, self._bars = items, roles, titles, bars

    def groups(self) -> list[Group]:
        """The lists, left to right; a name alone is one too."""
        actors = self._items.actors()
        found: list[Group] = []
        number = 0
        while number < len(actors):
            members, last = [actors[number]], number
            pending: list[int] = []
            while last + len(pending) + 1 < len(actors):
                here = members[-1] if not pending else pending[-1]
                there = actors[last + len(pending) + 1]
                join = self._join(here, there)
                if join is None:
                    break
                pending.append(there)
                if join != "comma" and not (join == "same" and len(pending) > 1):
                    members, last, pending = members + pending, last + len(pending), []
            found.append(self._group(members))
            number = last + 1
        return found

    def _join(self, here: int, there: int) -> str | None:
        """How the actor at *there* is joined to that at *here*: coordinator, comma, same, apposition or not at all."""
        coordinated = False
        for at in range(here + 1, there):
            if self._roles[at] == "coordinator" and not coordinated:
                coordinated = True
            elif not self._is_title(at):
                return None
        if coordinated:
            return "coordinator"
        gaps = "".join(self._items.gaps[here + 1 : there + 1])
        if gaps == "-":
            return "coordinator" if self._items.starts[there] - self._items.ends[here] < _DASH else None
        if gaps == "(" and there == here + 1 and self._is_same(here, there):
            return "same"
        if "," in gaps and there - here <= _LISTED and not set(gaps) - _INNER:
            if self._are_alike(here, there):
                return "comma"
            return "apposition" if self._is_of_office(here, there) else None
        return "apposition" if not gaps and there == here + 1 else None

    def _is_same(self, one: int, other: int) -> bool:
        """Whether two names are of one actor: ``Korea Selatan (Korsel)``."""
        return self._items.mentions[one].actor_id == self._items.mentions[other].actor_id

    def _are_alike(self, one: int, other: int) -> bool:
        mentions = self._items.mentions
        return (mentions[one].actor_kind == "person") == (mentions[other].actor_kind == "person")

    def _is_of_office(self, body: int, person: int) -> bool:
        """Whether a body is that of an office whose bearer a comma names: ``Sekretaris Jenderal NATO, Mark Rutte``."""
        items = self._items
        is_borne = items.gaps[person] == "," and person == body + 1 and items.mentions[person].actor_kind == "person"
        return is_borne and body > 0 and items.forms[body - 1] in self._titles and not items.gaps[body]

    def _is_title(self, at: int) -> bool:
        form = self._items.forms[at]
        return form != "" and (self._items.are_capital[at] or form in self._titles)

    def _group(self, members: list[int]) -> Group:
        head = self._head(members[0])
        link_at = head - 1
        link = self._roles[link_at] if link_at >= 0 and self._items.gaps[head] in ("", '"') else None
        return Group(members[0], members[-1] + 1, head, self._named(members), link, link_at)

    def _head(self, first: int) -> int:
        """The first item of the titles before a name; over a comma only where an office stands before it."""
        gaps, forms = self._items.gaps, self._items.forms
        head = at = first
        while at > 0 and at - 1 not in self._bars and self._is_title(at - 1):
            if self._roles[at - 1] not in _NO_BAR or (gaps[at] and set(gaps[at]) - _INNER):
                break
            at -= 1
            if at == 0 and forms[0] not in self._titles:
                break
            if forms[at] in self._titles or not any("," in gap for gap in gaps[at + 1 : first + 1]):
                head = at
        return head

    def _named(self, members: list[int]) -> tuple[Mention, ...]:
        """The members' mentions; a state glued before a person (``Rusia Vladimir Putin``) is part of his title.

        So is the body of an office over the comma before who holds it.
        """
        mentions, gaps = self._items.mentions, self._items.gaps
        if len(members) == 1:
            return (mentions[members[0]],)
        kept = []
        for at, following in zip(members, [*members[1:], None], strict=True):
            is_glued = following == at + 1 and (not gaps[following] or self._is_of_office(at, following))
            if not is_glued or mentions[at].actor_kind not in _STATE_KINDS:
                kept.append(mentions[at])
        return tuple({m.actor_id: m for m in kept}.values())
