"""What a reader is told of dates that cannot be, and of a date of publication that was inferred.

The values are words and ISO days, numbers of weekdays (1 Monday) and the name of the reason, so that a message
can be made of them in any language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from saksi.annotators.timex.verdict import Verdict
from saksi.model import Notice, Publication, Span, TimeExpression

_KINDS = {"weekday": "weekday_mismatch"}


def verdict_notice(text: str, expression: TimeExpression, verdict: Verdict) -> Notice:
    """``weekday_mismatch`` or ``impossible_date``, with the date and the one that speaks against it as evidence."""
    values = {"text": " ".join(expression.span.of(text).split()), "value": expression.value, "reason": verdict.reason}
    if expression.suggestion:
        values["suggestion"] = expression.suggestion
        values["suggested_weekday"] = str(date.fromisoformat(expression.suggestion).isoweekday())
    if verdict.reason == "weekday" and expression.earliest:
        values["weekday"] = str(date.fromisoformat(expression.earliest).isoweekday())
    evidence = [("dates", expression.span)]
    if verdict.witness:
        evidence.append(("dates", verdict.witness))
        values["witness"] = " ".join(verdict.witness.of(text).split())
    return Notice(
        span=expression.span,
        rule=f"verdict.{verdict.reason}",
        kind=_KINDS.get(verdict.reason, "impossible_date"),
        values=values,
        evidence=tuple(evidence),
    )


def publication_notice(publication: Publication, sentences: Sequence[Span]) -> Iterator[Notice]:
    """``publication_date_inferred``: the interval, its reasons, and the expressions or sentences it rests on."""
    if not publication.evidence:
        return
    values = {"rule": publication.rule}
    values |= {name: day for name in ("earliest", "latest", "day") if (day := getattr(publication, name))}
    known = set(sentences)
    evidence = tuple(("sentences" if span in known else "dates", span) for span in publication.evidence)
    yield Notice(
        span=publication.evidence[0],
        rule=f"publication.{publication.rule}",
        kind="publication_date_inferred",
        values=values,
        evidence=evidence,
    )
