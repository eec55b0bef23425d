"""The steps across articles: copies and events, beside them agreement; then counts and findings."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.beside import beside
from saksi.columns import arrow_of_frame
from saksi.lexicon import Lexicon, load_lexicon
from saksi.synthesis.accounts import put_events
from saksi.synthesis.comparing import Comparison
from saksi.synthesis.counting import counted
from saksi.synthesis.findings import READ, Finding, of_articles, of_copies, table_of_findings
from saksi.synthesis.independence import sources_of, wire_groups
from saksi.synthesis.messages import Messages
from saksi.synthesis.parting import of_claims
from saksi.tables import TABLES, frame
from saksi.waiting import ALL, Waiting


def bring_together(waiting: Waiting, lexicon: Lexicon, jobs: int = 1) -> None:
    """Fills what only all articles together tell (see :func:`saksi.synthesis.synthesise`)."""
    with beside(min(jobs, len(waiting)), copies_and_events, waiting, lexicon.overlays) as told:
        comparison = Comparison(waiting, lexicon)
        found = told()
    waiting.exchange("articles", wire_group=found.wire_groups)
    waiting.exchange("accounts", event_id=found.event_ids)
    waiting.put("events", found.events)
    waiting.put("actors", found.actors)
    articles = waiting.corpus(articles=_TOLD).articles
    waiting.exchange("claims", **comparison.columns(sources_of(articles)))
    waiting.put("actors", counted(waiting))
    alone = (finding for part in waiting.parts(**READ) for finding in of_articles(part))
    parted = of_claims(comparison, waiting, outlets_of(articles))
    findings = chain(alone, of_copies(articles), parted, found.findings)
    waiting.put("findings", table_of_findings(findings, Messages(lexicon)))


_COMPARED = ("article_id", "agency", "text")
_TOLD = ("article_id", "outlet", "agency", "wire_group")


class _Found(NamedTuple):
    """What :func:`copies_and_events` has found: columns of articles and accounts, tables, findings."""

    wire_groups: list[str | None]
    event_ids: pa.Array
    events: pa.Table
    actors: pa.Table
    findings: list[Finding]


def copies_and_events(waiting: Waiting, overlays: tuple[Path, ...]) -> _Found:
    """The articles that are copies of one text, the events of all, and what their accounts tell differently."""
    lexicon = load_lexicon(*overlays)
    groups = wire_groups(waiting.corpus(articles=_COMPARED).articles)
    waiting.exchange("articles", wire_group=groups)
    articles = waiting.corpus(articles=_TOLD).articles
    put_parties(waiting, lexicon)
    findings = list(put_events(waiting, lexicon, sources_of(articles), outlets_of(articles), Gazetteer(lexicon)))
    tables = [waiting.table(name) for name in ("events", "actors")]
    return _Found(groups, waiting.column("accounts", "event_id"), *tables, findings)


def put_parties(waiting: Waiting, lexicon: Lexicon) -> None:
    """Adds a row for each party of an account that no article names.

    It is the state of a body or person that speaks or signs for it (``militer Israel``), and known to the lexicon.
    """
    corpus = waiting.corpus(actors=ALL, accounts=("participants",))
    unnamed = {actor for parties in corpus.accounts["participants"] for actor in parties}
    unnamed.difference_update(corpus.actors["actor_id"])
    known = knowledge_of(lexicon).actors
    rows = [{**asdict(known[actor]), "is_known": True} for actor in sorted(unnamed) if actor in known]
    actors = pd.concat([corpus.actors, frame("actors", rows)], ignore_index=True) if rows else corpus.actors
    waiting.put("actors", arrow_of_frame(TABLES["actors"], actors))


def outlets_of(articles: pd.DataFrame) -> dict[str, str]:
    """Who published each article, where it is known."""
    pairs = zip(articles["article_id"], articles["outlet"], strict=True)
    return {ident: outlet for ident, outlet in pairs if isinstance(outlet, str)}
