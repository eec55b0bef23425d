"""Names found once, wherever else they stand with a capital, and places that the text elsewhere speaks of as actors."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from saksi.annotators.naming.cast import is_slip
from saksi.annotators.naming.collected import Collected
from saksi.annotators.naming.reading import Found

_SHORTEST_SHORT = 3
_MOST_SHORTS = 100
"""Names of persons with which a word that nobody knows is compared."""


def add_repeated(c: Collected) -> None:
    """Names found once, wherever else they stand with a capital: whole ones, and short forms of persons."""
    tokens, family = c.tokens, c.finder.knowledge.family_names
    shorts: set[str] = set()
    for f in c.found.values():
        if f.actor_kind == "person" and f.last - f.first > 1 and f.kind == "name":
            forms = tokens.forms[f.first : f.last]
            shorts.update(forms[:1] if forms[0] in family and len(forms) > 2 else (forms[0], forms[-1]))
    shorts -= {form for form in shorts if len(form) < _SHORTEST_SHORT and c.words.is_common(form)}
    for f in list(c.found.values()):
        misread = f.rule == "name.recognised" and f.actor_kind != "person" and f.last - f.first == 1
        if misread and tokens.forms[f.first] in shorts:
            c.put(Found(f.first, f.last, "short", "person", "name.repeated"))
    wholes: dict[str, dict[tuple[str, ...], Found]] = {}
    for f in c.found.values():
        if f.rule.startswith("name.") and f.rule not in ("name.lexicon", "name.body", "name.seat"):
            forms = tokens.forms[f.first : f.last]
            wholes.setdefault(forms[0], {}).setdefault(tuple(forms), f)
    by_letter: dict[str, list[str]] = {}
    for short in shorts if len(shorts) <= _MOST_SHORTS else ():
        by_letter.setdefault(short[0], []).append(short)
    for i in tokens.capitals:
        form = tokens.forms[i]
        if not c.covered[i] and (len(form) >= _SHORTEST_SHORT or form in family):
            is_short = form in shorts or _is_misspelt(c, i, by_letter.get(form[0], ()))
            _repeat_at(c, i, wholes.get(form, {}), is_short)


def _repeat_at(c: Collected, i: int, wholes: Mapping[tuple[str, ...], Found], is_short: bool) -> None:
    for forms, f in wholes.items():
        end = i + len(forms)
        if tuple(c.tokens.forms[i:end]) == forms and not any(c.covered[i:end]):
            c.put(replace(f, first=i, last=end, rule="name.repeated"))
            return
    if is_short and not c.finder.is_family(i):
        c.put(Found(i, i + 1, "short", "person", "name.repeated"))


def _is_misspelt(c: Collected, i: int, shorts: Collection[str]) -> bool:
    """Whether a capital by itself, which no table knows, is a slip of one of *shorts*, which begin with its letter."""
    tokens, form = c.tokens, c.tokens.forms[i]
    if not shorts or not c.is_open(i) or tokens.text(i, i + 1).isupper():
        return False
    if c.words.is_name(form) or not c.is_running(i):
        return False
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(tokens) and tokens.gap(min(i, j)) == " "]
    alone = not any(tokens.capital[j] and not c.begins_sentence(j) for j in beside)
    return alone and sum(is_slip(form, word) for word in shorts) == 1


def recall_venues(c: Collected) -> None:
    """A university or hospital where something happens is the actor that the text speaks of elsewhere."""
    tokens = c.tokens
    acting = {tokens.forms[f.last - 1] for f in c.found.values() if f.actor_kind == "organisation" and not f.is_place}
    for f in list(c.found.values()):
        named = tokens.forms[f.last - 1] in acting and f.last - f.first > 1
        if f.is_place and f.actor_kind == "organisation" and named:
            rule = "name.lexicon" if f.rule == "place.venue" else f.rule
            c.put(replace(f, rule=rule, is_place=False))
