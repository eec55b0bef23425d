"""Figures of a corpus: DataFrames in, a matplotlib Figure out.

Every figure carries its caption, alternative text and source line, and is written the same, byte for byte,
each time. ``save`` writes all of them as SVG and PNG.
"""

from __future__ import annotations

from pathlib import Path

from saksi.briefing.files import write_whole
from saksi.figures.bars import actors, certainty, topics
from saksi.figures.chart import Chart, style
from saksi.figures.flow import relays
from saksi.figures.times import chronology, written

__all__ = ["ALL", "Chart", "actors", "certainty", "chronology", "relays", "save", "style", "topics", "written"]

ALL = {
    "chronology": chronology,
    "actors": actors,
    "relays": relays,
    "topics": topics,
    "certainty": certainty,
    "written": written,
}
"""The figures by the names of their files."""


def save(corpus, folder: Path | str, lang: str = "en") -> list[Path]:
    """Writes every figure of *corpus* into *folder*, as SVG and PNG; returns the files."""
    from saksi.figures.chart import context_of

    folder = Path(folder)
    ctx = context_of(corpus, lang)
    written_files = []
    for name, make in ALL.items():
        figure = make(ctx)
        for ending, content in (("svg", figure.svg().encode()), ("png", figure.png())):
            path = folder / f"{name}.{ending}"
            written_files.append(write_whole(path, content))
    return written_files
