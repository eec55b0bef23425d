"""The speaker in the words of the attribution: a name with its title, a role, a body, a document, a pronoun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from saksi.annotators.quoting.names import Names
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words
from saksi.model import Span

_LONGEST = 32
"""Words of a speaker's title and name together."""
_DEMONSTRATIVE_REACH = 7
"""Words in which a description in lower case must find its `itu` (`harian berhaluan liberal itu`)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Words ``first`` to ``last`` (inclusive) stand for the speaker.

    ``kind``: person, organisation, document, outlet, name, group, pronoun, plural_pronoun, clitic, possessive.
    ``name``: the name in these words; ``role``: the title before or behind it. ``is_definite``: `itu`,
    `tersebut`; ``is_indefinite``: `seorang`, `para`. ``end``: the last word that belongs to the attribution
    (an apposition, a relative clause).
    """

    first: int
    last: int
    kind: str
    name: str | None = None
    role: str | None = None
    is_definite: bool = False
    is_indefinite: bool = False
    end: int = -1
    parts: tuple[Source, ...] = ()
    """of a group (`Trump dan Kim`): its members"""

    @property
    def stop(self) -> int:
        return max(self.last, self.end)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase before it is described: ``head`` behind quantifiers, ``inner`` without `itu`."""

    first: int
    head: int
    last: int
    inner: int
    limit: int
    kind: str
    is_definite: bool
    is_indefinite: bool


class SourceParser:
    """Reads a speaker at a given word."""

    def __init__(self, tokens: Tokens, words: Words, names: Names, date_at: Callable[[int], Span | None]):
        self.tokens, self.words, self.names = tokens, words, names
        self.roles, self._date_at = words.roles, date_at
        self._known: dict[tuple[int, int], Source | None] = {}
        small = (
            "preposition",
            "subordinator",
            "negation",
            "modal",
            "pronoun",
            "plural_pronoun",
            "coordinator",
            "tail",
            "relative",
        )
        self._breaks = frozenset().union(*(self.roles[role] for role in small), words.passed_on, words.through)

    def at(self, first: int, limit: int) -> Source | None:
        """The speaker whose words begin at *first*; none reaches *limit*."""
        key = (first, limit)
        if key not in self._known:
            self._known[key] = self._read(first, limit)
        return self._known[key]

    def _read(self, first: int, limit: int) -> Source | None:
        if first >= limit:
            return None
        low = self.tokens.low[first]
        for role in ("pronoun", "plural_pronoun", "possessive"):
            if low in self.roles[role]:
                return Source(first, first, role)
        if low in self.roles["relative"] and first + 1 < limit and self.tokens.low[first + 1] in self.roles["other"]:
            return Source(first, first + 1, "person", is_indefinite=True)
        head = first
        while head < limit and self.tokens.low[head] in self.roles["quantifier"] and head - first < 3:
            head += 1
        if head >= limit or (head > first and self._is_apart(head - 1)):
            return None
        kind = self._head_kind(head, limit)
        if kind is None:
            return None
        last = self._extend(head, limit, kind)
        is_definite = self.tokens.low[last] in self.roles["demonstrative"]
        phrase = _Phrase(
            first, head, last, last - 1 if is_definite and last > head else last, limit, kind,
            is_definite or low == "sang", first < head and low in self.roles["indefinite"],
        )  # fmt: skip
        source = self._described(phrase)
        return source if source is None else self._with_partner(source, limit)

    def _with_partner(self, source: Source, limit: int) -> Source:
        """`Trump dan Kim`, `polisi dan sejumlah analis` as one speaker."""
        k = source.last + 1
        is_joined = (
            k + 1 < limit and self.tokens.low[k] == "dan" and not self._is_apart(source.last) and not self._is_apart(k)
        )
        if not is_joined or source.kind == "document":
            return source
        other = self.at(k + 1, limit)
        if other is None or other.kind not in ("person", "name", "organisation", "outlet", "group"):
            return source
        parts = (source, *(other.parts or (other,)))
        names = [part.name for part in parts if part.name]
        return Source(source.first, other.last, "group", " dan ".join(names) or None, end=other.stop, parts=parts)

    def span(self, source: Source) -> Span:
        """Where the speaker's words stand."""
        return Span(self.tokens.start[source.first], self.tokens.end[source.last])

    def _is_apart(self, number: int) -> bool:
        return bool(self.tokens.gaps[number].strip())

    def _head_kind(self, head: int, limit: int) -> str | None:
        low, label = self.tokens.low[head], self.names.kind[head]
        if label == "P":
            kind = self.names.body_kind.get(head, "state")
            return "outlet" if kind == "outlet" else "organisation"
        kind = self.words.noun(low)
        if kind is not None:
            return kind
        if label == "" and not self.tokens.low[head].isalpha() and "-" not in low:
            return None
        if low.endswith("nya") and self.words.noun(low[:-3]) == "person":
            return "person"
        if label == "N":
            return "outlet" if self._relay_kind(head, limit) in ("agency", "outlet") else "name"
        return "name" if label == "T" else None

    def _relay_kind(self, head: int, limit: int) -> str | None:
        """What the table of relays says of the longest name that begins here."""
        phrase, found = "", None
        for k in range(head, min(limit, head + 4)):
            if k > head and self.tokens.gaps[k - 1] != " ":
                break
            phrase = f"{phrase} {self.tokens.low[k]}".strip()
            found = self.words.relays.get(phrase, found)
        return found

    # how far the noun phrase goes ---------------------------------------------

    def _extend(self, head: int, limit: int, kind: str) -> int:
        """The last word of the noun phrase that begins at *head*."""
        tokens = self.tokens
        last = head
        while last + 1 < limit and last - head < _LONGEST:
            following = tokens.low[last + 1]
            if not self._continues(tokens.gaps[last]):
                break
            if following in self.roles["demonstrative"]:
                return last + 1
            if following in self.words.before or following in self.words.nominal:
                break
            if self.names.kind[last + 1] == "P":
                last += 1
                continue
            if kind == "document" and following in self.roles["document_adjective"]:
                last += 1
                continue
            if following in self._breaks:
                joint = self._joint(last, limit, kind)
                if not joint:
                    break
                last = joint
                continue
            is_named = tokens.is_capital(last + 1) or self.names.kind[last + 1]
            if not is_named and not self._qualifies(last + 1, limit) and not self._modifies(following, last, limit):
                break
            last += 1
        return last

    def _qualifies(self, k: int, limit: int) -> bool:
        """Whether the one word at *k* stands between a noun and its reporting verb (`keluarga korban tewas mengatakan`)."""
        is_last = k + 1 < limit and not self._is_apart(k) and self.tokens.low[k + 1] in self.words.before
        return (
            is_last and self.tokens.low[k] in self.roles["predicate"] and self.tokens.low[k] not in self.roles["adverb"]
        )

    def _modifies(self, following: str, last: int, limit: int) -> bool:
        """Whether a lower-case word goes on with a noun phrase: not a verb, and not after a person's name."""
        if self.names.kind[last] == "N":
            return False
        if following in self.words.title_part and (
            self.words.noun(self.tokens.low[last]) or self.tokens.low[last] in self.words.title_part
        ):
            return True
        if following in self.roles["adverb"]:
            return False
        is_verb = self.words.is_verb(following)
        if is_verb or (following in self.roles["predicate"] and following not in self.words.title_part):
            return is_verb and following.startswith("ber") and self._has_demonstrative(last + 1, limit)
        return True

    def _has_demonstrative(self, first: int, limit: int) -> bool:
        for k in range(first + 1, min(limit, first + _DEMONSTRATIVE_REACH)):
            if self._is_apart(k - 1) or self.tokens.low[k] in self._breaks or self.tokens.low[k] in self.words.cues:
                return False
            if self.tokens.low[k] in self.roles["demonstrative"]:
                return True
        return False

    @staticmethod
    def _continues(gap: str) -> bool:
        return gap.strip() in ("", "(", ")", ".", "/", "&", "-")

    def _joint(self, last: int, limit: int, kind: str) -> int:
        """Behind a small word inside a title (`Duta Besar Israel untuk Jerman`, `Proyek dan Pemeliharaan`); else 0."""
        tokens, kinds = self.tokens, self.names.kind
        small, after = tokens.low[last + 1], last + 2
        if after >= limit or self._is_apart(last + 1) or self._date_at(after) is not None:
            return 0
        if small == "dan":
            title = kinds[after] == "T" and kinds[last] in ("T", "P")
            is_name = kinds[last] == "N" and self.names.mentioned_kind(last, last) in (
                "person",
                None if not self.names.mentions else "",
            )
            capital = kind == "person" and not is_name and tokens.is_capital(after) and tokens.is_capital(last)
            return after if title or capital else 0
        if small not in self.roles["title_joint"] or kinds[last] == "N" or kind not in ("person", "document", "outlet"):
            return 0
        speaks = self.words.noun(tokens.low[after])
        if small == "dalam":
            return after if tokens.low[after] in self.words.title_part else 0
        if kind == "document":
            return after if small == "dari" and (speaks or kinds[after]) else 0
        if (
            small in ("di", "pada")
            and kind != "outlet"
            and not (
                speaks or kinds[after] in ("T", "N") or self.names.body_kind.get(after) not in (None, "place", "state")
            )
        ):
            return 0
        return after if tokens.is_capital(after) or speaks else 0

    # what it names -------------------------------------------------------------

    def _described(self, phrase: _Phrase) -> Source | None:
        if phrase.kind in ("organisation", "outlet"):
            return self._body(phrase)
        if phrase.kind == "document":
            return self._document(phrase)
        text = self.names.text_of
        found = None if phrase.is_definite else self._person(phrase)
        behind = self._name_behind_comma(phrase)
        if behind is not None and (found is None or found[0] > phrase.head):
            begin, end = behind
            return Source(phrase.first, end, "person", text(begin, end), text(phrase.head, phrase.last))
        if found is not None:
            begin, end = found
            stop = self._apposition_end(phrase)
            role = text(phrase.head, begin - 1) if begin > phrase.head else self._apposed_role(phrase.last, stop)
            return Source(phrase.first, phrase.last, phrase.kind, text(begin, end), role, end=stop)
        if phrase.kind == "name":
            return self._unknown_name(phrase)
        role = text(phrase.head, phrase.last)
        stop = phrase.last if phrase.is_definite else self._relative_end(phrase)
        return Source(
            phrase.first, phrase.last, phrase.kind, None, role, phrase.is_definite, phrase.is_indefinite, stop
        )

    def _unknown_name(self, phrase: _Phrase) -> Source | None:
        """Capital words that are no person's name: a body that no table knows."""
        head = phrase.head
        if phrase.is_definite or self.names.kind[head] == "T" or self._date_at(head) is not None:
            return None
        is_initial = (
            head == 0
            or self.tokens.gaps[head - 1].strip()[-1:] in (".", "!", "?", '"', "'")
            or "\n" in self.tokens.gaps[head - 1]
        )
        if self.names.mentions and is_initial and not self.tokens.words[head].isupper():
            return None
        name = self._body_name(phrase)
        return (
            Source(phrase.first, phrase.last, "organisation", name, end=self._apposition_end(phrase)) if name else None
        )

    def _name_behind_comma(self, phrase: _Phrase) -> tuple[int, int] | None:
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
        if after < phrase.limit and not self._is_apart(last):
            low = self.tokens.low[after]
            if self.tokens.is_capital(after) or self.words.is_verb(low) or low in self.roles["predicate"]:
                return None
        return first, last

    def _person(self, phrase: _Phrase) -> tuple[int, int] | None:
        """The words at the end of a noun phrase that are a person's name."""
        kinds, end = self.names.kind, phrase.inner
        if kinds[end] != "N":
            return None
        begin = end
        while begin > phrase.head and kinds[begin - 1] == "N" and self.names.is_joined(begin - 1):
            begin -= 1
        begin = self.names.run_start(begin, end, phrase.head)
        if self.names.mentions:
            kind = self.names.mentioned_kind(begin, end)
            return (begin, end) if kind == "person" or (kind is None and end > begin) else None
        begin = self._without_body(phrase.head, begin, end)
        return (begin, end) if begin is not None else None

    def _without_body(self, head: int, begin: int, end: int) -> int | None:
        """Where the person's name begins when the name of a body may stand before it (`PT Inti Tikno Sutisna`)."""
        text, names = self.names.text_of, self.names
        before = self.tokens.low[begin - 1] if begin > head else ""
        is_behind_body = names.kind[begin - 1] != "P" and self.words.noun(before) in ("organisation", "outlet")
        for split in range(end, begin, -1):
            if names.stands_alone(text(begin, split - 1)):
                if is_behind_body or end - begin >= 2 or names.is_person_like(text(split, end)):
                    return split
        if is_behind_body:
            return None if end == begin else max(begin, end - 1)
        if begin > head and begin == end and not self.tokens.is_capital(begin - 1):
            return begin if names.is_person_like(text(begin, end)) else None
        return begin

    def _body(self, phrase: _Phrase) -> Source:
        if phrase.is_indefinite or self._is_some_medium(phrase):
            stop = self._relative_end(phrase)
            return Source(phrase.first, phrase.last, phrase.kind, None, None, phrase.is_definite, True, stop)
        name = self._body_name(phrase)
        if phrase.kind == "outlet" or self.tokens.low[phrase.head : phrase.head + 2] == ["kantor", "berita"]:
            behind = self._outlet_behind_comma(phrase)
            if behind is not None:
                return Source(phrase.first, behind, "outlet", self.names.text_of(phrase.last + 1, behind))
        stop = self._apposition_end(phrase) if name else self._relative_end(phrase)
        return Source(phrase.first, phrase.last, phrase.kind, name, None, phrase.is_definite, False, stop)

    def _is_some_medium(self, phrase: _Phrase) -> bool:
        """`media Korut`, `media lokal`: no outlet is named."""
        if (
            phrase.kind != "outlet"
            or self.tokens.low[phrase.head] not in self.roles["some_medium"]
            or phrase.is_definite
        ):
            return False
        kinds = self.names.kind
        return not any(
            kinds[k] == "N" or self.names.body_kind.get(k) == "outlet" for k in range(phrase.head, phrase.inner + 1)
        )

    def _outlet_behind_comma(self, phrase: _Phrase) -> int | None:
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
        is_closed = last + 1 >= phrase.limit or self._is_apart(last) or not self.names.kind[last + 1]
        return last if is_closed and self.names.kind[first] in ("N", "P") and self._date_at(first) is None else None

    def _has_name(self, first: int, last: int) -> bool:
        return any(self.names.kind[k] in ("N", "P") for k in range(first, last + 1))

    def _body_name(self, phrase: _Phrase) -> str | None:
        """`kelompok Hamas` -> Hamas; `Kementerian Luar Negeri Korea Selatan` whole; without a name: None."""
        head, last = phrase.head, phrase.inner
        if not self._has_name(head, last):
            whole = not phrase.is_definite and last > head and self.tokens.is_capital(last)
            return self._text(head, last) if whole else None
        first = head
        if self.tokens.low[head : head + 2] == ["kantor", "berita"]:
            first = min(head + 2, last)
        while (
            first < last
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
            first = head
        return self._text(first, last)

    def _behind_state(self, first: int, last: int) -> int:
        """Behind the state in `kantor berita Korut KCNA`."""
        while first <= last and self.names.body_kind.get(first) == "state" and self.names.kind[first] == "P":
            first += 1
        return first

    def _text(self, first: int, last: int) -> str:
        """The name without a bracketed abbreviation."""
        bracket = next((k for k in range(first, last) if "(" in self.tokens.gaps[k]), last)
        return self.names.text_of(first, bracket)

    def _document(self, phrase: _Phrase) -> Source:
        """`laporan IAEA`: the body speaks; `laporan itu`: the document does."""
        following = self.tokens.low[phrase.last + 1] if phrase.last + 1 < phrase.limit else ""
        for role in ("pronoun", "plural_pronoun"):
            if following in self.roles[role] and not self._is_apart(phrase.last):
                return Source(phrase.first, phrase.last + 1, role)
        k = phrase.head + 1
        owners = ("organisation", "outlet", "person")
        while k <= phrase.inner and not (
            self.names.kind[k] in ("N", "P") or self.words.noun(self.tokens.low[k]) in owners
        ):
            k += 1
        owner = self.at(k, phrase.inner + 1) if k <= phrase.inner else None
        if owner is not None and owner.kind == "person":
            return replace(owner, first=phrase.first, is_indefinite=owner.is_indefinite or owner.name is None)
        if owner is not None and owner.kind in ("organisation", "outlet") and self.tokens.low[k - 1] != "dari":
            return owner
        name = owner.name if owner is not None else None
        stop = phrase.last if phrase.is_definite or name else self._relative_end(phrase)
        return Source(phrase.first, phrase.last, "document", name, None, phrase.is_definite, phrase.is_indefinite, stop)

    # what else belongs to the attribution -------------------------------------

    def _relative_end(self, phrase: _Phrase) -> int:
        """The end of a relative clause that describes an unnamed speaker (`sumber yang dekat dengan Hamas`)."""
        k = phrase.last + 1
        if k >= phrase.limit or self.tokens.low[k] not in self.roles["relative"] or self._is_apart(phrase.last):
            return phrase.last
        while k + 1 < phrase.limit and not self._is_apart(k) and self.tokens.low[k + 1] not in self.words.before:
            k += 1
        return k

    def _apposition_end(self, phrase: _Phrase) -> int:
        """The end of an apposition behind a name: `Peter Lintl, pakar Israel dari ...`."""
        k = phrase.last + 1
        if k >= phrase.limit or self.tokens.gaps[phrase.last].strip() not in (",", "),"):
            return phrase.last
        low = self.tokens.low[k]
        opens = low in self.roles["relative"] or low in self.roles["apposition"] or self.words.noun(low) == "person"
        if not opens:
            return phrase.last
        while k + 1 < phrase.limit and not self._is_apart(k):
            k += 1
        return k

    def _apposed_role(self, last: int, end: int) -> str | None:
        if end <= last or self.tokens.low[last + 1] in self.roles["relative"]:
            return None
        return self.names.text_of(last + 1, end)
