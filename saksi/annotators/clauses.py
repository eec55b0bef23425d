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
_NOUN = re.compile(
    r"(?:pe|ke)[a-z]+an(?:-[a-z]+)*(?:nya|ku|mu|lah)?|(?!me[mn]|ber|di|ter)[a-z]+(?:isasi|isme|itas)(?:nya)?"
)
_GLUED = re.compile(r"[A-Z][a-z]{3,}me(?:ng|ny|m|n)[a-z]{4,}")
"""A name run into the verb behind it, as link text often is (`Israelmenyetujui`)."""
_IN_PLACE = re.compile(r"[Dd]i[A-Z][a-z]")
"""The preposition run into a name (`diGaza`)."""
_STOP = re.compile(r"(?<!\.)[.!?;:][\"')\]]*\s|--|[!?;]")
_ATTRIBUTES = frozenset({"other", "noun", "headnoun", "quality", "verb"})
"""Behind these kinds a quality describes the noun or the verb and is no predicate."""
_OPENERS = frozenset({"function", "subordinator"})
"""Behind these kinds a verb with -nya is a noun: `setelah dimulainya perundingan`."""
_FINITE = frozenset({"yang", "bahwa"})
"""Relatives that open a finite clause; the others need a verb next, or are prepositions."""
_ACTIVE = ("me", "ber")
_COMPLEMENTIZERS = frozenset({"bahwa"})
_ADVERBS = frozenset({"function", "modal", "other"})
PREDICATES = frozenset({"verb", "stative", "auxiliary", "credit"})


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
        self._credits = tuple(row["form"] for row in rows if row["class"] == "credit")
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
            return "verb" if found == "event" else found
        if form.startswith(self._credits):
            return "credit"
        if _NOUN.fullmatch(form):
            return "noun"
        if form.endswith("nya"):
            stem = self._classes.get(form[:-3])
            if stem in {"noun", "headnoun", "quality", "stative"}:
                return "stative" if stem == "stative" else "noun"
        if form.startswith("ter") and self._classes.get(form[3:]) == "quality":
            return "quality"
        return "verb" if _VERB.fullmatch(form) else "other"

    def kinds(self, words: Sequence[Word], view: str) -> list[str]:
        """The kind of each word where it stands: names are no verbs, words inside a phrase are ``inside``."""
        kinds = [self.kind(word.form) for word in words]
        if not _is_title(words, kinds, view):
            for i, word in enumerate(words):
                if i and kinds[i] in {"verb", "stative"} and _is_name(word, words[i - 1], view):
                    kinds[i] = "other"
                if kinds[i] == "verb" and _IN_PLACE.match(view, word.start):
                    kinds[i] = "function"
                elif kinds[i] == "other" and len(word.form) > 10 and _GLUED.fullmatch(view, word.start, word.end):
                    kinds[i] = "verb"
        for i, kind in enumerate(kinds[:-1]):
            if kind == "headnoun":
                kinds[i] = "completed" if kinds[i + 1] == "verb" else "noun"
        for hit in self._phrases.find(words):
            kinds[hit.first : hit.last] = [
                "verb" if hit.payload == "event" else hit.payload,
                *["inside"] * (hit.last - hit.first - 1),
            ]
        for i, kind in enumerate(kinds):
            if kind == "verb" and words[i].form.endswith("nya") and (not i or kinds[i - 1] in _OPENERS):
                kinds[i] = "nominal"
            elif kind == "relative" and words[i].form not in _FINITE and not _is_infinitive(kinds, words, i, view):
                kinds[i] = "function"
            elif kind == "verb" and i and kinds[i - 1] == "intensive":
                kinds[i] = "stative"
        for i, kind in enumerate(kinds):
            if kind == "quality" and _is_predicate(kinds, words, i):
                kinds[i] = "stative"
        return kinds

    def parts(self, words: Sequence[Word], view: str) -> list[Part]:
        """One Part a word; *view* is the text that the words' offsets point into."""
        kinds = self.kinds(words, view)
        skeleton = _Skeleton(kinds, [view[a.end : b.start] for a, b in pairwise(words)])
        return [skeleton.part(i, word.form) for i, word in enumerate(words)]


