"""Sentences: where they begin and end, what they are for, which of them repeat an earlier one.

Kinds come from the regions that were found when the article was read; the first paragraph of running
text is the lead. A sentence repeats another when their words are the same after typography is made plain.
"""

from __future__ import annotations

from bisect import bisect_right
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
_RUNNING = frozenset({"lead", "body"})
_LONGEST_LEAD = 3
"""Sentences of the first paragraph that are the lead; more are an article that has lost its paragraphs."""
_SHORTEST_REPEAT = 4
"""Words a sentence must have to count as a repeat: `Ya.` twice is no fault of the copy."""


class Sentences:
    """Cuts the text into sentences."""

    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ("sentences",)

    def __call__(self, doc: Doc) -> Iterator[Sentence]:
        lines = paragraphs(doc.text)
        regions = sorted((r for r in doc.article.regions if r.kind in _KINDS), key=lambda region: region.span)
        cuts = [edge for region in regions for edge in (region.span.start, region.span.end)]
        seen: dict[str, Span] = {}
        line, lead, leading = 0, None, 0
        for span in sentences(doc.text, cuts):
            while not lines[line].contains(span):
                line += 1
            kind = self._kind(regions, span)
            if kind == "body" and lead in (None, line) and leading < _LONGEST_LEAD:
                kind, lead, leading = "lead", line, leading + 1
            repeats = self._earlier(seen, doc.text, span) if kind in _RUNNING else None
            yield Sentence(span=span, rule="sentence", paragraph=line, kind=kind, repeats=repeats)

    @staticmethod
    def _kind(regions: list[Region], span: Span) -> str:
        """Assumes regions in text order that do not overlap."""
        at = bisect_right(regions, span.start, key=lambda region: region.span.start) - 1
        return _KINDS[regions[at].kind] if at >= 0 and regions[at].span.contains(span) else "body"

    @staticmethod
    def _earlier(seen: dict[str, Span], text: str, span: Span) -> Span | None:
        words = normalised(span.of(text))
        if len(words.split()) < _SHORTEST_REPEAT:
            return None
        earlier = seen.setdefault(words, span)
        return earlier if earlier != span else None
