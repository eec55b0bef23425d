"""Titles: offices with the state or body they belong to and the person they stand before.

`Menteri Luar Negeri Korea Utara Ri Yong-ho` is a title and its bearer; `menteri luar negeri Korea Utara` alone stands
for somebody and is a mention by role.
"""

from __future__ import annotations

from bisect import bisect_left

from saksi.annotators.naming.entries import Entry
from saksi.annotators.naming.reading import Title, typed
from saksi.annotators.naming.standins import StandIns
from saksi.ner.words import package_words

_SHORTEST_OFFICE = 2
_LONGEST_FIELD = 4
_SIDE_OFFICES = frozenset(("former", "late"))
_ACCREDITED = frozenset(("ambassador", "un_ambassador", "special_envoy", "consul"))
_AIDES = frozenset(("spokesperson", "adviser", "aide", "special_envoy", "lawyer", "chief_of_staff"))
_MINISTERS = frozenset(("minister", "deputy_minister", "coordinating_minister"))
_EMPLOYERS = frozenset(("organisation", "outlet", "group"))


class Titles(StandIns):
    """Reads titles."""

    def _title(self, at: int) -> int:
        """Offices, the state or body they belong to, whether a person's name follows; the number of the next hit."""
        first, last, nxt = self._hits[at].first, self._hits[at].last, at + 1
        last -= self._ends_in_body(first, last)
        self._cover(first, last)
        offices, owner, state = [typed(self._hits[at], "office")], None, False
        last = self._field(last, offices[0].value)
        while nxt < len(self._hits) and self._hits[nxt].first < last:
            nxt += 1
        while nxt < len(self._hits) and self._adjacent(last, self._hits[nxt].first):
            hit = self._hits[nxt]
            if owner is None and typed(hit, "body") and (end := self._body(nxt, in_title=True) or self._alone(nxt)):
                last, nxt = self.found[-1].last, end
                owner = self.tokens.text(self.found[-1].first, last)
                continue
            entry = typed(hit, "actor")
            if typed(hit, "office") and not state:
                offices.append(typed(hit, "office"))
                self._cover(hit.first, hit.last)
            elif owner is None and entry and entry.kind in _EMPLOYERS and not hit.entries.is_seat:
                owner = entry.value
                self._name(hit)
            elif entry and (self._owner_at(nxt) or (state and entry.value == owner)):
                owner, state = owner or entry.value, True
                self._cover(hit.first, hit.last)
                self._surroundings.note_attribute(hit.last)
            else:
                break
            last, nxt = hit.last, nxt + 1
        last, nxt = self._accredited(last, nxt, offices)
        last = self._numbered(last)
        nxt, region = self._region(last, nxt, offices[-1])
        self._end_title(first, region or last, offices, owner, state, bool(region))
        return nxt

    def _region(self, last: int, nxt: int, office: Entry) -> tuple[int, int | None]:
        """The hit behind the region or city of an office that one person holds there, `Gubernur Texas`, and its end."""
        hit = self._hits[nxt] if nxt < len(self._hits) else None
        if hit is None or office.kind != "region" or not self._adjacent(last, hit.first):
            return nxt, None
        if not typed(hit, "place") or typed(hit, "actor"):
            return nxt, None
        self._cover(hit.first, hit.last)
        return nxt + 1, hit.last

    def _ends_in_body(self, first: int, last: int) -> bool:
        """Whether the last word of an office begins the name of a body: `Ketua | Partai Pekerja`."""
        tokens = self.tokens
        if last - first < _SHORTEST_OFFICE or last >= len(tokens) or not self._is(last - 1, "body_head"):
            return False
        if not (tokens.capital[last - 1] and tokens.capital[last] and tokens.gap(last - 1) == " "):
            return False
        at = bisect_left(self._firsts, last)
        is_hit = at < len(self._hits) and self._firsts[at] == last
        return not (is_hit and any(e.kind == "person" for e in self._hits[at].entries))  # `Kepala Staf | Trump`

    def _field(self, last: int, office: str) -> int:
        """Behind the field of a minister of whom no table knows: `Menteri Penerbangan Sipil India`."""
        tokens, start = self.tokens, last
        if office not in _MINISTERS and not office.endswith("_minister"):
            return self._field_of_seat(last)
        while last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " ":
            at = bisect_left(self._firsts, last)
            is_name = at < len(self._hits) and self._firsts[at] == last and typed(self._hits[at], "actor")
            if is_name or not package_words().is_written_small(tokens.forms[last]):
                break
            last += 1
        self._cover(start, last)
        return last

    def _field_of_seat(self, start: int) -> int:
        """Behind the field of an office at a seat of government: `Direktur Komunikasi | Gedung Putih`."""
        tokens = self.tokens
        for last in range(start, min(start + _LONGEST_FIELD + 1, len(tokens))):
            if not tokens.capital[last] or tokens.gaps[last - 1] != " ":
                return start
            at = bisect_left(self._firsts, last)
            if at < len(self._hits) and self._firsts[at] == last:
                if last > start and self._hits[at].entries.is_seat:
                    self._cover(start, last)
                    return last
                return start
            if not package_words().is_written_small(tokens.forms[last]):
                return start
        return start

    def _accredited(self, last: int, nxt: int, offices: list[Entry]) -> tuple[int, int]:
        """Behind `untuk PBB` of an ambassador."""
        if offices[-1].value in _ACCREDITED and nxt < len(self._hits):
            hit = self._hits[nxt]
            if hit.first == last + 1 and self._is(last, "accredited") and typed(hit, "actor"):
                self._cover(last, hit.last)
                return hit.last, nxt + 1
        return last, nxt

    def _numbered(self, last: int) -> int:
        """Behind `ke-47` of the forty-seventh president."""
        tokens = self.tokens
        if last + 1 < len(tokens) and self._is(last, "ordinal") and tokens.forms[last + 1].isdigit():
            return last + 2
        return last

    def _end_title(
        self, first: int, last: int, offices: list[Entry], owner: str | None, state: bool, is_regional: bool = False
    ) -> None:
        main = next((o for o in offices if o.is_single), offices[-1])
        if offices[0].value in _AIDES:
            main = offices[0]  # `juru bicara presiden` is no president
        is_side = any(o.value in _SIDE_OFFICES for o in offices)
        follows = self._person_follows(last, main.kind == "many", state or is_regional) and not self._is_anothers(
            last, main.value, owner
        )
        tokens = self.tokens
        if offices[0].kind == "kin" and state and main.is_single:
            at = first + len(self._first_words(first))
            self._add(at, last, "role", "person", "role.office")
            self._entitle(Title(first, last, offices[0].value, None, follows, is_side))
            return
        self._entitle(Title(first, last, main.value, owner, follows, is_side))
        if follows:
            return
        if is_regional:
            if not self._is_sought(first):
                self._add(first, last, "role", "person", "role.bare")
        elif main.form == "clitic":
            self._add(first, last, "role", "person", "role.kin")
        elif state and main.is_single and not is_side:
            points = last < len(tokens) and self._is(last, "pointer") and tokens.gap(last - 1) == " "
            before = tokens.forms[first - 1] if first else ""
            barred = before in self._classes["plural_marker"] or before in self._classes["no_bearer"]
            if not barred and not self._is_apposed(first, last):
                first -= before in self._classes["herald"]
                self._add(first, last + points, "role", "person", "role.office")
        elif main.is_single and offices[0].value == "courtesy":
            self._add(first + 1, last, "role", "person", "role.office")
        else:
            rule = "role.anyone" if main.kind in ("many", "kin") else "role.description"
            self._describe(first, last, "person", rule)

    def _is_apposed(self, first: int, last: int) -> bool:
        """Whether an office between commas tells who somebody known is: `Jusuf Kalla, wakil presiden X,`."""
        tokens, person = self.tokens, self.found[-1] if self.found else None
        if person is None or person.last != first or person.actor_kind != "person" or person.kind == "role":
            return False
        behind = tokens.gap(last - 1) if last < len(tokens) else "."
        return tokens.gap(first - 1) == ", " and behind[:1] in (",", ".")

    def _is_sought(self, first: int) -> bool:
        """Whether an office is spoken of without its bearer: `calon kuat gubernur`, `para gubernur`, `untuk bupati`."""
        before = self.tokens.forms[max(0, first - 2) : first]
        barred = any(form in self._classes["no_bearer"] or form in self._classes["plural_marker"] for form in before)
        return barred or before[-1:] == ["untuk"]

    def _entitle(self, title: Title) -> None:
        self.titles.append(title)
        self.title_ends.add(title.last)

    def _first_words(self, first: int) -> range:
        """The words of the office that begins at word *first*."""
        hit = self._hits[bisect_left(self._firsts, first)]
        return range(hit.first, hit.last)

    def _is_anothers(self, last: int, office: str, owner: str | None) -> bool:
        """Whether a known person behind a comma never held the office: `kepada perdana menteri Israel, Trump ...`."""
        at = bisect_left(self._firsts, last)
        if at >= len(self._hits) or self._firsts[at] != last or "," not in self.tokens.gap(last - 1):
            return False
        holders = self.knowledge.holders(office, owner or "", None, None)
        person = next((e for e in self._hits[at].entries if e.kind == "person"), None)
        return bool(holders) and person is not None and person.value not in holders

    # what else is read within a title

    def _body(self, at: int, in_title: bool = False) -> int | None:
        """A body with its state; the number of the hit behind it."""
        raise NotImplementedError

    def _alone(self, at: int) -> int | None:
        """A body without its state; the number of the hit behind it."""
        raise NotImplementedError

    def _name(self, hit) -> None:
        """A name."""
        raise NotImplementedError
