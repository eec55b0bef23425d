"""Marked sentences: ``[Kim Jong-un]{kim-jong-un}``, ``[Hanoi]{@hanoi}`` for a place, ``{?}`` for a mention that stays
without an actor."""

from __future__ import annotations

import re

import pytest

from saksi.annotators import run
from saksi.annotators.actors import Actors
from saksi.annotators.mentions import Mentions
from saksi.annotators.sentences import Sentences
from saksi.ingest.layout import with_layout
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc

_MARK = re.compile(r"\[(?P<text>[^\[\]]+)\]\{(?P<actor>[^{}]+)\}")
_LEXICON = load_lexicon()
_STEPS = (Sentences(), Mentions(_LEXICON), Actors(_LEXICON))


def _annotate(text: str, published: str | None = "2019-02-28") -> Doc:
    basis = "given" if published else None
    article = Article(article_id="a", text=text, published_date=published, published_basis=basis)
    return run(Doc(with_layout(article)), _STEPS)


def _parse(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, expected, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        expected.append((len(text), len(text) + len(mark["text"]), mark["actor"]))
        text += mark["text"]
        at = mark.end()
    return text + marked[at:], expected


def _compared(marked: str, published: str | None = "2019-02-28") -> tuple[list, list]:
    text, expected = _parse(marked)
    doc = _annotate(text, published)
    found = [
        (m.span.of(text), m.span.start, ("@" if m.is_place else "") + (m.actor_id or "?")) for m in doc["mentions"]
    ]
    return [(text[start:end], start, actor) for start, end, actor in expected], found


@pytest.fixture(scope="session")
def annotate():
    """Makes of a text and a day a document with its mentions and actors."""
    return _annotate


@pytest.fixture(scope="session")
def compared():
    """Makes of a marked text what is expected and what is found, as triples of words, place and actor."""
    return _compared
