"""From accounts brought together to rows of ``events``: the name, the time, the status and its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.settle import precision_of
from saksi.synthesis.chronology import Event, Told
from saksi.synthesis.independence import count_independent

_KINDS = ("summit", "meeting", "call", "talks", "visit", "agreement", "exercise", "statement", "test")
_WEIGHT = ("held", "called_off", "denied", "planned", "proposed", "rumoured")
"""Of two statuses told equally often, the earlier counts; a plan gives way to its fulfilment."""
_SETTLED = frozenset({"held", "called_off", "denied"})


def rows_of_events(
    events: Iterable[Event], names: Mapping[str, str], sources: Mapping[str, str], gazetteer: Gazetteer
) -> tuple[list[dict], dict[str, str]]:
    """The rows of ``events`` in order of time, and the event_id of each account.

    *names* gives the names of actors, *sources* the independent text that an article is.
    """
    made = [(_row(event, names, sources, gazetteer), event) for event in events]
    of_account, taken = {}, set()
    for row, event in sorted(made, key=_order):
        row["event_id"] = _unlike(row["event_id"], taken)
        taken.add(row["event_id"])
        of_account |= {told.account_id: row["event_id"] for told in event.told}
    return [row for row, _ in sorted(made, key=_order)], of_account


def _order(made: tuple[dict, Event]) -> tuple:
    """By time, id and parties; by accounts only where two events have all that in common."""
    row, _ = made
    earliest, latest = row["earliest"], row["latest"]
    return (earliest or latest or "9", latest or "9", row["event_id"], row["participants"], row["account_ids"])


def _unlike(ident: str, taken: set[str]) -> str:
    number, found = 1, ident
    while found in taken:
        number += 1
        found = f"{ident}:{number}"
    return found


def _row(event: Event, names: Mapping[str, str], sources: Mapping[str, str], gazetteer: Gazetteer) -> dict:
    status = status_of(event)
    fullest = _fullest(event)
    kind = _KINDS[min(_KINDS.index(t.kind) for t in event.told)]
    place = _place(event, status, gazetteer)
    earliest, latest = best_interval(event)
    articles = sorted({t.article_id for t in event.told})
    participant_names = [names.get(actor, actor) for actor in fullest.participants]
    title = " – ".join(participant_names)
    return {
        "event_id": ":".join([kind, "+".join(sorted(event.sides)), earliest or latest or place or "undated"]),
        "name": f"{title}, {place}" if place else title,
        "kind": kind,
        "participants": list(fullest.participants),
        "participant_names": participant_names,
        "place": place,
        "earliest": earliest,
        "latest": latest,
        "precision": precision_of(earliest, latest),
        "status": status,
        "outcome": next((t.outcome for t in event.told if t.outcome and t.status in _SETTLED), None),
        "known_id": event.known.known_id if event.known else None,
        "account_ids": sorted(t.account_id for t in event.told),
        "article_ids": articles,
        "independent_sources": count_independent(articles, sources),
    }


def _fullest(event: Event) -> Told:
    """The account whose parties most accounts give; of equals with persons rather than states, then the first."""
    told_by = Counter(frozenset(t.participants) for t in event.told)
    return max(
        event.told,
        key=lambda t: (told_by[frozenset(t.participants)], len(t.participants), len(t.persons), t.participants),
    )


def best_interval(event: Event) -> tuple[str | None, str | None]:
    """The time of an event: what most accounts of it as held give; else of the rest; of equals the narrowest."""
    dated = [t for t in event.told if t.is_dated]
    settled = [t for t in dated if t.status == "held"] or dated
    if not settled:
        return None, None
    often = Counter((t.earliest, t.latest) for t in settled)
    best = min(
        settled, key=lambda t: (t.days > 31, -often[t.earliest, t.latest], t.days, t.earliest or "", t.latest or "")
    )
    return best.earliest, best.latest


def _place(event: Event, status: str, gazetteer: Gazetteer) -> str | None:
    """The place that most accounts give, those of the event's own status first; a city rather than its state."""
    often = Counter(t.place for t in event.told if t.place)
    own = {t.place for t in event.told if t.status == status}
    return max(
        often, key=lambda place: (not gazetteer.is_state(place), place in own, often[place], place), default=None
    )


def status_of(event: Event) -> str:
    """The status of an event: held, called off or denied as most accounts have it, else planned, proposed, rumoured.

    An account that it was planned is no word against its being held: the plan came first.
    """
    often = Counter(t.status for t in event.told)
    settled = {status: count for status, count in often.items() if status in _SETTLED}
    return max(settled or often, key=lambda status: (often[status], -_WEIGHT.index(status)))
