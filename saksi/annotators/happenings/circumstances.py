"""Where an event was, and whether: places and words for status near the word for it."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.annotators.happenings.deeds import is_background
from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.items import CLAUSE_ROLES, Others, Scene
from saksi.annotators.happenings.times import carrier_of
from saksi.annotators.happenings.vocabulary import EventWord, StatusWord
from saksi.phrases import Hit

_APPOSITION_REACH = 5
_OPENING_REACH = 4
"""Items of dates before the place with which a sentence opens."""
_RELATIVE_REACH = 8
"""Words that a clause between a noun and its verb may have."""
_SITE_WORDS = 3
"""Words of no known role between the kind of a place and its name: ``di kota pelabuhan kecil Busan``."""
_STRANGERS = 2
"""Words of no known role that may stand between an event and its place."""
_PRECEDENCE = (
    "called_off",
    "refuted",
    "denied",
    "rumoured",
    "proposed",
    "presupposed",
    "hypothetical",
    "held",
    "planned",
)
_LEADING_AWAY = CLAUSE_ROLES | {"topic", "against"}
_COMES_OF = frozenset({"summit", "meeting", "talks", "call"})
_OUTCOME_WORDS = 18
_ENDS_OUTCOME = frozenset(',;."')
_POINTING = frozenset({"definite", "attribute"})
_DENIALS = frozenset({"denied", "refuted"})
_NEGATIONS = frozenset({"tidak", "tak", "belum"})
_TOLD_OF = frozenset({"topic", "aspect"})
"""Roles of words behind a negation by which it denies what is told of an event, not the event."""
_CROSSING = frozenset({"planned", "proposed", "rumoured"})
"""What holds on over the next event: `dijadwalkan tiba di Hanoi untuk bertemu`."""


def place_of(scene: Scene, hit: Hit[EventWord], others: Others, gazetteer: Gazetteer) -> str | None:
    """Where an event was, in the article's words, without the state behind a city."""
    following = scene.following(others)
    is_journey = hit.payload.frame == "journey"
    if is_journey and hit.payload.needs == "place" and hit.last < following and not _is_person(scene, hit.last):
        name = _name_at(scene, hit.last, gazetteer, is_journey)
        if name:
            return name
    strangers = -_STRANGERS if is_journey and hit.payload.needs != "abroad" else 0
    settling = frozenset([at for cue in scene.statuses for at in range(cue.first, cue.last)])
    for at in range(hit.last, following):
        role = scene.roles[at]
        if role == "relative" and at + 1 in settling:
            continue
        if role in _LEADING_AWAY or (role == "credit" and not is_journey):
            break
        if role == "site" or (role == "direction" and is_journey):
            name = _name_at(scene, at + 1, gazetteer, is_journey)
            if name:
                return name
        strangers += scene.is_plain(at) and scene.items.forms[at] not in scene.titles and at not in settling
        if strangers > _STRANGERS:
            break
    for cue in scene.statuses if hit.payload.frame == "noun" else ():
        if hit.last < cue.first < following and cue.payload.after and scene.roles[cue.last] == "site":
            name = _name_at(scene, cue.last + 1, gazetteer)
            if name and _distance(scene, hit.last, cue.first) is not None:
                return name
    carrier = carrier_of(scene, hit, others)
    if carrier is not None:
        return place_of(scene, carrier, others.of_next(hit), gazetteer)
    return _place_before(scene, hit, gazetteer)


def _is_person(scene: Scene, at: int) -> bool:
    """Whether a person, with or without a title, is named at an item."""
    group = next((group for group in scene.groups if group.head <= at < group.last), None)
    return group is not None and group.members[0].actor_kind == "person"


def _place_before(scene: Scene, hit: Hit[EventWord], gazetteer: Gazetteer) -> str | None:
    """The place with which the sentence opens: ``Di Berlin, Merz bertemu ...``, ``Pekan lalu di Berlin, ...``."""
    if hit.payload.frame == "journey":
        return None
    for at in range(min(_OPENING_REACH, hit.first - 1)):
        if scene.roles[at] == "site":
            return _name_at(scene, at + 1, gazetteer)
        if scene.items.dates[at] is None and scene.roles[at] != "within":
            break
    return None


