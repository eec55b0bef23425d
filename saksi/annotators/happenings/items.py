"""A sentence as a row of items: words, actors, dates; the lists of names in it, and what stands at each item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import NamedTuple

from saksi.model import Mention, Span, TimeExpression
from saksi.phrases import Hit

CLAUSE_ROLES = frozenset({"clause", "relative"})


@dataclass(slots=True)
class Items:
    """The words, actors and dates of a sentence, as parallel lists (an article has hundreds).

    ``forms`` are in lower case, and empty for actors and dates; ``gaps`` is the punctuation between the item before
    and this one; ``are_capital`` says which words begin with a capital letter; ``mentions`` and ``dates`` are None but
    for actors and dates.
    """

    starts: list[int]
    ends: list[int]
    forms: list[str]
    gaps: list[str]
    are_capital: list[bool]
    mentions: list[Mention | None]
    dates: list[TimeExpression | None]

    def actors(self) -> list[int]:
        """The items that name an actor that is no place and no outlet."""
        named = [(at, self.mentions[at]) for at in compress(count(), self.mentions)]
        return [at for at, m in named if m.actor_id and not m.is_place and m.actor_kind != "outlet"]

    def part(self, at: int, length: int, is_capital: bool) -> None:
        """Parts a word behind so many of its letters; whether what follows begins with a capital."""
        start, form = self.starts[at], self.forms[at]
        self.starts[at : at + 1] = [start, start + length]
        self.ends.insert(at, start + length)
        self.forms[at : at + 1] = [form[:length], form[length:]]
        self.gaps.insert(at + 1, "")
        self.are_capital.insert(at + 1, is_capital)
        self.mentions.insert(at, None)
        self.dates.insert(at, None)

    def name(self, span: Span, pair: Sequence[tuple[str, str]]) -> None:
        """Reads the words at *span* as two states, ``kedua Korea``; *pair* are their ids and names."""
        first = bisect_left(self.starts, span.start)
        inside = range(first, bisect_left(self.starts, span.end))
        if len(inside) != len(pair) or self.ends[inside[-1]] > span.end:
            return
        for at, (actor, name) in zip(inside, pair, strict=True):
            self.forms[at], self.are_capital[at], self.dates[at] = "", False, None
            self.gaps[at] = "-" if at > first else self.gaps[at]
            self.mentions[at] = Mention(
                span=Span(self.starts[at], self.ends[at]),
                rule="event.pair",
                actor_id=actor,
                actor_name=name,
                actor_kind="state",
                kind="role",
                is_place=False,
            )


class Group(NamedTuple):
    """Names that are joined (``Jepang, China, dan Rusia``): items ``first`` up to but not including ``last``.

    ``head`` is the first item of it with the titles before the first name; ``link`` is the role of the word
    before that, ``link_at`` its item.
    """

    first: int
    last: int
    head: int
    members: tuple[Mention, ...]
    link: str | None = None
    link_at: int = -1


class Others(NamedTuple):
    """The words for events that stand in a sentence before and behind one of them, in text order."""

    before: Sequence[Hit]
    behind: Sequence[Hit]

    def all(self) -> tuple[Hit, ...]:
        return (*self.before, *self.behind)

    def of_next(self, hit: Hit) -> Others:
        """The others of the next one behind *hit*, the word whose others these are."""
        return Others([*self.before, hit], self.behind[1:])


@dataclass(slots=True)
class Scene:
    """A sentence with its items and groups, and what stands at each item.

    ``roles`` holds for each item the role of the link that begins there or None, with one None more, so that the
    places in front of the first item and behind the last may be asked; ``sayings`` are the items that say that
    somebody speaks, ``days`` those that are dates of a known day; ``statuses`` and ``outcomes`` are the words for
    the status and the outcome of events.
    """

    span: Span
    view: str
    items: Items
    roles: list[str | None]
    sayings: frozenset[int]
    statuses: Sequence[Hit]
    outcomes: Sequence[Hit]
    groups: Sequence[Group]
    titles: frozenset[str]
    days: Sequence[int]

    def following(self, others: Others) -> int:
        """The item of the next word for an event, or the end of the sentence."""
        return others.behind[0].first if others.behind else len(self.items.forms)

    def words(self, at: int) -> str:
        """The words of an item as they stand."""
        return self.view[self.items.starts[at] : self.items.ends[at]]

    def place_words(self, at: int) -> str:
        """The name of a state, or the words as they stand."""
        mention = self.items.mentions[at]
        if mention is not None and mention.actor_name and mention.kind != "metonym":
            return mention.actor_name
        return self.words(at)

    def is_plain(self, at: int) -> bool:
        """Whether an item is a word of no known role that begins with a small letter."""
        items = self.items
        return self.roles[at] is None and not items.are_capital[at] and items.forms[at] != ""
