"""From the words of a text to mentions by name, role and metonym: what the lexicon knows, then what a model sees.

One pass over the hits of the gazetteer: bodies of states, titles with their persons, states as actors or places,
descriptions. Names that no table has come from the recogniser of names; where both find something, the lexicon
wins, unless the recogniser's name is longer and the lexicon's part of it is only a short form or a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Entry, Knowledge
from saksi.annotators.naming.places import Surroundings
from saksi.annotators.naming.tokens import Tokens, tokenise

_LONGEST_DESCRIPTION = 5
_POINTERS = frozenset(("itu", "tersebut", "ini"))


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in words: ``first`` up to, not including, ``last``."""

    first: int
    last: int
    kind: str
    actor_kind: str | None
    rule: str
    is_place: bool = False

    @property
    def is_weak(self) -> bool:
        """Whether a longer name around it may take its place."""
        return self.kind in ("short", "metonym") or self.is_place or self.actor_kind == "state"


def typed(hit: Hit[Entry], type: str) -> Entry | None:
    """The first entry of a type."""
    return next((entry for entry in hit.entries if entry.type == type), None)


@dataclass(frozen=True, slots=True)
class Title:
    """An office in words, whose it is (a state's actor_id, a body's name), and where the person's name begins."""

    first: int
    last: int
    office: str
    owner: str | None
    names_person: bool


