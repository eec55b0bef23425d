"""Sentences into scores of labels: the features' weights, summed for each word once and then only moved about.

Most features depend on one word: what it says of itself and of the places around it. Their sums are kept in a
table of words, so that a token costs five additions; only what several words say together is looked up by name.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from saksi.ner.features import FIRST, LAST, Seen, joint_features, look
from saksi.ner.linear import LABELS, Linear
from saksi.ner.words import Words

PLACES = 5
GAP = 2
MEMORY = 60_000


class Scorer:
    """Scores sentences with one model; remembers the words it has met."""

    def __init__(self, model: Linear, words: Words) -> None:
        self._model = model
        self._words = words
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[str, int] = {}
        self._seen: list[Seen | None] = [None]
        self._new_rows: list[int] = []
        self._new_places: list[int] = []
        self._sums = np.zeros((1024, PLACES, len(LABELS)), np.float32)
        self._sums[0, 1] = self._model.sum_of(FIRST)
        self._sums[0, 3] = self._model.sum_of(LAST)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> tuple[np.ndarray, list[int]]:
        """Scores of every token of the sentences, one below the other with a gap of two rows after each.

        Returns the array (place, label) and the place at which each sentence begins.
        """
        if len(self._seen) > MEMORY:
            self._forget()
        ids, starts, places, rows = [0] * GAP, [], [], []
        for sentence in sentences:
            start = len(ids)
            starts.append(start)
            own = [self._ids.get(token) or self._meet(token) for token in sentence]
            ids += own
            ids += [0] * GAP
            self._look_up([self._seen[i] for i in own], start, places, rows)
        self._sum_up()
        table = self._sums[np.array(ids)]
        scores = table[:, 0].copy()
        scores[1:] += table[:-1, 1]
        scores[2:] += table[:-2, 2]
        scores[:-1] += table[1:, 3]
        scores[:-2] += table[2:, 4]
        np.add.at(scores, np.array(places, int), self._model.weights[rows])
        return scores, starts

    def _look_up(self, seen: list[Seen], start: int, places: list[int], rows: list[int]) -> None:
        """Add to *places* and *rows* the joint features of one sentence that the model knows."""
        known = self._model.rows
        for i, names in joint_features(seen).items():
            found = [known[name] for name in names if name in known]
            rows += found
            places += [start + i] * len(found)

    def _meet(self, word: str) -> int:
        """A number for a new word; its features wait to be summed up."""
        number = self._ids[word] = len(self._seen)
        seen = look(word, self._words)
        self._seen.append(seen)
        known = self._model.rows
        for place, names in enumerate(seen.by_place, number * PLACES):
            found = [known[name] for name in names if name in known]
            self._new_rows += found
            self._new_places += [place] * len(found)
        return number

    def _sum_up(self) -> None:
        """Sum the weights of all words met since the last time, in one go."""
        while len(self._sums) < len(self._seen):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        if self._new_rows:
            sums = self._sums.reshape(-1, len(LABELS))
            np.add.at(sums, np.array(self._new_places), self._model.weights[self._new_rows])
            self._new_rows, self._new_places = [], []
