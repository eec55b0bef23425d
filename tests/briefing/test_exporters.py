"""The exporters: what nbconvert finds, what the files hold, that nothing of an article acts in them."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import nbformat
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.exporters import get_export_names, get_exporter

from saksi.briefing import html, pdf
from saksi.briefing.document import document_of
from saksi.briefing.htmlblocks import Renderer
from saksi.briefing.inline import text
from saksi.briefing.lint import LintError
from saksi.briefing.safe import web_address
from saksi.briefing.wording import wording

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </style></script><!-- "
    '#import "x.typ" #read("/etc/passwd") $x_$ \\write18{ls} \\input{/etc/passwd} `a` [b](javascript:c) '
    "Kim\u202eUn\u200b \u4e2d\u6587 \U0001f600 =SUM(1) {{ 7*7 }} {% raw %} &amp; ]]> \u2028 %s {who}"
)


class Page(HTMLParser):
    """Elements and attributes of a page, as a parser sees them."""

    def __init__(self, source: str):
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def page(document) -> str:
    return html.render(document)


@pytest.fixture(scope="module")
def printed(document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.render(document)))


@pytest.fixture(scope="module")
def hostile(make_corpus, make_notebook, texts) -> dict:
    bandung, fjord = texts
    quote = HOSTILE.replace('"', "'").replace("\u2028", " ")
    first = bandung.replace("Kami sepakat menarik 12 kapal dari teluk itu,", quote)
    corpus = make_corpus(first, fjord + "x" * 100_000 + "\n", quote=quote, source=quote)
    articles = corpus.articles.assign(title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)")
    return document_of(make_notebook(of=corpus.replace(articles=articles)))


@pytest.mark.parametrize("name", ["saksi_html", "saksi_pdf"])
def test_nbconvert_finds_the_exporters(name):
    """Does File > Save and Export list both, under names that its address can carry?"""
    assert name in get_export_names()
    assert re.fullmatch(r"\w+", name)


@pytest.mark.parametrize(("name", "ending"), [("saksi_html", ".html"), ("saksi_pdf", ".pdf")])
def test_the_same_notebook_gives_the_same_bytes(notebook, name, ending):
    """Is an export reproducible?"""
    exporter = get_exporter(name)()
    first, resources = exporter.from_notebook_node(nbformat.from_dict(notebook))
    again, _ = get_exporter(name)().from_notebook_node(nbformat.from_dict(notebook))
    assert first == again
    assert resources["output_extension"] == ending


def test_a_briefing_that_breaks_a_rule_is_not_exported(make_notebook):
    """Is the linter strict at every export?"""
    lie = nbformat.v4.new_markdown_cell("There were 99 ships.")
    with pytest.raises(LintError, match="99"):
        get_exporter("saksi_html")().from_notebook_node(make_notebook(lie))


def test_a_plain_notebook_exports(corpus):
    """Can any notebook be exported, without a front?"""
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Title\n\nWords with `code`.\n\n- a\n- b")])
    for name in ("saksi_html", "saksi_pdf"):
        assert get_exporter(name)().from_notebook_node(nb)[0]


def test_the_page_asks_nothing_of_the_net(page):
    """Has the page only data of its own, under a policy that allows no other?"""
    parsed = Page(page)
    sources = [cell for name, cell in parsed.attributes if name in ("src", "srcset", "data", "poster")]
    assert all(cell.startswith("data:") for cell in sources)
    assert "link" not in parsed.tags
    assert not re.search(r"@import|url\((?!data:)", page)
    assert "default-src 'none'" in policy_of(page)


def policy_of(page: str) -> str:
    return unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1])


def test_the_policy_names_our_script_and_style_alone(page):
    """Does the policy hold the digests of exactly what stands in the page?"""
    policy = policy_of(page)
    for element in ("script", "style"):
        (content,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert not [name for name, _ in Page(page).attributes if name.startswith("on") or name == "style"]


def test_the_page_is_a_document(page, document):
    """One title, one main, headings in order, tables with heads, images with words?"""
    tags = Page(page).tags
    assert [tags.count(name) for name in ("h1", "main", "title", "aside")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert f'<html lang="{document["meta"]["lang"]}">' in page


def test_every_citation_opens_a_sentence_of_the_page(page):
    """Does each link within the page lead somewhere?"""
    ids = {cell for name, cell in Page(page).attributes if name == "id"}
    links = {cell[1:] for name, cell in Page(page).attributes if name == "href" and cell.startswith("#")}
    assert links <= ids
    assert len([link for link in links if re.fullmatch(r"a\d+s\d+", link)]) > 3


def test_the_articles_stand_whole_in_the_reading_pane(page, corpus):
    """Is no character of an article lost or doubled by the layers?"""
    pane = page[page.index('<aside id="pane"') :]
    words = " ".join(re.sub(r'<span class="n"[^>]*>\d+</span>', "", pane).split())
    shown = " ".join("".join(Page(words).words).split())
    for article in corpus.articles.text:
        assert " ".join(article.split()) in shown


def test_the_page_carries_its_statements_as_linked_data(page):
    """Can a machine read who says what?"""
    graph = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])["@graph"]
    kinds = [node["@type"] for node in graph]
    assert kinds.count("NewsArticle") == 2
    assert {"Report", "Quotation", "Claim"} <= set(kinds)
    quotation = next(node for node in graph if node["@type"] == "Quotation")
    assert quotation["spokenByCharacter"]["name"] == "Arya Wibawa"
    assert quotation["isPartOf"]["@id"] == "#a2s2"


def test_the_pdf_is_tagged(printed, document):
    """Has it a structure, a language, a title, and says that it keeps PDF/UA-1 and PDF/A-3a?"""
    root = printed.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang).startswith(document["meta"]["lang"])
    assert root.ViewerPreferences.DisplayDocTitle
    with printed.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3"


def test_the_pdf_has_bookmarks(printed, document):
    """Is every section in the outline?"""
    with printed.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert len(titles) >= 8
    assert titles[0] == document["blocks"][0]["heading"]


def test_figures_of_the_pdf_have_words(printed):
    """Has every figure of the structure alternative text?"""
    figures = [node for node in structure(printed.Root.StructTreeRoot) if node.get("/S") == "/Figure"]
    assert figures
    assert all(str(node.get("/Alt", "")) for node in figures)


def structure(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from structure(kid)


def test_the_evidence_is_attached_to_the_pdf(printed):
    """Can whoever has only the PDF trace every sentence?"""
    lines = printed.attachments["evidence.jsonl"].get_file().read_bytes().decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) > 10
    assert all(row["rests_on"] for row in rows)
    assert any(place.get("words") for row in rows for place in row["places"])


def test_hostile_words_are_words_in_the_page(hostile, document):
    """Does an article bring in no element, no attribute, no script?"""
    parsed = Page(html.render(hostile))
    assert parsed.tags.count("script") == 2
    assert parsed.tags.count("style") == 1
    assert not [name for name, _ in parsed.attributes if name.startswith("on")]
    assert not [cell for name, cell in parsed.attributes if name == "href" and not web_address(cell)]
    assert "alert(1)" in "".join(parsed.words)
    assert "⟨U+202E⟩" in "".join(parsed.words)


def test_hostile_words_are_words_in_the_pdf(hostile):
    """Does the PDF compile, with no file's text in it?"""
    content = pdf.render(hostile)
    assert content.startswith(b"%PDF")
    assert b"root:x:" not in content


