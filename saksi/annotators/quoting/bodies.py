"""Bodies, outlets and documents as speakers: their names, their owners."""

from __future__ import annotations

from collections.abc import Callable

from saksi.annotators.quoting.attachments import Attachments
from saksi.annotators.quoting.phrases import Phrase, PhraseReader, Source

_BODIES = ("organisation", "outlet")
_OWNERS = ("organisation", "outlet", "person")


class BodyReader:
    """Describes phrases whose head is a body, an outlet or a document."""

    def __init__(self, phrases: PhraseReader, behind: Attachments):
        self.phrases, self._behind = phrases, behind
        self.tokens, self.words, self.names, self.roles = phrases.tokens, phrases.words, phrases.names, phrases.roles

    def body(self, phrase: Phrase) -> Source:
        if phrase.is_indefinite or self._is_some_medium(phrase):
            stop = self._behind.relative_end(phrase)
            return Source(phrase.first, phrase.last, phrase.kind, None, None, phrase.is_definite, True, stop)
        name = self.name_of(phrase)
        if phrase.kind == "outlet" or self._is_agency(phrase.head):
            behind = self._outlet_behind_comma(phrase)
            if behind is not None:
                return Source(phrase.first, behind, "outlet", self.names.text_of(phrase.last + 1, behind))
        stop = self._behind.apposition_end(phrase) if name else self._behind.relative_end(phrase)
        return Source(phrase.first, phrase.last, phrase.kind, name, None, phrase.is_definite, False, stop)

    def _is_some_medium(self, phrase: Phrase) -> bool:
        """`media Korut`, `media lokal`: no outlet is named."""
        if (
            phrase.kind != "outlet"
            or self.tokens.low[phrase.head] not in self.roles["some_medium"]
            or phrase.is_definite
        ):
            return False
        if self.tokens.low[phrase.head] in self.roles["broadcaster"] and self._is_of_state(phrase):
            return False
        kinds = self.names.kind
        return not any(
            kinds[k] == "N" or self.names.body_kind.get(k) == "outlet" for k in range(phrase.head, phrase.inner + 1)
        )

    def _is_of_state(self, phrase: Phrase) -> bool:
        """`televisi pemerintah Iran`: a state has one, so that this names it; `media pemerintah Iran` are many."""
        owner = self.tokens.low[phrase.head + 1] if phrase.head < phrase.inner else ""
        return owner in self.roles["state_owned"] and self.names.body_kind.get(phrase.inner) == "state"

    def _outlet_behind_comma(self, phrase: Phrase) -> int | None:
        """The last word of an outlet's name behind a comma: `kantor berita resmi Iran, IRNA`."""
        first = phrase.last + 1
        if first >= phrase.limit or self.tokens.gaps[phrase.last].strip() != "," or not self.names.kind[first]:
            return None
        if any(
            self.names.body_kind.get(k) == "outlet" or self.names.kind[k] == "N"
            for k in range(phrase.head, phrase.last + 1)
        ):
            return None
        last = first
        while last + 1 < phrase.limit and self.names.is_joined(last) and self.names.kind[last + 1]:
            last += 1
        is_closed = last + 1 >= phrase.limit or self.phrases.is_apart(last) or not self.names.kind[last + 1]
        is_name = self.names.kind[first] in ("N", "P") and self.names.person_in(first, last) is None
        return last if is_closed and is_name and self.phrases.date_at(first) is None else None

    def _is_agency(self, head: int) -> bool:
        return " ".join(self.tokens.low[head : head + 2]) in self.roles["agency"]

    def _has_name(self, first: int, last: int) -> bool:
        return any(self.names.kind[k] in ("N", "P") for k in range(first, last + 1))

    def name_of(self, phrase: Phrase) -> str | None:
        """`kelompok Hamas` -> Hamas; `Kementerian Luar Negeri Korea Selatan` whole; without a name: None."""
        head, last = phrase.head, phrase.inner
        if not self._has_name(head, last):
            whole = not phrase.is_definite and last > head and self.tokens.is_capital(last)
            return self._text(head, last) if whole else None
        mention = self.names.mention_of.get(last)
        if mention is not None and mention.span.start == self.tokens.start[head]:
            return self._text(head, last)  # `televisi pemerintah Iran` whole, as another annotator holds it
        first = head
        if self._is_agency(head):
            first = min(head + 2, last)
        while (
            first < last
            and not self._is_inside(first)
            and self.names.kind[first] != "N"
            and (
                self.words.noun(self.tokens.low[first]) == "outlet"
                or self.tokens.low[first] in self.roles["generic_body"]
            )
        ):
            first += 1
        if first > head and self.names.body_kind.get(first) == "state":
            first = self._behind_state(first, last)
            if first > last:
                return self._text(head, last)
            if "(" in self.tokens.gaps[first - 1]:
                return self.names.text_of(first, last)
        elif first > head and not self.names.kind[first]:
            first = self._behind_description(first, last) or head
        return self._text(first, last)

    def _is_inside(self, k: int) -> bool:
        """Whether a general noun is part of the name behind it: `Bank Dunia`, but `kelompok Hamas`."""
        mention = self.names.mention_of.get(k)
        return mention is not None and mention is self.names.mention_of.get(k + 1) and self.tokens.is_capital(k + 1)

    def _behind_description(self, first: int, last: int) -> int:
        """Behind the adjectives in `lembaga pemeringkat internasional Fitch Ratings`; 0 where no body is named."""
        kinds, states = self.names.kind, self.names.body_kind
        while first <= last and (not kinds[first] or (first < last and states.get(first) in ("state", "place"))):
            first += 1
        is_body = first <= last and self.names.body_kind.get(first) not in ("state", "place")
        return first if is_body and self.names.kind[first] != "T" else 0

    def _behind_state(self, first: int, last: int) -> int:
        """Behind the state in `kantor berita Korut KCNA`."""
        while first <= last and self.names.body_kind.get(first) == "state" and self.names.kind[first] == "P":
            first += 1
        return first

    def _text(self, first: int, last: int) -> str:
        """The name without a bracketed abbreviation."""
        bracket = next((k for k in range(first, last) if "(" in self.tokens.gaps[k]), last)
        return self.names.text_of(first, bracket)

    def document(self, phrase: Phrase, source_at: Callable[[int, int], Source | None]) -> Source:
        """`laporan IAEA`: the body speaks; `laporan itu`: the document does. *source_at* reads its owner."""
        following = self.tokens.low[phrase.last + 1] if phrase.last + 1 < phrase.limit else ""
        for role in ("pronoun", "plural_pronoun"):
            if following in self.roles[role] and not self.phrases.is_apart(phrase.last):
                return Source(phrase.first, phrase.last + 1, role)
        k = phrase.head + 1
        while k <= phrase.inner and not (
            self.names.kind[k] in ("N", "P") or self.words.noun(self.tokens.low[k]) in _OWNERS
        ):
            k += 1
        # `laporan intelijen awal AS`: what describes the document behind it makes the noun a kind of document
        is_kind = k < phrase.inner and self.tokens.low[k + 1] in self.roles["document_adjective"]
        owner = source_at(k, phrase.inner + 1) if k <= phrase.inner and not is_kind else None
        if owner is not None and owner.name is None and phrase.is_definite:
            owner = None
        if owner is not None and owner.kind == "person":
            return owner._replace(first=phrase.first, is_indefinite=owner.is_indefinite or owner.name is None)
        if owner is not None and owner.kind in _BODIES and self.tokens.low[k - 1] not in self.roles["owner_joint"]:
            return owner._replace(end=max(owner.end, self._behind.apposition_end(phrase)))
        name = owner.name if owner is not None else None
        stop = phrase.last if phrase.is_definite or name else self._behind.relative_end(phrase)
        return Source(phrase.first, phrase.last, "document", name, None, phrase.is_definite, phrase.is_indefinite, stop)
