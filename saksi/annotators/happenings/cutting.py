"""Sentences cut into items: the words of the article, with the actors and dates that earlier steps found between.

A mention or date may end inside a word, so that a name glued to its neighbour (``dariReuters``) does not hide the
word beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from operator import itemgetter

from saksi.annotators.happenings.items import Items
from saksi.model import Doc, Mention, Span, TimeExpression
from saksi.words import LONG_DASH, Words, words_in

_GLUED, _SHORTEST_GLUED = 12, 8
"""A word has to be longer than this to be parted, and the stem at its end at least that long."""

Mark = Mention | TimeExpression


class Stems(dict):
    """Forms without the ``-nya`` behind a stem, learned as they are met."""

    _MOST = 1 << 16

    def __init__(self, stems: frozenset[str]):
        super().__init__()
        self._stems = stems
        self.glued = lru_cache(maxsize=self._MOST)(self._glued)

    def __missing__(self, form: str) -> str:
        found = form[:-3] if form.endswith("nya") and form[:-3] in self._stems else form
        if len(self) < self._MOST:
            self[form] = found
        return found

    def _glued(self, form: str) -> int:
        """Where a long stem begins at the end of a word (``kabargencatan``); 0 if none does."""
        if form in self._stems:
            return 0
        return next((at for at in range(2, len(form) - _SHORTEST_GLUED + 1) if form[at:] in self._stems), 0)


class Cutter:
    """Cuts the sentences of one article."""

    def __init__(self, doc: Doc, stems: Stems):
        self._doc, self._stems = doc, stems
        self._starts, self._ends = doc.words.starts, doc.words.ends
        self._rows = self._rows_of(doc.words)

    def items(self, span: Span, marks: Iterable[Mark]) -> Items:
        """The items of a sentence.

        *marks* are mentions and time expressions inside *span*, in text order and the longer first; of two that
        overlap the first counts.
        """
        rows, at = [], span.start
        for mark in marks:
            start = mark.span.start
            if start >= at:
                rows += self._words(at, start)
                at, gap = mark.span.end, _gap(self._doc.view, span.start, start)
                is_mention = isinstance(mark, Mention)
                rows.append((start, at, "", gap, False, *((mark, None) if is_mention else (None, mark))))
        rows += self._words(at, span.end)
        items = Items(*map(list, zip(*rows, strict=True))) if rows else Items([], [], [], [], [], [], [])
        for at in [at for at, form in enumerate(items.forms) if len(form) > _GLUED][::-1]:
            length = self._stems.glued(items.forms[at])
            if length:
                items.part(at, length, self._doc.view[items.starts[at] + length].isupper())
        return items

    def _words(self, start: int, end: int) -> list[tuple]:
        """The words between two places as rows; a word that one of them cuts is cut anew."""
        if start >= end:
            return []
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        before = self._ends[first - 1] if first else 0
        if before > start or (last > first and self._ends[last - 1] > end):
            view = self._doc.view
            return self._rows_of(words_in(self._doc.text[start:end], view[start:end]), start)
        rows = self._rows[first:last]
        if rows and before < start:
            opening = rows[0]
            rows[0] = (*opening[:3], _BARE[self._doc.view[start : opening[0]]], *opening[4:])
        return rows

    def _rows_of(self, words: Words, offset: int = 0) -> list[tuple]:
        """For each word what the columns of items hold."""
        starts, ends = words.starts, words.ends
        if offset:
            starts, ends = ([offset + place for place in places] for places in (starts, ends))
        forms = map(self._stems.__getitem__, words.forms)
        gaps = map(_BARE.__getitem__, words.gaps)
        are_capital = map(str.isupper, map(itemgetter(0), words.surfaces))
        return list(zip(starts, ends, forms, gaps, are_capital, repeat(None), repeat(None), strict=False))


def _gap(view: str, floor: int, at: int) -> str:
    """The punctuation just before *at*, without spaces."""
    first = at
    while first > floor and not view[first - 1].isalnum():
        first -= 1
    return view[first:at].replace(" ", "")


class _Bare(dict):
    """Gaps between words without spaces, and empty where they are one mark; learned as they are met."""

    _LONGEST, _MOST = 6, 1 << 12

    def __missing__(self, gap: str) -> str:
        bare = gap.replace(" ", "").replace(LONG_DASH, "-") if len(gap) > 1 else ""
        if len(gap) <= self._LONGEST and len(self) < self._MOST:
            self[gap] = bare
        return bare


_BARE = _Bare()
