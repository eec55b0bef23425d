"""The claims of all articles as the synthesis compares them: what is said, by whom, through whom, of what time."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from saksi.lexicon import Lexicon
from saksi.synthesis.pairing import Lists
from saksi.synthesis.statements import Reader, Statement
from saksi.tables import Corpus
from saksi.text import normalised

READ = {
    "articles": ("article_id", "published_earliest", "published_latest"),
    "sentences": ("sentence_id", "repeats"),
    "dates": ("date_id", "start", "end", "earliest", "latest"),
    "claims": (
        "article_id", "sentence_id", "start", "text", "source_name", "actor_id", "via", "type", "certainty_reporter",
        "is_negated", "event_status", "date_ids", "about",
    ),
}  # fmt: skip
"""The columns that are read."""
_SAID = ("source", "about", "status", "days", "window", "numbers", "bounds", "scope", "proper")
_FLAGS = ("is_denied", "is_negative", "has_negation")
_NOTHING = {"about": (), "numbers": (), "bounds": (), "proper": (), "article": "", "source": ""}
"""What has the number 0, where it is not None."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim to compare: ``row`` is its place in the table of claims, from which its words are fetched.

    ``source`` is the same for all that one source says. ``days`` is the time it speaks of, ``window`` when the article
    was written; ISO days or None.
    """

    row: int
    article_id: str
    statement: Statement
    source: str
    about: tuple[str, ...]
    status: str | None
    is_denied: bool
    days: tuple[str, str] | None
    window: tuple[str, str] | None

    @property
    def is_negative(self) -> bool:
        """Whether it says that something is not so: by its own words, or as what somebody denies."""
        return self.statement.is_negative != self.is_denied


class Numbered(dict):
    """Values that many claims share, each with a number in the order in which they came; ``known`` are the values."""

    def __init__(self, *first: Hashable):
        self.known: list = []
        for value in first:
            self[value]  # is numbered

    def __missing__(self, value: Hashable) -> int:
        number = self[value] = len(self.known)
        self.known.append(value)
        return number


class Sayings:
    """The claims as columns of numbers, in the order of the table, without those in sentences that are repeated.

    Of each claim there is its ``row`` in the table, its ``article``, its last ``relay``, and what it says: its words,
    and numbers of ``shared`` values. ``ways`` are the claims that say a thing first in one way, ``way_of`` gives each
    claim the place of its way among them.
    """

    def __init__(self, parts: Iterable[Corpus], lexicon: Lexicon):
        self.reader = Reader(lexicon)
        self.shared = {name: Numbered(_NOTHING.get(name)) for name in ("article", "relay", *_SAID)}
        self._said = [self.shared[name] for name in _SAID]
        self._columns = {name: array("i") for name in ("row", "article", "relay", *_SAID, *_FLAGS)}
        self._words, self._sizes, self._keys = array("i"), array("i"), array("q")
        row = 0
        for part in parts:
            self._read(part, row)
            row += len(part.claims)
        sizes = np.frombuffer(self._sizes, np.int32) if self._sizes else np.zeros(0, np.int32)
        words = np.frombuffer(self._words, np.int32) if self._words else np.zeros(0, np.int32)
        self.words = Lists(words, np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]))
        _, self.ways, self.way_of = np.unique(
            np.array(self._keys, dtype=np.int64), return_index=True, return_inverse=True
        )

    def __len__(self) -> int:
        return len(self._sizes)

    def __getitem__(self, column: str) -> np.ndarray:
        cells = self._columns[column]
        return np.frombuffer(cells, np.int32) if cells else np.zeros(0, np.int32)

    def said(self, number: int) -> Said:
        """A claim, put together again."""
        cells = {name: cells[number] for name, cells in self._columns.items()}
        shared = {name: values.known[cells[name]] for name, values in self.shared.items()}
        begin, end = self.words.edges[number : number + 2]
        statement = Statement(
            tuple(self.words.flat[begin:end].tolist()), shared["numbers"], shared["bounds"], shared["scope"],
            bool(cells["is_negative"]), bool(cells["has_negation"]), shared["proper"],
        )  # fmt: skip
        return Said(
            cells["row"], shared["article"], statement, shared["source"], shared["about"], shared["status"],
            bool(cells["is_denied"]), shared["days"], shared["window"],
        )  # fmt: skip

    def _read(self, part: Corpus, row: int) -> None:
        repeated = repeated_sentences(part)
        dates, windows = _dates(part), windows_of(part)
        claims = zip(*(part.claims[name].tolist() for name in _Claim._fields), strict=True)
        for number, claim in enumerate(map(_Claim._make, claims), row):
            if claim.sentence_id not in repeated:
                spans = [dates[ident] for ident in claim.date_ids if ident in dates]
                self._add(number, claim, spans, windows.get(claim.article_id))

    def _add(self, row: int, claim: _Claim, spans: list[tuple], window: tuple[str, str] | None) -> None:
        statement = self.reader.read(_without(claim.text, claim.start, spans) if spans else claim.text)
        status = claim.event_status if isinstance(claim.event_status, str) else None
        said = (
            _source(claim), tuple(sorted(claim.about)), status, _days(spans), window,
            statement.numbers, statement.bounds, statement.scope, statement.proper,
        )  # fmt: skip
        cells = [
            *(numbers[value] for numbers, value in zip(self._said, said, strict=True)),
            claim.type == "denial" and status == "denied" and not claim.is_negated,
            statement.is_negative,
            statement.has_negation,
        ]
        # of numbers alone, so the same in every run; 64 bits, so of two million ways two meet once in ten million runs
        self._keys.append(hash((statement.tokens, *cells)))
        relay = normalised(claim.via[-1]) if len(claim.via) else None
        known = (row, self.shared["article"][claim.article_id], self.shared["relay"][relay])
        for column, cell in zip(self._columns.values(), (*known, *cells), strict=True):
            column.append(cell)
        self._words.extend(statement.tokens)
        self._sizes.append(len(statement.tokens))


class _Claim(NamedTuple):
    """The cells of a claim that are read."""

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


def windows_of(corpus: Corpus) -> dict[str, tuple[str, str]]:
    """When each article was written, as far as it is known on both sides."""
    columns = (corpus.articles[name].tolist() for name in ("article_id", "published_earliest", "published_latest"))
    return {
        ident: (first, last)
        for ident, first, last in zip(*columns, strict=True)
        if isinstance(first, str) and isinstance(last, str)
    }


def repeated_sentences(corpus: Corpus) -> frozenset[str]:
    """The sentences that repeat an earlier one."""
    return frozenset(corpus.sentences.loc[corpus.sentences["repeats"].notna(), "sentence_id"])
