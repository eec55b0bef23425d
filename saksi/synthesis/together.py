"""The steps across articles, in their order: copies, events, agreement, counts, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

import pandas as pd

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.lexicon import Lexicon
from saksi.synthesis.agreement import SHARE, independent_texts, says_the_same
from saksi.synthesis.chronology import Chronology, Event, Told
from saksi.synthesis.conflicts import Comparable, conflict_of
from saksi.synthesis.counts import with_counts
from saksi.synthesis.event_rows import rows_of_events
from saksi.synthesis.findings import Finding, of_articles, repeated_sentences, rows_of_findings
from saksi.synthesis.independence import Groups, sources_of, wire_groups
from saksi.synthesis.messages import Messages
from saksi.synthesis.named import Named
from saksi.synthesis.pairing import likely_pairs
from saksi.synthesis.parting import Telling, of_claims, printed_otherwise
from saksi.synthesis.record import Record, persons_by_side
from saksi.synthesis.sayings import Said, Sayings, windows_of
from saksi.tables import Corpus, frame


def bring_together(corpus: Corpus, lexicon: Lexicon) -> Corpus:
    """The corpus with what only all articles together tell (see :func:`saksi.synthesis.synthesise`)."""
    corpus = _with(corpus, "articles", wire_group=wire_groups(corpus.articles))
    sources = sources_of(corpus.articles)
    gazetteer = Gazetteer(lexicon)
    corpus = with_parties(corpus, lexicon)
    corpus, events = with_events(corpus, lexicon, sources, gazetteer)
    corpus, parted = with_agreement(corpus, lexicon, sources, gazetteer)
    corpus = with_counts(corpus)
    return corpus.replace(findings=frame("findings", _findings(corpus, lexicon, gazetteer, events, parted)))


def _findings(
    corpus: Corpus, lexicon: Lexicon, gazetteer: Gazetteer, events: Mapping[str, Event], parted: list[Finding]
) -> list[dict]:
    columns = (corpus.events[name] for name in ("event_id", "kind", "name"))
    names = {ident: {"what": kind, "event": name} for ident, kind, name in zip(*columns, strict=True)}
    telling = Telling(gazetteer, names, outlets_of(corpus))
    newest = max((w[1] for w in windows_of(corpus).values()), default=None)
    found = [*of_articles(corpus), *parted, *printed_otherwise(corpus, events, names)]
    for event_id, event in events.items():
        found += telling.of_event(event, event_id, newest)
    return rows_of_findings(found, Messages(lexicon))


def with_agreement(
    corpus: Corpus, lexicon: Lexicon, sources: Mapping[str, str], gazetteer: Gazetteer
) -> tuple[Corpus, list[Finding]]:
    """The corpus with the groups of its claims, and the findings of claims that part."""
    told = Sayings(corpus, lexicon)
    sayings, reader = told.read(repeated_sentences(corpus)), told.reader
    groups, conflicts = Groups(), []

    def is_city(token: int) -> bool:
        return gazetteer.is_city(reader.word(token))

    def are_joined(one: int, other: int) -> bool:
        return groups.are_one(distinct[one], distinct[other])

    ranks = corpus.claims["claim_id"].argsort().argsort().tolist()
    distinct = _distinct(sayings, groups, ranks)
    statements = [sayings[number].statement.tokens for number in distinct]
    pairs = Comparable([sayings[number] for number in distinct], are_joined)
    for one, other, share in likely_pairs(statements, SHARE, pairs.can_meet):
        first, second = sayings[distinct[one]], sayings[distinct[other]]
        if says_the_same(first, second, share):
            groups.join(distinct[one], distinct[other])
        elif pairs.are_one_news(one, other):
            conflict = conflict_of(first, second, share, is_city)
            if conflict:
                conflicts.append(conflict)
    corpus = _with_groups(corpus, sayings, groups, sources, ranks)
    numbers = {said.row: number for number, said in enumerate(sayings)}
    return corpus, list(of_claims(conflicts, groups, numbers, corpus, reader.word))


def _distinct(sayings: list[Said], groups: Groups, ranks: list[int]) -> list[int]:
    """One of each way of saying, in order of time; the others of that time are put into its group at once.

    *ranks* are the places of the claims by their ids, so that the order of articles does not matter.
    """
    first: dict[tuple, int] = {}
    for number, said in enumerate(sayings):
        key = (said.source, said.statement, said.about, said.status, said.is_denied, said.days, said.window)
        known = first.setdefault(key, number)
        if known != number:
            groups.join(known, number)
    return sorted(first.values(), key=lambda number: (sayings[number].window or ("", ""), ranks[sayings[number].row]))


def _with_groups(
    corpus: Corpus, sayings: list[Said], groups: Groups, sources: Mapping[str, str], ranks: list[int]
) -> Corpus:
    members: dict[int, list[Said]] = {}
    for number, said in enumerate(sayings):
        members.setdefault(groups.root(number), []).append(said)
    ids = corpus.claims["claim_id"]
    names: list[str | None] = [None] * len(ids)
    counts: list[int | None] = [None] * len(ids)
    for told in members.values():
        count = independent_texts(told, sources)
        name = f"group:{ids.iloc[min((s.row for s in told), key=ranks.__getitem__)]}" if len(told) > 1 else None
        for said in told:
            names[said.row], counts[said.row] = name, count
    return _with(corpus, "claims", claim_group=names, independent_sources=counts)


def outlets_of(corpus: Corpus) -> dict[str, str]:
    """Who published each article, where it is known."""
    pairs = zip(corpus.articles["article_id"], corpus.articles["outlet"], strict=True)
    return {ident: outlet for ident, outlet in pairs if isinstance(outlet, str)}


def _with(corpus: Corpus, table: str, **columns: list) -> Corpus:
    """The corpus with some columns of a table exchanged, in their declared types."""
    old: pd.DataFrame = getattr(corpus, table)
    new = old.copy(deep=False)
    for name, cells in columns.items():
        new[name] = pd.Series(cells, index=old.index, dtype=old[name].dtype)
    return corpus.replace(**{table: new})


def with_parties(corpus: Corpus, lexicon: Lexicon) -> Corpus:
    """The corpus with a row for each party of an account that no article names.

    It is the state of a body or person that speaks or signs for it (``militer Israel``), and known to the lexicon.
    """
    unnamed = {actor for parties in corpus.accounts["participants"] for actor in parties}
    unnamed.difference_update(corpus.actors["actor_id"])
    known = knowledge_of(lexicon).actors
    rows = [{**asdict(known[actor]), "is_known": True} for actor in sorted(unnamed) if actor in known]
    if not rows:
        return corpus
    return corpus.replace(actors=pd.concat([corpus.actors, frame("actors", rows)], ignore_index=True))


def with_events(
    corpus: Corpus, lexicon: Lexicon, sources: Mapping[str, str], gazetteer: Gazetteer
) -> tuple[Corpus, dict[str, Event]]:
    """The corpus with its events, and each account with the event it tells of; and the events by id."""
    sides = sides_of(corpus, lexicon)
    persons = persons_of(corpus, lexicon)
    told = told_of(corpus, Record(lexicon, gazetteer, sides, persons), sides, persons)
    named = Named(corpus.mentions)
    names = dict(zip(corpus.actors["actor_id"], corpus.actors["name"], strict=True))
    events = Chronology(gazetteer, named).put(told)
    rows, of_account = rows_of_events(events, names, sources, gazetteer)
    column = [of_account.get(ident) for ident in corpus.accounts["account_id"]]
    corpus = _with(corpus, "accounts", event_id=column).replace(events=frame("events", rows))
    return corpus, {of_account[event.told[0].account_id]: event for event in events}


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
    windows = windows_of(corpus)
    told = []
    for row in corpus.accounts.itertuples(index=False):
        place, earliest, latest, outcome = (_text(getattr(row, n)) for n in ("place", "earliest", "latest", "outcome"))
        parties = frozenset(sides.get(actor, actor) for actor in row.participants)
        who = persons_by_side(row.participants, sides, persons)
        account = Told(
            row.account_id, row.article_id, row.kind, tuple(row.participants), parties,
            place, earliest, latest, row.status, outcome, who, windows.get(row.article_id),
        )  # fmt: skip
        told.append(replace(account, known=record.find(account)))
    return told


def _text(cell) -> str | None:
    return cell if isinstance(cell, str) else None
