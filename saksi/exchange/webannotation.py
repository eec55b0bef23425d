"""The annotation tables as W3C Web Annotations (JSON-LD), and back.

One annotation a row: the target names the article and the place by two selectors (quote with context, and
position in code points), the body holds the row's values as they stand in the table. What other tools need
is standard; ``saksi`` keys carry what the standard has no word for.
Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from saksi.anchors import Anchor
from saksi.cells import plain_cell, plain_row
from saksi.model import Span
from saksi.tables import SPAN_TABLES, TABLES, Corpus

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATION = {"quotes": "identifying", "mentions": "identifying", "dates": "identifying", "sentences": "describing"}
_PLACE = ("article_id", "start", "end", "text")


def to_webannotation(corpus: Corpus) -> dict:
    """An AnnotationCollection with all rows of the annotation tables, in the order of the tables."""
    texts = dict(zip(corpus.articles.article_id, corpus.articles.text, strict=True))
    urls = dict(zip(corpus.articles.article_id, corpus.articles.url, strict=True))
    items = [
        _annotation(table, row, texts[row["article_id"]], urls[row["article_id"]])
        for table in SPAN_TABLES
        for row in _records(corpus, table)
    ]
    return {
        "@context": CONTEXT,
        "id": "urn:saksi:annotations",
        "type": "AnnotationCollection",
        "label": "saksi",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def write(corpus: Corpus, path: Path) -> None:
    """Write the collection to *path* as UTF-8 JSON."""
    text = json.dumps(to_webannotation(corpus), ensure_ascii=False, indent=1)
    Path(path).write_text(text + "\n", encoding="utf-8", newline="\n")


def from_webannotation(collection: dict) -> dict[str, list[dict]]:
    """The rows of the annotation tables, by table, as they were written.

    Raises:
        ValueError: naming the annotation that is not one of ours, or lacks a selector.
    """
    rows: dict[str, list[dict]] = {table: [] for table in SPAN_TABLES}
    for item in collection["first"]["items"]:
        table = item.get("body", {}).get("saksi:table")
        if table not in rows:
            raise ValueError(f"annotation {item.get('id')}: its body names no table of saksi")
        anchor = Anchor.from_selectors(item["target"]["selector"])
        place = {
            "article_id": item["target"]["saksi:article"],
            "start": anchor.start,
            "end": anchor.end,
            "text": anchor.exact,
        }
        key = TABLES[table].key
        values = {key: item["id"].removeprefix("urn:saksi:"), **place, **item["body"]["value"]}
        rows[table].append({name: values.get(name) for name in TABLES[table].column_names})
    return rows


def _records(corpus: Corpus, table: str) -> Iterator[dict]:
    return map(plain_row, corpus.tables()[table].to_dict("records"))


def _annotation(table: str, row: dict, text: str, url) -> dict:
    key = TABLES[table].key
    selectors = Anchor.of(text, Span(row["start"], row["end"])).selectors()
    source = plain_cell(url) or f"urn:saksi:article:{row['article_id']}"
    value = {name: cell for name, cell in row.items() if name not in {key, *_PLACE} and cell is not None}
    return {
        "id": f"urn:saksi:{row[key]}",
        "type": "Annotation",
        "motivation": _MOTIVATION.get(table, "classifying"),
        "body": {"type": "Dataset", "format": "application/json", "saksi:table": table, "value": value},
        "target": {"source": source, "saksi:article": row["article_id"], "selector": selectors},
    }
