"""How a briefing speaks: two catalogues of one set of keys; dates, numbers and lists as each language has them."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from babel.messages.pofile import read_po

import saksi.briefing
from saksi.briefing.inline import placeholders, plain, text
from saksi.briefing.making import shipped
from saksi.briefing.wording import FOLDER, wording

CATALOGUES = {lang: read_po((FOLDER / f"{lang}.po").open("rb")) for lang in ("en", "id")}
ENTRIES = {
    lang: {m.id if isinstance(m.id, str) else m.id[0]: m.string if isinstance(m.string, tuple) else (m.string,)
           for m in catalogue if m.id}
    for lang, catalogue in CATALOGUES.items()
}  # fmt: skip
ENGLISH = re.compile(
    r"\b(?:the|and|of|by|with|is|are|was|were|from|articles?|events?|sources?|speakers?)\b", re.IGNORECASE
)
SOURCES = [
    p for folder in ("briefing", "figures") for p in (Path(saksi.briefing.__file__).parents[1] / folder).rglob("*.py")
]


def test_both_catalogues_have_the_keys_that_one_has():
    """Is nothing said in one language alone, but for translations of headings?"""
    only = ENTRIES["en"].keys() ^ ENTRIES["id"].keys()
    assert {key for key in only if not key.startswith("## ")} == set()


@pytest.mark.parametrize("key", sorted(ENTRIES["en"].keys() & ENTRIES["id"].keys()))
def test_translations_fill_the_same_places(key):
    """Has a translation the values of its original?"""
    forms = [sorted(set(placeholders(form))) for lang in ENTRIES for form in ENTRIES[lang][key]]
    assert all(form == forms[0] for form in forms)


def test_no_english_is_left_in_indonesian():
    """Is every Indonesian template Indonesian?"""
    found = {
        key: form
        for key, forms in ENTRIES["id"].items()
        for form in forms
        if ENGLISH.search(re.sub(r"{\w+}", "", form))
    }
    assert found == {}


def test_every_key_that_the_code_names_is_there():
    """Does no call ask for a template that the catalogues lack?"""
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    called = set(re.findall(r"(?:line|phrase|text|say|word)\(\s*\"([a-z_]+\.[a-z_.]+)\"", code))
    assert called - ENTRIES["en"].keys() == set()
    assert len(called) > 60


def test_headings_of_the_notebook_are_translated():
    """Has every heading of the briefing notebook an Indonesian form?"""
    cells = nbformat.read(shipped(), as_version=4).cells
    headings = [c.source for c in cells if c.cell_type == "markdown" and "notebook" not in c.metadata.get("tags", ())]
    assert len(headings) == 9
    assert set(headings) <= ENTRIES["id"].keys()


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "english", "indonesian"),
    [
        ("2018-06-12", "2018-06-12", "day", "12 June 2018", "12 Juni 2018"),
        ("2019-02-27", "2019-02-28", "range", "27–28 February 2019", "27–28 Februari 2019"),
        ("2019-02-27", "2019-03-02", "range", "27 February – 2 March 2019", "27 Februari – 2 Maret 2019"),
        ("2019-12-30", "2020-01-02", None, "30 December 2019 – 2 January 2020", "30 Desember 2019 – 2 Januari 2020"),
        ("2023-09-01", "2023-09-30", "month", "September 2023", "September 2023"),
        ("2009-01-01", "2009-12-31", "year", "2009", "2009"),
        (None, None, None, "undated", "tanpa tanggal"),
        ("2019-04-25", None, None, "from 25 April 2019", "sejak 25 April 2019"),
        (None, "2019-04-25", None, "until 25 April 2019", "sampai 25 April 2019"),
    ],
    ids=["day", "days", "months", "years", "month", "year", "none", "start", "end"],
)
def test_dates_are_no_finer_than_the_row(earliest, latest, precision, english, indonesian):
    """Is an interval written as the language writes it, and a month as a month?"""
    assert wording("en").date(earliest, latest, precision) == english
    assert wording("id").date(earliest, latest, precision) == indonesian


@pytest.mark.parametrize(
    ("names", "english", "indonesian"),
    [(["A"], "A", "A"), (["A", "B"], "A and B", "A dan B"), (["A", "B", "C"], "A, B and C", "A, B, dan C")],
    ids=["one", "two", "three"],
)
def test_lists_have_the_grammar_of_the_language(names, english, indonesian):
    """Is the last name joined by a word?"""
    items = [[text(name)] for name in names]
    assert plain(wording("en").names(items)) == english
    assert plain(wording("id").names(items)) == indonesian


@pytest.mark.parametrize(("n", "words"), [(1, "{n} article"), (2, "{n} articles"), (0, "{n} articles")])
def test_plural_forms(n, words):
    """Has one article no plural, and none of the Indonesian forms?"""
    assert wording("en").text("corpus.articles", n) == words
    assert wording("id").text("corpus.articles", n) == "{n} artikel"


def test_states_and_places_are_named_in_the_language():
    """Is Korea Utara North Korea in English, and the United States named with its article in a sentence?"""
    state = {"name": "Amerika Serikat", "kind": "state", "country": "US"}
    assert wording("en").cell("subject", state, "name") == "the United States"
    assert wording("en").cell("name", state, "name") == "United States"
    assert wording("id").cell("subject", state, "name") == "Amerika Serikat"
    assert wording("en").place("Singapura") == "Singapore"


@pytest.mark.parametrize(
    ("name", "alone", "within"),
    [
        ("Gedung Putih", "White House", "the White House"),
        ("Kementerian Luar Negeri Swedia", "Foreign Ministry of Sweden", "the Foreign Ministry of Sweden"),
        ("Kongres AS", "US Congress", "the US Congress"),
        ("pemerintah Korut", "Government of North Korea", "the Government of North Korea"),
        ("Korea Utara", "North Korea", "North Korea"),
        ("Inggris", "United Kingdom", "the United Kingdom"),
        ("Lena Sund", "Lena Sund", "Lena Sund"),
        ("Kementerian Luar Negeri", "Kementerian Luar Negeri", "Kementerian Luar Negeri"),
    ],
)
def test_institutions_have_english_names(name, alone, within):
    """Is an institution named in English, of whatever state, and a person or an unknown body left alone?"""
    assert (wording("en").name(name), wording("en").name(name, within=True)) == (alone, within)
    assert wording("id").name(name) == name


def test_an_unknown_key_or_language_is_refused():
    """Does a missing template stop the briefing rather than show its key?"""
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        wording("en").text("no.such.key")
    with pytest.raises(ValueError, match="'fr'"):
        wording("fr")
