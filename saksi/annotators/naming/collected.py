"""What has been found of one text so far, and the questions that every later look at it asks.

Names are put in and taken out by their words; a word belongs to one name at most.
"""

from __future__ import annotations

from bisect import bisect_right

from saksi.annotators.naming.find import Finder
from saksi.annotators.naming.knowledge import CLITIC
from saksi.annotators.naming.reading import Found
from saksi.model import Sentence
from saksi.ner.words import package_words

_LARGE_LINES = frozenset(("headline", "boilerplate"))


class Collected:
    """The mentions by name, role and metonym of one text; begins with what the tables know."""

    def __init__(self, finder: Finder, sentences: tuple[Sentence, ...]) -> None:
        self.finder = finder
        self.tokens = finder.tokens
        self.covered = bytearray(finder.covered)
        self.spans = [s.span for s in sentences if s.kind not in _LARGE_LINES]
        self.begins = [span.start for span in self.spans]
        self._openings = frozenset(self.begins)
        self.words = package_words()
        self.classes = finder.knowledge.word_classes
        self.found = {(f.first, f.last): f for f in finder.found}
        self.owners: dict[int, Found] = {i: f for f in finder.found for i in range(f.first, f.last)}

    def put(self, found: Found) -> None:
        """Add a mention; its words belong to it from now on."""
        self.found[found.first, found.last] = found
        self.owners.update(dict.fromkeys(range(found.first, found.last), found))
        self.covered[found.first : found.last] = b"\1" * (found.last - found.first)

    def drop(self, found: Found) -> None:
        """Take a mention away; its words stay taken until another is put there."""
        del self.found[found.first, found.last]
        for i in range(found.first, found.last):
            self.owners.pop(i, None)

    def is_open(self, i: int) -> bool:
        """Whether word *i* has a capital that no table explains and that the word has not by custom."""
        tokens = self.tokens
        form = tokens.forms[i]
        is_open = tokens.capital[i] and not self.covered[i]
        return is_open and not self.words.is_common(form) and not form.endswith(CLITIC)

    def is_running(self, i: int) -> bool:
        """Whether word *i* stands in running text, not in a headline."""
        start = self.tokens.starts[i]
        at = bisect_right(self.begins, start) - 1
        return at >= 0 and start < self.spans[at].end

    def begins_sentence(self, i: int) -> bool:
        """Whether a sentence, a quotation or a part in brackets begins at word *i*."""
        return i == 0 or bool(self.tokens.gap(i - 1).strip(" -")) or self.tokens.starts[i] in self._openings
