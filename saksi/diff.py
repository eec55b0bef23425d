"""What changed between two runs, in terms of an analyst: quotations, claims, dates, events and findings.

A row is the same when it has the same words in the same article (the n-th time they stand there), wherever
they moved; an event or a finding when it has the same id. A change is told apart by its cause: an article that
came, went or was edited (data), a decision by hand (correction), or none of these (method). A claim follows from
its quotation and an event from its accounts: where these were corrected, so were they. Limits: a row that was
rejected leaves no trace in the tables, so that its absence is told as method unless the two runs are known to have
had the same rules.
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

_RESTS_ON = {"claims": "quote_id", "events": "account_ids", "findings": "evidence"}
"""The column that names the rows from which a row was made."""
_ACROSS = {"independent_sources"}
"""Columns that other articles can change."""
COLUMNS = ("table", "change", "cause", "id", "article_ids", "text", "column", "before", "after")


@dataclass(frozen=True)
class _Runs:
    """What is known of the two runs: their articles, what was corrected in them, whether the rules are the same."""

    old: dict[str, str]
    new: dict[str, str]
    corrected: frozenset[str]
    same_rules: bool

    @classmethod
    def of(cls, old: Corpus, new: Corpus, same_rules: bool) -> _Runs:
        shas = [dict(zip(c.articles.article_id, c.articles.sha256, strict=True)) for c in (old, new)]
        corrected = [
            ident
            for corpus in (old, new)
            for table in COMPARED
            if "rule" in (frame := corpus.tables()[table])
            for ident in frame[frame.columns[0]][frame.rule == "correction"]
        ]
        return cls(*shas, frozenset(corrected), same_rules)

    def cause(self, column: str | None, *rows: dict | None) -> str:
        """``data``, ``correction`` or ``method``, of a row as it was and as it is."""
        there = [row for row in rows if row]
        table, differ = there[0]["table"], self.old != self.new
        ids = sorted({ident for row in there for ident in row["article_ids"]})
        if any(self.old.get(ident) != self.new.get(ident) for ident in ids) or (column in _ACROSS and differ):
            return "data"
        if any(self.corrected & {row["id"], *row["rests_on"]} for row in there):
            return "correction"
        if table in {"events", "findings"} and differ:
            return "data"
        return "correction" if self.same_rules else "method"


def compare(old: Corpus, new: Corpus, same_rules: bool = False) -> pd.DataFrame:
    """The differences, a row each.

    Args:
        old: the tables of the earlier run.
        new: those of the later one.
        same_rules: whether both had the same rules and lexicon, as their manifests tell; then nothing is method.

    Returns:
        Columns: ``table``; ``change`` (new, withdrawn, changed); ``cause`` (data, correction, method); ``id``;
        ``article_ids``; ``text`` (the words, or the name of the event); and for a changed row the ``column``
        with the cells ``before`` and ``after``. Empty where nothing changed.
    """
    import pandas as pd

    runs = _Runs.of(old, new, same_rules)
    rows = [
        row
        for table, columns in COMPARED.items()
        for row in _table_changes(table, columns, old.tables()[table], new.tables()[table], runs)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def summary(changes: pd.DataFrame) -> pd.DataFrame:
    """How many rows are new, withdrawn or changed, by table and cause; a row that changed twice counts once."""
    once = changes.drop_duplicates(["table", "change", "cause", "id"])
    return once.groupby(["table", "change", "cause"], sort=True).size().rename("rows").reset_index()


def _table_changes(
    table: str, columns: tuple[str, ...], old: pd.DataFrame, new: pd.DataFrame, runs: _Runs
) -> Iterator[dict]:
    before, after = _keyed(table, old), _keyed(table, new)
    for key in [*before, *(key for key in after if key not in before)]:
        was, now = before.get(key), after.get(key)
        row = now or was
        base = {"table": table, "id": row["id"], "article_ids": row["article_ids"], "text": row["text"]}
        if was is None or now is None:
            change = "new" if was is None else "withdrawn"
            yield {**base, "change": change, "cause": runs.cause(None, was, now)}
            continue
        for column in columns:
            if was["cells"][column] != now["cells"][column]:
                cause = runs.cause(column, was, now)
                cells = {"column": column, "before": was["cells"][column], "after": now["cells"][column]}
                yield {**base, "change": "changed", "cause": cause, **cells}


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
            "table": table, "id": ident, "article_ids": ids, "text": text, "cells": cells,
            "rests_on": _idents(cells.get(_RESTS_ON.get(table))),
        }  # fmt: skip
    return keyed


def _idents(cell) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else (cell,) if cell else ()


def _plain(cell):
    """A cell as a value that can be compared: missing is None, lists are tuples."""
    return tuple(cell) if isinstance(cell, list) else plain_cell(cell)
