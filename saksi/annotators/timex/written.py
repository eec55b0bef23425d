"""The day of publication where the text prints it: a line, or the place line, with a full date and little else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from saksi.annotators.timex.context import Context
from saksi.annotators.timex.normalise import read
from saksi.annotators.timex.recognise import Found
from saksi.annotators.timex.surroundings import Surroundings
from saksi.annotators.timex.values import interval
from saksi.model import Doc, Span

_WORD = re.compile(r"[^\W\d_]+")
_LINES = 4
"""So many lines at the head of an article, and the last one, can print its date."""


def printed_day(doc: Doc, found: Sequence[Found], around: Surroundings) -> tuple[date, Span] | None:
    """The day that a line of its own or the place line prints, and where; None if none does."""
    lines = sorted({sentence.paragraph for sentence in doc["sentences"]})
    near = {*lines[:_LINES], *lines[-1:]}
    allowed = set(around.knowledge.grammar.context["printed"])
    for each in found:
        if each.rule.reads not in ("day",) or "year" not in each.groups:
            continue
        span = each.span
        line = _line(doc, span)
        if _is_in_place_line(doc, span) or (_paragraph(doc, span) in near and _says_no_more(doc, line, found, allowed)):
            days = interval(read(each, Context(around)).value)
            if days and days[0] == days[1]:
                return days[0], span
    return None


def _line(doc: Doc, span: Span) -> Span:
    start = doc.text.rfind("\n", 0, span.start) + 1
    end = doc.text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(doc.text))


def _paragraph(doc: Doc, span: Span) -> int | None:
    return next((s.paragraph for s in doc["sentences"] if s.span.start <= span.start < s.span.end), None)


def _is_in_place_line(doc: Doc, span: Span) -> bool:
    kinds = ("dateline", "byline")
    return any(region.kind in kinds and region.span.contains(span) for region in doc.article.regions)


def _says_no_more(doc: Doc, line: Span, found: Sequence[Found], allowed: set[str]) -> bool:
    """Whether a line holds times and words of publishing alone."""
    rest = list(doc.lower[line.start : line.end])
    for each in found:
        if line.start <= each.start and each.end <= line.end:
            rest[each.start - line.start : each.end - line.start] = " " * (each.end - each.start)
    return all(word in allowed for word in _WORD.findall("".join(rest)))
