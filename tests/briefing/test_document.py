"""From a notebook to a document: what is let through, and in which order."""

from __future__ import annotations

import nbformat
import pytest

import saksi
from saksi.briefing.content.context import Context
from saksi.briefing.content.heard import heard
from saksi.briefing.document import document_of
from saksi.briefing.inline import plain, walk
from saksi.model import Article

new = nbformat.v4


def kinds(document: dict) -> list[str]:
    return [block["kind"] for block in document["blocks"]]


def of(*cells) -> dict:
    return document_of(new.new_notebook(cells=list(cells)))


@pytest.mark.parametrize(
    "output",
    [
        new.new_output("stream", name="stdout", text="SECRET"),
        new.new_output("stream", name="stderr", text="SECRET"),
        new.new_output("execute_result", data={"text/html": "<b>SECRET</b>", "text/plain": "SECRET"}),
        new.new_output("display_data", data={"image/svg+xml": "<svg onload='SECRET'/>"}),
        new.new_output("error", ename="SECRET", evalue="SECRET", traceback=["SECRET"]),
    ],
    ids=["stdout", "stderr", "frame", "svg", "error"],
)
def test_outputs_that_are_no_block_stay_in_the_notebook(output):
    """Is only what our own helpers show exported?"""
    document = of(new.new_code_cell("SECRET = 1", outputs=[output]))
    assert "SECRET" not in str(document)


@pytest.mark.parametrize("tag", ["explore", "setup", "parameters", "injected-parameters", "notebook"])
def test_tagged_cells_stay_in_the_notebook(tag):
    """Does a tag keep a cell out of the export?"""
    assert of(new.new_markdown_cell("For the notebook", metadata={"tags": [tag]}))["blocks"] == []


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("## a\n\nx\n\n#### b\n\nx", [2, 3]),
        ("# t\n\n### a\n\nx", [2]),
        ("## a\n\nx\n\n### b\n\nx\n\n## c\n\nx", [2, 3, 2]),
    ],
    ids=["jump", "title", "back"],
)
def test_headings_are_consecutive(source, levels):
    """Is no level skipped, whatever the notebook does?"""
    document = of(new.new_markdown_cell(source))
    assert [b["shown_level"] for b in document["blocks"] if b["kind"] == "heading"] == levels


def test_a_heading_with_nothing_behind_it_is_left_out():
    """Does a section whose output stays in the notebook leave no empty heading?"""
    assert kinds(of(new.new_markdown_cell("## a"), new.new_markdown_cell("## b\n\nx"))) == ["heading", "prose"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a <b onclick=x>c</b>", "a <b onclick=x>c</b>"),
        ("![words](http://x.example/y.png)", "words"),
        ("[go](javascript:alert(1))", "go"),
        ("[go](data:text/html,x)", "go"),
    ],
    ids=["script", "handler", "image", "javascript", "data"],
)
def test_markdown_brings_in_no_markup(source, shown):
    """Do raw HTML, images and odd links become words?"""
    document = of(new.new_markdown_cell(source))
    assert plain([b.get("c", []) for b in document["blocks"]]) == shown
    assert not [n for n in walk(document["blocks"]) if n["t"] == "link"]


def test_markdown_of_a_briefing_is_translated_or_the_analysts(make_notebook):
    """Are headings in the language of the briefing, and other paragraphs marked as the analyst's?"""
    own = new.new_markdown_cell("Menurut saya hal ini penting.")
    document = document_of(make_notebook(own, lang="id"))
    assert "Kronologi" in [plain(b["c"]) for b in document["blocks"] if b["kind"] == "heading"]
    assert [plain(b["blocks"][0]["c"]) for b in document["blocks"] if b["kind"] == "analyst"] == [own.source]


def test_sections_stand_in_the_order_of_a_reader(document):
    """Does the answer come first, and the articles last?"""
    found = kinds(document)
    assert found[:2] == ["lines", "lines"]
    assert document["blocks"][0]["role"] == "bottom"
    assert found[-2:] == ["table", "texts"]


def test_every_citation_leads_to_a_place(document):
    """Does each citation name rows and open a sentence or an article?"""
    cites = [node for node in walk(document["blocks"]) if node["t"] == "cite"]
    assert cites
    assert all(node["ids"] for node in cites)
    assert all(document["places"][place]["anchor"] for node in cites for place in node["at"])


def test_the_bottom_line_has_sixty_words_at_most(document):
    """Is the answer short?"""
    assert 10 <= len(plain(document["blocks"][0]["lines"]).split()) <= 60


def test_figures_say_in_words_what_they_show(document):
    """Has every figure alternative text, which is not its caption?"""
    figures = [block for block in document["blocks"] if block["kind"] == "figure"]
    assert figures
    assert all(block["alt"] and block["alt"] != plain(block["caption"]) for block in figures)


def test_who_edited_an_article_is_not_spoken_of():
    """Is the editor of several articles no person who is named and never heard?"""
    told = 'Menteri Anton Wirawan tiba. Anton Wirawan menemui Budi Hartono.\n"Kami siap," kata Budi Hartono.'
    text = f"{told}\nEditor: Eko Prasetyo"
    corpus = saksi.annotate([Article(article_id=f"a{n}", text=f"Hari ke-{n}. {text}") for n in range(3)])
    assert "Eko Prasetyo" in set(corpus.actors.name)
    [block] = [block for block in heard(Context(corpus, "en")) if block["kind"] == "lines"]
    words = " ".join(plain(line) for line in block["lines"])
    assert "Anton Wirawan is named repeatedly but never quoted" in words
    assert "Eko Prasetyo" not in words