def _name_at(scene: Scene, at: int, gazetteer: Gazetteer, is_journey: bool = False) -> str | None:
    """The name of a place that begins at an item: capitalised words and states, joined by commas.

    A title is the head of no place (``kunjungan ke Raja Malaysia``, ``di rumah duta besar Jepang``); a region is one to
    travel to.
    """
    items, size = scene.items, len(scene.items.forms)
    while at < size and scene.roles[at] == "site_kind":
        at += 1
        stop = min(at + _SITE_WORDS, size)
        while at < stop and scene.is_plain(at) and not gazetteer.is_office(items.forms[at]):
            at += 1
    if at >= size or scene.roles[at] == "no_site" or gazetteer.is_office(items.forms[at]):
        return None
    parts: list[list[int]] = [[]]
    while at < size and _is_name(scene, at) and (items.gaps[at] in ("", ")", ",") or not parts[0]):
        if items.gaps[at] == "," and parts[0]:
            if items.mentions[at] is None and not gazetteer.country(scene.place_words(at)):
                break
            parts.append([])
        parts[-1].append(at)
        at += 1
        if at + 1 < size and items.gaps[at] == "(" and items.gaps[at + 1][:1] == ")":
            at += 1  # the letters of a hall: ``Jakarta Convention Center (JCC) Senayan``
    name = _joined(scene, [part for part in parts if part], gazetteer, is_journey)
    return name or _city_behind(scene, at, gazetteer)


def _city_behind(scene: Scene, first: int, gazetteer: Gazetteer) -> str | None:
    """The city that stands behind a comma after a description: ``di kota pelabuhan Rusia timur, Vladivostok``."""
    for at in range(first, min(first + _APPOSITION_REACH, len(scene.items.forms))):
        if scene.items.gaps[at] == "," and gazetteer.is_city(scene.words(at)):
            return scene.words(at)
    return None


def _is_name(scene: Scene, at: int) -> bool:
    mention = scene.items.mentions[at]
    if mention is not None:
        return mention.actor_kind != "person" and mention.kind in ("name", "short", "metonym")
    return scene.items.are_capital[at]


def _joined(scene: Scene, parts: list[list[int]], gazetteer: Gazetteer, is_journey: bool) -> str | None:
    names = [" ".join([scene.place_words(at) for at in part]) for part in parts]
    names = [name for name in names if is_journey or not gazetteer.is_region(name)]
    names = [name for name in names if not gazetteer.is_state(name)] or names
    return ", ".join(names) or None


def status_of(scene: Scene, hit: Hit[EventWord], cues: Sequence[Hit[StatusWord]], others: Others) -> str | None:
    """The status that the words near an event settle; none if they settle nothing."""
    if not cues:
        return None
    around = others.all()
    found = [cue.payload.status for cue in cues if _reaches(scene, hit, cue, around)]
    return min(found, key=_PRECEDENCE.index) if found else None


def _reaches(scene: Scene, hit: Hit[EventWord], cue: Hit[StatusWord], others: Sequence[Hit[EventWord]]) -> bool:
    word = cue.payload
    if word.kinds and hit.payload.kind not in word.kinds:
        return False
    is_before = cue.last <= hit.first
    reach = word.before if is_before else word.after
    if reach is None or not (is_before or cue.first >= hit.last):
        return False
    first, last = (cue.last, hit.first) if is_before else (hit.last, cue.first)
    if any(_owns(scene, other, cue) for other in others):
        return False
    if is_before and (_is_of_something_else(scene, cue, hit, others) or _is_after_a_plan(scene, cue)):
        return False
    if not is_before and _is_main_noun(scene, hit):
        return last - first <= reach + _RELATIVE_REACH
    crossed = any(first <= other.first < last and not _is_about(other, hit) for other in others)
    if crossed and not (is_before and word.status in _CROSSING):
        return False
    if is_before and _is_within(scene, cue.first, last):
        return False
    if not is_before and _begins_to_say(scene, first, last):
        return False
    if not is_before and last > first and scene.roles[last - 1] == "relative":
        last -= 1  # ``KTT G7 yang digelar``: the clause about the event begins with its verb
    if not is_before and word.status == "called_off" and _is_of_main_clause(scene, hit, last):
        return False
    distance = _distance(scene, first, last)
    return distance is not None and distance <= reach


