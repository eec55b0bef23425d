"""Time expressions of an article: found, resolved, held against the calendar; and when the article was written.

Works on one article alone. What is relative is counted from the article's date where that is given, printed or
certain to the day; an interval inferred from printed dates serves where both its ends say the same. ``anchor``
says what a value was counted from: ``dct``, or the expression it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from saksi.annotators.timex.context import Context
from saksi.annotators.timex.lengths import contradicted
from saksi.annotators.timex.normalise import read, reading_order
from saksi.annotators.timex.notices import publication_notice, verdict_notice
from saksi.annotators.timex.reading import Reading
from saksi.annotators.timex.recognise import Found, recognise
from saksi.annotators.timex.surroundings import Knowledge, Surroundings
from saksi.annotators.timex.undated import Dating, date_undated
from saksi.annotators.timex.values import interval, narrowed
from saksi.annotators.timex.verdict import OK, Case, Verdict, is_beyond_doubt, judge, named_days
from saksi.annotators.timex.written import printed_day
from saksi.lexicon import Lexicon
from saksi.model import Article, Doc, Notice, Publication, TimeExpression


class Dates:
    """Finds and resolves time expressions, and says when the article was published."""

    reads: tuple[str, ...] = ("sentences",)
    writes: tuple[str, ...] = ("dates", "publication", "notices")

    def __init__(self, lexicon: Lexicon):
        self._knowledge = Knowledge.of(lexicon)

    def __call__(self, doc: Doc) -> Iterator[TimeExpression | Publication | Notice]:
        around = Surroundings(doc.lower, [sentence.span for sentence in doc["sentences"]], self._knowledge)
        found = list(recognise(doc.view, self._knowledge.grammar, doc.lower))
        dating = _dating(doc, found, around)
        readings = _readings(found, around, dating)
        verdicts = _verdicts(found, around, readings, dating)
        for each, reading, verdict in zip(found, readings, verdicts, strict=True):
            expression = _expression(each, reading, verdict)
            yield expression
            if verdict.reason:
                yield verdict_notice(doc.text, expression, verdict)
        if dating.publication:
            yield dating.publication
            if dating.publication.basis == "inferred":
                yield from publication_notice(dating.publication, around.sentences)


def _dating(doc: Doc, found: Sequence[Found], around: Surroundings) -> Dating:
    """When the article was published: as its metadata say, as the text prints it, or as can be inferred."""
    given = _day(doc.article)
    if given:
        day = given.isoformat()
        basis = doc.article.published_basis or "given"
        return Dating(Publication(earliest=day, latest=day, basis=basis, rule=basis, day=day), (given,))
    printed = printed_day(doc, found, around)
    if printed:
        when, span = printed
        day = when.isoformat()
        written = Publication(earliest=day, latest=day, basis="text", rule="printed-day", day=day, evidence=(span,))
        return Dating(written, (when,))
    return date_undated(found, around)


def _readings(found: Sequence[Found], around: Surroundings, dating: Dating) -> list[Reading]:
    """One reading an expression; where the days it could be counted from disagree, the open one."""
    order = reading_order(found, around.lower)

    def all_read(today: date | None) -> list[Reading]:
        context = Context(around, today, dating.years)
        made = {number: read(found[number], context) for number in order}
        return [made[number] for number in range(len(found))]

    if not dating.todays:
        return all_read(None)
    first, *others = [all_read(today) for today in dict.fromkeys(dating.todays)]
    evidence = dating.publication.evidence if dating.publication else ()
    if evidence:
        first = [replace(r, anchor=evidence[0]) if r.anchor == "dct" else r for r in first]
    undecided = {n for n, one in enumerate(first) for other in others if one.value != other[n].value}
    if undecided:
        still_open = all_read(None)
        first = [still_open[n] if n in undecided else one for n, one in enumerate(first)]
    return first


def _verdicts(
    found: Sequence[Found], around: Surroundings, readings: Sequence[Reading], dating: Dating
) -> list[Verdict]:
    """The calendar's verdict on each expression."""
    today = dating.todays[-1] if dating.todays else None
    named = named_days(zip(found, readings, strict=True))
    verdicts = []
    for each, reading in zip(found, readings, strict=True):
        verdict = OK
        if each.start in dating.rivals:
            verdict = Verdict("ambiguous")
        elif not is_beyond_doubt(reading, today):
            credited, over = around.is_credited(each.start), around.is_over(each.start)
            verdict = judge(Case(reading, each.span, around.way(each.span), today, credited, over), named)
        verdicts.append(verdict)
    for number, verdict in contradicted(found, readings, around):
        verdicts[number] = verdict
    return verdicts


def _day(article: Article) -> date | None:
    """The day that the article's metadata give, if it is one."""
    try:
        return date.fromisoformat((article.published_date or "")[:10])
    except ValueError:
        return None


def _expression(found: Found, reading: Reading, verdict: Verdict) -> TimeExpression:
    days = interval(reading.value)
    if days:
        days = narrowed(days, reading.mod)
    return TimeExpression(
        span=found.span,
        rule=found.rule.id + (f"+{reading.settled}" if reading.settled else ""),
        confidence=found.rule.confidence,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        anchor=reading.anchor,
        earliest=days[0].isoformat() if days else None,
        latest=days[1].isoformat() if days else None,
        verdict=verdict.word,
        suggestion=verdict.suggestion.isoformat() if verdict.suggestion else None,
    )
