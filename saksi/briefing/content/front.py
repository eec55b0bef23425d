"""The front of a briefing: its title, the bottom line of at most 60 words, the corpus in one line."""

from __future__ import annotations

from collections import defaultdict

from saksi.briefing import inline
from saksi.briefing.content.context import Context
from saksi.briefing.inline import Node

MOST_WORDS = 60
MOST_EVENTS = 5
MOST_OTHERS = 3
_KINDS = ("summit", "talks", "meeting", "agreement", "visit", "call", "exercise", "test", "statement")


def front(ctx: Context) -> list[dict]:
    """Title and subtitle, made of the three persons whom most articles name, and of the corpus."""
    people = [a for a in ctx.tables["actors"] if a["kind"] == "person"] or ctx.tables["actors"]
    people = sorted(people, key=lambda a: (-(a["article_count"] or 0), -(a["mention_count"] or 0), a["name"]))[:3]
    names = ctx.wording.names([[ctx.cell(a["actor_id"], "name", "name")] for a in people])
    title = ctx.phrase("title.actors", actors=names) if names else ctx.phrase("title.plain")
    total = ctx.facts["corpus"]
    of_meetings = any(event["kind"] in MEETINGS for event in ctx.tables["events"])
    subtitle = ctx.phrase(
        "subtitle" if of_meetings else "subtitle.plain", total["articles"], n=ctx.cell("corpus", "articles", "number")
    )
    keywords = [inline.plain([ctx.cell(a["actor_id"], "name", "name")]) for a in people]
    return [
        {
            "kind": "front",
            "title": title,
            "subtitle": subtitle,
            "lang": ctx.lang,
            "keywords": keywords,
            "corpus_digest": ctx.digest,
            "last_day": total["last"],
        }
    ]


def bottom_line(ctx: Context) -> list[dict]:
    """What was held, what is only expected, what was called off, and how far the accounts agree: in 60 words."""
    agreement = _agreement_line(ctx)
    lines: list[Node] = []
    used = _length(agreement)
    for line in _events_lines(ctx):
        if used + _length(line) <= MOST_WORDS:
            lines.append(line)
            used += _length(line)
    lines.append(agreement)
    return [{"kind": "lines", "role": "bottom", "heading": ctx.wording.text("bottom.heading"), "lines": lines}]


def _length(line: Node) -> int:
    return len(inline.plain(line).split())


def rank(event: dict) -> tuple:
    """How much an event weighs: known summits first, then what has more than one side and more texts tell of."""
    return (
        event["known_id"] is None,
        event["kind"] in _OF_SIDES and len(event["participants"]) < 2,
        not (event["earliest"] or event["latest"]),
        -(event["independent_sources"] or 0),
        -len(event["article_ids"]),
        _KINDS.index(event["kind"]) if event["kind"] in _KINDS else len(_KINDS),
        event["earliest"] or "9999",
        event["event_id"],
    )


def _events_lines(ctx: Context) -> list[Node]:
    """A sentence for each pair of leaders and status: where and when they met, or are said to.

    Before these stand the events that weigh more than any such meeting.
    """
    meetings = [e for e in ctx.tables["events"] if e["kind"] in MEETINGS and len(e["participants"]) > 1 and _placed(e)]
    leaders = [e for e in meetings if all(ctx.row(a)["kind"] == "person" for a in e["participants"] if a in ctx.rows)]
    chosen = sorted(leaders or meetings, key=rank)[:MOST_EVENTS]
    groups: dict[tuple, list[dict]] = defaultdict(list)
    for event in sorted(chosen, key=lambda e: (e["earliest"] or e["latest"] or "9999", e["event_id"])):
        groups[event["status"], frozenset(event["participants"])].append(event)
    ordered = sorted(groups.items(), key=lambda item: _STATUS_ORDER.index(item[0][0]))
    lines = [_event_line(ctx, status, events) for (status, _), events in ordered]
    return [*_weightier_lines(ctx, chosen), *lines]


def _weightier_lines(ctx: Context, meetings: list[dict]) -> list[Node]:
    """The events that weigh more than any of *meetings*; those told as held, announced, called off apart."""
    placed = sorted((e for e in ctx.tables["events"] if _placed(e) and e["participants"]), key=rank)[:MOST_OTHERS]
    weightier = [event for event in placed if not meetings or rank(event) < rank(meetings[0])]
    lines = []
    for key, statuses in _TOLD.items():
        events = sorted(
            (e for e in weightier if e["status"] in statuses), key=lambda e: (e["earliest"] or "9999", e["event_id"])
        )
        if events:
            told = ctx.wording.names([_told(ctx, event) for event in events])
            lines.append(ctx.line(key, [e["event_id"] for e in events], events=told))
    return lines


def _told(ctx: Context, event: dict) -> list[Node]:
    what = described(ctx, event, within=True)
    if not (event["earliest"] or event["latest"]):
        return what
    return ctx.phrase("event.on", event=what, date=dated(ctx, event["event_id"]))


_TOLD = {
    "bottom.told": ("held",),
    "bottom.told_ahead": ("planned", "rumoured", "proposed"),
    "bottom.told_off": ("called_off", "denied"),
}
_STATUS_ORDER = ("held", "planned", "rumoured", "proposed", "called_off", "denied")
MEETINGS = ("summit", "meeting", "talks")
_OF_SIDES = (*MEETINGS, "agreement", "call")
"""Kinds of event of which little is known where only one side is."""


