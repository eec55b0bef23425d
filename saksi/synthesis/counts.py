"""Who is named and who is heard: two counts that are never mixed, as DataFrames from DataFrames.

*Named* counts mentions by name, short form, role and metonym; pronouns stand in a column of their own. Left out are
places (`di Rusia`) and lines of credit: who wrote or photographed an article is not told of by it. *Heard* counts
utterances (pieces of one attribution are one) and the words quoted. What an article repeats, and what a copy of a wire
text has in common with the text it copies, counts once. Mentions and quotations without an actor are a row of their
own, with a missing ``actor_id``.
"""

from __future__ import annotations

import pandas as pd

from saksi.tables import Corpus
from saksi.text import normalised

NAMED = ("name", "short", "role", "metonym")
MENTIONED_COLUMNS = ("article_id", "outlet", "actor_id", "actor_name", "actor_kind", "named", "pronouns")
HEARD_COLUMNS = ("article_id", "outlet", "actor_id", "speaker_name", "utterances", "words")


def mentioned(corpus: Corpus, counted: set[str] | None = None) -> pd.DataFrame:
    """How often each actor is named in each article; *counted* as :func:`counted_sentences`, where it is known.

    Returns:
        One row an article and actor, in the order of the articles, the most named first: ``article_id, outlet,
        actor_id, actor_name, actor_kind, named`` (mentions by name, short form, role or metonym), ``pronouns``.
        Unresolved mentions of an article are one row whose actor cells are missing.
    """
    rows = corpus.mentions[["article_id", "sentence_id", "kind", "is_place", "actor_id", "actor_name", "actor_kind"]]
    credits = corpus.sentences.loc[corpus.sentences["kind"] == "credit", "sentence_id"]
    told = (counted_sentences(corpus) if counted is None else counted).difference(credits)
    is_counted = _are_among(rows["sentence_id"], told) | rows["sentence_id"].isna()
    rows = rows[is_counted & ~rows["is_place"].fillna(False)]
    is_named = rows["kind"].isin(NAMED)
    rows = rows.assign(named=is_named.astype("Int64"), pronouns=(~is_named).astype("Int64"))
    keys = ["article_id", "actor_id"]
    table = rows.groupby(keys, dropna=False, sort=False).agg(
        actor_name=("actor_name", "first"),
        actor_kind=("actor_kind", "first"),
        named=("named", "sum"),
        pronouns=("pronouns", "sum"),
    )
    table = table.reset_index()
    unresolved = table["actor_id"].isna()
    table.loc[unresolved, ["actor_name", "actor_kind"]] = pd.NA
    table["actor_name"] = _actor_names(corpus, table["actor_id"]).fillna(table["actor_name"])
    return _ordered(table, corpus, MENTIONED_COLUMNS, ["named", "pronouns"])


def heard(corpus: Corpus, counted: set[str] | None = None) -> pd.DataFrame:
    """How often, and in how many words, each speaker is quoted in each article; *counted* as for :func:`mentioned`.

    Returns:
        One row an article and speaker, the most heard first: ``article_id, outlet, actor_id, speaker_name,
        utterances`` (attributions: pieces of one utterance are one), ``words`` (of the quoted or reported text).
        Speakers who are no actor are told apart by name; those without a name are one row an article.
    """
    rows = corpus.quotes.drop(columns=["cue", "force", "speaker", "speaker_role", "addressee", "via"])
    rows = rows[_are_among(rows["sentence_id"], counted_sentences(corpus) if counted is None else counted)]
    unnamed = rows["speaker_kind"].eq("unnamed").fillna(False) & rows["actor_id"].isna()
    rows = rows.assign(
        speaker_name=rows["speaker_name"].mask(unnamed),
        words=pd.Series([len(text.split()) for text in rows["text"]], index=rows.index, dtype="Int64"),
        utterance=rows["attribution_id"].fillna(rows["quote_id"]),
    )
    rows = rows.assign(speaker=rows["actor_id"].fillna(rows["speaker_name"]))
    table = rows.groupby(["article_id", "speaker"], dropna=False, sort=False).agg(
        actor_id=("actor_id", "first"),
        speaker_name=("speaker_name", "first"),
        utterances=("utterance", "nunique"),
        words=("words", "sum"),
    )
    table["speaker_name"] = _actor_names(corpus, table["actor_id"]).fillna(table["speaker_name"].astype("string"))
    return _ordered(table.reset_index(), corpus, HEARD_COLUMNS, ["utterances", "words"])


