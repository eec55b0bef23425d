"""Where a person's name begins in a row of capital words that may also hold his title's body.

`PT Inti Tikno Sutisna`, `BPKP) Mardiasmo`, `Saudi Ali al-Naimi`: recognisers and capital letters take these as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words

_NUMERAL = re.compile(r"[IVX]+$")
_CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Di|La|Le|Du|Van)[A-Z])[A-Z][a-z]+[A-Z]")
_ABSTRACT = re.compile(r"(?:pe|ke)[a-z]{4,}an$")
_NAME = 2
"""Words that a name has at the least behind a body without a clear end."""
_INITIALS = 2
"""Letters that may be somebody's initials: `JD Vance`."""


class Splitter:
    """Tells bodies from people inside runs of capital words of one article."""

    def __init__(self, tokens: Tokens, words: Words, kind: Sequence[str]):
        self.tokens, self.words, self.kind = tokens, words, kind
        self._companies, self._forms = words.roles["company_word"], words.roles["company_form"]

    def person(self, first: int, last: int) -> int | None:
        """The first word of the person among the words *first* to *last*; None where all of them name a body."""
        if all(self.tokens.words[k].isupper() for k in range(first, last + 1)) and first < last:
            return first
        border, is_open = first, False
        for k in range(first, last + 1):
            if self._ends_body(k, k == border, last - k):
                is_open = self._is_open(k) or (is_open and k == border and not self._closes(k))
                border = k + 1
        rest = last + 1 - border
        begins_as_company = self.tokens.low[first] in self._companies and border == first + 1
        if not rest or self._is_title(last) or begins_as_company:
            return None
        if is_open:
            return last - 1 if rest > _NAME else None
        return border

    def _is_open(self, k: int) -> bool:
        """Whether the body's own name follows: `PT`, `Badan`."""
        is_acronym = self.tokens.words[k].isupper() and len(self.tokens.words[k]) > _INITIALS
        is_body = self.words.noun(self.tokens.low[k]) == "organisation" and not is_acronym
        return self.tokens.low[k] in self._forms or is_body

    def _closes(self, k: int) -> bool:
        """Whether a body's name ends here."""
        return self.kind[k] == "P" or self.tokens.low[k] in self._companies or self.tokens.words[k].isupper()

    def _is_title(self, k: int) -> bool:
        return self.kind[k] == "T" or self.tokens.low[k] in self._companies

    def _ends_body(self, k: int, is_front: bool, behind: int) -> bool:
        word, low = self.tokens.words[k], self.tokens.low[k]
        if behind and low in self.words.roles["rank"]:
            return True
        if low in self._companies or low in self._forms or (behind and ")" in self.tokens.gaps[k]):
            return True
        if self.kind[k] == "P":
            return behind >= _NAME or not behind
        if k and self.tokens.low[k - 1] in self.words.roles["and_name"]:
            return True
        return is_front and (
            self._is_title(k)
            or low in self.words.stop
            or (word.isupper() and len(word) > 1 and (len(word) > _INITIALS or behind != 1))
            or bool(_CAMEL.match(word) or _NUMERAL.match(word) or _ABSTRACT.match(low))
        )
