"""Figures that compare counts: named and heard, topics by speaker, certainty by topic."""

from __future__ import annotations

from collections import Counter
from textwrap import fill

from saksi.briefing.content.context import Context
from saksi.briefing.content.topics import topic_name
from saksi.figures.chart import DEEP, GREY, INK, PALE, WARM, Chart, actor_label, chart, context_of, finish, short, style

MOST_ACTORS = 10
MOST_TOPICS = 8
MOST_SPEAKERS = 8

_CERTAINTY = (
    ("certain", "#0F2F4F"), ("stated", DEEP), ("probable", "#5B8DB8"), ("possible", PALE), ("doubtful", "#E7D3B3"),
)  # fmt: skip


def actors(corpus, lang: str = "en") -> Chart:
    """Named and heard by actor, two counts side by side; the utterances without a speaker are a bar of their own."""
    ctx = context_of(corpus, lang)
    counted = [a for a in ctx.tables["actors"] if a["kind"] != "place" and (a["mention_count"] or a["quote_count"])]
    counted.sort(key=lambda a: (-(a["mention_count"] or 0) - 2 * (a["quote_count"] or 0), a["name"]))
    shown = sorted(counted[:MOST_ACTORS], key=lambda a: (-(a["mention_count"] or 0), a["name"]))
    names = [actor_label(ctx, a["actor_id"], 34) for a in shown] + [ctx.wording.text("statement.nobody")]
    named = [a["mention_count"] or 0 for a in shown] + [0]
    said = [a["quote_count"] or 0 for a in shown] + [ctx.facts["corpus"]["unattributed"]]
    with style():
        figure = chart("actors", 0.42 + 0.158 * len(names))
        left, right = figure.subplots(1, 2, sharey=True)
        _bars(left, named[:-1], PALE, ctx.wording.text("figure.named"), INK)
        _bars(right, said, DEEP, ctx.wording.text("figure.heard"), INK)
        right.patches[-1].set(facecolor="white", edgecolor=GREY, hatch="////")
        left.text(0, len(names) - 1, " –", va="center", color=GREY)
        left.set_yticks(range(len(names)), names)
        left.get_yticklabels()[-1].set(fontstyle="italic", color="#4A5560")
        left.set_ylim(len(names) - 0.4, -0.6)
        return finish(figure, ctx, [_alt_actor(ctx, *row) for row in zip(names[:-1], named, said, strict=False)]
                      + [f"{names[-1]}: {said[-1]}."])  # fmt: skip


def _bars(ax, values: list[int], colour: str, title: str, ink: str) -> None:
    ax.barh(range(len(values)), values, color=colour, height=0.68)
    top = max([*values, 1])
    for row, value in enumerate(values):
        ax.text(
            value + top * 0.015,
            row,
            str(value) if value else "0",
            va="center",
            fontsize=7.5,
            color=ink if value else GREY,
        )
    ax.set_xlim(0, top * 1.12)
    ax.set_xticks([])
    ax.set_title(title)
    ax.spines["bottom"].set_visible(False)


def _alt_actor(ctx: Context, name: str, named: int, said: int) -> str:
    return ctx.wording.text("alt.actor").format(
        name=name, named=ctx.wording.number(named), said=ctx.wording.number(said)
    )


def _attributed(ctx: Context) -> list[dict]:
    """Claims within utterances, without repeats and copies, once each."""
    kept = {claim for ident, fact in ctx.facts.items() if ident.startswith("topic:") for claim in fact["ids"]}
    return [claim for claim in ctx.tables["claims"] if claim["claim_id"] in kept]


def _topics(ctx: Context) -> list[str]:
    return [fact["topic"] for ident, fact in ctx.facts.items() if ident.startswith("topic:")][:MOST_TOPICS]


