"""Actors: whom each mention means, and who is named in an article.

Names are linked first, full ones before short ones; then roles by their office at the article's date; then
pronouns, left to right. What several actors could be stays without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from saksi.annotators.naming.cast import Cast
from saksi.annotators.naming.coreference import Discourse
from saksi.annotators.naming.find import analysis
from saksi.annotators.naming.knowledge import Entry, knowledge_of
from saksi.annotators.naming.names import full_name
from saksi.annotators.naming.roles import Roles
from saksi.annotators.naming.syntax import SpeechWords, Syntax
from saksi.annotators.naming.tokens import words
from saksi.lexicon import Lexicon
from saksi.model import Actor, Doc, Mention

_ONLY_RESOLVED = frozenset(("role.bare", "role.kin", "role.anyone", "pronoun.plural"))
"""Rules whose finds are mentions only where they mean somebody of the article."""


class Actors:
    """Links mentions to actors."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions")
    writes: tuple[str, ...] = ("mentions", "actors")

    def __init__(self, lexicon: Lexicon) -> None:
        self._knowledge = knowledge_of(lexicon)
        self._speech = SpeechWords(lexicon)

    def __call__(self, doc: Doc) -> Iterator[Mention | Actor]:
        cast = Cast(self._knowledge, doc.article.article_id)
        linked: dict[Mention, Actor] = {}
        self._link_full(doc, cast, linked)
        self._link_short(doc, cast, linked)
        finder = analysis(self._knowledge, doc.view, tuple(s.span for s in doc["sentences"]))
        roles = Roles(self._knowledge, doc, finder, linked)
        discourse = Discourse(doc, cast, roles, Syntax(doc, finder, self._speech), linked)
        used: dict[str, Actor] = {}
        for mention in doc["mentions"]:
            actor = discourse.resolve(mention, linked.get(mention))
            if actor is None:
                if mention.rule not in _ONLY_RESOLVED:
                    yield mention
                continue
            used.setdefault(actor.actor_id, actor)
            yield replace(mention, actor_id=actor.actor_id, actor_name=actor.name, actor_kind=actor.kind)
        yield from used.values()

    def _link_full(self, doc: Doc, cast: Cast, linked: dict[Mention, Actor]) -> None:
        """Names that the lexicon has, and unknown names of several words, longest first."""
        rest = []
        for mention in doc["mentions"]:
            if mention.kind not in ("name", "short", "metonym"):
                continue
            text = mention.span.of(doc.view)
            entries = [e for e in self._knowledge.entries(text, "actor") if _fits(e, mention)]
            full = {e.value for e in entries if e.form != "short"}
            if mention.is_place and mention.actor_kind == "place":
                linked[mention] = cast.unknown(self._knowledge.spelling(text), "place")
            elif len(full) == 1 and not (mention.kind == "short" and mention.actor_kind == "person"):
                linked[mention] = cast.known(full.pop())
            elif mention.rule == "name.body" or (len(words(text)) > 1 and mention.kind == "name"):
                rest.append((mention, full_name(self._knowledge, text)))
        for mention, name in sorted(rest, key=lambda item: -len(words(item[1]))):
            known = {e.value for e in self._knowledge.entries(name, "actor")}
            if len(known) == 1:
                linked[mention] = cast.known(known.pop())
                continue
            fitting = cast.fitting(words(name), mention.actor_kind)
            linked[mention] = (
                fitting[0] if len(fitting) == 1 else cast.unknown(name, mention.actor_kind or "organisation")
            )

    def _link_short(self, doc: Doc, cast: Cast, linked: dict[Mention, Actor]) -> None:
        for mention in doc["mentions"]:
            if mention.kind in ("name", "short") and mention not in linked:
                text = mention.span.of(doc.view)
                entries = [e for e in self._knowledge.entries(text, "actor") if _fits(e, mention)]
                actor = cast.short(text, mention.actor_kind, entries)
                if actor is None and not entries and not cast.fitting(words(text), mention.actor_kind):
                    actor = cast.unknown(text, mention.actor_kind or "person")
                if actor is not None:
                    linked[mention] = actor


def _fits(entry: Entry, mention: Mention) -> bool:
    """Whether an entry is of the kind of the mention: `Kremlin` as a metonym is another than as a body."""
    return (entry.form == "metonym") == (mention.kind == "metonym")
