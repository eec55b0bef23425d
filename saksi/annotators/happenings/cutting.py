"""Sentences cut into items: the words of the article, with the actors and dates that earlier steps found between.

A mention or date may end inside a word, so that a name glued to its neighbour (``dariReuters``) does not hide the
word beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import repeat
from operator import itemgetter

from saksi.annotators.happenings.items import Items
from saksi.model import Doc, Mention, Span, TimeExpression
from saksi.words import LONG_DASH, Words, words_in

_GLUED, _SHORTEST_GLUED = 12, 8
"""A word has to be longer than this to be parted, and the stem at its end at least that long."""

Mark = Mention | TimeExpression
Row = tuple[int, int, str, str, bool, Mention | None, TimeExpression | None]
"""One item, as :class:`Items` lists them."""


class Stems(dict):
    """Forms without the ``-nya`` behind a stem, learned as they are met."""

    _MOST = 1 << 16

    def __init__(self, stems: frozenset[str]):
        super().__init__()
        self._stems = stems
        self.glued = _Glued(stems)

    def __missing__(self, form: str) -> str:
        found = form[:-3] if form.endswith("nya") and form[:-3] in self._stems else form
        if len(self) < self._MOST:
            self[form] = found
        return found


class _Glued(dict):
    """Where a long stem begins at the end of a word (``kabargencatan``), 0 if none does; learned as words are met."""

    _MOST = 1 << 16

    def __init__(self, stems: frozenset[str]):
        super().__init__()
        self._stems = stems

    def __missing__(self, form: str) -> int:
        places = range(2, len(form) - _SHORTEST_GLUED + 1) if len(form) > _GLUED and form not in self._stems else ()
        found = next((at for at in places if form[at:] in self._stems), 0)
        if len(self) < self._MOST:
            self[form] = found
        return found


class Cutter:
    """Cuts the sentences of one article, whose words are rows of :class:`Items` from the outset."""

    def __init__(self, doc: Doc, stems: Stems):
        self._doc, self._stems = doc, stems
        self._rows = self._rows_of(doc.words)

    def items(self, span: Span, marks: Iterable[Mark]) -> Items:
        """The items of a sentence.

        *marks* are mentions and time expressions inside *span*, in text order and the longer first; of two that
        overlap the first counts.
        """
        rows: list[Row] = []
        at, glued = span.start, self._stems.glued
        for mark in marks:
            start, end = mark.span.start, mark.span.end
            if start >= at:
                following = self._add_words(rows, at, start)
                names = (mark, None) if isinstance(mark, Mention) else (None, mark)
                rows.append((start, end, "", self._gap(following, span.start, start), False, *names))
                at = end
        self._add_words(rows, at, span.end)
        items = Items(*map(list, zip(*rows, strict=True))) if rows else Items(*([] for _ in range(7)))
        if any(map(glued.__getitem__, items.forms)):
            for at in reversed(range(len(items.forms))):
                length = glued[items.forms[at]]
                if length:
                    items.part(at, length, self._doc.view[items.starts[at] + length].isupper())
        return items

    def _add_words(self, rows: list[Row], start: int, end: int) -> int:
        """Adds the words between two places, a word that one of them cuts cut anew; the first word behind them."""
        starts, ends = self._doc.words.starts, self._doc.words.ends
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        if start < end:
            view, before = self._doc.view, ends[first - 1] if first else 0
            if before > start or (last > first and ends[last - 1] > end):
                rows += self._rows_of(words_in(self._doc.text[start:end], view[start:end]), start)
            elif first < last:
                number = len(rows)
                rows += self._rows[first:last]
                if before < start:
                    rows[number] = (*rows[number][:3], _BARE[view[start : starts[first]]], *rows[number][4:])
        return last

    def _gap(self, word: int, floor: int, at: int) -> str:
        """The punctuation between *floor*, or the word before *word*, and *at*, without spaces.

        Of a word that is cut at a hyphen the hyphen.
        """
        view, first = self._doc.view, max(self._doc.words.ends[word - 1], floor) if word else floor
        if first > at:
            first = at
            while first > floor and not view[first - 1].isalnum():
                first -= 1
        return view[first:at].replace(" ", "")

    def _rows_of(self, words: Words, offset: int = 0) -> list[Row]:
        """The words as rows of items, none of them an actor or a date."""
        starts, ends = words.starts, words.ends
        if offset:
            starts, ends = ([offset + place for place in places] for places in (starts, ends))
        forms, gaps = map(self._stems.__getitem__, words.forms), map(_BARE.__getitem__, words.gaps)
        capitals = map(str.isupper, map(itemgetter(0), words.surfaces))
        return list(zip(starts, ends, forms, gaps, capitals, repeat(None), repeat(None), strict=False))


class _Bare(dict):
    """Gaps between words without spaces, and empty where they are one mark; learned as they are met."""

    _LONGEST, _MOST = 6, 1 << 12

    def __missing__(self, gap: str) -> str:
        bare = gap.replace(" ", "").replace(LONG_DASH, "-") if len(gap) > 1 else ""
        if len(gap) <= self._LONGEST and len(self) < self._MOST:
            self[gap] = bare
        return bare


_BARE = _Bare()
