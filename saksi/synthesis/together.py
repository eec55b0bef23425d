"""The steps across articles, in their order: copies, events, agreement, counts, findings."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.lexicon import Lexicon
from saksi.synthesis.chronology import Chronology, Told
from saksi.synthesis.event_rows import rows_of_events
from saksi.synthesis.independence import sources_of, wire_groups
from saksi.synthesis.record import Record, family_of
from saksi.tables import Corpus, frame


def bring_together(corpus: Corpus, lexicon: Lexicon) -> Corpus:
    """The corpus with what only all articles together tell.

    Fills ``articles.wire_group``, the events and ``accounts.event_id``, ``claims.claim_group`` and
    ``independent_sources``, the counts of actors, and the findings.
    """
    corpus = _with(corpus, "articles", wire_group=wire_groups(corpus.articles))
    sources = sources_of(corpus.articles)
    return with_events(corpus, lexicon, sources)


def _with(corpus: Corpus, table: str, **columns: list) -> Corpus:
    """The corpus with some columns of a table exchanged, in their declared types."""
    old: pd.DataFrame = getattr(corpus, table)
    new = old.copy(deep=False)
    for name, cells in columns.items():
        new[name] = pd.Series(cells, index=old.index, dtype=old[name].dtype)
    return corpus.replace(**{table: new})


def with_events(corpus: Corpus, lexicon: Lexicon, sources: Mapping[str, str]) -> Corpus:
    """The corpus with its events, and each account with the event it tells of."""
    gazetteer = Gazetteer(lexicon)
    sides = sides_of(corpus, lexicon)
    persons = persons_of(corpus, lexicon)
    told = told_of(corpus, Record(lexicon, gazetteer, sides, persons), sides, persons)
    named = corpus.mentions.dropna(subset=["actor_id"]).groupby("article_id")["actor_id"].agg(frozenset).to_dict()
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    rows, of_account = rows_of_events(Chronology(gazetteer, named).put(told), names, sources, gazetteer)
    events = [of_account.get(ident) for ident in corpus.accounts["account_id"]]
    return _with(corpus, "accounts", event_id=events).replace(events=frame("events", rows))


def sides_of(corpus: Corpus, lexicon: Lexicon) -> dict[str, str]:
    """For each actor what it stands for in an event: of a person or a state the country, else itself."""
    known = [(a.actor_id, a.kind, a.country) for a in knowledge_of(lexicon).actors.values()]
    columns = (corpus.actors[name] for name in ("actor_id", "kind", "country"))
    rows = known + [(i, k, c if isinstance(c, str) else None) for i, k, c in zip(*columns, strict=True)]
    return {ident: country for ident, kind, country in rows if country and kind in ("person", "state")}


def persons_of(corpus: Corpus, lexicon: Lexicon) -> frozenset[str]:
    """The actors that are persons."""
    known = [a.actor_id for a in knowledge_of(lexicon).actors.values() if a.kind == "person"]
    return frozenset(known) | frozenset(corpus.actors.loc[corpus.actors["kind"] == "person", "actor_id"])


def told_of(corpus: Corpus, record: Record, sides: Mapping[str, str], persons: frozenset[str]) -> list[Told]:
    """The accounts as the chronology sees them, each with the row of the public record it fits."""
    windows = {
        ident: (first, last)
        for ident, first, last in zip(
            *(corpus.articles[name] for name in ("article_id", "published_earliest", "published_latest")), strict=True
        )
        if isinstance(first, str) and isinstance(last, str)
    }
    told = []
    for row in corpus.accounts.itertuples(index=False):
        place, earliest, latest, outcome = (_text(getattr(row, n)) for n in ("place", "earliest", "latest", "outcome"))
        parties = frozenset(sides.get(actor, actor) for actor in row.participants)
        window = windows.get(row.article_id)
        has_persons = any(actor in persons for actor in row.participants)
        known = record.find(family_of(row.kind, has_persons), parties, place, earliest, latest, window)
        told.append(
            Told(
                row.account_id, row.article_id, row.kind, tuple(row.participants), parties,
                place, earliest, latest, row.status, outcome, has_persons, window, known,
            )
        )  # fmt: skip
    return told


def _text(cell) -> str | None:
    return cell if isinstance(cell, str) else None
