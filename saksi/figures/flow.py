"""Who speaks through whom: from the speaker, by way of relays, to the outlet."""

from __future__ import annotations

from collections import Counter

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from saksi.briefing.content.context import Context
from saksi.briefing.content.counts import is_unattributed
from saksi.figures.chart import DEEP, GREY, PALE, WARM, Chart, actor_label, chart, context_of, finish, short, style

MOST = 8
_ENOUGH = 12
"""Relayed utterances that make a figure of their own; beside the many that have no relay they could not be made out."""
_GAP = 0.018
_LINE = 0.086
"""The height of a label, as a share of the figure's, with air about it."""


def relays(corpus, lang: str = "en") -> Chart:
    """Utterances as bands from speaker to outlet; those that pass through a relay stand out, or stand alone if many."""
    ctx = context_of(corpus, lang)
    flows = Counter(_path(ctx, quote) for quote in ctx.said)
    relayed = Counter({path: count for path, count in flows.items() if path[1] != ctx.wording.text("figure.no_relay")})
    alone = relayed.total() >= _ENOUGH
    flows = _folded(ctx, relayed if alone else flows)
    columns = [Counter(), Counter(), Counter()]
    for path, count in flows.items():
        for step, name in enumerate(path):
            columns[step][name] += count
    with style():
        figure = chart("relays", max(1.65, 0.33 + 0.165 * max((len(c) for c in columns), default=1)))
        ax = figure.subplots()
        ax.axis("off")
        ax.set_xlim(-0.02, 1.02)
        ax.set_ylim(1.01, -0.11)
        if flows:
            _draw(ctx, ax, flows, columns)
        words = [
            f"{' → '.join(path)}: {count}."
            for path, count in sorted(flows.items(), key=lambda item: (-item[1], item[0]))
        ]
        caption = "caption.relays.alone" if alone else "caption.relays"
        return finish(figure, ctx, words or [ctx.wording.text("table.empty")], caption)


def _path(ctx: Context, quote: dict) -> tuple[str, str, str]:
    if is_unattributed(quote):
        who = ctx.wording.text("figure.unnamed")
    elif quote["actor_id"] in ctx.rows:
        who = actor_label(ctx, quote["actor_id"], 32)
    else:
        who = short(quote["speaker_name"], 32)
    outlet = short(ctx.outlet_name(quote["article_id"]), 26)
    via = " → ".join((ctx.glosses.of(name) if ctx.lang != "id" else None) or name for name in quote["via"])
    via = short(via, 34) if via else ctx.wording.text("figure.no_relay")
    return who, via, outlet


def _folded(ctx: Context, flows: Counter) -> Counter:
    """The flows with the smaller speakers, relays and outlets drawn together."""
    kept = []
    for step in range(3):
        totals: Counter = Counter()
        for path, count in flows.items():
            totals[path[step]] += count
        names = sorted(totals, key=lambda name: (-totals[name], name))
        kept.append(set(names if len(names) <= MOST else names[: MOST - 1]))
    others = ctx.wording.text("others")
    folded: Counter = Counter()
    for path, count in flows.items():
        folded[tuple(name if name in kept[step] else others for step, name in enumerate(path))] += count
    return folded


def _draw(ctx: Context, ax, flows: Counter, columns: list[Counter]) -> None:
    direct = ctx.wording.text("figure.no_relay")
    scale = (1 - _GAP * (max(len(c) for c in columns) - 1)) / sum(flows.values())
    lefts = (0.27, 0.56, 0.80)
    tops = [_tops(column, scale, direct) for column in columns]
    for step, key in enumerate(("figure.speaker", "figure.relay", "figure.outlet")):
        ha, x = ("right", lefts[0]) if step == 0 else ("center", lefts[1] + 0.006) if step == 1 else ("left", lefts[2])
        ax.text(x, -0.085, ctx.wording.text(key), ha=ha, va="center", fontweight=600)
        labels = _spread({name: tops[step][name] + count * scale / 2 for name, count in columns[step].items()})
        for name, count in columns[step].items():
            colour = WARM if step == 1 and name != direct else DEEP
            ax.add_patch(Rectangle((lefts[step], tops[step][name]), 0.012, count * scale, color=colour, lw=0))
            _label(ax, step, lefts[step], labels[name], f"{name}  {count}")
    used = [dict(t) for t in tops], [dict(t) for t in tops]
    order = sorted(flows, key=lambda p: tuple(tops[step][name] for step, name in enumerate(p)))
    for path in order:
        height = flows[path] * scale
        colour = PALE if path[1] == direct else WARM
        for step in (0, 1):
            a, b = used[0][step], used[1][step + 1]
            _band(ax, lefts[step] + 0.012, a[path[step]], lefts[step + 1], b[path[step + 1]], height, colour)
            a[path[step]] += height
            b[path[step + 1]] += height


def _tops(column: Counter, scale: float, direct: str) -> dict[str, float]:
    names = sorted(column, key=lambda name: (name == direct, -column[name], name))
    free = 1 - sum(column.values()) * scale
    gap = free / max(len(names) - 1, 1) if len(names) > 1 else 0
    at = 0.0 if len(names) > 1 else free / 2
    tops = {}
    for name in names:
        tops[name] = at
        at += column[name] * scale + gap
    return tops


def _spread(middles: dict[str, float]) -> dict[str, float]:
    """Heights of labels, moved from the middles of their nodes no further than it takes to keep them apart."""
    names = sorted(middles, key=lambda name: middles[name])
    least = min(_LINE, 1 / max(len(names), 1))
    placed: list[float] = []
    for name in names:
        placed.append(max(middles[name], placed[-1] + least if placed else 0.0))
    below = 1.0
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], below)
        below = placed[at] - least
    return dict(zip(names, placed, strict=True))


def _label(ax, step: int, x: float, y: float, label: str) -> None:
    if step == 0:
        ax.text(x - 0.008, y, label, ha="right", va="center", fontsize=7.6)
    elif step == 2:
        ax.text(x + 0.02, y, label, ha="left", va="center", fontsize=7.6)
    else:
        box = {"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none", "alpha": 0.82}
        ax.text(x + 0.006, y, label, ha="center", va="center", fontsize=7.2, bbox=box, zorder=5)


def _band(ax, x0: float, y0: float, x1: float, y1: float, height: float, colour: str) -> None:
    middle = (x0 + x1) / 2
    points = [
        (x0, y0),
        (middle, y0),
        (middle, y1),
        (x1, y1),
        (x1, y1 + height),
        (middle, y1 + height),
        (middle, y0 + height),
        (x0, y0 + height),
        (x0, y0),
    ]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    ax.add_patch(PathPatch(Path(points, codes), fc=colour, ec=GREY if colour == PALE else colour, lw=0.15, alpha=0.62))
