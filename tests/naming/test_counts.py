"""Named and heard: two counts, each thing once, the unresolved in sight."""

from __future__ import annotations

import pandas as pd
import pytest

from saksi.synthesis.counts import by_outlet, heard, mentioned, over_all, with_counts
from saksi.tables import Corpus

ARTICLES = [("a", "Harian A", "w"), ("b", "Harian B", "w"), ("c", "Harian A", None)]
SENTENCES = [
    ("a", 0, "Moon tiba di Hanoi.", None),
    ("a", 1, "Moon tiba di Hanoi.", "a:sentences:0"),
    ("b", 0, "Moon tiba di Hanoi.", None),
    ("b", 1, "Ia lalu bicara.", None),
    ("c", 0, "Moon tiba di Hanoi.", None),
]
MENTIONS = [
    ("a", 0, "moon-jae-in", "name", False),
    ("a", 1, "moon-jae-in", "name", False),
    ("b", 0, "moon-jae-in", "name", False),
    ("b", 1, "moon-jae-in", "pronoun", False),
    ("b", 1, None, "role", False),
    ("c", 0, "moon-jae-in", "name", False),
    ("c", 0, "vietnam", "name", True),
]
QUOTES = [
    ("a", 0, "moon-jae-in", "Moon Jae-in", "q1", "tiga kata saja"),
    ("a", 0, "moon-jae-in", "Moon Jae-in", "q1", "dua lagi"),
    ("a", 1, "moon-jae-in", "Moon Jae-in", "q2", "diulang"),
    ("b", 1, None, None, "q3", "entah siapa ini bicara"),
]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Three articles: two copies of one text, one of its own; a repeated sentence; a speaker without a name."""
    names = {"moon-jae-in": "Moon Jae-in", "vietnam": "Vietnam"}
    rows = {
        "articles": [{"article_id": a, "outlet": o, "wire_group": w} for a, o, w in ARTICLES],
        "sentences": [
            {"sentence_id": f"{a}:sentences:{n}", "article_id": a, "start": n, "text": t, "repeats": r}
            for a, n, t, r in SENTENCES
        ],
        "mentions": [
            {
                "mention_id": str(i),
                "article_id": a,
                "sentence_id": f"{a}:sentences:{n}",
                "actor_id": who,
                "actor_name": names.get(who),
                "kind": kind,
                "is_place": place,
            }
            for i, (a, n, who, kind, place) in enumerate(MENTIONS)
        ],
        "quotes": [
            {
                "quote_id": str(i),
                "article_id": a,
                "sentence_id": f"{a}:sentences:{n}",
                "actor_id": who,
                "speaker_name": name,
                "attribution_id": utterance,
                "text": text,
            }
            for i, (a, n, who, name, utterance, text) in enumerate(QUOTES)
        ],
        "actors": [{"actor_id": i, "name": n, "kind": "person"} for i, n in names.items()],
    }
    return Corpus.of(rows)


def test_mentioned(corpus):
    """Do repeats, copies and places not count, pronouns apart, the unresolved a row of their own?"""
    table = mentioned(corpus)
    rows = list(table[["article_id", "actor_id", "named", "pronouns"]].itertuples(index=False, name=None))
    assert [tuple(None if cell is pd.NA else cell for cell in row) for row in rows] == [
        ("a", "moon-jae-in", 1, 0),
        ("b", None, 1, 0),
        ("b", "moon-jae-in", 0, 1),
        ("c", "moon-jae-in", 1, 0),
    ]


def test_heard(corpus):
    """Are the pieces of one utterance one, with all their words, and is an unnamed speaker a row?"""
    rows = list(heard(corpus)[["article_id", "speaker_name", "utterances", "words"]].itertuples(index=False, name=None))
    assert [tuple(None if cell is pd.NA else cell for cell in row) for row in rows] == [
        ("a", "Moon Jae-in", 1, 5),
        ("b", None, 1, 4),
    ]


def test_sums(corpus):
    """Are counts summed by outlet and over all, with the number of articles?"""
    total = over_all(mentioned(corpus))
    assert total.loc[0, ["actor_id", "named", "pronouns", "article_count"]].tolist() == ["moon-jae-in", 2, 1, 3]
    outlets = by_outlet(mentioned(corpus)).groupby("outlet")["named"].sum()
    assert outlets.to_dict() == {"Harian A": 2, "Harian B": 1}


def test_actors_get_their_counts(corpus):
    """Are the counts of actors those of the two tables, and nought for who is only a place?"""
    actors = with_counts(corpus).actors.set_index("actor_id")
    counts = actors[["article_count", "mention_count", "quote_count"]]
    assert counts.loc["moon-jae-in"].tolist() == [2, 2, 1]
    assert counts.loc["vietnam"].tolist() == [0, 0, 0]


def test_nothing_counts_as_nothing():
    """Have the tables of an empty corpus their columns and no rows?"""
    empty = Corpus.of({})
    assert [len(t) for t in (mentioned(empty), heard(empty), over_all(heard(empty)), with_counts(empty).actors)] == [
        0
    ] * 4


def test_who_a_line_of_credit_names_is_not_told_of(corpus):
    """Does a mention in a credit count as none?"""
    kinds = ["body", "body", "body", "body", "credit"]
    counts = mentioned(corpus.replace(sentences=corpus.sentences.assign(kind=pd.array(kinds, "string"))))
    assert set(mentioned(corpus)["article_id"]) == {"a", "b", "c"}
    assert set(counts["article_id"]) == {"a", "b"}
