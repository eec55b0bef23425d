"""From the pieces of an article to its rows: speakers resolved, relays and addressees given out, notices added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.relays import Relay, RelayFinder
from saksi.annotators.quoting.resolve import Resolver
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.speakers import Speaker
from saksi.annotators.quoting.workspace import Piece
from saksi.model import Notice, Quote, Span

_CLITIC = len("nya")
Sure = dict[tuple[str, str, bool], float]
"""Confidence by rule, way to find the name, and whether the marks had to be mended."""
_UNKNOWN = 0.5
"""Confidence of a rule that nobody has measured."""


@dataclass(slots=True)
class _Around:
    """What stands around the contents of a sentence and belongs to its pieces, by identity of the piece."""

    via: dict[int, tuple[str, ...]] = field(default_factory=dict)
    addressee: dict[int, str] = field(default_factory=dict)


class RowWriter:
    """Turns the pieces of one article into quotes and notices."""

    def __init__(
        self,
        page: Page,
        pieces: list[Piece],
        passed_on: Mapping[int, list[Source]],
        shares: Mapping[str, float],
        sure: Sure,
    ):
        """
        Args:
            page: the article.
            pieces: what was found, in text order.
            passed_on: speakers that only pass on, by unit.
            shares: how often rules and ways to find a name are right.
            sure: the confidence of rows, as far as it has been worked out; takes in what is not there yet.
        """
        self.page, self.passed_on, self._shares, self._sure = page, passed_on, shares, sure
        self.pieces = list({(piece.span.start, piece.span.end): piece for piece in reversed(pieces)}.values())
        self.pieces.sort(key=lambda piece: (piece.unit, piece.span.start, piece.span.end))
        self.relays, self.resolver = RelayFinder(page), Resolver(page)

    def rows(self) -> Iterator[Quote | Notice]:
        """The rows, in text order, each quote before its notices."""
        speakers: dict[int, Speaker] = {}
        for piece in self.pieces:
            speakers[id(piece)] = self.resolver.resolve(piece, speakers)
        around = self._around(speakers)
        for piece in self.pieces:
            speaker = speakers[id(piece)]
            quote = self._quote(piece, speaker, around)
            yield quote
            yield from self._notices(piece, quote, speaker)
        for position in self.page.marks.strays:
            span = Span(position, position + 1)
            yield Notice(span=span, rule="notice.stray-mark", kind="broken_quotation", values={"fault": "stray mark"})

    # relays and addressees -----------------------------------------------------

    def _around(self, speakers: Mapping[int, Speaker]) -> _Around:
        by_unit: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            by_unit.setdefault(piece.unit, []).append(piece)
        around = _Around()
        for number, pieces in by_unit.items():
            self._around_unit(number, pieces, speakers, around)
        self._give_closing_credits(by_unit, around)
        for piece in self.pieces:
            if piece.rule == "direct.continued" and piece.same_as is not None:
                around.via[id(piece)] = around.via.get(id(piece.same_as), ())
        return around

    def _around_unit(self, number: int, pieces: list[Piece], speakers: Mapping[int, Speaker], around: _Around) -> None:
        """Gives the relays and the addressee of one sentence to the pieces of the speaker beside whom they stand."""
        unit, finder = self.page.units[number], self.relays
        may_relay, may_tell = finder.may_have(unit), finder.may_tell(unit)
        free = self._free(unit, pieces) if may_relay or may_tell else []
        relays = finder.find(unit, free) if may_relay else []
        relays += [r for source in self.passed_on.get(number, ()) for r in finder.of(self.resolver.named(source))]
        if relays:
            self._give_relays(relays, pieces, speakers, around)
        if may_tell:
            self._give_addressee(unit, free, pieces, speakers, around)

    def _give_relays(
        self, relays: list[Relay], pieces: list[Piece], speakers: Mapping[int, Speaker], around: _Around
    ) -> None:
        named = {k for piece in pieces if piece.source for k in range(piece.source.first, piece.source.last + 1)}
        for relay in sorted(relays, key=lambda relay: (relay.order, relay.at)):
            owner = _owner(relay.at, pieces)
            for piece in pieces if relay.at not in named else ():
                if speakers[id(piece)] == speakers[id(owner)] and relay.name not in around.via.get(id(piece), ()):
                    around.via[id(piece)] = (*around.via.get(id(piece), ()), relay.name)

    def _give_closing_credits(self, by_unit: Mapping[int, list[Piece]], around: _Around) -> None:
        """`Demikian laporan Reuters.`: a sentence without a quotation credits those before it in its paragraph.

        Where it is a paragraph by itself, it credits those of the last one; never those before another such sentence.
        """
        finder, units, credited = self.relays, self.page.units, 0
        for number, unit in enumerate(units):
            if number in by_unit or not number or not finder.closes(unit):
                continue
            relays = finder.find(unit, self._free(unit, [])) or finder.reported(unit)
            if not relays:
                continue
            for earlier in range(number - 1, credited - 1, -1):
                if units[earlier].block != units[number - 1].block:
                    break
                for piece in by_unit.get(earlier, ()):
                    names = (*around.via.get(id(piece), ()), *(relay.name for relay in relays))
                    around.via[id(piece)] = tuple(dict.fromkeys(names))
            credited = number + 1

    def _give_addressee(
        self, unit: Unit, free: list[int], pieces: list[Piece], speakers: Mapping[int, Speaker], around: _Around
    ) -> None:
        anchors = {k for p in pieces for k in (p.cue_word, *((p.source.last, p.source.stop) if p.source else ()))}
        found = self.relays.addressee(unit, free, anchors)
        if found is not None:
            owner = _owner(found[0], pieces)
            around.addressee |= {id(p): found[1] for p in pieces if speakers[id(p)] == speakers[id(owner)]}

    def _free(self, unit: Unit, pieces: list[Piece]) -> list[int]:
        """The words of a unit outside contents and quotation marks."""
        first_at, quoted = self.page.tokens.first_at, self.page.quoted
        taken: set[int] = set()
        for piece in pieces:
            taken.update(range(first_at(piece.span.start), first_at(piece.span.end)))
        return [k for k in range(unit.first, unit.last) if quoted[k] < 0 and k not in taken]

    # rows ------------------------------------------------------------------------

    def _quote(self, piece: Piece, speaker: Speaker, around: _Around) -> Quote:
        source, tokens = piece.source, self.page.tokens
        if source is None and piece.same_as is not None:
            source = piece.same_as.source
        span = None if source is None else self._source_span(source)
        words = None if span is None else "-nya" if source.kind == "clitic" else span.of(self.page.doc.text)
        root = piece
        while root.same_as is not None and root.kind == "direct":
            root = root.same_as
        is_one = root.kind == "direct" and piece.kind == "direct"
        via = around.via.get(id(piece), ())
        return Quote(
            span=piece.span,
            rule=f"quote.{piece.rule}",
            confidence=self._confidence(piece, speaker),
            kind=piece.kind,
            attribution=root.span if is_one else piece.span,
            cue=None if piece.cue_word is None else tokens.span(piece.cue_word, piece.cue_word),
            force=piece.cue.force if piece.cue else None,
            speaker=words,
            speaker_span=span,
            speaker_name=speaker.name,
            speaker_kind=speaker.kind if span is not None or speaker.name else None,
            speaker_role=speaker.role,
            actor_id=speaker.actor_id,
            addressee=around.addressee.get(id(piece)),
            via=tuple(name for name in via if name != speaker.name) if via else (),
        )

    def _source_span(self, source: Source) -> Span:
        span = self.page.tokens.span(source.first, source.last)
        if source.kind == "clitic":
            return Span(span.end - _CLITIC, span.end)
        return Span(span.start, span.end + 1) if self.page.view[span.end : span.end + 1] == ")" else span

    def _confidence(self, piece: Piece, speaker: Speaker) -> float:
        key = (piece.rule, speaker.how, bool(piece.faults))
        if key not in self._sure:
            known = self._shares
            sure = known.get(piece.rule, _UNKNOWN) * known.get(f"speaker.{speaker.how}", _UNKNOWN)
            self._sure[key] = round(sure * known["fault"] if piece.faults else sure, 3)
        return self._sure[key]

    def _notices(self, piece: Piece, quote: Quote, speaker: Speaker) -> Iterator[Notice]:
        kind = None
        if speaker.kind == "unnamed":
            kind = "unnamed_source"
        elif speaker.name is None and speaker.kind != "document":
            kind = "unresolved_speaker"
        found = [("broken_quotation", {"fault": fault}) for fault in piece.faults]
        if kind is not None:
            found.append((kind, {"speaker": quote.speaker or ""}))
        for kind, values in found:
            rule = f"notice.{kind.replace('_', '-')}"
            yield Notice(span=quote.span, rule=rule, kind=kind, values=values, evidence=(("quotes", quote.span),))


def _owner(word: int, pieces: list[Piece]) -> Piece:
    """The piece to whose attribution a word belongs: that of the last cue before it, else the first."""
    before = [piece for piece in pieces if piece.cue_word is not None and piece.cue_word <= word]
    return max(before, key=lambda piece: piece.cue_word) if before else pieces[0]
