"""What the public record says of an article's time: who holds an office in it, which known meetings it tells of.

Only asked for articles without a date. An office held (`Presiden AS Donald Trump`) bounds the years in which the
article can have been written; a meeting of two who are named together bounds it by the day of that meeting.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.annotators.timex.grammar import trie
from saksi.annotators.timex.values import interval
from saksi.lexicon import Lexicon
from saksi.model import Span

_BETWEEN = re.compile(r"[\s,()]*(?:[\w.-]+[\s,()]+){0,4}")
_FORMER = re.compile(r"(?:mantan|eks|bekas|calon|kandidat|wakil|mendiang)\s+\Z")
_WIDEST = 70
"""Characters from the beginning of an office to the name of who holds it."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Days between which the article must lie, as a part of it shows; several stretches where terms are several."""

    stretches: tuple[tuple[date, date], ...]
    span: Span
    name: str

    def allows(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.stretches)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row of summits.csv that the article speaks of."""

    known_id: str
    first: date
    last: date
    span: Span


@dataclass(frozen=True, slots=True)
class _Summit:
    """A row of summits.csv, ready to be compared; the place in lower case."""

    known_id: str
    participants: frozenset[str]
    place: str
    first: date
    last: date

    @classmethod
    def of(cls, row: Mapping[str, str]) -> _Summit:
        participants = frozenset(row["participants"].split(";"))
        first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        return cls(row["known_id"], participants, row["place"].lower(), first, last)


class PublicRecord:
    """Offices and meetings of the lexicon, ready to be looked for in a text."""

    def __init__(self, lexicon: Lexicon):
        names: dict[str, list[str]] = {}
        for row in lexicon.table("actors"):
            names.setdefault(row["actor_id"], []).append(row["name"].lower())
        for row in lexicon.table("names"):
            if row["kind"] in ("name", "short"):
                names.setdefault(row["actor_id"], []).append(row["form"].lower())
        self._names = names
        self._terms = _terms(lexicon.table("terms"))
        self._offices = {row["form"].lower(): row["office"] for row in lexicon.table("offices")}
        self._office = _words(self._offices)
        holders: dict[str, list[str]] = {}
        for actor, office in self._terms:
            holders.setdefault(office, []).append(actor)
        self._holders = holders
        self._anybody: dict[str, re.Pattern] = {}
        held = [row for row in lexicon.table("summits") if row["status"] == "held"]
        self._summits = [_Summit.of(row) for row in held]
        self._attended: dict[str, list[int]] = {}
        for number, summit in enumerate(self._summits):
            self._attended.setdefault(min(summit.participants), []).append(number)
        self._actors: dict[str, set[str]] = {}
        for actor in sorted({actor for summit in self._summits for actor in summit.participants}):
            for name in names.get(actor, ()):
                self._actors.setdefault(name, set()).add(actor)
        self._people = _words(self._actors)
        facts = [days[0] for row in (*lexicon.table("terms"), *held) if (days := interval(row["start"]))]
        self.horizon = max(facts, default=date(2025, 1, 1)) + timedelta(365)
        """The last day for which a year is guessed: a year behind the newest fact of the lexicon."""

    def offices_held(self, lower: str) -> Iterator[Bound]:
        """The offices that the text says somebody holds, with the days in which he does."""
        if self._office is None:
            return
        for start, form in _places(self._office, lower):
            if _FORMER.search(lower, max(0, start - 12), start):
                continue
            office, at = self._offices[form], start + len(form)
            if office not in self._holders or not self._any_holder(office).search(lower, at, at + _WIDEST):
                continue
            for actor in self._holders[office]:
                end = self._name_behind(lower, at, actor)
                if end:
                    yield Bound(self._terms[actor, office], Span(start, end), actor)
                    break

    def _any_holder(self, office: str) -> re.Pattern:
        """Finds a name of whoever has held the office; built when an article first speaks of it."""
        if office not in self._anybody:
            names = (name for actor in self._holders[office] for name in self._names.get(actor, ()))
            self._anybody[office] = re.compile(trie(names))
        return self._anybody[office]

    def _name_behind(self, lower: str, at: int, actor: str) -> int | None:
        for name in self._names.get(actor, ()):
            start = lower.find(name, at, at + _WIDEST)
            if start >= 0 and _BETWEEN.fullmatch(lower, at, start) and not lower[start + len(name) :][:1].isalnum():
                return start + len(name)
        return None

    def meetings(self, lower: str, sentences: Sequence[Span], with_place: bool) -> Iterator[Meeting]:
        """Known meetings whose participants (and place, if asked for) are named in one sentence."""
        if self._people is None:
            return
        told: set[str] = set()
        for sentence in sentences:
            part = lower[sentence.start : sentence.end]
            here = {actor for _, name in _places(self._people, part) for actor in self._actors[name]}
            if len(here) < 2:
                continue
            for number in sorted(number for actor in here for number in self._attended.get(actor, ())):
                summit = self._summits[number]
                is_there = not with_place or (summit.place and summit.place in part)
                if summit.participants <= here and is_there and summit.known_id not in told:
                    told.add(summit.known_id)
                    yield Meeting(summit.known_id, summit.first, summit.last, sentence)


def _words(forms: Collection[str]) -> re.Pattern | None:
    """A pattern for whole *forms*, to be used by :func:`_places`; None where there are none.

    It begins at what is no letter rather than at the edge of a word, so that the search leaps from gap to gap.
    """
    return re.compile(rf"\W(?P<form>{trie(forms)})\b") if forms else None


def _places(words: re.Pattern, text: str) -> Iterator[tuple[int, str]]:
    """Where forms stand in a text, and which."""
    for found in words.finditer(" " + text):
        yield found.start(), found["form"]


def _terms(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], tuple[tuple[date, date], ...]]:
    terms: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for row in rows:
        first = interval(row["start"])
        last = interval(row["end"]) if row["end"] else (date.max, date.max)
        if first and last:
            terms.setdefault((row["actor_id"], row["office"]), []).append((first[0], last[1]))
    return {key: tuple(sorted(stretches)) for key, stretches in terms.items()}
