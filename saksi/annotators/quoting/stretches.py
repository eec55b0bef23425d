"""Stretches of words between commas: where one begins, and which of them stand for one speaker.

A title, a name and its descriptions belong together across commas: `Menlu Israel, Israel Katz,`, `Peter Lintl, pakar
Israel dari lembaga X,`.
"""

from __future__ import annotations

from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.source import Source

_PARTING = (",", ";", ":", " - ", "--", "- ", "\u2014")
"""Signs that part a stretch from the next; a dash also where the name of an outlet before it is glued to it."""


class Stretches:
    """Knows them in one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words = page, page.tokens, page.words
        self.roles = roles = page.words.roles
        self._aside, self._leading = roles["aside"], roles["leading"]

    def comma(self, number: int) -> bool:
        """Whether a comma or another sign parts the word *number* from the next."""
        gap = self.tokens.gaps[number]
        return gap != " " and any(sign in gap for sign in _PARTING)

    def between(self, first: int, verb: int) -> list[tuple[int, int]]:
        """Stretches of words between commas, the last of which ends at the verb (and may be empty)."""
        chunks, begin = [], first
        quoted = self.page.quoted
        for k in range(first, verb):
            if self.comma(k) or (quoted[k] >= 0 and (k + 1 == verb or quoted[k + 1] < 0)):
                chunks.append((begin, k + 1))
                begin = k + 1
        chunks.append((begin, verb))
        return chunks

    def skip_leading(self, begin: int, end: int) -> int:
        """The first word of a stretch that is no connective or adverb."""
        k = begin
        while k < end and self.tokens.low[k] in self._leading and self.words.noun(self.tokens.low[k]) is None:
            k += 1
        return k

    def is_aside(self, start: int) -> bool:
        """Whether what begins at *start* is an adjunct, a number or a time."""
        low = self.tokens.low[start]
        return low in self._aside or low[0].isdigit() or self.page.date_at(start) is not None

    def join_left(self, source: Source, chunks: list[tuple[int, int]], number: int) -> Source:
        """A title and a name, a name and its descriptions belong together across commas."""
        if source.kind in ("pronoun", "plural_pronoun", "possessive"):
            return source
        current = source
        while number > 0:
            begin, end = chunks[number - 1]
            start = self.skip_leading(begin, end)
            is_free = start < end and self.page.quoted[start] < 0 and not self.is_aside(start)
            before = self.page.sources.at(start, end) if is_free else None
            is_unknown = current.kind == "organisation" and self.page.names.kind[current.first] == "N"
            if current.kind == "name" or (is_unknown and before is not None and before.kind == "person"):
                return self._with_title(current, before, begin, end)
            if before is None or not self._describes(current):
                return source
            if before.kind in ("name", "person") and before.name is not None:
                if before.kind == "person" and self.tokens.is_capital(source.first):
                    return source
                return before._replace(role=before.role or self.page.names.text_of(source.first, source.last))
            current, number = before, number - 1
        return source

    def _with_title(self, source: Source, before: Source | None, begin: int, end: int) -> Source:
        """A name behind a title and a comma (`Menlu Israel, Israel Katz`), also where that ends an adjunct."""
        if before is None or before.stop < end - 1:
            before = self._title_at_end(begin, end)
        if before is None or before.name is not None or before.is_definite or before.kind not in ("person", "outlet"):
            return source
        role = self.page.names.text_of(before.first, before.last)
        return source._replace(first=before.first, kind=before.kind, role=role)

    def _title_at_end(self, begin: int, end: int) -> Source | None:
        """A title at the end of a stretch: `... ditolak Panglima Armada Timur`."""
        if self.tokens.low[begin] in self.roles["subordinator"]:
            return None
        for k in range(begin, end):
            if self.words.noun(self.tokens.low[k]) == "person" and self.page.quoted[k] < 0:
                source = self.page.sources.at(k, end)
                if source is not None and source.last == end - 1:
                    return source
        return None

    def _describes(self, source: Source) -> bool:
        """`pakar Israel dari lembaga X`, `sebuah organisasi`, `Direktur Regional Y`: what can stand behind a name."""
        low = self.tokens.low[source.first]
        if source.kind == "group":
            return all(part.kind == "person" and part.name is None for part in source.parts)
        if source.is_definite or source.kind not in ("person", "organisation", "outlet"):
            return False
        if low in self.roles["quantifier"]:
            return low in self.roles["apposition"] or low in self.roles["singular"]
        if source.kind != "person":
            return False
        return source.name is None or not self.tokens.is_capital(source.first)
