"""`saksi lint NOTEBOOK`: holds an executed briefing notebook against the rows it rests on."""

from __future__ import annotations

import argparse
from pathlib import Path

from saksi.commands.shared import ALL_READ, SOMETHING_LEFT_OUT, UsageError, counted, tell

NAME = "lint"
HELP = "hold an executed briefing notebook against the rows it rests on"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notebook", metavar="NOTEBOOK", type=Path, help="an executed briefing notebook (.ipynb)")


def run(args: argparse.Namespace) -> int:
    """Tells each rule that is broken, with the words that break it; code 1 where there is one."""
    import nbformat

    from saksi.briefing.document import document_of
    from saksi.briefing.lint import lint

    if not args.notebook.is_file():
        raise UsageError(f"{args.notebook}: there is no such notebook. Name an executed .ipynb.")
    try:
        notebook = nbformat.read(args.notebook, as_version=4)
    except (ValueError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise UsageError(f"{args.notebook}: no notebook ({str(error)[:80]}). Save it again in JupyterLab.") from None
    if not any(cell.get("outputs") for cell in notebook.cells):
        raise UsageError(f"{args.notebook}: it has no outputs. Run all its cells and save it.")
    problems = lint(document_of(notebook, args.notebook.stem))
    for problem in problems:
        print(problem)
    tell(f"{counted(len(problems), 'rule')} broken." if problems else "Nothing is amiss.")
    return SOMETHING_LEFT_OUT if problems else ALL_READ
