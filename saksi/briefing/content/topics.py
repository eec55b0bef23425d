"""What is reported by topic: who says it, through whom, how surely, in which words.

Statements are chosen so that each speaker of a topic is heard before anybody is heard twice; directly quoted
words come first. Repeated sentences and copies are left out.
"""

from __future__ import annotations

from collections import defaultdict

from saksi.briefing.content.context import Context
from saksi.briefing.inline import Node

MOST_TOPICS = 7
MOST_STATEMENTS = 4
LONGEST = 320
"""Characters of a quotation that are printed; a longer one is cut between words, with an ellipsis."""

_KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}


def topics(ctx: Context) -> list[dict]:
    """A block a topic: a sentence with its counts, then statements."""
    blocks: list[dict] = []
    taken: set[str] = set()
    for ident in _in_order(ctx):
        chosen = _choose(ctx, ctx.facts[ident]["ids"], taken)
        if chosen:
            taken |= {ctx.row(claim)["quote_id"] for claim in chosen}
            blocks.append(_block(ctx, ident, chosen))
    return blocks or [{"kind": "lines", "role": "prose", "lines": [ctx.line("topics.none", ["corpus"])]}]


def _in_order(ctx: Context) -> list[str]:
    """The topics with most statements, in the order of the lexicon, which goes from the matter to the manner."""
    idents = [ident for ident in ctx.facts if ident.startswith("topic:")][:MOST_TOPICS]
    order = {f"topic:{topic}": number for number, topic in enumerate(ctx.topic_names)}
    return sorted(idents, key=lambda ident: order.get(ident, len(order)))


def _choose(ctx: Context, claims: list[str], taken: set[str]) -> list[str]:
    """The claims that are shown: round after round, one of each speaker."""
    by_speaker: dict[str, list[str]] = defaultdict(list)
    seen = set(taken)
    for ident in claims:
        row = ctx.row(ident)
        if row["quote_id"] in seen or row["quote_id"] not in ctx.rows:
            continue
        seen.add(row["quote_id"])
        by_speaker[row["actor_id"] or row["source_name"] or ""].append(ident)
    order = sorted(by_speaker, key=lambda who: (who == "", -len(by_speaker[who]), who))
    for who in order:
        by_speaker[who].sort(
            key=lambda c: (_KIND_ORDER.get(ctx.row(ctx.row(c)["quote_id"])["kind"], 3), claims.index(c))
        )
    rounds = [by_speaker[who][turn] for turn in range(MOST_STATEMENTS) for who in order if turn < len(by_speaker[who])]
    return rounds[:MOST_STATEMENTS]


def _block(ctx: Context, ident: str, chosen: list[str]) -> dict:
    fact = ctx.facts[ident]
    name = topic_name(ctx, fact["topic"])
    count = ctx.phrase("topics.statements", fact["statements"], n=ctx.cell(ident, "statements", "number"))
    speakers = ctx.phrase("topics.speakers", fact["speakers"], n=ctx.cell(ident, "speakers", "number"))
    line = ctx.line("topics.line", [ident], statements=count, speakers=speakers)
    return {"kind": "statements", "heading": name, "line": line, "items": [_statement(ctx, claim) for claim in chosen]}


def topic_name(ctx: Context, topic: str) -> str:
    """A topic's name in the language of the briefing, from the lexicon's table of topics."""
    name = ctx.topic_names.get(topic) or ctx.wording.word(f"topic.{topic}")
    return name[:1].upper() + name[1:]


def _statement(ctx: Context, claim_id: str) -> dict:
    claim = ctx.row(claim_id)
    quote = ctx.row(claim["quote_id"])
    ident = quote["quote_id"]
    words = ctx.cell(ident, "text", "quote")
    shown = shortened(words)
    gloss = ctx.glosses.of(quote["text"]) if ctx.lang != "id" else None
    item = {
        "id": claim_id,
        "who": speaker(ctx, ident),
        "role": [ctx.cell(ident, "speaker_role", "words")] if quote["speaker_role"] else [],
        "via": ctx.phrase(
            "statement.via", via=ctx.wording.names([[relay(ctx, ident, n)] for n in range(len(quote["via"]))])
        )
        if quote["via"]
        else [],
        "quote": shown,
        "marks": quote["kind"] == "direct",
        "gloss": gloss,
        "tags": _tags(ctx, claim_id, ident),
        "cite": ctx.cite([ident, claim_id]),
    }
    dispute = ctx.disputed.get(claim_id) or ctx.disputed.get(ident)
    return {**item, "disputed": dispute} if dispute else item


def relay(ctx: Context, quote_id: str, number: int) -> Node:
    """The name of a relay, as the row has it."""
    return ctx.cell(quote_id, f"via/{number}", "item")


def speaker(ctx: Context, quote_id: str) -> list[Node]:
    """Who speaks, with the fullest name; an unnamed source in the article's own words; nobody, shown as such."""
    quote = ctx.row(quote_id)
    if quote["speaker_kind"] != "unnamed" and (quote["actor_id"] in ctx.rows):
        return [ctx.cell(quote["actor_id"], "name", "name")]
    if quote["speaker_kind"] != "unnamed" and quote["speaker_name"]:
        return [ctx.cell(quote_id, "speaker_name", "name")]
    if quote["speaker"]:
        return ctx.phrase("statement.unnamed", speaker=ctx.cell(quote_id, "speaker", "words"))
    return ctx.phrase("statement.nobody")


def _tags(ctx: Context, claim_id: str, quote_id: str) -> list[list[Node]]:
    """How the words reach us and how surely: kind of speech, the source's certainty, the outlet's distance."""
    claim = ctx.row(claim_id)
    tags = [[ctx.cell(quote_id, "kind", "word")]]
    if claim["certainty_speaker"] and claim["certainty_speaker"] != "stated":
        tags.append(ctx.phrase("statement.certainty", word=ctx.cell(claim_id, "certainty_speaker", "word")))
    if claim["certainty_reporter"] in ("hearsay", "distanced"):
        tags.append([ctx.cell(claim_id, "certainty_reporter", "word")])
    if claim["type"] != "report":
        tags.append([ctx.cell(claim_id, "type", "word")])
    if ctx.disputed.get(claim_id) or ctx.disputed.get(quote_id):
        tags.append(ctx.phrase("disputed"))
    return tags


def shortened(words: Node) -> Node:
    """A quotation cut to what is printed; ``cut`` tells the linter (and the reader's ellipsis) so."""
    if len(words["v"]) <= LONGEST:
        return words
    return {**words, "v": words["v"][:LONGEST].rsplit(None, 1)[0].rstrip(",;: ") or words["v"][:LONGEST], "cut": True}
