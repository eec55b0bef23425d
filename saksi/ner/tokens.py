"""Text into tokens that keep their place, with words that scraping glued together taken apart.

A bracket stays with the word it encloses, ``(KPU)``, as in the data the model was trained on. Glued words are
taken apart only where the table of words makes it certain: ``dikutipReuters``, ``Macronmenyebut``,
``NasionalIsraelItamar``, but not ``YouTube``; what it does not know stays in one piece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.ner.words import Words

_TOKEN = re.compile(
    r"""
    (?: https?:// | www\. ) [^\s<>"]+                     # an address
    | [@\#] \w+                                           # a handle
    | \( [^\W_] (?: [\w./&'’‐-]* \w )? \)                 # one word in brackets
    | (?: Rp | \$ )? \d+ (?: [.,:/]\d+ )* %?              # a number
    | \w+ (?: [.'’‘`&/‐‑-] \w+ )* (?: (?<=\b[A-Z])\. )?   # a word; an initial keeps its stop
    | \S                                                  # anything else, one by one
    """,
    re.VERBOSE,
)
_INSIDE = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_OPENERS = frozenset("di ke dari yang dan pada oleh kata ujar kepada untuk dengan dalam".split())
MIN_PART = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: where it stands, half-open in code points, and its letters."""

    start: int
    end: int
    text: str


def tokenize(text: str, words: Words) -> list[Token]:
    """The tokens of *text* in order; together they hold every character that is no white space.

    >>> [t.text for t in tokenize("Kata Moon (62), Seoul.", Words({}))]
    ['Kata', 'Moon', '(62)', ',', 'Seoul', '.']
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        for left, right in _pieces(word, words):
            tokens.append(Token(start + left, start + right, word[left:right]))
    return tokens


def _pieces(word: str, words: Words) -> list[tuple[int, int]]:
    """The stretches of one token that are words of their own; mostly the whole."""
    if len(word) <= MIN_PART or word.islower() or not word.isalpha() or words.is_name(word):
        return [(0, len(word))]
    cuts = _humps(word, words) or _tail(word, words)
    bounds = [0, *cuts, len(word)]
    pieces = []
    for left, right in zip(bounds, bounds[1:], strict=False):
        inner = _tail(word[left:right], words) if cuts else []
        edges = [left, *(left + cut for cut in inner), right]
        pieces += zip(edges, edges[1:], strict=False)
    return pieces


def _humps(word: str, words: Words) -> list[int]:
    """Cuts before capitals inside the word, if what stands between them is known.

    >>> table = Words.read()
    >>> _humps("kelompokHamas", table), _humps("YouTube", table)
    ([8], [])
    """
    cuts = [match.start() for match in _HUMP.finditer(word)]
    bounds = [0, *cuts, len(word)]
    parts = [word[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]
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
        small = tail in _OPENERS or (len(tail) > MIN_PART + 1 and words.is_common(tail))
        if small and words.is_name(head):
            return [cut]
    return []
