"""Where a headline ends that has lost its line: `Baca juga:Moon Tiba di Hanoi Kim lalu diam`.

A headline writes its words large, but for small ones; running text goes on small. So the first small word
that no headline has tells that a sentence has begun before it; where exactly is decided by the words that
open sentences, by offices, and by names that the article uses elsewhere. Limits: between two names without
anything between them the shorter subject is taken.
"""

from __future__ import annotations

import re
from itertools import pairwise

from saksi.text import word_roles

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_WORDS = 30
_FARTHEST_OPENER = 4
"""Words between one that opens a sentence and the small word: `Menurut Moon, dalam pidato`."""
_FARTHEST_QUESTION = 6
_FARTHEST_OFFICE = 6
"""`Presiden Korea Selatan Moon Jae-in turut`."""
_LONGEST_NAME = 4
_FARTHEST_NAME = 5000
"""Characters to either side in which a name is looked for."""


def title_end(view: str, start: int, end: int) -> int:
    """Where the headline that begins at *start* ends; *end*, the end of the line, where nothing follows it.

    >>> view = "Moon Tiba di Hanoi Kim lalu diam. Kim menunggu."
    >>> view[: title_end(view, 0, len(view))]
    'Moon Tiba di Hanoi'
    """
    tokens = []
    for token in _TOKEN.finditer(view, start, end):
        if len(tokens) > 1 and _is_running(token.group()):
            return tokens[_first_of_sentence(view, tokens) - 1].end()
        tokens.append(token)
        if len(tokens) == _MOST_WORDS:
            return token.end()
    return tokens[-1].end() if tokens else end


def _is_running(token: str) -> bool:
    """Whether a headline would not write the token so: small, and none of the words it keeps small."""
    word = _WORD.search(token)
    return bool(word) and token.lstrip("\"'(")[:1].islower() and word.group() not in word_roles()["in-title"]


def _first_of_sentence(view: str, tokens: list[re.Match]) -> int:
    """The number of the token with which the sentence begins; tokens[:that] are the headline."""
    words = [_plain_word(token.group()) for token in tokens]
    last = max((i for i, word in enumerate(words) if not word[:1].islower()), default=0)
    ways = (_after_question, _at_quotation, _at_opener, _at_office)
    found = next((index for way in ways if (index := way(view, tokens, words, last))), None)
    return found or max(1, _first_of_name(view, tokens, words, last))


def _after_question(view: str, tokens: list[re.Match], words: list[str], last: int) -> int | None:
    asked = _last_question(tokens[-_FARTHEST_QUESTION:])
    return next((i for i, token in enumerate(tokens) if token.start() == asked), None)


def _at_quotation(view: str, tokens: list[re.Match], words: list[str], last: int) -> int | None:
    """A quotation that is still open at the small word begins the sentence."""
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].group().startswith('"'):
            return index if view.count('"', tokens[index].start() + 1, tokens[-1].end()) == 0 else None
    return None


def _at_opener(view: str, tokens: list[re.Match], words: list[str], last: int) -> int | None:
    openers = word_roles()["opener"]
    glued = tuple(word for word in openers if len(word) > 5)
    near = range(len(tokens) - 1, max(0, len(tokens) - 1 - _FARTHEST_OPENER), -1)
    return next((i for i in near if words[i] in openers or words[i].startswith(glued)), None)


def _at_office(view: str, tokens: list[re.Match], words: list[str], last: int) -> int | None:
    """An office, and the offices before it, where what follows it is a name that the article has elsewhere."""
    offices, small = word_roles()["office"], word_roles()["in-title"]
    for index in range(last, max(0, last - _FARTHEST_OFFICE), -1):
        if words[index] in offices and words[index - 1] not in small:
            if last - index > 1 and not _stands_elsewhere(view, words[last], tokens[last]):
                return None
            while index > 1 and words[index - 1] in offices:
                index -= 1
            return index
    return None


def _last_question(tokens: list[re.Match]) -> int | None:
    """Where the sentence behind the last question or call begins."""
    for token, after in reversed(list(pairwise(tokens))):
        if token.group().rstrip("\"'")[-1:] in {"?", "!"}:
            return after.start()
    return None


def _first_of_name(view: str, tokens: list[re.Match], words: list[str], last: int) -> int:
    """Back over the words before the small one that the article has elsewhere in this order: a name, or two."""
    begin = last
    for index in range(last - 1, max(0, last - _LONGEST_NAME), -1):
        if words[index][:1].islower():
            is_pair = (
                words[index] == "dan" and index > 1 and _stands_elsewhere(view, words[index - 1], tokens[index - 1])
            )
            return index - 1 if is_pair and begin == last else begin
        name = view[tokens[index].start() : tokens[last].end()]
        if not _stands_elsewhere(view, name, tokens[index]):
            return begin
        begin = index
    return begin


def _stands_elsewhere(view: str, name: str, token: re.Match) -> bool:
    first = max(0, token.start() - _FARTHEST_NAME)
    return view.find(name, first, token.start()) >= 0 or view.find(name, token.end(), token.end() + _FARTHEST_NAME) >= 0


def _plain_word(token: str) -> str:
    word = _WORD.search(token)
    return word.group() if word else token
