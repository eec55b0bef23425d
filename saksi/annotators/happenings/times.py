"""When an event was: the date beside its word, that of the event it was part of, or a lag to a date or event.

``sehari setelah pertemuan itu`` says how far the meeting lies from what the main clause tells (a :class:`Lag`);
``di sela KTT G20 pada 5 Juni`` dates what happened there; a date that opens a sentence holds for all its clauses
that no conjunction cuts off. The date of a source credit or of a saying is nobody's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date as day
from datetime import timedelta
from typing import NamedTuple

from saksi.annotators.happenings.items import CLAUSE_ROLES, Others, Scene
from saksi.annotators.happenings.lengths import Lengths
from saksi.annotators.happenings.vocabulary import EventWord
from saksi.model import TimeExpression
from saksi.phrases import Hit

When = tuple[str | None, str | None]
NEVER: When = (None, None)

_CREDIT_REACH = 8
"""Items between a source credit and the date that belongs to it: ``dilansir kantor berita AFP, Jumat``."""
_DATE_STRANGERS = 9
"""Words of no known role that may stand between an event and its date."""
_CARRIER_REACH = 3
_JOIN_REACH = 3
_THROUGH_REACH = 4
"""Items from the first to the last day: ``Senin (16/6) hingga hari Rabu (18/6)``."""
_THROUGH = frozenset({"hingga", "sampai"})
_SINCE = frozenset({"sejak", "mulai"})
_FIRST = "pertama"
_FIRST_REACH = 4
"""Items before the end of an event's word; from there on a `pertama` says that `sejak` dates an earlier event."""
_AFTER, _BEFORE = frozenset({"setelah", "usai", "sesudah", "seusai", "selepas"}), frozenset({"sebelum", "menjelang"})
_LAGGING = _AFTER | _BEFORE
_MEANS = frozenset({"melalui", "lewat", "saat", "ketika", "dalam"})
"""Words before the event by or in which another came about, besides those of the role ``within``."""
_OTHERS = frozenset({"credit", "clause"})
"""Roles of words behind which a date belongs to something else."""
_STOPPING = CLAUSE_ROLES | {"credit"}
_DEEDS = frozenset({"verb", "host", "journey"})
_UNSETTLED = frozenset({"planned", "proposed", "rumoured"})


class Lag(NamedTuple):
    """How far an event lies from another of its sentence: *first* to *last* days after the word at item *base*.

    ``is_within`` says that it came about in that one, and so in its place.
    """

    base: int
    first: int
    last: int
    is_within: bool = False


def shifted(when: When, first: int, last: int) -> When:
    """A time moved by *first* to *last* days; never where an end is open or the calendar ends.

    >>> shifted(("2025-06-24", "2025-06-24"), -1, 0)
    ('2025-06-23', '2025-06-24')
    """
    try:
        ends = [day.fromisoformat(end) + timedelta(by) for end, by in zip(when, (first, last), strict=True)]
    except (TypeError, OverflowError):
        return NEVER
    return ends[0].isoformat(), ends[1].isoformat()


def is_one_day(when: When) -> bool:
    return when[0] is not None and when[0] == when[1]


def time_of(
    scene: Scene, hit: Hit[EventWord], others: Others, status: str | None, lengths: Lengths
) -> tuple[When, Lag | None]:
    """First and last day of an event, and its lag to another one where that alone gives its time."""
    when = when_of(_date_behind(scene, hit, others))
    clause, lag = _lag(scene, hit, lengths)
    if lag is None and not any(when) and status != "proposed":
        when = when_of(_date_beside(scene, hit, others))
    if any(when):
        return when, None
    if lag is not None:
        base = _date_before(scene, clause)
        if base is not None:
            return (shifted(base, lag.first, lag.last) if is_one_day(base) else NEVER), None
        earlier = [other.first for other in others.all() if other.last <= clause]
        return NEVER, lag._replace(base=max(earlier)) if earlier else None
    carrier = carrier_of(scene, hit, others)
    other = carrier or _joined_to(scene, hit, others)
    if other is not None:
        when = when_of(_date_behind(scene, other, others.of_next(hit)))
        is_known = any(when) or status != "held" or hit.payload.frame == "journey"
        return when, None if is_known else Lag(other.first, 0, 0, is_within=carrier is not None)
    return (NEVER if status in _UNSETTLED else when_of(_opening(scene, hit))), None


