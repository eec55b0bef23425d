"""The cast of one article: who is named in full, and whom a shorter form can mean.

A short form goes to the one member of the cast that it fits. Where it fits several, the one whom the lexicon knows
by that very form wins (`Kim`); else the mention stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from saksi.annotators.naming.entries import Entry
from saksi.annotators.naming.knowledge import Knowledge, Known, slug
from saksi.annotators.naming.tokens import words
from saksi.model import Actor, ActorKind
from saksi.ner.words import package_words

_SHORTEST_MISPRINT = 5
_SHORTEST_CUT = 4
"""Letters of a name cut short, or misspelt by one."""
_FEWEST_INITIALS = 3
_BARE_NAME = 2
"""Words of a name without its initials."""
_HOME = "ID"
_BODIES = frozenset(("organisation", "group", "outlet"))


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of the article, and the words of the fullest name."""

    actor: Actor
    words: tuple[str, ...]
    family_first: bool = False

    def fits(self, form: tuple[str, ...]) -> bool:
        """Whether a shorter form can mean this actor: its words in a row, the family name where it stands first."""
        n = len(form)
        if self.family_first and n == 1:
            return self.words[:1] == form
        return any(self.words[i : i + n] == form for i in range(len(self.words) - n + 1))


class Cast:
    """The actors of one article, in the order in which they were named."""

    def __init__(self, knowledge: Knowledge, article_id: str, states: Iterable[str] = ()) -> None:
        """*states*: ids of those that the text speaks of, were it in a title."""
        self._knowledge = knowledge
        self._countries = {knowledge.actors[state].country for state in states}
        self._article_id = article_id
        self.members: dict[str, Member] = {}
        self._by_word: dict[str, list[Member]] = {}

    def known(self, actor_id: str) -> Actor:
        """An actor of the lexicon, who joins the cast, or a member by id."""
        member = self.members.get(actor_id)
        if member is None:
            member = _known(self._knowledge, actor_id)
            self._join(member)
        return member.actor

    def _join(self, member: Member) -> None:
        self.members[member.actor.actor_id] = member
        for word in dict.fromkeys(member.words):
            self._by_word.setdefault(word, []).append(member)

    def unknown(self, name: str, kind: ActorKind) -> Actor:
        """An actor that no table has, made of the name; one word is only this article's."""
        form = words(name)
        ident = slug(name) if len(form) > 1 or kind == "place" else f"{self._article_id}:{slug(name)}"
        if ident in self._knowledge.actors:
            return self.known(ident)
        if ident not in self.members:
            family_first = len(form) > 2 and form[0] in self._knowledge.family_names
            self._join(Member(Actor(actor_id=ident, name=name, kind=kind), form, family_first))
        return self.members[ident].actor

    def fitting(self, form: tuple[str, ...], kind: ActorKind | None) -> list[Actor]:
        """Members that a shorter form can mean; persons and organisations are not mixed up.

        A common noun alone means a body only as its first word: `Kongres` is no `Kantor Anggaran Kongres`.
        """
        is_noun = len(form) == 1 and package_words().is_written_small(form[0])
        return [
            m.actor
            for m in self._by_word.get(form[0] if form else "", ())
            if len(m.words) > len(form)
            and m.fits(form)
            and (kind is None or m.actor.kind == kind)
            and not (is_noun and m.actor.kind == "organisation" and m.words[0] != form[0])
        ]

    def initialled(self, form: tuple[str, ...]) -> list[Actor]:
        """Persons of the same name but for its initials: `Marty M Natalegawa`, and the known `Marty Natalegawa`."""
        bare = tuple(word for word in form if len(word) > 1)
        if len(bare) < _BARE_NAME:
            return []
        persons = (m for m in self._by_word.get(bare[0], ()) if m.actor.kind == "person")
        here = [
            m.actor for m in persons if tuple(w for w in m.words if len(w) > 1) == bare or _is_initialled(form, m.words)
        ]
        entries = self._knowledge.by_form.get(bare, ()) if bare != form and not here else ()
        return here or [self.known(e.value) for e in entries if e.kind == "person" and e.form == "name"]

    def holding(self, form: tuple[str, ...]) -> list[Actor]:
        """Members whose names begin with the first word and hold the others in their order."""
        return [
            m.actor for m in self._by_word.get(form[0], ()) if m.words[:1] == form[:1] and _is_within(form, m.words)
        ]

    def home(self, foremost: str | None) -> str | None:
        """The state that owns a body named alone: the only one whose bodies the article names, spoken of most.

        Beside people and bodies of Indonesia it is Indonesia.
        """
        own, owners = self._knowledge.state_of_country.get(_HOME), set()
        for member in self.members.values():
            actor, named = member.actor, member.words
            if actor.kind in ("organisation", "person") and actor.country == _HOME:
                owners.add(own)
            if actor.kind == "organisation":
                owners.update(state for n in (1, 2) if (state := self._knowledge.states_by_name.get(named[-n:])))
        return next(iter(owners & {foremost, own}), None) if len(owners) == 1 else None

    def lengthened(self, form: tuple[str, ...]) -> list[Actor]:
        """Bodies whose name has one word more in the middle: `Direktorat Jenderal Bea Cukai`."""
        return [
            m.actor
            for m in self._by_word.get(form[0], ())
            if len(form) >= _FEWEST_INITIALS
            and len(m.words) == len(form) + 1
            and (m.words[0], m.words[-1]) == (form[0], form[-1])
            and m.actor.kind == "organisation"
            and _is_within(form, m.words)
        ]

    def tailed(self, form: tuple[str, ...]) -> list[Actor]:
        """Bodies of whose name a word is the last, whatever it was taken for: `Post`, of Washington Post."""
        if len(form) != 1 or "given" in package_words().classes(form[0]):
            return []
        named = self._by_word.get(form[0], ())
        return [m.actor for m in named if m.actor.kind in _BODIES and len(m.words) > 1 and m.words[-1] == form[0]]

    def abbreviated(self, letters: str) -> list[Actor]:
        """Bodies of three words and more whose initials the letters are: `KNLA`, the Karen National Liberation Army."""
        small = self._knowledge.word_classes["of_name"] | self._knowledge.word_classes["joiner"]
        form = letters.lower()
        return [
            m.actor
            for m in self.members.values()
            if m.actor.kind in _BODIES
            and len(form) >= _FEWEST_INITIALS
            and form in ("".join(w[0] for w in m.words), "".join(w[0] for w in m.words if w not in small))
        ]

    def short(self, text: str, kind: ActorKind | None, entries: list[Entry]) -> Actor | None:
        """The one actor that a short form means, or None where none or several can be meant."""
        fitting = self.fitting(words(text), kind)
        preferred = [e.value for e in entries if e.value in self.members]
        if len(fitting) == 1:
            return fitting[0]
        if len(preferred) == 1 and (not fitting or preferred[0] in {a.actor_id for a in fitting}):
            return self.known(preferred[0])
        near = self._misspelt(words(text), kind) if not fitting else None
        if near is not None:
            return near
        if not fitting and len({e.value for e in entries}) == 1 and self._is_at_home(entries[0], words(text)):
            return self.known(entries[0].value)
        return None

    def _misspelt(self, form: tuple[str, ...], kind: ActorKind | None) -> Actor | None:
        """The one person of the article whose last name, or else some name, is misspelt or cut short here."""
        if len(form) != 1 or kind != "person":
            return None
        persons = [m for m in self.members.values() if m.actor.kind == "person" and len(m.words) > 1]
        near = [m.actor for m in persons if len(form[0]) >= _SHORTEST_MISPRINT and _one_off(m.words[-1], form[0])]
        if not near and form not in self._knowledge.by_form:
            letter = form[0][0]
            near = [m.actor for m in persons if any(word[0] == letter and is_slip(form[0], word) for word in m.words)]
        return near[0] if len(near) == 1 else None

    def _is_at_home(self, entry: Entry, form: tuple[str, ...]) -> bool:
        """Whether a body called by a short form (`Kongres`) is of a country that the article speaks of.

        So must be a known person called by a last name that no table gives as his short form.
        """
        country = self._knowledge.actors[entry.value].country
        if entry.kind == "person" and country and form in self._knowledge.guessed_shorts:
            return country in self._countries or any(m.actor.country == country for m in self.members.values())
        if entry.kind != "organisation" or entry.form != "short" or not country:
            return True
        return any(m.actor.country == country for m in self.members.values())

    def alike(self, form: tuple[str, ...]) -> Actor | None:
        """The known person, or the one of the article, whose name is misprinted: a long word is off by a letter."""
        sharing = (m for word in form for m in self._by_word.get(word, ()))
        here = {m.actor.actor_id for m in sharing if m.actor.kind == "person" and is_misprint(form, m.words)}
        if len(here) == 1:
            return self.known(here.pop())
        found = {
            ident
            for word in form
            for known in self._knowledge.persons_by_word.get(word, ())
            for ident in [known[1]]
            if is_misprint(form, known[0])
        }
        return self.known(found.pop()) if len(found) == 1 else None


