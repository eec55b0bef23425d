"""What a mention does in its clause: subject, object, agent, oblique, possessor; who speaks; what is quoted.

A shallow reading from the words right before and behind a mention with its title; no parser. It serves the
resolution of pronouns, where a wrong guess costs little and the subject counts most.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

from saksi.annotators.naming.find import Finder
from saksi.lexicon import Lexicon
from saksi.model import Doc

Role = Literal["speaker", "subject", "object", "agent", "oblique", "possessor"]
_CLITIC = "nya"
_FARTHEST_VERB = 3


class SpeechWords:
    """Words of saying, from the table of reporting verbs: before a speaker (`kata`), behind one (`mengatakan`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("reporting_verbs")
        before = {"content-cue-source", "cue-source-content"}
        self.before = frozenset(row["form"] for row in rows if row["order"] in before)
        self.behind = frozenset(row["form"] for row in rows if row["order"] == "source-cue-content")
        self.clitic = frozenset(form + _CLITIC for form in self.before)


class Syntax:
    """Reads the clauses of one text."""

    def __init__(self, doc: Doc, finder: Finder, speech: SpeechWords) -> None:
        self._view = doc.view
        self._tokens = finder.tokens
        self._speech = speech
        self._knowledge = finder.knowledge
        self._classes = finder.knowledge.word_classes
        self._begins = {title.last: title.first for title in finder.titles if title.is_before_person}
        self._starts = [s.span.start for s in doc["sentences"]]
        self._marks = [i for i, c in enumerate(doc.view) if c == '"']

    def sentence(self, start: int) -> int:
        """The number of the sentence in which *start* lies."""
        return max(bisect_right(self._starts, start) - 1, 0)

    def is_quoted(self, start: int) -> bool:
        """Whether *start* lies inside quoted speech: behind an odd number of double marks of its sentence.

        A few words quoted in the middle of a clause (`hak-haknya yang "sah"`) are no speech.
        """
        begin = self._starts[self.sentence(start)] if self._starts else 0
        behind = bisect_left(self._marks, start)
        if (behind - bisect_left(self._marks, begin)) % 2 == 0:
            return False
        mark = self._marks[behind - 1]
        return not (self._view[mark + 1].islower() and self._view[max(begin, mark - 2) : mark].strip()[-1:].isalnum())

    def is_speech_clitic(self, end: int) -> bool:
        """Whether the word that ends at *end* is one of saying with -nya: `ujarnya`."""
        at = bisect_left(self._tokens.ends, end)
        return at < len(self._tokens) and self._tokens.forms[at] in self._speech.clitic

    def is_passive(self, end: int) -> bool:
        """Whether the clitic that ends at *end* is the agent of a passive verb: `yang diambilnya`."""
        at = bisect_left(self._tokens.ends, end)
        return at < len(self._tokens) and self._tokens.forms[at].startswith("di")

    def begins_with_preposition(self, number: int) -> bool:
        """Whether a sentence begins like `Dalam pidatonya, ...`."""
        at = bisect_left(self._tokens.starts, self._starts[number]) if number < len(self._starts) else 0
        return at < len(self._tokens) and self._tokens.forms[at] in self._classes["preposition"]

    def role(self, start: int, end: int) -> Role:
        """What the mention from *start* to *end* does in its clause."""
        tokens = self._tokens
        first, last = max(bisect_right(tokens.starts, start) - 1, 0), bisect_left(tokens.ends, end) + 1
        first = self._begins.get(first, first)
        while first > 0 and tokens.forms[first - 1] in self._classes["appositive"] and tokens.joined(first - 1):
            first -= 1
        says = self._says(last)
        if first == 0 or self._opens(first):
            return "speaker" if says else "subject"
        before = tokens.forms[first - 1]
        if before in self._speech.before:
            return "speaker"
        if before in self._classes["opener"]:
            return "speaker" if says else "subject"
        if before == "oleh":
            return "agent"
        if before in self._classes["preposition"]:
            return "oblique"
        if before.startswith("di") and self._knowledge.is_verb(before):
            return "agent"
        if self._knowledge.is_verb(before):
            return "object"
        return "speaker" if says and tokens.gap(first - 1).strip() else "possessor"

    def _opens(self, first: int) -> bool:
        """Whether a sentence or clause begins at word *first*."""
        start = self._tokens.starts[first]
        at = bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] == start:
            return True
        return bool(self._tokens.gap(first - 1).strip(" '-/"))

    def _says(self, last: int) -> bool:
        """Whether a verb of saying follows, at once or behind `yang`, `juga`, an apposition's comma."""
        tokens = self._tokens
        for i in range(last, min(last + _FARTHEST_VERB, len(tokens))):
            if tokens.forms[i] in self._speech.behind:
                return True
            if tokens.capital[i] or "." in tokens.gap(i - 1):
                return False
        return False
