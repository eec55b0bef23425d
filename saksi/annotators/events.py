"""Events: what an article says of summits, meetings, visits, calls, talks, agreements, exercises and tests.

Words for events (``event_words.csv``) are read with the names, dates and places around them, and all an
article says of one event becomes one account. Times are those of the words; an event with fewer than two
parties is left out, except visits and councils.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from saksi.annotators.happenings.circumstances import date_of, outcome_of, place_of, status_of, when_of
from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.items import Item, Scene, groups_of, items_of
from saksi.annotators.happenings.lengths import Lengths, lengthened
from saksi.annotators.happenings.merge import Merger, Telling, accounts_worth
from saksi.annotators.happenings.parties import Parties, is_acted_on, is_background, is_held, parties_of
from saksi.annotators.happenings.settle import account_of
from saksi.annotators.happenings.vocabulary import EventWord, Vocabulary
from saksi.lexicon import Lexicon
from saksi.model import Account, Doc, Mention, Sentence, Span
from saksi.phrases import Hit

_OF_STATES = frozenset({"talks", "agreement"})
"""Kinds in which he who speaks of them with another state speaks for his own."""
_LONGEST = 4000
"""Characters; what is longer is no sentence but a page without stops, and is not read for events."""
_INTRODUCTIONS = 5
"""Names of a person before which a title is looked for: news gives it when it first names him."""
_SILENT = frozenset({"boilerplate", "credit"})


class Events:
    """Finds the accounts of an article."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions", "actors", "quotes", "publication")
    writes: tuple[str, ...] = ("accounts",)

    def __init__(self, lexicon: Lexicon):
        self._words = Vocabulary(lexicon)
        self._gazetteer = Gazetteer(lexicon)
        self._any = re.compile("|".join(sorted(map(re.escape, self._words.first_words), key=len, reverse=True)))

    def __call__(self, doc: Doc) -> Iterator[Account]:
        reading = Reading(doc, self._words, self._gazetteer)
        merger = Merger(reading.countries, reading.named_last, self._gazetteer)
        for sentence in doc["sentences"]:
            span = sentence.span
            if sentence.kind in _SILENT or sentence.repeats or span.end - span.start > _LONGEST:
                continue
            if self._any.search(reading.low, span.start, span.end):
                for telling in reading.tellings(sentence):
                    merger.take(telling)
        merger.end_wars(reading.theatres())
        merger.share_places()
        for draft, members in accounts_worth(merger, reading.counts, reading.countries):
            account = account_of(draft, members, doc.publication)
            yield lengthened(account, reading.days[account.kind]) if account.kind in reading.days else account


