"""What all figures share: the style, the fonts, a Figure with a caption and words for those who cannot see it."""

from __future__ import annotations

import base64
import io
import logging
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import matplotlib
import matplotlib.style
from matplotlib import font_manager
from matplotlib.figure import Figure

from saksi.briefing.content.context import Context
from saksi.briefing.inline import Node, plain
from saksi.briefing.show import bundle
from saksi.tables import Corpus

STYLE = Path(__file__).with_name("saksi.mplstyle")
FONTS = Path(__file__).parents[1] / "briefing" / "fonts"
WIDTH = 6.7
"""Inches: the measure of the printed page."""
INK, DEEP, WARM, PALE, GREY = "#1B2733", "#1F4E79", "#C8872E", "#B9CBDD", "#8A939C"


class Chart(Figure):
    """A matplotlib Figure with a name, a caption, alternative text, and a line on its source."""

    name: str = "figure"
    lang: str = "en"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.caption: list[Node] = []
        self.alt = ""
        self.source: list[Node] = []
        self.rows: dict[str, dict] = {}

    def svg(self) -> str:
        """The figure as SVG, the same bytes each time."""
        return _written(self, "svg", {"Date": None, "Creator": None}).decode()

    def png(self) -> bytes:
        """The figure as PNG, the same bytes each time."""
        return _written(self, "png", {"Software": None})

    def block(self) -> dict:
        """The figure as a block of a document."""
        return {
            "kind": "figure",
            "name": self.name,
            "caption": self.caption,
            "alt": self.alt,
            "source": self.source,
            "svg": base64.b64encode(self.svg().encode()).decode(),
        }

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return bundle([self.block()], self.rows, self.lang)


def _written(figure: Chart, form: str, metadata: dict) -> bytes:
    out = io.BytesIO()
    with style():
        figure.savefig(out, format=form, metadata=metadata)
    return out.getvalue()


@cache
def _fonts_known() -> None:
    for path in sorted(FONTS.glob("PublicSans-*.ttf")):
        font_manager.fontManager.addfont(path)


@contextmanager
def style():
    """The style of the figures, whatever the user's own settings are."""
    _fonts_known()
    log = logging.getLogger("matplotlib.font_manager")
    level = log.level
    log.setLevel(logging.ERROR)  # it warns that the fallback has no semibold, for which bold is well enough
    try:
        with matplotlib.rc_context():
            matplotlib.rcdefaults()
            matplotlib.style.use(STYLE)
            yield
    finally:
        log.setLevel(level)


def chart(name: str, height: float, width: float = WIDTH) -> Chart:
    """An empty chart; sizes in inches."""
    figure = Chart(figsize=(width, height), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.02, h_pad=0.03)
    figure.name = name
    return figure


def finish(figure: Chart, ctx: Context, alt: list[str], caption: str | None = None) -> Chart:
    """Gives a chart its words: the caption from the catalogue, *alt* from its data, the source line."""
    _settle(figure)
    figure.caption = ctx.phrase(caption or f"caption.{figure.name}")
    figure.alt = " ".join(alt)
    figure.source = source_line(ctx)
    figure.lang = ctx.lang
    figure.rows = ctx.take_used()
    return figure


def _settle(figure: Chart) -> None:
    """Lays the figure out once and rounds: the solver's last digits differ from run to run, and with them the bytes."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for axes in figure.axes:
        axes.set_position([round(float(edge), 4) for edge in axes.get_position().bounds])


def source_line(ctx: Context) -> list[Node]:
    """Which articles a figure rests on, with the digest of the corpus."""
    from saksi import __version__

    ctx.facts["method"] = {"ids": ["corpus"], "version": __version__, "digest": ctx.digest[:16]}
    count = ctx.phrase("corpus.articles", ctx.facts["corpus"]["articles"], n=ctx.cell("corpus", "articles", "number"))
    return [
        ctx.quiet(
            "figure.source",
            articles=count,
            digest=ctx.cell("method", "digest", "item"),
            version=ctx.cell("method", "version", "item"),
        )
    ]


def context_of(corpus: Corpus | Context, lang: str) -> Context:
    """The context of a corpus; one that is given is used."""
    corpus = getattr(corpus, "_context", corpus)
    return corpus if isinstance(corpus, Context) else Context(corpus, lang)


def actor_label(ctx: Context, actor_id: str, most: int = 30) -> str:
    """An actor's name, short enough for an axis."""
    return short(plain([ctx.actor(actor_id, actor_id)]), most)


def short(words: str, most: int) -> str:
    """Words cut for a label, with an ellipsis.

    >>> short("Kementerian Luar Negeri", 12)
    'Kementerian…'
    """
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
