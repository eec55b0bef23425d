"""Places that the recogniser took for somebody: told by the place line, by `Kota` before them, by their list.

What is a place once is one wherever the article says it again, unless it bears a title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.reading import Found
from saksi.model import Span

_UNSURE = frozenset(("name.recognised", "name.longer", "name.repeated"))
_DASHES = frozenset((" - ", " – ", " — ", " -- "))
_LONGEST_LETTERS = 3
"""Letters of a state's short form: `RRC - ...` is no place."""
_LIST_GAPS = frozenset((", ", " ", "-"))


def settle_places(c: Collected, place_lines: Iterable[Span]) -> None:
    """Makes places of what stands where places stand."""
    bearers = {title.last for title in c.finder.titles if title.is_before_person}
    lines = list(place_lines)
    places = _of_place_lines(c, lines) | _behind_nouns(c)
    for _, f in sorted(c.found.items()):
        is_unsure = f.rule in _UNSURE and f.actor_kind != "place" and f.first not in bearers
        is_unsure = is_unsure and not any(line.start <= c.tokens.starts[f.first] < line.end for line in lines)
        if is_unsure and _stands_as_place(c, f):
            forms = _forms(c, f)
            places |= {forms, forms[forms[0] in c.classes["place_head"] and len(forms) > 1 :]}
            c.put(replace(f, actor_kind="place", is_place=True))
        elif f.rule == "state.actor" and (_opens_line(c, f) or _closes_address(c, f)):
            c.put(replace(f, rule="state.place", is_place=True))
    for f in list(c.found.values()):
        if f.rule in _UNSURE and f.actor_kind != "place" and f.first not in bearers and _forms(c, f) in places:
            c.put(replace(f, kind="name", actor_kind="place", is_place=True))


def _forms(c: Collected, f: Found) -> tuple[str, ...]:
    return tuple(c.tokens.forms[f.first : f.last])


def _of_place_lines(c: Collected, place_lines: Iterable[Span]) -> set[tuple[str, ...]]:
    """The names in the place line that are no outlet; those that nobody has found yet are put in."""
    places = set()
    for line in place_lines:
        inside = range(bisect_left(c.tokens.starts, line.start), bisect_left(c.tokens.starts, line.end))
        first = inside[0] if inside else 0
        last = first
        while inside and last <= inside[-1] and (last == first or c.tokens.joined(last - 1)):
            if last in c.owners or not c.tokens.capital[last]:
                break
            last += 1
        if last > first and not c.covered[first] and line.start <= c.tokens.starts[first] < line.end:
            c.put(Found(first, last, "name", "place", "place.dateline", True))
        f = c.owners.get(first)
        if f is not None and f.first == first and (f.actor_kind == "place" or f.rule in _UNSURE):
            places.add(_forms(c, f))
    return places


def _behind_nouns(c: Collected) -> set[tuple[str, ...]]:
    """Names that nobody has found, behind a noun for places written small: `wilayah Corinto`."""
    tokens, places = c.tokens, set()
    for i in (at + 1 for at in tokens.where(c.classes["place_head"]) if not tokens.capital[at]):
        if i == len(tokens) or i in c.owners or tokens.gap(i - 1) != " " or not c.is_open(i) or not c.is_running(i):
            continue
        last = i + 1
        while last < len(tokens) and last not in c.owners and c.is_open(last) and tokens.gap(last - 1) == " ":
            last += 1
        f = Found(i, last, "name", "place", "place.recognised", True)
        c.put(f)
        places.add(_forms(c, f))
    return places


def _stands_as_place(c: Collected, f: Found) -> bool:
    """Whether a noun for places stands before or begins the name, or it goes on a list of places."""
    tokens, nouns = c.tokens, c.classes["place_head"]
    if tokens.forms[f.first] in nouns and f.last - f.first > 1:
        return True
    if f.first == 0 or tokens.gap(f.first - 1) not in _LIST_GAPS:
        return False
    before, glued = tokens.forms[f.first - 1], tokens.gap(f.first - 1) == " "
    if glued and before in nouns:
        return True
    if glued and f.actor_kind == "person" and before in c.classes["at"]:
        return not c.finder.is_employer(f.first)
    if f.last < len(tokens) and c.finder.knowledge.is_verb(tokens.forms[f.last]):
        return False
    at = f.first - 1 - (before in c.classes["joiner"])
    other = c.owners.get(at)
    listed = other is not None and other.is_place and other.actor_kind == "place" and other.last == at + 1
    if listed and f.actor_kind == "person" and other.first in c.finder.title_ends:
        return False  # `Komisaris Polisi Australia Barat, Rasto Widigdo`
    return listed and (before in c.classes["joiner"] or tokens.gap(f.first - 1) == ", ")


def _opens_line(c: Collected, f: Found) -> bool:
    """Whether a state in capitals is a place line of its own: `MALAYSIA – Pembicaraan itu ...`."""
    tokens, begin = c.tokens, c.tokens.starts[f.first]
    if f.last >= len(tokens) or tokens.gap(f.last - 1) not in _DASHES or tokens.view[begin - 1 : begin].strip("\n"):
        return False
    letters = tokens.text(f.first, f.last)
    is_loud = letters.isupper() and len(letters) > _LONGEST_LETTERS
    return is_loud and tokens.capital[f.last] and not tokens.text(f.last, f.last + 1).isupper()


def _closes_address(c: Collected, f: Found) -> bool:
    """Whether a state ends an address, with a stop or a comma behind: `di Kampala, Uganda.`"""
    tokens, other = c.tokens, c.owners.get(f.first - 1)
    if other is None or not other.is_place or other.last != f.first or tokens.gap(f.first - 1).rstrip() != ",":
        return False
    before = tokens.forms[other.first - 1] if other.first else ""
    headed = {before, tokens.forms[other.first]} & c.classes["place_head"]
    if not headed and c.finder.knowledge.effects.get(("before", before)) not in ("place", "from"):
        return False
    behind = tokens.gap(f.last - 1) if f.last < len(tokens) else "."
    is_state = other.rule == "state.place"
    closes = behind.strip()[:1] in (",", ".", ";", ")")  # `di Victoria, Australia, menyatakan`
    return not is_state and (closes or (not behind.strip() and not _acts(c, f.last)))


def _acts(c: Collected, i: int) -> bool:
    return i < len(c.tokens) and c.finder.knowledge.is_verb(c.tokens.forms[i])
