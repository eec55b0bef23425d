"""Bodies that a common noun introduces: `majalah satir Rawamerah`, `kelompok Free Rawa for All`, `maskapai Rawamerah`.

The noun says what they are, so that no list need know them; at most a few small words stand between.
"""

from __future__ import annotations

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.reading import Found
from saksi.model import ActorKind

_NOUNS: tuple[tuple[str, ActorKind], ...] = (
    ("named_outlet", "outlet"),
    ("named_body", "organisation"),
    ("named_group", "group"),
)
_MOST_ATTRIBUTES = 3
_LONGEST_NAME = 6
_FEWEST_LETTERS = 3
_UNSURE = frozenset(("name.recognised", "name.longer", "name.repeated"))


def add_introduced(c: Collected) -> None:
    """Puts in the names behind such nouns; a single word taken for a person or place becomes a body."""
    gaps, capital = c.tokens.gaps, c.tokens.capital
    for i in c.tokens.capitals:
        if i == 0 or gaps[i - 1] != " " or not c.is_running(i):
            continue
        if capital[i - 1] and not c.begins_sentence(i - 1):
            continue
        owner = c.owners.get(i)
        if owner is None and (c.is_open(i) or _is_lettered(c, i) or _is_followed(c, i)):
            if kind := _introduced(c, i):
                _put(c, i, _end(c, i), kind)
        elif owner is not None and owner.rule in _UNSURE and owner.last - i == 1 and owner.first == i:
            kind = _introduced(c, i) if owner.actor_kind in ("person", "place") else None
            if kind and i not in c.finder.title_ends:
                c.put(Found(i, i + 1, "name", kind, "name.introduced"))


def _is_lettered(c: Collected, i: int) -> bool:
    """Whether a word in capitals that nobody has found can be letters that are a name: `BRM`."""
    return not c.covered[i] and c.tokens.text(i, i + 1).isupper() and len(c.tokens.forms[i]) >= _FEWEST_LETTERS


def _is_followed(c: Collected, i: int) -> bool:
    """Whether a word with a capital that it has not by custom begins a name of several: `partai Reli Nasional`."""
    tokens = c.tokens
    if c.covered[i] or i + 1 >= len(tokens) or tokens.gap(i) != " ":
        return False
    return tokens.capital[i + 1] and not c.covered[i + 1]


def _put(c: Collected, first: int, last: int, kind: ActorKind) -> None:
    for f in list(dict.fromkeys(c.owners[j] for j in range(first, last) if j in c.owners)):
        c.drop(f)
    c.put(Found(first, last, "name", kind, "name.introduced"))


def _introduced(c: Collected, i: int) -> ActorKind | None:
    """What kind of body the noun before word *i* speaks of; None where none does."""
    tokens = c.tokens
    for j in range(i - 1, max(i - 2 - _MOST_ATTRIBUTES, -1), -1):
        if tokens.gap(j) != " " or j in c.owners:
            return None
        kind = next((kind for name, kind in _NOUNS if tokens.forms[j] in c.classes[name]), None)
        if kind is not None:
            return None if _is_plural(c, j) else kind
        if not c.finder.is_attribute(j):
            return None
    return None


def _is_plural(c: Collected, i: int) -> bool:
    """Whether several are spoken of, or a person of theirs: `para media`, `presenter televisi`."""
    if i == 0 or c.tokens.gap(i - 1) not in (" ", "-"):
        return False
    before = c.tokens.forms[i - 1]
    doubled = c.tokens.gap(i - 1) == "-" and before == c.tokens.forms[i]
    return doubled or before in c.classes["plural_marker"]


def _end(c: Collected, first: int) -> int:
    """Behind the last word of a name that begins at *first*: capitals, and what small words join to them."""
    tokens, last = c.tokens, first + 1
    joints = c.classes["of_name"] | c.classes["particle"]
    while last < min(len(tokens), first + _LONGEST_NAME) and tokens.gap(last - 1) in (" ", "-"):
        if tokens.capital[last] and not c.covered[last] and last not in c.owners:
            last += 1
        elif tokens.forms[last] in joints and last + 1 < len(tokens) and tokens.capital[last + 1]:
            last += 2
        else:
            break
    return last
