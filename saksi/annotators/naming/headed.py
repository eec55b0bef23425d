"""Names of bodies by their first word or their last, and their clipped forms.

`Badan`, `Komisi`, `Pengadilan` and their like begin the name of a body whatever follows with a capital. A full name
once given, the article says its first words again, small or with capitals: `pengadilan banding`.
"""

from __future__ import annotations

from bisect import bisect_left

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.reading import Found

_ENDS = frozenset(("state", "place"))
"""Kinds of names that can end the name of a body."""
_LONGEST_NAME = 10
_SHORTEST_FULL = 3
_BARE = 2
_OF_BODIES = frozenset(("name.body", "name.bare"))
_ENDINGS = ("kan", "i", "an")
"""What ends verbs that the lists of words do not have."""


def add_headed(c: Collected) -> None:
    """Names that begin with a noun for bodies and go on in capitals: `Badan Intelijen Pertahanan`."""
    heads = c.classes["body_head"] | c.classes["body_part"]
    for i in c.tokens.large(heads):
        if c.is_running(i):
            owner = c.owners.get(i)
            if owner is None and not c.covered[i]:
                _put_headed(c, i)
            elif owner is not None and owner.rule == "name.body" and owner.kind == "short" and owner.first == i:
                _join_place(c, owner)


def add_tailed(c: Collected) -> None:
    """Names in capitals that end with a word for bodies, mostly English: `Liberty Justice Center`, `Jeju Air`."""
    tails = c.classes["body_tail"]
    for i in c.tokens.large(tails):
        if c.covered[i] or not c.is_running(i):
            continue
        first = i
        while first > 0 and _is_part(c, first - 1):
            first -= 1
        last = _end_of_tail(c, i + 1)
        longer = c.owners.get(first - 1)
        kinds = ("organisation", "state", "place") if last > i + 1 else ("organisation",)
        if longer is not None and longer.actor_kind in kinds and c.tokens.gap(first - 1) == " ":
            c.drop(longer)  # `Harvard Kennedy School`, `Korea Institute for National Unity`
            first = longer.first
        if first < i:
            c.put(Found(first, last, "name", "organisation", "name.headed", c.finder.is_venue(first, last)))


def _end_of_tail(c: Collected, last: int) -> int:
    """Behind further such words, and behind what `of` or `for` joins to them: `Korea Institute for National Unity`."""
    tokens, joints, end = c.tokens, c.classes["of_name"], min(len(c.tokens), last + _LONGEST_NAME)
    while last < end and tokens.forms[last] in c.classes["body_tail"] and tokens.capital[last]:
        last += 1
    at = last
    while at < end and tokens.forms[at] in joints and not tokens.capital[at] and tokens.gap(at - 1) == " ":
        at += 1
    if at == last:
        return last
    while at < end and tokens.gap(at - 1) == " " and (tokens.capital[at] or tokens.forms[at] in joints):
        last = at + 1 if tokens.capital[at] else last
        at += 1
    return last


def _is_part(c: Collected, i: int) -> bool:
    """Whether word *i* belongs to the name that goes on behind it."""
    tokens = c.tokens
    if not tokens.capital[i] or c.covered[i] or tokens.gap(i) not in (" ", "-"):
        return False
    return not (c.words.is_common(tokens.forms[i]) or c.words.is_written_small(tokens.forms[i]))


def _put_headed(c: Collected, first: int) -> None:
    last, inside = _end_of_name(c, first)
    if last - first < _BARE or (first in c.finder.title_ends and _are_names(c, first + 1, last)):
        return  # `Kepala Dinas Budi Hartono` names a person
    for f in inside:
        c.drop(f)
    c.put(Found(first, last, "name", "organisation", "name.headed", c.finder.is_venue(first, last)))


def _are_names(c: Collected, first: int, last: int) -> bool:
    """Whether all words are such as stand in lists of names, none of them written small."""
    forms = c.tokens.forms[first:last]
    names = (c.words.is_name(form) and not c.words.is_written_small(form) for form in forms)
    return all(names) and not c.classes["body_head"].intersection(forms)


