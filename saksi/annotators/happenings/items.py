"""A sentence as a row of items: words, actors, dates; and the lists of names in it.

Words are cut between the mentions and dates that earlier steps found, so a name glued to its neighbour
(``dariReuters``) does not hide the word beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from saksi.model import Mention, Span, TimeExpression

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_GLUED, _SHORTEST_GLUED = 12, 8
"""A word has to be longer than this to be parted, and the stem at its end at least that long."""
_INNER = frozenset(",()")
"""Marks that may stand inside a title: ``Presiden Amerika Serikat (AS) Joe Biden``."""
_NO_BAR = (None, "attribute")
"""Roles of words that may be part of a title: `menteri` stands in `pertemuan para menteri` too."""
CLAUSE_ROLES = frozenset({"clause", "relative"})
_STATE_KINDS = frozenset({"state", "organisation", "group"})


class Item(NamedTuple):
    """A word, an actor or a date. ``form`` is in lower case and empty for the latter two.

    ``gap`` is the punctuation between the item before and this one; ``is_capital`` says that the word
    begins with a capital letter. (A named tuple, for an article has hundreds.)
    """

    start: int
    end: int
    form: str = ""
    gap: str = ""
    is_capital: bool = False
    mention: Mention | None = None
    date: TimeExpression | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is neither an actor nor a date; only these have no form."""
        return bool(self.form)

    @property
    def is_actor(self) -> bool:
        """Whether an actor that is no place and no outlet is named."""
        mention = self.mention
        return (
            mention is not None and bool(mention.actor_id) and not mention.is_place and mention.actor_kind != "outlet"
        )


@dataclass(frozen=True, slots=True)
class Group:
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


@dataclass(frozen=True)
class Scene:
    """A sentence with its items and groups, and what stands at each item.

    ``roles`` maps an item to the role of the link that begins there; ``sayings`` are the items that say that
    somebody speaks.
    """

    span: Span
    view: str
    items: Sequence[Item]
    roles: dict[int, str] = field(default_factory=dict)
    groups: Sequence[Group] = ()
    titles: frozenset[str] = frozenset()
    sayings: frozenset[int] = frozenset()

    def place_words(self, item: Item) -> str:
        """The name of a state, or the words as they stand."""
        if item.mention is not None and item.mention.actor_name and item.mention.kind != "metonym":
            return item.mention.actor_name
        return self.view[item.start : item.end]

    def role(self, at: int) -> str | None:
        return self.roles.get(at)


def items_of(view: str, low: str, span: Span, marks: Sequence, stems: frozenset[str]) -> Iterator[Item]:
    """The items of a sentence.

    *marks* are mentions and time expressions inside *span*, in text order and the longer first; of two that
    overlap the first counts. A word whose form without ``-nya`` is one of *stems* is cut, and one that ends in a
    long stem (``kabargencatan``, glued when the page was scraped) is parted.
    """
    at = span.start
    for mark in marks:
        start, end = mark.span.start, mark.span.end
        if start < at:
            continue
        yield from _words(view, low, at, start, stems)
        gap = _gap(view, span.start, start)
        if isinstance(mark, Mention):
            yield Item(start, end, gap=gap, mention=mark)
        else:
            yield Item(start, end, gap=gap, date=mark)
        at = end
    yield from _words(view, low, at, span.end, stems)


def with_pair(items: Sequence[Item], span: Span, pair: Sequence[tuple[str, str]]) -> list[Item]:
    """The items with the words at *span* read as two states, ``kedua Korea``; *pair* are their ids and names."""
    inside = [item for item in items if span.start <= item.start and item.end <= span.end]
    if len(inside) != len(pair):
        return list(items)
    named = {}
    for number, (item, (actor, name)) in enumerate(zip(inside, pair, strict=True)):
        word = Span(item.start, item.end)
        mention = Mention(
            span=word,
            rule="event.pair",
            actor_id=actor,
            actor_name=name,
            actor_kind="state",
            kind="role",
            is_place=False,
        )
        named[item] = item._replace(form="", is_capital=False, mention=mention, gap="-" if number else item.gap)
    return [named.get(item, item) for item in items]


