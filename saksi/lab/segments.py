"""An article cut where its annotations begin and end, so that a page never has to count characters.

JavaScript counts UTF-16 units, the tables count code points. Cutting here, in Python, means that an emoji shifts
nothing: each segment knows its first code point, its words, and the rows that cover it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from saksi.cells import plain_row
from saksi.tables import TABLES, Corpus

MOST_NAMES = 300
"""Names that are offered where one is filled in: those of the article first, then those heard most."""

LAYERS = ("quotes", "claims", "dates", "mentions", "accounts")
"""The tables that are shown in the text, the ones that matter most first."""

SHOWN: dict[str, tuple[str, ...]] = {
    "quotes": (
        "kind", "speaker_name", "speaker", "speaker_kind", "cue", "force", "addressee", "via", "rule", "confidence",
    ),
    "claims": (
        "source_name", "type", "certainty_speaker", "certainty_reporter", "is_negated", "event_status", "topics",
        "rule", "confidence",
    ),
    "dates": ("type", "value", "mod", "earliest", "latest", "verdict", "suggestion", "rule", "confidence"),
    "mentions": ("actor_name", "actor_kind", "kind", "is_place", "rule", "confidence"),
    "accounts": ("kind", "participant_names", "place", "earliest", "latest", "status", "outcome", "rule", "confidence"),
}  # fmt: skip
"""The columns that a click on an annotation shows, by table."""

EDITABLE: dict[str, dict[str, tuple[str, ...]]] = {
    "quotes": {
        "speaker_name": (),
        "kind": ("direct", "indirect", "mixed"),
        "speaker_kind": ("named", "role", "unnamed", "document", "outlet"),
    },
    "claims": {
        "source_name": (),
        "certainty_speaker": ("certain", "stated", "probable", "possible", "doubtful"),
        "certainty_reporter": ("vouched", "attributed", "hearsay", "distanced"),
        "event_status": ("happened", "planned", "called_off", "denied", "unclear"),
        "type": ("report", "promise", "demand", "forecast", "evaluation", "accusation", "denial"),
    },
    "dates": {"value": (), "earliest": (), "latest": (), "type": ("DATE", "TIME", "DURATION", "SET")},
    "mentions": {"actor_name": (), "kind": ("name", "short", "role", "metonym", "pronoun")},
    "accounts": {
        "status": ("held", "planned", "rumoured", "called_off", "denied", "proposed"),
        "place": (),
        "earliest": (),
        "latest": (),
    },
}
"""What a person can change in the view, by table; values to choose from, or none for free text."""


def article_data(corpus: Corpus, article_id: str) -> dict[str, Any]:
    """What the view shows of one article, as plain JSON values.

    Returns:
        ``article_id``, ``title``, ``outlet``, ``published``; ``segments``: ``{"start", "text", "rows"}`` in order,
        which joined give the text; ``rows`` by id: ``{"table", "start", "end", "cells", "article_id"}``;
        ``findings``: ``{"kind", "message", "evidence"}``; ``layers``: rows a layer; ``editable``: what can be
        changed, by table; ``names``: actors to choose from.

    Raises:
        KeyError: if the corpus has no such article.
    """
    found = corpus.articles[corpus.articles.article_id == article_id]
    if found.empty:
        known = ", ".join(corpus.articles.article_id[:5])
        raise KeyError(f"no article {article_id!r} in the corpus; it has {known} ...")
    article = plain_row(found.iloc[0].to_dict())
    rows = {ident: row for table in LAYERS for ident, row in _rows(corpus, table, article_id)}
    return {
        "article_id": article_id,
        "title": article["title"] or article_id,
        "outlet": article["outlet"],
        "published": _published(article),
        "segments": _segments(article["text"], rows),
        "rows": rows,
        "findings": _findings(corpus, article_id),
        "layers": {table: sum(row["table"] == table for row in rows.values()) for table in LAYERS},
        "editable": {
            table: {name: list(values) for name, values in columns.items()} for table, columns in EDITABLE.items()
        },
        "names": _names(corpus, article_id),
    }


def _names(corpus: Corpus, article_id: str) -> list[str]:
    here = set(corpus.mentions.actor_id[corpus.mentions.article_id == article_id].dropna())
    actors = corpus.actors[corpus.actors.kind != "place"]
    ranked = actors.assign(here=actors.actor_id.isin(here)).sort_values(
        ["here", "quote_count", "mention_count", "name"], ascending=[False, False, False, True]
    )
    return ranked.name.drop_duplicates().head(MOST_NAMES).tolist()


def _rows(corpus: Corpus, table: str, article_id: str):
    frame = corpus.tables()[table]
    for record in frame[frame.article_id == article_id].to_dict("records"):
        row = plain_row(record)
        cells = {name: row[name] for name in SHOWN[table]}
        yield row[TABLES[table].key], {"table": table, "start": row["start"], "end": row["end"], "cells": cells}


def _published(article: dict) -> str | None:
    first, last = article["published_earliest"], article["published_latest"]
    if article["published_date"] or first == last:
        return article["published_date"] or first
    return f"{first or '…'} / {last or '…'}"


def _findings(corpus: Corpus, article_id: str) -> list[dict]:
    records = map(plain_row, corpus.findings.to_dict("records"))
    return [
        {"kind": row["kind"], "message": row["message"], "evidence": row["evidence"]}
        for row in records
        if article_id in row["article_ids"]
    ]


def _segments(text: str, rows: dict[str, dict]) -> list[dict]:
    cuts = sorted({0, len(text), *(row[edge] for row in rows.values() for edge in ("start", "end"))})
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for ident, row in rows.items():
        opening.setdefault(row["start"], []).append(ident)
        closing.setdefault(row["end"], []).append(ident)
    active: dict[str, None] = {}
    segments = []
    for start, end in pairwise(cuts):
        for ident in closing.get(start, ()):
            active.pop(ident, None)
        active.update(dict.fromkeys(opening.get(start, ())))
        segments.append({"start": start, "text": text[start:end], "rows": list(active)})
    return segments
