"""Tables to files and back: Parquet, JSONL, CSV; written whole or not at all, the same rows the same bytes.

New files are first written into a folder beside the old ones and marked as whole; only then are they moved
into place. What an interruption left half done is finished, or thrown away, by whoever comes next. Limits: a
reader that does not come through here can see old and new tables side by side for the moment of the move.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from saksi.columns import arrow_of_frame, frame_of, schema_of
from saksi.ingest.readers import wide_cells
from saksi.tables import TABLES, Corpus, Table, frame, framed

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from saksi.waiting import Waiting

Format = Literal["parquet", "jsonl", "csv"]
FORMATS: tuple[Format, ...] = ("parquet", "jsonl", "csv")
Extra = tuple[Table, "pd.DataFrame"]
MANIFEST = "saksi.json"
_STAGING = ".saksi-new"
_WHOLE = "whole"
_ROW_GROUP = 100_000
"""Rows of a Parquet file that are written, and can be read, together."""
_RISKY = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet takes for a formula at the beginning of a cell (OWASP, CSV Injection)."""
_SPECIAL_IN_LIST = re.compile(r"[\\;]")
_LIST_PART = re.compile(r"(?:^|(?<=;))(?:[^;\\]|\\.)*(?=;|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(?P<char>.)", re.DOTALL)


class StorageError(ValueError):
    """Tables that cannot be read or written: the message names the file and the mend."""


def write_corpus(
    corpus: Corpus | Waiting,
    folder: Path | str,
    format: Format = "parquet",
    about: Mapping | None = None,
    more: Iterable[Extra] = (),
) -> list[Path]:
    """Writes each table to ``folder/<table>.<format>``, all of them or none, and returns the files.

    Files of an earlier run in another format are taken away. *about* goes into the manifest ``saksi.json``,
    which also holds a digest of each file; *more* are tables besides those of the corpus.

    Raises:
        StorageError: if the format is none of :data:`FORMATS`.
        OSError: if the folder cannot be written; then the old tables are as they were.
    """
    if format not in _WRITERS:
        raise StorageError(f"there is no format {format!r}; choose one of {', '.join(FORMATS)}")
    tables = [(TABLES[name], _parts(corpus, name)) for name in Corpus.__dataclass_fields__]
    tables += [(declared, iter([arrow_of_frame(declared, table)])) for declared, table in more]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    recover(folder)
    staging = folder / _STAGING
    staging.mkdir()
    try:
        digests = {}
        for declared, parts in tables:
            path = staging / f"{declared.name}.{format}"
            _WRITERS[format](parts, declared, path)
            digests[path.name] = _digest(path)
        manifest = {"format": format, "files": digests, **(about or {})}
        (staging / MANIFEST).write_text(
            json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8"
        )
        _sync(staging)
        (staging / _WHOLE).touch()
        _sync(staging, only_folder=True)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    recover(folder)
    return [folder / f"{declared.name}.{format}" for declared, _ in tables]


def recover(folder: Path) -> None:
    """Finishes or throws away what an interrupted run left in *folder*."""
    staging = folder / _STAGING
    if not staging.is_dir():
        return
    if not (staging / _WHOLE).exists():
        shutil.rmtree(staging)
        return
    new = read_manifest(staging) if (staging / MANIFEST).exists() else read_manifest(folder)
    for name in sorted(set(read_manifest(folder).get("files", ())) - set(new["files"])):
        (folder / name).unlink(missing_ok=True)
    for path in sorted(staging.iterdir(), key=lambda path: (path.name == MANIFEST, path.name)):
        if path.name != _WHOLE:
            os.replace(path, folder / path.name)
    shutil.rmtree(staging)


