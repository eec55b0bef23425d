"""Noun phrases that can speak: how far one goes from its first word, and what belongs to it behind it.

A phrase takes in titles, bodies, states and adjectives, and stops before verbs, adverbs and prepositions,
except those inside a title (`Duta Besar Israel untuk Jerman`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from saksi.annotators.quoting.forms import BREAKS, NOUN, POINTS, SAYS, UPPER
from saksi.annotators.quoting.names import Names
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words
from saksi.model import Span

_LONGEST = 32
"""Words of a speaker's title and name together."""
_DEMONSTRATIVE_REACH = 7
"""Words in which a description in lower case must find its `itu` (`harian berhaluan liberal itu`)."""
_MOST_QUANTIFIERS = 3
_JOINTS = frozenset(("", "(", ")", ".", "/", "&", "-"))


class Source(NamedTuple):
    """Words ``first`` to ``last`` (inclusive) stand for the speaker.

    ``kind``: person, organisation, document, outlet, name, group, pronoun, plural_pronoun, clitic, possessive.
    ``name``: the name in these words; ``role``: the title before or behind it. ``is_definite``: `itu`,
    `tersebut`; ``is_indefinite``: `seorang`, `para`. ``end``: the last word that belongs to the attribution
    (an apposition, a relative clause).
    """

    first: int
    last: int
    kind: str
    name: str | None = None
    role: str | None = None
    is_definite: bool = False
    is_indefinite: bool = False
    end: int = -1
    parts: tuple[Source, ...] = ()
    """of a group (`Trump dan Kim`): its members"""

    @property
    def stop(self) -> int:
        return max(self.last, self.end)


class Phrase(NamedTuple):
    """A noun phrase before it is described: ``head`` behind quantifiers, ``inner`` without `itu`."""

    first: int
    head: int
    last: int
    inner: int
    limit: int
    kind: str
    is_definite: bool
    is_indefinite: bool


