"""What stands between a reporting verb and its content: addressees, dates, places, `bahwa`, a comma."""

from __future__ import annotations

from typing import NamedTuple

from saksi.annotators.quoting.page import Page, Unit

_LONGEST_PRELUDE, _LONGEST_ADJUNCT = 26, 14
"""Words between a verb and its `bahwa` (`mengatakan dalam pidato di ... bahwa`), and of one adjunct."""


class Stretch(NamedTuple):
    """Content in the making: words ``first`` to ``last`` (exclusive) and how it was introduced.

    ``mark``: that (`bahwa`), comma, colon or "" (nothing).
    """

    first: int
    last: int
    mark: str


class Preludes:
    """Steps over them in one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.roles = page, page.tokens, page.words.roles
        self.is_verb = page.words.is_verb

    def begin(self, verb: int, unit: Unit) -> Stretch | None:
        """The stretch behind the verb up to the end of its unit, what introduces it taken off."""
        k = verb + 1
        while k < unit.last and self.tokens.low[k] in self.roles["skipped"] and not self._is_break(k):
            k += 1
        k = self._past_manner(k, unit)
        if k >= unit.last:
            return None
        that = self.that(k, unit)
        if that is not None:
            return Stretch(that + 1, unit.last, "that") if that + 1 < unit.last else None
        if self._names_what(k, unit):
            return Stretch(k + 1, unit.last, "")
        if not self._is_break(k):
            k = self.past_adjuncts(k, unit)
        if k >= unit.last:
            return None
        credited = self._past_credit(k, unit)
        if credited is not None:
            return Stretch(credited + 1, unit.last, "that") if credited + 1 < unit.last else None
        if self._opens_clause(k, unit):
            return Stretch(k + 1, unit.last, "that") if k + 1 < unit.last else None
        k = self.past_dates(k, unit) if self._is_break(k) else k
        gap = self.tokens.gaps[k - 1]
        return Stretch(k, unit.last, "colon" if ":" in gap else "comma" if "," in gap else "")

    def _past_credit(self, k: int, unit: Unit) -> int | None:
        """The `bahwa` behind who passed it on: `mengatakan kepada X, seperti dikutip Y, Senin (3/4), bahwa P`."""
        low, roles = self.tokens.low, self.roles
        verb = k + 1 if low[k] in roles["as_said"] else k
        if verb >= unit.last or low[verb] not in self.page.words.passed_on:
            return None
        for j in range(verb + 1, min(unit.last, verb + _LONGEST_ADJUNCT)):
            if low[j] in roles["that"]:
                return j
            if self.page.quoted[j] >= 0 or (self.is_verb(low[j]) and not self.is_date(j)):
                return None
        return None

    def _names_what(self, k: int, unit: Unit) -> bool:
        """`menyampaikan peringatan, P`: a noun for what is said, a comma, and a clause that no small word opens."""
        low, roles, following = self.tokens.low, self.roles, k + 1
        if following >= unit.last or low[k] not in roles["object"] or self.tokens.gaps[k] != ", ":
            return False
        opens = low[following] in roles["breaking"] or low[following] in self.page.words.cues
        is_listed = low[following] in roles["object"] or self.is_verb(low[following])
        return not (opens or is_listed or self.is_date(following))

    def _past_manner(self, k: int, unit: Unit) -> int:
        """Behind the adverbs of `menjawab singkat: "Mungkin."`: only where a colon or a mark follows them."""
        j = k
        while j < unit.last and self.tokens.low[j] in self.roles["adverb"] and not self._is_break(j):
            j += 1
        is_marked = k < j < unit.last and (":" in self.tokens.gaps[j - 1] or self.page.quoted[j] >= 0)
        return j if is_marked else k

    def _opens_clause(self, k: int, unit: Unit) -> bool:
        """`bahwa`; `jika` in its stead where no main clause follows; `mengenai` before what is called something."""
        low, roles = self.tokens.low, self.roles
        if low[k] in roles["that"]:
            return True
        if low[k] in roles["if"]:
            return not any("," in self.tokens.gaps[j] or low[j] in roles["then"] for j in range(k, unit.last - 1))
        return low[k] in roles["about"] and any(low[j] in roles["as"] for j in range(k, unit.last))

    def that(self, begin: int, unit: Unit) -> int | None:
        """The word `bahwa` that belongs to the verb: only adjuncts, no verb of another clause, stand between.

        A noun before it may be the verb's object: `menyatakan keyakinannya bahwa`, `menyampaikan harapan agar`.
        """
        low, roles = self.tokens.low, self.roles
        if low[begin] in roles["that"]:
            return begin
        is_object = low[begin].removesuffix("nya") in roles["object"]
        following = low[begin + 1] if begin + 1 < unit.last else ""
        if is_object and (following in roles["that"] or following in roles["so_that"]):
            return begin + 1
        told = self._told(begin, unit)
        if told is not None:
            return told
        if is_object:
            return self._behind_object(begin + 1, unit)
        return self._behind_adjuncts(begin, unit)

    def _behind_object(self, k: int, unit: Unit) -> int | None:
        """`memberikan isyarat (kuat) pada Minggu bahwa`; in `keprihatinan atas laporan bahwa` it is the report's."""
        low, roles = self.tokens.low, self.roles
        if k + 1 < unit.last and low[k].isalpha() and not self._opens_adjunct(k) and not self.tokens.is_capital(k):
            k += 1
        that = self._behind_adjuncts(k, unit) if k < unit.last and self._opens_adjunct(k) else None
        if that is None or low[that] not in roles["that"] or low[k] in roles["object_link"]:
            return that if that == k else None
        is_others = low[that - 1] in roles["object"] or self.page.words.noun(low[that - 1]) == "document"
        return None if is_others and low[that - 2] not in roles["through_speech"] else that

    def _opens_adjunct(self, k: int) -> bool:
        low, roles = self.tokens.low[k], self.roles
        return low in roles["preposition"] or low in roles["adverb"] or low in roles["that"] or self.is_date(k)

    def _behind_adjuncts(self, begin: int, unit: Unit) -> int | None:
        """The `bahwa` behind adjuncts that begin at *begin*, before any verb of another clause."""
        low, roles = self.tokens.low, self.roles
        if not self._opens_adjunct(begin):
            return None
        is_relative = False
        for k in range(begin, min(unit.last, begin + _LONGEST_PRELUDE)):
            if self.page.quoted[k] >= 0 or low[k] in roles["that"]:
                return k if self.page.quoted[k] < 0 else None
            if low[k] in roles["relative"]:
                is_relative = True
            elif "," in self.tokens.gaps[k - 1]:
                is_relative = False
            is_credit = low[k] in self.page.words.passed_on
            is_active = (self.is_verb(low[k]) and low[k].startswith(("me", "di"))) or low[k] in roles["agreeing"]
            if not (is_relative or is_credit) and k > begin and (is_active or low[k] in roles["clause_sign"]):
                return None
        return None

    def _told(self, begin: int, unit: Unit) -> int | None:
        """The `bahwa` right behind whom the verb addresses: `memperingatkan Teheran bahwa`."""
        is_document = self.page.words.noun(self.tokens.low[begin]) == "document"
        source = None if is_document else self.page.sources.at(begin, unit.last)
        if source is None or source.stop + 1 >= unit.last:
            return None
        k = source.stop + 1
        return k if self.tokens.low[k] in self.roles["that"] and not self._is_break(k) else None

    def _is_break(self, k: int) -> bool:
        gap = self.tokens.gaps[k - 1]
        return "," in gap or ":" in gap or '"' in gap or self.page.quoted[k] >= 0

    def is_date(self, k: int) -> bool:
        """Whether a word belongs to a time expression."""
        return self.page.date_at(k) is not None

    def past_adjuncts(self, k: int, unit: Unit) -> int:
        """Behind `kepada wartawan`, `pada Kamis (29/5)`, `di platform X miliknya`."""
        while k < unit.last and not self._is_break(k):
            low = self.tokens.low[k]
            closed = self.closed_adjunct(k, unit) if low in self.roles["adjunct_opener"] else 0
            if low in self.roles["addressee_opener"]:
                source = self.page.sources.at(k + 1, unit.last)
                k = source.last + 1 if source is not None else min(k + 2, unit.last)
            elif self.is_present(k):
                break
            elif self.is_date(k) or (low in self.roles["date_opener"] and self._date_follows(k, unit)):
                k = self._past_date(k, unit)
            elif closed:
                k = closed
            elif behind := self._past_platform(k, unit):
                k = behind
            else:
                break
        return k

    def _past_platform(self, k: int, unit: Unit) -> int:
        """Behind `di Truth Social`; 0 where no platform is named."""
        words = self.page.words
        if self.tokens.low[k] in words.through:
            for size in (2, 1):
                name = " ".join(self.tokens.low[k + 1 : k + 1 + size])
                if k + size < unit.last and words.relays.get(name) == "platform":
                    return k + 1 + size
        return 0

    def past_dates(self, k: int, unit: Unit) -> int:
        """Behind the `Rabu,` of `Menurut X di Jakarta, Rabu, P`: the day on which it was said."""
        if k >= unit.last or not (self.is_date(k) and self.tokens.is_capital(k)):
            return k
        behind = self._past_date(k, unit)
        return behind if behind < unit.last and "," in self.tokens.gaps[behind - 1] else k

    def is_present(self, k: int) -> bool:
        """`kini`, `saat ini`: when it is, not when it was said."""
        low, present = self.tokens.low, self.roles["present"]
        return low[k] in present or " ".join(low[k : k + 2]) in present

    def _date_follows(self, k: int, unit: Unit) -> bool:
        return any(self.is_date(j) for j in range(k + 1, min(unit.last, k + 3)))

    def _past_date(self, k: int, unit: Unit) -> int:
        while k < unit.last and (self.is_date(k) or self.tokens.low[k] in self.roles["date_opener"]):
            k += 1
            if k >= unit.last or self._is_break(k):
                break
        if " ".join(self.tokens.low[k : k + 2]) in self.roles["local_time"]:
            k += 2
        return k

    def closed_adjunct(self, k: int, unit: Unit) -> int:
        """The word behind an adjunct that a comma, colon or opening mark ends before any verb comes; 0 if none does."""
        for j in range(k + 1, min(unit.last, k + _LONGEST_ADJUNCT)):
            if self._is_break(j):
                return j if self.page.quoted[j - 1] < 0 else 0
            low = self.tokens.low[j]
            if self.is_verb(low) or low in self.roles["predicate"]:
                return 0
        return 0
