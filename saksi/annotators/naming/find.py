"""From the words of a text to mentions by name, role and metonym: what the lexicon's tables know.

One pass over the hits of the gazetteer: bodies of states, titles with their persons, states as actors or places,
descriptions such as `negara itu`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from saksi.annotators.naming.entries import Entries, Entry
from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.reading import typed
from saksi.annotators.naming.titles import Titles
from saksi.annotators.naming.tokens import Tokens, tokenise
from saksi.model import Doc, Sentence
from saksi.ner.words import package_words

_CONTROL = "\x80"
_MOJIBAKE = re.compile("\u00e2\x80[\x80-\xbf]")
_FARTHEST_VERB = 5
_GIVEN = frozenset(("given", "given-id"))
_AT_HOME = frozenset(("outlet", "group"))
_SHORT_FORMS = frozenset(("short", "acronym", "cued"))


class Finder(Titles):
    """Finds the mentions that the tables know in one text; ``found``, ``titles`` and ``covered`` are the result."""

    def __init__(self, knowledge: Knowledge, tokens: Tokens) -> None:
        super().__init__(knowledge, tokens)
        at = 0
        while at < len(self._hits):
            at = self._step(at)

    @cached_property
    def states(self) -> list[tuple[int, str]]:
        """Every word where a state or its capital stands, be it a mention or not, with the state's id."""
        actors = ((hit.first, typed(hit, "actor")) for hit in self._hits)
        return [(i, actor.value) for i, actor in actors if actor and (actor.kind == "state" or actor.form == "metonym")]

    @cached_property
    def _named_in_full(self) -> set[str]:
        """The ids of those whom the text names by more than a word."""
        full = (hit for hit in self._hits if hit.last - hit.first > 1)
        return {entry.value for hit in full for entry in hit.entries if entry.type == "actor"}

    @cached_property
    def _countries(self) -> set[str | None]:
        """The countries of those whom the text names, short forms of bodies apart."""
        return {
            self.knowledge.actors[entry.value].country
            for hit in self._hits
            for entry in hit.entries
            if entry.type == "actor" and (entry.form != "short" or entry.kind != "organisation")
        }

    def _step(self, at: int) -> int:
        """Reads the hit *at*, and those behind it that belong to it; the number of the next one."""
        hit = self._hits[at]
        if self.covered[hit.first]:
            return at + 1
        types = hit.entries.first
        if "other" in types:
            self._cover(hit.first, hit.last)
            return at + 1
        if "body" in types and (end := self._body(at) or self._alone(at)):
            return end
        if "office" in types:
            return self._title(at)
        noun = types.get("noun")
        if noun and not ("actor" in types and self.tokens.capital[hit.first] and not self._pointer(hit.last, "")):
            self._describe(hit.first, hit.last, noun.kind)
        else:
            self._name(hit)
        return at + 1

    def _body(self, at: int, in_title: bool = False) -> int | None:
        """`Kemlu Rusia`, `Kedutaan Besar AS di Hanoi`: the number of the hit behind it, None where no state follows.

        In a title no word for an army is an adjective: `juru bicara militer Rusia`.
        """
        hit, body = self._hits[at], typed(self._hits[at], "body")
        owner = self._owner_at(at + 1) if self._joins(at + 1, hit.last) else None
        if owner is None or typed(owner, "actor").kind != "state":
            return None
        if not in_title and body.form != "name" and (reading := self._surroundings.of_body(hit.first, body.form)):
            self._cover(hit.first, hit.last if reading == "adjective" else owner.last)
            return at + 1
        last = self._seat_of_embassy(owner.last) if body.form == "seated" else owner.last
        self._add(hit.first, last, "name", body.kind, "name.body")
        while at < len(self._hits) and self._hits[at].first < last:
            at += 1
        return at

    def _alone(self, at: int) -> int | None:
        """A body without its state, within a title; the number of the hit behind it."""
        hit = self._hits[at]
        if not self._stands_alone(hit):
            return None
        body = typed(hit, "body")
        rule = "name.bare" if body.form == "adjective" else "name.body"  # `Militer` is a mention only of an army named
        self._add(hit.first, hit.last, "short", body.kind, rule)
        return at + 1

    def _stands_alone(self, hit: Hit[Entries]) -> bool:
        """Whether a body without its state is named by a capital that no sentence demands: `anggota DPR`, `Kongres`."""
        tokens, first = self.tokens, hit.first
        if not tokens.capital[first] or typed(hit, "actor"):
            return False
        if hit.last < len(tokens) and tokens.capital[hit.last] and tokens.gap(hit.last - 1) == " ":
            # `Badan Intelijen Pertahanan` goes on, `Kongres Trump` and `DPR Lucy Powell` do not
            if self.begins(hit.last) or (hit.last - first == 1 and tokens.text(first, hit.last).isupper()):
                return True
            headed = first > 0 and self.covered[first - 1] and tokens.gap(first - 1) == " "  # `Ketua Mahkamah Agung X`
            return hit.last - first > 1 and headed and not package_words().is_written_small(tokens.forms[hit.last])
        if hit.last - first > 1:
            return tokens.capital[hit.last - 1]
        if typed(hit, "body").form == "seated":
            return False
        return tokens.text(first, hit.last).isupper() or (first > 0 and tokens.gap(first - 1) in (" ", "-", ""))

    def _seat_of_embassy(self, last: int) -> int:
        tokens = self.tokens
        if last + 1 < len(tokens) and self._is(last, "at") and tokens.capital[last + 1]:
            last += 2
            while last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " ":
                last += 1
        return last

    def _name(self, hit: Hit[Entries]) -> None:
        entry, place = typed(hit, "actor"), typed(hit, "place")
        if entry is None:
            if place is not None:
                self._add(hit.first, hit.last, "name", "place", "place.lexicon", True)
                self._surroundings.note_place(hit.last, place.value or None)
        elif entry.kind == "state" or hit.entries.is_seat:
            self._state(hit, entry, place)
        elif self._is_product(hit, entry) or (entry.kind == "person" and self.is_family(hit.first)):
            self._cover(hit.first, hit.last)
        elif self._is_anybody(hit, entry) or self._is_abroad(entry):
            return  # left to the recogniser
        elif entry.form != "cued" or self._surroundings.is_sourced(hit.first):
            kind = "short" if entry.form in _SHORT_FORMS else "name"
            is_venue = entry.kind == "organisation" and self.is_venue(hit.first, hit.last)
            self._add(hit.first, hit.last, kind, entry.kind, "place.venue" if is_venue else "name.lexicon", is_venue)

    def _is_anybody(self, hit: Hit[Entries], entry: Entry) -> bool:
        """Whether a given name stands without office, of somebody known whom the text never names in full: `Agus`."""
        form = tuple(self.tokens.forms[hit.first : hit.last])
        if form not in self.knowledge.guessed_shorts or hit.first in self.title_ends:
            return False
        if not _GIVEN.intersection(package_words().classes(form[0])):
            return False
        return entry.value not in self._named_in_full

    def _is_abroad(self, entry: Entry) -> bool:
        """Whether a body called by a short form (`Republik`) is of a country that the text does not speak of."""
        country = self.knowledge.actors[entry.value].country
        is_short = entry.form == "short" and entry.kind == "organisation"
        return is_short and bool(country) and country not in self._countries

    def _is_product(self, hit: Hit[Entries], entry: Entry) -> bool:
        """Whether a company's name is only its product's: `pesawat Airbus`, `Boeing 787-8`, `Airbus A320`."""
        tokens, last = self.tokens, hit.last
        if entry.kind != "organisation" or last - hit.first > 1:
            return False
        if hit.first and self._is(hit.first - 1, "product_head") and tokens.gap(hit.first - 1) in (" ", ""):
            return True
        if last >= len(tokens) or tokens.gap(last - 1) != " ":
            return False
        lettered = len(tokens.forms[last]) == 1 and last + 1 < len(tokens) and tokens.gap(last) in ("", "-")
        return tokens.forms[last + lettered].isdigit()

    def _state(self, hit: Hit[Entries], entry: Entry, place: Entry | None) -> None:
        if self._is_edition(hit):
            return
        if self._is_home(hit, entry):
            self._cover(hit.first, hit.last)
            return
        country = self.knowledge.actors[entry.value].country
        effect = self._surroundings.of_state(hit.first, hit.last, country, self._is_listed(hit))
        if effect == "none":
            self._cover(hit.first, hit.last)
        elif effect == "act" and hit.entries.is_seat and self._does(hit.last):
            self._add(hit.first, hit.last, "metonym", "state", "metonym")
        elif hit.entries.is_seat and effect != "policy":
            is_place = effect == "place"
            self._add(hit.first, hit.last, "name", "organisation", "place.seat" if is_place else "name.seat", is_place)
        elif entry.form == "metonym" or hit.entries.is_seat:
            is_part = self._ends_body(hit.first)
            if effect == "place" or is_part or (place and effect != "act") or self._is_in_state(hit, entry.value):
                self._surroundings.note_place(hit.last, country)
                self._add(hit.first, hit.last, "name", "place", "place.city", True)
            else:
                self._add(hit.first, hit.last, "metonym", "state", "metonym")
        else:
            kind = "short" if entry.form in _SHORT_FORMS else "name"
            is_place = effect == "place"
            self._add(hit.first, hit.last, kind, "state", "state.place" if is_place else "state.actor", is_place)

    def _ends_body(self, first: int) -> bool:
        """Whether a city ends the name of a body: `Polisi Metropolitan London`, `KBRI Kuala Lumpur`."""
        tokens, last = self.tokens, self.found[-1] if self.found else None
        if first < 1 or tokens.gap(first - 1) != " " or not tokens.capital[first - 1]:
            return False
        if last is not None and last.last == first and last.actor_kind == "organisation":
            return True
        inner = first > 1 and tokens.capital[first - 2] and tokens.gap(first - 2) == " " and not self.covered[first - 1]
        words = package_words()
        return inner and words.is_written_small(tokens.forms[first - 2]) and self._is_noun(tokens.forms[first - 1])

    def _is_noun(self, form: str) -> bool:
        """Whether a word is none that stands before somebody: no preposition, verb or opener."""
        classes = self._classes
        return not (form in classes["preposition"] or form in classes["opener"] or self.knowledge.is_verb(form))

    def _is_edition(self, hit: Hit[Entries]) -> bool:
        """Whether the state tells which service of an outlet it is, `BBC Burma`; the name then ends with it."""
        tokens, last = self.tokens, self.found[-1] if self.found else None
        if last is None or last.actor_kind != "outlet" or last.last != hit.first or tokens.gap(hit.first - 1) != " ":
            return False
        acts = hit.last < len(tokens) and self.knowledge.is_verb(tokens.forms[hit.last])
        if acts or not tokens.text(last.first, last.last).isupper():
            return False
        self.found[-1] = replace(last, last=hit.last)
        self._cover(hit.first, hit.last)
        return True

    def _is_home(self, hit: Hit[Entries], entry: Entry) -> bool:
        """Whether the state only tells where the outlet or group right before it is at home: `Houthi Yaman`."""
        last = self.found[-1] if self.found else None
        if last is None or last.last != hit.first or last.is_place or self.tokens.gap(hit.first - 1) != " ":
            return False
        if last.rule == "name.lexicon" and last.actor_kind == "organisation" and last.last - last.first > 1:
            return True  # `Amnesty International Kenya`
        if last.actor_kind not in _AT_HOME:
            return False
        named = self.knowledge.by_form.get(tuple(self.tokens.forms[last.first : last.last]), ())
        countries = {self.knowledge.actors[e.value].country for e in named if e.type == "actor"}
        return self.knowledge.actors[entry.value].country in countries or not self._surroundings.acts(hit.last)

    def _is_listed(self, hit: Hit[Entries]) -> bool:
        """Whether another state or city follows behind a comma, `dan`, or both."""
        at, tokens = bisect_left(self._firsts, hit.last), self.tokens
        if at >= len(self._hits) or hit.last >= len(tokens):
            return False
        following, joint = self._hits[at], hit.last
        if tokens.forms[joint] in self._classes["joiner"]:
            joint += 1
        elif tokens.gap(hit.last - 1) != ", ":
            return False
        is_state = any(e.kind == "state" or e.type == "place" for e in following.entries)
        return following.first == joint and is_state and tokens.gap(hit.last - 1) in (" ", ", ")

    def _does(self, last: int) -> bool:
        """Whether a seat of government acts rather than speaks: its verb is none of saying."""
        tokens, knowledge = self.tokens, self.knowledge
        for i in range(last, min(last + _FARTHEST_VERB, len(tokens))):
            if tokens.gap(i - 1) != " " or tokens.forms[i] in knowledge.voices:
                return False
            if knowledge.is_verb(tokens.forms[i]) and tokens.forms[i] not in self._classes["auxiliary"]:
                return True
        return False

    def _is_in_state(self, hit: Hit[Entries], state: str) -> bool:
        """Whether the state of a city stands behind it: `Hanoi, Vietnam`."""
        at = bisect_left(self._firsts, hit.last)
        if at >= len(self._hits) or self._firsts[at] != hit.last or self.tokens.gap(hit.last - 1).strip() != ",":
            return False
        return any(entry.value == state and entry.form != "metonym" for entry in self._hits[at].entries)


def analysis(knowledge: Knowledge, doc: Doc) -> Finder:
    """The finder of a document after its work: Mentions leaves it for Actors, who looks at the same one."""
    sentences = doc["sentences"]
    made = doc.shared.get("names")
    if not (isinstance(made, _Analysis) and made.knowledge is knowledge and made.sentences is sentences):
        tokens = tokenise(_unbroken(doc.view, sentences), knowledge.cut)
        made = _Analysis(knowledge, sentences, Finder(knowledge, tokens))
        doc.shared["names"] = made
    return made.finder


class _Analysis(NamedTuple):
    """A finder, and what it was made of."""

    knowledge: Knowledge
    sentences: tuple[Sentence, ...]
    finder: Finder


def _unbroken(view: str, sentences: tuple[Sentence, ...]) -> str:
    """The view in which a line broken in the middle of a sentence does not part a name.

    A dash read in the wrong encoding is none of it.
    """
    if _CONTROL in view:
        view = _MOJIBAKE.sub("   ", view)
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        if view.find("\n", start, end) >= 0:
            flat = view[start:end].replace("\r", " ").replace("\n", " ")
            view = view[:start] + flat + view[end:]
    return view
