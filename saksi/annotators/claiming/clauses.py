"""Which words of a clause govern it: the skeleton of a range of words.

Indonesian marks neither tense nor finiteness, so the skeleton is read from closed classes: a subordinator
opens a part that ends at the next comma, a relative (``yang``, ``untuk``) one that ends with its first verb, a
coordinator or a stop opens a new clause. Limits: a comma ends a part even where the part goes on behind it.
"""

from __future__ import annotations

from typing import NamedTuple

from saksi.annotators.claiming.text import CLOSING, COMMA, FARTHEST, OPENING, PREDICATES, STOP, TURNS, Text

_COMPLEMENTIZERS = frozenset({"bahwa"})
_BRACKETS = OPENING | CLOSING
_OPENING = frozenset({"subordinator", "relative", "conjunction"})
"""Kinds that may open a part that is not the main one."""
_ACTIVE = ("me", "ber")


class Parts(NamedTuple):
    """Where each word of a range stands: whether in the main part of its clause, and what kind of word it is.

    ``clauses`` are the numbers of the words with which the clauses of the range begin.
    """

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

    __slots__ = (
        "_first",
        "_had_relative",
        "_has_verb",
        "_is_main",
        "_is_relative",
        "_kinds",
        "_last",
        "_start",
        "_text",
    )

    def __init__(self, text: Text, first: int, last: int):
        self._text, self._first, self._last = text, first, last
        self._kinds = text.kinds[first:last]
        self._kinds[0] = text.kind_at_start(first)

    def parts(self) -> Parts:
        """Read from turn to turn: the words between two leave the reader where he is; what is in brackets too."""
        kinds, gaps, first = self._kinds, self._text.gaps, self._first
        clauses, is_main, is_aside = [first], [], False
        self._begin(0)
        for i in self._turns():
            if len(is_main) < i:
                is_main += [self._is_main and not is_aside] * (i - len(is_main))
            kind, gap = kinds[i], gaps[first + i] if i else 0
            if gap & _BRACKETS:
                is_aside = bool(gap & OPENING)
            if is_aside:
                is_main.append(False)
                continue
            if kind == "coordinator" or gap & STOP:
                if i:
                    clauses.append(first + i)
                self._begin(i + (kind == "coordinator"))
            elif gap & COMMA or kind == "resumer":
                self._is_main, self._is_relative = True, False
            if kind in PREDICATES:
                if i == self._start and self._opens_with_deed(i, kind):
                    self._is_main, self._is_relative = False, False
                is_main.append(self._is_main)
                self._take(kind)
            else:
                if kind in _OPENING:
                    self._open(i, kind, gap)
                is_main.append(self._is_main)
                if kind == "completed" and self._is_main and not self._has_verb:
                    self._is_main, self._is_relative = False, True
        is_main += [self._is_main and not is_aside] * (len(kinds) - len(is_main))
        return Parts(clauses, is_main, kinds)

    def _begin(self, i: int) -> None:
        self._is_main, self._is_relative, self._has_verb, self._start = True, False, False, i
        self._had_relative = False

    def _turns(self) -> list[int]:
        """The words where a clause may take another turn, by their number in the range."""
        first = self._first
        found = [turn - first for turn in self._text.turns_in(first + 1, self._last)]
        return [0, *found] if self._kinds[0] in TURNS else found

    def _take(self, kind: str) -> None:
        """Behind a predicate a relative is over, unless the main verb came before."""
        if self._is_main:
            self._has_verb = True
        elif self._is_relative and not self._has_verb and kind != "auxiliary":
            self._is_main, self._is_relative, self._had_relative = True, False, True

    def _opens_with_deed(self, i: int, kind: str) -> bool:
        """Whether the clause opens with what its subject is doing (`Menyandang gelar itu, X belum ...`)."""
        is_deed = kind == "credit" or self._form(i).startswith(_ACTIVE)
        return is_deed and self._ends_at_comma(i, with_predicate=True)

    def _open(self, i: int, kind: str, gap: int) -> None:
        """Begins a part that is not the main one, where the word opens any."""
        if kind == "subordinator":
            if i != self._start or self._ends_at_comma(i):
                self._is_relative = not self._has_verb and not self._ends_at_comma(i)
                self._is_main = False
        elif kind == "relative":
            if not (self._form(i) in _COMPLEMENTIZERS and self._is_last_clause(i)):
                is_nested = not self._is_main and not self._is_relative
                self._is_relative = not (is_nested or (gap & COMMA and self._ends_at_comma(i)))
                self._is_main = False
        elif self._goes_on(i):
            self._is_main, self._is_relative = False, True

    def _goes_on(self, i: int) -> bool:
        """Whether a relative takes one more verb (`yang merampok dan membunuh itu ditangkap`)."""
        after = self._kinds[i + 1 : i + 2]
        is_relative = self._had_relative and self._is_main and not self._has_verb
        return is_relative and bool(after) and after[0] in PREDICATES and not self._is_last_clause(i)

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
