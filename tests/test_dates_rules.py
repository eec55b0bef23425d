"""The rules of date_rules.toml against their own examples, and the calendar against its own."""

from __future__ import annotations

import pytest

from saksi.annotators import run
from saksi.annotators.dates import Dates
from saksi.annotators.sentences import Sentences
from saksi.annotators.timex.grammar import Grammar
from saksi.annotators.timex.normalise import _READERS
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc

LEXICON = load_lexicon()
GRAMMAR = Grammar(LEXICON)
PIPELINE = (Sentences(), Dates(LEXICON))
EXAMPLES = [(rule.id, text, value) for rule in GRAMMAR.rules for text, value in rule.examples.items()]
NEVER = [(rule.id, text) for rule in GRAMMAR.rules for text in rule.never]
NAMED_DAYS = [row for row in GRAMMAR.calendar if row["example"]]


def dates(text: str, today: str | None = GRAMMAR.example_date):
    return run(Doc(Article(article_id="a", text=text, published_date=today)), PIPELINE)["dates"]


@pytest.mark.parametrize(("rule", "text", "value"), EXAMPLES, ids=[f"{r}: {t}" for r, t, _ in EXAMPLES])
def test_an_example_fires_its_own_rule_and_gives_its_value(rule, text, value):
    """Does each example of a rule give the value that stands beside it, by that very rule?"""
    found = [(expression.rule.split("+")[0], expression.value) for expression in dates(text)]
    assert (rule, value) in found, f"{text!r} gives {found}; mend the rule or the example in date_rules.toml"


@pytest.mark.parametrize(("rule", "text"), NEVER, ids=[f"{r}: {t}" for r, t in NEVER])
def test_a_false_friend_does_not_fire_the_rule(rule, text):
    """Does a rule leave alone what only looks like its expression?"""
    fired = [expression for expression in dates(text) if expression.rule.split("+")[0] == rule]
    assert not fired, f"{text!r} fires {rule}: {[e.span.of(text) for e in fired]}"


@pytest.mark.parametrize("rule", GRAMMAR.rules, ids=lambda rule: rule.id)
def test_a_rule_is_whole(rule):
    """Has each rule an example, a reader that exists, and words to start with?"""
    assert rule.examples and rule.starts
    assert rule.reads in _READERS
    assert rule.value or rule.reads != "constant"


def test_rule_names_are_unique():
    """Does a rule's name say which rule it was?"""
    assert len({rule.id for rule in GRAMMAR.rules}) == len(GRAMMAR.rules)


@pytest.mark.parametrize("row", NAMED_DAYS, ids=lambda row: f"{row['name']} {row['start']}")
def test_the_example_of_a_named_day_gives_that_day(row):
    """Does the sentence beside a holiday or a known day give the day of that very row?"""
    values = [(e.earliest, e.rule) for e in dates(row["example"], None)]
    wanted = row["start"] if len(row["start"]) == 10 else None
    assert any(day and day.endswith(wanted or row["start"]) for day, _ in values), values


def test_each_holiday_has_an_example():
    """Is there a sentence for every name of the calendar?"""
    assert {row["name"] for row in GRAMMAR.calendar} == {row["name"] for row in NAMED_DAYS}
