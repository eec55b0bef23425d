"""`saksi briefing [INPUT...]`: articles to tables, figures and a briefing as HTML and PDF."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.commands.annotate import write
from saksi.commands.shared import (
    ALL_READ,
    SOMETHING_LEFT_OUT,
    UsageError,
    add_inputs,
    annotated_inputs,
    counted,
    tell,
    tell_faults,
)

if TYPE_CHECKING:
    from saksi.tables import Corpus

_NOTEBOOK = Path("notebooks/briefing.ipynb")
_GLOSSES = Path("data/glosses/en.csv")
_PREVIOUS = "previous"
NAME = "briefing"
HELP = "articles to tables, figures and a briefing (HTML and PDF)"


def add(parser: argparse.ArgumentParser) -> None:
    add_inputs(parser, default="data/articles")
    folder = {"metavar": "DIR", "type": Path}
    parser.add_argument("--lang", choices=("en", "id"), default="en", help="language of the briefing (default: en)")
    parser.add_argument("--tables", **folder, default=Path("data/processed"), help="tables (default: data/processed)")
    parser.add_argument("--figures", **folder, default=Path("figures"), help="figures (default: figures)")
    parser.add_argument("--reports", **folder, default=Path("reports"), help="the briefing (default: reports)")
    parser.add_argument(
        "--since", **folder, help="tables of an earlier run to compare with (default: those that this run replaces)"
    )
    parser.add_argument(
        "--notebook", metavar="FILE", type=Path, help=f"what is executed (default: {_NOTEBOOK}, or ours)"
    )


def run(args: argparse.Namespace) -> int:
    """Annotates, then executes the notebook on the tables and exports it."""
    from saksi.lock import locked
    from saksi.report import Report

    notebook = _notebook(args)
    if args.since and not args.since.is_dir():
        raise UsageError(f"{args.since}: there is no such folder. Name a folder of tables, or leave --since out.")
    report = Report()
    with locked(args.tables), annotated_inputs(args, report, args.tables) as outcome:
        earlier = args.since or _kept(args.tables, outcome.corpus)
        write(args, outcome.tables, report, args.tables, "parquet")
        tell_faults(report.faults, args.tables / "report.parquet")
        if not report.article_count:
            raise UsageError("there is no article to brief about. See the lines above, or name another folder.")
        tell(f"{counted(report.article_count, 'article')} annotated: tables in {args.tables}")
        _brief(args, notebook, earlier)
    return SOMETHING_LEFT_OUT if report.left_out else ALL_READ


def _notebook(args: argparse.Namespace) -> Path | None:
    if args.notebook and not args.notebook.is_file():
        raise UsageError(f"{args.notebook}: there is no such notebook. Name one, or leave --notebook out.")
    return args.notebook or (_NOTEBOOK if _NOTEBOOK.is_file() else None)


def _kept(folder: Path, corpus: Corpus) -> Path | None:
    """The tables of the run before this one, in a folder within *folder*: put there if this run changes any of them.

    A repeat changes none, so it compares with what the run before it compared with, and writes the same bytes.
    """
    from saksi.storage import StorageError, read_corpus, write_corpus

    previous = folder / _PREVIOUS
    try:
        old = read_corpus(folder)
    except StorageError:
        old = None
    if old is not None and any(not table.equals(corpus.tables()[name]) for name, table in old.tables().items()):
        write_corpus(old, previous)
    return previous if previous.is_dir() else None


def _brief(args: argparse.Namespace, notebook: Path | None, earlier: Path | None) -> None:
    """Executes and exports; paths are made absolute, since the notebook runs in its own folder."""
    from saksi.briefing import build

    parameters = {
        "tables": str(args.tables.resolve()),
        "glosses": str(_GLOSSES.resolve()) if _GLOSSES.is_file() else None,
    }
    if earlier:
        parameters["since"] = str(earlier.resolve())
    progress = None if args.quiet else lambda step: tell(f"{step} ...")
    for path in build(notebook, parameters, args.reports, args.figures.resolve(), args.lang, progress):
        tell(f"written: {path}")
