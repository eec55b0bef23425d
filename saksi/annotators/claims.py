"""Claims: every reported clause, and every clause of the outlet's own voice that can be right or wrong.

A quotation is one claim, with its speaker as source. What is left of a sentence is the outlet's own claim, if it
has a predicate; a sentence is parted at coordinators of contrast. Greetings and questions are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from saksi.annotators.certainty import Certainty, Judgement
from saksi.annotators.clauses import Clauses
from saksi.lexicon import Lexicon
from saksi.model import Claim, Doc, Quote, Sentence, Span
from saksi.phrases import Phrases, Word, words_of

_BY_FORCE = {
    "promise": "promise",
    "demand": "demand",
    "urge": "demand",
    "deny": "denial",
    "accuse": "accusation",
    "predict": "forecast",
    "warn": "forecast",
}
_DEFAULT_BY_FORCE = {"promise": "planned", "demand": "unclear", "urge": "unclear", "ask": "unclear"}
_INNER_STOP = re.compile(r"[.!?]+[\"']?\s+(?=[\"'(\[]?[A-Z0-9])")
_TYPE_ORDER = ("denial", "accusation", "demand", "promise", "forecast", "evaluation")
_SPOKEN_KINDS = {"lead", "body", "caption"}
_SHORTEST = 4
"""Words of the shortest clause that counts as a claim of its own."""
_CONTRAST = re.compile(r"\s*(?:;|,\s*(?=(?:sementara|sedangkan|tetapi|namun|padahal)\b))\s*", re.IGNORECASE)
_EDGE = " \t\r\n\"'.,;:-()"
_MOST_TOPICS = 3
_FRAME_BEFORE, _FRAME_AFTER = 4, 3
"""Words around a cue in which the speaker's or the outlet's stance is looked for."""


class Claims:
    """Finds claims and judges their certainty."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions", "quotes")
    writes: tuple[str, ...] = ("claims",)

    def __init__(self, lexicon: Lexicon):
        self._certainty = Certainty(lexicon)
        self._clauses = Clauses(lexicon)
        self._joiners = {row["form"] for row in lexicon.table("word_classes") if row["class"] == "conjunction"}
        self._topics = Phrases((row["literal"], row["topic"]) for row in lexicon.table("topic_words"))
        self._types = Phrases((row["literal"], row["type"]) for row in lexicon.table("claim_types"))

    def __call__(self, doc: Doc) -> Iterator[Claim]:
        page = _Page(doc)
        for quote in doc["quotes"]:
            yield from self._reported(page, quote)
        for sentence in doc["sentences"]:
            if sentence.kind in _SPOKEN_KINDS:
                for span in self._own_clauses(page, sentence):
                    yield self._voiced(page, span)

    def _reported(self, page: _Page, quote: Quote) -> Iterator[Claim]:
        """The propositions of a quotation: one a sentence."""
        cue = quote.cue.of(page.view).lower() if quote.cue else None
        frame = page.frame(quote)
        default = _DEFAULT_BY_FORCE.get(quote.force or "", "happened")
        for span in self._propositions(page, quote.span):
            words = page.words(span)
            judged = self._certainty.judge(words, page.view, frame, cue, is_quote=True, default=default)
            yield Claim(
                span=span,
                rule=_rule("claim.quote", judged),
                confidence=quote.confidence,
                type=self._type(quote.force, words, judged),
                quote=quote.span,
                source_name=quote.speaker_name or (quote.speaker if quote.speaker_kind == "unnamed" else None),
                actor_id=quote.actor_id,
                via=quote.via,
                **_layers(judged),
                **self._about(page, span, words, quote.actor_id),
            )

    def _propositions(self, page: _Page, span: Span) -> list[Span]:
        """The sentences inside a quotation that say something; all of it where none or only one does."""
        cuts = [span.start, *(m.end() for m in _INNER_STOP.finditer(page.view, span.start, span.end)), span.end]
        pieces = [_trimmed(page.view, start, end) for start, end in pairwise(cuts) if start < end]
        saying = [
            p for p in pieces if p and page.view[p.end : p.end + 1] != "?" and self._says_something(page.words(p))
        ]
        return saying if len(saying) > 1 else [span]

    def _voiced(self, page: _Page, span: Span) -> Claim:
        words = page.words(span)
        judged = self._certainty.judge(words, page.view)
        return Claim(
            span=span,
            rule=_rule("claim.voice", judged),
            confidence=0.8,
            type=self._type(None, words, judged),
            source_name=page.doc.article.outlet,
            **_layers(judged),
            **self._about(page, span, words, None),
        )

    def _own_clauses(self, page: _Page, sentence: Sentence) -> Iterator[Span]:
        """The stretches of a sentence that no quotation and no attribution covers, with a predicate."""
        if page.view[sentence.span.start : sentence.span.end].rstrip("\"' ").endswith("?"):
            return
        for free in page.outside_quotes(sentence.span):
            start = free.start
            cuts = [(m.start(), m.end()) for m in _CONTRAST.finditer(page.view, free.start, free.end)]
            for cut, onward in [*cuts, (free.end, free.end)]:
                span = _trimmed(page.view, start, cut)
                if span and self._says_something(page.words(span)):
                    yield from self._coordinated(page, span)
                start = onward

    def _coordinated(self, page: _Page, span: Span) -> Iterator[Span]:
        """The predicates that `dan` joins in the main part of a clause, where each is long enough for a claim."""
        words = page.words(span)
        parts = self._clauses.parts(words, page.view)
        start = 0
        for i in range(1, len(words) - 1):
            joins = words[i].form in self._joiners and parts[i].is_main and parts[i + 1].kind == "verb"
            if joins and all(self._says_something(side) for side in (words[start:i], words[i + 1 :])):
                yield Span(words[start].start, words[i - 1].end)
                start = i + 1
        yield Span(words[start].start if start else span.start, span.end)

    def _says_something(self, words: Sequence[Word]) -> bool:
        return len(words) >= _SHORTEST and any(self._clauses.kind(w.form) in {"verb", "stative"} for w in words)

    def _type(self, force: str | None, words: Sequence[Word], judged: Judgement) -> str:
        if force in _BY_FORCE:
            return _BY_FORCE[force]
        found = {hit.payload for hit in self._types.find(words)}
        if judged.event in {"planned", "unclear"}:
            found.discard("evaluation")
        for kind in _TYPE_ORDER:
            if kind in found:
                return kind
        if judged.event == "unclear":
            return "forecast"
        return "evaluation" if judged.event is None else "report"

    def _about(self, page: _Page, span: Span, words: Sequence[Word], source: str | None) -> dict:
        counts = Counter(hit.payload for hit in self._topics.find(words))
        actors = (m.actor_id for m in page.inside("mentions", span) if m.actor_id and not m.is_place)
        return {
            "topics": tuple(topic for topic, _ in counts.most_common(_MOST_TOPICS)),
            "dates": tuple(date.span for date in page.inside("dates", span)),
            "about": tuple(dict.fromkeys(actor for actor in actors if actor != source)),
        }


