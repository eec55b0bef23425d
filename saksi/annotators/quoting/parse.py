"""The attributions of a sentence: cues, their speakers and contents, in text order, none inside another."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.quoting.forms import CUE
from saksi.annotators.quoting.nominals import NominalReader
from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.reports import ReportReader
from saksi.annotators.quoting.tags import TagReader
from saksi.annotators.quoting.words import Cue
from saksi.annotators.quoting.workspace import Piece, Workspace

_LONGEST_UNIT = 1500
"""Words of a stretch without a stop beyond which it is no sentence (a table, a list of links)."""


class UnitParser:
    """Parses the units of one article that hold a cue, one after the other."""

    def __init__(self, page: Page):
        self.page, self.space = page, Workspace(page)
        self._tags, self._reports, self._nominals = (
            reader(self.space) for reader in (TagReader, ReportReader, NominalReader)
        )
        quoted = page.quoted
        self._cues = [k for k in page.tokens.of_sort(CUE) if quoted[k] < 0]

    def parse(self) -> Iterator[Piece]:
        """The pieces of each unit, in text order; quotations in marks without an attribution are not among them."""
        low, cues, done = self.page.tokens.low, self.page.words.cues, 0
        for number, unit in enumerate(self.page.units):
            first = done
            while done < len(self._cues) and self._cues[done] < unit.last:
                done += 1
            if done > first and unit.last - unit.first <= _LONGEST_UNIT:
                here = [k for k in self._cues[first:done] if k >= unit.first]
                yield from self._parse(number, [(k, cue) for k in here for cue in cues[low[k]]])

    def _parse(self, number: int, hits: list[tuple[int, Cue]]) -> list[Piece]:
        """The pieces of one unit, given its cues."""
        space = self.space
        space.begin(number)
        for k, cue in hits:
            if cue.order == "content-cue-source":
                self._tags.read(k, cue)
        for k, cue in hits:
            if cue.order == "content-cue-source" or space.is_taken(k):
                continue
            reader = self._reports if cue.order == "source-cue-content" else self._nominals
            reader.read(k, cue)
        return sorted(space.pieces, key=lambda piece: (piece.span.start, piece.span.end))
