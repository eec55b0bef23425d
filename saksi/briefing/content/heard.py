"""Who is named and who is heard: two counts, which often differ, and the utterances that nobody owns."""

from __future__ import annotations

from saksi.briefing.content.context import Context
from saksi.briefing.content.counts import is_unattributed
from saksi.briefing.inline import Node

MOST_NAMES = 4
"""Relays or media that a sentence names, the commonest first."""


def heard(ctx: Context) -> list[dict]:
    """Sentences on who is named most, who is heard most, who is named and never heard, what has no speaker."""
    actors = [a for a in ctx.tables["actors"] if a["kind"] not in ("place",) and a["mention_count"]]
    lines = [
        *_most_named(ctx, actors),
        *_most_heard(ctx, actors),
        *_silent(ctx, actors),
        *_unattributed(ctx),
        *_relays(ctx),
    ]
    return [{"kind": "lines", "role": "prose", "lines": lines}] if lines else []


def _most_named(ctx: Context, actors: list[dict]) -> list[Node]:
    top = sorted(actors, key=lambda a: (-a["mention_count"], a["name"]))[:1]
    return [_named_line(ctx, a["actor_id"]) for a in top]


def _named_line(ctx: Context, ident: str) -> Node:
    mentions = ctx.named[ident]
    fact = f"named:{ident}"
    ctx.facts[fact] = {
        "ids": [m["mention_id"] for m in mentions],
        "sentences": len({m["sentence_id"] for m in mentions}),
    }
    row = ctx.row(ident)
    return ctx.line(
        "heard.named",
        [ident, fact],
        who=ctx.cell(ident, "name", "subject"),
        times=ctx.phrase("times", row["mention_count"], n=ctx.cell(ident, "mention_count", "number")),
        sentences=ctx.phrase("in_sentences", ctx.facts[fact]["sentences"], n=ctx.cell(fact, "sentences", "number")),
        articles=ctx.phrase("of_articles", row["article_count"], n=ctx.cell(ident, "article_count", "number")),
    )


def _most_heard(ctx: Context, actors: list[dict]) -> list[Node]:
    top = sorted((a for a in actors if a["quote_count"]), key=lambda a: (-a["quote_count"], a["name"]))[:3]
    if not top:
        return []
    first, *rest = top
    names = ctx.wording.names([_with_count(ctx, a["actor_id"]) for a in rest])
    values = {
        "who": ctx.cell(first["actor_id"], "name", "subject"),
        "n": ctx.cell(first["actor_id"], "quote_count", "number"),
        "total": ctx.cell("corpus", "quotes", "number"),
    }
    ids = [quote["quote_id"] for a in top for quote in ctx.said if quote["actor_id"] == a["actor_id"]]
    if rest:
        return [ctx.line("heard.most", ids, first["quote_count"], **values, rest=names)]
    return [ctx.line("heard.only", ids, first["quote_count"], **values)]


def _with_count(ctx: Context, ident: str) -> list[Node]:
    """``Yuri Ushakov (4)``."""
    return ctx.phrase("heard.next", who=ctx.cell(ident, "name", "subject"), n=ctx.cell(ident, "quote_count", "number"))


def _silent(ctx: Context, actors: list[dict]) -> list[Node]:
    silent = sorted(
        (a for a in actors if a["kind"] == "person" and not a["quote_count"] and a["mention_count"] > 1),
        key=lambda a: (-a["article_count"], -a["mention_count"], a["name"]),
    )[:3]
    if not silent:
        return []
    names = ctx.wording.names([[ctx.cell(a["actor_id"], "name", "subject")] for a in silent])
    times = ctx.wording.names([[ctx.cell(a["actor_id"], "mention_count", "number")] for a in silent])
    ids = [m["mention_id"] for a in silent for m in ctx.named[a["actor_id"]]]
    return [ctx.line("heard.silent", ids, len(silent), who=names, times=times)]


def _unattributed(ctx: Context) -> list[Node]:
    """The utterances without a name, and what stands in its place: a description, a document, nothing."""
    nobody = [q["quote_id"] for q in ctx.said if is_unattributed(q)]
    corpus = ctx.facts["corpus"]
    if not nobody:
        return []
    kinds = [kind for kind in ("described", "documents", "unsettled") if corpus[kind]]
    values = {"n": ctx.cell("corpus", "unattributed", "number"), "total": ctx.cell("corpus", "quotes", "number")}
    if len(kinds) == 1:
        return [ctx.line(f"heard.all_{kinds[0]}", nobody, corpus["unattributed"], **values)]
    shares = [ctx.phrase(f"heard.{kind}", corpus[kind], n=ctx.cell("corpus", kind, "number")) for kind in kinds]
    return [ctx.line("heard.unattributed", nobody, corpus["unattributed"], **values, kinds=ctx.wording.names(shares))]


def _relays(ctx: Context) -> list[Node]:
    """Through whom words came, and what other media are themselves the source of."""
    relayed = [q for q in ctx.said if q["via"]]
    media = [q for q in ctx.said if q["speaker_kind"] == "outlet" and not q["via"]]
    lines = []
    if relayed:
        ways = [(name, q, f"via/{number}") for q in relayed for number, name in enumerate(q["via"])]
        ids = [q["quote_id"] for q in relayed]
        n = ctx.cell("corpus", "relayed", "number")
        lines.append(ctx.line("heard.relayed", ids, len(relayed), n=n, relays=_shares(ctx, "relay", ways)))
    if media:
        own = [(q["speaker_name"] or q["speaker"], q, "speaker_name") for q in media if q["speaker_name"]]
        ctx.facts["media"] = {"ids": [q["quote_id"] for q in media], "number": len(media)}
        n = ctx.cell("media", "number", "number")
        lines.append(ctx.line("heard.media", ["media"], len(media), n=n, media=_shares(ctx, "medium", own)))
    return lines


def _shares(ctx: Context, fact: str, found: list[tuple[str, dict, str]]) -> list[Node]:
    """``Russian media (2) and an interpreter (1)``: the commonest names, each with how many utterances it has."""
    by_name: dict[str, list[tuple[dict, str]]] = {}
    for name, quote, column in found:
        by_name.setdefault(name, []).append((quote, column))
    shown = []
    for name, rows in sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_NAMES]:
        ident = f"{fact}:{name}"
        ctx.facts[ident] = {"ids": [quote["quote_id"] for quote, _ in rows], "number": len(rows)}
        quote, column = rows[0]
        who = ctx.glossed(quote["quote_id"], column, "item" if "/" in column else "subject")
        shown.append(ctx.phrase("heard.next", who=who, n=ctx.cell(ident, "number", "number")))
    if len(by_name) > MOST_NAMES:
        shown.append(ctx.phrase("others"))
    return ctx.wording.names(shown)
