"""Where one proposition ends and the next begins: quotations and sentences cut where they assert one thing each.

A quotation is cut at its sentences, and at a coordinator where both sides have a subject and a predicate of their
own; a sentence of the outlet also where `dan` joins two predicates of one subject, and in front of the attribution
of a quotation (`X memuji usul itu, yang menyebut ...`). What has no predicate, or too few words, asserts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from saksi.annotators.clauses import PREDICATES, Clauses, Part
from saksi.lexicon import Lexicon
from saksi.model import Doc, Quote, Span
from saksi.phrases import Phrases, Word, words_of

_SHORTEST = 4
"""Words of the shortest clause that counts as a claim of its own."""
_SHORTEST_ASIDE = 5
"""Words of the shortest claim behind an attribution (`kata X, setelah ...`)."""
_OPENERS = frozenset({"subordinator", "relative", "coordinator", "conjunction"})
_BETWEEN = "antara"
_NOUNS = frozenset({"noun", "other", "inside", "quality", "determiner", "completed"})
_FARTHEST_SUBJECT = 7
"""Words between a coordinator and the predicate of the clause that it opens, at most."""
_INNER_STOP = re.compile(r"(?<!\.)[.!?]+[\"']?\s+(?=[\"'(\[]?[A-Z0-9])")
_SPOKEN_REGIONS = frozenset({"headline", "caption"})
_EDGE = " \t\r\n\"'.,;:-()"
_FRAME_BEFORE, _FRAME_AFTER = 4, 3
"""Words around a cue in which the speaker's or the outlet's stance is looked for."""


class Page:
    """A document, ready for look-ups by place: words, annotations inside a span, what is outside quotations."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.view = doc.view
        self._words = words_of(doc.text)
        self._starts = [word.start for word in self._words]
        self._sentences = [s.span for s in doc["sentences"]]
        self._sentence_starts = [span.start for span in self._sentences]
        self._quotes = [q.span for q in doc["quotes"]]
        self._quote_starts = [span.start for span in self._quotes]
        self._cues = sorted({q.cue for q in doc["quotes"] if q.cue})
        self._regions = [r.span for r in doc.article.regions if r.kind not in _SPOKEN_REGIONS]
        self._by_start = {t: [a.span.start for a in doc[t]] for t in ("mentions", "dates")}

    def words(self, span: Span) -> list[Word]:
        return self._words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def inside(self, table: str, span: Span) -> list:
        """The annotations of a table that lie wholly inside *span*."""
        starts = self._by_start[table]
        rows = self.doc[table][bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return [row for row in rows if row.span.end <= span.end]

    def frame(self, quote: Quote) -> list[Word]:
        """The words of the attribution: those around the cue, in its sentence, outside quotations and other cues."""
        if quote.cue is None:
            return []
        at = bisect_right(self._sentence_starts, quote.cue.start) - 1
        if at < 0:
            return []
        sentence = self._sentences[at]
        first, last = (bisect_left(self._starts, x) for x in (quote.cue.start, quote.cue.end))
        near = self._words[max(first - _FRAME_BEFORE, 0) : last + _FRAME_AFTER]
        others = [*self.quotes_near(sentence), *(c for c in self.cues_near(sentence) if c != quote.cue)]
        inside = [w for w in near if sentence.start <= w.start < sentence.end]
        return [w for w in inside if not any(o.start <= w.start < o.end for o in others)]

    def quotes_near(self, span: Span) -> list[Span]:
        """The quotations that overlap *span*; of nested ones the outer."""
        found = self._quotes[max(bisect_left(self._quote_starts, span.start) - 4, 0) :]
        return [q for q in found[: bisect_left(self._quote_starts, span.end) + 4] if q.overlaps(span)]

    def cues_near(self, span: Span) -> list[Span]:
        return [cue for cue in self._cues if cue.overlaps(span)]

    def outside_quotes(self, span: Span) -> Iterator[Span]:
        """The stretches of *span* outside quotations, place lines, credits and link text."""
        at = span.start
        covered = sorted([*self.quotes_near(span), *(r for r in self._regions if r.overlaps(span))])
        for start, end in [*((c.start, c.end) for c in covered), (span.end, span.end)]:
            if at < start:
                yield Span(at, start)
            at = max(at, end)

    def trimmed(self, start: int, end: int) -> Span | None:
        """The stretch without blanks and punctuation at its edges; None where nothing is left."""
        while start < end and self.view[start] in _EDGE:
            start += 1
        while end > start and self.view[end - 1] in _EDGE:
            end -= 1
        return Span(start, end) if start < end else None


class Propositions:
    """Cuts text by the tables ``word_classes`` and ``certainty``."""

    def __init__(self, lexicon: Lexicon, clauses: Clauses):
        self._clauses = clauses
        rows = lexicon.table("word_classes")
        self._connectors = Phrases((r["form"], r["class"]) for r in rows if r["class"] in {"connector", "coordinator"})
        self._modifiers = Phrases(
            (r["literal"], r["event"]) for r in lexicon.table("certainty") if r["place"] in {"predicate", "opinion"}
        )
        self._credits = {r["form"] for r in rows if r["class"] == "credit"}

    def of_quote(self, page: Page, span: Span) -> list[Span]:
        """The propositions of a quotation; all of it where none or only one is found, unless it is a question."""
        cuts = [span.start, *(m.end() for m in _INNER_STOP.finditer(page.view, span.start, span.end)), span.end]
        found = []
        for start, end in pairwise(cuts):
            piece = page.trimmed(start, end) if start < end else None
            if piece and page.view[piece.end : piece.end + 1] != "?":
                found += [
                    p for p in self._coordinated(page, piece, shares_subject=False) if self.says(page, page.words(p))
                ]
        is_question = page.view[span.start : span.end + 1].rstrip("\"',. ").endswith("?")
        return found if len(found) > 1 or (is_question and not found) else [span]

    def of_voice(self, page: Page, sentence: Span) -> Iterator[Span]:
        """The stretches of a sentence that no quotation and no attribution covers, with a predicate."""
        if page.view[sentence.start : sentence.end].rstrip("\"' ").endswith("?"):
            return
        for free in page.outside_quotes(sentence):
            for stretch in self._beside_cues(page, free):
                for piece in self._coordinated(page, stretch, shares_subject=True):
                    piece = self._without_connector(page, piece)
                    if piece and self.says(page, page.words(piece)):
                        yield piece

    def says(self, page: Page, words: Sequence[Word], shortest: int = _SHORTEST) -> bool:
        """Whether words are enough for a claim, and hold a predicate or a modifier of one."""
        if len(words) < shortest:
            return False
        kinds = self._clauses.kinds(words, page.view)
        return any(kind in PREDICATES for kind in kinds) or any(self._modifiers.find(words))

    def _without_connector(self, page: Page, span: Span) -> Span | None:
        words = page.words(span)
        at = 0
        for hit in self._connectors.find(words):
            if hit.first != at:
                break
            at = hit.last
        return page.trimmed(words[at].start, span.end) if at < len(words) else None

    def _beside_cues(self, page: Page, free: Span) -> Iterator[Span]:
        """*free* itself where it holds no cue; else what stands in front of the attribution, and clauses behind it."""
        cues = page.cues_near(free)
        if not cues:
            span = page.trimmed(free.start, free.end)
            if span:
                yield span
            return
        yield from self._in_front(page, free.start, cues[0].start)
        for cue, end in zip(cues, [*(c.start for c in cues[1:]), free.end], strict=True):
            yield from self._behind(page, cue.end, end)

    def _in_front(self, page: Page, start: int, cue: int) -> Iterator[Span]:
        """`Ucapan itu dibalas Prosor, yang [menyatakan]`: up to the last word that opens a part."""
        if start >= cue:
            return
        words = page.words(Span(start, cue))
        parts = self._clauses.parts(words, page.view)
        for i in range(len(words), 0, -1):
            opens = parts[i].kind in _OPENERS if i < len(words) else "," in page.view[words[-1].end : cue]
            if opens:
                front = page.trimmed(start, words[i].start if i < len(words) else cue)
                if front and self._has_main_predicate(words[:i], parts[:i]) and i >= _SHORTEST:
                    yield front
                    return

    def _behind(self, page: Page, cue: int, end: int) -> Iterator[Span]:
        """`[kata] Kim, sesaat setelah perundingan berakhir`: what a subordinator opens there."""
        if cue >= end:
            return
        words = page.words(Span(cue, end))
        parts = self._clauses.parts(words, page.view)
        for i, part in enumerate(parts[:-1]):
            if part.kind == "subordinator":
                rest = words[i + 1 :]
                is_credit = any(w.form in self._credits for w in rest)
                if not is_credit and self.says(page, rest, _SHORTEST_ASIDE):
                    span = page.trimmed(rest[0].start, end)
                    if span:
                        yield span
                return

    @staticmethod
    def _has_main_predicate(words: Sequence[Word], parts: Sequence[Part]) -> bool:
        return any(part.is_main and part.kind in PREDICATES for part in parts)

    def _coordinated(self, page: Page, span: Span, shares_subject: bool) -> Iterator[Span]:
        """The clauses that coordinators join in the main part of a stretch."""
        words = page.words(span)
        parts = self._clauses.parts(words, page.view)
        modifiers = {hit.first for hit in self._modifiers.find(words)}
        start = 0
        for i in range(1, len(words) - 1):
            if self._joins(i, start, words, parts, modifiers, page.view, shares_subject):
                piece = page.trimmed(words[start].start if start else span.start, words[i].start)
                if piece:
                    yield piece
                start = i + (parts[i].kind == "conjunction")
        rest = page.trimmed(words[start].start, span.end) if start else span
        if rest:
            yield rest

    def _joins(
        self,
        i: int,
        start: int,
        words: Sequence[Word],
        parts: Sequence[Part],
        modifiers: set[int],
        view: str,
        shares_subject: bool,
    ) -> bool:
        """Whether the word *i* joins two clauses: a predicate in front, and one behind, with or without a subject."""
        part = parts[i]
        if i - start < _SHORTEST or len(words) - i - 1 < _SHORTEST:
            return False
        if part.kind not in {"coordinator", "conjunction"} and ";" not in view[words[i - 1].end : words[i].start]:
            return False
        if not self._has_main_predicate(words[start:i], parts[start:i]):
            return False
        if part.kind != "conjunction":
            return any(part.kind in PREDICATES for part in parts[i + 1 :])
        has_subject = parts[i + 1].kind == "pronoun" or parts[i + 2].kind == "focus"
        return (part.is_main or has_subject) and self._opens_clause(
            i, start, words, parts, modifiers, view, shares_subject
        )

    def _opens_clause(
        self,
        i: int,
        start: int,
        words: Sequence[Word],
        parts: Sequence[Part],
        modifiers: set[int],
        view: str,
        shares_subject: bool,
    ) -> bool:
        """Whether a clause, not only a noun, follows the conjunction *i*: a verb at once, or a subject and its verb.

        `menyambut Korea dan Rusia menandatangani ...` could be read in two ways: where a verb in front has only
        nouns behind it, what follows the conjunction is taken for one more of them, unless a comma parts them.
        """
        for j in range(i + 1, min(i + _FARTHEST_SUBJECT + 1, len(words))):
            if parts[j].kind == "conjunction" or (j > i + 1 and "," in view[words[j - 1].end : words[j].start]):
                return False
            if (parts[j].is_main or not parts[i].is_main) and (parts[j].kind in PREDICATES or j in modifiers):
                break
        else:
            return False
        if j == i + 1:
            return shares_subject and self._clauses.kind(words[j].form) != "quality"
        is_parted = "," in view[words[i - 1].end : words[i].start] or {parts[i + 1].kind, parts[i + 2].kind} & {
            "pronoun",
            "focus",
        }
        return is_parted or not self._lists_nouns(words[start:i], parts[start:i])

    @staticmethod
    def _lists_nouns(words: Sequence[Word], parts: Sequence[Part]) -> bool:
        """Whether a stretch ends in the nouns of a verb with an object, or names the first of two (`antara A`)."""
        if any(word.form == _BETWEEN for word in words):
            return True
        last = max(k for k, part in enumerate(parts) if part.kind in PREDICATES)
        behind = parts[last + 1 :]
        is_transitive = words[last].form.startswith("me")
        return is_transitive and bool(behind) and all(p.kind in _NOUNS for p in behind)
