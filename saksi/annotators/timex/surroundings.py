"""One article around its time expressions: its sentences, the cues in them, and what the lexicon knows of days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.annotators.timex.cues import Cues
from saksi.annotators.timex.grammar import Grammar
from saksi.annotators.timex.holidays import Holidays
from saksi.annotators.timex.public_record import PublicRecord
from saksi.lexicon import Lexicon
from saksi.model import Span


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


class Surroundings:
    """A lower-case text and its sentences; which way a place looks is found out once."""

    def __init__(self, lower: str, sentences: Sequence[Span], knowledge: Knowledge):
        self.lower = lower
        self.sentences = sentences
        self.knowledge = knowledge
        self._cues = knowledge.cues
        self._starts = [sentence.start for sentence in sentences]
        self._ways: dict[Span, int] = {}

    def number(self, at: int) -> int:
        """The number of the sentence in which a place lies, from 0; -1 before the first."""
        return bisect_right(self._starts, at) - 1

    def sentence(self, at: int) -> Span:
        """The sentence in which a place lies; the whole text where there is none."""
        number = self.number(at)
        return self.sentences[number] if number >= 0 else Span(0, max(len(self.lower), 1))

    def way(self, span: Span) -> int:
        """Which way an open date looks (see :mod:`saksi.annotators.timex.ways`)."""
        if span not in self._ways:
            self._ways[span] = self._cues.way(self.lower, self.sentence(span.start), span)
        return self._ways[span]

    def is_at(self, at: int) -> bool:
        return self._cues.is_at(self.lower, at)

    def shared_year(self, end: int) -> int | None:
        return self._cues.shared_year(self.lower, end)

    def is_purpose(self, at: int) -> bool:
        return self._cues.is_purpose(self.lower, self.sentence(at), at)

    def is_over(self, at: int) -> bool:
        return self._cues.is_over(self.lower, self.sentence(at), at)

    def is_credited(self, at: int) -> bool:
        return self._cues.is_credited(self.lower, self.sentence(at), at)

    def is_relayed(self, at: int) -> bool:
        return self._cues.is_relayed(self.lower, self.sentence(at))

    def is_bygone(self, at: int) -> bool:
        return self._cues.is_bygone(self.lower, self.sentence(at))

    def known_year(self, month: int, day: int, at: int) -> int | None:
        """The year of a day that the world knows by day and month alone, if the sentence speaks of it."""
        sentence = self.sentence(at)
        return self.knowledge.holidays.year_of_event(month, day, self.lower, sentence.start, sentence.end)
