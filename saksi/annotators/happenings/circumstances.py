"""When and where an event was, and whether: dates, places and words for status near the word for it."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.annotators.happenings.items import Item, Scene
from saksi.annotators.happenings.vocabulary import EventWord, StatusWord
from saksi.model import TimeExpression
from saksi.phrases import Hit

_CREDIT_REACH = 8
"""Items between a source credit and the date that belongs to it: ``dilansir kantor berita AFP, Jumat``."""
_PRECEDENCE = ("called_off", "denied", "hypothetical", "rumoured", "proposed", "held", "planned")
_WHEREABOUTS = frozenset({"site", "direction"})


def date_of(scene: Scene, hit: Hit[EventWord], others: Sequence[Hit[EventWord]]) -> TimeExpression | None:
    """The date of an event: the first behind it before the next event word, else the nearest before it.

    The date of a source credit or of a saying (``dilansir Reuters, Jumat``) is not the event's.
    """
    following = min((other.first for other in others if other.first >= hit.last), default=len(scene.items))
    preceding = max((other.last for other in others if other.last <= hit.first), default=0)
    behind = next((at for at in range(hit.last, following) if _is_day(scene.items[at])), None)
    if behind is not None and not _is_credited(scene, hit.last, behind):
        return scene.items[behind].date
    for at in range(hit.first - 1, preceding - 1, -1):
        if _is_day(scene.items[at]) and not _is_credited(scene, max(0, at - _CREDIT_REACH), at):
            return scene.items[at].date if not _is_cut_off(scene, at, hit.first) else None
    return None


def _is_day(item: Item) -> bool:
    date = item.date
    return date is not None and date.type in ("DATE", "TIME") and bool(date.earliest)


def _is_credited(scene: Scene, floor: int, at: int) -> bool:
    return any(scene.role(word) == "credit" for word in range(floor, at))


def _is_cut_off(scene: Scene, date: int, event: int) -> bool:
    """Whether another clause begins between the date and the event behind it (``yang`` and ``bahwa`` but not commas)."""
    return any(scene.role(word) == "clause" for word in range(date + 1, event))


def place_of(scene: Scene, hit: Hit[EventWord], others: Sequence[Hit[EventWord]]) -> str | None:
    """Where an event was, in the article's words, without the state behind a city."""
    following = min((other.first for other in others if other.first >= hit.last), default=len(scene.items))
    journey = hit.payload.frame == "journey"
    if journey and hit.last < len(scene.items) and hit.payload.needs == "place":
        name = _name_at(scene, hit.last)
        if name and not _is_person(scene.items[hit.last]):
            return name
    for at in range(hit.last, following):
        role = scene.role(at)
        if role == "clause" or (role == "credit" and not journey):
            return None
        if role in _WHEREABOUTS and (journey or role == "site"):
            name = _name_at(scene, at + 1)
            if name:
                return name
    return None


def _is_person(item: Item) -> bool:
    return item.mention is not None and item.mention.actor_kind == "person"


def _name_at(scene: Scene, at: int) -> str | None:
    """The name of a place that begins at an item: capitalised words and states, joined by commas."""
    items = scene.items
    while at < len(items) and scene.role(at) == "site_kind":
        at += len(_phrase(scene, at))
    if at >= len(items) or scene.role(at) == "no_site":
        return None
    parts: list[list[Item]] = [[]]
    while at < len(items) and _is_name(items[at]) and (not items[at].gap or not parts[0] or items[at].gap == ","):
        if items[at].gap == "," and parts[0]:
            parts.append([])
        parts[-1].append(items[at])
        at += 1
    return _joined(scene, [part for part in parts if part])


def _phrase(scene: Scene, at: int) -> range:
    end = at + 1
    while (
        end < len(scene.items) and not scene.items[end].is_capital and scene.items[end].is_word and not scene.role(end)
    ):
        end += 1
    return range(at, end)


def _is_name(item: Item) -> bool:
    if item.mention is not None:
        return item.mention.actor_kind != "person" and item.mention.kind in ("name", "short", "metonym")
    return item.is_word and item.is_capital


def _joined(scene: Scene, parts: list[list[Item]]) -> str | None:
    if len(parts) > 1 and _is_state(parts[-1]):
        parts = parts[:-1]
    return ", ".join(" ".join(scene.words(item) for item in part) for part in parts) or None


def _is_state(part: list[Item]) -> bool:
    mention = part[0].mention
    return len(part) == 1 and mention is not None and mention.actor_kind == "state"


def status_of(scene: Scene, hit: Hit[EventWord], cues: Sequence[Hit[StatusWord]]) -> StatusWord | None:
    """The word that settles the status of an event; none if nothing near it does."""
    found = [cue.payload for cue in cues if _reaches(scene, hit, cue)]
    return min(found, key=lambda word: _PRECEDENCE.index(word.status), default=None)


def _reaches(scene: Scene, hit: Hit[EventWord], cue: Hit[StatusWord]) -> bool:
    word = cue.payload
    if word.kinds and hit.payload.kind not in word.kinds:
        return False
    if cue.last <= hit.first:
        distance, side = _distance(scene, cue.last, hit.first), "before"
    elif cue.first >= hit.last:
        distance, side = _distance(scene, hit.last, cue.first), "after"
    else:
        return False
    return word.side in (side, "either") and distance is not None and distance <= word.reach


def _distance(scene: Scene, first: int, last: int) -> int | None:
    """Words between two places of a clause, a list of names counted as one; none if another clause begins."""
    count = 0
    for at in range(first, last):
        if scene.items[at].gap.strip("\"'(),-") or scene.role(at) == "clause":
            return None
        count += scene.items[at].is_word and not scene.items[at].is_capital and scene.role(at) != "coordinator"
    return count