def _end_of_name(c: Collected, first: int) -> tuple[int, list[Found]]:
    """Behind the last word of the name that begins at *first*, and what was found within it."""
    tokens, last, inside = c.tokens, first + 1, []
    while last < min(len(tokens), first + _LONGEST_NAME) and _is_near(c, last):
        owner, has_part = c.owners.get(last), last - first > 1
        if owner is not None and owner.kind == "role" and tokens.capital[last] and owner.first == last:
            inside.append(owner)  # `Departemen Efisiensi Pemerintah ini`
            last += 1
        elif owner is not None and owner not in inside and _is_body(owner):
            inside.append(owner)  # `Badan Bea Cukai dan Perlindungan Perbatasan`
            last = owner.last
        elif owner is not None:
            if owner not in inside and has_part and owner.actor_kind in _ENDS:
                return owner.last, [*inside, owner]
            break
        elif tokens.capital[last] and _is_rank_inside(c, first, last) and _is_followed(c, last):
            last += 1  # `Direktorat Jenderal Pangan`, `Aliansi Jurnalis Mandiri`
        elif has_part and tokens.capital[last] and c.covered[last] and _is_state(c, last):
            return last + 1, inside
        elif tokens.capital[last] and not c.covered[last] and not _is_verb(c, last):
            last += 1
        elif tokens.forms[last] in c.classes["particle"] and has_part and _is_joined(c, last + 1):
            last += 2
        elif tokens.forms[last] in c.classes["body_joint"] and has_part | _is_joinable(c, first):
            part = c.owners.get(last + 1)
            if part is not None and _is_body(part):
                return part.last, [*inside, part]  # `Imigrasi dan Bea Cukai`
            if not _goes_on(c, last + 1):
                break
            last += 2
        else:
            break
    return last, inside


def _is_near(c: Collected, i: int) -> bool:
    """Whether word *i* can go on the name before it: behind a space, or a capital behind a hyphen, `Antar-Layanan`."""
    gap = c.tokens.gap(i - 1)
    return gap == " " or (gap == "-" and c.tokens.capital[i] and i not in c.owners and not c.covered[i])


def _is_verb(c: Collected, i: int) -> bool:
    """Whether word *i* is a verb, not only a name that begins like one: `Kepolisian Merseyside`."""
    form = c.tokens.forms[i]
    return c.finder.knowledge.is_verb(form) and (
        c.words.is_common(form) or (not c.words.is_name(form) and form.endswith(_ENDINGS))
    )


def _is_rank_inside(c: Collected, first: int, i: int) -> bool:
    """Whether an office at word *i* is part of a body's name: a rank, or what the members of a union are."""
    if c.tokens.forms[i] in c.classes["body_rank"]:
        return True
    entries = c.finder.knowledge.by_form.get((c.tokens.forms[i],), ())
    members = i == first + 1 and c.tokens.forms[first] in c.classes["body_of_members"]
    return members and any(e.type == "office" for e in entries)


def _is_followed(c: Collected, i: int) -> bool:
    """Whether another capital follows word *i*."""
    return i + 1 < len(c.tokens) and c.tokens.gap(i) == " " and c.tokens.capital[i + 1]


def _is_joined(c: Collected, i: int) -> bool:
    """Whether word *i* has a capital of its own and belongs to the word before: `al-Awda`."""
    return i < len(c.tokens) and c.tokens.joined(i - 1) and c.tokens.capital[i] and not c.covered[i]


def _is_body(f: Found) -> bool:
    """Whether it is a body that the tables know, without its state."""
    return f.rule == "name.body" and f.kind == "short"


def _is_state(c: Collected, i: int) -> bool:
    return any(e.kind == "state" for e in c.finder.knowledge.by_form.get((c.tokens.forms[i],), ()))


def _is_joinable(c: Collected, i: int) -> bool:
    """Whether one word can be the first part of a body's name: `Imigrasi dan Penegakan ...`."""
    return c.tokens.forms[i] in c.classes["body_part"]


def _goes_on(c: Collected, i: int) -> bool:
    """Whether a common noun with a capital stands at word *i*: `dan Perlindungan`."""
    tokens = c.tokens
    if i >= len(tokens) or not tokens.joined(i - 1) or not tokens.capital[i] or c.covered[i]:
        return False
    if tokens.forms[i] in c.classes["particle"]:
        return False
    return c.words.is_written_small(tokens.forms[i])


def _join_place(c: Collected, body: Found) -> None:
    """A body and the place right behind it are one name: `Kementerian Kesehatan Gaza`."""
    place = c.owners.get(body.last)
    if place is not None and place.actor_kind == "place" and c.tokens.gap(body.last - 1) == " ":
        c.drop(body)
        c.drop(place)
        c.put(Found(body.first, place.last, "name", "organisation", "name.headed"))


