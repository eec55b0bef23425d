"""Sentences: where they begin and end, what they are for, which of them repeat an earlier one.

Kinds come from the regions that were found when the article was read; the first sentence of running text
is the lead. A sentence repeats another when their words are the same after typography is made plain.
"""

from __future__ import annotations

from collections.abc import Iterator

from saksi.model import Doc, Region, Sentence, Span
from saksi.text import normalised, paragraphs, sentences

_KINDS = {
    "headline": "headline",
    "caption": "caption",
    "credit": "credit",
    "byline": "credit",
    "boilerplate": "boilerplate",
}
"""The kind of a sentence by that of its region; a place line has none, since a sentence goes on behind it."""
_SHORTEST_REPEAT = 4
"""Words a sentence must have to count as a repeat: `Ya.` twice is no fault of the copy."""


class Sentences:
    """Cuts the text into sentences."""

    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ("sentences",)

    def __call__(self, doc: Doc) -> Iterator[Sentence]:
        lines = paragraphs(doc.text)
        regions = [region for region in doc.article.regions if region.kind in _KINDS]
        cuts = [edge for region in regions for edge in (region.span.start, region.span.end)]
        seen: dict[str, Span] = {}
        line, has_lead = 0, False
        for span in sentences(doc.text, cuts):
            while not lines[line].contains(span):
                line += 1
            kind = self._kind(regions, span)
            if kind == "body" and not has_lead:
                kind, has_lead = "lead", True
            words = normalised(span.of(doc.text))
            earlier = seen.setdefault(words, span) if len(words.split()) >= _SHORTEST_REPEAT else span
            repeats = earlier if earlier != span else None
            yield Sentence(span=span, rule="sentence", paragraph=line, kind=kind, repeats=repeats)

    @staticmethod
    def _kind(regions: list[Region], span: Span) -> str:
        return next((_KINDS[region.kind] for region in regions if region.span.contains(span)), "body")
