"""`saksi export TABLES --out DIR`: tables in the formats of other tools."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from saksi.commands.shared import ALL_READ, UsageError, tell

NAME = "export"
HELP = "tables in the formats of other tools"
_FORMS = {
    "webannotation": ("saksi.exchange.webannotation", "annotations.jsonld"),
    "refi-qda": ("saksi.exchange.refi_qda", "corpus.qdpx"),
    "timeml": ("saksi.exchange.timeml", "timeml"),
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tables", metavar="TABLES", type=Path, help="folder of tables that `saksi annotate` wrote")
    parser.add_argument("--to", choices=sorted(_FORMS), action="append", help="which format (default: all)")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder for the files")


def run(args: argparse.Namespace) -> int:
    """Writes a file a format."""
    from saksi.storage import read_corpus

    if not args.tables.is_dir():
        raise UsageError(f"{args.tables}: there is no such folder. Name a folder of tables.")
    corpus = read_corpus(args.tables)
    args.out.mkdir(parents=True, exist_ok=True)
    for form in args.to or sorted(_FORMS):
        module, name = _FORMS[form]
        import_module(module).write(corpus, args.out / name)
        tell(f"written: {args.out / name}")
    return ALL_READ
