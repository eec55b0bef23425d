"""Quotations in marks that have no attribution of their own: whose they are, or that they are none.

A quotation that is a sentence by itself goes on with the one before it, belongs to a bare `X mengatakan`
behind it, or to whoever spoke last. A short stretch inside a sentence is a title, a nickname or a scare quote.
"""

from __future__ import annotations

from bisect import bisect_right

from saksi.annotators.quoting.marks import Pair
from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.subject import SubjectFinder
from saksi.annotators.quoting.workspace import Piece

_SHORTEST = 4
"""Words of a quotation that stands alone; shorter ones are titles and exclamations on banners."""

_NEAR = 4
"""Words before a quotation among which a banner's noun stands."""


class LooseQuotations:
    """Finds them in one article, after the attributions of all units are known."""

    def __init__(self, page: Page, pieces: list[Piece]):
        self.page, self.tokens, self.words = page, page.tokens, page.words
        self.subjects = SubjectFinder(page)
        self.by_unit: dict[int, list[Piece]] = {}
        for piece in pieces:
            self.by_unit.setdefault(piece.unit, []).append(piece)
        self.found: list[Piece] = []

    def find(self) -> list[Piece]:
        """The additional pieces; ``source`` and ``same_as`` are empty where nobody can be named."""
        for number, unit in enumerate(self.page.units):
            for pair in unit.pairs:
                if not self._is_used(number, pair):
                    self._pair(number, unit, pair)
        return self.found

    def _is_used(self, number: int, pair: Pair) -> bool:
        return any(piece.span.overlaps(pair.inner) for piece in self.by_unit.get(number, ()))

    def _pair(self, number: int, unit: Unit, pair: Pair) -> None:
        first, last = self.tokens.first_at(pair.outer.start), self.tokens.first_at(pair.outer.end)
        before = range(unit.first, first)
        after = range(last, unit.last)
        if not len(after) and self._leads_up(unit, pair, first):
            self._introduced(number, unit, pair, first)
        elif not len(before) and len(after):
            self._without_verb(number, unit, pair, last)
        elif (not len(before) and self._is_sentence(pair)) or (
            not len(after)
            and pair.inner.start - unit.span.start
            and self._only_connectives(before)
            and self._is_sentence(pair)
        ):
            self._alone(number, unit, pair)

    def _only_connectives(self, words: range) -> bool:
        roles = self.words.roles
        return all(self.tokens.low[k] in roles["connective"] or self.tokens.low[k] in roles["adverb"] for k in words)

    def _is_sentence(self, pair: Pair) -> bool:
        return self.page.word_count(pair.inner) >= _SHORTEST or pair.inner.of(self.page.view)[-1:] in ".?!,"

    def _leads_up(self, unit: Unit, pair: Pair, first: int) -> bool:
        """Whether a colon, or a comma before a whole sentence, leads up to a quotation at the end of its unit."""
        if first == unit.first:
            return False
        gap = self.page.view[self.tokens.end[first - 1] : pair.outer.start]
        if ":" in gap:
            return self.page.word_count(pair.inner) >= _SHORTEST
        inner = pair.inner.of(self.page.view)
        return "," in gap and inner[:1].isupper() and self.page.word_count(pair.inner) >= _SHORTEST

    def _introduced(self, number: int, unit: Unit, pair: Pair, first: int) -> None:
        source = self._banner(unit.first, first) or self.subjects.find(unit.first, first)
        source = source or self.page.sources.at(self._start(unit), first) or self._anybody(unit.first, first)
        has_colon = ":" in self.page.view[self.tokens.end[first - 1] : pair.outer.start]
        if source is None and not has_colon:
            return
        source = source or self._document(unit.first, first)
        earlier = [p for p in self.by_unit.get(number, ()) if p.span.end <= pair.outer.start]
        same = earlier[-1] if earlier and source is None else None
        self._add(pair, "direct.introduced", number, source, same)

    def _banner(self, first: int, last: int) -> Source | None:
        """What is written on a banner or sung: `... membentangkan spanduk bertuliskan: "..."`, of nobody by name."""
        for k in range(last - 1, max(first, last - _NEAR) - 1, -1):
            if self.tokens.low[k] in self.words.roles["banner"] and self.page.quoted[k] < 0:
                return Source(k, k, "document", is_indefinite=True)
        return None

    def _document(self, first: int, last: int) -> Source | None:
        """The document in `Dalam pernyataan tertulis disebutkan: "..."`."""
        roles, low = self.words.roles, self.tokens.low
        if low[first] not in roles["through_speech"]:
            return None
        for k in range(first + 1, last):
            if low[k] in roles["statement"] or low[k] in roles["letter"]:
                return Source(k, k, "document", is_definite=True)
        return None

    def _start(self, unit: Unit) -> int:
        k = unit.first
        while k + 1 < unit.last and self.tokens.low[k] in self.words.roles["connective"]:
            k += 1
        return k

    def _anybody(self, first: int, last: int) -> Source | None:
        """The first speaker-like noun phrase that begins a clause in these words."""
        for k in range(first, last):
            if k == first or "," in self.tokens.gaps[k - 1]:
                source = self.page.sources.at(k, last)
                if source is not None and source.name is not None:
                    return source
        return None

    def _without_verb(self, number: int, unit: Unit, pair: Pair, last: int) -> None:
        """`"...," ekonom Saudi X kepada AFP`: the verb is missing."""
        inner = pair.inner.of(self.page.view)
        if inner[-1:] not in ",.?!" or self.page.word_count(pair.inner) < _SHORTEST or not inner[:1].isupper():
            return
        source = self.page.sources.at(last, unit.last)
        if (
            source is None
            and last + 1 < unit.last
            and self.tokens.words[last].isalpha()
            and self.tokens.words[last].islower()
        ):
            source = self._behind_odd_verb(last + 1, unit)
        if source is None or source.name is None:
            if self._mostly_quote(unit, pair):
                self._alone(number, unit, pair)
            return
        rest = source.stop + 1
        if rest >= unit.last or self.tokens.low[rest] in self.words.roles["preposition"]:
            self._add(pair, "direct.no-verb", number, source, None)

    def _behind_odd_verb(self, first: int, unit: Unit) -> Source | None:
        """A person right behind a word that no table knows, and nothing else: `"...," celetuk Moon.`"""
        source = self.page.sources.at(first, unit.last)
        if source is None or source.kind not in ("person", "name") or source.name is None:
            return None
        if self.tokens.gaps[first - 1].strip() or self.words.is_verb(self.tokens.low[first - 1]):
            return None
        return None if self.tokens.low[first - 1] in self.words.known else source

    def _mostly_quote(self, unit: Unit, pair: Pair) -> bool:
        return self.page.word_count(pair.inner) >= 2 * (unit.last - unit.first - self.page.word_count(pair.inner)) and (
            self.page.word_count(pair.inner) >= 8
        )

    def _alone(self, number: int, unit: Unit, pair: Pair) -> None:
        following = self._bare_report(number + 1)
        if following is not None:
            piece = self._add(pair, "direct.reported-after", number, following[1], None)
            piece.cue, piece.cue_word = following[2], following[0]
            return
        if pair.continues and self._goes_on(number, pair):
            return
        before = self._last_piece(number)
        if before is not None and number - before.unit <= 1 and before.kind == "direct":
            piece = self._add(pair, "direct.continued", number, None, before)
            piece.cue, piece.cue_word = before.cue, before.cue_word
        elif before is not None and number - before.unit <= 1:
            self._add(pair, "direct.after-report", number, None, before)
        elif number and self._introducer(number - 1) is not None:
            self._add(pair, "direct.introduced", number, self._introducer(number - 1), None)
        else:
            self._add(pair, "direct.alone", number, None, None)

    def _goes_on(self, number: int, pair: Pair) -> bool:
        """A quotation that the next paragraph goes on with: the speaker is named there."""
        k = bisect_right(self.page.marks.pairs, pair.outer.start, key=lambda other: other.outer.start)
        following = self.page.marks.pairs[k].inner if k < len(self.page.marks.pairs) else None
        later = [p for pieces in self.by_unit.values() for p in pieces if p.span == following]
        if not later or later[0].source is None:
            return False
        piece = self._add(pair, "direct.goes-on", number, later[0].source, None)
        piece.cue, piece.cue_word = later[0].cue, later[0].cue_word
        later[0].same_as = piece
        return True

    def _last_piece(self, number: int) -> Piece | None:
        for earlier in (number, number - 1):
            known = [*self.by_unit.get(earlier, ()), *(p for p in self.found if p.unit == earlier)]
            known = [p for p in known if earlier < number or p.span.end <= self.page.units[number].span.end]
            if known:
                return max(known, key=lambda piece: piece.span.start)
        return None

    def _bare_report(self, number: int):
        """`X mengatakan kepada wartawan.`, `Demikian kata X.`: a verb of saying and who says, with nothing reported."""
        if number >= len(self.page.units) or number in self.by_unit:
            return None
        unit = self.page.units[number]
        if self.tokens.low[unit.first] in self.words.roles["thus"] and unit.first + 2 < unit.last:
            k = unit.first + 1
            cue, source = self.words.after.get(self.tokens.low[k]), self.page.sources.at(k + 1, unit.last)
            if cue is not None:
                return None if cue.clitic or source is None else (k, source, cue)
        for k in range(unit.first, unit.last):
            cue = self.words.before.get(self.tokens.low[k])
            if cue is None or self.page.quoted[k] >= 0:
                continue
            if cue.complement not in ("loose", "clause", "judge") or unit.last - k > 12:
                return None
            rest = self.tokens.low[k + 1] if k + 1 < unit.last else ""
            if rest and rest not in self.words.roles["preposition"] and not rest[0].isdigit():
                return None
            source = self.subjects.find(unit.first, k)
            return (k, source, cue) if source is not None else None
        return None

    def _introducer(self, number: int) -> Source | None:
        """The subject of a unit that ends with a colon."""
        unit = self.page.units[number]
        if self.page.view[unit.span.end - 1] != ":":
            return None
        return self.page.sources.at(self._start(unit), unit.last)

    def _add(self, pair: Pair, rule: str, number: int, source: Source | None, same: Piece | None) -> Piece:
        faults = (pair.fault,) if pair.fault else ()
        piece = Piece(pair.inner, "direct", rule, number, source=source, same_as=same, faults=faults)
        self.found.append(piece)
        return piece
