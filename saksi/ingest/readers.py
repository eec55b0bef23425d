"""One reader a format: a source in, articles and faults out, one after the other.

A reader stops only where nothing behind the fault can be read; everything else it steps over, and says so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from saksi.ingest.decode import decode
from saksi.ingest.records import article_of
from saksi.ingest.source import LARGEST_TEXT, Fault, Found, Source, Unreadable
from saksi.model import Remark

Readings = Iterator[Found | Fault]
Reader = Callable[[Source, Mapping[str, str]], Readings]

_ID_NAMES = ("id", "article_id")
_DATE_NAMES = ("published", "published_date", "date")
_BYLINE_NAMES = ("byline", "author")


def read_text(source: Source, given: Mapping[str, str]) -> Readings:
    """A plain text file is one article; *given* is its row of ``articles.csv``."""
    text, remarks = decode(source.read())
    if not text.strip():
        raise Unreadable("the file is empty", "Fill it, or take it out of the folder.")
    article, notes = article_of({**given, "id": source.ident, "text": text}, path=source.path, remarks=remarks)
    yield Found(article)
    yield from notes


def read_jsonl(source: Source, given: Mapping[str, str]) -> Readings:
    """One JSON object a line; a broken line costs only itself."""
    with source.open() as stream:
        number = 0
        while line := stream.readline(8 * LARGEST_TEXT):
            number += 1
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield from _row(lambda line=line: _object_of(line), source, f"line {number}")
    if not number:
        raise Unreadable("the file is empty", "Fill it, or take it out of the folder.")


def read_csv(source: Source, given: Mapping[str, str]) -> Readings:
    """One article a row, columns named in the first line; a broken row costs only itself.

    Raises:
        Unreadable: if there is no column ``id`` or none ``text``.
    """
    text, remarks = decode(source.read())
    if not text.strip():
        raise Unreadable("the file is empty", "Fill it, or take it out of the folder.")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    with wide_cells():
        header = [name.strip().lower() for name in next(_csv_rows(rows))[0]]
        if "text" not in header or not set(_ID_NAMES) & set(header):
            reason = f"the table lacks a column `id` or `text` (it has {', '.join(header) or 'none'})"
            raise Unreadable(reason, "Name the columns in the first line.", "line 1")
        for cells, line in _csv_rows(rows):
            if cells:
                yield from _row(lambda cells=cells: _cells_of(header, cells), source, f"line {line}", remarks)


def _row(make: Callable[[], Mapping], source: Source, place: str, remarks: tuple[Remark, ...] = ()) -> Readings:
    """One record to an article, or to the fault that says why not."""
    try:
        record, repairs = make()
        article, notes = article_of(record, path=source.path, place=place, remarks=(*remarks, *repairs))
    except Unreadable as error:
        yield Fault(source.path, error.reason, error.mend, place)
        return
    yield Found(article, place)
    yield from notes


def _object_of(line: bytes) -> tuple[Mapping, tuple[Remark, ...]]:
    if len(line) >= 8 * LARGEST_TEXT:
        raise Unreadable("the line is too long for an article", "Split it.")
    text, remarks = decode(line)
    try:
        value = json.loads(text)
    except RecursionError:
        raise Unreadable("broken JSON (nested too deeply)", "Mend the line.") from None
    except ValueError as error:
        raise Unreadable(f"broken JSON ({error})", "Mend the line: one whole JSON object a line.") from None
    if not isinstance(value, dict):
        raise Unreadable("the line is no JSON object", 'Write {"id": ..., "text": ...}.')
    return _record_of(value), remarks


def _cells_of(header: list[str], cells: list[str]) -> tuple[Mapping, tuple[Remark, ...]]:
    if len(cells) != len(header):
        reason = f"the row has {len(cells)} cells, the header {len(header)}"
        raise Unreadable(reason, "Quote cells that hold a comma, a quotation mark or a line break.")
    return _record_of(dict(zip(header, cells, strict=True))), ()


def _record_of(row: Mapping) -> dict[str, str | None]:
    """The columns that are read, under one name each.

    Raises:
        Unreadable: if ``text`` is not words.
    """
    text = row.get("text")
    if text is not None and not isinstance(text, str):
        raise Unreadable(f"`text` is {type(text).__name__}, not words", "Write the text as a string.")
    return {
        "id": _first(row, _ID_NAMES),
        "text": text,
        "published": _first(row, _DATE_NAMES),
        "byline": _first(row, _BYLINE_NAMES),
        **{name: _first(row, (name,)) for name in ("title", "outlet", "url")},
    }


def _first(row: Mapping, names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return None


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _csv_rows(rows) -> Iterator[tuple[list[str], int]]:
    """Rows with the line on which each begins; a row that csv refuses comes as a row of no known length."""
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(f"not CSV ({error})", "Save the table again as CSV.", f"line {line}") from None
        yield cells, line


@contextmanager
def wide_cells() -> Iterator[None]:
    """Lets a cell of CSV hold a whole article, for as long as a table is read."""
    before = csv.field_size_limit(4 * LARGEST_TEXT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def is_table_of_articles(head: bytes) -> bool:
    """Whether the first line of a CSV file names texts, so that it holds articles, not what is known of them.

    >>> is_table_of_articles(b"id,text\\r\\n"), is_table_of_articles(b"file;title\\n")
    (True, False)
    """
    line = head.decode("utf-8-sig", errors="replace").splitlines()[:1]
    columns = {column.strip().strip('"').lower() for part in line for column in part.split(_delimiter(part))}
    return "text" in columns and "file" not in columns


def read_metadata(data: bytes, name: str) -> tuple[dict[str, dict[str, str]], list[Fault]]:
    """The rows of ``articles.csv`` by file name, and what is wrong with it.

    Columns: ``file`` and any of ``title, published, outlet, url, byline, language``.
    """
    try:
        text, _ = decode(data)
    except Unreadable as error:
        return {}, [error.fault(name)]
    rows: dict[str, dict[str, str]] = {}
    faults: list[Fault] = []
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    with wide_cells():
        try:
            reader.fieldnames = [column.strip().lower() for column in reader.fieldnames or ()]
            if "file" not in reader.fieldnames:
                return {}, [Fault(name, "the table lacks a column `file`", "Name the columns in line 1.", "line 1")]
            for row in reader:
                file, place = (row.pop("file") or "").strip(), f"line {reader.line_num}"
                if None in row or None in row.values():
                    mend = "Quote cells that hold a comma."
                    faults.append(Fault(name, "not as many cells as the header has", mend, place, is_note=True))
                rows[file] = {key: cell for key, cell in row.items() if isinstance(cell, str) and cell.strip()}
        except csv.Error as error:
            mend = "Save it again as CSV."
            faults.append(Fault(name, f"not CSV ({error})", mend, f"line {reader.line_num + 1}", is_note=True))
    return rows, faults
