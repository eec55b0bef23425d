"""Whose words a document gives: `surat tersebut berbunyi` is its author's, whom the article has named before.

An author is who is named with the document (`surat dari X`), who speaks in it (`kata X dalam surat itu`) or who puts
it out (`X mengirim surat`). Limits: a document that the article never gives to anybody stays a document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.speakers import Speaker

_FARTHEST = 12
"""Sentences back in which the author is looked for."""
_ADJECTIVES = 3
"""Words between `dalam` and the document's noun (`dalam sebuah surat`)."""
_CLITIC = "nya"
_AUTHORS = ("person", "name", "organisation", "outlet")

Said = Mapping[int, Sequence[tuple[int, Speaker, bool]]]
"""Who has spoken where, by sentence: the place of the content, the speaker, whether in marks."""


class Authors:
    """Finds the author of a document of one article; made for one question, so that nothing holds its maker."""

    def __init__(
        self, page: Page, said: Said, name: Callable[[Source, int], Speaker], subject: Callable[[int], Speaker | None]
    ):
        """
        Args:
            page: the article.
            said: who has spoken so far.
            name: gives the speaker whom the words of a source name, in the sentence of a number.
            subject: gives the named subject with which the sentence of a number opens.
        """
        self.page, self.tokens, self.roles = page, page.tokens, page.words.roles
        self._said, self._name, self._subject = said, name, subject

    def of(self, head: str, before: int, unit: int) -> Speaker | None:
        """The author of the document for which *head* stands at word *before* in a sentence; None if unknown."""
        if head not in self.roles["statement"] and head not in self.roles["letter"]:
            return None
        forms = (head, head + _CLITIC)
        for number in range(unit, max(-1, unit - _FARTHEST), -1):
            here = self.page.units[number]
            for k in range(min(here.last, before) - 1, here.first - 1, -1):
                if self.tokens.low[k] in forms and self.page.quoted[k] < 0:
                    author = self._owner(k, here, number) or self._beside(k, here, number)
                    if author is not None:
                        return author
        return None

    def _owner(self, k: int, here: Unit, number: int) -> Speaker | None:
        """Who is named with the document at word *k*: `surat Trump`, `surat dari Trump`."""
        source = self.page.sources.at(k, here.last)
        if source is None or source.name is None:
            return None
        if source.kind in _AUTHORS:
            return self._name(source, number)
        for j in range(source.first + 1, source.last + 1):
            if self.tokens.low[j] in self.roles["owner_joint"]:
                owner = self.page.sources.at(j + 1, source.last + 1)
                return self._name(owner, number) if owner is not None and owner.kind in _AUTHORS else None
        return None

    def _beside(self, k: int, here: Unit, number: int) -> Speaker | None:
        """Who speaks in the document at word *k*, or puts it out."""
        begin = k
        while begin > max(here.first, k - _ADJECTIVES) and self.tokens.low[begin - 1] in self.roles["quantifier"]:
            begin -= 1
        before = self.tokens.low[begin - 1] if begin > here.first else ""
        if before in self.roles["through_speech"]:
            spoken = [
                who for _, who, _ in self._said.get(number, ()) if who.name is not None and who.kind != "document"
            ]
            return spoken[0] if spoken else self._subject(number)
        is_put_out = before in self.roles["light_verb"] or before in self.page.words.before
        return self._subject(number) if is_put_out else None
