"""The document as one HTML file: an escaping renderer in a fixed shell, nothing loaded from anywhere.

Text reaches the page only through :func:`tag`, which escapes it; attributes likewise. Scripts and styles are
ours, named by their digests in the content security policy; a text of an article can become neither.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from saksi.briefing.document import title_of
from saksi.briefing.fonts import faces
from saksi.briefing.htmlblocks import Renderer
from saksi.briefing.htmlnotes import Citations
from saksi.briefing.inline import plain
from saksi.briefing.jsonld import linked_data
from saksi.briefing.safe import visible
from saksi.briefing.wording import wording

CSP = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; font-src data:; "
    "style-src '{style}'; script-src '{script}'"
)


def render(document: dict) -> str:
    """The whole page."""
    meta = document["meta"]
    words = wording(meta["lang"])
    has_list = any(block["kind"] == "table" and block["name"] == "articles" for block in document["blocks"])
    citations = Citations(words, document["places"], document.get("notes", ()), has_list)
    renderer = Renderer(words, citations)
    body = renderer.blocks(document["blocks"])
    page = {
        "lang": meta["lang"],
        "title": visible(title_of(document)),
        "words": words,
        "has_pane": bool(renderer.texts),
        "heading": renderer.nodes(meta["title"]),
        "subtitle": renderer.nodes(meta["subtitle"]),
        "kind": words.text("document.kind") if meta["is_briefing"] else None,
        "body": body,
        "notes": citations.notes(),
        "pane": renderer.pane(),
        "index": renderer.index(),
        "linked_data": _inert(linked_data(document)) if meta["is_briefing"] else None,
    }
    style = faces() + _resource("style.css")
    script = _resource("pane.js")
    contents = _contents(document["blocks"])
    page |= {
        "contents": [*contents, {"anchor": "notes", "name": words.text("notes.heading")}]
        if page["notes"]
        else contents,
        "style": Markup(style),
        "script": Markup(script),
        "csp": CSP.format(style=_digest(style), script=_digest(script)),
    }
    shell = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return shell.from_string(_resource("template.html.j2")).render(page)


def _contents(blocks: list[dict]) -> list[dict]:
    sections = [block for block in blocks if block["kind"] == "heading" and block["shown_level"] == 2]
    return [{"anchor": block["anchor"], "name": visible(plain(block["c"]))} for block in sections]


def fragment(blocks: list[dict], rows: dict, lang: str) -> str:
    """Blocks as safe HTML for JupyterLab: the same renderer, with a few rules of style of its own."""
    from saksi.briefing.document import places_of

    words = wording(lang)
    document = {"blocks": blocks, "rows": rows}
    renderer = Renderer(words, Citations(words, places_of(document, words), inside_notebook=True))
    return f"<style>{_resource('notebook.css')}</style>" + str(
        Markup('<div class="saksi">') + renderer.blocks(blocks) + Markup("</div>")
    )


def _resource(name: str) -> str:
    return resources.files("saksi.briefing").joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _inert(data: object) -> Markup:
    """JSON that no parser of HTML can leave."""
    spelt = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        spelt = spelt.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(spelt)
