"""The command `saksi`: `annotate` and what is done with the tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command. Returns 0 if all was read, 1 if something was left out, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="saksi", description="Indonesian news to a briefing that can be checked.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("annotate", help="files and folders of articles to tables")
    one.add_argument("inputs", nargs="+", type=Path, metavar="INPUT")
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--format", choices=("parquet", "jsonl", "csv"), default="parquet")
    args = parser.parse_args(argv)
    return annotate(args)


def annotate(args: argparse.Namespace) -> int:
    from saksi.ingest import Fault, read
    from saksi.run import annotate as annotate_articles
    from saksi.storage import write_corpus

    articles, faults = [], []
    for item in read(args.inputs):
        (faults if isinstance(item, Fault) else articles).append(item)
    write_corpus(annotate_articles(articles), args.out, args.format)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if any(not fault.is_note for fault in faults) else 0


if __name__ == "__main__":
    sys.exit(main())
