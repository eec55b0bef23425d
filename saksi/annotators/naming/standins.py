"""Nouns and offices that stand in for somebody: `negara itu`, `sang kanselir`, `Presiden menelepon`, `pihak kampus`.

Whether they do is told by the words around them; whom they mean is for the linking.
"""

from __future__ import annotations

from bisect import bisect_left

from saksi.annotators.naming.reading import Reading, typed
from saksi.ner.words import package_words

_LONGEST_DESCRIPTION = 5
_LONGEST_CLAUSE = 6
_BODIES = frozenset(("organisation", "outlet", "group"))


class StandIns(Reading):
    """Reads descriptions and offices without a name."""

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
        if self.knowledge.by_form.get((form,)) or self.begins(last):
            return True
        acts = is_states and self.knowledge.is_verb(form) and not common.is_name(form)
        return not acts and not common.is_common(form)

    def _describe(self, first: int, last: int, kind: str, rule: str = "role.description") -> None:
        """`negara itu`, `sang kanselir`: a noun that points at somebody named."""
        if kind in _BODIES and self._begins_name(first, last):
            return
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

    def _begins_name(self, first: int, last: int) -> bool:
        """Whether a noun for bodies begins a name: `Partai Hijau itu`, not `Media Israel itu`."""
        tokens = self.tokens
        if last >= len(tokens) or not (tokens.capital[first] and tokens.capital[last]) or tokens.gap(last - 1) != " ":
            return False
        return not self._is_state(last) and not self._is(last, "pointer")

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
        said = before in classes["bearer"] or before in self.knowledge.saying
        return bool(inner or said or (after and self.knowledge.is_verb(after)))

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
            nouns = [e for e in self.knowledge.by_form.get((form,), ()) if e.type == "noun"]
            if nouns and (kind != "person" or (i == last and self._is_member(i, nouns[0].kind))):
                return None  # `anggota organisasi itu`
            if form in self._classes["of"] and (end := self._pointer_behind_body(i + 1)):
                return end
            if form in self._classes["age"] and i + 1 < len(tokens) and self._is(i + 1, "pointer"):
                return i + 2  # `berusia 54 tahun itu`
            if (
                form in self._classes["breaker"]
                or form in self._classes["preposition"]
                or (self.knowledge.is_verb(form) and not form.startswith(self.knowledge.prefixes["stative"]))
            ):
                return None
        return None

    def _is_member(self, i: int, kind: str | None) -> bool:
        """Whether a body at word *i* is what people before it are members of; one of an assembly is by himself."""
        return kind in _BODIES and self._is(i - 1, "crowd") and not self._is(i, "assembly")

    def _is_named(self, i: int) -> bool:
        """Whether a name that is no state's begins at word *i*."""
        at = bisect_left(self._firsts, i)
        entry = typed(self._hits[at], "actor") if self.tokens.capital[i] and self.begins(i) else None
        return entry is not None and entry.kind != "state" and entry.form == "name"

    def _pointer_behind_body(self, first: int) -> int | None:
        """Behind the pointer that ends somebody's party or state: `gubernur dari Partai Demokrat itu`."""
        at = bisect_left(self._firsts, first)
        hit = self._hits[at] if at < len(self._hits) and self._firsts[at] == first else None
        entry = typed(hit, "actor") if hit and self.tokens.capital[first] else None
        if entry is None or entry.kind == "person" or hit.last >= len(self.tokens):
            return None
        return hit.last + 1 if self._is(hit.last, "pointer") and self.tokens.gap(hit.last - 1) == " " else None

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