class PhraseReader:
    """Reads noun phrases in one article."""

    def __init__(self, tokens: Tokens, words: Words, names: Names, date_at: Callable[[int], Span | None]):
        self.tokens, self.words, self.names = tokens, words, names
        self.roles, self.date_at = words.roles, date_at
        self._breaks = self.roles["breaking"]

    def read(self, first: int, limit: int) -> Phrase | None:
        """The phrase that begins at *first*; None where no noun for a speaker and no name heads it."""
        head = first
        while head < limit and self.tokens.low[head] in self.roles["quantifier"] and head - first < _MOST_QUANTIFIERS:
            head += 1
        if head >= limit or (head > first and self.is_apart(head - 1)):
            return None
        kind = self._head_kind(head, limit)
        if kind is None:
            return None
        low, last = self.tokens.low, self._extend(head, limit, kind)
        points = low[last] in self.roles["demonstrative"]
        inner = last - 1 if points and last > head else last
        is_definite = points or low[first] in self.roles["article"]
        is_indefinite = first < head and low[first] in self.roles["indefinite"]
        return Phrase(first, head, last, inner, limit, kind, is_definite, is_indefinite)

    def is_apart(self, number: int) -> bool:
        gap = self.tokens.gaps[number]
        return gap != " " and bool(gap.strip())

    def _head_kind(self, head: int, limit: int) -> str | None:
        low, label = self.tokens.low[head], self.names.kind[head]
        if label == "P":
            kind = self.names.body_kind.get(head, "state")
            return "outlet" if kind == "outlet" else "organisation"
        kind = self.words.noun(low) if self.tokens.sort[head] & NOUN else None
        if kind is not None:
            if kind == "outlet" and head and self.tokens.low[head - 1] in self.roles["press_event"]:
                return None  # `pada konferensi pers Wu mengatakan`
            is_pair = low in self.words.two_nouns and head + 1 < limit
            return self.words.speaks.get(f"{low} {self.tokens.low[head + 1]}", kind) if is_pair else kind
        if label == "" and not self.tokens.low[head].isalpha() and "-" not in low:
            return None
        if low.endswith("nya") and self.words.noun(low[:-3]) == "person":
            return "person"
        if low in self.roles["seat"]:
            return "organisation"
        if label == "N":
            return "outlet" if self._relay_kind(head, limit) in ("agency", "outlet") else "name"
        return "name" if label == "T" else None

    def _relay_kind(self, head: int, limit: int) -> str | None:
        """What the table of relays says of the longest name that begins here."""
        if self.tokens.low[head] not in self.words.relay_starts:
            return None
        phrase, found = "", None
        for k in range(head, min(limit, head + 4)):
            if k > head and self.tokens.gaps[k - 1] != " ":
                break
            phrase = f"{phrase} {self.tokens.low[k]}".strip()
            found = self.words.relays.get(phrase, found)
        return found

    # how far the noun phrase goes ---------------------------------------------

    def _extend(self, head: int, limit: int, kind: str) -> int:
        """The last word of the noun phrase that begins at *head*."""
        low, sort, gaps, kinds = self.tokens.low, self.tokens.sort, self.tokens.gaps, self.names.kind
        last = head
        while last + 1 < limit and last - head < _LONGEST and (gaps[last] == " " or continues(gaps[last])):
            following = last + 1
            if sort[following] & POINTS:
                return following
            if sort[following] & SAYS:
                break
            if kinds[following] == "P" or self._is_adjective(following, limit, kind):
                last = following
                continue
            if sort[following] & BREAKS:
                joint = self._joint(last, limit, kind)
                if not joint:
                    break
                last = joint
                continue
            particles = self.names.particle_end(last) if kinds[last] == "N" else 0
            if particles and particles < limit:
                last = particles
                continue
            is_named = sort[following] & UPPER or kinds[following]
            if self._begins_time(following):
                break
            if not (is_named or self._qualifies(following, limit) or self._modifies(low[following], last, limit)):
                break
            last = following
        return last

    def _is_adjective(self, k: int, limit: int, kind: str) -> bool:
        """`media resmi`, `laporan awal`; behind a person's noun only before a body (`juru bicara resmi Taliban`)."""
        if self.tokens.low[k] not in self.roles["document_adjective"]:
            return False
        is_before_body = k + 1 < limit and self.tokens.gaps[k] == " " and self.names.kind[k + 1] == "P"
        return kind in ("document", "outlet") or (kind == "person" and is_before_body)

    def _begins_time(self, k: int) -> bool:
        """Whether it begins here when it was said: `kata Wasner Kamis`, `Manila awal bulan ini menuduh P`."""
        date = self.date_at(k)
        if date is None or self.names.kind[k]:
            return False
        sort, last = self.tokens.sort, self.tokens.first_at(date.end) - 1
        return bool(sort[k] & UPPER or sort[last] & POINTS)

    def _qualifies(self, k: int, limit: int) -> bool:
        """Whether one word stands between a noun and its verb: `keluarga korban tewas mengatakan`."""
        is_last = (
            k < min(limit, self.tokens.n - 1) and not self.is_apart(k) and self.tokens.low[k + 1] in self.words.before
        )
        return (
            is_last and self.tokens.low[k] in self.roles["predicate"] and self.tokens.low[k] not in self.roles["adverb"]
        )

    def _modifies(self, following: str, last: int, limit: int) -> bool:
        """Whether a lower-case word goes on with a noun phrase: not a verb, and not after a person's name."""
        if self.names.kind[last] == "N":
            return False
        if following in self.words.title_part and (
            self.words.noun(self.tokens.low[last]) or self.tokens.low[last] in self.words.title_part
        ):
            return True
        if following in self.roles["adverb"]:
            return False
        is_verb = self.words.is_verb(following)
        if is_verb or (following in self.roles["predicate"] and following not in self.words.title_part):
            return is_verb and following.startswith("ber") and self._has_demonstrative(last + 1, limit)
        return True

    def _has_demonstrative(self, first: int, limit: int) -> bool:
        for k in range(first + 1, min(limit, first + _DEMONSTRATIVE_REACH)):
            if self.is_apart(k - 1) or self.tokens.low[k] in self._breaks or self.tokens.low[k] in self.words.cues:
                return False
            if self.tokens.low[k] in self.roles["demonstrative"]:
                return True
        return False

    def _joint(self, last: int, limit: int, kind: str) -> int:
        """Behind a small word inside a title (`Duta Besar Israel untuk Jerman`, `Proyek dan Pemeliharaan`); else 0."""
        tokens, kinds = self.tokens, self.names.kind
        small, after = tokens.low[last + 1], last + 2
        if after >= limit or self.is_apart(last + 1) or self.date_at(after) is not None:
            return 0
        if small in self.roles["and_name"]:
            title = kinds[after] == "T" and kinds[last] in ("T", "P")
            is_name = kinds[last] == "N" and self.names.mentioned_kind(last, last) in (
                "person",
                None if not self.names.mentions else "",
            )
            capital = kind == "person" and not is_name and tokens.is_capital(after) and tokens.is_capital(last)
            return after if title or capital else 0
        if small not in self.roles["title_joint"] or kinds[last] == "N" or kind not in ("person", "document", "outlet"):
            return 0
        speaks = self.words.noun(tokens.low[after])
        if small in self.roles["inner_joint"]:
            return after if tokens.low[after] in self.words.title_part else 0
        if kind == "document":
            return after if small in self.roles["owner_joint"] and (speaks or kinds[after]) else 0
        if (
            small in self.roles["place_joint"]
            and kind != "outlet"
            and not (
                speaks or kinds[after] in ("T", "N") or self.names.body_kind.get(after) not in (None, "place", "state")
            )
        ):
            return 0
        return after if tokens.is_capital(after) or speaks else 0


def continues(gap: str) -> bool:
    """Whether a noun phrase can go on behind what stands between two words."""
    return gap == " " or gap.strip() in _JOINTS
