"""The accounts of all articles put into events: the rows of ``events``, and what the accounts of one part in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.columns import arrow_of_rows
from saksi.lexicon import Lexicon
from saksi.synthesis.chronology import Chronology, Told
from saksi.synthesis.event_rows import rows_of_events
from saksi.synthesis.findings import Finding
from saksi.synthesis.named import Named
from saksi.synthesis.parting import PRINTED, Telling, printed_otherwise
from saksi.synthesis.record import Record, persons_by_side
from saksi.synthesis.sayings import windows_of
from saksi.tables import TABLES, Corpus
from saksi.waiting import ALL, Waiting

_READ = {
    "articles": ("article_id", "published_earliest", "published_latest"),
    "accounts": (
        "account_id", "article_id", "kind", "participants", "place", "earliest", "latest", "status", "outcome",
    ),
}  # fmt: skip


def put_events(
    waiting: Waiting, lexicon: Lexicon, sources: Mapping[str, str], outlets: Mapping[str, str], gazetteer: Gazetteer
) -> Iterator[Finding]:
    """Fills ``events`` and ``accounts.event_id``; then gives what accounts tell differently.

    *sources* are the independent texts that articles are, *outlets* who published them.
    """
    actors = waiting.corpus(actors=ALL).actors
    told = list(told_of(waiting.parts(**_READ), actors, lexicon, gazetteer))
    named = Named(waiting.corpus(mentions=("article_id", "actor_id")).mentions)
    events = Chronology(gazetteer, named).put(told)
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    rows, of_account = rows_of_events(events, names, sources, gazetteer)
    titles = {row["event_id"]: {"what": row["kind"], "event": row["name"]} for row in rows}
    waiting.put("events", arrow_of_rows(TABLES["events"], rows))
    waiting.exchange("accounts", event_id=[of_account[account.account_id] for account in told])
    events = {of_account[event.told[0].account_id]: event for event in events}
    known = {ident: event.known for ident, event in events.items() if event.known}
    for part in waiting.parts(**PRINTED):
        yield from printed_otherwise(part, known, titles)
    newest = max((account.window[1] for account in told if account.window), default=None)
    telling = Telling(gazetteer, titles, outlets)
    for ident, event in events.items():
        yield from telling.of_event(event, ident, newest)


def sides_of(actors: pd.DataFrame, lexicon: Lexicon) -> dict[str, str]:
    """For each actor what it stands for in an event: of a person or a state the country, else itself."""
    known = [(a.actor_id, a.kind, a.country) for a in knowledge_of(lexicon).actors.values()]
    columns = (actors[name] for name in ("actor_id", "kind", "country"))
    rows = known + [(i, k, c if isinstance(c, str) else None) for i, k, c in zip(*columns, strict=True)]
    return {ident: country for ident, kind, country in rows if country and kind in ("person", "state")}


def persons_of(actors: pd.DataFrame, lexicon: Lexicon) -> frozenset[str]:
    """The actors that are persons."""
    known = [a.actor_id for a in knowledge_of(lexicon).actors.values() if a.kind == "person"]
    return frozenset(known) | frozenset(actors.loc[actors["kind"] == "person", "actor_id"])


def told_of(parts: Iterable[Corpus], actors: pd.DataFrame, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Told]:
    """The accounts as the chronology sees them, each with the row of the public record it fits."""
    sides, persons = sides_of(actors, lexicon), persons_of(actors, lexicon)
    record = Record(lexicon, gazetteer, sides, persons)
    shared: dict[Hashable, Hashable] = {}

    def once(value: Hashable):
        """The same value, one object for all that are equal."""
        return shared.setdefault(value, value)

    for part in parts:
        windows = windows_of(part)
        for row in zip(*(part.accounts[name].tolist() for name in _READ["accounts"]), strict=True):
            ident, article, kind, participants, *others = row
            place, earliest, latest, status, outcome = (once(_text(cell)) for cell in others)
            parties = once(frozenset(sides.get(actor, actor) for actor in participants))
            who = once(persons_by_side(participants, sides, persons))
            account = Told(
                ident, once(article), once(kind), once(tuple(participants)), parties,
                place, earliest, latest, status, outcome, who, once(windows.get(article)),
            )  # fmt: skip
            yield replace(account, known=record.find(account))


def _text(cell) -> str | None:
    return cell if isinstance(cell, str) else None
