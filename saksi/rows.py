"""From the annotations of one document to rows: spans become ids, values become cells."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from saksi.model import Doc, Span
from saksi.tables import row_id

_WORD = re.compile(r"\w+(?:[-']\w+)*")


class RowMaker:
    """Makes the rows of one document, by table.

    A reference to a row that a correction has taken away is left empty, so that no dangling id is written.
    """

    def __init__(self, doc: Doc):
        self.doc = doc
        self.article = doc.article
        self._sentences = doc["sentences"]
        self._starts = [sentence.span.start for sentence in self._sentences]
        self._sentence_ids = [self._id("sentences", sentence.span) for sentence in self._sentences]
        self._spans = {table: {row.span for row in doc[table]} for table in ("quotes", "dates", "sentences")}

    def tables(self) -> dict[str, list[dict]]:
        return {
            "articles": [self._article()],
            "sentences": [self._sentence(s) for s in self._sentences],
            "actors": [self._actor(a) for a in self.doc["actors"]],
            "mentions": [self._mention(m) for m in self.doc["mentions"]],
            "quotes": [self._quote(q) for q in self.doc["quotes"]],
            "claims": [self._claim(c) for c in self.doc["claims"]],
            "dates": [self._date(d) for d in self.doc["dates"]],
            "accounts": self._accounts(),
            "notices": self._notices(),
        }

    def _id(self, table: str, span: Span) -> str:
        return row_id(self.article.article_id, table, span)

    def _reference(self, table: str, span: Span | None) -> str | None:
        return self._id(table, span) if span in self._spans[table] else None

    def _sentence_id(self, span: Span) -> str | None:
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and span.start < self._sentences[at].span.end:
            return self._sentence_ids[at]
        return None

    def _base(self, annotation) -> dict:
        span = annotation.span
        start, end = span.start, span.end
        return {
            "article_id": self.article.article_id,
            "sentence_id": self._sentence_id(span),
            "start": start,
            "end": end,
            "text": self.doc.text[start:end],
            "rule": annotation.rule,
            "confidence": round(annotation.confidence, 3),
        }

    def _article(self) -> dict:
        article, publication = self.article, self.doc.publication
        repeated = {s.paragraph for s in self._sentences if s.repeats}
        whole = {s.paragraph for s in self._sentences if not s.repeats}
        return {
            "article_id": article.article_id,
            "path": article.path,
            "url": article.url,
            "title": article.title,
            "outlet": article.outlet,
            "agency": article.agency,
            "byline": article.byline,
            "dateline_place": article.dateline_place,
            "published_date": article.published_date,
            "published_earliest": publication.earliest if publication else article.published_date,
            "published_latest": publication.latest if publication else article.published_date,
            "published_basis": publication.basis if publication else article.published_basis,
            "language": article.language,
            "word_count": len(_WORD.findall(article.text)),
            "repeated_paragraph_count": len(repeated - whole),
            "sha256": article.sha256,
            "text": article.text,
        }

    def _sentence(self, s) -> dict:
        return {
            "sentence_id": self._id("sentences", s.span),
            **self._base(s),
            "paragraph": s.paragraph,
            "kind": s.kind,
            "repeats": self._reference("sentences", s.repeats),
        }

    def _actor(self, a) -> dict:
        names = ("actor_id", "name", "kind", "country", "wikidata_id", "is_known")
        return {name: getattr(a, name) for name in names}

    def _mention(self, m) -> dict:
        names = ("actor_id", "actor_name", "actor_kind", "kind", "is_place")
        return {"mention_id": self._id("mentions", m.span), **self._base(m), **{n: getattr(m, n) for n in names}}

    def _quote(self, q) -> dict:
        names = ("kind", "force", "speaker", "speaker_name", "speaker_kind", "speaker_role", "actor_id", "addressee")
        return {
            "quote_id": self._id("quotes", q.span),
            **self._base(q),
            "attribution_id": self._reference("quotes", q.attribution) or self._id("quotes", q.span),
            "cue": q.cue.of(self.doc.text) if q.cue else None,
            **{name: getattr(q, name) for name in names},
            "via": list(q.via),
        }

    def _claim(self, c) -> dict:
        names = (
            "source_name", "actor_id", "type", "certainty_speaker", "certainty_reporter", "is_negated", "event_status",
        )  # fmt: skip
        return {
            "claim_id": self._id("claims", c.span),
            **self._base(c),
            "quote_id": self._reference("quotes", c.quote),
            **{name: getattr(c, name) for name in names},
            "via": list(c.via),
            "topics": list(c.topics),
            "date_ids": [self._id("dates", span) for span in c.dates if span in self._spans["dates"]],
            "about": list(c.about),
        }

    def _date(self, d) -> dict:
        names = ("type", "value", "mod", "earliest", "latest", "verdict", "suggestion")
        anchor = self._reference("dates", d.anchor) if isinstance(d.anchor, Span) else d.anchor
        return {
            "date_id": self._id("dates", d.span),
            **self._base(d),
            **{name: getattr(d, name) for name in names},
            "anchor": anchor,
        }

    def _accounts(self) -> list[dict]:
        names = ("kind", "place", "earliest", "latest", "precision", "status", "outcome")
        seen: dict[str, int] = {}
        rows = []
        for a in self.doc["accounts"]:
            ident = self._id("accounts", a.span)
            seen[ident] = seen.get(ident, 0) + 1
            rows.append(
                {
                    "account_id": ident if seen[ident] == 1 else f"{ident}:{seen[ident]}",
                    **self._base(a),
                    **{name: getattr(a, name) for name in names},
                    "participants": list(a.participants),
                    "participant_names": list(a.participant_names),
                    "evidence": [self._id("sentences", span) for span in a.evidence],
                }
            )
        return rows

    def _notices(self) -> list[dict]:
        rows = [
            {
                "notice_id": f"{self._id('notices', n.span)}:{n.kind}",
                **self._base(n),
                "kind": n.kind,
                "evidence": [self._id(table, span) for table, span in n.evidence],
                "values": json.dumps(dict(n.values), ensure_ascii=False, sort_keys=True),
            }
            for n in self.doc["notices"]
        ]
        return list({row["notice_id"]: row for row in rows}.values())
