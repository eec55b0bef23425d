"""Text into named entities: persons, organisations and places with their exact place in the text.

``Tagger.tag`` labels a sentence that comes as tokens; ``Tagger.tag_text`` cuts a text into sentences and
tokens itself. The model is a linear-chain CRF trained on Indonesian news of 2013 to 2017; names of other times
and languages it knows by their letters and surroundings only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pycrfsuite

from saksi.ner.features import Features
from saksi.ner.tokens import Token, tokenize
from saksi.ner.words import Words, package_words
from saksi.text import sentences

MODEL = Path(__file__).parent / "model" / "ner.crfsuite"

Label = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A name in a text: ``text[start:end]``, its kind, and how sure the model is of its least sure word."""

    start: int
    end: int
    label: Label
    score: float


class Tagger:
    """Finds names. Loaded once, used for any number of texts; not shared between threads."""

    def __init__(self, model: bytes, words: Words) -> None:
        """A tagger of a trained model.

        Raises:
            ValueError: if *model* is no CRFsuite model.
        """
        self._words = words
        self._features = Features(words)
        self._model = model  # the opened tagger reads from these bytes
        self._crf = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)

    @classmethod
    def load(cls) -> Tagger:
        """The tagger that comes with the package; the same one each time.

        Raises:
            FileNotFoundError: if the package was installed without its model.
        """
        return _load()

    def tag(self, tokens: Sequence[str]) -> list[str]:
        """The labels of one sentence's tokens: O, or B- and I- before PER, ORG or LOC.

        >>> Tagger.load().tag(["Retno", "Marsudi", "tiba", "di", "Hanoi", "."])
        ['B-PER', 'I-PER', 'O', 'O', 'B-LOC', 'O']
        """
        return list(self._crf.tag(self._features(tokens))) if tokens else []

    def tag_text(self, text: str) -> list[Entity]:
        """The names in *text*, in order, none overlapping another.

        >>> text = "Menteri Luar Negeri Retno Marsudi tiba di Hanoi."
        >>> [(text[e.start : e.end], e.label) for e in Tagger.load().tag_text(text)]
        [('Retno Marsudi', 'PER'), ('Hanoi', 'LOC')]
        """
        found = []
        for sentence in sentences(text):
            tokens = [
                Token(t.start + sentence.start, t.end + sentence.start, t.text)
                for t in tokenize(sentence.of(text), self._words)
            ]
            labels = self.tag([token.text for token in tokens])
            for first, last, label in spans(labels):
                score = min(self._crf.marginal(labels[i], i) for i in range(first, last))
                found += _entities(tokens[first:last], label, score)
        return found


def spans(labels: Iterable[str]) -> list[tuple[int, int, Label]]:
    """Labelled stretches as (first, past the last, kind).

    >>> spans(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    found: list[tuple[int, int, Label]] = []
    for i, label in enumerate(labels):
        kind = label[2:]
        if label.startswith("I-") and found and found[-1][1:] == (i, kind):
            found[-1] = found[-1][0], i + 1, kind
        elif label != "O":
            found.append((i, i + 1, kind))
    return found


def _entities(tokens: Sequence[Token], label: Label, score: float) -> list[Entity]:
    """The entity of the tokens; a bracketed short form at its end is an entity of its own."""
    parts = [[]]
    for token in tokens:
        if token.text.startswith("(") and parts[-1]:
            parts.append([])
        parts[-1].append(token)
    return [
        Entity(part[0].start + part[0].text.startswith("("), part[-1].end - part[-1].text.endswith(")"), label, score)
        for part in parts
    ]


@lru_cache(maxsize=1)
def _load() -> Tagger:
    return Tagger(MODEL.read_bytes(), package_words())
