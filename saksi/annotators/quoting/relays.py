"""Who passed a statement on: agencies and outlets (`dilansir AFP`), platforms (`di akun X`), listeners
(`kepada Fox News`), interpreters and spokesmen (`melalui juru bicara`).

Looks only outside the contents of a sentence. The article's own outlet is no relay, nor are bare
`media sosial`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from saksi.annotators.quoting.forms import RELAY, THROUGH, TOLD
from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.source import Source

_NEAREST = {"relay.platform": 0, "relay.published": 1, "relay.origin": 2}
_LONGEST_NAME = 5
_PLATFORM_REACH = 9
"""Words between `di` and the name of a platform (`di akun media sosial X miliknya`)."""
_INTERVIEW = 3
"""Words from `wawancara` to its `dengan` (`wawancara terpisah hari itu dengan CBS News`)."""
_TAKEN_UP = 300
"""Words back in which the outlet is named that `surat kabar itu` takes up."""
_MOST_NOUNS = 6
"""Words such as `kantor berita`, `laman resmi` before an outlet's name."""


@dataclass(frozen=True, slots=True)
class Relay:
    """A relay named at word ``at``; ``name`` as the article writes it."""

    at: int
    name: str
    rule: str

    @property
    def order(self) -> int:
        """Platforms come nearest to the speaker, then who broadcast it: an agency passes on what was said there."""
        return _NEAREST.get(self.rule, len(_NEAREST))


