"""The article with its annotations in colour as one piece of HTML: without a kernel, without a script.

The layers are switched by check boxes and CSS alone. Every word of the article passes through ``tag``, which
escapes it.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files

from markupsafe import Markup

from saksi.briefing.markup import join, tag
from saksi.lab.segments import LAYERS

_NAMES = {
    "quotes": "quotations",
    "claims": "claims",
    "dates": "dates",
    "mentions": "names",
    "accounts": "events",
}
_ON_AT_FIRST = ("quotes", "dates", "mentions")


def article_html(data: dict) -> str:
    """HTML of what :func:`saksi.lab.segments.article_data` gives, to be put anywhere in a page."""
    ident = "saksi-" + hashlib.sha256(data["article_id"].encode()).hexdigest()[:8]
    boxes = [_box(ident, layer, data["layers"][layer]) for layer in LAYERS]
    words = [_segment(segment, data["rows"]) for segment in data["segments"]]
    style = tag("style", Markup((files("saksi.lab") / "view.css").read_text(encoding="utf-8")))
    head = tag("p", tag("strong", data["title"]), " ", _origin(data), class_="saksi-head")
    text = tag("div", *words, class_="saksi-text", lang="id")
    return str(tag("div", style, head, *boxes, text, _findings(data), class_="saksi-view saksi-static"))


def _origin(data: dict) -> Markup:
    return tag("span", ", ".join(part for part in (data["outlet"], data["published"]) if part), class_="saksi-origin")


def _box(ident: str, layer: str, count: int) -> Markup:
    name = f"{ident}-{layer}"
    box = tag("input", type="checkbox", id=name, class_=f"saksi-box-{layer}", checked=layer in _ON_AT_FIRST)
    return join([box, tag("label", f"{_NAMES[layer]} {count}", for_=name, class_=f"saksi-label saksi-{layer}")])


def _segment(segment: dict, rows: dict) -> Markup:
    if not segment["rows"]:
        return tag("span", segment["text"])
    tables = sorted({rows[ident]["table"] for ident in segment["rows"]}, key=LAYERS.index)
    told = " | ".join(_told(rows[ident]) for ident in segment["rows"])
    classes = " ".join(f"saksi-{table}" for table in tables)
    return tag("span", segment["text"], class_=f"saksi-mark {classes}", title=told)


def _told(row: dict) -> str:
    cells = [
        f"{name}: {'; '.join(map(str, cell)) if isinstance(cell, list) else cell}"
        for name, cell in row["cells"].items()
        if cell not in (None, [], False)
    ]
    return f"{row['table']}: {', '.join(cells)}"


def _findings(data: dict) -> Markup | None:
    if not data["findings"]:
        return None
    items = [tag("li", tag("b", finding["kind"]), " ", finding["message"]) for finding in data["findings"]]
    return tag("ul", *items, class_="saksi-findings")
