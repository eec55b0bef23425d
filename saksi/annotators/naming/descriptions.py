"""Whom a role means: by its office and state, by its noun, by what the text spoke of last.

What is left open by the words is resolved by the discourse; a role of nobody named stays without an actor.
"""

from __future__ import annotations

from collections.abc import Container

from saksi.annotators.naming.memory import ACTING, REACH, Memory
from saksi.annotators.naming.tokens import words
from saksi.model import Actor, Mention

_ALIKE = {"group": "organisation", "organisation": "group"}


class Descriptions(Memory):
    """Resolves roles: `presiden AS`, `negara itu`, `pemerintah` alone."""

    def _role(self, mention: Mention) -> Actor | None:
        office, state = self._roles.office_of(mention)
        if mention.rule == "role.kin":
            owner = self._possessor(mention, self._syntax.sentence(mention.span.start), False)
            named = owner and self._kin.get((self._last_word(mention), owner))
            holder = owner and office and self._roles.holder(office, owner.actor_id)
            return named or (self._cast.known(holder) if holder else None)
        if office and state:
            holder = self._roles.holder(office, state)
            if holder:
                return self._cast.known(holder)
            if self._roles.is_state(state) and not self._points_from(mention, state):
                return None
        number = self._syntax.sentence(mention.span.start)
        if office:
            return self._holder_of(office, mention, number)
        noun, heads = self._roles.noun_of(mention)
        introduced = self._introduced_as(noun, mention.span.start) if mention.rule == "role.description" else None
        if introduced and mention.actor_kind != "state":
            return self._latest(introduced.__contains__)
        if heads:
            kind = mention.actor_kind
            return self._latest(lambda actor: actor.kind == kind and not heads.isdisjoint(words(actor.name)))
        if mention.actor_kind == "state":
            return self._government(mention) if mention.rule == "role.bare" else self._state(mention)
        if mention.actor_kind == "person":
            return self._described(mention, number)
        kinds = {mention.actor_kind, _ALIKE.get(mention.actor_kind or "", mention.actor_kind)}  # texts mix them up
        if mention.actor_kind == "group":
            return (
                self._focus(number + 1, *kinds)
                or self._focus(number, *kinds)
                or self._latest(lambda actor: actor.kind in kinds)
            )
        return self._acting_last(mention.actor_kind, number) or self._latest(lambda actor: actor.kind in kinds)

    def _acting_last(self, kind: str | None, number: int) -> Actor | None:
        """The actor of a kind spoken of last, of several in an earlier sentence the one who acts in it."""
        seen = [s for s in self._seen if s.actor.kind == kind]
        if not seen:
            return None
        acting = [s for s in seen if s.sentence == seen[-1].sentence < number and s.role in ACTING]
        return (acting or seen)[-1].actor

    def _introduced_as(self, noun: tuple[str, ...], start: int) -> set[Actor]:
        """Those before *start* whose names the noun stands beside: `maskapai Air India`, `Air India, maskapai ...`."""
        before = self._introduced_by.get(noun[-1:], ())
        behind = self._introduced_by.get(noun[:1], ()) if noun[1:] else ()
        return {actor for at, actor in (*before, *behind) if at < start}

    def _described(self, mention: Mention, number: int) -> Actor | None:
        """The person that a description means: none who acts or speaks in its own sentence, if there is another.

        Nobody named where the noun has just brought in somebody else: `seorang remaja ... Remaja itu`.
        """
        start = mention.span.start
        noun = words(mention.span.of(self._view))[:1]
        if self._syntax.speaks_of_one(noun, self._syntax.begin(number - REACH), start):
            return None
        quoted = self._syntax.is_quoted(start)
        own = {s.actor for s in self._seen if s.sentence == number and s.role in ACTING and s.is_quoted == quoted}
        if quoted:
            here = [s for s in self._seen if s.sentence == number and s.is_quoted and s.actor.kind == "person"]
            speaker = self._voice(start)
            other = self._best([s for s in here if s.actor not in own and s.actor != speaker])
            return other or self._other_person(number, speaker, own)
        behind = self._named_behind(start, number, quoted)
        return self._focus(number + 1, "person", barred=own | behind) or self._focus(
            number + 1, "person", barred=behind
        )

    def _holder_of(self, office: str, mention: Mention, number: int) -> Actor | None:
        """Whom an office without its state means: its bearer named last; in a quotation that of the speaker's state."""
        if mention.rule == "role.bare" and self._syntax.is_quoted(mention.span.start):
            speaker = self._speakers.get(number)
            state = self._roles.state_of(speaker) if speaker else None
            holder = self._roles.holder(office, state) if state else None
            if holder and holder in self._cast.members:
                return self._cast.known(holder)
        holder = self._latest(lambda actor: self._roles.holds(actor.actor_id, office))
        if holder or mention.rule == "role.bare":
            return holder
        if mention.rule == "role.anyone":
            return self._described(mention, number) if self._points(mention) else None
        person = self._described(mention, number)
        return None if person and self._roles.is_other_than(person.actor_id, office) else person

    def _points(self, mention: Mention) -> bool:
        """Whether a role points at somebody by `sang`, or tells more of him: `politikus muda ini`."""
        said = mention.span.of(self._view).lower().split()
        return said[0] in self._heralds or (len(said) > 2 and said[-1] in self._pointers)

    def _points_from(self, mention: Mention, state: str) -> bool:
        """Whether a role points at somebody by where he is from: `diplomat senior Iran itu`, `Paus asal Peru itu`.

        An office that one person holds in a state is nobody else's: `presiden Iran itu`.
        """
        return self._points(mention) and not self._roles.is_single_office(mention)

    def _government(self, mention: Mention) -> Actor | None:
        """`pemerintah` alone: of the speaker's state, the only state close before, or the one spoken of most."""
        number = self._syntax.sentence(mention.span.start)
        if self._syntax.is_quoted(mention.span.start):
            speaker = self._speakers.get(number)
            own = self._roles.state_of(speaker) if speaker else None
            if own:
                return self._cast.known(own)
        item = self._syntax.begin(self._item) if self._item >= 0 else 0  # of a digest
        near = self._states.between(max(self._syntax.begin(number - 1), item), mention.span.start)
        foremost = None if self._syntax.is_digest else self._states.foremost
        state = near[0] if len(set(near)) == 1 else foremost
        return self._cast.known(state) if state else None

    def _state(self, mention: Mention) -> Actor | None:
        """`negara itu`: the state last named in the sentence, else the subject of the one before.

        `negara ini` in a quotation is the speaker's.
        """
        number = self._syntax.sentence(mention.span.start)
        if self._syntax.is_quoted(mention.span.start) and mention.span.of(self._view).rsplit(None, 1)[-1] in self._own:
            speaker = self._speakers.get(number)
            own = speaker and self._roles.state_of(speaker)
            if own or not self._states.between(self._syntax.begin(number), mention.span.start):
                return self._cast.known(own) if own else None
        named = self._states.between(self._syntax.begin(number), mention.span.start)
        if named:
            return self._cast.known(named[-1])
        states = [s for s in self._seen if s.actor.kind == "state"]
        before = [s for s in states if s.sentence == number - 1]
        if before:
            return min(before, key=lambda s: -s.weight).actor
        near = self._states.between(self._syntax.begin(number - 1), mention.span.start)
        told = near[-1] if near else None if self._syntax.is_digest else self._states.foremost
        if told is not None:
            return self._cast.known(told)  # `Presiden Peru X tiba. ... negara itu`
        return states[-1].actor if states else None

    def _other_person(
        self, number: int, speaker: Actor | None, barred: Container[Actor] = (), is_subject: bool = False
    ) -> Actor | None:
        """The person spoken of last who is not the speaker."""
        raise NotImplementedError

    def _named_behind(self, start: int, number: int, quoted: bool) -> set[Actor]:
        """Who is named behind *start* in its sentence."""
        raise NotImplementedError

    def _last_word(self, mention: Mention) -> str:
        """The word that a mention is, or ends."""
        raise NotImplementedError

    def _possessor(self, mention: Mention, number: int, quoted: bool) -> Actor | None:
        """Whose the word with the clitic is."""
        raise NotImplementedError
