"""Writes the golden tables of the project's own articles: `python tools/write_golden.py [FOLDER]`.

A golden table is a text file that a person can review: for each row of a few columns one line, in the order of
the text. ``tests/test_golden.py`` holds what the program makes against them; what differs shows as lines of a diff.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

import saksi
from saksi.tables import Corpus

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
COLUMNS = {
    "articles": ("article_id", "outlet", "published_earliest", "published_latest", "published_basis", "wire_group"),
    "dates": ("article_id", "start", "text", "value", "mod", "verdict", "suggestion"),
    "quotes": ("article_id", "start", "end", "kind", "cue", "speaker_name", "via", "text"),
    "actors": ("name", "kind", "country", "article_count", "mention_count", "quote_count"),
    "events": ("kind", "participant_names", "place", "earliest", "latest", "status", "known_id", "independent_sources"),
    "findings": ("kind", "severity", "article_ids", "message"),
}
"""What is kept of each table: what a reader of the briefing sees, without ids made of it."""
_WIDEST = 90
"""Characters of a cell; of a longer one the beginning and the end, which is where a span goes wrong."""


def golden_files(corpus: Corpus) -> dict[str, str]:
    """By file name the golden text of each table of :data:`COLUMNS`."""
    return {f"{name}.txt": as_text(getattr(corpus, name), columns) for name, columns in COLUMNS.items()}


def as_text(table: pd.DataFrame, columns: tuple[str, ...]) -> str:
    """One line a row, cells divided by `` | ``; nothing for a missing cell."""
    lines = (" | ".join(map(_cell, row)).rstrip() for row in table[list(columns)].itertuples(index=False, name=None))
    return "\n".join([" | ".join(columns), *lines]) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if value is None or value is pd.NA:
        return ""
    text = " ".join(str(value).replace("|", "¦").split())
    half = _WIDEST // 2
    return text if len(text) <= _WIDEST else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def corpus_of_the_project() -> Corpus:
    """The tables of the articles in ``data/articles``, made anew, without corrections."""
    return saksi.annotate(saksi.load_articles(ROOT / "data" / "articles"))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    files = golden_files(corpus_of_the_project())
    for old in sorted(set(folder.glob("*.txt")) - {folder / name for name in files}):
        old.unlink()
    for name, text in files.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            print(f"written: {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN)