def read_manifest(folder: Path) -> dict:
    """What ``saksi.json`` says of the run that wrote the folder; empty where there is none."""
    try:
        return json.loads((folder / MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def read_corpus(folder: Path | str) -> Corpus:
    """The tables that :func:`write_corpus` wrote into *folder*; one that is not there is empty.

    Raises:
        StorageError: if there is no table, or one cannot be read.
    """
    folder = Path(folder)
    if folder.is_dir():
        recover(folder)
    format = read_manifest(folder).get("format") or next(
        (f for f in FORMATS if (folder / f"sentences.{f}").exists()), None
    )
    if format not in _READERS:
        raise StorageError(
            f"{folder.name}: there are no tables here. Write them with `saksi annotate INPUT --out {folder.name}`."
        )
    tables = {}
    for name in Corpus.__dataclass_fields__:
        path = folder / f"{name}.{format}"
        try:
            tables[name] = _READERS[format](path, TABLES[name]) if path.exists() else frame(name, ())
        except (ValueError, OSError, KeyError) as error:
            raise StorageError(
                f"{path.name}: not a table of saksi ({error}). Write it again with `saksi annotate`."
            ) from None
    return Corpus(**tables)


def _parts(corpus: Corpus | Waiting, name: str) -> Iterator[pa.Table]:
    """The rows of a table, some at a time."""
    if isinstance(corpus, Corpus):
        return iter([arrow_of_frame(TABLES[name], corpus.tables()[name])])
    return corpus.tables(name)


def _write_parquet(parts: Iterator[pa.Table], declared: Table, path: Path) -> None:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, schema_of(declared), compression="zstd") as writer:
        for group in _regrouped(parts, schema_of(declared)):
            writer.write_table(group, row_group_size=_ROW_GROUP)


def _regrouped(parts: Iterator[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """The same rows in groups of one size, so that the bytes written are the same however they came."""
    import pyarrow as pa

    rest = schema.empty_table()
    for part in parts:
        rest = pa.concat_tables([rest, part])
        while rest.num_rows >= _ROW_GROUP:
            yield rest.slice(0, _ROW_GROUP).combine_chunks()
            rest = rest.slice(_ROW_GROUP)
    yield rest.combine_chunks()


def _read_parquet(path: Path, declared: Table) -> pd.DataFrame:
    import pyarrow.parquet as pq

    return frame_of(declared, pq.read_table(path, columns=declared.column_names).cast(schema_of(declared)))


def _write_jsonl(parts: Iterator[pa.Table], declared: Table, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in (row for part in parts for row in part.to_pylist()):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _read_jsonl(path: Path, declared: Table) -> pd.DataFrame:
    with path.open(encoding="utf-8") as file:
        return framed(declared, [json.loads(line) for line in file])


def _write_csv(parts: Iterator[pa.Table], declared: Table, path: Path) -> None:
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(declared.column_names)
        for row in (row for part in parts for row in part.to_pylist()):
            writer.writerow([csv_cell(cell) for cell in row.values()])


def csv_cell(cell: object) -> str:
    """A cell for CSV: lists joined by ``;``, yes and no in words, nothing that a spreadsheet would run.

    >>> csv_cell("=1+1"), csv_cell(["AFP", "Reuters"]), csv_cell("'tis"), csv_cell(-1)
    ("'=1+1", 'AFP;Reuters', "'tis", '-1')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        cell = ";".join(_SPECIAL_IN_LIST.sub(r"\\\g<0>", part) for part in cell)
    if isinstance(cell, str):
        return "'" + cell if _RISKY.match(cell) else cell
    return str(cell)


def _read_csv(path: Path, declared: Table) -> pd.DataFrame:
    import csv

    with path.open(encoding="utf-8", newline="") as file, wide_cells():
        rows = csv.DictReader(file, strict=True)
        if rows.fieldnames != declared.column_names:
            raise ValueError(f"its columns are {rows.fieldnames}")
        types = {column.name: column.dtype for column in declared.columns}
        return framed(declared, [{name: _value(cell, types[name]) for name, cell in row.items()} for row in rows])


def _value(cell: str, dtype: str) -> object:
    """Back from :func:`csv_cell`.

    >>> _value("'=1+1", "text"), _value("a\\\\;b;c", "list"), _value("", "integer"), _value("true", "flag")
    ('=1+1', ['a;b', 'c'], None, True)
    """
    if cell.startswith("'") and _RISKY.match(cell):
        cell = cell[1:]
    if dtype == "list":
        return [_ESCAPED.sub(r"\g<char>", part) for part in _LIST_PART.findall(cell)] if cell else []
    if not cell:
        return None
    return {"text": str, "integer": int, "number": float, "flag": "true".__eq__}[dtype](cell)


_WRITERS: dict[str, Callable] = {"parquet": _write_parquet, "jsonl": _write_jsonl, "csv": _write_csv}
_READERS: dict[str, Callable] = {"parquet": _read_parquet, "jsonl": _read_jsonl, "csv": _read_csv}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(folder: Path, only_folder: bool = False) -> None:
    """Has the disk keep what was written, so that a power cut after this finds it."""
    for path in [] if only_folder else sorted(folder.iterdir()):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
