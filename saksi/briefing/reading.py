"""An article for reading: paragraphs, numbered sentences, annotations as layers of colour.

Annotations overlap, so a sentence is cut at every border and each piece carries the classes of all layers
that cover it; nothing of the text is lost or doubled.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from markupsafe import Markup

from saksi.briefing.markup import tag
from saksi.briefing.safe import web_address
from saksi.briefing.wording import Wording

LAYERS = ("quotes", "mentions", "dates", "claims")


def article_html(article: dict, words: Wording) -> Markup:
    """One article as an ``<article>`` whose sentences have anchors."""
    number = article["number"]
    head = tag("h3", f"{number}. {article['outlet']}")
    is_told = any(_words(article, sentence) == article["title"] for sentence in article["sentences"][:1])
    title = tag("p", article["title"], class_="headline", lang="id") if article["title"] and not is_told else None
    about = [article["date"]]
    url = web_address(article["url"])
    link = tag("a", words.text("original"), href=url, rel="noreferrer") if url else None
    paragraphs = [
        tag("p", *[_sentence(article, sentence, words) for sentence in sentences], lang="id")
        for _, sentences in groupby(article["sentences"], key=lambda s: s["paragraph"])
    ]
    return tag(
        "article", head, title, tag("p", *about, " ", link, class_="about"), *paragraphs, id=f"a{number}", tabindex="-1"
    )


def _words(article: dict, sentence: dict) -> str:
    return " ".join(article["text"][sentence["start"] : sentence["end"]].split())


def _sentence(article: dict, sentence: dict, words: Wording) -> Markup:
    inside = [m for m in article["marks"] if m["start"] < sentence["end"] and sentence["start"] < m["end"]]
    pieces = [
        tag("span", piece, class_=" ".join(classes), title=label) if classes else tag("span", piece)
        for piece, classes, label in pieces_of(article["text"], sentence["start"], sentence["end"], inside)
    ]
    number = tag("span", sentence["number"], class_="n", aria_hidden="true")
    kind = f"sentence {sentence['kind']}" + (" repeats" if sentence["repeats"] else "")
    title = words.text("note.repeated") if sentence["repeats"] else None
    return tag(
        "span",
        number,
        *pieces,
        " ",
        id=f"a{article['number']}s{sentence['number']}",
        class_=kind,
        tabindex="-1",
        title=title,
    )


def pieces_of(text: str, start: int, end: int, marks: list[dict]) -> list[tuple[str, list[str], str]]:
    """The stretch ``text[start:end]`` cut at the borders of *marks*: words, classes of the layers, label.

    >>> pieces_of("Kim tiba", 0, 8, [{"layer": "mentions", "start": 0, "end": 3, "label": "Kim Jong-un"}])
    [('Kim', ['m-mentions'], 'Kim Jong-un'), (' tiba', [], '')]
    """
    borders = {start, end}
    for mark in marks:
        borders |= {max(start, mark["start"]), min(end, mark["end"])}
    cuts = sorted(borders)
    pieces = []
    for left, right in pairwise(cuts):
        over = [mark for mark in marks if mark["start"] <= left and right <= mark["end"]]
        layers = [f"m-{layer}" for layer in LAYERS if any(mark["layer"] == layer for mark in over)]
        label = " · ".join(dict.fromkeys(mark["label"] for mark in reversed(over)))
        pieces.append((text[left:right], layers, label))
    return pieces
