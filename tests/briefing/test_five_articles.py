"""The briefing on the project's own articles: its length, its language, and whether it answers a reader's questions."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

import saksi
from saksi.briefing import Briefing, pdf
from saksi.briefing.document import document_of
from saksi.briefing.inline import plain, walk
from saksi.briefing.lint import lint
from saksi.briefing.making import executed_here

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
GLOSSES = Path(__file__).parents[2] / "data" / "glosses" / "en.csv"
ENGLISH = re.compile(
    r"\b(?:the|and|of|by|with|is|are|was|were|from|to|no(?!\.)|in|on|articles?|events?|sources?)\b", re.IGNORECASE
)

QUESTIONS = {
    "Where and when did Trump and Kim first meet?": r"Kim Jong-un and Donald Trump met in Singapore \(12 June 2018\)",
    "Where and when did they meet again?": r"in Hanoi \(27–28 February 2019",
    "Did they agree in Hanoi?": r"without agreement",
    "When did Putin and Kim meet in Vladivostok?": r"Vladimir Putin met in Vladivostok \(25 April 2019\)",
    "Is the meeting of 2023 certain?": r"rumoured to be meeting in Vladivostok \(10–13 September 2023",
    "Does the public record agree on its place?": r"the article has Vladivostok, the public record Vostochny",
    "Which date in the articles cannot be?": r"“Kamis \(25/2\)” cannot be",
    "Who is named most?": r"Kim Jong-un is named most often",
    "Who is heard most?": r"Donald Trump is heard most",
    "How many utterances have no named speaker?": r"\d+ utterances of \d+ name no speaker",
    "Who spoke of arms for Russia?": r"John Kirby",
    "Which article is printed twice over?": r"15 paragraphs stand twice",
}
"""Twelve questions on the five articles, and the words of the briefing that answer them."""


@pytest.fixture(scope="module")
def corpus():
    return saksi.annotate(saksi.load_articles(ARTICLES))


@pytest.fixture(scope="module")
def documents(corpus):
    return {lang: document_of(executed_here(Briefing(corpus, lang, GLOSSES))) for lang in ("en", "id")}


@pytest.mark.parametrize("lang", ["en", "id"])
def test_it_takes_two_to_six_pages(documents, lang):
    """Is it as long as a reader has time for?"""
    assert 2 <= len(pikepdf.open(io.BytesIO(pdf.render(documents[lang]))).pages) <= 6


@pytest.mark.parametrize("lang", ["en", "id"])
def test_it_says_what_its_rows_hold(documents, lang):
    """Has the linter nothing to say?"""
    assert lint(documents[lang]) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_answers_a_question_with_the_sentence_behind(documents, question):
    """Does a cited sentence or statement answer, one click from the article's own words?"""
    document = documents["en"]
    lines = [(plain(n["c"]), n["cite"]) for n in walk(document["blocks"]) if n["t"] == "sentence"]
    items = [(plain(i["who"]), i["cite"]) for b in document["blocks"] if b["kind"] == "statements" for i in b["items"]]
    found = [cite for words, cite in [*lines, *items] if re.search(QUESTIONS[question], words)]
    assert found
    places = [document["places"][place] for place in found[0]["at"]]
    assert places
    assert all(place["anchor"] for place in places)
    assert places[0].get("words")


def test_no_english_word_is_left_in_indonesian(documents):
    """Is every word that is not an article's own Indonesian, labels of figures included?"""
    blocks = [block for block in documents["id"]["blocks"] if block["kind"] != "texts"]
    own = [node["v"] for node in walk(blocks) if node["t"] == "text"]
    own += [
        node["v"] for node in walk(blocks) if node["t"] == "value" and node["kind"] in ("word", "noun", "code", "date")
    ]
    own += [column["head"] for block in blocks for column in block.get("columns", ())]
    own += [re.sub(r"[A-Z][\w.’'-]*", "", block["alt"]) for block in blocks if block["kind"] == "figure"]
    assert [words for words in own if ENGLISH.search(words)] == []


def test_no_indonesian_label_is_left_in_english(documents):
    """Are states, institutions and roles in English, or glossed?"""
    items = [i for b in documents["en"]["blocks"] if b["kind"] == "statements" for i in b["items"]]
    shown = " ".join(plain([item["who"], item["role"], item["via"]]) for item in items)
    assert not re.search(
        r"\b(?:dan|juru bicara|pemimpin|Gedung|Kementerian|Menteri|Presiden Rusia|seorang)\b", shown, re.IGNORECASE
    )


def test_every_quotation_has_a_gloss(documents):
    """Is every quotation that is printed glossed by hand?"""
    blocks = documents["en"]["blocks"]
    said = [i for b in blocks if b["kind"] == "statements" for i in b["items"]]
    said += [s for b in blocks if b["kind"] == "accounts" for s in b["sides"]]
    assert [plain(item["quote"]) for item in said if item.get("quote") and not item["gloss"]] == []
