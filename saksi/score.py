"""`saksi score`: the program's tables measured against tables made by hand, and floors that only rise.

A folder of gold holds ``<table>.jsonl`` for any of the tables, and ``articles.jsonl`` with the texts, or without
them where the articles lie beside the folder. A span is checked: by its ``text``, or by ``check``, the first eight
hex digits of its SHA-256. Articles without a row in any table are not scored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from saksi.engine import annotate_one
from saksi.ingest import read
from saksi.lexicon import Lexicon, load_lexicon
from saksi.model import Article
from saksi.run import annotate
from saksi.scoring import measures
from saksi.scoring.measures import Compared, Scores
from saksi.scoring.pairing import Row, half_of_the_words, with_tokens
from saksi.tables import TABLES, Corpus

MEASURES: dict[str, Callable[[list[Compared], Lexicon], Scores]] = {
    "sentences": measures.sentences,
    "dates": measures.dates,
    "mentions": measures.mentions,
    "quotes": measures.quotes,
    "claims": measures.claims,
    "accounts": measures.accounts,
}
_SLACK = 5e-5
"""Half of the last decimal that is kept of a floor."""


class GoldError(ValueError):
    """A folder of gold that cannot be used: the message names file, line and mend."""


@dataclass(frozen=True)
class Gold:
    """Articles and their tables made by hand."""

    articles: list[Article]
    tables: dict[str, list[Row]]
    digest: str

    def compared(self, corpus: Corpus, table: str) -> list[Compared]:
        """For each scored article its gold rows beside those of *corpus*."""
        gold, made = _by_article(self.tables[table]), _by_article(_rows_of(corpus, table))
        return [Compared(a.text, gold.get(a.article_id, []), made.get(a.article_id, [])) for a in self.articles]


def read_gold(folder: Path | str, articles: Path | str | None = None) -> Gold:
    """The gold of a folder; *articles* is where the texts are, if not in it or in ``articles`` beside it.

    Raises:
        GoldError: if a file is lacking, no JSON, or a span does not hold what the row says.
    """
    folder = Path(folder)
    names = [*MEASURES, "findings", "certainty"]
    tables = {name: _read(folder / f"{name}.jsonl") for name in names if (folder / f"{name}.jsonl").exists()}
    if not tables:
        raise GoldError(f"{folder}: no gold is here. Put <table>.jsonl there, for one of {', '.join(names)}.")
    texts = _texts(folder, Path(articles) if articles else folder.parent / "articles")
    annotated = {row["article_id"] for name in MEASURES for row in tables.get(name, ())}
    unknown = sorted(annotated - set(texts))
    if unknown:
        raise GoldError(f"{folder}: there is no text of {unknown[0]!r}. Name the folder of articles with --articles.")
    for name in set(MEASURES) - {"accounts"} & set(tables):
        for row in tables[name]:
            _check(row, texts[row["article_id"]].text, f"{name}.jsonl")
    digest = hashlib.sha256(b"".join((folder / f"{name}.jsonl").read_bytes() for name in sorted(tables))).hexdigest()
    return Gold([texts[ident] for ident in texts if ident in annotated], tables, digest[:16])


def score(gold: Gold, lexicon: Lexicon | None = None) -> dict[str, Scores]:
    """The measures of each table that the gold has."""
    lexicon = lexicon or load_lexicon()
    corpus = annotate(gold.articles, lexicon=lexicon) if gold.articles else Corpus.of({})
    scores = {
        table: measure(gold.compared(corpus, table), lexicon)
        for table, measure in MEASURES.items()
        if table in gold.tables
    }
    if "findings" in gold.tables:
        scores["findings"] = measures.findings(gold.tables["findings"], _rows_of(corpus, "findings"))
    if "certainty" in gold.tables:
        scores["certainty"] = measures.layers([(row, _claim_of(row, lexicon)) for row in gold.tables["certainty"]])
    return scores


def _claim_of(row: Row, lexicon: Lexicon) -> Row:
    """The claim that the program makes of the stretch of a sentence, annotated alone; empty where it makes none."""
    columns = annotate_one(Article(article_id=row["id"], text=row["text"]), lexicon)
    names, cells = TABLES["claims"].column_names, columns.get("claims", [])
    made = with_tokens([dict(zip(names, values, strict=True)) for values in zip(*cells, strict=True)], row["text"])
    (wanted,) = with_tokens([row], row["text"])
    return max(made, key=lambda claim: half_of_the_words(wanted, claim) or _touch(wanted, claim), default={})


def _touch(wanted: Row, claim: Row) -> float:
    return len(wanted["tokens"] & claim["tokens"]) / 1000


def below(scores: dict[str, Scores], floors: dict[str, Scores]) -> list[str]:
    """What has sunk below its floor, a line each."""
    return [
        f"{table}.{name} is {scores.get(table, {}).get(name, 0):.4f}, below its floor of {floor:.4f}"
        for table, measured in floors.items()
        for name, floor in measured.items()
        if scores.get(table, {}).get(name, 0) < floor - _SLACK
    ]


def raised(scores: dict[str, Scores], floors: dict[str, Scores]) -> dict[str, Scores]:
    """The floors, each raised to the score where that is higher."""
    return {
        table: {name: round(max(value, floors.get(table, {}).get(name, 0)), 4) for name, value in measured.items()}
        for table, measured in scores.items()
    }


def _texts(folder: Path, beside: Path) -> dict[str, Article]:
    rows = _read(folder / "articles.jsonl") if (folder / "articles.jsonl").exists() else []
    given = [row for row in rows if row.get("text") and row.get("id")]
    source = folder / "articles.jsonl" if given else beside
    if not source.exists():
        raise GoldError(f"{source}: the articles are not there. Name their folder with --articles.")
    return {article.article_id: article for article in read([source]) if isinstance(article, Article)}


def _read(path: Path) -> list[Row]:
    rows = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise GoldError(f"{path.name}:{number}: no JSON ({error}). Mend the line.") from None
    return rows


def _check(row: Row, text: str, file: str) -> None:
    words = text[row["start"] : row["end"]]
    digest = hashlib.sha256(words.encode()).hexdigest()[:8]
    if row.get("text", words) != words or row.get("check", digest) != digest:
        where = f"{file}: {row['article_id']} {row['start']}-{row['end']}"
        raise GoldError(f"{where}: the article has {words[:40]!r} there. Mend the offsets.")


def _by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["article_id"], []).append(row)
    return grouped


def _rows_of(corpus: Corpus, table: str) -> list[Row]:
    """The rows of a table as plain dicts, None for what is missing."""
    frame = corpus.tables()[table]
    cells = [
        frame[name].tolist()
        if frame[name].dtype == "object"
        else frame[name].astype("object").where(frame[name].notna(), None)
        for name in frame.columns
    ]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*cells, strict=True)]
