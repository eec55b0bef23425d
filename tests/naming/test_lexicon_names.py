"""The tables of names: each row's example finds that very row, and rows that point elsewhere point somewhere."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from saksi.annotators import run
from saksi.annotators.actors import Actors
from saksi.annotators.mentions import Mentions
from saksi.annotators.naming.find import Finder
from saksi.annotators.naming.knowledge import Knowledge, knowledge_of
from saksi.annotators.naming.tokens import fold, tokenise, words
from saksi.annotators.sentences import Sentences
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc

LEXICON = load_lexicon()
KNOWLEDGE = knowledge_of(LEXICON)
STEPS = (Sentences(), Mentions(LEXICON), Actors(LEXICON))
TABLES = (
    "actors", "bodies", "clitics", "descriptions", "family_names", "names", "naming_words", "offices", "others",
    "places", "romanisations", "states", "surroundings", "terms",
)  # fmt: skip


def mentions_in(text: str) -> list:
    """The mentions of a sentence with their words."""
    doc = run(Doc(Article(article_id="a", text=text)), STEPS)
    return [(m, m.span.of(text)) for m in doc["mentions"]]


def finder_of(text: str) -> Finder:
    return Finder(KNOWLEDGE, tokenise(text, KNOWLEDGE.cut))


def rows(table: str) -> list:
    return [pytest.param(row, id="/".join(list(row.values())[:2])) for row in LEXICON.table(table)]


def missing(table: str, row: dict, example: str) -> str:
    """What a failing test says: the table, the row, and the mend."""
    return f"{table}.csv, row {row}: its example {example!r} does not find it. Mend the row or its example."


@pytest.mark.parametrize("table", TABLES)
def test_rows_say_where_they_come_from(table):
    """Does every row have a source or an example?"""
    lacking = [row for row in LEXICON.table(table) if not (row.get("source") or row.get("example"))]
    assert not lacking, f"{table}.csv: no source and no example: {lacking[:5]}"


def test_ids_point_at_actors():
    """Does every actor_id of names and terms, and every state of terms, stand in a table?"""
    bodies = {row["state"] for row in LEXICON.table("terms")}
    pointed = {row["actor_id"] for name in ("names", "terms") for row in LEXICON.table(name)} | bodies
    made = {ident for ident in pointed if ident.startswith(("kementerian-", "departemen-", "dewan-", "pasukan-"))}
    assert sorted(pointed - made - set(KNOWLEDGE.actors)) == []


def test_offices_of_terms_stand_in_the_table():
    """Has every office of terms.csv a word in offices.csv?"""
    known = {row["office"] for row in LEXICON.table("offices")}
    assert sorted({row["office"] for row in LEXICON.table("terms")} - known) == []


def test_terms_end_after_they_begin():
    """Does no term end before it begins?"""
    assert [row for row in LEXICON.table("terms") if row["end"] and row["end"] < row["start"][: len(row["end"])]] == []


def test_wikidata_items_are_used_once():
    """Does no Wikidata item stand for two actors?"""
    items = Counter(a.wikidata_id for a in KNOWLEDGE.actors.values() if a.wikidata_id)
    assert [item for item, count in items.items() if count > 1] == []


@pytest.mark.parametrize("row", rows("names"))
def test_names(row):
    """Does the example of a name lead to its actor?"""
    found = [m for m, text in mentions_in(row["example"]) if words(text) == words(row["form"])]
    assert [m.actor_id for m in found] == [row["actor_id"]], missing("names", row, row["example"])
    assert (found[0].kind == "metonym") == (row["kind"] == "metonym")


@pytest.mark.parametrize("row", rows("offices"))
def test_offices(row):
    """Does the example of an office find a title with that office?"""
    finder = finder_of(row["example"])
    first = words(row["form"])
    offices = [
        entry.value
        for title in finder.titles
        for entry in KNOWLEDGE.by_form[first]
        if entry.type == "office" and finder.tokens.forms[title.first : title.first + len(first)] == list(first)
    ]
    assert row["office"] in offices, missing("offices", row, row["example"])


@pytest.mark.parametrize("row", rows("bodies"))
def test_bodies(row):
    """Is a body with its state behind it found whole, under its full name?"""
    named = [m.actor_name for m, _ in mentions_in(row["example"]) if m.rule == "name.body"]
    known = KNOWLEDGE.entries(row["name"].format(state="Swedia"), "actor")
    expected = KNOWLEDGE.actors[known[0].value].name if known else row["name"].format(state="Swedia")
    assert named == [expected], missing("bodies", row, row["example"])


@pytest.mark.parametrize("row", rows("surroundings"))
def test_surroundings(row):
    """Is the state in the example a place, an actor or no mention, as the row says?"""
    states = [m for m, text in mentions_in(row["example"]) if text == "Rusia"]
    expected = {"place": [True], "from": [True], "none": [], "skip": [], "actor": [False], "policy": [False]}
    assert [m.is_place for m in states] == expected[row["effect"]], missing("surroundings", row, row["example"])


@pytest.mark.parametrize("row", rows("clitics"))
def test_clitics(row):
    """Does the word of the example point at nobody?"""
    assert not [m for m, text in mentions_in(row["example"]) if text == "nya"], missing("clitics", row, row["example"])


@pytest.mark.parametrize("row", rows("descriptions"))
def test_descriptions(row):
    """Does the noun with `itu` stand for an actor of its kind?"""
    finder = finder_of(row["example"])
    assert [f.actor_kind for f in finder.found if f.kind == "role"] == [row["kind"]], missing(
        "descriptions", row, row["example"]
    )


@pytest.mark.parametrize("row", rows("naming_words"))
def test_naming_words(row):
    """Does the word stand in its example, and in its class?"""
    assert re.search(rf"(?<!\w){row['form']}(?!\w)", fold(row["example"])), missing("naming_words", row, row["example"])
    assert row["form"] in KNOWLEDGE.word_classes[row["class"]]


@pytest.mark.parametrize("row", rows("romanisations"))
def test_romanisations(row):
    """Is the other spelling of the example known as some Korean's name?"""
    form = words(row["example"])
    assert set(row["variants"].split(";")) & set(form), missing("romanisations", row, row["example"])
    assert KNOWLEDGE.entries(row["example"], "actor"), missing("romanisations", row, row["example"])


