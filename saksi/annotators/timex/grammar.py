"""From ``date_rules.toml`` and ``calendar.csv`` to compiled rules: words, patterns, the words rules start with.

Nothing is decided here; how the file is written is explained at its head. A grammar is built once per lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from saksi.lexicon import Lexicon, LexiconError

DIGIT, BRACKET = "#", "("
_GAPS = (
    "".join(
        re.escape(chr(code)) for code in (*range(0x3100), *range(0xFE00, 0x10000)) if not re.match(r"\w", chr(code))
    )
    + "\U0001f000-\U0001faff"
)
"""Characters behind which a word can begin: whatever is no part of one, up to the signs of East Asia and emoji."""
_MACRO = re.compile(r"%([A-Z_]+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of time expression: how it looks (``pattern``) and which function reads it (``reads``)."""

    id: str
    type: str
    pattern: re.Pattern
    starts: frozenset[str]
    order: int
    reads: str | None = None
    value: str | None = None
    shift: int = 0
    cased: str | None = None
    not_after: re.Pattern | None = None
    only_after: re.Pattern | None = None
    lower_next: bool = False
    is_decisive: bool = False
    confidence: float = 0.95
    examples: Mapping[str, str] | None = None
    never: tuple[str, ...] = ()


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest that fits; a space in them stands for white space.

    >>> alternation(["malam", "dini hari", "malam hari"])
    '(?:dini hari|malam(?: hari)?)'
    """
    pattern = trie(words)
    return pattern if pattern.startswith("(?:") and pattern.endswith(")") else f"(?:{pattern})"


def trie(words: Iterable[str]) -> str:
    """The words as a tree of shared beginnings, so that a match looks at each letter once.

    >>> trie(["hari", "harian", "jam"])
    '(?:hari(?:an)?|jam)'
    """
    ends = "" in (words := set(words))
    branches: dict[str, set[str]] = {}
    for word in sorted(words - {""}):
        branches.setdefault(word[0], set()).add(word[1:])
    parts = [_letter(letter) + (trie(rest) if rest != {""} else "") for letter, rest in branches.items()]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
    return body + "?" if ends else body


def _letter(letter: str) -> str:
    return letter if letter in " -" else re.escape(letter)


class Grammar:
    """The compiled rules of a lexicon."""

    def __init__(self, lexicon: Lexicon):
        source = lexicon.rules("date_rules")
        self.calendar = lexicon.table("calendar")
        self.context = source["context"]
        self.example_date = source["example_date"]
        self.words: dict[str, dict[str, str]] = {name: dict(table) for name, table in source["words"].items()}
        self.words["holiday"] = {form: row["name"] for row in self.calendar for form in holiday_forms(row)}
        self._macros = source["macros"]
        self._compiled: dict[str, str] = {}
        self.rules = tuple(self._rule(order, raw) for order, raw in enumerate(source["rule"]))
        self.groups = self.words | {"month": self.words["month"] | self.words["short_month"]}

    @cached_property
    def by_start(self) -> dict[str, tuple[Rule, ...]]:
        """The rules to try at a place, by the word (``#``, ``(``) that stands there."""
        table: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for word in sorted(rule.starts):
                table.setdefault(word, []).append(rule)
        return {word: tuple(rules) for word, rules in table.items()}

    @cached_property
    def scanner(self) -> re.Pattern:
        """Finds places where a rule can start: a word of ``by_start``, a digit, a bracket before a digit.

        Each match begins one character before its place, at what is no letter; so the search leaps from gap to
        gap. A place at the very beginning of a text is found in the text with a blank before it.
        """
        words = trie(word for word in self.by_start if word not in (DIGIT, BRACKET))
        number = r"(?<=\()(?P<bracket>(?=\s?\d{1,2}[/-]))|(?<![.,:/])(?P<digit>\d)"
        return re.compile(rf"[{_GAPS}](?:(?P<word>{words})(?!\w)|{number})")

    @cached_property
    def gate(self) -> re.Pattern:
        """What a number must look like for a rule to be tried on it."""
        return re.compile(self._expand("%TIMELIKE"))

    @cached_property
    def gated(self) -> frozenset[str]:
        """The starts that are numbers."""
        return frozenset({DIGIT, *self.words["number"], *self.words["some"]})

    def cues(self, name: str) -> re.Pattern:
        """A pattern for the words of a list of [context]; ``*`` at the end lets the word go on."""
        return re.compile(r"\b" + self.cue_words(name) + r"\b")

    def cue_words(self, name: str) -> str:
        """The words of a list of [context] as a group, to be built into a pattern."""
        words = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in self.context[name])
        return f"(?:{'|'.join(words)})"

    def _rule(self, order: int, raw: dict) -> Rule:
        try:
            return Rule(
                id=raw["id"],
                type=raw["type"],
                pattern=re.compile(f"(?:{self._expand(raw['pattern'])})(?!\\w)"),
                starts=frozenset(self._starts(raw["starts"])),
                order=order,
                reads=raw.get("reads"),
                value=raw.get("value"),
                shift=raw.get("shift", 0),
                cased=raw.get("cased"),
                not_after=self._ending(raw.get("not_after")),
                only_after=self._ending(raw.get("only_after")),
                lower_next=raw.get("lower_next", False),
                is_decisive=raw.get("decisive", False),
                confidence=raw.get("confidence", 0.95),
                examples=raw.get("examples", {}),
                never=tuple(raw.get("never", ())),
            )
        except (KeyError, re.error) as error:
            raise LexiconError(f"date_rules.toml: rule {raw.get('id', order)}: {error!r}. Mend the rule.") from None

    def _ending(self, pattern: str | None) -> re.Pattern | None:
        return re.compile(f"(?:(?<!\\w)|(?!\\w))(?:{self._expand(pattern)})\\Z") if pattern else None

    def _expand(self, pattern: str) -> str:
        spelled = self._macro(pattern).replace("~", r"\s{0,3}")
        return re.sub(r" (?![^\[]*\])", r"\\s{1,3}", spelled)

    def _macro(self, pattern: str) -> str:
        return _MACRO.sub(lambda m: self._named(m[1]), pattern)

    def _named(self, name: str) -> str:
        if name not in self._compiled:
            if name in self._macros:
                self._compiled[name] = self._macro(self._macros[name])
            else:
                self._compiled[name] = alternation(self.words[name.lower()])
        return self._compiled[name]

    def _starts(self, names: Iterable[str]) -> Iterable[str]:
        for name in names:
            if name.startswith("%"):
                yield from (re.split(r"[^\w'-]", word)[0] for word in self.words[name[1:].lower()])
            else:
                yield name


def holiday_forms(row: Mapping[str, str]) -> list[str]:
    """The names of a row of the calendar, in lower case; none for an event, which is known by its date."""
    return [] if row["kind"] == "event" else [form.strip().lower() for form in row["forms"].split(";")]
