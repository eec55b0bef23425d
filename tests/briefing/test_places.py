"""Where a row is read, who stands behind it, what a note repeats of a sentence, and how notes are numbered."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

import saksi
from saksi.briefing import Briefing, html
from saksi.briefing.content.context import Context
from saksi.briefing.content.front import without_agreement
from saksi.briefing.content.parting import parting
from saksi.briefing.document import document_of
from saksi.briefing.inline import plain, walk
from saksi.briefing.making import executed_here
from saksi.briefing.notes import LONGEST, excerpt
from saksi.briefing.pdf import Prepared, render
from saksi.model import Article

PROFESSOR = (
    "Perundingan itu sulit, kata seorang profesor Universitas Laut.\n"
    "Kedua pihak belum siap, kata profesor tersebut.\n"
    "Waktunya tidak banyak, kata dokter tersebut.\n"
)
TWICE = (
    "Menteri Anton Wirawan tiba di Oslo pada Senin (2/3/2020).\n"
    '"Kami siap bekerja," kata Budi Hartono kepada wartawan di Oslo.\n'
    '"Kami siap bekerja," kata Budi Hartono kepada wartawan di Oslo.\n'
)


def context_of(*texts: str) -> Context:
    return Context(saksi.annotate([Article(article_id=f"a{n}", text=text) for n, text in enumerate(texts)]), "en")


def test_a_repeated_sentence_is_read_where_it_stands_first():
    """Does a citation of what an article prints twice name the sentence once?"""
    ctx = context_of(TWICE)
    quotes = [row["quote_id"] for row in ctx.tables["quotes"]]
    repeated = {row["sentence_id"] for row in ctx.tables["sentences"] if row["repeats"]}
    assert repeated
    assert len(quotes) == 2
    (place,) = ctx.cite(quotes)["at"]
    assert place not in repeated


def test_a_citation_of_an_utterance_points_at_who_speaks():
    """Are the characters that prove those of the attribution?"""
    ctx = context_of(TWICE)
    cite = ctx.cite([ctx.tables["quotes"][0]["quote_id"]])
    (place,) = cite["at"]
    start, end = cite["proof"][place]
    assert ctx.row(place)["text"][start:end] == "Budi Hartono"


def test_a_source_described_before_is_told_by_its_description():
    """Is *that professor* the professor described, and a doctor of whom nothing was said only what he is?"""
    ctx = context_of(PROFESSOR)
    one, two, three = (row["quote_id"] for row in ctx.tables["quotes"])
    assert ctx.voices.described(two) == one
    assert ctx.voices.described(three) == three
    assert ctx.voices.source(one) == ctx.voices.source(two) != ctx.voices.source(three)


@pytest.mark.parametrize(
    ("words", "proof", "shown"),
    [
        ("Moon tiba di Oslo.", None, "Moon tiba di Oslo."),
        ("awal " * 30 + "Moon tiba di Oslo.", [150, 167], "Moon tiba di Oslo."),
        ("awal " * 10 + "Moon tiba" + " akhir" * 40, [50, 59], "Moon tiba"),
        (None, None, ""),
    ],
    ids=["short", "late", "early", "no words"],
)
def test_a_note_repeats_the_words_that_prove(words, proof, shown):
    """Does an excerpt, however short, hold the words for which the sentence is cited?"""
    found = excerpt(words, proof)
    assert shown in found
    assert len(found) <= LONGEST + 2


def test_texts_that_only_announce_are_told_apart():
    """Is a text that announces an event no text that says it was held?"""
    ctx = context_of(
        "Presiden Arya Wibawa akan bertemu Perdana Menteri Narendra Modi di Oslo pada Rabu (4/3/2020).",
        "Presiden Arya Wibawa bertemu Perdana Menteri Narendra Modi di Oslo pada Rabu (4/3/2020).",
    )
    facts = [fact for ident, fact in ctx.facts.items() if ident.startswith("texts:")]
    held = [fact for fact in facts if ctx.row(fact["ids"][0])["status"] == "held"]
    assert [(fact["bearing"], fact["others"]) for fact in held] == [(1, 1)]


def test_an_agencys_copy_is_proved_by_its_credit():
    """Does the finding on an agency lead to the line that names it?"""
    ctx = context_of('"Kami siap bekerja," kata Budi Hartono kepada wartawan di Oslo.\nCredit antaranews.com')
    (finding,) = (row["finding_id"] for row in ctx.tables["findings"] if row["kind"] == "wire_copy")
    assert [ctx.row(place)["text"] for place in ctx.cite([finding])["at"]] == ["Credit antaranews.com"]


def test_nameless_utterances_are_accounted_for(corpus):
    """Do the parts of what has no speaker's name come to the whole?"""
    facts = Context(corpus, "en").facts["corpus"]
    assert facts["unattributed"] == facts["described"] + facts["documents"] + facts["unsettled"] > 0


