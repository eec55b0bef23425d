"""The speaker in the words of the attribution: a name with its title, a role, a body, a document, a pronoun."""

from __future__ import annotations

from collections.abc import Callable

from saksi.annotators.quoting.attachments import Attachments
from saksi.annotators.quoting.bodies import BodyReader
from saksi.annotators.quoting.forms import STARTS
from saksi.annotators.quoting.names import Names
from saksi.annotators.quoting.owners import Owners
from saksi.annotators.quoting.phrases import Phrase, PhraseReader, Source
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words
from saksi.model import Span

__all__ = ["Source", "SourceParser"]

_PARTNERS = ("person", "name", "organisation", "outlet", "group")


class SourceParser:
    """Reads a speaker at a given word."""

    def __init__(self, tokens: Tokens, words: Words, names: Names, date_at: Callable[[int], Span | None]):
        self.tokens, self.words, self.names, self.roles = tokens, words, names, words.roles
        self.phrases = PhraseReader(tokens, words, names, date_at)
        self._owners = Owners(tokens, words, names)
        self._behind = Attachments(self.phrases)
        self._bodies = BodyReader(self.phrases, self._behind)
        self._known: dict[tuple[int, int], Source | None] = {}

    def at(self, first: int, limit: int) -> Source | None:
        """The speaker whose words begin at *first*; none reaches *limit*."""
        if first >= limit or not (self.names.kind[first] or self.tokens.sort[first] & STARTS):
            return None
        key = (first, limit)
        if key not in self._known:
            self._known[key] = self._read(first, limit)
        return self._known[key]

    def _read(self, first: int, limit: int) -> Source | None:
        low = self.tokens.low[first]
        role = self.words.pronouns.get(low)
        if role is not None:
            return Source(first, first, role)
        if low in self.roles["relative"] and first + 1 < limit and self.tokens.low[first + 1] in self.roles["other"]:
            return Source(first, first + 1, "person", is_indefinite=True)
        phrase = self.phrases.read(first, limit)
        if phrase is None:
            return None
        source = self._described(phrase)
        return source if source is None else self._with_partner(source, limit)

    def _with_partner(self, source: Source, limit: int) -> Source:
        """`Trump dan Kim`, `polisi dan sejumlah analis` as one speaker."""
        k = source.last + 1
        is_joined = (
            k + 1 < limit
            and self.tokens.low[k] in self.roles["and_name"]
            and not self.phrases.is_apart(source.last)
            and not self.phrases.is_apart(k)
        )
        if not is_joined or source.kind == "document":
            return source
        other = self.at(k + 1, limit)
        if other is None or other.kind not in _PARTNERS:
            return source
        parts = (source, *(other.parts or (other,)))
        names = [part.name for part in parts if part.name]
        return Source(source.first, other.last, "group", " dan ".join(names) or None, end=other.stop, parts=parts)

    # what it names -------------------------------------------------------------

    def _described(self, phrase: Phrase) -> Source | None:
        if phrase.kind in ("organisation", "outlet"):
            return self._bodies.body(phrase)
        if phrase.kind == "document":
            return self._bodies.document(phrase, self.at)
        text = self.names.text_of
        called = self._called(phrase)
        if called is not None:
            begin, end = called
            return Source(phrase.first, phrase.last, "person", text(begin, end), text(phrase.head, begin - 2))
        found = None if phrase.is_definite else self._person(phrase)
        behind = self._name_behind_comma(phrase)
        if behind is not None and (
            found is None or (found[0] > phrase.head and not self._is_titled_behind(found, phrase))
        ):
            begin, end = behind
            return Source(phrase.first, end, "person", text(begin, end), text(self._with_former(phrase), phrase.last))
        if (
            found is None
            and behind is None
            and phrase.kind == "person"
            and not (phrase.is_definite or phrase.is_indefinite)
        ):
            found = self._owners.trailing_name(phrase.head, phrase.last)
        if found is not None and self._owners.is_owner(phrase.head, *found):
            found = None
        if found is not None:
            begin, end = found
            stop = self._behind.apposition_end(phrase)
            role = (
                text(self._with_former(phrase), begin - 1)
                if begin > phrase.head
                else self._behind.apposed_role(phrase.last, stop)
            )
            return Source(phrase.first, phrase.last, phrase.kind, text(begin, end), role, end=stop)
        if phrase.kind == "name":
            return self._unknown_name(phrase)
        role = text(self._with_former(phrase), phrase.last)
        stop = phrase.last if phrase.is_definite else self._behind.relative_end(phrase)
        return Source(
            phrase.first, phrase.last, phrase.kind, None, role, phrase.is_definite, phrase.is_indefinite, stop
        )

    def _called(self, phrase: Phrase) -> tuple[int, int] | None:
        """The name behind `bernama`: `dokter bernama Tirta Maulida itu`."""
        low, called = self.tokens.low, self.roles["called"]
        for k in range(phrase.head + 1, phrase.last):
            if low[k] in called and self.names.kind[k + 1] == "N":
                end = k + 1
                while end < phrase.inner and self.names.kind[end + 1] == "N" and self.names.is_joined(end):
                    end += 1
                return k + 1, end
        return None

    def _with_former(self, phrase: Phrase) -> int:
        """Where the title begins: `mantan presiden` is none without `mantan`."""
        before = phrase.head - 1
        return before if before >= phrase.first and self.tokens.low[before] in self.roles["former"] else phrase.head

    def _unknown_name(self, phrase: Phrase) -> Source | None:
        """Capital words that are no person's name: a body that no table knows."""
        head = phrase.head
        if phrase.is_definite or self.names.kind[head] == "T" or self.phrases.date_at(head) is not None:
            return None
        is_initial = (
            head == 0
            or self.tokens.gaps[head - 1].strip()[-1:] in (".", "!", "?", '"', "'")
            or "\n" in self.tokens.gaps[head - 1]
        )
        if self.names.mentions and is_initial and not self.tokens.words[head].isupper():
            return None
        name = self._bodies.name_of(phrase)
        return (
            Source(phrase.first, phrase.last, "organisation", name, end=self._behind.apposition_end(phrase))
            if name
            else None
        )

    def _name_behind_comma(self, phrase: Phrase) -> tuple[int, int] | None:
        """`Menlu Iran, Abbas Araghchi`: a person's name that fills the stretch behind a title's comma."""
        if phrase.is_definite or phrase.is_indefinite or phrase.kind != "person" or phrase.last + 1 >= phrase.limit:
            return None
        first = phrase.last + 1
        if self.tokens.gaps[phrase.last].strip() not in (",", "),", ")") or self.names.kind[first] not in ("N", "T"):
            return None
        last = first
        while last + 1 < phrase.limit and self.names.is_joined(last):
            step = last + 1 if self.names.kind[last + 1] in ("N", "T") else self.names.particle_end(last)
            if not step:
                break
            last = step
        while first < last and self.names.kind[first] == "T":
            first += 1
        is_person = self.names.is_person(first, last) or (
            last > first and self.names.mentioned_kind(first, last) is None
        )
        if self.names.kind[last] != "N" or not is_person:
            return None
        after = last + 1
        if after < phrase.limit and not self.phrases.is_apart(last):
            low = self.tokens.low[after]
            is_predicate = low in self.roles["predicate"] and low not in self.roles["preposition"]
            if self.tokens.is_capital(after) or self.words.is_verb(low) or is_predicate:
                return None
        return first, last

    def _is_titled_behind(self, found: tuple[int, int], phrase: Phrase) -> bool:
        """`Jenderal Ali Reza, Wakil Kepala Staf`: behind a full name's comma a title begins, which is his own."""
        return found[1] > found[0] and self.names.kind[phrase.last + 1] == "T"

    def _person(self, phrase: Phrase) -> tuple[int, int] | None:
        """The words at the end of a noun phrase that are a person's name."""
        kinds, end = self.names.kind, self._before_nickname(phrase)
        if kinds[end] != "N":
            return None
        begin = end
        while begin > phrase.head and kinds[begin - 1] == "N" and self.names.is_joined(begin - 1):
            begin -= 1
        begin = self.names.run_start(begin, end, phrase.head)
        if begin > phrase.head and self.tokens.low[begin - 1] in self.roles["origin"]:
            behind = self.names.person_start(begin, end)
            return None if behind in (None, begin) else (behind, end)
        kind = self.names.mentioned_kind(begin, end)
        if kind is not None:
            return (begin, end) if kind == "person" and not self._is_of_body(begin, end, phrase) else None
        begin = self.names.person_start(begin, end)
        if self.names.mentions:
            return (begin, end) if begin is not None and end > begin else None
        begin = self._without_body(phrase.head, begin, end) if begin is not None else None
        return (begin, end) if begin is not None else None

    def _is_of_body(self, begin: int, end: int, phrase: Phrase) -> bool:
        """Whether the name is a body's (`seorang pejabat pemerintahan Biden`), and the person has none."""
        before = begin - 1
        low = self.tokens.low[before]
        if before <= phrase.head or low not in self.roles["body_of"] or self.tokens.is_capital(before):
            return False
        return low not in self.roles["state_owned"] or self._owners.is_principal(begin, end)

    def _before_nickname(self, phrase: Phrase) -> int:
        """The last word before a bracket that ends the phrase: `Abdurrahman Wahid (Gus Dur)`."""
        for k in range(phrase.inner - 1, phrase.head, -1):
            gap = self.tokens.gaps[k]
            if ")" in gap:
                break
            if "(" in gap:
                return k if self.names.kind[k] == "N" else phrase.inner
        return phrase.inner

    def _without_body(self, head: int, begin: int, end: int) -> int | None:
        """Where the person's name begins when the name of a body may stand before it (`PT Inti Tikno Sutisna`)."""
        text, names = self.names.text_of, self.names
        before = self.tokens.low[begin - 1] if begin > head else ""
        is_behind_body = names.kind[begin - 1] != "P" and self.words.noun(before) in ("organisation", "outlet")
        for split in range(end, begin, -1):
            is_name = is_behind_body or end - begin >= 2 or names.is_person_like(text(split, end))
            if is_name and names.stands_alone(text(begin, split - 1)):
                return split
        if is_behind_body:
            return None if end == begin else max(begin, end - 1)
        if begin > head and begin == end and not self.tokens.is_capital(begin - 1):
            return begin if names.is_person_like(text(begin, end)) else None
        return begin
