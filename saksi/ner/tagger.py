"""Text into named entities: persons, organisations and places with their exact place in the text.

``Tagger.tag`` labels a sentence that comes as tokens; ``Tagger.tag_text`` cuts a text into sentences and
tokens itself. The model is a linear-chain CRF trained on Indonesian news of 2013 to 2017; names of other times
and languages it knows by their letters and surroundings only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np

from saksi.ner.decode import islands, marginals, padded, viterbi
from saksi.ner.linear import LABELS, Linear
from saksi.ner.scoring import Scorer
from saksi.ner.tokens import Token, tokenize
from saksi.ner.words import Words, package_words
from saksi.text import sentences

MODEL = Path(__file__).parent / "model" / "ner.npz"
SURE = 7.0
SURE_NAME = 0.8
SHORT = 3
QUOTES = frozenset("\"“”„‟‘’'`«»")

Label = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A name in a text: ``text[start:end]``, its kind, and how sure the model is of its least sure word."""

    start: int
    end: int
    label: Label
    score: float


class Tagger:
    """Finds names. Loaded once, used for any number of texts; not to be shared between threads."""

    def __init__(self, model: Linear, words: Words) -> None:
        self._words = words
        self._scorer = Scorer(model, words)
        self._transitions = model.transitions

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
        return self.tag_sentences([tokens])[0]

    def tag_sentences(self, many: Sequence[Sequence[str]]) -> list[list[str]]:
        """The labels of several sentences at once, which is faster than one by one.

        >>> Tagger.load().tag_sentences([["Ia", "diam", "."], []])
        [['O', 'O', 'O'], []]
        """
        labels, _, starts = self._decode(many)
        return [
            [LABELS[k] for k in labels[start : start + len(tokens)]] for start, tokens in zip(starts, many, strict=True)
        ]

    def tag_text(self, text: str) -> list[Entity]:
        """The names in *text*, in order, none overlapping another.

        >>> text = "Menteri Luar Negeri Retno Marsudi tiba di Hanoi."
        >>> [(text[e.start : e.end], e.label) for e in Tagger.load().tag_text(text)]
        [('Retno Marsudi', 'PER'), ('Hanoi', 'LOC')]
        """
        many = [self._tokens(text, sentence.start, sentence.end) for sentence in sentences(text)]
        labels, chances, starts = self._decode([[token.text for token in tokens] for tokens in many])
        found = []
        for start, tokens in zip(starts, many, strict=True):
            for first, last, label in spans([LABELS[k] for k in labels[start : start + len(tokens)]]):
                score = float(chances[start + first : start + last].min())
                found += _entities(tokens[first:last], label, score)
        found += self._again(text, found, [token for tokens in many for token in tokens])
        return sorted(found)

    def _again(self, text: str, found: Sequence[Entity], tokens: Sequence[Token]) -> Iterator[Entity]:
        """Parts of persons' names where they stand alone and were not seen; the score says how sure the full name was.

        Assumes that a word which is part of a person's name here names the same person elsewhere in the text.
        """
        parts: dict[str, float] = {}
        for entity in found:
            words = text[entity.start : entity.end].split() if entity.label == "PER" else []
            for word in words:
                if len(word) > SHORT and word[0].isupper() and not self._words.is_written_small(word):
                    parts[word] = max(parts.get(word, 0.0), entity.score)
        taken = {place for entity in found for place in range(entity.start, entity.end)}
        for token in tokens:
            if parts.get(token.text, 0.0) > SURE_NAME and token.start not in taken:
                yield Entity(token.start, token.end, "PER", parts[token.text])

    def _tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens of a sentence without its quotation marks, of which the model knows nothing."""
        return [token for token in tokenize(text[start:end], self._words, start) if token.text not in QUOTES]

    def _decode(self, many: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray, list[int]]:
        """For every place the best label and its probability, and the places where the sentences begin."""
        scores, starts = self._scorer(many)
        labels, chances = np.zeros(len(scores), int), np.ones(len(scores))
        breaks = np.ones(len(scores), bool)
        for start, tokens in zip(starts, many, strict=True):
            breaks[start : start + len(tokens)] = False
        sure = scores[:, 0] - scores[:, 1:].max(1) > SURE
        stretches = islands(sure, breaks)
        if stretches:
            block, lengths = padded(scores, stretches)
            held = np.arange(block.shape[1]) < lengths[:, None]
            places = (np.array([start for start, _ in stretches])[:, None] + np.arange(block.shape[1]))[held]
            labels[places] = best = viterbi(block, lengths, self._transitions)[held]
            chances[places] = marginals(block, lengths, self._transitions)[held, best]
        return labels, chances, starts


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


def _entities(tokens: Sequence[Token], label: Label, score: float) -> Iterator[Entity]:
    """The entity of the tokens without its brackets; a bracketed short form at its end is one of its own."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text.startswith("(") and parts[-1]:
            parts.append([])
        parts[-1].append(token)
    for part in parts:
        start = part[0].start + part[0].text.startswith("(")
        end = part[-1].end - part[-1].text.endswith(")")
        if start < end:
            yield Entity(start, end, label, score)


@lru_cache(maxsize=1)
def _load() -> Tagger:
    return Tagger(Linear.read(MODEL), package_words())
