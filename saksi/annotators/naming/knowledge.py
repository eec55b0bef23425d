"""The lexicon's tables of actors, made ready for finding and linking: one gazetteer, and look-ups by id.

States that stand in no table come from Babel's Indonesian names of territories. Persons get the short form by
which news calls them (family name, or given name where the country's custom is so) where no other known person
shares it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from babel import Locale

from saksi.annotators.naming.entries import NOTHING, Entries, Entry
from saksi.annotators.naming.gazetteer import Gazetteer
from saksi.annotators.naming.tokens import fold, words
from saksi.lexicon import Lexicon
from saksi.model import ActorKind
from saksi.ner.words import package_words

_NOT_STATES = frozenset(("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AQ", "DG", "IC", "EA", "AC", "CP", "TA", "UM"))
CLITIC = "nya"
_SHORTEST_SHORT = 4
_SHORTEST_HEAD = 4
_SHORTEST_TAIL = 2
_LONG_TAIL = 6
_LONG_VERB = 8
_VERB = ("meng", "meny", "men", "mem")
_LONGEST_ACRONYM = 3
_MOST_VARIANTS = 64


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the lexicon."""

    actor_id: str
    name: str
    kind: ActorKind
    country: str | None = None
    wikidata_id: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office, from when to when (ISO, as fine as known; no end while it lasts)."""

    actor_id: str
    start: str
    end: str | None

    def overlaps(self, earliest: str, latest: str) -> bool:
        """Whether the term and the interval share a day that their precision does not exclude."""
        return self.start <= latest + "~" and (self.end is None or earliest[: len(self.end)] <= self.end)


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """The id of a name.

    >>> slug("Kim Jong-un"), slug("Ma'ruf Amin")
    ('kim-jong-un', 'maruf-amin')
    """
    plain = unicodedata.normalize("NFKD", name.replace("'", "")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + "".join(f"{ord(c):x}" for c in name)


class Knowledge:
    """The tables of one lexicon, read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        states = lexicon.table("states")
        self.actors = dict(_actors(lexicon.table("actors"), states))
        self.state_of_country = {a.country: a.actor_id for a in self.actors.values() if a.kind == "state"}
        self.states_by_name = {words(a.name): a.actor_id for a in self.actors.values() if a.kind == "state"}
        self.head_office = {self.state_of_country[s["country"]]: s["head_office"] for s in states if s["head_office"]}
        self.heads = tuple(sorted(set(self.head_office.values())))
        self.name_order = {s["country"]: s["name_order"] for s in states if s["name_order"]}
        self.terms = _terms(lexicon.table("terms"))
        self._terms_of: dict[str, list[Term]] = defaultdict(list)
        for (office, _), held in self.terms.items():
            self._terms_of[office] += held
        self.family_names = frozenset(fold(row["form"]) for row in lexicon.table("family_names"))
        self.effects = {(row["position"], *words(row["form"])): row["effect"] for row in lexicon.table("surroundings")}
        persons = [row["form"] for row in lexicon.table("speaker_nouns") if row["kind"] == "person"]
        self.person_nouns = frozenset(map(fold, persons))
        for form in persons:
            self.effects.setdefault(("before", *words(form)), "none")
        self.word_classes: dict[str, frozenset[str]] = _classes(lexicon.table("naming_words"))
        self.idle_clitics = frozenset(fold(row["form"]) for row in lexicon.table("clitics"))
        self.saying = frozenset(fold(row["form"]) for row in lexicon.table("reporting_verbs"))
        self.voices = self.saying | self.word_classes["voicing"]
        kinds = ("active", "passive", "stative")
        self.prefixes = {kind: tuple(sorted(self.word_classes[f"{kind}_prefix"])) for kind in kinds}
        self.prefixes["verb"] = tuple(sorted({prefix for kind in kinds for prefix in self.prefixes[kind]}))
        by_form: dict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
        self.gazetteer: Gazetteer[Entry, Entries] = Gazetteer(Entries)
        variants = {row["form"]: (row["form"], *row["variants"].split(";")) for row in lexicon.table("romanisations")}
        self.guessed_shorts: set[tuple[str, ...]] = set()
        self._spellings: dict[tuple[str, ...], str] = {}
        for form, entry in self._entries(lexicon, variants):
            if entry.type == "place" or entry.form == "metonym":
                self._spellings[words(form)] = form
            self.gazetteer.add(form, entry)
            by_form[words(form)][entry] = None
        self.by_form = {form: Entries(entries) for form, entries in by_form.items()}
        self.persons_by_word = _by_word(self.actors.values())
        self._heads = frozenset(form[-1] for form, e in self.by_form.items() if _can_be_glued(form[-1], e))
        self._tails = self.word_classes["at"] | self.word_classes["ordinal"]
        self._heads |= {fold(row["form"]) for row in lexicon.table("names") if row["form"].isupper()}
        self._heads |= {fold(actor.name) for actor in self.actors.values() if actor.name.isupper()}

    def entries(self, text: str, type: str) -> list[Entry]:
        """What the tables say of a phrase, of one type."""
        return self.by_form.get(words(text), NOTHING).of.get(type, [])

    def spelling(self, text: str) -> str:
        """A place's name as the tables spell it; words in capitals that no table has, with one capital each."""
        form = self._spellings.get(words(text))
        return form or (text.title() if text.isupper() and len(text) > _LONGEST_ACRONYM else text)

    def holders(self, office: str, state: str, earliest: str | None, latest: str | None) -> list[str]:
        """The actors who held *office* of *state* at some day of the interval; all of them where it is open."""
        terms = self.terms.get((office, state), ())
        first, last = earliest or "0000", latest or "9999"
        return list(dict.fromkeys(term.actor_id for term in terms if term.overlaps(first, last)))

    def holders_anywhere(self, office: str, earliest: str | None, latest: str | None) -> frozenset[str]:
        """The actors who held *office* of whatever state at some day of the interval; an open side bounds nothing."""
        first, last = earliest or "0000", latest or "9999"
        terms = (term for term in self._terms_of.get(office, ()) if term.overlaps(first, last))
        return frozenset(term.actor_id for term in terms)

    def is_verb(self, form: str) -> bool:
        """Whether a word in lower case looks like a verb with its prefix, or is an auxiliary before one."""
        if form in self.word_classes["auxiliary"]:
            return True
        return len(form) > 4 and form.startswith(self.prefixes["verb"]) and form not in self.word_classes["no_verb"]

    def cut(self, word: str) -> int | None:
        """Where a capitalised word ends that has another word glued behind it; None where it is whole."""
        return _cut(word, self._heads, self._tails)

    def _entries(self, lexicon: Lexicon, variants: dict) -> Iterator[tuple[str, Entry]]:
        for row in lexicon.table("places"):
            yield row["form"], Entry("place", row["country"])
        for row in lexicon.table("descriptions"):
            yield row["form"], Entry("noun", row["office"], row["heads"], row["kind"])
        for row in lexicon.table("offices"):
            yield row["form"], Entry("office", row["office"], kind=row["class"], is_single=bool(row["is_single"]))
            if row["class"] == "kin":
                yield row["form"] + CLITIC, Entry("office", row["office"], "clitic", "kin", is_single=True)
        for row in lexicon.table("others"):
            yield row["form"], Entry("other", row["kind"])
        for row in lexicon.table("bodies"):
            form = row["form"] if row["form"].isupper() else row["form"].lower()
            yield form, Entry("body", row["name"], row["use"] or "name", row["kind"])
        for row in lexicon.table("names"):
            yield row["form"], Entry("actor", row["actor_id"], row["kind"], self._kind(row["actor_id"]))
        cued = {row["form"] for row in lexicon.table("names") if row["kind"] == "cued"}
        for actor in self.actors.values():
            for form in _spellings(actor, variants):
                if form in cued:
                    continue
                yield form, Entry("actor", actor.actor_id, "name", actor.kind)
        yield from self._shorts(lexicon)

    def _kind(self, actor_id: str) -> str | None:
        return self.actors[actor_id].kind if actor_id in self.actors else None

    def _shorts(self, lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
        """Short forms of known persons, where they are nobody else's and no other word of the tables."""
        taken = {words(row["form"]) for table in ("names", "places", "offices") for row in lexicon.table(table)}
        taken |= {words(a.name) for a in self.actors.values()}
        shorts: dict[str, list[str]] = defaultdict(list)
        common = package_words()
        for actor in self.actors.values():
            if actor.kind == "person" and self.name_order.get(actor.country or "") != "family_first":
                parts = re.split(r"\s+", actor.name)
                at = 0 if self.name_order.get(actor.country or "") == "given" else -1
                if len(parts) > 1 and len(parts[at]) >= _SHORTEST_SHORT:
                    shorts[parts[at]].append(actor.actor_id)
        for form, ids in shorts.items():
            if len(ids) == 1 and words(form) not in taken and not common.is_common(form):
                self.guessed_shorts.add(words(form))
                yield form, Entry("actor", ids[0], "short", "person")


@lru_cache(maxsize=4)
def knowledge_of(lexicon: Lexicon) -> Knowledge:
    """The knowledge of a lexicon, made once."""
    return Knowledge(lexicon)


def _actors(rows: Iterable[dict], states: Iterable[dict]) -> Iterator[tuple[str, Known]]:
    for row in rows:
        ident = row["actor_id"]
        yield ident, Known(ident, row["name"], row["kind"], row["country"] or None, row["wikidata_id"] or None)
    told = {row["country"]: row for row in states}
    for country, babel_name in sorted(Locale("id").territories.items()):
        if len(country) == 2 and country not in _NOT_STATES:
            row = told.get(country, {})
            name = row.get("name") or babel_name
            yield slug(name), Known(slug(name), name, "state", country, row.get("wikidata_id") or None)


def _terms(rows: Iterable[dict]) -> dict[tuple[str, str], list[Term]]:
    terms: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for row in rows:
        terms[row["office"], row["state"]].append(Term(row["actor_id"], row["start"], row["end"] or None))
    return terms


def _classes(rows: Iterable[dict]) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        classes[row["class"]].add(row["form"])
    return {name: frozenset(forms) for name, forms in classes.items()}


def _spellings(actor: Known, variants: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The name, and for a Korean person its other romanisations."""
    yield actor.name
    if actor.kind == "person" and actor.country in ("KP", "KR"):
        parts = [variants.get(word, (word,)) for word in words(actor.name)]
        for spelling in islice(product(*parts), _MOST_VARIANTS):
            yield " ".join(spelling).title()


def _by_word(actors: Iterable[Known]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "person":
            for word in dict.fromkeys(words(actor.name)):
                index[word].append((words(actor.name), actor.actor_id))
    return index


def _can_be_glued(word: str, entries: Entries) -> bool:
    return len(word) >= _SHORTEST_HEAD and any(entry.type in ("actor", "place") for entry in entries)


_ACRONYM = re.compile(r"(?P<head>[A-Z]{2,})(?P<tail>[a-z]{2,})")


def _cut(word: str, heads: frozenset[str], short_tails: frozenset[str]) -> int | None:
    form = word.lower()
    if form in heads or not word.isascii() or not (word.istitle() or _ACRONYM.fullmatch(word)):
        return None
    common = package_words()
    acronym = _ACRONYM.fullmatch(word)
    if acronym:
        told = common.is_common(acronym["tail"]) or len(acronym["tail"]) >= _LONG_TAIL
        return acronym.end("head") if told and acronym["head"].lower() in heads else None
    if common.is_name(form) or common.is_common(form):
        return None
    for at in range(len(form) - _SHORTEST_TAIL, _SHORTEST_HEAD - 1, -1):
        tail = form[at:]
        if form[:at] in heads and (len(tail) > _SHORTEST_TAIL or tail in short_tails) and common.is_common(tail):
            return at
        if len(tail) >= _LONG_VERB and at >= _SHORTEST_HEAD and tail.startswith(_VERB) and common.is_common(tail):
            return at  # a name that no table has before a long verb: `Nasirzadehmengucapkan`
    return None
