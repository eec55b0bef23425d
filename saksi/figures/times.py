"""Figures with a time axis: the chronology of events, and when each outlet wrote.

A stretch of time in which nothing happens is drawn short, with a break in the axis, so that days stay apart
even where the articles span years.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch

from saksi.briefing.content.chronology import in_time
from saksi.briefing.content.context import Context
from saksi.briefing.content.front import rank
from saksi.briefing.inline import plain
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
_FEWEST_TICKS = 3
_TICKS_APART = 0.13
"""Least distance of two labels of the time axis, as a share of its length."""
_LONGEST_MARK = 7
"""Days that still are drawn as one mark; a wider or uncertain interval is a bar."""


@dataclass(frozen=True)
class Axis:
    """From days to places on the axis, empty stretches drawn short."""

    pieces: tuple[tuple[int, int, float, float], ...]

    @classmethod
    def over(cls, spans: list[tuple[int, int]]) -> Axis:
        """An axis for intervals of ordinal days."""
        merged: list[list[int]] = []
        total = max(end for _, end in spans) - min(start for start, _ in spans) + 1
        pad = max(3, total // 60)
        for start, end in sorted(spans):
            start, end = start - pad, end + pad
            if merged and start <= merged[-1][1] + max(20, total // 12):
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        room = sum(max(end - start, total // 40) for start, end in merged)
        at, pieces = 0.0, []
        for start, end in merged:
            width = max(end - start, total // 40) / room * (1 - 0.05 * (len(merged) - 1))
            pieces.append((start, end, at, at + width))
            at += width + 0.05
        return cls(tuple(pieces))

    def place(self, day: int) -> float:
        """Where a day stands, 0 to 1."""
        for start, end, left, right in self.pieces:
            if day <= end:
                return left + (max(day, start) - start) / (end - start) * (right - left)
        return self.pieces[-1][3]

    def breaks(self) -> list[float]:
        """Middles of the stretches that are drawn short."""
        return [(a[3] + b[2]) / 2 for a, b in zip(self.pieces, self.pieces[1:], strict=False)]


def chronology(corpus, lang: str = "en") -> Chart:
    """Events in time: held solid, planned hollow, uncertain dates as bars, cancelled struck through."""
    ctx = context_of(corpus, lang)
    dated = [e for e in ctx.tables["events"] if e["earliest"] or e["latest"]]
    events = sorted(sorted(dated, key=rank)[:MOST_DRAWN], key=in_time)
    with style():
        figure = chart("chronology", 0.75 + 0.29 * max(len(events), 2))
        left, plot, right = figure.subplots(1, 3, width_ratios=(2.35, 3.6, 0.75), sharey=True)
        axis = Axis.over([_interval(e) for e in events] or [(date(2000, 1, 1).toordinal(),) * 2])
        for row, event in enumerate(events):
            _label_row(ctx, left, right, row, event)
            _draw_event(plot, axis, row, event)
        _dress(ctx, plot, (left, right), axis, len(events))
        right.set_title(
            ctx.wording.text("figure.articles"), loc="right", fontsize=7.2, color="#4A5560", fontweight="normal"
        )
        _legend(ctx, figure, events)
        return finish(figure, ctx, [_alt(ctx, event) for event in events] or [ctx.wording.text("table.empty")])


def _interval(event: dict) -> tuple[int, int]:
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def _name(ctx: Context, event: dict) -> str:
    place = ctx.wording.place(event["place"]) if event["place"] else None
    return ", ".join(part for part in (ctx.wording.word("kind." + event["kind"]), place) if part)


def _people(ctx: Context, event: dict) -> str:
    pairs = zip(event["participants"], event["participant_names"], strict=False)
    names = [plain([ctx.actor(ident, name)]) for ident, name in pairs]
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
    numbers = sorted(ctx.article_numbers[a] for a in event["article_ids"] if a in ctx.article_numbers)
    shown = ", ".join(map(str, numbers[:5])) + ("…" if len(numbers) > 5 else "")
    right.text(1, row, shown, va="center", ha="right", fontsize=7.5)


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
    ticks = _ticks(ctx, axis)
    plot.set_xticks([place for place, _ in ticks], [name for _, name in ticks])
    for place, _ in ticks:
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


def _ticks(ctx: Context, axis: Axis) -> list[tuple[float, str]]:
    """Beginnings of years, half years, quarters and months, where they stand far enough apart to be labelled.

    An axis of weeks, in which few months begin, has days as well.
    """
    from babel.dates import format_date

    days = [day for start, end, _, _ in axis.pieces for day in _months(start, end)]
    ticks: dict[float, str] = {}

    def mark(day: date, form: str) -> None:
        place = axis.place(day.toordinal())
        if all(abs(place - other) > _TICKS_APART for other in ticks):
            ticks[place] = format_date(day, form, locale=ctx.wording.locale)

    for step in (12, 6, 3, 1):
        for day in days:
            if (day.month - 1) % step == 0:
                mark(day, "y" if day.month == 1 else "MMM y")
    if len(ticks) < _FEWEST_TICKS:
        for start, end, _, _ in axis.pieces:
            for number in range(start, end + 1):
                mark(date.fromordinal(number), "d MMM")
    return sorted(ticks.items())


def _months(start: int, end: int) -> list[date]:
    """The first days of months between two ordinal days."""
    day, found = date.fromordinal(start).replace(day=1), []
    while day.toordinal() <= end:
        if day.toordinal() >= start:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


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
            Line2D([], [], color=GREY, lw=5, solid_capstyle="butt", label=ctx.wording.text("figure.interval"))
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
