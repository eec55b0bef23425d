"""Where time expressions stand: the rules of the grammar tried at each place where one can start.

The text is scanned once for words that can begin an expression; only there are rules tried, the longest match
wins, of equals the earlier rule. Nothing is resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from saksi.annotators.timex.grammar import BRACKET, DIGIT, Grammar, Rule
from saksi.model import Span
from saksi.text import folded

_LOOK_BACK = 120
_WHEN = re.compile(r"\b(?:pada|sejak|hingga|sampai)\s+\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that a rule took for a time expression, with the words of its groups and what they mean.

    ``means`` has the same names as ``groups``; a word that no table knows means itself.
    """

    span: Span
    rule: Rule
    groups: Mapping[str, str]
    means: Mapping[str, str]

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


def recognise(view: str, grammar: Grammar, lower: str | None = None) -> Iterator[Found]:
    """The time expressions of a text in their order; none overlaps another.

    Args:
        view: the text, typography made plain.
        lower: the same in lower case, of the same length, if it is there already.
    """
    lower = folded(view) if lower is None else lower
    end, gate, gated = 0, grammar.gate, grammar.gated
    for start, word in _places(lower, grammar):
        if start < end or (lower[start - 1 : start] == "-" and start - 1 != end):
            continue
        if word in gated and not gate.match(lower, start):
            continue
        best = None
        for rule in grammar.by_start[word]:
            match = rule.pattern.match(lower, start)
            if match and (best is None or match.end() > best[1].end()) and _fits(rule, match, view, lower):
                best = rule, match
                if rule.is_decisive:
                    break
        if best:
            rule, match = best
            end = match.end()
            span = match.span("span") if "span" in rule.pattern.groupindex else match.span()
            groups = {name: text for name, text in match.groupdict().items() if text is not None}
            yield Found(Span(*span), rule, groups, _meanings(groups, grammar.groups))


def _meanings(groups: Mapping[str, str], tables: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The groups of a match, words turned into what their table says; ``step__week`` is looked up in ``step``."""
    means = {}
    for name, text in groups.items():
        table = tables.get(name.partition("__")[0])
        means[name] = text if table is None else table.get(" ".join(text.split()), text)
    return means


def _places(lower: str, grammar: Grammar) -> Iterator[tuple[int, str]]:
    """Where rules can start, with the word (``#``, ``(``) that stands there."""
    first = grammar.scanner.match(" " + lower[:_LOOK_BACK])
    if first:
        yield 0, first["word"] or (DIGIT if first["digit"] else BRACKET)
    for place in grammar.scanner.finditer(lower):
        if place["word"] is not None:
            yield place.start() + 1, place["word"]
        elif place["digit"] is not None:
            yield place.start() + 1, DIGIT
        else:
            yield place.start(), BRACKET


def _fits(rule: Rule, match, view: str, lower: str) -> bool:
    start = match.start()
    if rule.not_after and rule.not_after.search(lower, max(0, start - _LOOK_BACK), start):
        return False
    if rule.only_after and not rule.only_after.search(lower, max(0, start - _LOOK_BACK), start):
        return False
    if rule.cased and not _CASES[rule.cased](view, match):
        return False
    return not (rule.lower_next and view[match.end() : match.end() + 2].strip()[:1].isupper())


def _capital(view: str, match, group: str) -> bool:
    return view[match.start(group)].isupper()


def _is_name_of_day(view: str, match) -> bool:
    """`Minggu` is Sunday with a capital or after `hari`; `minggu` is a week."""
    at = match.start("weekday")
    if match["weekday"] != "minggu" or at > match.start():
        return True
    return view[at].isupper() and (_inside_sentence(view, at) or not match.groupdict().get("step"))


def _is_week(view: str, match) -> bool:
    """`Minggu lalu` inside a sentence is a Sunday; where a sentence begins with it, or in small letters, a week."""
    return match["unit"] != "minggu" or not (_capital(view, match, "unit") and _inside_sentence(view, match.start()))


def _inside_sentence(view: str, start: int) -> bool:
    before = view[max(0, start - 3) : start].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] == ",")


def _is_name_of_month(view: str, match) -> bool:
    """A month alone is written with a capital; with a year, a step or `bulan` or after `pada` it need not be."""
    groups = match.groupdict()
    if _capital(view, match, "month") or groups.get("year") or groups.get("step") or "bulan" in match[0]:
        return True
    return bool(_WHEN.search(view, max(0, match.start() - 10), match.start()))


def _is_holiday(view: str, match) -> bool:
    """`Natal` and `Ramadan` are holidays with a capital, and not before a surname."""
    if not _capital(view, match, "holiday"):
        return False
    after = view[match.end() : match.end() + 2]
    return match.end() > match.end("holiday") or not (after[:1] == " " and after[1:].isupper())


def _is_pair(view: str, match) -> bool:
    """`27 dan 28 Februari` is a stretch of days, `5 dan 9 Juni` are two days apart."""
    return int(match["day__end"]) == int(match["day"]) + 1


_CASES = {
    "weekday": _is_name_of_day,
    "week": _is_week,
    "month": _is_name_of_month,
    "holiday": _is_holiday,
    "pair": _is_pair,
}
