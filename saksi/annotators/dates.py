"""Time expressions of an article: found, resolved, held against the calendar; and when the article was written.

Works on one article alone. What is relative is counted from the article's date where that is given, printed or
certain to the day; an inferred interval is never used as if it were a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from saksi.annotators.timex.context import Context, Knowledge
from saksi.annotators.timex.normalise import read
from saksi.annotators.timex.reading import Reading
from saksi.annotators.timex.recognise import Found, recognise
from saksi.annotators.timex.values import interval, narrowed
from saksi.lexicon import Lexicon
from saksi.model import Doc, Notice, Publication, Span, TimeExpression


class Dates:
    """Finds and resolves time expressions, and says when the article was published."""

    reads: tuple[str, ...] = ("sentences",)
    writes: tuple[str, ...] = ("dates", "publication", "notices")

    def __init__(self, lexicon: Lexicon):
        self._knowledge = Knowledge.of(lexicon)

    def __call__(self, doc: Doc) -> Iterator[TimeExpression | Publication | Notice]:
        sentences = [sentence.span for sentence in doc["sentences"]]
        found = list(recognise(doc.view, self._knowledge.grammar, doc.lower))
        today = date.fromisoformat(doc.article.published_date) if doc.article.published_date else None
        context = Context(doc.lower, sentences, self._knowledge, today)
        for f in found:
            yield self._expression(f, read(f, context))

    def _expression(self, found: Found, reading: Reading) -> TimeExpression:
        days = interval(reading.value)
        if days:
            days = narrowed(days, reading.mod)
        return TimeExpression(
            span=Span(found.start, found.end),
            rule=found.rule.id + (f"+{reading.settled}" if reading.settled else ""),
            confidence=found.rule.confidence,
            type=reading.type,
            value=reading.value,
            mod=reading.mod,
            anchor=reading.anchor,
            earliest=days[0].isoformat() if days else None,
            latest=days[1].isoformat() if days else None,
        )
