"""The claims of all articles as the synthesis compares them: what is said, by whom, through whom, of what time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from saksi.lexicon import Lexicon
from saksi.synthesis.statements import Reader, Statement
from saksi.tables import Corpus
from saksi.text import normalised


@dataclass(frozen=True, slots=True)
class Said:
    """A claim to compare: ``row`` is its place in the table of claims, from which its words are fetched.

    ``source`` is the same for all that one source says; ``relay`` the last that passed it on. ``days`` is the time
    it speaks of, ``window`` when the article was written; ISO days or None.
    """

    row: int
    article_id: str
    statement: Statement
    source: str
    relay: str | None
    about: tuple[str, ...]
    status: str | None
    is_denied: bool
    days: tuple[str, str] | None
    window: tuple[str, str] | None

    @property
    def is_negative(self) -> bool:
        """Whether it says that something is not so: by its own words, or as what somebody denies."""
        return self.statement.is_negative != self.is_denied


class Sayings:
    """Reads the claims of a corpus, a part of the table at a time; what many claims share is kept once."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon):
        self.reader = Reader(lexicon)
        self._claims = corpus.claims
        self._dates = _dates(corpus)
        self._windows = windows_of(corpus)
        self._shared: dict[object, object] = {}

    def read(self, repeated: frozenset[str]) -> list[Said]:
        """The claims, without those in sentences that are *repeated*, in the order of the table."""
        found = []
        for first in range(0, len(self._claims), _PART):
            part = self._claims.iloc[first : first + _PART]
            rows = zip(*(part[name].tolist() for name in _Claim._fields), strict=True)
            for row, claim in enumerate(map(_Claim._make, rows), first):
                if claim.sentence_id not in repeated:
                    found.append(self._said(row, claim))
        return found

    def _said(self, row: int, claim: _Claim) -> Said:
        spans = [self._dates[ident] for ident in claim.date_ids if ident in self._dates]
        relay = normalised(claim.via[-1]) if len(claim.via) else None
        status = claim.event_status if isinstance(claim.event_status, str) else None
        return Said(
            row=row,
            article_id=self._once(claim.article_id),
            statement=self.reader.read(_without(claim.text, claim.start, spans) if spans else claim.text),
            source=self._once(_source(claim)),
            relay=self._once(relay),
            about=self._once(tuple(sorted(claim.about))),
            status=self._once(status),
            is_denied=claim.type == "denial" and status == "denied" and not claim.is_negated,
            days=self._once(_days(spans)),
            window=self._windows.get(claim.article_id),
        )

    def _once(self, value):
        return self._shared.setdefault(value, value)


_PART = 20_000
"""Rows of the table that are taken out of it at a time."""


class _Claim(NamedTuple):
    """The cells of a claim that are compared."""

    article_id: str
    sentence_id: str | None
    start: int
    text: str
    source_name: str | None
    actor_id: str | None
    via: list[str]
    type: str
    certainty_reporter: str | None
    is_negated: bool
    event_status: str | None
    date_ids: list[str]
    about: list[str]


def _source(row: _Claim) -> str:
    """Who asserts it: an actor, a name, or the voice of any outlet."""
    if row.certainty_reporter == "vouched":
        return "voice"
    if isinstance(row.actor_id, str):
        return row.actor_id
    return normalised(row.source_name) if isinstance(row.source_name, str) else "somebody"


def _dates(corpus: Corpus) -> dict[str, tuple[int, int, str | None, str | None]]:
    columns = (corpus.dates[name].tolist() for name in ("date_id", "start", "end", "earliest", "latest"))
    return {
        ident: (start, end, first if isinstance(first, str) else None, last if isinstance(last, str) else None)
        for ident, start, end, first, last in zip(*columns, strict=True)
    }


def _without(text: str, start: int, spans: Sequence[tuple]) -> str:
    """The words of a claim without its dates, which are compared as days."""
    for first, last, *_ in spans:
        at, to = max(0, first - start), min(len(text), last - start)
        if at < to:
            text = text[:at] + " " * (to - at) + text[to:]
    return text


def _days(spans: Sequence[tuple]) -> tuple[str, str] | None:
    """The narrowest interval among dates."""
    known = [(last, first) for *_, first, last in spans if first and last]
    return min(((first, last) for last, first in known), default=None, key=lambda d: (d[1] != d[0], d))


def windows_of(corpus: Corpus) -> Mapping[str, tuple[str, str]]:
    """When each article was written, as far as it is known on both sides."""
    columns = (corpus.articles[name].tolist() for name in ("article_id", "published_earliest", "published_latest"))
    return {
        ident: (first, last)
        for ident, first, last in zip(*columns, strict=True)
        if isinstance(first, str) and isinstance(last, str)
    }
