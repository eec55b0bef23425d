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
_ACRONYM = re.compile(r"(?P<capitals>[A-Z]{2,})(?P<small>[a-z]{2,})")
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
    """The stretches of one token that are words of their own; mostly the whole.

    >>> [("kepadaAFPbahwa"[a:b]) for a, b in _pieces("kepadaAFPbahwa", Words.read())]
    ['kepada', 'AFP', 'bahwa']
    """
    if not word.isalpha() or words.is_name(word):
        return [(0, len(word))]
    bounds = [0, *_humps(word, words), len(word)]
    pieces = []
    for left, right in pairwise(bounds):
        cut = _tail(word[left:right], words)
        pieces += [(left, left + cut), (left + cut, right)] if cut else [(left, right)]
    return pieces


def _humps(word: str, words: Words) -> list[int]:
    """Cuts before capitals inside the word, if what stands between them is known.

    >>> table = Words.read()
    >>> _humps("kelompokHamas", table), _humps("YouTube", table)
    ([8], [])
    """
    cuts = [match.start() for match in _HUMP.finditer(word)]
    parts = [word[a:b] for a, b in pairwise([0, *cuts, len(word)])]
    known = all(_stands_alone(part, words) or _tail(part, words) for part in parts[:-1])
    shortest = MIN_PART - parts[0].islower()
    return cuts if cuts and known and len(parts[-1]) >= shortest else []


def _stands_alone(part: str, words: Words) -> bool:
    """Whether the part is a word of its own; short ones with a capital begin trade names too often."""
    if part.islower():
        return words.is_common(part)
    return len(part) > MIN_PART and (words.is_written(part) or (len(part) > MIN_PART + 1 and words.is_name(part)))


def _tail(word: str, words: Words) -> int:
    """The cut before a small word that was glued to a name, if both are known; else 0.

    >>> table = Words.read()
    >>> _tail("Israelmenyetujui", table), _tail("AFPyang", table), _tail("Indonesia", table), _tail("Pengasuhan", table)
    (6, 3, 0, 0)
    """
    acronym = _ACRONYM.fullmatch(word)
    if acronym:
        return acronym.end("capitals") if _is_small_word(acronym["small"], words) else 0
    if not word[:1].isupper() or not word[1:].islower() or words.is_name(word) or words.is_common(word):
        return 0
    for cut in range(len(word) - 2, MIN_PART, -1):
        if _is_small_word(word[cut:], words) and words.is_name(word[:cut]) and words.is_written(word[:cut]):
            return cut
    return 0


def _is_small_word(tail: str, words: Words) -> bool:
    return tail in _GLUED or (len(tail) > MIN_PART + 1 and words.is_common(tail))
