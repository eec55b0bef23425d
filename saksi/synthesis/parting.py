"""Findings across articles: events told differently, plans not met, claims that part, and the public record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

import pandas as pd

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.synthesis.chronology import Event, Told
from saksi.synthesis.comparing import Comparison
from saksi.synthesis.conflicts import Conflict
from saksi.synthesis.findings import Finding
from saksi.synthesis.record import Known, near, overlap
from saksi.tables import Corpus
from saksi.waiting import Waiting

_ONE_NEWS = timedelta(days=1)
_SETTLED = frozenset({"held", "denied", "called_off"})
_AWAITED = frozenset({"planned"})
_COMPARED = 100
"""Accounts of one event that are held against one another at most."""
_LONG_AFTER = timedelta(days=30)


class Telling:
    """Tells how the accounts of an event part.

    *names* are by event_id the values that name an event in a message, *outlets* the names of articles' outlets.
    """

    def __init__(self, gazetteer: Gazetteer, names: Mapping[str, dict], outlets: Mapping[str, str]):
        self._gazetteer = gazetteer
        self._names = names
        self._outlets = outlets

    def of_event(self, event: Event, event_id: str, newest: str | None) -> Iterator[Finding]:
        """The findings of one event; *newest* is the last day on which an article of the corpus was written."""
        name = self._names[event_id]
        yield from self._dates(event, name)
        yield from self._places(event, name)
        yield from self._statuses(event, name)
        yield from self._plans(event, name, newest)
        for told in event.told:
            if event.known and told.known:
                yield from self._record(told, event.known, name)

    def _finding(self, kind: str, variant: str, first: Told, second: Told, /, **values) -> Finding:
        values |= {"one_source": self._source(first), "other_source": self._source(second)}
        articles = tuple(sorted({first.article_id, second.article_id}))
        return Finding(kind, values, articles, (first.account_id, second.account_id), variant)

    def _source(self, told: Told) -> str:
        return self._outlets.get(told.article_id) or told.article_id

    def _dates(self, event: Event, name: dict) -> Iterator[Finding]:
        for status in ("held", "planned"):
            dated = [t for t in event.told if t.status == status and t.earliest and t.latest]
            for one, other in _first_apart(dated, lambda a, b: not overlap(*_interval(a), *_interval(b)), days):
                if status == "held" or _one_news(one, other):
                    yield self._finding("date_conflict", "", one, other, **name, one=days(one), other=days(other))

    def _places(self, event: Event, name: dict) -> Iterator[Finding]:
        placed = [t for t in event.told if t.place and t.status in _SETTLED]
        for one, other in _first_apart(placed, lambda a, b: not self._gazetteer.are_one(a.place, b.place), _place):
            yield self._finding("account_conflict", "event_place", one, other, **name, one=one.place, other=other.place)

    def _statuses(self, event: Event, name: dict) -> Iterator[Finding]:
        """The first two accounts of one time that contradict one another."""
        told = sorted((t for t in event.told if t.status in _SETTLED), key=lambda t: t.account_id)
        held = [t for t in told if t.status == "held"][:_COMPARED]
        for one in [t for t in told if t.status != "held"][:_COMPARED]:
            other = next((t for t in held if _one_news(one, t)), None)
            if other:
                values = {**name, "one": one.status, "other": other.status}
                yield self._finding("account_conflict", "status", one, other, **values)
                return

    def _plans(self, event: Event, name: dict, newest: str | None) -> Iterator[Finding]:
        held = [t for t in event.told if t.status == "held"]
        planned = [t for t in event.told if t.status in _AWAITED]
        off = [t for t in event.told if t.status == "called_off"]
        if off and not held:
            told = [*planned, *off]
            articles = tuple(sorted({t.article_id for t in told}))
            yield Finding("plan_not_met", dict(name), articles, tuple(t.account_id for t in told), "called_off")
        elif held:
            yield from self._moved(planned, held, name)
        elif planned and _is_overdue(planned, newest):
            articles = tuple(sorted({t.article_id for t in planned}))
            yield Finding("plan_not_met", dict(name), articles, tuple(t.account_id for t in planned), "untold")

    def _moved(self, planned: Sequence[Told], held: Sequence[Told], name: dict) -> Iterator[Finding]:
        done = min((t for t in held if t.earliest and t.latest), key=lambda t: (t.days, t.account_id), default=None)
        for plan in planned:
            if not done or not plan.earliest or not plan.latest or plan.days > 31:
                continue
            if not plan.earliest <= done.earliest <= done.latest <= plan.latest or done.days < plan.days > 0:
                if _interval(plan) == _interval(done):
                    continue
                values = {**name, "planned": days(plan), "held": days(done)}
                articles = tuple(sorted({plan.article_id, done.article_id}))
                yield Finding("plan_not_met", values, articles, (plan.account_id, done.account_id), "moved")
                return

    def _record(self, told: Told, known: Known, name: dict) -> Iterator[Finding]:
        recorded = f"{known.start}/{known.end}"
        held_there = told.earliest and told.latest and known.start <= told.earliest and told.latest <= known.end
        covers = told.earliest and told.latest and told.earliest <= known.start and known.end <= told.latest
        if told.is_dated and not held_there and not covers:
            values = {**name, "told": days(told), "recorded": recorded}
            yield Finding(
                "differs_from_reference", values, (told.article_id,), (told.account_id, known.known_id), "date"
            )
        if self._is_elsewhere(told.place, known):
            values = {**name, "told": told.place, "recorded": known.place}
            yield Finding("differs_from_reference", values, (told.article_id,), (told.account_id,), "place")
        if told.status in _SETTLED and _contradict(told.status, known.status):
            values = {**name, "told": told.status, "recorded": known.status}
            yield Finding("differs_from_reference", values, (told.article_id,), (told.account_id,), "status")

    def _is_elsewhere(self, place: str | None, known: Known) -> bool:
        if not place or not known.place or self._gazetteer.are_one(place, known.place):
            return False
        return self._gazetteer.country(place) != known.country or self._gazetteer.is_city(place)


def days(told: Told) -> str:
    """The time of an account as a value of a message: a day, or first and last day."""
    return f"{told.earliest or told.latest}/{told.latest or told.earliest}"


def _interval(told: Told) -> tuple[str | None, str | None]:
    return told.earliest, told.latest


def _place(told: Told) -> str | None:
    return told.place


def _first_apart(
    told: Sequence[Told], are_apart: Callable[[Told, Told], bool], what: Callable[[Told], object]
) -> Iterator[tuple[Told, Told]]:
    """The first account against each way of telling that does not fit it, once: not all pairs. *what* is told."""
    first, *others = sorted(told, key=lambda t: t.account_id) or [None]
    seen = set()
    for account in others:
        if are_apart(first, account) and what(account) not in seen:
            seen.add(what(account))
            yield first, account


def _contradict(one: str, other: str) -> bool:
    return (one == "held") != (other == "held")


def _one_news(one: Told, other: Told) -> bool:
    """Whether two accounts are of one state of knowledge: written at about one time, as far as is known."""
    return not (one.window and other.window) or near(*one.window, *other.window, _ONE_NEWS)


def _is_overdue(planned: Sequence[Told], newest: str | None) -> bool:
    """Whether what was planned should have been told of as held: its day is past, or a summit is long announced."""
    if newest is None:
        return False
    last = max((t.latest for t in planned if t.latest), default=None)
    if last is not None:
        return last < newest
    written = [t.window[1] for t in planned if t.window]
    if not written or planned[0].kind != "summit":
        return False
    return pd.Timestamp(newest) - pd.Timestamp(max(written)) >= _LONG_AFTER


def of_claims(comparison: Comparison, waiting: Waiting, outlets: Mapping[str, str]) -> Iterator[Finding]:
    """One finding for each two groups of claims that part; *outlets* are the names of articles' outlets."""
    first: dict[tuple, Conflict] = {}
    for conflict in comparison.conflicts:
        pair = tuple(sorted(comparison.group_of(row) for row in (conflict.one, conflict.other)))
        first.setdefault((pair, conflict.variant, conflict.kind), conflict)
    rows = sorted({row for conflict in first.values() for row in (conflict.one, conflict.other)})
    claims = {
        row: _Claim._make(cells) for row, cells in zip(rows, waiting.rows("claims", rows, _Claim._fields), strict=True)
    }
    for conflict in first.values():
        one, other = claims[conflict.one], claims[conflict.other]
        values = conflict.values
        if conflict.variant == "place":
            values = tuple(comparison.word(token).title() for token in values)
        said = {
            "one": values[0],
            "other": values[1],
            "one_source": _who(one, outlets),
            "other_source": _who(other, outlets),
            "one_text": " ".join(one.text.split()),
            "other_text": " ".join(other.text.split()),
        }
        variant = "" if conflict.kind == "number_conflict" else conflict.variant
        articles = tuple(sorted({one.article_id, other.article_id}))
        yield Finding(conflict.kind, said, articles, (one.claim_id, other.claim_id), variant)


