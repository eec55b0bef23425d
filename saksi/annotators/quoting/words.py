"""The tables of quoting, compiled once: reporting verbs, nouns that speak, words around an attribution, relays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from saksi.annotators.quoting.forms import Forms
from saksi.annotators.quoting.glue import Glue
from saksi.annotators.quoting.titles import title_keys

_OF_NAMES = ("company_word", "company_form", "name_particle")
TOGETHER = {
    "breaking": (
        *("preposition", "subordinator", "negation", "modal", "pronoun", "plural_pronoun"),
        *("coordinator", "tail", "relative", "while_saying", "meanwhile", "passed_on", "through"),
    ),
    "aside": ("including", "preposition", "subordinator", "tail", "relative", "passed_on"),
    "leading": ("connective", "adverb"),
    "goes_on": ("while_saying", "manner", "coordinator"),
    "joining": ("coordinator", "adverb", "manner"),
    "clause_opener": ("subordinator", "preposition"),
    "relay_sign": ("medium_noun", "voice", "some_medium", "passed_on", "published"),
    "when": ("weak_tail", "since"),
    "starter": ("pronoun", "plural_pronoun", "possessive", "relative", "quantifier", "article"),
}
"""Names for several roles: words that end a noun phrase, that set off an adjunct, that open a sentence, ..."""
_PRONOUNS = ("pronoun", "plural_pronoun", "possessive")
_NO_OPENERS = ("not_verb", "object", *_OF_NAMES)
"""Roles of words that begin a sentence in capitals no more often than names do."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``reporting_verbs.csv``; ``clitic`` where the printed form ends in -nya for the speaker."""

    form: str
    order: str
    force: str
    complement: str
    clitic: bool = False


