"""Scores of labels into the best labels and their probabilities, for many short sequences at once.

A linear chain cuts wherever a token is surely no part of a name; what lies between is decoded together in one
array, padded to the longest. Numbers are natural logarithms.
"""

from __future__ import annotations

import numpy as np


def islands(sure: np.ndarray, breaks: np.ndarray) -> list[tuple[int, int]]:
    """Stretches to decode: tokens that are not *sure*, each with the sure token on either side.

    *sure* and *breaks* are flags of the tokens; a stretch never crosses a break (a place between sentences).

    >>> islands(np.array([1, 1, 0, 0, 1, 1, 0], bool), np.zeros(7, bool))
    [(1, 5), (5, 7)]
    """
    open_places = np.flatnonzero(~sure & ~breaks)
    if not len(open_places):
        return []
    cuts = np.flatnonzero(np.diff(open_places) > 1) + 1
    starts = open_places[np.concatenate(([0], cuts))]
    ends = open_places[np.concatenate((cuts - 1, [len(open_places) - 1]))] + 1
    starts = np.where((starts > 0) & ~breaks[starts - 1], starts - 1, starts)
    ends = np.where((ends < len(sure)) & ~breaks[np.minimum(ends, len(sure) - 1)], ends + 1, ends)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def padded(scores: np.ndarray, stretches: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """The stretches of *scores* as one array (stretch, step, label), and the length of each."""
    lengths = np.array([end - start for start, end in stretches])
    steps = np.arange(lengths.max())
    places = np.array([start for start, _ in stretches])[:, None] + steps
    return scores[np.minimum(places, len(scores) - 1)], lengths


def viterbi(scores: np.ndarray, lengths: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The best label of every step: shape (stretch, step); beyond a stretch's length it means nothing."""
    count, steps, _ = scores.shape
    best = scores[:, 0].copy()
    came_from = np.zeros(scores.shape, np.int64)
    for step in range(1, steps):
        ways = best[:, :, None] + transitions
        came_from[:, step] = ways.argmax(1)
        best = np.where((step < lengths)[:, None], ways.max(1) + scores[:, step], best)
    labels = np.zeros((count, steps), np.int64)
    last = best.argmax(1)
    rows = np.arange(count)
    for step in range(steps - 1, -1, -1):
        labels[:, step] = last
        last = np.where(step < lengths, came_from[rows, step, last], last) if step else last
    return labels


def marginals(scores: np.ndarray, lengths: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The probability of every label at every step: shape (stretch, step, label)."""
    count, steps, labels = scores.shape
    forward = np.empty((count, steps, labels))
    backward = np.zeros((count, steps, labels))
    forward[:, 0] = scores[:, 0]
    ways = np.exp(transitions)
    for step in range(1, steps):
        forward[:, step] = _summed(forward[:, step - 1], ways) + scores[:, step]
    for step in range(steps - 2, -1, -1):
        inner = _summed(backward[:, step + 1] + scores[:, step + 1], ways.T)
        backward[:, step] = np.where((step + 1 < lengths)[:, None], inner, 0)
    both = forward + backward
    both = np.exp(both - both.max(-1, keepdims=True))
    return both / both.sum(-1, keepdims=True)


def _summed(state: np.ndarray, ways: np.ndarray) -> np.ndarray:
    """log of exp(state) @ ways, safe for large numbers."""
    top = state.max(-1, keepdims=True)
    return np.log(np.exp(state - top) @ ways) + top
