"""Where one proposition ends and the next begins: quotations and sentences cut where they assert one thing each.

A quotation is cut at its sentences, and at a coordinator where both sides have a subject and a predicate of their
own; a sentence of the outlet also where `dan` joins two predicates of one subject, and in front of the attribution
of a quotation (`X memuji usul itu, yang menyebut ...`). What has no predicate, or too few words, asserts nothing.
Limits: what a relative adds behind a comma stays with its noun; an apposition in front of `, dan` is taken for a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from saksi.annotators.claiming.clauses import has_main_predicate, parts_of
from saksi.annotators.claiming.marks import COMMA
from saksi.annotators.claiming.modifiers import MODIFIERS
from saksi.annotators.claiming.page import Page, Stretch
from saksi.annotators.claiming.text import FARTHEST, PREDICATES
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
_NOT_LEADING = _NOUNS | PREDICATES
"""A pronoun behind these belongs to them and is no subject: `dan mengusir mereka`, `dan negeri mereka`."""
_GOVERNING = frozenset({"predicate", "opinion", "act"})
_AWAITING = frozenset({"relative", "subordinator", "question", "listing"})
"""Kinds of words behind the last predicate with which a clause or a list goes on beyond a conjunction: `antara A`."""
_INNER_STOP = re.compile(r"[.!?](?<!\.[.!?])[.!?]*[\"']?\s+(?=[\"'(\[]?[A-Z0-9])")
_CLOSED = "\"', ."


def of_quote(page: Page, span: Span) -> list[Stretch]:
    """The propositions of a quotation; all of it where none or only one is found, unless it is a question."""
    cuts = [span.start, *[m.end() for m in _INNER_STOP.finditer(page.view, span.start, span.end)], span.end]
    found: list[Stretch] = []
    for start, end in pairwise(cuts):
        piece = page.stretch(start, end) if start < end else None
        if piece and not _asks(page, piece.start, piece.end):
            found += [p for p in _coordinated(page, piece, shares_subject=False) if _says(page, p)]
    if len(found) > 1 or (not found and _asks(page, span.start, span.end)):
        return found
    return [Stretch(span.start, span.end, *page.words(span.start, span.end))]


def _asks(page: Page, start: int, end: int) -> bool:
    view = page.view
    return view.find("?", start, end + 1) >= 0 and view[start : end + 1].rstrip(_CLOSED).endswith("?")


class OwnVoice:
    """The propositions of the outlet, by the table ``word_classes``."""

    def __init__(self, lexicon: Lexicon):
        rows = lexicon.table("word_classes")
        self._credits = {row["form"] for row in rows if row["class"] == "credit"}

    def of_sentence(self, page: Page, sentence: Span) -> Iterator[Stretch]:
        """The stretches of a sentence that no quotation and no attribution covers, with a predicate."""
        if _asks(page, sentence.start, sentence.end - 1):
            return
        for start, end in page.outside_quotes(sentence.start, sentence.end):
            whole = page.stretch(start, end)
            if whole and whole.last - whole.first >= _SHORTEST:
                for stretch in self._beside_cues(page, whole):
                    for piece in _coordinated(page, stretch, shares_subject=True):
                        said = _without_connector(page, piece)
                        if said and _says(page, said):
                            yield said

    def _beside_cues(self, page: Page, whole: Stretch) -> Iterable[Stretch]:
        """All of a stretch that holds no cue; else what stands in front of the attribution, and clauses behind it."""
        cues = page.cues_near(whole.start, whole.end)
        if not cues:
            return (whole,)
        ends = [*[begin for begin, _ in cues[1:]], whole.end]
        behind = [self._behind(page, cue, until) for (_, cue), until in zip(cues, ends, strict=True)]
        return filter(None, [_in_front(page, whole.start, cues[0][0]), *behind])

    def _behind(self, page: Page, cue: int, end: int) -> Stretch | None:
        """`[kata] Kim, sesaat setelah perundingan berakhir`: what a subordinator opens there."""
        first, last = page.words(cue, end) if cue < end else (0, 0)
        text = page.text
        for i in range(first, last - _SHORTEST_ASIDE):
            if text.kinds[i] == "subordinator":
                is_credit = not self._credits.isdisjoint(text.forms[i + 1 : last])
                return page.stretch(text.starts[i + 1], end) if text.says(i + 1, last) and not is_credit else None
        return None


def _says(page: Page, stretch: Stretch) -> bool:
    """Whether a stretch has words enough for a claim, and a predicate or a modifier of one."""
    return stretch.last - stretch.first >= _SHORTEST and page.text.says(stretch.first, stretch.last)


def _without_connector(page: Page, stretch: Stretch) -> Stretch | None:
    """The stretch without the words that link it to the sentence before (`Sementara itu`)."""
    at, last, kinds = stretch.first, stretch.last, page.text.kinds
    while at < last and kinds[at] in _CONNECTORS:
        at += 1
        while at < last and kinds[at] == "inside":
            at += 1
    if at == stretch.first:
        return stretch
    return page.stretch(page.text.starts[at], stretch.end) if at < last else None


def _in_front(page: Page, start: int, cue: int) -> Stretch | None:
    """`Ucapan itu dibalas Prosor, yang [menyatakan]`: up to the last word that opens a part."""
    first, last = page.words(start, cue) if start < cue else (0, 0)
    if last - first < _SHORTEST:
        return None
    kinds = page.text.kinds
    if "," in page.view[page.text.ends[last - 1] : cue]:
        opener, end = last, cue
    else:
        opener = next((i for i in range(last - 1, first, -1) if kinds[i] in _OPENERS), first)
        end = page.text.starts[opener]
    if opener - first >= _SHORTEST and has_main_predicate(page.text, range(first, last), first, opener):
        return page.stretch(start, end)
    return None


def _coordinated(page: Page, stretch: Stretch, shares_subject: bool) -> Iterable[Stretch]:
    """The clauses that coordinators join in the main part of a stretch."""
    joints = page.text.joints_in(stretch.first + _SHORTEST, stretch.last - _SHORTEST)
    cuts = list(_Seam(page, stretch, shares_subject).among(joints)) if joints else []
    if not cuts:
        return (stretch,)
    starts, kinds = page.text.starts, page.text.kinds
    begins = [stretch.start, *[starts[i + 1 if kinds[i] == "conjunction" else i] for i in cuts]]
    ends = [*[starts[i] for i in cuts], stretch.end]
    return filter(None, map(page.stretch, begins, ends))


class _Seam:
    """Finds the words of a range that join two clauses."""

    def __init__(self, page: Page, stretch: Stretch, shares_subject: bool):
        self._page, self._text = page, page.text
        self._first, self._last = stretch.first, stretch.last
        self._shares_subject = shares_subject

    def among(self, joints: Iterable[int]) -> Iterator[int]:
        """Those of the words that may join two clauses that do, by number, left to right."""
        start = self._first
        for i in joints:
            if i - start >= _SHORTEST and self._parts_clauses(i, start):
                yield i
                start = i + (self._text.kinds[i] == "conjunction")

    def _parts_clauses(self, i: int, start: int) -> bool:
        """Whether a predicate stands in front, and one behind, with or without a subject."""
        if not has_main_predicate(self._text, range(self._first, self._last), max(start, i - FARTHEST), i):
            return False
        if self._text.kinds[i] != "conjunction":
            return any(kind in PREDICATES for kind in self._text.kinds[i + 1 : min(i + FARTHEST, self._last)])
        is_main = parts_of(self._text, self._first, self._last)[i][2]
        return (is_main or self._has_subject(i)) and self._opens_clause(i, start, is_main)

    def _has_subject(self, i: int) -> bool:
        """Whether a subject that is told by its words follows: `dan ia`, `dan kini ia`, `dan perundingan pun`."""
        first, second = self._text.kinds[i + 1 : i + 3]
        return first == "pronoun" or second == "focus" or (second == "pronoun" and first not in _NOT_LEADING)

    def _opens_clause(self, i: int, start: int, is_main: bool) -> bool:
        """Whether a clause, not only a noun, follows the conjunction *i*: a verb at once, or a subject and its verb.

        `menyambut Korea dan Rusia menandatangani ...` could be read in two ways: where a verb in front has only
        nouns behind it, what follows the conjunction is taken for one more of them; so it is behind a comma where that
        is the last of a list.
        """
        predicate = self._predicate(i, is_main)
        if predicate is None:
            return False
        if predicate == i + 1:
            return self._shares_subject and self._text.raw[predicate] != "quality"
        goes_on = self._ends_list if self._text.gaps[i] & COMMA else self._lists_nouns
        return self._has_subject(i) or not goes_on(start, i)

    def _ends_list(self, start: int, i: int) -> bool:
        """Whether the comma before the conjunction *i* is the last of a list (`pangan, pupuk, dan energi`)."""
        gaps = self._text.gaps
        comma = next((k for k in range(i - 1, max(start, i - FARTHEST), -1) if gaps[k] & COMMA), None)
        return comma is not None and _NOUNS.issuperset(self._text.kinds[comma:i])

    def _predicate(self, i: int, is_main: bool) -> int | None:
        """The predicate behind the conjunction *i*, if it is near and nothing parts them."""
        text, parts = self._text, parts_of(self._text, self._first, self._last)
        for j in text.points_in(i + 1, min(i + _FARTHEST_SUBJECT + 1, self._last)):
            if j not in parts:  # the word right behind, which is none of the text's points
                continue
            _, kind, is_in_main, _ = parts[j]
            if kind == "conjunction" or (j > i + 1 and text.gaps[j] & COMMA):
                return None
            hit = text.found[MODIFIERS].get(j)
            governs = kind in PREDICATES or (hit and hit.payload.place in _GOVERNING)
            if governs and (is_in_main or not is_main):
                return j
        return None

    def _lists_nouns(self, start: int, i: int) -> bool:
        """Whether a stretch ends in the nouns of a verb with an object, or in a clause or list that goes on."""
        forms, kinds = self._text.forms, self._text.kinds
        start = max(start, i - FARTHEST)
        last = max((k for k in range(start, i) if kinds[k] in PREDICATES), default=start)
        behind = frozenset(kinds[last + 1 : i])
        return not _AWAITING.isdisjoint(behind) or (forms[last].startswith("me") and bool(behind) and behind <= _NOUNS)


def other_half(page: Page, quote: Quote) -> Stretch | None:
    """What stands in front of the cue in `A, kata X, B`, of which the quotation is B: the claim holds both halves."""
    sentence = page.sentence(quote.cue.start) if quote.cue else None
    if sentence is None or quote.span.start < quote.cue.end or quote.cue.start <= sentence.start:
        return None
    front = (sentence.start, quote.cue.start)
    is_half = page.view[slice(*front)].rstrip().endswith(",") and list(page.quoted.outside(*front)) == [front]
    half = page.stretch(*front) if is_half else None
    return half if half and _says(page, half) else None
