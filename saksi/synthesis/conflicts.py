"""Where accounts part: claims that share their words but not a number, a scope, a place, a day or the yes and no.

What was written later may be an update, a plan may be overtaken, a bound (``lebih dari 10``) holds what is
within it, and another name, time or place is another matter: none of these is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from saksi.synthesis.agreement import fit
from saksi.synthesis.record import near, overlap
from saksi.synthesis.sayings import Said

SHARE = 0.6
_NEARLY_ALL = 0.75
_FEWEST = 2
_ONE_NEWS = timedelta(days=1)
"""Texts written no further apart than this are of one state of knowledge; a later one may be an update."""
_MISDATED = timedelta(days=4)
_ABOUT = 0.15
_TOLD = frozenset({"happened", "denied", "called_off", None})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be right, and in what: number, scope, polarity, date or place.

    ``one`` and ``other`` are their rows in the table, ``values`` what stands against what, ready for a message.
    """

    kind: str
    variant: str
    one: int
    other: int
    values: tuple[object, object]


def conflict_of(one: Said, other: Said, share: float, is_city: Callable[[int], bool]) -> Conflict | None:
    """The conflict of two claims, if they have one. *is_city* tells of a token whether it names a place to be in."""
    if one.article_id == other.article_id and one.source == other.source:
        return None
    if share < SHARE or _is_update(one, other) or not _same_stage(one, other) or not fit(one.about, other.about):
        return None
    if len(frozenset(one.statement.tokens).intersection(other.statement.tokens)) < _FEWEST:
        return None
    places = _places(one, other, is_city)
    if places:
        return places
    if not fit(one.statement.proper, other.statement.proper):
        return None
    for find in (_dates, _numbers, _scopes, _polarities):
        found = find(one, other, share)
        if found or (find is _dates and _apart(one, other)):
            return found
    return None


def _is_update(one: Said, other: Said) -> bool:
    """Whether one was written clearly after the other, so that things may have moved on."""
    return bool(one.window and other.window) and not near(*one.window, *other.window, _ONE_NEWS)


def _same_stage(one: Said, other: Said) -> bool:
    """Whether both tell what is, or both what is to come; a plan is overtaken, not contradicted."""
    return (one.status in _TOLD) == (other.status in _TOLD)


def _apart(one: Said, other: Said) -> bool:
    return bool(one.days and other.days) and not overlap(*one.days, *other.days)


def _is_else_alike(one: Said, other: Said) -> bool:
    a, b = one.statement, other.statement
    return a.numbers == b.numbers and a.scope == b.scope and one.is_negative == other.is_negative


def _dates(one: Said, other: Said, share: float) -> Conflict | None:
    if not _apart(one, other) or share < _NEARLY_ALL or not _is_else_alike(one, other):
        return None
    if one.statement.has_negation or not near(*one.days, *other.days, _MISDATED):
        return None
    return Conflict(
        "date_conflict", "claim", one.row, other.row, tuple("/".join(dict.fromkeys(s.days)) for s in (one, other))
    )


def _places(one: Said, other: Said, is_city: Callable[[int], bool]) -> Conflict | None:
    """A conflict of place: all words are shared but one on each side, and these are places."""
    a, b = frozenset(one.statement.tokens), frozenset(other.statement.tokens)
    mine, theirs = a - b, b - a
    if len(mine) != 1 or len(theirs) != 1 or _apart(one, other) or not _is_else_alike(one, other):
        return None
    if one.statement.has_negation or not all(is_city(token) for token in mine | theirs):
        return None
    return Conflict("account_conflict", "place", one.row, other.row, (*mine, *theirs))


def _numbers(one: Said, other: Said, share: float) -> Conflict | None:
    a, b = one.statement, other.statement
    if one.is_negative != other.is_negative:
        return None
    by_unit = {unit: value for value, unit in a.numbers}
    for value, unit in b.numbers:
        mine = by_unit.get(unit)
        if mine is None or mine == value or (unit == -1 and share < 1):
            continue
        if any(v == value for v, _ in a.numbers) or any(v == mine for v, _ in b.numbers):
            continue
        if not _within(mine, a.bounds, value) and not _within(value, b.bounds, mine):
            return Conflict("number_conflict", "claim", one.row, other.row, (mine, value))
    return None


def _within(bound: float, bounds: Sequence[float], value: float) -> bool:
    """Whether a value fits a number that is only a bound: it lies above, or close by."""
    return bound in bounds and (value > bound or abs(value - bound) <= _ABOUT * bound)


def _scopes(one: Said, other: Said, share: float) -> Conflict | None:
    scopes = (one.statement.scope, other.statement.scope)
    if None in scopes or scopes[0] == scopes[1] or one.is_negative != other.is_negative:
        return None
    return Conflict("account_conflict", "scope", one.row, other.row, scopes)


def _polarities(one: Said, other: Said, share: float) -> Conflict | None:
    if one.is_negative == other.is_negative or share < _NEARLY_ALL or one.statement.numbers != other.statement.numbers:
        return None
    if not (one.about or one.statement.proper) or one.statement.scope != other.statement.scope:
        return None
    return Conflict("account_conflict", "polarity", one.row, other.row, (one.is_negative, other.is_negative))