def _date_beside(scene: Scene, hit: Hit[EventWord], others: Others) -> TimeExpression | None:
    """The nearest date before an event; that before a proposal is not its own (``Selasa menyerukan perundingan``)."""
    preceding = others.before[-1].last if others.before else 0
    for at in reversed(scene.days):
        if preceding <= at < hit.first and not _is_credited(scene, max(preceding, at - _CREDIT_REACH), at):
            return None if _is_cut_off(scene, at, hit.first) else scene.items.dates[at]
    return None


def _date_behind(scene: Scene, hit: Hit[EventWord], others: Others) -> TimeExpression | None:
    """The first date behind an event before the next event word."""
    behind = next((at for at in scene.days if at >= hit.last), None)
    if behind is None:
        return None
    following = scene.following(others)
    if behind < following and _belongs(scene, hit.last, behind):
        return _narrowest(scene, behind, following)
    return None


def _belongs(scene: Scene, first: int, at: int) -> bool:
    """Whether a date behind an event, whose word ends at *first*, is its own.

    So it is with no credit, no saying, no clause of time and not many words between.
    """
    forms = scene.items.forms
    is_since = forms[at - 1] in _SINCE and _FIRST not in forms[max(0, first - _FIRST_REACH) : at]
    words = range(first, at - 1 if is_since else at)
    if not _OTHERS.isdisjoint(scene.roles[words.start : words.stop]) or not scene.sayings.isdisjoint(words):
        return False
    return len(words) <= _DATE_STRANGERS or sum(map(scene.is_plain, words)) <= _DATE_STRANGERS


def _is_cut_off(scene: Scene, date: int, event: int) -> bool:
    """Whether a saying, or unless the date opens the sentence a clause, begins between it and the event."""
    words = range(date + 1, event)
    if not scene.sayings.isdisjoint(words):
        return True
    return not _opens(scene, date) and not CLAUSE_ROLES.isdisjoint(scene.roles[date + 1 : event])


def _opens(scene: Scene, at: int) -> bool:
    return at <= 1 and at + 1 < len(scene.items.forms) and scene.items.gaps[at + 1].endswith(",")


def _narrowest(scene: Scene, first: int, stop: int) -> TimeExpression:
    """Of the dates from *first* on that agree, in the same clause, the one that says most: ``pekan depan, 5-6 Mei``."""
    through = _through(scene, first, stop)
    if through is not None:
        return through
    if first == scene.days[-1]:
        return scene.items.dates[first]
    best = scene.items.dates[first]
    for at in range(first + 1, stop):
        if scene.roles[at] in _STOPPING or at in scene.sayings:
            break
        date = scene.items.dates[at] if at in scene.days else None
        if date and date.earliest and date.latest and best.earliest and best.latest:
            agree = date.earliest <= best.latest and best.earliest <= date.latest
            if agree and _length(date) < _length(best):
                best = date
    return best


def _through(scene: Scene, first: int, stop: int) -> TimeExpression | None:
    """The stretch from a date to that behind ``hingga``."""
    begun = scene.items.dates[first]
    for at in range(first + 1, min(first + _THROUGH_REACH, stop)):
        if scene.items.forms[at] in _THROUGH:
            ended = next((scene.items.dates[other] for other in scene.days if at < other < min(at + 3, stop)), None)
            if ended and begun.earliest and ended.latest and begun.earliest < ended.latest:
                return replace(begun, latest=ended.latest)
            return None
        if scene.items.forms[at] and scene.roles[at] is not None:
            return None
    return None


