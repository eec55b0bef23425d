"""What changed since an earlier run: how many rows of each kind and why, and the changes that weigh most, in words.

Rests on :mod:`saksi.diff`. A change has a cause: the articles (one came, went or was edited), a correction by hand,
or neither, which leaves the method. Nothing is said where the two runs have no article in common.
"""

from __future__ import annotations

from collections.abc import Iterator

from saksi.briefing import inline
from saksi.briefing.content.context import Context
from saksi.briefing.content.front import dated, described, rank
from saksi.briefing.content.statements import shortened, speaker
from saksi.briefing.inline import Node
from saksi.cells import plain_cell
from saksi.diff import compare
from saksi.tables import Corpus

MOST = 8
CAUSES = ("data", "correction", "method")
CHANGES = ("new", "withdrawn", "changed")
_SPEAKERS = ("speaker_name", "speaker_kind", "actor_id")
_GRADES = ("certainty_speaker", "certainty_reporter", "independent_sources")
_CODES = (*_GRADES[:2], "status", "event_status", "kind", "type")
_DAYS = ("earliest", "latest")
_SHOWN_AS = {"speaker_name": "name", "place": "place", "participant_names": "names"}
_KINDS = ("articles", "quotes", "speakers", "claims", "grades", "events", "findings")
"""What is counted: quotations apart from who speaks in them, claims apart from how surely they stand."""


def changes(ctx: Context, since: Corpus | None) -> list[dict]:
    """A sentence on the articles, the counts by kind and cause, the weightiest changes; nothing for a repeat."""
    if since is None:
        return []
    old, new = (dict(zip(c.articles.article_id, c.articles.sha256, strict=True)) for c in (since, ctx.corpus))
    rows = [*_articles(old, new), *compare(since, ctx.corpus).to_dict("records")]
    if not rows or not old.keys() & new.keys():
        return []
    lines = list(_lines(ctx, rows, since))
    left = max(len(lines) - MOST, 0)
    blocks = [
        {"kind": "lines", "role": "prose", "lines": [_articles_line(ctx, rows)]},
        _table(ctx, rows),
        *([{"kind": "lines", "role": "list", "lines": lines[:MOST]}] if lines else []),
    ]
    if left:
        ctx.facts["changes:left"] = {"ids": ["corpus"], "number": left}
        line = ctx.quiet("changes.left", left, n=ctx.cell("changes:left", "number", "number"))
        blocks.append({"kind": "lines", "role": "note", "lines": [line]})
    return blocks


def _articles(old: dict[str, str], new: dict[str, str]) -> list[dict]:
    """Articles that came, went or were edited, as rows of a diff."""
    return [
        {"table": "articles", "id": ident, "cause": "data", "column": None,
         "change": "new" if ident not in old else "withdrawn" if ident not in new else "changed"}
        for ident in dict.fromkeys([*old, *new])
        if old.get(ident) != new.get(ident)
    ]  # fmt: skip


def _kind(row: dict) -> str | None:
    """What a change is counted as; None for the tables that a briefing does not show."""
    if row["table"] == "quotes" and row["column"] in _SPEAKERS:
        return "speakers"
    if row["table"] == "claims" and row["column"] in _GRADES:
        return "grades"
    return row["table"] if row["table"] in _KINDS else None


def _table(ctx: Context, rows: list[dict]) -> dict:
    counted: dict[str, dict[str, set[str]]] = {kind: {name: set() for name in (*CHANGES, *CAUSES)} for kind in _KINDS}
    for row in rows:
        if kind := _kind(row):
            counted[kind][row["change"]].add(row["id"])
            counted[kind][row["cause"]].add(row["id"])
    w = ctx.wording
    heads = [w.text(f"changes.{name}") for name in (*CHANGES, *CAUSES)]
    return {
        "kind": "table",
        "name": "changes",
        "caption": w.plain(w.text("changes.caption")),
        "columns": [
            {"head": w.text("changes.what"), "width": "wide"},
            *({"head": head, "width": "number", "align": "end"} for head in heads),
        ],
        "rows": [_row(ctx, kind, cells) for kind, cells in counted.items() if any(cells.values())],
        "note": None,
    }


