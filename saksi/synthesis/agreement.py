"""Claims that say the same across articles, and on how many independent texts they rest.

Quotations are translated, so wording differs: two claims of one source say the same when half of their content
words are shared, light stemming taken off, and neither number, scope nor polarity is another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saksi.synthesis.independence import Groups
from saksi.synthesis.record import overlap
from saksi.synthesis.sayings import Said

SHARE = 0.5
_FEWEST = 3
"""Content words two claims must share, unless all of them are the same."""


def says_the_same(one: Said, other: Said, share: float) -> bool:
    """Whether two claims of one source, *share* of whose words are common, say the same."""
    a, b = one.statement, other.statement
    return (
        one.source == other.source
        and share >= SHARE
        and a.numbers == b.numbers
        and one.is_negative == other.is_negative
        and (a.scope == b.scope or None in (a.scope, b.scope))
        and (share == 1 or len(frozenset(a.tokens).intersection(b.tokens)) >= _FEWEST)
        and speak_of_one(one, other)
    )


def speak_of_one(one: Said, other: Said) -> bool:
    """Whether two claims can be about one thing: names that fit, and no other time.

    Names fit where one claim's are among the other's; a claim about Japan is none about China.
    """
    if one.days and other.days and not overlap(*one.days, *other.days):
        return False
    return fit(one.about, other.about) and fit(one.statement.proper, other.statement.proper)


def fit(one: Sequence, other: Sequence) -> bool:
    """Whether all of one are among the other, or one is empty."""
    if not one or not other or one == other:
        return True
    a, b = frozenset(one), frozenset(other)
    return a <= b or b <= a


def independent_texts(sayings: Sequence[Said], sources: Mapping[str, str]) -> int:
    """On how many independent texts claims rest: copies count once, and what one agency passed on counts once."""
    groups = Groups()
    nodes = set()
    for said in sayings:
        node = f"text:{sources.get(said.article_id, said.article_id)}"
        nodes.add(node)
        if said.relay:
            groups.join(node, f"relay:{said.relay}")
    return len({groups.root(node) for node in nodes})
