"""`saksi corrections list | check | undo`: the decisions by hand."""

from __future__ import annotations

import argparse
import datetime
import getpass
from pathlib import Path

from saksi.commands.shared import ALL_READ, SOMETHING_LEFT_OUT, UsageError, counted, tell

NAME = "corrections"
HELP = "the decisions by hand: list them, check that they still find their place, take one back"
_USUAL = Path("data/corrections/corrections.jsonl")
_SHOWN = 60


def add(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, what in (
        ("list", "those in force"),
        ("check", "whether each still finds its place"),
        ("undo", "take one back"),
    ):
        action = actions.add_parser(name, help=what)
        action.add_argument("--log", metavar="FILE", type=Path, default=_USUAL, help=f"the log (default: {_USUAL})")
        if name == "check":
            action.add_argument("inputs", metavar="INPUT", type=Path, nargs="*", default=[Path("data/articles")])
        if name == "undo":
            action.add_argument("correction", metavar="ID", help="as `saksi corrections list` shows it")
            action.add_argument("--why", default="", help="the reason, kept in the log")


def run(args: argparse.Namespace) -> int:
    """Lists, checks or takes back; 1 where a line of the log is broken or a decision finds its place no more."""
    from saksi.corrections import CorrectionError, Corrections, undo

    if args.action == "undo":
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        try:
            undo(args.log, args.correction, when=now, who=getpass.getuser(), why=args.why)
        except CorrectionError as error:
            raise UsageError(str(error)) from None
        tell(f"{args.correction} no longer holds. The log keeps both lines.")
        return ALL_READ
    read = Corrections.read(args.log)
    for problem in read.problems:
        tell(problem)
    lost = _unplaced(read.rows, args.inputs) if args.action == "check" else {}
    for row in read.rows:
        told = lost.get(row.correction_id, "in place" if args.action == "check" else "")
        print("  ".join(part for part in (row.correction_id, _line(row), told) if part))
    tell(f"{counted(len(read.rows), 'correction')} in force" + (f", {len(lost)} without a place" if lost else ""))
    return SOMETHING_LEFT_OUT if read.problems or lost else ALL_READ


def _line(row) -> str:
    words = " ".join(row.anchor.exact.split())
    words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    what = ", ".join(f"{name}: {row.before.get(name)} → {row.after.get(name)}" for name in row.changed)
    return "  ".join(
        part for part in (row.when, row.who, row.action, row.table, row.article_id, f"“{words}”", what, row.why) if part
    )


def _unplaced(rows, inputs: list[Path]) -> dict[str, str]:
    """What became of the decisions that find no place, by their id."""
    from saksi.ingest import read
    from saksi.model import Article

    try:
        texts = {a.article_id: a.text for a in read(inputs) if isinstance(a, Article)}
    except FileNotFoundError as error:
        raise UsageError(f"{error}. Name the articles after `check`.") from None
    lost = {}
    for row in rows:
        if row.article_id not in texts:
            lost[row.correction_id] = "its article is not among the inputs"
        elif row.anchor.place(texts[row.article_id]) is None:
            lost[row.correction_id] = "its passage no longer stands in the article"
    return lost
