"""The attributions of a sentence: cues, their speakers and contents, in text order, none inside another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from saksi.annotators.quoting.content import ContentFinder, Stretch
from saksi.annotators.quoting.marks import Pair
from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.subject import SubjectFinder
from saksi.annotators.quoting.words import Cue
from saksi.model import Span

_WEAK_TAGS = 3


@dataclass(slots=True)
class Piece:
    """One content with its attribution, before names are resolved.

    ``cue`` and ``cue_word`` are None where a quotation has no attribution of its own. ``same_as``: the piece
    whose speaker this one shares. ``tail``: the character behind the attribution's last word.
    """

    span: Span
    kind: str
    rule: str
    unit: int
    cue: Cue | None = None
    cue_word: int | None = None
    source: Source | None = None
    same_as: Piece | None = None
    faults: tuple[str, ...] = ()
    relayed_by: tuple[Source, ...] = ()
    extra: dict = field(default_factory=dict)


class UnitParser:
    """Parses the units of one article, one after the other."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words = page, page.tokens, page.words
        self.subjects = SubjectFinder(page)
        self.contents = ContentFinder(page, self.subjects)

    def parse(self, number: int) -> list[Piece]:
        """The pieces of a unit, in text order; quotations in marks without an attribution are not among them."""
        unit = self.page.units[number]
        self.unit, self.number = unit, number
        self.pieces: list[Piece] = []
        self.taken: list[tuple[int, int]] = []
        hits = self._hits(unit)
        if not hits:
            return []
        for k, cue in hits:
            if cue.order == "content-cue-source":
                self._tag(k, cue)
        for k, cue in hits:
            if self._is_taken(k):
                continue
            if cue.order == "source-cue-content":
                self._report(k, cue)
            elif cue.order == "cue-source-content":
                self._nominal(k, cue)
        self.pieces.sort(key=lambda piece: piece.span)
        return self.pieces

    def _hits(self, unit: Unit) -> list[tuple[int, Cue]]:
        hits = []
        low, quoted, words = self.tokens.low, self.page.quoted, self.words
        for k in range(unit.first, unit.last):
            form = low[k]
            if quoted[k] >= 0:
                continue
            for table in (words.after, words.before, words.nominal):
                cue = table.get(form)
                if cue is not None:
                    hits.append((k, cue))
        return hits

    def _is_taken(self, k: int) -> bool:
        return any(first <= k < last for first, last in self.taken)

    def _floor(self, k: int) -> int:
        """The first word of the unit that is free to the left of word *k*."""
        return max([self.unit.first, *(last for _, last in self.taken if last <= k)])

    # `"...," kata X`, `..., ujarnya` ----------------------------------------

    def _tag(self, k: int, cue: Cue) -> None:
        if self._is_taken(k):
            return
        tokens, unit = self.tokens, self.unit
        source = self._tag_source(k, cue)
        if source is None and not cue.clitic:
            return
        gap_start = tokens.end[k - 1] if k > unit.first else unit.span.start
        pair = self.page.pair_before(tokens.start[k])
        if pair is not None and pair.outer.start >= unit.span.start:
            self._direct_tag(k, cue, source, pair)
            return
        comma = "," in self.page.view[gap_start : tokens.start[k]]
        at_start = all(self.tokens.low[j] in self.words.roles["connective"] for j in range(unit.first, k))
        if not comma and not at_start:
            return
        self._indirect_tag(k, cue, source)

    def _tag_source(self, k: int, cue: Cue) -> Source | None:
        if cue.clitic:
            return Source(k, k, "clitic")
        after = k + 1
        if after < self.unit.last and self.tokens.gap(k).strip(" ") == "":
            return self.page.sources.at(after, self.unit.last)
        return None

    def _tag_stop(self, k: int, source: Source | None) -> int:
        """The last word of the attribution."""
        return max(k, source.stop if source is not None else k)

    def _direct_tag(self, k: int, cue: Cue, source: Source | None, pair: Pair) -> None:
        """A quotation in marks with its attribution behind it, and perhaps a second half behind that."""
        floor = self._floor(k)
        first = self.tokens.first_at(pair.outer.start)
        before = [j for j in range(floor, first) if not self._is_connective(j)]
        stop = self._tag_stop(k, source)
        if before and not self._introduces(pair, floor, first):
            span = self.contents.span(
                self._skip_connectives(floor, first),
                self.tokens.first_at(pair.outer.end),
                self.unit.span.start,
                pair.outer.end,
            )
            piece = self._add(span, "mixed", "mixed.tag", k, cue, source)
            self.taken.append((floor, stop + 1))
        else:
            piece = self._add(pair.inner, "direct", "direct.tag", k, cue, source, pair)
            self.taken.append((first, stop + 1))
        self._second_half(piece, stop)

    def _is_connective(self, j: int) -> bool:
        return self.tokens.low[j] in self.words.roles["connective"] or self.tokens.low[j] in self.words.roles["adverb"]

    def _skip_connectives(self, first: int, last: int) -> int:
        k = first
        while k < last and self._is_connective(k) and "," in self._gap_until_break(k, last):
            k += 1
        return k

    def _gap_until_break(self, k: int, last: int) -> str:
        """The gap behind the connectives that begin at *k*: a comma there parts them from the clause."""
        while k + 1 < last and self._is_connective(k + 1) and "," not in self.tokens.gap(k):
            k += 1
        return self.tokens.gap(k)

    def _introduces(self, pair: Pair, floor: int, first: int) -> bool:
        """Whether the words before a quotation only lead up to it, so that it stands for itself."""
        view = self.page.view
        before = view[self.tokens.end[first - 1] : pair.outer.start] if first > floor else ""
        inner = pair.inner.of(view)
        if ":" in before:
            return True
        is_sentence = inner[:1].isupper() and inner[-1:] in ",.?!" and self.page.word_count(pair.inner) >= 4
        return (
            is_sentence
            and self.tokens.is_capital(first)
            and (
                "," in before
                or any(self.tokens.low[j] in self.words.cues for j in range(floor, first))
                or not self.contents.has_predicate(floor, first)
            )
        )

    def _second_half(self, piece: Piece, stop: int) -> None:
        """`"A," kata X, "B."`: the second half shares the attribution."""
        unit = self.unit
        limit = unit.last
        k = stop + 1
        while k < limit and self.page.quoted[k] < 0:
            if self.tokens.low[k] in self.words.before or self.tokens.low[k] in ("yang", "menyebut"):
                return
            k += 1
        if k >= limit:
            return
        pair = self.page.marks.pairs[self.page.quoted[k]]
        before = self.page.view[self.tokens.end[k - 1] : pair.outer.start].strip()
        if before not in (",", ":", ".", "-") or pair.single:
            return
        last = self.tokens.first_at(pair.outer.end)
        other = self._add(pair.inner, "direct", "direct.second-half", piece.cue_word, piece.cue, piece.source, pair)
        other.same_as = piece
        self.taken.append((k, last))

    def _indirect_tag(self, k: int, cue: Cue, source: Source | None) -> None:
        """`A, kata X, B`: the longer part."""
        tokens, unit = self.tokens, self.unit
        stop = self._tag_stop(k, source)
        floor = self._floor(k)
        left = (self._skip_connectives(floor, k), k)
        if self._reported_inside(left, k, source):
            return
        right = self._right_part(stop, unit)
        rule = "indirect.tag"
        chosen = left
        if right is not None and right[1] - right[0] > left[1] - left[0]:
            chosen, rule = right, "indirect.inserted-tag"
        if chosen[0] >= chosen[1] or self._points_back(*chosen):
            return
        pair = self._only_pair(*chosen)
        if pair is not None:
            piece = self._add(pair.inner, "direct", "direct.tag", k, cue, source, pair)
        else:
            span = self.contents.span(*chosen, unit.span.start, unit.span.end)
            if span is None or chosen[1] - chosen[0] < 2:
                return
            kind = "mixed" if any(self.page.quoted[j] >= 0 for j in range(*chosen)) else "indirect"
            piece = self._add(span, kind, rule, k, cue, source)
        self.taken.append((min(chosen[0], floor), max(chosen[1], stop + 1)))
        if chosen is left:
            self._second_half(piece, stop)

    def _right_part(self, stop: int, unit: Unit) -> tuple[int, int] | None:
        """The words behind an inserted attribution, if they go on with its content."""
        first = stop + 1
        if first >= unit.last:
            return None
        gap = self.tokens.gap(stop)
        low = self.tokens.low[first]
        if "," in gap or gap.strip() == "":
            if low in self.words.roles["tail"] or low in self.words.passed_on or low == "yang":
                return None
            if gap.strip() == "" and (low in self.words.roles["preposition"] or low in self.words.roles["adverb"]):
                first = self.contents._past_adjuncts(first, unit)
                if first >= unit.last or first == stop + 1 or "," not in self.tokens.gap(first - 1):
                    return None
            if self.contents._is_date(first) or low in ("kepada", "pada"):
                return None
            return first, self.contents.end(Stretch(first, unit.last, "comma"))
        return None

    def _reported_inside(self, left: tuple[int, int], k: int, source: Source | None) -> bool:
        """Whether the words before an attribution report by themselves, so that it only passes them on."""
        if source is not None and source.kind not in ("outlet", "document", "clitic", "pronoun", "organisation"):
            return False
        for j in range(*left):
            cue = self.words.before.get(self.tokens.low[j])
            if cue is None or self.page.quoted[j] >= 0 or not self.subjects.is_report(j, left[0]):
                continue
            if self.subjects.find(left[0], j) is not None:
                stretch = self.contents.begin(j, self.unit)
                if stretch is not None and self.contents.accepts(cue, stretch.first, k, stretch.mark):
                    return True
        return False

    def _points_back(self, first: int, last: int) -> bool:
        """`Hal itu`: content that only points to an earlier sentence."""
        return last - first <= 4 and self.tokens.low[last - 1] in self.words.roles["demonstrative"]

    def _only_pair(self, first: int, last: int) -> Pair | None:
        """The pair of marks that fills the words from *first* to *last* (exclusive)."""
        number = self.page.quoted[first]
        if number < 0 or any(self.page.quoted[k] != number for k in range(first, last)):
            return None
        pair = self.page.marks.pairs[number]
        return pair if self.tokens.first_at(pair.inner.start) == first else None

    # `X mengatakan ...` ---------------------------------------------------------

    def _report(self, k: int, cue: Cue) -> None:
        unit = self.unit
        floor = self._floor(k)
        if not self.subjects.is_report(k, floor):
            return
        previous = self._joined_to(k, floor)
        source = None if previous is not None else self.subjects.find(floor, k)
        if previous is None and source is None:
            return
        if cue.complement == "document" and (source is None or source.kind != "document"):
            return
        stretch = self.contents.begin(k, unit)
        if stretch is None or self._is_taken(stretch.first):
            return
        is_subordinate = floor < k and self.tokens.low[floor] in self.words.roles["subordinator"]
        last = self.contents.end(stretch, is_subordinate)
        last = min([last, *(first for first, _ in self.taken if first >= stretch.first)])
        first = stretch.first
        if cue.complement == "promise" and self.tokens.low[first] == "untuk":
            first += 1
        last = self._without_date(first, last)
        if not self.contents.accepts(cue, stretch.first, last, stretch.mark):
            return
        self._add_content(k, cue, source, previous, first, last)

    def _add_content(
        self, k: int, cue: Cue, source: Source | None, previous: Piece | None, first: int, last: int
    ) -> None:
        pair = self._only_pair(first, last)
        if pair is not None:
            piece = self._add(pair.inner, "direct", "direct.verb", k, cue, source, pair)
        else:
            span = self.contents.span(first, last, self.unit.span.start, self.unit.span.end)
            if span is None:
                return
            mixed = any(self.page.quoted[j] >= 0 for j in range(first, last))
            piece = self._add(
                span, "mixed" if mixed else "indirect", "mixed.verb" if mixed else "indirect.verb", k, cue, source
            )
        piece.same_as = previous
        if previous is not None:
            piece.rule = piece.rule.replace("verb", "joined-verb")
        self.taken.append((first, last))

    def _without_date(self, first: int, last: int) -> int:
        """Content without a date that a comma sets off at its end."""
        k = last - 1
        while k > first and self.contents._is_date(k):
            if "," in self.tokens.gap(k - 1) and k > first + 1:
                return k
            k -= 1
        return last

    def _joined_to(self, k: int, floor: int) -> Piece | None:
        """The earlier piece of the unit whose speaker the verb at *k* shares: only joining words between."""
        if not self.pieces:
            return None
        between = range(floor, k)
        if len(between) > 4:
            return None
        joins = self.words.roles["coordinator"] | self.words.roles["adverb"]
        if any(self.tokens.low[j] not in joins for j in between):
            return None
        earlier = [piece for piece in self.pieces if piece.span.start < self.tokens.start[k]]
        return max(earlier, key=lambda piece: piece.span.start) if earlier else None

    # `menurut X`, `disebutkan X bahwa` --------------------------------------------

    def _nominal(self, k: int, cue: Cue) -> None:
        if cue.form.startswith("menurut") or cue.complement == "free":
            self._according_to(k, cue)
        else:
            self._passive(k, cue)

    def _according_to(self, k: int, cue: Cue) -> None:
        tokens, unit = self.tokens, self.unit
        source = Source(k, k, "clitic") if cue.clitic else self.page.sources.at(self._past_pada(k + 1), unit.last)
        if source is None:
            return
        stop = max(source.stop, k)
        floor = self._floor(k)
        comma = k > unit.first and "," in tokens.gap(k - 1)
        left = (self._skip_connectives(floor, k), k)
        if comma and self._reported_inside(left, k, source):
            return
        right = self._nominal_right(stop, unit)
        if right is not None and self._relays_right(source, right):
            return
        is_initial = all(self._is_connective(j) for j in range(floor, k)) or not comma and floor < k
        chosen, rule = right, "indirect.according-to"
        if not is_initial and (right is None or left[1] - left[0] >= right[1] - right[0]):
            chosen, rule = left, "indirect.according-to-end"
            if self._points_back(*left):
                return
        if chosen is None or chosen[1] - chosen[0] < 2:
            return
        self._add_content(k, cue, source, None, *chosen)
        if self.pieces and self.pieces[-1].cue_word == k and self.pieces[-1].kind != "direct":
            self.pieces[-1].rule = rule if self.pieces[-1].kind == "indirect" else rule.replace("indirect", "mixed")
        self.taken.append((k, stop + 1))

    def _past_pada(self, k: int) -> int:
        return k + 1 if k < self.unit.last and self.tokens.low[k] in ("pada", "kepada") else k

    def _nominal_right(self, stop: int, unit: Unit) -> tuple[int, int] | None:
        first = stop + 1
        if first >= unit.last:
            return None
        low = self.tokens.low[first]
        if low in self.words.roles["tail"] or low in self.words.passed_on:
            return None
        if "," not in self.tokens.gap(stop) and low in ("kepada", "dalam", "pada", "di", "saat"):
            first = self.contents._closed_adjunct(first, unit) or first
        if first < unit.last and self.tokens.low[first] == "bahwa":
            first += 1
        last = self.contents.end(Stretch(first, unit.last, "comma"))
        return (first, last) if first < last else None

    def _relays_right(self, source: Source, right: tuple[int, int]) -> bool:
        """`Menurut AP, kedua perusahaan mengklaim P`: what follows has its own speaker."""
        if source.kind not in ("outlet", "document", "organisation", "name") or source.name is None:
            return False
        end = min(right[1], right[0] + 24)
        for j in range(right[0], end):
            cue = self.words.before.get(self.tokens.low[j])
            if cue is None or self.page.quoted[j] >= 0:
                continue
            if cue.complement in ("loose", "clause", "deny") and self.subjects.is_report(j, right[0]):
                found = self.subjects.find(right[0], j)
                if found is not None and found.first <= right[0] + 1:
                    return source.kind == "outlet" or cue.complement == "loose"
            return False
        return False

    def _passive(self, k: int, cue: Cue) -> None:
        tokens, unit = self.tokens, self.unit
        after = k + 1
        if after < unit.last and tokens.low[after] == "oleh":
            after += 1
        source = Source(k, k, "clitic") if cue.clitic else self.page.sources.at(after, unit.last)
        if source is None or not self.subjects.is_report(k, self._floor(k)):
            return
        stop = max(source.stop, k)
        first = stop + 1
        if first >= unit.last:
            return
        gap, low = tokens.gap(stop), tokens.low[first]
        floor = self._floor(k)
        if cue.complement == "passive-as":
            if low != "sebagai" or (k > floor and tokens.low[k - 1] == "yang"):
                return
        elif cue.complement == "passive-clitic":
            if not cue.clitic:
                return
        elif low == "bahwa":
            first += 1
        elif ":" in gap or self.page.quoted[first] >= 0:
            pass
        elif "," in gap:
            if not all(self._is_connective(j) or tokens.low[j] in ("seperti", "sebagaimana") for j in range(floor, k)):
                return
        elif (
            cue.form not in ("diakui", "diakuinya")
            or low not in self.words.roles["predicate"] | self.words.roles["adverb"]
        ):
            return
        last = self.contents.end(Stretch(first, unit.last, "comma"))
        if last - first < 2:
            return
        self._add_content(k, cue, source, None, first, last)
        if self.pieces and self.pieces[-1].cue_word == k:
            self.pieces[-1].rule = self.pieces[-1].rule.replace("verb", "passive")
        self.taken.append((k, stop + 1))

    # ----------------------------------------------------------------------------

    def _add(self, span, kind, rule, k, cue, source, pair: Pair | None = None) -> Piece:
        faults = (pair.fault,) if pair is not None and pair.fault else ()
        piece = Piece(span, kind, rule, self.number, cue, k, source, faults=faults)
        self.pieces.append(piece)
        return piece


__all__ = ["Piece", "UnitParser", "replace"]
