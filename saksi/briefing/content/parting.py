"""Where the accounts part: each disagreement as a sentence, and the accounts side by side in their own words."""

from __future__ import annotations

import itertools
import json
from urllib.parse import quote as escaped

from saksi.briefing import inline
from saksi.briefing.content.context import Context, template_of
from saksi.briefing.content.front import participants
from saksi.briefing.content.statements import shortened
from saksi.briefing.inline import Node

MOST = 8
MOST_SIDES = 4
_WIKIPEDIA = "Wikipedia: "


def parting(ctx: Context) -> list[dict]:
    """A block a disagreement, the graver ones first."""
    found = ctx.conflicts
    if not found:
        return [{"kind": "lines", "role": "prose", "lines": [ctx.line("parting.none", ["corpus"])]}]
    blocks = [_block(ctx, finding) for finding in found[:MOST]]
    for before, block in itertools.pairwise(blocks[:]):
        block["is_further"] = block["label"][0]["v"] == before["label"][0]["v"]
    if len(found) > MOST:
        left = found[MOST:]
        ctx.facts["parting_left"] = {"ids": [f["finding_id"] for f in left], "number": len(left)}
        line = ctx.line("parting.left", ["parting_left"], len(left), n=ctx.cell("parting_left", "number", "number"))
        blocks.append({"kind": "lines", "role": "note", "lines": [line]})
    return blocks


def _block(ctx: Context, finding: dict) -> dict:
    ident = finding["finding_id"]
    places = _places(ctx, finding)
    by_article: dict[str, str] = {}
    for place in places:
        by_article.setdefault(ctx.row(place)["article_id"], place)
    chosen = list(by_article.values()) if len(by_article) > 1 else places[:2]
    record = [_record_side(ctx, known, finding) for known in recorded(ctx, finding)]
    return {
        "kind": "accounts",
        "id": ident,
        "label": [ctx.cell(ident, "kind", "word")],
        "line": message(ctx, finding),
        "sides": [*(_side(ctx, place) for place in chosen[:MOST_SIDES]), *record],
    }


def _places(ctx: Context, finding: dict) -> list[str]:
    """The sentence of each row that parts: one with the words that part, else the one that stands for the row."""
    values = json.loads(finding["values"]) if finding["values"] else {}
    words = [value for value in values.values() if isinstance(value, str)]
    own = [_telling(ctx, ident, words) for ident in finding["evidence"] if ident in ctx.rows]
    return [place for place in dict.fromkeys(own) if place]


def _telling(ctx: Context, ident: str, words: list[str]) -> str | None:
    """Of the sentences of a row the first with most of the words; where none has any, the one that proves most."""
    row = ctx.row(ident)
    proving = [place for place, _ in ctx.places.of(ident) if ctx.rows[place][0] == "sentences"]
    told = [place for place in (row.get("sentence_id"), *(row.get("evidence") or ())) if place in proving]
    best = max(told, key=lambda place: _shared(ctx, place, words), default=None)
    return best if best and _shared(ctx, best, words) else next(iter(proving), None)


def _shared(ctx: Context, place: str, words: list[str]) -> int:
    return sum(word in ctx.row(place)["text"] for word in words)


def recorded(ctx: Context, finding: dict) -> list[str]:
    """The row of the public record that stands beside a finding, as that of its event."""
    event = _event_of(ctx, finding)
    named = [ident for ident in finding["evidence"] if ident in ctx.rows and ctx.rows[ident][0] == "summits"]
    return named or ([event["known_id"]] if event and event["known_id"] in ctx.rows else [])


def _record_side(ctx: Context, known: str, finding: dict) -> dict:
    date = ctx.cell(known, "start/end", "date")
    words = (
        ctx.phrase("record.place", place=ctx.cell(known, "place", "place"), date=date)
        if ctx.row(known)["place"]
        else [date]
    )
    if template_of(finding).endswith(".status"):
        words = [*words, inline.text(": "), ctx.cell(known, "status", "word")]
    return {
        "outlet": ctx.phrase("record.heading"),
        "date": [],
        "line": words,
        "gloss": None,
        "source": [_record_source(ctx, known)],
        "cite": ctx.cite([known]),
    }


def _record_source(ctx: Context, known: str) -> Node:
    """What the public record follows, linked where it is an article of Wikipedia."""
    shown = ctx.cell(known, "source", "item")
    title = ctx.row(known)["source"].removeprefix(_WIKIPEDIA)
    if title == ctx.row(known)["source"]:
        return shown
    return {"t": "link", "url": f"https://en.wikipedia.org/wiki/{escaped(title.replace(' ', '_'))}", "c": [shown]}


def _side(ctx: Context, place: str) -> dict:
    article = ctx.row(place)["article_id"]
    words = ctx.cell(place, "text", "quote")
    return {
        "outlet": ctx.outlet(article),
        "date": _day(ctx, article),
        "quote": shortened(words),
        "gloss": ctx.glosses.of(words["v"]) if ctx.lang != "id" else None,
        "cite": ctx.cite([place]),
    }


def _day(ctx: Context, article: str) -> list[Node]:
    """When an article was published, in short."""
    row = ctx.row(article)
    if not (row["published_earliest"] or row["published_latest"]):
        return ctx.phrase("article.undated")
    return [ctx.cell(article, "published_earliest/published_latest", "day")]


def published(ctx: Context, article: str) -> list[Node]:
    """When an article was published, as far as it is known."""
    row = ctx.row(article)
    if not (row["published_earliest"] or row["published_latest"]):
        return ctx.phrase("article.undated")
    date = ctx.cell(article, "published_earliest/published_latest", "date")
    return [date] if row["published_date"] else ctx.phrase("article.inferred", date=date)


def message(ctx: Context, finding: dict) -> Node:
    """The sentence of a finding: the lexicon's template, filled from the values of the row."""
    ident = finding["finding_id"]
    evidence = ctx.cite([ident] if finding["kind"] == "repeated_text" else [ident, *finding["evidence"]])
    values = json.loads(finding["values"]) if finding["values"] else {}
    template = ctx.wording.finding(template_of(finding))
    names = inline.placeholders(template) if template else []
    if template is None or any(name not in values for name in names):
        return inline.sentence("finding.message", [ctx.cell(ident, "message", "item")], evidence)
    filled = {name: ctx.cell(ident, f"values/{name}", "item") for name in names}
    event = _event_of(ctx, finding)
    if "event" in filled and event:
        filled["event"] = _event(ctx, event)
    return inline.sentence(f"finding.{template_of(finding)}", inline.fill(template, filled), evidence)


def _event_of(ctx: Context, finding: dict) -> dict | None:
    for ident in finding["evidence"]:
        table, row = ctx.rows.get(ident, (None, {}))
        if table == "accounts" and row["event_id"] in ctx.rows:
            return ctx.row(row["event_id"])
    return None


def _event(ctx: Context, event: dict) -> list[Node]:
    who = participants(ctx, event)
    if not event["place"]:
        return who
    place = ctx.cell(event["event_id"], "place", "place")
    return ctx.phrase("event.short", who=who, place=place) if who else [place]
