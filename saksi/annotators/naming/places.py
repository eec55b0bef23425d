"""Place, actor or neither: what the words around the name of a state or city make of it.

``di Rusia`` is a place, ``Rusia menolak`` an actor, ``warga Rusia`` neither. The words that decide stand in
``surroundings.csv``; names joined by `dan` share what the first of them is.
"""

from __future__ import annotations

from typing import Literal

from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Entry, Knowledge
from saksi.annotators.naming.tokens import Tokens

Effect = Literal["place", "none", "actor", "act"]
_JOINERS = frozenset(("dan", "serta", "atau", "maupun"))
_SOURCING = frozenset(
    (
        "dilansir",
        "dikutip",
        "melansir",
        "mengutip",
        "berita",
        "laporan",
        "lapor",
        "menurut",
        "kepada",
        "dari",
        "oleh",
        "tulis",
        "harian",
    )
)
_VERBS = (
    "me",
    "ber",
    "ter",
    "akan",
    "telah",
    "tidak",
    "ingin",
    "siap",
    "juga",
    "sudah",
    "belum",
    "harus",
    "bisa",
    "dapat",
    "masih",
    "kini",
)


class Surroundings:
    """What stands around the words of one text."""

    def __init__(self, knowledge: Knowledge, tokens: Tokens) -> None:
        self._effects = knowledge.effects
        self._tokens = tokens

    def is_sourced(self, first: int) -> bool:
        """Whether words of sourcing stand right before word *first*."""
        return first > 0 and self._tokens.forms[first - 1] in _SOURCING

    def of_state(self, hit: Hit[Entry], found: list) -> Effect:
        """What the name of a state or city is at this place."""
        tokens, first = self._tokens, hit.first
        if first == 0:
            return self._behind(hit)
        gap = tokens.gap(first - 1)
        before = tokens.forms[first - 1]
        if found and found[-1].last == first and gap.strip() == "," and found[-1].is_place:
            return "place"
        if before in _JOINERS and len(found) and found[-1].last == first - 1 and found[-1].is_place:
            return "place"
        if found and found[-1].last == first and gap in ("-", "/") and found[-1].is_place:
            return "place"
        if gap not in (" ", "", "-"):
            return self._behind(hit)
        effect = self._effects.get((tokens.forms[first - 2], before)) if first > 1 else None
        effect = effect or self._effects.get((before,))
        if effect == "from":
            return "place" if self._is_verb(first - 2) else "actor"
        if effect in ("place", "none", "actor"):
            return effect
        return self._behind(hit)

    def _is_verb(self, i: int) -> bool:
        return i >= 0 and self._tokens.forms[i].startswith(
            ("me", "di", "ber", "ter", "tiba", "datang", "pulang", "kembali", "mundur", "keluar")
        )

    def _behind(self, hit: Hit[Entry]) -> Effect:
        tokens, last = self._tokens, hit.last
        if last < len(tokens) and tokens.gap(last - 1) == " " and tokens.forms[last].startswith(_VERBS):
            return "act"
        return "actor"