def topics(corpus, lang: str = "en") -> Chart:
    """Which speaker speaks of what: a circle a pair, its area the number of statements, which stands inside."""
    ctx = context_of(corpus, lang)
    rows = _topics(ctx)
    claims = _attributed(ctx)
    who = Counter(c["actor_id"] for c in claims if c["actor_id"] in ctx.rows)
    columns = sorted(who, key=lambda actor: (-who[actor], actor))[:MOST_SPEAKERS]
    pairs = Counter(
        (topic, c["actor_id"] if c["actor_id"] in columns else None) for c in claims for topic in c["topics"]
    )
    columns = [*columns, None] if any(actor is None for _, actor in pairs) else columns
    names = {actor: actor_label(ctx, actor, 22) if actor else ctx.wording.text("figure.others") for actor in columns}
    with style():
        figure = chart("topics", 1.2 + 0.33 * max(len(rows), 2))
        ax = figure.subplots()
        biggest = max([pairs[t, a] for t in rows for a in columns], default=1) or 1
        for y, topic in enumerate(rows):
            for x, actor in enumerate(columns):
                if count := pairs[topic, actor]:
                    _circle(ax, x, y, count, biggest)
        ax.set_xticks(range(len(columns)), [fill(names[a], 10, break_long_words=False) for a in columns])
        ax.set_yticks(range(len(rows)), [short(topic_name(ctx, t), 34) for t in rows])
        ax.set_xlim(-0.6, max(len(columns), 1) - 0.4)
        ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        ax.grid(True)
        for spine in ax.spines.values():
            spine.set_visible(False)
        words = [
            f"{topic_name(ctx, t)}: " + ", ".join(f"{names[a]} {pairs[t, a]}" for a in columns if pairs[t, a]) + "."
            for t in rows
        ]
        return finish(figure, ctx, words or [ctx.wording.text("table.empty")])


def _circle(ax, x: float, y: float, count: int, biggest: int) -> None:
    size = 60 + 260 * count / biggest
    ax.scatter([x], [y], s=size, color=DEEP if count > biggest / 2 else "#5B8DB8", zorder=3)
    ax.text(x, y, str(count), ha="center", va="center", color="white", fontsize=7, fontweight=600, zorder=4)


def certainty(corpus, lang: str = "en") -> Chart:
    """How surely each topic is spoken of: the source's own certainty, and hearsay apart."""
    ctx = context_of(corpus, lang)
    rows = _topics(ctx)
    counts = {topic: Counter(_stance(c) for c in ctx.tables["claims"] if topic in c["topics"]) for topic in rows}
    looks = [*_CERTAINTY, ("hearsay", WARM)]
    with style():
        figure = chart("certainty", 0.85 + 0.27 * max(len(rows), 2))
        ax = figure.subplots()
        for y, topic in enumerate(rows):
            _stack(ax, y, counts[topic], looks)
        ax.set_yticks(range(len(rows)), [short(topic_name(ctx, t), 34) for t in rows])
        ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
        ax.set_xlim(0, 1)
        ax.set_xticks([])
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
        handles = [
            ax.barh(
                [0],
                [0],
                color=colour,
                hatch="////" if name == "hearsay" else None,
                edgecolor="white",
                label=_stance_name(ctx, name),
            )
            for name, colour in looks
        ]
        figure.legend(
            handles=handles, loc="outside lower left", ncols=len(handles), columnspacing=1.2, handletextpad=0.4
        )
        words = [
            f"{topic_name(ctx, t)}: "
            + ", ".join(f"{_stance_name(ctx, n)} {counts[t][n]}" for n, _ in looks if counts[t][n])
            + "."
            for t in rows
        ]
        return finish(figure, ctx, words or [ctx.wording.text("table.empty")])


def _stance(claim: dict) -> str | None:
    return "hearsay" if claim["certainty_reporter"] == "hearsay" else claim["certainty_speaker"]


def _stance_name(ctx: Context, name: str) -> str:
    return ctx.wording.word(("certainty_reporter." if name == "hearsay" else "certainty_speaker.") + name)


def _stack(ax, y: int, counts: Counter, looks: list[tuple[str, str]]) -> None:
    total = sum(counts[name] for name, _ in looks) or 1
    at = 0.0
    for name, colour in looks:
        if width := counts[name] / total:
            ax.barh(
                [y],
                [width],
                left=at,
                color=colour,
                edgecolor="white",
                lw=0.8,
                height=0.7,
                hatch="////" if name == "hearsay" else None,
            )
            if width > 0.03:
                dark = name in ("certain", "stated")
                box = {"boxstyle": "round,pad=0.12", "fc": "white", "ec": "none"} if name == "hearsay" else None
                ax.text(
                    at + width / 2,
                    y,
                    str(counts[name]),
                    ha="center",
                    va="center",
                    fontsize=7,
                    color="white" if dark else INK,
                    bbox=box,
                )
            at += width
