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
        return low in self.roles["helper"] and self._is_principal(begin, end)

    def _is_next(self, head: int, begin: int) -> bool:
        """Whether the name or its title follows the noun at once; `Ibu Negara`, `Putra Mahkota` are titles."""
        return head + 1 == begin or self.words.noun(self.tokens.low[head + 1]) == "person"

    def _is_honorific(self, head: int, begin: int, end: int) -> bool:
        """`Ibu Retno`, `Putri Diana`: a form of address in capitals, with no other title behind it."""
        is_address = self.tokens.low[head] in self.roles["address"] and self.tokens.is_capital(head)
        return is_address and head + 1 == begin and not self._is_principal(begin, end)

    def _is_principal(self, begin: int, end: int) -> bool:
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