def _placed(event: dict) -> bool:
    return bool(event["place"] or event["earliest"] or event["latest"])


def _event_line(ctx: Context, status: str, events: list[dict]) -> Node:
    places = ctx.wording.names([_when_where(ctx, event) for event in events])
    ids = [part for e in events for part in (e["event_id"], *without_agreement(ctx, e))]
    return ctx.line(f"bottom.{status}", ids, who=participants(ctx, events[0]), places=places)


def without_agreement(ctx: Context, event: dict) -> list[str]:
    """The rows by which a meeting brought no agreement: one of the same sides, told in its articles, that failed."""
    same = ctx.events_by_sides[frozenset(event["participants"])] if event["participants"] else []
    failed = [e for e in same if e["kind"] == "agreement" and e["status"] in ("called_off", "denied")]
    return [e["event_id"] for e in failed if _last_meeting(same, e["article_ids"]) == event["event_id"]]


def _last_meeting(events: list[dict], articles: list[str]) -> str | None:
    """The last meeting held of which all the *articles* tell."""
    held = [e for e in events if e["kind"] in MEETINGS and e["status"] == "held" and {*articles} <= {*e["article_ids"]}]
    return max(((e["earliest"] or "", e["event_id"]) for e in held), default=(None, None))[1]


def _when_where(ctx: Context, event: dict) -> list[Node]:
    ident = event["event_id"]
    agreed = "_no_agreement" if without_agreement(ctx, event) else ""
    if not (event["earliest"] or event["latest"]):
        return ctx.phrase("bottom.where", place=ctx.cell(ident, "place", "place"))
    date = dated(ctx, ident)
    if not event["place"]:
        return ctx.phrase("bottom.in" if event["precision"] in ("month", "year") else "bottom.when", date=date)
    return ctx.phrase(f"bottom.where_when{agreed}", place=ctx.cell(ident, "place", "place"), date=date)


def dated(ctx: Context, ident: str) -> list[Node]:
    """The date of an event in a sentence, with the marker where its accounts part."""
    date = ctx.cell(ident, "earliest/latest", "date")
    if ident not in ctx.disputed:
        return [date]
    return ctx.phrase("date.disputed", date=date, marker=ctx.wording.text(ctx.disputed[ident]))


def by_mentions(ctx: Context, event: dict) -> list[tuple[str, str]]:
    """Ids and names of the participants of an event, those first whom the articles name most."""
    pairs = zip(event["participants"], event["participant_names"], strict=False)
    return sorted(pairs, key=lambda pair: -(ctx.row(pair[0])["mention_count"] or 0) if pair[0] in ctx.rows else 0)


def participants(ctx: Context, event: dict, most: int = 4) -> list[Node]:
    """The participants of an event as a list in a sentence."""
    pairs = by_mentions(ctx, event)
    names = [[ctx.actor(ident, name, "subject") or inline.text(ctx.wording.name(name))] for ident, name in pairs]
    return ctx.wording.names(names[:most] if len(names) <= most else [*names[: most - 1], ctx.phrase("others")])


def described(ctx: Context, event: dict, within: bool = False) -> list[Node]:
    """What an event is: kind, participants, place; *within* a sentence, or as a row of a table."""
    ident = event["event_id"]
    key = ("event.with" if event["participants"] else "event.alone") + ("_within" if within else "")
    kind = ctx.cell(ident, "kind", "noun" if within else "word")
    what = ctx.phrase(key, kind=kind, who=participants(ctx, event))
    if not event["place"]:
        return what
    return ctx.phrase(
        "event.to" if event["kind"] == "visit" else "event.at", event=what, place=ctx.cell(ident, "place", "place")
    )


def _agreement_line(ctx: Context) -> Node:
    parting = [finding["finding_id"] for finding in ctx.conflicts]
    ctx.facts["parting"] = {"ids": parting or ["corpus"], "points": len(parting)}
    if not parting:
        return ctx.line("bottom.agree", ["corpus"], ctx.facts["corpus"]["articles"])
    return ctx.line("bottom.part", parting, len(parting), points=ctx.cell("parting", "points", "number"))


def corpus_line(ctx: Context) -> list[dict]:
    """Articles, outlets, period, independent texts, utterances: one line."""
    total = ctx.facts["corpus"]
    number = {
        name: ctx.cell("corpus", name, "number") for name in ("articles", "outlets", "independent", "quotes", "words")
    }
    if total["first"]:
        is_inferred = not any(article["published_date"] for article in ctx.articles)
        key = "corpus.period_inferred" if is_inferred else "corpus.period"
        period = ctx.phrase(key, dates=ctx.cell("corpus", "first/last", "date"))
    else:
        period = ctx.phrase("corpus.no_period")
    parts = {
        "articles": ctx.phrase("corpus.articles", total["articles"], n=number["articles"]),
        "outlets": ctx.phrase("corpus.outlets", total["outlets"], n=number["outlets"]),
        "independent": ctx.phrase("corpus.independent", total["independent"], n=number["independent"]),
        "quotes": ctx.phrase("corpus.quotes", total["quotes"], n=number["quotes"]),
        "words": ctx.phrase("corpus.words", total["words"], n=number["words"]),
    }
    lines = [ctx.quiet("corpus.line", period=period, **parts), ctx.quiet("corpus.numbers")]
    return [{"kind": "lines", "role": "corpus", "lines": lines}]
