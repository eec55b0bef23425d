"""The people of an article: where they are named, their fullest names, their titles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from saksi.annotators.naming.tokens import fold
from saksi.annotators.quoting.forms import PERSON
from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.phrases import continues
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.speakers import Speaker
from saksi.annotators.quoting.titles import Titles

_WORD = re.compile(r"\w+")
_LONGEST_TITLE = 25
"""Words from the beginning of a title to the name behind it."""
_LONGEST_NAME = 30
"""Words of a name behind which its title is looked for."""
_MOST_NAMES = 1 << 14
_ARTICLE = 2
"""Letters of `al`, which is written with the name behind it or apart."""
_OF_OFFICE = "role.office"
"""The rule of mentions that are resolved by their office: surer than what merely points back."""
PERSONS = ("person", "name")
"""Kinds of a source with a name that is a person's."""


class People:
    """Names people and knows their titles; a title counts wherever the article gives it."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.names = page, page.tokens, page.names
        self.titles = Titles(page.words)
        self._starts = self._name_starts()
        kinds = self.names.kind
        titled = [k for k in self._starts if (self._is_described if kinds[k] == "N" else self._leads_to_name)(k)]
        ends = [unit.last for unit in page.units]
        for number, starts in groupby(titled, lambda k: bisect_right(ends, k)):
            inside = [k for k in starts if number < len(ends) and k >= page.units[number].first]
            for source in self._named_at(inside, ends[number] if inside else 0):
                if source.role is not None:
                    self.speaker(source)

    def speaker(self, source: Source) -> Speaker:
        """The person whom the words of *source* name, under the fullest name."""
        name, actor_id = self.names.fullest(source.name), None
        mention = self.names.person_in(source.first, source.last)
        if '"' in name:
            name = " ".join(name.replace('"', " ").split())
        if mention is not None and mention.actor_name:
            actor_id = None if _is_another(name, mention.actor_name) else mention.actor_id
            if actor_id in self.names.known_actors:
                name = _fuller(name, mention.actor_name)
        self.titles.learn(name, source.role, self.tokens.start[source.first])
        return Speaker(name, "named", "person", self.titles.title.get(name), actor_id)

    def holder(self, source: Source) -> Speaker | None:
        """The one person whose title the words of *source* are."""
        low = self.tokens.low[source.first : source.last + 1]
        name = self.titles.holder(low, self.tokens.start[source.first], source.is_definite)
        if name is not None:
            actor_id = next((m.actor_id for m in self.names.mentions if m.actor_name == name), None)
            return Speaker(name, "named", "person", self.titles.title.get(name), actor_id, how="title")
        mention = self.names.role_at(self.tokens.span(source.first, source.last))
        if mention is None or (source.is_definite and mention.rule != _OF_OFFICE):
            return None
        name = self.names.fullest(mention.actor_name)
        return Speaker(name, "named", "person", self.titles.title.get(name), mention.actor_id, how="title")

    def last_named(self, first: int, last: int) -> Speaker | None:
        """The last person named among these words, with several words or a title."""
        found = self._full_names(first, last)
        return self.speaker(found[-1]) if found else None

    def only_named(self, first: int, last: int) -> Speaker | None:
        """The one person named among these words; None where there is nobody, or several are."""
        people = {speaker.name: speaker for speaker in map(self.speaker, self._full_names(first, last))}
        return next(iter(people.values())) if len(people) == 1 else None

    def _full_names(self, first: int, last: int) -> list[Source]:
        found = []
        for source in self.named(first, last):
            begin = max(source.first, source.last + 1 - len(source.name.split()))
            is_full = source.kind == "person" or self.names.is_person_like(source.name)
            if is_full and self.names.is_person(begin, source.last):
                found.append(source)
        return found

    def named(self, first: int, last: int) -> Iterator[Source]:
        """People named among these words, outside quotations, in order."""
        return self._named_at(_between(self._starts, first, last), last)

    def _named_at(self, starts: Iterable[int], last: int) -> Iterator[Source]:
        done = 0
        for k in starts:
            if k < done or self.page.quoted[k] >= 0:
                continue
            source = self.page.sources.at(k, last)
            if source is not None and source.name is not None and source.kind in PERSONS:
                yield source
                done = source.last + 1

    def _name_starts(self) -> list[int]:
        """Where people's names can begin: at their title or at their first word."""
        kinds = self.names.kind
        names = [k for k, kind in enumerate(kinds) if kind == "N" and (k == 0 or kinds[k - 1] != "N")]
        titles = [k for k in self.tokens.of_sort(PERSON) if kinds[k] != "N"]
        names.append(self.tokens.n + _LONGEST_TITLE)
        near = [k for k in titles if names[bisect_left(names, k)] - k < _LONGEST_TITLE]
        return sorted([*names[:-1], *near])

    def _leads_to_name(self, k: int) -> bool:
        """Whether a name stands in the stretch of the noun at word *k* or right behind it, so that it may be titled."""
        kinds, gaps, n = self.names.kind, self.tokens.gaps, self.tokens.n
        while k + 1 < n and continues(gaps[k]):
            k += 1
            if kinds[k] == "N":
                return True
        while k + 1 < n and kinds[k + 1] == "T":
            k += 1
        return k + 1 < n and kinds[k + 1] == "N"

    def _is_described(self, k: int) -> bool:
        """Whether something behind the name at word *k* may be its title (`Peter Lintl, pakar Israel`)."""
        kinds, gaps, limit = self.names.kind, self.tokens.gaps, min(k + _LONGEST_NAME, self.tokens.n - 1)
        while k < limit and (kinds[k + 1] == "N" or self.names.particle_end(k)):
            k += 1
        return "," in gaps[k] and k + 1 < self.tokens.n


@lru_cache(maxsize=_MOST_NAMES)
def _fuller(name: str, actor_name: str) -> str:
    """The actor's name, unless the article has a form of its own that is no shorter."""
    words, actor = set(_WORD.findall(fold(name))), set(_WORD.findall(fold(actor_name)))
    if len(words) > 1 and not (words <= actor or actor <= words) and not _is_glued(words - actor, actor - words):
        return name
    return name if words > actor or (len(actor) == 1 and len(words) > 1) else actor_name


def _is_glued(words: set[str], others: set[str]) -> bool:
    """Whether each word that differs is another one with a small word glued to it: `Pezeshkiansaat`."""
    return all(any(word.startswith(other) and len(other) > _ARTICLE for other in others) for word in words)


@lru_cache(maxsize=_MOST_NAMES)
def _is_another(name: str, actor_name: str) -> bool:
    """Whether the first names differ: `Anna Powell` is no `Jerome Powell`, `Mohamed bin X` may be `Muhammad`."""
    first, other = name.lower().split(), actor_name.lower().split()
    return len(first) > 1 < len(other) and first[0][0] != other[0][0] and not set(first) >= set(other)


def _between(starts: list[int], first: int, last: int) -> list[int]:
    return starts[bisect_left(starts, first) : bisect_left(starts, last)]
