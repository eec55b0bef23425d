"""What the readers of one sentence share: the pieces found so far and the words they have taken."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.annotators.quoting.content import ContentFinder
from saksi.annotators.quoting.marks import Pair
from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.subject import SubjectFinder
from saksi.annotators.quoting.words import Cue
from saksi.model import Span


@dataclass(slots=True)
class Piece:
    """One content with its attribution, before names are resolved.

    ``cue`` and ``cue_word`` are None where a quotation has no attribution of its own. ``same_as``: the piece
    whose speaker this one shares. ``faults``: what is wrong with its marks.
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


class Workspace:
    """The sentence that is being read."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words = page, page.tokens, page.words
        self.roles = page.words.roles
        self.subjects = SubjectFinder(page)
        self.contents = ContentFinder(page)
        self.pieces: list[Piece] = []
        self.number = -1
        self.passed_on: dict[int, list[Source]] = {}
        """speakers of `menurut X` that only pass on what has its own speaker, by unit"""

    def begin(self, number: int) -> None:
        """Turns to another unit."""
        self.follows_report = bool(self.pieces) and self.number == number - 1
        self.number, self.unit = number, self.page.units[number]
        self.pieces = []
        self.taken: list[tuple[int, int]] = []

    def add(
        self, span: Span, kind: str, rule: str, k: int, cue: Cue, source: Source | None, pair: Pair | None = None
    ) -> Piece:
        """Keeps a piece whose cue is the word *k*."""
        faults = (pair.fault,) if pair is not None and pair.fault else ()
        piece = Piece(span, kind, rule, self.number, cue, k, source, faults=faults)
        self.pieces.append(piece)
        return piece

    def add_content(self, k: int, cue: Cue, source: Source | None, first: int, last: int, rule: str) -> Piece | None:
        """Keeps the words *first* to *last* (exclusive): direct where marks enclose them, mixed or indirect."""
        pair = self.only_pair(first, last)
        self.taken.append((first, last))
        if pair is not None:
            return self.add(pair.inner, "direct", f"direct.{rule}", k, cue, source, pair)
        span = self.contents.span(first, last, self.unit.span.start, self.unit.span.end)
        if span is None:
            return None
        kind = "mixed" if max(self.page.quoted[first:last]) >= 0 else "indirect"
        return self.add(span, kind, f"{kind}.{rule}", k, cue, source)

    def pass_on(self, source: Source) -> None:
        """Keeps a speaker of this unit that is a relay."""
        self.passed_on.setdefault(self.number, []).append(source)

    def is_taken(self, k: int) -> bool:
        return any(first <= k < last for first, last in self.taken)

    def floor(self, k: int) -> int:
        """The first word of the unit that is free to the left of word *k*."""
        floor = self.unit.first
        for _, last in self.taken:
            if floor < last <= k:
                floor = last
        return floor

    def only_pair(self, first: int, last: int) -> Pair | None:
        """The pair of marks that fills the words from *first* to *last* (exclusive)."""
        number = self.page.quoted[first]
        if number < 0 or self.page.quoted[first:last].count(number) < last - first:
            return None
        pair = self.page.marks.pairs[number]
        return pair if self.tokens.first_at(pair.inner.start) == first else None

    def is_connective(self, j: int) -> bool:
        low = self.tokens.low[j]
        return low in self.roles["connective"] or low in self.roles["adverb"]

    def skip_connectives(self, first: int, last: int) -> int:
        """Behind `Namun,`, `Sementara itu,`, `Dilansir AFP, Rabu (25/6),`: only where a comma parts them off."""
        k = first
        while k < last and self.is_connective(k):
            k += 1
            if "," in self.tokens.gaps[k - 1]:
                first = k
                break
        return self._skip_credit(first, last)

    def _skip_credit(self, first: int, last: int) -> int:
        """Behind a relay at the beginning and the date that follows it."""
        if first >= last or self.tokens.low[first] not in self.words.passed_on:
            return first
        k = first
        while k < last and "," not in self.tokens.gaps[k]:
            k += 1
        behind = self.contents.past_dates(k + 1, self.unit) if k + 1 < last else last
        return behind if behind < last else first

    def is_frame(self, first: int, last: int) -> bool:
        """`Dalam serangan itu, menurut X, P`: words that only say where and when, or who passed it on."""
        if first >= last:
            return False
        low = self.tokens.low[first]
        opens = low in self.roles["preposition"] and low not in self.roles["subordinator"]
        return low in self.words.passed_on or (opens and not self.contents.has_predicate(first, last))

    def before_thus(self, k: int) -> int:
        """The `demikian` or `begitu` in front of an attribution: `"A," demikian kata X`."""
        is_behind = k > self.unit.first and self.tokens.low[k - 1] in self.roles["thus"]
        return k - 1 if is_behind and self.tokens.gaps[k - 1] == " " else k

    def carries_on(self, k: int) -> bool:
        """`(Di)tambahkan bahwa P` right behind a report: the same speaker goes on, though nobody is named."""
        if self.tokens.low[k] not in self.roles["carries_on"] or not self.follows_report:
            return False
        follows = k + 2 < self.unit.last and self.tokens.low[k + 1] in self.roles["that"]
        return follows and all(self.is_connective(j) for j in range(self.unit.first, k))

    def points_back(self, first: int, last: int) -> bool:
        """`Hal itu`: content that only points to an earlier sentence."""
        return last - first <= 4 and self.tokens.low[last - 1] in self.roles["demonstrative"]

    def reports_inside(self, first: int, last: int) -> bool:
        """Whether the words from *first* to *last* (exclusive) hold a report with its own speaker."""
        for j in range(first, last):
            cue = self.words.before.get(self.tokens.low[j])
            if cue is None or self.page.quoted[j] >= 0 or not self.subjects.is_report(j, first):
                continue
            if self.subjects.find(first, j) is not None and self.accepts(j, cue, last):
                return True
        return False

    def accepts(self, verb: int, cue: Cue, last: int) -> bool:
        """Whether the words behind a verb up to *last* (exclusive) can be what it reports."""
        stretch = self.contents.begin(verb, self.unit)
        return stretch is not None and self.contents.accepts(cue, stretch.first, last, stretch.mark)
