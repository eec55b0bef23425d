"""Conflicts between accounts: forty that are planted must come out, forty that only look like one must not."""

import tomllib
from pathlib import Path

import pytest

from saksi.model import Article
from saksi.run import annotate

PAIRS = tomllib.loads((Path(__file__).parent / "conflict_pairs.toml").read_text(encoding="utf-8"))
CONFLICTS = {"date_conflict", "number_conflict", "account_conflict"}


def conflicts_of(case: dict) -> set[str]:
    days = case.get("published", ["2024-03-05", "2024-03-05"])
    articles = [
        Article(article_id=name, text=case[name], published_date=day, published_basis="given", outlet=f"Outlet {name}")
        for name, day in zip(("one", "other"), days, strict=True)
    ]
    return set(annotate(articles).findings["kind"]) & CONFLICTS


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, set[str]]]:
    return {part: {case["id"]: conflicts_of(case) for case in cases} for part, cases in PAIRS.items()}


def test_are_there_forty_of_each():
    assert {part: len(cases) for part, cases in PAIRS.items()} == {"planted": 40, "alike": 40}


def test_are_planted_conflicts_found(found):
    """Is at least 0.85 of what is planted found, under its kind?"""
    missed = [case["id"] for case in PAIRS["planted"] if case["kind"] not in found["planted"][case["id"]]]
    assert len(missed) <= 6, missed


def test_do_look_alikes_stay_apart(found):
    """Is at least 0.9 of what is reported a conflict?"""
    false = [ident for ident, kinds in found["alike"].items() if kinds]
    right = sum(case["kind"] in found["planted"][case["id"]] for case in PAIRS["planted"])
    assert right / (right + len(false)) >= 0.9, false