class _Claim(NamedTuple):
    claim_id: str
    article_id: str
    text: str
    source_name: str | None


def _who(claim: _Claim, outlets: Mapping[str, str]) -> str:
    """Who says a claim: its source, else the outlet, else the article's id."""
    return " ".join((claim.source_name or outlets.get(claim.article_id) or claim.article_id).split())


PRINTED = {
    "dates": ("date_id", "sentence_id", "text", "earliest", "latest", "verdict"),
    "accounts": ("account_id", "article_id", "event_id", "evidence"),
}
"""The columns that :func:`printed_otherwise` reads."""


def printed_otherwise(corpus: Corpus, known: Mapping[str, Known], names: Mapping[str, dict]) -> Iterator[Finding]:
    """Dates that cannot be, printed in an account of an event that the public record holds under another day.

    *known* is by event_id what the record holds, *names* what names an event in a message.
    """
    odd = corpus.dates[corpus.dates["verdict"].isin(["weekday_mismatch", "impossible"]).fillna(False)]
    by_sentence: dict[str, list] = {}
    for row in odd.itertuples(index=False):
        by_sentence.setdefault(row.sentence_id, []).append(row)
    if not by_sentence:
        return
    for account in corpus.accounts.itertuples(index=False):
        held = known.get(account.event_id)
        for row in (row for sentence in account.evidence for row in by_sentence.get(sentence, ()) if held):
            first = row.earliest if isinstance(row.earliest, str) else None
            if first and overlap(first, row.latest, held.start, held.end):
                continue
            name = names[account.event_id]
            values = {**name, "text": " ".join(row.text.split()), "recorded": f"{held.start}/{held.end}"}
            evidence = (account.account_id, row.date_id, held.known_id)
            yield Finding("differs_from_reference", values, (account.article_id,), evidence, "printed")
