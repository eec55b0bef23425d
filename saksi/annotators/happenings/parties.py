"""Who takes part in an event, by the words around it.

Behind the word: ``antara A dan B``, ``A dan B``, ``A dengan B``; before it: the nearest names that no
preposition governs. What is definite (``pertemuan itu``) or has nobody beside it points back at an event told
of before.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from saksi.annotators.happenings.items import CLAUSE_ROLES, Group, Others, Scene
from saksi.annotators.happenings.subjects import (
    GOVERNED,
    VERB_REACH,
    behind_comma,
    behind_from,
    explained,
    is_parted,
    is_source,
    likeliest_subjects,
    objects_of,
    subject_of,
)
from saksi.annotators.happenings.vocabulary import EventWord
from saksi.model import Mention
from saksi.phrases import Hit

_FAR = GOVERNED - {"preposition", "with"}
"""Links that make a name no party of a talk that is told of behind it: ``terhadap Iran``."""
_POSSESSOR_REACH = 3
"""Words that may stand between the event and whose it is: ``pertemuan puncak kedua Trump dan Kim``."""
_PARTNER_REACH = 7
_PARTNERS = {"test": ("agent",), "war": ("against", "with", "direction")}
"""Roles of the word before the other side, where it is not ``dengan``."""
_ENDING = CLAUSE_ROLES | {"credit"}
_DOING = frozenset({"verb", "host"})
"""Frames of verbs, whose subject takes part beside all of those named behind: ``Kono menemui Abe dan Moon``."""
_HOLDING = frozenset({"hold", "accept", "sign", "attend"})
_NUMBER = re.compile(r"ke-\w{1,6}")
_BESIDE = frozenset({"sela", "sela-sela"})
_BOTH = frozenset({"both", "both_states", "both_persons"})


class Parties(NamedTuple):
    """Who takes part: the mentions, how they were found, and whether the words point back.

    ``is_voiced`` says that a word of saying stands between the subject and the event: the subject speaks of it
    for his state.
    """

    members: tuple[Mention, ...]
    rule: str
    points_back: bool = False
    is_definite: bool = False
    both: str | None = None
    is_voiced: bool = False


def parties_of(scene: Scene, hit: Hit[EventWord], others: Others) -> Parties:
    """The parties of the event word *hit*; *others* are the further event words of the sentence."""
    is_definite = _is_definite(scene, hit)
    if hit.payload.frame == "journey":
        return _traveller(scene, hit, is_definite)
    both = _both(scene, hit)
    right, rule = _right(scene, hit, _clause_end(scene, hit, others))
    if (
        (rule == "partner" and hit.payload.kind == "test")
        or rule == "include"
        or (len(right) >= 2 and (rule == "between" or (rule == "possessors" and hit.payload.frame not in _DOING)))
    ):
        return Parties(right, rule, points_back=rule == "include", is_definite=is_definite)
    subject = subject_of(scene, hit, is_definite, rule, objects_of(scene, others.all()))
    left = subject.members if subject else ()
    if hit.payload.kind == "call" and not right and not is_definite and len(left) < 2:
        left = _both_ends(scene, hit)
    members = tuple({mention.actor_id: mention for mention in (*left, *right)}.values())
    if not left and both:
        return Parties(members, "both", points_back=True, is_definite=is_definite, both=both)
    if not members:
        points_back = is_definite or not _is_beside(scene, hit)
        return Parties((), "definite" if is_definite else "bare", points_back=points_back, is_definite=is_definite)
    return Parties(
        members,
        "-".join(part for part, found in (("subject", left), (rule, right)) if found),
        points_back=is_definite and len(members) < 2,
        is_definite=is_definite,
        is_voiced=subject is not None
        and len(left) == 1
        and subject.last <= hit.first
        and _speaks(scene, subject.last, hit.first),
    )


def _both_ends(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """Who talks to whom over a telephone named last: ``Abe memberi tahu Moon dalam panggilan telepon``."""
    near = [g for g in scene.groups if g.last <= hit.first and not is_parted(scene, g.last, hit.first)][-2:]
    if len(near) < 2 or near[-1].link in _FAR:
        return ()
    return tuple(m for group in near for m in group.members if m.actor_kind in ("person", "state"))


def _clause_end(scene: Scene, hit: Hit, others: Others) -> int:
    """The item at which what belongs to the event ends: a clause word, a mark, or the next event word."""
    limit = scene.following(others)
    if _ENDING.isdisjoint(scene.roles[hit.last : limit]) and ";" not in "".join(scene.items.gaps[hit.last : limit]):
        return limit
    for at, role in enumerate(scene.roles[hit.last : limit], hit.last):
        if role in _ENDING or ";" in scene.items.gaps[at]:
            return at
    return limit


def _is_definite(scene: Scene, hit: Hit) -> bool:
    return "definite" in scene.roles[hit.last : hit.last + 2]


def _is_beside(scene: Scene, hit: Hit) -> bool:
    """Whether something else is told of as done beside the event, which is another one: ``di sela KTT``."""
    return hit.first > 1 and scene.items.forms[hit.first - 1] in _BESIDE


def _both(scene: Scene, hit: Hit) -> str | None:
    """The role of ``keduanya`` and its like, where it is the subject or stands behind the event."""
    reach = VERB_REACH if hit.payload.kind == "agreement" else _POSSESSOR_REACH
    first = max(0, hit.first - VERB_REACH)
    roles = scene.roles[first : hit.last + reach]
    if _BOTH.isdisjoint(roles):
        return None
    for at, role in enumerate(roles, first):
        if role in _BOTH and (at >= hit.last or _is_subject(scene, at, hit)):
            return role
    return None


def _is_subject(scene: Scene, at: int, hit: Hit) -> bool:
    """Whether what stands at an item before the event does it: of a noun, a verb of holding or agreeing between."""
    if hit.payload.frame not in ("noun", "meal"):
        return True
    return not _HOLDING.isdisjoint(scene.roles[at + 1 : hit.first])


def _right(scene: Scene, hit: Hit, stop: int) -> tuple[tuple[Mention, ...], str]:
    """Those named behind the event and the rule that found them."""
    ahead = [group for group in scene.groups if hit.last <= group.head and group.first < stop]
    if not ahead:
        return (), ""
    between = _linked(scene, hit, ahead, "between")
    if between and _is_near(scene, hit.last, between.head):
        return _opposed(scene, ahead, between), "between"
    counterpart = _counterpart(scene, hit, ahead)
    if counterpart:
        return counterpart.members, "partner"
    nearest = ahead[0]
    if nearest.link == "include" and hit.payload.frame != "verb":
        return nearest.members, "include"
    is_name = hit.payload.kind == "exercise" and all(m.actor_kind == "person" for m in nearest.members)
    if _is_possessor(scene, hit, nearest) and not is_name:
        if hit.payload.kind == "summit" and _is_body_beside(scene, nearest):
            return nearest.members[:1], "possessors"
        return _opposed(scene, ahead, nearest, hit.payload.kind == "war"), "possessors"
    for role in _PARTNERS.get(hit.payload.kind, ("with",)):
        partner = _linked(scene, hit, ahead, role)
        if partner and _is_near(scene, hit.last, partner.head):
            return partner.members, "partner"
    return (), ""


def _is_body_beside(scene: Scene, group: Group) -> bool:
    """Whether a body whose summit it is stands in a list with what is no summit: ``KTT G20 dan Forum Bisnis``."""
    return group.members[0].actor_kind == "organisation" and scene.roles[group.first + 1] == "coordinator"


def _counterpart(scene: Scene, hit: Hit, ahead: list[Group]) -> Group | None:
    """Who is met as a counterpart: ``bertemu (dengan) mitranya dari Jepang, Shinzo Abe``."""
    if "counterpart" not in scene.roles[hit.last : hit.last + 2]:
        return None
    near = (group for group in ahead if group.head - hit.last <= _PARTNER_REACH)
    return next((g for g in near if all(m.actor_kind == "person" and m.kind == "name" for m in g.members)), None)


def _begins_anew(scene: Scene, at: int) -> bool:
    """Whether another clause begins with a comma and a coordinator: ``taktik negosiasi, dan tiada masalah dengan``."""
    return scene.roles[at] == "coordinator" and "," in scene.items.gaps[at]


def _is_near(scene: Scene, first: int, last: int) -> bool:
    """Whether a partner belongs to the event: few words of no known role between, and no topic."""
    between = range(first, last)
    if not scene.sayings.isdisjoint(between) and any("," in scene.items.gaps[at] for at in between):
        return False
    if "topic" in scene.roles[first:last] or any(_begins_anew(scene, at) for at in between):
        return False
    if len(between) <= _PARTNER_REACH:
        return True
    forms = scene.items.forms
    return sum(scene.is_plain(at) and forms[at] not in scene.titles for at in between) <= _PARTNER_REACH


def _linked(scene: Scene, hit: Hit, ahead: list[Group], role: str) -> Group | None:
    """The first group that a link opens, at most a few words before it: ``antara sekutunya Iran dan Israel``."""
    for group in ahead:
        roles = scene.roles[max(hit.last, group.head - _POSSESSOR_REACH) : group.head]
        if role in roles and "aside" not in roles:
            return group
    return None


def _opposed(scene: Scene, ahead: list[Group], first: Group, is_war: bool = False) -> tuple[Mention, ...]:
    """The members of *first* and of the group joined to it by ``dan`` or ``dengan``, in a war by ``terhadap``."""
    members = list(first.members)
    following = ahead[ahead.index(first) + 1 :]
    joints = ("against", "with", "coordinator", "direction") if is_war else ("with", "coordinator")
    if following and following[0].link in joints and following[0].link_at - first.last < _POSSESSOR_REACH:
        members += following[0].members
    return tuple({mention.actor_id: mention for mention in members}.values())


def _is_possessor(scene: Scene, hit: Hit, group: Group) -> bool:
    """Whether only adjectives stand between the event and the names."""
    if group.head < hit.last:
        return False
    if hit.payload.frame in ("verb", "host"):
        return group.head == hit.last
    gap, between = scene.items.gaps[group.head], range(hit.last, group.head)
    if gap.strip("()"):
        return False
    if gap == "(" and all(_is_of_name(scene, at) for at in between):
        return True
    return len(between) <= _POSSESSOR_REACH and all(_is_of_noun(scene, at) for at in between)


def _is_of_noun(scene: Scene, at: int) -> bool:
    """Whether an item is an adjective or a number between a noun and whose it is: ``KTT ke-19 ASEAN``."""
    return scene.roles[at] == "attribute" or _NUMBER.fullmatch(scene.items.forms[at]) is not None


def _is_of_name(scene: Scene, at: int) -> bool:
    """Whether an item belongs to a name before its letters: ``pertemuan puncak ke-17 Forum Ekonomi (APEC)``."""
    return scene.items.are_capital[at] or _is_of_noun(scene, at)


def _speaks(scene: Scene, first: int, last: int) -> bool:
    return not scene.sayings.isdisjoint(range(first, last))


def _traveller(scene: Scene, hit: Hit, is_definite: bool) -> Parties:
    """Who travels: whose visit it is, else the subject."""
    host = _received_by(scene, hit)
    is_active = hit.payload.form.startswith("me")  # behind such a verb stands at most its object, not who travels
    for group in scene.groups if not is_active else ():
        if group.head >= hit.last and (_is_possessor(scene, hit, group) or (host and _is_guest(scene, hit, group))):
            members = (*group.members, *host)
            return Parties(members, "possessors", is_definite=is_definite)
    if not is_definite:
        for group in likeliest_subjects(scene, hit):
            is_subject = group.link not in GOVERNED or group.link == "credit"
            if is_source(scene, group):
                continue
            if group.last <= hit.first and is_subject and not is_parted(scene, group.last, hit.first):
                return Parties((explained(scene, group, hit) or group).members, "subject")
        group = behind_comma(scene, hit) or behind_from(scene, hit)
        if group:
            return Parties(group.members, "subject-behind" if group.head >= hit.last else "from")
    return Parties((), "definite" if is_definite else "bare", points_back=True, is_definite=is_definite)


def _received_by(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """Who receives a visitor: ``Moon menerima kunjungan Abe``."""
    if hit.first == 0 or scene.roles[hit.first - 1] != "accept":
        return ()
    host = next((g for g in reversed(scene.groups) if g.last <= hit.first and g.link not in GOVERNED), None)
    return host.members if host else ()


def _is_guest(scene: Scene, hit: Hit, group: Group) -> bool:
    """Whether a person is named a few words of his title behind a visit that is received."""
    is_near = group.head - hit.last <= _PARTNER_REACH and "," not in "".join(scene.items.gaps[hit.last : group.head])
    return is_near and group.link is None and all(member.actor_kind == "person" for member in group.members)
