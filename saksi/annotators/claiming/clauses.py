"""Which words of a clause govern it: the skeleton of a range of words.

Indonesian marks neither tense nor finiteness, so the skeleton is read from closed classes: a subordinator
opens a part that ends at the next comma, a relative (``yang``, ``untuk``) one that ends with its first verb, a
coordinator or a stop opens a new clause. Limits: a comma ends a part even where the part goes on behind it.
"""

from __future__ import annotations

from typing import NamedTuple

from saksi.annotators.claiming.text import CLOSING, COMMA, FARTHEST, OPENING, PREDICATES, STOP, TURNS, Text

_COMPLEMENTIZERS = frozenset({"bahwa"})
_PASSING = frozenset({"coordinator", "resumer"})
"""Kinds that end a part without a mark."""
_ACTIVE = ("me", "ber")


class Parts(NamedTuple):
    """Where each word of a range stands: in which clause, whether in its main part, and what kind of word it is."""

    clauses: list[int]
    is_main: list[bool]
    kinds: list[str]


def parts_of(text: Text, first: int, last: int) -> Parts:
    """The parts of a range of words; read once, and kept with the text."""
    key = (first, last)
    found = text.parts.get(key)
    if found is None:
        found = text.parts[key] = _Skeleton(text, first, last).parts() if first < last else Parts([], [], [])
    return found


class _Skeleton:
    """What a reader has in mind between two words: the clause, whether its main part is on, what opened another."""

    def __init__(self, text: Text, first: int, last: int):
        self._text, self._first, self._last = text, first, last
        self._kinds = text.kinds[first:last]
        self._kinds[0] = text.kind_at_start(first)
        self._clause, self._is_aside = 0, False
        self._begin(0)

    def _begin(self, i: int) -> None:
        self._is_main, self._is_relative, self._has_verb, self._start = True, False, False, i
        self._had_relative = False

    def parts(self) -> Parts:
        """Read from turn to turn: the words between two leave the reader where he is."""
        clauses: list[int] = []
        is_main: list[bool] = []
        kinds, text, at = self._kinds, self._text, 0
        for i in self._turns():
            if at < i:
                clauses += [self._clause] * (i - at)
                is_main += [self._is_main and not self._is_aside] * (i - at)
            at = i + 1
            kind, gap = kinds[i], text.gaps[self._first + i] if i else 0
            if gap & (OPENING | CLOSING):
                self._is_aside = bool(gap & OPENING)
            if not self._is_aside:
                if gap or kind in _PASSING:
                    self._pass(i, kind, gap)
                if kind in TURNS:
                    self._open(i, kind, gap)
            clauses.append(self._clause)
            is_main.append(self._is_main and not self._is_aside)
            if kind in TURNS and not self._is_aside:
                self._close(kind)
        rest = len(kinds) - at
        return Parts(clauses + [self._clause] * rest, is_main + [self._is_main and not self._is_aside] * rest, kinds)

    def _turns(self) -> list[int]:
        """The words where a clause may take another turn, by their number in the range."""
        first = self._first
        found = [turn - first for turn in self._text.turns_in(first + 1, self._last)]
        return [0, *found] if self._kinds[0] in TURNS else found

    def _pass(self, i: int, kind: str, gap: int) -> None:
        if kind == "coordinator" or gap & STOP:
            self._clause += 1
            self._begin(i + (kind == "coordinator"))
        elif gap & COMMA or kind == "resumer":
            self._is_main, self._is_relative = True, False

    def _open(self, i: int, kind: str, gap: int) -> None:
        if self._opens_part(i, kind):
            is_inside = kind == "subordinator" and not self._has_verb and not self._ends_at_comma(i)
            self._is_main, self._is_relative = False, is_inside
        elif kind == "relative" and not (self._form(i) in _COMPLEMENTIZERS and self._is_last_clause(i)):
            is_nested = not self._is_main and not self._is_relative
            ends_at_comma = is_nested or (gap & COMMA and self._ends_at_comma(i))
            self._is_main, self._is_relative = False, not ends_at_comma
        elif kind == "conjunction" and self._goes_on(i):
            self._is_main, self._is_relative = False, True

    def _goes_on(self, i: int) -> bool:
        """Whether a relative takes one more verb (`yang merampok dan membunuh itu ditangkap`)."""
        after = self._kinds[i + 1 : i + 2]
        is_relative = self._had_relative and self._is_main and not self._has_verb
        return is_relative and bool(after) and after[0] in PREDICATES and not self._is_last_clause(i)

    def _opens_part(self, i: int, kind: str) -> bool:
        """Whether a part that is not the main one begins: with a subordinator, or with what the subject is doing."""
        if kind == "subordinator":
            return i != self._start or self._ends_at_comma(i)
        is_opening = i == self._start and (
            kind == "credit" or (kind in PREDICATES and self._form(i).startswith(_ACTIVE))
        )
        return is_opening and self._ends_at_comma(i, with_predicate=True)

    def _close(self, kind: str) -> None:
        """After a verb a relative is over, unless the main verb came before; a noun may take a verb to complete it."""
        if kind in PREDICATES and self._is_main:
            self._has_verb = True
        elif kind in PREDICATES and self._is_relative and not self._has_verb and kind != "auxiliary":
            self._is_main, self._is_relative, self._had_relative = True, False, True
        elif kind == "completed" and self._is_main and not self._has_verb:
            self._is_main, self._is_relative = False, True

    def _form(self, i: int) -> str:
        return self._text.forms[self._first + i]

    def _is_last_clause(self, i: int) -> bool:
        """Whether what the word *i* opens has the only predicate that follows (`indikasi bahwa X melanggar ...`)."""
        return not i or sum(kind in PREDICATES for kind in self._kinds[i + 1 : i + FARTHEST]) < 2

    def _ends_at_comma(self, i: int, with_predicate: bool = False) -> bool:
        """Whether the part that the word *i* opens ends before its clause does, and a predicate follows if one must.

        Else it opens nothing: `Selama bertahun-tahun X terlibat` begins with a preposition that looks like a
        subordinator. A clause may also open with what its subject is doing (`Menyandang gelar itu, X belum ...`).
        """
        has_ended = False
        for j in range(i + 1, min(i + FARTHEST, len(self._kinds))):
            kind, gap = self._kinds[j], self._text.gaps[self._first + j]
            if kind == "coordinator" or gap & STOP:
                return False
            has_ended = has_ended or bool(gap & COMMA) or kind == "resumer"
            if has_ended and (not with_predicate or kind in PREDICATES):
                return True
        return False
