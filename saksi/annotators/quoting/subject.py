"""The speaker in front of a reporting verb: which noun phrase to the left of `mengatakan` is its subject.

Looks through the stretches between commas from right to left, steps over adjuncts (`dalam pidato ...`),
dates and appositions, and gives up at another clause, unless the verb only goes on with that clause.
"""

from __future__ import annotations

from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.stretches import Stretches

_MOST_CHUNKS = 7
_DEGREE = 4
"""Words into which a degree falls apart at its stops."""
_AGENT = 12
"""Words from a passive verb to the end of its agent."""


class SubjectFinder:
    """Finds subjects in one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words = page, page.tokens, page.words
        self.roles = roles = page.words.roles
        self._adverbs = roles["adverb"] - roles["while_saying"]
        self.stretches = Stretches(page)
        self._aside, self._goes_on = roles["aside"], roles["goes_on"]

    def is_report(self, verb: int, low_limit: int) -> bool:
        """Whether the verb tells of something said: not negated, not wished for, not an infinitive."""
        k = self.before_adverbs(verb, low_limit)
        low = self.tokens.low[k] if k >= low_limit else ""
        return (
            low not in self.roles["negation"]
            and low not in self.roles["modal"]
            and low not in self.roles["no_report_after"]
        )

    def before_adverbs(self, verb: int, low_limit: int) -> int:
        """The last word before the verb's adverbs (`secara terbuka`, `kembali`) and dates; below the limit if none."""
        k = verb - 1
        while k >= low_limit and not self.stretches.comma(k):
            if (
                self.tokens.low[k] in self._adverbs
                or self.page.date_at(k) is not None
                or (k < verb - 1 and self.tokens.low[k] in self.roles["adverb_opener"])
            ):
                k -= 1
            else:
                break
        return k

    def find(self, first: int, verb: int) -> Source | None:
        """The subject of the verb at *verb* among the words from *first* on."""
        k = self.before_adverbs(verb, first)
        agent = self._agent_before(first, k)
        if agent is not None:
            return agent
        if k >= first and not self.stretches.comma(k) and self.page.quoted[k] < 0:
            if self.tokens.low[k] in self.roles["relative"]:
                return self._ending_at(first, k - 1)
            if self.tokens.low[k] in self._goes_on:
                return self._clause_subject(first, k)
        chunks = self.stretches.between(first, verb)
        for number in range(len(chunks) - 1, max(-1, len(chunks) - 1 - _MOST_CHUNKS), -1):
            begin, end = chunks[number]
            if begin >= end:
                continue
            verdict, source = self._chunk(begin, end, verb, number == len(chunks) - 1)
            if source is not None:
                return self.stretches.join_left(source, chunks, number)
            if verdict == "clause":
                is_serial = chunks[-1][0] == verb and self.tokens.low[verb].startswith("me")
                return self.page.sources.at(self.stretches.skip_leading(begin, end), end) if is_serial else None
        return None

    def _agent_before(self, first: int, k: int) -> Source | None:
        """Who denies in `tuduhan itu dibantah (oleh) Moskow, (dengan) menyatakan P`: the agent before the comma."""
        if k > first and self.tokens.low[k] in self._goes_on:
            k -= 1
        if k <= first or not self.stretches.comma(k):
            return None
        for j in range(max(first, k - _AGENT), k):
            if self.tokens.low[j] in self.roles["rejected"]:
                begin = j + 2 if self.tokens.low[j + 1] in self.roles["agent_opener"] else j + 1
                source = self.page.sources.at(begin, k + 1)
                return source if source is not None and source.last == k else None
        return None

    def _chunk(self, begin: int, end: int, verb: int, is_last: bool) -> tuple[str, Source | None]:
        """What a stretch holds: ``found`` and the subject, ``skip`` for an adjunct, ``clause`` for another clause."""
        start = self.stretches.skip_leading(begin, end)
        is_beside = self.page.quoted[begin] >= 0 or start >= end or self._is_where(start, begin)
        if is_beside or self._is_degree(begin, end):
            return "skip", None
        is_aside = self.stretches.is_aside(start)
        if not is_aside:
            source = self.page.sources.at(start, end)
            if source is not None and self._reaches(source, end, is_last):
                return "found", source
            if source is None and not is_last:
                return "skip", None
        if is_last:
            source = self._adjacent(start, verb) or self._bare_name(start, verb)
            return ("found", source) if source is not None else ("skip", None)
        return ("skip", None) if is_aside or self.page.names.body_kind.get(start) == "place" else ("clause", None)

    def _is_degree(self, begin: int, end: int) -> bool:
        """Whether a stretch is only what somebody has studied: `Achmad, Sp.PD., menjelaskan`."""
        letters = "".join(self.tokens.low[k] for k in range(begin, min(end, begin + _DEGREE)))
        return begin > 0 and end - begin < _DEGREE and letters in self.roles["degree"]

    def _is_where(self, start: int, begin: int) -> bool:
        """Whether a state's name only says where a place before the comma lies: `di Paris, Prancis`."""
        kinds = self.page.names.body_kind
        return (
            begin > 0
            and start == begin
            and "," in self.tokens.gaps[begin - 1]
            and kinds.get(start) in ("state", "place")
            and kinds.get(begin - 1) == "place"
        )

    def _reaches(self, source: Source, end: int, is_last: bool) -> bool:
        """Whether only adverbs and adjuncts stand between the noun phrase and the end of its stretch."""
        k = source.stop + 1
        if k >= end:
            return is_last or self.page.names.body_kind.get(source.first) != "place"
        low = self.tokens.low[k]
        is_date = (
            low in self.roles["quantifier"] or low in self.roles["date_opener"] or self.page.date_at(k) is not None
        )
        if low in self._adverbs or low in self.roles["relative"] or is_date or "(" in self.tokens.gaps[k - 1]:
            return not is_last or self._no_verb(k, end)
        return (not is_last or low in self._aside) and self._no_verb(k - 1, end)

    def _no_verb(self, begin: int, end: int) -> bool:
        """Whether the words hold no verb outside a relative clause."""
        is_relative = False
        for k in range(begin, end):
            low = self.tokens.low[k]
            if low in self.roles["relative"]:
                is_relative = True
            is_verb = self.words.is_verb(low) or low in self.roles["negation"]
            if is_verb and not is_relative and k > begin and low not in self.words.passed_on:
                return False
        return True

    # subjects inside a stretch ---------------------------------------------

    def _adjacent(self, begin: int, verb: int) -> Source | None:
        """The noun phrase that ends where the verb's adverbs begin; the leftmost start that gets there."""
        stop = self.before_adverbs(verb, begin)
        for k in range(begin, stop + 1):
            if self.page.quoted[k] >= 0 or not self._may_begin(k, begin):
                continue
            source = self.page.sources.at(k, verb)
            if source is not None and source.stop >= stop:
                is_inner = source.kind not in (
                    "person",
                    "name",
                    "pronoun",
                    "plural_pronoun",
                    "possessive",
                ) and self._is_behind_noun(k, begin)
                is_told = k > begin and self.tokens.low[k - 1] in self.roles["addressee_opener"]
                return None if is_inner or is_told or self._is_relay(k, begin) else source
        return None

    def _may_begin(self, k: int, begin: int) -> bool:
        """Whether a noun phrase can begin at *k*: not inside the name of a body, not behind its own quantifier."""
        kinds = self.page.names.kind
        if not self.tokens.is_capital(k) and kinds[k] != "" and kinds[k - 1] == "P":
            return False
        is_quantifier = k > begin and self.tokens.low[k] in self.roles["quantifier"]
        return not (is_quantifier and self.words.noun(self.tokens.low[k - 1]))

    def _is_behind_noun(self, k: int, begin: int) -> bool:
        """Whether an ordinary noun before *k* heads the phrase: `hari pertama turnamen Wimbledon`."""
        if k <= begin:
            return False
        low = self.tokens.low[k - 1]
        return (
            low.islower()
            and not self.tokens.is_capital(k - 1)
            and low not in self.words.known
            and not self.words.is_verb(low)
        )

    def _is_relay(self, k: int, begin: int) -> bool:
        """Whether the noun phrase at *k* only passes on: `seperti dikutip Dow Jones`."""
        before = self.tokens.low[k - 1] if k > begin else ""
        is_behind = before in self.roles["agent_opener"] or before in self.roles["owner_joint"]
        return before in self.words.passed_on or (is_behind and self.tokens.low[k - 2] in self.words.passed_on)

    def _bare_name(self, start: int, verb: int) -> Source | None:
        """Capital words right before the verb that no table knows: `Zaia mengatakan`."""
        stop = self.before_adverbs(verb, start)
        names = self.page.names
        if stop < start or any(not self.tokens.is_capital(k) or names.kind[k] == "P" for k in range(start, stop + 1)):
            return None
        if any(self.tokens.low[k] in self.words.known or not names.kind[k] for k in range(start, stop + 1)):
            return None
        return Source(start, stop, "name", names.text_of(start, stop))

    def _ending_at(self, first: int, last: int) -> Source | None:
        """The noun phrase in front of `yang` (`Ron Prosor, yang menyatakan`)."""
        if last < first or self.page.quoted[last] >= 0:
            return None
        chunks = [chunk for chunk in self.stretches.between(first, last + 1) if chunk[0] < chunk[1]]
        begin = chunks[-1][0]
        described = self._described_by(chunks) if len(chunks) > 1 else None
        if described is not None:
            return described
        for k in range(begin, last + 1):
            source = self.page.sources.at(k, last + 1)
            if source is not None and source.stop >= last:
                if self._receives(k, begin) or (source.kind == "document" and self._is_made(k, begin)):
                    author = self._clause_subject(first, last)
                    return source if author is None or self._is_listed(author) else author
                exists = k > begin and self.tokens.low[k - 1] in self.roles["existence"]
                is_denied = exists and k - 1 > begin and self.tokens.low[k - 2] in self.roles["negation"]
                is_rumour = is_denied or (exists and source.kind == "document")
                return None if is_rumour else self.stretches.join_left(source, chunks, len(chunks) - 1)
        return None

    def _described_by(self, chunks: list[tuple[int, int]]) -> Source | None:
        """The body before an apposition that goes on behind its noun: `Forum X, sebuah kelompok bagi Y, yang ...`."""
        (first, last), (begin, end) = chunks[-2:]
        noun = self.page.sources.at(begin, end)
        if noun is None or noun.kind != "organisation" or self.tokens.low[begin] not in self.roles["singular"]:
            return None
        for k in range(first, last):
            source = self.page.sources.at(k, last)
            if source is not None and source.last == last - 1:
                return source if source.kind == "organisation" and source.name is not None else None
        return None

    def _receives(self, k: int, begin: int) -> bool:
        """Whether what stands at *k* is the receiver of a document: `menulis surat kepada Moskow, yang menyatakan`."""
        if k <= begin or self.tokens.low[k - 1] not in self.roles["addressee_opener"]:
            return False
        return any(self.words.noun(low) == "document" for low in self.tokens.low[begin : k - 1])

    def _is_listed(self, source: Source) -> bool:
        """Whether a speaker is only the first of several between commas: `Inggris, AS, dan Jepang`."""
        after = source.last + 1
        return self.stretches.comma(source.last) and after < self.tokens.n and self.page.names.kind[after] == "P"

    def _is_made(self, k: int, begin: int) -> bool:
        """Whether the document at *k* is what somebody puts out: `faksi itu merilis pernyataan yang menyebutkan P`."""
        while k > begin and self.tokens.low[k - 1] in self.roles["quantifier"]:
            k -= 1
        low = self.tokens.low[k - 1] if k > begin else ""
        return low.startswith("me") and self.words.is_verb(low)

    def _clause_subject(self, first: int, last: int) -> Source | None:
        """The subject of the clause that `dengan menulis`, `seraya menegaskan`, `dan mengatakan` goes on with."""
        chunks = self.stretches.between(first, last)
        for number, (begin, end) in enumerate(chunks):
            start = self.stretches.skip_leading(begin, end)
            if start < end and self.page.quoted[start] < 0 and not self.stretches.is_aside(start):
                source = self.page.sources.at(start, last)
                if source is not None and self.page.names.body_kind.get(source.first) != "place":
                    return self.stretches.join_left(source, chunks, number)
        return None