def _length(date: TimeExpression) -> int:
    return (day.fromisoformat(date.latest) - day.fromisoformat(date.earliest)).days


def when_of(date: TimeExpression | None) -> When:
    """First and last day of a time expression: of one that cannot be, the day that the calendar suggests."""
    if date is None:
        return NEVER
    if date.suggestion and date.verdict in ("weekday_mismatch", "impossible"):
        return date.suggestion, date.suggestion
    return date.earliest, date.latest


def is_day(date: TimeExpression) -> bool:
    """Whether a time expression is a date, or time, of a known day."""
    return date.type in ("DATE", "TIME") and bool(date.earliest or date.suggestion)


def _is_credited(scene: Scene, floor: int, at: int) -> bool:
    """Whether a credit or a word of saying stands between, so that the date is that of what was said."""
    return "credit" in scene.roles[floor:at] or not scene.sayings.isdisjoint(range(floor, at))


def _lag(scene: Scene, hit: Hit[EventWord], lengths: Lengths) -> tuple[int, Lag | None]:
    """The clause of time in which an event stands, and how far it lies from the main clause by a length before it."""
    forms, roles = scene.items.forms, scene.roles
    for at in range(hit.first - 1, 0, -1):
        if forms[at] in _LAGGING:
            days = lengths.before(scene.items.starts[at])
            if days is None:
                return at, None
            first, last = days
            return at, Lag(-1, -last, -first) if forms[at] in _AFTER else Lag(-1, first, last)
        if roles[at] in CLAUSE_ROLES:
            break
    return 0, None


def _date_before(scene: Scene, stop: int) -> When | None:
    """The time of the nearest date before a clause: that of the main clause, be it of a saying."""
    found = next((at for at in reversed(scene.days) if at < stop), None)
    return when_of(scene.items.dates[found]) if found is not None else None


def carrier_of(scene: Scene, hit: Hit[EventWord], others: Others) -> Hit[EventWord] | None:
    """The event in or by which another came about: ``bertemu di sela KTT G20``, ``menyepakati X dalam pertemuan``."""
    carrier = others.behind[0] if others.behind else None
    if carrier is None or "clause" in scene.roles[hit.last : max(hit.last, carrier.first - _CARRIER_REACH)]:
        return None
    for at in range(carrier.first - 1, max(hit.last, carrier.first - _CARRIER_REACH) - 1, -1):
        if scene.roles[at] == "within" or scene.items.forms[at] in _MEANS:
            return carrier
        if scene.roles[at] not in (None, "attribute") or not scene.items.forms[at]:
            return None
    return None


def _joined_to(scene: Scene, hit: Hit[EventWord], others: Others) -> Hit[EventWord] | None:
    """The deed that follows another of the same people: ``mengunjungi Jakarta dan bertemu Abe pada 5 Juli``."""
    following = others.behind[0] if others.behind else None
    if following is None or hit.payload.frame not in _DEEDS or following.first - hit.last > 2 * _JOIN_REACH:
        return None
    between = range(max(hit.last, following.first - _JOIN_REACH), following.first)
    joint = next((at for at in between if scene.roles[at] == "coordinator"), None)
    if joint is None:
        return None
    is_deed = following.payload.frame in _DEEDS or "hold" in scene.roles[joint : following.first]
    return following if is_deed and all(scene.items.forms[joint : following.first]) else None


def _opening(scene: Scene, hit: Hit[EventWord]) -> TimeExpression | None:
    """The date with which the sentence opens, where no other clause begins before the event."""
    at = next((at for at in scene.days if at < min(2, hit.first)), None)
    if at is None or not _opens(scene, at):
        return None
    if not _STOPPING.isdisjoint(scene.roles[at + 1 : hit.first]):
        return None
    if not scene.sayings.isdisjoint(range(at + 1, hit.first)):
        return None
    return scene.items.dates[at]
