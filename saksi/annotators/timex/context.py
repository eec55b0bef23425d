"""What is known while an article is read from its first time expression to its last.

One context is made for one reading of an article. It is told each value in turn and so knows the dates named
before, from which `dua hari kemudian` and `saat itu` are counted.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from datetime import date

from saksi.annotators.timex.surroundings import Surroundings
from saksi.annotators.timex.values import interval, shortened, weekday_from
from saksi.model import Span

_TO = re.compile(r"\s*(?:-|hingga|sampai(?:\s+dengan)?)\s*(?:hari\s+)?")
_NEAR_SENTENCES = 2
"""How many sentences a last date named goes on to be meant by `saat itu`; a judgement, not a count."""
_REMEMBERED = 60
"""How many dates named before can still be meant; bounds the work on a text of nothing but dates."""
_NEAR_DAYS = 10
"""Within how many days before the article a weekday alone means the day of that name that was named before."""


class Context:
    """The day from which is counted (None if nobody knows it), years settled before, dates named so far."""

    def __init__(
        self,
        around: Surroundings,
        today: date | None = None,
        years: Mapping[int, tuple[int, str]] | None = None,
    ):
        self.around = around
        self.grammar = around.knowledge.grammar
        self.holidays = around.knowledge.holidays
        self.today = today
        self.years = years or {}
        self.named: deque[tuple[str, Span]] = deque(maxlen=_REMEMBERED)

    def way(self, span: Span) -> int:
        """Which way an open date looks."""
        return self.around.way(span)

    def tell(self, value: str, span: Span) -> None:
        """Take note of a value; one that covers days is the last date named from now on."""
        if interval(value):
            self.named.append((value, span))

    @property
    def last(self) -> tuple[str, Span] | None:
        """The last date named, of whatever length."""
        return self.named[-1] if self.named else None

    def last_by(self, unit: str) -> tuple[str | None, Span | None]:
        """The last date named that is known by the *unit* (D, W, M, Y), as its value of that unit."""
        for value, span in reversed(self.named):
            by_unit = shortened(value, unit)
            if by_unit:
                return by_unit, span
        return None, None

    def near_last(self, at: int) -> tuple[str, Span] | None:
        """The last date named, if it stands in the sentence of *at* or shortly before."""
        if not self.named:
            return None
        apart = self.around.number(at) - self.around.number(self.named[-1][1].start)
        return self.named[-1] if apart <= _NEAR_SENTENCES else None

    def named_weekday(self, weekday: int) -> tuple[str, Span] | None:
        """A day named before that was such a weekday, if it lies within ten days before the article's date."""
        for value, span in reversed(self.named):
            day = shortened(value, "D")
            if day and "W" not in value:
                when = date.fromisoformat(day)
                if when.isoweekday() == weekday and 0 <= (self.today - when).days <= _NEAR_DAYS:
                    return day, span
        return None

    def day_behind_last(self, weekday: int, at: int) -> tuple[str, Span] | None:
        """In `Senin hingga Jumat` the second day follows the first."""
        if not self.named or not _TO.fullmatch(self.around.lower, self.named[-1][1].end, at):
            return None
        day = shortened(self.named[-1][0], "D")
        if day is None:
            return None
        return weekday_from(date.fromisoformat(day), weekday, 1, strictly=True).isoformat(), self.named[-1][1]
