"""Findings: what a reader should know of the corpus, each a sentence with the rows it rests on.

Those of one article come from its notices, dates and sentences; those across articles from events, the public
record and claims that part. A finding's id is made of its kind and of what it rests on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from typing import TYPE_CHECKING

from saksi.columns import arrow_of_rows
from saksi.synthesis.independence import only_agency
from saksi.synthesis.messages import Messages
from saksi.synthesis.sayings import repeated_sentences
from saksi.tables import TABLES, Corpus

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Finding:
    """``variant`` picks the sentence of a kind; ``evidence`` are ids of rows, in order."""

    kind: str
    values: dict[str, object]
    article_ids: tuple[str, ...]
    evidence: tuple[str, ...]
    variant: str = ""
    basis: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """What names its sentence in ``findings.toml``."""
        return f"{self.kind}.{self.variant}" if self.variant else self.kind


def table_of_findings(findings: Iterable[Finding], messages: Messages) -> pa.Table:
    """The table, each finding once, by kind and articles."""
    rows: dict[str, dict] = {}
    for finding in findings:
        rests_on = "\n".join([finding.key, *finding.article_ids, *finding.evidence, *finding.basis])
        ident = f"{finding.kind}:{sha256(rests_on.encode()).hexdigest()[:12]}"
        rows[ident] = {
            "finding_id": ident,
            "kind": finding.kind,
            "severity": messages.severity(finding.key),
            "message": messages.say(finding.key, finding.values),
            "article_ids": list(finding.article_ids),
            "evidence": list(finding.evidence),
            "values": json.dumps({"template": finding.key, **finding.values}, ensure_ascii=False, sort_keys=True),
        }
    order = itemgetter("kind", "article_ids", "evidence", "finding_id")
    return arrow_of_rows(TABLES["findings"], sorted(rows.values(), key=order))


READ = {
    "articles": (
        "article_id", "language", "published_basis", "published_earliest", "published_latest",
        "repeated_paragraph_count",
    ),
    "sentences": ("sentence_id", "article_id", "repeats"),
    "dates": ("date_id", "article_id", "sentence_id", "text", "verdict", "suggestion"),
    "notices": ("notice_id", "article_id", "sentence_id", "kind", "evidence", "values"),
}  # fmt: skip
"""The columns that :func:`of_articles` reads."""


def of_articles(corpus: Corpus) -> Iterator[Finding]:
    """What each article by itself gives cause to tell."""
    yield from _notices(corpus)
    yield from _dates(corpus)
    yield from _publication(corpus)
    yield from _repeats(corpus)
    yield from _languages(corpus)


_TOLD_BY_TABLES = frozenset(
    {"weekday_mismatch", "impossible_date", "publication_date_inferred", "repeated_text", "wire_copy"}
)


def _notices(corpus: Corpus) -> Iterator[Finding]:
    """Notices of one kind with the same values in one article are one finding; what tables tell is told from them."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    repeated = repeated_sentences(corpus)
    for row in corpus.notices.itertuples(index=False):
        if row.sentence_id in repeated or row.kind in _TOLD_BY_TABLES:
            continue
        said = dict(json.loads(row.values)) if isinstance(row.values, str) else {}
        said = {name: " ".join(str(value).split()) for name, value in said.items()}
        key = (row.article_id, row.kind, json.dumps(said, ensure_ascii=False, sort_keys=True))
        grouped.setdefault(key, []).extend(row.evidence or [row.notice_id])
    for (article, kind, cells), evidence in grouped.items():
        values = json.loads(cells)
        variant = "nobody" if kind == "unresolved_speaker" and not values.get("speaker") else ""
        yield Finding(kind, values, (article,), tuple(dict.fromkeys(evidence)), variant)


def _dates(corpus: Corpus) -> Iterator[Finding]:
    kinds = {"weekday_mismatch": "weekday_mismatch", "impossible": "impossible_date"}
    repeated = repeated_sentences(corpus)
    odd = corpus.dates[corpus.dates["verdict"].isin(list(kinds)).fillna(False)]
    for row in odd.itertuples(index=False):
        if row.sentence_id in repeated:
            continue
        values = {"text": " ".join(row.text.split())}
        if isinstance(row.suggestion, str):
            values["suggestion"] = row.suggestion
        variant = "suggested" if "suggestion" in values else ""
        yield Finding(kinds[row.verdict], values, (row.article_id,), (row.date_id,), variant)


def _publication(corpus: Corpus) -> Iterator[Finding]:
    bounds = {
        row.article_id: tuple(row.evidence)
        for row in corpus.notices.itertuples(index=False)
        if row.kind == "publication_date_inferred"
    }
    inferred = corpus.articles[(corpus.articles["published_basis"] == "inferred").fillna(False)]
    for row in inferred.itertuples(index=False):
        if isinstance(row.published_earliest, str) and isinstance(row.published_latest, str):
            values = {"earliest": row.published_earliest, "latest": row.published_latest}
            evidence = (row.article_id, *bounds.get(row.article_id, ()))
            yield Finding("publication_date_inferred", values, (row.article_id,), evidence)


def _repeats(corpus: Corpus) -> Iterator[Finding]:
    rows = corpus.sentences[corpus.sentences["repeats"].notna()]
    paragraphs = dict(zip(corpus.articles["article_id"], corpus.articles["repeated_paragraph_count"], strict=True))
    for article, found in rows.groupby("article_id", sort=True):
        count = int(paragraphs.get(article) or 0)
        variant = {0: "sentences", 1: "one"}.get(count, "")
        yield Finding("repeated_text", {"count": count or len(found)}, (article,), tuple(found["sentence_id"]), variant)


def _languages(corpus: Corpus) -> Iterator[Finding]:
    told = {row.article_id for row in corpus.notices.itertuples(index=False) if row.kind == "not_indonesian"}
    for ident, language in zip(corpus.articles["article_id"], corpus.articles["language"], strict=True):
        if isinstance(language, str) and language not in ("id", "in") and ident not in told:
            yield Finding("not_indonesian", {"language": language}, (ident,), (ident,))


def of_copies(articles: pd.DataFrame) -> Iterator[Finding]:
    """A group of copies is one finding, and so is each article of an agency; from the table of articles."""
    groups = articles[articles["wire_group"].notna()]
    for group, found in groups.groupby("wire_group", sort=True):
        articles = tuple(sorted(found["article_id"]))
        if str(group).startswith("copy:"):
            yield Finding("wire_copy", {"count": len(articles)}, articles, articles, "copies", (str(group),))
            continue
        for row in found.sort_values("article_id").itertuples(index=False):
            if only_agency(row.agency):
                yield Finding("wire_copy", {"agency": row.agency}, (row.article_id,), (row.article_id,), "agency")