def test_hostile_words_are_words_in_the_notebook(hostile, make_corpus, make_notebook):
    """Is what JupyterLab shows of a block inert?"""
    corpus = make_corpus()
    articles = corpus.articles.assign(title=HOSTILE, outlet=HOSTILE)
    nb = make_notebook(of=corpus.replace(articles=articles))
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            parsed = Page(output["data"]["text/html"])
            assert "script" not in parsed.tags
            assert not [name for name, _ in parsed.attributes if name.startswith("on")]


@given(st.text(max_size=60))
def test_any_words_are_only_words(words):
    """Does no text make an element?"""
    tags = Page(str(Renderer(wording("en")).blocks(_with(words)["blocks"]))).tags
    assert tags == ["p", "a"]


@settings(max_examples=20)
@given(st.text(max_size=40))
def test_any_words_compile(words):
    """Does no text stop the PDF?"""
    assert pdf.render(_with(words)).startswith(b"%PDF")


def _with(words: str) -> dict:
    block = {"kind": "prose", "c": [text(words), {"t": "link", "url": "https://x.example", "c": [text(words)]}]}
    meta = {"lang": "en", "title": [text("t" + words)], "subtitle": [], "keywords": [], "corpus_digest": None}
    return {"meta": {**meta, "is_briefing": False, "last_day": None}, "blocks": [block], "rows": {}, "places": {}}


def test_an_address_with_a_fragment_finds_the_sentence():
    """Does a footnote's link open the article at the words?"""
    place = {"url": "https://x.example/a", "words": "Kami siap, kata Moon & Kim"}
    assert pdf.address_of(place) == "https://x.example/a#:~:text=Kami%20siap%2C%20kata%20Moon%20%26%20Kim"
