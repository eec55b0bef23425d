"""Scores of labels into the best labels and their probabilities, for many short sequences at once.

A linear chain cuts wherever a token is surely no part of a name; what lies between is decoded together in one
array, padded to the longest. Numbers are natural logarithms.
"""

from __future__ import annotations

import numpy as np

_NEVER = -1e4
"""Score of what cannot be: its probability is zero, but sums of it stay finite."""
_SCALED = 8
"""Steps after which probabilities are scaled; so many never leave the range of a double."""


def islands(sure: np.ndarray, breaks: np.ndarray) -> list[tuple[int, int]]:
    """Stretches to decode: tokens that are not *sure*, each with the sure token on either side.

    *sure* and *breaks* are flags of the tokens; a stretch never crosses a break (a place between sentences).

    >>> islands(np.array([1, 1, 0, 0, 1, 1, 0], bool), np.zeros(7, bool))
    [(1, 5), (5, 7)]
    """
    found: list[list[int]] = []
    for place in np.flatnonzero(~(sure | breaks)).tolist():
        if found and found[-1][1] == place:
            found[-1][1] = place + 1
        else:
            found.append([place, place + 1])
    last = len(sure)
    return [
        (start - (start > 0 and not breaks[start - 1]), end + (end < last and not breaks[end])) for start, end in found
    ]


def padded(scores: np.ndarray, stretches: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """The stretches of *scores* as one array (stretch, step, label), and the length of each."""
    lengths = np.array([end - start for start, end in stretches])
    steps = np.arange(lengths.max())
    places = np.array([start for start, _ in stretches])[:, None] + steps
    return scores[np.minimum(places, len(scores) - 1)], lengths


def viterbi(scores: np.ndarray, lengths: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The best label of every step: shape (stretch, step); beyond a stretch's length it means nothing."""
    scores, ways = _ended(scores, lengths, transitions)
    scores = np.ascontiguousarray(scores.transpose(1, 2, 0))  # the stretches last: NumPy runs along them
    steps, _, count = scores.shape
    best = np.empty_like(scores)
    best[0] = scores[0]
    for step in range(1, steps):
        np.add(np.maximum.reduce(best[step - 1][:, None] + ways[:, :, None], 0), scores[step], out=best[step])
    path = np.empty((steps, count), np.int64)
    path[-1] = best[-1].argmax(0)
    for step in range(steps - 1, 0, -1):
        path[step - 1] = (best[step - 1] + ways[:, path[step]]).argmax(0)
    return path.T


def marginals(scores: np.ndarray, lengths: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The probability of every label at every step: shape (stretch, step, label).

    Forward and backward run side by side, the backward one on the steps turned round. Both are scaled every few
    steps instead of added as logarithms (Rabiner 1989, section V.A).
    """
    scores, ways = _ended(scores.astype(float), lengths, transitions)
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    both = np.stack([weights, weights[:, ::-1]])
    ways = np.exp(ways)
    ways = np.stack([ways, ways.T])
    reached = np.ones_like(both)
    for step in range(1, both.shape[2]):
        state = (reached[:, :, step - 1] * both[:, :, step - 1]) @ ways
        reached[:, :, step] = state if step % _SCALED else state / state.max(-1, keepdims=True)
    chances = reached[0] * weights * reached[1, :, ::-1]
    return (chances / chances.sum(-1, keepdims=True))[:, :, :-1]


def _ended(scores: np.ndarray, lengths: np.ndarray, transitions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores and transitions with one label more, that of the steps behind the end: it costs nothing to go there.

    So stretches of several lengths run through the same steps, and none of them needs to be held back.
    """
    count, steps, labels = scores.shape
    ended = np.full((count, steps, labels + 1), _NEVER, scores.dtype)
    within = np.arange(steps) < lengths[:, None]
    ended[:, :, :labels] = np.where(within[:, :, None], scores, _NEVER)
    ended[:, :, labels] = np.where(within, _NEVER, 0)
    ways = np.zeros((labels + 1, labels + 1), scores.dtype)
    ways[:labels, :labels] = transitions
    ways[labels, :labels] = _NEVER
    return ended, ways
