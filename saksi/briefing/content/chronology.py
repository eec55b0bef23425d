"""The chronology as a table: when, what, how far it is certain, how many independent texts say so."""

from __future__ import annotations

from saksi.briefing.content.context import Context
from saksi.briefing.content.front import described, rank, without_agreement
from saksi.briefing.inline import Node, em, strong, text

MOST_ROWS = 10
_STATES = {
    "held": "solid",
    "planned": "hollow",
    "rumoured": "dashed",
    "proposed": "hollow",
    "called_off": "struck",
    "denied": "struck",
}


def chronology(ctx: Context) -> list[dict]:
    """The events that weigh most, in the order of time; the undated stand last."""
    events = ctx.tables["events"]
    shown = sorted(sorted(events, key=rank)[:MOST_ROWS], key=in_time)
    rows = [_row(ctx, event) for event in shown]
    w = ctx.wording
    columns = [
        {"head": w.text("chronology.when"), "width": "date"},
        {"head": w.text("chronology.what"), "width": "wide"},
        {"head": w.text("chronology.status"), "width": "short"},
        {"head": w.text("chronology.sources"), "width": "number", "align": "end"},
    ]
    left = len(events) - len(shown)
    note = [*_on_texts(ctx, shown), *(_left_out(ctx, events, shown) if left else [])]
    if not events:
        return [{"kind": "lines", "role": "prose", "lines": [ctx.line("chronology.none", ["corpus"])]}]
    return [
        {
            "kind": "table",
            "name": "chronology",
            "caption": w.plain(w.text("chronology.caption")),
            "columns": columns,
            "rows": rows,
            "note": note or None,
        }
    ]


def in_time(event: dict) -> tuple:
    return (event["earliest"] or event["latest"] or "9999", event["latest"] or "9999", event["event_id"])


def _left_out(ctx: Context, events: list[dict], shown: list[dict]) -> list[Node]:
    inside = {event["event_id"] for event in shown}
    ctx.facts["events_left"] = {
        "ids": [e["event_id"] for e in events if e["event_id"] not in inside],
        "number": len(events) - len(shown),
    }
    return [
        ctx.line(
            "chronology.left",
            ["events_left"],
            len(events) - len(shown),
            number=ctx.cell("events_left", "number", "number"),
        )
    ]


def _row(ctx: Context, event: dict) -> dict:
    ident = event["event_id"]
    what = described(ctx, event)
    notes: list[Node] = []
    if event["outcome"]:
        notes += [text(" "), *ctx.phrase("event.outcome", outcome=ctx.glossed(ident, "outcome"))]
    elif failed := without_agreement(ctx, event):
        notes += [text(" "), ctx.line("event.no_agreement", failed)]
    if ident in ctx.disputed:
        notes += [text(" "), em(*ctx.phrase(ctx.disputed[ident]))]
    date = ctx.cell(ident, "earliest/latest", "date")
    main = {"t": "sentence", "key": "event", "c": [strong(*what)], "cite": ctx.cite([ident])}
    cells = [[date], [main, *notes], [ctx.cell(ident, "status", "word")], _texts(ctx, ident)]
    return {"id": ident, "state": _STATES.get(event["status"], "solid"), "cells": cells}


def _texts(ctx: Context, ident: str) -> list[Node]:
    """How many independent texts give the status, and how many more tell of the event: ``3 + 1``."""
    fact = f"texts:{ident}"
    if not ctx.facts[fact]["bearing"]:
        return [text("–")]
    bearing = ctx.cell(fact, "bearing", "number")
    return (
        ctx.phrase("chronology.more_texts", n=bearing, more=ctx.cell(fact, "others", "number"))
        if ctx.facts[fact]["others"]
        else [bearing]
    )


def _on_texts(ctx: Context, shown: list[dict]) -> list[Node]:
    """What a sum among the numbers of texts means, where there is one."""
    has_sum = any(ctx.facts[f"texts:{event['event_id']}"]["others"] for event in shown)
    return [ctx.quiet("chronology.texts")] if has_sum else []
