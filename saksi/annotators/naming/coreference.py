"""Whom a role or a pronoun means: the discourse of one article, read from left to right.

Each mention before a pronoun is weighed by what it does in its clause and how near it is. A personal pronoun looks
for a person, first in its sentence, then in those before; `katanya` for who speaks; a possessive for anybody near;
inside quotation marks nobody means the speaker by `dia`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container

from saksi.annotators.naming.descriptions import Descriptions
from saksi.annotators.naming.memory import ACTING, REACH
from saksi.model import Actor, Mention

_BODIES = frozenset(("state", "organisation", "group", "outlet"))
_OWNERS = {"persons_own": ("person",), "states_own": ("state", "organisation", "group")}
_LOOKAHEAD = 40
_LONGEST_WORD = 40


class Discourse(Descriptions):
    """Resolves the mentions of one article in their order."""

    def resolve(self, mention: Mention, linked: Actor | None) -> Actor | None:
        """The actor of a mention; remembers it for those that follow."""
        number = self._syntax.sentence(mention.span.start)
        if self._syntax.begins_item(number, self._item):
            self._item = number
            self._seen.clear()  # a digest turns to its next item: nobody of the last one is meant
        if mention.is_place:
            return self._role(mention) if mention.kind == "role" else linked
        actor = linked
        if actor is None and mention.kind == "role":
            actor = self._role(mention)
        elif actor is None and mention.kind == "pronoun":
            actor = self._pronoun(mention)
            if actor is not None and self._syntax.is_kin(mention.span.end):
                for relative in self._apposed(mention.span.end):
                    self._kin[self._last_word(mention), actor] = relative
        if actor is not None and self._syntax.is_running(mention.span.start):
            self._remember(mention, actor)
        return actor

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
            speaker = self._voice(start)
            persons = [s for s in here if s.is_quoted and s.actor.kind == "person" and s.actor != speaker]
            if self._syntax.is_joined(start) and (subjects := [s for s in persons if s.role in ACTING]):
                return subjects[0].actor  # `Presiden menerima usul Elon, dan dia ...`
            return self._best(persons) or self._other_person(number, speaker, is_subject=True)
        persons = [s for s in here if not s.is_quoted and s.actor.kind == "person"]
        best = self._best([s for s in persons if s.role in ("subject", "speaker", "object", "topic")])
        if best or persons:
            return best or self._best(persons)
        subject = self._subjects.get(number)
        if subject and subject.kind == "person" and self._syntax.begins_with_clause(number):
            return subject
        bodies = [s for s in here if s.role in ACTING and s.actor.kind in _BODIES]
        if bodies and (word == "dirinya" or bodies[-1].role == "speaker"):
            return bodies[-1].actor
        if self._syntax.begins_with_one(number, start):
            return None  # `Seorang imigran ditangkap setelah ia ...`
        before = {s.actor for s in self._seen if s.sentence == number - 1 and s.actor.kind == "person"}
        if len(before) == 1 and before <= barred:
            return before.pop()  # named again behind the pronoun, but nobody else is spoken of
        return self._focus(number, "person", barred=barred)

    def _named_behind(self, start: int, number: int, quoted: bool) -> set[Actor]:
        """Who is named behind *start* in its sentence, inside quotation marks or outside as it is."""
        first = bisect_right(self._named_at, start)
        last = min(bisect_left(self._named_at, self._syntax.end(number)), first + _LOOKAHEAD)
        return {actor for at, actor in self._named[first:last] if self._syntax.is_quoted(at) == quoted}

    def _other_person(
        self, number: int, speaker: Actor | None, barred: Container[Actor] = (), is_subject: bool = False
    ) -> Actor | None:
        """The person spoken of last who is not the speaker; on demand, of several in one sentence its subject."""
        others = [s for s in self._seen if s.actor.kind == "person" and s.actor != speaker and s.actor not in barred]
        if not others or others[-1].sentence < number - REACH:
            return None
        persons = [s for s in others if s.sentence == others[-1].sentence]
        subjects = [s for s in persons if s.role in ACTING and not s.is_joined] if is_subject else []
        return (subjects or persons)[-1].actor

    def _speaker(self, number: int) -> Actor | None:
        """Who speaks in `..., katanya`: the subject of its sentence, else whom the text is about."""
        here = [s for s in self._seen if s.sentence == number and not s.is_quoted]
        said = [s for s in here if s.role == "speaker"]
        if said:
            return said[-1].actor
        for seen in reversed(self._seen):
            if number - REACH <= seen.sentence < number and seen.role in ACTING and not seen.is_quoted:
                told = [
                    s for s in self._seen if s.sentence == seen.sentence and s.role == "speaker" and not s.is_quoted
                ]
                persons = [s for s in told if s.actor.kind == "person"]
                return (persons or told)[-1].actor if told else self._main_subject(seen.sentence)
        return self._best(here) or self._focus(number)

    def _main_subject(self, number: int) -> Actor:
        """The first who acts in a sentence."""
        return next(s.actor for s in self._seen if s.sentence == number and s.role in ACTING and not s.is_quoted)

    def _possessor(self, mention: Mention, number: int, quoted: bool) -> Actor | None:
        end = mention.span.end
        here = [s for s in self._seen if s.sentence == number and s.is_quoted == quoted and s.end < end]
        own = self._syntax.possession(end)
        if self._syntax.is_passive(end) or own == "instrument":
            topics = [s for s in here if s.role == "topic" and s.actor.kind == "person"]
            here = [s for s in here if s.role in ACTING or s in topics] or here
        elif own == "persons_own" and self._syntax.begins_clause(end):
            here = [s for s in here if s.role in ACTING and s.actor.kind == "person"] or here
        elif own == "persons_own":  # `percakapannya dengan Hun Sen ... kepemimpinannya`
            here = [s for s in here if s.role == "owner" and s.actor.kind == "person"] or here
        elif self._syntax.is_said(end):
            here = [s for s in here if s.role == "speaker"] or here
        elif own == "property":
            here = [s for s in here if s.role in ACTING or s.actor.kind == "person"] or here
        here = [s for s in here if not s.is_joined] or here  # of `Iran dan Israel` neither
        kinds = _OWNERS.get(own or "", ())
        states = [s for s in here if s.actor.kind == "state"] if own == "states_own" else []
        best = self._best(states or [s for s in here if not kinds or s.actor.kind in kinds])
        if best is None and quoted and not kinds:
            return self._other_person(number, self._said_by(end))
        if best is None and self._syntax.begins_with_preposition(number):
            best = self._subjects.get(number)
            if self._syntax.is_kin(end) and best in self._apposed(end):
                best = None  # `ayahnya, Thaksin, ...`
        return best or self._focus(number, *kinds)

    def _last_word(self, mention: Mention) -> str:
        """The word that a mention is, or ends: `ayahnya`."""
        return self._view[max(0, mention.span.end - _LONGEST_WORD) : mention.span.end].rsplit(None, 1)[-1].lower()

    def _apposed(self, end: int) -> list[Actor]:
        """Who is named right behind a word, be there a comma or none: `ayahnya, Thaksin`."""
        behind = bisect_right(self._named_at, end)
        at, actor = self._named[behind] if behind < len(self._named) else (len(self._view), None)
        return [actor] if self._view[end:at].strip() in (",", "") else []

    def _body(self, start: int, number: int) -> Actor | None:
        """A single body meant by `mereka`; None behind two joined, and where several persons may be meant."""
        bodies = [
            s for s in self._seen if s.actor.kind in _BODIES and (s.actor.kind != "outlet" or s.role == "subject")
        ]
        here = [s for s in bodies if s.sentence == number]
        acting = [s for s in here if s.role in (*ACTING, "topic")] or here
        if not acting:
            before = [s for s in bodies if s.sentence == number - 1]
            acting = [s for s in before if s.role in ACTING] or before
        if any(s.is_joined for s in acting):
            return None
        best = self._weightiest(acting)
        if best is not None and best.role not in ACTING and len({s.actor for s in acting}) > 1:
            return None
        if best is None or (best.role in ACTING and self._syntax.begins_sentence(start)):
            return best and best.actor  # subject follows subject
        crowded = self._syntax.has_crowd(best.end, start) or self._syntax.begins_with_crowd(best.sentence)
        return None if crowded else best.actor
