"""What is quoted in a text, and the words of saying behind a quotation."""

from __future__ import annotations

import re
from bisect import bisect_left

from saksi.annotators.naming.knowledge import CLITIC
from saksi.annotators.naming.tokens import Tokens
from saksi.lexicon import Lexicon

_COMPLEMENTS = frozenset(("quoted", "free", "passive"))
"""Of reporting verbs behind which the speaker stands: `kata`, `menurut`, `disampaikan`, not `pernyataan`."""
_MARK = re.compile('"')
_LONGEST_QUOTATION = 1200


class SpeechWords:
    """Words of saying, from the table of reporting verbs: before a speaker (`kata`), behind one (`mengatakan`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("reporting_verbs")
        behind = [row for row in rows if row["order"] != "source-cue-content"]
        self.before = frozenset(row["form"] for row in behind if row["complement"] in _COMPLEMENTS)
        self.behind = frozenset(row["form"] for row in rows if row["order"] == "source-cue-content")
        self.clitic = frozenset(form + CLITIC for form in self.before)


class Quotations:
    """The quotations of one text."""

    def __init__(self, view: str, tokens: Tokens, speech: SpeechWords) -> None:
        self._view = view
        self._tokens = tokens
        self._speech = speech
        self._quoted: dict[int, bool] = {}
        self._marks = [mark.start() for mark in _MARK.finditer(view)]

    def is_quoted(self, start: int) -> bool:
        """Whether *start* lies inside quoted speech: the last double mark before it, not far off, opens.

        A mark opens where a space stands before it and none behind. A few words quoted in the middle of a clause
        (`hak-haknya yang "sah"`) are no speech.
        """
        quoted = self._quoted.get(start)
        if quoted is None:
            quoted = self._quoted[start] = self._lies_in_quotation(start)
        return quoted

    def _lies_in_quotation(self, start: int) -> bool:
        behind = bisect_left(self._marks, start)
        if behind == 0 or start - self._marks[behind - 1] > _LONGEST_QUOTATION:
            return False
        mark, view = self._marks[behind - 1], self._view
        before, after = view[mark - 1 : mark], view[mark + 1 : mark + 2]
        if (before and not before.isspace() and before not in "([:,'") or after.isspace() or "\n" in view[mark:start]:
            return False
        return not (after.islower() and (before == "," or view[max(0, mark - 2) : mark].strip()[-1:].isalnum()))

    def closing(self, start: int) -> int:
        """Where the quotation that *start* lies in ends: its closing mark, or *start* where none follows."""
        behind = bisect_left(self._marks, start)
        return self._marks[behind] if behind < len(self._marks) else start

    def has_tag(self, mark: int) -> bool:
        """Whether a verb of saying and its speaker, be they known or not, follow a closing mark: `," kata polisi`."""
        at = bisect_left(self._tokens.starts, mark)
        return at + 1 < len(self._tokens) and self._tokens.forms[at] in self._speech.before

    def has_clitic_tag(self, mark: int) -> bool:
        """Whether a verb of saying with -nya follows a closing mark: `," katanya`."""
        at = bisect_left(self._tokens.starts, mark)
        return at < len(self._tokens) and self._tokens.forms[at] in self._speech.clitic

    def is_speech_clitic(self, end: int) -> bool:
        """Whether the word that ends at *end* is one of saying with -nya: `ujarnya`."""
        at = bisect_left(self._tokens.ends, end)
        return at < len(self._tokens) and self._tokens.forms[at] in self._speech.clitic and not self._is_doubled(at)

    def _is_doubled(self, at: int) -> bool:
        """Whether word *at* is the second half of `kata-kata`."""
        return at > 0 and self._tokens.gaps[at - 1] == "-"
