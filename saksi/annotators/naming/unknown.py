"""Names that no table has: the recogniser of names is asked where capitals are left over.

Where both find something, the lexicon wins, unless the recogniser's name is longer and the lexicon's part of it only
a short form or a place. Words that are commonly written small do not belong to a person. Lines in which every word
has a capital (headlines, links) deceive the recogniser and are not shown to it; names known from the running text
are found in them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from saksi.annotators.naming.addresses import add_addresses
from saksi.annotators.naming.bracketed import add_bracketed, add_foreign, add_memberships
from saksi.annotators.naming.find import Finder
from saksi.annotators.naming.headed import (
    add_bare,
    add_bodies_alone,
    add_clipped,
    add_headed,
    add_local,
    add_tailed,
)
from saksi.annotators.naming.introduced import add_introduced
from saksi.annotators.naming.parting import part_melted
from saksi.annotators.naming.persons import Persons
from saksi.annotators.naming.reading import Found
from saksi.annotators.naming.repeating import add_repeated, recall_venues
from saksi.annotators.naming.runs import MOST
from saksi.annotators.naming.settling import settle_places
from saksi.model import Sentence, Span, TimeExpression
from saksi.ner.tagger import Entity, Tagger

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_MORE_WORDS = 3
_MARGIN = 8
"""Words on either side of a capital that the recogniser is shown."""
_GUESSED = frozenset(("name.recognised", "name.entitled"))
_BEFORE_THINGS = frozenset((" ", ' "', " '"))
_BEFORE_LETTERS = frozenset((" ", " ("))


class UnknownNames(Persons):
    """Adds to what the tables found in one text."""

    def __init__(
        self,
        finder: Finder,
        sentences: tuple[Sentence, ...],
        dates: Iterable[TimeExpression] = (),
        place_lines: Sequence[Span] = (),
        outlet: str | None = None,
    ) -> None:
        """*outlet*: the article's own."""
        super().__init__(finder, sentences)
        self._dates = frozenset(date.span.start for date in dates)
        self._outlet = outlet
        self._place_lines = place_lines

    def add(self) -> list[Found]:
        """All mentions by name, role and metonym, in text order."""
        add_addresses(self, self._outlet)
        add_headed(self)
        add_tailed(self)
        for entity in list(self._entities()):
            self._add_entity(entity)
        self._entitled()
        self._apposed()
        self._hyphened()
        self._spoken()
        self._described()
        self._credited()
        self._photographed()
        self._initialled()
        add_introduced(self)
        self._drop_things()
        part_melted(self)
        add_bracketed(self)
        add_foreign(self)
        add_memberships(self)
        settle_places(self, self._place_lines)
        self._lengthen()
        add_repeated(self)
        self._lengthen()
        add_clipped(self)
        add_bare(self)
        add_bodies_alone(self)
        add_local(self)
        recall_venues(self)
        return [self.found[key] for key in sorted(self.found)]

    def _entities(self) -> Iterator[Entity]:
        """What the recogniser finds around the capitals that are left over, all of it shown to it at once."""
        view, asked = self.tokens.view, self._asked()
        begins, length = [], 0
        for span in asked:
            begins.append(length)
            length += span.end - span.start + 1
        shown = "\n".join(view[span.start : span.end] for span in asked)
        for e in Tagger.load().tag_text(shown, is_scored=False) if asked else ():
            at = bisect_right(begins, e.start) - 1
            moved = asked[at].start - begins[at]
            yield Entity(e.start + moved, e.end + moved, e.label, e.score)

    def _asked(self) -> list[Span]:
        """The stretches of running text around unexplained capitals: a few words on either side, in one sentence."""
        tokens, asked = self.tokens, []
        for i in tokens.capitals:
            if not self.is_open(i):
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
        if last - first == 1 and self.tokens.forms[first] in self.classes["named_body"]:
            return  # `LSM X`
        if self._particles.issuperset(self.tokens.forms[first:last]) or self.finder.is_family(first):
            return
        if last - first == 1 and self._opens_alone(first):
            return
        if entity.label != "PER" and self.tokens.forms[last - 1] in self.classes["thing_tail"]:
            return  # `Beautiful Bill Act`
        if (
            not self.tokens.capital[first]
            or self.tokens.forms[first] in self._no_heads
            or self._names_thing(first, entity.label)
        ):
            return
        inside = list({(f.first, f.last): f for i in range(first, last) if (f := self.owners.get(i))}.values())
        titled = next((f for f in inside if f.first == first and f.last in self.finder.title_ends), None)
        if titled is not None and titled.last < last:
            entity = replace(entity, label="PER")  # `Ketua DPR Lucy Powell` is a person of that body
            first, inside = titled.last, [f for f in inside if f is not titled]
        if not all(first <= f.first and f.last <= last and self._yields(f, first, entity.label) for f in inside):
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

    def _yields(self, f: Found, first: int, label: str) -> bool:
        """Whether a name found before can be part of one that begins at word *first*: `Doug Ford` is no company."""
        if f.is_weak or f.rule == "name.headed":
            return True
        surname = f.rule == "name.lexicon" and f.actor_kind == "organisation" and f.last - f.first == 1
        return label == "PER" and surname and f.first > first and not self.tokens.text(f.first, f.last).isupper()

    def _names_thing(self, first: int, label: str) -> bool:
        """Whether the name is a law's, a drill's or the like, by the word before: `UU Rawa Merah`, `latihan X`."""
        tokens = self.tokens
        if first == 0 or tokens.gap(first - 1) not in _BEFORE_THINGS or tokens.forms[first - 1] not in self._no_heads:
            return False
        return tokens.capital[first - 1] or label != "PER"

    def _to_the_bracket(self, first: int, last: int) -> int:
        """A name ends before a bracket that it does not hold whole: `BPBD) Halmahera`."""
        for i in range(first, last - 1):
            if "(" in self.tokens.gap(i) or ")" in self.tokens.gap(i):
                return i + 1
        return last

    def _drop_things(self) -> None:
        """Letters that stand for a thing: explained in brackets behind words written small, `menara kontrol (ATC)`."""
        tokens = self.tokens
        things = set()
        for i in tokens.bracketed:
            bracket = tokens.view[tokens.ends[i] : tokens.ends[i] + 1] == ")"
            letters = tokens.text(i, i + 1)
            explained = tokens.capital[i - 1] or i - 1 in self.owners or i - 2 in self.owners
            explained = explained and not self._ends_thing(i - 1)
            if bracket and letters.isupper() and letters[1:] and not explained:
                things.add(tokens.forms[i])
        things |= self._pacts()
        guessed = [f for f in self.found.values() if self._is_letters(f)]
        somebodys = {tokens.forms[f.first] for f in guessed if not self._is_behind_pact(f.first)}
        for f in guessed:
            if tokens.forms[f.first] in things or tokens.forms[f.first] not in somebodys:
                self.drop(f)

    def _is_letters(self, f: Found) -> bool:
        """Whether a name is one word in capitals, and guessed."""
        return f.rule in _GUESSED and f.last - f.first == 1 and self.tokens.text(f.first, f.last).isupper()

    def _is_behind_pact(self, i: int) -> bool:
        """Whether a word for a treaty stands right before word *i*: `Kesepakatan RWPA`, `kesepakatan (RWPA)`."""
        return i > 0 and self.tokens.forms[i - 1] in self.classes["pact"] and self.tokens.gap(i - 1) in _BEFORE_LETTERS

    def _pacts(self) -> set[str]:
        """Drops treaties named in English; the letters in brackets beside them: `DOR (Declaration of Restraint)`."""
        tokens, classes, letters, last = self.tokens, self.classes, set(), 0
        small = classes["of_name"] | classes["joiner"]
        for i in tokens.large(classes["pact"]):
            if i < last or i + 1 == len(tokens) or tokens.forms[i + 1] not in classes["of_name"]:
                continue  # within the one just read, or no name
            last = i + 1
            while last < len(tokens) and tokens.joined(last - 1):
                if not (tokens.capital[last] or tokens.forms[last] in small):
                    break
                last += 1
            for f in {f.first: f for j in range(i, last) if (f := self.owners.get(j))}.values():
                if f.rule in _GUESSED:
                    self.drop(f)
            near = [j for j, gap in ((i - 1, i - 1), (last, last - 1)) if tokens.gap(gap) == " ("]
            letters.update(tokens.forms[j] for j in near if tokens.text(j, j + 1).isupper())
        return letters

    def _ends_thing(self, i: int) -> bool:
        """Whether word *i* ends the name of a thing: `Konferensi Tingkat Menteri`."""
        tokens = self.tokens
        while i > 0 and tokens.capital[i - 1] and tokens.gap(i - 1) in (" ", "-") and i not in self.owners:
            i -= 1
        return i not in self.owners and tokens.forms[i] in self._no_heads

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
            if end > first and (self.tokens.starts[end] in self._dates or self._is_no_name(end)):
                break  # `Widigdo | Kamis (1/2)`
            end += 1
        return first, end

    def _opens_alone(self, i: int) -> bool:
        """Whether a noun begins a sentence and has a capital nowhere else: `Bea masuk naik.`"""
        tokens, form = self.tokens, self.tokens.forms[i]
        if not self.begins_sentence(i) or not self.words.is_written_small(form) or self.words.is_name(form):
            return False
        small = i + 1 < len(tokens) and tokens.gap(i) == " " and not tokens.capital[i + 1]
        inner = (j for j in tokens.places[form][:MOST] if j != i and not self.begins_sentence(j))
        return small and not any(tokens.capital[j] and j not in self.owners for j in inner)

    def _is_no_part(self, first: int) -> bool:
        """Whether the capital that begins a sentence is only that: the name behind it stands elsewhere without it."""
        return self.finder.begins(first + 1) or self._only_opens(first)

    def _in_large_line(self, first: int, last: int) -> bool:
        """Whether a common word right before or behind has a capital."""
        tokens = self.tokens
        before = first > 1 and tokens.capital[first - 1] and tokens.gap(first - 1) == " " == tokens.gap(first - 2)
        behind = last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " "
        return any(
            near and self.words.is_common(tokens.forms[i]) and not self.covered[i]
            for near, i in ((before, first - 1), (behind, last))
        )
