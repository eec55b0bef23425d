"""The trained model: a weight for each feature and label, and for each pair of labels in a row.

The file is a NumPy archive without pickles. Names of features stand in it as text, weights as whole numbers
of two bytes with a common scale; ten thousand features take about a tenth of a megabyte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
STEPS = 1023


@dataclass(frozen=True, eq=False)
class Linear:
    """Weights by feature (a row each; the last row, all zero, is that of the unknown) and transitions."""

    rows: Mapping[str, int]
    weights: np.ndarray
    transitions: np.ndarray

    @classmethod
    def of(cls, weights: Mapping[str, Sequence[float]], transitions: np.ndarray) -> Linear:
        """A model of feature weights in the order of LABELS; rounded as the file will hold them."""
        names = sorted(weights)
        table = np.array([weights[name] for name in names], np.float32).reshape(len(names), len(LABELS))
        scale = _scale(table)
        rounded = np.rint(table / scale) * scale
        kept = np.flatnonzero(rounded.any(1))
        return cls._of_table([names[i] for i in kept], rounded[kept], transitions)

    @classmethod
    def _of_table(cls, names: list[str], table: np.ndarray, transitions: np.ndarray) -> Linear:
        weights = np.vstack([table, np.zeros((1, len(LABELS)))]).astype(np.float32)
        return cls({name: i for i, name in enumerate(names)}, weights, np.asarray(transitions, np.float32))

    def save(self, path: Path) -> None:
        """Write the model; the same model gives the same bytes."""
        table = self.weights[:-1]
        scale = _scale(table)
        np.savez_compressed(
            path,
            names=np.frombuffer("\n".join(self.rows).encode(), np.uint8),
            weights=np.rint(table / scale).astype(np.int16),
            scale=np.float32(scale),
            transitions=self.transitions,
        )

    @classmethod
    def read(cls, path: Path) -> Linear:
        """A model from its file.

        Raises:
            FileNotFoundError: if there is no such file.
            ValueError: if it is no such archive, or its parts do not belong together.
        """
        with np.load(path, allow_pickle=False) as parts:
            names = parts["names"].tobytes().decode().split("\n")
            table = parts["weights"] * parts["scale"]
            if table.shape != (len(names), len(LABELS)):
                raise ValueError(f"{path}: {len(names)} names, but weights of shape {table.shape}")
            return cls._of_table(names, table, parts["transitions"])

    def sum_of(self, features: Sequence[str]) -> np.ndarray:
        """The weights of several features, summed: one number a label."""
        rows = self.rows
        known = [rows[name] for name in features if name in rows]
        return self.weights[known].sum(0) if known else np.zeros(len(LABELS), np.float32)


def _scale(table: np.ndarray) -> float:
    top = float(np.abs(table).max(initial=0))
    return top / STEPS if top else 1.0
