"""Which articles are one text: near-copies and texts of one agency; and what corroboration alone is worth.

Copies are found by MinHash over shingles of five words and locality-sensitive hashing (``datasketch``), so the
work grows with the number of articles, not of pairs. Texts that credit one agency count as one source. What a
source is worth (a letter) comes from a register that a person keeps, and never from what is counted here.
"""

from __future__ import annotations

import csv
import re
import zlib
from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import sha1
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.text import normalised

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_PERMUTATIONS = 64
_BANDS = (16, 4)
"""Bands and rows of the hashing: of two texts that share 0.6, nine in ten are met; of 0.2, one in forty."""
_COPY = 0.6
"""Share of shingles in common from which two texts are copies; reports of one event written apart stay below 0.2."""
LETTERS = ("A", "B", "C", "D", "E", "F")


class Groups:
    """Things that belong together, joined two at a time (union-find); the least of a group stands for it."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def root(self, item):
        """The least item of the group of *item*."""
        parents = self._parent
        up = parents.get(item, item)
        if up == item:
            return item
        path = []
        while up != item:
            path.append(item)
            item, up = up, parents.get(up, up)
        for below in path:
            parents[below] = item
        return item

    def are_one(self, one, other) -> bool:
        """Whether two items are of one group."""
        parents = self._parent
        return parents.get(one, one) == parents.get(other, other) or self.root(one) == self.root(other)

    def join(self, one, other) -> None:
        """Puts the groups of two items together."""
        first, second = self.root(one), self.root(other)
        if first < second:
            self._parent[second] = first
        else:
            self._parent[first] = second


def shingles(text: str) -> list[bytes]:
    """The runs of five words of a text, each once, in their order; of a shorter text all of it.

    >>> shingles("Kim tiba di Hanoi hari ini")
    [b'kim tiba di hanoi hari', b'tiba di hanoi hari ini']
    """
    words = _WORD.findall(normalised(text))
    runs = (" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    return [run.encode() for run in dict.fromkeys(runs) if run]


def near_copies(article_ids: Sequence[str], texts: Iterable[str]) -> Groups:
    """Groups of articles whose texts are near-copies of one another."""
    groups = Groups()
    if len(article_ids) < 2:
        return groups
    import numpy as np
    from datasketch import MinHash  # long to load, of no use to a single article

    seen: dict[bytes, str] = {}
    idents: list[str] = []
    sketches = array("I")
    blank = MinHash(num_perm=_PERMUTATIONS, hashfunc=zlib.crc32)
    for ident, text in zip(article_ids, texts, strict=True):
        runs = shingles(text)
        if not runs:
            continue
        same = seen.setdefault(sha1(b"\n".join(runs)).digest(), ident)
        if same != ident:
            groups.join(ident, same)
            continue
        sketch = blank.copy()
        sketch.update_batch(runs)
        sketches.frombytes(sketch.hashvalues.astype(np.uint32).tobytes())
        idents.append(ident)
    table = np.frombuffer(sketches, np.uint32).reshape(-1, _PERMUTATIONS)
    for one, other in _met(table):
        if (table[one] == table[other]).mean() >= _COPY:
            groups.join(idents[one], idents[other])
    return groups


def _met(sketches: np.ndarray) -> Iterator[tuple[int, int]]:
    """The pairs of sketches that are the same in a band."""
    import numpy as np

    bands, rows = _BANDS
    for band in range(bands):
        cells = np.ascontiguousarray(sketches[:, band * rows : (band + 1) * rows])
        _, bucket = np.unique(cells.view(f"V{cells.itemsize * rows}").ravel(), return_inverse=True)
        order = np.argsort(bucket, kind="stable")
        edges = np.flatnonzero(np.diff(bucket[order], prepend=-1, append=-1))
        for begin in np.flatnonzero(np.diff(edges) > 1).tolist():
            yield from combinations(order[edges[begin] : edges[begin + 1]].tolist(), 2)


def wire_groups(articles: pd.DataFrame) -> list[str | None]:
    """For each article its group, ``wire:<agency>`` or ``copy:<least article_id>``; None where it stands alone."""
    ids = articles["article_id"].tolist()
    groups = near_copies(ids, articles["text"])
    agencies = [only_agency(cell) for cell in articles["agency"].tolist()]
    by_root: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    for ident, agency in zip(ids, agencies, strict=True):
        root = groups.root(ident)
        by_root.setdefault(root, []).append(ident)
        if agency:
            name = f"wire:{normalised(agency).replace(' ', '-')}"
            named[root] = min(name, named.get(root, name))
    result = []
    for ident in ids:
        root = groups.root(ident)
        result.append(named.get(root) or (f"copy:{min(by_root[root])}" if len(by_root[root]) > 1 else None))
    return result


def only_agency(cell: object) -> str | None:
    """The one agency that a text credits; None where it credits none, or several, being of the outlet's own making."""
    return cell if isinstance(cell, str) and cell and "," not in cell else None


def sources_of(articles: pd.DataFrame) -> dict[str, str]:
    """The independent text that an article is: its wire group, or itself."""
    groups = articles["wire_group"].tolist()
    return {
        ident: group if isinstance(group, str) else ident
        for ident, group in zip(articles["article_id"].tolist(), groups, strict=True)
    }


def grade_information(agreeing: int, contradicting: int = 0) -> int:
    """The numeral of the Admiralty scale, 1 (confirmed) to 6 (cannot be judged), from corroboration alone.

    *agreeing* and *contradicting* count independent sources. Who they are has no bearing on it.

    >>> [grade_information(3), grade_information(2), grade_information(1), grade_information(2, 1)]
    [1, 2, 6, 3]
    """
    if contradicting == 0:
        return 6 if agreeing <= 1 else 2 if agreeing == 2 else 1
    if agreeing > contradicting:
        return 3
    return 4 if agreeing == contradicting else 5


def read_register(path: Path) -> dict[str, str]:
    """The letters that a person gave to sources: a CSV with ``name`` and ``letter`` (A to F); empty if not there.

    Raises:
        ValueError: naming the line, where a letter is none of A to F.
    """
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, 2):
        if row.get("letter") and row["letter"] not in LETTERS:
            raise ValueError(
                f"{path.name}:{number}: the letter {row['letter']!r} is none of {', '.join(LETTERS)}. Mend it."
            )
    return {normalised(row["name"]): row["letter"] for row in rows if row.get("name") and row.get("letter")}


def grade_source(name: str | None, register: dict[str, str]) -> str | None:
    """The letter of a source in the register; None where nobody gave it one."""
    return register.get(normalised(name)) if name else None


def count_independent(article_ids: Iterable[str], sources: dict[str, str]) -> int:
    """How many independent texts are among articles."""
    return len({sources.get(ident, ident) for ident in article_ids})
