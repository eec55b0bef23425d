"""Figures with a time axis: the chronology of events, and when each outlet wrote."""

from __future__ import annotations

from datetime import date

from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch

from saksi.briefing.content.chronology import in_time
from saksi.briefing.content.context import Context
from saksi.briefing.content.front import by_mentions, rank
from saksi.briefing.inline import plain
from saksi.figures.axis import Axis, ticks
from saksi.figures.chart import DEEP, GREY, INK, WARM, Chart, chart, context_of, finish, short, style

_MARKS = {
    "held": {"marker": "o", "mfc": DEEP, "mec": DEEP},
    "planned": {"marker": "o", "mfc": "white", "mec": DEEP},
    "proposed": {"marker": "D", "mfc": "white", "mec": DEEP},
    "rumoured": {"marker": "o", "mfc": "white", "mec": WARM},
    "called_off": {"marker": "X", "mfc": "white", "mec": INK},
    "denied": {"marker": "X", "mfc": INK, "mec": INK},
}
MOST_DRAWN = 10
_ROOM_BEHIND = 0.72
"""How far along the axis a mark may stand that has its date at its right."""
_LONGEST_MARK = 7
"""Days that still are drawn as one mark; a wider or uncertain interval is a bar."""


def chronology(corpus, lang: str = "en") -> Chart:
    """Events in time, each with its day: held solid, planned hollow, uncertain dates as bars, cancelled struck."""
    ctx = context_of(corpus, lang)
    dated = [e for e in ctx.tables["events"] if e["earliest"] or e["latest"]]
    events = sorted(sorted(dated, key=rank)[:MOST_DRAWN], key=in_time)
    with style():
        figure = chart("chronology", 0.68 + 0.25 * max(len(events), 2))
        left, plot, right = figure.subplots(1, 3, width_ratios=(2.35, 3.6, 0.75), sharey=True)
        axis = Axis.over([_interval(e) for e in events] or [(date(2000, 1, 1).toordinal(),) * 2])
        for row, event in enumerate(events):
            _label_row(ctx, left, right, row, event)
            _draw_event(plot, axis, row, event)
            _write_day(ctx, plot, axis, row, event)
        _dress(ctx, plot, (left, right), axis, len(events))
        right.set_title(
            ctx.wording.text("figure.articles"), loc="right", fontsize=7.2, color="#4A5560", fontweight="normal"
        )
        _legend(ctx, figure, events)
        has_others = any(_numbers(ctx, event)[1] for event in events)
        caption = "caption.chronology.others" if has_others else "caption.chronology"
        alt = [_alt(ctx, event) for event in events]
        return finish(figure, ctx, alt or [ctx.wording.text("table.empty")], caption)


def _interval(event: dict) -> tuple[int, int]:
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def _name(ctx: Context, event: dict) -> str:
    place = ctx.wording.place(event["place"]) if event["place"] else None
    return ", ".join(part for part in (ctx.wording.word("kind." + event["kind"]), place) if part)


def _people(ctx: Context, event: dict) -> str:
    names = [plain([ctx.actor(ident, name)]) for ident, name in by_mentions(ctx, event)]
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _label_row(ctx: Context, left, right, row: int, event: dict) -> None:
    strike = event["status"] in ("called_off", "denied")
    people = _people(ctx, event)
    left.text(
        0,
        row - (0.2 if people else 0),
        short(_name(ctx, event), 40),
        va="center",
        color=GREY if strike else INK,
        fontweight=600,
    )
    left.text(0, row + 0.21, short(people, 38), va="center", color="#4A5560", fontsize=7)
    bearing, others = _numbers(ctx, event)
    shown = " ".join(part for part in (_listed(bearing), f"({_listed(others)})" if others else "") if part)
    right.text(1, row, shown, va="center", ha="right", fontsize=7.5)


def _numbers(ctx: Context, event: dict) -> tuple[list[int], list[int]]:
    """The numbers of the articles that give an event its status, and of those that only announce it or give another."""
    told = [ctx.row(ident) for ident in event["account_ids"] if ident in ctx.rows]
    bearing = {row["article_id"] for row in told if row["status"] == event["status"]}
    others = set(event["article_ids"]) - bearing
    return _numbered(ctx, bearing), _numbered(ctx, others)


def _numbered(ctx: Context, articles: set[str]) -> list[int]:
    return sorted(ctx.article_numbers[article] for article in articles if article in ctx.article_numbers)


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:4])) + ("…" if len(numbers) > 4 else "")


def _write_day(ctx: Context, plot, axis: Axis, row: int, event: dict) -> None:
    """The date beside the mark, so that near days can be told apart: at its right where there is room."""
    first, last = (axis.place(day) for day in _interval(event))
    by_day = event["precision"] not in ("month", "year")
    words = (
        ctx.wording.short_date(event["earliest"], event["latest"])
        if by_day
        else ctx.wording.date(event["earliest"], event["latest"], event["precision"])
    )
    is_right = last < _ROOM_BEHIND
    plot.text(last + 0.022 if is_right else first - 0.022, row, words, va="center", ha="left" if is_right else "right",
              fontsize=6.8, color="#4A5560", zorder=4)  # fmt: skip