class Finder:
    """Finds the mentions that the tables know in one text."""

    def __init__(self, knowledge: Knowledge, tokens: Tokens) -> None:
        self.tokens = tokens
        self.knowledge = knowledge
        self.hits = list(knowledge.gazetteer.find(tokens))
        self.surroundings = Surroundings(knowledge, tokens)
        self.found: list[Found] = []
        self.titles: list[Title] = []
        self.consumed = bytearray(len(tokens))

    def find(self) -> list[Found]:
        """All mentions by name, role and metonym, in text order."""
        at = 0
        while at < len(self.hits):
            at = self._step(at)
        return self.found

    def _step(self, at: int) -> int:
        """Reads the hit *at*, and those behind it that belong to it; the number of the next one."""
        hit = self.hits[at]
        if typed(hit, "other") or typed(hit, "context"):
            self._consume(hit.first, hit.last)
            return at + 1
        if typed(hit, "body"):
            end = self._body(at)
            if end:
                return end
        if typed(hit, "office"):
            return self._title(at)
        if typed(hit, "noun"):
            self._description(hit)
            return at + 1
        self._name(hit)
        return at + 1

    def _consume(self, first: int, last: int) -> None:
        for i in range(first, last):
            self.consumed[i] = 1

    def _add(self, first: int, last: int, kind: str, actor_kind: str | None, rule: str, is_place: bool = False) -> None:
        self.found.append(Found(first, last, kind, actor_kind, rule, is_place))
        self._consume(first, last)

    # bodies of states

    def _body(self, at: int) -> int | None:
        hit, body = self.hits[at], typed(self.hits[at], "body")
        state = self._state_at(at + 1, hit.last)
        if state is None:
            return None
        last = self._seat(state.last) if body.value.startswith(("Kedutaan", "Konsulat")) else state.last
        self._add(hit.first, last, "name", body.kind, "name.body")
        while at < len(self.hits) and self.hits[at].first < last:
            at += 1
        return at

    def _state_at(self, at: int, first: int) -> Hit[Entry] | None:
        """The hit *at* if it is a state and begins at word *first*, with nothing but a space before it."""
        if at >= len(self.hits) or self.hits[at].first != first or not self.tokens.joined(first - 1):
            return None
        entry = typed(self.hits[at], "actor")
        return self.hits[at] if entry and entry.kind == "state" and entry.form != "metonym" else None

    def _seat(self, last: int) -> int:
        """Behind the city of an embassy: `Kedutaan Besar AS di Hanoi`."""
        tokens = self.tokens
        if last + 1 < len(tokens) and tokens.forms[last] == "di" and tokens.capital[last + 1]:
            last += 2
            while last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " ":
                last += 1
        return last

    # titles

    def _title(self, at: int) -> int:
        """Offices, the state or body they belong to, and whether a person's name follows."""
        begin = self.hits[at]
        office, last, state, nxt = typed(begin, "office"), begin.last, None, at + 1
        owner: str | None = None
        while nxt < len(self.hits):
            hit = self.hits[nxt]
            if not self._adjacent(last, hit.first):
                break
            entry = typed(hit, "actor")
            if typed(hit, "office") and not state:
                office = typed(hit, "office") if not office.is_single else office
            elif typed(hit, "body") and (end := self._body(nxt)):
                last = self.found[-1].last
                nxt, state = end, "body"
                owner = self.tokens.text(self.found[-1].first, last)
                continue
            elif entry and entry.kind == "state" and not self._is_name(nxt):
                state, owner = state or "state", owner or entry.value
                self._consume(hit.first, hit.last)
            else:
                break
            last, nxt = hit.last, nxt + 1
        self._consume(begin.first, begin.last)
        follows = self._person_follows(last)
        self.titles.append(Title(begin.first, last, office.value, owner, follows))
        if not follows:
            self._role(begin.first, last, office, state)
        return nxt

    def _is_name(self, at: int) -> bool:
        """Whether the state at hit *at* begins a person's name: `Israel Katz` is one hit, `Chad Wolf` is not."""
        return False

    def _adjacent(self, last: int, first: int) -> bool:
        gap = self.tokens.view[self.tokens.ends[last - 1] : self.tokens.starts[first]]
        return first == last and gap.strip(" -") in ("", "(", ")", "/", ") (")

    def _person_follows(self, last: int) -> bool:
        tokens = self.tokens
        if last >= len(tokens):
            return False
        gap = tokens.gap(last - 1)
        return tokens.capital[last] and gap.strip(' ,()"') == "" and "\n" not in gap

    def _role(self, first: int, last: int, office: Entry, state: str | None) -> None:
        tokens = self.tokens
        if state == "state" and office.is_single:
            end = (
                last + 1
                if last < len(tokens) and tokens.forms[last] in _POINTERS and tokens.gap(last - 1) == " "
                else last
            )
            self._add(first, end, "role", "person", "role.office")
            return
        before = tokens.forms[first - 1] if first else ""
        end = self._pointer(last)
        if end:
            self._add(first, end, "role", "person", "role.description")
        elif before == "sang":
            self._add(first - 1, last, "role", "person", "role.description")

    # descriptions

    def _pointer(self, last: int) -> int | None:
        """Behind `itu`, `tersebut` or `ini` that ends the noun phrase whose head ends at *last*."""
        tokens = self.tokens
        for i in range(last, min(last + _LONGEST_DESCRIPTION, len(tokens))):
            if tokens.gap(i - 1) not in (" ", "-", ""):
                return None
            if tokens.forms[i] in _POINTERS:
                return i + 1
            if tokens.forms[i].startswith(("men", "mem", "meng")) or tokens.forms[i] in (
                "di",
                "ke",
                "pada",
                "dan",
                "akan",
            ):
                return None
        return None

    def _description(self, hit: Hit[Entry]) -> None:
        noun = typed(hit, "noun")
        before = self.tokens.forms[hit.first - 1] if hit.first else ""
        end = self._pointer(hit.last)
        if end:
            self._add(hit.first, end, "role", noun.kind, "role.description")
        elif before == "sang":
            self._add(hit.first - 1, hit.last, "role", noun.kind, "role.description")

    # names

    def _name(self, hit: Hit[Entry]) -> None:
        entry, place = typed(hit, "actor"), typed(hit, "place")
        if entry is None:
            if place is not None:
                self._add(hit.first, hit.last, "name", "place", "place.lexicon", True)
            return
        if entry.kind == "state":
            self._state(hit, entry, place)
            return
        if all(e.form == "cued" for e in hit.entries if e.type == "actor") and not self.surroundings.is_sourced(
            hit.first
        ):
            return
        kind = "short" if entry.form in ("short", "acronym") else "name"
        self._add(hit.first, hit.last, kind, entry.kind, "name.lexicon")

    def _state(self, hit: Hit[Entry], entry: Entry, place: Entry | None) -> None:
        effect = self.surroundings.of_state(hit, self.found)
        if effect == "none":
            self._consume(hit.first, hit.last)
            return
        if entry.form == "metonym":
            if effect == "place" or (place is not None and effect != "act"):
                self._add(hit.first, hit.last, "name", "place", "place.city", True)
            else:
                self._add(hit.first, hit.last, "metonym", "state", "metonym")
            return
        kind = "short" if entry.form in ("short", "acronym") else "name"
        self._add(
            hit.first, hit.last, kind, "state", f"state.{'place' if effect == 'place' else 'actor'}", effect == "place"
        )


@lru_cache(maxsize=2)
def analysis(knowledge: Knowledge, view: str) -> Finder:
    """The finder of a text after its work: Mentions and Actors look at the same one."""
    finder = Finder(knowledge, tokenise(view, knowledge.cut))
    finder.find()
    return finder