def _words(view: str, low: str, start: int, end: int, stems: frozenset[str]) -> Iterator[Item]:
    before = start
    for word in _WORD.finditer(low, start, end):
        form, first, stop = word.group(), word.start(), word.end()
        gap = view[before:first].replace(" ", "") if first - before > 1 else ""
        before = stop
        if form.endswith("nya") and form[:-3] in stems:
            form = form[:-3]
        elif len(form) > _GLUED and form not in stems:
            glued = _glue(form, stems)
            if glued:
                yield Item(first, first + glued, form[:glued], gap, view[first].isupper())
                form, first, gap = form[glued:], first + glued, ""
        yield Item(first, stop, form, gap, view[first].isupper())


def _glue(form: str, stems: frozenset[str]) -> int:
    """Where a stem of some length begins at the end of a word; 0 if none does."""
    return next((at for at in range(2, len(form) - _SHORTEST_GLUED + 1) if form[at:] in stems), 0)


def _gap(view: str, floor: int, at: int) -> str:
    """The punctuation just before *at*, without spaces."""
    first = at
    while first > floor and not view[first - 1].isalnum():
        first -= 1
    return view[first:at].replace(" ", "")


def groups_of(
    items: Sequence[Item], roles: dict[int, str], titles: frozenset[str], bars: frozenset[int]
) -> list[Group]:
    """The lists of names: actors joined by a coordinator, a hyphen or commas that lead up to a coordinator.

    *bars* are items that are part of no title: the words for events.
    """
    actors = [at for at, item in enumerate(items) if item.is_actor]
    groups: list[Group] = []
    number = 0
    while number < len(actors):
        members, last = [actors[number]], number
        pending: list[int] = []
        while last + len(pending) + 1 < len(actors):
            here = members[-1] if not pending else pending[-1]
            there = actors[last + len(pending) + 1]
            join = _join(items, roles, titles, here, there)
            if join is None:
                break
            pending.append(there)
            if join != "comma":
                members, last, pending = members + pending, last + len(pending), []
        groups.append(_group(items, roles, titles, members, bars))
        number = last + 1
    return groups


def _join(items: Sequence[Item], roles: dict[int, str], titles: frozenset[str], here: int, there: int) -> str | None:
    """How the actor at *there* is joined to the one at *here*: coordinator, comma, apposition or not at all."""
    coordinated = False
    for at in range(here + 1, there):
        if roles.get(at) == "coordinator" and not coordinated:
            coordinated = True
        elif not _is_title(items[at], titles):
            return None
    if coordinated:
        return "coordinator"
    gaps = "".join(items[at].gap for at in range(here + 1, there + 1))
    if gaps == "-":
        return "coordinator"
    if "," in gaps and there - here <= 6 and not set(gaps) - set(",()"):
        return "comma" if _are_alike(items[here], items[there]) else None
    return "apposition" if not gaps and there == here + 1 else None


def _are_alike(one: Item, other: Item) -> bool:
    return (one.mention.actor_kind == "person") == (other.mention.actor_kind == "person")


def _is_title(item: Item, titles: frozenset[str]) -> bool:
    return item.is_word and (item.is_capital or item.form in titles)


def _group(
    items: Sequence[Item], roles: dict[int, str], titles: frozenset[str], members: list[int], bars: frozenset[int]
) -> Group:
    head = _head(items, roles, titles, members[0], bars)
    link_at = head - 1
    link = roles.get(link_at) if link_at >= 0 and items[head].gap in ("", '"') else None
    return Group(members[0], members[-1] + 1, head, _named(items, members), link, link_at)


def _head(
    items: Sequence[Item], roles: dict[int, str], titles: frozenset[str], first: int, bars: frozenset[int]
) -> int:
    """The first item of the titles before a name; over a comma only where an office stands before it."""
    head = at = first
    while at > 0 and at - 1 not in bars and _is_title(items[at - 1], titles):
        if roles.get(at - 1) not in _NO_BAR or set(items[at].gap) - _INNER:
            break
        at -= 1
        if at == 0 and items[0].form not in titles:
            break
        if "," not in "".join(item.gap for item in items[at + 1 : first + 1]) or items[at].form in titles:
            head = at
    return head


def _named(items: Sequence[Item], members: list[int]) -> tuple[Mention, ...]:
    """The members' mentions; a state glued before a person (``Rusia Vladimir Putin``) is part of his title."""
    kept = []
    for number, at in enumerate(members):
        following = members[number + 1] if number + 1 < len(members) else None
        if following == at + 1 and not items[following].gap and items[at].mention.actor_kind in _STATE_KINDS:
            continue
        kept.append(items[at].mention)
    return tuple({m.actor_id: m for m in kept}.values())