def test_notes_have_one_number_in_page_and_pdf(document, tmp_path):
    """Is note 5 of the PDF note 5 of the page, and does each list all of them?"""
    numbers = [note["n"] for note in document["notes"]]
    assert numbers == list(range(1, len(numbers) + 1))
    page = html.render(document)
    assert [int(n) for n in re.findall(r'<li id="note-(\d+)" value="\1">', page)] == numbers
    shown = Prepared(document, tmp_path).data()
    assert [node["n"] + 1 for node in walk(shown["blocks"]) if node["t"] == "note" and node["new"]] == numbers
    assert len(pikepdf.open(io.BytesIO(render(document))).pages) >= 1


def test_a_headline_stands_once_in_the_pane():
    """Is a headline that the text itself has not printed before it?"""
    text = "Kapal Laut Tiba di Oslo\n" + TWICE
    corpus = saksi.annotate([Article(article_id="a", text=text, title="Kapal Laut Tiba di Oslo")])
    page = html.render(document_of(executed_here(Briefing(corpus))))
    pane = page[page.index('<aside id="pane"') :]
    assert len(re.findall("Kapal Laut Tiba di Oslo", re.sub("<[^>]*>", "", pane))) == 1


def test_without_meetings_the_bottom_line_tells_of_other_events():
    """Is there more than a word on agreement where no two leaders meet?"""
    ctx = context_of("Presiden Donald Trump mengunjungi Oslo pada Rabu (4/3/2020).")
    document = document_of(executed_here(Briefing(ctx.corpus)))
    assert "visit of Donald Trump to Oslo (4 March 2020)" in plain(document["blocks"][0]["lines"])


def test_the_bottom_line_opens_with_what_weighs_more_than_a_meeting():
    """Is an agreement of which all texts tell named before a meeting of which one does?"""
    agreed = "Indonesia dan Australia mencapai kesepakatan gencatan senjata pada Rabu (4/3/2020)."
    met = "Presiden Donald Trump bertemu Presiden Vladimir Putin di Oslo pada Selasa (3/3/2020)."
    corpus = context_of(agreed, agreed.replace("mencapai", "menandatangani"), met).corpus
    first, second, *_ = document_of(executed_here(Briefing(corpus)))["blocks"][0]["lines"]
    assert "the agreement of Indonesia and Australia (4 March 2020)" in plain(first)
    assert "met in Oslo" in plain(second)


def test_a_denial_is_proved_by_the_sentence_that_denies():
    """Does a denied account lead to the denial, though another sentence has its date?"""
    ctx = context_of(
        "Indonesia dan Australia disebut mencapai kesepakatan gencatan senjata pada Rabu (4/3/2020).\n"
        "Menteri Budi Hartono membantah ada kesepakatan gencatan senjata dengan Australia.\n"
    )
    (account,) = (row for row in ctx.tables["accounts"] if row["kind"] == "agreement")
    assert account["status"] == "denied"
    assert "membantah" in ctx.row(ctx.cite([account["account_id"]])["at"][0])["text"]


def test_a_denial_that_the_public_record_contradicts_too_is_one_point():
    """Is what two accounts part on told once, with the public record beside them?"""
    ctx = context_of(
        "Iran dan Israel mencapai kesepakatan gencatan senjata pada Selasa (24/6/2025).",
        "Kesepakatan gencatan senjata antara Iran dan Israel batal pada Selasa (24/6/2025), kata Budi Hartono.",
    )
    (point,) = ctx.conflicts
    assert point["kind"] == "account_conflict"
    (block,) = parting(ctx)
    assert plain(block["sides"][-1]["line"]) == "23–24 June 2025: reached"


def test_a_failed_agreement_without_a_meeting_is_no_fault():
    """Is there a chronology where sides that could not agree are told to have done something else than meet?"""
    ctx = context_of(
        "Indonesia dan Australia menggelar latihan militer bersama di Darwin pada Rabu (4/3/2020).\n"
        "Indonesia dan Australia tidak mencapai kesepakatan.\n"
    )
    events = {event["kind"]: event for event in ctx.tables["events"]}
    assert events["exercise"]["status"] == "held"
    assert events["agreement"]["status"] == "denied"
    assert without_agreement(ctx, events["exercise"]) == []


def test_a_finding_is_proved_by_the_words_that_it_names():
    """Are the words that prove those of the date on which a finding rests, not all that its account tells?"""
    ctx = context_of("Presiden Arya Wibawa bertemu Perdana Menteri Narendra Modi pada Rabu (4/3/2020) di Oslo.")
    (account,), (date,) = ctx.tables["accounts"], ctx.tables["dates"]
    finding = {"kind": "date_conflict", "evidence": [account["account_id"], date["date_id"]], "article_ids": ["a0"]}
    ctx.rows["date_conflict:1"] = ("findings", {"finding_id": "date_conflict:1", **finding})
    ((place, (start, end)),) = ctx.places.of("date_conflict:1")
    assert ctx.row(place)["text"][start:end] == date["text"]
