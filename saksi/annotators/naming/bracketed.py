"""What stands in brackets behind a name: the same body in other words or letters, a person's party."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.reading import Found

_BODIES = frozenset(("organisation", "group"))
_LONGEST_ALIAS = 8
_MADE_OF_PARTS = frozenset(("name.headed", "name.recognised", "name.body"))
_SHORTEST_FULL = 3


def add_bracketed(c: Collected) -> None:
    """Second names in brackets behind a body: `(Estado Mayor Central/EMC)`; each part is a name of its own."""
    for f in [f for f in c.found.values() if f.actor_kind in _BODIES and not f.is_place and f.kind != "role"]:
        parts = list(_parts_in_brackets(c, f.last)) or _letters_behind(c, f.last)
        if not parts or (c.covered[parts[0][0]] and parts[0][0] not in c.owners):
            continue  # `Kongres Amerika Serikat (AS)`
        whole = range(parts[0][0], parts[-1][1])
        inside = list({c.owners[i].first: c.owners[i] for i in whole if i in c.owners}.values())
        if all(o.rule in _MADE_OF_PARTS and whole.start <= o.first and o.last <= whole.stop for o in inside):
            for o in inside:
                c.drop(o)
            for first, last in parts:
                c.put(Found(first, last, "name", f.actor_kind, "name.bracketed"))


def _letters_behind(c: Collected, last: int) -> list[tuple[int, int]]:
    """Letters in brackets with an adjective before them: `Imigrasi dan Bea Cukai federal (ICE)`."""
    if last >= len(c.tokens) or c.tokens.gap(last - 1) != " " or not c.finder.is_attribute(last):
        return []
    parts = list(_parts_in_brackets(c, last + 1))
    is_letters = len(parts) == 1 and c.tokens.text(*parts[0]).isupper() and len(c.tokens.forms[last + 1]) > 1
    return parts if is_letters else []


def add_memberships(c: Collected) -> None:
    """Letters in brackets right behind a person: his party, `Rasto Widigdo (KRM)`."""
    for f in [f for f in c.found.values() if f.actor_kind == "person" and f.kind != "role"]:
        for first, last in _parts_in_brackets(c, f.last):
            letters = c.tokens.text(first, last)
            if (
                last - first == 1
                and first not in c.owners
                and not c.covered[first]
                and letters.isupper()
                and letters[1:]
            ):
                c.put(Found(first, last, "name", "organisation", "name.recognised"))


def add_foreign(c: Collected) -> None:
    """A body's foreign name in brackets: `otoritas imigrasi AS (Immigration and Customs Enforcement/ICE)`."""
    for i in c.tokens.bracketed:
        if not c.tokens.capital[i] or i in c.owners or c.tokens.forms[i] in c.classes["pact"]:
            continue
        parts = list(_parts_in_brackets(c, i))
        if not parts or any(j in c.owners for j in range(i, parts[-1][1])):
            continue
        first, last = parts[0]
        joined = any(c.tokens.forms[j] in c.classes["of_name"] for j in range(first, last))
        if last - first >= _SHORTEST_FULL and joined:
            c.put(Found(first, last, "name", "organisation", "name.headed"))
            for start, end in parts[1:]:
                c.put(Found(start, end, "name", "organisation", "name.bracketed"))


def _parts_in_brackets(c: Collected, at: int) -> Iterator[tuple[int, int]]:
    """The names between the bracket that opens before word *at* and the next that closes, where all have capitals."""
    tokens = c.tokens
    if at >= len(tokens) or tokens.gap(at - 1).strip() != "(":
        return
    parts, first = [], at
    for i in range(at, min(at + _LONGEST_ALIAS, len(tokens))):
        small = c.classes["particle"] | c.classes["of_name"]
        if not tokens.capital[i] and (i == first or tokens.forms[i] not in small):
            return
        gap = tokens.gap(i) if i + 1 < len(tokens) else tokens.view[tokens.ends[i] : tokens.ends[i] + 1]
        if gap.startswith(")"):
            yield from [*parts, (first, i + 1)]
            return
        if gap.strip() in ("/", "atau"):
            parts.append((first, i + 1))
            first = i + 1
        elif gap not in (" ", "-"):
            return
