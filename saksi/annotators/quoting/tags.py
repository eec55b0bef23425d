"""Attributions behind their content: `"...," kata X`, `P, ujarnya`, and inserted ones: `A, kata X, B`."""

from __future__ import annotations

from saksi.annotators.quoting.marks import Pair
from saksi.annotators.quoting.preludes import Stretch
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.words import Cue
from saksi.annotators.quoting.workspace import Piece, Workspace

_SENTENCE = 4
"""Words from which a capital and a stop make a quotation a sentence of its own."""


class TagReader:
    """Reads them in a unit."""

    def __init__(self, space: Workspace):
        self.space, self.page, self.tokens, self.roles = space, space.page, space.tokens, space.roles
        self.contents = space.contents

    def read(self, k: int, cue: Cue) -> None:
        """Looks whether the word *k* is such an attribution, and keeps what it attributes."""
        space, unit = self.space, self.space.unit
        source = self._source(k, cue)
        if space.is_taken(k):
            return
        if source is None:
            self._by_nobody(k, cue)
            return
        pair = self.page.pair_before(self.tokens.start[self.space.before_thus(k)])
        if pair is not None and pair.outer.start >= unit.span.start:
            self._behind_marks(k, cue, source, pair)
            return
        if cue.complement == "marked":
            return
        begin = self.space.before_thus(k)
        gap_start = self.tokens.end[begin - 1] if begin > unit.first else unit.span.start
        before = self.page.view[gap_start : self.tokens.start[begin]]
        has_comma = any(sign in before for sign in ",?!")
        is_initial = all(space.is_connective(j) for j in range(unit.first, k))
        stop = max(k, source.stop)
        if has_comma or (is_initial and self.tokens.gaps[stop].strip()):
            self._inserted(k, cue, source)

    def _by_nobody(self, k: int, cue: Cue) -> None:
        """Words in marks right before a verb of saying whose speaker cannot be read: they stay, without a speaker."""
        pair = self.page.pair_before(self.tokens.start[k]) if cue.complement == "quoted" else None
        follows = k + 1 < self.space.unit.last and self.tokens.is_capital(k + 1) and self.tokens.gaps[k] == " "
        if pair is None or not follows or pair.outer.start < self.space.unit.span.start or pair.single:
            return
        if pair.inner.of(self.page.view)[-1] in ",.?!" and self.page.word_count(pair.inner) >= _SENTENCE:
            self.space.add(pair.inner, "direct", "direct.tag", k, cue, None, pair)
            self.space.taken.append((self.tokens.first_at(pair.outer.start), k + 1))

    def _source(self, k: int, cue: Cue) -> Source | None:
        if cue.clitic:
            return Source(k, k, "clitic")
        if k + 1 >= self.space.unit.last or self.tokens.gaps[k].strip():
            return None
        if cue.complement == "statement":
            following = self.space.words.after.get(self.tokens.low[k + 1])
            if following is not None and following.complement == "statement":
                return None  # `demikian bunyi pernyataan X`: the next word is the cue
            passive = self.space.words.nominal.get(self.tokens.low[k + 1])
            if passive is not None and passive.complement.startswith("passive"):
                first = k + 2
                while first < self.space.unit.last and self.tokens.low[first] in self.roles["agent_opener"]:
                    first += 1
                return self.page.sources.at(first, self.space.unit.last)
            is_document = self.space.words.noun(self.tokens.low[k + 1]) == "document"
            return self.page.sources.at(k + 1, self.space.unit.last) if is_document else None
        return self.page.sources.at(k + 1, self.space.unit.last)

    def _behind_marks(self, k: int, cue: Cue, source: Source, pair: Pair) -> None:
        """A quotation in marks with its attribution behind it, and perhaps a second half behind that."""
        space = self.space
        floor, first = space.floor(k), self.tokens.first_at(pair.outer.start)
        stop = max(k, source.stop)
        leads_in = any(not space.is_connective(j) for j in range(floor, first))
        if leads_in and not self._introduces(pair, floor, first):
            begin = space.skip_connectives(floor, first)
            last = self.tokens.first_at(pair.outer.end)
            if self._only_passes_on((begin, last), source):
                return
            span = self.contents.span(begin, last, space.unit.span.start, pair.outer.end)
            piece = space.add(span, "mixed", "mixed.tag", k, cue, source)
            space.taken.append((floor, stop + 1))
        else:
            source = self._subject_before(floor, first, source)
            piece = space.add(pair.inner, "direct", "direct.tag", k, cue, source, pair)
            space.taken.append((first, stop + 1))
        self._second_half(piece, stop)

    def _subject_before(self, floor: int, first: int, source: Source) -> Source:
        """Whom `X mengatakan, "...," katanya` names, where the words behind the quotation only take it up."""
        if source.kind not in ("clitic", "pronoun"):
            return source
        for j in range(first - 1, floor, -1):
            if self.tokens.low[j] in self.space.words.before:
                return self.space.subjects.find(floor, j) or source
        return source

    def _introduces(self, pair: Pair, floor: int, first: int) -> bool:
        """Whether the words before a quotation only lead up to it, so that it stands for itself."""
        view = self.page.view
        before = view[self.tokens.end[first - 1] : pair.outer.start] if first > floor else ""
        if ":" in before:
            return True
        inner = pair.inner.of(view)
        if not (inner[:1].isupper() and inner[-1:] in ",.?!" and self.page.word_count(pair.inner) >= _SENTENCE):
            return False
        has_cue = any(self.tokens.low[j] in self.space.words.cues for j in range(floor, first))
        return "," in before or has_cue or not self.contents.has_predicate(floor, first)

    def _second_half(self, piece: Piece, stop: int) -> None:
        """`"A," kata X, "B."`: the second half shares the attribution."""
        space, k = self.space, stop + 1
        while k < space.unit.last and self.page.quoted[k] < 0:
            if self.tokens.low[k] in space.words.before:
                return
            k += 1
        if k >= space.unit.last:
            return
        pair = self.page.marks.pairs[self.page.quoted[k]]
        before = self.page.view[self.tokens.end[k - 1] : pair.outer.start].strip()
        if before not in (",", ":", ".", "-") or pair.single:
            return
        other = space.add(pair.inner, "direct", "direct.second-half", piece.cue_word, piece.cue, piece.source, pair)
        other.same_as = piece
        space.taken.append((k, self.tokens.first_at(pair.outer.end)))

    def _inserted(self, k: int, cue: Cue, source: Source) -> None:
        """`A, kata X, B`: the longer part."""
        space = self.space
        stop, floor = max(k, source.stop), space.floor(k)
        left = (space.skip_connectives(floor, k), k)
        if self._only_passes_on(left, source):
            return
        right = None if space.before_thus(k) < k or cue.complement == "statement" else self._right_part(stop)
        ends_open = left[0] < k and self.tokens.low[k - 1] in self.roles["relative"]
        chosen, rule = left, "tag"
        if right is not None and (self._goes_on(left, right, ends_open) or space.is_frame(*left)):
            chosen, rule = right, "inserted-tag"
        if chosen[1] - chosen[0] < 2 or space.points_back(*chosen):
            return
        piece = space.add_content(k, cue, source, *chosen, rule)
        begin = k if ends_open else min(chosen[0], floor)
        space.taken.append((begin, max(chosen[1], stop + 1)))
        if piece is not None and chosen is left:
            self._second_half(piece, stop)

    def _goes_on(self, left: tuple[int, int], right: tuple[int, int], ends_open: bool) -> bool:
        """Whether the words behind an inserted attribution are its content rather than the ones before it."""
        if not ends_open and self.contents.has_predicate(*left) and not self.contents.has_predicate(*right):
            return False
        is_new_verb = self.space.words.is_verb(self.tokens.low[right[0]])
        if is_new_verb and not ends_open and self.contents.has_predicate(*left):
            return False
        return ends_open or right[1] - right[0] > left[1] - left[0]

    def _only_passes_on(self, left: tuple[int, int], source: Source) -> bool:
        """Whether the words before an attribution report by themselves (`X mengatakan P, lapor KCNA`)."""
        is_person = source.kind == "person" and not source.is_indefinite
        if is_person and not self._says_another(*left):
            return False
        if not is_person and source.kind not in ("outlet", "document", "clitic", "pronoun", "organisation"):
            return False
        if not self.space.reports_inside(*left):
            return False
        if source.kind not in ("clitic", "pronoun"):
            self.space.pass_on(source)
        return True

    def _says_another(self, first: int, last: int) -> bool:
        """`Kanselir itu mengatakan "A", ungkap X`: somebody with a title speaks from the first word on."""
        verb = self.contents.cue_from(first, last)
        inner = self.page.sources.at(first, last)
        is_titled = inner is not None and inner.kind == "person" and (inner.name is not None or inner.is_definite)
        return verb is not None and is_titled and self.space.words.before[self.tokens.low[verb]].complement == "loose"

    def _right_part(self, stop: int) -> tuple[int, int] | None:
        """The words behind an inserted attribution, if they go on with its content."""
        unit, first = self.space.unit, stop + 1
        if first >= unit.last:
            return None
        gap, low = self.tokens.gaps[stop], self.tokens.low[first]
        if "," not in gap and ":" not in gap and gap.strip():
            return None
        if low in self.roles["skipped"] and "," in self.tokens.gaps[first] and first + 1 < unit.last:
            first, low = first + 1, self.tokens.low[first + 1]
        is_relative = low in self.roles["relative"] and not self._is_pronoun(stop)
        if low in self.roles["tail"] or low in self.space.words.passed_on or is_relative:
            return None
        if not gap.strip() and self._is_adjunct(low):
            first = self.contents.past_adjuncts(first, unit)
            if first >= unit.last or first == stop + 1 or "," not in self.tokens.gaps[first - 1]:
                return None
        if self.contents.is_date(first) or low in self.roles["tag_adjunct"]:
            return None
        return first, self.contents.end(Stretch(first, unit.last, "comma"))

    def _is_adjunct(self, low: str) -> bool:
        return low in self.roles["preposition"] or (low in self.roles["adverb"] and low not in self.roles["predicate"])

    def _is_pronoun(self, k: int) -> bool:
        return self.tokens.low[k] in self.roles["pronoun"] or self.tokens.low[k].endswith("nya")
