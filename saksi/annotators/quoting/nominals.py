"""Attributions that lead with their cue: `menurut X`, `disebutkan X bahwa`, `laporan X bahwa`, `mengutip seorang X`."""

from __future__ import annotations

from saksi.annotators.quoting.preludes import Stretch
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.words import Cue
from saksi.annotators.quoting.workspace import Workspace

_REPORTING = frozenset(("loose", "clause", "judge", "deny"))
_BARE = ("passive-as", "passive-bare", "passive-accuse")
"""Complements of passives that need no clause."""
_REACH = 24
"""Words behind `Menurut AP,` in which a report of its own must begin."""


class NominalReader:
    """Reads them in a unit."""

    def __init__(self, space: Workspace):
        self.space, self.page, self.tokens, self.roles = space, space.page, space.tokens, space.roles
        self.words, self.contents = space.words, space.contents

    def read(self, k: int, cue: Cue) -> None:
        """Looks whether the word *k* attributes something, and keeps what."""
        if cue.complement in ("free", "aside", "cited"):
            self._according_to(k, cue)
        elif cue.complement == "noun":
            self._noun(k, cue)
        else:
            self._passive(k, cue)

    # `menurut X` -----------------------------------------------------------

    def _according_to(self, k: int, cue: Cue) -> None:
        space, unit = self.space, self.space.unit
        source = (
            Source(k, k, "clitic") if cue.clitic else self.page.sources.at(self._past_preposition(k + 1), unit.last)
        )
        begin = space.before_thus(k)
        has_comma = begin > unit.first and "," in self.tokens.gaps[begin - 1]
        floor = space.floor(k)
        is_initial = all(space.is_connective(j) for j in range(floor, begin))
        if source is None or not self._fits(cue, source, has_comma, is_initial):
            return
        source = self._cited_by(source)
        stop = max(source.stop, k)
        left = (space.skip_connectives(floor, begin), begin)
        if self._follows_report(left, begin) or (has_comma and space.reports_inside(*left)):
            self._pass_on(source)
            return
        right = self._right(stop)
        if right is not None and (self._relays(source, right) or self._is_inserted(has_comma, stop, right)):
            self._pass_on(source)
            return
        chosen, rule = right, "according-to"
        if right is not None and space.is_frame(*left):
            is_initial = True
        is_inner = not has_comma and floor < k
        if not is_initial and not is_inner and (right is None or left[1] - left[0] >= right[1] - right[0]):
            chosen, rule = left, "according-to-end"
        if chosen is None or chosen[1] - chosen[0] < 2 or (chosen is left and space.points_back(*left)):
            return
        if chosen is left and self.tokens.low[left[1] - 1] in self.roles["and_name"]:
            return  # `A dan, menurut X, B`: what X says comes behind
        if chosen is right and source.kind == "outlet" and not self.contents.has_predicate(*right):
            self._pass_on(source)  # `Menurut AP, Moon, dalam sebuah wawancara, mengatakan P`: the report follows
            return
        if chosen is left and floor > unit.first and not self.contents.has_predicate(*left):
            self._pass_on(source)  # `"A," kata X kepada Y, menurut Z`: what stands between is no clause
            return
        space.add_content(k, cue, source, *chosen, rule)
        space.taken.append((k, stop + 1))

    def _is_inserted(self, has_comma: bool, stop: int, right: tuple[int, int]) -> bool:
        """`Mbala, menurut Interfax, memuji P`: a verb of saying goes on behind it; the outlet only passes it on."""
        is_set_off = has_comma and "," in self.tokens.gaps[stop]
        return is_set_off and self.tokens.low[right[0]] in self.words.before

    def _cited_by(self, source: Source) -> Source:
        """Who is cited by the outlet: `Menurut Reuters, yang mengutip FSB, P` gives FSB, and Reuters as its relay."""
        if source.kind not in ("outlet", "organisation") or source.name is None:
            return source
        k, limit = source.last + 1, self.space.unit.last
        if k < limit and self.tokens.low[k] in self.roles["relative"]:
            k += 1
        if k >= limit or self.tokens.low[k] not in self.roles["citing"]:
            return source
        cited = self.page.sources.at(k + 1, limit)
        if cited is None:
            return source
        self.space.pass_on(source)
        return cited

    def _fits(self, cue: Cue, source: Source, has_comma: bool, is_initial: bool) -> bool:
        """`merujuk X` must stand apart from the sentence; who is cited by `mengutip` must be a person."""
        if cue.complement == "aside":
            return (has_comma or is_initial) and source.kind in ("organisation", "outlet", "document")
        if cue.complement == "cited":
            behind = source.stop + 1
            says = behind + 1 < self.space.unit.last and self.tokens.low[behind] in self.roles["relative"]
            if says and self.tokens.low[behind + 1] in self.words.before:
                return False  # `mengutip seorang pejabat yang mengatakan P`
            return has_comma and source.kind in ("person", "name") and (source.is_indefinite or source.name is not None)
        return True

    def _past_preposition(self, k: int) -> int:
        return k + 1 if k < self.space.unit.last and self.tokens.low[k] in self.roles["tag_adjunct"] else k

    def _pass_on(self, source: Source) -> None:
        if source.kind not in ("clitic", "pronoun"):
            self.space.pass_on(source)

    def _follows_report(self, left: tuple[int, int], k: int) -> bool:
        """Whether the words before it are already a report (`X membantah P, menurut media lokal`)."""
        return left[0] >= k and any(last == k for _, last in self.space.taken)

    def _right(self, stop: int) -> tuple[int, int] | None:
        unit, first = self.space.unit, stop + 1
        if first >= unit.last:
            return None
        low = self.tokens.low[first]
        if low in self.roles["tail"] or low in self.words.passed_on:
            return None
        is_adjunct = low in self.roles["adjunct_opener"] and not self.contents.is_present(first)
        if "," not in self.tokens.gaps[stop] and is_adjunct:
            first = self.contents.closed_adjunct(first, unit) or first
        first = self.contents.past_dates(first, unit)
        if first < unit.last and self.tokens.low[first] in self.roles["that"]:
            first += 1
        last = self.contents.end(Stretch(first, unit.last, "comma"))
        return (first, last) if first < last else None

    def _relays(self, source: Source, right: tuple[int, int]) -> bool:
        """`Menurut AP, kedua perusahaan mengklaim P`: what follows has its own speaker."""
        if source.kind not in ("outlet", "document", "organisation", "name"):
            return False
        if source.name is None and source.kind != "outlet":
            return False
        for j in range(right[0], min(right[1], right[0] + _REACH)):
            cue = self.words.before.get(self.tokens.low[j])
            if cue is None or self.page.quoted[j] >= 0:
                continue
            is_said = cue.complement in _REPORTING or self.space.accepts(j, cue, right[1])
            if is_said and self.space.subjects.is_report(j, right[0]):
                found = self.space.subjects.find(right[0], j)
                if found is not None and found.first <= right[0] + 1:
                    return source.kind in ("outlet", "document") or cue.complement == "loose"
            return False
        return False

    # `disebutkan X bahwa` ------------------------------------------------------

    def _passive(self, k: int, cue: Cue) -> None:
        space, unit = self.space, self.space.unit
        after = k + 1
        while after < unit.last and self.tokens.low[after] in self.roles["agent_opener"]:
            after += 1
        is_agentless = after >= unit.last or self.page.quoted[after] >= 0
        if not cue.clitic and space.carries_on(k):
            last = self.contents.end(Stretch(k + 2, unit.last, "that"))
            space.add_content(k, cue, None, k + 2, last, "carried-on")
            return
        source = (
            Source(k, k, "clitic") if cue.clitic else None if is_agentless else self.page.sources.at(after, unit.last)
        )
        if source is None or not space.subjects.is_report(k, space.floor(k)):
            return
        stop = max(source.stop, k)
        first = self._passive_content(k, cue, stop)
        if first is None:
            self._as_said(k, cue, source)
            return
        last = self.contents.end(Stretch(first, unit.last, "comma"))
        is_marked = self.page.quoted[first] >= 0 or cue.complement in _BARE
        if last - first >= 2 and (is_marked or self.contents.has_predicate(first, last)):
            space.add_content(k, cue, source, first, last, "passive")
            space.taken.append((k, stop + 1))

    def _as_said(self, k: int, cue: Cue, source: Source) -> None:
        """`P, seperti dikatakan X.`: the clause in front; what an outlet is said to report is only passed on."""
        space = self.space
        is_set_off = k - 1 > space.unit.first and "," in self.tokens.gaps[k - 2]
        if cue.complement != "passive" or source.kind in ("outlet", "clitic") or not is_set_off:
            return
        left = (space.skip_connectives(space.floor(k), k - 1), k - 1)
        is_said = self.tokens.low[k - 1] in self.roles["as_said"] and self.contents.has_predicate(*left)
        if is_said and not space.reports_inside(*left):
            space.add_content(k, cue, source, *left, "passive")
            space.taken.append((k - 1, max(source.stop, k) + 1))

    def _passive_content(self, k: int, cue: Cue, stop: int) -> int | None:
        """The first word of what a passive reports, or None where it reports nothing here."""
        first = stop + 1
        if first >= self.space.unit.last:
            return None
        gap, low, floor = self.tokens.gaps[stop], self.tokens.low[first], self.space.floor(k)
        leading = all(self.space.is_connective(j) for j in range(floor, k))
        if leading and any(self.tokens.low[j] in self.roles["demonstrative"] for j in range(floor, k)):
            return None
        if cue.complement == "passive-as":
            is_relative = k > floor and self.tokens.low[k - 1] in self.roles["relative"]
            if is_relative and cue.clitic and "," in self.tokens.gaps[k - 2] and self._begins_predicate(first):
                return first  # `..., yang disebutnya telah gagal`
            return first if low in self.roles["as"] and (cue.clitic or not is_relative) else None
        if cue.complement == "passive-accuse":
            is_deed = self.words.is_verb(low) or low in self.roles["denial_opener"] or low in self.roles["as"]
            return first if is_deed else None
        if cue.complement == "passive-clitic":
            return first if cue.clitic else None
        that = self.contents.that(first, self.space.unit) if "," not in gap else None
        if that is not None or low in self.roles["that"]:
            first = first if that is None else that
            return first + 1 if first + 1 < self.space.unit.last else None
        if ":" in gap or self.page.quoted[first] >= 0:
            return first
        if "," not in gap and low in self.roles["adjunct_opener"]:
            behind = self.contents.closed_adjunct(first, self.space.unit)
            gap = self.tokens.gaps[behind - 1] if behind else gap
            first = behind or first
        if "," in gap:
            leads = all(
                self.space.is_connective(j) or self.tokens.low[j] in self.roles["as_said"] for j in range(floor, k)
            )
            return first if leads else None
        is_predicate = low in self.roles["predicate"] or low in self.roles["adverb"]
        return first if cue.complement == "passive-bare" and is_predicate else None

    def _begins_predicate(self, k: int) -> bool:
        """Whether a clause without its subject begins: `akan ...`, `telah ...`, `tidak ...`, a verb."""
        low = self.tokens.low[k]
        opens = low in self.roles["adverb"] or low in self.roles["modal"] or low in self.roles["negation"]
        return self.words.is_verb(low) or opens or low in self.roles["predicate"]

    # `laporan X bahwa` ------------------------------------------------------------

    def _noun(self, k: int, cue: Cue) -> None:
        """A noun of saying with its speaker (`peringatan (dari) X`) and `bahwa`; one without them reports nothing."""
        space, unit = self.space, self.space.unit
        is_from = k + 2 < unit.last and self.tokens.low[k + 1] in self.roles["owner_joint"]
        source = self.page.sources.at(k + 2 if is_from else k + 1, unit.last)
        if source is None or (source.name is None and source.kind != "pronoun"):
            return
        that = source.stop + 1
        if that + 1 >= unit.last or self.tokens.low[that] not in self.roles["that"]:
            return
        last = self.contents.end(Stretch(that + 1, unit.last, "that"), is_subordinate=True)
        space.add_content(k, cue, source, that + 1, last, "noun")
        space.taken.append((k, that))
