"""Articles to tables: each article is annotated alone, then the articles are looked at together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from saksi.annotators import annotate_article
from saksi.ingest import articles_of
from saksi.lexicon import Lexicon, load_lexicon
from saksi.model import Article
from saksi.tables import Corpus, rows_of

if TYPE_CHECKING:
    import pandas as pd

Progress = Callable[[int], None]


def annotate(
    articles: pd.DataFrame | Iterable[Article],
    jobs: int = 1,
    lexicon: Lexicon | None = None,
    cache=None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Corpus:
    """The tables of *articles*: a DataFrame of :func:`saksi.load_articles`, or articles."""
    lexicon = lexicon or load_lexicon()
    articles = articles_of(articles) if hasattr(articles, "columns") else list(articles)
    rows: dict[str, list[dict]] = {}
    for number, article in enumerate(articles, 1):
        for table, found in rows_of(annotate_article(article, lexicon)).items():
            rows.setdefault(table, []).extend(found)
        if progress:
            progress(number)
    rows["actors"] = list({row["actor_id"]: row for row in reversed(rows.get("actors", []))}.values())[::-1]
    return _synthesised(Corpus.of(rows), lexicon)


def _synthesised(corpus: Corpus, lexicon: Lexicon) -> Corpus:
    try:
        from saksi.synthesis import synthesise
    except ImportError:
        return corpus
    return synthesise(corpus, lexicon)
