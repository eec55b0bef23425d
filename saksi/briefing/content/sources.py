"""How the briefing was made, and the articles: a list for print, the whole texts with annotations for reading."""

from __future__ import annotations

from saksi import __version__
from saksi.briefing import inline
from saksi.briefing.content.context import Context
from saksi.briefing.content.parting import published, recorded
from saksi.briefing.inline import Node

LAYERS = ("quotes", "mentions", "dates", "claims")


def method(ctx: Context) -> list[dict]:
    """What was counted and how, the words for certainty, the version and the digest of the corpus."""
    number = {
        name: ctx.cell("corpus", name, "number")
        for name in (
            "sentences",
            "quotes",
            "direct",
            "mixed",
            "indirect",
            "claims",
            "dates",
            "events",
            "findings",
        )
    }
    lines = [
        ctx.quiet("method.rules"),
        ctx.quiet("method.counts", **number),
        ctx.quiet("method.certainty"),
        ctx.quiet("method.selection"),
        ctx.quiet("method.independence"),
        ctx.quiet("method.abstains"),
        ctx.quiet("method.gloss"),
        *([ctx.quiet("method.record")] if any(recorded(ctx, finding) for finding in ctx.conflicts) else []),
    ]
    ctx.facts["method"] = {"ids": ["corpus"], "version": __version__, "digest": ctx.digest[:16]}
    stamp = ctx.quiet(
        "method.stamp",
        version=ctx.cell("method", "version", "item"),
        digest=ctx.cell("method", "digest", "item"),
    )
    return [{"kind": "lines", "role": "fine", "lines": lines}, {"kind": "lines", "role": "note", "lines": [stamp]}]


def articles(ctx: Context) -> list[dict]:
    """The articles: number, outlet, headline, date, words, digest; with the texts for the reading pane."""
    w = ctx.wording
    dated = [row["published_date"] is not None for row in ctx.articles]
    columns = [
        {"head": w.text("articles.number"), "width": "number", "align": "end"},
        {"head": w.text("articles.outlet"), "width": "short"},
        {"head": w.text("articles.title"), "width": "wide"},
        {"head": w.text("articles.published"), "width": "date"},
        {"head": w.text("articles.words"), "width": "number", "align": "end"},
    ]
    rows = [_row(ctx, article["article_id"], marked=any(dated)) for article in ctx.articles]
    note = None if all(dated) else [ctx.quiet("articles.some_inferred" if any(dated) else "articles.all_inferred")]
    table = {
        "kind": "table",
        "name": "articles",
        "caption": w.plain(w.text("articles.caption")),
        "columns": columns,
        "rows": rows,
        "note": note,
    }
    return [table, {"kind": "texts", "articles": texts(ctx)}]


def _row(ctx: Context, ident: str, marked: bool) -> dict:
    """A row of the list; *marked* where an inferred day of publication has to be told from a given one."""
    row = ctx.row(ident)
    title = [ctx.cell(ident, "title", "words") if row["title"] else _first_words(ctx, ident)]
    if row["url"]:
        title = [{"t": "link", "url": row["url"], "c": title}]
    ctx.cell(ident, "sha256")
    known = row["outlet"] or row["agency"]
    cells = [
        [ctx.article_number(ident)],
        ctx.outlet(ident) if known else [inline.text(ctx.wording.text("articles.no_outlet"))],
        [*title, {**inline.cite([ident], [ident]), "self": True}],
        _day(ctx, ident, marked),
        [ctx.cell(ident, "word_count", "number")] if row["word_count"] is not None else [inline.text("–")],
    ]
    return {"id": ident, "cells": cells}


def _day(ctx: Context, ident: str, marked: bool) -> list[Node]:
    row = ctx.row(ident)
    if not (row["published_earliest"] or row["published_latest"]):
        return ctx.phrase("article.undated")
    day = ctx.cell(ident, "published_earliest/published_latest", "day")
    return ctx.phrase("article.about", date=day) if marked and not row["published_date"] else [day]


def _first_words(ctx: Context, ident: str) -> Node:
    """The beginning of the first sentence, for an article without a headline."""
    first = next((s["sentence_id"] for s in ctx.tables["sentences"] if s["article_id"] == ident), None)
    if first is None:
        return inline.text(ctx.wording.text("article.untitled"))
    node = ctx.cell(first, "text", "quote")
    words = node["v"].split()
    return node if len(words) <= 9 else {**node, "v": node["v"][: _end_of_word(node["v"], 9)], "cut": True}


def _end_of_word(words: str, count: int) -> int:
    at = 0
    for word in words.split()[:count]:
        at = words.index(word, at) + len(word)
    return at


def texts(ctx: Context) -> list[dict]:
    """Each article as paragraphs of sentences with annotations, for reading beside the briefing."""
    by_article: dict[str, dict[str, list[dict]]] = {
        a["article_id"]: {"sentences": [], **{n: [] for n in LAYERS}} for a in ctx.articles
    }
    for name in ("sentences", *LAYERS):
        for row in ctx.tables[name]:
            by_article[row["article_id"]][name].append(row)
    return [_text(ctx, number, row, by_article[row["article_id"]]) for number, row in enumerate(ctx.articles, 1)]


def _text(ctx: Context, number: int, row: dict, tables: dict[str, list[dict]]) -> dict:
    marks = [
        {"layer": layer, "start": r["start"], "end": r["end"], "label": _label(ctx, layer, r)}
        for layer in LAYERS
        for r in tables[layer]
        if not (layer == "claims" and r["quote_id"])
    ]
    return {
        "article_id": row["article_id"],
        "number": number,
        "outlet": ctx.outlet_name(row["article_id"]),
        "title": row["title"],
        "url": row["url"],
        "date": inline.plain(published(ctx, row["article_id"])),
        "day": ctx.wording.short_date(row["published_earliest"], row["published_latest"]),
        "text": row["text"],
        "sentences": [
            {
                "id": s["sentence_id"],
                "number": n,
                "start": s["start"],
                "end": s["end"],
                "paragraph": s["paragraph"],
                "kind": s["kind"],
                "repeats": s["repeats"],
            }
            for n, s in enumerate(tables["sentences"], 1)
        ],
        "marks": sorted(marks, key=lambda m: (m["start"], -m["end"], m["layer"])),
    }


def _label(ctx: Context, layer: str, row: dict) -> str:
    w = ctx.wording
    if layer == "quotes":
        who = row["speaker_name"] or row["speaker"] or w.text("statement.nobody")
        via = f" ← {', '.join(row['via'])}" if row["via"] else ""
        return f"{w.word('kind.' + row['kind'])}: {who}{via}"
    if layer == "mentions":
        return row["actor_name"] or w.text("mark.unresolved")
    if layer == "dates":
        return " · ".join(x for x in (row["value"], row["verdict"] if row["verdict"] != "ok" else None) if x)
    return w.word(f"certainty_reporter.{row['certainty_reporter']}")
