"""Mentions that another annotator has found, laid over the words: they count more than capital letters.

A recogniser takes in too much (`tapi Frans`, `SKK Migas Rudianto Rimbono`) or too little (`The`); what no name holds
is left out again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from saksi.annotators.quoting.forms import OPENER
from saksi.annotators.quoting.splits import Splitter
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words
from saksi.model import Mention

_NAMING = frozenset(("name", "short", "metonym"))
"""Kinds of mentions that name somebody."""
_PRESS = frozenset(("agency", "outlet"))
_THREE = 2
"""Words behind the first of a name of three: behind an office of a place the first is that place."""


@dataclass(slots=True)
class Labels:
    """What the words of an article are.

    ``kind``: T title, P place or body, N name, "" anything else, word by word; ``body_kind``: the kind of actor of each
    word of a place or body; ``mention_of``: the mention that a word belongs to.
    """

    kind: list[str]
    body_kind: dict[int, str] = field(default_factory=dict)
    mention_of: dict[int, Mention] = field(default_factory=dict)


class Belief:
    """Takes mentions over into the labels of one article."""

    def __init__(self, tokens: Tokens, words: Words, labels: Labels, known_actors: Collection[str]):
        self.tokens, self.words, self.known_actors = tokens, words, known_actors
        self.kind, self.body_kind, self.mention_of = labels.kind, labels.body_kind, labels.mention_of
        self.table_kind = dict(self.body_kind)
        self.splitter = Splitter(tokens, words, list(self.kind))
        self._particles = words.roles["name_particle"]

    def take(self, mentions: Sequence[Mention]) -> None:
        """Labels the words of each of *mentions* that names somebody, in order."""
        starts, n, relays, view = self.tokens.start, self.tokens.n, self.words.relays, self.tokens.view
        for mention in mentions:
            if mention.kind not in _NAMING:
                continue
            begin, end = mention.span.start, mention.span.end
            is_known = mention.actor_id in self.known_actors
            kind = "outlet" if relays.get(view[begin:end].lower()) in _PRESS else mention.actor_kind or "organisation"
            first = last = bisect_left(starts, begin)
            if first + 1 < n and starts[first + 1] < end:
                first = self._mention_start(first, end)
                last = self._mention_end(first, end, kind)
            if first >= n or (mention.is_place and not is_known and first not in self.table_kind):
                continue
            person = first if kind == "person" else last + 1
            if not is_known:
                person = self._person_in(first, last, kind)
            self._believe(mention, kind, first, person, last)
        self._take_in_articles()

    def _believe(self, mention: Mention, kind: str, first: int, person: int, last: int) -> None:
        """Takes the words from *first* to *last* for the mention's, those from *person* on for the person's name."""
        for k in range(first, last + 1):
            if k >= person:
                self.kind[k] = "N"
                self.body_kind.pop(k, None)
                if kind == "person":
                    self.mention_of[k] = mention
            elif kind != "person" or self.kind[k] != "T":
                if self.kind[k] != "T" or k > first:
                    self.kind[k], self.body_kind[k] = "P", kind if kind != "person" else "organisation"
                self.mention_of[k] = mention

    def _take_in_articles(self) -> None:
        """`The` belongs to the outlet behind it, which a recogniser marks without it."""
        tokens, body_kind = self.tokens, self.body_kind
        for k in range(tokens.n - 1) if "The" in tokens.words else ():
            if tokens.words[k] == "The" and body_kind.get(k + 1) == "outlet" and tokens.gaps[k] == " ":
                self.kind[k], body_kind[k] = "P", "outlet"

    def _mention_start(self, first: int, end: int) -> int:
        """The first word of a mention, behind small words that a recogniser took in (`tapi Frans`)."""
        tokens = self.tokens
        while (
            tokens.sort[first] & OPENER
            and tokens.words[first].islower()
            and first + 1 < tokens.n
            and tokens.start[first + 1] < end
        ):
            first += 1
        return first

    def _mention_end(self, first: int, end: int, kind: str) -> int:
        """The last word of a mention, before what a recogniser took in too much."""
        last = first
        while last + 1 < self.tokens.n and self.tokens.start[last + 1] < end:
            if self._breaks_name(last + 1, kind) or (kind != "person" and self._is_behind_state(first, last + 1)):
                break
            last += 1
        return last

    def _person_in(self, first: int, last: int, kind: str) -> int:
        """The first word of the person among these words; one behind them where there is none."""
        if kind != "person":
            return self._person_behind_body(first, last)
        person = self.splitter.person(first, last)
        if person == first and first < last and self._is_behind_office(first, last):
            return first + 1
        if person is None and self.kind[first] == "N" and self.kind[last] in ("T", "P"):
            return first  # `Abdallah Habib`, `Ben Rhodes`: a name whose last word is a title or a place elsewhere
        return last + 1 if person is None else person

    def _is_behind_office(self, first: int, last: int) -> bool:
        """Whether a place begins the name behind an office of one: `Wali Kota Palu Hidayat Lamakarate`."""
        is_office = first > 0 and self.tokens.low[first - 1] in self.words.roles["place_office"]
        return is_office and (last - first >= _THREE or self.table_kind.get(first) == "place")

    def _person_behind_body(self, first: int, last: int) -> int:
        """A body's mention that swallowed a person's name: `Kepala ... SKK Migas Rudianto Rimbono`."""
        if first == 0 or self.kind[first - 1] != "T":
            return last + 1
        person = None
        if self.words.noun(self.tokens.low[first]) != "organisation":
            person = self.splitter.person(first, last)
        if person is not None and first < person < last:
            return person
        is_known = any(self.tokens.words[k] in self._single for k in (last - 1, last) if self.kind[k] == "N")
        return last - 1 if is_known and last - 1 > first else last + 1

    @cached_property
    def _single(self) -> frozenset[str]:
        """Names of one word that stand alone somewhere: how an article takes up a person (`Rudianto`)."""
        kinds = ["", *self.kind, ""]
        words = self.tokens.words
        return frozenset(
            words[k]
            for k in range(self.tokens.n)
            if kinds[k + 1] == "N" and kinds[k] != "N" and kinds[k + 2] != "N" and not words[k].isupper()
        )

    def _breaks_name(self, k: int, kind: str) -> bool:
        """Whether a recogniser took in too much: a word in lower case that no name holds."""
        word, roles = self.tokens.words[k], self.words.roles
        if not word.islower() or word in self._particles:
            return False
        if word in roles["and_name"]:
            return kind == "person" and self.kind[k - 1] == "N"
        return kind == "person" or word in roles["adverb"] or word in self.words.cues or self.words.is_verb(word)

    def _is_behind_state(self, first: int, k: int) -> bool:
        """Whether a name begins at *k* inside a body's mention: `Kementerian Perminyakan Irak Asim Jihad`."""
        return k > first + 1 and self.kind[k] == "N" and self.table_kind.get(k - 1) == "state"