class _Page:
    """A document, ready for look-ups by place: words, annotations inside a span, what is outside quotations."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.view = doc.view
        self._words = words_of(doc.text)
        self._starts = [word.start for word in self._words]
        self._sentences = [s.span for s in doc["sentences"]]
        self._sentence_starts = [span.start for span in self._sentences]
        self._quotes = [q.span for q in doc["quotes"]]
        self._by_start = {t: [a.span.start for a in doc[t]] for t in ("mentions", "dates")}

    def words(self, span: Span) -> list[Word]:
        return self._words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def inside(self, table: str, span: Span) -> list:
        starts = self._by_start[table]
        rows = self.doc[table][bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return [row for row in rows if row.span.end <= span.end]

    def frame(self, quote: Quote) -> list[Word]:
        """The words of the attribution: those around the cue, in its sentence and outside all quotations."""
        if quote.cue is None:
            return []
        at = bisect_right(self._sentence_starts, quote.cue.start) - 1
        if at < 0:
            return []
        sentence = self._sentences[at]
        first, last = (bisect_left(self._starts, x) for x in (quote.cue.start, quote.cue.end))
        near = self._words[max(first - _FRAME_BEFORE, 0) : last + _FRAME_AFTER]
        inside = [w for w in near if sentence.start <= w.start < sentence.end]
        return [w for w in inside if not any(q.start <= w.start < q.end for q in self._near(sentence))]

    def _near(self, span: Span) -> list[Span]:
        return [quote for quote in self._quotes if quote.overlaps(span)]

    def outside_quotes(self, span: Span) -> Iterator[Span]:
        """The stretches of *span* outside quotations, without those that hold a cue."""
        cues = [q.cue for q in self.doc["quotes"] if q.cue and q.cue.overlaps(span)]
        at = span.start
        for quote in [*self._near(span), None]:
            end = quote.start if quote else span.end
            if at < end and not any(Span(at, end).overlaps(cue) for cue in cues):
                yield Span(at, end)
            at = max(at, quote.end) if quote else at


def _layers(judged: Judgement) -> dict:
    return {
        "certainty_speaker": judged.speaker,
        "certainty_reporter": judged.reporter,
        "is_negated": judged.is_negated,
        "event_status": judged.event,
    }


def _rule(name: str, judged: Judgement) -> str:
    return f"{name}:{'+'.join(judged.because)}" if judged.because else name


def _trimmed(view: str, start: int, end: int) -> Span | None:
    while start < end and view[start] in _EDGE:
        start += 1
    while end > start and view[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None
