"""From the words of a text to mentions by name, role and metonym: what the lexicon's tables know.

One pass over the hits of the gazetteer: bodies of states, titles with their persons, states as actors or places,
descriptions such as `negara itu`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Entry, Knowledge
from saksi.annotators.naming.places import Surroundings
from saksi.annotators.naming.tokens import Tokens, tokenise
from saksi.model import ActorKind, Span
from saksi.ner.words import package_words

_LONGEST_DESCRIPTION = 5
_SIDE_OFFICES = frozenset(("former", "late"))
_ADJECTIVAL = ("ber", "ter")
_LONGEST_OFFICE = 5
_EMPLOYERS = frozenset(("organisation", "outlet", "group"))
_SHORT_FORMS = frozenset(("short", "acronym", "cued"))


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in words: ``first`` up to, not including, ``last``."""

    first: int
    last: int
    kind: str
    actor_kind: ActorKind | None
    rule: str
    is_place: bool = False

    @property
    def is_weak(self) -> bool:
        """Whether a longer name around it may take its place."""
        return self.kind in ("short", "metonym") or self.is_place or self.actor_kind == "state"


@dataclass(frozen=True, slots=True)
class Title:
    """An office in words, whose it is (actor_id of a state or seat, name of a body), and who it stands before."""

    first: int
    last: int
    office: str
    owner: str | None
    is_before_person: bool


def typed(hit: Hit[Entry], type: str) -> Entry | None:
    """The first entry of a type."""
    return next((entry for entry in hit.entries if entry.type == type), None)


