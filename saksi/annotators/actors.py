"""Actors: whom each mention means, and who is named in an article.

Names are linked first, full ones before short ones; then roles by their office at the article's date; then
pronouns, left to right. What several actors could be stays without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from saksi.model import Actor, Doc, Mention, Span

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
        longest = _longest_forms(doc, linked)
        used: dict[str, Actor] = {}
        for mention in doc["mentions"]:
            actor = discourse.resolve(mention, linked.get(mention.span))
            if actor is None:
                if mention.rule not in _ONLY_RESOLVED:
                    yield mention
                continue
            used.setdefault(actor.actor_id, actor)
            kind = "short" if _is_shorter(doc, mention, longest.get(actor.actor_id, 0)) else mention.kind
            yield _linked(mention, actor, names.get(actor.actor_id, actor.name), kind)
        yield from used.values()


def _longest_forms(doc: Doc, linked: Mapping[Span, Actor]) -> dict[str, int]:
    """By actor the spaces in the longest form in which the article names it; states have none."""
    longest: dict[str, int] = {}
    for span, actor in linked.items():
        if actor.kind == "state":
            continue
        longest[actor.actor_id] = max(longest.get(actor.actor_id, 0), _spaces(doc, span))
    return longest


def _is_shorter(doc: Doc, mention: Mention, longest: int) -> bool:
    """Whether a name is a shorter form of one that the article gives, and no full name by the tables."""
    is_guessed = mention.kind == "name" and mention.rule != "name.lexicon"
    return is_guessed and _spaces(doc, mention.span) < longest


def _spaces(doc: Doc, span: Span) -> int:
    return doc.view.count(" ", span.start, span.end)


def _linked(mention: Mention, actor: Actor, name: str, kind: str) -> Mention:
    """The mention with its actor under a name (``dataclasses.replace`` takes five times as long)."""
    return Mention(
        span=mention.span,
        rule=mention.rule,
        confidence=mention.confidence,
        kind=kind,
        actor_kind=actor.kind,
        is_place=mention.is_place,
        actor_id=actor.actor_id,
        actor_name=name,
    )