def _draw_event(plot, axis: Axis, row: int, event: dict) -> None:
    first, last = (axis.place(day) for day in _interval(event))
    look = _MARKS.get(event["status"], _MARKS["held"])
    days = _interval(event)[1] - _interval(event)[0]
    if days > _LONGEST_MARK or event["precision"] in ("month", "year"):
        dashed = "dashed" if event["status"] == "rumoured" else "solid"
        plot.add_patch(
            FancyBboxPatch(
                (first, row - 0.17),
                max(last - first, 0.012),
                0.34,
                boxstyle="round,pad=0,rounding_size=0.004",
                mutation_aspect=20,
                fc=look["mfc"],
                ec=look["mec"],
                lw=0.9,
                ls=dashed,
                alpha=0.95,
            )
        )
    else:
        plot.plot((first + last) / 2, row, ls="", ms=6.5, mew=1.1, **look)
        if days:
            plot.plot([first, last], [row, row], color=look["mec"], lw=2.2, zorder=1, solid_capstyle="round")
    if event["status"] in ("called_off", "denied"):
        plot.plot([first - 0.015, last + 0.015], [row, row], color=INK, lw=1.0)


def _dress(ctx: Context, plot, columns, axis: Axis, rows: int) -> None:
    """Bands behind the rows, the time axis below the plot; *columns* of words stand beside it."""
    for ax in (plot, *columns):
        ax.set_ylim(max(rows, 2) - 0.5, -0.5)
        ax.set_yticks([])
        for side in ("left", "top", "right", "bottom"):
            ax.spines[side].set_visible(ax is plot and side == "bottom")
        for row in range(0, rows, 2):
            ax.axhspan(row - 0.5, row + 0.5, color="#F3F5F7", zorder=0, lw=0)
    for ax in columns:
        ax.set_xlim(0, 1)
        ax.set_xticks([])
    plot.set_xlim(-0.02, 1.02)
    labels = ticks(axis, ctx.wording.locale)
    plot.set_xticks([place for place, _ in labels], [name for _, name in labels])
    for place, _ in labels:
        plot.axvline(place, color="#DDE2E6", lw=0.5, zorder=0.5)
    for place in axis.breaks():
        plot.axvspan(place - 0.012, place + 0.012, color="white", zorder=2, lw=0)
        for shift in (-0.012, 0.012):
            plot.plot(
                [place + shift - 0.006, place + shift + 0.006],
                [max(rows, 2) - 0.3, max(rows, 2) - 0.7],
                color=GREY,
                lw=0.8,
                clip_on=False,
                zorder=3,
            )


def _legend(ctx: Context, figure: Chart, events: list[dict]) -> None:
    present = [status for status in _MARKS if any(e["status"] == status for e in events)]
    handles = [
        Line2D([], [], ls="", ms=5.5, mew=1, label=ctx.wording.word(f"status.{status}"), **_MARKS[status])
        for status in present
    ]
    if any(
        e["precision"] in ("month", "year")
        or (e["earliest"] and e["latest"] and _interval(e)[1] - _interval(e)[0] > _LONGEST_MARK)
        for e in events
    ):
        handles.append(
            Line2D([], [], color=DEEP, lw=5, solid_capstyle="butt", label=ctx.wording.text("figure.interval"))
        )
    if handles:
        figure.legend(
            handles=handles, loc="outside lower left", ncols=len(handles), columnspacing=1.4, handletextpad=0.4
        )


def _alt(ctx: Context, event: dict) -> str:
    date_words = ctx.wording.date(event["earliest"], event["latest"], event["precision"])
    return f"{date_words}: {_name(ctx, event)} ({ctx.wording.word('status.' + event['status'])})."


def written(corpus, lang: str = "en") -> Chart:
    """When each outlet wrote: a day solid, an inferred interval hollow, one row an article."""
    ctx = context_of(corpus, lang)
    rows = [a for a in ctx.articles if a["published_earliest"] or a["published_latest"]]
    shown = rows if len(rows) <= 40 else [rows[round(i * (len(rows) - 1) / 39)] for i in range(40)]
    with style():
        figure = chart("written", 0.7 + 0.22 * max(len(shown), 2))
        left, plot = figure.subplots(1, 2, width_ratios=(1.6, 4.6), sharey=True)
        spans = [_published(a) for a in shown]
        axis = Axis.over(spans or [(date(2000, 1, 1).toordinal(),) * 2])
        for row, article in enumerate(shown):
            name = f"{ctx.article_numbers[article['article_id']]}  {ctx.outlet_name(article['article_id'])}"
            left.text(0, row, short(name, 30), va="center", fontsize=7.8)
            first, last = (axis.place(day) for day in spans[row])
            if spans[row][0] == spans[row][1]:
                plot.plot(first, row, "o", ms=6, mfc=DEEP, mec=DEEP)
            else:
                plot.plot([first, last], [row, row], color=DEEP, lw=1.2)
                plot.plot([first, last], [row, row], "|", color=DEEP, ms=7)
        _dress(ctx, plot, (left,), axis, len(shown))
        return finish(figure, ctx, [_alt_written(ctx, a) for a in shown] or [ctx.wording.text("table.empty")])


def _published(article: dict) -> tuple[int, int]:
    return _interval({"earliest": article["published_earliest"], "latest": article["published_latest"]})


def _alt_written(ctx: Context, article: dict) -> str:
    name = ctx.outlet_name(article["article_id"])
    return f"{name}: {ctx.wording.date(article['published_earliest'], article['published_latest'])}."
