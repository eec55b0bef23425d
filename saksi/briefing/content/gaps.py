"""What nobody reports: the questions that the tables leave open. Each is a template over rows, none is opinion."""

from __future__ import annotations

from saksi.briefing import inline
from saksi.briefing.content.chronology import in_time
from saksi.briefing.content.context import Context
from saksi.briefing.content.front import MEETINGS, dated, described, rank, without_agreement
from saksi.briefing.inline import Node

MOST = 8


def gaps(ctx: Context) -> list[dict]:
    """Meetings without outcome, plans of which nobody says whether they came about, participants who are not heard."""
    lines = [*_unfinished(ctx), *_without_outcome(ctx), *_unheard(ctx), *_one_voice(ctx)][:MOST]
    if not lines:
        lines = [ctx.line("gaps.none", ["corpus"])]
    return [{"kind": "lines", "role": "list", "lines": lines}]


def _top(ctx: Context, wanted) -> list[dict]:
    events = [e for e in ctx.tables["events"] if wanted(e) and e["participants"]]
    return sorted(sorted(events, key=rank)[:3], key=in_time)


def _named(ctx: Context, event: dict) -> list[Node]:
    ident = event["event_id"]
    what = described(ctx, event, within=True)
    if event["earliest"] or event["latest"]:
        what = ctx.phrase("event.on", event=what, date=dated(ctx, ident))
    return what


def _together(ctx: Context, key: str, events: list[dict]) -> list[Node]:
    """One sentence on several events, each with its own citation."""
    if not events:
        return []
    named = [[*_named(ctx, event), ctx.cite([event["event_id"]])] for event in events]
    series = [node for part in named for node in (inline.text("; "), *part)][1:]
    line = ctx.line(key, [event["event_id"] for event in events], len(events), events=series)
    return [{**line, "cite": {**line["cite"], "quiet": True}}]


def _unfinished(ctx: Context) -> list[Node]:
    events = _top(ctx, lambda e: e["status"] in ("planned", "rumoured", "proposed"))
    return _together(ctx, "gaps.unfinished", events)


def _without_outcome(ctx: Context) -> list[Node]:
    events = _top(
        ctx,
        lambda e: (
            e["status"] == "held" and e["kind"] in MEETINGS and not e["outcome"] and not without_agreement(ctx, e)
        ),
    )
    return _together(ctx, "gaps.no_outcome", events)


def _unheard(ctx: Context) -> list[Node]:
    """Participants of the weightiest events who are quoted in no article that tells of it."""
    lines = []
    for event in _top(ctx, lambda e: e["kind"] in MEETINGS and e["known_id"]):
        articles = set(event["article_ids"])
        heard = {q["actor_id"] for q in ctx.tables["quotes"] if q["article_id"] in articles}
        silent = [
            a for a in event["participants"] if a not in heard and a in ctx.rows and ctx.row(a)["kind"] == "person"
        ]
        if silent and len(silent) < len(event["participants"]):
            who = ctx.wording.names([[ctx.cell(a, "name", "name")] for a in silent])
            lines.append(ctx.line("gaps.unheard", [event["event_id"]], len(silent), event=_named(ctx, event), who=who))
    return lines


def _one_voice(ctx: Context) -> list[Node]:
    single = [e for e in ctx.tables["events"] if e["independent_sources"] == 1]
    if not single or len(ctx.articles) < 2:
        return []
    ctx.facts["single"] = {"ids": [e["event_id"] for e in single], "number": len(single)}
    total = ctx.cell("corpus", "events", "number")
    if len(single) == len(ctx.tables["events"]):
        return [ctx.line("gaps.single_all", ["single"], len(single), n=ctx.cell("single", "number", "number"))]
    return [ctx.line("gaps.single", ["single"], len(single), n=ctx.cell("single", "number", "number"), total=total)]
