"""The evidence of a document as JSON lines: a line a sentence of the briefing, with the rows it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator

from saksi.briefing.inline import plain, walk

MOST_PLACES = 40
"""Places of a statement that are written out; further ones are named by their id."""
_PLACE = ("article_id", "outlet", "date", "url", "article", "sentence", "words")


def evidence_of(document: dict) -> Iterator[dict]:
    """What each cited sentence or statement says, the ids it rests on, and where they can be read."""
    for block in document["blocks"]:
        if block["kind"] == "texts":
            continue
        for node in walk(block):
            if node["t"] == "sentence" and node["cite"]:
                yield _line(document, plain(node["c"]), node["cite"])
        for item in block.get("items", ()) if block["kind"] == "statements" else ():
            yield _line(document, f"{plain(item['who'])}: {item['quote']['v']}", item["cite"])


def _line(document: dict, statement: str, cite: dict) -> dict:
    places = [document["places"][place] | {"id": place} for place in cite["at"][:MOST_PLACES]]
    return {
        "statement": statement,
        "rests_on": cite["ids"],
        "places": [{"id": p["id"], **{name: p[name] for name in _PLACE if p.get(name) is not None}} for p in places],
        "further_places": cite["at"][MOST_PLACES:],
    }


def evidence_lines(document: dict) -> str:
    """The evidence as JSONL."""
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in evidence_of(document))
