"""Which country a place lies in, as far as the lexicon knows; to tell whether two places can be the same."""

from __future__ import annotations

from functools import lru_cache

from saksi.annotators.naming.knowledge import knowledge_of
from saksi.lexicon import Lexicon


class Gazetteer:
    """Cities with their countries, states, and regions that are no place to meet at."""

    def __init__(self, lexicon: Lexicon):
        states = {a.actor_id: a for a in knowledge_of(lexicon).actors.values() if a.kind == "state" and a.country}
        self._states = {state.name.lower(): state.country for state in states.values()}
        self._cities: dict[str, str] = {}
        for row in lexicon.table("names"):
            if row["actor_id"] in states:
                known = self._cities if row["kind"] == "metonym" else self._states
                known[row["form"].lower()] = states[row["actor_id"]].country
        places = lexicon.table("places")
        self._cities |= {row["form"].lower(): row["country"] for row in places if row["country"]}
        self._cities |= {row["place"].lower(): row["country"] for row in lexicon.table("summits") if row["place"]}
        self._regions = frozenset(row["form"].lower() for row in places if not row["country"])
        self._offices = frozenset(row["form"].split()[0].lower() for row in lexicon.table("offices"))
        self.country = lru_cache(maxsize=20_000)(self.country)
        self.are_one = lru_cache(maxsize=100_000)(self.are_one)

    def is_region(self, name: str) -> bool:
        """Whether the name is a region in which nobody meets: ``Timur Tengah``."""
        return name.lower() in self._regions

    def is_office(self, word: str) -> bool:
        """Whether a word in lower case is the head of a title, which no place begins with: ``Presiden Prancis``."""
        return word in self._offices

    def is_city(self, name: str) -> bool:
        """Whether the name is a known place in a country."""
        return name.lower() in self._cities

    def is_state(self, name: str) -> bool:
        """Whether the name is a state and no city of the same name, as Singapore is."""
        return name.lower() in self._states and name.lower() not in self._cities

    def country(self, place: str) -> str | None:
        """The country of a place, found by the last of its parts that is known."""
        for part in reversed(place.lower().split(", ")):
            words = part.split()
            for first in range(len(words)):
                for last in range(len(words), first, -1):
                    name = " ".join(words[first:last])
                    found = self._cities.get(name) or self._states.get(name)
                    if found:
                        return found
        return None

    def are_one(self, one: str | None, other: str | None) -> bool:
        """Whether two places can be the same: a name in common, or one the state in which the other lies."""
        if not one or not other:
            return True
        first, second = (frozenset(place.lower().replace(",", " ").split()) for place in (one, other))
        if first & second:
            return True
        if not any(place.lower() in self._states for place in (one, other)):
            return False
        here, there = self.country(one), self.country(other)
        return here is not None and here == there

    def finer(self, one: str | None, other: str | None) -> str | None:
        """Of two places that are one the city rather than the state; else the first."""
        if one and other and self.is_state(one) and not self.is_state(other):
            return other
        return one or other
