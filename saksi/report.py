"""The report of a run: a row for each input and each thing that was left out or noted, with the mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from saksi.ingest.source import Fault
from saksi.model import Article
from saksi.tables import Column, Table, framed

if TYPE_CHECKING:
    import pandas as pd

REPORT = Table(
    "report",
    (
        Column("path", "text", "the file, relative to the input folder"),
        Column("place", "text", "where in the file: line, record, member; empty for the whole of it"),
        Column("status", "text", "read, noted (read, but something was amiss) or left_out"),
        Column("reason", "text", "what was amiss"),
        Column("mend", "text", "what to do about it"),
        Column("article_count", "integer", "articles read from the file; empty but for `read`"),
    ),
)


class Report:
    """Gathers what became of each input."""

    def __init__(self) -> None:
        self._articles: dict[str, int] = {}
        self.faults: list[Fault] = []

    def watch(self, readings: Iterable[Article | Fault]) -> Iterator[Article]:
        """Passes the articles on and keeps count; faults stay here."""
        for item in readings:
            if isinstance(item, Fault):
                self.faults.append(item)
            else:
                path = item.path or ""
                self._articles[path] = self._articles.get(path, 0) + 1
                yield item

    @property
    def article_count(self) -> int:
        return sum(self._articles.values())

    @property
    def left_out(self) -> list[Fault]:
        return [fault for fault in self.faults if not fault.is_note]

    def table(self) -> pd.DataFrame:
        """The report as a DataFrame with the columns of :data:`REPORT`, sorted by path."""
        rows = [{"path": path, "status": "read", "article_count": count} for path, count in self._articles.items()]
        for fault in self.faults:
            status = "noted" if fault.is_note else "left_out"
            cells = {"path": fault.path, "place": fault.place, "reason": fault.reason, "mend": fault.mend}
            rows.append({**cells, "status": status})
        rows.sort(key=lambda row: (row["path"], row["status"] != "read"))
        return framed(REPORT, rows)
