"""The steps across articles, in their order: copies, agreement, events, counts, findings."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain

import pandas as pd

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.columns import arrow_of_frame
from saksi.lexicon import Lexicon
from saksi.synthesis.accounts import put_events
from saksi.synthesis.comparing import Comparison
from saksi.synthesis.counting import counted
from saksi.synthesis.findings import READ, of_articles, of_copies, table_of_findings
from saksi.synthesis.independence import sources_of, wire_groups
from saksi.synthesis.messages import Messages
from saksi.synthesis.parting import of_claims
from saksi.tables import TABLES, frame
from saksi.waiting import ALL, Waiting


def bring_together(waiting: Waiting, lexicon: Lexicon) -> None:
    """Fills what only all articles together tell (see :func:`saksi.synthesis.synthesise`)."""
    waiting.exchange("articles", wire_group=wire_groups(waiting.corpus(articles=_COMPARED).articles))
    articles = waiting.corpus(articles=_TOLD).articles
    sources, outlets = sources_of(articles), outlets_of(articles)
    gazetteer = Gazetteer(lexicon)
    comparison = Comparison(waiting, lexicon, sources, gazetteer)
    waiting.exchange("claims", **comparison.columns())
    parted = list(of_claims(comparison, waiting, outlets))
    put_parties(waiting, lexicon)
    told = list(put_events(waiting, lexicon, sources, outlets, gazetteer))
    waiting.put("actors", counted(waiting))
    alone = (finding for part in waiting.parts(**READ) for finding in of_articles(part))
    findings = chain(alone, of_copies(articles), parted, told)
    waiting.put("findings", table_of_findings(findings, Messages(lexicon)))


_COMPARED = ("article_id", "agency", "text")
_TOLD = ("article_id", "outlet", "agency", "wire_group")


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
