"""A DataFrame as a table of a document: what a notebook wants in its export, and not only on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saksi.briefing.inline import Node, text
from saksi.briefing.show import Section
from saksi.briefing.wording import Wording, wording

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 40
_NARROW = 18
"""Characters up to which a column keeps its natural width."""


def table(frame: pd.DataFrame, caption: str, lang: str = "en", most: int = MOST_ROWS) -> Section:
    """The first *most* rows of *frame* with a *caption*; a note says how many are left out."""
    words = wording(lang)
    shown = frame.head(most)
    cells = [[_cell(cell, words) for cell in row] for row in shown.itertuples(index=False)]
    columns = [_column(str(name), frame[name], [row[at] for row in cells]) for at, name in enumerate(frame.columns)]
    left = len(frame) - len(shown)
    note = [text(words.text("table.left", left).replace("{n}", words.number(left)))] if left else None
    block = {
        "kind": "table", "name": "frame", "caption": [text(caption)], "columns": columns, "note": note,
        "rows": [{"cells": [[node] for node in row]} for row in cells],
    }  # fmt: skip
    return Section((block,), {}, lang)


def _column(name: str, series: pd.Series, cells: list[Node]) -> dict:
    import pandas as pd

    is_number = pd.api.types.is_numeric_dtype(series) and not pd.api.types.is_bool_dtype(series)
    longest = max((len(cell["v"]) for cell in cells), default=0)
    width = "number" if is_number else "short" if max(longest, len(name)) <= _NARROW else "wide"
    return {"head": name.replace("_", " "), "width": width, "align": "end" if is_number else "start"}


def _cell(cell: object, words: Wording) -> Node:
    import pandas as pd

    if isinstance(cell, list | tuple):
        return text(", ".join(map(str, cell)))
    if pd.isna(cell):
        return text("–")
    if isinstance(cell, bool):
        return text(words.text("yes" if cell else "no"))
    if isinstance(cell, int | float):
        return text(words.number(round(cell, 3)))
    return text(" ".join(str(cell).split()))
