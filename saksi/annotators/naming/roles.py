"""Roles to actors: an office by who held it at the article's date, a description by who was named last.

What the article itself says (`Menteri Pertahanan Israel, Israel Katz`) goes before the lexicon.
"""

from __future__ import annotations

from bisect import bisect_left

from saksi.annotators.naming.find import Finder
from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.names import phrases
from saksi.model import Actor, Doc, Mention, Span

_MINISTER = "minister"
_INTERIM = "interim"


class Roles:
    """Offices of one article's persons, and the lexicon's at its date."""

    def __init__(self, knowledge: Knowledge, doc: Doc, finder: Finder, linked: dict[Span, Actor]) -> None:
        self._knowledge = knowledge
        self._text = doc.view
        publication = doc.publication
        given = doc.article.published_date
        self.earliest = given or (publication.earliest if publication else None)
        self.latest = given or (publication.latest if publication else None)
        self.offices: dict[str, set[tuple[str, str | None]]] = {}
        self._holders: dict[tuple[str, str | None], list[str]] = {}
        self._at_date: dict[str, frozenset[str]] = {}
        self._read_titles(finder, linked)

    def word_class(self, name: str) -> frozenset[str]:
        """The words of a class of naming_words.csv."""
        return self._knowledge.word_classes[name]

    def _read_titles(self, finder: Finder, linked: dict[Span, Actor]) -> None:
        starts = finder.tokens.starts
        persons = {bisect_left(starts, span.start): a for span, a in linked.items() if a.kind == "person"}
        for title in finder.titles:
            actor = persons.get(title.last)
            stops = not title.is_before_person and "." in finder.tokens.gap(title.last - 1)
            if actor is not None and not title.is_former and not stops:
                self.offices.setdefault(actor.actor_id, set()).add((title.office, title.owner))
                holders = self._holders.setdefault((title.office, title.owner), [])
                if actor.actor_id not in holders:
                    holders.append(actor.actor_id)

    def office_of(self, mention: Mention) -> tuple[str | None, str | None]:
        """The office and the state or body that the words of a role name; (None, None) where they name no office."""
        _, hits = phrases(self._knowledge, mention.span.of(self._text))
        office = owner = None
        for hit in hits:
            for entry in hit.entries:
                if entry.type == "office" and office is None:
                    office = entry.value
                elif entry.type == "actor" and entry.kind != "person" and owner is None:
                    owner = entry.value
        return office, owner

    def is_single_office(self, mention: Mention) -> bool:
        """Whether the first office in the words of a role is one that one person holds at a time."""
        _, hits = phrases(self._knowledge, mention.span.of(self._text))
        offices = (hit.entries.first["office"] for hit in hits if "office" in hit.entries.first)
        first = next(offices, None)
        return first is not None and first.is_single

    def state_of(self, actor: Actor) -> str | None:
        """The state to which an actor belongs, as far as the lexicon or the actor's titles tell."""
        if actor.country:
            return self._knowledge.state_of_country.get(actor.country)
        states = {s for _, s in self.offices.get(actor.actor_id, ()) if s in self._knowledge.actors}
        return states.pop() if len(states) == 1 else None

    def is_state(self, actor_id: str) -> bool:
        """Whether an actor of the lexicon is a state."""
        return self._knowledge.actors[actor_id].kind == "state"

    def noun_of(self, mention: Mention) -> tuple[tuple[str, ...], frozenset[str]]:
        """The noun of a description, and words of the names that it can stand for: none where any name will do."""
        tokens, hits = phrases(self._knowledge, mention.span.of(self._text))
        for hit in hits:
            for entry in hit.entries:
                if entry.type == "noun":
                    return tuple(tokens.forms[hit.first : hit.last]), frozenset(filter(None, entry.form.split(";")))
        return (), frozenset()

    def holder(self, office: str, state: str) -> str | None:
        """Who holds an office of a state: by the article's own titles, else by the lexicon at its date."""
        own = self._holders.get((office, state), [])
        if not own:
            own = [a for (o, s), held in self._holders.items() if s == state and o.endswith("_" + office) for a in held]
        if len(set(own)) == 1:
            return own[0]
        holders = self._knowledge.holders(office, state, self.earliest, self.latest)
        if not holders and office == "leader" and state in self._knowledge.head_office:
            return self.holder(self._knowledge.head_office[state], state)
        return holders[0] if len(holders) == 1 else None

    def is_other_than(self, actor_id: str, office: str) -> bool:
        """Whether the article gives somebody offices, but not that of the head of a state that is asked for."""
        given = {o for o, _ in self.offices.get(actor_id, ())}
        return office in self._knowledge.heads and bool(given) and not self.holds(actor_id, office)

    def _is_kind(self, office: str, general: str) -> bool:
        """Whether an office is one that a general word means: a defence minister is a minister, who fills in a head."""
        if general != _MINISTER:
            return office == f"{_INTERIM}_{general}"
        return office.endswith("_" + _MINISTER) and office not in self._knowledge.heads

    def holds(self, actor_id: str, office: str) -> bool:
        """Whether the article or the lexicon gives an actor this office, of whatever state; a leader heads a state."""
        if office == "leader":
            return any(self.holds(actor_id, head) for head in self._knowledge.heads if head != "leader")
        if any(o == office or self._is_kind(o, office) for o, _ in self.offices.get(actor_id, ())):
            return True
        if office not in self._at_date:
            self._at_date[office] = self._knowledge.holders_anywhere(office, self.earliest, self.latest)
        return actor_id in self._at_date[office]
