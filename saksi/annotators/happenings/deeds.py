"""Whether an event word tells of an event at all: held, agreed upon, told of in passing, with a guest, or before."""

from __future__ import annotations

from saksi.annotators.happenings.items import CLAUSE_ROLES, Scene
from saksi.annotators.happenings.subjects import ACTS, VERB_REACH
from saksi.annotators.happenings.vocabulary import EventWord
from saksi.phrases import Hit

_BACKGROUND_REACH = 3
_GATHERINGS = frozenset({"summit", "meeting"})
_AUXILIARIES = frozenset({"akan", "bakal", "dijadwalkan", "direncanakan", "mungkin", "bisa", "dapat", "sudah", "telah"})
_BEFORE_IT = CLAUSE_ROLES | {"event", "wish"}
"""Roles of the word before an ``itu`` that stands for a whole event."""


def means_event(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether what took place is the event told of before: ``itu``, ``acara itu``, ``menantikannya``."""
    at = hit.first - 1
    while at >= 0 and scene.items.forms[at] in _AUXILIARIES:
        at -= 1
    if at < 0:
        return False
    if scene.roles[at] != "definite":
        return scene.items.forms[at].startswith("me") and scene.items.forms[at].endswith("nya")
    return at == 0 or scene.roles[at - 1] in _BEFORE_IT or at - 1 in scene.sayings


def has_guest(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether persons, with or without their titles, are named right behind a word (``menerima Presiden Abe``)."""
    behind = next((group for group in scene.groups if group.head == hit.last), None)
    return behind is not None and all(member.actor_kind == "person" for member in behind.members)


def is_background(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether a word that opens a clause of time or cause stands close before the event."""
    return "clause" in scene.roles[max(0, hit.first - _BACKGROUND_REACH) : hit.first]


def is_looked_back_on(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether something is told of as done in a meeting that the reader knows: ``Dalam pertemuan itu, Abe menolak``."""
    if hit.payload.kind not in _GATHERINGS or "definite" not in scene.roles[hit.last : hit.last + 2]:
        return False
    return "within" in scene.roles[max(0, hit.first - 2) : hit.first]


def is_held(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether the words tell of the event as a deed: a verb, or a noun behind a verb of holding."""
    if hit.payload.frame in ("verb", "host"):
        return True
    if hit.payload.frame == "journey" and hit.payload.needs == "place":
        return True
    return "hold" in scene.roles[max(0, hit.first - 2) : hit.first]


def is_acted_on(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether a verb of agreeing stands in the clause of the event word."""
    return not ACTS.isdisjoint(scene.roles[max(0, hit.first - VERB_REACH) : hit.last + VERB_REACH])


def is_signed(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether a verb of signing stands in the clause of the event word, so that a place beside it is its own."""
    return "sign" in scene.roles[max(0, hit.first - VERB_REACH) : hit.last + VERB_REACH]
