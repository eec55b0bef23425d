"""Names: exact places under any text, the same answer twice, and a few sentences that must come out right."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.ner import Tagger

LABELS = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"}


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


@given(text=st.text(max_size=200))
def test_places_hold(text: str) -> None:
    """Does every name lie within the text, none empty, none upon another, under any text at all?"""
    found = Tagger.load().tag_text(text)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= e.score <= 1 for e in found)


@given(tokens=st.lists(st.text(min_size=1, max_size=12), max_size=30))
def test_a_label_for_each_token(tokens: list[str]) -> None:
    """Does every token get one label, whatever it is?"""
    labels = Tagger.load().tag(tokens)
    assert len(labels) == len(tokens)
    assert set(labels) <= LABELS
