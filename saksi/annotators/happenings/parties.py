"""Who takes part in an event, by the words around it.

Behind the word: ``antara A dan B``, ``A dan B``, ``A dengan B``; before it: the nearest names that no
preposition governs. What is definite (``pertemuan itu``) or has nobody beside it points back at an event told
of before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saksi.annotators.happenings.items import CLAUSE_ROLES, Group, Scene
from saksi.annotators.happenings.vocabulary import EventWord
from saksi.model import Mention
from saksi.phrases import Hit

_GOVERNED = frozenset(
    {"preposition", "topic", "direction", "site", "origin", "with", "include", "credit", "agent", "against"}
)
_FAR = _GOVERNED - {"preposition", "with"}
"""Links that make a name no party of a talk that is told of behind it: ``terhadap Iran``."""
_POSSESSOR_REACH = 3
"""Words that may stand between the event and whose it is: ``pertemuan puncak kedua Trump dan Kim``."""
_VERB_REACH = 12
_BACKGROUND_REACH = 3
_PARTNER_REACH = 7
_PARTNERS = {"test": ("agent",), "war": ("against", "with", "direction")}
"""Roles of the word before the other side, where it is not ``dengan``."""
_AUXILIARIES = frozenset({"akan", "bakal", "dijadwalkan", "direncanakan", "mungkin", "bisa", "dapat", "sudah", "telah"})
_ACTS = frozenset({"accept", "sign", "hold"})
"""Roles of the verbs by which one becomes party to an agreement."""
_BEFORE_IT = CLAUSE_ROLES | {"event", "wish"}
"""Roles of the word before an ``itu`` that stands for a whole event."""
_BOTH = frozenset({"both", "both_states", "both_persons"})
_NAMED_BY_PARTIES = frozenset({"summit", "meeting", "talks", "exercise", "statement", "test", "war"})
"""Kinds whose parties stand whole behind the word, so that a subject before it is somebody else."""


@dataclass(frozen=True, slots=True)
class Parties:
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


def parties_of(scene: Scene, hit: Hit[EventWord], others: Iterable[Hit[EventWord]]) -> Parties:
    """The parties of the event word *hit*; *others* are the further event words of the sentence."""
    is_definite = _is_definite(scene, hit)
    if hit.payload.frame == "journey":
        return _traveller(scene, hit, is_definite)
    both = _both(scene, hit)
    right, rule = _right(scene, hit, _clause_end(scene, hit, others))
    if (
        (rule == "partner" and hit.payload.kind == "test")
        or rule == "include"
        or (len(right) >= 2 and rule in ("between", "possessors"))
    ):
        return Parties(right, rule, points_back=rule == "include", is_definite=is_definite)
    subject = _left(scene, hit, is_definite, rule)
    left = subject.members if subject else ()
    if hit.payload.kind == "call" and not right and not is_definite and len(left) < 2:
        left = _both_ends(scene, hit)
    members = tuple({mention.actor_id: mention for mention in (*left, *right)}.values())
    if not left and both:
        return Parties(members, "both", points_back=True, is_definite=is_definite, both=both)
    if not members:
        return Parties((), "definite" if is_definite else "bare", points_back=True, is_definite=is_definite)
    return Parties(
        members,
        "-".join(part for part, found in (("subject", left), (rule, right)) if found),
        points_back=is_definite and len(members) < 2,
        is_definite=is_definite,
        is_voiced=subject is not None and subject.last <= hit.first and _speaks(scene, subject.last, hit.first),
    )


def _both_ends(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """Who talks to whom over a telephone named last: ``Abe memberi tahu Moon dalam panggilan telepon``."""
    near = [g for g in scene.groups if g.last <= hit.first and not _is_parted(scene, g.last, hit.first)][-2:]
    if len(near) < 2 or near[-1].link in _FAR:
        return ()
    return tuple(m for group in near for m in group.members if m.actor_kind in ("person", "state"))


def _clause_end(scene: Scene, hit: Hit, others: Iterable[Hit]) -> int:
    """The item at which what belongs to the event ends: a clause word, a mark, or the next event word."""
    limit = min([other.first for other in others if other.first >= hit.last], default=len(scene.items))
    for at in range(hit.last, limit):
        if scene.role(at) in CLAUSE_ROLES or scene.role(at) == "credit" or ";" in scene.items[at].gap:
            return at
    return limit


def _is_definite(scene: Scene, hit: Hit) -> bool:
    return any(scene.role(at) == "definite" for at in range(hit.last, min(hit.last + 2, len(scene.items))))


def _both(scene: Scene, hit: Hit) -> str | None:
    """The role of ``keduanya`` and its like, where it is the subject or stands behind the event."""
    reach = _VERB_REACH if hit.payload.kind == "agreement" else _POSSESSOR_REACH
    for at in range(max(0, hit.first - _VERB_REACH), min(hit.last + reach, len(scene.items))):
        if scene.role(at) in _BOTH and (at >= hit.last or _is_subject(scene, at, hit)):
            return scene.role(at)
    return None


def _is_subject(scene: Scene, at: int, hit: Hit) -> bool:
    """Whether what stands at an item before the event does it: of a noun, a verb of holding or agreeing between."""
    if hit.payload.frame not in ("noun", "meal"):
        return True
    return any(scene.role(between) in ("hold", "accept", "sign", "attend") for between in range(at + 1, hit.first))


def _right(scene: Scene, hit: Hit, stop: int) -> tuple[tuple[Mention, ...], str]:
    """Those named behind the event and the rule that found them."""
    ahead = [group for group in scene.groups if hit.last <= group.head and group.first < stop]
    if not ahead:
        return (), ""
    between = _linked(scene, hit, ahead, "between")
    if between and _is_near(scene, hit.last, between.head):
        return _opposed(scene, ahead, between), "between"
    nearest = ahead[0]
    if nearest.link == "include":
        return nearest.members, "include"
    if _is_possessor(scene, hit, nearest):
        return _opposed(scene, ahead, nearest, hit.payload.kind == "war"), "possessors"
    for role in _PARTNERS.get(hit.payload.kind, ("with",)):
        partner = _linked(scene, hit, ahead, role)
        if partner and _is_near(scene, hit.last, partner.head):
            return partner.members, "partner"
    return (), ""


def _is_near(scene: Scene, first: int, last: int) -> bool:
    """Whether a partner belongs to the event: few words of no known role between, and no topic."""
    if any(scene.role(at) == "topic" for at in range(first, last)):
        return False
    strangers = sum(
        scene.role(at) is None and item.is_word and not item.is_capital and item.form not in scene.titles
        for at, item in enumerate(scene.items[first:last], first)
    )
    return strangers <= _PARTNER_REACH


def _linked(scene: Scene, hit: Hit, ahead: list[Group], role: str) -> Group | None:
    """The first group that a link opens, at most a few words before it: ``antara sekutunya Iran dan Israel``."""
    for group in ahead:
        roles = {scene.role(at) for at in range(max(hit.last, group.head - _POSSESSOR_REACH), group.head)}
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
    if scene.items[group.head].gap.strip("("):
        return False
    between = range(hit.last, group.head)
    return len(between) <= _POSSESSOR_REACH and all(scene.role(at) == "attribute" for at in between)


def _left(scene: Scene, hit: Hit, is_definite: bool, right_rule: str) -> Group | None:
    """The subject: the nearest names before the event that nothing governs, or those behind a comma."""
    is_noun = hit.payload.frame in ("noun", "meal")
    named = right_rule == "possessors" and hit.payload.kind in _NAMED_BY_PARTIES
    if is_noun and (is_definite or named):
        return _attending(scene, hit) if named else None
    for group in reversed(scene.groups):
        if group.last > hit.first or group.link in _GOVERNED:
            continue
        if _is_parted(scene, group.last, hit.first):
            break
        group = _explained(scene, group, hit) or group
        if is_noun and not (_governs(scene, group, hit, right_rule) and not _is_topic(scene, hit)):
            return None
        return group
    return _behind_comma(scene, hit) if right_rule == "partner" else None


def _explained(scene: Scene, group: Group, hit: Hit) -> Group | None:
    """The subject before an insertion in which names stand: ``Abe, yang bertemu Moon, akan mengunjungi Seoul``."""
    if not _has_comma(scene, group.last, hit.first + 1):
        return None
    for earlier in scene.groups:
        if earlier.last >= group.head:
            return None
        if earlier.link not in _GOVERNED and scene.items[earlier.last].gap.startswith(","):
            return earlier
    return None


def _has_comma(scene: Scene, first: int, last: int) -> bool:
    return any("," in scene.items[at].gap for at in range(first, min(last, len(scene.items))))


def _is_topic(scene: Scene, hit: Hit) -> bool:
    return hit.first > 0 and scene.role(hit.first - 1) == "topic"


def _attending(scene: Scene, hit: Hit) -> Group | None:
    """Who attends a summit named by its body: the subject of a verb of attending, before it or behind a comma."""
    if not any(scene.role(at) == "attend" for at in range(max(0, hit.first - _VERB_REACH), hit.first)):
        return None
    for group in reversed(scene.groups):
        if group.last <= hit.first and group.link not in _GOVERNED:
            return group
    return _behind_comma(scene, hit)


def _behind_comma(scene: Scene, hit: Hit) -> Group | None:
    """The subject behind a phrase that opens the sentence: ``Dalam kunjungan ke Seoul, Abe menolak``."""
    for group in scene.groups:
        if group.head >= hit.last and group.link is None and scene.items[group.head].gap.startswith(","):
            return group
    return None


def _governs(scene: Scene, group: Group, hit: Hit, right_rule: str) -> bool:
    """Whether the names before a noun take part: a verb of holding between them, or a partner behind it."""
    between = range(max(group.last, hit.first - _VERB_REACH), hit.first)
    roles = {scene.role(at) for at in between}
    if "credit" in {scene.role(at) for at in range(group.last, hit.first)}:
        return False
    kind = hit.payload.kind
    if kind == "agreement":
        sided = len(group.members) > 1 or all(m.actor_kind != "person" for m in group.members)
        is_settled = sided or right_rule == "partner"
        return (sided and right_rule == "partner") or "sign" in roles or (bool(roles & _ACTS) and is_settled)
    if right_rule == "partner":
        return True
    if kind in ("summit", "meeting"):
        return bool(roles & {"hold", "attend"})
    return "hold" in roles or (kind == "call" and "attend" in roles)


def _speaks(scene: Scene, first: int, last: int) -> bool:
    return any(at in scene.sayings for at in range(first, last))


def _traveller(scene: Scene, hit: Hit, is_definite: bool) -> Parties:
    """Who travels: whose visit it is, else the subject."""
    for group in scene.groups:
        if group.head >= hit.last and _is_possessor(scene, hit, group):
            return Parties(group.members, "possessors", is_definite=is_definite)
    if not is_definite:
        for group in reversed(scene.groups):
            is_subject = group.link not in _GOVERNED or group.link == "credit"
            if group.last <= hit.first and is_subject and not _is_parted(scene, group.last, hit.first):
                return Parties((_explained(scene, group, hit) or group).members, "subject")
        group = _behind_comma(scene, hit) or _behind_from(scene, hit)
        if group:
            return Parties(group.members, "subject-behind" if group.head >= hit.last else "from")
    return Parties((), "definite" if is_definite else "bare", points_back=True, is_definite=is_definite)


def _behind_from(scene: Scene, hit: Hit) -> Group | None:
    """Persons from whom something comes during a visit: ``pengumuman dari Abe saat kunjungan ke Seoul``."""
    for group in reversed(scene.groups):
        if (
            group.last <= hit.first
            and group.link in ("origin", "agent")
            and not _is_parted(scene, group.last, hit.first)
        ):
            return group if all(member.actor_kind == "person" for member in group.members) else None
    return None


def _is_parted(scene: Scene, first: int, last: int) -> bool:
    """Whether a mark that ends a sentence or a link stands between two places."""
    return any(set(scene.items[at].gap) & set(".:;]") for at in range(first, last + 1))


def means_event(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether what took place is the event told of before: ``itu``, ``acara itu``, ``menantikannya``."""
    at = hit.first - 1
    while at >= 0 and scene.items[at].form in _AUXILIARIES:
        at -= 1
    if at < 0:
        return False
    if scene.role(at) != "definite":
        return scene.items[at].form.startswith("me") and scene.items[at].form.endswith("nya")
    return at == 0 or scene.role(at - 1) in _BEFORE_IT or at - 1 in scene.sayings


def has_guest(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether persons, with or without their titles, are named right behind a word (``menerima Presiden Abe``)."""
    behind = next((group for group in scene.groups if group.head == hit.last), None)
    return behind is not None and all(member.actor_kind == "person" for member in behind.members)


def is_background(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether a word that opens a clause of time or cause stands close before the event."""
    return any(scene.role(at) == "clause" for at in range(max(0, hit.first - _BACKGROUND_REACH), hit.first))


def is_held(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether the words tell of the event as a deed: a verb, or a noun behind a verb of holding."""
    if hit.payload.frame in ("verb", "host"):
        return True
    if hit.payload.frame == "journey" and hit.payload.needs == "place":
        return True
    return any(scene.role(at) == "hold" for at in range(max(0, hit.first - 2), hit.first))


def is_acted_on(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether a verb of agreeing stands in the clause of the event word."""
    window = range(max(0, hit.first - _VERB_REACH), min(len(scene.items), hit.last + _VERB_REACH))
    return any(scene.role(at) in _ACTS for at in window)
