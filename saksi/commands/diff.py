"""`saksi diff OLD NEW`: what changed between the tables of two runs, and why."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from saksi.commands.shared import ALL_READ, UsageError

NAME = "diff"
HELP = "what changed between the tables of two runs: new, withdrawn, changed; by data, correction or method"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", type=Path, help="folder of tables")
    parser.add_argument("new", metavar="NEW", type=Path, help="folder of tables")
    parser.add_argument("--rows", action="store_true", help="every row, as JSON Lines, not only the counts")


def run(args: argparse.Namespace) -> int:
    """Prints the changes; nothing where there is none."""
    from saksi.diff import compare, summary
    from saksi.storage import read_corpus, read_manifest

    for folder in (args.old, args.new):
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder. Name two folders of tables.")
    old, new = read_corpus(args.old), read_corpus(args.new)
    methods = [read_manifest(folder).get("method", {}) for folder in (args.old, args.new)]
    rules = [(method.get("rules"), method.get("lexicon")) for method in methods]
    changes = compare(old, new, same_rules=rules[0] == rules[1] != (None, None))
    if args.rows:
        for row in changes.to_dict("records"):
            print(json.dumps({name: _plain(cell) for name, cell in row.items()}, ensure_ascii=False))
    elif len(changes):
        print(summary(changes).to_string(index=False))
    return ALL_READ


def _plain(cell):
    """A cell as JSON has it: lists stay, what is missing is null."""
    if isinstance(cell, list | tuple | str | bool | int) or cell is None:
        return cell
    return None if cell != cell else cell
