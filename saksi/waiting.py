"""The tables of a run in parts of some hundred articles, on disk until they are read, and then by the column.

What looks across articles asks for the columns it compares, part after part or all at once, so that a large corpus
never stands in memory as a whole. Limits: a folder given must outlive the reading.
"""

from __future__ import annotations

import errno
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.columns import arrow_of, frame_of, schema_of
from saksi.tables import TABLES, Corpus, Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

ALL = ("*",)
"""Every column of a table."""


class Waiting:
    """Rows in waiting: parts that hold whole articles, columns exchanged since, and tables put in as a whole."""

    def __init__(self, folder: Path | None = None):
        self._folder = folder
        self._parts: list[dict[str, Path | pa.Table]] = []
        self._counts: list[dict[str, int]] = []
        self._columns: dict[str, dict[str, pa.Array]] = {}
        self._whole: dict[str, pa.Table] = {}

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """A further part: the rows of some articles."""
        number = len(self._parts)
        self._parts.append({name: self._kept(f"{name}-{number:06}", table) for name, table in tables.items()})
        self._counts.append({name: table.num_rows for name, table in tables.items()})

    def put(self, name: str, table: pa.Table) -> None:
        """A table as a whole, instead of its parts."""
        self._whole[name] = table

    def exchange(self, name: str, **columns: Sequence) -> None:
        """Other cells, one a row of the table, for some of its columns."""
        import pyarrow as pa

        schema = schema_of(TABLES[name])
        for column, cells in columns.items():
            dtype = schema.field(column).type
            cells = cells.cast(dtype) if isinstance(cells, pa.Array) else pa.array(cells, type=dtype)
            self._columns.setdefault(name, {})[column] = cells

    def __len__(self) -> int:
        """The number of parts."""
        return len(self._parts)

    def count(self, name: str) -> int:
        """The rows of a table."""
        return self._whole[name].num_rows if name in self._whole else sum(c.get(name, 0) for c in self._counts)

    def tables(self, name: str, columns: Sequence[str] = ALL) -> Iterator[pa.Table]:
        """The rows of a table, part after part."""
        columns = _names(name, columns)
        if name in self._whole:
            yield self._whole[name].select(columns)
            return
        first = 0
        for number in range(len(self._parts)):
            yield self._part(name, columns, number, first)
            first += self._counts[number].get(name, 0)

    def table(self, name: str) -> pa.Table:
        """A table with all its rows and columns."""
        import pyarrow as pa

        return pa.concat_tables([schema_of(TABLES[name]).empty_table(), *self.tables(name)])

    def column(self, name: str, column: str) -> pa.Array:
        """The cells of one column of text."""
        import pyarrow as pa

        cells = [table[column].cast(pa.large_string()) for table in self.tables(name, (column,))]
        return pa.chunked_array(cells or [[]], type=pa.large_string()).combine_chunks()

    def rows(self, name: str, numbers: Iterable[int], columns: Sequence[str]) -> Iterator[tuple]:
        """The cells of some rows of a table, by their numbers in rising order, missing ones as None."""
        wanted, first = deque(numbers), 0
        for table in self.tables(name, columns):
            here = []
            while wanted and wanted[0] < first + table.num_rows:
                here.append(wanted.popleft() - first)
            yield from (tuple(row.values()) for row in table.take(here).to_pylist()) if here else ()
            first += table.num_rows

    def corpus(self, **columns: Sequence[str]) -> Corpus:
        """A corpus of the tables and columns that are named; the others are empty."""
        import pyarrow as pa

        frames = {}
        for name, names in columns.items():
            parts = list(self.tables(name, names))
            frames[name] = _frame(name, names, pa.concat_tables(parts) if parts else None)
        return Corpus(**{**_empty(), **frames})

    def parts(self, at_once: int = 1, **columns: Sequence[str]) -> Iterator[Corpus]:
        """As :meth:`corpus`, a corpus of *at_once* parts; a table that was put in as a whole is whole in each."""
        import pyarrow as pa

        streams = {name: self.tables(name, names) for name, names in columns.items() if name not in self._whole}
        whole = self.corpus(**{name: names for name, names in columns.items() if name in self._whole}).tables()
        for _ in range(0, len(self._parts), at_once):
            tables = {name: pa.concat_tables(islice(stream, at_once)) for name, stream in streams.items()}
            yield Corpus(**{**whole, **{name: _frame(name, columns[name], table) for name, table in tables.items()}})

    def whole(self) -> Corpus:
        """All tables with all columns."""
        return self.corpus(**dict.fromkeys(Corpus.__dataclass_fields__, ALL))

    def __repr__(self) -> str:
        return f"Waiting({', '.join(f'{name} {self.count(name)}' for name in Corpus.__dataclass_fields__)})"

    def _kept(self, stem: str, table: pa.Table) -> Path | pa.Table:
        import pyarrow as pa

        if self._folder is None:
            return table
        path = self._folder / f"{stem}.arrow"
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema, options=options) as writer:
            writer.write_table(table)
        return path

    def _part(self, name: str, columns: list[str], number: int, first: int) -> pa.Table:
        kept = self._parts[number].get(name)
        if kept is None:
            return schema_of(TABLES[name]).empty_table().select(columns)
        table = _read(kept, TABLES[name], columns) if isinstance(kept, Path) else kept.select(columns)
        for column, cells in self._columns.get(name, {}).items():
            if column in columns:
                field = table.schema.field(column)
                at = table.schema.get_field_index(column)
                table = table.set_column(at, field, cells.slice(first, table.num_rows))
        return table


def _read(path: Path, declared: Table, columns: list[str]) -> pa.Table:
    import pyarrow as pa

    numbers = [number for number, name in enumerate(declared.column_names) if name in columns]
    options = pa.ipc.IpcReadOptions(included_fields=numbers)
    try:
        with pa.OSFile(str(path)) as source:
            return pa.ipc.open_file(source, options=options).read_all().select(columns)
    except pa.ArrowInvalid as error:
        raise OSError(errno.EIO, "rows in waiting can no longer be read", str(path)) from error


def _names(name: str, columns: Sequence[str]) -> list[str]:
    return TABLES[name].column_names if tuple(columns) == ALL else list(columns)


@cache
def _some(name: str, columns: tuple[str, ...]) -> Table:
    declared = {column.name: column for column in TABLES[name].columns}
    return Table(name, tuple(declared[column] for column in _names(name, columns)))


def _frame(name: str, columns: Sequence[str], table: pa.Table | None) -> pd.DataFrame:
    declared = _some(name, tuple(columns))
    return frame_of(declared, arrow_of(declared, None) if table is None else table)


@cache
def _empty() -> dict[str, pd.DataFrame]:
    return {name: _frame(name, ALL, None) for name in Corpus.__dataclass_fields__}
