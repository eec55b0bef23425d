"""Whether words are a clause, and whether they can be what a verb reports: a report or a mere object."""

from __future__ import annotations

from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.words import Cue

_SHORTEST_ACCUSATION = 3
"""Words of `Iran melanggar gencatan`: somebody, and what he did."""
_NAMED = 4
"""Words in which `itu` follows what is called something."""
_CLITIC = "nya"
_EVENT = ("ber", "di", "ter")
"""Prefixes of verbs that make such nouns: `berakhirnya`, `dibukanya`, `tercapainya`."""
_NEAR = 3
"""Words in which `menemukan indikasi bahwa` has its `bahwa`."""


class Clauses:
    """Looks at clauses in one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.roles = page, page.tokens, page.words.roles
        self.is_verb = page.words.is_verb

    def has_predicate(self, first: int, last: int) -> bool:
        """Whether a clause stands here: a verb or another predicate that is not inside `yang ...`, `untuk ...`."""
        is_relative, verbs = False, 0
        roles, low, kinds, gaps = self.roles, self.tokens.low, self.page.names.kind, self.tokens.gaps
        for k in range(first, last):
            word, before = low[k], low[k - 1] if k > first else ""
            if word in roles["relative"] or (k > first and word in roles["when"]):
                is_relative, verbs = True, 0
                continue
            has_comma = k > first and "," in gaps[k - 1]
            if before in roles["demonstrative"] or has_comma:
                is_relative = has_comma and word in roles["manner"]
                verbs = 0 if is_relative else verbs
            if is_relative and word.endswith(_CLITIC) and self.is_verb(word[: -len(_CLITIC)]):
                verbs += 1
            if kinds[k] or before in roles["no_predicate_after"] or not self._is_predicate(word):
                continue
            verbs += 1
            goes_on = before in roles["coordinator"] or self._is_predicate(before)
            if not is_relative or (verbs > 1 and not goes_on):
                return True
        return False

    def _is_predicate(self, word: str) -> bool:
        return word in self.roles["predicate"] or self.is_verb(word)

    def accepts(self, cue: Cue, first: int, last: int, mark: str) -> bool:
        """Whether the words from *first* to *last* (exclusive) can be what *cue* reports.

        *mark*: what introduces them, as in :class:`saksi.annotators.quoting.preludes.Stretch`.
        """
        if first >= last:
            return False
        kind, low = cue.complement, self.tokens.low[first]
        is_quoted = self.page.quoted[first] >= 0
        if mark in ("that", "colon"):
            return kind != "as-only"
        if kind == "quoted-only":
            return is_quoted and mark != ""
        if low in self.roles["relative"]:
            return False
        if kind == "document":
            is_clause = mark == "comma" and (is_quoted or self.has_predicate(first, last))
            return is_clause or self._has("that", first, min(last, first + _NEAR))
        if kind == "bahwa":
            return mark == "comma" and (is_quoted or self.has_predicate(first, last))
        if kind == "as-only":
            return self._has("as", first, last)
        if kind == "agar" or (kind == "warn" and self._has("so_that", first, last)):
            return self._has("so_that", first, last) or (is_quoted and mark == "comma")
        if kind == "question":
            return low in self.roles["question"] or is_quoted
        return mark == "comma" or self._bare(kind, first, last)

    def _bare(self, kind: str, first: int, last: int) -> bool:
        """Without `bahwa` or a comma the words must hold a predicate, or begin as such complements do."""
        low = self.tokens.low[first]
        has_quote = any(self.page.quoted[k] >= 0 for k in range(first, last))
        if kind == "deny":
            opens = low in self.roles["denial_opener"] or self.is_verb(low)
            is_clause = opens or self.has_predicate(first, last) or self._names_it(first, last)
            return low not in self.roles["object"] and is_clause
        if kind in ("promise", "threat"):
            opens = low in self.roles["intention"] or self.is_verb(low)
            return opens or (kind == "promise" and self.has_predicate(first, last))
        if kind in ("accuse", "as"):
            is_long = kind == "as" or last - first >= _SHORTEST_ACCUSATION
            is_said = has_quote or self._has("as", first, last) or self.has_predicate(first, last)
            return is_long and (is_said or (kind == "as" and self._names_it(first, last)))
        if self._is_object(kind, first, last) or low in self.roles["as"] or (kind == "warn" and self._of(first, last)):
            return False
        if kind == "judge" and self._names_it(first, last):
            return True
        if kind == "clause" and self.is_event_noun(low):
            return True
        return kind == "loose" or has_quote or self.has_predicate(first, last)

    def _names_it(self, first: int, last: int) -> bool:
        """`menyebut laporan itu rekayasa`: what is called something, and what it is called, no verb between."""
        for k in range(first, min(last - 1, first + _NAMED)):
            low, following = self.tokens.low[k], self.tokens.low[k + 1]
            if low in self.roles["demonstrative"]:
                is_left = (
                    following in self.roles["breaking"]
                    or following in self.roles["adverb"]
                    or self.page.date_at(k + 1) is not None
                )
                return k > first and self.tokens.gaps[k] == " " and following.isalpha() and not is_left
            if low in self.roles["breaking"] or "," in self.tokens.gaps[k]:
                return False
        return False

    def is_event_noun(self, low: str) -> bool:
        """`berakhirnya perang`, `dimulainya perundingan`: a verb made a noun tells of the event as a clause does."""
        verb = low.removesuffix(_CLITIC)
        return verb != low and verb.startswith(_EVENT) and self.is_verb(verb) and low not in self.roles["not_verb"]

    def _is_object(self, kind: str, first: int, last: int) -> bool:
        """Whether a noun is all that is expressed: `menyatakan kekhawatiran`, `menyampaikan hal itu`."""
        low = self.tokens.low[first]
        following = self.tokens.low[first + 1] if first + 1 < last else ""
        if low in self.roles["object"] or low.removesuffix(_CLITIC) in self.roles["object"]:
            is_link = following in self.roles["object_link"] and not self._is_future(first + 1, last)
            is_link = is_link or self._has_owner(first, last)
            is_subject = not is_link and self.has_predicate(first + 1, last)
            return kind in ("clause", "warn") or not is_subject
        if kind == "clause" and self._asks_of(first, last):
            return True
        points_back = low in self.roles["anaphor"] and following in self.roles["pointer"]
        return points_back and not self.has_predicate(first + 2, last)

    def _asks_of(self, first: int, last: int) -> bool:
        """`mengungkapkan (sejumlah) alasan mengapa ...`, `pelabuhan apa saja`: a noun and a question about it."""
        roles, k = self.roles, first
        if self.tokens.low[k] in roles["quantifier"]:
            k += 1
        following = self.tokens.low[k + 1] if k + 1 < last else ""
        is_noun = k < last and not self._is_predicate(self.tokens.low[k]) and not self.tokens.is_capital(k)
        return is_noun and following in roles["question"] and following not in roles["preposition"]

    def _has_owner(self, first: int, last: int) -> bool:
        """`mengharapkan komitmen Jerman untuk bertindak`: whose it is stands between the noun and its `untuk`."""
        owner = self.page.sources.at(first + 1, last)
        k = last if owner is None else owner.stop + 1
        return k < last and self.tokens.low[k] in self.roles["infinitive"]

    def _of(self, first: int, last: int) -> bool:
        """`memperingatkan (Moskow) tentang hukuman berat`: of what is warned, which no clause tells."""
        source = self.page.sources.at(first, last)
        k = first if source is None else source.stop + 1
        return k < last and self.tokens.low[k] in self.roles["about"]

    def _is_future(self, k: int, last: int) -> bool:
        """`tanggapan akan segera diberikan`: a future, not what the noun is about (`harapan akan damai`)."""
        following = self.tokens.low[k + 1] if k + 1 < last else ""
        is_verbal = self._is_predicate(following) or following in self.roles["adverb"]
        return self.tokens.low[k] in self.roles["modal"] and self.tokens.low[k] in self.roles["predicate"] and is_verbal

    def _has(self, role: str, first: int, last: int) -> bool:
        return any(self.tokens.low[k] in self.roles[role] for k in range(first, last))
