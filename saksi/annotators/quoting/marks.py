"""Quotation marks of a text, paired: straight, curly, low-high, doubled single marks, `”` at both ends.

The space around a mark decides whether it opens or closes, its shape only where space does not. A mark that
is missing, doubled or astray is mended where one reading is left, and the pair says so in ``fault``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from saksi.model import Span

_DOUBLE = re.compile(r"''|\"")
_SINGLE_OPEN = re.compile(r"'(?<![^\s(\[\"-]')(?=[^\s'.,;:!?)])")
_SINGLE_CLOSE = re.compile(r"'(?<=[^\s'(\[]')(?=[\s.,;:!?)\]\"-]|$)")
_BEFORE_OPEN = frozenset(" \n\r([-:/,;")
_AFTER_CLOSE = frozenset(" \n\r)].,;:!?-")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-Z\"']|\s*$)")
_STOPS = ".?!…"
_BETWEEN_MARKS = re.compile(r"[ ,.]*")
_BEHIND_COMMA = re.compile(r",\s(?P<word>[a-z]+)")
_FARTHEST_DOUBLE = 200
"""Characters from the end of a quotation to a second closing mark of its own."""
_LEAD, _LEAD_WORDS = 60, 3
"""Characters and words behind an opening mark in which `menurut` shows that the mark is astray; in as many characters
behind a closing one stands the word that would begin its attribution."""
_MOST_PARAGRAPHS = 8
"""Paragraphs that a quotation without marks between them may run through."""
_LONGEST_SINGLE = 300
"""Characters between single marks: further apart they are apostrophes of two words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of marks: ``outer`` with the marks, ``inner`` without. ``fault`` says what was wrong with it.

    ``single``: marked by '...'. ``continues``: the next paragraph opens again, the speaker goes on.
    """

    outer: Span
    inner: Span
    single: bool = False
    fault: str | None = None
    continues: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    hint: str  # open, close, any


class Marks:
    """The ``pairs`` of a text, in order, and the marks that belong to none (``strays``)."""

    def __init__(self, pairs: Sequence[Pair], strays: Sequence[int]):
        self.pairs, self.strays = tuple(pairs), tuple(strays)
        self._starts = [pair.outer.start for pair in pairs]

    def within(self, span: Span) -> tuple[Pair, ...]:
        """The pairs that open inside *span*."""
        return self.pairs[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def at(self, position: int) -> Pair | None:
        """The pair whose marks enclose *position*."""
        k = bisect_left(self._starts, position + 1) - 1
        if k >= 0 and position < self.pairs[k].outer.end:
            return self.pairs[k]
        return None


def find_marks(text: str, view: str, paragraphs: list[Span], is_tag, leads) -> Marks:
    """Pairs of quotation marks.

    Args:
        text: the article; *view*: its plain view, of the same length.
        paragraphs: its paragraphs; a quotation ends with its paragraph unless the next one goes on with it.
        is_tag: whether a lower-case word begins an attribution that follows a quotation (`kata`).
        leads: whether one begins an attribution that stands before its content (`menurut`).
    """
    if '"' not in view and "'" not in view:
        return Marks((), ())
    finder = _Finder(text, view, is_tag, leads)
    places = [mark.start() for mark in _DOUBLE.finditer(view)]
    done = 0
    for number, paragraph in enumerate(paragraphs):
        first, done = done, bisect_left(places, paragraph.end, done)
        if done > first or finder.open is not None:
            finder.paragraph(paragraph, paragraphs[number + 1 : number + 1 + _MOST_PARAGRAPHS])
    doubles = sorted(finder.pairs, key=lambda pair: pair.outer.start)
    singles = _singles(view, paragraphs, doubles)
    pairs = sorted([*doubles, *singles], key=lambda pair: pair.outer.start)
    return Marks(pairs, finder.strays)


class _Finder:
    """Goes through the double marks paragraph by paragraph; ``open`` is the mark not yet closed."""

    def __init__(self, text: str, view: str, is_tag, leads):
        self.text, self.view, self.is_tag, self.leads = text, view, is_tag, leads
        self.pairs: list[Pair] = []
        self.strays: list[int] = []
        self.open: _Mark | None = None
        self.depth = 0

    def paragraph(self, here: Span, following: list[Span]) -> None:
        if self.view.find('"', here.start, here.end) < 0 and self.view.find("''", here.start, here.end) < 0:
            if self.open is not None:
                self._leave(here, following)
            return
        marks = [self._mark(m) for m in _DOUBLE.finditer(self.view, here.start, here.end)]
        for number, mark in enumerate(marks):
            self._take(mark, marks, number, here)
        if self.open is not None:
            self._leave(here, following)

    def _mark(self, m: re.Match) -> _Mark:
        before = self.view[m.start() - 1] if m.start() else " "
        after = self.view[m.end()] if m.end() < len(self.view) else " "
        spaced_after = after in _AFTER_CLOSE
        spaced_before = before in _BEFORE_OPEN and (before not in ",;:/" or not spaced_after)
        shape = self.text[m.start()]
        if spaced_before and not spaced_after:
            hint = "open"
        elif spaced_after and not spaced_before:
            hint = "close"
        elif shape in "“„«":
            hint = "open"
        elif shape == "»":
            hint = "close"
        else:
            hint = "any"
        if before == "," and hint == "open":
            hint = "any"
        if hint == "any" and before.isspace() and self._is_before_tag(m):
            hint = "close"
        return _Mark(m.start(), m.end(), hint)

    def _is_before_tag(self, m: re.Match) -> bool:
        """Whether a mark with space on both sides stands between a stop and an attribution: `siap , ” kata Moon`."""
        before = self.view[max(0, m.start() - 3) : m.start()].rstrip()
        following = self.view[m.end() : m.end() + 40].split(None, 2)
        if before[-1:] not in (",", ".", "?", "!") or not following:
            return False
        word = following[1] if following[0] in (",", ".") and len(following) > 1 else following[0]
        return word[0].islower() and self.is_tag(word.strip('.,"'))

    def _take(self, mark: _Mark, marks: list[_Mark], number: int, here: Span) -> None:
        if self.open is None:
            if mark.hint == "close":
                self._stray_close(mark, here)
            elif not self._doubled(mark):
                self.open = mark
        elif mark.hint == "open":
            self._open_again(mark, marks, number, here)
        elif self.depth:
            self.depth -= 1
        else:
            self._close(mark)

    def _close(self, mark: _Mark, fault: str | None = None) -> None:
        self._pair(self.open.start, self.open.end, mark.start, mark.end, fault)
        self.open, self.depth = None, 0

    def _pair(self, outer: int, inner: int, stop: int, end: int, fault: str | None, continues: bool = False) -> None:
        while inner < stop and self.view[inner].isspace():
            inner += 1
        while stop > inner and self.view[stop - 1].isspace():
            stop -= 1
        if inner < stop:
            self.pairs.append(Pair(Span(outer, end), Span(inner, stop), fault=fault, continues=continues))

    def _doubled(self, mark: _Mark) -> bool:
        """A second closing mark, with only space between: `habis," " kata dia`."""
        if not self.pairs:
            return False
        last = self.pairs[-1].outer.end
        if mark.start - last > _FARTHEST_DOUBLE or self.view[last : mark.start].strip():
            return False
        following = self.view[mark.end : mark.end + 40].split(None, 1)
        if following and self.is_tag(following[0].strip('.,"').lower()) and following[0][0].islower():
            self.pairs[-1] = _faulty(self.pairs[-1], "doubled")
            return True
        return False

    def _open_again(self, mark: _Mark, marks: list[_Mark], number: int, here: Span) -> None:
        """An opening mark while one is open: a doubled one, a quotation inside, or one that was never closed."""
        if not self.view[self.open.end : mark.start].strip():
            self.open = _Mark(self.open.start, mark.end, "open")
            return
        following = marks[number + 1 : number + 3]
        if len(following) == 2 and all(other.hint != "open" for other in following):
            self.depth += 1
            return
        if len(following) == 1 and following[0].hint == "close" and self._is_inner(mark):
            self.strays.append(mark.start)
            return
        self._unclosed(here.end if self.open.start < here.start else mark.start)
        self.open, self.depth = mark, 0

    def _is_inner(self, mark: _Mark) -> bool:
        """Whether a mark only opens words inside the open quotation, whose end closes both: `"A, "b," kata X`."""
        words = self.view[self.open.end : mark.start].rstrip()
        if words[-1:] != "," or not self.view[mark.end : mark.end + 1].islower():
            return False
        return not any(self.is_tag(word["word"]) for word in _BEHIND_COMMA.finditer(words))

    def _stray_close(self, mark: _Mark, here: Span) -> None:
        """A closing mark with nothing open: a doubled one, a stray one before it, or an opening one missing."""
        last = self.pairs[-1] if self.pairs else None
        is_near = last is not None and mark.start - last.outer.end <= _FARTHEST_DOUBLE
        if is_near and _BETWEEN_MARKS.match(self.view, last.outer.end).end() >= mark.start:
            self.pairs[-1] = _faulty(last, "doubled")
            return
        if last is not None and last.outer.start >= here.start and self._goes_on(last, mark):
            self.pairs.pop()
            self._pair(last.outer.start, last.inner.start, mark.start, mark.end, "stray mark inside")
            return
        following = self.view[mark.end : mark.end + 40].split(None, 1)
        if not following or not self.is_tag(following[0].strip('.,"').lower()):
            self.strays.append(mark.start)
            return
        begin = self._behind_stop(max(here.start, last.outer.end if last is not None else 0), mark.start - 1)
        while begin < mark.start and (self.view[begin].isspace() or self.view[begin] in ".,"):
            begin += 1
        self._pair(begin, begin, mark.start, mark.end, "no opening mark")

    def _goes_on(self, last: Pair, mark: _Mark) -> bool:
        """Whether the quotation *last* really ends at *mark*: no attribution and no sentence end between."""
        begin = last.outer.end
        if self.view[last.inner.end - 1] not in ",-" or self._behind_stop(begin, mark.start) > begin:
            return False
        words = self.view[begin : min(mark.start, begin + _LEAD)].split(None, 1)
        return bool(words) and not self.is_tag(words[0].strip(".,").lower())

    def _behind_stop(self, begin: int, end: int) -> int:
        """Behind the last end of a sentence between two places; *begin* where there is none."""
        last = end
        while last > begin and self.view[last - 1].isspace():
            last -= 1
        if last > begin and self.view[last - 1] in _STOPS:
            return last
        number = bisect_right(self._stops, end) - 1
        return max(begin, self._stops[number]) if number >= 0 else begin

    @cached_property
    def _stops(self) -> list[int]:
        """Where the sentences of the text end, looked for once: marks that nothing opens may be many."""
        return [stop.end() for stop in _SENTENCE_END.finditer(self.view)]

    def _leave(self, here: Span, following: list[Span]) -> None:
        """At the end of a paragraph: does the next one go on with the open quotation?

        It does if it opens again, or if the next mark, a few paragraphs on, closes.
        """
        last = following[-1].end if following else here.end
        first = _DOUBLE.search(self.view, here.end, last)
        if first is not None:
            mark = self._mark(first)
            at_start = first.start() == following[0].start
            if at_start and mark.hint != "close" and self.view[here.end - 1] not in "\"'":
                start = max(self.open.start, here.start)
                inner = self.open.end if self.open.start >= here.start else here.start
                self._pair(start, inner, here.end, here.end, None, continues=True)
                self.open, self.depth = None, 0
                return
            if mark.hint == "close":
                return
        self._unclosed(here.end)
        self.open, self.depth = None, 0

    def _unclosed(self, limit: int) -> None:
        """An opening mark without its partner: the quotation ends before its attribution or with its sentence."""
        start, inner = self.open.start, self.open.end
        if any(self.leads(word.lower()) for word in self.view[inner : inner + _LEAD].split()[:_LEAD_WORDS]):
            self.strays.append(start)
            return
        stop = limit
        for word in re.finditer(r",?\s(?P<word>[a-z]+)", self.view[inner:limit]):
            if word[0][0] == "," and self.is_tag(word["word"]):
                stop = inner + word.start() + 1
                break
        end = _SENTENCE_END.search(self.view, inner, stop)
        if stop == limit and end is not None:
            stop = end.end()
        self._pair(start, inner, stop, stop, "no closing mark")


def _faulty(pair: Pair, fault: str) -> Pair:
    return Pair(pair.outer, pair.inner, pair.single, fault, pair.continues)


def _singles(view: str, paragraphs: list[Span], doubles: list[Pair]) -> list[Pair]:
    """Pairs of single marks outside the double ones; a mark inside a word is an apostrophe."""
    found: list[Pair] = []
    known = Marks(doubles, ())
    position = 0
    while (opening := _SINGLE_OPEN.search(view, position)) is not None:
        position = opening.end()
        if known.at(opening.start()) is not None:
            continue
        newline = view.find("\n", position, position + _LONGEST_SINGLE)
        limit = newline if newline >= 0 else position + _LONGEST_SINGLE
        closing = _SINGLE_CLOSE.search(view, position, limit + 1)
        if closing is None or known.at(closing.start()) is not None or closing.start() <= position:
            continue
        found.append(Pair(Span(opening.start(), closing.end()), Span(position, closing.start()), single=True))
        position = closing.end()
    return found
