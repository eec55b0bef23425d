"""`saksi check [INPUT...]`: looks over articles, lexicon, corrections and tables without changing anything."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from saksi.commands.shared import ALL_READ, SOMETHING_LEFT_OUT, UsageError, corrections_file, counted, tell, tell_faults

NAME = "check"
HELP = "look over articles, lexicon, corrections and tables; change nothing"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("inputs", metavar="INPUT", type=Path, nargs="*", help="articles to be read")
    parser.add_argument("--tables", metavar="DIR", type=Path, help="tables, whose spans and ids are followed")
    parser.add_argument(
        "--lexicon", metavar="DIR", type=Path, action="append", default=[], help="lexicon laid over ours"
    )
    parser.add_argument("--corrections", metavar="FILE", type=Path, help="log of corrections")


def run(args: argparse.Namespace) -> int:
    """Tells each problem in a line; code 1 where there is one."""
    problems = [*_lexicon(args.lexicon), *_corrections(args)]
    for problem in problems:
        tell(problem)
    left_out = _inputs(args.inputs) if args.inputs else 0
    wrong = list(_tables(args.tables)) if args.tables else []
    for line in wrong[:40]:
        tell(line)
    total = len(problems) + left_out + len(wrong)
    tell("Nothing is amiss." if not total else f"{counted(total, 'problem')}.")
    return SOMETHING_LEFT_OUT if total else ALL_READ


def _lexicon(overlays: list[Path]) -> Iterator[str]:
    """What is wrong with the tables of the lexicon, ours and those laid over it."""
    from saksi.lexicon import PACKAGE, LexiconError, check_csv, read_toml

    for folder in (PACKAGE, *overlays):
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder. Name a folder of lexicon files after --lexicon.")
        for path in sorted(folder.glob("*.csv")):
            schema = PACKAGE / "schemas" / f"{path.stem}.toml"
            if schema.exists():
                yield from check_csv(path, read_toml(schema))
            else:
                yield f"{path.name}: the lexicon has no such table. Take the file out, or rename it."
        for path in sorted(folder.glob("*.toml")):
            try:
                read_toml(path)
            except LexiconError as error:
                yield str(error)


def _corrections(args: argparse.Namespace) -> list[str]:
    from saksi.corrections import Corrections

    return list(Corrections.read(corrections_file(args)).problems)


def _inputs(inputs: list[Path]) -> int:
    """Reads all inputs; tells the faults and gives the number of what would be left out."""
    from saksi.ingest import read
    from saksi.report import Report

    report = Report()
    try:
        for _ in report.watch(read(inputs)):
            pass
    except FileNotFoundError as error:
        raise UsageError(f"{error}. Name a file or a folder of articles.") from None
    tell_faults(report.faults)
    tell(f"{counted(report.article_count, 'article')} can be read.")
    return len(report.left_out)


def _tables(folder: Path) -> Iterator[str]:
    """Rows whose words are not those of the article, or that point at a row that is not there."""
    from saksi.storage import read_corpus
    from saksi.tables import SPAN_TABLES, TABLES

    corpus = read_corpus(folder)
    tables = corpus.tables()
    texts = dict(zip(corpus.articles.article_id, corpus.articles.text, strict=True))
    ids = {name: set(table[TABLES[name].key].dropna()) for name, table in tables.items()}
    for name in SPAN_TABLES:
        columns = (TABLES[name].key, "article_id", "start", "end", "text")
        for ident, article, start, end, words in tables[name][list(columns)].itertuples(index=False, name=None):
            if texts.get(article, "")[start:end] != words:
                yield f"{name}: {ident}: its text is not that of the article at {start}-{end}. Annotate again."
    for name, column, target in _POINTERS:
        cells = tables[name][column]
        found = [i for cell in cells for i in cell] if cells.dtype == "object" else cells.dropna()
        for ident in found:
            if ident not in ids[target] and ident != "dct":
                yield f"{name}.{column}: {ident} is no row of {target}. Annotate again."


_POINTERS = (
    ("sentences", "article_id", "articles"),
    ("sentences", "repeats", "sentences"),
    ("quotes", "sentence_id", "sentences"),
    ("quotes", "attribution_id", "quotes"),
    ("quotes", "actor_id", "actors"),
    ("mentions", "actor_id", "actors"),
    ("claims", "quote_id", "quotes"),
    ("claims", "date_ids", "dates"),
    ("dates", "anchor", "dates"),
    ("accounts", "event_id", "events"),
    ("accounts", "evidence", "sentences"),
    ("events", "account_ids", "accounts"),
    ("events", "article_ids", "articles"),
    ("findings", "article_ids", "articles"),
)
"""Columns that hold ids, and the table whose key they are."""
