"""Files to articles: every format, every fault named, nothing silently dropped.

``read`` streams; ``load_articles`` gathers into a DataFrame. The text of an article is what stood in the
file, character for character; what its layout tells (outlet, place, title line, captions) is found by
``layout.py`` and kept as regions, in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.ingest.files import METADATA_FILE, idents_of, list_files, printable, source_of, unknown_ending
from saksi.ingest.formats import reader_of
from saksi.ingest.layout import with_layout
from saksi.ingest.readers import is_table_of_articles, read_metadata
from saksi.ingest.source import Fault, Found, Source, Unreadable
from saksi.model import Article, Remark

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Fault", "articles_of", "load_articles", "read"]

_COLUMNS = (
    "article_id", "path", "url", "title", "outlet", "agency", "byline", "dateline_place", "published_date",
    "published_basis", "language", "sha256", "text",
)  # fmt: skip


def read(inputs: Iterable[Path | str]) -> Iterator[Article | Fault]:
    """Every article of the files and folders *inputs*, and a fault for each that could not be read.

    Ids are unique: of two articles with one id the second is a fault.

    Raises:
        FileNotFoundError: if an input is not there.
    """
    taken: dict[str, str] = {}
    roots = [Path(item) for item in inputs]
    for root in roots:
        if not root.exists():
            raise FileNotFoundError(f"{root} is not there")
    for root in roots:
        is_empty = True
        for item in _read_root(root):
            is_empty = False
            yield _unless_taken(item, taken) if isinstance(item, Found) else item
        if is_empty:
            yield Fault(
                printable(root.name or str(root)), "no article is here", "Put .txt, .jsonl, .csv or .html files here."
            )


def load_articles(folder: Path | str, *more: Path | str) -> pd.DataFrame:
    """The articles of a folder (or file) as a DataFrame, one row an article, columns as in the table ``articles``.

    ``.attrs["faults"]`` lists what could not be read, as dicts; :func:`saksi.annotate` takes the frame.
    """
    from saksi.tables import frame

    articles, faults = [], []
    for item in read([folder, *more]):
        if isinstance(item, Article):
            articles.append(with_layout(item))
        else:
            faults.append(item)
    table = frame("articles", [{name: getattr(a, name) for name in _COLUMNS} for a in articles])
    table.attrs["faults"] = [_as_dict(fault) for fault in faults]
    table.attrs["remarks"] = {
        a.article_id: [[remark.kind, dict(remark.values)] for remark in a.remarks] for a in articles if a.remarks
    }
    return table


def articles_of(table: pd.DataFrame) -> list[Article]:
    """The articles of a DataFrame: of :func:`load_articles`, or any with ``article_id`` (or ``id``) and ``text``.

    Raises:
        ValueError: if a column or a text is lacking, or an id is there twice.
    """
    if "article_id" not in table and "id" in table:
        table = table.rename(columns={"id": "article_id", "published": "published_date"})
    lacking = [name for name in ("article_id", "text") if name not in table]
    if lacking:
        raise ValueError(f"the table of articles lacks the column {' and '.join(lacking)}")
    remarks = table.attrs.get("remarks", {})
    articles = [_article_of(row, remarks) for row in table.to_dict("records")]
    if len({article.article_id for article in articles}) < len(articles):
        twice = table["article_id"][table["article_id"].duplicated()].iloc[0]
        raise ValueError(f"the id {twice!r} is there twice; give each article an id of its own")
    return articles


def _article_of(row: Mapping, remarks: Mapping) -> Article:
    from saksi.ingest.records import article_of

    cells = {name: row[name] for name in _COLUMNS if isinstance(row.get(name), str)}
    cells |= {"id": str(row["article_id"]), "published": cells.get("published_date")}
    kept = [Remark(kind, values) for kind, values in remarks.get(cells["id"], ())]
    try:
        article, _ = article_of(
            cells, path=cells.get("path"), basis=cells.get("published_basis") or "given", remarks=kept
        )
    except Unreadable as error:
        raise ValueError(f"article {row['article_id']!r}: {error.reason}. {error.mend}") from None
    return article


def _unless_taken(found: Found, taken: dict[str, str]) -> Article | Fault:
    article = found.article
    where = f"{article.path}, {found.place}" if found.place else article.path or ""
    earlier = taken.setdefault(article.article_id, where)
    if earlier is where:
        return article
    reason = f"the id {article.article_id!r} stands already in {earlier}"
    return Fault(article.path or "", reason, "Give each article an id of its own.", found.place)


def _read_root(root: Path) -> Iterator[Found | Fault]:
    listed = list(list_files(root))
    files = {item[0]: item[1] for item in listed if isinstance(item, tuple)}
    idents = idents_of(files)
    about = {item[0] for item in files.items() if _is_metadata(*item)}
    metadata: dict[str, dict[str, str]] = {}
    for relative in sorted(about):
        rows, faults = _metadata_of(relative, files[relative])
        metadata |= rows
        yield from faults
    for item in listed:
        if isinstance(item, Fault):
            yield item
        elif item[0] not in about:
            yield from _read_file(source_of(item[0], item[1], idents[item[0]]), metadata.get(item[0], {}))


def _is_metadata(relative: str, path: Path) -> bool:
    """Whether a file tells of the articles beside it; a table of that name that holds the texts is one of them."""
    if relative.rpartition("/")[2] != METADATA_FILE:
        return False
    try:
        with path.open("rb") as file:
            return not is_table_of_articles(file.readline(10_000))
    except OSError:
        return True


def _metadata_of(relative: str, path: Path) -> tuple[dict[str, dict[str, str]], list[Fault]]:
    try:
        rows, faults = read_metadata(path.read_bytes(), printable(relative))
    except OSError as error:
        return {}, [_unopened(printable(relative), error)]
    folder = relative.rpartition("/")[0]
    return {f"{folder}/{file}" if folder else file: row for file, row in rows.items()}, faults


def _read_file(source: Source, given: Mapping[str, str]) -> Iterator[Found | Fault]:
    reader = reader_of(source.path)
    if reader is None:
        yield unknown_ending(source.path)
        return
    try:
        yield from reader(source, given)
    except Unreadable as error:
        yield error.fault(source.path)
    except OSError as error:
        yield _unopened(source.path, error)
    except Exception as error:  # whatever a file does to a parser, the other files are read
        reason = f"the file cannot be taken apart ({type(error).__name__}: {error})"
        yield Fault(source.path, reason, "Save it anew, or take it out of the folder.")


def _unopened(path: str, error: OSError) -> Fault:
    mend = "Look whether the file is still there, and give yourself the right to read it."
    return Fault(path, f"the file cannot be read ({error.strerror or error})", mend)


def _as_dict(fault: Fault) -> dict[str, str | bool | None]:
    return {name: getattr(fault, name) for name in ("path", "place", "reason", "mend", "is_note")}
