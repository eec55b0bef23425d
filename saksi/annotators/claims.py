"""Claims: every reported clause, and every clause of the outlet's own voice that can be right or wrong.

A proposition of a quotation is a claim, with its speaker as source. What is left of a sentence is the outlet's own
claim, if it has a predicate; where it says what somebody holds, hopes or leaves open (`X yakin P`), P is the claim
and X its source. Greetings and questions are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from saksi.annotators.certainty import Certainty, Judgement, Saying
from saksi.annotators.clauses import PREDICATES
from saksi.annotators.propositions import Page, Propositions
from saksi.lexicon import Lexicon
from saksi.model import Claim, Doc, Quote, Sentence, Span
from saksi.phrases import Hit, Phrases, Word

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
_TYPE_ORDER = ("denial", "accusation", "demand", "promise", "forecast", "evaluation")
_SPOKEN_KINDS = {"headline", "lead", "body", "caption"}
_SHORTEST_CONTENT = 2
_LINKS = frozenset({"relative", "subordinator", "function"})
"""Kinds of the words between a stance and its content (`bahwa`, `untuk`, `jika`)."""
_MOST_TOPICS = 3


class Claims:
    """Finds claims and judges their certainty."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions", "quotes")
    writes: tuple[str, ...] = ("claims",)

    def __init__(self, lexicon: Lexicon):
        self._certainty = Certainty(lexicon)
        self._clauses = self._certainty.clauses
        self._propositions = Propositions(lexicon, self._clauses)
        self._stances = Phrases((row["literal"], row["holder"]) for row in lexicon.table("stances"))
        self._topics = Phrases((row["literal"], row["topic"]) for row in lexicon.table("topic_words"))
        self._types = Phrases((row["literal"], row["type"]) for row in lexicon.table("claim_types"))

    def __call__(self, doc: Doc) -> Iterator[Claim]:
        page = Page(doc)
        for quote in doc["quotes"]:
            yield from self._reported(page, quote)
        for sentence in doc["sentences"]:
            if sentence.kind in _SPOKEN_KINDS:
                yield from self._own(page, sentence)

    def _reported(self, page: Page, quote: Quote) -> Iterator[Claim]:
        """The propositions of a quotation."""
        saying = Saying(
            frame=page.frame(quote),
            cue=(quote.cue.start, quote.cue.end) if quote.cue else (0, 0),
            default=_DEFAULT_BY_FORCE.get(quote.force or "", "happened"),
            is_wish=_DEFAULT_BY_FORCE.get(quote.force or "") == "unclear",
            is_indirect=quote.kind != "direct",
        )
        for span in self._propositions.of_quote(page, quote.span):
            words = page.words(span)
            judged = self._certainty.judge(words, page.view, saying)
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

    def _own(self, page: Page, sentence: Sentence) -> Iterator[Claim]:
        for span in self._propositions.of_voice(page, sentence.span):
            words = page.words(span)
            stance = self._stance(page, words)
            yield self._held(page, words, stance) if stance else self._voiced(page, span, words)

    def _stance(self, page: Page, words: Sequence[Word]) -> Hit[str] | None:
        """The words by which the subject of a clause holds what follows them, if that has a predicate of its own."""
        hit = next(self._stances.find(words), None)
        if hit is None or hit.payload == "nobody" or not hit.first:
            return None
        parts = self._clauses.parts(words, page.view)
        comma = page.view.rfind(",", words[0].start, words[hit.first].start)
        before = [part for word, part in zip(words, parts[: hit.first], strict=False) if word.start > comma]
        is_first = parts[hit.first].is_main and not any(p.is_main and p.kind in PREDICATES for p in before)
        content = words[hit.last :]
        if not is_first or len(content) < _SHORTEST_CONTENT:
            return None
        says = any(p.kind == "as" for p in parts[hit.last :]) or self._propositions.says(page, content, 1)
        return hit if says else None

    def _held(self, page: Page, words: Sequence[Word], stance: Hit[str]) -> Claim:
        frame = words[stance.first : stance.last]
        content = list(words[stance.last :])
        while len(content) > _SHORTEST_CONTENT and self._clauses.kind(content[0].form) in _LINKS:
            del content[0]
        span = Span(content[0].start, content[-1].end)
        judged = self._certainty.judge(content, page.view, Saying(frame, (frame[0].start, frame[-1].end)))
        subject = Span(words[0].start, frame[0].start)
        holder = next((m for m in page.inside("mentions", subject) if m.actor_id and not m.is_place), None)
        return Claim(
            span=span,
            rule=_rule("claim.stance", judged),
            confidence=0.7,
            type=self._type(None, content, judged),
            source_name=holder.actor_name if holder else None,
            actor_id=holder.actor_id if holder else None,
            **_layers(judged),
            **self._about(page, span, content, holder.actor_id if holder else None),
        )

    def _voiced(self, page: Page, span: Span, words: Sequence[Word]) -> Claim:
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

    def _about(self, page: Page, span: Span, words: Sequence[Word], source: str | None) -> dict:
        counts = Counter(hit.payload for hit in self._topics.find(words))
        actors = (m.actor_id for m in page.inside("mentions", span) if m.actor_id and not m.is_place)
        return {
            "topics": tuple(topic for topic, _ in counts.most_common(_MOST_TOPICS)),
            "dates": tuple(date.span for date in page.inside("dates", span)),
            "about": tuple(dict.fromkeys(actor for actor in actors if actor != source)),
        }


def _layers(judged: Judgement) -> dict:
    return {
        "certainty_speaker": judged.speaker,
        "certainty_reporter": judged.reporter,
        "is_negated": judged.is_negated,
        "event_status": judged.event,
    }


def _rule(name: str, judged: Judgement) -> str:
    return f"{name}:{'+'.join(judged.because)}" if judged.because else name
