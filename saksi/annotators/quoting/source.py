"""The speaker in the words of the attribution: a name with its title, a role, a body, a document, a pronoun."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.annotators.quoting.names import Names
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words
from saksi.model import Span

_LONGEST = 32
"""Words of a speaker's title and name together."""
_TITLE_JOINTS = frozenset(("untuk", "dari", "di", "bidang", "pada", "atas", "urusan"))
_INDEFINITE = frozenset(
    "seorang para sejumlah beberapa salah sebagian banyak sebuah suatu dua tiga empat lima enam segelintir puluhan "
    "ratusan ribuan berbagai mayoritas kebanyakan satu seluruh semua".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """Words ``first`` to ``last`` (inclusive) stand for the speaker.

    ``kind``: person, organisation, document, outlet, name, pronoun, plural_pronoun, clitic, possessive.
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

    @property
    def stop(self) -> int:
        return max(self.last, self.end)


class SourceParser:
    """Reads a speaker at a given word."""

    def __init__(self, tokens: Tokens, words: Words, names: Names):
        self.tokens, self.words, self.names = tokens, words, names
        roles = words.roles
        self._breaks = (
            roles["preposition"] | roles["subordinator"] | roles["negation"] | roles["modal"] | roles["pronoun"]
            | roles["plural_pronoun"] | roles["coordinator"] | frozenset(("yang", "juga", "pun", "telah", "sudah", "kemudian"))
            | roles["tail"] | words.passed_on | words.through
        )  # fmt: skip

    def at(self, first: int, limit: int) -> Source | None:
        """The speaker whose words begin at *first*; none reaches *limit*."""
        tokens, roles = self.tokens, self.words.roles
        if first >= limit:
            return None
        low = tokens.low[first]
        if low in roles["pronoun"]:
            return Source(first, first, "pronoun")
        if low in roles["plural_pronoun"]:
            return Source(first, first, "plural_pronoun")
        if low == "pihaknya":
            return Source(first, first, "possessive")
        head = first
        while head < limit and tokens.low[head] in roles["quantifier"] and head - first < 3:
            head += 1
        if head >= limit or (head > first and self._apart(head - 1)):
            return None
        kind = self._head_kind(head, limit)
        if kind is None:
            return None
        last = self._extend(head, limit, kind)
        return self._described(first, head, last, limit, kind)

    def _apart(self, number: int) -> bool:
        gap = self.tokens.gap(number)
        return bool(gap.strip())

    def _head_kind(self, head: int, limit: int) -> str | None:
        tokens = self.tokens
        low = tokens.low[head]
        label = self.names.kind[head]
        if label == "P":
            phrase_kind = self.words.places.get(self._place_phrase(head, limit), "state")
            return "outlet" if phrase_kind == "outlet" else "organisation"
        kind = self.words.speaks.get(low)
        if kind is not None:
            return kind
        if low.endswith("nya") and self.words.speaks.get(low[:-3]) == "person":
            return "person"
        if label == "N":
            return "outlet" if self._relay_name(head, limit) in ("agency", "outlet") else "name"
        if label == "T":
            return "name"
        return None

    def _place_phrase(self, head: int, limit: int) -> str:
        phrase = self.tokens.low[head]
        k = head + 1
        while k < limit and self.names.kind[k] == "P" and self.tokens.gap(k - 1) == " ":
            longer = f"{phrase} {self.tokens.low[k]}"
            if longer not in self.words.places:
                break
            phrase = longer
            k += 1
        return phrase

    def _relay_name(self, head: int, limit: int) -> str | None:
        phrase, found = "", None
        for k in range(head, min(limit, head + 4)):
            if k > head and self.tokens.gap(k - 1) != " ":
                break
            phrase = f"{phrase} {self.tokens.low[k]}".strip()
            found = self.words.relays.get(phrase, found)
        return found

    def _extend(self, head: int, limit: int, kind: str) -> int:
        """The last word of the noun phrase that begins at *head*."""
        tokens, roles = self.tokens, self.words.roles
        last = head
        while last + 1 < limit and last - head < _LONGEST:
            gap, following = tokens.gap(last), tokens.low[last + 1]
            if not self._continues(gap, last):
                break
            if following in roles["demonstrative"]:
                return last + 1
            if following in self.words.before or following in self.words.nominal:
                break
            if following in self._breaks:
                joint = self._joint(head, last, limit, kind)
                if not joint:
                    break
                last = joint
                continue
            if not tokens.is_capital(last + 1) and not self._modifies(following, last):
                break
            last += 1
        return last

    def _modifies(self, following: str, last: int) -> bool:
        """Whether a lower-case word goes on with a noun phrase: not a verb, and not after a person's name."""
        if self.words.is_verb(following) or following in self.words.roles["adverb"]:
            return False
        if following in self.words.roles["predicate"] and following not in self.words.title_part:
            return False
        return not (self.names.kind[last] == "N" and following not in self.words.speaks)

    @staticmethod
    def _continues(gap: str, last: int) -> bool:
        inside = gap.strip()
        return inside in ("", "(", ")", ".", "/", "&", "-") or (inside in (") ",) and bool(last))

    def _joint(self, head: int, last: int, limit: int, kind: str) -> int:
        """A small word inside a title: `Duta Besar Israel untuk Jerman`, `Proyek dan Pemeliharaan`; else 0."""
        tokens = self.tokens
        small = tokens.low[last + 1]
        after = last + 2
        if after >= limit or self._apart(last + 1):
            return 0
        if small == "dan":
            if self.names.kind[after] == "T" and self.names.kind[last] in ("T", "P"):
                return after
            if kind == "person" and self.names.kind[last] in ("T", "") and tokens.is_capital(after):
                return after if tokens.is_capital(last) else 0
            return 0
        if small not in _TITLE_JOINTS or self.names.kind[last] == "N" or kind not in ("person", "document", "outlet"):
            return 0
        if kind == "document":
            return after if small == "dari" else 0
        if small in ("di", "pada") and not (self.words.speaks.get(tokens.low[after]) or self.names.kind[after]):
            return 0
        return after if tokens.is_capital(after) or self.words.speaks.get(tokens.low[after]) else 0

    def _described(self, first: int, head: int, last: int, limit: int, kind: str) -> Source:
        tokens = self.tokens
        definite = tokens.low[last] in self.words.roles["demonstrative"] or tokens.low[first] == "sang"
        indefinite = first < head and tokens.low[first] in _INDEFINITE
        inner = last - 1 if definite and last > head and tokens.low[last] in self.words.roles["demonstrative"] else last
        if kind in ("organisation", "outlet"):
            return self._body(first, head, last, inner, limit, kind, definite, indefinite)
        if kind == "document":
            return self._document(first, head, last, inner, definite, indefinite)
        found = self._person(head, inner)
        if found is not None and not definite:
            begin, end = found
            role = self.names.text_of(head, begin - 1) if begin > head else None
            end_word = self._apposition_end(last, limit)
            role = role or self._apposed_role(last, end_word)
            return Source(first, last, kind, self.names.text_of(begin, end), role, end=end_word)
        return self._role(first, head, last, limit, kind, definite, indefinite)

    def _role(
        self, first: int, head: int, last: int, limit: int, kind: str, definite: bool, indefinite: bool
    ) -> Source | None:
        """A title whose name stands behind a comma (`Menlu Iran, Abbas Araghchi`), or no name at all."""
        tokens = self.tokens
        if kind == "name":
            return None
        if not definite and not indefinite and last + 1 < limit and tokens.gap(last).strip() in (",", "),", ")"):
            name_last = self._bare_name(last + 1, limit)
            if name_last is not None:
                role = self.names.text_of(head, last)
                return Source(
                    first,
                    name_last,
                    "person",
                    self.names.text_of(self._skip_titles(last + 1, name_last), name_last),
                    role,
                )
        end = self._relative_end(last, limit) if not definite else last
        return Source(first, last, kind, None, self.names.text_of(head, last), definite, indefinite, end)

    def _skip_titles(self, first: int, last: int) -> int:
        while first < last and self.names.kind[first] == "T":
            first += 1
        return first

    def _bare_name(self, first: int, limit: int) -> int | None:
        """The last word of a name that fills a stretch between commas."""
        last = first
        if self.names.kind[first] not in ("N", "T"):
            return None
        while (
            last + 1 < limit
            and self.names._joined(last)
            and (self.names.kind[last + 1] in ("N", "T") or self.names._particle_end(last))
        ):
            last = last + 1 if self.names.kind[last + 1] in ("N", "T") else self.names._particle_end(last)
        return last if self.names.kind[last] == "N" else None

    def _person(self, head: int, last: int) -> tuple[int, int] | None:
        """The words of *head* to *last* that are a person's name: the last name words, bodies' names taken off."""
        kinds = self.names.kind
        end = last
        while end >= head and kinds[end] != "N":
            if kinds[end] == "" and not self.tokens.low[end].isalpha():
                return None
            if end < last and kinds[end] in ("T", "P"):
                break
            end -= 1
        if end < head or kinds[end] != "N" or end < last:
            return None
        begin = end
        while (
            begin - 1 >= head
            and (kinds[begin - 1] == "N" or self._particle(begin - 1, head))
            and self.names._joined(begin - 1)
        ):
            begin -= 1
        begin = self._without_body(head, begin, end)
        return (begin, end) if begin is not None else None

    def _particle(self, number: int, head: int) -> bool:
        return number > head and self.names._particle_end(number - 1) > 0 and self.names.kind[number - 1] == "N"

    def _without_body(self, head: int, begin: int, end: int) -> int | None:
        """Where the person's name begins when the name of a body may stand before it (`PT Inti Tikno Sutisna`)."""
        before = self.tokens.low[begin - 1] if begin > head else ""
        after_body = self.words.speaks.get(before) in ("organisation", "outlet")
        for split in range(end, begin, -1):
            if self.names.stands_alone(self.names.text_of(begin, split - 1)) and self.names.text_of(
                begin, split - 1
            ) != self.names.text_of(begin, end):
                if after_body or end - begin >= 2 or self.names.is_person_like(self.names.text_of(split, end)):
                    return split
        if after_body:
            name = self.names.text_of(begin, end)
            if end == begin or self.names.stands_alone(name):
                return None
            return max(begin, end - 1)
        if begin > head and begin == end and not self.tokens.is_capital(begin - 1):
            return begin if self.names.is_person_like(self.names.text_of(begin, end)) else None
        return begin

    def _body(self, first, head, last, inner, limit, kind, definite, indefinite) -> Source:
        if indefinite:
            return Source(first, last, kind, None, None, definite, True, self._relative_end(last, limit))
        name = None if definite and not self._has_name(head, inner) else self._body_name(head, inner)
        return Source(first, last, kind, name, None, definite, False, self._apposition_end(last, limit))

    def _has_name(self, first: int, last: int) -> bool:
        return any(self.names.kind[k] in ("N", "P") for k in range(first, last + 1))

    def _body_name(self, head: int, last: int) -> str | None:
        """`kelompok Hamas` -> Hamas; `Kementerian Luar Negeri Korea Selatan` whole; without a name: None."""
        if not self._has_name(head, last):
            return None if not self.tokens.is_capital(last) or last == head else self._text(head, last)
        first = head
        while (
            first < last
            and self.words.speaks.get(self.tokens.low[first]) in ("outlet",)
            or (
                self.tokens.low[first]
                in ("kelompok", "gerakan", "organisasi", "perusahaan", "negara", "lembaga", "berita", "kabar")
                and first < last
            )
        ):
            first += 1
        return self._text(first, last)

    def _text(self, first: int, last: int) -> str:
        """The name without a bracketed abbreviation."""
        kept = last
        for k in range(first, last):
            if "(" in self.tokens.gap(k):
                kept = k
                break
        return self.names.text_of(first, kept)

    def _document(self, first, head, last, inner, definite, indefinite) -> Source:
        """`laporan IAEA`: the body speaks; `laporan itu`: the document does."""
        k = head + 1
        while (
            k <= inner
            and self.names.kind[k] not in ("N", "P")
            and self.words.speaks.get(self.tokens.low[k])
            not in (
                "organisation",
                "outlet",
                "person",
            )
        ):
            k += 1
        name = self._text(k, inner) if k <= inner and self._has_name(k, inner) else None
        return Source(first, last, "document", name, None, definite, indefinite)

    def _relative_end(self, last: int, limit: int) -> int:
        """The end of a relative clause that describes an unnamed speaker (`sumber yang dekat dengan Hamas`)."""
        k = last + 1
        if k >= limit or self.tokens.low[k] != "yang" or self.tokens.gap(last).strip():
            return last
        while k + 1 < limit and not self._apart(k) and self.tokens.low[k + 1] not in self.words.before:
            k += 1
        return k

    def _apposition_end(self, last: int, limit: int) -> int:
        """The end of an apposition behind a name: `Peter Lintl, pakar Israel dari ...`."""
        k = last + 1
        if k >= limit or self.tokens.gap(last).strip() not in (",", "),") or '"' in self.tokens.gap(last):
            return last
        low = self.tokens.low[k]
        if low not in ("yang", "seorang", "mantan", "selaku") and self.words.speaks.get(low) != "person":
            return last
        while k + 1 < limit and not self._apart(k):
            k += 1
        return k

    def _apposed_role(self, last: int, end: int) -> str | None:
        if end <= last or self.tokens.low[last + 1] == "yang":
            return None
        return self.names.text_of(last + 1, end)

    def span(self, source: Source) -> Span:
        """Where the speaker's words stand."""
        return Span(self.tokens.start[source.first], self.tokens.end[source.last])
