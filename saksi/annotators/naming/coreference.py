"""Whom a role or a pronoun means: the discourse of one article, read from left to right.

Each mention before a pronoun is weighed by what it does in its clause and how near it is. A personal pronoun looks
for a person, first in its sentence, then in those before; `katanya` for who speaks; a possessive for anybody near;
inside quotation marks nobody means the speaker by `dia`. Method: centering in the small (Grosz, Joshi, Weinstein
1995), with the weights of ``_WEIGHTS`` found on news.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from operator import itemgetter

from saksi.annotators.naming.cast import Cast
from saksi.annotators.naming.roles import Roles
from saksi.annotators.naming.standing import States
from saksi.annotators.naming.syntax import Role, Syntax
from saksi.annotators.naming.tokens import words
from saksi.model import Actor, Doc, Mention, Span

_BODIES = frozenset(("state", "organisation", "group", "outlet"))
_WEIGHTS = {
    "speaker": 2.5,
    "subject": 3.0,
    "topic": 2.1,
    "agent": 1.3,
    "object": 2.1,
    "possessor": 0.6,
    "oblique": 2.1,
}
_OWNERS = {"persons_own": ("person",), "states_own": ("state", "organisation", "group")}
_ACTING = ("speaker", "subject")
_MEMORY = 200
"""Mentions that a role or a pronoun looks back at most."""
_LOOKAHEAD = 40
_LONGEST_JOINER = 12
_REACH = 4
"""Sentences that a pronoun looks back."""


@dataclass(frozen=True, slots=True)
class Seen:
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


class Discourse:
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
        self._plural = roles.word_class("plural")
        self._seen: list[Seen] = []
        self._roles_of: dict[Span, Role] = {}
        self._speakers: dict[int, Actor] = {}
        self._subjects: dict[int, Actor] = {}
        self._item = -1
        self._look_ahead(doc, linked)

    def _look_ahead(self, doc: Doc, linked: dict[Span, Actor]) -> None:
        """Who is named as speaking and as subject, by sentence: a pronoun may stand before them.

        `"Dia datang," kata Moon` does not mean Moon; `Dalam pidatonya, Moon ...` does.
        """
        for mention in doc["mentions"]:
            actor = linked.get(mention.span)
            if actor is None or mention.is_place or self._syntax.is_quoted(mention.span.start):
                continue
            role, number = self._role_of(mention), self._syntax.sentence(mention.span.start)
            if role == "speaker":
                self._speakers.setdefault(number, actor)
            if role in _ACTING:
                self._subjects.setdefault(number, actor)

    def _role_of(self, mention: Mention) -> Role:
        if mention.span not in self._roles_of:
            self._roles_of[mention.span] = self._syntax.role(mention.span.start, mention.span.end)
        return self._roles_of[mention.span]

    def resolve(self, mention: Mention, linked: Actor | None) -> Actor | None:
        """The actor of a mention; remembers it for those that follow."""
        if self._syntax.begins_item(self._syntax.sentence(mention.span.start), self._item):
            self._item = self._syntax.sentence(mention.span.start)
            self._seen.clear()  # a digest turns to its next item: nobody of the last one is meant
        if mention.is_place:
            return self._role(mention) if mention.kind == "role" else linked
        actor = linked
        if actor is None and mention.kind == "role":
            actor = self._role(mention)
        elif actor is None and mention.kind == "pronoun":
            actor = self._pronoun(mention)
        if actor is not None and self._syntax.is_running(mention.span.start):
            self._remember(mention, actor)
        return actor

    def _remember(self, mention: Mention, actor: Actor) -> None:
        start, end = mention.span.start, mention.span.end
        role = self._role_of(mention)
        if mention.rule == "clitic":
            role = "speaker" if self._syntax.is_speech_clitic(end) else "possessor"
        elif self._seen and self._seen[-1].actor == actor and self._view[self._seen[-1].end : start].strip() == "(":
            role = self._seen[-1].role  # the same in other letters
        seen = Seen(actor, end, self._syntax.sentence(start), role, self._syntax.is_quoted(start))
        if self._seen and self._joins(self._seen[-1], seen, start):
            self._seen[-1] = replace(self._seen[-1], is_joined=True)
            seen = replace(seen, is_joined=True, role=self._seen[-1].role)
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

    # roles

    def _role(self, mention: Mention) -> Actor | None:
        office, state = self._roles.office_of(mention)
        if mention.rule == "role.kin":
            owner = self._possessor(mention, self._syntax.sentence(mention.span.start), False)
            holder = owner and office and self._roles.holder(office, owner.actor_id)
            return self._cast.known(holder) if holder else None
        if office and state:
            holder = self._roles.holder(office, state)
            return self._cast.known(holder) if holder else None
        number = self._syntax.sentence(mention.span.start)
        if office:
            return self._holder_of(office, mention, number)
        heads = self._roles.heads_of(mention)
        if heads:
            return self._latest(lambda actor: actor.kind == mention.actor_kind and words(actor.name)[0] in heads)
        if mention.actor_kind == "state":
            return self._government(mention) if mention.rule == "role.bare" else self._state(mention)
        if mention.actor_kind == "person" and self._syntax.is_quoted(mention.span.start):
            return self._person(mention.span.start, number, True, "")
        if mention.actor_kind == "person":
            return self._focus(number + 1, "person") or self._focus(number, "person")
        return self._latest(lambda actor: actor.kind == mention.actor_kind)

    def _holder_of(self, office: str, mention: Mention, number: int) -> Actor | None:
        """Whom an office without its state means: its bearer named last; in a quotation that of the speaker's state."""
        if mention.rule == "role.bare" and self._syntax.is_quoted(mention.span.start):
            speaker = self._speakers.get(number)
            state = self._roles.state_of(speaker) if speaker else None
            holder = self._roles.holder(office, state) if state else None
            if holder and holder in self._cast.members:
                return self._cast.known(holder)
        holder = self._latest(lambda actor: self._roles.holds(actor.actor_id, office))
        if holder or mention.rule in ("role.anyone", "role.bare"):
            return holder
        return self._focus(number + 1, "person") or self._focus(number, "person")

    def _government(self, mention: Mention) -> Actor | None:
        """`pemerintah` alone: of the speaker's state, the only state close before, or the one spoken of most."""
        number = self._syntax.sentence(mention.span.start)
        if self._syntax.is_quoted(mention.span.start):
            speaker = self._speakers.get(number)
            own = self._roles.state_of(speaker) if speaker else None
            if own:
                return self._cast.known(own)
        near = self._states.between(self._syntax.begin(number - 1), mention.span.start)
        state = near[0] if len(set(near)) == 1 else self._states.foremost
        return self._cast.known(state) if state else None

    def _latest(self, fits: Callable[[Actor], bool]) -> Actor | None:
        return next((seen.actor for seen in reversed(self._seen) if fits(seen.actor)), None)

    def _state(self, mention: Mention) -> Actor | None:
        """`negara itu`: the state last named in the sentence, else the subject of the one before.

        `negara ini` in a quotation is the speaker's.
        """
        number = self._syntax.sentence(mention.span.start)
        if self._syntax.is_quoted(mention.span.start) and mention.span.of(self._view).rsplit(None, 1)[-1] in self._own:
            speaker = self._speakers.get(number)
            own = speaker and self._roles.state_of(speaker)
            return self._cast.known(own) if own else None
        named = self._states.between(self._syntax.begin(number), mention.span.start)
        if named:
            return self._cast.known(named[-1])
        states = [s for s in self._seen if s.actor.kind == "state"]
        before = [s for s in states if s.sentence == number - 1]
        nearest = sorted(before, key=lambda s: -s.weight)[:1] or states[-1:]
        return nearest[0].actor if nearest else None

    # pronouns

    def _pronoun(self, mention: Mention) -> Actor | None:
        start, end = mention.span.start, mention.span.end
        word = self._view[start:end].lower()
        number, quoted = self._syntax.sentence(start), self._syntax.is_quoted(start)
        if word in self._personal:
            return self._person(start, number, quoted, word)
        if word in self._plural:
            return self._body(start, number)
        if not quoted and self._syntax.is_speech_clitic(end):
            return self._speaker(number)
        return self._possessor(mention, number, quoted)

    def _person(self, start: int, number: int, quoted: bool, word: str) -> Actor | None:
        """A person named before; not one whose name follows in the sentence, for then the name would stand first."""
        barred = self._named_behind(start, number, quoted)
        here = [s for s in self._seen if s.sentence == number and s.actor not in barred]
        if quoted:
            speaker = self._speakers.get(number) or self._focus(number)
            persons = [s for s in here if s.is_quoted and s.actor.kind == "person" and s.actor != speaker]
            return self._best(persons) or self._other_person(number, speaker, is_subject=True)
        persons = [s for s in here if not s.is_quoted and s.actor.kind == "person"]
        best = self._best([s for s in persons if s.role in ("subject", "speaker", "object", "topic")])
        if best or persons:
            return best or self._best(persons)
        subject = self._subjects.get(number)
        if subject and subject.kind == "person" and self._syntax.begins_with_clause(number):
            return subject
        bodies = [s for s in here if s.role in _ACTING and s.actor.kind in _BODIES]
        if bodies and (word == "dirinya" or bodies[-1].role == "speaker"):
            return bodies[-1].actor
        return self._focus(number, "person", barred=barred)

    def _named_behind(self, start: int, number: int, quoted: bool) -> set[Actor]:
        """Who is named behind *start* in its sentence, inside quotation marks or outside as it is."""
        first = bisect_right(self._named_at, start)
        return {
            actor
            for at, actor in self._named[first : first + _LOOKAHEAD]
            if self._syntax.sentence(at) == number and self._syntax.is_quoted(at) == quoted
        }

    def _other_person(self, number: int, speaker: Actor | None, is_subject: bool = False) -> Actor | None:
        """The person spoken of last who is not the speaker; on demand, of several in one sentence its subject."""
        last = next((s.sentence for s in reversed(self._seen) if s.actor.kind == "person" and s.actor != speaker), None)
        if last is None or last < number - _REACH:
            return None
        persons = [s for s in self._seen if s.sentence == last and s.actor.kind == "person" and s.actor != speaker]
        subjects = [s for s in persons if s.role in _ACTING and not s.is_joined] if is_subject else []
        return (subjects or persons)[-1].actor

    def _speaker(self, number: int) -> Actor | None:
        """Who speaks in `..., katanya`: the subject of its sentence, else whom the text is about."""
        here = [s for s in self._seen if s.sentence == number and not s.is_quoted]
        said = [s for s in here if s.role == "speaker"]
        if said:
            return said[-1].actor
        for seen in reversed(self._seen):
            if number - _REACH <= seen.sentence < number and seen.role in _ACTING and not seen.is_quoted:
                told = [
                    s for s in self._seen if s.sentence == seen.sentence and s.role == "speaker" and not s.is_quoted
                ]
                return (told or [seen])[-1].actor
        return self._best(here) or self._focus(number)

    def _possessor(self, mention: Mention, number: int, quoted: bool) -> Actor | None:
        end = mention.span.end
        here = [s for s in self._seen if s.sentence == number and s.is_quoted == quoted and s.end < end]
        own = self._syntax.possession(end)
        if self._syntax.is_passive(end) or own == "instrument":
            topics = [s for s in here if s.role == "topic" and s.actor.kind == "person"]
            here = [s for s in here if s.role in _ACTING or s in topics] or here
        kinds = _OWNERS.get(own or "", ())
        best = self._best([s for s in here if not kinds or s.actor.kind in kinds])
        if best is None and quoted and not kinds:
            return self._other_person(number, self._speakers.get(number))
        if best is None and self._syntax.begins_with_preposition(number):
            best = self._subjects.get(number)
            if self._syntax.is_kin(end) and best in self._apposed(end):
                best = None  # `ayahnya, Thaksin, ...`
        return best or self._focus(number, *kinds)

    def _apposed(self, end: int) -> list[Actor]:
        """Who is named right behind a word and a comma."""
        behind = bisect_right(self._named_at, end)
        at, actor = self._named[behind] if behind < len(self._named) else (len(self._view), None)
        return [actor] if self._view[end:at].strip() == "," else []

    def _body(self, start: int, number: int) -> Actor | None:
        """A single body meant by `mereka`; None behind two joined, and where several persons may be meant."""
        bodies = [
            s for s in self._seen if s.actor.kind in _BODIES and (s.actor.kind != "outlet" or s.role == "subject")
        ]
        here = [s for s in bodies if s.sentence == number]
        acting = [s for s in here if s.role in (*_ACTING, "topic")] or here
        if not acting:
            before = [s for s in bodies if s.sentence == number - 1]
            acting = [s for s in before if s.role in _ACTING] or before
        if any(s.is_joined for s in acting):
            return None
        best = self._weightiest(acting)
        if best is None or (best.role in _ACTING and self._syntax.begins_sentence(start)):
            return best and best.actor  # subject follows subject
        crowded = self._syntax.has_crowd(best.end, start) or self._syntax.begins_with_crowd(best.sentence)
        return None if crowded else best.actor

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
        for back in range(1, _REACH + 1):
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
