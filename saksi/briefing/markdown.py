"""Markdown cells as blocks: mistune's syntax tree, walked with a list of what is allowed.

Raw HTML becomes visible text, images become their words, links keep only web addresses. Limits: no maths and
no nested tables; what is not known is shown as its plain words.
"""

from __future__ import annotations

from functools import cache

import mistune

from saksi.briefing.inline import Node, em, strong, text
from saksi.briefing.safe import web_address


@cache
def _parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer=None, plugins=["strikethrough", "table", "url", "def_list"])


def blocks_of(source: str) -> list[dict]:
    """The blocks of a Markdown source.

    >>> blocks_of("## Kronologi")
    [{'kind': 'heading', 'level': 2, 'c': [{'t': 'text', 'v': 'Kronologi'}]}]
    """
    return _blocks(_parser()(source))


def _blocks(tokens: list[dict]) -> list[dict]:
    found = []
    for token in tokens:
        kind = token["type"]
        if kind == "heading":
            found.append({"kind": "heading", "level": token["attrs"]["level"], "c": _inline(token["children"])})
        elif kind in ("paragraph", "block_text"):
            found.append({"kind": "prose", "c": _inline(token["children"])})
        elif kind == "list":
            items = [_blocks(item["children"]) for item in token["children"]]
            found.append({"kind": "list", "ordered": bool(token["attrs"].get("ordered")), "items": items})
        elif kind == "block_quote":
            found.append({"kind": "quote", "blocks": _blocks(token["children"])})
        elif kind == "block_code":
            found.append({"kind": "code", "v": token["raw"].rstrip("\n")})
        elif kind == "table":
            found.append(_table(token))
        elif kind == "thematic_break":
            found.append({"kind": "rule"})
        elif kind != "blank_line":
            found.append({"kind": "prose", "c": [text(_words(token).strip())]})
    return found


def _table(token: dict) -> dict:
    head, *body = token["children"]
    columns = [
        {"head": _words(cell), "width": "wide", "align": "end" if cell["attrs"].get("align") == "right" else "start"}
        for cell in head["children"]
    ]
    rows = [
        {"cells": [_inline(cell["children"]) for cell in row["children"]]} for part in body for row in part["children"]
    ]
    return {"kind": "table", "name": None, "caption": [], "columns": columns, "rows": rows, "note": None}


def _inline(tokens: list[dict]) -> list[Node]:
    nodes: list[Node] = []
    for token in tokens:
        kind = token["type"]
        if kind == "strong":
            nodes.append(strong(*_inline(token["children"])))
        elif kind == "emphasis":
            nodes.append(em(*_inline(token["children"])))
        elif kind == "codespan":
            nodes.append({"t": "code", "v": token["raw"]})
        elif kind in ("linebreak", "softbreak"):
            nodes.append({"t": "break"} if kind == "linebreak" else text(" "))
        elif kind == "link":
            url = web_address(token["attrs"]["url"])
            children = _inline(token["children"])
            nodes += [{"t": "link", "url": url, "c": children}] if url else children
        else:
            nodes.append(text(_words(token)))
    return nodes


def _words(token: dict) -> str:
    if "raw" in token:
        return token["raw"]
    return "".join(_words(child) for child in token.get("children", ()))