def add_clipped(c: Collected) -> None:
    """The first words of a body's full name, small or not, where they stand again: `pengadilan banding`."""
    wholes: dict[str, dict[tuple[str, ...], None]] = {}
    for f in c.found.values():
        forms = tuple(c.tokens.forms[f.first : f.last])
        if f.actor_kind == "organisation" and len(forms) >= _SHORTEST_FULL and forms[0] in c.classes["body_head"]:
            wholes.setdefault(forms[0], {})[forms] = None
    for i in c.tokens.where(wholes):
        if i not in c.owners and c.is_running(i):
            last = max(_clipped_end(c, i, whole) for whole in wholes[c.tokens.forms[i]])
            is_apposed = last < len(c.tokens) and c.tokens.capital[last] and c.tokens.gap(last - 1) == " "
            if last - i >= _BARE and not is_apposed and not _is_noun(c, i, last):
                c.put(Found(i, last, "short", "organisation", "name.clipped"))


def _is_noun(c: Collected, first: int, last: int) -> bool:
    """Whether the words are only a noun of the tables: `rumah sakit`."""
    entries = c.finder.knowledge.by_form.get(tuple(c.tokens.forms[first:last]), ())
    return any(e.type == "noun" for e in entries)


def add_bare(c: Collected) -> None:
    """A single noun for a body that begins a sentence and acts: `Kepolisian kemudian menangkap`."""
    for start in c.begins:
        i = bisect_left(c.tokens.starts, start)
        if i + 1 >= len(c.tokens) or i in c.owners or c.covered[i] or not c.tokens.capital[i]:
            continue
        entries = c.finder.knowledge.by_form.get((c.tokens.forms[i],), ())
        if any(e.type == "body" for e in entries) and c.tokens.gap(i) == " " and _acts(c, i + 1):
            c.put(Found(i, i + 1, "short", "organisation", "name.bare"))


def add_bodies_alone(c: Collected) -> None:
    """A noun for a body written small and spoken of as somebody: `tidak ada masalah dengan militer`."""
    before = c.classes["bearer"] | c.classes["affecting"]
    for i in sorted({at + 1 for at in c.tokens.where(before)} | _commanded(c)):
        if i == len(c.tokens) or i in c.owners or c.covered[i] or c.tokens.gap(i - 1) != " ":
            continue
        entries = c.finder.knowledge.by_form.get((c.tokens.forms[i],), ())
        is_body = any(e.type == "body" and e.form != "member" for e in entries) and not c.tokens.capital[i]
        ends = i + 1 >= len(c.tokens) or c.tokens.gap(i) != " " or _acts(c, i + 1)
        if is_body and ends:
            c.put(Found(i, i + 1, "short", "organisation", "name.bare"))


def add_local(c: Collected) -> None:
    """A body with a capital and the place right behind it, were it told to be a city: `Polisi Kota Rawamerah`."""
    for f in [f for f in c.found.values() if f.rule in _OF_BODIES and f.kind == "short"]:
        if not c.tokens.capital[f.first] or f.last - f.first > 1:
            continue
        city = f.last < len(c.tokens) and c.tokens.capital[f.last] and c.tokens.forms[f.last] in c.classes["place_head"]
        place = c.owners.get(f.last + city) or (c.owners.get(f.last) if city else None)
        inside = place is not None and place.actor_kind == "place" and place.first in (f.last, f.last + city)
        if inside and all(c.tokens.gap(i) == " " for i in range(f.last - 1, place.first)):
            c.drop(f)
            c.drop(place)
            c.put(Found(f.first, place.last, "name", "organisation", "name.headed"))


def _commanded(c: Collected) -> set[int]:
    """Where a word for an army stands behind its leader or what it did: `komandan militer`, `digulingkan militer`."""
    knowledge, found = c.finder.knowledge, set()
    passive = knowledge.prefixes["passive"]
    for i in c.tokens.where(c.classes["army"]):
        before = c.tokens.forms[i - 1] if i else ""
        office = any(e.type == "office" and e.value != "courtesy" for e in knowledge.by_form.get((before,), ()))
        if office and i > 1 and c.tokens.forms[i - 2] in c.classes["plural_marker"]:
            continue  # `para pemimpin militer`
        if office or (before.startswith(passive) and knowledge.is_verb(before)):
            found.add(i)
    return found


def _acts(c: Collected, i: int) -> bool:
    form = c.tokens.forms[i]
    return form in c.classes["opener"] or c.finder.knowledge.is_verb(form)


def _clipped_end(c: Collected, first: int, whole: tuple[str, ...]) -> int:
    """Behind the words from *first* on that stand in *whole* in the same order, the first two next to each other."""
    tokens, at, i = c.tokens, 0, first
    while i < len(tokens) and at < len(whole) and i not in c.owners and (i == first or tokens.gap(i - 1) == " "):
        rest = whole[at : at + 1] if i - first < _BARE else whole[at:]
        if tokens.forms[i] not in rest:
            break
        at += rest.index(tokens.forms[i]) + 1
        i += 1
    return i
