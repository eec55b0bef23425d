"""A statement as a reader sees it: who says it, through whom, how surely, in which words, with a gloss."""

from __future__ import annotations

from saksi.briefing.content.context import Context
from saksi.briefing.content.front import participants
from saksi.briefing.inline import Node

_ACTS = ("promise", "demand", "accusation", "denial")
"""Types of claim that say what a source does by speaking; of the others the quotation itself says it better."""
LONGEST = 320
"""Characters of a quotation that are printed; a longer one is cut between words, with an ellipsis."""


def statement(ctx: Context, quote_id: str, claim_id: str | None) -> dict:
    """The item of a block of statements; *claim_id* is the claim in the quotation whose certainty is told."""
    quote = ctx.row(quote_id)
    ids = [quote_id, claim_id] if claim_id else [quote_id]
    behind = [ident for ident in (ctx.voices.described(quote_id), ctx.voices.issue(quote_id)) if ident]
    item = {
        "id": claim_id or quote_id,
        "who": speaker(ctx, quote_id),
        "role": _role(ctx, quote_id),
        "via": _relays(ctx, quote_id),
        "quote": shortened(ctx.cell(quote_id, "text", "quote")),
        "marks": quote["kind"] == "direct",
        "gloss": ctx.glosses.of(quote["text"]) if ctx.lang != "id" else None,
        "tags": _tags(ctx, quote_id, claim_id),
        "cite": ctx.cite([*ids, *behind]),
    }
    dispute = next((ctx.disputed[ident] for ident in ids if ident in ctx.disputed), None)
    return {**item, "disputed": dispute} if dispute else item


def speaker(ctx: Context, quote_id: str) -> list[Node]:
    """Who speaks, with the fullest name; an unnamed source in the article's own words; nobody, shown as such."""
    quote = ctx.row(quote_id)
    if quote["speaker_kind"] != "unnamed" and quote["actor_id"] in ctx.rows:
        return [ctx.cell(quote["actor_id"], "name", "name")]
    if quote["speaker_kind"] != "unnamed" and quote["speaker_name"]:
        return _together(ctx, quote["speaker_name"]) or [ctx.cell(quote_id, "speaker_name", "name")]
    if not quote["speaker"]:
        return ctx.phrase("statement.nobody")
    words = ctx.glossed(ctx.voices.described(quote_id), "speaker")
    return [words] if quote["speaker_kind"] == "document" else ctx.phrase("statement.unnamed", speaker=words)


def _role(ctx: Context, quote_id: str) -> list[Node]:
    """In what capacity the source speaks: a person's office; of a document who issued it, or what it is."""
    quote = ctx.row(quote_id)
    if quote["speaker_role"]:
        return [ctx.glossed(quote_id, "speaker_role")]
    if quote["speaker_kind"] != "document":
        return []
    if issue := ctx.voices.issue(quote_id):
        return ctx.phrase("statement.issued", who=participants(ctx, ctx.row(issue)))
    words = quote["speaker"] or ""
    says_more = quote["actor_id"] in ctx.rows and len(words.split()) > 1 and not ctx.voices.points_back(words)
    return [ctx.glossed(quote_id, "speaker")] if says_more else []


def _together(ctx: Context, names: str) -> list[Node]:
    """Several speakers of one utterance (``A dan B``) as a list, where the articles know each of them."""
    parts = names.replace(", dan ", ", ").replace(" dan ", ", ").split(", ")
    if len(parts) < 2 or not all(part in ctx.actors_by_name for part in parts):
        return []
    return ctx.wording.names([[ctx.cell(ctx.actors_by_name[part], "name", "name")] for part in parts])


def _relays(ctx: Context, quote_id: str) -> list[Node]:
    names = [[ctx.glossed(quote_id, f"via/{number}", "item")] for number in range(len(ctx.row(quote_id)["via"]))]
    return ctx.phrase("statement.via", via=ctx.wording.names(names)) if names else []


def _tags(ctx: Context, quote_id: str, claim_id: str | None) -> list[list[Node]]:
    """How the words reach us and how surely: kind of speech, the source's certainty, the outlet's distance."""
    tags = [[ctx.cell(quote_id, "kind", "word")]]
    if claim_id:
        tags += _stance(ctx, claim_id)
    if any(ident in ctx.disputed for ident in (quote_id, claim_id)):
        tags.append(ctx.phrase("disputed"))
    return tags


def _stance(ctx: Context, claim_id: str) -> list[list[Node]]:
    claim = ctx.row(claim_id)
    tags = []
    if claim["certainty_speaker"] and claim["certainty_speaker"] != "stated":
        word = ctx.cell(claim_id, "certainty_speaker", "word")
        tags.append(ctx.phrase("statement.certainty", word=word))
    if claim["certainty_reporter"] in ("hearsay", "distanced"):
        tags.append([ctx.cell(claim_id, "certainty_reporter", "word")])
    if claim["type"] in _ACTS:
        tags.append([ctx.cell(claim_id, "type", "word")])
    return tags


def shortened(words: Node, longest: int = LONGEST) -> Node:
    """A quotation cut to what is printed; ``cut`` tells the linter (and the reader's ellipsis) so."""
    if len(words["v"]) <= longest:
        return words
    return {**words, "v": words["v"][:longest].rsplit(None, 1)[0].rstrip(",;: ") or words["v"][:longest], "cut": True}
