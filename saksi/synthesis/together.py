"""The steps across articles: copies; events, beside them agreement and counts; then findings."""

from __future__ import annotations

from collections.abc import Mapping
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
    waiting.exchange("articles", wire_group=wire_groups(waiting.corpus(articles=_COMPARED).articles))
    put_parties(waiting, lexicon)
    articles = waiting.corpus(articles=_TOLD).articles
    sources, outlets = sources_of(articles), outlets_of(articles)
    with beside(min(jobs, len(waiting)), events_of, waiting, lexicon.overlays, sources, outlets) as told:
        comparison = Comparison(waiting, lexicon)
        waiting.exchange("claims", **comparison.columns(sources))
        actors = counted(waiting)
        events = told()
    waiting.put("actors", actors)
    waiting.put("events", events.table)
    waiting.exchange("accounts", event_id=events.event_ids)
    alone = (finding for part in waiting.parts(**READ) for finding in of_articles(part))
    findings = chain(alone, of_copies(articles), of_claims(comparison, waiting, outlets), events.findings)
    waiting.put("findings", table_of_findings(findings, Messages(lexicon)))


_COMPARED = ("article_id", "agency", "text")
_TOLD = ("article_id", "outlet", "agency", "wire_group")


class _Events(NamedTuple):
    """The table of events, the event of each account, and what the accounts of one tell differently."""

    table: pa.Table
    event_ids: pa.Array
    findings: list[Finding]


def events_of(
    waiting: Waiting, overlays: tuple[Path, ...], sources: Mapping[str, str], outlets: Mapping[str, str]
) -> _Events:
    """The events of all articles.

    *sources* are the independent texts that articles are, *outlets* who published them.
    """
    lexicon = load_lexicon(*overlays)
    findings = list(put_events(waiting, lexicon, sources, outlets, Gazetteer(lexicon)))
    return _Events(waiting.table("events"), waiting.column("accounts", "event_id"), findings)


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
