"""Rows as columns: how the tables travel between processes, lie in the cache and wait on disk.

A batch holds, for each table, one list a column in declared order; it becomes an Arrow table, and Arrow tables
become the DataFrames of a :class:`saksi.tables.Corpus` without a detour over Python objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from saksi.tables import Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Columns = dict[str, list[list]]
"""By table, the cells of each declared column."""


def joined(parts: Iterable[Columns]) -> Columns:
    """The rows of all parts, one after the other.

    >>> joined([{"actors": [["a"]] * 9}, {"actors": [["b"]] * 9}])["actors"][0]
    ['a', 'b']
    """
    whole: Columns = {}
    for part in parts:
        for table, columns in part.items():
            if table not in whole:
                whole[table] = [list(cells) for cells in columns]
            else:
                for cells, more in zip(whole[table], columns, strict=True):
                    cells.extend(more)
    return whole


def schema_of(table: Table) -> pa.Schema:
    """The Arrow types of a table: text, 64-bit integers and floats, flags, lists of text."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([(column.name, types[column.dtype]) for column in table.columns])


def arrow_of(table: Table, columns: list[list] | None) -> pa.Table:
    """An Arrow table of the declared types from columns of Python values; empty without columns."""
    import pyarrow as pa

    schema = schema_of(table)
    if columns is None:
        return schema.empty_table()
    arrays = []
    for cells, column, field in zip(columns, table.columns, schema, strict=True):
        cells = [cell or [] for cell in cells] if column.dtype == "list" else cells
        arrays.append(pa.array(cells, type=field.type))
    return pa.table(arrays, schema=schema)


def arrow_of_rows(table: Table, rows: Sequence[Mapping]) -> pa.Table:
    """As :func:`arrow_of`, from rows; a cell that a row does not have is missing."""
    return arrow_of(table, [[row.get(name) for row in rows] for name in table.column_names])


def arrow_of_frame(table: Table, frame: pd.DataFrame) -> pa.Table:
    """As :func:`arrow_of`, from a DataFrame of the declared columns."""
    import pyarrow as pa

    schema = schema_of(table)
    arrays = []
    for field in schema:
        cells = pa.array(frame[field.name], type=field.type, from_pandas=True)
        arrays.append(cells)
    return pa.table(arrays, schema=schema)


def frame_of(table: Table, arrow: pa.Table) -> pd.DataFrame:
    """The DataFrame that :func:`saksi.tables.frame` would make of the same rows."""
    import pandas as pd
    import pyarrow as pa

    dtypes = {
        pa.string(): pd.StringDtype(),
        pa.large_string(): pd.StringDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    plain = [column.name for column in table.columns if column.dtype != "list"]
    frame = arrow.select(plain).to_pandas(types_mapper=dtypes.get)
    for column in table.columns:
        if column.dtype == "list":
            cells = [cell or [] for cell in arrow[column.name].to_pylist()]
            frame[column.name] = pd.Series(cells, dtype="object", index=frame.index)
    return frame[table.column_names]
