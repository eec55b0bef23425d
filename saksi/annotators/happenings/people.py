"""Who is named in an article and who of them counts: states, persons in office, bodies the lexicon knows.

What stands in links and credits is not heard.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, islice

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.items import Scene
from saksi.annotators.happenings.vocabulary import EventWord, Vocabulary
from saksi.model import Doc, Mention, Span
from saksi.phrases import Hit

SILENT = frozenset({"boilerplate", "credit"})
"""Kinds of regions and sentences that tell nothing."""
_INTRODUCTIONS = 5
"""Names of a person before which a title is looked for: news gives it when it first names him."""


_STOP = re.compile(r"[.;:!?](?=\s)")


class People:
    """The mentions and dates of an article in text order, and what is known of those mentioned."""

    def __init__(self, doc: Doc, words: Vocabulary, gazetteer: Gazetteer):
        self.doc = doc
        self.words = words
        self.gazetteer = gazetteer
        self.countries = {actor.actor_id: actor.country for actor in doc["actors"]}
        self._quote_ends = list(accumulate((quote.span.end for quote in doc["quotes"]), max))
        self._quote_starts = [quote.span.start for quote in doc["quotes"]]
        self._counted: dict[str, bool] = {}
        silent = sorted(region.span for region in doc.article.regions if region.kind in SILENT)
        self._silent_starts = [span.start for span in silent]
        self._silent_ends = list(accumulate((span.end for span in silent), max))
        marks = [m for m in doc["mentions"] if m.actor_id] + [d for d in doc["dates"] if d.type in ("DATE", "TIME")]
        head = _end_of_head(doc)
        marks = [m for m in marks if m.span.start >= head] if head else marks
        heard = marks if not silent else [m for m in marks if not self.is_silent(m.span.start)]
        self._marks = sorted(heard, key=lambda mark: (mark.span.start, -mark.span.end))
        self._starts = [mark.span.start for mark in self._marks]

    def marks(self, span: Span) -> list:
        """The mentions and dates inside a span."""
        return self._marks[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def theatres(self) -> list[list[Mention]]:
        """The parties of the wars whose theatre the article names, where it names both."""
        fought = [parties for theatre, parties in self.words.theatres.items() if theatre in self.doc.lower]
        named: dict[str, Mention] = {}
        for mark in self._marks if fought else ():
            if isinstance(mark, Mention) and not mark.is_place:
                named.setdefault(mark.actor_id, mark)
        return [[named[actor] for actor in parties] for parties in fought if all(actor in named for actor in parties)]

    def named_last(self, role: str, before: Span, word: int | None = None) -> list[Mention]:
        """The two that *role* means (``keduanya``, ``kedua negara``): those named last before a sentence.

        A person stands for his state where two states are meant. Two states named in the sentence itself before
        *word*, the place of the event's word, come first. ``body`` means the one body of states named last.
        """
        if role == "both_states" and word is not None:
            inside = self._marks[bisect_left(self._starts, before.start) : bisect_left(self._starts, word)]
            states = {m.actor_id: m for m in inside if _is_state(m)}
            if len(states) > 1:
                return list(states.values())[-2:]
        if role == "body":
            earlier = reversed(self._marks[: bisect_right(self._starts, before.end)])
            return [mark for mark in earlier if self._is_body(mark)][:1]
        found: dict[str, Mention] = {}
        kind = {"both_states": "state", "both_persons": "person"}.get(role)
        for mark in reversed(self._marks[: bisect_right(self._starts, before.start)]):
            if not isinstance(mark, Mention) or mark.is_place or mark.actor_kind not in ("state", "person"):
                continue
            kind = kind or mark.actor_kind
            named = self.as_state(mark) if kind == "state" else mark
            if named is not None and named.actor_kind == kind:
                found.setdefault(named.actor_id, named)
            if len(found) == 2:
                break
        return list(found.values())[::-1]

    def _is_body(self, mark) -> bool:
        """Whether a mark names a body of several states."""
        if not isinstance(mark, Mention) or mark.actor_kind != "organisation" or mark.actor_id not in self.words.known:
            return False
        return not self.countries.get(mark.actor_id)

    def as_state(self, mention: Mention) -> Mention | None:
        if mention.actor_kind == "state":
            return mention
        state = self.words.states.get(self.countries.get(mention.actor_id) or "")
        return replace(mention, actor_id=state[0], actor_name=state[1], actor_kind="state") if state else None

    def counts(self, mention: Mention) -> bool:
        """Whether an actor is a state, somebody in office, or a body that the lexicon knows.

        In office is who is so by the lexicon, or has a title before a name.
        """
        if mention.actor_kind != "person":
            return mention.actor_kind == "state" or mention.actor_id in self.words.known
        if mention.actor_id not in self._counted:
            self._counted[mention.actor_id] = mention.actor_id in self.words.officials or self._is_titled(mention)
        return self._counted[mention.actor_id]

    def _is_titled(self, mention: Mention) -> bool:
        marks = (m for m in self._marks if isinstance(m, Mention) and m.actor_id == mention.actor_id)
        named = islice((m.span.start for m in marks if m.kind in ("name", "short")), _INTRODUCTIONS)
        return any(self.words.is_titled(_title(self.doc.lower[max(0, start - 60) : start])) for start in named)

    def host(self, place: str | None, members: Sequence[Mention]) -> list[Mention]:
        """The state in which a place lies, named like the first of *members*; none without both."""
        state = self.words.states.get((self.gazetteer.country(place) if place else None) or "")
        if not state or not members:
            return []
        return [replace(members[0], actor_id=state[0], actor_name=state[1], actor_kind="state")]

    def is_abroad(self, place: str | None, members: Sequence[Mention]) -> bool:
        """Whether a place lies in another country than that of those who are there, all of them persons."""
        country = self.gazetteer.country(place) if place else None
        homes = [self.countries.get(member.actor_id) for member in members if member.actor_kind == "person"]
        return bool(country and homes) and len(homes) == len(members) and all(h and h != country for h in homes)

    def speakers_state(self, scene: Scene, hit: Hit[EventWord], members: Sequence[Mention]) -> list[Mention]:
        """The state of him who speaks of talks with another one: ``"Pembicaraan dengan Tokyo berlanjut."``"""
        at = scene.items.starts[hit.first]
        speaker = next((q.actor_id for q in self.doc["quotes"] if q.span.start <= at < q.span.end), None)
        country = self.countries.get(speaker or "")
        state = self.words.states.get(country or "")
        named = next((scene.items.mentions[at] for at in scene.items.actors()), None)
        if state is None or named is None or country in {self.countries.get(member.actor_id) for member in members}:
            return []
        return [replace(named, actor_id=state[0], actor_name=state[1], actor_kind="state")]

    def speaker(self, at: int) -> Mention | None:
        """Who is quoted with the words at a place, as the article names him elsewhere."""
        speaker = next((q.actor_id for q in self.doc["quotes"] if q.actor_id and q.span.start <= at < q.span.end), None)
        named = (m for m in self._marks if isinstance(m, Mention) and m.actor_id == speaker and not m.is_place)
        return next(named, None) if speaker else None

    def protagonist(self, before: int, members: Sequence[Mention]) -> Mention | None:
        """The person named most often before a place, none of *members*; none where two are named as often."""
        known = {member.actor_id for member in members}
        named = [
            mark
            for mark in self._marks[: bisect_left(self._starts, before)]
            if isinstance(mark, Mention) and mark.actor_kind == "person" and mark.actor_id not in known
        ]
        often = Counter(mark.actor_id for mark in named).most_common(2)
        if not often or (len(often) > 1 and often[0][1] == often[1][1]):
            return None
        return next(mark for mark in named if mark.actor_id == often[0][0])

    def is_silent(self, at: int) -> bool:
        """Whether a place lies in a link or credit."""
        before = bisect_right(self._silent_starts, at) - 1
        return before >= 0 and at < self._silent_ends[before]

    def is_quoted(self, at: int) -> bool:
        """Whether a place lies in what somebody is reported to have said."""
        last = bisect_right(self._quote_starts, at)
        return last > 0 and at < self._quote_ends[last - 1]


_HEAD = re.compile(r"[A-Z][\w'./]*(?:[ ,()]{1,3}[A-Z][\w'./]*){0,7}[ ,()]{0,3}(?:--?|[\u2013\u2014]) (?=[A-Z])")


def _end_of_head(doc: Doc) -> int:
    """Where the place line of an article ends, known or not (``Moskow, MINA - ``); nobody in it does something."""
    lead = next((sentence.span for sentence in doc["sentences"] if sentence.kind not in SILENT), None)
    head = _HEAD.match(doc.view, lead.start, lead.end) if lead else None
    if not head:
        return 0
    named = [m for m in doc["mentions"] if lead.start <= m.span.start < head.end()]
    return 0 if any(m.actor_kind == "person" for m in named) or all(not m.actor_id for m in named) else head.end()


def _title(before: str) -> str:
    """Of the words before a name those that can be its title: not past a stop, nor past a comma with words behind it.

    >>> _title("kata juru bicara. menteri luar negeri, "), _title("juru bicara itu, pria bernama ")
    (' menteri luar negeri, ', ' pria bernama ')
    """
    words = _STOP.split(before)[-1]
    _, comma, tail = words.rpartition(",")
    return words if not comma or not tail.strip() else tail


def _is_state(mark) -> bool:
    """Whether a mark names a state as an actor."""
    return isinstance(mark, Mention) and mark.actor_kind == "state" and not mark.is_place
