"""Citations and notes as HTML: links from a sentence of the briefing to the sentences of articles behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from saksi.briefing.document import whole_range
from saksi.briefing.inline import Node
from saksi.briefing.markup import join, tag
from saksi.briefing.notes import excerpt, number_of
from saksi.briefing.safe import visible
from saksi.briefing.wording import Wording

MOST_LINKS = 2
"""Places of one citation that are linked on the spot; the others stand in the notes."""
FEW_ROWS = 4
"""A citation of so many rows links the first place of each on the spot."""
QUOTED_IN_NOTE = 10
"""Places of which a note gives the first words; of the further ones it has the numbers."""
MOST_IN_NOTE = 120
"""Places that a note links; the evidence in the PDF has all."""


class Citations:
    """The citations of one document.

    *places* are what its citations lead to, *notes* as :func:`saksi.briefing.notes.number_notes` gives them;
    *has_list* says whether the page has the table of articles, *inside_notebook* that there is no pane to open.
    """

    def __init__(
        self,
        words: Wording,
        places: Mapping[str, dict],
        notes: Sequence[dict] = (),
        has_list: bool = False,
        inside_notebook: bool = False,
    ):
        self.words = words
        self.places = places
        self.has_list = has_list
        self.inside_notebook = inside_notebook
        self._notes = notes
        self._reached: set[int] = set()

    def of(self, node: Node) -> Markup:
        """Links to the sentences behind; nothing in a notebook, where there is no pane to open."""
        if node.get("quiet"):
            return Markup("")
        if self.inside_notebook or not node["at"]:
            return self._plain(node)
        own = self._own(node.get("note"))
        if whole := whole_range([self.places[place] for place in node["at"]]):
            return tag("sup", self._whole(*whole), class_="cite", id=own)
        lead = node.get("lead", 1)
        shown = max(MOST_LINKS, lead) if lead <= FEW_ROWS else MOST_LINKS
        shown = shown if node.get("note") else len(node["at"])
        links = [self._link(place) for place in node["at"][:shown]]
        if left := len(node["at"][shown:]):
            links.append(self._rest(node["note"], left))
        return tag("sup", join(links, "\u2009"), class_="cite", id=own)

    def _own(self, note: int | None) -> str | None:
        """The anchor to which a note leads back: its first citation."""
        if note is None or note in self._reached:
            return None
        self._reached.add(note)
        return f"ref-{note}"

    def _whole(self, first: int, last: int) -> Markup:
        """A link to the list of articles, for what is said of all of them."""
        words = self.words.text("cite.all").format(first=first, last=last)
        return tag("a", words, href="#articles") if self.has_list else tag("span", words)

    def _rest(self, note: int, left: int) -> Markup:
        """A link to the note that has all places of a citation."""
        label = self.words.text("cite.more", left).replace("{n}", self.words.number(left))
        return tag("a", f"+{left}", href=f"#note-{note}", role="doc-noteref", aria_label=label)

    def _plain(self, node: Node) -> Markup:
        places = [self.places[p] for p in node["at"][:MOST_LINKS] if p in self.places]
        shown = ", ".join(number_of(p) for p in places if p.get("article") and p.get("sentence"))
        title = "\n".join(p["words"] for p in places if p.get("words"))
        return tag("sup", shown or "•", class_="cite", title=title or None) if places else Markup("")

    def _link(self, place: str) -> Markup:
        at = self.places[place]
        if not at["anchor"]:
            return tag("span", number_of(at))
        name = self._name(at)
        return tag("a", number_of(at), href=f"#{at['anchor']}", class_="c", aria_label=name, title=name)

    def _name(self, at: dict) -> str:
        key = "cite.label" if at.get("sentence") else "cite.article"
        return self.words.text(key).format(outlet=at["outlet"], number=at.get("sentence"))

    def notes(self) -> Markup:
        """The notes under their numbers: what they are for, the first places with their words."""
        notes = [self._note(note) for note in self._notes if note["n"] in self._reached]
        return tag("ol", *notes) if notes else Markup("")

    def _note(self, note: dict) -> Markup:
        number, places = note["n"], note["at"]
        claim = tag("span", visible(note["claim"]), class_="claim")
        back = tag("a", "↑", href=f"#ref-{number}", role="doc-backlink", aria_label=self.words.text("note.back"))
        if whole := whole_range([self.places[place] for place in places]):
            return tag(
                "li", claim, " ", back, tag("ul", tag("li", self._whole(*whole))), id=f"note-{number}", value=number
            )
        quoted = [
            tag("li", self._link(place), " ", tag("span", self._excerpt(place, note), lang="id"))
            for place in places[:QUOTED_IN_NOTE]
        ]
        rest = join([self._link(place) for place in places[QUOTED_IN_NOTE:MOST_IN_NOTE]], " ")
        left = len(places) - MOST_IN_NOTE
        more = " " + self.words.text("cite.more", left).replace("{n}", self.words.number(left)) if left > 0 else None
        return tag("li", claim, " ", back, tag("ul", *quoted), rest, more, id=f"note-{number}", value=number)

    def _excerpt(self, place: str, note: dict) -> str:
        return visible(excerpt(self.places[place].get("words"), note["proof"].get(place)))
