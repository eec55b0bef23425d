"""What changed between two runs, in terms of an analyst: quotations, claims, dates, events and findings.

A row is the same when it has the same words in the same article (the n-th time they stand there), wherever
they moved; an event or a finding when it has the same id. A change is told apart by its cause: an article that
came, went or was edited (data), a decision by hand (correction), or none of these (method).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saksi.cells import plain_cell
from saksi.tables import Corpus
from saksi.text import normalised

if TYPE_CHECKING:
    import pandas as pd

COMPARED: dict[str, tuple[str, ...]] = {
    "quotes": ("kind", "speaker_name", "speaker_kind", "actor_id", "force", "via"),
    "claims": (
        "source_name", "type", "certainty_speaker", "certainty_reporter", "is_negated", "event_status",
        "independent_sources",
    ),
    "dates": ("type", "value", "earliest", "latest", "verdict", "suggestion"),
    "accounts": ("kind", "participant_names", "place", "earliest", "latest", "status"),
    "events": ("kind", "participant_names", "place", "earliest", "latest", "status", "independent_sources"),
    "findings": ("severity", "message"),
}  # fmt: skip
"""The columns whose change is told, by table."""

_ACROSS = {"independent_sources"}
"""Columns that other articles can change."""
COLUMNS = ("table", "change", "cause", "id", "article_ids", "text", "column", "before", "after")


@dataclass(frozen=True)
class _Articles:
    """Which articles the two runs share, and which of these were edited."""

    old: dict[str, str]
    new: dict[str, str]

    @property
    def differ(self) -> bool:
        return self.old != self.new

    def cause(self, article_ids: list[str]) -> str | None:
        """``data`` where one of the articles came, went or was edited."""
        return "data" if any(self.old.get(a) != self.new.get(a) for a in article_ids) else None


def compare(old: Corpus, new: Corpus) -> pd.DataFrame:
    """The differences, a row each.

    Returns:
        Columns: ``table``; ``change`` (new, withdrawn, changed); ``cause`` (data, correction, method); ``id``;
        ``article_ids``; ``text`` (the words, or the name of the event); and for a changed row the ``column``
        with the cells ``before`` and ``after``. Empty where nothing changed.
    """
    import pandas as pd

    articles = _Articles(*(dict(zip(c.articles.article_id, c.articles.sha256, strict=True)) for c in (old, new)))
    rows = [
        row
        for table, columns in COMPARED.items()
        for row in _table_changes(table, columns, old.tables()[table], new.tables()[table], articles)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def summary(changes: pd.DataFrame) -> pd.DataFrame:
    """How many rows are new, withdrawn or changed, by table and cause; a row that changed twice counts once."""
    once = changes.drop_duplicates(["table", "change", "cause", "id"])
    return once.groupby(["table", "change", "cause"], sort=True).size().rename("rows").reset_index()


def _table_changes(
    table: str, columns: tuple[str, ...], old: pd.DataFrame, new: pd.DataFrame, articles: _Articles
) -> Iterator[dict]:
    before, after = _keyed(table, old), _keyed(table, new)
    for key in [*before, *(key for key in after if key not in before)]:
        was, now = before.get(key), after.get(key)
        row = now or was
        base = {"table": table, "id": row["id"], "article_ids": row["article_ids"], "text": row["text"]}
        if was is None or now is None:
            change = "new" if was is None else "withdrawn"
            yield {**base, "change": change, "cause": _cause(was, now, articles)}
            continue
        for column in columns:
            if was["cells"][column] != now["cells"][column]:
                cause = "data" if column in _ACROSS and articles.differ else _cause(was, now, articles)
                cells = {"column": column, "before": was["cells"][column], "after": now["cells"][column]}
                yield {**base, "change": "changed", "cause": cause, **cells}


def _cause(was: dict | None, now: dict | None, articles: _Articles) -> str:
    rows = [row for row in (was, now) if row]
    data = articles.cause(sorted({a for row in rows for a in row["article_ids"]}))
    if data:
        return data
    if any(row["rule"] == "correction" for row in rows):
        return "correction"
    return "data" if articles.differ and rows[0]["table"] in {"events", "findings"} else "method"


def _keyed(table: str, frame: pd.DataFrame) -> dict[tuple, dict]:
    """The rows of a table by what makes them the same row in another run."""
    seen: Counter = Counter()
    keyed = {}
    for row in frame.to_dict("records"):
        cells = {name: _plain(cell) for name, cell in row.items()}
        ident = cells[frame.columns[0]]
        if "article_id" in cells:
            words = (cells["article_id"], normalised(cells["text"]))
            seen[words] += 1
            key, ids, text = (*words, seen[words]), [cells["article_id"]], cells["text"]
        else:
            key, ids, text = (ident,), list(cells["article_ids"]), cells.get("name") or cells.get("message")
        keyed[key] = {
            "table": table, "id": ident, "article_ids": ids, "text": text, "rule": cells.get("rule"), "cells": cells,
        }  # fmt: skip
    return keyed


def _plain(cell):
    """A cell as a value that can be compared: missing is None, lists are tuples."""
    return tuple(cell) if isinstance(cell, list) else plain_cell(cell)
