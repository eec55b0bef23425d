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


def shape(word: str) -> str:
    """Letters and digits by kind, repeats drawn together.

    >>> shape("Jong-un"), shape("(KPU)"), shape("2019")
    ('Xx-x', '(X)', 'd')
    """
    kinds = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)
    return _REPEATED.sub(r"\1", "".join(kinds))


@dataclass(frozen=True, slots=True)
class Seen:
    """A word's features: for its own place, and for the places that see it from -1, -2, +1, +2."""

    own: list[str]
    before: list[str]
    before2: list[str]
    after: list[str]
    after2: list[str]
    shape: str
    lower: str
    capital: bool

    @property
    def by_place(self) -> tuple[list[str], ...]:
        """What the word says to its own place, to the next, the next but one, the last, the last but one."""
        return self.own, self.before, self.before2, self.after, self.after2


FIRST = ["first"]
LAST = ["last"]


def features(sentence: Sequence[str], words: Words) -> list[list[str]]:
    """The features of each token of one sentence, by name, as training wants them.

    >>> "-1l=di" in features(["di", "Hanoi"], Words({}))[1]
    True
    """
    seen = [look(token, words) for token in sentence]
    joint = joint_features(seen)
    last = len(seen) - 1
    found = []
    for i, word in enumerate(seen):
        names = word.own + (seen[i - 1].before if i else FIRST) + (seen[i + 1].after if i < last else LAST)
        names = names + (seen[i - 2].before2 if i > 1 else []) + (seen[i + 2].after2 if i + 1 < last else [])
        found.append(names + joint.get(i, []))
    return found


def look(word: str, words: Words) -> Seen:
    """What one word says by itself."""
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
    return Seen(
        own, _moved("-1", near), _moved("-2", far), _moved("+1", near), _moved("+2", far),
        kind, lower, core[:1].isupper(),
    )  # fmt: skip


def _letters(lower: str) -> list[str]:
    """Beginnings and endings of one to four letters."""
    sizes = [n for n in (1, 2, 3, 4) if len(lower) > n]
    return [f"p{n}={lower[:n]}" for n in sizes] + [f"x{n}={lower[-n:]}" for n in sizes]


def _moved(place: str, names: list[str]) -> list[str]:
    return [place + name for name in names]


def joint_features(seen: Sequence[Seen]) -> dict[int, list[str]]:
    """By place, what only several words together say; places with no capital at or beside them have nothing."""
    found: dict[int, list[str]] = {}
    for start, end in runs(seen):
        for i in range(max(start - 1, 0), min(end + 2, len(seen))):
            if i not in found:
                found[i] = _of_pairs(i, seen)
            if start <= i <= end:
                found[i] += _of_run(i, seen, start, end)
    return found


def runs(seen: Sequence[Seen]) -> list[tuple[int, int]]:
    """The runs of capitalised words: first and last place of each."""
    found: list[tuple[int, int]] = []
    for i, word in enumerate(seen):
        if word.capital:
            if found and found[-1][1] == i - 1:
                found[-1] = found[-1][0], i
            else:
                found.append((i, i))
    return found


def _of_pairs(i: int, seen: Sequence[Seen]) -> list[str]:
    """The word at *i* with its neighbours: their shapes and words, two or three together."""
    word = seen[i]
    before_shape, before = (seen[i - 1].shape, seen[i - 1].lower) if i else ("^", "^")
    after_shape, after = (seen[i + 1].shape, seen[i + 1].lower) if i + 1 < len(seen) else ("$", "$")
    names = [
        f"sss={before_shape}|{word.shape}|{after_shape}",
        f"ll={before}|{word.lower}",
        f"ls={before}|{word.shape}",
        f"sl={word.shape}|{after}",
    ]
    if i > 1:
        names.append(f"lls={seen[i - 2].lower}|{before}|{word.shape}")
    return names


def _of_run(i: int, seen: Sequence[Seen], start: int, end: int) -> list[str]:
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
