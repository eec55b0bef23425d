"""Claims: every reported clause, and every clause of the outlet's own voice that can be right or wrong.

A proposition of a quotation is a claim, with its speaker as source. What is left of a sentence is the outlet's own
claim, if it has a predicate; where it says what somebody holds, hopes or leaves open (`X yakin P`), P is the claim
and X its source. Greetings and questions are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from saksi.annotators.claiming.certainty import Judgement, Saying, judge
from saksi.annotators.claiming.clauses import has_main_predicate, parts_of
from saksi.annotators.claiming.marks import COMMA
from saksi.annotators.claiming.modifiers import modifiers
from saksi.annotators.claiming.page import Page, Stretch
from saksi.annotators.claiming.propositions import OwnVoice, of_quote, other_half
from saksi.annotators.claiming.text import STANCES, Reader, Text
from saksi.lexicon import Lexicon
from saksi.model import Claim, Doc, Quote, Span
from saksi.phrases import Hit, Phrases

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
_TYPE_ORDER = ("denial", "accusation", "demand", "promise", "forecast", "evaluation", "report")
_NOT_OF_EVENT = {"planned": {"evaluation"}, "unclear": {"evaluation", "report"}, "happened": {"forecast"}}
"""Types that a status rules out: what happened is no forecast, what is to come no evaluation, what is open neither
evaluation nor report."""
_SPOKEN_KINDS = {"headline", "lead", "body", "caption"}
_SHORTEST_CONTENT = 2
_LINKS = frozenset({"relative", "subordinator", "function"})
"""Kinds of the words between a stance and its content (`bahwa`, `untuk`, `jika`)."""
_MOST_TOPICS = 3


class _Source(NamedTuple):
    """Whose a claim is: a name as it is printed, and an actor where it is one."""

    name: str | None = None
    actor_id: str | None = None


class Claims:
    """Finds claims and judges their certainty."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions", "quotes")
    writes: tuple[str, ...] = ("claims",)

    def __init__(self, lexicon: Lexicon):
        self._own_voice = OwnVoice(lexicon)
        self._reader = Reader(
            lexicon,
            certainty=modifiers(lexicon),
            stances=Phrases((row["literal"], row["holder"]) for row in lexicon.table("stances")),
            topics=Phrases((row["literal"], row["topic"]) for row in lexicon.table("topic_words")),
            types=Phrases((row["literal"], row["type"]) for row in lexicon.table("claim_types")),
        )
        self._passed_on = {
            row["form"] for row in lexicon.table("reporting_verbs") if row["order"] == "content-cue-source"
        }

    def __call__(self, doc: Doc) -> Iterator[Claim]:
        page = Page(doc, self._reader)
        halves: set[int] = set()
        for quote in doc["quotes"]:
            for claim in self._reported(page, quote):
                halves.add(claim.span.start)
                yield claim
        for sentence in doc["sentences"]:
            if sentence.kind in _SPOKEN_KINDS:
                for stretch in self._own_voice.of_sentence(page, sentence.span):
                    stance = self._stance(page.text, stretch.first, stretch.last)
                    claim = self._held(page, stretch, stance) if stance else self._voiced(page, stretch)
                    if claim.span.start not in halves:
                        yield claim

    def _reported(self, page: Page, quote: Quote) -> Iterator[Claim]:
        """The propositions of a quotation."""
        frame, cue = page.frame(quote)
        default = _DEFAULT_BY_FORCE.get(quote.force or "", "happened")
        saying = Saying(frame, cue, default, is_indirect=quote.kind != "direct")
        half = other_half(page, quote) if self._is_passed_on(page, quote) else None
        for stretch in [*([half] if half else []), *of_quote(page, quote.span)]:
            judged = judge(page.text, stretch.first, stretch.last, saying)
            source = _Source(_source_name(quote), quote.actor_id)
            yield self._claim(page, "claim.quote", quote.confidence, stretch, judged, source, quote)

    def _is_passed_on(self, page: Page, quote: Quote) -> bool:
        """Whether the outlet's words stand behind a word of saying that follows what was said (`kata`)."""
        return (
            quote.kind == "indirect"
            and bool(quote.cue)
            and quote.cue.of(page.doc.lower).removesuffix("nya") in self._passed_on
        )

    @staticmethod
    def _stance(text: Text, first: int, last: int) -> Hit[str] | None:
        """The words by which the subject of a clause holds what follows them, if that has a predicate of its own."""
        hit = next(iter(text.hits(STANCES, first, last)), None)
        if hit is None or hit.payload == "nobody" or hit.first == first or last - hit.last < _SHORTEST_CONTENT:
            return None
        comma = next((i for i in range(hit.first, first, -1) if text.gaps[i] & COMMA), first)
        whole = range(first, last)
        is_first = parts_of(text, first, last)[hit.first][2] and not has_main_predicate(text, whole, comma, hit.first)
        says = "as" in text.kinds[hit.last : last] or text.says(hit.last, last)
        return hit if is_first and says else None

    def _held(self, page: Page, stretch: Stretch, stance: Hit[str]) -> Claim:
        text, start, last = page.text, stance.last, stretch.last
        while last - start > _SHORTEST_CONTENT and text.kinds[start] in _LINKS:
            start += 1
        content = Stretch(text.starts[start], stretch.end, start, last)
        cue = (stance.first, stance.last)
        judged = judge(text, start, last, Saying(range(*cue), cue))
        holders = page.actors.inside(text.starts[stretch.first], text.ends[stance.first - 1])
        source = _Source(holders[0].actor_name, holders[0].actor_id) if holders else _Source()
        return self._claim(page, "claim.stance", 0.7, content, judged, source)

    def _voiced(self, page: Page, stretch: Stretch) -> Claim:
        judged = judge(page.text, stretch.first, stretch.last)
        source = _Source(page.doc.article.outlet if judged.reporter == "vouched" else None)
        return self._claim(page, "claim.voice", 0.8, stretch, judged, source)

    def _claim(
        self,
        page: Page,
        rule: str,
        confidence: float,
        stretch: Stretch,
        judged: Judgement,
        source: _Source,
        quote: Quote | None = None,
    ) -> Claim:
        """The claim that a stretch makes, of a quotation or outside all."""
        return Claim(
            span=Span(stretch.start, stretch.end),
            rule=_rule(rule, judged),
            confidence=confidence,
            type=self._type(page.text, quote.force if quote else None, stretch, judged),
            quote=quote.span if quote else None,
            source_name=source.name,
            actor_id=source.actor_id,
            via=quote.via if quote else (),
            certainty_speaker=judged.speaker,
            certainty_reporter=judged.reporter,
            is_negated=judged.is_negated,
            event_status=judged.event,
            topics=_topics(page.text, stretch),
            dates=tuple(page.dates.inside(stretch.start, stretch.end)),
            about=_about(page, stretch, source.actor_id),
        )

    @staticmethod
    def _type(text: Text, force: str | None, stretch: Stretch, judged: Judgement) -> str:
        """What a claim does, by the word of saying, its own words, or what it tells of.

        An event that the outlet tells of is no evaluation, and a state is one only where a word values it; what a
        source says of a state is one, unless a word of the table says otherwise (`adalah`).
        """
        if force in _BY_FORCE:
            return _BY_FORCE[force]
        hits, is_source = text.hits("types", stretch.first, stretch.last), judged.speaker is not None
        if hits:
            found = {hit.payload for hit in hits} - _NOT_OF_EVENT.get(judged.event or "", set())
            if judged.event and not is_source:
                found.discard("evaluation")
            for kind in _TYPE_ORDER:
                if kind in found:
                    return kind
        if judged.event == "unclear":
            return "forecast"
        return "evaluation" if judged.event is None and is_source else "report"


def _topics(text: Text, stretch: Stretch) -> tuple[str, ...]:
    """What a claim is about, by its words; what more of them name comes first."""
    topics = [hit.payload for hit in text.hits("topics", stretch.first, stretch.last)]
    if len(topics) > 1:
        topics = sorted(dict.fromkeys(topics), key=topics.count, reverse=True)[:_MOST_TOPICS]
    return tuple(topics)


def _about(page: Page, stretch: Stretch, source: str | None) -> tuple[str, ...]:
    """The actors that a claim names besides its source."""
    actors = page.actors.inside(stretch.start, stretch.end)
    return tuple(dict.fromkeys([m.actor_id for m in actors if m.actor_id != source])) if actors else ()


def _source_name(quote: Quote) -> str | None:
    """The speaker's name; of an unnamed one the description, on one line."""
    if quote.speaker_name or quote.speaker_kind != "unnamed" or not quote.speaker:
        return quote.speaker_name
    return " ".join(quote.speaker.split())


def _rule(name: str, judged: Judgement) -> str:
    return f"{name}:{'+'.join(judged.because)}" if judged.because else name
