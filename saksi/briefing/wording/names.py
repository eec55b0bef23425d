"""Names of institutions, states and places in English, from ``names.csv``; persons and outlets keep theirs.

A row with ``{state}`` holds for every state (``Kementerian Luar Negeri {state}``); what no row knows stays as
the articles write it. The third column is the article that the name takes within a sentence.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale

from saksi.lexicon import load_lexicon

_FILE = Path(__file__).with_name("names.csv")
_STATE = " {state}"
_SHORT = {"AS": "Amerika Serikat", "Cina": "China", "RRC": "China", "Korsel": "Korsel", "Korut": "Korut"}
"""Short names of states, by which articles call bodies, with the names that the rows have."""


def english(name: str) -> str | None:
    """The English name of an institution, state or place; None where none is known.

    >>> english("Kementerian Luar Negeri Rusia"), english("Gedung Putih"), english("Yuri Ushakov")
    ('Foreign Ministry of Russia', 'White House', None)
    """
    known, _ = _named(name) or (None, None)
    return known


def in_a_sentence(name: str) -> str | None:
    """As :func:`english`, with its article: ``the White House``."""
    known, article = _named(name) or (None, None)
    return f"{article} {known}" if known and article else known


def _named(name: str) -> tuple[str, str] | None:
    own, patterns = _rows()
    name = " ".join(name.split())
    if row := own.get(name.lower()):
        return row
    if state := _states().get(name):
        return state, ""
    words = name.split(" ")
    for cut in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:cut]).lower(), " ".join(words[cut:])
        if head in patterns and (state := in_a_sentence(tail) if tail in _states() else None):
            pattern, article = patterns[head]
            full = f"{head} {_SHORT.get(tail, tail)}".lower()
            return own.get(full) or (pattern.replace("{state}", state), article)
    return None


@cache
def _rows() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, tuple[str, str]]]:
    """The rows by their names without capitals: those of one thing, and those that hold for every state."""
    own: dict[str, tuple[str, str]] = {}
    patterns: dict[str, tuple[str, str]] = {}
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, shown = row["name"].lower(), (row["en"], row["article"])
            if name.endswith(_STATE):
                patterns[name.removesuffix(_STATE)] = shown
            else:
                own[name] = shown
    return own, patterns


@cache
def _states() -> Mapping[str, str]:
    """English names of states by the names that Indonesian has for them (CLDR's, the lexicon's, the short ones)."""
    english_names = Locale.parse("en_GB").territories
    cldr = {name: code for code, name in Locale.parse("id_ID").territories.items() if len(code) == 2}
    codes = cldr | {row["name"]: row["country"] for row in load_lexicon().table("states")}
    own, _ = _rows()
    short = {name: own[full.lower()][0] for name, full in _SHORT.items()}
    return {name: english_names[code] for name, code in codes.items() if code in english_names} | short
