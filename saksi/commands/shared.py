"""What commands share: reading inputs with progress, telling faults, the lock, the exit codes."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.ingest.source import Fault
from saksi.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    from saksi.report import Report
    from saksi.run import Outcome

ALL_READ, SOMETHING_LEFT_OUT, WRONG_USAGE = 0, 1, 2
_MOST_TOLD = 40
"""Faults told one by one on the screen; all are in the report."""
_ROWS = ".saksi-rows-"


class UsageError(Exception):
    """A wrong call; the message says what and how to mend it. Ends the command with code 2."""


def add_inputs(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """The arguments of every command that reads articles."""
    kinds = ".txt .jsonl .csv .html .warc .warc.gz .zip, or folders of these"
    how = {"nargs": "*", "default": [Path(default)]} if default else {"nargs": "+"}
    parser.add_argument("inputs", metavar="INPUT", type=Path, help=f"articles: {kinds}", **how)
    parser.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="processes that annotate (default: 1)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="annotate on the Dask cluster of this scheduler")
    parser.add_argument(
        "--lexicon",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="lexicon files of your own, laid over ours",
    )
    parser.add_argument(
        "--corrections",
        metavar="FILE",
        type=Path,
        help="corrections by hand (default: data/corrections/corrections.jsonl)",
    )
    parser.add_argument("--cache", metavar="DIR", type=Path, help="where annotated rows are kept for the next run")
    parser.add_argument("--no-cache", action="store_true", help="annotate everything anew, keep nothing")
    parser.add_argument("--quiet", action="store_true", help="no progress, only faults")


def _jobs(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def lexicon_of(args: argparse.Namespace) -> Lexicon:
    """The lexicon with the folders of ``--lexicon`` over it."""
    for folder in args.lexicon:
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder. Name a folder of lexicon files after --lexicon.")
    return load_lexicon(*args.lexicon)


def corrections_file(args: argparse.Namespace) -> Path | None:
    """The log of corrections: the one named, or that of the project one works in."""
    if args.corrections:
        if not args.corrections.exists():
            raise UsageError(f"{args.corrections}: there is no such file. Name the log of corrections.")
        return args.corrections
    usual = Path("data/corrections/corrections.jsonl")
    return usual if usual.exists() else None


@contextmanager
def annotated_inputs(args: argparse.Namespace, report: Report, folder: Path) -> Iterator[Outcome]:
    """Reads and annotates ``args.inputs``; faults go into *report*, the cache and rows in waiting into *folder*.

    The rows wait there until the context is left.

    Raises:
        UsageError: if an input is not there.
    """
    from saksi.corrections import Corrections
    from saksi.ingest import read
    from saksi.run import CACHE_VARIABLE, annotate_all

    lexicon = lexicon_of(args)
    corrections = Corrections.read(corrections_file(args))
    for problem in corrections.problems:
        tell(f"Corrections: {problem}")
    cache = None if args.no_cache else args.cache or os.environ.get(CACHE_VARIABLE) or folder / ".saksi-cache"
    with _spool(folder) as spool:
        with progress(args) as step:
            try:
                readings = read(args.inputs)
                articles = report.watch(readings)
                first = next(articles, None)
            except FileNotFoundError as error:
                raise UsageError(f"{error}. Name a file or a folder of articles.") from None
            articles = _again(first, articles)
            outcome = annotate_all(articles, args.jobs, lexicon, cache, args.scheduler, step, corrections, spool)
        report.faults += outcome.faults
        yield outcome


def _again(first, rest: Iterable) -> Iterator:
    if first is not None:
        yield first
    yield from rest


@contextmanager
def _spool(folder: Path) -> Iterator[Path]:
    """A folder for rows in waiting within *folder*, which is locked: what lies there is of runs that were killed."""
    for left in folder.glob(f"{_ROWS}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_ROWS, dir=folder, ignore_cleanup_errors=True) as spool:
        yield Path(spool)


@contextmanager
def progress(args: argparse.Namespace) -> Iterator:
    """A line on the screen that counts articles; nothing where the screen is a file or ``--quiet`` was said."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if args.quiet or not console.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("annotating articles", total=None)
        yield lambda done: bar.update(task, completed=done)


def tell(line: str) -> None:
    """One line for the one who called, beside the results."""
    print(line, file=sys.stderr)


def tell_faults(faults: list[Fault], report: Path | None = None) -> None:
    """What was left out or noted, a line each."""
    for fault in faults[:_MOST_TOLD]:
        tell(f"{'Noted' if fault.is_note else 'Left out'}: {fault}")
    if len(faults) > _MOST_TOLD:
        where = f"; {report.name} has them all" if report else ""
        tell(f"... and {len(faults) - _MOST_TOLD} more{where}.")


def counted(number: int, what: str) -> str:
    """
    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
