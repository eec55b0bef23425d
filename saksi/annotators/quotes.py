"""Quotations: what is said, directly or not, by whom, through whom, and how sure that is.

The rules are those of ``quoting``; the words are tables of the lexicon. What they cannot decide stays empty
and becomes a notice: a speaker without a name (``unresolved_speaker``), an unnamed source
(``unnamed_source``), a quotation whose marks are wrong (``broken_quotation``). Limits: thoughts and wishes
are not told apart from speech where the verb does not say which, and irony is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.quoting.loose import LooseQuotations
from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.parse import UnitParser
from saksi.annotators.quoting.rows import RowWriter, Sure
from saksi.annotators.quoting.tables import load_words
from saksi.lexicon import Lexicon
from saksi.model import Doc, Notice, Quote


class Quotes:
    """Finds quotations and their speakers."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions", "actors")
    writes: tuple[str, ...] = ("quotes", "notices")

    def __init__(self, lexicon: Lexicon):
        self._words = load_words(lexicon)
        self._shares = {row["rule"]: float(row["confidence"]) for row in lexicon.table("quote_rules")}
        self._sure: Sure = {}

    def __call__(self, doc: Doc) -> Iterator[Quote | Notice]:
        page = Page(doc, self._words)
        parser = UnitParser(page)
        pieces = list(parser.parse())
        pieces += LooseQuotations(page, pieces).find()
        pieces.sort(key=lambda piece: (piece.span.start, -piece.span.end))
        yield from RowWriter(page, pieces, parser.space.passed_on, self._shares, self._sure).rows()