def _is_of_main_clause(scene: Scene, hit: Hit[EventWord], cue: int) -> bool:
    """Whether what a cue speaks of stands behind the clause of the event: ``Setelah Abe tiba, acara itu batal``.

    A comma right before the cue ends an apposition: ``karena pertemuan dengan raja, Abdullah, batal``.
    """
    gaps = scene.items.gaps
    return is_background(scene, hit) and "," not in gaps[cue] and "," in "".join(gaps[hit.last : cue])


def _is_after_a_plan(scene: Scene, cue: Hit[StatusWord]) -> bool:
    """Whether a clause of time follows what is planned, so that it lies ahead too: ``akan berkunjung setelah KTT``."""
    if cue.payload.status != "held" or scene.roles[cue.first] != "clause":
        return False
    plans = [other.last for other in scene.statuses if other.payload.status == "planned" and other.last <= cue.first]
    return any(not _begins_to_say(scene, last, cue.first) for last in plans)


def _begins_to_say(scene: Scene, first: int, last: int) -> bool:
    """Whether a subject begins to speak between two places (``Abe mengatakan``), which ``kata Abe`` does not."""
    return any(at in scene.sayings and scene.items.forms[at].startswith("me") for at in range(first, last))


def _is_of_something_else(
    scene: Scene, cue: Hit[StatusWord], hit: Hit[EventWord], others: Sequence[Hit[EventWord]]
) -> bool:
    """Whether a cue before an event is an adverb (``setelah itu``) or denies what is told of it (``tidak merinci``)."""
    if scene.roles[cue.first] == "adverb":
        return True
    if cue.payload.status not in _DENIALS or scene.items.forms[cue.first] not in _NEGATIONS:
        return False
    stop = min([other.first for other in others if cue.last <= other.first < hit.first], default=hit.first)
    return not (_TOLD_OF.isdisjoint(scene.roles[cue.last : stop]) and scene.sayings.isdisjoint(range(cue.last, stop)))


def _is_within(scene: Scene, first: int, last: int) -> bool:
    """Whether what a cue speaks of is done within the event (``menolak usul itu dalam KTT``), attending apart."""
    roles = scene.roles[first:last]
    return "within" in roles and "attend" not in roles


def _is_about(noun: Hit[EventWord], hit: Hit[EventWord]) -> bool:
    """Whether a noun before a truce is its agreement: ``kesepakatan mengenai gencatan senjata``."""
    return noun.payload.kind == hit.payload.kind == "agreement" and hit.payload.needs == "truce"


def _is_main_noun(scene: Scene, hit: Hit[EventWord]) -> bool:
    """Whether a noun opens the sentence and a clause about it follows, so that the verb behind is its verb."""
    is_noun = hit.payload.frame in ("noun", "meal", "journey")
    return is_noun and hit.first <= 1 and hit.last < len(scene.items.forms) and scene.roles[hit.last] == "relative"


def _owns(scene: Scene, noun: Hit[EventWord], cue: Hit[StatusWord]) -> bool:
    """Whether a cue speaks of a noun before it: ``pertemuan itu akan mengikuti kunjungan``."""
    if noun.payload.frame in ("verb", "host") or cue.payload.after is None or noun.last > cue.first:
        return False
    if _is_main_noun(scene, noun):
        return True
    return _POINTING.issuperset(scene.roles[noun.last : cue.first])


def _distance(scene: Scene, first: int, last: int) -> int | None:
    """Words between two places of a clause, names not counted; none if another clause begins."""
    items, roles, count = scene.items, scene.roles, 0
    for at in range(first, last):
        gap = items.gaps[at]
        if (gap and gap.strip("\"'(),-")) or (roles[at] in CLAUSE_ROLES):
            return None
        count += items.forms[at] != "" and not items.are_capital[at] and roles[at] != "coordinator"
    return count


def outcome_of(scene: Scene, hit: Hit[EventWord], cues: Sequence[Hit[str]]) -> str | None:
    """What came of an event, in the article's words: from such a word to the end of its clause."""
    if hit.payload.kind not in _COMES_OF or not cues:
        return None
    cue, items, size = cues[0], scene.items, len(scene.items.forms)
    last = cue.last
    while last < size and last - cue.first < _OUTCOME_WORDS and not set(items.gaps[last]) & _ENDS_OUTCOME:
        last += 1
    return " ".join(scene.view[items.starts[cue.first] : items.ends[last - 1]].split())
