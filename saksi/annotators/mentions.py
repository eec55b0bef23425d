"""Mentions: where an article names somebody, or stands in for a name by a role, a city or a pronoun.

Nothing is resolved here: whom a mention means is for :mod:`saksi.annotators.actors`. What counts as a mention is
in ``docs/actors.md``; a name that no table has and the recogniser misses is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from saksi.annotators.naming.find import analysis
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.annotators.naming.pronouns import find_pronouns
from saksi.annotators.naming.reading import Found
from saksi.annotators.naming.tokens import Tokens
from saksi.annotators.naming.unknown import UnknownNames
from saksi.lexicon import Lexicon
from saksi.model import Doc, Mention, Span


class Mentions:
    """Finds mentions of persons, states, organisations, outlets, groups and places."""

    reads: tuple[str, ...] = ("sentences", "dates")
    writes: tuple[str, ...] = ("mentions",)

    def __init__(self, lexicon: Lexicon) -> None:
        self._knowledge = knowledge_of(lexicon)

    def __call__(self, doc: Doc) -> Iterator[Mention]:
        finder = analysis(self._knowledge, doc)
        tokens = finder.tokens
        lines = [region.span for region in doc.article.regions if region.kind == "dateline"]
        found = UnknownNames(finder, doc["sentences"], doc["dates"], lines, doc.article.outlet).add()
        taken = bytearray(len(tokens))
        for item in found:
            mention = _mention(tokens, item)
            yield _placed(mention) if any(line.contains(mention.span) for line in lines) else mention
            if item.rule != "role.kin":
                taken[item.first : item.last] = b"\1" * (item.last - item.first)
        yield from _credited(doc, {tokens.starts[item.first] for item in found})
        for i, start, end, rule in find_pronouns(self._knowledge, tokens):
            if not taken[i]:
                yield Mention(span=Span(start, end), rule=rule, confidence=0.8, kind="pronoun")


def _mention(tokens: Tokens, item: Found) -> Mention:
    return Mention(
        span=Span(tokens.starts[item.first], tokens.ends[item.last - 1]),
        rule=item.rule,
        confidence=0.9 if item.rule == "name.recognised" else 0.95,
        kind=item.kind,
        actor_kind=item.actor_kind,
        is_place=item.is_place,
    )


def _placed(mention: Mention) -> Mention:
    """A mention in the place line, `WASHINGTON, KOMPAS.com`: what is no outlet is a place there."""
    if mention.actor_kind not in ("state", "place"):
        return mention
    return replace(mention, kind="name", actor_kind="place", is_place=True, rule="place.dateline")


def _credited(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    """The article's own outlet where the place line names it, `HANOI (CB) -`, be it known or not."""
    outlet = doc.article.outlet
    for region in doc.article.regions:
        if outlet and region.kind == "dateline":
            start = doc.text.find(outlet, region.span.start, region.span.end)
            if start >= 0 and start not in taken:
                span = Span(start, start + len(outlet))
                yield Mention(span=span, rule="name.dateline", kind="name", actor_kind="outlet")
