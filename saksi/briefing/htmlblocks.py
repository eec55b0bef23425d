"""Blocks and nodes as HTML elements; every word passes through :func:`saksi.briefing.markup.tag`."""

from __future__ import annotations

from markupsafe import Markup, escape

from saksi.briefing.document import beginning, whole_range
from saksi.briefing.inline import Node, plain
from saksi.briefing.markup import join, tag
from saksi.briefing.reading import article_html
from saksi.briefing.safe import visible, web_address
from saksi.briefing.wording import Wording

MOST_LINKS = 2
"""Places of one citation that are linked on the spot; the others stand in the notes."""
FEW_ROWS = 4
"""A citation of so many rows links the first place of each on the spot."""
QUOTED_IN_NOTE = 10
"""Places of which a note gives the first words; of the further ones it has the numbers."""
MOST_IN_NOTE = 120
"""Places that a note links; the evidence in the PDF has all."""


class Renderer:
    """Renders the blocks of one document; gathers its longer citations and the articles for the pane."""

    def __init__(self, words: Wording, places: dict[str, dict], inside_notebook: bool = False, has_list: bool = False):
        self.words = words
        self.places = places
        self.inside_notebook = inside_notebook
        self.has_list = has_list
        self.texts: list[dict] = []
        self._long: dict[tuple[str, ...], int] = {}
        self._claims: dict[tuple[str, ...], str] = {}

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
            return self.cite(node)
        if kind == "sentence":
            inner = self.nodes(node["c"])
            return tag("span", inner, self.cite(node["cite"], plain(node)) if node["cite"] else None, class_="s")
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

    def cite(self, node: Node, claim: str = "") -> Markup:
        """Links to the sentences that *claim* rests on; nothing in a notebook, where there is no pane to open."""
        if node.get("quiet"):
            return Markup("")
        if self.inside_notebook or not node["at"]:
            return self._cite_plain(node)
        if whole := whole_range([self.places[place] for place in node["at"]]):
            return self._whole(*whole)
        shown = max(MOST_LINKS, len(node["ids"])) if len(node["ids"]) <= FEW_ROWS else MOST_LINKS
        links = [self._link(place) for place in node["at"][:shown]]
        if left := len(node["at"][shown:]):
            links.append(self._rest(tuple(node["at"]), left, claim))
        return tag("sup", join(links, "\u2009"), class_="cite")

    def _whole(self, first: int, last: int) -> Markup:
        """A link to the list of articles, for what is said of all of them."""
        words = self.words.text("cite.all").format(first=first, last=last)
        shown = tag("a", words, href="#articles") if self.has_list else tag("span", words)
        return tag("sup", shown, class_="cite")

    def _rest(self, places: tuple[str, ...], left: int, claim: str) -> Markup:
        """A link to the note that has all places of a citation; citations of the same places share it."""
        is_new = places not in self._long
        number = self._long.setdefault(places, len(self._long) + 1)
        if is_new:
            self._claims[places] = claim
        label = self.words.text("cite.more", left).replace("{n}", self.words.number(left))
        own = f"ref-{number}" if is_new else None
        return tag("a", f"+{left}", href=f"#note-{number}", id=own, role="doc-noteref", aria_label=label)

    def _cite_plain(self, node: Node) -> Markup:
        places = [self.places[p] for p in node["at"][:MOST_LINKS] if p in self.places]
        shown = ", ".join(f"{p['article']}.{p['sentence']}" for p in places if p.get("article") and p.get("sentence"))
        title = "\n".join(p["words"] for p in places if p.get("words"))
        return tag("sup", shown or "•", class_="cite", title=title or None) if places else Markup("")

    def _link(self, place: str) -> Markup:
        at = self.places[place]
        shown = f"{at['article']}.{at['sentence']}" if at.get("sentence") else str(at["article"])
        if not at["anchor"]:
            return tag("span", shown)
        return tag("a", shown, href=f"#{at['anchor']}", class_="c", aria_label=self._name(at), title=self._name(at))

    def _name(self, at: dict) -> str:
        key = "cite.label" if at.get("sentence") else "cite.article"
        return self.words.text(key).format(outlet=at["outlet"], number=at.get("sentence"))

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
        image = tag("img", src=f"data:image/svg+xml;base64,{block['svg']}", alt=block["alt"])
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
        own = "articles" if block["name"] == "articles" and not self.inside_notebook else None
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
        tags = tag("span", *[tag("span", self.nodes(t)) for t in item["tags"]], class_="tags")
        return who + tag("div", tag("p", quote, self.cite(item["cite"])), gloss, tags, class_="words")

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
                    self.cite(side["cite"]),
                ),
                tag("p", side["gloss"], class_="gloss") if side["gloss"] else None,
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

    def notes(self) -> Markup:
        """All places of the citations that have many: what they are cited for, the first ones with their words."""
        notes = [self._note(places, number) for places, number in self._long.items()]
        return tag("ol", *notes) if notes else Markup("")

    def _note(self, places: tuple[str, ...], number: int) -> Markup:
        claim = tag("span", visible(self._claims[places]), class_="claim")
        back = tag("a", "↑", href=f"#ref-{number}", role="doc-backlink", aria_label=self.words.text("note.back"))
        quoted = [
            tag("li", self._link(place), " ", tag("span", visible(beginning(self.places[place])), lang="id"))
            for place in places[:QUOTED_IN_NOTE]
        ]
        rest = join([self._link(place) for place in places[QUOTED_IN_NOTE:MOST_IN_NOTE]], " ")
        left = len(places) - MOST_IN_NOTE
        more = " " + self.words.text("cite.more", left).replace("{n}", self.words.number(left)) if left > 0 else None
        return tag("li", claim, " ", back, tag("ul", *quoted), rest, more, id=f"note-{number}")


def _cell_class(column: dict) -> str:
    return f"w-{column.get('width', 'wide')}" + (" end" if column.get("align") == "end" else "")
