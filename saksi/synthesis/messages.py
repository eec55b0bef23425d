"""The sentences of findings, in English and Indonesian, from ``findings.toml`` and the values of a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from saksi.lexicon import Lexicon

_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_LOCALES = {"en": "en_GB", "id": "id_ID"}
_CODED = frozenset({"what", "one", "other", "told", "recorded", "status", "one_source", "other_source"})
"""Values that may be codes of [words]; the others are words of an article or names, and stay as they are."""


class Messages:
    """Says what a finding found.

    >>> from saksi.lexicon import load_lexicon
    >>> messages = Messages(load_lexicon())
    >>> values = {"what": "summit", "event": "Hanoi", "planned": "2019-02-26/2019-02-27", "held": "2019-02-28"}
    >>> messages.say("plan_not_met.moved", values)
    'Summit (Hanoi): announced for 26–27 February 2019, held 28 February 2019.'
    """

    def __init__(self, lexicon: Lexicon):
        rules = lexicon.rules("findings")
        self._sentences: dict[str, dict[str, str]] = rules["finding"]
        self._words: dict[str, dict[str, str]] = rules["words"]

    def kinds(self) -> list[str]:
        """All kinds of finding, with their variants."""
        return sorted(self._sentences)

    def severity(self, key: str) -> str:
        """How grave: info, warning or error."""
        return self._sentences[key]["severity"]

    def say(self, key: str, values: Mapping[str, object], lang: str = "en") -> str:
        """The sentence of a kind (or ``kind.variant``) of finding.

        Raises:
            KeyError: if there is no such kind, or a value of its sentence is missing.
        """
        shown = {name: self._shown(name, value, lang) for name, value in values.items()}
        return self._sentences[key][lang].format_map(shown)

    def _shown(self, name: str, value: object, lang: str) -> str:
        locale = Locale.parse(_LOCALES[lang])
        if isinstance(value, list | tuple):
            return format_list([self._shown(name, part, lang) for part in value], locale=locale)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return format_decimal(value, locale=locale)
        text = str(value)
        if _DAYS.fullmatch(text):
            return _days(text, locale)
        return self._words[lang].get(text, text) if name in _CODED else text


def _days(days: str, locale: Locale) -> str:
    first, _, last = days.partition("/")
    if not last or first == last:
        return format_date(date.fromisoformat(first), "d MMMM y", locale=locale)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    pattern = "d" if start.replace(day=1) == end.replace(day=1) else "d MMMM" if start.year == end.year else "d MMMM y"
    return f"{format_date(start, pattern, locale=locale)}–{format_date(end, 'd MMMM y', locale=locale)}"
