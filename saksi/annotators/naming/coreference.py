"""Whom a role or a pronoun means: the discourse of one article, read from left to right.

The focus is the last subject or speaker outside quotation marks. A personal pronoun takes the subject before it in
its sentence, else the focus; a possessive the nearest actor before it in the sentence, else the focus.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from saksi.annotators.naming.cast import Cast
from saksi.annotators.naming.roles import Roles
from saksi.model import Actor, Doc, Mention

_PERSONAL = frozenset(("dia", "ia", "beliau", "dirinya"))
_GROUPS = frozenset(("state", "organisation", "group", "outlet"))
_SAYING = ("kata", "ujar", "ucap", "tutur", "tambah", "tulis", "imbuh", "sebut", "tegas", "jelas", "papar", "lanjut", "ungkap", "cetus", "terang", "pungkas", "sambung", "beber", "tandas", "menurut")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor mentioned: in which sentence, as subject or not, inside quotation marks or not."""

    actor: Actor
    start: int
    sentence: int
    is_subject: bool
    is_quoted: bool


class Discourse:
    """What has been mentioned so far."""

    def __init__(self, doc: Doc, cast: Cast, roles: Roles) -> None:
        self._view = doc.view
        self._cast = cast
        self._roles = roles
        self._starts = [s.span.start for s in doc["sentences"]]
        self._seen: list[Seen] = []

    def resolve(self, mention: Mention, linked: Actor | None) -> Actor | None:
        """The actor of a mention; remembers it for those that follow."""
        if mention.is_place:
            return linked
        actor = linked
        if actor is None and mention.kind == "role":
            actor = self._role(mention)
        elif actor is None and mention.kind == "pronoun":
            actor = self._pronoun(mention)
        if actor is not None:
            self._remember(mention, actor)
        return actor

    def _sentence(self, start: int) -> int:
        return max(bisect_right(self._starts, start) - 1, 0)

    def _quoted(self, start: int) -> bool:
        begin = self._starts[self._sentence(start)] if self._starts else 0
        return self._view.count('"', begin, start) % 2 == 1

    def _remember(self, mention: Mention, actor: Actor) -> None:
        start = mention.span.start
        number = self._sentence(start)
        quoted = self._quoted(start)
        subject = not quoted and (self._is_subject(start, number) or mention.kind == "pronoun")
        self._seen.append(Seen(actor, start, number, subject, quoted))

    def _is_subject(self, start: int, number: int) -> bool:
        begin = self._starts[number] if self._starts else 0
        before = self._view[max(begin, start - 24) : start].rsplit(None, 1)
        word = before[-1].strip('",') if before else ""
        if word.lower().startswith(_SAYING):
            return True
        return not any(s.sentence == number and s.is_subject for s in self._seen[-6:])

    def _role(self, mention: Mention) -> Actor | None:
        office, state = self._roles.office_of(mention)
        if office and state:
            holder = self._roles.holder(office, state)
            if holder is None:
                return None
            return self._cast.members[holder].actor if holder in self._cast.members else self._cast.known(holder)
        for seen in reversed(self._seen):
            if office and self._roles.holds(seen.actor.actor_id, office):
                return seen.actor
            if not office and seen.actor.kind == mention.actor_kind:
                return seen.actor
        return None

    def _pronoun(self, mention: Mention) -> Actor | None:
        start, word = mention.span.start, mention.span.of(self._view).lower()
        number = self._sentence(start)
        here = [s for s in self._seen if s.sentence == number]
        if word in _PERSONAL:
            return self._personal(here)
        if word == "mereka":
            return self._latest(_GROUPS, number)
        stem = self._view[max(0, start - 14) : start].split()[-1:] or [""]
        if stem[0].lower().startswith(_SAYING):
            return self._speaker(here)
        near = [s for s in here if s.is_quoted == self._quoted(start)] or here
        return near[-1].actor if near else self._focus(None)

    def _personal(self, here: list[Seen]) -> Actor | None:
        for seen in reversed(here):
            if seen.is_subject and seen.actor.kind == "person":
                return seen.actor
        return self._focus("person")

    def _speaker(self, here: list[Seen]) -> Actor | None:
        outside = [s for s in here if not s.is_quoted and s.is_subject]
        return outside[-1].actor if outside else self._focus(None)

    def _focus(self, kind: str | None) -> Actor | None:
        for seen in reversed(self._seen):
            if seen.is_subject and not seen.is_quoted and (kind is None or seen.actor.kind == kind):
                return seen.actor
        return None

    def _latest(self, kinds: frozenset[str], number: int) -> Actor | None:
        for seen in reversed(self._seen):
            if seen.sentence < number - 1:
                return None
            if seen.actor.kind in kinds:
                return seen.actor
        return None
