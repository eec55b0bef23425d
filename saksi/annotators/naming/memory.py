"""What a text has spoken of so far, and how much each mention weighs for those that point back.

Method: centering in the small (Grosz, Joshi, Weinstein 1995), with the weights of ``_WEIGHTS`` found on news.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from saksi.annotators.naming.cast import Cast
from saksi.annotators.naming.roles import Roles
from saksi.annotators.naming.standing import States
from saksi.annotators.naming.syntax import Role, Syntax
from saksi.model import Actor, Doc, Mention, Span

_WEIGHTS = {
    "speaker": 2.5,
    "subject": 3.0,
    "topic": 2.1,
    "agent": 1.3,
    "object": 2.1,
    "owner": 0.6,
    "possessor": 0.6,
    "oblique": 2.1,
}
ACTING = ("speaker", "subject")
REACH = 4
"""Sentences that a pronoun looks back."""
_MEMORY = 200
"""Mentions that a role or a pronoun looks back at most."""
_LONGEST_JOINER = 12


class Seen(NamedTuple):
    """An actor mentioned: where, in which sentence, as what, inside quotation marks or not."""

    actor: Actor
    end: int
    sentence: int
    role: Role
    is_quoted: bool
    is_joined: bool = False

    @property
    def weight(self) -> float:
        """Outlets own little of what a text speaks of."""
        return _WEIGHTS[self.role] * (0.5 if self.actor.kind == "outlet" else 1.0)


class Memory:
    """What has been mentioned so far, and who will speak in the sentence at hand."""

    def __init__(
        self, doc: Doc, cast: Cast, roles: Roles, syntax: Syntax, linked: dict[Span, Actor], states: States
    ) -> None:
        self._view = doc.view
        self._cast = cast
        self._roles = roles
        self._syntax = syntax
        self._states = states
        self._named = sorted(((span.start, actor) for span, actor in linked.items()), key=itemgetter(0))
        self._named_at = [start for start, _ in self._named]
        self._personal = roles.word_class("personal")
        self._joiners = roles.word_class("joiner")
        self._own = roles.word_class("own")
        self._pointers = roles.word_class("pointer")
        self._heralds = roles.word_class("herald")
        self._plural = roles.word_class("plural")
        self._seen: list[Seen] = []
        self._roles_of: dict[tuple[int, int], Role] = {}
        self._speakers: dict[int, Actor] = {}
        self._subjects: dict[int, Actor] = {}
        self._kin: dict[tuple[str, Actor], Actor] = {}
        self._item = -1
        pairs = ((mention, linked.get(mention.span)) for mention in doc["mentions"] if not mention.is_place)
        self._acting = [(mention, actor) for mention, actor in pairs if actor is not None]
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Who is named as speaking and as subject, by sentence: a pronoun may stand before them.

        `"Dia datang," kata Moon` does not mean Moon; `Dalam pidatonya, Moon ...` does.
        """
        for mention, actor in self._acting:
            if self._syntax.is_quoted(mention.span.start):
                continue
            role = self._role_of(mention)
            if role in ACTING:
                number = self._syntax.sentence(mention.span.start)
                self._subjects.setdefault(number, actor)
                if role == "speaker":
                    self._speakers.setdefault(number, actor)

    @cached_property
    def _introduced_by(self) -> dict[tuple[str, ...], list[tuple[int, Actor]]]:
        """Who is named beside each noun, and where."""
        introduced: dict[tuple[str, ...], list[tuple[int, Actor]]] = {}
        for mention, actor in self._acting:
            for noun in self._syntax.nouns_beside(mention.span.start, mention.span.end):
                introduced.setdefault((noun,), []).append((mention.span.start, actor))
        return introduced

    def _role_of(self, mention: Mention) -> Role:
        place = mention.span.start, mention.span.end
        role = self._roles_of.get(place)
        if role is None:
            role = self._roles_of[place] = self._syntax.role(*place)
        return role

    def _remember(self, mention: Mention, actor: Actor) -> None:
        start, end = mention.span.start, mention.span.end
        role = self._role_of(mention)
        if mention.rule == "clitic":
            role = "speaker" if self._syntax.is_speech_clitic(end) else "owner"
        elif self._seen and self._view[self._seen[-1].end : start].strip() == "(":
            role = self._seen[-1].role if self._seen[-1].actor is actor else "possessor"  # the same in other letters
        seen = Seen(actor, end, self._syntax.sentence(start), role, self._syntax.is_quoted(start))
        if self._seen and self._joins(self._seen[-1], seen, start):
            self._seen[-1] = self._seen[-1]._replace(is_joined=True)
            seen = seen._replace(is_joined=True, role=self._seen[-1].role)
        self._seen.append(seen)
        if mention.rule == "clitic" and self._syntax.is_own_state(end):
            self._remember_state(actor, mention)
        if len(self._seen) > 2 * _MEMORY:
            del self._seen[:-_MEMORY]

    def _remember_state(self, actor: Actor, mention: Mention) -> None:
        """`negaranya`: from here on also the state of the person is spoken of."""
        start, end = mention.span.start, mention.span.end
        state = self._roles.state_of(actor)
        if actor.kind == "person" and state:
            role = self._syntax.role(start, end)
            number = self._syntax.sentence(start)
            self._seen.append(Seen(self._cast.known(state), end, number, role, self._syntax.is_quoted(start)))

    def _joins(self, one: Seen, other: Seen, start: int) -> bool:
        """Whether two mentions are parts of one list: `A dan B`, and of states `A, B`."""
        if start - one.end > _LONGEST_JOINER:
            return False
        between = self._view[one.end : start].strip()
        states = one.actor.kind == other.actor.kind == "state"
        return between.lstrip(", ") in self._joiners or (between == "," and states)

    def _said_by(self, start: int) -> Actor | None:
        """Who is named as the speaker of the quotation that *start* lies in, beside it or at its end."""
        mark = self._syntax.closing(start)
        number = self._syntax.sentence(mark)
        said = self._speakers.get(self._syntax.sentence(start)) or self._speakers.get(number)
        return said or (self._last_speaker(number) if self._syntax.has_clitic_tag(mark) else None)

    def _last_speaker(self, number: int) -> Actor | None:
        """Who spoke last in the sentences right before one."""
        said = (s for s in reversed(self._seen) if s.role == "speaker" and not s.is_quoted)
        last = next(said, None)
        return last.actor if last and number - REACH <= last.sentence < number else None

    def _voice(self, start: int) -> Actor | None:
        """Who speaks the quotation that *start* lies in: as it says itself, else whom the text is about.

        Nobody where its tag names nobody who is known: `," kata seorang polisi`.
        """
        said = self._said_by(start)
        if said or self._syntax.has_tag(self._syntax.closing(start)):
            return said
        return self._focus(self._syntax.sentence(start))

    def _latest(self, fits: Callable[[Actor], bool]) -> Actor | None:
        return next((seen.actor for seen in reversed(self._seen) if fits(seen.actor)), None)

    def _best(self, seen: list[Seen]) -> Actor | None:
        best = self._weightiest(seen)
        return best.actor if best else None

    @staticmethod
    def _weightiest(seen: list[Seen]) -> Seen | None:
        """The weightiest; each mention in between takes one off."""
        weights = [item.weight - behind for behind, item in enumerate(reversed(seen))]
        return seen[-1 - weights.index(max(weights))] if weights else None

    def _focus(self, number: int, *kinds: str, barred: Container[Actor] = ()) -> Actor | None:
        """Whom the sentences before are about: their speaker, else subject, else whoever weighs most."""
        for back in range(1, REACH + 1):
            seen = [
                s
                for s in self._seen
                if s.sentence == number - back
                and not s.is_quoted
                and (not kinds or s.actor.kind in kinds)
                and s.actor not in barred
            ]
            for role in _WEIGHTS:
                told = [s for s in seen if s.role == role]
                if told:
                    return told[-1].actor if role == "speaker" else told[0].actor
        return None
