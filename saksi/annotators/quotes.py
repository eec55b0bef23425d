"""Quotations: what is said, directly or not, by whom, through whom, and how sure that is.

The rules are those of ``quoting``; the words are tables of the lexicon. What they cannot decide stays empty
and becomes a notice: a speaker without a name (``unresolved_speaker``), an unnamed source
(``unnamed_source``), a quotation whose marks are wrong (``broken_quotation``).
"""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.quoting.loose import LooseQuotations
from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.parse import UnitParser
from saksi.annotators.quoting.relays import Relay, RelayFinder
from saksi.annotators.quoting.resolve import Resolver, Speaker
from saksi.annotators.quoting.words import load_words
from saksi.annotators.quoting.workspace import Piece
from saksi.lexicon import Lexicon
from saksi.model import Doc, Notice, Quote, Span


class Quotes:
    """Finds quotations and their speakers."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions", "actors")
    writes: tuple[str, ...] = ("quotes", "notices")

    def __init__(self, lexicon: Lexicon):
        self._words = load_words(lexicon)
        self._confidence = {row["rule"]: float(row["confidence"]) for row in lexicon.table("quote_rules")}

    def __call__(self, doc: Doc) -> Iterator[Quote | Notice]:
        page = Page(doc, self._words)
        parser = UnitParser(page)
        pieces = [piece for number in range(len(page.units)) for piece in parser.parse(number)]
        pieces += LooseQuotations(page, pieces).find()
        pieces.sort(key=lambda piece: (piece.span.start, -piece.span.end))
        yield from _Writer(page, pieces, parser.space.passed_on, self._confidence).rows()


class _Writer:
    """Turns the pieces of one article into rows."""

    def __init__(self, page: Page, pieces: list[Piece], passed_on: dict, confidence: dict[str, float]):
        self.page, self.pieces, self._confidence = page, _distinct(pieces), confidence
        self.relays = RelayFinder(page)
        self.passed_on = passed_on
        self.resolver = Resolver(page)

    def rows(self) -> Iterator[Quote | Notice]:
        known: dict[int, Speaker] = {}
        for piece in sorted(self.pieces, key=_order):
            known[id(piece)] = self.resolver.resolve(piece, known)
        vias = self._vias(known)
        for piece in self.pieces:
            quote = self._quote(piece, known[id(piece)], vias.get(id(piece), ()))
            yield quote
            yield from self._notices(piece, quote, known[id(piece)])

    def _vias(self, known: dict[int, Speaker]) -> dict[int, tuple[str, ...]]:
        by_unit: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            by_unit.setdefault(piece.unit, []).append(piece)
        vias: dict[int, tuple[str, ...]] = {}
        for number, pieces in by_unit.items():
            for relay in self._unit_relays(number, pieces):
                owner = self._owner(relay, pieces)
                for piece in pieces:
                    if known[id(piece)] == known[id(owner)] and relay.name not in vias.get(id(piece), ()):
                        vias[id(piece)] = (*vias.get(id(piece), ()), relay.name)
        for piece in self.pieces:
            if piece.rule == "direct.continued" and piece.same_as is not None:
                vias[id(piece)] = vias.get(id(piece.same_as), ())
        return {key: self._nearest_first(names) for key, names in vias.items()}

    def _nearest_first(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Platforms and listeners are nearer to the speaker than agencies that pass on what was written there."""
        kinds = self.page.words.relays
        return tuple(sorted(names, key=lambda name: kinds.get(name.lower()) != "platform"))

    def _unit_relays(self, number: int, pieces: list[Piece]) -> list[Relay]:
        unit = self.page.units[number]
        found = self._relays_in(unit, pieces) if self.relays.may_have(unit) else []
        found += [self.relays.of(source) for source in self.passed_on.get(number, ())]
        return sorted(found, key=lambda relay: relay.at)

    def _relays_in(self, unit: Unit, pieces: list[Piece]) -> list[Relay]:
        tokens, quoted = self.page.tokens, self.page.quoted
        spans = [piece.span for piece in pieces]
        free = [
            k
            for k in range(unit.first, unit.last)
            if quoted[k] < 0 and not any(span.start <= tokens.start[k] < span.end for span in spans)
        ]
        named = {k for piece in pieces if piece.source for k in range(piece.source.first, piece.source.last + 1)}
        return [relay for relay in self.relays.find(unit, free) if relay.at not in named]

    @staticmethod
    def _owner(relay: Relay, pieces: list[Piece]) -> Piece:
        """The piece whose attribution a relay belongs to: that of the last cue before it, else the first."""
        before = [p for p in pieces if p.cue_word is not None and p.cue_word <= relay.at]
        return max(before, key=lambda p: p.cue_word) if before else pieces[0]

    def _quote(self, piece: Piece, speaker: Speaker, via: tuple[str, ...]) -> Quote:
        source, tokens = piece.source, self.page.tokens
        if source is None and piece.same_as is not None:
            source = piece.same_as.source
        text = self.page.doc.text
        span = None if source is None else self._source_span(source)
        words = None if source is None else "-nya" if source.kind == "clitic" else span.of(text)
        root = piece
        while root.same_as is not None and root.kind == "direct":
            root = root.same_as
        cue = None if piece.cue_word is None else Span(tokens.start[piece.cue_word], tokens.end[piece.cue_word])
        return Quote(
            span=piece.span,
            rule=f"quote.{piece.rule}",
            confidence=self._sure(piece, speaker),
            kind=piece.kind,
            attribution=root.span if root.kind == "direct" and piece.kind == "direct" else piece.span,
            cue=cue,
            force=piece.cue.force if piece.cue else None,
            speaker=words,
            speaker_span=span,
            speaker_name=speaker.name,
            speaker_kind=speaker.kind if source is not None or speaker.name else None,
            speaker_role=speaker.role,
            actor_id=speaker.actor_id,
            via=tuple(name for name in via if name != speaker.name),
        )

    def _source_span(self, source) -> Span:
        end = self.page.tokens.end[source.last]
        if source.kind == "clitic":
            return Span(end - 3, end)
        if self.page.view[end : end + 1] == ")":
            end += 1
        return Span(self.page.tokens.start[source.first], end)

    def _sure(self, piece: Piece, speaker: Speaker) -> float:
        sure = self._confidence.get(piece.rule, 0.5) * self._confidence.get(f"speaker.{speaker.how}", 0.5)
        return round(sure * (self._confidence["fault"] if piece.faults else 1.0), 3)

    def _notices(self, piece: Piece, quote: Quote, speaker: Speaker) -> Iterator[Notice]:
        evidence = (("quotes", quote.span),)
        for fault in piece.faults:
            yield Notice(
                span=quote.span,
                rule="notice.broken-quotation",
                kind="broken_quotation",
                values={"fault": fault},
                evidence=evidence,
            )
        if speaker.kind == "unnamed":
            values = {"speaker": quote.speaker or ""}
            yield Notice(
                span=quote.span, rule="notice.unnamed-source", kind="unnamed_source", values=values, evidence=evidence
            )
        elif speaker.name is None and speaker.kind != "document":
            values = {"speaker": quote.speaker or ""}
            yield Notice(
                span=quote.span,
                rule="notice.unresolved-speaker",
                kind="unresolved_speaker",
                values=values,
                evidence=evidence,
            )


def _order(piece: Piece) -> tuple[int, int]:
    """Pieces in the order of their attributions, those whose speaker another one gives behind it."""
    return (piece.unit, piece.span.start)


def _distinct(pieces: list[Piece]) -> list[Piece]:
    kept: dict[tuple[int, int], Piece] = {}
    for piece in pieces:
        kept.setdefault((piece.span.start, piece.span.end), piece)
    return list(kept.values())
