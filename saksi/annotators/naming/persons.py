"""Persons told by what stands around a run of capitals: a title, an office behind a comma, a speech, a credit."""

from __future__ import annotations

from dataclasses import replace

from saksi.annotators.naming.find import GIVEN
from saksi.annotators.naming.reading import Found
from saksi.annotators.naming.runs import Runs

_LONGEST_DESCRIPTION = 8
_MOST_INITIALS = 4
_USUAL_NAME = 2
_FARTHEST_NOUN = 4


class Persons(Runs):
    """Adds persons to what has been found of one text."""

    def _entitled(self) -> None:
        """Whoever bears a title is a person, be the name known or not: `Senator Chris Murphy`."""
        bearers = {title.last for title in self.finder.titles if title.is_before_person}
        for f in list(self.found.values()):
            is_body = self.tokens.forms[f.first] in self.classes["body_head"]
            is_body |= self.tokens.forms[f.last - 1] in self.classes["body_tail"]  # `Ketua Rawa Police Union`
            is_misread = f.rule == "name.recognised" and f.actor_kind != "person" and f.last - f.first > 1
            if f.first in bearers and is_misread and not is_body:
                self.put(replace(f, actor_kind="person", is_place=False))
        for title in self.finder.titles:
            if title.is_before_person and self.is_open(title.last) and self.is_running(title.last):
                first, last = self._run(title.last, title.last + 1)
                person = self.owners.get(last)
                if person is not None and person.actor_kind == "person" and self.tokens.joined(last - 1):
                    self.drop(person)
                    last = person.last
                elif last - first == 1 and self.words.is_written_small(self.tokens.forms[first]):
                    continue  # `Pemimpin Gereja Katolik`
                self.put(Found(first, last, "name", "person", "name.entitled"))

    def _apposed(self) -> None:
        """A run of capitals before `, <office>` is a person: `Rattapon Sanrak, pendiri ...`."""
        tokens = self.tokens
        for title in self.finder.titles:
            end = title.first - (title.first > 0 and tokens.forms[title.first - 1] in self.classes["single"])
            if end < 2 or tokens.gap(end - 1) != ", " or not self._can_end_name(end - 1) or end - 1 in self.owners:
                continue
            first, last = self._run(end - 1, end)
            is_thing = tokens.forms[first] in self._no_heads or tokens.forms[last - 1] in self.classes["thing_tail"]
            if last == end and last - first > 1 and not is_thing:
                self.put(Found(first, last, "name", "person", "name.apposed"))

    def _can_end_name(self, i: int) -> bool:
        """Whether word *i* can be a person's last name: an open capital or a family name (`Trip Yang`)."""
        family = self.tokens.capital[i] and self.tokens.forms[i] in self.finder.knowledge.family_names
        return (self.is_open(i) or family) and not self.covered[i] and self.is_running(i)

    def _hyphened(self) -> None:
        """A family name that stands first and a given name with a hyphen: `Yang Moo-jin`."""
        tokens, family = self.tokens, self.finder.knowledge.family_names
        for i in tokens.large(family):
            if i + 2 >= len(tokens) or tokens.gap(i) != " " or self.covered[i + 2]:
                continue
            owner = self.owners.get(i)
            clipped = owner is not None and (owner.first, owner.last, owner.rule) == (i, i + 2, "name.recognised")
            given = tokens.capital[i + 1] and (clipped or not (self.covered[i] or self.covered[i + 1]))
            if given and tokens.gap(i + 1) == "-" and self.is_running(i):
                if clipped:
                    self.drop(owner)  # `Cho Eun-suk` found as `Cho Eun`
                self.put(Found(i, i + 3, "name", "person", "name.recognised"))

    def _spoken(self) -> None:
        """A run of capitals between commas behind somebody described: `kata pria itu, Rasto Widigdo,`."""
        tokens = self.tokens
        for i in tokens.capitals:
            if tokens.gaps[i - 1] != ", " or i in self.owners:
                continue
            first, last = self._run(i, i + 1) if self.is_open(i) else (i, i + 1)
            last = self._end_between_commas(i) if last == i + 1 else last
            if i - 1 in self.owners and not self._is_party(i - 1):
                continue
            ends = last < len(tokens) and tokens.gap(last - 1).startswith(",")
            if first == i and last - first > 1 and ends and self.is_running(i) and self._describes_person(i):
                self.put(Found(first, last, "name", "person", "name.apposed"))

    def _described(self) -> None:
        """A run of capitals behind a noun for somebody and its adjectives: `pemimpin pemberontak utama X Y`.

        Right behind the noun only somebody's first name is, since others are whose he is: `pelatih Rawa City`.
        """
        tokens, no_heads = self.tokens, self._no_heads | self.classes["body_head"] | self.classes["place_head"]
        for i in tokens.capitals:
            if i in self.owners or not self.is_open(i) or tokens.forms[i] in no_heads or not self._follows_person(i):
                continue
            first, last = self._run(i, i + 1)
            is_thing = tokens.forms[last - 1] in self.classes["thing_tail"]
            if first == i and last - first > 1 and last not in self.owners and not is_thing and self.is_running(i):
                self.put(Found(first, last, "name", "person", "name.apposed"))

    def _follows_person(self, i: int) -> bool:
        """Whether a noun for somebody stands before word *i*, or before a first name; none for a body."""
        tokens, knowledge = self.tokens, self.finder.knowledge
        for j in range(i - 1, max(i - 1 - _FARTHEST_NOUN, -1), -1):
            if tokens.capital[j] or tokens.gap(j) != " ":
                return False
            if tokens.forms[j] in knowledge.person_nouns:
                return j < i - 1 or bool(GIVEN.intersection(self.words.classes(tokens.forms[i])))
            if not self.finder.is_attribute(j) or any(
                e.type == "noun" for e in knowledge.by_form.get((tokens.forms[j],), ())
            ):
                return False
        return False

    def _end_between_commas(self, i: int) -> int:
        """Behind two capitals between commas, common words though they be: `dari Partai X, Al Green, ...`."""
        tokens, last = self.tokens, i + _USUAL_NAME
        free = last < len(tokens) and not any(self.covered[i:last]) and tokens.capital[i + 1]
        return last if free and tokens.gap(i) == " " and tokens.gap(last - 1).startswith(",") else i + 1

    def _is_party(self, i: int) -> bool:
        """Whether word *i* ends the party that somebody is of: `anggota DPR dari Partai X`."""
        party, of = self.owners[i], self.classes["of"]
        return party.actor_kind == "organisation" and self.tokens.forms[party.first - 1] in of

    def _credited(self) -> None:
        """Whom a line of credit names: `Diadaptasi oleh: Rasto Widigdo`."""
        tokens = self.tokens
        for i in (at + 2 for at in tokens.where(self.classes["credited"])):
            credit = i < len(tokens) and tokens.forms[i - 1] in self.classes["agent"]
            if credit and tokens.gap(i - 1) in (" ", ": ", ":") and i not in self.owners and self.is_open(i):
                first, last = self._run(i, i + 1)
                if first == i and last - first > 1:
                    self.put(Found(first, last, "name", "person", "name.apposed"))

    def _photographed(self) -> None:
        """Whom a line of credit joins to an agency: `AFP/RASTO WIDIGDO`, `Rasto Widigdo / AFP`."""
        tokens = self.tokens
        for f in [f for f in self.found.values() if f.actor_kind == "outlet"]:
            for i in (f.first - 1, f.last):
                between = min(i, f.last - 1)
                if not 0 < i < len(tokens) or tokens.gap(between).strip() != "/" or not self.is_open(i):
                    continue
                first, last = self._run(i, i + 1)
                alone = (first == i or last == i + 1) and not any(j in self.owners for j in range(first, last))
                if alone and last - first > 1 and (last == len(tokens) or tokens.gap(last - 1) != " "):
                    self.put(Found(first, last, "name", "person", "name.apposed"))

    def _initialled(self) -> None:
        """Whose name is not given, by the initials that stand for it: `pria berinisial MR (34)`, and later `MR`."""
        tokens, initials = self.tokens, set()
        for i in (at + 1 for at in tokens.where(self.classes["initialled"])):
            while i < len(tokens) and self._is_initials(i):
                initials.add(tokens.text(i, i + 1))
                i += 1
                i += i < len(tokens) and tokens.forms[i].isdigit()  # the age
                i += i < len(tokens) and tokens.forms[i] in self.classes["joiner"]
        for i in tokens.capitals if initials else ():
            owner = self.owners.get(i)
            alone = owner is None or owner.last - owner.first == 1
            if alone and tokens.text(i, i + 1) in initials:
                self.put(Found(i, i + 1, "name", "person", "name.initials"))

    def _is_initials(self, i: int) -> bool:
        letters = self.tokens.text(i, i + 1)
        return letters.isupper() and 1 < len(letters) <= _MOST_INITIALS

    def _describes_person(self, i: int) -> bool:
        """Whether a person is spoken of right before the comma before word *i*."""
        told = self.classes["single"] | self.classes["crowd"] | self.finder.knowledge.saying
        for j in range(i - 1, max(i - 1 - _LONGEST_DESCRIPTION, -1), -1):
            if j in self.owners and self.owners[j].is_place:
                return False
            if self.tokens.forms[j] in told:
                return True
            if j and self.tokens.gap(j - 1).strip(" -"):
                return '"' in self.tokens.gap(j - 1) and self.tokens.forms[j] in self.finder.knowledge.saying
        return False
