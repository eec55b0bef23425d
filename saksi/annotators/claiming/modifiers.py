"""Modifiers of certainty: the rows of ``certainty.csv``, what each says of each layer and where it must stand."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.lexicon import Lexicon
from saksi.phrases import Phrases

MODIFIERS = "certainty"
"""The name under which a text knows the phrases of this table."""


@dataclass(frozen=True, slots=True, eq=False)
class Modifier:
    """A row of ``certainty.csv``, equal to itself alone."""

    literal: str
    speaker: str
    reporter: str
    event: str
    negates: bool
    needs_verb: bool
    place: str

    @classmethod
    def of(cls, row: dict[str, str]) -> Modifier:
        yes = {name: row[name] == "yes" for name in ("negates", "needs_verb")}
        return cls(**{name: row[name] for name in ("literal", "speaker", "reporter", "event", "place")}, **yes)


def modifiers(lexicon: Lexicon) -> Phrases[Modifier]:
    """The table ``certainty``."""
    return Phrases((row["literal"], Modifier.of(row)) for row in lexicon.table("certainty"))
