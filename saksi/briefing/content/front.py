"""The front of a briefing: its title, the bottom line of at most 60 words, the corpus in one line."""

from __future__ import annotations

from itertools import groupby

from saksi.briefing import inline
from saksi.briefing.content.context import CONFLICTS, Context
from saksi.briefing.inline import Node

MOST_WORDS = 60
_KINDS = ("summit", "talks", "meeting", "agreement", "visit", "call", "exercise", "test", "statement")


def front(ctx: Context) -> list[dict]:
    """Title and subtitle, made of the three persons whom most articles name, and of the corpus."""
    people = [a for a in ctx.tables["actors"] if a["kind"] == "person"] or ctx.tables["actors"]
    people = sorted(people, key=lambda a: (-(a["article_count"] or 0), -(a["mention_count"] or 0), a["name"]))[:3]
    names = ctx.wording.names([[ctx.cell(a["actor_id"], "name", "name")] for a in people])
    title = ctx.phrase("title.actors", actors=names) if names else ctx.phrase("title.plain")
    total = ctx.facts["corpus"]
    subtitle = ctx.phrase("subtitle", total["articles"], n=ctx.cell("corpus", "articles", "number"))
    keywords = [inline.plain([ctx.cell(a["actor_id"], "name", "name")]) for a in people]
    return [{"kind": "front", "title": title, "subtitle": subtitle, "lang": ctx.lang, "keywords": keywords,
             "corpus_digest": ctx.digest, "last_day": total["last"]}]  # fmt: skip


def bottom_line(ctx: Context) -> list[dict]:
    """What was held, what is only expected, what was called off, and how far the accounts agree: in 60 words."""
    candidates = [*_events_lines(ctx), _agreement_line(ctx)]
    lines: list[Node] = []
    used = 0
    for line in candidates:
        words = len(inline.plain(line).split())
        if used + words <= MOST_WORDS:
            lines.append(line)
            used += words
    return [{"kind": "lines", "role": "bottom", "heading": ctx.wording.text("bottom.heading"), "lines": lines}]


def rank(event: dict) -> tuple:
    """How much an event weighs: known summits first, then what more texts tell of."""
    return (
        event["known_id"] is None,
        not (event["earliest"] or event["latest"]),
        -(event["independent_sources"] or 0),
        -len(event["article_ids"]),
        _KINDS.index(event["kind"]) if event["kind"] in _KINDS else len(_KINDS),
        event["earliest"] or "9999",
        event["event_id"],
    )


def _events_lines(ctx: Context) -> list[Node]:
    meetings = [e for e in ctx.tables["events"] if e["kind"] in ("summit", "meeting", "talks") and len(e["participants"]) > 1]
    chosen = sorted(meetings, key=rank)[:6]
    chosen.sort(key=lambda e: (_STATUS_ORDER.index(e["status"]), e["participant_names"], e["earliest"] or "9999"))
    lines = []
    for (status, _), group in groupby(chosen, key=lambda e: (e["status"], tuple(e["participants"]))):
        events = list(group)
        places = ctx.wording.names([_when_where(ctx, event) for event in events])
        ids = [event["event_id"] for event in events]
        lines.append(ctx.line(f"bottom.{status}", ids, who=participants(ctx, events[0]), places=places))
    return lines


_STATUS_ORDER = ("held", "planned", "rumoured", "proposed", "called_off", "denied")


def _when_where(ctx: Context, event: dict) -> list[Node]:
    ident = event["event_id"]
    if not (event["earliest"] or event["latest"]):
        return ctx.phrase("bottom.where", place=ctx.cell(ident, "place", "place")) if event["place"] else ctx.phrase("bottom.undated")
    date = ctx.cell(ident, "earliest/latest", "date")
    if not event["place"]:
        return ctx.phrase("bottom.when", date=date)
    return ctx.phrase("bottom.where_when", place=ctx.cell(ident, "place", "place"), date=date)


def participants(ctx: Context, event: dict, most: int = 4) -> list[Node]:
    """The participants of an event as a list in a sentence."""
    names = [
        [ctx.actor(ident, name) or inline.text(name)]
        for ident, name in zip(event["participants"], event["participant_names"], strict=False)
    ]
    return ctx.wording.names(names[:most] if len(names) <= most else [*names[: most - 1], ctx.phrase("others")])


def _agreement_line(ctx: Context) -> Node:
    parting = [f["finding_id"] for f in ctx.tables["findings"] if f["kind"] in CONFLICTS]
    ctx.facts["parting"] = {"ids": parting or ["corpus"], "points": len(parting)}
    if not parting:
        return ctx.line("bottom.agree", ["corpus"], ctx.facts["corpus"]["articles"])
    return ctx.line("bottom.part", parting, len(parting), points=ctx.cell("parting", "points", "number"))


def corpus_line(ctx: Context) -> list[dict]:
    """Articles, outlets, period, independent texts, utterances: one line."""
    total = ctx.facts["corpus"]
    number = {name: ctx.cell("corpus", name, "number") for name in ("articles", "outlets", "independent", "quotes", "words")}
    if total["first"]:
        period = ctx.phrase("corpus.period", dates=ctx.cell("corpus", "first/last", "date"))
    else:
        period = ctx.phrase("corpus.no_period")
    parts = {
        "articles": ctx.phrase("corpus.articles", total["articles"], n=number["articles"]),
        "outlets": ctx.phrase("corpus.outlets", total["outlets"], n=number["outlets"]),
        "independent": ctx.phrase("corpus.independent", total["independent"], n=number["independent"]),
        "quotes": ctx.phrase("corpus.quotes", total["quotes"], n=number["quotes"]),
        "words": ctx.phrase("corpus.words", total["words"], n=number["words"]),
    }
    line = ctx.line("corpus.line", ["corpus"], period=period, **parts)
    return [{"kind": "lines", "role": "corpus", "lines": [line]}]
