"""`saksi annotate INPUT... --out DIR`: articles to tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from saksi.commands.shared import (
    ALL_READ,
    SOMETHING_LEFT_OUT,
    add_inputs,
    annotated_inputs,
    corrections_file,
    counted,
    lexicon_of,
    tell,
    tell_faults,
)

NAME = "annotate"
HELP = "articles to tables: quotes, claims, dates, actors, events, findings"
FORMATS = ("parquet", "jsonl", "csv")


def add(parser: argparse.ArgumentParser) -> None:
    add_inputs(parser)
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="folder for the tables, DIR/<table>.<format>"
    )
    parser.add_argument("--format", choices=FORMATS, default="parquet", help="form of the tables (default: parquet)")


def run(args: argparse.Namespace) -> int:
    """Reads, annotates and writes, all tables or none. The report of what was left out lies beside the tables."""
    from saksi.lock import locked
    from saksi.report import Report

    report = Report()
    with locked(args.out), annotated_inputs(args, report, args.out) as outcome:
        files = write(args, outcome.tables, report, args.out, args.format)
    tell_faults(report.faults, files[-1])
    kept = f", {outcome.from_cache:,} of them known from before" if outcome.from_cache else ""
    tell(f"{counted(report.article_count, 'article')}{kept}: {counted(len(files) - 1, 'table')} in {args.out}")
    return SOMETHING_LEFT_OUT if report.left_out else ALL_READ


def write(args: argparse.Namespace, corpus, report, folder: Path, format: str) -> list[Path]:
    """Writes the tables, and the report as the last of them; gives the files."""
    from saksi.corrections import Corrections
    from saksi.report import REPORT
    from saksi.run import method_of
    from saksi.storage import write_corpus

    method = method_of(lexicon_of(args), Corrections.read(corrections_file(args)))
    return write_corpus(corpus, folder, format, {"method": method}, [(REPORT, report.table())])
