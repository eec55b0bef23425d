"""The counts that a briefing shows, each with the ids of the rows that were counted.

Repeated sentences and copies of one text count once (see :mod:`saksi.synthesis.counts`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from saksi.briefing.content.voices import Voices
from saksi.synthesis.counts import counted_sentences
from saksi.tables import Corpus

Rows = list[dict]
_COUNTED = ("sentences", "quotes", "claims", "dates", "mentions")


def facts_of(tables: Mapping[str, Rows], kept: Mapping[str, Rows]) -> dict[str, dict]:
    """Rows of counts: ``corpus``, ``topic:<name>`` for each topic, ``texts:<event_id>`` for each event."""
    return {"corpus": _corpus(tables, kept), **_texts(tables), **_topics(kept["claims"], Voices(tables))}


def originals(corpus: Corpus, tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """Of the *tables* of a corpus the rows in sentences that count."""
    counted = counted_sentences(corpus)
    return {name: [row for row in tables[name] if row["sentence_id"] in counted] for name in _COUNTED}


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
        "sentences": len(kept["sentences"]),
        "first": min(starts, default=None),
        "last": max(ends, default=None),
        "quotes": len(said),
        "direct": sum(row["kind"] == "direct" for row in said),
        "indirect": sum(row["kind"] == "indirect" for row in said),
        "mixed": sum(row["kind"] == "mixed" for row in said),
        **_nameless(said),
        "relayed": len(relayed),
        "claims": len(kept["claims"]),
        "dates": len(kept["dates"]),
        "events": len(tables["events"]),
        "findings": len(tables["findings"]),
    }


def _nameless(said: Rows) -> dict[str, int]:
    """The utterances without a speaker's name, and what they have instead of one."""
    kinds = Counter(row["speaker_kind"] for row in said if is_unattributed(row))
    return {
        "unattributed": kinds.total(),
        "described": kinds["unnamed"],
        "documents": kinds["document"],
        "unsettled": kinds.total() - kinds["unnamed"] - kinds["document"],
    }


def _texts(tables: Mapping[str, Rows]) -> dict[str, dict]:
    """How many independent texts give an event the status it has, and how many others tell of it."""
    group = {row["article_id"]: row["wire_group"] or row["article_id"] for row in tables["articles"]}
    accounts = {row["account_id"]: row for row in tables["accounts"]}
    found = {}
    for event in tables["events"]:
        told = [accounts[ident] for ident in event["account_ids"] if ident in accounts]
        bearing = {group[row["article_id"]] for row in told if row["status"] == event["status"]}
        others = max((event["independent_sources"] or 0) - len(bearing), 0)
        found[f"texts:{event['event_id']}"] = {"ids": [event["event_id"]], "bearing": len(bearing), "others": others}
    return found


def _topics(claims: Rows, voices: Voices) -> dict[str, dict]:
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
            **_sources([row["quote_id"] for row in rows], voices),
        }
        for topic, rows in ranked
    }


def _sources(quotes: list[str], voices: Voices) -> dict[str, int]:
    """How many sources speak, and how many of them without a name."""
    named = {source: voices.is_named(quote) for quote in quotes if (source := voices.source(quote))}
    return {"speakers": len(named), "unnamed": sum(not is_named for is_named in named.values())}
