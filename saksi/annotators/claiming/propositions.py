"""Where one proposition ends and the next begins: quotations and sentences cut where they assert one thing each.

A quotation is cut at its sentences, and at a coordinator where both sides have a subject and a predicate of their
own; a sentence of the outlet also where `dan` joins two predicates of one subject, and in front of the attribution
of a quotation (`X memuji usul itu, yang menyebut ...`). What has no predicate, or too few words, asserts nothing.
Limits: what a relative adds behind a comma stays with its noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, pairwise

from saksi.annotators.claiming.clauses import parts_of
from saksi.annotators.claiming.page import Page
from saksi.annotators.claiming.text import COMMA, FARTHEST, PREDICATES
from saksi.lexicon import Lexicon
from saksi.model import Quote, Span

_SHORTEST = 4
"""Words of the shortest clause that counts as a claim of its own."""
_SHORTEST_ASIDE = 5
"""Words of the shortest claim behind an attribution (`kata X, setelah ...`)."""
_FARTHEST_SUBJECT = 7
"""Words between a coordinator and the predicate of the clause that it opens, at most."""
_OPENERS = frozenset({"subordinator", "relative", "coordinator", "conjunction"})
_CONNECTORS = frozenset({"connector", "coordinator"})
_NOUNS = frozenset({"noun", "other", "inside", "quality", "determiner", "completed"})
_SUBJECTS = frozenset({"pronoun", "focus"})
_GOVERNING = frozenset({"predicate", "opinion", "act"})
_JOINING = frozenset({"coordinator", "conjunction"})
_BETWEEN = "antara"
_INNER_STOP = re.compile(r"[.!?](?<!\.[.!?])[.!?]*[\"']?\s+(?=[\"'(\[]?[A-Z0-9])")
_CLOSED = "\"', ."


def of_quote(page: Page, span: Span) -> list[Span]:
    """The propositions of a quotation; all of it where none or only one is found, unless it is a question."""
    cuts = [span.start, *(m.end() for m in _INNER_STOP.finditer(page.view, span.start, span.end)), span.end]
    found: list[Span] = []
    for start, end in pairwise(cuts):
        piece = page.trimmed(start, end) if start < end else None
        if piece and not _asks(page, piece):
            found += [p for p in _coordinated(page, piece, shares_subject=False) if _says(page, p)]
    return found if len(found) > 1 or (_asks(page, span) and not found) else [span]


def _asks(page: Page, span: Span) -> bool:
    return page.view[span.start : span.end + 1].rstrip(_CLOSED).endswith("?")


class OwnVoice:
    """The propositions of the outlet, by the table ``word_classes``."""

    def __init__(self, lexicon: Lexicon):
        rows = lexicon.table("word_classes")
        self._credits = {row["form"] for row in rows if row["class"] == "credit"}

    def of_sentence(self, page: Page, sentence: Span) -> Iterator[Span]:
        """The stretches of a sentence that no quotation and no attribution covers, with a predicate."""
        if page.view[sentence.start : sentence.end].rstrip(_CLOSED).endswith("?"):
            return
        for free in page.outside_quotes(sentence):
            for stretch in self._beside_cues(page, free):
                for piece in _coordinated(page, stretch, shares_subject=True):
                    piece = _without_connector(page, piece)
                    if piece and _says(page, piece):
                        yield piece

    def _beside_cues(self, page: Page, free: Span) -> Iterator[Span]:
        """*free* itself where it holds no cue; else what stands in front of the attribution, and clauses behind it."""
        cues = page.cues_near(free)
        if not cues:
            span = page.trimmed(free.start, free.end)
            if span:
                yield span
            return
        yield from _in_front(page, free.start, cues[0].start)
        for cue, end in zip(cues, [*(c.start for c in cues[1:]), free.end], strict=True):
            yield from self._behind(page, cue.end, end)

    def _behind(self, page: Page, cue: int, end: int) -> Iterator[Span]:
        """`[kata] Kim, sesaat setelah perundingan berakhir`: what a subordinator opens there."""
        first, last = page.range(cue, end) if cue < end else (0, 0)
        text = page.text
        opener = next((i for i in range(first, last - 1) if text.kinds[i] == "subordinator"), None)
        if opener is None or last - opener - 1 < _SHORTEST_ASIDE or not text.says(opener + 1, last):
            return
        if self._credits.isdisjoint(text.forms[opener + 1 : last]):
            span = page.trimmed(text.starts[opener + 1], end)
            if span:
                yield span


def _says(page: Page, span: Span) -> bool:
    """Whether a stretch has words enough for a claim, and a predicate or a modifier of one."""
    first, last = page.range(span.start, span.end)
    return last - first >= _SHORTEST and page.text.says(first, last)


def _without_connector(page: Page, span: Span) -> Span | None:
    """The stretch without the words that link it to the sentence before (`Sementara itu`)."""
    first, last = page.range(span.start, span.end)
    kinds = page.text.kinds
    at = first
    while at < last and kinds[at] in _CONNECTORS:
        at += 1
        while at < last and kinds[at] == "inside":
            at += 1
    if at == first:
        return span
    return page.trimmed(page.text.starts[at], span.end) if at < last else None


def _in_front(page: Page, start: int, cue: int) -> Iterator[Span]:
    """`Ucapan itu dibalas Prosor, yang [menyatakan]`: up to the last word that opens a part."""
    first, last = page.range(start, cue) if start < cue else (0, 0)
    parts = parts_of(page.text, first, last)
    for i in range(last, first, -1):
        if i == last:
            opens, end = "," in page.view[page.text.ends[last - 1] : cue], cue
        else:
            opens, end = parts.kinds[i - first] in _OPENERS, page.text.starts[i]
        if opens and i - first >= _SHORTEST and _has_main_predicate(page, first, first, i, last):
            front = page.trimmed(start, end)
            if front:
                yield front
            return


def _has_main_predicate(page: Page, origin: int, first: int, last: int, end: int) -> bool:
    """Whether the words *first* to *last* of the stretch *origin* to *end* hold a predicate of its main part."""
    first = max(first, last - FARTHEST)
    parts, inside = parts_of(page.text, origin, end), slice(first - origin, last - origin)
    return not PREDICATES.isdisjoint(compress(parts.kinds[inside], parts.is_main[inside]))


def _coordinated(page: Page, span: Span, shares_subject: bool) -> Iterator[Span]:
    """The clauses that coordinators join in the main part of a stretch."""
    starts, kinds, at = page.text.starts, page.text.kinds, span.start
    for i in _Seam(page, *page.range(span.start, span.end), shares_subject).places():
        piece = page.trimmed(at, starts[i])
        if piece:
            yield piece
        at = starts[i + 1 if kinds[i] == "conjunction" else i]
    rest = page.trimmed(at, span.end) if at > span.start else span
    if rest:
        yield rest


class _Seam:
    """Finds the words of a range that join two clauses."""

    def __init__(self, page: Page, first: int, last: int, shares_subject: bool):
        self._page, self._text = page, page.text
        self._first, self._last = first, last
        self._shares_subject = shares_subject

    def places(self) -> Iterator[int]:
        """The joining words, by number, left to right."""
        start, kinds = self._first, self._text.kinds
        for i in self._text.turns_in(start + _SHORTEST, self._last - _SHORTEST):
            joins = kinds[i] in _JOINING or self._is_semicolon(i)
            if joins and i - start >= _SHORTEST and self._parts_clauses(i, start):
                yield i
                start = i + (kinds[i] == "conjunction")

    def _is_semicolon(self, i: int) -> bool:
        text = self._text
        return bool(text.gaps[i]) and ";" in self._page.view[text.ends[i - 1] : text.starts[i]]

    def _parts_clauses(self, i: int, start: int) -> bool:
        """Whether a predicate stands in front, and one behind, with or without a subject."""
        if not _has_main_predicate(self._page, self._first, start, i, self._last):
            return False
        if self._text.kinds[i] != "conjunction":
            return any(kind in PREDICATES for kind in self._text.kinds[i + 1 : min(i + FARTHEST, self._last)])
        is_main = parts_of(self._text, self._first, self._last).is_main[i - self._first]
        return (is_main or self._has_subject(i)) and self._opens_clause(i, start, is_main)

    def _has_subject(self, i: int) -> bool:
        """Whether a subject that is told by its words follows: `dan ia`, `dan perundingan pun`."""
        kinds = self._text.kinds
        return kinds[i + 1] == "pronoun" or kinds[i + 2] == "focus"

    def _opens_clause(self, i: int, start: int, is_main: bool) -> bool:
        """Whether a clause, not only a noun, follows the conjunction *i*: a verb at once, or a subject and its verb.

        `menyambut Korea dan Rusia menandatangani ...` could be read in two ways: where a verb in front has only
        nouns behind it, what follows the conjunction is taken for one more of them, unless a comma parts them.
        """
        predicate = self._predicate(i, is_main)
        if predicate is None:
            return False
        if predicate == i + 1:
            return self._shares_subject and self._text.raw[predicate] != "quality"
        is_parted = self._text.gaps[i] & COMMA or {*self._text.kinds[i + 1 : i + 3]} & _SUBJECTS
        return bool(is_parted) or not self._lists_nouns(start, i)

    def _predicate(self, i: int, is_main: bool) -> int | None:
        """The predicate behind the conjunction *i*, if it is near and nothing parts them."""
        text, parts = self._text, parts_of(self._text, self._first, self._last)
        for j in range(i + 1, min(i + _FARTHEST_SUBJECT + 1, self._last)):
            kind = parts.kinds[j - self._first]
            if kind == "conjunction" or (j > i + 1 and text.gaps[j] & COMMA):
                return None
            hit = text.hit("certainty", j)
            governs = kind in PREDICATES or (hit and hit.payload.place in _GOVERNING)
            if governs and (parts.is_main[j - self._first] or not is_main):
                return j
        return None

    def _lists_nouns(self, start: int, i: int) -> bool:
        """Whether a stretch ends in the nouns of a verb with an object, or names the first of two (`antara A`)."""
        forms, kinds = self._text.forms, self._text.kinds
        start = max(start, i - FARTHEST)
        if _BETWEEN in forms[start:i]:
            return True
        last = max(k for k in range(start, i) if kinds[k] in PREDICATES)
        behind = kinds[last + 1 : i]
        return forms[last].startswith("me") and bool(behind) and all(kind in _NOUNS for kind in behind)


def other_half(page: Page, quote: Quote) -> Span | None:
    """What stands in front of the cue in `A, kata X, B`, of which the quotation is B: the claim holds both halves."""
    sentence = page.sentence(quote.cue.start) if quote.cue and quote.kind == "indirect" else None
    if sentence is None or quote.span.start < quote.cue.end or quote.cue.start <= sentence.start:
        return None
    front = Span(sentence.start, quote.cue.start)
    is_half = page.view[front.start : front.end].rstrip().endswith(",") and not page.quotes_near(front)
    half = page.trimmed(front.start, front.end) if is_half else None
    return half if half and _says(page, half) else None
