"""Blocks and nodes as HTML elements; every word passes through :func:`saksi.briefing.markup.tag`."""

from __future__ import annotations

from markupsafe import Markup, escape

from saksi.briefing.htmlnotes import Citations
from saksi.briefing.inline import Node, plain
from saksi.briefing.markup import join, tag
from saksi.briefing.reading import article_html
from saksi.briefing.safe import visible, web_address
from saksi.briefing.wording import Wording


class Renderer:
    """Renders the blocks of one document with its *citations*; gathers the articles for the pane."""

    def __init__(self, words: Wording, citations: Citations | None = None):
        self.words = words
        self.citations = citations or Citations(words, {}, inside_notebook=True)
        self.texts: list[dict] = []

    # -- nodes ------------------------------------------------------------------------------------------------

    def nodes(self, nodes: list[Node]) -> Markup:
        return join([self.node(node) for node in nodes])

    def node(self, node: Node) -> Markup:
        kind = node["t"]
        if kind == "text" and node.get("gloss"):
            return tag("i", node["v"], title=visible(node["of"]) if node.get("of") else None)
        if kind == "text":
            return escape(visible(node["v"]))
        if kind == "value":
            return self._value(node)
        if kind == "cite":
            return self.citations.of(node)
        if kind == "sentence":
            return tag(
                "span", self.nodes(node["c"]), self.citations.of(node["cite"]) if node["cite"] else None, class_="s"
            )
        if kind == "break":
            return tag("br")
        if kind == "code":
            return tag("code", node["v"])
        if kind == "link":
            url = web_address(node["url"])
            inner = self.nodes(node["c"])
            return tag("a", inner, href=url, rel="noreferrer") if url else inner
        return tag("strong" if kind == "strong" else "em", self.nodes(node.get("c", [])))

    def _value(self, node: Node) -> Markup:
        shown = node["v"] + ("…" if node.get("cut") else "")
        if node["kind"] in ("date", "day"):
            return tag("span", shown, class_="date")
        return tag("span", shown, lang=node["lang"]) if node.get("lang") else escape(visible(shown))

    # -- blocks -----------------------------------------------------------------------------------------------

    def blocks(self, blocks: list[dict]) -> Markup:
        return join([getattr(self, f"_{block['kind']}")(block) for block in blocks], "\n")

    def _front(self, block: dict) -> Markup:
        return tag(
            "div",
            tag("p", self.nodes(block["title"]), class_="title"),
            tag("p", self.nodes(block["subtitle"])),
            class_="front",
        )

    def _heading(self, block: dict) -> Markup:
        return tag(f"h{block.get('shown_level', block['level'])}", self.nodes(block["c"]), id=block.get("anchor"))

    def _prose(self, block: dict) -> Markup:
        return tag("p", self.nodes(block["c"]))

    def _list(self, block: dict) -> Markup:
        items = [tag("li", self.blocks(item)) for item in block["items"]]
        return tag("ol" if block["ordered"] else "ul", *items)

    def _quote(self, block: dict) -> Markup:
        return tag("blockquote", self.blocks(block["blocks"]))

    def _code(self, block: dict) -> Markup:
        return tag("pre", tag("code", block["v"]), tabindex="0")

    def _rule(self, block: dict) -> Markup:
        return tag("hr")

    def _analyst(self, block: dict) -> Markup:
        return tag(
            "div",
            tag("p", block["label"], class_="label"),
            self.blocks(block["blocks"]),
            class_="analyst",
            role="note",
            aria_label=block["label"],
        )

    def _lines(self, block: dict) -> Markup:
        if block["role"] in ("list", "fine", "note", "corpus"):
            outer, inner = ("ul", "li") if block["role"] in ("list", "fine") else ("div", "p")
            lines = [tag(inner, self.node(line)) for line in block["lines"]]
            return tag(outer, *lines, class_=f"lines {block['role']}")
        inner = tag("p", join([self.node(line) for line in block["lines"]], " "))
        if block["role"] == "bottom":
            return tag(
                "section",
                tag("h2", block["heading"], id="bottom-line"),
                inner,
                class_="bottom",
                aria_labelledby="bottom-line",
            )
        return inner

    def _figure(self, block: dict) -> Markup:
        label = self.words.text("figure.label").format(n=block["number"]) + ". " if block.get("number") else ""
        drawn = tag("img", src=f"data:image/svg+xml;base64,{block['svg']}", alt=block["alt"])
        name = label.strip(". ") or plain(block["caption"])
        image = tag("div", drawn, class_="drawing", role="region", tabindex="0", aria_label=name)
        source = tag("span", self.nodes(block["source"]), class_="source")
        return tag("figure", image, tag("figcaption", tag("b", label), self.nodes(block["caption"]), " ", source))

    def _table(self, block: dict) -> Markup:
        label = self.words.text("table.label").format(n=block["number"]) + ". " if block.get("number") else ""
        caption = tag("caption", tag("b", label), self.nodes(block["caption"])) if block["caption"] else None
        head = tag(
            "thead", tag("tr", *[tag("th", c["head"], scope="col", class_=_cell_class(c)) for c in block["columns"]])
        )
        body = [
            tag(
                "tr",
                *[
                    tag("td", self.nodes(cell), class_=_cell_class(c))
                    for c, cell in zip(block["columns"], row["cells"], strict=True)
                ],
                class_=row.get("state"),
            )
            for row in block["rows"]
        ] or [tag("tr", tag("td", self.words.text("table.empty"), colspan=len(block["columns"])))]
        note = (
            tag("div", *[tag("p", self.node(line)) for line in block["note"]], class_="lines note")
            if block["note"]
            else None
        )
        name = "".join(str(n.get("v", "")) for n in block["caption"]) or self.words.text("table.label").format(n="")
        table = tag("table", caption, head, tag("tbody", *body), class_=block["name"])
        own = "articles" if block["name"] == "articles" and not self.citations.inside_notebook else None
        scroll = tag("div", table, class_="scroll", id=own, role="region", tabindex="0", aria_label=name)
        return scroll + (note or Markup(""))

    def _statements(self, block: dict) -> Markup:
        items = [tag("li", self._statement(item), class_="statement") for item in block["items"]]
        return join(
            [
                tag("h3", block["heading"]),
                tag("p", self.node(block["line"]), class_="count"),
                tag("ul", *items, class_="statements"),
            ]
        )

    def _statement(self, item: dict) -> Markup:
        who = tag(
            "div",
            tag("b", self.nodes(item["who"])),
            *[tag("span", self.nodes(part)) for part in (item["role"], item["via"]) if part],
            class_="who",
        )
        quote = tag("q" if item["marks"] else "span", self.node(item["quote"]), class_="said", lang="id")
        gloss = tag("span", item["gloss"], class_="gloss") if item["gloss"] else None
        tags = tag("span", join([self.nodes(part) for part in item["tags"]], " · "), class_="tags")
        return who + tag("div", tag("p", quote, self.citations.of(item["cite"])), gloss, tags, class_="words")

    def _accounts(self, block: dict) -> Markup:
        sides = [
            tag(
                "li",
                tag("b", self.nodes(side["outlet"])),
                " ",
                tag("span", self.nodes(side["date"]), class_="date"),
                tag(
                    "p",
                    tag("q", self.node(side["quote"]), lang="id") if side.get("quote") else self.nodes(side["line"]),
                    self.citations.of(side["cite"]),
                ),
                tag("p", side["gloss"], class_="gloss") if side["gloss"] else None,
                tag("p", self.nodes(side["source"]), class_="record") if side.get("source") else None,
            )
            for side in block["sides"]
        ]
        head = [] if block.get("is_further") else [tag("h3", self.nodes(block["label"]))]
        return join([*head, tag("p", self.node(block["line"])), tag("ul", *sides, class_="sides")])

    def _texts(self, block: dict) -> Markup:
        self.texts += block["articles"]
        return Markup("")

    # -- behind the body --------------------------------------------------------------------------------------

    def pane(self) -> Markup:
        """The articles, each sentence with its number, for the reading pane."""
        return join([article_html(article, self.words) for article in self.texts], "\n")

    def index(self) -> list[dict]:
        """The articles as the pane lists them before one is opened."""
        return [
            {"anchor": f"a{a['number']}", "name": visible(f"{a['outlet']}, {a['day']}" if a["day"] else a["outlet"])}
            for a in self.texts
        ]


def _cell_class(column: dict) -> str:
    return f"w-{column.get('width', 'wide')}" + (" end" if column.get("align") == "end" else "")
