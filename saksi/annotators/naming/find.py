"""From the words of a text to mentions by name, role and metonym: what the lexicon's tables know.

One pass over the hits of the gazetteer: bodies of states, titles with their persons, names, descriptions such as
`negara itu`.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from saksi.annotators.naming.entries import Entries, Entry
from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.reading import typed
from saksi.annotators.naming.statenames import SHORT_FORMS, StateNames
from saksi.annotators.naming.tokens import Tokens, tokenise
from saksi.model import Doc, Sentence
from saksi.ner.words import package_words

_CONTROL = "\x80"
_MOJIBAKE = re.compile("\u00e2\x80[\x80-\xbf]")
GIVEN = frozenset(("given", "given-id"))
"""Classes of words that are first names."""


class Finder(StateNames):
    """Finds the mentions that the tables know in one text; ``found``, ``titles`` and ``covered`` are the result."""

    def __init__(self, knowledge: Knowledge, tokens: Tokens) -> None:
        super().__init__(knowledge, tokens)
        at = 0
        while at < len(self._hits):
            at = self._step(at)

    @cached_property
    def states(self) -> list[tuple[int, str]]:
        """Every word where a state or its capital stands, be it a mention or not, with the state's id."""
        return [(hit.first, hit.entries.state) for hit in self._hits if hit.entries.state is not None]

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

        In a title no word for an army is an adjective: `juru bicara militer Rusia`; one for a group never is.
        """
        hit, body = self._hits[at], typed(self._hits[at], "body")
        owner = self._owner_at(at + 1) if self._joins(at + 1, hit.last) else None
        if owner is None or typed(owner, "actor").kind != "state":
            return None
        is_noun = in_title or body.form == "name" or body.kind == "group"
        if not is_noun and (reading := self._surroundings.of_body(hit.first, body.form)):
            self._cover(hit.first, hit.last if reading == "adjective" else owner.last)
            return at + 1
        if self._is_called(at, owner):
            self._cover(hit.first, owner.last)
            return at + 2
        last = self._seat_of_embassy(owner.last) if body.form == "seated" else owner.last
        self._add(hit.first, last, "name", body.kind, "name.body")
        while at < len(self._hits) and self._hits[at].first < last:
            at += 1
        return at

    def _is_called(self, at: int, owner: Hit[Entries]) -> bool:
        """Whether a body written small only tells what is named behind it, the seat of its state."""
        following = self._hits[at + 2] if at + 2 < len(self._hits) else None
        if following is None or following.first != owner.last or self.tokens.gap(owner.last - 1) != ", ":
            return False
        is_same = following.entries.is_seat and following.entries.state == owner.entries.state
        return is_same and not self.tokens.capital[self._hits[at].first]

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
        entry, place = hit.entries.first.get("actor"), hit.entries.first.get("place")
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
            kind = "short" if entry.form in SHORT_FORMS else "name"
            is_venue = entry.kind == "organisation" and self.is_venue(hit.first, hit.last)
            self._add(hit.first, hit.last, kind, entry.kind, "place.venue" if is_venue else "name.lexicon", is_venue)

    def _is_anybody(self, hit: Hit[Entries], entry: Entry) -> bool:
        """Whether a given name stands without office, of somebody known whom the text never names in full: `Agus`."""
        form = tuple(self.tokens.forms[hit.first : hit.last])
        if form not in self.knowledge.guessed_shorts or hit.first in self.title_ends:
            return False
        if not GIVEN.intersection(package_words().classes(form[0])):
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
        if last < len(tokens) and tokens.gap(last - 1) == "" and tokens.forms[last].isdigit():
            return True  # `BP2MI` is no company
        if entry.kind != "organisation" or last - hit.first > 1:
            return False
        if hit.first and self._is(hit.first - 1, "product_head") and tokens.gap(hit.first - 1) in (" ", ""):
            return True
        if last >= len(tokens) or tokens.gap(last - 1) != " ":
            return False
        lettered = len(tokens.forms[last]) == 1 and last + 1 < len(tokens) and tokens.gap(last) in ("", "-")
        return tokens.forms[last + lettered].isdigit()


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
