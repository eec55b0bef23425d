"""Anchors: a place in a text that is found again after the text was edited.

The W3C Web Annotation model's two selectors, side by side: the quoted words with what stands before and behind
them, and the position. Typography, white space and case do not matter to the search; context decides between
several places; a place that is only alike is taken where nine words in ten agree and its context does too.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from saksi.model import Span
from saksi.text import folded

CONTEXT = 40
"""Characters kept before and behind."""
_ALIKE = 0.9
_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"(?P<head>\W*)(?:.*\w)?(?P<tail>\W*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words, their context, and where they stood."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, span: Span) -> Anchor:
        """The anchor of a place in a text.

        >>> Anchor.of("Menteri itu tiba di Hanoi.", Span(20, 25)).exact
        'Hanoi'
        """
        prefix = text[max(span.start - CONTEXT, 0) : span.start]
        return cls(span.of(text), prefix, text[span.end : span.end + CONTEXT], span.start, span.end)

    def selectors(self) -> list[dict]:
        """The W3C selectors."""
        quote = {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return [quote, {"type": "TextPositionSelector", "start": self.start, "end": self.end}]

    @classmethod
    def from_selectors(cls, selectors: list[dict]) -> Anchor:
        """Raises ValueError where one of the two selectors is missing or empty."""
        by_type = {s.get("type"): s for s in selectors}
        quote, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
        if not quote or not position or not quote.get("exact"):
            raise ValueError("a target needs a TextQuoteSelector and a TextPositionSelector")
        span = Span(int(position["start"]), int(position["end"]))
        return cls(quote["exact"], quote.get("prefix", ""), quote.get("suffix", ""), span.start, span.end)

    def place(self, text: str) -> Span | None:
        """Where the words stand in *text* now; None where no place or no single place is right.

        >>> anchor = Anchor.of('Ia berkata, "Kami siap."', Span(13, 23))
        >>> anchor.place("Sore itu ia berkata, \u201cKami siap.\u201d")
        Span(start=22, end=32)
        """
        if text[self.start : self.end] == self.exact and self._context(text, self.start, self.end) >= 1.0:
            return Span(self.start, self.end)
        found = [(m.start(), m.end()) for m in self._loose().finditer(folded(text))]
        if not found:
            return self._alike(text)
        ranked = sorted(found, key=lambda at: (-self._context(text, *at), abs(at[0] - self.start)))
        if len(ranked) > 1 and self._context(text, *ranked[0]) == self._context(text, *ranked[1]) < 1.0:
            return None
        return Span(*ranked[0])

    def _loose(self) -> re.Pattern:
        """The words with anything that is no word between them."""
        words = _WORD.findall(folded(self.exact))
        if not words:
            return re.compile(re.escape(folded(self.exact)))
        core = r"\W+".join(map(re.escape, words))
        edges = _EDGES.fullmatch(folded(self.exact))
        head, tail = (r"\W?" * min(len(edges[name]), 3) for name in ("head", "tail"))
        before = "" if self.prefix[-1:].isalnum() else r"(?<!\w)"
        behind = "" if self.suffix[:1].isalnum() else r"(?!\w)"
        return re.compile(f"{head}{before}{core}{behind}{tail}")

    def _context(self, text: str, start: int, end: int) -> float:
        """How much of the words around is the same, 0 to 2."""
        sides = (
            (self.prefix, text[max(start - CONTEXT, 0) : start]),
            (self.suffix, text[end : end + CONTEXT]),
        )
        return sum(_shared(old, new) for old, new in sides)

    def _alike(self, text: str) -> Span | None:
        """A place that is only like the words: long enough to be told, in the old context."""
        old = _WORD.findall(folded(self.exact))
        tokens = list(_WORD.finditer(folded(text)))
        if len(old) < 5:
            return None
        matcher = difflib.SequenceMatcher(None, [t.group() for t in tokens], old, autojunk=False)
        blocks = [b for b in matcher.get_matching_blocks() if b.size]
        if not blocks:
            return None
        first, last = blocks[0], blocks[-1]
        lead, trail = first.a - first.b, last.a + last.size + (len(old) - last.b - last.size)
        if lead < 0 or trail > len(tokens) or trail <= lead:
            return None
        same = sum(b.size for b in blocks)
        if 2 * same / (len(old) + trail - lead) < _ALIKE:
            return None
        start, end = tokens[lead].start(), tokens[trail - 1].end()
        return Span(start, end) if self._context(text, start, end) > 0 else None


def _shared(old: str, new: str) -> float:
    """Share of the old context's words that the new context has; 1 where there was no context.

    >>> _shared("tiba di ", "tiba di "), _shared("", "x")
    (1.0, 1.0)
    """
    words = set(_WORD.findall(folded(old)))
    if not words:
        return 1.0
    return len(words & set(_WORD.findall(folded(new)))) / len(words)