def test_places_are_found():
    """Is every place of the table found where something happens in it?"""
    lost = []
    for row in LEXICON.table("places"):
        found = [m for m, text in mentions_in(f"Mereka tiba di {row['form']}.") if text == row["form"]]
        lost += [row["form"]] if [m.is_place for m in found] != [True] else []
    assert lost == []


def test_things_are_nobody():
    """Is no platform, treaty or faith of the table an actor?"""
    found = [
        row["form"]
        for row in LEXICON.table("others")
        if [m for m, text in mentions_in(f"Semalam {row['form']} dibahas.") if text == row["form"] and not m.is_place]
    ]
    assert found == []


def test_an_overlay_adds_a_name(tmp_path):
    """Does a folder laid over the lexicon add an actor and a name without touching the package?"""
    head = "actor_id,name,kind,country,wikidata_id,source\n"
    (tmp_path / "actors.csv").write_text(head + "sri-contoh,Sri Contoh,person,ID,,kita\n", encoding="utf-8")
    (tmp_path / "names.csv").write_text("form,actor_id,kind,example\nBu Contoh,sri-contoh,short,Bu Contoh hadir.\n")
    knowledge = Knowledge(load_lexicon(tmp_path))
    assert [e.value for e in knowledge.entries("Bu Contoh", "actor")] == ["sri-contoh"]
    assert [e.value for e in knowledge.entries("Kim Jong-un", "actor")] == ["kim-jong-un"]
