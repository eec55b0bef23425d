"""Names of states, of their capitals and seats of government: actors, places, stand-ins, or parts of other names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import partial

from saksi.annotators.naming.entries import Entries, Entry
from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.titles import Titles
from saksi.ner.words import package_words

_FARTHEST_VERB = 5
_LONGEST_LIST = 20
"""States of a list that are looked at for its end."""
_LONGEST_SOURCE = 40
_LINE_END = re.compile(r":|\s[-\u2013\u2014]|[ \t]*(?:\n|$)")
_SOURCE = re.compile(r"\(?(?P<first>[\w./]{2,})(?: [A-Z][\w.]+){0,2}\)?(?:, )?")
_SOURCE_BEHIND = re.compile(r"(?P<comma>,)? (?P<source>[^,\n]+?) ?[-\u2013\u2014](?(comma)(?![^\W_A-Z])|(?![^\W_]))")
"""Not the half of a doubled word, `berlama-lama`; behind a comma the text may touch the dash, `Rawapos.co-Menteri`."""
_AT_HOME = frozenset(("outlet", "group"))
SHORT_FORMS = frozenset(("short", "acronym", "cued"))
"""Kinds of forms that are no full names."""


class StateNames(Titles):
    """Reads the names of states and of what stands for them."""

    def _state(self, hit: Hit[Entries], entry: Entry, place: Entry | None) -> None:
        if self._is_edition(hit):
            return
        if self._is_home(hit, entry) or self._is_bodys_letters(hit, entry):
            self._cover(hit.first, hit.last)
            return
        country = self.knowledge.actors[entry.value].country
        rests = partial(self._rests, hit)
        effect = self._surroundings.of_state(hit.first, hit.last, country, self._is_listed(hit), rests)
        if effect == "none":
            self._cover(hit.first, hit.last)
        elif effect == "act" and hit.entries.is_seat and self._does(hit.last):
            self._add(hit.first, hit.last, "metonym", "state", "metonym")
        elif hit.entries.is_seat and effect != "policy":
            is_place = effect == "place"
            self._add(hit.first, hit.last, "name", "organisation", "place.seat" if is_place else "name.seat", is_place)
        elif entry.form == "metonym" or hit.entries.is_seat:
            is_part = self._ends_body(hit.first)
            is_town = place is not None and effect != "act" and not self._takes_stand(hit.first)
            if (
                effect == "place"
                or is_part
                or is_town
                or self._is_place_line(hit)
                or self._closes_address(hit)
                or self._is_in_state(hit, entry.value)
            ):
                self._surroundings.note_place(hit.last, country)
                self._add(hit.first, hit.last, "name", "place", "place.city", True)
            else:
                self._add(hit.first, hit.last, "metonym", "state", "metonym")
        else:
            kind = "short" if entry.form in SHORT_FORMS else "name"
            is_place = effect == "place"
            self._add(hit.first, hit.last, kind, "state", "state.place" if is_place else "state.actor", is_place)

    def _is_bodys_letters(self, hit: Hit[Entries], entry: Entry) -> bool:
        """Whether letters in brackets only repeat the state in a body's name: `Kongres Amerika Serikat (AS)`."""
        body = self.found[-1] if self.found else None
        if body is None or body.last != hit.first or body.actor_kind != "organisation" or entry.form != "acronym":
            return False
        inside = self.tokens.gap(hit.first - 1).strip() == "(" and hit.last < len(self.tokens)
        return inside and self.tokens.gap(hit.last - 1).startswith(")")

    def _closes_address(self, hit: Hit[Entries]) -> bool:
        """Whether a capital between commas, or before a stop, ends where something is: `di klab Tape, London.`"""
        tokens, first, last = self.tokens, hit.first, hit.last
        if first < 2 or tokens.gap(first - 1) != ", " or not tokens.capital[first - 1]:
            return False
        behind = tokens.gap(last - 1) if last < len(tokens) else "."
        named = self.found[-1] if self.found else None
        is_other = named is not None and named.last == first and named.actor_kind != "place"
        return behind[:1] in (".", ",") and not is_other and not tokens.capital[first - 2]

    def _takes_stand(self, first: int) -> bool:
        """Whether what a government does stands before a capital: `keputusan Ottawa`."""
        return first > 0 and self._is(first - 1, "stance") and self.tokens.gap(first - 1) == " "

    def _ends_body(self, first: int) -> bool:
        """Whether a city ends the name of a body: `Polisi Metropolitan London`, `KBRI Kuala Lumpur`."""
        tokens, last = self.tokens, self.found[-1] if self.found else None
        if first < 1 or tokens.gap(first - 1) != " " or not tokens.capital[first - 1]:
            return False
        if last is not None and last.last == first and last.actor_kind == "organisation":
            return True
        inner = first > 1 and tokens.capital[first - 2] and tokens.gap(first - 2) == " " and not self.covered[first - 1]
        words = package_words()
        return inner and words.is_written_small(tokens.forms[first - 2]) and self._is_noun(tokens.forms[first - 1])

    def _is_noun(self, form: str) -> bool:
        """Whether a word is none that stands before somebody: no preposition, verb or opener."""
        classes = self._classes
        return not (form in classes["preposition"] or form in classes["opener"] or self.knowledge.is_verb(form))

    def _is_edition(self, hit: Hit[Entries]) -> bool:
        """Whether the state tells which service of an outlet it is, `BBC Burma`; the name then ends with it."""
        tokens, last = self.tokens, self.found[-1] if self.found else None
        if last is None or last.actor_kind != "outlet" or last.last != hit.first or tokens.gap(hit.first - 1) != " ":
            return False
        acts = hit.last < len(tokens) and self.knowledge.is_verb(tokens.forms[hit.last])
        if acts or not tokens.text(last.first, last.last).isupper():
            return False
        self.found[-1] = replace(last, last=hit.last)
        self._cover(hit.first, hit.last)
        return True

    def _is_home(self, hit: Hit[Entries], entry: Entry) -> bool:
        """Whether the state only tells where the outlet or group right before it is at home: `Houthi Yaman`."""
        last = self.found[-1] if self.found else None
        if last is None or last.last != hit.first or last.is_place or self.tokens.gap(hit.first - 1) != " ":
            return False
        if last.rule == "name.lexicon" and last.actor_kind == "organisation" and last.last - last.first > 1:
            return True  # `Amnesty International Kenya`
        if last.actor_kind not in _AT_HOME:
            return False
        named = self.knowledge.by_form.get(tuple(self.tokens.forms[last.first : last.last]), ())
        countries = {self.knowledge.actors[e.value].country for e in named if e.type == "actor"}
        return self.knowledge.actors[entry.value].country in countries or not self._surroundings.acts(hit.last)

    def _is_listed(self, hit: Hit[Entries]) -> bool:
        """Whether another state or city follows behind a comma, `dan`, or both."""
        at, tokens = bisect_left(self._firsts, hit.last), self.tokens
        if at >= len(self._hits) or hit.last >= len(tokens):
            return False
        following, joint = self._hits[at], hit.last
        if tokens.forms[joint] in self._classes["joiner"]:
            joint += 1
        elif tokens.gap(hit.last - 1) != ", ":
            return False
        is_state = any(e.kind == "state" or e.type == "place" for e in following.entries)
        return following.first == joint and is_state and tokens.gap(hit.last - 1) in (" ", ", ")

    def _rests(self, hit: Hit[Entries]) -> bool:
        """Whether the list of states that goes on at a hit ends a clause or stands before a preposition."""
        for _ in range(_LONGEST_LIST):
            if not self._is_listed(hit):
                break
            hit = self._hits[bisect_left(self._firsts, hit.last)]
        tokens, last = self.tokens, hit.last
        if last >= len(tokens) or tokens.gap(last - 1) != " ":
            return True
        return tokens.forms[last] in self._classes["preposition"]

    def _is_place_line(self, hit: Hit[Entries]) -> bool:
        """Whether a capital begins a line, alone or beside who reports: `Jakarta, CNN --`, `TEMPO, Jakarta -`."""
        tokens, view = self.tokens, self.tokens.view
        start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
        begin = view.rfind("\n", max(0, start - _LONGEST_SOURCE), start) + 1
        is_far = not begin and start >= _LONGEST_SOURCE
        if is_far or (begin < start and not _is_source(view[begin:start])):
            return False
        behind = view[end : end + _LONGEST_SOURCE]
        source = _SOURCE_BEHIND.match(behind) if begin == start else None
        return bool(_LINE_END.match(behind)) or (source is not None and _is_source(source["source"]))

    def _does(self, last: int) -> bool:
        """Whether a seat of government acts rather than speaks: its verb is none of saying."""
        tokens, knowledge = self.tokens, self.knowledge
        for i in range(last, min(last + _FARTHEST_VERB, len(tokens))):
            if tokens.gap(i - 1) != " " or tokens.forms[i] in knowledge.voices:
                return False
            if knowledge.is_verb(tokens.forms[i]) and tokens.forms[i] not in self._classes["auxiliary"]:
                return True
        return False

    def _is_in_state(self, hit: Hit[Entries], state: str) -> bool:
        """Whether the state of a city stands behind it: `Hanoi, Vietnam`."""
        at = bisect_left(self._firsts, hit.last)
        if at >= len(self._hits) or self._firsts[at] != hit.last or self.tokens.gap(hit.last - 1).strip() != ",":
            return False
        return any(entry.value == state and entry.form != "metonym" for entry in self._hits[at].entries)


def _is_source(words: str) -> bool:
    """Whether the words can be the name of an outlet: `KBRN, `, `Rawa.com, `, not `Menurut Moon, `."""
    name = _SOURCE.fullmatch(words)
    if name is None or words[0] == "(":
        return name is not None
    return name["first"].isupper() or not package_words().is_common(name["first"].lower())
