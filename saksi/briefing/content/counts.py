"""The counts that a briefing shows, each with the ids of the rows that were counted.

Repeated sentences and copies of one text count once: a row is left out where its sentence repeats an earlier
one or its article is not the first of its wire group to carry the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from saksi.text import normalised

Rows = list[dict]


def facts_of(tables: Mapping[str, Rows]) -> dict[str, dict]:
    """Rows of counts: ``corpus``, ``topic:<name>`` for each topic, ``reading:<article>`` for each article."""
    kept = {name: originals(tables, name) for name in ("quotes", "claims", "dates", "mentions")}
    return {"corpus": _corpus(tables, kept), **_topics(kept["claims"])}


def counted(tables: Mapping[str, Rows]) -> Mapping[str, Rows]:
    """The tables with the counts of actors filled where the rows came without them."""
    if any(row["mention_count"] is not None for row in tables["actors"]):
        return tables
    mentions = [
        m for m in originals(tables, "mentions") if m["actor_id"] and not m["is_place"] and m["kind"] != "pronoun"
    ]
    named = Counter(m["actor_id"] for m in mentions)
    said = Counter(q["actor_id"] for q in utterances(originals(tables, "quotes")))
    articles = Counter(actor for actor, _ in {(m["actor_id"], m["article_id"]) for m in mentions})
    actors = [
        {
            **row,
            "mention_count": named[row["actor_id"]],
            "quote_count": said[row["actor_id"]],
            "article_count": articles[row["actor_id"]],
        }
        for row in tables["actors"]
    ]
    return {**tables, "actors": actors}


def originals(tables: Mapping[str, Rows], name: str) -> Rows:
    """The rows of a table without those of repeated sentences, and of copies one."""
    repeated = {row["sentence_id"] for row in tables["sentences"] if row["repeats"]}
    group = {row["article_id"]: row["wire_group"] or row["article_id"] for row in tables["articles"]}
    seen: dict[tuple, str] = {}
    kept = []
    for row in tables[name]:
        if row["sentence_id"] in repeated:
            continue
        if group[row["article_id"]] != row["article_id"]:
            first = seen.setdefault((group[row["article_id"]], normalised(row["text"])), row["article_id"])
            if first != row["article_id"]:
                continue
        kept.append(row)
    return kept


def is_unattributed(quote: dict) -> bool:
    """Whether nobody is named as the speaker: no actor, no name, or one who asked not to be named."""
    return quote["speaker_kind"] == "unnamed" or not (quote["actor_id"] or quote["speaker_name"])


def utterances(quotes: Rows) -> Rows:
    """One row an utterance: the first of the pieces that belong together."""
    return list({row["attribution_id"] or row["quote_id"]: row for row in reversed(quotes)}.values())[::-1]


def _corpus(tables: Mapping[str, Rows], kept: Mapping[str, Rows]) -> dict:
    articles = tables["articles"]
    said = utterances(kept["quotes"])
    starts = [row["published_earliest"] for row in articles if row["published_earliest"]]
    ends = [row["published_latest"] for row in articles if row["published_latest"]]
    relayed = [row for row in said if row["via"]]
    return {
        "ids": [row["article_id"] for row in articles],
        "articles": len(articles),
        "outlets": len({row["outlet"] or row["agency"] for row in articles} - {None}),
        "independent": len({row["wire_group"] or row["article_id"] for row in articles}),
        "words": sum(row["word_count"] or 0 for row in articles),
        "sentences": len(tables["sentences"]),
        "first": min(starts, default=None),
        "last": max(ends, default=None),
        "quotes": len(said),
        "direct": sum(row["kind"] == "direct" for row in said),
        "indirect": sum(row["kind"] == "indirect" for row in said),
        "mixed": sum(row["kind"] == "mixed" for row in said),
        "unattributed": sum(is_unattributed(row) for row in said),
        "relayed": len(relayed),
        "speakers": len({row["actor_id"] or row["speaker_name"] for row in said if not is_unattributed(row)}),
        "claims": len(kept["claims"]),
        "dates": len(kept["dates"]),
        "events": len(tables["events"]),
        "named": sum(bool(row["mention_count"]) for row in tables["actors"]),
        "findings": len(tables["findings"]),
        "undated": sum(not row["published_date"] for row in articles),
    }


def _topics(claims: Rows) -> dict[str, dict]:
    by_topic: dict[str, Rows] = defaultdict(list)
    for row in claims:
        if row["quote_id"]:
            for topic in row["topics"]:
                by_topic[topic].append(row)
    ranked = sorted(by_topic.items(), key=lambda item: (-len(item[1]), item[0]))
    return {
        f"topic:{topic}": {
            "ids": [row["claim_id"] for row in rows],
            "topic": topic,
            "statements": len(rows),
            "speakers": len({row["actor_id"] or row["source_name"] for row in rows} - {None}),
        }
        for topic, rows in ranked
    }
