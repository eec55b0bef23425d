"""Titles and descriptions: offices with the state or body they belong to and the person they stand before.

`Menteri Luar Negeri Korea Utara Ri Yong-ho` is a title and its bearer; `menteri luar negeri Korea Utara` alone, or
`menteri itu`, stands for somebody and is a mention by role.
"""

from __future__ import annotations

from bisect import bisect_left

from saksi.annotators.naming.entries import Entry
from saksi.annotators.naming.reading import Reading, Title, typed
from saksi.ner.words import package_words

_LONGEST_DESCRIPTION = 5
_SHORTEST_OFFICE = 2
_LONGEST_CLAUSE = 6
_SIDE_OFFICES = frozenset(("former", "late"))
_ACCREDITED = frozenset(("ambassador", "un_ambassador", "special_envoy", "consul"))
_AIDES = frozenset(("spokesperson", "adviser", "aide", "special_envoy", "lawyer", "chief_of_staff"))
_MINISTERS = frozenset(("minister", "deputy_minister", "coordinating_minister"))
_EMPLOYERS = frozenset(("organisation", "outlet", "group"))


class Titles(Reading):
    """Reads titles and descriptions."""

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
        return tokens.capital[last - 1] and tokens.capital[last] and tokens.gap(last - 1) == " "

    def _field(self, last: int, office: str) -> int:
        """Behind the field of a minister of whom no table knows: `Menteri Penerbangan Sipil India`."""
        tokens, start = self.tokens, last
        if office not in _MINISTERS and not office.endswith("_minister"):
            return last
        while last < len(tokens) and tokens.capital[last] and tokens.gap(last - 1) == " ":
            at = bisect_left(self._firsts, last)
            is_name = at < len(self._hits) and self._firsts[at] == last and typed(self._hits[at], "actor")
            if is_name or not package_words().is_written_small(tokens.forms[last]):
                break
            last += 1
        self._cover(start, last)
        return last

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
            if before not in self._classes["plural_marker"]:
                first -= before in self._classes["herald"]
                self._add(first, last + points, "role", "person", "role.office")
        elif main.is_single and offices[0].value == "courtesy":
            self._add(first + 1, last, "role", "person", "role.office")
        else:
            rule = "role.anyone" if main.kind in ("many", "kin") else "role.description"
            self._describe(first, last, "person", rule)

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

    def _person_follows(self, last: int, is_credit: bool = False, is_states: bool = False) -> bool:
        """Whether what follows a title can be its bearer: a capital that is no common word, no `X itu`.

        *is_credit*: a colon may stand between, as in `Editor: Rasto Widigdo`. *is_states*: the title ends with its
        state, so that a verb of a headline may follow, `PM Thailand Diskors`.
        """
        tokens = self.tokens
        if last >= len(tokens) or not tokens.capital[last]:
            return False
        gap = tokens.gap(last - 1)
        if gap.strip(' ,()"-:' if is_credit else ' ,()"-') or "\n" in gap:
            return False
        if last + 1 < len(tokens) and self._is(last + 1, "pointer"):
            return False
        form, common = tokens.forms[last], package_words()
        if self.knowledge.by_form.get((form,)):
            return True
        acts = is_states and self.knowledge.is_verb(form) and not common.is_name(form)
        return not acts and not common.is_common(form)

    def _describe(self, first: int, last: int, kind: str, rule: str = "role.description") -> None:
        """`negara itu`, `sang kanselir`: a noun that points at somebody named."""
        end, before = self._pointer(last, kind), self.tokens.forms[first - 1] if first else ""
        if before in self._classes["plural_marker"] or (kind == "state" and self._joins_state(last)):
            return
        if end and kind == "person" and self._person_follows(end):
            self._cover(first, end)  # `pria itu, Ramon Reyes`: the name follows
        elif end:
            is_place = kind == "state" and self._surroundings.is_place_word(first)
            first -= before in self._classes["herald"]
            self._add(first, end, "role", kind, rule, is_place)
        elif before in self._classes["herald"]:
            self._add(first - 1, last, "role", kind, rule)
        elif self._is_bare(first, last, kind) or (kind == "organisation" and self._acts_alone(first, last)):
            self._add(first, last, "role", kind, "role.bare")

    def _acts_alone(self, first: int, last: int) -> bool:
        """Whether a noun for a body is spoken of as somebody: `pihak kampus`, `Pengadilan mengizinkan`."""
        before = self.tokens.forms[first - 1] if first else ""
        if before in self._classes["party"] or self._surroundings.is_subject(first, last):
            return True
        begins = first > 0 and self.tokens.gap(first - 1) == ", "
        if begins and self._surroundings.acts(last):
            return True
        return before in self._classes["bearer"] and self._has_heads(first, last) and self._ends(last)

    def _has_heads(self, first: int, last: int) -> bool:
        """Whether a noun stands for bodies of certain names only: `dewan`, not `organisasi`."""
        entries = self.knowledge.by_form.get(tuple(self.tokens.forms[first:last]), ())
        return any(e.type == "noun" and e.form for e in entries)

    def _ends(self, last: int) -> bool:
        """Whether a noun phrase ends before word *last*."""
        tokens = self.tokens
        if last >= len(tokens) or tokens.gap(last - 1) != " ":
            return last >= len(tokens) or tokens.gap(last - 1) != "-"
        form, classes = tokens.forms[last], self._classes
        return form in classes["preposition"] or form in classes["opener"] or self.knowledge.is_verb(form)

    def _is_bare(self, first: int, last: int, kind: str) -> bool:
        """Whether an office or `pemerintah` stands for its bearer by itself: `Presiden menelepon`, `kata pemerintah`.

        What stands before must not make it anybody's (`calon presiden`), what follows must not say whose it is.
        """
        tokens, classes = self.tokens, self._classes
        gap = tokens.gap(first - 1) if first else ""
        before = tokens.forms[first - 1] if gap == " " else ""
        barred = any(before in classes[name] for name in ("no_bearer", "plural_marker", "single"))
        if gap == "-" or barred or before.isdigit() or tokens.view[tokens.ends[last - 1] :][:2] == " @":
            return False
        after = tokens.forms[last] if last < len(tokens) and tokens.gap(last - 1) in (" ", "-", "") else ""
        is_told = kind == "state" and after in classes["relative"]  # `pemerintah yang menargetkan ...`
        if after and (tokens.capital[last] or (after in classes["whose"] and not is_told)):
            return False
        if kind == "state":
            adjective = after and after not in classes["preposition"] and last + 1 < len(tokens)
            is_others = adjective and tokens.gap(last) == " " and self._is_state(last + 1)
            return tokens.forms[first] in classes["government"] and not is_others
        if kind != "person" or not self._is_one_office(first, last):
            return False
        inner = first > 0 and tokens.capital[first] and tokens.gap(first - 1) == " "
        return bool(inner or before in classes["bearer"] or (after and self.knowledge.is_verb(after)))

    def _is_state(self, i: int) -> bool:
        """Whether a state stands at word *i*: `pemerintah konservatif Korsel`."""
        entries = self.knowledge.by_form.get((self.tokens.forms[i],), ())
        return self.tokens.capital[i] and any(e.kind == "state" for e in entries)

    def _is_one_office(self, first: int, last: int) -> bool:
        """Whether the words are an office that one person holds at a time."""
        entries = self.knowledge.by_form.get(tuple(self.tokens.forms[first:last]), ())
        offices = [e for e in entries if e.type == "office" and e.kind != "kin" and e.value != "leader"]
        return any(e.is_single or e.kind == "region" for e in offices)

    def _joins_state(self, last: int) -> bool:
        at = bisect_left(self._firsts, last)
        return self._joins(at, last) and self._owner_at(at) is not None

    def _pointer(self, last: int, kind: str) -> int | None:
        """Behind `itu`, `tersebut` or `ini` that ends the noun phrase whose head ends at *last*.

        In `parlemen negara itu` it is the state that is pointed at.
        """
        tokens = self.tokens
        for i in range(last, min(last + _LONGEST_DESCRIPTION, len(tokens))):
            if tokens.gap(i - 1) not in (" ", "-", ""):
                return None
            form = tokens.forms[i]
            if form in self._classes["pointer"]:
                return i + 1
            if form in self._classes["relative"] and (end := self._pointer_behind_clause(i + 1)):
                return end
            if i == last and self._is_named(i):
                return None  # `maskapai Air India ini`
            if kind != "person" and any(e.type == "noun" for e in self.knowledge.by_form.get((form,), ())):
                return None
            if (
                form in self._classes["breaker"]
                or form in self._classes["preposition"]
                or (self.knowledge.is_verb(form) and not form.startswith(self.knowledge.prefixes["stative"]))
            ):
                return None
        return None

    def _is_named(self, i: int) -> bool:
        """Whether a name that is no state's begins at word *i*."""
        at = bisect_left(self._firsts, i)
        entry = typed(self._hits[at], "actor") if self.tokens.capital[i] and self.begins(i) else None
        return entry is not None and entry.kind != "state" and entry.form == "name"

    def _pointer_behind_clause(self, first: int) -> int | None:
        """Behind the pointer that ends a clause of what is done to the noun: `kelompok yang didukung Teheran itu`.

        Behind a common noun the pointer is that noun's: `pria yang ditangkap polisi itu`.
        """
        tokens, prefixes = self.tokens, self.knowledge.prefixes
        form = tokens.forms[first] if first < len(tokens) else ""
        if not self.knowledge.is_verb(form) or not form.startswith((*prefixes["passive"], *prefixes["stative"])):
            return None
        for i in range(first + 1, min(first + _LONGEST_CLAUSE, len(tokens))):
            if tokens.gap(i - 1) not in (" ", "-", ""):
                return None
            if tokens.forms[i] in self._classes["pointer"]:
                return i + 1 if i == first + 1 or tokens.capital[i - 1] else None
        return None

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
