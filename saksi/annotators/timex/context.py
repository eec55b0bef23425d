"""What surrounds a time expression: the article's date, the last date named, the cue that says past or to come.

One context is made for one reading of an article. It is told each value in turn and so knows the last date
named; which way an open weekday, day or month looks is said by the cue nearest to it in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saksi.annotators.timex.grammar import Grammar
from saksi.annotators.timex.holidays import Holidays
from saksi.annotators.timex.public_record import PublicRecord
from saksi.annotators.timex.values import interval, shortened, weekday_from
from saksi.annotators.timex.ways import OPEN, PAST, TO_COME
from saksi.lexicon import Lexicon
from saksi.model import Span

_TO = re.compile(r"\s*(?:-|hingga|sampai(?:\s+dengan)?)\s*(?:hari\s+)?")
_NEAR_SENTENCES = 2
"""How many sentences a last date named goes on to be meant by `saat itu`; a judgement, not a count."""
_NEAR_DAYS = 10
"""Within how many days before the article a weekday alone means the day of that name that was named before."""


class Cues:
    """Finds the cue nearest to a place; built once per grammar."""

    def __init__(self, grammar: Grammar):
        # A word that follows `akan` is no cue of its own: `akan mengumumkan` is to come.
        future, past = grammar.cue_words("future"), grammar.cue_words("past")
        self._tense = re.compile(rf"\b(?:(?P<future>{future}\b(?:\s+\w+)?)|(?P<past>{past}\b))")
        self._relay = grammar.cues("relay")
        self._bygone = grammar.cues("bygone")
        self._credit = re.compile(rf"\b{grammar.cue_words('credit')}\b[^!?\"\n]{{0,60}}\Z")
        done, happened, said = (grammar.cue_words(name) for name in ("done", "happened", "said"))
        self._over = re.compile(
            rf"(?:\b(?:telah|sudah)\s+{done}\b|\b{happened}\b)[^.;:\"]{{0,60}}?\bpada\s+\Z"
            rf"|\"\s*,?\s*{said}\b[^.!?\"]{{0,80}}?(?:,|\bpada)\s*\Z"
        )
        self._purpose = re.compile(rf"\b{grammar.cue_words('purpose')}\s+(?:me|ber)\w+[^.!?;\"]{{0,150}}\Z")
        months = "|".join(grammar.words["month"])
        self._shared_year = re.compile(
            r"\s*(?:-|hingga|sampai|dan|atau|s\.?/?d\.?)\s*(?:(?:pada|tanggal|bulan|akhir|awal|dengan)\s+)?"
            rf"(?:\d{{1,2}}\s+)?(?:{months})\s+(?P<year>(?:19|20)\d\d)\b"
        )
        self._before = {name: re.compile(rf"\b{grammar.cue_words(name)}\s+\Z") for name in ("at",)}

    def way(self, lower: str, sentence: Span, span: Span) -> int:
        """PAST, TO_COME or OPEN: the last cue before the expression, else the first behind it."""
        way = OPEN
        for cue in self._tense.finditer(lower, max(sentence.start, span.start - 160), span.start):
            way = TO_COME if cue["future"] else PAST
        if way == OPEN:
            cue = self._tense.search(lower, span.end, min(sentence.end, span.end + 120))
            way = OPEN if cue is None else TO_COME if cue["future"] else PAST
        return way

    def follows(self, lower: str, at: int, name: str) -> bool:
        """Whether a word of the list *name* stands right before a place."""
        return bool(self._before[name].search(lower, max(0, at - 20), at))

    def shared_year(self, lower: str, end: int) -> int | None:
        """The year printed only behind the second of two dates: `30 Mei hingga 2 Juni 2018`."""
        found = self._shared_year.match(lower, end)
        return int(found["year"]) if found else None

    def is_purpose(self, lower: str, sentence: Span, at: int) -> bool:
        """Whether the date that begins at a place belongs to what something is done for."""
        return bool(self._purpose.search(lower, max(sentence.start, at - 170), at))

    def is_over(self, lower: str, sentence: Span, at: int) -> bool:
        """Whether what happens on the date that begins at a place is told as over and done."""
        return bool(self._over.search(lower, max(sentence.start, at - 120), at))

    def is_bygone(self, lower: str, sentence: Span) -> bool:
        """Whether the sentence tells of an office as it was held once."""
        return bool(self._bygone.search(lower, sentence.start, sentence.end))

    def is_credited(self, lower: str, sentence: Span, at: int) -> bool:
        """Whether a credit (`dilansir AFP, `) stands right before a place."""
        return bool(self._credit.search(lower, max(sentence.start, at - 80), at))

    def is_relayed(self, lower: str, sentence: Span) -> bool:
        """Whether the sentence reports what another has reported."""
        return bool(self._relay.search(lower, sentence.start, sentence.end))


@dataclass(frozen=True)
class Knowledge:
    """What does not change from article to article."""

    grammar: Grammar
    holidays: Holidays
    cues: Cues
    record: PublicRecord

    @classmethod
    def of(cls, lexicon: Lexicon) -> Knowledge:
        grammar = Grammar(lexicon)
        return cls(grammar, Holidays(grammar.calendar), Cues(grammar), PublicRecord(lexicon))


class Context:
    """What is known while an article is read from its first expression to its last."""

    def __init__(
        self,
        lower: str,
        sentences: Sequence[Span],
        knowledge: Knowledge,
        today: date | None = None,
        years: Mapping[int, tuple[int, str]] | None = None,
    ):
        self.lower = lower
        self.grammar = knowledge.grammar
        self.holidays = knowledge.holidays
        self.record = knowledge.record
        self.today = today
        self.years = years or {}
        self.named: list[tuple[str, Span]] = []
        self._cues = knowledge.cues
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def sentence(self, at: int) -> Span:
        """The sentence in which a place lies; the whole text where there is none."""
        number = bisect_right(self._starts, at) - 1
        return self._sentences[number] if number >= 0 else Span(0, max(len(self.lower), 1))

    def way(self, span: Span) -> int:
        """Which way an open date looks."""
        return self._cues.way(self.lower, self.sentence(span.start), span)

    def is_relayed(self, span: Span) -> bool:
        return self._cues.is_relayed(self.lower, self.sentence(span.start))

    def shared_year(self, end: int) -> int | None:
        return self._cues.shared_year(self.lower, end)

    def day_behind_last(self, weekday: int, at: int) -> tuple[str, Span] | None:
        """In `Senin hingga Jumat` the second day follows the first."""
        if not self.named or not _TO.fullmatch(self.lower, self.named[-1][1].end, at):
            return None
        day = shortened(self.named[-1][0], "D")
        if day is None:
            return None
        return weekday_from(date.fromisoformat(day), weekday, 1, strictly=True).isoformat(), self.named[-1][1]

    def is_purpose(self, at: int) -> bool:
        return self._cues.is_purpose(self.lower, self.sentence(at), at)

    def is_over(self, at: int) -> bool:
        return self._cues.is_over(self.lower, self.sentence(at), at)

    def is_bygone(self, at: int) -> bool:
        return self._cues.is_bygone(self.lower, self.sentence(at))

    def is_credited(self, at: int) -> bool:
        return self._cues.is_credited(self.lower, self.sentence(at), at)

    def known_year(self, month: int, day: int, at: int) -> int | None:
        """The year of a day that the world knows by day and month alone, if the sentence speaks of it."""
        sentence = self.sentence(at)
        return self.holidays.year_of_event(month, day, self.lower[sentence.start : sentence.end])

    def follows(self, at: int, name: str) -> bool:
        """Whether a word of the list *name* of [context] stands right before a place."""
        return self._cues.follows(self.lower, at, name)

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

    def named_weekday(self, weekday: int) -> tuple[str, Span] | None:
        """A day named before that was such a weekday, if it lies within ten days before the article's date."""
        for value, span in reversed(self.named):
            day = shortened(value, "D")
            if day and "W" not in value:
                day_of = date.fromisoformat(day)
                if day_of.isoweekday() == weekday and 0 <= (self.today - day_of).days <= _NEAR_DAYS:
                    return day, span
        return None

    def tell(self, value: str, span: Span) -> None:
        """Take note of a value; one that covers days is the last date named from now on."""
        if interval(value):
            self.named.append((value, span))

    def near_last(self, at: int) -> tuple[str, Span] | None:
        """The last date named, if it stands in the sentence of *at* or shortly before."""
        if not self.named:
            return None
        apart = bisect_right(self._starts, at) - bisect_right(self._starts, self.named[-1][1].start)
        return self.named[-1] if apart <= _NEAR_SENTENCES else None
