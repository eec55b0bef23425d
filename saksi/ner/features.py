"""Tokens into the features of the CRF: the word, its letters, its neighbours, the run of capitals around it.

What depends on a word alone is worked out once for each word and kept; for each place it is then only put
together. Strings are the names of features: ``-1l=di`` says that the word before is "di".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.ner.words import Words

_REPEATED = re.compile(r"(.)\1+")
_AROUND = "()[],.\"'“”‘’"
MEMORY = 50_000


def shape(word: str) -> str:
    """Letters and digits by kind, repeats drawn together.

    >>> shape("Jong-un"), shape("(KPU)"), shape("2019")
    ('Xx-x', '(X)', 'd')
    """
    kinds = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)
    return _REPEATED.sub(r"\1", "".join(kinds))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word's features: for its own place, and for the places that see it from -1, -2, +1, +2."""

    own: list[str]
    before: list[str]
    before2: list[str]
    after: list[str]
    after2: list[str]
    shape: str
    lower: str
    capital: bool


class Features:
    """Turns sentences into features; remembers the words that it has seen.

    >>> "-1l=di" in Features(Words({}))(["di", "Hanoi"])[1]
    True
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._memory: dict[str, _Seen] = {}

    def __call__(self, tokens: Sequence[str]) -> list[list[str]]:
        """The features of each token of one sentence."""
        seen = [self._seen(token) for token in tokens]
        runs = _runs(seen)
        return [_at(i, seen, runs) for i in range(len(seen))]

    def _seen(self, word: str) -> _Seen:
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) >= MEMORY:
                self._memory.clear()
            found = self._memory[word] = _look(word, self._words)
        return found


def _look(word: str, words: Words) -> _Seen:
    core = word.strip(_AROUND) or word
    lower = core.lower()
    kind = shape(word)
    classes = [f"g={name}" for name in words.classes(core)]
    own = ["bias", f"w={word}", f"l={lower}", f"s={kind}", *classes, *_letters(lower)]
    near = [f"l={lower}", f"s={kind}", *classes]
    if core[:1].isupper():
        own.append("capital")
        near.append(f"x3={lower[-3:]}")
        if core.isupper() and len(core) > 1:
            own.append(f"capitals={min(len(core), 6)}")
        if not set(lower) & set("aeiou"):
            own.append("no vowel")
    else:
        near.append(f"p3={lower[:3]}")
    if "-" in core:
        own += ["hyphen", *(f"part={part.lower()}" for part in core.split("-")[:3] if part)]
    far = near[:2]
    return _Seen(own, _moved("-1", near), _moved("-2", far), _moved("+1", near), _moved("+2", far),
                 kind, lower, core[:1].isupper())  # fmt: skip


def _letters(lower: str) -> list[str]:
    """Beginnings and endings of one to four letters."""
    sizes = [n for n in (1, 2, 3, 4) if len(lower) > n]
    return [f"p{n}={lower[:n]}" for n in sizes] + [f"x{n}={lower[-n:]}" for n in sizes]


def _moved(place: str, names: list[str]) -> list[str]:
    return [place + name for name in names]


def _runs(seen: list[_Seen]) -> list[tuple[int, int]]:
    """For each token the run of capitalised words it stands in: first and last place (its own, if small)."""
    runs: list[tuple[int, int]] = []
    start = 0
    for i, word in enumerate(seen):
        if not word.capital or not i or not seen[i - 1].capital:
            start = i
        runs.append((start, i))
    for i in range(len(seen) - 2, -1, -1):
        if runs[i + 1][0] == runs[i][0]:
            runs[i] = runs[i][0], runs[i + 1][1]
    return runs


def _at(i: int, seen: list[_Seen], runs: list[tuple[int, int]]) -> list[str]:
    """All features of the token at place *i*."""
    word, last = seen[i], len(seen) - 1
    before = seen[i - 1] if i else None
    after = seen[i + 1] if i < last else None
    names = word.own + (before.before if before else ["first"]) + (after.after if after else ["last"])
    if i > 1:
        names += seen[i - 2].before2
    if i + 2 <= last:
        names += seen[i + 2].after2
    before_shape, before_lower = (before.shape, before.lower) if before else ("^", "^")
    after_shape, after_lower = (after.shape, after.lower) if after else ("$", "$")
    names += (
        f"sss={before_shape}|{word.shape}|{after_shape}",
        f"ll={before_lower}|{word.lower}",
        f"ls={before_lower}|{word.shape}",
        f"sl={word.shape}|{after_lower}",
    )
    if i > 1:
        names.append(f"lls={seen[i - 2].lower}|{before_lower}|{word.shape}")
    if word.capital:
        names += _of_run(i, seen, *runs[i])
    return names


def _of_run(i: int, seen: list[_Seen], start: int, end: int) -> list[str]:
    """What the run of capitals says of each word in it: its first and last word and what stands around."""
    names = [
        f"run={min(i - start, 4)}",
        f"length={min(end - start + 1, 5)}",
        f"before={seen[start - 1].lower if start else '^'}",
        f"after={seen[end + 1].lower if end + 1 < len(seen) else '$'}",
    ]
    if not i:
        names.append(f"begins={seen[1].shape if len(seen) > 1 else '$'}")
    if start < i:
        names.append(f"head={seen[start].lower}")
    if i < end:
        names.append(f"tail={seen[end].lower}")
    if start > 1:
        names.append(f"before2={seen[start - 2].lower} {seen[start - 1].lower}")
    return names
