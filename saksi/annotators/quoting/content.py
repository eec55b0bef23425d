"""What is said: where the content of a reporting verb begins and ends, and its exact characters."""

from __future__ import annotations

from saksi.annotators.quoting.clauses import Clauses
from saksi.annotators.quoting.ends import Ends
from saksi.annotators.quoting.marks import Pair
from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.preludes import Preludes, Stretch
from saksi.model import Span

_OPENS, _CLOSES = "([\u201c'$@#", ")]%!?*"
"""Signs that belong to the first or the last word of content."""


class ContentFinder:
    """Finds the content of reporting verbs in one article."""

    def __init__(self, page: Page):
        self.page, self.tokens = page, page.tokens
        self.clauses, self.preludes = Clauses(page), Preludes(page)
        self._ends = Ends(page, self.clauses)
        self.accepts, self.has_predicate = self.clauses.accepts, self.clauses.has_predicate
        self.is_date, self.past_adjuncts = self.preludes.is_date, self.preludes.past_adjuncts
        self.is_present, self.that = self.preludes.is_present, self.preludes.that
        self.past_dates = self.preludes.past_dates
        self.cue_from = self._ends.cue_from
        self.closed_adjunct = self.preludes.closed_adjunct

    def begin(self, verb: int, unit: Unit) -> Stretch | None:
        """The stretch behind a verb up to the end of its unit, what introduces it taken off."""
        return self.preludes.begin(verb, unit)

    def end(self, stretch: Stretch, is_subordinate: bool = False) -> int:
        """The first word behind the content of *stretch*."""
        return self._ends.end(stretch, is_subordinate)

    def span(self, first: int, last: int, floor: int, ceiling: int) -> Span | None:
        """The characters of words *first* to *last* (exclusive) with marks at their edges, within the limits."""
        if first >= last:
            return None
        start, end, view = self.tokens.start[first], self.tokens.end[last - 1], self.page.view
        pair = self._pair(first)
        if pair is not None and self.tokens.first_at(pair.inner.start) == first:
            start = max(floor, pair.outer.start)
        elif start > floor and view[start - 1] in _OPENS:
            start -= 1
        closing = self._pair(last - 1)
        if closing is not None:
            end = min(ceiling, max(end, closing.outer.end))
        while end < ceiling and view[end] in _CLOSES:
            end += 1
        return Span(start, end) if start < end else None

    def _pair(self, word: int) -> Pair | None:
        number = self.page.quoted[word]
        return self.page.marks.pairs[number] if number >= 0 else None
