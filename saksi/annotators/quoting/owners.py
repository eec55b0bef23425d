"""Whose spokesman, lawyer or daughter speaks: names behind such a noun that are not the speaker's own.

`Pengacara Trump mengatakan` quotes the lawyer, `juru bicara Karoline Leavitt` the spokeswoman herself. Kin and
followers (`istri`, `pendukung`) are somebody else's; of helpers (`juru bicara`, `penasihat`) the name is the
principal's if he holds a high office, by the table of terms or by his title elsewhere in the article, or if only
his short name stands here. A principal whom nothing shows to be one is taken for the speaker.
"""

from __future__ import annotations

from functools import cached_property

from saksi.annotators.quoting.names import Names
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words

_OF_COMPANY, _LONGEST_NAME = 2, 4
"""Words of `PT` and the name of the company, and of a person's name."""
_TITLE = 8
"""Words before a name in which its title stands."""


class Owners:
    """Knows which people of one article others speak for."""

    def __init__(self, tokens: Tokens, words: Words, names: Names):
        self.tokens, self.words, self.names, self.roles = tokens, words, names, words.roles

    def is_owner(self, head: int, begin: int, end: int) -> bool:
        """Whether the name at *begin* to *end* is that of whom the noun at *head* serves or belongs to."""
        low = self.tokens.low[head]
        if low in self.roles["kin"] and self._is_next(head, begin):
            return not self._is_honorific(head, begin, end)
        return low in self.roles["helper"] and not self._serves_body(head, begin) and self.is_principal(begin, end)

    def _serves_body(self, head: int, begin: int) -> bool:
        """`Utusan AS John Kerry`: a state or body stands between, and no principal's title; the name is his own."""
        between = range(head + 1, begin)
        has_title = any(self.tokens.low[k] in self.roles["principal"] for k in between)
        return not has_title and any(self.names.kind[k] == "P" for k in between)

    def trailing_name(self, head: int, last: int) -> tuple[int, int] | None:
        """A name that no recogniser knows behind a rank or an acronym: `Kapolres Garut AKBP X Y`, `Dekan Fisip UI X Y`.

        Behind an acronym two words at least; none of them a place, a title or a word of the tables.
        """
        begin, fewest = 0, 1
        for k in range(head + 1, last + 1):
            low, word = self.tokens.low[k], self.tokens.words[k]
            if low in self.roles["rank"]:
                begin, fewest = k + 1, 1
            elif low in self.roles["company_form"]:
                begin, fewest = k + _OF_COMPANY, 2
            elif word.isupper() and len(word) > 1:
                begin, fewest = k + 1, 2
        name = range(begin, last + 1)
        if not begin or not fewest <= len(name) <= _LONGEST_NAME:
            return None
        return (begin, last) if all(self._is_name_word(k) for k in name) else None

    def _is_name_word(self, k: int) -> bool:
        low = self.tokens.low[k]
        is_free = low not in self.words.known and low not in self.words.title_part and low not in self.words.places
        return is_free and self.tokens.words[k].istitle() and self.tokens.words[k].isalpha()

    def _is_next(self, head: int, begin: int) -> bool:
        """Whether the name or its title follows the noun at once; `Ibu Negara`, `Putra Mahkota` are titles."""
        return head + 1 == begin or self.words.noun(self.tokens.low[head + 1]) == "person"

    def _is_honorific(self, head: int, begin: int, end: int) -> bool:
        """`Ibu Retno`, `Putri Diana`: a form of address in capitals, with no other title behind it."""
        is_address = self.tokens.low[head] in self.roles["address"] and self.tokens.is_capital(head)
        return is_address and head + 1 == begin and not self.is_principal(begin, end)

    def is_principal(self, begin: int, end: int) -> bool:
        """Whether the name at *begin* to *end* is that of one for whom others speak."""
        mention = self.names.mention_of.get(end)
        if mention is not None and mention.actor_id in self.words.principals:
            return True
        name = self.names.text_of(begin, end)
        full = self.names.fullest(name)
        titles = self._titles.get(full, frozenset())
        if titles & self.roles["helper"]:
            return False
        return bool(titles & self.roles["principal"]) or full != name

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        """Nouns right before and right behind each person's names, by the fullest name."""
        found: dict[str, set[str]] = {}
        for run in self.names.runs:
            near = found.setdefault(self.names.fullest(run.text), set())
            k = run.first - 1
            while k >= 0 and run.first - k <= _TITLE and self.tokens.gaps[k].strip() in ("", "(", ")", ","):
                if not (self.names.kind[k] or self.words.noun(self.tokens.low[k]) or self._is_part(k)):
                    break
                near.add(self.tokens.low[k])
                k -= 1
            if run.last + 1 < self.tokens.n and "," in self.tokens.gaps[run.last]:
                near.add(self.tokens.low[run.last + 1])
        return {name: frozenset(words) for name, words in found.items()}

    def _is_part(self, k: int) -> bool:
        return self.tokens.low[k] in self.words.title_part
