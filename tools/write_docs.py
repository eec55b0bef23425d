"""Writes docs/tables.md and docs/commands.md from what the code declares; a test sees that they are current."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from saksi.cli import make_parser
from saksi.report import REPORT
from saksi.tables import TABLES

DOCS = Path(__file__).parents[1] / "docs"
_KINDS = {"text": "text", "integer": "whole number", "number": "number", "flag": "yes or no", "list": "list of text"}


def tables() -> str:
    """The page of tables: every column with its kind and meaning."""
    parts = [
        "# Tables\n",
        "Written by `tools/write_docs.py` from `saksi/tables.py`, where each column is declared once.",
        "The first column is the key. Lists are lists in Parquet and JSONL, joined by `;` in CSV (`\\;` is a semicolon",
        "of an item). An absent value is null, in CSV an empty cell. A CSV cell that a spreadsheet would take for a",
        "formula has a `'` before it. `saksi.json` beside the tables says in which form they are, and which versions",
        "of rules, lexicon and corrections made them.\n",
    ]
    for table in (*TABLES.values(), REPORT):
        parts += [f"## {table.name}\n", "| column | kind | meaning |", "| --- | --- | --- |"]
        parts += [f"| {c.name} | {_KINDS[c.dtype]} | {c.meaning} |" for c in table.columns]
        parts.append("")
    return "\n".join(parts)


def commands() -> str:
    """The page of commands: what each prints for `--help`."""
    os.environ["COLUMNS"] = "110"
    parser = make_parser()
    parts = ["# Commands\n", "Written by `tools/write_docs.py` from what `--help` prints.\n", _block(parser)]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                parts += [f"## saksi {name}\n", _block(sub)]
    return "\n".join(parts)


def _block(parser: argparse.ArgumentParser) -> str:
    return f"```\n{parser.format_help().strip()}\n```\n"


PAGES = {"tables.md": tables, "commands.md": commands}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(f"written: docs/{name}")
