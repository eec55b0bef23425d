"""Quality of the evidence: dates that cannot be, repeated and copied text, sources without a name."""

from __future__ import annotations

from collections import defaultdict

from saksi.briefing import inline
from saksi.briefing.content.context import CONFLICTS, Context
from saksi.briefing.content.parting import message
from saksi.briefing.inline import Node

_SINGLE = ("impossible_date", "weekday_mismatch", "repeated_text", "wire_copy", "encoding_repaired", "not_indonesian")
"""Findings that are told one by one; the other kinds are counted."""
MOST_EACH = 4


def quality(ctx: Context) -> list[dict]:
    """A list: what should make a reader careful, the graver first."""
    by_kind: dict[str, list[dict]] = defaultdict(list)
    for finding in ctx.tables["findings"]:
        if finding["kind"] not in CONFLICTS:
            by_kind[finding["kind"]].append(finding)
    lines: list[Node] = []
    for kind in [*_SINGLE, *sorted(set(by_kind) - set(_SINGLE))]:
        found = by_kind.get(kind, [])
        if kind in _SINGLE or len(found) == 1:
            lines += [_told(ctx, finding) for finding in found[:MOST_EACH]]
            found = found[MOST_EACH:]
        if found:
            lines.append(_counted(ctx, kind, found))
    if not lines:
        lines = [ctx.line("quality.none", ["corpus"])]
    return [{"kind": "lines", "role": "list", "lines": lines}]


def _told(ctx: Context, finding: dict) -> Node:
    """The sentence of a finding, with the outlet before it where it is of one article."""
    line = message(ctx, finding)
    if len(finding["article_ids"]) != 1:
        return line
    outlet = ctx.outlet(finding["article_ids"][0])
    return {**line, "c": ctx.phrase("quality.of", outlet=outlet, finding=line["c"]), "within": "quality.of"}


def _counted(ctx: Context, kind: str, found: list[dict]) -> Node:
    fact = f"finding:{kind}"
    ids = [f["finding_id"] for f in found]
    ctx.facts[fact] = {
        "ids": ids,
        "kind": kind,
        "number": ctx.facts["corpus"]["described"] if kind == "unnamed_source" else len(found),
        "articles": len({a for f in found for a in f["article_ids"]}),
    }
    n = ctx.cell(fact, "number", "number")
    articles = ctx.phrase("in_articles", ctx.facts[fact]["articles"], n=ctx.cell(fact, "articles", "number"))
    key, number = f"counted.{kind}", ctx.facts[fact]["number"]
    if ctx.wording.has(key):
        return ctx.line(key, ids, number, n=n, articles=articles)
    return ctx.line(
        "counted.other",
        ids,
        number,
        n=n,
        articles=articles,
        kind=inline.value("word", ctx.wording.word(f"kind.{kind}"), fact, "kind"),
    )