class RelayFinder:
    """Finds relays in the units of one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words, self.names = page, page.tokens, page.words, page.names
        self.roles = page.words.roles
        self._signs, self._tells = self.tokens.of_sort(RELAY), self.tokens.of_sort(TOLD)
        own = (page.doc.article.outlet or "").replace("(", " ").replace(")", " ")
        names = (page.doc.article.outlet or "", own.strip(), *own.split())
        self._own = {name.lower().removesuffix(".com") for name in names if len(name) > 1}

    def may_have(self, unit: Unit) -> bool:
        """Whether a unit holds a verb, name or voice of relays, without which it is not worth looking for one."""
        return _any_between(self._signs, unit.first, unit.last)

    def may_tell(self, unit: Unit) -> bool:
        """Whether a unit holds a `kepada`, without which nobody is addressed."""
        return _any_between(self._tells, unit.first, unit.last)

    def closes(self, unit: Unit) -> bool:
        """Whether a unit begins with `Demikian (seperti) dilansir` or `Demikian laporan` and may credit somebody."""
        low, k = self.tokens.low, unit.first + 1
        if low[unit.first] not in self.roles["credit_opener"] or not self.may_have(unit):
            return False
        k += k < unit.last and low[k] in self.roles["as_said"]
        return k < unit.last and (low[k] in self.words.passed_on or self.words.noun(low[k]) == "document")

    def reported(self, unit: Unit) -> list[Relay]:
        """The outlet in `Demikian laporan (surat kabar) Le Monde`."""
        source = self.page.sources.at(unit.first + 1, unit.last)
        return self.of(source) if source is not None and source.kind == "outlet" and source.name else []

    def find(self, unit: Unit, free: list[int]) -> list[Relay]:
        """The relays among the words *free* (outside contents) of a unit, in text order."""
        relays: dict[int, Relay] = {}
        allowed, sort = set(free), self.tokens.sort
        for k in free:
            if not sort[k] & THROUGH:
                continue
            relay = self._opened(k, unit, allowed)
            if relay is None:
                continue
            other = self._second(relay, unit) if self.tokens.low[k] in self.words.passed_on else None
            for found in (relay, other):
                if found is not None and not self._is_own(found.name):
                    relays.setdefault(found.at, found)
        return [relays[at] for at in sorted(relays)]

    def _opened(self, k: int, unit: Unit, allowed: set[int]) -> Relay | None:
        """The relay that the word *k* opens."""
        low, relay = self.tokens.low[k], None
        if low in self.words.published:
            known = self._name_at(j, unit.last) if (j := self._skip_nouns(k + 1, unit.last)) in allowed else None
            relay = None if known is None else Relay(j, known[0], "relay.published")
        elif low in self.words.passed_on:
            relay = self._behind(k, unit, allowed)
        elif low in self.roles["listener_opener"]:
            relay = self._listener(k, unit)
        return self._through(k, unit, allowed) if relay is None and low in self.words.through else relay

    def of(self, source: Source) -> list[Relay]:
        """A speaker that turned out to be a relay (`Menurut AP, kedua perusahaan mengklaim P`).

        An outlet without a name is called as the article does (`media lokal`), `surat kabar itu` by the name that it
        takes up.
        """
        if source.name is None and source.kind == "outlet" and source.is_definite:
            name = self._taken_up(source.first)
        else:
            name = source.name or self.names.text_of(source.first, max(source.last, source.end))
        return [] if name is None or self._is_own(name) else [Relay(source.first, name, "relay.according-to")]

    def _is_own(self, name: str) -> bool:
        return name.lower().removesuffix(".com") in self._own

    def addressee(self, unit: Unit, free: list[int], anchors: set[int]) -> tuple[int, str] | None:
        """Whom the words are said to (`kepada wartawan`), and the word `kepada`; it follows one of *anchors*."""
        for k in free:
            if not self.tokens.sort[k] & TOLD or k + 1 >= unit.last or k + 1 not in free:
                continue
            is_free = (
                k == unit.first or "," in self.tokens.gaps[k - 1] or self.tokens.low[k - 1] in self.roles["adverb"]
            )
            if not is_free and k - 1 not in anchors and self.page.date_at(k - 1) is None:
                continue
            source = self.page.sources.at(k + 1, unit.last)
            if source is not None and source.kind not in ("pronoun", "plural_pronoun"):
                words = self.page.doc.text[self.tokens.start[k + 1] : self.tokens.end[source.last]]
                return k, words.partition(" (")[0]
        return None

    def _name_at(self, k: int, limit: int) -> tuple[str, str] | None:
        """The relay of the table that is named at word *k*: its name and kind."""
        is_inside = (
            k > 0 and self.tokens.is_capital(k - 1) and self.tokens.gaps[k - 1] == " " and self.names.kind[k - 1] == "N"
        )
        if not self.tokens.is_capital(k) or is_inside:
            return None
        phrase, best = "", None
        for last in range(k, min(limit, k + _LONGEST_NAME)):
            if last > k and self.tokens.gaps[last - 1] not in (" ", "", "/", "."):
                break
            phrase = f"{phrase} {self.tokens.low[last]}".strip()
            kind = self.words.relays.get(phrase)
            if kind is not None:
                best = (self.names.text_of(k, last), kind)
        return best

    def _skip_nouns(self, k: int, limit: int) -> int:
        """Behind `dari`, `kantor berita`, `laman resmi`."""
        j = k
        while (
            j < limit
            and j - k < _MOST_NOUNS
            and self.tokens.low[j] in self.roles["outlet_noun"]
            and not self.tokens.is_capital(j)
        ):
            j += 1
        return j

    def _behind(self, k: int, unit: Unit, allowed: set[int]) -> Relay | None:
        """`dilansir (dari) (kantor berita) AFP`."""
        j = self._skip_nouns(k + 1, unit.last)
        if j >= unit.last or j not in allowed:
            return None
        known = self._name_at(j, unit.last)
        if known is not None:
            return Relay(j, known[0], "relay.passed-on")
        some = self._some_media(k + 1, unit.last)
        if some is not None:
            return Relay(*some, "relay.passed-on")
        while j + 1 < unit.last and self.names.body_kind.get(j) == "state" and self.names.kind[j + 1]:
            if self.tokens.gaps[j] != " " and self._name_at(j + 1, unit.last) is None:
                break
            j += 1
        known = self._name_at(j, unit.last)
        if known is not None:
            return Relay(j, known[0], "relay.passed-on")
        is_acronym = self.tokens.words[j].isupper() and len(self.tokens.words[j]) > 1
        if not (self.names.kind[j] or is_acronym) or self.page.date_at(j) is not None:
            return None
        last = j
        while (
            last + 1 < unit.last
            and self.names.is_joined(last)
            and (self.names.kind[last + 1] or self.tokens.is_capital(last + 1))
            and self.page.date_at(last + 1) is None
        ):
            last += 1
        return Relay(j, self.names.text_of(j, last), "relay.passed-on")

    def _some_media(self, k: int, limit: int) -> tuple[int, str] | None:
        """Media told only by their state: `(oleh) beberapa media AS`, `televisi pemerintah Iran`.

        One that is named behind a comma (`media pemerintah Iran, IRNA`) goes by that name.
        """
        low, roles = self.tokens.low, self.roles
        while k < limit and low[k] in roles["agent_opener"] | roles["owner_joint"]:
            k += 1
        noun = k
        while noun < limit and low[noun] in roles["quantifier"]:
            noun += 1
        if noun >= limit or low[noun] not in roles["some_medium"]:
            return None
        state = noun + 1
        while state < limit and low[state] in roles["state_owned"]:
            state += 1
        last, mention = state - 1, self.names.mention_of.get(state)
        is_actor = mention is not None and mention.span.start == self.tokens.start[noun]  # `televisi pemerintah Iran`
        while last + 1 < limit and self.names.kind[last + 1] == "P" and self.tokens.gaps[last] == " ":
            if self.names.body_kind.get(last + 1) == "outlet" and not is_actor:
                return None
            last += 1
        if last < state:
            return None
        named = self._name_at(last + 1, limit) if last + 1 < limit and "," in self.tokens.gaps[last] else None
        return (k, self.names.text_of(k, last)) if named is None else (last + 1, named[0])

    def _second(self, relay: Relay, unit: Unit) -> Relay | None:
        """The other one of `dilansir AFP dan Al Arabiya`; of `dilansir Antara dari Reuters`, who stands nearer."""
        k = relay.at + len(relay.name.split())
        if k + 1 >= unit.last:
            return None
        is_origin = self.tokens.low[k] in self.roles["owner_joint"]
        known = self._name_at(k + 1, unit.last) if is_origin or self.tokens.low[k] in self.roles["and_name"] else None
        return None if known is None else Relay(k + 1, known[0], "relay.origin" if is_origin else "relay.passed-on")

    def _listener(self, k: int, unit: Unit) -> Relay | None:
        """`kepada Fox News`, `dalam wawancara dengan CBS News`."""
        j = self._skip_nouns(k + 1, unit.last)
        if k + 1 < j < unit.last and self.tokens.low[j] in self.roles["demonstrative"]:
            name = self._taken_up(k)
            return None if name is None else Relay(k + 1, name, "relay.listener")
        known = (self._name_at(j, unit.last) or self._looks_like_outlet(j, unit.last)) if j < unit.last else None
        if known is None and j > k + 1 and self.tokens.low[k + 1] in self.roles["medium_noun"]:
            relay = self._behind(k, unit, set(range(unit.first, unit.last)))
            is_state = relay is not None and self.names.body_kind.get(relay.at) == "state"
            known = (relay.name, "outlet") if relay is not None and not is_state else None
        some = self._some_media(k + 1, unit.last) if known is None else None
        if some is not None:
            return Relay(*some, "relay.listener")
        if known is None or known[1] == "platform":
            return None
        before = self.tokens.low[max(unit.first, k - _INTERVIEW) : k]
        if self.tokens.low[k] in self.roles["manner"] and not any(low in self.roles["interview"] for low in before):
            return None
        return Relay(j, known[0], "relay.listener")

    def _taken_up(self, k: int) -> str | None:
        """`kepada surat kabar itu`, `menurut surat kabar itu`: the outlet that was named last before word *k*."""
        for at in reversed(self._signs[bisect_left(self._signs, k - _TAKEN_UP) : bisect_left(self._signs, k)]):
            known = self._name_at(at, self.tokens.n)
            if known is not None and known[1] != "platform":
                return known[0]
        return None

    def _looks_like_outlet(self, j: int, limit: int) -> tuple[str, str] | None:
        """A name that no table knows but whose last word is one of the press: `Middle East Economic Survey`."""
        last = j
        while last + 1 < limit and self.tokens.is_capital(last + 1) and self.tokens.gaps[last] == " ":
            last += 1
        is_named = last > j and self.tokens.is_capital(j) and self.tokens.low[last] in self.roles["outlet_word"]
        return (self.names.text_of(j, last), "outlet") if is_named else None

    def _through(self, k: int, unit: Unit, allowed: set[int]) -> Relay | None:
        """`di platform Truth Social miliknya`, `melalui seorang juru bahasa`."""
        for j in range(k + 1, min(unit.last, k + _PLATFORM_REACH)):
            if j not in allowed:
                return None
            name = self._platform(j, unit.last)
            if name is not None:
                return Relay(j, name, "relay.platform")
            if "," in self.tokens.gaps[j - 1]:
                return None
            low = self.tokens.low[j]
            if low in self.roles["voice"] and self.tokens.low[k] in self.roles["voice_opener"]:
                source = self.page.sources.at(k + 1, unit.last)
                if source is not None:
                    return Relay(j, source.name or self.names.text_of(source.first, source.last), "relay.voice")
            is_owner = j > k + 1 and self.names.kind[j] == "N"  # `di jejaring sosial Trump, Truth Social`
            is_channel = low.removesuffix("nya") in self.roles["channel"] or low in self.roles["quantifier"]
            if not (is_channel or is_owner):
                return None
        return None

    def _platform(self, j: int, limit: int) -> str | None:
        known = self._name_at(j, limit)
        if known is not None:
            return known[0] if known[1] == "platform" else None
        word = self.tokens.words[j]
        name = word.removesuffix("nya").removesuffix("-")
        is_owned = name != word and word[0].isupper() and self.words.relays.get(name.lower()) == "platform"
        return name if is_owned else None


def _any_between(places: list[int], first: int, last: int) -> bool:
    """Whether one of the sorted *places* lies from *first* to *last* (exclusive)."""
    k = bisect_left(places, first)
    return k < len(places) and places[k] < last
