"""The linter: a true briefing passes, and each of twelve faults breaks its own rule and no other."""

from __future__ import annotations

import copy
from collections.abc import Callable

import nbformat
import pytest

from saksi.briefing.document import document_of
from saksi.briefing.inline import plain, text, walk
from saksi.briefing.lint import RULES, LintError, check, lint


def value(document: dict, kind: str, **cells) -> dict:
    """The first value of a kind; a node of the document itself, which a test may spoil."""
    return next(n for n in nodes(document["blocks"], "value") if n["kind"] == kind and cells.items() <= n.items())


def nodes(part, kind: str):
    if isinstance(part, dict):
        if part.get("t") == kind:
            yield part
        for cell in part.values():
            yield from nodes(cell, kind)
    elif isinstance(part, list):
        for cell in part:
            yield from nodes(cell, kind)


def number(document: dict) -> None:
    value(document, "number", column="articles")["v"] = "3"


def name(document: dict) -> None:
    value(document, "subject")["v"] = "Arya Wibowo"


def date(document: dict) -> None:
    node = value(document, "date")
    node["v"] = node["v"].replace("2020", "2021")


def quotation(document: dict) -> None:
    value(document, "quote")["row"] = "satu:quotes:1-2"


def altered(document: dict) -> None:
    node = value(document, "quote")
    node["v"] = node["v"].replace("a", "o", 1)


def no_evidence(document: dict) -> None:
    next(nodes(document["blocks"], "sentence"))["cite"] = None


def dangling(document: dict) -> None:
    next(nodes(document["blocks"], "cite"))["ids"].append("satu:quotes:7-9")


def no_template(document: dict) -> None:
    next(nodes(document["blocks"], "sentence"))["c"].append(text(" which surprised nobody"))


def disputed(document: dict) -> None:
    block = next(b for b in document["blocks"] if b["kind"] == "table" and b["name"] == "chronology")
    row = next(r for r in block["rows"] if r["id"] == "met")
    row["cells"] = [[n for n in cell if n["t"] != "em"] for cell in row["cells"]]


SPOILT: dict[str, Callable[[dict], None]] = {
    "number": number,
    "name": name,
    "date": date,
    "quotation": quotation,
    "altered-quotation": altered,
    "no-evidence": no_evidence,
    "dangling-evidence": dangling,
    "no-template": no_template,
    "disputed-flat": disputed,
}
WRITTEN = {
    "number": "They spoke of 99 ships.",
    "name": "This is what Gunnar Falk had wanted.",
    "date": "They will meet again on 7 June 2031.",
    "quotation": 'The president said: "Kapal selam tidak pernah dibahas sama sekali."',
    "altered-quotation": 'The president said: "Kami sepakat menarik 12 kapal dari selat itu,"',
    "mixed-ladders": "A meeting in Oslo is probable.",
    "likelihood-with-confidence": "We say with high confidence that a meeting is likely.",
    "judgement-without-basis": "We assess that the talks go on.",
}
"""What an analyst may not write, by the rule it breaks."""
ALLOWED = [
    "We assess that the talks go on [2.2](#a2s2).",
    'The president said: "Kami sepakat menarik 12 kapal dari teluk itu,"',
    "A meeting in Oslo is likely.",
    "Arya Wibawa and Lena Sund met in Bandung; 12 ships were spoken of.",
]


def broken(document: dict) -> set[str]:
    return {problem.rule for problem in lint(document)}


def with_analyst(make_notebook, words: str) -> dict:
    return document_of(make_notebook(nbformat.v4.new_markdown_cell(words)))


def test_a_true_briefing_breaks_no_rule(document):
    """Does the briefing that the program makes pass its own linter, in both languages?"""
    assert lint(document) == []


def test_there_are_twelve_rules_and_each_has_its_fault():
    """Is no rule without a fault that breaks it?"""
    assert len(RULES) == 12
    assert {rule.name for rule in RULES} == SPOILT.keys() | WRITTEN.keys()


@pytest.mark.parametrize("rule", SPOILT)
def test_a_spoilt_briefing_breaks_its_own_rule(rule, document):
    """Does each fault in a computed sentence break exactly one rule?"""
    spoilt = copy.deepcopy(document)
    SPOILT[rule](spoilt)
    assert broken(spoilt) == {rule}
    with pytest.raises(LintError, match=rule):
        check(spoilt)


@pytest.mark.parametrize("rule", WRITTEN)
def test_an_analysts_fault_breaks_its_own_rule(rule, make_notebook):
    """Does each fault in an analyst's paragraph break exactly one rule?"""
    assert broken(with_analyst(make_notebook, WRITTEN[rule])) == {rule}


@pytest.mark.parametrize("words", ALLOWED)
def test_an_analyst_may_write_what_the_articles_hold(words, make_notebook):
    """Do paragraphs that rest on the articles pass?"""
    assert broken(with_analyst(make_notebook, words)) == set()


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (" Also 7 others.", "number"),
        (" Says Gunnar Falk.", "name"),
        (" On 9 May 2020.", "date"),
        (" “Ya, tentu.”", "quotation"),
    ],
    ids=["number", "name", "date", "quotation"],
)
def test_words_that_are_no_value_are_found(words, rule, make_notebook):
    """Is a number, name, date or quotation that stands as mere text in a sentence found?"""
    document = document_of(make_notebook())
    next(nodes(document["blocks"], "sentence"))["c"].append(text(words))
    assert broken(document) == {rule}


def test_every_character_of_a_quotation_is_held_against_the_article(document):
    """Is a quotation whose row was changed along with it still found?"""
    spoilt = copy.deepcopy(document)
    node = value(spoilt, "quote")
    spoilt["rows"][node["row"]]["text"] = node["v"] = node["v"].replace("a", "o", 1)
    assert broken(spoilt) == {"altered-quotation"}


def test_a_problem_names_the_rule_the_words_and_the_row(document):
    """Does a message say what is wrong, and where?"""
    spoilt = copy.deepcopy(document)
    number(spoilt)
    (problem,) = lint(spoilt)
    assert "'3'" in str(problem)
    assert "corpus" in str(problem)
    assert plain(next(walk(spoilt["blocks"])))
