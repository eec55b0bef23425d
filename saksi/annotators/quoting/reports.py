"""Attributions before their content: `X mengatakan (bahwa) P`, `..., seraya menambahkan bahwa Q`."""

from __future__ import annotations

from saksi.annotators.quoting.preludes import Stretch
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.words import Cue
from saksi.annotators.quoting.workspace import Piece, Workspace

_FEW = 4
"""Joining words between a report and the next verb of the same speaker."""
_BEHIND_MARKS = ("loose", "clause", "quoted-only", "bahwa")
"""Complements of verbs that may stand behind words in marks and their speaker."""
_LEAST = 2
"""Words that somebody says, by the word of an outlet."""


class ReportReader:
    """Reads them in a unit."""

    def __init__(self, space: Workspace):
        self.space, self.page, self.tokens, self.roles = space, space.page, space.tokens, space.roles

    def read(self, k: int, cue: Cue) -> None:
        """Looks whether the word *k* reports something, and keeps what."""
        space, contents = self.space, self.space.contents
        floor = space.floor(k)
        if not space.subjects.is_report(k, floor):
            return
        previous = self._joined_to(k, floor)
        source = None if previous is not None else space.subjects.find(floor, k) or self._subject_behind(k, floor)
        if previous is None and source is None:
            if space.carries_on(k):
                last = contents.end(Stretch(k + 2, space.unit.last, "that"))
                space.add_content(k, cue, None, k + 2, last, "carried-on")
            return
        if source is not None and source.first > floor and self._is_open(source.first - 1):
            return
        if cue.form in self.roles["bare_cue"] and (
            source is None or source.stop < space.subjects.before_adverbs(k, floor)
        ):
            return
        if (
            cue.complement == "wish"
            and source is not None
            and source.name is None
            and source.kind not in ("pronoun", "plural_pronoun")
        ):
            return
        if cue.complement == "document" and (source is None or not self._is_of_document(source)):
            return
        if source is not None and (self._quoted_before(k, cue, source) or self._said_before(k, cue, source)):
            return
        stretch = contents.begin(k, space.unit)
        if stretch is None or space.is_taken(stretch.first):
            return
        is_subordinate = floor < k and self.tokens.low[floor] in self.roles["subordinator"]
        last = contents.end(stretch, is_subordinate)
        last = min([last, *(first for first, _ in space.taken if first >= stretch.first)])
        opener = space.subjects.before_adverbs(k, floor)
        if opener > floor and self.tokens.low[opener] in self.roles["relative"] and "," in self.tokens.gaps[opener - 1]:
            last = self._before_main_verb(stretch.first, last)
        first = stretch.first
        is_infinitive = cue.complement == "promise" and self.tokens.low[first] in self.roles["infinitive"]
        if is_infinitive and self.page.quoted[first] < 0:
            first += 1
        last = self._without_date(first, last)
        if first >= last or not contents.accepts(cue, stretch.first, last, stretch.mark):
            return
        cited = self._cited_beside(source, k) if source is not None else None
        if cited is not None:
            space.pass_on(source)
            source = cited
        if source is not None and (
            self._hands_on(source, first, last) or self._only_leads_up(source, first, last, stretch.last)
        ):
            space.pass_on(source)
            return
        if source is not None:
            self._pass_on_citer(source, floor)
        piece = space.add_content(k, cue, source, first, last, "verb" if previous is None else "joined-verb")
        if piece is not None:
            piece.same_as = previous

    def _subject_behind(self, k: int, floor: int) -> Source | None:
        """`Mencatat bahwa P, X mengatakan Q`: at the head of a sentence, the subject of the report that follows."""
        space, low = self.space, self.tokens.low
        opens = floor == space.unit.first and all(space.is_connective(j) for j in range(floor, k))
        if not opens or k + 1 >= space.unit.last or low[k + 1] not in self.roles["that"]:
            return None
        for j in range(k + 2, space.unit.last):
            if "," in self.tokens.gaps[j - 1] and space.contents.cue_from(j, space.unit.last) is not None:
                return self.page.sources.at(j, space.unit.last)
        return None

    def _is_open(self, k: int) -> bool:
        """Whether nothing has been said: `Jika X mengatakan P, Q`, `apakah X masih menuntut agar P`."""
        low = self.tokens.low[k]
        return low in self.roles["if"] or (low in self.roles["question"] and low not in self.roles["preposition"])

    def _before_main_verb(self, first: int, last: int) -> int:
        """The end of content inside a clause between commas: `Seoul, yang mengatakan P, menggelar latihan`."""
        for j in range(first + 1, last):
            if "," in self.tokens.gaps[j - 1] and self.page.quoted[j] < 0:
                low = self.tokens.low[j]
                is_active = low.startswith("me") and self.space.words.is_verb(low)
                if is_active or low in self.roles["modal"] or low in self.roles["negation"]:
                    return j
        return last

    def _is_of_document(self, source: Source) -> bool:
        """Whether a document speaks, or the body that `laporan awal IAEA` is by."""
        begin = max(self.space.unit.first, source.first - _FEW)
        return any(self.space.words.noun(self.tokens.low[j]) == "document" for j in range(begin, source.first + 1))

    def _hands_on(self, source: Source, first: int, last: int) -> bool:
        """`Kremlin menyebut Putin mengatakan P`: what a body reports is what somebody said; the body is a relay."""
        inner = self.page.sources.at(first, last)
        if source.kind in ("person", "name"):
            return inner is not None and self._tells_for(source, inner, first, last)
        if source.kind not in ("organisation", "outlet"):
            return False
        if inner is None or (inner.name is None and source.kind != "outlet") or inner.kind not in ("person", "name"):
            return False
        verb = self.space.contents.cue_from(first, last)
        cue = self.space.words.before.get(self.tokens.low[verb]) if verb is not None else None
        least = _LEAST if source.kind == "outlet" else _FEW
        return cue is not None and cue.complement == "loose" and last - verb > least

    def _tells_for(self, source: Source, inner: Source, first: int, last: int) -> bool:
        """`Lavrov mengatakan Presiden Putin menyampaikan bahwa P`: a person tells what another one has said."""
        verb = self.space.contents.cue_from(first, last)
        if verb is None or source.name is None or inner.name is None or inner.kind != "person":
            return False
        stretch = self.space.contents.begin(verb, self.space.unit)
        return stretch is not None and stretch.mark == "that" and self.space.subjects.is_report(verb, first)

    def _only_leads_up(self, source: Source, first: int, last: int, limit: int) -> bool:
        """`AFP melaporkan bahwa di Jenewa, Lavrov mengatakan P`: an adjunct, then a report with its own speaker."""
        contents = self.space.contents
        opens = source.kind in ("organisation", "outlet") and self.tokens.low[first] in self.roles["preposition"]
        return opens and not contents.has_predicate(first, last) and contents.cue_from(last, limit) is not None

    def _pass_on_citer(self, source: Source, floor: int) -> None:
        """`Haaretz mengutip seorang tentara yang mengatakan P`: the outlet that cites is a relay."""
        verb = source.first - 1
        if verb <= floor or self.tokens.low[verb] not in self.space.words.passed_on:
            return
        citer = self.space.subjects.find(floor, verb)
        if citer is not None and (citer.kind == "outlet" or (citer.kind == "organisation" and citer.name is not None)):
            self.space.pass_on(citer)

    def _cited_beside(self, source: Source, k: int) -> Source | None:
        """Whom an outlet cites between commas: `Politico, mengutip tiga sumber, melaporkan P`."""
        if source.kind != "outlet" or source.name is None:
            return None
        for j in (source.last + 1, source.last + 2, k + 1):
            if j < self.space.unit.last and self.tokens.low[j] in self.roles["citing"]:
                return self.page.sources.at(j + 1, self.space.unit.last)
        return None

    def _quoted_before(self, k: int, cue: Cue, source: Source) -> bool:
        """`"A," Wang mengatakan kepada wartawan.`: the content stands in marks before the speaker."""
        pair = self.page.pair_before(self.tokens.start[source.first])
        if (
            pair is None
            or pair.outer.start < self.space.unit.span.start
            or pair.inner.of(self.page.view)[-1] not in ",.?!"
        ):
            return False
        first = self.tokens.first_at(pair.outer.start)
        if first > self.space.floor(k) and self.page.word_count(pair.inner) < _FEW:
            return False  # `Menyebut itu "bohong," X mengatakan P`: a few words of another clause
        if self.space.is_taken(first) or cue.complement not in _BEHIND_MARKS:
            return False
        self.space.add(pair.inner, "direct", "direct.verb-behind", k, cue, source, pair)
        self.space.taken.append((first, k + 1))
        return True

    def _said_before(self, k: int, cue: Cue, source: Source) -> bool:
        """`P, BBC melaporkan.`: nothing but an adjunct follows the verb, and a clause stands before its subject."""
        space, floor = self.space, self.space.floor(k)
        if cue.complement not in ("loose", "clause") or source.first <= floor:
            return False
        if space.unit.last - k > _FEW + 1 and not self._dated_only(k):
            return False
        is_bare = k + 1 >= space.unit.last or self.tokens.low[k + 1] in self.roles["preposition"]
        first = space.skip_connectives(floor, source.first)
        opens = self.tokens.low[first] in self.roles["clause_opener"]
        if not is_bare or opens or "," not in self.tokens.gaps[source.first - 1]:
            return False
        if not space.contents.has_predicate(first, source.first) or source.first - first < _FEW:
            return False
        if space.reports_inside(first, source.first):
            return False
        space.add_content(k, cue, source, first, source.first, "verb-behind")
        space.taken.append((first, k + 1))
        return True

    def _dated_only(self, k: int) -> bool:
        """`P, X menuturkan pada Rabu (4/3), setelah ...`: behind the verb its day, and a clause of time."""
        space, limit = self.space, self.space.unit.last
        j = space.contents.past_adjuncts(k + 1, space.unit)
        is_day = k + 1 < j < limit and "," in self.tokens.gaps[j - 1] and space.contents.is_date(j - 1)
        return is_day and self.tokens.low[j] in self.roles["weak_tail"]

    def _without_date(self, first: int, last: int) -> int:
        """Content without a date at its end that a comma sets off; nothing is left of a date alone."""
        k = last - 1
        while k >= first and self.space.contents.is_date(k):
            if k == first or "," in self.tokens.gaps[k - 1]:
                return k
            k -= 1
        return last

    def _joined_to(self, k: int, floor: int) -> Piece | None:
        """The earlier piece whose speaker the verb at *k* shares: behind `seraya`, or only joining words between."""
        j = self.space.subjects.before_adverbs(k, floor)
        if not (j >= floor and self.tokens.low[j] in self.roles["while_saying"]):
            joins = self.roles["joining"]
            if k - floor > _FEW or any(self.tokens.low[i] not in joins for i in range(floor, k)):
                return None
        earlier = [piece for piece in self.space.pieces if piece.span.start < self.tokens.start[k]]
        return max(earlier, key=lambda piece: piece.span.start) if earlier else None
