"""`saksi corrections list | check | undo`: the log of what people have corrected."""

from __future__ import annotations

import argparse
import getpass
from datetime import UTC, datetime
from pathlib import Path

from saksi.commands.shared import ALL_READ, SOMETHING_LEFT_OUT, UsageError, counted, tell

NAME = "corrections"
HELP = "the log of corrections: list, check against articles, undo"
_LOG = Path("data/corrections/corrections.jsonl")


def add(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="the corrections in force, one a line")
    checked = actions.add_parser("check", help="which lines cannot be used, which corrections have lost their place")
    checked.add_argument("inputs", metavar="INPUT", type=Path, nargs="*", help="the articles (default: data/articles)")
    undone = actions.add_parser("undo", help="take one back; it stays in the log")
    undone.add_argument("correction", metavar="ID", help="as `saksi corrections list` shows it")
    undone.add_argument("--why", default="", help="the reason, for the log")
    for action in (listed, checked, undone):
        action.add_argument("--log", metavar="FILE", type=Path, default=_LOG, help=f"the log (default: {_LOG})")


def run(args: argparse.Namespace) -> int:
    """Does one of the three; `check` gives 1 where something is amiss."""
    return {"list": _list, "check": _check, "undo": _undo}[args.action](args)


def _list(args: argparse.Namespace) -> int:
    from saksi.corrections import Corrections

    for row in Corrections.read(args.log).rows:
        words = " ".join(row.anchor.exact.split())[:60]
        what = ", ".join(f"{name}={row.after.get(name)!r}" for name in row.changed) or row.action
        why = f" ({row.why})" if row.why else ""
        print(f"{row.correction_id}  {row.when}  {row.who}  {row.article_id} {row.table}: {words!r}: {what}{why}")
    return ALL_READ


def _check(args: argparse.Namespace) -> int:
    from saksi.corrections import Corrections
    from saksi.ingest import read
    from saksi.model import Article

    corrections = Corrections.read(args.log)
    problems = list(corrections.problems)
    try:
        texts = {a.article_id: a.text for a in read(args.inputs or [Path("data/articles")]) if isinstance(a, Article)}
    except FileNotFoundError as error:
        raise UsageError(f"{error}. Name the folder of articles.") from None
    for row in corrections.rows:
        if row.article_id not in texts:
            problems.append(f"{row.correction_id}: the article {row.article_id!r} is not there.")
        elif row.anchor.place(texts[row.article_id]) is None:
            words = " ".join(row.anchor.exact.split())[:60]
            problems.append(
                f"{row.correction_id}: {row.article_id!r} no longer has {words!r}. Correct it anew, or undo it."
            )
    for problem in problems:
        tell(problem)
    tell(f"{counted(len(corrections.rows), 'correction')} in force, {counted(len(problems), 'problem')}.")
    return SOMETHING_LEFT_OUT if problems else ALL_READ


def _undo(args: argparse.Namespace) -> int:
    from saksi.corrections import undo

    now = datetime.now(UTC).isoformat(timespec="seconds")
    undo(args.log, args.correction, when=now, who=getpass.getuser(), why=args.why)
    tell(f"{args.correction} is undone; the next run is without it.")
    return ALL_READ