def _actor_names(corpus: Corpus, ids: pd.Series) -> pd.Series:
    """The one name of each actor, however an article spells it."""
    return ids.map(corpus.actors.drop_duplicates("actor_id").set_index("actor_id")["name"]).astype("string")


def by_outlet(counts: pd.DataFrame) -> pd.DataFrame:
    """Counts of :func:`mentioned` or :func:`heard` summed over the articles of each outlet.

    Returns:
        One row an outlet and actor, with ``article_count`` instead of ``article_id``; articles without an outlet
        together under a missing one.
    """
    return _summed(counts, ["outlet"])


def over_all(counts: pd.DataFrame) -> pd.DataFrame:
    """Counts of :func:`mentioned` or :func:`heard` summed over all articles, with ``article_count``."""
    return _summed(counts.drop(columns="outlet"), [])


def with_counts(corpus: Corpus) -> Corpus:
    """The corpus with ``article_count``, ``mention_count`` and ``quote_count`` of its actors filled."""
    counted = counted_sentences(corpus)
    named = mentioned(corpus, counted).dropna(subset=["actor_id"])
    named = named[named["named"] > 0]
    said = heard(corpus, counted).dropna(subset=["actor_id"])
    columns = {
        "article_count": named.groupby("actor_id")["article_id"].nunique(),
        "mention_count": named.groupby("actor_id")["named"].sum(),
        "quote_count": said.groupby("actor_id")["utterances"].sum(),
    }
    actors = corpus.actors.assign(
        **{name: corpus.actors["actor_id"].map(counts).fillna(0).astype("Int64") for name, counts in columns.items()}
    )
    return corpus.replace(actors=actors)


def counted_sentences(corpus: Corpus) -> set[str]:
    """The sentences whose rows count: no repeats, and of copies of one text only the first article's."""
    groups = corpus.articles.set_index("article_id")["wire_group"]
    order = {article: number for number, article in enumerate(corpus.articles["article_id"])}
    sentences = corpus.sentences[["sentence_id", "article_id", "start", "text"]][corpus.sentences["repeats"].isna()]
    group = sentences["article_id"].map(groups)
    counted = set(sentences.loc[group.isna(), "sentence_id"])
    copied = sentences[group.notna()].assign(group=group, words=sentences["text"].map(normalised))
    copied = copied.assign(order=copied["article_id"].map(order)).sort_values(["order", "start"], kind="stable")
    first = copied.groupby(["group", "words"], sort=False)["article_id"].transform("first")
    return counted | set(copied.loc[copied["article_id"] == first, "sentence_id"])


def _are_among(idents: pd.Series, counted: set[str]) -> pd.Series:
    """Which ids are counted; as objects, since pandas looks text up by an Arrow scalar of each of *counted*."""
    return idents.astype(object).isin(counted)


def _ordered(table: pd.DataFrame, corpus: Corpus, columns: tuple[str, ...], sizes: list[str]) -> pd.DataFrame:
    """In the order of the articles, the largest first, ids deciding between equals, missing actors last."""
    outlets = corpus.articles.set_index("article_id")["outlet"]
    order = {article: number for number, article in enumerate(corpus.articles["article_id"])}
    table = table.assign(outlet=table["article_id"].map(outlets), order=table["article_id"].map(order))
    table[sizes] = table[sizes].astype("Int64")
    table = table.sort_values(["order", *sizes, "actor_id"], ascending=[True, *(False for _ in sizes), True])
    return table[list(columns)].reset_index(drop=True)


def _summed(counts: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sums by *keys* and actor; a speaker who is no actor is told by name."""
    name = "actor_name" if "actor_name" in counts else "speaker_name"
    sizes = [column for column in ("named", "pronouns", "utterances", "words") if column in counts]
    who = counts["actor_id"].fillna(counts[name])
    kept = [column for column in ("actor_id", name, "actor_kind") if column in counts]
    how = {column: (column, "first") for column in kept} | {column: (column, "sum") for column in sizes}
    grouped = counts.assign(who=who).groupby([*keys, "who"], dropna=False, sort=False)
    table = grouped.agg(**how, article_count=("article_id", "nunique")).reset_index().drop(columns="who")
    table = table.sort_values(
        [*keys, *sizes, "actor_id"], ascending=[*(True for _ in keys), *(False for _ in sizes), True]
    )
    return table[[*keys, *kept, *sizes, "article_count"]].reset_index(drop=True)