@lru_cache(maxsize=8192)
def _known(knowledge: Knowledge, actor_id: str) -> Member:
    """An actor of the lexicon as a member, the same in every article."""
    known: Known = knowledge.actors[actor_id]
    order = knowledge.name_order.get(known.country or "") == "family_first" and known.kind == "person"
    actor = Actor(
        actor_id=actor_id,
        name=known.name,
        kind=known.kind,
        country=known.country,
        wikidata_id=known.wikidata_id,
        is_known=True,
    )
    return Member(actor, words(known.name), order)


def _is_within(form: tuple[str, ...], name: tuple[str, ...]) -> bool:
    rest = iter(name)
    return all(word in rest for word in form)


def _is_initialled(form: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a word between first and last name is the initials of what stands there in full: `Retno LP Marsudi`."""
    middle = name[1:-1]
    same = len(middle) > 1 and len(form) == _FEWEST_INITIALS and (form[0], form[-1]) == (name[0], name[-1])
    return same and form[1] == "".join(word[0] for word in middle)


def is_misprint(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in a single word, of five letters or more, by one letter put in, left out or changed.

    >>> is_misprint(("antnio", "guterres"), ("antonio", "guterres"))
    True
    >>> is_misprint(("kim", "jong", "chol"), ("kim", "yong", "chol"))
    False
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, differing[0])) >= _SHORTEST_MISPRINT and _one_off(*differing[0])


def is_slip(form: str, word: str) -> bool:
    """Whether *form* is a name written wrongly by a letter, or its beginning alone.

    >>> is_slip("armanatha", "arrmanatha"), is_slip("faiz", "faizasyah"), is_slip("kim", "kin")
    (True, True, False)
    """
    if min(len(form), len(word)) < _SHORTEST_CUT or form[0] != word[0] or form == word:
        return False
    return word.startswith(form) or _one_off(form, word)


def _one_off(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return longer[at + 1 :] == (shorter[at:] if len(longer) > len(shorter) else shorter[at + 1 :])
