"""The subject of an event: the nearest names before its word that nothing governs, or those behind a comma."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.annotators.happenings.items import Group, Scene
from saksi.annotators.happenings.vocabulary import EventWord
from saksi.phrases import Hit

GOVERNED = frozenset(
    {"preposition", "topic", "direction", "site", "origin", "with", "include", "credit", "agent", "against", "company"}
)
"""Links that make a name no subject."""
_ACCORDING = frozenset({"menurut", "berdasarkan"})
_PARTING = frozenset(".:;]")
VERB_REACH = 12
"""Items between a subject or a verb and the event."""
ACTS = frozenset({"accept", "sign", "hold"})
"""Roles of the verbs by which one becomes party to an agreement."""
_DEEDS = ACTS | {"attend"}
_NAMED_BY_PARTIES = frozenset({"summit", "meeting", "talks", "exercise", "statement", "test", "war"})
"""Kinds whose parties stand whole behind the word, so that a subject before it is somebody else."""


def objects_of(scene: Scene, others: Iterable[Hit[EventWord]]) -> frozenset[int]:
    """First items of those met in another event of the sentence, of whom no clause follows that they could begin."""
    ends = {other.last for other in others if other.payload.frame in ("verb", "host")}
    if not ends:
        return frozenset()
    objects = (g for g in scene.groups if g.head in ends or (g.link == "with" and g.link_at in ends))
    return frozenset(group.first for group in objects if scene.roles[group.last] != "relative")


def subject_of(scene: Scene, hit: Hit, is_definite: bool, right_rule: str, objects: frozenset[int]) -> Group | None:
    """The subject: the nearest names before the event that nothing governs, or those behind a comma."""
    is_noun = hit.payload.frame in ("noun", "meal")
    named = right_rule == "possessors" and hit.payload.kind in _NAMED_BY_PARTIES
    if is_noun and (is_definite or named):
        return _attending(scene, hit) if named or hit.payload.kind == "summit" else None
    for group in likeliest_subjects(scene, hit):
        if is_source(scene, group):
            continue
        if group.last > hit.first or group.first in objects:
            continue
        if group.link in GOVERNED and not _has_just_spoken(scene, group):
            continue
        if is_parted(scene, group.last, hit.first):
            break
        group = explained(scene, group, hit) or group
        if is_noun and not (_governs(scene, group, hit, right_rule) and not _is_topic(scene, hit)):
            return None
        return group
    is_deed = hit.payload.frame == "verb" and right_rule == "possessors"
    return behind_comma(scene, hit) if right_rule == "partner" or is_deed else None


def is_source(scene: Scene, group: Group) -> bool:
    """Whether a sentence opens with the word of somebody: ``Menurut keterangan Juru Bicara Kang, Moon berangkat``."""
    opens = scene.items.forms[0] in _ACCORDING and group.first == scene.groups[0].first
    return opens and scene.items.gaps[group.last : group.last + 1] == [","]


def _has_just_spoken(scene: Scene, group: Group) -> bool:
    """Whether a clause of time about a speaker follows his name: ``kata Moon setelah berunding dengan Abe``."""
    return group.link == "credit" and scene.roles[group.last] == "clause"


def likeliest_subjects(scene: Scene, hit: Hit) -> list[Group]:
    """The groups of a sentence, the likeliest subject of an event first: the nearest.

    Of a deed right behind a word that opens a clause of time it is the subject of the main clause, the first one:
    ``Moon mengkritik Kim setelah bertemu Abe``; or who has just spoken: ``kata Moon sebelum bertemu Abe``.
    """
    is_bare = hit.payload.frame in ("verb", "journey") and hit.first > 1 and scene.roles[hit.first - 1] == "clause"
    if not is_bare:
        return list(reversed(scene.groups))
    speaker = [group for group in scene.groups if group.last == hit.first - 1 and _has_just_spoken(scene, group)]
    if speaker:
        return speaker
    spoken = [group for group in scene.groups if not scene.sayings.isdisjoint(range(group.last, hit.first))]
    behind = behind_comma(scene, hit) if spoken else None
    return [behind] if behind else list(scene.groups)


def explained(scene: Scene, group: Group, hit: Hit) -> Group | None:
    """The subject before an insertion in which names stand: ``Abe, yang bertemu Moon, akan mengunjungi Seoul``."""
    if not _has_comma(scene, group.last, hit.first + 1):
        return None
    for earlier in scene.groups:
        if earlier.last >= group.head:
            return None
        if earlier.link not in GOVERNED and scene.items.gaps[earlier.last].startswith(","):
            return earlier
    return None


def _has_comma(scene: Scene, first: int, last: int) -> bool:
    return any("," in gap for gap in scene.items.gaps[first:last])


def _is_topic(scene: Scene, hit: Hit) -> bool:
    return hit.first > 0 and scene.roles[hit.first - 1] == "topic"


def _attending(scene: Scene, hit: Hit) -> Group | None:
    """Who attends a summit named by its body: the subject of a verb of attending, before it or behind a comma."""
    if "attend" not in scene.roles[max(0, hit.first - VERB_REACH) : hit.first]:
        return None
    for group in reversed(scene.groups):
        if group.last <= hit.first and group.link not in GOVERNED:
            return group if scene.sayings.isdisjoint(range(group.last, hit.first)) else None
    return behind_comma(scene, hit)


def behind_comma(scene: Scene, hit: Hit) -> Group | None:
    """The subject behind a phrase that opens the sentence: ``Dalam kunjungan ke Seoul, Abe menolak``."""
    for group in scene.groups:
        if group.head >= hit.last and group.link is None and scene.items.gaps[group.head].startswith(","):
            return group
    return None


def _is_credit(scene: Scene, first: int, last: int) -> bool:
    """Whether a source is credited between two places, which ``dilaporkan menggelar pertemuan`` does not."""
    return any(scene.roles[at] == "credit" and scene.roles[at + 1] not in _DEEDS for at in range(first, last))


def _governs(scene: Scene, group: Group, hit: Hit, right_rule: str) -> bool:
    """Whether the names before a noun take part: a verb of holding between them, or a partner behind it."""
    if _is_credit(scene, group.last, hit.first):
        return False
    roles = frozenset(scene.roles[max(group.last, hit.first - VERB_REACH) : hit.first])
    kind = hit.payload.kind
    if kind == "agreement":
        sided = len(group.members) > 1 or all(m.actor_kind != "person" for m in group.members)
        is_settled = sided or right_rule == "partner"
        return (sided and right_rule == "partner") or "sign" in roles or (bool(roles & ACTS) and is_settled)
    if right_rule == "partner":
        return True
    if kind in ("summit", "meeting"):
        return bool(roles & {"hold", "attend"})
    return "hold" in roles or (kind == "call" and "attend" in roles)


def behind_from(scene: Scene, hit: Hit) -> Group | None:
    """Persons from whom something comes during a visit: ``pengumuman dari Abe saat kunjungan ke Seoul``."""
    for group in reversed(scene.groups):
        if (
            group.last <= hit.first
            and group.link in ("origin", "agent")
            and not is_parted(scene, group.last, hit.first)
        ):
            return group if all(member.actor_kind == "person" for member in group.members) else None
    return None


def is_parted(scene: Scene, first: int, last: int) -> bool:
    """Whether a mark that ends a sentence or a link stands between two places; a stop in ``Jr. tiba`` ends none."""
    items, stop = scene.items, min(last + 1, len(scene.items.gaps))
    if _PARTING.isdisjoint("".join(items.gaps[first:stop])):
        return False
    marks = [at for at in range(first, stop) if not _PARTING.isdisjoint(items.gaps[at])]
    return any(items.gaps[at] != "." or items.are_capital[at] or not items.forms[at] for at in marks)
