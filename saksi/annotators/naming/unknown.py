"""Names that no table has: the recogniser of names is asked, sentence by sentence, where capitals are left over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from saksi.annotators.naming.find import Finder, Found
from saksi.annotators.naming.tokens import Tokens
from saksi.model import Span
from saksi.ner.tagger import Entity, Tagger

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def find_unknown(known: list[Found], finder: Finder, sentences: list[Span]) -> list[Found]:
    """The known mentions and those that the recogniser adds, in text order."""
    tokens = finder.tokens
    found = {(f.first, f.last): f for f in known}
    covered = finder.consumed
    for entity in _entities(tokens, covered, sentences):
        first, last = bisect_left(tokens.starts, entity.start), bisect_left(tokens.starts, entity.end)
        if first >= last or not tokens.capital[first]:
            continue
        inside = [f for f in known if f.first < last and first < f.last]
        if not inside:
            if any(covered[i] for i in range(first, last)):
                continue
        elif not all(f.is_weak and first <= f.first and f.last <= last for f in inside) or last - first <= max(
            f.last - f.first for f in inside
        ):
            continue
        for f in inside:
            found.pop((f.first, f.last), None)
        kind = _KINDS[entity.label]
        found[first, last] = Found(first, last, "name", kind, "name.crf", kind == "place")
    return [found[key] for key in sorted(found)]


def _entities(tokens: Tokens, covered: bytearray, sentences: list[Span]) -> Iterator[Entity]:
    """What the recogniser finds in the sentences that have capitals the tables do not explain."""
    tagger, view = Tagger.load(), tokens.view
    for sentence in sentences:
        first = bisect_left(tokens.starts, sentence.start)
        last = bisect_right(tokens.starts, sentence.end - 1)
        if any(tokens.capital[i] and not covered[i] for i in range(first + 1, last)):
            for e in tagger.tag_text(view[sentence.start : sentence.end]):
                yield Entity(e.start + sentence.start, e.end + sentence.start, e.label, e.score)