class Reading:
    """One article as the annotator reads it: its sentences as scenes, its actors and who of them is in office."""

    def __init__(self, doc: Doc, words: Vocabulary, gazetteer: Gazetteer):
        self.doc = doc
        self.words = words
        self.gazetteer = gazetteer
        self.low = doc.lower
        self._counted: dict[str, bool] = {}
        self.days: dict[str, dict[Span, int]] = {}
        self._lengths = Lengths(doc)
        self.countries = {actor.actor_id: actor.country for actor in doc["actors"]}
        self._silent = [region.span for region in doc.article.regions if region.kind in _SILENT]
        marks = [m for m in doc["mentions"] if m.actor_id] + [d for d in doc["dates"] if d.type in ("DATE", "TIME")]
        heard = marks if not self._silent else [m for m in marks if not self._is_silent(m.span.start)]
        self._marks = sorted(heard, key=lambda mark: (mark.span.start, -mark.span.end))
        self._starts = [mark.span.start for mark in self._marks]

    def items(self, sentence: Sentence) -> list[Item]:
        """The words, actors and dates of a sentence."""
        span = sentence.span
        marks = self._marks[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return list(items_of(self.doc.view, self.low, span, marks, self.words.stems))

    def scene(self, sentence: Sentence, items: Sequence[Item], found: Sequence[Hit[EventWord]]) -> Scene:
        """The sentence with the roles of its words and its lists of names; *found* are all words for events."""
        roles = self.words.roles(items)
        bars = frozenset(at for hit in found for at in range(hit.first, hit.last))
        groups = groups_of(items, roles, self.words.titles, bars)
        sayings = frozenset(hit.first for hit in self.words.sayings.find(items))
        return Scene(sentence.span, self.doc.view, items, roles, groups, self.words.titles, sayings)

    def tellings(self, sentence: Sentence) -> Iterator[Telling]:
        """What the sentence says of events, in text order."""
        items = self.items(sentence)
        found = list(self.words.events.find(items))
        hits = [h for h in found if h.payload.frame != "shield" and not self._is_silent(items[h.first].start)]
        if not hits:
            return
        scene = self.scene(sentence, items, found)
        cues = list(self.words.statuses.find(items))
        for hit in hits if self._lengths else ():
            length = self._lengths.behind(Span(items[hit.first].start, items[hit.last - 1].end))
            if length:
                self.days.setdefault(hit.payload.kind, {})[sentence.span] = length
        for hit in hits:
            others = [other for other in hits if other is not hit]
            status = status_of(scene, hit, cues, others) if hit.payload.kind != "war" else None
            telling = self._telling(scene, hit, others, status) if status != "hypothetical" else None
            if telling:
                yield telling

    def _telling(
        self, scene: Scene, hit: Hit[EventWord], others: Sequence[Hit[EventWord]], status: str | None
    ) -> Telling | None:
        word = hit.payload
        parties = parties_of(scene, hit, others)
        if word.kind == "war":
            return self._war(scene, parties)
        place = place_of(scene, hit, others, self.gazetteer)
        if (word.needs == "act" and not is_acted_on(scene, hit)) or (word.needs == "place" and not place):
            return None
        if word.needs == "host":
            parties = replace(parties, members=(*parties.members, *self._host(place, parties.members)))
        lacks_partner = word.needs == "partner" and len(parties.members) < 2
        if lacks_partner and word.frame != "noun":
            return None
        if word.kind == "test" or (word.kind in _OF_STATES and parties.is_voiced and len(parties.members) == 2):
            parties = replace(parties, members=tuple(self._as_state(m) or m for m in parties.members))
        if status is None and is_held(scene, hit):
            status = "held"
        return Telling(
            kind=word.kind,
            sentence=scene.span,
            parties=parties,
            when=when_of(date_of(scene, hit, others, status)),
            place=place if word.kind != "agreement" or word.needs == "host" else None,
            status=status,
            ordinal=self.words.ordinal(scene, hit),
            outcome=outcome_of(scene, hit, list(self.words.outcomes.find(scene.items))),
            apart=word.form if word.frame == "meal" or word.needs == "host" else None,
            is_convened=word.frame == "noun" and parties.rule != "subject-partner",
            is_background=is_background(scene, hit),
            only_joins=lacks_partner,
            is_said=self._is_quoted(scene.items[hit.first].start),
            rule=f"{'truce.' if word.needs == 'truce' else ''}{word.form.replace(' ', '-')}.{parties.rule}",
        )

    def _war(self, scene: Scene, parties: Parties) -> Telling | None:
        """Between whom fighting is told of: two states or groups, a leader for his state."""
        if len(parties.members) != 2:
            return None
        sides = tuple(self._as_state(member) or member for member in parties.members)
        return Telling("war", scene.span, replace(parties, members=sides))

    def _is_quoted(self, at: int) -> bool:
        """Whether a place lies in what somebody is reported to have said."""
        return any(quote.span.start <= at < quote.span.end for quote in self.doc["quotes"])

    def _host(self, place: str | None, members: Sequence[Mention]) -> list[Mention]:
        """The state in which a place lies, named like the first of *members*; none without both."""
        state = self.words.states.get((self.gazetteer.country(place) if place else None) or "")
        if not state or not members:
            return []
        return [replace(members[0], actor_id=state[0], actor_name=state[1], actor_kind="state")]

    def _is_silent(self, at: int) -> bool:
        """Whether a place lies in a link or credit."""
        return any(span.start <= at < span.end for span in self._silent)

    def theatres(self) -> list[list[Mention]]:
        """The parties of the wars whose theatre the article names, where it names both."""
        named: dict[str, Mention] = {}
        for mark in self._marks:
            if isinstance(mark, Mention) and not mark.is_place:
                named.setdefault(mark.actor_id, mark)
        fought = [parties for theatre, parties in self.words.theatres.items() if theatre in self.low]
        return [[named[actor] for actor in parties] for parties in fought if all(actor in named for actor in parties)]

    def named_last(self, role: str, before: Span) -> list[Mention]:
        """The two that *role* means (``keduanya``, ``kedua negara``): those named last before a sentence.

        A person stands for his state where two states are meant. ``body`` means the one body of states named last.
        """
        if role == "body":
            earlier = reversed(self._marks[: bisect_right(self._starts, before.end)])
            return [mark for mark in earlier if self._is_body(mark)][:1]
        found: dict[str, Mention] = {}
        kind = {"both_states": "state", "both_persons": "person"}.get(role)
        for mark in reversed(self._marks[: bisect_right(self._starts, before.start)]):
            if not isinstance(mark, Mention) or mark.is_place or mark.actor_kind not in ("state", "person"):
                continue
            kind = kind or mark.actor_kind
            named = self._as_state(mark) if kind == "state" else mark
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

    def _as_state(self, mention: Mention) -> Mention | None:
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
        return any(self.words.is_titled(self.low[max(0, start - 60) : start]) for start in named)