def _row(ctx: Context, kind: str, cells: dict[str, set[str]]) -> dict:
    fact = f"changes:{kind}"
    ctx.facts[fact] = {"ids": ["corpus"], **{name: len(idents) for name, idents in cells.items()}}
    numbers = [[ctx.cell(fact, name, "number")] if cells[name] else [inline.text("–")] for name in cells]
    return {"id": fact, "cells": [[inline.text(ctx.wording.text(f"changes.kind.{kind}"))], *numbers]}


def _articles_line(ctx: Context, rows: list[dict]) -> Node:
    """How many articles are new, edited or gone; with none, that it was the program or a hand that changed things."""
    by_change = {name: [r["id"] for r in rows if r["table"] == "articles" and r["change"] == name] for name in CHANGES}
    if not any(by_change.values()):
        return ctx.quiet("changes.same_articles")
    here = [ident for ident in (*by_change["new"], *by_change["changed"]) if ident in ctx.rows]
    ctx.facts["changes:corpus"] = {
        "ids": here or ["corpus"], **{name: len(idents) for name, idents in by_change.items()}
    }  # fmt: skip
    values = {name: ctx.cell("changes:corpus", name, "number") for name in CHANGES}
    return ctx.line("changes.articles", ["changes:corpus"], **values)


def _lines(ctx: Context, rows: list[dict], since: Corpus) -> Iterator[Node]:
    """Sentences on single changes: of events, of speakers, of grades."""
    changed = _together(rows)
    events = [row for row in changed if row["table"] == "events"]
    yield from (_event_changed(ctx, row, since) for row in _weightiest(ctx, events, "changed"))
    yield from (_event_new(ctx, row) for row in _weightiest(ctx, events, "new"))
    old = {event["event_id"]: event for event in since.events.to_dict("records")}
    yield from (_event_gone(ctx, row, old[row["id"]]) for row in events if row["change"] == "withdrawn")
    for row in changed:
        if row["change"] == "changed" and row["id"] in ctx.rows and (cells := _spoken(row)):
            yield _quote_changed(ctx, row, *cells)


def _together(rows: list[dict]) -> list[dict]:
    """One entry a changed row, with its cells before and after by column."""
    found: dict[tuple, dict] = {}
    for row in rows:
        entry = found.setdefault((row["table"], row["change"], row["id"]), {**row, "cells": {}})
        if row["column"] and not _is_reordered(row["before"], row["after"]):
            entry["cells"][row["column"]] = (row["before"], row["after"])
    return [entry for entry in found.values() if entry["cells"] or entry["change"] != "changed"]


def _is_reordered(before: object, after: object) -> bool:
    """Whether two lists hold the same in another order."""
    return isinstance(before, tuple) and isinstance(after, tuple) and sorted(before) == sorted(after)


def _weightiest(ctx: Context, events: list[dict], change: str) -> list[dict]:
    chosen = [row for row in events if row["change"] == change and row["id"] in ctx.rows]
    return sorted(chosen, key=lambda row: rank(ctx.row(row["id"])))


def _fact(ctx: Context, row: dict, **cells) -> str:
    """The change as a row of its own, so that its words can be held against it."""
    ident = f"change:{row['table']}:{row['id']}"
    evidence = [row["id"]] if row["id"] in ctx.rows else [a for a in row["article_ids"] if a in ctx.rows]
    ctx.facts[ident] = {"ids": evidence or ["corpus"], "cause": row["cause"], "text": row["text"], **cells}
    return ident


def _event(ctx: Context, ident: str) -> list[Node]:
    event = ctx.row(ident)
    what = described(ctx, event)
    has_day = event["earliest"] or event["latest"]
    return ctx.phrase("event.on", event=what, date=dated(ctx, ident)) if has_day else what


def _event_new(ctx: Context, row: dict) -> Node:
    fact = _fact(ctx, row)
    return ctx.line("changes.event_new", [fact], event=_event(ctx, row["id"]), cause=_cause(ctx, fact))


