"""Sentences cut into items: the words of the article, with the actors and dates that earlier steps found between.

A mention or date may end inside a word, so that a name glued to its neighbour (``dariReuters``) does not hide the
word beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

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

    def items(self, span: Span, marks: Iterable[Mark]) -> Items:
        """The items of a sentence.

        *marks* are mentions and time expressions inside *span*, in text order and the longer first; of two that
        overlap the first counts.
        """
        kept = _apart(marks, span.start)
        words = self._doc.words
        places = _places(words, kept, span)
        if places is None:
            words = self._between(kept, span)
            places = _places(words, kept, span)
        first, last = places.pop()
        items = self._words(words, first, last)
        self._set_gap(items, 0, span.start)
        following = last
        for mark, (begin, end) in zip(reversed(kept), reversed(places), strict=True):
            if end < following:
                self._set_gap(items, end - first, mark.span.end)
            items.put(mark, begin - first, end - first, _gap(self._doc.view, span.start, mark.span.start))
            following = begin
        for at in [at for at, form in enumerate(items.forms) if len(form) > _GLUED][::-1]:
            length = self._stems.glued(items.forms[at])
            if length:
                items.part(at, length, self._doc.view[items.starts[at] + length].isupper())
        return items

    def _words(self, words: Words, first: int, last: int) -> Items:
        return Items(
            words.starts[first:last],
            words.ends[first:last],
            [*map(self._stems.__getitem__, words.forms[first:last])],
            [*map(_BARE.__getitem__, words.gaps[first:last])],
            [surface[0].isupper() for surface in words.surfaces[first:last]],
            [None] * (last - first),
            [None] * (last - first),
        )

    def _set_gap(self, items: Items, at: int, floor: int) -> None:
        """Sets the gap of an item in front of which only what is behind *floor* counts."""
        if at < len(items):
            items.gaps[at] = _BARE[self._doc.view[floor : items.starts[at]]]

    def _between(self, marks: Sequence[Mark], span: Span) -> Words:
        """The words between marks, where some cut a word."""
        found = Words([], [], [], [], [])
        at = span.start
        for start, end in [*((mark.span.start, mark.span.end) for mark in marks), (span.end, span.end)]:
            words = words_in(self._doc.text[at:start], self._doc.view[at:start])
            found.surfaces.extend(words.surfaces)
            found.forms.extend(words.forms)
            found.starts.extend([at + place for place in words.starts])
            found.ends.extend([at + place for place in words.ends])
            found.gaps.extend(words.gaps[:-1])
            at = end
        return found


def _apart(marks: Iterable[Mark], at: int) -> list[Mark]:
    """The marks that overlap none before them."""
    kept = []
    for mark in marks:
        if mark.span.start >= at:
            kept.append(mark)
            at = mark.span.end
    return kept


def _places(words: Words, marks: Sequence[Mark], span: Span) -> list[tuple[int, int]] | None:
    """The words inside each mark and, last, inside *span*, as half-open ranges; None where a word is cut."""
    starts, ends = words.starts, words.ends
    found = []
    for inner in [*(mark.span for mark in marks), span]:
        begin = bisect_left(starts, inner.start)
        end = bisect_left(starts, inner.end, begin)
        if (begin and ends[begin - 1] > inner.start) or (end > begin and ends[end - 1] > inner.end):
            return None
        found.append((begin, end))
    return found


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
