"""`saksi score`: measures the program against articles annotated by hand."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from saksi.commands.shared import ALL_READ, SOMETHING_LEFT_OUT, UsageError, tell

NAME = "score"
HELP = "measure the program against articles annotated by hand"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--gold",
        metavar="DIR",
        type=Path,
        default=Path("data/gold"),
        help="<table>.jsonl made by hand (default: data/gold)",
    )
    parser.add_argument("--articles", metavar="DIR", type=Path, help="their texts (default: in the gold, or beside it)")
    parser.add_argument(
        "--floors", metavar="FILE", type=Path, help="fail where a measure is below its floor in this file"
    )
    parser.add_argument(
        "--raise-floors", action="store_true", help="write higher measures into --floors; none is lowered"
    )
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")


def run(args: argparse.Namespace) -> int:
    """Prints the measures; code 1 where one is below its floor."""
    from saksi.score import below, raised, read_gold, score

    if args.raise_floors and not args.floors:
        raise UsageError("--raise-floors needs --floors FILE. Name the file of floors.")
    if not args.gold.is_dir():
        raise UsageError(f"{args.gold}: there is no such folder. Name the folder of gold with --gold.")
    gold = read_gold(args.gold, args.articles)
    scores = score(gold)
    print(json.dumps(scores, indent=1) if args.json else _table(scores))
    if not args.floors:
        return ALL_READ
    kept = json.loads(args.floors.read_text("utf-8")) if args.floors.exists() else {"floors": {}}
    if args.raise_floors:
        kept = {"gold": gold.digest, "floors": raised(scores, kept["floors"])}
        args.floors.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    sunk = below(scores, kept["floors"])
    for line in sunk:
        tell(line)
    return SOMETHING_LEFT_OUT if sunk else ALL_READ


def _table(scores: dict[str, dict[str, float]]) -> str:
    lines = []
    for table, measured in scores.items():
        lines.append(table)
        lines += [f"  {name:<28}{value:7.1%}" for name, value in measured.items()]
    return "\n".join(lines)
