"""From a notebook to the document that is exported: an allow-list of markdown cells and typed blocks.

Code, prints, plain DataFrames and cells with a tag of :data:`SKIPPED` stay in the notebook. The document is
one dict of plain data (``meta``, ``blocks``, ``notes``, ``rows``, ``places``) that both writers and the linter read.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from nbformat import NotebookNode

from saksi.briefing.blocks import MIME
from saksi.briefing.inline import plain, walk
from saksi.briefing.markdown import blocks_of
from saksi.briefing.notes import number_notes
from saksi.briefing.wording import LANGUAGES, Wording, wording

SKIPPED = frozenset({"explore", "setup", "parameters", "injected-parameters", "notebook"})
log = logging.getLogger(__name__)


def document_of(notebook: NotebookNode, name: str = "notebook") -> dict:
    """The document of an executed notebook.

    The language is that of its blocks; markdown cells are taken in translation where the catalogue has one.
    In a briefing (a notebook with a ``front`` block) markdown that no catalogue knows is the analyst's own.
    """
    cells = [cell for cell in notebook.cells if not SKIPPED & set(cell.metadata.get("tags", ()))]
    shown = [payload for cell in cells if cell.cell_type == "code" for payload in _payloads(cell)]
    lang = shown[0]["lang"] if shown and shown[0].get("lang") in LANGUAGES else "en"
    words = wording(lang)
    is_briefing = any(block["kind"] == "front" for payload in shown for block in payload["blocks"])
    blocks: list[dict] = []
    rows: dict[str, dict] = {}
    for cell in cells:
        if cell.cell_type == "markdown":
            blocks += _markdown(cell.source, words, is_briefing)
        elif cell.cell_type == "code":
            for payload in _payloads(cell):
                blocks += payload["blocks"]
                for ident, row in payload["rows"].items():
                    rows.setdefault(ident, {}).update(row)
    return finished({"meta": _meta(blocks, lang, name), "blocks": blocks, "rows": rows}, words)


def finished(document: dict, words: Wording) -> dict:
    """The document with numbered figures, consecutive headings and the places that its citations lead to."""
    document["blocks"] = [block for block in document["blocks"] if block["kind"] != "front"]
    document["blocks"] = _without_empty_sections(document["blocks"])
    _level_headings(document["blocks"])
    _number(document["blocks"])
    document["notes"] = number_notes(document["blocks"])
    document["places"] = places_of(document, words)
    return document


def _payloads(cell: NotebookNode) -> Iterable[dict]:
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        if MIME in data:
            yield data[MIME]
        elif data or output.get("text"):
            log.info("an output of cell %s is no block and stays in the notebook", cell.get("id", "?"))


def _markdown(source: str, words: Wording, is_briefing: bool) -> list[dict]:
    if words.has(source) or (words.lang == "en" and wording("id").has(source)):
        return blocks_of(words.text(source) if words.has(source) else source)
    blocks = blocks_of(source)
    if not is_briefing:
        return blocks
    headings = [block for block in blocks if block["kind"] == "heading"]
    rest = [block for block in blocks if block["kind"] != "heading"]
    return headings + ([{"kind": "analyst", "label": words.text("analyst.label"), "blocks": rest}] if rest else [])


def _meta(blocks: list[dict], lang: str, name: str) -> dict:
    front = next((block for block in blocks if block["kind"] == "front"), None)
    if front:
        return {
            "lang": lang,
            "is_briefing": True,
            **{k: front[k] for k in ("title", "subtitle", "keywords", "corpus_digest", "last_day")},
        }
    title = next((b for b in blocks if b["kind"] == "heading" and b["level"] == 1), None)
    if title:
        blocks.remove(title)
    return {
        "lang": lang,
        "is_briefing": False,
        "title": title["c"] if title else [{"t": "text", "v": name}],
        "subtitle": [],
        "keywords": [],
        "corpus_digest": None,
        "last_day": None,
    }


def _without_empty_sections(blocks: list[dict]) -> list[dict]:
    """The blocks without headings behind which nothing is shown."""
    kept: list[dict] = []
    for block in reversed(blocks):
        is_heading = block["kind"] == "heading"
        follower = kept[-1] if kept else None
        if is_heading and (follower is None or (follower["kind"] == "heading" and follower["level"] <= block["level"])):
            continue
        kept.append(block)
    return kept[::-1]


def _level_headings(blocks: list[dict]) -> None:
    """Headings from level 2 on, none skipped: a tagged PDF refuses a jump from 2 to 4."""
    above: list[int] = []
    number = 0
    for block in blocks:
        if block["kind"] != "heading":
            continue
        while above and above[-1] >= block["level"]:
            above.pop()
        above.append(block["level"])
        number += 1
        block["shown_level"] = min(len(above) + 1, 4)
        block["anchor"] = f"section-{number}"


def _number(blocks: list[dict]) -> None:
    for kind in ("figure", "table"):
        for number, block in enumerate(
            (b for b in blocks if b["kind"] == kind and (kind == "figure" or b["caption"])), 1
        ):
            block["number"] = number


def places_of(document: dict, words: Wording) -> dict[str, dict]:
    """What every cited sentence or article is: outlet, date, number, words, anchor in the reading pane."""
    wanted = [place for node in walk(document["blocks"]) if node["t"] == "cite" for place in node["at"]]
    known: dict[str, dict] = {}
    for block in document["blocks"]:
        for article in block.get("articles", ()) if block["kind"] == "texts" else ():
            base = {name: article[name] for name in ("outlet", "date", "day", "url", "article_id")} | {
                "article": article["number"]
            }
            known[article["article_id"]] = {**base, "anchor": f"a{article['number']}"}
            for sentence in article["sentences"]:
                spoken = article["text"][sentence["start"] : sentence["end"]]
                anchor = f"a{article['number']}s{sentence['number']}"
                known[sentence["id"]] = {**base, "sentence": sentence["number"], "words": spoken, "anchor": anchor}
    return {
        place: known.get(place) or _bare(document["rows"].get(place, {}), place, words)
        for place in dict.fromkeys(wanted)
    }


def whole_range(places: list[dict]) -> tuple[int, int] | None:
    """The first and the last number of *places* that are whole articles without a gap between them.

    >>> whole_range([{"article": 2}, {"article": 1}, {"article": 3}]), whole_range([{"article": 1, "sentence": 4}])
    ((1, 3), None)
    """
    numbers = sorted(place["article"] or 0 for place in places)
    if len(numbers) < 2 or any(place.get("sentence") for place in places) or not numbers[0]:
        return None
    return (numbers[0], numbers[-1]) if numbers == list(range(numbers[0], numbers[-1] + 1)) else None


def _bare(row: dict, place: str, words: Wording) -> dict:
    """A place in a document that does not carry the articles: its words alone."""
    return {
        "outlet": row.get("article_id") or place,
        "date": "",
        "day": "",
        "url": None,
        "article_id": row.get("article_id"),
        "article": None,
        "words": row.get("text"),
        "anchor": None,
    }


def anchors_of(document: dict) -> list[str]:
    """The anchors of all articles and sentences that the document carries."""
    articles = [a for block in document["blocks"] if block["kind"] == "texts" for a in block["articles"]]
    sentences = [f"a{a['number']}s{s['number']}" for a in articles for s in a["sentences"]]
    return [f"a{a['number']}" for a in articles] + sentences


def title_of(document: dict) -> str:
    """The title as plain words."""
    return plain(document["meta"]["title"])
