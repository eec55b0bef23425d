"""Text into named entities: persons, organisations and places with their exact place in the text.

``Tagger.tag`` labels a sentence that comes as tokens; ``Tagger.tag_text`` cuts a text into sentences and
tokens itself. The model is a linear-chain CRF trained on Indonesian news of 2013 to 2017; names of other times
and languages it knows by their letters and surroundings only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
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
        path = self._decode(many)
        ends = [start + len(tokens) for start, tokens in zip(path.starts, many, strict=True)]
        return [[LABELS[k] for k in path.labels[s:e].tolist()] for s, e in zip(path.starts, ends, strict=True)]

    def tag_text(self, text: str, is_scored: bool = True) -> list[Entity]:
        """The names in *text*, in order, none overlapping another.

        Without *is_scored* the scores are 0 unless something hangs on them, which saves a fifth of the time.

        >>> text = "Menteri Luar Negeri Retno Marsudi tiba di Hanoi."
        >>> [(text[e.start : e.end], e.label) for e in Tagger.load().tag_text(text)]
        [('Retno Marsudi', 'PER'), ('Hanoi', 'LOC')]
        """
        many = [self._tokens(text, sentence.start, sentence.end) for sentence in sentences(text)]
        path = self._decode([[token.text for token in tokens] for tokens in many])
        found: list[tuple[Entity, int, int]] = []
        for start, tokens in zip(path.starts, many, strict=True):
            for first, last, label in spans([LABELS[k] for k in path.labels[start : start + len(tokens)].tolist()]):
                found += [(entity, start + first, start + last) for entity in _entities(tokens[first:last], label)]
        parts, alone = self._again(text, [entity for entity, _, _ in found], chain.from_iterable(many))
        if not alone and not is_scored:
            return sorted(entity for entity, _, _ in found)
        scored = [replace(entity, score=float(path.chances[first:last].min())) for entity, first, last in found]
        scores = {word: max(scored[i].score for i in places) for word, places in parts.items()}
        sure = [token for token in alone if scores[token.text] > SURE_NAME]
        return sorted([*scored, *(Entity(token.start, token.end, "PER", scores[token.text]) for token in sure)])

    def _again(
        self, text: str, found: Sequence[Entity], tokens: Iterable[Token]
    ) -> tuple[dict[str, list[int]], list[Token]]:
        """Parts of persons' names, each with the numbers of the names, and where they stand alone and were not seen.

        Assumes that a word which is part of a person's name here names the same person elsewhere in the text.
        """
        parts: dict[str, list[int]] = {}
        for i, entity in enumerate(found):
            for word in text[entity.start : entity.end].split() if entity.label == "PER" else ():
                if len(word) > SHORT and word[0].isupper() and not self._words.is_written_small(word):
                    parts.setdefault(word, []).append(i)
        taken = {place for entity in found for place in range(entity.start, entity.end)}
        return parts, [token for token in tokens if token.text in parts and token.start not in taken]

    def _tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens of a sentence without its quotation marks, of which the model knows nothing."""
        return [token for token in tokenize(text[start:end], self._words, start) if token.text not in QUOTES]

    def _decode(self, many: Sequence[Sequence[str]]) -> _Path:
        """The best labels of several sentences."""
        scores, starts = self._scorer(many)
        breaks = np.ones(len(scores), bool)
        for start, tokens in zip(starts, many, strict=True):
            breaks[start : start + len(tokens)] = False
        sure = scores[:, 0] - np.maximum.reduce(scores[:, 1:], 1) > SURE
        return _Path(scores, starts, islands(sure, breaks), self._transitions)


class _Path:
    """The best path of labels through the tokens of some sentences, decoded where tokens are doubtful.

    ``labels`` holds a label for every place, ``starts`` the places where the sentences begin.
    """

    def __init__(
        self, scores: np.ndarray, starts: list[int], stretches: list[tuple[int, int]], transitions: np.ndarray
    ) -> None:
        self.starts = starts
        self.labels = np.zeros(len(scores), int)
        self._transitions = transitions
        self._stretches = stretches
        if stretches:
            self._block, self._lengths = padded(scores, stretches)
            steps = np.arange(self._block.shape[1])
            self._held = steps < self._lengths[:, None]
            self._places = (np.array([start for start, _ in stretches])[:, None] + steps)[self._held]
            self.labels[self._places] = viterbi(self._block, self._lengths, transitions)[self._held]

    @cached_property
    def chances(self) -> np.ndarray:
        """How probable the best label of every place is."""
        chances = np.ones(len(self.labels))
        if self._stretches:
            of_all = marginals(self._block, self._lengths, self._transitions)
            chances[self._places] = of_all[self._held, self.labels[self._places]]
        return chances


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


def _entities(tokens: Sequence[Token], label: Label) -> Iterator[Entity]:
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
            yield Entity(start, end, label, 0.0)


@lru_cache(maxsize=1)
def _load() -> Tagger:
    return Tagger(Linear.read(MODEL), package_words())
