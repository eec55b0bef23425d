"""The page in a real Chromium: nothing asked of the net, no violation of WCAG 2.2 AA, citations that open.

Needs Chromium (``CHROMIUM`` names it, else Debian's); skipped without it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

import saksi
from saksi.briefing import Briefing, html
from saksi.briefing.document import document_of
from saksi.briefing.making import executed_here

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARTICLES = Path(__file__).parents[2] / "data" / "articles"
LOOKS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def page_file(browser, tmp_path_factory) -> Path:
    corpus = saksi.annotate(saksi.load_articles(ARTICLES))
    path = tmp_path_factory.mktemp("page") / "briefing.html"
    path.write_text(html.render(document_of(executed_here(Briefing(corpus)))), encoding="utf-8")
    return path


@pytest.fixture(params=LOOKS, ids=[f"{width}-{scheme}" for width, scheme in LOOKS])
def page(request, browser, page_file):
    width, scheme = request.param
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.asked, page.said = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda said: page.said.append(said.text))
    page.goto(page_file.as_uri())
    yield page
    page.close()


def test_nothing_is_asked_of_the_net(page, page_file):
    """Is the file itself the only request, and does the policy refuse nothing of ours?"""
    assert [url for url in page.asked if not url.startswith("data:")] == [page_file.as_uri()]
    assert page.said == []


def test_the_page_is_as_wide_as_the_screen(page):
    """Does nothing stick out at the side?"""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("opened", [False, True], ids=["closed", "opened"])
def test_no_rule_of_accessibility_is_broken(page, opened):
    """Has axe-core nothing to say, with and without an article open?"""
    axe = Axe()
    if opened:
        page.locator(".statements .cite a").first.click()
    found = axe.run(page, options={"runOnly": RULES}).response["violations"]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"][:3]]) for rule in found] == []


def test_a_citation_opens_its_sentence_and_escape_leads_back(page):
    """Is the sentence shown and focused, and the citation focused again afterwards?"""
    link = page.locator(".statements .cite a").first
    target = link.get_attribute("href")
    link.click()
    sentence = page.locator(target)
    assert sentence.is_visible()
    assert page.evaluate("'#' + document.activeElement.id") == target
    page.keyboard.press("Escape")
    assert not sentence.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')") == target


def test_the_pane_leaves_the_words_in_sight_that_opened_it(page):
    """Does the open pane, which on a narrow screen lies over the page, not lie over the citation just clicked?"""
    link = page.locator(".statements .cite a").first
    link.evaluate("e => window.scrollBy(0, e.getBoundingClientRect().bottom - window.innerHeight + 4)")
    link.click()
    seen = link.evaluate(
        "e => { const r = e.getBoundingClientRect();"
        " return e === document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2); }"
    )
    assert seen


def test_a_link_to_an_article_opens_it_at_its_start(page):
    """Does a citation of a whole article show its first line, not its middle?"""
    link = page.locator("table.articles .cite a").nth(2)
    link.click()
    top = "e => e.getBoundingClientRect().top"
    article, room = page.locator(link.get_attribute("href")), page.locator(".pane .articles")
    assert 0 <= article.evaluate(top) - room.evaluate(top) < 40


def test_a_note_unfolds_the_list_of_sources(page):
    """Is the list of sources folded until a note in it is asked for?"""
    note = page.locator("a[role=doc-noteref]").first
    target = page.locator(note.get_attribute("href"))
    assert not target.is_visible()
    note.click()
    assert target.is_visible()


def test_a_figure_is_drawn_large_enough_to_read(page):
    """Are figures on a phone not shrunk to its width, but moved under the finger?"""
    widths = page.locator(".drawing img").evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert widths
    assert all(width >= 500 for width in widths)


def test_layers_can_be_switched(page):
    """Do the check boxes take the colours away?"""
    page.locator(".statements .cite a").first.click()
    mark = page.locator(".pane article.here .m-quotes").first
    colour = "e => getComputedStyle(e).backgroundColor"
    before = mark.evaluate(colour)
    for layer in ("quotes", "mentions", "dates"):
        page.uncheck(f"#layer-{layer}")
    assert before != mark.evaluate(colour) == "rgba(0, 0, 0, 0)"


def test_without_the_script_a_citation_still_opens(browser, page_file):
    """Does the reading pane work by style alone?"""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(page_file.as_uri())
    link = page.locator(".statements .cite a").first
    target = link.get_attribute("href")
    link.click()
    assert page.locator(target).is_visible()
    context.close()
