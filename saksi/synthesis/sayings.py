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
    """A claim to compare. ``source`` is the same for all that one source says; ``relay`` the last that passed it on.

    ``days`` is the time it speaks of, ``window`` when the article was written; ISO days or None.
    """

    claim_id: str
    article_id: str
    text: str
    statement: Statement
    source: str
    source_name: str | None
    relay: str | None
    about: frozenset[str]
    status: str | None
    is_denied: bool
    days: tuple[str, str] | None
    window: tuple[str, str] | None

    @property
    def is_negative(self) -> bool:
        """Whether it says that something is not so: by its own words, or as what somebody denies."""
        return self.statement.is_negative != self.is_denied


def sayings_of(corpus: Corpus, lexicon: Lexicon, repeated: frozenset[str]) -> tuple[list[Said], Reader]:
    """The claims of a corpus, without those in sentences that are *repeated*; and who read them."""
    reader = Reader(lexicon)
    dates = _dates(corpus)
    windows = windows_of(corpus)
    found = []
    for row in map(_Claim._make, zip(*(corpus.claims[name].tolist() for name in _Claim._fields), strict=True)):
        if row.sentence_id in repeated:
            continue
        spans = [dates[ident] for ident in row.date_ids if ident in dates]
        found.append(
            Said(
                claim_id=row.claim_id,
                article_id=row.article_id,
                text=row.text,
                statement=reader.read(_without(row.text, row.start, spans) if spans else row.text),
                source=_source(row),
                source_name=_text(row.source_name),
                relay=normalised(row.via[-1]) if len(row.via) else None,
                about=frozenset(row.about),
                status=_text(row.event_status),
                is_denied=row.type == "denial" and row.event_status == "denied" and not row.is_negated,
                days=_days(spans),
                window=windows.get(row.article_id),
            )
        )
    return found, reader


class _Claim(NamedTuple):
    """The cells of a claim that are compared."""

    claim_id: str
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


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None


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
