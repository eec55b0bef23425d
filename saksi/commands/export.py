"""`saksi export DIR --to FORMAT --out FILE`: the tables in the formats of other tools."""

from __future__ import annotations

import argparse
from pathlib import Path

from saksi.commands.shared import ALL_READ, UsageError, tell

NAME = "export"
HELP = "the tables as W3C Web Annotations or a REFI-QDA project"
FORMATS = ("webannotation", "refi-qda")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tables", metavar="DIR", type=Path, help="folder that `saksi annotate` or `briefing` wrote")
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="file that is written")


def run(args: argparse.Namespace) -> int:
    """Reads the tables and writes them to one file, whole or not at all."""
    from saksi.exchange import refi_qda, webannotation
    from saksi.storage import read_corpus

    try:
        corpus = read_corpus(args.tables)
    except FileNotFoundError as error:
        raise UsageError(f"{error}. Name a folder that `saksi annotate` or `saksi briefing` wrote.") from None
    writers = {"webannotation": webannotation.write, "refi-qda": refi_qda.write}
    unfinished = args.out.with_name(f".{args.out.name}.unfinished")
    try:
        writers[args.to](corpus, unfinished)
        unfinished.replace(args.out)
    finally:
        unfinished.unlink(missing_ok=True)
    tell(f"{args.out}: {len(corpus.articles)} articles as {args.to}")
    return ALL_READ
