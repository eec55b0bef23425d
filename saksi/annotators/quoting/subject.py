"""The speaker in front of a reporting verb: which noun phrase to the left of `mengatakan` is its subject.

Looks through the stretches between commas from right to left, steps over adjuncts (`dalam pidato ...`),
dates and appositions, and gives up at another clause.
"""

from __future__ import annotations

from dataclasses import replace

from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.source import Source

_MOST_CHUNKS = 7


class SubjectFinder:
    """Finds subjects in one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words = page, page.tokens, page.words
        roles = page.words.roles
        self._adverbs = roles["adverb"]
        self._aside = roles["preposition"] | roles["subordinator"] | roles["tail"] | page.words.passed_on
        self._leading = roles["connective"] | roles["adverb"]
        self._manners = roles["while_saying"] | roles["manner"]

    def is_report(self, verb: int, low_limit: int) -> bool:
        """Whether the verb tells of something said: not negated, not wished for, not an infinitive."""
        k = self.before_adverbs(verb, low_limit)
        if k < low_limit:
            return True
        low = self.tokens.low[k]
        return low not in self.words.roles["negation"] and low not in self.words.roles["modal"]

    def before_adverbs(self, verb: int, low_limit: int) -> int:
        k = verb - 1
        while k >= low_limit and self.tokens.low[k] in self._adverbs and not self._comma(k):
            k -= 1
        if k >= low_limit + 1 and self.tokens.low[k - 1] in ("secara", "dengan") and not self._comma(k):
            k -= 2
            while k >= low_limit and self.tokens.low[k] in self._adverbs and not self._comma(k):
                k -= 1
        return k

    def _comma(self, number: int) -> bool:
        gap = self.tokens.gap(number)
        return "," in gap or ";" in gap or ":" in gap or " - " in gap or "--" in gap

    def find(self, first: int, verb: int) -> Source | None:
        """The subject of the verb at *verb* among the words from *first* on."""
        k = self.before_adverbs(verb, first)
        if k >= first and self.tokens.low[k] == "yang" and not self._comma(k):
            return self._ending_at(first, k - 1)
        if k >= first and self.tokens.low[k] in self._manners:
            return self._clause_subject(first, k)
        chunks = self._chunks(first, verb)
        for number in range(len(chunks) - 1, max(-1, len(chunks) - 1 - _MOST_CHUNKS), -1):
            begin, end = chunks[number]
            is_last = number == len(chunks) - 1
            if begin >= end:
                continue
            verdict, source = self._chunk(begin, end, verb, is_last)
            if source is not None:
                return self._with_neighbour(source, chunks, number)
            if verdict == "clause":
                return None
        return None

    def _clause_subject(self, first: int, last: int) -> Source | None:
        """The subject of the clause that `dengan menulis`, `seraya menegaskan` goes on with."""
        for begin, end in self._chunks(first, last):
            start = self._skip_leading(begin, end)
            if start < end and self.page.quoted[start] < 0 and self.tokens.low[start] not in self._aside:
                source = self.page.sources.at(start, last)
                if source is not None:
                    return source
        return None

    def _chunks(self, first: int, verb: int) -> list[tuple[int, int]]:
        """Stretches of words between commas, the last of which ends at the verb (and may be empty)."""
        chunks, begin = [], first
        for k in range(first, verb):
            if self._comma(k) or (self.page.quoted[k] >= 0 and (k + 1 == verb or self.page.quoted[k + 1] < 0)):
                chunks.append((begin, k + 1))
                begin = k + 1
        chunks.append((begin, verb))
        return chunks

    def _chunk(self, begin: int, end: int, verb: int, is_last: bool) -> tuple[str, Source | None]:
        if self.page.quoted[begin] >= 0:
            return "skip", None
        start = self._skip_leading(begin, end)
        if start >= end:
            return "skip", None
        low = self.tokens.low[start]
        aside = low in self._aside or low == "yang" or low[0].isdigit() or self.page.date_at(start) is not None
        if not aside:
            source = self.page.sources.at(start, end)
            if source is not None and self._reaches(source, end, is_last):
                return "found", source
            if source is None and not is_last:
                return "skip", None
        if is_last:
            source = self._adjacent(start, verb)
            return ("found", source) if source is not None else ("skip", None)
        return ("skip", None) if aside else ("clause", None)

    def _skip_leading(self, begin: int, end: int) -> int:
        k = begin
        while k < end and self.tokens.low[k] in self._leading and self.words.speaks.get(self.tokens.low[k]) is None:
            k += 1
        return k

    def _reaches(self, source: Source, end: int, is_last: bool) -> bool:
        """Whether only adverbs and adjuncts stand between the noun phrase and the end of its stretch."""
        k = source.stop + 1
        if k >= end:
            return True
        low = self.tokens.low[k]
        is_date = low in self.words.roles["quantifier"] or low == "hari" or self.page.date_at(k) is not None
        if low in self._adverbs or low == "yang" or is_date or "(" in self.tokens.gap(k - 1):
            return not is_last or self._no_verb(k, end)
        return (not is_last or low in self._aside) and self._no_verb(k - 1, end)

    def _no_verb(self, begin: int, end: int) -> bool:
        """Whether the words hold no verb outside a relative clause."""
        relative = False
        for k in range(begin, end):
            low = self.tokens.low[k]
            if low == "yang":
                relative = True
            elif not relative and k > begin and low not in self.words.passed_on and (
                self.words.is_verb(low) or low in self.words.roles["negation"]
            ):
                return False
        return True

    def _adjacent(self, begin: int, verb: int) -> Source | None:
        """The noun phrase that ends where the verb's adverbs begin; the leftmost start that gets there."""
        stop = self.before_adverbs(verb, begin)
        for k in range(begin, stop + 1):
            low = self.tokens.low[k]
            if self.page.quoted[k] >= 0:
                continue
            if not self._may_begin(k):
                continue
            if low in self.words.roles["quantifier"] and k > begin and self.words.speaks.get(self.tokens.low[k - 1]):
                continue
            source = self.page.sources.at(k, verb)
            if source is not None and source.stop >= stop:
                return None if self._is_relay(k, begin) else source
        return None

    def _may_begin(self, k: int) -> bool:
        """Whether a noun phrase can begin at *k*: with a capital, a noun for speakers, a pronoun or a quantifier."""
        return self.tokens.is_capital(k) or self.page.names.kind[k] == "" or self.page.names.kind[k - 1] != "P"

    def _is_relay(self, k: int, begin: int) -> bool:
        """Whether the noun phrase at *k* only passes on: `seperti dikutip Dow Jones`."""
        before = self.tokens.low[k - 1] if k > begin else ""
        return before in self.words.passed_on or (before in ("dari", "oleh") and self.tokens.low[k - 2] in self.words.passed_on)

    def _ending_at(self, first: int, last: int) -> Source | None:
        """The noun phrase in front of `yang` (`Ron Prosor, yang menyatakan`)."""
        chunks = [chunk for chunk in self._chunks(first, last + 1) if chunk[0] < chunk[1]]
        if self.page.quoted[last] >= 0:
            return None
        begin = chunks[-1][0]
        for k in range(begin, last + 1):
            source = self.page.sources.at(k, last + 1)
            if source is not None and source.stop >= last:
                return self._with_neighbour(source, chunks, len(chunks) - 1)
        return None

    def _with_neighbour(self, source: Source, chunks: list[tuple[int, int]], number: int) -> Source:
        """A title and a name on both sides of a comma belong together."""
        if number == 0 or source.kind in ("pronoun", "plural_pronoun", "possessive"):
            return source
        begin, end = chunks[number - 1]
        start = self._skip_leading(begin, end)
        if start >= end or self.page.quoted[start] >= 0 or self.tokens.low[start] in self._aside:
            return self._last_title(source, begin, end)
        before = self.page.sources.at(start, end)
        if before is None or before.stop < end - 1:
            return self._last_title(source, begin, end)
        if (
            source.kind == "name"
            and before.kind in ("person", "outlet")
            and before.name is None
            and not before.is_definite
        ):
            role = self.page.names.text_of(before.first, before.last)
            return replace(source, first=before.first, kind=before.kind, role=role)
        is_bare = before.name is not None and before.kind in ("name", "person")
        if is_bare and self._is_apposition(source):
            return replace(before, role=before.role or self.page.names.text_of(source.first, source.last))
        return source

    def _is_apposition(self, source: Source) -> bool:
        """`pakar Israel dari lembaga X`, `seorang aktivis`: a description in lower case behind a name."""
        if source.kind != "person" or source.is_definite or self.tokens.is_capital(source.first):
            return False
        low = self.tokens.low[source.first]
        return low not in self.words.roles["quantifier"] or low in self.words.roles["apposition"]

    def _last_title(self, source: Source, begin: int, end: int) -> Source:
        """A name behind a title that stands at the end of an adjunct (`... direspon Duta Besar Israel, Ron Prosor,`)."""
        if source.kind != "name":
            return source
        for k in range(begin, end):
            if self.words.speaks.get(self.tokens.low[k]) == "person" and self.page.quoted[k] < 0:
                before = self.page.sources.at(k, end)
                if before is not None and before.name is None and before.last == end - 1 and not before.is_definite:
                    role = self.page.names.text_of(before.first, before.last)
                    return replace(source, first=before.first, kind="person", role=role)
        return source
