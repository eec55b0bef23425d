"""What is reported by topic, statement by statement.

Statements are chosen so that as many sources as there is room for are heard: within a topic those first who have
not been heard yet, then round after round one of each, direct words before indirect. Repeated sentences and copies
are left out. Sources that no topic lets in are heard at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from saksi.briefing.content.context import Context
from saksi.briefing.content.statements import statement

MOST_TOPICS = 7
MOST_STATEMENTS = 3
MOST_OTHERS = 4

_KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}


def topics(ctx: Context) -> list[dict]:
    """A block a topic: a sentence with its counts, then statements; the other sources last."""
    blocks: list[dict] = []
    chosen: dict[str, str] = {}
    for ident in _in_order(ctx):
        new = _choose(ctx, ctx.facts[ident]["ids"], chosen)
        if new:
            chosen |= {ctx.row(claim)["quote_id"]: claim for claim in new}
            blocks.append(_block(ctx, ident, new))
    blocks += _others(ctx, chosen)
    return blocks or [{"kind": "lines", "role": "prose", "lines": [ctx.line("topics.none", ["corpus"])]}]


def _in_order(ctx: Context) -> list[str]:
    """The topics with most statements, in the order of the lexicon, which goes from the matter to the manner."""
    idents = [ident for ident in ctx.facts if ident.startswith("topic:")][:MOST_TOPICS]
    order = {f"topic:{topic}": number for number, topic in enumerate(ctx.topic_names)}
    return sorted(idents, key=lambda ident: order.get(ident, len(order)))


def _heard(ctx: Context, quotes: Iterable[str]) -> set[str]:
    return {ctx.voices.source(quote) or "" for quote in quotes}


def _choose(ctx: Context, claims: list[str], chosen: dict[str, str]) -> list[str]:
    """The claims of a topic that are shown: round after round, one of each source, the unheard and the named first."""
    heard = _heard(ctx, chosen)
    by_source: dict[str, list[str]] = defaultdict(list)
    seen = set(chosen)
    for claim in claims:
        quote = ctx.row(claim)["quote_id"]
        if quote in ctx.rows and quote not in seen:
            seen.add(quote)
            by_source[ctx.voices.source(quote) or ""].append(claim)
    for same in by_source.values():
        same.sort(key=lambda claim: (_kind(ctx, ctx.row(claim)["quote_id"]), claims.index(claim)))
    named = {who: ctx.voices.is_named(ctx.row(same[0])["quote_id"]) for who, same in by_source.items()}
    order = sorted(by_source, key=lambda who: (not who, who in heard, not named[who], -len(by_source[who]), who))
    rounds = [by_source[who][turn] for turn in range(MOST_STATEMENTS) for who in order if turn < len(by_source[who])]
    return rounds[:MOST_STATEMENTS]


def _kind(ctx: Context, quote_id: str) -> int:
    return _KIND_ORDER.get(ctx.row(quote_id)["kind"], len(_KIND_ORDER))


def _block(ctx: Context, ident: str, chosen: list[str]) -> dict:
    fact = ctx.facts[ident]
    count = ctx.phrase("topics.statements", fact["statements"], n=ctx.cell(ident, "statements", "number"))
    speakers = ctx.phrase("topics.speakers", fact["speakers"], n=ctx.cell(ident, "speakers", "number"))
    if not fact["speakers"]:
        speakers = ctx.phrase("statement.nobody")
    elif fact["unnamed"]:
        unnamed = ctx.cell(ident, "unnamed", "number")
        key = "topics.all_unnamed" if fact["unnamed"] == fact["speakers"] else "topics.some_unnamed"
        speakers = ctx.phrase(key, fact["unnamed"], speakers=speakers, n=unnamed)
    line = ctx.line("topics.line", [ident], statements=count, speakers=speakers)
    items = [statement(ctx, ctx.row(claim)["quote_id"], claim) for claim in chosen]
    return {"kind": "statements", "heading": topic_name(ctx, fact["topic"]), "line": line, "items": items}


def _others(ctx: Context, chosen: dict[str, str]) -> list[dict]:
    """Sources that are heard under no topic shown, one statement each."""
    heard = _heard(ctx, chosen)
    first: dict[str, dict] = {}
    for quote in sorted(ctx.said, key=lambda q: _kind(ctx, q["quote_id"])):
        source = ctx.voices.source(quote["quote_id"]) or ""
        if source not in heard:
            first.setdefault(source, quote)
    if not first:
        return []
    ctx.facts["others"] = {"ids": [quote["quote_id"] for quote in first.values()], "sources": len(first)}
    shown = list(first.values())[:MOST_OTHERS]
    claims = {claim["quote_id"]: claim["claim_id"] for claim in reversed(ctx.tables["claims"]) if claim["quote_id"]}
    line = ctx.line("topics.others_line", ["others"], len(first), n=ctx.cell("others", "sources", "number"))
    items = [statement(ctx, quote["quote_id"], claims.get(quote["quote_id"])) for quote in shown]
    return [{"kind": "statements", "heading": ctx.wording.text("topics.others"), "line": line, "items": items}]


def topic_name(ctx: Context, topic: str) -> str:
    """A topic's name in the language of the briefing, from the lexicon's table of topics."""
    name = ctx.topic_names.get(topic) or ctx.wording.word(f"topic.{topic}")
    return name[:1].upper() + name[1:]
