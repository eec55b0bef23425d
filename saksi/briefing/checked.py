"""A document as the linter looks at it: its sentences and values, the rows behind, the analyst's words."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from saksi.briefing.content.context import marker_of
from saksi.briefing.document import anchors_of
from saksi.briefing.inline import Node, literals, plain, walk
from saksi.briefing.wording import Wording, wording

_LADDERS = Path(__file__).parent / "wording" / "ladders.toml"
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?![\w])")
_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]{3,2000})[”\"]")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"])")
_NEAR = 0.9
"""Likeness of two quotations from which one is taken for a changed form of the other."""


@dataclass(frozen=True)
class Problem:
    """A rule that is broken, the words that break it, and what is wrong with them."""

    rule: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.message} (in: {' '.join(self.where.split())[:90]})"


class Ladder:
    """The words for likelihood, confidence and judgement of one language."""

    def __init__(self, lang: str):
        words = tomllib.loads(_LADDERS.read_text(encoding="utf-8"))[lang]
        self._patterns = {
            name: re.compile(
                r"\b(?:" + "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) + r")\b", re.IGNORECASE
            )
            for name, terms in words.items()
        }

    def found(self, kind: str, words: str) -> list[str]:
        """The terms of a kind in *words*."""
        return [term.group() for term in self._patterns[kind].finditer(words)]


class Checked:
    """A document with what its rules ask of it."""

    def __init__(self, document: dict):
        self.words: Wording = wording(document["meta"]["lang"])
        self.ladder = Ladder(document["meta"]["lang"])
        self.blocks: list[dict] = [block for block in document["blocks"] if block["kind"] != "texts"]
        self.rows: dict[str, dict] = document["rows"]
        self.places: dict[str, dict] = document["places"]
        self.articles = {
            a["article_id"]: a["text"] for b in document["blocks"] if b["kind"] == "texts" for a in b["articles"]
        }
        self.has_texts = bool(self.articles)
        self._anchors = {f"#{anchor}" for anchor in anchors_of(document)}
        self.sentences: list[Node] = [node for node in walk(self.blocks) if node["t"] == "sentence"]
        self.items: list[dict] = [item for b in self.blocks if b["kind"] == "statements" for item in b["items"]]

    # -- values and rows --------------------------------------------------------------------------------------

    def values(self) -> Iterator[tuple[object, Node]]:
        """Every value with the sentence, cell or statement in which it stands."""
        for block in self.blocks:
            for node in walk(block):
                if node["t"] == "value":
                    yield block.get("heading") or node["v"], node

    def held(self, node: Node) -> str | None:
        """What the row behind a value holds, in the words of the language; None where there is no such cell."""
        row = self.rows.get(node["row"])
        if row is None:
            return None
        try:
            return self.words.cell(node["kind"], row, node["column"])
        except (KeyError, IndexError, TypeError):
            return None

    @staticmethod
    def same(node: Node, held: str) -> bool:
        """Whether a value shows what is held: a cut one its beginning, a subject with a capital or without."""
        shown = node["v"]
        if node.get("cut"):
            return held.startswith(shown)
        if node["kind"] == "subject":
            return shown[:1].lower() + shown[1:] == held[:1].lower() + held[1:]
        return shown == held

    def kind_of_item(self, node: Node) -> str:
        """Which rule looks after a value of a message."""
        shown = node["v"]
        return "number" if _NUMBER.fullmatch(shown) else "date" if _NUMBER.search(shown) and " " in shown else "name"

    def rows_unlike_articles(self) -> Iterator[Problem]:
        """Rows whose words are not the article's at their place."""
        for ident, row in self.rows.items():
            text = self.articles.get(row.get("article_id"))
            if text is not None and row.get("start") is not None and text[row["start"] : row["end"]] != row["text"]:
                yield Problem("altered-quotation", row["text"], f"the article has other words at {ident}")

    # -- templates --------------------------------------------------------------------------------------------

    @cached_property
    def _pieces(self) -> frozenset[str]:
        return frozenset(piece for template in self.words.templates() for piece in literals(template))

    def is_template(self, key: str) -> bool:
        """Whether a sentence's key is one of the catalogue or of the findings' sentences."""
        return (
            self.words.has(key)
            or key in ("event", "finding.message")
            or self.words.finding(key.removeprefix("finding.")) is not None
        )

    def composed(self, sentence: Node) -> Iterator[str]:
        """Words of a sentence that are neither of a template nor a value, and are no number, name or quotation."""
        for node in walk(sentence["c"]):
            if node["t"] == "text" and self._is_stray(node["v"]) and not self._rule_of_stray(node["v"]):
                yield node["v"]

    def strays(self, rule: str) -> Iterator[Problem]:
        """Words of a kind in a computed sentence that are no value."""
        for sentence in self.sentences:
            for node in walk(sentence["c"]):
                if node["t"] == "text" and self._is_stray(node["v"]) and self._rule_of_stray(node["v"]) == rule:
                    yield Problem(rule, plain(sentence), f"{node['v']!r} is not filled from a row")

    def _is_stray(self, words: str) -> bool:
        return words not in self._pieces and any(c.isalnum() for c in words) and words not in self._glosses

    @cached_property
    def _glosses(self) -> frozenset[str]:
        return frozenset(node["v"] for node in walk(self.blocks) if node.get("gloss"))

    def _rule_of_stray(self, words: str) -> str | None:
        if _QUOTED.search(words):
            return "quotation"
        if self.words.find_dates(words):
            return "date"
        if _NUMBER.search(words):
            return "number"
        return "name" if _NAME.search(words) else None

    # -- disputes ---------------------------------------------------------------------------------------------

    @cached_property
    def _markers(self) -> dict[str, str]:
        """The words that must stand where a row is told that is at odds with another, by its id."""
        markers: dict[str, str] = {}
        for finding in self.rows.values():
            if finding.get("table") != "findings":
                continue
            for ident in finding["evidence"]:
                event = self.rows.get(self.rows.get(ident, {}).get("event_id") or "")
                if marker := marker_of(finding, event):
                    markers.setdefault(ident, self.words.text(marker))
        return markers

    def markers(self, ids: list[str]) -> list[str]:
        """The markers that must stand where *ids* are told: rows, or events of whose accounts one is at odds."""
        accounts = [account for ident in ids for account in self.rows.get(ident, {}).get("account_ids", ())]
        return list(dict.fromkeys(self._markers[ident] for ident in [*ids, *accounts] if ident in self._markers))

    def stated_events(self) -> Iterator[tuple[object, list[str]]]:
        """What is said of events that are at odds: rows of tables and sentences, with the markers they need."""
        for block in self.blocks:
            for row in block.get("rows", ()) if block["kind"] == "table" else ():
                if markers := self.markers([row.get("id", "")]):
                    yield row["cells"], markers
            for line in block.get("lines", ()) if block["kind"] == "lines" else ():
                dated = [n["row"] for n in walk(line["c"]) if n["t"] == "value" and n["kind"] == "date"]
                if markers := self.markers(dated):
                    yield line["c"], markers

    @staticmethod
    def says(nodes: object, markers: list[str]) -> bool:
        """Whether one of the markers stands in *nodes*."""
        return any(node["t"] == "text" and any(m in node["v"] for m in markers) for node in walk(nodes))

    # -- prose and the analyst --------------------------------------------------------------------------------

    @cached_property
    def analyst(self) -> list[dict]:
        """Paragraphs that an analyst wrote between the cells."""
        return [part for block in self.blocks if block["kind"] == "analyst" for part in block["blocks"]]

    def prose(self) -> Iterator[str]:
        """Sentences of the briefing in its own and the analyst's voice, without what is quoted."""
        for sentence in self.sentences:
            yield plain([n for n in sentence["c"] if n["t"] != "value" or n["kind"] not in ("quote", "item", "words")])
        for paragraph in self.analyst:
            yield from _SENTENCE_END.split(_QUOTED.sub("", plain(paragraph)))

    def has_basis(self, paragraph: dict) -> bool:
        """Whether a paragraph links a sentence of an article that is there."""
        return any(node["t"] == "link" and node["url"] in self._anchors for node in walk(paragraph))

    @cached_property
    def _known_words(self) -> str:
        cells = [str(cell) for row in self.rows.values() for cell in row.values() if isinstance(cell, str | int)]
        return "\n".join(" ".join(text.split()) for text in [*self.articles.values(), *cells, *self._shown])

    @cached_property
    def _shown(self) -> list[str]:
        return [node["v"] for _, node in self.values()]

    def unsupported(self, rule: str) -> Iterator[Problem]:
        """What an analyst writes that stands in no article and no row."""
        for paragraph in self.analyst:
            words = plain(_without_links(paragraph))
            for found in self._claimed(rule, words):
                yield Problem(rule, words, f"{found!r} stands in no row and no article")

    def _claimed(self, rule: str, words: str) -> list[str]:
        quoted = [q["words"] for q in _QUOTED.finditer(words)]
        if rule == "quotation":
            return [q for q in quoted if not self._stands(q) and not self._near(q)]
        rest = _QUOTED.sub("", words)
        dates = self.words.find_dates(rest)
        if rule == "date":
            return [d for d in dates if not self._stands(d)]
        for found in dates:
            rest = rest.replace(found, "")
        pattern = {"number": _NUMBER, "name": _NAME}[rule]
        return [m.group() for m in pattern.finditer(rest) if not self._stands(m.group())]

    def misquoted(self) -> Iterator[Problem]:
        """Quotations of an analyst that are nearly, but not quite, what an article says."""
        for paragraph in self.analyst:
            for quoted in _QUOTED.finditer(plain(paragraph)):
                if not self._stands(quoted["words"]) and (near := self._near(quoted["words"])):
                    yield Problem("altered-quotation", quoted["words"], f"the article has {near!r}")

    def _stands(self, words: str) -> bool:
        return " ".join(words.split()) in self._known_words

    def _near(self, words: str) -> str | None:
        """The stretch of an article that a quotation is a changed form of."""
        length = len(words)
        for text in self.articles.values():
            matcher = difflib.SequenceMatcher(None, text, words, autojunk=False)
            longest = matcher.find_longest_match(0, len(text), 0, length)
            if longest.size < min(length // 3, 60):
                continue
            start = max(0, longest.a - longest.b)
            stretch = text[start : start + length]
            if difflib.SequenceMatcher(None, stretch, words, autojunk=False).ratio() >= _NEAR:
                return stretch
        return None


def _without_links(part: object) -> object:
    """A paragraph without the links to its basis, whose words are numbers of sentences."""
    if isinstance(part, dict):
        is_basis = part.get("t") == "link" and str(part.get("url")).startswith("#")
        return [] if is_basis else {key: _without_links(cell) for key, cell in part.items()}
    return [_without_links(item) for item in part] if isinstance(part, list) else part