@dataclass(frozen=True)
class Words:
    """Lookups by lower-case form."""

    after: dict[str, Cue]
    """content-cue-source: `kata`, `ujarnya`"""
    before: dict[str, Cue]
    """source-cue-content: `mengatakan`"""
    nominal: dict[str, Cue]
    """cue-source-content: `menurut`, `disebutkan`"""
    speaks: dict[str, str]
    """noun -> person, organisation, document, outlet"""
    title_part: frozenset[str]
    roles: dict[str, frozenset[str]]
    """role of a word -> words"""
    passed_on: frozenset[str]
    relays: dict[str, str]
    """name of a relay in lower case -> agency, outlet, platform"""
    through: frozenset[str]
    published: frozenset[str]
    """verbs behind which only a known outlet is a relay: `wawancara yang diterbitkan Le Monde`"""
    relay_words: frozenset[str]
    offices: dict[str, str]
    """words for an office in lower case -> office"""
    people: frozenset[str]
    """names of the people of the lexicon"""
    principals: frozenset[str]
    """actors for whom others speak: holders of high offices"""
    places: dict[str, str]
    """name in lower case -> kind of actor (state, place, organisation, outlet, group)"""

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words that begin a sentence in capitals without being a name."""
        stop: set[str] = set(self.cues) | self.passed_on
        for role, forms in self.roles.items():
            if role not in _NO_OPENERS and role not in TOGETHER:
                stop |= forms
        return frozenset(stop)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Nouns for people."""
        return frozenset(form for form, kind in self.speaks.items() if kind == "person")

    @cached_property
    def leads(self) -> frozenset[str]:
        """Forms that open an attribution before its content: `menurut`."""
        return frozenset(form for form, cue in self.nominal.items() if cue.complement in ("free", "aside", "passive"))

    @cached_property
    def place_starts(self) -> frozenset[str]:
        """First words of places' and bodies' names."""
        return frozenset(name.split()[0] for name in self.places)

    @cached_property
    def place_beginnings(self) -> frozenset[str]:
        """What such a name of several words begins with, up to each of its words but the last."""
        names = [name.split() for name in self.places]
        return frozenset(" ".join(words[:size]) for words in names for size in range(1, len(words)))

    @cached_property
    def relay_starts(self) -> frozenset[str]:
        """First words of relays' names, in lower case, with and without -nya."""
        firsts = {name.split()[0] for name in self.relays}
        return frozenset(firsts | {word + tail for word in firsts for tail in ("nya", "-nya")})

    @cached_property
    def stems(self) -> frozenset[str]:
        """Words of relays' and places' names, which small words are glued to (`Fox Newssaat`, `Serikatyang`)."""
        relays = {
            word
            for word in self.relay_words
            if len(word) > 2 and (word.isupper() or (len(word) > 3 and word[0].isupper()))
        }
        names = {word for name in (*self.places, *self.people) for word in name.title().split()}
        return frozenset(relays | {word for word in names if len(word) > 3})

    @cached_property
    def two_words(self) -> dict[str, frozenset[str]]:
        """Second word -> first words of verbs that are written as two: `memberi tahu`."""
        found: dict[str, set[str]] = {}
        for form in sorted(self.roles["two_words"]):
            first, _, second = form.partition(" ")
            found.setdefault(second, set()).add(first)
        return {second: frozenset(firsts) for second, firsts in found.items()}

    @cached_property
    def glued_verb(self) -> Callable[[str], str]:
        """The reporting verb with which a word ends that is none itself (`Trumpmengklaim`); "" for any other word.

        Only verbs that no other word ends with count.
        """
        verbs = tuple(
            sorted(form for form in self.before if len(form) >= _LONG_VERB and form.startswith(("me", "ber")))
        )

        def verb_of(word: str) -> str:
            if not word.endswith(verbs) or word.lower() in self.known:
                return ""
            verb = next(verb for verb in verbs if word.endswith(verb))
            return verb if len(word) >= len(verb) + _SHORTEST_STEM else ""

        return lru_cache(maxsize=1 << 16)(verb_of)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word of the tables, for taking glued words apart."""
        roles = (words for role, words in self.roles.items() if role not in _OF_NAMES and role not in TOGETHER)
        return frozenset().union(*roles, self.cues, self.speaks, self.passed_on, self.through)

    @cached_property
    def halves(self) -> Callable[[str], int]:
        """Where a word in lower case falls into two known ones (`dalampernyataan`); 0 where it does not."""
        return lru_cache(maxsize=1 << 16)(self._cut)

    def _cut(self, low: str) -> int:
        for size in range(len(low) - _SHORTEST_HALF, _SHORTEST_HALF - 1, -1):
            if low[:size] in self.known and low[size:] in self.known:
                return size
        return 0

    @cached_property
    def glue(self) -> Glue:
        """What takes glued words apart."""
        return Glue(self)

    @cached_property
    def forms(self) -> Forms:
        """What tells what a printed word is by these tables."""
        return Forms(self)

    @cached_property
    def title_key(self) -> Callable[[str], frozenset[str]]:
        """The offices and words by which a title is compared."""
        return title_keys(self)

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """Word that stands for a speaker by itself -> its role."""
        return {form: role for role in reversed(_PRONOUNS) for form in sorted(self.roles[role])}

    @cached_property
    def two_nouns(self) -> frozenset[str]:
        """First words of nouns of two words: `kantor berita`."""
        return frozenset(form.split()[0] for form in self.speaks if " " in form)

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words in lower case with which the words for a speaker can begin."""
        return self.roles["starter"] | frozenset(self.speaks)

    @cached_property
    def cues(self) -> Mapping[str, tuple[Cue, ...]]:
        """Every form that may attribute, and its rows."""
        tables = (self.after, self.before, self.nominal)
        forms = dict.fromkeys(form for table in tables for form in table)
        return {form: tuple(table[form] for table in tables if form in table) for form in forms}

    def noun(self, low: str) -> str | None:
        """What kind of speaker a noun in lower case stands for; `pejabat-pejabat` like `pejabat`."""
        kind = self.speaks.get(low)
        if kind is None and "-" in low:
            one, _, other = low.partition("-")
            kind = self.speaks.get(one) if other.startswith(one) else None
        return kind

    @cached_property
    def is_verb(self) -> Callable[[str], bool]:
        """Whether a lower-case word looks like a verb: prefix, and no row that says otherwise.

        The prefix alone overshoots (`berita`, `dialog`); ``quote_words.csv`` lists those as ``not_verb``.
        """
        return lru_cache(maxsize=1 << 16)(self._looks_like_verb)

    def _looks_like_verb(self, low: str) -> bool:
        is_formed = bool(_VERB.match(low)) and not low.endswith("nya")
        return is_formed and low not in self.roles["not_verb"] and low not in self.speaks


_SHORTEST_HALF = 5
_SHORTEST_STEM = 3
_LONG_VERB = 7
"""Letters from which a reporting verb is told apart inside a longer word: `mengaku`."""
_VERB = re.compile(r"(?:me[mnlrwys][a-z-]{3,}|(?:ber|ter)[a-z-]{4,}|di[a-z-]{4,})$")
