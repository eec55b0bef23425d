"""`saksi new FOLDER`: a project folder of one's own, outside the program's tree."""

from __future__ import annotations

import argparse
import shutil
from importlib.resources import as_file, files
from pathlib import Path

from saksi.commands.shared import ALL_READ, UsageError, tell

NAME = "new"
HELP = "make a project folder of your own: articles, notebooks, figures, reports"
_FOLDERS = ("data/articles", "data/corrections", "data/glosses", "notebooks", "figures", "reports")
_README = """# A saksi project

Put articles into data/articles (.txt .jsonl .csv .html .warc .zip), then here:

    saksi briefing          # tables, figures, reports/briefing.html and .pdf
    jupyter lab notebooks   # explore and correct

An articles.csv beside the files (file, title, published, outlet, url) tells what the texts do not.
What you correct is kept in data/corrections/corrections.jsonl and holds in every later run.
"""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="must not exist, or be empty")


def run(args: argparse.Namespace) -> int:
    """Makes the folders and puts the notebooks into them; touches nothing that is there."""
    folder: Path = args.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: is there already and not empty. Name a new folder.")
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(_README, encoding="utf-8", newline="\n")
    for package, inner in (("saksi.lab", "notebooks"), ("saksi.briefing", ".")):
        with as_file(files(package) / inner) as shipped:
            for notebook in sorted(Path(shipped).glob("*.ipynb")):
                shutil.copyfile(notebook, folder / "notebooks" / notebook.name)
    tell(f"{folder}: put articles into {folder / 'data' / 'articles'}, then run `saksi briefing` in {folder}.")
    return ALL_READ
