"""Who takes part in an event, by the words around it.

Behind the word: ``antara A dan B``, ``A dan B``, ``A dengan B``; before it: the nearest names that no
preposition governs. What is definite (``pertemuan itu``) or has nobody beside it points back at an event told
of before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saksi.annotators.happenings.items import Group, Item, Scene
from saksi.annotators.happenings.vocabulary import EventWord
from saksi.model import Mention
from saksi.phrases import Hit

_GOVERNED = frozenset({"preposition", "direction", "site", "origin", "with", "include", "credit"})
_POSSESSOR_REACH = 3
"""Words that may stand between the event and whose it is: ``pertemuan puncak kedua Trump dan Kim``."""
_VERB_REACH = 12


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part: the mentions, how they were found, and whether the words point back."""

    members: tuple[Mention, ...]
    rule: str
    points_back: bool = False
    is_definite: bool = False
    both: str | None = None


def parties_of(scene: Scene, hit: Hit[EventWord], others: Iterable[Hit[EventWord]]) -> Parties:
    """The parties of the event word *hit*; *others* are the further event words of the sentence."""
    stop = _clause_end(scene, hit, others)
    is_definite = _is_definite(scene, hit)
    frame = hit.payload.frame
    if frame == "journey":
        return _traveller(scene, hit, is_definite)
    both = _both(scene, hit)
    right, rule = _right(scene, hit, stop)
    if len(right) >= 2 and rule in ("between", "possessors"):
        return Parties(right, rule, is_definite=is_definite)
    if rule == "include":
        return Parties(right, rule, points_back=True, is_definite=is_definite)
    left = _left(scene, hit, is_definite, rule)
    members = _distinct([*left, *right])
    if not left and both:
        return Parties(members, "both", points_back=True, is_definite=is_definite, both=both)
    if not members:
        return Parties((), "definite" if is_definite else "bare", points_back=True, is_definite=is_definite)
    name = "-".join(part for part, found in (("subject", left), (rule, right)) if found)
    return Parties(members, name, points_back=is_definite and len(members) < 2, is_definite=is_definite)


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple({mention.actor_id: mention for mention in mentions}.values())


def _clause_end(scene: Scene, hit: Hit, others: Iterable[Hit]) -> int:
    """The item at which what belongs to the event ends: a clause word, a mark, or the next event word."""
    limit = min([other.first for other in others if other.first >= hit.last], default=len(scene.items))
    for at in range(hit.last, limit):
        if scene.role(at) in ("clause", "credit") or ";" in scene.items[at].gap:
            return at
    return limit


def _is_definite(scene: Scene, hit: Hit) -> bool:
    return any(scene.role(at) == "definite" for at in range(hit.last, min(hit.last + 2, len(scene.items))))


def _both(scene: Scene, hit: Hit) -> str | None:
    """The role of ``keduanya`` and its like, where it is the subject or stands behind the event."""
    reach = _VERB_REACH if hit.payload.kind == "agreement" else _POSSESSOR_REACH
    for at in range(max(0, hit.first - _VERB_REACH), min(hit.last + reach, len(scene.items))):
        role = scene.role(at)
        if role in ("both", "both_states", "both_persons"):
            return role
    return None


def _right(scene: Scene, hit: Hit, stop: int) -> tuple[tuple[Mention, ...], str]:
    """Those named behind the event and the rule that found them."""
    ahead = [group for group in scene.groups if hit.last <= group.head and group.first < stop]
    if not ahead:
        return (), ""
    between = next((group for group in ahead if _follows_between(scene, hit, group)), None)
    if between:
        return _opposed(scene, ahead, between), "between"
    nearest = ahead[0]
    if nearest.link == "include":
        return nearest.members, "include"
    if _is_possessor(scene, hit, nearest):
        return _opposed(scene, ahead, nearest), "possessors"
    partner = next((group for group in ahead if group.link == "with"), None)
    return (partner.members, "partner") if partner else ((), "")


def _follows_between(scene: Scene, hit: Hit, group: Group) -> bool:
    """Whether ``antara`` opens the list, at most a few words before it: ``antara sekutunya Iran dan Israel``."""
    return any(scene.role(at) == "between" for at in range(max(hit.last, group.head - _POSSESSOR_REACH), group.head))


