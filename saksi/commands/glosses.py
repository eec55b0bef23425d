"""`saksi glosses TABLES`: the quotations, and what else is printed as it stands, without a gloss yet, to fill in."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from saksi.commands.shared import ALL_READ, UsageError, counted, tell

NAME = "glosses"
HELP = "the quotations that have no gloss yet, as rows to fill in"
_FILE = Path("data/glosses/en.csv")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tables", metavar="TABLES", type=Path, help="folder of tables that saksi wrote")
    parser.add_argument(
        "--glosses", metavar="FILE", type=Path, default=_FILE, help=f"those there are (default: {_FILE})"
    )


def run(args: argparse.Namespace) -> int:
    """Prints a row a quotation: `sha256,gloss,by` as the file of glosses has them, and its words behind them."""
    from saksi.briefing.glosses import COLUMNS, Glosses, key_of, printed
    from saksi.storage import csv_cell, read_corpus

    if not args.tables.is_dir():
        raise UsageError(f"{args.tables}: there is no such folder. Name a folder of tables.")
    glosses = Glosses.read(args.glosses)
    missing = {key_of(words): words for words in printed(read_corpus(args.tables)) if glosses.of(words) is None}
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow((*COLUMNS, "words"))
    for key, words in missing.items():
        writer.writerow((key, "", "", csv_cell(" ".join(words.split()))))
    tell(f"{counted(len(missing), 'quotation')} without a gloss.")
    tell(f"Fill in `gloss` and `by`, drop the column `words`, and add the rows to {args.glosses}.")
    return ALL_READ
