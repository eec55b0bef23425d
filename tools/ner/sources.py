"""Reads the texts the recogniser learns from into sentences of tokens, in the manner of idner-news-2k.

There a bracket stays with its word, ``(KPU)``, the clitic ``-nya`` with its own, and quotation marks are left
out; every other source is brought to the same form here, so that one model fits all.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from pathlib import Path

QUOTES = frozenset("\"“”„‘’'`")
CLITICS = frozenset(["nya", "lah", "kah", "mu", "ku"])
_STOPPED = re.compile(r"(.*\w)([.,;:?!]+)")


def labelled(path: Path) -> list[tuple[list[str], list[str]]]:
    """The sentences of a CoNLL file (token, part of speech, label a line): tokens and labels.

    Raises:
        ValueError: if a line has not three parts.
    """
    found: list[tuple[list[str], list[str]]] = []
    fresh = True
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split()
        if not parts:
            fresh = True
            continue
        if len(parts) != 3:
            raise ValueError(f"{path}:{number}: three parts wanted, token, part of speech and label")
        if fresh:
            found.append(([], []))
            fresh = False
        found[-1][0].append(parts[0])
        found[-1][1].append(parts[2])
    return found


def part_of_speech_corpus(path: Path) -> Iterator[list[str]]:
    """The sentences of nlp-id's ``dataset_postag.txt`` (token and tag a line)."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        tokens = joined(parts[0] for line in block.split("\n") if len(parts := line.split("\t")) == 2)
        if len(tokens) > 2:
            yield tokens


def coreference_corpus(path: Path) -> Iterator[list[str]]:
    """The sentences of the coreference corpus ``full.xml`` (phrases of ``word\\TAG``)."""
    for sentence in ElementTree.parse(path).getroot():
        words = [item.rsplit("\\", 1)[0] for phrase in sentence for item in (phrase.text or "").split()]
        tokens = joined(part for word in words for part in _parted(word))
        if tokens:
            yield tokens


def joined(tokens: Iterable[str]) -> list[str]:
    """Tokens in the manner of idner-news-2k.

    >>> joined(["Komisi", "(", "KPU", ")", "dan", "ketua", "nya", '"'])
    ['Komisi', '(KPU)', 'dan', 'ketuanya']
    """
    found: list[str] = []
    opened = ""
    for token in tokens:
        initial = bool(found) and len(found[-1]) == 1 and found[-1].isupper()
        if token in QUOTES or not token.strip() or (token == "." and initial):
            continue
        if token == "(":
            opened = "("
        elif token == ")" and found:
            found[-1] += ")"
        elif token in CLITICS and found and found[-1].isalpha() and found[-1].islower() and not opened:
            found[-1] += token
        else:
            found.append(opened + token)
            opened = ""
    return found


def mark(tokens: Iterable[str]) -> str:
    """A short fingerprint of a sentence, by which its labels find it again."""
    return hashlib.sha256(" ".join(tokens).encode()).hexdigest()[:10]


def _parted(word: str) -> list[str]:
    stopped = _STOPPED.fullmatch(word)
    return [stopped[1], stopped[2]] if stopped else [word]
