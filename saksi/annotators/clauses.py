"""Which words of a clause govern it: predicates, and the modifiers in front of them.

Indonesian marks neither tense nor finiteness, so the skeleton is read from closed classes: a subordinator
opens a part that ends at the next comma, a relative (``yang``, ``untuk``) one that ends with its first verb, a
coordinator or a stop opens a new clause. Verbs are told by their affixes, against a table of words that only
look like verbs; a quality (``penting``) is a predicate unless it stands right behind a noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from saksi.lexicon import Lexicon
from saksi.phrases import Phrases, Word

_VERB = re.compile(
    r"(?:me[lrwymn]|ber|be|di|ter)[a-z]{3,}(?:-[a-z]+)*"
    r"|(?:ku|kau)?[a-z]{3,}kan(?:lah|nya)?"
)
_NOUN = re.compile(r"(?:pe|ke)[a-z]+an(?:-[a-z]+)*(?:nya|ku|mu|lah)?|[a-z]+(?:isasi|isme|itas)(?:nya)?")
_GLUED = re.compile(r"[A-Z][a-z]{3,}me(?:ng|ny|m|n)[a-z]{4,}")
"""A name run into the verb behind it, as link text often is (`Israelmenyetujui`)."""
_STOP = re.compile(r"(?<!\.)[.!?;:][\"')\]]*\s|--|[!?;]")
_ATTRIBUTES = frozenset({"other", "noun", "quality"})
"""Behind these kinds a quality describes the noun and is no predicate."""
_NOMINALISED = frozenset({"", "function", "subordinator"})
"""Behind these kinds a verb with -nya is a noun: `setelah dimulainya perundingan`."""
_FINITE = frozenset({"yang", "bahwa"})
"""Relatives that open a finite clause; the others need a verb next, or are prepositions."""
_INFINITIVES = frozenset({"verb", "auxiliary", "stative", "function"})
PREDICATES = frozenset({"verb", "stative", "auxiliary"})


@dataclass(frozen=True, slots=True)
class Part:
    """Where a word stands: in which clause, whether in its main part, and what kind of word it is."""

    clause: int
    is_main: bool
    kind: str


class Clauses:
    """Reads the skeleton of a stretch of text from the table ``word_classes``."""

    def __init__(self, lexicon: Lexicon):
        rows = lexicon.table("word_classes")
        self._classes = {row["form"]: row["class"] for row in rows if " " not in row["form"]}
        self._phrases = Phrases((row["form"], row["class"]) for row in rows if " " in row["form"])
        self.kind = lru_cache(maxsize=1 << 14)(self._kind)

    def _kind(self, form: str) -> str:
        """The class of a word: ``verb`` (of an event), ``stative``, another class of the table, or ``other``.

        >>> from saksi.lexicon import load_lexicon
        >>> clauses = Clauses(load_lexicon())
        >>> [clauses.kind(form) for form in ("menyerang", "menteri", "memiliki", "tiba", "Kim", "pertemuan")]
        ['verb', 'noun', 'stative', 'verb', 'other', 'noun']
        """
        found = self._classes.get(form)
        if found:
            return "verb" if found in {"event", "credit"} else found
        if _NOUN.fullmatch(form):
            return "noun"
        if form.endswith("nya") and self._classes.get(form[:-3]) in {"noun", "headnoun", "quality"}:
            return "noun"
        if form.startswith("ter") and self._classes.get(form[3:]) == "quality":
            return "quality"
        return "verb" if _VERB.fullmatch(form) else "other"

    def kinds(self, words: Sequence[Word], view: str) -> list[str]:
        """The kind of each word where it stands: names are no verbs, words inside a phrase are ``inside``."""
        kinds = [self.kind(word.form) for word in words]
        if not _is_title(words, view):
            for i, word in enumerate(words):
                if i and kinds[i] in {"verb", "stative"} and _is_name(word, words[i - 1], view):
                    kinds[i] = "other"
                if kinds[i] == "other" and len(word.form) > 10 and _GLUED.fullmatch(view, word.start, word.end):
                    kinds[i] = "verb"
        for hit in self._phrases.find(words):
            kinds[hit.first : hit.last] = [
                "verb" if hit.payload == "event" else hit.payload,
                *["inside"] * (hit.last - hit.first - 1),
            ]
        for i, kind in enumerate(kinds):
            before, after = kinds[i - 1] if i else "", kinds[i + 1] if i + 1 < len(kinds) else ""
            if kind == "verb" and before in _NOMINALISED and words[i].form.endswith("nya"):
                kinds[i] = "noun"
            elif kind == "relative" and words[i].form not in _FINITE and after not in _INFINITIVES:
                kinds[i] = "function"
        for i, kind in enumerate(kinds):
            if kind == "quality" and _is_predicate(kinds, words, i):
                kinds[i] = "stative"
        return kinds

    def parts(self, words: Sequence[Word], view: str) -> list[Part]:
        """One Part a word; *view* is the text that the words' offsets point into."""
        kinds = self.kinds(words, view)
        gaps = [view[a.end : b.start] for a, b in pairwise(words)]
        parts: list[Part] = []
        clause, in_main, in_relative, has_verb = 0, True, False, False
        is_first = True
        for i, (word, kind) in enumerate(zip(words, kinds, strict=True)):
            gap = gaps[i - 1] if i else ""
            if kind == "coordinator" or (len(gap) > 1 and _STOP.search(gap)):
                clause, in_main, in_relative, has_verb, is_first = clause + 1, True, False, False, True
            elif "," in gap or kind == "resumer":
                in_main, in_relative = True, False
            if kind == "subordinator" and not (is_first and not _ends_at_comma(i, kinds, gaps)):
                in_main, in_relative = False, False
            elif kind == "relative" and (i or word.form in _FINITE - {"bahwa"}):
                in_main, in_relative = False, "," not in gap
            elif kind == "headnoun" and in_main and not has_verb and kinds[i + 1 : i + 2] == ["verb"]:
                parts.append(Part(clause, True, kind))
                in_main, in_relative, is_first = False, True, False
                continue
            parts.append(Part(clause, in_main, kind))
            if kind in PREDICATES and in_main:
                has_verb = True
            elif kind in PREDICATES and in_relative and not has_verb and kind != "auxiliary":
                in_main, in_relative = True, False
            is_first = is_first and kind == "coordinator"
        return parts


