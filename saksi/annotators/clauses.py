"""Which words of a clause govern it: predicates, and the modifiers in front of them.

Indonesian marks neither tense nor finiteness, so the skeleton is read from closed classes: a subordinator
opens a part that ends at the next comma, ``yang`` one that ends with its first verb, a coordinator or a stop
opens a new clause. Verbs are told by their prefix, against a table of words that only look like verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.lexicon import Lexicon
from saksi.phrases import Word

_VERB = re.compile(r"(?:mem|men|meng|meny|me|ber|be|di|ter|per)[a-z]{3,}(?:-[a-z]+)*")
_RELATIVE = "yang"


@dataclass(frozen=True, slots=True)
class Part:
    """Where a word stands: in which clause, whether in its main part, and what kind of word it is."""

    clause: int
    is_main: bool
    kind: str


class Clauses:
    """Reads the skeleton of a stretch of text from the table ``word_classes``."""

    def __init__(self, lexicon: Lexicon):
        self._classes = {row["form"]: row["class"] for row in lexicon.table("word_classes")}

    def kind(self, form: str) -> str:
        """The class of a word: ``verb`` (of an event), ``stative``, another class of the table, or ``other``.

        >>> from saksi.lexicon import load_lexicon
        >>> clauses = Clauses(load_lexicon())
        >>> [clauses.kind(form) for form in ("menyerang", "menteri", "memiliki", "tiba", "Kim")]
        ['verb', 'noun', 'stative', 'verb', 'other']
        """
        found = self._classes.get(form)
        if found:
            return "verb" if found == "event" else found
        return "verb" if _VERB.fullmatch(form) else "other"

    def parts(self, words: Sequence[Word], view: str) -> list[Part]:
        """One Part a word; *view* is the text that the words' offsets point into."""
        parts: list[Part] = []
        clause, in_main, in_relative, has_verb, previous = 0, True, False, False, None
        for word in words:
            gap = view[previous : word.start] if previous is not None else ""
            kind = self.kind(word.form)
            if any(mark in gap for mark in ".!?;:") or kind == "coordinator":
                clause, in_main, in_relative, has_verb = clause + 1, True, False, False
            elif "," in gap:
                in_main, in_relative = True, False
            if kind == "subordinator":
                in_main, in_relative = False, word.form == _RELATIVE
            parts.append(Part(clause, in_main, kind))
            if kind in {"verb", "stative"}:
                if in_relative and not has_verb:
                    in_main, in_relative = True, False
                elif in_main:
                    has_verb = True
            previous = word.end
        return parts
