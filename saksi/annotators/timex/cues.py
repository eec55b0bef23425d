"""Words around a time expression that say which way it looks and what it is the date of.

The patterns are built once from the lists of [context] in ``date_rules.toml``; each question is about a place in
a lower-case text and the sentence in which it lies.
"""

from __future__ import annotations

import re

from saksi.annotators.timex.grammar import Grammar
from saksi.annotators.timex.ways import OPEN, PAST, TO_COME
from saksi.model import Span


class Cues:
    """Answers questions about the words before and behind a place; built once per grammar."""

    def __init__(self, grammar: Grammar):
        words = grammar.cue_words
        # A word that follows `akan` is no cue of its own: `akan mengumumkan` is to come.
        self._tense = re.compile(rf"\b(?:(?P<future>{words('future')}\b(?:\s+\w+)?)|(?P<past>{words('past')}\b))")
        self._relay = re.compile(rf"\b{words('relay')}\b")
        self._bygone = re.compile(rf"\b{words('bygone')}\b")
        self._credit = re.compile(rf"\b{words('credit')}\b[^!?\"\n]{{0,60}}\Z")
        self._over = re.compile(
            rf"(?:\b(?:telah|sudah)\s+{words('done')}\b|\b{words('happened')}\b)[^.;:\"]{{0,60}}?\bpada\s+\Z"
            rf"|\"\s*,?\s*{words('said')}\b[^.!?\"]{{0,80}}?(?:,|\bpada)\s*\Z"
        )
        self._purpose = re.compile(rf"\b{words('purpose')}\s+(?:me|ber)\w+[^.!?;\"]{{0,150}}\Z")
        self._at = re.compile(rf"\b{words('at')}\s+\Z")
        months = "|".join(grammar.words["month"])
        self._shared_year = re.compile(
            r"\s*(?:-|hingga|sampai|dan|atau|s\.?/?d\.?)\s*(?:(?:pada|tanggal|bulan|akhir|awal|dengan)\s+)?"
            rf"(?:\d{{1,2}}\s+)?(?:{months})\s+(?P<year>(?:19|20)\d\d)\b"
        )

    def way(self, lower: str, sentence: Span, span: Span) -> int:
        """PAST, TO_COME or OPEN: the last cue before the expression, else the first behind it."""
        way = OPEN
        for cue in self._tense.finditer(lower, max(sentence.start, span.start - 160), span.start):
            way = TO_COME if cue["future"] else PAST
        if way == OPEN:
            cue = self._tense.search(lower, span.end, min(sentence.end, span.end + 120))
            way = OPEN if cue is None else TO_COME if cue["future"] else PAST
        return way

    def is_at(self, lower: str, at: int) -> bool:
        """Whether `pada` or the like stands right before a place."""
        return bool(self._at.search(lower, max(0, at - 20), at))

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

    def is_credited(self, lower: str, sentence: Span, at: int) -> bool:
        """Whether a credit (`dilansir AFP, `) stands right before a place."""
        return bool(self._credit.search(lower, max(sentence.start, at - 80), at))

    def is_relayed(self, lower: str, sentence: Span) -> bool:
        """Whether the sentence reports what another has reported."""
        return bool(self._relay.search(lower, sentence.start, sentence.end))

    def is_bygone(self, lower: str, sentence: Span) -> bool:
        """Whether the sentence tells of an office as it was held once."""
        return bool(self._bygone.search(lower, sentence.start, sentence.end))
