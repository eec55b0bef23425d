"""Body and person taken apart where one name was found of both: `Kepala | Dinas Pangan Kulon Progo | Suharjito`.

Behind an office a body, its region and the bearer's name follow each other without a mark. The bearer begins behind
letters in capitals (`KPK`), behind a region, behind a rank, where the rest stands alone elsewhere, or two words
before the end where no word is one that is written small.
"""

from __future__ import annotations

import re

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.find import GIVEN
from saksi.annotators.naming.reading import Found

_MELTED = frozenset(("name.recognised", "name.headed", "name.entitled", "name.longer", "name.apposed"))
_PERSONAL = GIVEN | {"family", "family-id", "asia", "arab"}
_ALONE = frozenset(("name.introduced", "name.headed"))
_ROMAN = re.compile(r"[IVX]+")
_SHORTEST_LETTERS = 2
_USUAL_NAME = 2
_LONGEST_NAME = 4
_FARTHEST_OFFICE = 5
_MOST = 100
"""Places of a word that are looked at."""


def part_melted(c: Collected) -> None:
    """Cuts the names found; the body stays one where it is more than a region of the office."""
    offices = {i for title in c.finder.titles for i in range(title.first, title.last)}
    bodies = {c.tokens.forms[f.first] for f in c.found.values() if f.rule in _ALONE and f.last - f.first == 1}
    for f in [f for _, f in sorted(c.found.items())]:
        if f.rule in _MELTED and f.last - f.first > 1 and f.actor_kind in ("person", "organisation"):
            cut = _cut(c, f, offices)
            if cut is None and c.tokens.forms[f.first] in bodies and _is_behind_office(c, f.first, offices):
                cut = (f.first + 1, f.first + 1)  # `Pemimpin Vox Santiago Abascal`
            if cut is not None:
                _put_parts(c, f, *cut)
    for f in [f for _, f in sorted(c.found.items())]:
        if f.actor_kind in ("organisation", "place") and _is_behind_office(c, f.first, offices):
            _put_bearer(c, f.last)


def _cut(c: Collected, f: Found, offices: set[int]) -> tuple[int, int] | None:
    """Behind the body's last word, and the person's first; None where it is one name."""
    behind = _is_behind_office(c, f.first, offices)
    if c.tokens.text(f.first, f.last).isupper() or c.classes["of_name"].intersection(c.tokens.forms[f.first : f.last]):
        return None  # `Institute for Security Policy`
    for i in range(f.last - 2, f.first - 1, -1):
        union = c.tokens.forms[f.first] in c.classes["body_of_members"]
        if _is_office(c, i) and i > f.first + union and _is_name(c, i + 1, f.last):
            return i, i + 1
        if _is_letters(c, i) and _is_name(c, i + 1, f.last) and not _are_initials(c, f.first, i):
            return i + 1, i + 1
        is_inner = i > f.first or (behind and f.last - i > _USUAL_NAME)
        if is_inner and _is_region(c, i) and (behind or f.actor_kind == "organisation") and _is_name(c, i + 1, f.last):
            return i + 1, i + 1
    given = behind and f.last - f.first == _USUAL_NAME + 1 and _begins_given(c, f.first)
    if given and _is_name(c, f.first, f.last):
        return f.first + 1, f.first + 1
    if f.actor_kind == "organisation" and behind and not _is_explained(c, f.last):
        return _tail(c, f)
    return None


def _begins_given(c: Collected, first: int) -> bool:
    """Whether the second of three words is in lists of given names and the first in none: `Basarnas Budi Hartono`."""
    classes = [set(c.words.classes(c.tokens.forms[i])) for i in (first, first + 1)]
    return bool(classes[1] & GIVEN) and not classes[0] & _PERSONAL


def _tail(c: Collected, f: Found) -> tuple[int, int] | None:
    """Where the last words of a body are its head's name: they stand alone elsewhere, or two such words end it."""
    for first in range(f.first + 1, f.last):
        if _is_name(c, first, f.last) and _stands_alone(c, first):
            return first, first
    first = f.last - _USUAL_NAME
    if first - f.first >= _USUAL_NAME and _is_name(c, first, f.last) and not _are_listed(c, f.first + 1, first):
        return first, first
    return None


