"""Which words of a clause govern it: the skeleton of a range of words.

Indonesian marks neither tense nor finiteness, so the skeleton is read from closed classes: a subordinator
opens a part that ends at the next comma, a relative (``yang``, ``untuk``) one that ends with its first verb, a
coordinator or a stop opens a new clause. Limits: a comma ends a part even where the part goes on behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saksi.annotators.claiming.marks import BRACKETS, COMMA, OPENING, STOP
from saksi.annotators.claiming.text import FARTHEST, PREDICATES, Text

_COMPLEMENTIZERS = frozenset({"bahwa"})
_ACTIVE = ("me", "ber")


Step = tuple[int, str, bool, bool]
"""A word as the reader of a clause passes it: its number and kind, whether the main part is on, whether one begins."""


def parts_of(text: Text, first: int, last: int) -> dict[int, Step]:
    """The steps of a range of words at its points, by number; read once, and kept with the text."""
    key = (first, last)
    found = text.parts.get(key)
    if found is None:
        points = text.points_in(first, last)
        found = text.parts[key] = {step[0]: step for step in steps_of(text, first, last, points)}
    return found


def has_main_predicate(text: Text, whole: range, first: int, last: int) -> bool:
    """Whether the words *first* up to but not including *last* of a range hold a predicate of its main part."""
    steps = parts_of(text, whole.start, whole.stop)
    here = (steps[i] for i in text.points_in(first, last) if i in steps)
    return any(is_main and kind in PREDICATES for _, kind, is_main, _ in here)


def steps_of(text: Text, first: int, last: int, words: Iterable[int]) -> Iterator[Step]:
    """The steps of a reader from *first* up to but not including *last* at *words*, which hold all points of the text.

    What he has in mind between two words: where the clause began, whether its main part is on, what opened another,
    whether it has its verb. What stands in brackets leaves him where he is.
    """
    kinds, gaps = text.kinds, text.gaps
    start, is_aside = first, False
    is_main, is_relative, has_verb, had_relative = True, False, False, False
    for i in words:
        kind, gap, begins = kinds[i], gaps[i], False
        if i == first:
            kind, gap = text.kind_at_start(i), 0
        if gap & BRACKETS:
            is_aside = bool(gap & OPENING)
        if is_aside:
            yield i, kind, False, False
            continue
        if gap & STOP or kind == "coordinator":
            begins, start = True, i + (kind == "coordinator")
            is_main, is_relative, has_verb, had_relative = True, False, False, False
        elif gap & COMMA or kind == "resumer":
            is_main, is_relative = True, False
        if kind in PREDICATES:
            if i == start and _opens_with_deed(text, i, last, kind):
                is_main, is_relative = False, False
            yield i, kind, is_main, begins
            if is_main:
                has_verb = True
            elif is_relative and not has_verb and kind != "auxiliary":
                is_main, is_relative, had_relative = True, False, True
            continue
        if kind == "subordinator":
            ends = _ends_at_comma(text, i, last)
            if i != start or ends:
                is_main, is_relative = False, not has_verb and not ends
        elif kind == "relative":
            if not (text.forms[i] in _COMPLEMENTIZERS and (i == first or _is_last_clause(text, i, last))):
                is_nested = not is_main and not is_relative
                is_main, is_relative = False, not (is_nested or (gap & COMMA and _ends_at_comma(text, i, last)))
        elif kind == "conjunction" and had_relative and is_main and not has_verb and _goes_on(text, i, last):
            is_main, is_relative = False, True
        yield i, kind, is_main, begins
        if kind == "completed" and is_main and not has_verb:
            is_main, is_relative = False, True


def _opens_with_deed(text: Text, i: int, last: int, kind: str) -> bool:
    """Whether a clause opens with what its subject is doing (`Menyandang gelar itu, X belum ...`)."""
    is_deed = kind == "credit" or text.forms[i].startswith(_ACTIVE)
    return is_deed and _ends_at_comma(text, i, last, with_predicate=True)


def _goes_on(text: Text, i: int, last: int) -> bool:
    """Whether a relative takes one more verb (`yang merampok dan membunuh itu ditangkap`)."""
    return i + 1 < last and text.kinds[i + 1] in PREDICATES and not _is_last_clause(text, i, last)


def _is_last_clause(text: Text, i: int, last: int) -> bool:
    """Whether what the word *i* opens has the only predicate that follows (`indikasi bahwa X melanggar ...`)."""
    return sum(text.kinds[j] in PREDICATES for j in text.points_in(i + 1, min(i + FARTHEST, last))) < 2


def _ends_at_comma(text: Text, i: int, last: int, with_predicate: bool = False) -> bool:
    """Whether the part that the word *i* opens ends before its clause does, and a predicate follows if one must.

    Else it opens nothing: `Selama bertahun-tahun X terlibat` begins with a preposition that looks like a
    subordinator.
    """
    has_ended = False
    for j in text.points_in(i + 1, min(i + FARTHEST, last)):
        kind, gap = text.kinds[j], text.gaps[j]
        if kind == "coordinator" or gap & STOP:
            return False
        has_ended = has_ended or bool(gap & COMMA) or kind == "resumer"
        if has_ended and (not with_predicate or kind in PREDICATES):
            return True
    return False
