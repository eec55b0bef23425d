"""The place line at the head of an article: `REPUBLIKA.CO.ID, HANOI -- `, `Jakarta (ANTARA) - `, `KOMPAS.com - `.

It is taken for one only where a name of an outlet or an agency, an address, or a known place stands in it;
a pair like `Moon - Kim` is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from saksi.lexicon import Lexicon

_HEAD = re.compile(
    r"\s*(?P<head>(?:[A-Z]|[a-z0-9]{2,20}\.(?:com|co|id|net))[^\n\u2028\u2029\"?!;:|]{1,90}?)"
    r"(?:\s+(?:--?|\|)\s*|--?\s+)(?=[\"'(A-Z])"
)
_PARTS = re.compile(r"(?:,|/(?=\D))\s*|\s*\((?P<bracket>[^()]{1,30})\)")
_ADDRESS = re.compile(r"(?:[\w-]+\.)+(?:com|co|id|net|org|tv|news|go)(?:\.[a-z]{2})?", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][\w'.]*(?:[- ][A-Z][\w'.]*){0,3}")
_CODE = re.compile(r"[A-Z][A-Za-z]{1,7}")
"""What stands in the brackets of a place line is whose text it is, even where nobody here knows the letters."""
_DATE = re.compile(r"\d{1,2}(?: \w+ \d{4}|/\d{1,2}(?:/\d{4})?)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a place line says, and where it ends (behind the dash and its space)."""

    end: int
    start: int
    place: str | None = None
    outlet: str | None = None
    agency: str | None = None


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Forms of outlets and agencies, in lower case, to name and kind; and forms of places (capitals are metonyms)."""
    outlets = {}
    for row in lexicon.table("outlets"):
        for form in (row["name"], *row["forms"].split(";")):
            outlets.setdefault(form.strip().lower(), (row["name"], row["kind"]))
    places = {row["form"].lower() for row in lexicon.table("places")}
    places |= {row["form"].lower() for row in lexicon.table("names") if row["kind"] == "metonym"}
    return outlets, frozenset(places)


def outlet_of(words: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The name and kind (outlet, agency) of an outlet as *words* write it; None if nobody knows it.

    >>> from saksi.lexicon import load_lexicon
    >>> outlet_of("REPUBLIKA.CO.ID", load_lexicon())
    ('Republika.co.id', 'outlet')
    """
    key = re.sub(r"^(?:https?://)?(?:www\.)?", "", words.strip().lower())
    return _names(lexicon)[0].get(key)


def find_dateline(view: str, start: int, lexicon: Lexicon) -> Dateline | None:
    """The place line of the running text that begins at *start* of a plain view; None if it has none."""
    found = _HEAD.match(view, start, start + 130)
    if not found:
        return None
    outlet = agency = place = None
    for part in _parts_of(found["head"]):
        known = outlet_of(part, lexicon)
        if known and known[1] == "agency":
            agency = known[0]
        elif known or _ADDRESS.fullmatch(part) or (_CODE.fullmatch(part) and f"({part})" in found["head"]):
            outlet = known[0] if known else part
        elif _PLACE.fullmatch(part):
            place = place or part
        elif not _DATE.fullmatch(part):
            return None
    is_place = bool(place) and place.lower() in _names(lexicon)[1]
    if not (outlet or agency or is_place):
        return None
    return Dateline(found.end(), found.start("head"), _spelled(place), outlet, agency)


def _parts_of(head: str) -> list[str]:
    parts, start = [], 0
    for edge in _PARTS.finditer(head):
        parts += [head[start : edge.start()], edge["bracket"] or ""]
        start = edge.end()
    return [part.strip() for part in (*parts, head[start:]) if part.strip()]


def _spelled(place: str | None) -> str | None:
    """`NEW YORK` as `New York`.

    >>> _spelled("WASHINGTON DC"), _spelled("SANA'A"), _spelled(None)
    ('Washington DC', "Sana'a", None)
    """
    if not place or not place.isupper():
        return place
    return _LONG_WORD.sub(lambda word: word.group().capitalize(), place)


_LONG_WORD = re.compile(r"[^\W\d_]{3,}(?:'[^\W\d_]+)*")