def _ends_at_comma(i: int, kinds: Sequence[str], gaps: Sequence[str]) -> bool:
    """Whether the part that the word *i* opens ends before its clause does; else it opens nothing.

    `Selama bertahun-tahun X terlibat` begins with a preposition that looks like a subordinator.
    """
    for j in range(i, len(gaps)):
        if "," in gaps[j] or kinds[j + 1] == "resumer":
            return True
        if kinds[j + 1] == "coordinator" or (len(gaps[j]) > 1 and _STOP.search(gaps[j])):
            return False
    return False


def _is_name(word: Word, previous: Word, view: str) -> bool:
    """Whether a word has a capital inside a sentence; what opens a quotation or follows a stop has one anyway."""
    head = view[word.start : word.start + 2]
    opens = any(mark in view[previous.end : word.start] for mark in "\"'.!?:([")
    return head[:1].isupper() and not head[1:].isupper() and not opens


def _is_title(words: Sequence[Word], view: str) -> bool:
    """Whether most words begin with a capital, as in a headline: then capitals tell no names."""
    return 2 * sum(view[word.start].isupper() for word in words) > len(words)


def _is_predicate(kinds: Sequence[str], words: Sequence[Word], i: int) -> bool:
    """Whether a quality is said of something: not right behind its noun, and not an adverb of the next verb."""
    if i + 1 < len(kinds) and kinds[i + 1] == "verb":
        return False
    return i == 0 or kinds[i - 1] not in _ATTRIBUTES or words[i - 1].form.endswith("nya")
