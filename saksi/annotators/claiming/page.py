"""A document, ready for look-ups by place: words in a stretch, annotations inside it, what is outside quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from saksi.annotators.claiming.text import Reader
from saksi.model import Doc, Mention, Quote, Span

Value = TypeVar("Value")

_SPOKEN_REGIONS = frozenset({"headline", "caption"})
_EDGE = " \t\r\n\"'.,;:-()"
_FRAME_BEFORE, _FRAME_AFTER = 4, 3
"""Words around a cue in which the speaker's or the outlet's stance is looked for."""


class Stretch(NamedTuple):
    """The characters ``start`` to ``end`` and the words that begin among them, ``first`` up to but not ``last``."""

    start: int
    end: int
    first: int
    last: int


class Page:
    """One document while its claims are being found."""

    def __init__(self, doc: Doc, reader: Reader):
        self.doc, self.view = doc, doc.view
        self.text = reader.read(doc.words)
        self._starts = self.text.starts
        self._sentences = [s.span for s in doc["sentences"]]
        self._sentence_starts = [span.start for span in self._sentences]
        quotes = [(q.span.start, q.span.end) for q in doc["quotes"]]
        silent = [(r.span.start, r.span.end) for r in doc.article.regions if r.kind not in _SPOKEN_REGIONS]
        self.quoted = Cover(quotes)
        self._covered = Cover(sorted(quotes + silent)) if silent else self.quoted
        self._cues = sorted({(q.cue.start, q.cue.end) for q in doc["quotes"] if q.cue})
        self._cue_starts = [start for start, _ in self._cues]
        self._cue_reach = list(accumulate([end for _, end in self._cues], max))
        self.dates: Shelf[Span] = Shelf([(row.span, row.span) for row in doc["dates"]])
        actors = [(m.span, m) for m in doc["mentions"] if m.actor_id and not m.is_place]
        self.actors: Shelf[Mention] = Shelf(actors)

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin in a stretch of characters, as a half-open range of their numbers."""
        first = bisect_left(self._starts, start)
        return first, bisect_left(self._starts, end, first)

    def stretch(self, start: int, end: int) -> Stretch | None:
        """A stretch without blanks and punctuation at its edges, save a bracket of which it holds the partner.

        None where nothing is left.
        """
        view, since, until = self.view, start, end
        while start < end and view[start] in _EDGE:
            start += 1
        while end > start and view[end - 1] in _EDGE:
            end -= 1
        if start == end:
            return None
        inside = view[start:end]
        start -= _reach_of_partners(")(", inside[::-1], view[since:start][::-1])
        end += _reach_of_partners("()", inside, view[end:until])
        return Stretch(start, end, *self.words(start, end))

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
        cue = first, last = self.words(quote.cue.start, quote.cue.end)
        start = max(sentence.start, self._starts[max(first - _FRAME_BEFORE, 0)])
        end = min(sentence.end, self.text.ends[min(last + _FRAME_AFTER, len(self._starts)) - 1])
        words = [i for free in self.quoted.outside(start, end) for i in range(*self.words(*free))]
        for other in self.cues_near(start, end):
            if other != (quote.cue.start, quote.cue.end):
                inside = range(*self.words(*other))
                words = [i for i in words if i not in inside]
        return words, cue

    def cues_near(self, start: int, end: int) -> list[tuple[int, int]]:
        """The words of saying that overlap a stretch, as places of characters."""
        last = bisect_left(self._cue_starts, end)
        first = bisect_right(self._cue_reach, start, 0, last)
        return self._cues[first:last]

    def outside_quotes(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """What of a stretch is outside quotations, place lines, credits and link text."""
        return self._covered.outside(start, end)


def _reach_of_partners(pair: str, inside: str, edge: str) -> int:
    """How many characters of an edge reach to its last bracket that closes one which *inside* leaves open."""
    opening, closing = pair
    if closing not in edge:
        return 0
    depth = reach = 0
    for mark in inside:
        if mark == opening:
            depth += 1
        elif mark == closing and depth:
            depth -= 1
    for count, mark in enumerate(edge, 1):
        if mark == closing and depth:
            depth, reach = depth - 1, count
    return reach


class Cover:
    """The characters that some spans cover, by their places in text order."""

    def __init__(self, places: Iterable[tuple[int, int]]):
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in places:
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def outside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches from *start* to *end* that none covers."""
        for at in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            if start < self._starts[at]:
                yield start, self._starts[at]
            start = self._ends[at]
        if start < end:
            yield start, end


class Shelf(Generic[Value]):
    """Values that stand at spans, to be had by place."""

    def __init__(self, rows: Iterable[tuple[Span, Value]]):
        self._rows = sorted([(span.start, span.end, value) for span, value in rows], key=itemgetter(0))
        self._starts = [start for start, _, _ in self._rows]

    def inside(self, start: int, end: int) -> list[Value]:
        """The values whose spans lie wholly in a stretch, in text order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [value for _, stop, value in self._rows[first:last] if stop <= end] if first < last else []