def _event_gone(ctx: Context, row: dict, old: dict) -> Node:
    cells = {"was": f"kind.{old['kind']}", "who": list(old["participant_names"]), "place": plain_cell(old["place"])}
    fact = _fact(ctx, row, **cells)
    event = [ctx.cell(fact, "was", "code")]
    if cells["who"]:
        event = ctx.phrase("event.with", kind=event, who=ctx.cell(fact, "who", "names"))
    if cells["place"]:
        key = "event.to" if old["kind"] == "visit" else "event.at"
        event = ctx.phrase(key, event=event, place=ctx.cell(fact, "place", "place"))
    return ctx.line("changes.event_gone", [fact], event=event, cause=_cause(ctx, fact))


def _event_changed(ctx: Context, row: dict, since: Corpus) -> Node:
    cells = dict(row["cells"])
    if any(day in cells for day in _DAYS):
        cells = {"date": _days(ctx, row, since), **{name: pair for name, pair in cells.items() if name not in _DAYS}}
    fact = _fact(ctx, row, **_sides(cells))
    parts = [
        ctx.phrase("changes.cell", column=ctx.wording.word(f"column.{name}"), **_before_after(ctx, fact, name, pair))
        for name, pair in cells.items()
    ]
    series = [node for part in parts for node in (inline.text("; "), *part)][1:]
    return ctx.line(
        "changes.event_changed", [fact], event=_event(ctx, row["id"]), cells=series, cause=_cause(ctx, fact)
    )


def _days(ctx: Context, row: dict, since: Corpus) -> tuple[str | None, str | None]:
    """The interval of an event in the earlier and in this run."""
    old = since.events.set_index("event_id").loc[row["id"]]
    new = ctx.row(row["id"])
    return _interval(*(plain_cell(old[day]) for day in _DAYS)), _interval(*(new[day] for day in _DAYS))


def _interval(first: str | None, last: str | None) -> str | None:
    days = [day for day in (first, last) if day]
    return f"{days[0]}/{days[-1]}" if days else None


def _spoken(row: dict) -> tuple[str, tuple] | None:
    """The change of a quotation or a claim that a reader wants told: who speaks, how surely."""
    wanted = {"quotes": ("speaker_name",), "claims": _GRADES[:2]}.get(row["table"], ())
    return next(((name, row["cells"][name]) for name in wanted if name in row["cells"]), None)


def _quote_changed(ctx: Context, row: dict, name: str, pair: tuple) -> Node:
    fact = _fact(ctx, row, **_sides({name: pair}))
    words = shortened(ctx.cell(row["id"], "text", "quote"), 120)
    values = {"quote": words, "cause": _cause(ctx, fact), **_before_after(ctx, fact, name, pair)}
    if row["table"] == "quotes":
        return ctx.line("changes.speaker", [fact], **values)
    quote = ctx.row(row["id"])["quote_id"]
    if quote in ctx.rows:
        return ctx.line("changes.grade", [fact], who=speaker(ctx, quote), **values)
    return ctx.line("changes.grade", [fact], who=ctx.outlet(ctx.row(row["id"])["article_id"]), **values)


def _sides(cells: dict[str, tuple]) -> dict:
    """The cells of a fact: ``status_before``, ``status_after``; a code with its column, so that it has a word."""
    return {
        f"{name}_{side}": f"{name}.{cell}" if name in _CODES and cell is not None else _listed(cell)
        for name, pair in cells.items()
        for side, cell in zip(("before", "after"), pair, strict=True)
    }


def _listed(cell: object) -> object:
    return list(cell) if isinstance(cell, tuple) else cell


def _before_after(ctx: Context, fact: str, name: str, pair: tuple) -> dict[str, list[Node]]:
    kind = "code" if name in _CODES else _SHOWN_AS.get(name, "item")
    return {
        side: [ctx.cell(fact, f"{name}_{side}", kind)] if cell is not None else ctx.phrase("changes.unknown")
        for side, cell in zip(("before", "after"), pair, strict=True)
    }


def _cause(ctx: Context, fact: str) -> list[Node]:
    return ctx.phrase(f"changes.by.{ctx.row(fact)['cause']}")
