"""The floors: what the program has once reached on the five articles it does not sink below."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saksi.score import below, read_gold, score

MEND = "If it was changed on purpose: `saksi score --floors tests/floors.json --raise-floors`."


@pytest.fixture(scope="module")
def floors() -> dict:
    return json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))


def test_no_measure_sinks_below_its_floor(project, floors):
    """Is every measure on the gold at least what it once was?"""
    gold = read_gold(project / "data/gold")
    assert gold.digest == floors["gold"], f"the gold is not that of the floors. {MEND}"
    assert below(score(gold), floors["floors"]) == []
