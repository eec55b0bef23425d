"""Names that no table has: the recogniser of names is asked where capitals are left over.

Where both find something, the lexicon wins, unless the recogniser's name is longer and the lexicon's part of it only
a short form or a place. Words that are commonly written small do not belong to a person. Lines in which every word
has a capital (headlines, links) deceive the recogniser and are not shown to it; names known from the running text
are found in them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.find import Finder
from saksi.annotators.naming.headed import (
    add_bare,
    add_bodies_alone,
    add_bracketed,
    add_clipped,
    add_foreign,
    add_headed,
    add_memberships,
    add_tailed,
)
from saksi.annotators.naming.knowledge import CLITIC
from saksi.annotators.naming.parting import part_melted
from saksi.annotators.naming.reading import Found
from saksi.annotators.naming.settling import settle_places
from saksi.model import Sentence, Span
from saksi.ner.tagger import Entity, Tagger
from saksi.ner.words import Words

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_MORE_WORDS = 3
_SHORTEST_SHORT = 3
_MARGIN = 8
"""Words on either side of a capital that the recogniser is shown."""
_SHORTEST_OPENING = 7
_LONGEST_DESCRIPTION = 8
_SELDOM = 10
"""Times that a word may stand small in the words of the recogniser and still be taken for a name beside a name."""


class UnknownNames(Collected):
    """Adds to what the tables found in one text."""

    def __init__(self, finder: Finder, sentences: tuple[Sentence, ...], place_lines: Sequence[Span] = ()) -> None:
        super().__init__(finder, sentences)
        self._place_lines = place_lines
        self._no_heads = self.classes["no_head"]
        self._particles = self.classes["particle"]

    def add(self) -> list[Found]:
        """All mentions by name, role and metonym, in text order."""
        add_headed(self)
        add_tailed(self)
        for entity in list(self._entities()):
            self._add_entity(entity)
        self._entitled()
        self._apposed()
        self._hyphened()
        self._spoken()
        self._credited()
        part_melted(self)
        add_bracketed(self)
        add_foreign(self)
        add_memberships(self)
        settle_places(self, self._place_lines)
        self._lengthen()
        self._repeat()
        self._lengthen()
        add_clipped(self)
        add_bare(self)
        add_bodies_alone(self)
        return [self.found[key] for key in sorted(self.found)]

    def _entities(self) -> Iterator[Entity]:
        """What the recogniser finds around the capitals that are left over, all of it shown to it at once."""
        view, asked = self.tokens.view, self._asked()
        begins, length = [], 0
        for span in asked:
            begins.append(length)
            length += span.end - span.start + 1
        for e in Tagger.load().tag_text("\n".join(view[span.start : span.end] for span in asked)) if asked else ():
            at = bisect_right(begins, e.start) - 1
            moved = asked[at].start - begins[at]
            yield Entity(e.start + moved, e.end + moved, e.label, e.score)

    def _asked(self) -> list[Span]:
        """The stretches of running text around unexplained capitals: a few words on either side, in one sentence."""
        tokens, asked = self.tokens, []
        for i, large in enumerate(tokens.capital):
            if not large or not self.is_open(i):
                continue
            at = bisect_right(self.begins, tokens.starts[i]) - 1
            if at < 0 or tokens.starts[i] >= self.spans[at].end:
                continue
            sentence = self.spans[at]
            start = max(sentence.start, tokens.starts[max(i - _MARGIN, 0)])
            far = i + _MARGIN
            end = min(sentence.end, tokens.starts[far]) if far < len(tokens) else sentence.end
            if asked and start <= asked[-1].end and asked[-1].start >= sentence.start:
                start, end = asked[-1].start, max(asked[-1].end, end)
                asked.pop()
            asked.append(Span(start, end))
        return asked

    def _add_entity(self, entity: Entity) -> None:
        starts = self.tokens.starts
        first, last = bisect_left(starts, entity.start), bisect_left(starts, entity.end)
        first, last = self._trimmed(first, last, entity.label)
        first, last = self._past_titles(first, last, entity.label)
        if entity.label == "ORG":
            last = self._to_the_end(first, last)
        last = last if entity.label == "PER" else self._to_the_bracket(first, last)
        if first >= last or len(self.tokens.text(first, last)) == 1 or self._is_noun(first, last):
            return
        if self._particles.issuperset(self.tokens.forms[first:last]):
            return
        if not self.tokens.capital[first] or self.tokens.forms[first] in self._no_heads:
            return
        inside = list({(f.first, f.last): f for i in range(first, last) if (f := self.owners.get(i))}.values())
        titled = next((f for f in inside if f.first == first and f.last in self.finder.title_ends), None)
        if titled is not None and titled.last < last:
            entity = replace(entity, label="PER")  # `Ketua DPR Lucy Powell` is a person of that body
            first, inside = titled.last, [f for f in inside if f is not titled]
        if not all((f.is_weak or f.rule == "name.headed") and first <= f.first and f.last <= last for f in inside):
            return
        if entity.label != "PER" and any(f.actor_kind == "person" for f in inside):
            return
        headed = {i for f in inside if f.rule == "name.headed" for i in range(f.first, f.last)}
        news = [i for i in range(first, last) if self.tokens.capital[i] and not self.covered[i]]
        if not news and not (headed and len(inside) > 1):
            return
        for f in inside:
            self.drop(f)
        heads_body = self.finder.begins_body(first) or self.tokens.forms[first] in self.classes["body_head"]
        kind = "organisation" if heads_body else _KINDS[entity.label]
        if kind == "place" and self.finder.is_employer(first):
            kind = "organisation"
        is_place = kind == "place" or self.finder.is_venue(first, last)
        self.put(Found(first, last, "name", kind, "name.recognised", is_place))

    def _to_the_bracket(self, first: int, last: int) -> int:
        """A name ends before a bracket that it does not hold whole: `BPBD) Halmahera`."""
        for i in range(first, last - 1):
            if "(" in self.tokens.gap(i) or ")" in self.tokens.gap(i):
                return i + 1
        return last

    def _is_noun(self, first: int, last: int) -> bool:
        """Whether it is only a noun of the tables with a capital: `Pemerintah`."""
        entries = self.finder.knowledge.by_form.get(tuple(self.tokens.forms[first:last]), ())
        return any(entry.type == "noun" for entry in entries)

    def _to_the_end(self, first: int, last: int) -> int:
        """A body's name goes on as long as the capitals do: `Garda Nasional`."""
        tokens, end = self.tokens, min(last + _MORE_WORDS, len(self.tokens))
        while first < last < end and tokens.capital[last] and not self.covered[last] and tokens.gap(last - 1) == " ":
            last += 1
        return last

    def _past_titles(self, first: int, last: int, label: str) -> tuple[int, int]:
        """Without the office, and for a person the body, that stand before: `anggota DPR Andreas Pareira`."""
        while first < last and self.covered[first]:
            found = self.owners.get(first)
            if found is None:
                first += 1
            elif label == "PER" and found.actor_kind in ("organisation", "outlet", "group") and found.last < last:
                first = found.last
            else:
                break
        return first, last

    def _trimmed(self, first: int, last: int, label: str) -> tuple[int, int]:
        """Without common words at the ends: all of a person's, those of others in a line full of capitals."""
        forms, is_common = self.tokens.forms, self.words.is_common
        shouts = self.tokens.text(first, last).isupper()
        if first + 1 < last and self.begins_sentence(first) and self._is_no_part(first):
            first += 1  # `Semoga Mahkamah Agung`, `Penahanan Khaby`
        if label != "PER" and not shouts and not self._in_large_line(first, last):
            return first, last
        while first < last and is_common(forms[first]):
            first += 1
        end = first
        while end < last and (not is_common(forms[end]) or forms[end] in self._particles):
            end += 1
        return first, end

    def _is_no_part(self, first: int) -> bool:
        """Whether the capital that begins a sentence is only that: the name behind it stands elsewhere without it."""
        return self.finder.begins(first + 1) or self._only_opens(first)

    def _only_opens(self, first: int) -> bool:
        """Whether word *first* is a noun made of a verb, or a preposition, before a name known without it."""
        tokens, name = self.tokens, self.tokens.forms[first + 1]
        opening = tokens.forms[first]
        inner = [j for j, form in enumerate(tokens.forms) if form == opening and not self.begins_sentence(j)]
        noun = opening.startswith(tuple(self.classes["noun_prefix"])) and opening.endswith(
            tuple(self.classes["noun_suffix"])
        )
        if not (noun and len(opening) >= _SHORTEST_OPENING) and opening not in self.classes["preposition"]:
            return False
        if self.words.is_name(opening) or any(tokens.capital[j] for j in inner):
            return False
        return any(
            form == name and tokens.capital[i] and i > 0 and i != first + 1 and not tokens.capital[i - 1]
            for i, form in enumerate(tokens.forms)
        )

    def _in_large_line(self, first: int, last: int) -> bool:
        """Whether a common word right before or behind has a capital."""
        tokens = self.tokens
        before = first > 1 and tokens.capital[first - 1] and tokens.gap(first - 1) == " " == tokens.gap(first - 2)
        behind = last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " "
        return any(
            near and self.words.is_common(tokens.forms[i]) and not self.covered[i]
            for near, i in ((before, first - 1), (behind, last))
        )

    def _continues(self, i: int) -> bool:
        """Whether word *i* can belong to the person next to it: an open capital, an initial, a word seldom small."""
        tokens = self.tokens
        if not tokens.capital[i] or self.covered[i]:
            return False
        form = tokens.forms[i]
        if form in self.finder.knowledge.family_names and not self.begins_sentence(i):
            return True  # `Trip Yang`
        return len(form) == 1 or self.is_open(i) or (_small(self.words, form) < _SELDOM and not form.endswith(CLITIC))

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
        return gap == " " or (len(self.tokens.forms[i]) == 1 and gap in (". ", "."))

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

    def _entitled(self) -> None:
        """Whoever bears a title is a person, be the name known or not: `Senator Chris Murphy`."""
        bearers = {title.last for title in self.finder.titles if title.is_before_person}
        for key, f in list(self.found.items()):
            if f.first in bearers and f.rule == "name.recognised" and f.actor_kind != "person" and f.last - f.first > 1:
                self.found[key] = replace(f, actor_kind="person", is_place=False)
        for title in self.finder.titles:
            if title.is_before_person and self.is_open(title.last) and self.is_running(title.last):
                first, last = self._run(title.last, title.last + 1)
                person = self.owners.get(last)
                if person is not None and person.actor_kind == "person" and self.tokens.joined(last - 1):
                    self.drop(person)
                    last = person.last
                self.put(Found(first, last, "name", "person", "name.entitled"))

    def _apposed(self) -> None:
        """A run of capitals before `, <office>` is a person: `Rattapon Sanrak, pendiri ...`."""
        tokens = self.tokens
        for title in self.finder.titles:
            end = title.first - (title.first > 0 and tokens.forms[title.first - 1] in self.classes["single"])
            if end < 2 or tokens.gap(end - 1) != ", " or not self._can_end_name(end - 1) or end - 1 in self.owners:
                continue
            first, last = self._run(end - 1, end)
            if last == end and last - first > 1 and tokens.forms[first] not in self._no_heads:
                self.put(Found(first, last, "name", "person", "name.apposed"))

    def _can_end_name(self, i: int) -> bool:
        """Whether word *i* can be a person's last name: an open capital or a family name (`Trip Yang`)."""
        family = self.tokens.capital[i] and self.tokens.forms[i] in self.finder.knowledge.family_names
        return (self.is_open(i) or family) and not self.covered[i] and self.is_running(i)

    def _hyphened(self) -> None:
        """A family name that stands first and a given name with a hyphen: `Yang Moo-jin`."""
        tokens, family = self.tokens, self.finder.knowledge.family_names
        for i in range(len(tokens) - 2):
            if tokens.forms[i] not in family or not tokens.capital[i] or tokens.gap(i) != " " or self.covered[i]:
                continue
            given = tokens.capital[i + 1] and not self.covered[i + 1] and not self.covered[i + 2]
            if given and tokens.gap(i + 1) == "-" and self.is_running(i):
                self.put(Found(i, i + 3, "name", "person", "name.recognised"))

    def _spoken(self) -> None:
        """A run of capitals between commas behind somebody described: `kata pria itu, Rasto Widigdo,`."""
        tokens = self.tokens
        for i in range(1, len(tokens) - 1):
            if not self.is_open(i) or tokens.gap(i - 1) != ", " or i in self.owners or i - 1 in self.owners:
                continue
            first, last = self._run(i, i + 1)
            ends = last < len(tokens) and tokens.gap(last - 1).startswith(",")
            if first == i and last - first > 1 and ends and self.is_running(i) and self._describes_person(i):
                self.put(Found(first, last, "name", "person", "name.apposed"))

    def _credited(self) -> None:
        """Whom a line of credit names: `Diadaptasi oleh: Rasto Widigdo`."""
        tokens = self.tokens
        for i in range(2, len(tokens)):
            credit = tokens.forms[i - 1] in self.classes["agent"] and tokens.forms[i - 2] in self.classes["credited"]
            if credit and tokens.gap(i - 1) in (" ", ": ", ":") and i not in self.owners and self.is_open(i):
                first, last = self._run(i, i + 1)
                if first == i and last - first > 1:
                    self.put(Found(first, last, "name", "person", "name.apposed"))

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

    def _lengthen(self) -> None:
        """A short form with an unexplained capital next to it is part of another's name: `Agus Setiawan`."""
        for key, f in sorted(self.found.items()):
            known = f.rule == "name.lexicon" and f.kind == "name"
            if f.actor_kind == "person" and f.kind != "role" and not known and self.is_running(f.first):
                first, last = self._run(f.first, f.last)
                before = self.owners.get(first - 1)
                if before is not None and self._is_given(before, f):
                    self.drop(before)
                    first = before.first
                if (first, last) != key:
                    self.drop(f)
                    if self.tokens.forms[first] in self._no_heads:
                        continue
                    self.put(replace(f, first=first, last=last, kind="name", rule="name.longer"))

    def _is_given(self, before: Found, f: Found) -> bool:
        """Whether a person found right before a known short form is the rest of another's name: `Lucy Powell`."""
        near = before.actor_kind == "person" and before.rule == "name.recognised" and before.last == f.first
        return near and f.kind == "short" and self.tokens.gap(f.first - 1) == " "

    def _repeat(self) -> None:
        """Names found once, wherever else they stand with a capital: whole ones, and short forms of persons."""
        tokens, family = self.tokens, self.finder.knowledge.family_names
        shorts: set[str] = set()
        wholes: dict[str, list[tuple[tuple[str, ...], Found]]] = {}
        for f in self.found.values():
            forms = tuple(tokens.forms[f.first : f.last])
            if f.rule.startswith("name.") and f.rule not in ("name.lexicon", "name.body", "name.seat"):
                wholes.setdefault(forms[0], []).append((forms, f))
            if f.actor_kind == "person" and len(forms) > 1 and f.kind == "name":
                shorts.update(forms[:1] if forms[0] in family and len(forms) > 2 else (forms[0], forms[-1]))
        shorts -= {form for form in shorts if len(form) < _SHORTEST_SHORT and self.words.is_common(form)}
        for key, f in list(self.found.items()):
            misread = f.rule == "name.recognised" and f.actor_kind != "person" and f.last - f.first == 1
            if misread and tokens.forms[f.first] in shorts:
                self.found[key] = Found(f.first, f.last, "short", "person", "name.repeated")
        for i, form in enumerate(tokens.forms):
            if tokens.capital[i] and not self.covered[i] and (len(form) >= _SHORTEST_SHORT or form in family):
                self._repeat_at(i, wholes.get(form, ()), form in shorts)

    def _repeat_at(self, i: int, wholes: Sequence[tuple[tuple[str, ...], Found]], is_short: bool) -> None:
        for forms, f in wholes:
            end = i + len(forms)
            if tuple(self.tokens.forms[i:end]) == forms and not any(self.covered[i:end]):
                self.put(replace(f, first=i, last=end, rule="name.repeated"))
                return
        if is_short:
            self.put(Found(i, i + 1, "short", "person", "name.repeated"))


def _small(words: Words, form: str) -> int:
    """How often a word is written small."""
    row = words.rows.get(form)
    return row.small if row else 0
