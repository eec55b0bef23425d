"""An article made ready for reading attributions: words, quotation marks, units, names, in one place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from saksi.annotators.quoting.marks import Marks, Pair, find_marks
from saksi.annotators.quoting.names import Names
from saksi.annotators.quoting.source import SourceParser
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.units import cut
from saksi.annotators.quoting.words import Words
from saksi.model import Doc, Span
from saksi.text import paragraphs
from saksi.words import words_in

_DASH = re.compile(r"(?<=\w)\u2014(?=\w)")


class Unit(NamedTuple):
    """A sentence: its span, its words ``first`` to ``last`` (exclusive), its pairs of marks, its block's number."""

    span: Span
    first: int
    last: int
    pairs: tuple[Pair, ...]
    block: int


class Page:
    """What the steps of quoting share about one article."""

    def __init__(self, doc: Doc, words: Words):
        self.doc, self.words = doc, words
        self.view = _parted(doc.text, _mended(doc.view))
        self.tokens = Tokens(self.view, words_in(doc.text, self.view) if "\x80" in doc.view else doc.words, words)
        spans = paragraphs(doc.text if "\x80" not in doc.view else self.view)
        self.marks: Marks = find_marks(doc.text, self.view, spans, words.after.__contains__, words.leads.__contains__)
        spans = _joined(spans, self.marks)
        self.date_at: Callable[[int], Span | None] = self._dates().get
        """The time expression that a word belongs to. No method of the page: what a page holds does not hold the page,
        so that all of it goes with its article and is no work for the collector of cycles."""
        self.quoted = self._quoted()
        self.names = Names(doc, self.tokens, words)
        self.sources = SourceParser(self.tokens, words, self.names, self.date_at)
        self.units = list(self._units(spans, sorted(region.span for region in doc.article.regions)))

    def _quoted(self) -> list[int]:
        """For each word the number of the pair around it, or -1."""
        inside = [-1] * self.tokens.n
        for number, pair in enumerate(self.marks.pairs):
            first, last = self.tokens.first_at(pair.inner.start), self.tokens.first_at(pair.inner.end)
            inside[first:last] = [number] * (last - first)
        return inside

    def _units(self, paragraphs: list[Span], gaps: list[Span]) -> Iterator[Unit]:
        """The sentences of the article that hold words."""
        first_at, within = self.tokens.first_at, self.marks.within
        starts, done = [gap.start for gap in gaps], 0
        for number, span in enumerate(paragraphs):
            while done < len(gaps) and gaps[done].end <= span.start:
                done += 1
            inside = [gap for gap in gaps[done : bisect_left(starts, span.end)] if gap.end > span.start]
            for piece in cut(self.view, span, self.marks, inside, self._is_title):
                first, last = first_at(piece.start), first_at(piece.end)
                if last > first:
                    yield Unit(piece, first, last, within(piece), number)

    def _is_title(self, low: str) -> bool:
        return low in self.words.title_part or self.words.noun(low) == "person"

    def pair_before(self, position: int) -> Pair | None:
        """The pair that ends right before *position*, only space, commas and stray marks between."""
        k = position - 1
        while k >= 0 and (self.view[k] in " ,\n\r"):
            k -= 1
        if k < 0 or self.view[k] not in "\"'":
            pair = self.marks.at(k) if k >= 0 else None
            return pair if pair is not None and pair.outer.end == k + 1 and pair.fault else None
        pair = self.marks.at(k)
        if pair is None and self.view[k] == '"':
            return self.pair_before(k)
        return pair if pair is not None and pair.outer.end == k + 1 else None

    def pair_after(self, position: int) -> Pair | None:
        """The pair that begins right behind *position*, only space, commas and colons between."""
        k = position
        while k < len(self.view) and self.view[k] in " ,:\n\r":
            k += 1
        pair = self.marks.at(k) if k < len(self.view) else None
        return pair if pair is not None and pair.outer.start == k else None

    def _dates(self) -> dict[int, Span]:
        """The time expression of each word that belongs to one."""
        found: dict[int, Span] = {}
        first_at = self.tokens.first_at
        for date in self.doc["dates"]:
            found |= dict.fromkeys(range(first_at(date.span.start), first_at(date.span.end)), date.span)
        return found

    def word_count(self, span: Span) -> int:
        return self.tokens.first_at(span.end) - self.tokens.first_at(span.start)


def _joined(paragraphs: list[Span], marks: Marks) -> list[Span]:
    """Paragraphs, put together where one quotation runs through them."""
    joined: list[Span] = []
    for span in paragraphs:
        pair = marks.at(span.start) if joined else None
        if pair is not None and pair.outer.start < joined[-1].end and pair.outer.start < span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _parted(text: str, view: str) -> str:
    """The view with the dash of the text between two words (`ANKARA—Presiden`), where a hyphen would join them."""
    if "\u2014" not in text:
        return view
    letters = list(view)
    for dash in _DASH.finditer(text):
        letters[dash.start()] = dash[0]
    return "".join(letters)


def _mended(view: str) -> str:
    """Dashes of a wrongly decoded page (three characters) as a dash between spaces, same length."""
    if "\x80" not in view:
        return view
    for broken in ("â\x80\x93", "â\x80\x94"):
        view = view.replace(broken, " - ")
    for broken in ("â\x80\x9c", "â\x80\x9d"):
        view = view.replace(broken, ' " ')
    return view
