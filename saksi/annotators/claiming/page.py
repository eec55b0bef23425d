"""A document, ready for look-ups by place: ranges of words, annotations inside a span, what is outside quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from saksi.annotators.claiming.text import Reader
from saksi.model import Doc, Quote, Span

_SPOKEN_REGIONS = frozenset({"headline", "caption"})
_EDGE = " \t\r\n\"'.,;:-()"
_FRAME_BEFORE, _FRAME_AFTER = 4, 3
"""Words around a cue in which the speaker's or the outlet's stance is looked for."""
_DEEPEST = 4
"""Spans that may begin before a place and reach over it."""


class Page:
    """One document while its claims are being found."""

    def __init__(self, doc: Doc, reader: Reader):
        self.doc, self.view = doc, doc.view
        self.text = reader.read(doc.words)
        self._starts = self.text.starts
        self._sentences = [s.span for s in doc["sentences"]]
        self._sentence_starts = [span.start for span in self._sentences]
        self._quotes = [q.span for q in doc["quotes"]]
        self._quote_starts = [span.start for span in self._quotes]
        self._cues = sorted({q.cue for q in doc["quotes"] if q.cue}, key=_place)
        self._cue_starts = [cue.start for cue in self._cues]
        self._regions = sorted((r.span for r in doc.article.regions if r.kind not in _SPOKEN_REGIONS), key=_place)
        self._region_starts = [span.start for span in self._regions]
        self._rows = {table: (doc[table], [row.span.start for row in doc[table]]) for table in ("mentions", "dates")}

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin in a stretch of characters, as a half-open range of their numbers."""
        first = bisect_left(self._starts, start)
        return first, bisect_left(self._starts, end, first)

    def span(self, first: int, last: int) -> Span:
        """The characters of a range of words that is not empty."""
        return Span(self._starts[first], self.text.ends[last - 1])

    def inside(self, table: str, span: Span) -> list:
        """The annotations of a table that lie wholly inside *span*."""
        rows, starts = self._rows[table]
        end = span.end
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, end, first)
        return [row for row in rows[first:last] if row.span.end <= end] if first < last else []

    def sentence(self, at: int) -> Span | None:
        """The sentence around a place."""
        found = bisect_right(self._sentence_starts, at) - 1
        return self._sentences[found] if found >= 0 and at < self._sentences[found].end else None

    def frame(self, quote: Quote) -> tuple[list[int], tuple[int, int]]:
        """The words of the attribution, and the range of its cue.

        They are those around the cue, in its sentence, outside quotations and other cues.
        """
        sentence = self.sentence(quote.cue.start) if quote.cue else None
        if sentence is None:
            return [], (0, 0)
        first, last = self.range(quote.cue.start, quote.cue.end)
        start, end = self.range(sentence.start, sentence.end)
        near = range(max(first - _FRAME_BEFORE, start), min(last + _FRAME_AFTER, end))
        around = self.span(near.start, near.stop)
        others = [*self.quotes_near(around), *(c for c in self.cues_near(around) if c != quote.cue)]
        words = list(near)
        for other in others:
            begin, stop = self.range(other.start, other.end)
            words = [i for i in words if not begin <= i < stop]
        return words, (first, last)

    def quotes_near(self, span: Span) -> list[Span]:
        """The quotations that overlap *span*."""
        return _overlapping(self._quotes, self._quote_starts, span)

    def cues_near(self, span: Span) -> list[Span]:
        """The words of saying that overlap *span*."""
        return _overlapping(self._cues, self._cue_starts, span)

    def outside_quotes(self, span: Span) -> Iterator[Span]:
        """The stretches of *span* outside quotations, place lines, credits and link text."""
        at = span.start
        covered = self.quotes_near(span)
        regions = _overlapping(self._regions, self._region_starts, span)
        if regions:
            covered = sorted(covered + regions, key=_place)
        for start, end in map(_place, covered):
            if at < start:
                yield Span(at, start)
            at = max(at, end)
        if at < span.end:
            yield Span(at, span.end) if at > span.start else span

    def trimmed(self, start: int, end: int) -> Span | None:
        """The stretch without blanks and punctuation at its edges; None where nothing is left."""
        while start < end and self.view[start] in _EDGE:
            start += 1
        while end > start and self.view[end - 1] in _EDGE:
            end -= 1
        return Span(start, end) if start < end else None


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _overlapping(spans: list[Span], starts: list[int], span: Span) -> list[Span]:
    """The *spans*, in text order, that overlap *span*; assumes that few begin before it and reach into it."""
    start = span.start
    last = bisect_left(starts, span.end)
    if not last:
        return []
    first = max(bisect_left(starts, start, 0, last) - _DEEPEST, 0)
    return [found for found in spans[first:last] if found.end > start]
