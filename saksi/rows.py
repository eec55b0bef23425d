"""From the annotations of one document to rows, column by column: spans become ids, values become cells."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from saksi.columns import Columns
from saksi.model import Annotation, Doc, Span
from saksi.tables import SPAN_TABLES, TABLES, Column, row_id

_WORD = re.compile(r"\w+(?:[-']\w+)*")


def columns_of(doc: Doc) -> Columns:
    """The rows of one document as columns, in text order; tables without rows are left out.

    Cells are str, int, float, bool, list or None; columns that only other articles can fill are None.
    """
    return _Maker(doc).columns()


class _Maker:
    """Makes the columns of one document, by table.

    A column is computed here or is the attribute of that name. A reference to a row that a correction has taken
    away is left empty, so that no dangling id is written.
    """

    def __init__(self, doc: Doc):
        self.doc = doc
        self.article = doc.article
        self._sentences = doc["sentences"]
        self._starts = [sentence.span.start for sentence in self._sentences]
        self._ids = {table: self._ids_of(table, (row.span for row in doc[table])) for table in SPAN_TABLES}
        self._kept = {table: frozenset(self._ids[table]) for table in ("quotes", "dates", "sentences")}

    def columns(self) -> Columns:
        tables = {
            "articles": self._article(),
            "sentences": self._of_sentences(),
            "actors": self._cells("actors", self.doc["actors"], {}),
            "mentions": self._of_spans("mentions"),
            "quotes": self._of_quotes(),
            "claims": self._of_claims(),
            "dates": self._of_dates(),
            "accounts": self._of_accounts(),
            "notices": self._of_notices(),
        }
        return {table: cells for table, cells in tables.items() if cells[0]}

    def _cells(self, table: str, rows: Sequence, computed: dict[str, list]) -> list[list]:
        """The columns of *table* in declared order: those *computed*, and the attributes of *rows*."""
        return [
            computed[column.name] if column.name in computed else _attributes(rows, column)
            for column in TABLES[table].columns
        ]

    def _of_spans(self, table: str, **computed: list) -> list[list]:
        """The columns of a table whose rows have a span."""
        rows: Sequence[Annotation] = self.doc[table]
        text, spans = self.doc.text, [row.span for row in rows]
        rounded = {confidence: round(confidence, 3) for confidence in {row.confidence for row in rows}}
        base = {
            "article_id": [self.article.article_id] * len(rows),
            "sentence_id": [self._sentence_id(span.start) for span in spans],
            "start": [span.start for span in spans],
            "end": [span.end for span in spans],
            "text": [text[span.start : span.end] for span in spans],
            "confidence": [rounded[row.confidence] for row in rows],
        }
        return self._cells(table, rows, {**base, TABLES[table].key: self._ids[table], **computed})

    def _ids_of(self, table: str, spans: Iterable[Span]) -> list[str]:
        article_id = self.article.article_id
        return [row_id(article_id, table, span) for span in spans]

    def _reference(self, table: str, span: Span | None) -> str | None:
        if span is None:
            return None
        ident = row_id(self.article.article_id, table, span)
        return ident if ident in self._kept[table] else None

    def _sentence_id(self, start: int) -> str | None:
        at = bisect_right(self._starts, start) - 1
        return self._ids["sentences"][at] if at >= 0 and start < self._sentences[at].span.end else None

    def _article(self) -> list[list]:
        article, publication = self.article, self.doc.publication
        repeated = {s.paragraph for s in self._sentences if s.repeats}
        whole = {s.paragraph for s in self._sentences if not s.repeats}
        computed = {
            "published_earliest": publication.earliest if publication else article.published_date,
            "published_latest": publication.latest if publication else article.published_date,
            "published_basis": publication.basis if publication else article.published_basis,
            "word_count": len(_WORD.findall(article.text)),
            "repeated_paragraph_count": len(repeated - whole),
        }
        return self._cells("articles", [article], {name: [cell] for name, cell in computed.items()})

    def _of_sentences(self) -> list[list]:
        return self._of_spans("sentences", repeats=[self._reference("sentences", s.repeats) for s in self._sentences])

    def _of_quotes(self) -> list[list]:
        quotes, text = self.doc["quotes"], self.doc.text
        owners = zip(quotes, self._ids["quotes"], strict=True)
        return self._of_spans(
            "quotes",
            attribution_id=[self._reference("quotes", quote.attribution) or own for quote, own in owners],
            cue=[quote.cue.of(text) if quote.cue else None for quote in quotes],
        )

    def _of_claims(self) -> list[list]:
        claims = self.doc["claims"]
        dates = [[self._reference("dates", span) for span in claim.dates] for claim in claims]
        return self._of_spans(
            "claims",
            quote_id=[self._reference("quotes", claim.quote) for claim in claims],
            date_ids=[[ident for ident in idents if ident] for idents in dates],
        )

    def _of_dates(self) -> list[list]:
        anchors = [date.anchor for date in self.doc["dates"]]
        return self._of_spans(
            "dates", anchor=[self._reference("dates", a) if isinstance(a, Span) else a for a in anchors]
        )

    def _of_accounts(self) -> list[list]:
        seen: dict[str, int] = {}
        idents = []
        for ident in self._ids["accounts"]:
            seen[ident] = seen.get(ident, 0) + 1
            idents.append(ident if seen[ident] == 1 else f"{ident}:{seen[ident]}")
        evidence = [self._ids_of("sentences", account.evidence) for account in self.doc["accounts"]]
        return self._of_spans("accounts", account_id=idents, evidence=evidence)

    def _of_notices(self) -> list[list]:
        notices, article_id = self.doc["notices"], self.article.article_id
        idents = [f"{ident}:{notice.kind}" for ident, notice in zip(self._ids["notices"], notices, strict=True)]
        cells = self._of_spans(
            "notices",
            notice_id=idents,
            evidence=[[row_id(article_id, table, span) for table, span in notice.evidence] for notice in notices],
            values=[json.dumps(dict(n.values), ensure_ascii=False, sort_keys=True) for n in notices],
        )
        last = {ident: number for number, ident in enumerate(idents)}
        return cells if len(last) == len(idents) else [[column[n] for n in last.values()] for column in cells]


def _attributes(rows: Sequence, column: Column) -> list:
    """What *rows* say under the name of a column; None where they have no such attribute."""
    if not rows or not hasattr(rows[0], column.name):
        return [None] * len(rows)
    cells = map(attrgetter(column.name), rows)
    return list(map(list, cells)) if column.dtype == "list" else list(cells)
