"""The document as a PDF: typst and a fixed template that reads the document as data.

No word of an article is pasted into typst's language: the template only ever shows strings of ``doc.json``.
The file is tagged (PDF/UA-1), archival (PDF/A-3a), carries its fonts, and has ``evidence.jsonl`` attached.
"""

from __future__ import annotations

import base64
import json
import re
import tempfile
import unicodedata
from datetime import datetime
from importlib import resources
from pathlib import Path
from urllib.parse import quote

import typst

from saksi.briefing.document import title_of, whole_range
from saksi.briefing.evidence import evidence_lines
from saksi.briefing.fonts import FOLDER, fallback_folder, printable
from saksi.briefing.notes import excerpt, number_of
from saksi.briefing.safe import visible, web_address
from saksi.briefing.wording import Wording, wording

STANDARDS = ["a-3a", "ua-1"]
MOST_QUOTED = 3
"""Sentences that a footnote repeats, one a row that it cites; where it cites more rows, one stands for all."""
MOST_NUMBERS = 2
"""Further sentences that it names by number."""
_LONG = re.compile(r"\S{45,}")


def render(document: dict) -> bytes:
    """The PDF of a document, the same bytes each time.

    Raises:
        typst.TypstError: if the document breaks a rule of PDF/UA-1 (a figure without alternative text).
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.typ").write_text(
            resources.files("saksi.briefing").joinpath("briefing.typ").read_text("utf-8"), "utf-8"
        )
        (folder / "evidence.jsonl").write_text(evidence_lines(document), "utf-8", newline="\n")
        data = _printed(Prepared(document, folder).data())
        (folder / "doc.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER), str(fallback_folder())])
        return typst.compile(
            str(folder / "main.typ"),
            root=str(folder),
            font_paths=fonts,
            pdf_standards=STANDARDS,
            timestamp=_timestamp(document),
        )


def _timestamp(document: dict) -> int:
    """The date of the file, which an archival PDF must have: the last day of the corpus, never the clock's."""
    day = document["meta"]["last_day"]
    return int(datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp()) if day else 0


