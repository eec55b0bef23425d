"""Who passed a statement on: agencies and outlets (`dilansir AFP`), platforms (`di akun X`), listeners
(`kepada Fox News`), interpreters and spokesmen (`melalui juru bicara`).

Looks only outside the contents of a sentence. The article's own outlet is no relay, nor are bare
`media sosial`.
"""

from __future__ import annotations

from dataclasses import dataclass

from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.source import Source

_LONGEST_NAME = 5
_PLATFORM_REACH = 9
"""Words between `di` and the name of a platform (`di akun media sosial X miliknya`)."""


@dataclass(frozen=True, slots=True)
class Relay:
    """A relay named at word ``at``; ``name`` as the article writes it."""

    at: int
    name: str
    rule: str


class RelayFinder:
    """Finds relays in the units of one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words, self.names = page, page.tokens, page.words, page.names
        own = page.doc.article.outlet or ""
        self._own = {w.lower() for w in (own, *own.replace("(", " ").replace(")", " ").split()) if len(w) > 1}

    def find(self, unit: Unit, free: list[int]) -> list[Relay]:
        """The relays among the words *free* (outside contents) of a unit, in text order."""
        relays: dict[int, Relay] = {}
        allowed = set(free)
        for k in free:
            low = self.tokens.low[k]
            if low in self.words.passed_on:
                self._keep(relays, self._behind(k, unit, allowed))
            elif low == "kepada" or low == "dengan":
                self._keep(relays, self._listener(k, unit))
            elif low in self.words.through:
                self._keep(relays, self._through(k, unit, allowed))
        return [relays[at] for at in sorted(relays) if relays[at].name.lower() not in self._own]

    def of(self, source: Source) -> Relay:
        """A speaker that turned out to be a relay (`Menurut AP, kedua perusahaan mengklaim P`)."""
        name = source.name or self.names.text_of(source.first, max(source.last, source.end))
        return Relay(source.first, name, "relay.according-to")

    @staticmethod
    def _keep(relays: dict[int, Relay], relay: Relay | None) -> None:
        if relay is not None:
            relays.setdefault(relay.at, relay)

    def name_at(self, k: int, limit: int) -> tuple[str, int, str | None] | None:
        """The relay named at word *k*: its name, its last word, its kind if the table knows it."""
        phrase, best = "", None
        for last in range(k, min(limit, k + _LONGEST_NAME)):
            if last > k and self.tokens.gap(last - 1) not in (" ", "", "/", "."):
                break
            phrase = f"{phrase} {self.tokens.low[last]}".strip()
            kind = self.words.relays.get(phrase)
            if kind is not None and self.tokens.is_capital(k):
                best = (self.names.text_of(k, last), last, kind)
        return best

    def _behind(self, k: int, unit: Unit, allowed: set[int]) -> Relay | None:
        """`dilansir (dari) (kantor berita) AFP`."""
        j = k + 1
        while (
            j < unit.last
            and j in allowed
            and self.tokens.low[j]
            in (
                "dari",
                "oleh",
                "kantor",
                "berita",
                "media",
                "surat",
                "kabar",
                "laman",
                "situs",
                "harian",
                "stasiun",
                "televisi",
                "the",
                "via",
                "pernyataan",
                "saluran",
                "majalah",
                "laporan",
                "tv",
                "portal",
                "jaringan",
            )
            and not self.tokens.is_capital(j)
            and j - k < 6
        ):
            j += 1
        if j >= unit.last or j not in allowed:
            return None
        known = self.name_at(j, unit.last)
        if known is not None:
            return Relay(j, known[0], "relay.passed-on")
        while (
            j < unit.last
            and self.names.kind[j] == "P"
            and self.tokens.gap(j) == " "
            and j + 1 < unit.last
            and self.names.kind[j + 1] == "N"
        ):
            j += 1
        if self.names.kind[j] == "N" or (self.tokens.words[j].isupper() and len(self.tokens.words[j]) > 1):
            last = j
            while last + 1 < unit.last and self.names.is_joined(last) and self.names.kind[last + 1] in ("N", "T", "P"):
                last += 1
            return Relay(j, self.names.text_of(j, last), "relay.passed-on")
        return None

    def _listener(self, k: int, unit: Unit) -> Relay | None:
        """`kepada Fox News`, `dalam wawancara dengan CBS News`."""
        j = k + 1
        skipped = (
            "kantor",
            "berita",
            "surat",
            "kabar",
            "jaringan",
            "stasiun",
            "televisi",
            "media",
            "harian",
            "majalah",
            "saluran",
            "koran",
        )
        while j < unit.last and self.tokens.low[j] in skipped and not self.tokens.is_capital(j):
            j += 1
        if j >= unit.last:
            return None
        known = self.name_at(j, unit.last)
        if known is None or known[2] == "platform":
            return None
        if self.tokens.low[k] == "dengan" and (
            k == unit.first or self.tokens.low[k - 1] not in ("wawancara", "berbicara", "siaran")
        ):
            return None
        return Relay(j, known[0], "relay.listener")

    def _through(self, k: int, unit: Unit, allowed: set[int]) -> Relay | None:
        """`di platform Truth Social miliknya`, `melalui seorang juru bahasa`."""
        for j in range(k + 1, min(unit.last, k + _PLATFORM_REACH)):
            if j not in allowed or "," in self.tokens.gap(j - 1):
                return None
            name = self._platform(j, unit.last)
            if name is not None:
                return Relay(j, name, "relay.platform")
            if self.tokens.low[j] in ("juru", "penerjemah", "pengacara", "pengacaranya", "jubir") and self.tokens.low[
                k
            ] in ("melalui", "lewat", "via"):
                source = self.page.sources.at(k + 1, unit.last)
                if source is not None:
                    return Relay(j, source.name or self.names.text_of(source.first, source.last), "relay.voice")
            if (self.tokens.low[j] in self.words.through and j > k + 1) or self.tokens.low[j] in self.words.cues:
                return None
        return None

    def _platform(self, j: int, limit: int) -> str | None:
        known = self.name_at(j, limit)
        if known is not None:
            return known[0] if known[2] == "platform" else None
        word = self.tokens.words[j]
        if (
            word[0].isupper()
            and word.lower().endswith("nya")
            and self.words.relays.get(word.lower()[:-3]) == "platform"
        ):
            return word[:-3]
        return None