class Finder:
    """Finds the mentions that the tables know in one text; ``found``, ``titles`` and ``covered`` are the result."""

    def __init__(self, knowledge: Knowledge, tokens: Tokens) -> None:
        self.tokens = tokens
        self.knowledge = knowledge
        self.found: list[Found] = []
        self.titles: list[Title] = []
        self.covered = bytearray(len(tokens))
        self._hits = list(knowledge.gazetteer.find(tokens))
        self._firsts = [hit.first for hit in self._hits]
        self._surroundings = Surroundings(knowledge, tokens)
        self._classes = knowledge.word_classes
        at = 0
        while at < len(self._hits):
            at = self._step(at)

    def _step(self, at: int) -> int:
        """Reads the hit *at*, and those behind it that belong to it; the number of the next one."""
        hit = self._hits[at]
        if self.covered[hit.first]:
            return at + 1
        if typed(hit, "other"):
            self._cover(hit.first, hit.last)
            return at + 1
        if typed(hit, "body") and (end := self._body(at) or self._alone(at)):
            return end
        if typed(hit, "office"):
            return self._title(at)
        if noun := typed(hit, "noun"):
            self._describe(hit.first, hit.last, noun.kind)
        else:
            self._name(hit)
        return at + 1

    def begins(self, first: int) -> bool:
        """Whether a phrase of the tables begins at word *first*."""
        at = bisect_left(self._firsts, first)
        return at < len(self._firsts) and self._firsts[at] == first

    def begins_body(self, first: int) -> bool:
        """Whether the words of a body (`Mahkamah Agung`) begin at word *first*."""
        return self.begins(first) and typed(self._hits[bisect_left(self._firsts, first)], "body") is not None

    def _cover(self, first: int, last: int) -> None:
        self.covered[first:last] = b"\1" * (last - first)

    def _add(self, first: int, last: int, kind: str, actor_kind: str | None, rule: str, is_place: bool = False) -> None:
        self.found.append(Found(first, last, kind, actor_kind, rule, is_place))
        self._cover(first, last)

    # bodies of states

    def _body(self, at: int) -> int | None:
        """`Kemlu Rusia`, `Kedutaan Besar AS di Hanoi`: the number of the hit behind it, None where no state follows."""
        hit, body = self._hits[at], typed(self._hits[at], "body")
        owner = self._owner_at(at + 1) if self._joins(at + 1, hit.last) else None
        if owner is None or typed(owner, "actor").kind != "state":
            return None
        if body.form != "name" and (reading := self._surroundings.of_body(hit.first, body.form)):
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
        self._add(hit.first, hit.last, "short", typed(hit, "body").kind, "name.body")
        return at + 1

    def _stands_alone(self, hit: Hit[Entry]) -> bool:
        """Whether a body without its state is named by a capital that no sentence demands: `anggota DPR`, `Kongres`."""
        tokens, first = self.tokens, hit.first
        if not tokens.capital[first] or typed(hit, "actor"):
            return False
        if hit.last - first > 1:
            return tokens.capital[hit.last - 1]
        if typed(hit, "body").form == "seated":
            return False
        return tokens.text(first, hit.last).isupper() or (first > 0 and tokens.gap(first - 1) in (" ", "-", ""))

    def _joins(self, at: int, first: int) -> bool:
        """Whether the hit *at* begins at word *first*, joined to the word before."""
        return at < len(self._hits) and self._firsts[at] == first and self.tokens.joined(first - 1)

    def _owner_at(self, at: int) -> Hit[Entry] | None:
        """The hit *at* if it is a state or a seat of government."""
        hit = self._hits[at]
        entry = typed(hit, "actor")
        if entry is None or (entry.form == "metonym" and not self.knowledge.is_seat(hit.entries)):
            return None
        return hit if entry.kind == "state" or self.knowledge.is_seat(hit.entries) else None

    def _seat_of_embassy(self, last: int) -> int:
        tokens = self.tokens
        if last + 1 < len(tokens) and tokens.forms[last] == "di" and tokens.capital[last + 1]:
            last += 2
            while last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " ":
                last += 1
        return last

    # titles

    def _title(self, at: int) -> int:
        """Offices, the state or body they belong to, whether a person's name follows; the number of the next hit."""
        first, last, nxt = self._hits[at].first, self._hits[at].last, at + 1
        self._cover(first, last)
        offices, owner, state = [typed(self._hits[at], "office")], None, False
        while nxt < len(self._hits) and self._adjacent(last, self._hits[nxt].first):
            hit = self._hits[nxt]
            if owner is None and typed(hit, "body") and (end := self._body(nxt) or self._alone(nxt)):
                last, nxt = self.found[-1].last, end
                owner = self.tokens.text(self.found[-1].first, last)
                continue
            entry = typed(hit, "actor")
            if typed(hit, "office") and not state:
                offices.append(typed(hit, "office"))
                self._cover(hit.first, hit.last)
            elif owner is None and entry and entry.kind in _EMPLOYERS and not self.knowledge.is_seat(hit.entries):
                owner = entry.value
                self._name(hit)
            elif entry and (self._owner_at(nxt) or (state and entry.value == owner)):
                owner, state = owner or entry.value, True
                self._cover(hit.first, hit.last)
            else:
                break
            last, nxt = hit.last, nxt + 1
        last, nxt = self._accredited(last, nxt, offices)
        last = self._numbered(last)
        self._end_title(first, last, offices, owner, state)
        return nxt

    def _accredited(self, last: int, nxt: int, offices: list[Entry]) -> tuple[int, int]:
        """Behind `untuk PBB` of an ambassador."""
        if offices[-1].value in ("ambassador", "un_ambassador") and nxt < len(self._hits):
            hit = self._hits[nxt]
            if hit.first == last + 1 and self.tokens.forms[last] == "untuk" and typed(hit, "actor"):
                self._cover(last, hit.last)
                return hit.last, nxt + 1
        return last, nxt

    def _numbered(self, last: int) -> int:
        """Behind `ke-47` of the forty-seventh president."""
        tokens = self.tokens
        if last + 1 < len(tokens) and tokens.forms[last] == "ke" and tokens.forms[last + 1].isdigit():
            return last + 2
        return last

    def _end_title(self, first: int, last: int, offices: list[Entry], owner: str | None, state: bool) -> None:
        main = next((o for o in offices if o.is_single), offices[-1])
        is_side = any(o.value in _SIDE_OFFICES for o in offices)
        follows = self._person_follows(last) and not self._is_anothers(last, main.value, owner)
        tokens = self.tokens
        if offices[0].kind == "kin" and state and main.is_single:
            at = first + len(self._first_words(first))
            self._add(at, last, "role", "person", "role.office")
            self.titles.append(Title(first, last, offices[0].value, None, follows))
            return
        self.titles.append(Title(first, last, main.value, owner, follows))
        if follows:
            return
        if main.form == "clitic":
            self._add(first, last, "role", "person", "role.kin")
        elif state and main.is_single and not is_side:
            points = (
                last < len(tokens) and tokens.forms[last] in self._classes["pointer"] and tokens.gap(last - 1) == " "
            )
            before = tokens.forms[first - 1] if first else ""
            if before not in self._classes["plural_marker"]:
                first -= before in self._classes["herald"]
                self._add(first, last + points, "role", "person", "role.office")
        elif main.is_single and offices[0].value == "courtesy":
            self._add(first + 1, last, "role", "person", "role.office")
        else:
            rule = "role.anyone" if main.kind in ("many", "kin") else "role.description"
            self._describe(first, last, "person", rule)

    def _first_words(self, first: int) -> range:
        """The words of the office that begins at word *first*."""
        hit = self._hits[bisect_left(self._firsts, first)]
        return range(hit.first, hit.last)

    def _adjacent(self, last: int, first: int) -> bool:
        gap = self.tokens.view[self.tokens.ends[last - 1] : self.tokens.starts[first]]
        return first == last and gap.strip(" -") in ("", "(", ")", "/", ") (", ".")

    def _is_anothers(self, last: int, office: str, owner: str | None) -> bool:
        """Whether a known person behind a comma never held the office: `kepada perdana menteri Israel, Trump ...`."""
        at = bisect_left(self._firsts, last)
        if at >= len(self._hits) or self._firsts[at] != last or "," not in self.tokens.gap(last - 1):
            return False
        holders = self.knowledge.holders(office, owner or "", None, None)
        person = next((e for e in self._hits[at].entries if e.kind == "person"), None)
        return bool(holders) and person is not None and person.value not in holders

    def _person_follows(self, last: int) -> bool:
        """Whether what follows a title can be its bearer: a capital that is no common word, no `X itu`."""
        tokens = self.tokens
        if last >= len(tokens) or not tokens.capital[last]:
            return False
        gap = tokens.gap(last - 1)
        if gap.strip(' ,()"-') or "\n" in gap:
            return False
        if last + 1 < len(tokens) and tokens.forms[last + 1] in self._classes["pointer"]:
            return False
        return not package_words().is_common(tokens.forms[last]) or bool(
            self.knowledge.by_form.get((tokens.forms[last],))
        )

    # descriptions

    def _describe(self, first: int, last: int, kind: str, rule: str = "role.description") -> None:
        """`negara itu`, `sang kanselir`: a noun that points at somebody named."""
        end, before = self._pointer(last, kind), self.tokens.forms[first - 1] if first else ""
        if before in self._classes["plural_marker"] or (kind == "state" and self._joins_state(last)):
            return
        if end and kind == "person" and self._person_follows(end):
            self._cover(first, end)  # `pria itu, Ramon Reyes`: the name follows
        elif end:
            is_place = kind == "state" and self._surroundings.is_place_word(first)
            first -= before in self._classes["herald"]
            self._add(first, end, "role", kind, rule, is_place)
        elif before in self._classes["herald"]:
            self._add(first - 1, last, "role", kind, rule)
        elif kind == "organisation" and (before == "pihak" or self._surroundings.is_subject(first, last)):
            self._add(first, last, "role", kind, "role.bare")

    def _joins_state(self, last: int) -> bool:
        at = bisect_left(self._firsts, last)
        return self._joins(at, last) and self._owner_at(at) is not None

    def _pointer(self, last: int, kind: str) -> int | None:
        """Behind `itu`, `tersebut` or `ini` that ends the noun phrase whose head ends at *last*.

        In `parlemen negara itu` it is the state that is pointed at.
        """
        tokens = self.tokens
        for i in range(last, min(last + _LONGEST_DESCRIPTION, len(tokens))):
            if tokens.gap(i - 1) not in (" ", "-", ""):
                return None
            form = tokens.forms[i]
            if form in self._classes["pointer"]:
                return i + 1
            if kind != "person" and any(e.type == "noun" for e in self.knowledge.by_form.get((form,), ())):
                return None
            if (
                form in self._classes["breaker"]
                or form in self._classes["preposition"]
                or (self.knowledge.is_verb(form) and not form.startswith(_ADJECTIVAL))
            ):
                return None
        return None

    # names

    def _name(self, hit: Hit[Entry]) -> None:
        entry, place = typed(hit, "actor"), typed(hit, "place")
        if entry is None:
            if place is not None:
                self._add(hit.first, hit.last, "name", "place", "place.lexicon", True)
                self._surroundings.note_place(hit.last, place.value or None)
        elif entry.kind == "state" or self.knowledge.is_seat(hit.entries):
            self._state(hit, entry, place)
        elif entry.form != "cued" or self._surroundings.is_sourced(hit.first):
            kind = "short" if entry.form in _SHORT_FORMS else "name"
            is_venue = entry.kind == "organisation" and self.is_venue(hit.first, hit.last)
            self._add(hit.first, hit.last, kind, entry.kind, "place.venue" if is_venue else "name.lexicon", is_venue)

    def is_venue(self, first: int, last: int) -> bool:
        """Whether a university or hotel is where something happens, not whose expert speaks."""
        forms = self.tokens.forms
        if first < 2 or forms[first - 1] != "di" or not self._classes["venue"].intersection(forms[first:last]):
            return False
        return not any(e.type == "office" for e in self.knowledge.by_form.get((forms[first - 2],), ()))

    def is_employer(self, first: int) -> bool:
        """Whether word *first* begins what an office belongs to: `juru bicara X`, `analis senior di Phillip Nova`."""
        forms = self.tokens.forms
        if any(title.last == first for title in self.titles):
            return True
        if first < 2 or forms[first - 1] not in ("di", "dari"):
            return False
        for i in range(first - 2, max(first - 2 - _LONGEST_OFFICE, -1), -1):
            if any(e.type == "office" for e in self.knowledge.by_form.get((forms[i],), ())):
                return True
            if self.tokens.gap(i) != " " or self.knowledge.is_verb(forms[i]):
                return False
        return False

    def _state(self, hit: Hit[Entry], entry: Entry, place: Entry | None) -> None:
        country = self.knowledge.actors[entry.value].country
        effect = self._surroundings.of_state(hit.first, hit.last, country)
        if effect == "none":
            self._cover(hit.first, hit.last)
        elif self.knowledge.is_seat(hit.entries) and effect != "policy":
            is_place = effect == "place"
            self._add(hit.first, hit.last, "name", "organisation", "place.seat" if is_place else "name.seat", is_place)
        elif entry.form == "metonym" or self.knowledge.is_seat(hit.entries):
            if effect == "place" or (place is not None and effect != "act") or self._is_in_state(hit, entry.value):
                self._surroundings.note_place(hit.last, country)
                self._add(hit.first, hit.last, "name", "place", "place.city", True)
            else:
                self._add(hit.first, hit.last, "metonym", "state", "metonym")
        else:
            kind = "short" if entry.form in _SHORT_FORMS else "name"
            is_place = effect == "place"
            self._add(hit.first, hit.last, kind, "state", "state.place" if is_place else "state.actor", is_place)

    def _is_in_state(self, hit: Hit[Entry], state: str) -> bool:
        """Whether the state of a city stands behind it: `Hanoi, Vietnam`."""
        at = bisect_left(self._firsts, hit.last)
        if at >= len(self._hits) or self._firsts[at] != hit.last or self.tokens.gap(hit.last - 1).strip() != ",":
            return False
        return any(entry.value == state and entry.form != "metonym" for entry in self._hits[at].entries)


@lru_cache(maxsize=2)
def analysis(knowledge: Knowledge, view: str, sentences: tuple[Span, ...]) -> Finder:
    """The finder of a text after its work: Mentions and Actors look at the same one.

    A line broken in the middle of a sentence does not part a name.
    """
    for sentence in sentences:
        if view.find("\n", sentence.start, sentence.end) >= 0:
            flat = view[sentence.start : sentence.end].replace("\r", " ").replace("\n", " ")
            view = view[: sentence.start] + flat + view[sentence.end :]
    return Finder(knowledge, tokenise(view, knowledge.cut))
