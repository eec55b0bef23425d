"""Text into tokens that keep their place, with words that scraping glued together taken apart.

A bracket stays with the word it encloses, ``(KPU)``, as in the data the model was trained on. Glued words are
taken apart only where the table of words makes it certain: ``dikutipReuters``, ``Macronmenyebut``,
``NasionalIsraelItamar``, but not ``YouTube``; what it does not know stays in one piece.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from saksi.ner.words import Words

_TOKEN = re.compile(
    r"""
    (?: https?:// | www\. ) [^\s<>"]+                                # an address
    | [@\#] \w+                                                      # a handle
    | \(? (?: Rp | \$ )? \d+ (?: [.,:/]\d+ )* %? (?! \w ) \)?        # a number
    | \(? \w+ (?: [.'’‘`&/‐‑-] \w+ )* (?: \) | (?<= \b[A-Z] ) \. )?  # a word; an initial keeps its stop
    | \S                                                            # anything else, one by one
    """,
    re.VERBOSE,
)
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_GLUED = frozenset(["di", "ke", "dari", "yang", "dan", "pada", "oleh", "kata", "ujar", "untuk", "dalam"])
MIN_PART = 3


class Token(NamedTuple):
    """A word or mark: where it stands, half-open in code points, and its letters (an initial without its stop)."""

    start: int
    end: int
    text: str


def tokenize(text: str, words: Words, offset: int = 0) -> list[Token]:
    """The tokens of *text*, moved on by *offset*; together they hold every character that is no white space.

    >>> [t.text for t in tokenize("Kata Moon (62), Seoul.", Words({}))]
    ['Kata', 'Moon', '(62)', ',', 'Seoul', '.']
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start() + offset
        if word.endswith(".") and len(word) == 2:
            tokens.append(Token(start, start + 2, word[0]))
        elif word.islower() or len(word) <= MIN_PART:
            tokens.append(Token(start, start + len(word), word))
        else:
            tokens += [Token(start + left, start + right, word[left:right]) for left, right in _pieces(word, words)]
    return tokens


@lru_cache(maxsize=20_000)
def _pieces(word: str, words: Words) -> list[tuple[int, int]]:
    """The stretches of one token that are words of their own; mostly the whole."""
    if not word.isalpha() or words.is_name(word):
        return [(0, len(word))]
    cuts = _humps(word, words) or _tail(word, words)
    bounds = [0, *cuts, len(word)]
    pieces = []
    for left, right in pairwise(bounds):
        inner = _tail(word[left:right], words) if cuts else []
        edges = [left, *(left + cut for cut in inner), right]
        pieces += pairwise(edges)
    return pieces


def _humps(word: str, words: Words) -> list[int]:
    """Cuts before capitals inside the word, if what stands between them is known.

    >>> table = Words.read()
    >>> _humps("kelompokHamas", table), _humps("YouTube", table)
    ([8], [])
    """
    cuts = [match.start() for match in _HUMP.finditer(word)]
    bounds = [0, *cuts, len(word)]
    parts = [word[a:b] for a, b in pairwise(bounds)]
    return cuts if cuts and len(parts[-1]) >= MIN_PART and all(_stands_alone(p, words) for p in parts[:-1]) else []


def _stands_alone(part: str, words: Words) -> bool:
    if part.islower():
        return words.is_common(part)
    return len(part) > MIN_PART and (words.is_name(part) or (len(part) > MIN_PART + 1 and words.is_common(part)))


def _tail(word: str, words: Words) -> list[int]:
    """The cut before a small word that was glued to a name, if both are known.

    >>> _tail("Israelmenyetujui", Words.read()), _tail("Indonesia", Words.read())
    ([6], [])
    """
    if not word[:1].isupper() or not word[1:].islower() or words.is_name(word) or words.is_common(word):
        return []
    for cut in range(len(word) - 2, MIN_PART, -1):
        head, tail = word[:cut], word[cut:]
        small = tail in _GLUED or (len(tail) > MIN_PART + 1 and words.is_common(tail))
        if small and words.is_name(head):
            return [cut]
    return []