def _are_listed(c: Collected, first: int, last: int) -> bool:
    """Whether words before the name are names as well, so that nothing tells where it begins."""
    return first < last and not any(c.words.is_written_small(form) for form in c.tokens.forms[first:last])


def _put_parts(c: Collected, f: Found, end: int, first: int) -> None:
    c.drop(f)
    if end - f.first > 1 or _is_letters(c, f.first):
        c.put(Found(f.first, end, "name", "organisation", "name.recognised"))
    c.put(Found(first, f.last, "name", "person", "name.entitled"))


def _put_bearer(c: Collected, first: int) -> None:
    """The run of open capitals behind a body, or behind a rank, is its officer."""
    tokens = c.tokens
    if first < len(tokens) and tokens.gap(first - 1) == " " and _is_office(c, first):
        first += 1
    last = first
    while last < len(tokens) and last - first < _LONGEST_NAME and tokens.gap(last - 1) == " ":
        if last in c.owners or not c.is_open(last):
            break
        last += 1
    if last - first > 1 and c.is_running(first) and _is_name(c, first, last):
        c.put(Found(first, last, "name", "person", "name.entitled"))


def _is_behind_office(c: Collected, first: int, offices: set[int]) -> bool:
    """Whether words of an office stand before word *first*, capitals at most between."""
    for i in range(first - 1, max(first - 1 - _FARTHEST_OFFICE, -1), -1):
        if c.tokens.gap(i) != " ":
            return False
        if i in offices:
            return True
        if not c.tokens.capital[i]:
            return False
    return False


def _is_explained(c: Collected, last: int) -> bool:
    """Whether the bearer stands behind a comma: `Ketua Universitas Andalas, Saldi`."""
    return last < len(c.tokens) and c.tokens.gap(last - 1) == ", " and c.tokens.capital[last]


def _is_name(c: Collected, first: int, last: int) -> bool:
    """Whether words can be a person's name: none is written small, a region or letters."""
    if not 0 < last - first <= _LONGEST_NAME:
        return False
    tokens = c.tokens
    return all(
        tokens.capital[i]
        and not c.words.is_written_small(tokens.forms[i])
        and not _is_region(c, i)
        and tokens.forms[i] not in c.classes["body_tail"]
        and not (_is_letters(c, i) and not tokens.text(first, last).isupper())
        for i in range(first, last)
    )


def _is_letters(c: Collected, i: int) -> bool:
    """Whether word *i* is letters that stand for a body: `KPK`, not `II`."""
    text = c.tokens.text(i, i + 1)
    return text.isupper() and len(text) > _SHORTEST_LETTERS - 1 and not _ROMAN.fullmatch(text)


def _are_initials(c: Collected, first: int, i: int) -> bool:
    """Whether letters stand behind a name, as a person's initials: `Bambang PS Widigdo`."""
    return i > first and len(c.tokens.forms[i]) <= _SHORTEST_LETTERS and _is_name(c, first, i)


def _is_region(c: Collected, i: int) -> bool:
    """Whether word *i* is a place of the tables, or a city of the recogniser's list that is no given name."""
    form = c.tokens.forms[i]
    entries = c.finder.knowledge.by_form.get((form,), ())
    if any(e.type == "place" or e.kind == "state" or e.form == "metonym" for e in entries):
        return True
    classes = set(c.words.classes(form))
    return "city" in classes and not classes & {"given", "given-id", "family", "family-id"}


def _is_office(c: Collected, i: int) -> bool:
    return any(e.type == "office" for e in c.finder.knowledge.by_form.get((c.tokens.forms[i],), ()))


def _stands_alone(c: Collected, first: int) -> bool:
    """Whether word *first* stands elsewhere with a capital, and beside it are words without."""
    form, tokens = c.tokens.forms[first], c.tokens
    for i in c.tokens.places[form][:_MOST]:
        if i != first and tokens.capital[i]:
            opens = i == 0 or not tokens.capital[i - 1] or c.begins_sentence(i - 1)
            if opens and (i + 1 == len(tokens) or not tokens.capital[i + 1]):
                return True
    return False
