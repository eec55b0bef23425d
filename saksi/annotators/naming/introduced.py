"""Bodies that a common noun introduces: `majalah satir Rawamerah`, `kelompok Free Rawa for All`, `maskapai Rawamerah`.

The noun says what they are, so that no list need know them; at most a few small words stand between.
"""

from __future__ import annotations

from bisect import bisect_left

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
_LONGEST_QUOTED = 60
_FEWEST_LETTERS = 3
_OPENING = frozenset((' "', " '"))
_UNSURE = frozenset(("name.recognised", "name.longer", "name.repeated"))


def add_introduced(c: Collected) -> None:
    """Puts in the names behind such nouns; a single word taken for a person or place becomes a body."""
    gaps, capital = c.tokens.gaps, c.tokens.capital
    for at in c.tokens.where(c.classes["a_thing"]):
        _put_explained(c, at)
    for i in c.tokens.capitals:
        if i and gaps[i - 1] in _OPENING and c.is_running(i):
            _put_quoted(c, i)
        if i == 0 or gaps[i - 1] != " " or (capital[i - 1] and not c.begins_sentence(i - 1)) or not c.is_running(i):
            continue
        owner = c.owners.get(i)
        if owner is None and (c.is_open(i) or _is_lettered(c, i) or _is_followed(c, i) or _is_numbered(c, i)):
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


def _is_numbered(c: Collected, i: int) -> bool:
    """Whether a number is joined to a word: `Rawa24`."""
    return i + 1 < len(c.tokens) and c.tokens.gaps[i] == "" and c.tokens.forms[i + 1].isdigit()


def _put_quoted(c: Collected, first: int) -> None:
    """A name in quotation marks behind such a noun: `kelompok "Everyone for Rawa"`."""
    tokens, mark = c.tokens, c.tokens.gaps[first - 1].strip()
    kind = _introduced(c, first, mark)
    end = tokens.view.find(mark, tokens.ends[first], tokens.ends[first] + _LONGEST_QUOTED) if kind else -1
    last = bisect_left(tokens.starts, end)
    if kind and end > 0 and 0 < last - first <= _LONGEST_NAME and "\n" not in tokens.text(first, last):
        _put(c, first, last, kind)


def _put_explained(c: Collected, last: int) -> None:
    """A name that `, sebuah organisasi ...` explains behind it: `untuk Rawamerah, sebuah konsorsium ilmuwan`."""
    tokens = c.tokens
    if last == 0 or last + 1 >= len(tokens) or tokens.gaps[last - 1] != ", ":
        return
    kind = next((kind for name, kind in _NOUNS if tokens.forms[last + 1] in c.classes[name]), None)
    for first in range(max(last - _LONGEST_NAME, 1), last) if kind else ():
        begins = not tokens.capital[first - 1] and first not in c.owners and c.is_open(first)
        if begins and _end(c, first) == last and c.is_running(first):
            _put(c, first, last, kind)
            return


def _put(c: Collected, first: int, last: int, kind: ActorKind) -> None:
    for f in list(dict.fromkeys(c.owners[j] for j in range(first, last) if j in c.owners)):
        c.drop(f)
    c.put(Found(first, last, "name", kind, "name.introduced"))


def _introduced(c: Collected, i: int, mark: str = "") -> ActorKind | None:
    """What kind of body the noun before word *i*, and a *mark* of quotation, speaks of; None where none does."""
    tokens = c.tokens
    for j in range(i - 1, max(i - 2 - _MOST_ATTRIBUTES, -1), -1):
        if tokens.gap(j) != (f" {mark}" if j == i - 1 else " ") or j in c.owners:
            return None
        kind = next((kind for name, kind in _NOUNS if tokens.forms[j] in c.classes[name]), None)
        if kind is not None:
            return kind
        if not c.finder.is_attribute(j):
            return None
    return None


def _end(c: Collected, first: int) -> int:
    """Behind the last word of a name that begins at *first*: capitals, and what small words join to them."""
    tokens, last = c.tokens, first + 1
    joints = c.classes["of_name"] | c.classes["particle"]
    if last < len(tokens) and tokens.gap(last - 1) == "" and tokens.forms[last].isdigit():
        return last + 1  # `Rawa24`
    while last < min(len(tokens), first + _LONGEST_NAME) and tokens.gap(last - 1) in (" ", "-"):
        if tokens.capital[last] and not c.covered[last] and last not in c.owners:
            last += 1
        elif tokens.forms[last] in joints and last + 1 < len(tokens) and tokens.capital[last + 1]:
            last += 2
        else:
            break
    return last
