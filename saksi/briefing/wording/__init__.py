"""How a briefing speaks: templates in a language, and numbers, dates, lists and names of places as it writes them.

The templates are gettext catalogues beside this file (``en.po``, ``id.po``), read when first asked for;
numbers, dates, lists and territories are Babel's (CLDR). A key that a catalogue lacks raises KeyError, so
that no sentence can slip into another language.
"""

from __future__ import annotations

import gettext
import io
import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from saksi.briefing.inline import Node, fill, text
from saksi.briefing.wording.names import english, in_a_sentence
from saksi.lexicon import load_lexicon

_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
FOLDER = Path(__file__).parent
LANGUAGES = {"en": "en_GB", "id": "id_ID"}


@cache
def wording(lang: str) -> Wording:
    """The wording of a language.

    Raises:
        ValueError: if the briefing does not speak it.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no briefing in {lang!r}; choose one of {', '.join(LANGUAGES)}")
    return Wording(lang)


@cache
def _catalogue(lang: str) -> tuple[gettext.GNUTranslations, frozenset[str]]:
    """The compiled catalogue of a language, and its keys."""
    with (FOLDER / f"{lang}.po").open("rb") as file:
        catalogue = read_po(file, locale=lang, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    keys = (message.id for message in catalogue if message.id)
    return gettext.GNUTranslations(compiled), frozenset(key if isinstance(key, str) else key[0] for key in keys)


@dataclass(frozen=True)
class Wording:
    """One language."""

    lang: str

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(LANGUAGES[self.lang])

    @cached_property
    def _finding_words(self) -> dict[str, str]:
        """Words for the codes in the values of findings, from the lexicon."""
        return load_lexicon().rules("findings")["words"][self.lang]

    def finding(self, template: str) -> str | None:
        """The sentence of a kind of finding, with its places in braces, from the lexicon."""
        return load_lexicon().rules("findings")["finding"].get(template, {}).get(self.lang)

    def has(self, key: str) -> bool:
        """Whether there is a template of that key."""
        return key in _catalogue(self.lang)[1]

    def text(self, key: str, n: int | None = None) -> str:
        """The template of *key*, in the plural form for *n* where it has forms.

        Raises:
            KeyError: if the catalogue lacks it.
        """
        catalogue, keys = _catalogue(self.lang)
        if key not in keys:
            raise KeyError(f"{self.lang}.po has no {key!r}")
        return catalogue.gettext(key) if n is None else catalogue.ngettext(key, key, n)

    def say(self, key: str, count: int | None = None, /, **values: Node | list[Node] | str) -> list[Node]:
        """The template of *key* in the plural form for *count*, filled."""
        return fill(self.text(key, count), values)

    def templates(self) -> list[str]:
        """All templates of the language: of the catalogue in all plural forms, of findings, of lists."""
        catalogue, keys = _catalogue(self.lang)
        forms = [
            form
            for key in keys
            for form in (catalogue.gettext(key), *(catalogue.ngettext(key, key, n) for n in (1, 2)))
        ]
        findings = [template[self.lang] for template in load_lexicon().rules("findings")["finding"].values()]
        lists = ["".join(node["v"] for node in self.names([[text(f"{{{c}}}")] for c in "abcd"[:n]])) for n in (2, 3, 4)]
        return [*forms, *findings, *lists]

    @cached_property
    def _written_date(self) -> re.Pattern:
        names = {
            format_date(date(2000, m, 1), pattern, locale=self.locale)
            for m in range(1, 13)
            for pattern in ("LLLL", "LLL")
        }
        months = "|".join(sorted(names, key=len, reverse=True))
        return re.compile(
            rf"\b(?:\d{{1,2}}(?: ?[–-] ?\d{{1,2}})? )?(?:{months})(?: \d{{4}})?\b(?<=\d)|\b\d{{1,2}} (?:{months})\b"
        )

    def find_dates(self, words: str) -> list[str]:
        """The dates that stand in *words* as this language writes them.

        >>> wording("en").find_dates("They met on 27–28 February 2019, in May.")
        ['27–28 February 2019']
        """
        return [found.group() for found in self._written_date.finditer(words)]

    def number(self, n: int | float) -> str:
        """A number.

        >>> wording("id").number(1250)
        '1.250'
        """
        return format_decimal(n, locale=self.locale)

    def names(self, items: list[list[Node]]) -> list[Node]:
        """A list in a sentence: ``A, B and C``."""
        if not items:
            return []
        marks = [f"{{i{'x' * number}}}" for number in range(len(items))]
        pattern = format_list(marks, locale=self.locale)
        return fill(pattern, {mark[1:-1]: item for mark, item in zip(marks, items, strict=True)})

    def date(self, earliest: str | None, latest: str | None, precision: str | None = None) -> str:
        """A day or an interval of ISO days, no finer than *precision*.

        >>> wording("en").date("2019-02-27", "2019-02-28"), wording("id").date("2018-06-01", "2018-06-30", "month")
        ('27–28 February 2019', 'Juni 2018')
        """
        if not earliest and not latest:
            return self.text("date.none")
        if not latest:
            return self.text("date.from").replace("{date}", self._day(earliest))
        if not earliest:
            return self.text("date.until").replace("{date}", self._day(latest))
        if precision in ("month", "year") and earliest[:4] == latest[:4]:
            pattern = "MMMM y" if precision == "month" and earliest[:7] == latest[:7] else "y"
            return format_date(date.fromisoformat(earliest), pattern, locale=self.locale)
        if earliest == latest:
            return self._day(earliest)
        return self._interval(date.fromisoformat(earliest), date.fromisoformat(latest), "MMMM")

    def _day(self, day: str) -> str:
        return format_date(date.fromisoformat(day), "d MMMM y", locale=self.locale)

    def short_date(self, earliest: str | None, latest: str | None) -> str:
        """As :meth:`date`, with months abbreviated, for notes."""
        if not earliest or not latest:
            return self.date(earliest, latest)
        first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
        if first == last:
            return format_date(first, "d MMM y", locale=self.locale)
        return self._interval(first, last, "MMM")

    def _interval(self, first: date, last: date, month: str) -> str:
        same_month = (first.year, first.month) == (last.year, last.month)
        pattern = "d" if same_month else f"d {month}" if first.year == last.year else f"d {month} y"
        start, end = (format_date(day, p, locale=self.locale) for day, p in ((first, pattern), (last, f"d {month} y")))
        return f"{start}–{end}" if same_month else f"{start} – {end}"

    def name(self, name: str, within: bool = False) -> str:
        """A name as this language writes it, *within* a sentence with its article; what it does not know it keeps.

        >>> wording("en").name("Gedung Putih", within=True), wording("id").name("Gedung Putih")
        ('the White House', 'Gedung Putih')
        """
        name = " ".join(name.split())
        if self.lang != "en":
            return name
        return (in_a_sentence(name) if within else english(name)) or name

    def place(self, name: str) -> str:
        """A place as this language writes it; one with a wider one behind it part by part.

        >>> wording("en").place("Singapura"), wording("en").place("Fort Bragg, Carolina Utara")
        ('Singapore', 'Fort Bragg, North Carolina')
        """
        first, *wider = name.split(", ")
        return ", ".join([self.name(first, within=True), *(self.name(part) for part in wider)])

    def cell(self, kind: str, row: dict, column: str) -> str:
        """How a cell of a row is shown: the one place where values become words (the linter asks it too).

        *kind*: number, date (*column* is ``earliest/latest``) and day (the same, short), name, subject (a name in a
        sentence) and names (a list of them), place, word (a key ``column.value`` of the catalogue, or
        ``column.value.kind``), noun (the same in a sentence) and code (the key itself), item (a part of a list or of
        JSON), quote or words (as they stand).
        """
        if kind in ("date", "day"):
            first, last = (row.get(part) for part in column.split("/"))
            return self.date(first, last, row.get("precision")) if kind == "date" else self.short_date(first, last)
        if kind == "item":
            return self.item(_item(row, column))
        if kind == "code":
            return self.word(row[column])
        if kind == "names":
            return "".join(node["v"] for node in self.names([[text(self.name(name))] for name in row[column]]))
        cell = row[column]
        if kind == "number":
            return self.number(cell)
        if kind == "place":
            return self.place(cell)
        if kind in ("name", "subject"):
            return self.name(cell, within=kind == "subject")
        if kind in ("word", "noun"):
            own = f"{column}.{cell}.{row.get('kind')}"
            word = self.word(own if self.has(own) else f"{column}.{cell}")
            return word if kind == "word" else word[:1].lower() + word[1:]
        return " ".join(str(cell).split())

    def item(self, cell: object) -> str:
        """A value of a message: numbers, ISO days and lists as the language writes them, other words as they are."""
        if isinstance(cell, list):
            return "".join(node["v"] for node in self.names([[text(self.item(part))] for part in cell]))
        if isinstance(cell, int) or (isinstance(cell, str) and cell.isdecimal() and len(cell) < 4):
            return self.number(int(cell))
        if isinstance(cell, str) and _DAYS.fullmatch(cell):
            first, _, last = cell.partition("/")
            return self.date(first, last or first)
        return self._finding_words.get(str(cell), str(cell))

    def word(self, key: str) -> str:
        """The word of *key*; where the catalogue has none (a topic of one's own), the name itself, made readable."""
        return self.text(key) if self.has(key) else key.split(".", 1)[1].replace("_", " ").replace("-", " ")

    def plain(self, words: str) -> list[Node]:
        """Words of this language that hold no value."""
        return [text(words)]


def _item(row: dict, column: str) -> object:
    """A part of a cell: ``via/0`` of a list, ``values/date`` of JSON."""
    name, _, part = column.partition("/")
    cell = row[name]
    if not part:
        return cell
    return cell[int(part)] if isinstance(cell, list) else json.loads(cell)[part]
