"""The counts of actors over all articles, part after part; copies of one text are counted together."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pyarrow as pa

from saksi.columns import arrow_of_frame
from saksi.synthesis.counts import with_counts
from saksi.tables import TABLES, Corpus
from saksi.waiting import ALL, Waiting

_READ = {
    "articles": ("article_id", "outlet", "wire_group"),
    "sentences": ("sentence_id", "article_id", "start", "text", "kind", "repeats"),
    "mentions": ("article_id", "sentence_id", "kind", "is_place", "actor_id", "actor_name", "actor_kind"),
    "quotes": ALL,
    "actors": ALL,
}
_AT_ONCE = 10
"""Parts that are counted together: DataFrames are slow to make and quick to fill."""
_COUNTS = ["article_count", "mention_count", "quote_count"]


def counted(waiting: Waiting) -> pa.Table:
    """The actors with their counts."""
    actors = waiting.corpus(actors=ALL).actors
    sums = pd.DataFrame(0, index=actors.index, columns=_COUNTS, dtype="Int64")
    for articles in _independent(waiting.parts(_AT_ONCE, **_READ)):
        sums += with_counts(articles).actors[_COUNTS]
    return arrow_of_frame(TABLES["actors"], actors.assign(**sums))


def _independent(parts: Iterator[Corpus]) -> Iterator[Corpus]:
    """Of each part the articles that stand alone; at last, as one, all that have copies."""
    copied: list[Corpus] = []
    for part in parts:
        is_alone = part.articles["wire_group"].isna()
        if not is_alone.all():
            copied.append(_of(part, part.articles.loc[~is_alone, "article_id"]))
            part = _of(part, part.articles.loc[is_alone, "article_id"])
        yield part
    if copied:
        names = [name for name in _READ if name != "actors"]
        frames = {name: pd.concat([c.tables()[name] for c in copied], ignore_index=True) for name in names}
        yield copied[0].replace(**frames)


def _of(corpus: Corpus, idents: pd.Series) -> Corpus:
    """The rows of some articles."""
    tables = {name: table for name, table in corpus.tables().items() if name in _READ and name != "actors"}
    return corpus.replace(**{name: table[table["article_id"].isin(idents)] for name, table in tables.items()})
