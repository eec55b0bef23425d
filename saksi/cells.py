"""Cells of DataFrames as plain values: missing is None, numbers are Python's, lists stay lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def plain_cell(cell: Any) -> Any:
    """
    >>> import pandas as pd
    >>> plain_cell(pd.NA), plain_cell(float("nan")), plain_cell(["a"])
    (None, None, ['a'])
    """
    if isinstance(cell, list):
        return cell
    if cell is None or str(cell) == "<NA>" or cell != cell:
        return None
    return cell.item() if hasattr(cell, "item") else cell


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with plain cells, in the order of its columns."""
    return {name: plain_cell(cell) for name, cell in row.items()}