class Prepared:
    """A document as the template wants it: images as files, citations as numbered notes."""

    def __init__(self, document: dict, folder: Path):
        self.document = document
        self.folder = folder
        self.words: Wording = wording(document["meta"]["lang"])
        self._shown: set[int] = set()

    def data(self) -> dict:
        meta = self.document["meta"]
        labels = (
            "figure.label",
            "table.label",
            "document.kind",
            "page.of",
            "table.continued",
        )
        blocks = [self._block(block) for block in self.document["blocks"] if block["kind"] != "texts"]
        return {
            "meta": {
                "lang": meta["lang"],
                "title": visible(title_of(self.document)),
                "heading": self._nodes(meta["title"]),
                "subtitle": self._nodes(meta["subtitle"]),
                "keywords": [*meta["keywords"], *([meta["corpus_digest"]] if meta["corpus_digest"] else [])],
                "is_briefing": meta["is_briefing"],
                "labels": {label: self.words.text(label) for label in labels},
            },
            "blocks": blocks,
            "notes": [self._note_body(note) for note in self.document.get("notes", ())],
        }

    def _block(self, block: dict) -> dict:
        kind = block["kind"]
        if kind == "figure":
            name = f"figure-{block['number']}.svg"
            (self.folder / name).write_bytes(base64.b64decode(block["svg"]))
            rest = {key: cell for key, cell in block.items() if key != "svg"}
            return self._walk({**rest, "file": name})
        if kind == "statements":
            items = [{**item, "cite": self._on_the_spot(item["cite"])} for item in block["items"]]
            return self._walk({**block, "items": items})
        if kind == "accounts":
            sides = [{**side, "cite": self._on_the_spot(side["cite"])} for side in block["sides"]]
            return self._walk({**block, "sides": sides})
        return self._walk(block)

    def _on_the_spot(self, node: dict) -> dict:
        """A citation that is printed beside its words, outlet, day and sentence, and is no footnote."""
        return {"t": "source", "places": self._named([self.document["places"][place] for place in node["at"]])}

    def _nodes(self, nodes: list) -> list:
        return self._walk(nodes)

    def _walk(self, part):
        """A copy in which every citation is the number of its note, and every link is a web address or gone."""
        if isinstance(part, list):
            return [self._walk(item) for item in part]
        if not isinstance(part, dict):
            return part
        if part.get("t") == "cite":
            return self._note(part)
        if part.get("t") == "link":
            return {"t": "link", "url": web_address(part["url"]), "c": self._walk(part["c"])}
        if part.get("t") == "value":
            return {
                "t": "value",
                "kind": part["kind"],
                "v": part["v"] + ("…" if part.get("cut") else ""),
                "lang": part.get("lang"),
            }
        return {key: self._walk(cell) for key, cell in part.items() if key not in ("ids", "id", "of")}

    def _note(self, node: dict) -> dict:
        if not node.get("note") or not self.document["meta"]["is_briefing"]:
            return {"t": "none"}
        is_new = node["note"] not in self._shown
        self._shown.add(node["note"])
        return {"t": "note", "n": node["note"] - 1, "new": is_new}

    def _note_body(self, note: dict) -> dict:
        """A footnote: the sentences that weigh most in their words, further ones by number, all articles as a range."""
        places = [self.document["places"][place] for place in note["at"]]
        if whole := whole_range(places):
            words = self.words.text("cite.all").format(first=whole[0], last=whole[1])
            return {"quoted": [], "also": [], "whole": words[:1].upper() + words[1:], "before": "", "after": ""}
        told = note["lead"] if note["lead"] <= MOST_QUOTED else 1
        rest = places[told:]
        left = len(rest) - MOST_NUMBERS
        before, _, after = self.words.text("note.also").partition("{places}")
        more = " " + self.words.text("cite.more", left).replace("{n}", self.words.number(left)) if left > 0 else ""
        return {
            "quoted": [
                named | {"quote": excerpt(place.get("words"), note["proof"].get(ident)) or None}
                for ident, place, named in zip(note["at"], places, self._named(places[:told]), strict=False)
            ],
            "also": [{"v": number_of(place), "url": address_of(place)} for place in rest[:MOST_NUMBERS]],
            "whole": None,
            "before": before,
            "after": after + more,
        }

    def _named(self, places: list[dict]) -> list[dict]:
        """Places with outlet and day, which do not stand twice for two sentences of one article."""
        shown, before = [], None
        for place in places:
            parts = [number_of(place), *([place["outlet"], place["day"]] if place["article_id"] != before else [])]
            shown.append({"v": _source_name(parts), "url": address_of(place), "quote": None})
            before = place["article_id"]
        return shown


def _source_name(parts: list[str]) -> str:
    """``1.6 Republika, 24 Feb 2019``: the number of the sentence stands in front, where a reader looks for it."""
    number, *rest = parts
    return f"{number} {', '.join(part for part in rest if part)}".strip()


def address_of(place: dict) -> str | None:
    """The address of a sentence: the article's, with a fragment that finds its first words."""
    url = web_address(place.get("url"))
    if not url or url.startswith("#"):
        return None
    words = " ".join((place.get("words") or "").split()[:8])
    return f"{url}#:~:text={quote(visible(words), safe='')}" if words and "#" not in url else url


def _printed(part):
    """Every string as the fonts can show it: NFC, visible, a character without a glyph spelt out, endless words cut."""
    if isinstance(part, str):
        return _LONG.sub(_breakable, _spelt(unicodedata.normalize("NFC", visible(part))))
    if isinstance(part, list):
        return [_printed(item) for item in part]
    if isinstance(part, dict):
        return {key: cell if key in ("url", "file") else _printed(cell) for key, cell in part.items()}
    return part


def _spelt(words: str) -> str:
    if words.isascii():
        return words
    known = printable()
    return "".join(c if ord(c) in known or c in "\n\t" else f"⟨U+{ord(c):04X}⟩" for c in words)


def _breakable(word: re.Match) -> str:
    """A word that no line can hold, with places to break it at."""
    letters = word.group()
    return "\u200b".join(letters[at : at + 30] for at in range(0, len(letters), 30))
