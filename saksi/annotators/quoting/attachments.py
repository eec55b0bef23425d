"""What belongs to an attribution behind its noun phrase: relative clauses and appositions.

Limits: an apposition ends at its comma; one that holds a predicate outside `yang` is taken for a clause.
"""

from __future__ import annotations

from saksi.annotators.quoting.phrases import Phrase, PhraseReader


class Attachments:
    """Finds their ends in one article."""

    def __init__(self, phrases: PhraseReader):
        self.tokens, self.words, self.names, self.roles = phrases.tokens, phrases.words, phrases.names, phrases.roles
        self._is_apart = phrases.is_apart

    def relative_end(self, phrase: Phrase) -> int:
        """The end of a relative clause that describes an unnamed speaker (`sumber yang dekat dengan Hamas`)."""
        k = phrase.last + 1
        if k < phrase.limit and self.tokens.gaps[phrase.last].strip() == "," and self._adds(k):
            return self._before_comma(k, phrase.limit)
        if k >= phrase.limit or self.tokens.low[k] not in self.roles["relative"] or self._is_apart(phrase.last):
            return phrase.last
        while k + 1 < phrase.limit and not self._is_apart(k) and self.tokens.low[k + 1] not in self.words.before:
            k += 1
        return self._named_holder(k, phrase.limit)

    def _adds(self, k: int) -> bool:
        """`sejumlah pengkritik, terutama X, P`: whom the words before include."""
        return self.tokens.low[k] in self.roles["including"]

    def _before_comma(self, k: int, limit: int) -> int:
        while k + 1 < limit and not self._is_apart(k):
            k += 1
        return k

    def _named_holder(self, k: int, limit: int) -> int:
        """Behind a name that stands between commas at the end of the clause: `... oleh direktur bandara, Y,`."""
        if self.tokens.gaps[k].strip() != "," or k + 1 >= limit or self.names.kind[k + 1] != "N":
            return k
        last = k + 1
        while last + 1 < limit and self.names.is_joined(last) and self.names.kind[last + 1] == "N":
            last += 1
        return last if self.tokens.gaps[last].strip() == "," else k

    def apposition_end(self, phrase: Phrase) -> int:
        """The end of an apposition behind a name: `Peter Lintl, pakar Israel dari ...`."""
        k = phrase.last + 1
        if k < phrase.limit and self.tokens.low[k] in self.roles["relative"] and not self._is_apart(phrase.last):
            return self._restricted_end(phrase)
        if k >= phrase.limit or self.tokens.gaps[phrase.last].strip() not in (",", "),"):
            return phrase.last
        low = self.tokens.low[k]
        opens = low in self.roles["relative"] or low in self.roles["apposition"] or self.words.noun(low) == "person"
        opens = opens or self._adds(k)
        if not opens:
            return phrase.last
        is_relative = False
        while k < phrase.limit:
            low = self.tokens.low[k]
            is_relative = is_relative or low in self.roles["relative"]
            is_predicate = low in self.roles["predicate"] or self.words.is_verb(low)
            is_inner = is_relative and low not in self.roles["copula"]
            if is_predicate and not (is_inner or self.names.kind[k] or low in self.roles["quantifier"]):
                return phrase.last
            if self._is_apart(k) or k + 1 >= phrase.limit:
                break
            k += 1
        return k

    def _restricted_end(self, phrase: Phrase) -> int:
        """The end of a relative clause right behind a name, up to its comma: `laporan Axios yang mengutip X, P`."""
        for k in range(phrase.last + 1, phrase.limit):
            if self.tokens.low[k] in self.words.before and self.tokens.low[k] not in self.words.passed_on:
                return phrase.last
            if self._is_apart(k):
                return k
        return phrase.last

    def apposed_role(self, last: int, end: int) -> str | None:
        """The title in an apposition: the words behind *last* up to *end*, but those of a relative clause."""
        if end <= last or self.tokens.low[last + 1] in self.roles["relative"]:
            return None
        return self.names.text_of(last + 1, end)
