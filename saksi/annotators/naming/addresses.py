"""Outlets that no table has: an address of a page (`Rawapos.com`), and the article's own outlet by its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.reading import Found

_ADDRESS = re.compile(
    r"(?:(?<![\w@./:-])|(?<=[\s(]www\.))[A-Za-z][\w-]{1,30}\.(?:(?:com|co|id|net)(?:\.id)?|(?:COM|CO|ID|NET)(?:\.ID)?)(?![\w@/-]|\.\w)"
)
_ENDING = re.compile(r"\.(?:com?|id|net|COM?|ID|NET)\b")
"""Found much faster than an address, which is looked for before it alone."""
_BACKWARDS = re.compile(r"[\w-]{2,31}")


def _addresses(view: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand: the one word of letters before each ending may begin one."""
    for ending in _ENDING.finditer(view):
        word = _BACKWARDS.match(view[max(ending.start() - 31, 0) : ending.start()][::-1])
        if word and (found := _ADDRESS.match(view, ending.start() - word.end())):
            yield found.span()


def add_addresses(c: Collected, outlet: str | None) -> None:
    """Puts in the addresses, and *outlet*, the name of the article's own, where it stands as it is written."""
    tokens, own = c.tokens, outlet or ""
    spans = list(_addresses(tokens.view))
    is_told = len(own) > 1 and own[0].isupper() and not c.words.is_common(own) and not c.words.is_name(own)
    if is_told and own in tokens.view:
        spans += [found.span() for found in re.finditer(rf"(?<![\w.@/]){re.escape(own)}(?![\w.@/]\w)", tokens.view)]
    for start, end in spans:
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        is_whole = first < last and tokens.starts[first] == start and tokens.ends[last - 1] == end
        if is_whole and not any(c.covered[first:last]):
            c.put(Found(first, last, "name", "outlet", "name.address"))
