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
_LENGTH = 150
"""Characters on either side of a date within which such a line ends."""
_LINES = 4
"""So many lines at the head of an article, and the last one, can print its date."""


def printed_day(doc: Doc, found: Sequence[Found], around: Surroundings) -> tuple[date, Span] | None:
    """The day that a line of its own or the place line prints, and where; None if none does."""
    numbers = [sentence.paragraph for sentence in doc["sentences"]]
    near = {*sorted(set(numbers))[:_LINES], *numbers[-1:]}
    allowed = set(around.knowledge.grammar.context["printed"])
    for each in found:
        if each.rule.reads != "day" or "year" not in each.groups:
            continue
        number = around.number(each.start)
        is_near = number >= 0 and numbers[number] in near
        if _is_in_place_line(doc, each.span) or (is_near and _says_no_more(doc, each.span, found, allowed)):
            days = interval(read(each, Context(around)).value)
            if days and days[0] == days[1]:
                return days[0], each.span
    return None


def _line(text: str, span: Span) -> Span | None:
    """The line of an expression, if it is not longer than a line that only dates."""
    start = text.rfind("\n", max(0, span.start - _LENGTH), span.start) + 1
    end = text.find("\n", span.end, span.end + _LENGTH)
    if (start == 0 and span.start > _LENGTH) or (end < 0 and len(text) > span.end + _LENGTH):
        return None
    return Span(start, end if end >= 0 else len(text))


def _is_in_place_line(doc: Doc, span: Span) -> bool:
    kinds = ("dateline", "byline")
    return any(region.kind in kinds and region.span.contains(span) for region in doc.article.regions)


def _says_no_more(doc: Doc, span: Span, found: Sequence[Found], allowed: set[str]) -> bool:
    """Whether the line of an expression holds times and words of publishing alone."""
    line = _line(doc.text, span)
    if line is None:
        return False
    rest = list(doc.lower[line.start : line.end])
    for each in found:
        if line.contains(each.span):
            rest[each.start - line.start : each.end - line.start] = " " * (each.end - each.start)
    return all(word in allowed for word in _WORD.findall("".join(rest)))
