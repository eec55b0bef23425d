"""A text as the finding of names reads it: its words, the gazetteer's hits in them, what has been found so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from saksi.annotators.naming.entries import Entries, Entry
from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.places import Surroundings
from saksi.annotators.naming.tokens import Tokens
from saksi.model import ActorKind

_LONGEST_OFFICE = 7
_LONGEST_ABBREVIATION, _LONGEST_SMALL = 5, 3
"""Letters of a title that is cut short with a stop (`Kol.`, `Prof.`, `Insp.`), and of one written small (`drs.`)."""


@dataclass(slots=True, eq=False)
class Found:
    """A mention in words: ``first`` up to, not including, ``last``.

    Never changed once made; not frozen and compared by identity, since making one then takes half the time.
    """

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
    """An office in words, whose it is (actor_id of a state or seat, name of a body), and who it stands before.

    ``is_former`` where it is an office left: `mantan presiden`.
    """

    first: int
    last: int
    office: str
    owner: str | None
    is_before_person: bool
    is_former: bool = False


def typed(hit: Hit[Entries], type: str) -> Entry | None:
    """The first entry of a type."""
    return hit.entries.first.get(type)


class Reading:
    """The words of one text and their hits; ``found``, ``titles`` and ``covered`` grow as it is read."""

    def __init__(self, knowledge: Knowledge, tokens: Tokens) -> None:
        self.tokens = tokens
        self.knowledge = knowledge
        self.found: list[Found] = []
        self.titles: list[Title] = []
        self.title_ends: set[int] = set()
        self.covered = bytearray(len(tokens))
        self._hits = list(knowledge.gazetteer.find(tokens))
        self._firsts = [hit.first for hit in self._hits]
        self._surroundings = Surroundings(knowledge, tokens)
        self._classes = knowledge.word_classes

    def begins(self, first: int) -> bool:
        """Whether a phrase of the tables begins at word *first*."""
        at = bisect_left(self._firsts, first)
        return at < len(self._firsts) and self._firsts[at] == first

    def begins_body(self, first: int) -> bool:
        """Whether the words of a body (`Mahkamah Agung`) begin at word *first*."""
        return self.begins(first) and typed(self._hits[bisect_left(self._firsts, first)], "body") is not None

    def is_venue(self, first: int, last: int) -> bool:
        """Whether a university, hospital or hotel is where something happens, not whose expert speaks."""
        at = first - (first > 1 and self._is(first - 1, "beside"))  # `di depan Hotel X`
        if at < 2 or not self._is(at - 1, "at"):
            return False
        forms = self.tokens.forms[first:last]
        if not self._classes["hall"].isdisjoint(forms):
            return True
        return not (self._classes["venue"].isdisjoint(forms) or self.is_employer(first))

    def is_attribute(self, i: int) -> bool:
        """Whether word *i* can be a noun or adjective within a noun phrase."""
        return self._surroundings.is_attribute(i)

    def is_family(self, first: int) -> bool:
        """Whether the name at word *first* is a family's: `keluarga Shinawatra`."""
        tokens = self.tokens
        follows = first > 0 and tokens.gap(first - 1) == " " and self._is(first - 1, "kinship")
        return follows and not (first + 1 < len(tokens) and tokens.gap(first) == " " and tokens.capital[first + 1])

    def is_employer(self, first: int) -> bool:
        """Whether word *first* begins what an office belongs to: `juru bicara X`, `analis senior di Phillip Nova`.

        Or where somebody works: `mengajar di X`.
        """
        forms = self.tokens.forms
        if first in self.title_ends:
            return True
        if first < 2 or not (self._is(first - 1, "at") or self._is(first - 1, "of")):
            return False
        for i in range(first - 2, max(first - 2 - _LONGEST_OFFICE, -1), -1):
            is_office = any(e.type == "office" for e in self.knowledge.by_form.get((forms[i],), ()))
            if is_office or forms[i] in self._classes["working"]:
                return True
            if self.tokens.gap(i) not in (" ", "-") or self.knowledge.is_verb(forms[i]):
                return False
        return False

    def _is(self, i: int, name: str) -> bool:
        """Whether word *i* is of a class of naming_words.csv."""
        return self.tokens.forms[i] in self._classes[name]

    def _cover(self, first: int, last: int) -> None:
        self.covered[first:last] = b"\1" * (last - first)

    def _add(self, first: int, last: int, kind: str, actor_kind: str | None, rule: str, is_place: bool = False) -> None:
        self.found.append(Found(first, last, kind, actor_kind, rule, is_place))
        self._cover(first, last)

    def _joins(self, at: int, first: int) -> bool:
        """Whether the hit *at* begins at word *first*, joined to the word before."""
        return at < len(self._hits) and self._firsts[at] == first and self.tokens.joined(first - 1)

    def _owner_at(self, at: int) -> Hit[Entries] | None:
        """The hit *at* if it is a state or a seat of government."""
        hit = self._hits[at]
        entry = typed(hit, "actor")
        if entry is None or (entry.form == "metonym" and not hit.entries.is_seat):
            return None
        return hit if entry.kind == "state" or hit.entries.is_seat else None

    def _adjacent(self, last: int, first: int) -> bool:
        """Whether word *first* stands behind word *last* - 1 in one phrase; a stop belongs to an abbreviation."""
        if first != last:
            return False
        tokens = self.tokens
        gap = tokens.view[tokens.ends[last - 1] : tokens.starts[first]].strip(" -")
        longest = _LONGEST_ABBREVIATION if tokens.capital[last - 1] else _LONGEST_SMALL
        return gap in ("", "(", ")", "/", ") (") or (gap == "." and len(tokens.forms[last - 1]) <= longest)
