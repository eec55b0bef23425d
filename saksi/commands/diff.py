"""`saksi diff OLD NEW`: what changed between two runs, and whether the articles or the method changed it."""

from __future__ import annotations

import argparse
from pathlib import Path

from saksi.commands.shared import ALL_READ, UsageError, tell

NAME = "diff"
HELP = "what changed between two runs: quotes, claims, dates, events, findings"
_SHOWN = 70


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", type=Path, help="folder with the tables of the earlier run")
    parser.add_argument("new", metavar="NEW", type=Path, help="folder with the tables of the later run")


def run(args: argparse.Namespace) -> int:
    """Prints a line a difference, the newest cause first; nothing where the runs agree."""
    from saksi.diff import compare, summary
    from saksi.storage import read_corpus

    try:
        changes = compare(read_corpus(args.old), read_corpus(args.new))
    except FileNotFoundError as error:
        raise UsageError(f"{error}. Name two folders that `saksi annotate` or `saksi briefing` wrote.") from None
    for row in changes.to_dict("records"):
        words = " ".join(str(row["text"]).split())
        words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        cells = f"  {row['column']}: {row['before']} → {row['after']}" if row["change"] == "changed" else ""
        print(f"{row['table']}  {row['change']} ({row['cause']})  {', '.join(row['article_ids'])}  “{words}”{cells}")
    for row in summary(changes).to_dict("records"):
        tell(f"{row['rows']:>6} {row['table']} {row['change']} ({row['cause']})")
    if changes.empty:
        tell("Nothing changed.")
    return ALL_READ
