"""The stretch of capitals that is one person's name: initials, particles and halves of names included."""

from __future__ import annotations

import re
from dataclasses import replace

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.find import Finder
from saksi.annotators.naming.knowledge import CLITIC
from saksi.annotators.naming.reading import Found
from saksi.model import Sentence
from saksi.ner.words import Words

_ROMAN = re.compile("[ivx]+")
_SHORTEST_OPENING = 7
_GUESSED = frozenset(("name.recognised", "name.repeated"))
_LONGEST_HALF = 5
"""Letters of the second half of a Korean given name."""
_VERB_END = "kan"
"""Ends the verbs of headlines, which have lost their prefix: `janjikan`."""
MOST = 100
"""Places of a word that are looked at."""
_SELDOM = 10
"""Times that a word may stand small in the words of the recogniser and still be taken for a name beside a name."""


class Runs(Collected):
    """Tells how far a person's name goes, and lengthens those found short."""

    def __init__(self, finder: Finder, sentences: tuple[Sentence, ...]) -> None:
        super().__init__(finder, sentences)
        self._no_heads = self.classes["no_head"]
        self._particles = self.classes["particle"]

    def _only_opens(self, first: int) -> bool:
        """Whether word *first* is a noun made of a verb, or a preposition, before a name known without it."""
        tokens, name = self.tokens, self.tokens.forms[first + 1]
        opening = tokens.forms[first]
        inner = [j for j in self.tokens.places[opening][:MOST] if not self.begins_sentence(j)]
        noun = opening.startswith(tuple(self.classes["noun_prefix"])) and opening.endswith(
            tuple(self.classes["noun_suffix"])
        )
        if not (noun and len(opening) >= _SHORTEST_OPENING) and opening not in self.classes["preposition"]:
            return False
        if self.words.is_name(opening) or any(tokens.capital[j] for j in inner):
            return False
        places = [i for i in self.tokens.places[name][:MOST] if i > 0 and i != first + 1]
        return any(tokens.capital[i] and not tokens.capital[i - 1] for i in places)

    def _continues(self, i: int) -> bool:
        """Whether word *i* can belong to the person next to it: an open capital, an initial, a word seldom small."""
        tokens = self.tokens
        if not tokens.capital[i] or self.covered[i]:
            return False
        form = tokens.forms[i]
        if _ROMAN.fullmatch(form) and len(form) > 1:
            return False  # `Perang Dunia III Trump`
        if self._is_no_name(i):
            return False
        if form in self.finder.knowledge.family_names and not self.begins_sentence(i):
            return True  # `Trip Yang`
        return len(form) == 1 or self.is_open(i) or (_small(self.words, form) < _SELDOM and not form.endswith(CLITIC))

    def _is_no_name(self, i: int) -> bool:
        """Whether word *i* is a verb, capital or not: `Widigdo | Berkunjung`, `Widigdo | Desak Wasner`."""
        form = self.tokens.forms[i]
        if self.words.is_name(form) or form in self.finder.knowledge.family_names:
            return False
        if form in self.finder.knowledge.saying or self._is_doubled(i):
            return True
        is_small, ends = self.words.is_written_small, form.endswith(_VERB_END)
        if is_small(form):
            return self.finder.knowledge.is_verb(form) or (ends and is_small(form.removesuffix(_VERB_END)))
        return ends and any(is_small(prefix + form) for prefix in self.finder.knowledge.prefixes["verb"])

    def _is_doubled(self, i: int) -> bool:
        """Whether word *i* is a prefix and a stem that a hyphen repeats: `Berhati-hati`."""
        form, following = self.tokens.forms[i], self.tokens.forms[i + 1] if i + 1 < len(self.tokens) else ""
        return self.tokens.gap(i) == "-" and 0 < len(following) < len(form) and form.endswith(following)

    def _is_person_at(self, i: int) -> bool:
        owner = self.owners.get(i)
        return owner is not None and owner.actor_kind == "person" and owner.first == i

    def _precedes(self, i: int) -> bool:
        """Whether word *i* can begin the name of the person behind it; behind a comma any capital can."""
        if self._continues(i):
            return True
        listed = i > 0 and self.tokens.gap(i - 1) == ", " and self.tokens.capital[i] and not self.covered[i]
        return listed and self._is_person_at(i + 1) and not self.is_open(i)

    def _is_initialled(self, i: int) -> bool:
        """Whether word *i* and the next belong together: by a space, or as initials, `G.S. Malik`."""
        gap = self.tokens.gap(i)
        if gap == ' "':  # `Rasto "Rio" Widigdo`
            return '"' in self.tokens.view[self.tokens.ends[i + 1] : self.tokens.ends[i + 1] + 2]
        if gap == "-":
            return self.is_open(i) and self.tokens.capital[i + 1]  # `Francois-Philippe Champagne`
        return gap == " " or (len(self.tokens.forms[i]) == 1 and gap in (". ", "."))

    def _is_clipped(self, first: int, last: int) -> bool:
        """Whether the second half of a given name follows with a small letter: `Cho Eun-suk`."""
        tokens = self.tokens
        if last - first != 2 or last >= len(tokens) or tokens.capital[last] or tokens.gap(last - 1) != "-":
            return False
        half = tokens.forms[last]
        is_word = self.words.is_common(half) or self.words.is_written_small(half)
        return len(half) <= _LONGEST_HALF and not is_word

    def _run(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of unexplained capitals around, particles of names within it included."""
        tokens = self.tokens
        while last < len(tokens) and tokens.joined(last - 1):
            small = tokens.forms[last] in self._particles and not tokens.capital[last]
            if self._continues(last):
                last += 1
            elif small and last + 1 < len(tokens) and self._continues(last + 1) and tokens.joined(last):
                last += 2
            else:
                break
        last += self._is_clipped(first, last)
        while first > 0 and self._is_initialled(first - 1) and self._precedes(first - 1):
            before = tokens.gap(first - 2) if first > 1 else ""
            if before == ", " and first < last and self._is_person_at(first):
                first -= 1  # `..., Seri Sawangmue`: a word like another, but no sentence begins here
                break
            is_open = self.is_open(first - 1) and (before == ", " or not self._only_opens(first - 1))
            if self.begins_sentence(first - 1) and not is_open and len(tokens.forms[first - 1]) > 1:
                break
            first -= 1
        return first, last

    def _lengthen(self) -> None:
        """A short form with an unexplained capital next to it is part of another's name: `Agus Setiawan`."""
        for key, f in sorted(self.found.items()):
            known = f.rule == "name.lexicon" and f.kind == "name"
            if f.actor_kind == "person" and f.kind != "role" and not known and self.is_running(f.first):
                first, last = self._run(f.first, f.last)
                before = self.owners.get(first - 1)
                if f.rule in _GUESSED and self._is_behind_given(first, last):
                    first -= 1  # `Presiden Win | Myint`
                elif before is not None and (self._is_given(before, f) or self._is_before_initial(before, first)):
                    self.drop(before)
                    first = before.first
                elif first > 1 and self._joins_halves(first):
                    half = self.owners[first - 2]
                    self.drop(half)
                    first = half.first  # `Rasto Albano da | Costa`
                if (first, last) != key:
                    self.drop(f)
                    if self.tokens.forms[first] in self._no_heads:
                        continue
                    if self._names_place(first):
                        self.put(replace(f, first=first, last=last, actor_kind="place", kind="name", is_place=True))
                        continue
                    self.put(replace(f, first=first, last=last, kind="name", rule="name.longer"))

    def _names_place(self, first: int) -> bool:
        """Whether a place is called after the person at word *first*: `Bandara Internasional Rasto Widigdo`."""
        tokens, places = self.tokens, self.classes["place_head"]
        at = first - 1 - (first > 1 and tokens.forms[first - 1] in self.classes["world_wide"])
        return at >= 0 and tokens.forms[at] in places and tokens.capital[at] and tokens.gap(at) == " "

    def _is_before_initial(self, before: Found, first: int) -> bool:
        """Whether an initial at word *first* goes on the name of the person right before it: `Rasto | M Widigdo`."""
        tokens = self.tokens
        one = before.actor_kind == "person" and before.last == first and before.last - before.first == 1
        return one and before.kind != "role" and len(tokens.forms[first]) == 1 and tokens.gap(first - 1) == " "

    def _is_behind_given(self, first: int, last: int) -> bool:
        """Whether one word between a title and a last name, common though it be, is a first name."""
        tokens, given = self.tokens, first - 1
        free = given > 0 and tokens.capital[given] and not self.covered[given] and tokens.gap(given) == " "
        free = free and tokens.forms[given] not in self._no_heads
        return free and last - first == 1 and given in self.finder.title_ends and tokens.gap(given - 1) == " "

    def _joins_halves(self, first: int) -> bool:
        """Whether a particle written small stands between word *first* and a person found right before it."""
        tokens = self.tokens
        half = self.owners.get(first - 2)
        if half is None or half.actor_kind != "person" or half.rule == "name.lexicon" or half.last != first - 1:
            return False
        small = tokens.forms[first - 1] in self._particles and not tokens.capital[first - 1]
        return small and tokens.gap(first - 2) == tokens.gap(first - 1) == " "

    def _is_given(self, before: Found, f: Found) -> bool:
        """Whether a person found right before a known short form is the rest of another's name: `Lucy Powell`."""
        near = before.actor_kind == "person" and before.rule == "name.recognised" and before.last == f.first
        return near and f.kind == "short" and self.tokens.gap(f.first - 1) == " "


def _small(words: Words, form: str) -> int:
    """How often a word is written small."""
    row = words.rows.get(form)
    return row.small if row else 0
