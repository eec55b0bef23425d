"""Names that no table has: the recogniser of names is asked where capitals are left over.

Where both find something, the lexicon wins, unless the recogniser's name is longer and the lexicon's part of it only
a short form or a place. Words that are commonly written small do not belong to a person: headlines in which every
word has a capital deceive the recogniser.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from saksi.annotators.naming.find import Finder, Found
from saksi.model import Span
from saksi.ner.tagger import Entity, Tagger
from saksi.ner.words import package_words

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_SHORTEST_SHORT = 3


class UnknownNames:
    """Adds to what the tables found in one text."""

    def __init__(self, finder: Finder, sentences: tuple[Span, ...]) -> None:
        self._finder = finder
        self._tokens = finder.tokens
        self._covered = bytearray(finder.covered)
        self._sentences = sentences
        self._words = package_words()
        self.found = {(f.first, f.last): f for f in finder.found}

    def add(self) -> list[Found]:
        """All mentions by name, role and metonym, in text order."""
        for entity in list(self._entities()):
            self._add_entity(entity)
        self._lengthen()
        self._repeat()
        return [self.found[key] for key in sorted(self.found)]

    def _is_open(self, i: int) -> bool:
        """Whether word *i* has a capital that no table explains and that the word has not by custom."""
        form = self._tokens.forms[i]
        return self._tokens.capital[i] and not self._covered[i] and not self._is_common(form)

    def _is_common(self, form: str) -> bool:
        return self._words.is_common(form)

    def _entities(self) -> Iterator[Entity]:
        tagger, view, starts = Tagger.load(), self._tokens.view, self._tokens.starts
        for sentence in self._sentences:
            first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            if any(self._is_open(i) for i in range(first, last)):
                for e in tagger.tag_text(view[sentence.start : sentence.end]):
                    yield Entity(e.start + sentence.start, e.end + sentence.start, e.label, e.score)

    def _add_entity(self, entity: Entity) -> None:
        starts = self._tokens.starts
        first, last = bisect_left(starts, entity.start), bisect_left(starts, entity.end)
        first, last = self._trimmed(first, last, entity.label)
        if first >= last or not self._tokens.capital[first]:
            return
        inside = [f for f in self.found.values() if f.first < last and first < f.last]
        if not inside:
            if any(self._covered[first:last]):
                return
        elif not all(f.is_weak and first <= f.first and f.last <= last for f in inside) or last - first <= max(
            f.last - f.first for f in inside
        ):
            return
        for f in inside:
            del self.found[f.first, f.last]
        kind = _KINDS[entity.label]
        self._put(Found(first, last, "name", kind, "name.recognised", kind == "place"))

    def _put(self, found: Found) -> None:
        self.found[found.first, found.last] = found
        self._covered[found.first : found.last] = b"\1" * (found.last - found.first)

    def _trimmed(self, first: int, last: int, label: str) -> tuple[int, int]:
        """Without common words at the ends: all of a person's, those of others in a line full of capitals."""
        forms = self._tokens.forms
        if label != "PER" and not self._in_headline(first, last):
            return first, last
        while first < last and self._is_common(forms[first]):
            first += 1
        end = first
        while end < last and not self._is_common(forms[end]):
            end += 1
        return first, end

    def _in_headline(self, first: int, last: int) -> bool:
        """Whether a common word right before or behind has a capital, or the whole stands in capitals."""
        tokens = self._tokens
        text = tokens.text(first, last)
        if text.isupper() and last - first > 1:
            return True
        before = first > 0 and tokens.capital[first - 1] and tokens.gap(first - 1) == " "
        behind = last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " "
        return (behind and self._is_common(tokens.forms[last])) or (before and self._is_common(tokens.forms[first - 1]))

    def _lengthen(self) -> None:
        """A short form with an unexplained capital next to it is part of another's name: `Agus Setiawan`."""
        tokens = self._tokens
        for key, f in sorted(self.found.items()):
            if f.actor_kind != "person" or f.kind != "short":
                continue
            first, last = f.first, f.last
            while last < len(tokens) and self._is_open(last) and tokens.gap(last - 1) == " ":
                last += 1
            while first > 0 and self._is_open(first - 1) and tokens.gap(first - 1) == " ":
                first -= 1
            if (first, last) != key:
                del self.found[key]
                self._put(replace(f, first=first, last=last, kind="name", rule="name.longer"))

    def _repeat(self) -> None:
        """The family name of a person named in full, wherever it stands with a capital."""
        tokens, family = self._tokens, self._finder.knowledge.family_names
        shorts: set[str] = set()
        for f in self.found.values():
            if f.actor_kind == "person" and f.last - f.first > 1 and f.kind == "name":
                forms = tokens.forms[f.first : f.last]
                shorts.add(forms[0] if forms[0] in family and len(forms) > 2 else forms[-1])
                shorts.add(forms[0])
        for i, form in enumerate(tokens.forms):
            if form in shorts and tokens.capital[i] and not self._covered[i] and len(form) >= _SHORTEST_SHORT:
                self._put(Found(i, i + 1, "short", "person", "name.repeated"))