class _Skeleton:
    """What a reader has in mind between two words: the clause, whether its main part is on, what opened another."""

    def __init__(self, kinds: Sequence[str], gaps: Sequence[str]):
        self._kinds, self._gaps = kinds, gaps
        self._clause = 0
        self._begin()
        self._is_aside = False

    def _begin(self) -> None:
        self._is_main, self._is_relative, self._has_verb, self._is_first = True, False, False, True

    def part(self, i: int, form: str) -> Part:
        """The part of the word *i*; to be called for each word in its order."""
        kind, gap = self._kinds[i], self._gaps[i - 1] if i else ""
        if ")" in gap:
            self._is_aside = False
        if "(" in gap:
            self._is_aside = gap.rfind("(") > gap.rfind(")")
        if self._is_aside:
            return Part(self._clause, False, kind)
        self._pass(kind, gap)
        self._open(i, kind, form, gap)
        part = Part(self._clause, self._is_main, kind)
        self._close(kind)
        return part

    def _pass(self, kind: str, gap: str) -> None:
        if kind == "coordinator" or (len(gap) > 1 and _STOP.search(gap)):
            self._clause += 1
            self._begin()
        elif any(mark in gap for mark in ",-\u2014") or kind == "resumer":
            self._is_main, self._is_relative = True, False

    def _open(self, i: int, kind: str, form: str, gap: str) -> None:
        if self._opens_part(i, kind, form):
            self._is_main, self._is_relative = False, False
        elif kind == "relative" and not (form in _COMPLEMENTIZERS and self._is_last_clause(i)):
            is_nested = not self._is_main and not self._is_relative
            ends_at_comma = is_nested or ("," in gap and self._ends_at_comma(i))
            self._is_main, self._is_relative = False, not ends_at_comma

    def _opens_part(self, i: int, kind: str, form: str) -> bool:
        """Whether a part that is not the main one begins: with a subordinator, or with what the subject is doing."""
        if kind == "subordinator":
            return not self._is_first or self._ends_at_comma(i)
        return self._is_first and _opens_phrase(kind, form) and self._ends_at_comma(i, with_predicate=True)

    def _close(self, kind: str) -> None:
        """After a verb a relative is over, unless the main verb came before; a noun may take a verb to complete it."""
        if kind in PREDICATES and self._is_main:
            self._has_verb = True
        elif kind in PREDICATES and self._is_relative and not self._has_verb and kind != "auxiliary":
            self._is_main, self._is_relative = True, False
        elif kind == "completed" and self._is_main and not self._has_verb:
            self._is_main, self._is_relative = False, True
        self._is_first = self._is_first and kind == "coordinator"

    def _is_last_clause(self, i: int) -> bool:
        """Whether what the word *i* opens has the only predicate that follows (`indikasi bahwa X melanggar ...`)."""
        return not i or sum(kind in PREDICATES for kind in self._kinds[i + 1 :]) < 2

    def _ends_at_comma(self, i: int, with_predicate: bool = False) -> bool:
        """Whether the part that the word *i* opens ends before its clause does, and a predicate follows if one must.

        Else it opens nothing: `Selama bertahun-tahun X terlibat` begins with a preposition that looks like a
        subordinator. A clause may also open with what its subject is doing (`Menyandang gelar itu, X belum ...`).
        """
        has_ended = False
        for gap, kind in zip(self._gaps[i:], self._kinds[i + 1 :], strict=True):
            if kind == "coordinator" or (len(gap) > 1 and _STOP.search(gap)):
                return False
            has_ended = has_ended or "," in gap or kind == "resumer"
            if has_ended and (not with_predicate or kind in PREDICATES):
                return True
        return False


def _opens_phrase(kind: str, form: str) -> bool:
    """Whether a verb may open a phrase about the subject behind it: one with an active prefix, or a credit."""
    return kind == "credit" or (kind in PREDICATES and form.startswith(_ACTIVE))


def _is_name(word: Word, previous: Word, view: str) -> bool:
    """Whether a word has a capital inside a sentence; what opens a quotation or follows a stop has one anyway."""
    head = view[word.start : word.start + 2]
    opens = any(mark in view[previous.end : word.start] for mark in "\"'.!?:([")
    return head[:1].isupper() and not head[1:].isupper() and not opens


def _is_title(words: Sequence[Word], kinds: Sequence[str], view: str) -> bool:
    """Whether all but small words begin with a capital, as in a headline: then capitals tell no names."""
    small = [kind for word, kind in zip(words, kinds, strict=True) if not view[word.start].isupper()]
    return 2 * len(small) < len(words) and not any(kind in PREDICATES or kind == "other" for kind in small)


def _is_infinitive(kinds: Sequence[str], words: Sequence[Word], i: int, view: str) -> bool:
    """Whether a verb follows, at once or behind an adverb; else `untuk` is a preposition."""
    after = kinds[i + 1 : i + 3]
    if after and after[0] in PREDICATES:
        return True
    is_adverb = len(after) == 2 and after[0] in _ADVERBS and view[words[i + 1].start].islower()
    return is_adverb and after[1] in PREDICATES


def _is_predicate(kinds: Sequence[str], words: Sequence[Word], i: int) -> bool:
    """Whether a quality is said of something: not right behind its noun, and not an adverb of the next verb."""
    if i + 1 < len(kinds) and kinds[i + 1] == "verb":
        return False
    return i == 0 or kinds[i - 1] not in _ATTRIBUTES or words[i - 1].form.endswith("nya")
