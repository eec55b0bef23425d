"""Who is named and who is heard: two counts, which often differ, and the utterances that nobody owns."""

from __future__ import annotations

from saksi.briefing.content.context import Context
from saksi.briefing.content.counts import is_unattributed, originals, utterances
from saksi.briefing.inline import Node


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
    return [
        ctx.line(
            "heard.named",
            [a["actor_id"], *_mentions_of(ctx, a["actor_id"])],
            who=ctx.cell(a["actor_id"], "name", "name"),
            times=ctx.phrase("times", a["mention_count"], n=ctx.cell(a["actor_id"], "mention_count", "number")),
            articles=ctx.phrase(
                "in_articles", a["article_count"], n=ctx.cell(a["actor_id"], "article_count", "number")
            ),
        )
        for a in top
    ]


def _most_heard(ctx: Context, actors: list[dict]) -> list[Node]:
    top = sorted((a for a in actors if a["quote_count"]), key=lambda a: (-a["quote_count"], a["name"]))[:3]
    if not top:
        return []
    first, *rest = top
    names = ctx.wording.names(
        [
            ctx.phrase(
                "heard.next",
                who=ctx.cell(a["actor_id"], "name", "name"),
                n=ctx.cell(a["actor_id"], "quote_count", "number"),
            )
            for a in rest
        ]
    )
    values = {
        "who": ctx.cell(first["actor_id"], "name", "name"),
        "n": ctx.cell(first["actor_id"], "quote_count", "number"),
        "total": ctx.cell("corpus", "quotes", "number"),
    }
    ids = [quote for a in top for quote in _quotes_of(ctx, a["actor_id"])]
    if rest:
        return [ctx.line("heard.most", ids, first["quote_count"], **values, rest=names)]
    return [ctx.line("heard.only", ids, first["quote_count"], **values)]


def _silent(ctx: Context, actors: list[dict]) -> list[Node]:
    silent = sorted(
        (a for a in actors if a["kind"] == "person" and not a["quote_count"] and a["mention_count"] > 1),
        key=lambda a: (-a["article_count"], -a["mention_count"], a["name"]),
    )[:3]
    if not silent:
        return []
    names = ctx.wording.names([[ctx.cell(a["actor_id"], "name", "name")] for a in silent])
    return [
        ctx.line(
            "heard.silent", [m for a in silent for m in _mentions_of(ctx, a["actor_id"])[:2]], len(silent), who=names
        )
    ]


def _unattributed(ctx: Context) -> list[Node]:
    nobody = [q["quote_id"] for q in utterances(originals(ctx.tables, "quotes")) if is_unattributed(q)]
    count = ctx.facts["corpus"]["unattributed"]
    if not count:
        return []
    return [
        ctx.line(
            "heard.unattributed",
            nobody,
            count,
            n=ctx.cell("corpus", "unattributed", "number"),
            total=ctx.cell("corpus", "quotes", "number"),
        )
    ]


def _relays(ctx: Context) -> list[Node]:
    relayed = [q["quote_id"] for q in utterances(originals(ctx.tables, "quotes")) if q["via"]]
    if not relayed:
        return []
    n = ctx.facts["corpus"]["relayed"]
    return [ctx.line("heard.relayed", relayed, n, n=ctx.cell("corpus", "relayed", "number"))]


def _mentions_of(ctx: Context, actor_id: str) -> list[str]:
    return [m["mention_id"] for m in ctx.tables["mentions"] if m["actor_id"] == actor_id and not m["is_place"]]


def _quotes_of(ctx: Context, actor_id: str) -> list[str]:
    return [q["quote_id"] for q in ctx.tables["quotes"] if q["actor_id"] == actor_id]
