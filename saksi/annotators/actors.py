"""Actors: whom each mention means, and who is named in an article.

Names are linked first, full ones before short ones; then roles by their office at the article's date; then
pronouns, left to right. What several actors could be stays without one.
"""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.naming.cast import Cast
from saksi.annotators.naming.coreference import Discourse
from saksi.annotators.naming.find import analysis
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.annotators.naming.linking import CLIPPED, Linker
from saksi.annotators.naming.names import printed_names
from saksi.annotators.naming.quotations import SpeechWords
from saksi.annotators.naming.roles import Roles
from saksi.annotators.naming.standing import States
from saksi.annotators.naming.syntax import Syntax
from saksi.lexicon import Lexicon
from saksi.model import Actor, Doc, Mention

_ONLY_RESOLVED = frozenset(("role.bare", "role.kin", "role.anyone", "pronoun.plural", *CLIPPED))
"""Rules whose finds are mentions only where they mean somebody of the article."""


class Actors:
    """Links mentions to actors."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions")
    writes: tuple[str, ...] = ("mentions", "actors")

    def __init__(self, lexicon: Lexicon) -> None:
        self._knowledge = knowledge_of(lexicon)
        self._speech = SpeechWords(lexicon)

    def __call__(self, doc: Doc) -> Iterator[Mention | Actor]:
        finder = analysis(self._knowledge, doc)
        cast = Cast(self._knowledge, doc.article.article_id, (state for _, state in finder.states))
        states = States([(finder.tokens.starts[i], state) for i, state in finder.states])
        syntax = Syntax(doc, finder, self._speech)
        linked = Linker(self._knowledge, doc, cast, None if syntax.is_digest else states.foremost).linked
        roles = Roles(self._knowledge, doc, finder, linked)
        discourse = Discourse(doc, cast, roles, syntax, linked, states)
        names = printed_names(self._knowledge, doc, linked)
        used: dict[str, Actor] = {}
        for mention in doc["mentions"]:
            actor = discourse.resolve(mention, linked.get(mention.span))
            if actor is None:
                if mention.rule not in _ONLY_RESOLVED:
                    yield mention
                continue
            used.setdefault(actor.actor_id, actor)
            yield _linked(mention, actor, names.get(actor.actor_id, actor.name))
        yield from used.values()


def _linked(mention: Mention, actor: Actor, name: str) -> Mention:
    """The mention with its actor under a name (``dataclasses.replace`` takes five times as long)."""
    return Mention(
        span=mention.span,
        rule=mention.rule,
        confidence=mention.confidence,
        kind=mention.kind,
        actor_kind=actor.kind,
        is_place=mention.is_place,
        actor_id=actor.actor_id,
        actor_name=name,
    )
