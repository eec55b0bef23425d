"""When two names are one: equal words, a shorter form of the longer, an abbreviation, a form of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

from saksi.lexicon import Lexicon
from saksi.text import folded

_WORDS = re.compile(r"\w+")
_ANONYMOUS = "anonymous"
_AGENCY = re.compile(r"^kantor berita\s+")


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> dict[str, str]:
    forms = {_key(row["name"]): row["actor_id"] for row in lexicon.table("actors")}
    for row in lexicon.table("states"):
        forms.setdefault(_key(row["name"]), "-".join(_key(row["name"]).split()))
    for row in lexicon.table("names"):
        forms.setdefault(_key(row["form"]), row["actor_id"])
    return forms


def _key(name: str) -> str:
    return " ".join(_WORDS.findall(folded(name)))


def is_anonymous(name: str | None) -> bool:
    return not name or folded(name).startswith(_ANONYMOUS)


def is_same_name(gold: str | None, made: str | None, text: str, lexicon: Lexicon) -> bool:
    """Whether *made* names whom *gold* names; an anonymous one is nobody's name.

    >>> from saksi.lexicon import load_lexicon
    >>> [is_same_name("Amerika Serikat", made, "", load_lexicon()) for made in ("AS", "Amerika", "Rusia", None)]
    [True, True, False, False]
    """
    if is_anonymous(gold) or is_anonymous(made):
        return is_anonymous(gold) and is_anonymous(made)
    one, other = _AGENCY.sub("", _key(gold)), _AGENCY.sub("", _key(made))
    if not one or not other:
        return False
    if set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()):
        return True
    forms = _forms(lexicon)
    if one in forms and forms[one] == forms.get(other):
        return True
    return _abbreviates(gold, made, text) or _abbreviates(made, gold, text)


def _abbreviates(name: str, short: str, text: str) -> bool:
    return f"{name} ({short})".lower() in " ".join(text.lower().split())