def _opposed(scene: Scene, ahead: list[Group], first: Group) -> tuple[Mention, ...]:
    """The members of *first* and of the group joined to it by ``dan`` or ``dengan``."""
    members = list(first.members)
    following = ahead[ahead.index(first) + 1 :]
    if (
        following
        and following[0].link in ("with", "coordinator")
        and following[0].link_at - first.last < _POSSESSOR_REACH
    ):
        members += following[0].members
    return _distinct(members)


def _is_possessor(scene: Scene, hit: Hit, group: Group) -> bool:
    """Whether only adjectives stand between the event and the names."""
    between = range(hit.last, group.head)
    if hit.payload.frame in ("verb", "host"):
        return group.head == hit.last
    if scene.items[group.head].gap.strip("("):
        return False
    return len(between) <= _POSSESSOR_REACH and all(scene.role(at) == "attribute" for at in between)


def _left(scene: Scene, hit: Hit, is_definite: bool, right_rule: str) -> tuple[Mention, ...]:
    """The subject: the nearest names before the event that nothing governs."""
    noun = hit.payload.frame == "noun"
    named = right_rule == "possessors" and hit.payload.kind not in ("agreement", "call")
    if noun and (is_definite or named):
        return _attending(scene, hit) if named else ()
    for group in reversed(scene.groups):
        if group.last > hit.first or group.link in _GOVERNED:
            continue
        if noun and not _governs(scene, group, hit, right_rule):
            return ()
        if noun and any(scene.role(at) == "credit" for at in range(group.last, hit.first)):
            return ()
        return group.members
    return ()


def _attending(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """Who attends a summit that is named by its body: the subject of a verb of attending, before it or behind a comma."""
    if not any(scene.role(at) == "attend" for at in range(max(0, hit.first - _VERB_REACH), hit.first)):
        return ()
    for group in reversed(scene.groups):
        if group.last <= hit.first and group.link not in _GOVERNED:
            return group.members
    return _behind_comma(scene, hit)


def _behind_comma(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """The subject behind a phrase that opens the sentence: ``Dalam kunjungan ke Seoul, Abe menolak``."""
    for group in scene.groups:
        if group.head >= hit.last and group.link is None and scene.items[group.head].gap.startswith(","):
            return group.members
    return ()


def _governs(scene: Scene, group: Group, hit: Hit, right_rule: str) -> bool:
    """Whether the names before a noun take part: a verb of holding between them, or a partner behind it."""
    roles = {scene.role(at) for at in range(max(group.last, hit.first - _VERB_REACH), hit.first)}
    kind = hit.payload.kind
    if kind == "agreement":
        return bool(roles & {"accept", "hold"}) and (
            len(group.members) > 1 or _is_side(group) or right_rule == "partner"
        )
    if right_rule == "partner":
        return True
    if kind in ("summit", "meeting"):
        return bool(roles & {"hold", "attend"})
    return "hold" in roles or (kind == "call" and "attend" in roles)


def _is_side(group: Group) -> bool:
    return all(member.actor_kind != "person" for member in group.members)


def _traveller(scene: Scene, hit: Hit, is_definite: bool) -> Parties:
    """Who travels: whose visit it is, else the subject."""
    for group in scene.groups:
        if group.head >= hit.last and _is_possessor(scene, hit, group):
            return Parties(group.members, "possessors", is_definite=is_definite)
    if not is_definite:
        for group in reversed(scene.groups):
            if group.last <= hit.first and group.link not in _GOVERNED:
                return Parties(group.members, "subject")
        members = _behind_comma(scene, hit)
        if members:
            return Parties(members, "subject-behind")
    return Parties((), "definite" if is_definite else "bare", points_back=True, is_definite=is_definite)


def is_acted_on(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether a verb of agreeing stands in the clause of the event word."""
    window = range(max(0, hit.first - _VERB_REACH), min(len(scene.items), hit.last + _VERB_REACH))
    return any(scene.role(at) in ("accept", "hold") for at in window)


def names_partner(item: Item) -> bool:
    """Whether the item names somebody."""
    return item.is_actor
