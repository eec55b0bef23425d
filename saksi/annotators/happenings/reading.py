"""From an article to what its sentences say of events: words are read with the names, dates and places around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count

from saksi.annotators.happenings.circumstances import outcome_of, place_of, status_of
from saksi.annotators.happenings.cutting import Cutter
from saksi.annotators.happenings.deeds import (
    has_guest,
    is_acted_on,
    is_background,
    is_held,
    is_looked_back_on,
    is_signed,
    means_event,
)
from saksi.annotators.happenings.drafts import Telling
from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.groups import Grouping
from saksi.annotators.happenings.items import Items, Others, Scene
from saksi.annotators.happenings.lengths import Lengths
from saksi.annotators.happenings.parties import Parties, parties_of
from saksi.annotators.happenings.people import People
from saksi.annotators.happenings.times import is_day, time_of
from saksi.annotators.happenings.vocabulary import Around, EventWord, Vocabulary
from saksi.model import Doc, Mention, Sentence, Span
from saksi.phrases import Hit

_OF_STATES = frozenset({"talks", "agreement"})
"""Kinds in which he who speaks of them with another state speaks for his own."""
_OF_TWO = frozenset({"partner", "guest", "person", "object"})
"""Needs of words that tell of nothing without a second party."""
_BEHIND = frozenset({"partner", "possessors"})
"""Rules by which only those behind a word are found."""
_ENCOUNTERS = frozenset({"meeting", "call", "talks"})
_TODAY = frozenset({"hari ini"})


class Reading:
    """One article as the annotator reads it: its sentences as scenes, its people, and how long events lasted."""

    def __init__(self, doc: Doc, words: Vocabulary, gazetteer: Gazetteer):
        self.doc = doc
        self.words = words
        self.gazetteer = gazetteer
        self.low = doc.lower
        self.people = People(doc, words, gazetteer)
        self.days: dict[str, dict[Span, int]] = {}
        self._lengths = Lengths(doc)
        self._cutter = Cutter(doc, words.stems)
        self._pairs = {form: pair for form, pair in words.pairs.items() if form in self.low}
        self._may_be_said = any(word in self.low for word in _TODAY)

    def items(self, sentence: Sentence) -> Items:
        """The words, actors and dates of a sentence."""
        span = sentence.span
        marks = self.people.marks(span)
        if self._may_be_said:
            days = [mark for mark in marks if not isinstance(mark, Mention)]
            if len(days) == 1 and self._is_said_today(days[0].span):
                marks.remove(days[0])
        items = self._cutter.items(span, marks)
        for form, pair in self._pairs.items():
            at = self.low.find(form, span.start, span.end)
            if at >= 0:
                items.name(Span(at, at + len(form)), pair)
        return items

    def _is_said_today(self, date: Span) -> bool:
        """Whether a date is the ``hari ini`` of somebody quoted, of whom the sentence does not say when he spoke."""
        return date.of(self.low) in _TODAY and self.people.is_quoted(date.start)

    def scene(self, sentence: Sentence, items: Items, around: Around, found: Sequence[Hit[EventWord]]) -> Scene:
        """The sentence with the roles of its words and its lists of names; *found* are all words for events."""
        bars = frozenset([at for hit in found for at in range(hit.first, hit.last)])
        groups = Grouping(items, around.roles, self.words.titles, bars).groups()
        days = [at for at in compress(count(), items.dates) if is_day(items.dates[at])]
        return Scene(
            sentence.span,
            self.doc.view,
            items,
            around.roles,
            around.sayings,
            around.statuses,
            around.outcomes,
            groups,
            self.words.titles,
            days,
        )

    def tellings(self, sentence: Sentence) -> Iterator[Telling]:
        """What the sentence says of events, in text order."""
        items = self.items(sentence)
        around = self.words.around(items.forms)
        found = _without_letters(items, around.events)
        hits = [h for h in found if h.payload.frame != "shield" and not self.people.is_silent(items.starts[h.first])]
        if not hits:
            return
        scene = self.scene(sentence, items, around, found)
        hits = [hit for hit in hits if hit.payload.needs != "guest" or has_guest(scene, hit)]
        for hit in hits if self._lengths else ():
            length = self._lengths.behind(Span(items.starts[hit.first], items.ends[hit.last - 1]))
            if length:
                self.days.setdefault(hit.payload.kind, {})[sentence.span] = length
        for number, hit in enumerate(hits):
            others = Others(hits[:number], hits[number + 1 :])
            status = status_of(scene, hit, scene.statuses, others) if hit.payload.kind != "war" else None
            status = None if status == "presupposed" else status
            telling = self._telling(scene, hit, others, status) if status != "hypothetical" else None
            if telling:
                yield telling

    def continuations(self, sentence: Sentence) -> Iterator[Telling]:
        """What a sentence says of the event told of in the one before: ``Itu akan terjadi pekan depan.``"""
        items = self.items(sentence)
        hits = list(self.words.takings_place.find_forms(items.forms))
        scene = self.scene(sentence, items, self.words.around(items.forms), hits)
        hits = [hit for hit in hits if means_event(scene, hit)]
        for number, hit in enumerate(hits):
            others = Others(hits[:number], hits[number + 1 :])
            status = status_of(scene, hit, scene.statuses, others)
            when, lag = time_of(scene, hit, others, status, self._lengths)
            place = place_of(scene, hit, others, self.gazetteer)
            if lag is None and (any(when) or place):
                parties = Parties((), "again", points_back=True)
                status = None if status in ("hypothetical", "presupposed") else status
                yield Telling("again", scene.span, parties, when, place=place, status=status)

    def _telling(self, scene: Scene, hit: Hit[EventWord], others: Others, status: str | None) -> Telling | None:
        word = hit.payload
        if word.kind == "war":
            return self._war(scene, self._parties(scene, hit, parties_of(scene, hit, others), None))
        has_place = word.kind != "agreement" or word.needs == "host" or is_signed(scene, hit)
        place = place_of(scene, hit, others, self.gazetteer) if has_place else None
        parties = self._parties(scene, hit, parties_of(scene, hit, others), place)
        if (word.needs == "act" and not is_acted_on(scene, hit)) or (
            word.needs == "place" and not (place or (word.frame == "noun" and parties.is_definite))
        ):
            return None
        if word.frame == "journey" and word.needs == "place" and others.behind and _are_states(parties.members):
            return None
        if word.needs == "abroad" and not self.people.is_abroad(place, parties.members):
            return None
        lacks_partner = word.needs in _OF_TWO and (len(parties.members) < 2 or _lacks_object(word, parties))
        if lacks_partner and word.frame != "noun":
            return None
        if status is None and (is_held(scene, hit) or is_looked_back_on(scene, hit)):
            status = "held"
        when, lag = time_of(scene, hit, others, status, self._lengths)
        return Telling(
            kind=word.kind,
            sentence=scene.span,
            parties=parties,
            when=when,
            at=hit.first,
            start=scene.items.starts[hit.first],
            lag=lag,
            place=place,
            status=status,
            ordinal=self.words.ordinal(scene, hit),
            outcome=outcome_of(scene, hit, scene.outcomes),
            apart=word.form if word.frame == "meal" or word.needs == "host" else None,
            is_convened=self._is_convened(word, parties),
            is_background=is_background(scene, hit),
            only_joins=lacks_partner,
            is_said=self.people.is_quoted(scene.items.starts[hit.first]),
            rule=f"{'truce.' if word.needs == 'truce' else ''}{word.form.replace(' ', '-')}.{parties.rule}",
        )

    def _is_convened(self, word: EventWord, parties: Parties) -> bool:
        """Whether a gathering is told of that one party may have: a noun, or a verb of a body."""
        are_bodies = all(member.actor_kind == "organisation" for member in parties.members)
        is_gathering = word.frame == "noun" or word.needs == "convene" or (word.frame == "verb" and are_bodies)
        return is_gathering and parties.rule != "subject-partner"

    def _parties(self, scene: Scene, hit: Hit[EventWord], parties: Parties, place: str | None) -> Parties:
        """The parties as the kind of event has them: no courts in a call, states in tests, talks and agreements."""
        parties = self._with_subject(scene, hit, parties)
        kind, members = hit.payload.kind, parties.members
        if kind == "call" or hit.payload.needs == "person":
            members = tuple(m for m in members if m.actor_kind in ("person", "state"))
        if hit.payload.needs == "host":
            members = (*members, *self.people.host(place, members))
        if kind == "talks" and parties.rule == "partner" and not parties.is_definite:
            members = (*self.people.speakers_state(scene, hit, members), *members)
        if hit.payload.needs == "person":
            return parties._replace(members=members)
        if kind == "test" or (kind in _OF_STATES and parties.is_voiced and len(members) == 2):
            # who speaks, or a person, stands for a state; a body spoken of does not (``pembicaraan dengan Hamas``)
            stands = [kind == "test" or m.actor_kind == "person" or m is members[0] for m in members]
            members = tuple((s and self.people.as_state(m)) or m for s, m in zip(stands, members, strict=True))
        elif kind in _OF_STATES and parties.is_voiced and sum(m.actor_kind == "person" for m in members) == 1:
            members = tuple((m.actor_kind == "person" and self.people.as_state(m)) or m for m in members)
        return parties if members is parties.members else parties._replace(members=members)

    def _with_subject(self, scene: Scene, hit: Hit[EventWord], parties: Parties) -> Parties:
        """The parties of a deed of which only those behind it are named, with him who does it.

        That is who is quoted in the first person (``Saya akan bertemu dengan Abe``); else, where two stand behind it,
        of whom it does not say that they met each other, the person the article is about.
        """
        if hit.payload.frame != "verb" or parties.rule not in _BEHIND or hit.payload.kind not in _ENCOUNTERS:
            return parties
        at = scene.items.starts[hit.first]
        subject = None
        if "first_person" in scene.roles[: hit.first] and self.people.is_quoted(at):
            subject = self.people.speaker(at)
        elif len(parties.members) > 1:
            subject = self.people.protagonist(scene.span.start, parties.members)
        if subject is None or subject.actor_id in {member.actor_id for member in parties.members}:
            return parties
        return parties._replace(members=(subject, *parties.members))

    def _war(self, scene: Scene, parties: Parties) -> Telling | None:
        """Between whom fighting is told of: two states or groups, a leader for his state."""
        if len(parties.members) != 2:
            return None
        sides = tuple(self.people.as_state(member) or member for member in parties.members)
        return Telling("war", scene.span, parties._replace(members=sides))


def _are_states(members: Sequence[Mention]) -> bool:
    """Whether it is delegations that arrive, which is no visit beside what they came for."""
    return bool(members) and all(member.actor_kind == "state" for member in members)


def _lacks_object(word: EventWord, parties: Parties) -> bool:
    """Whether nobody stands behind a verb that says who was met: ``Armenia dan Azerbaijan menemui titik baru``."""
    return word.needs == "object" and not parties.rule.endswith("possessors")


def _without_letters(items: Items, found: list[Hit[EventWord]]) -> list[Hit[EventWord]]:
    """The words for events, those spelled out and their letters as one: ``Konferensi Tingkat Tinggi (KTT) ASEAN``."""
    kept: list[Hit[EventWord]] = []
    for hit in found:
        last = kept[-1] if kept else None
        if last and last.last == hit.first and items.gaps[hit.first] == "(" and last.payload.kind == hit.payload.kind:
            kept[-1] = last._replace(last=hit.last)
        else:
            kept.append(hit)
    return kept
