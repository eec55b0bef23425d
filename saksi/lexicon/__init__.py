"""Knowledge as tables: facts in CSV, rules in TOML, checked row by row, overlaid by a folder of one's own.

A table ``NAME.csv`` is described by ``schemas/NAME.toml``: its columns, which of them must be filled, what
values they take, and the key. ``Lexicon.load`` reads what the package ships; a folder given with
``--lexicon`` holds files of the same names, whose rows replace those with the same key and add the others.
"""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

PACKAGE = Path(__file__).parent


class LexiconError(ValueError):
    """A table that cannot be used: the message names file, line, place and mend."""


@dataclass(frozen=True)
class Lexicon:
    """The tables of the package and of the folders laid over it, read when first asked for."""

    overlays: tuple[Path, ...] = ()
    _tables: dict = field(default_factory=dict, compare=False, repr=False)

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of ``NAME.csv`` as dicts of stripped strings ("" for an empty cell).

        Raises:
            LexiconError: naming the file, the line and what to mend.
        """
        if name not in self._tables:
            schema = self._schema(name)
            rows: dict[tuple, dict[str, str]] = {}
            for folder in (PACKAGE, *self.overlays):
                path = folder / f"{name}.csv"
                if path.exists():
                    for row in read_csv(path, schema):
                        rows[tuple(row[column] for column in schema["key"])] = row
            self._tables[name] = list(rows.values())
        return self._tables[name]

    def rules(self, name: str) -> dict:
        """The content of ``NAME.toml``; an overlay's top-level tables replace those of the package.

        Raises:
            LexiconError: if the file is no TOML.
        """
        key = f"{name}.toml"
        if key not in self._tables:
            merged: dict = {}
            for folder in (PACKAGE, *self.overlays):
                path = folder / key
                if path.exists():
                    merged |= read_toml(path)
            self._tables[key] = merged
        return self._tables[key]

    def names(self) -> list[str]:
        """Names of all CSV tables."""
        return sorted(path.stem for path in (PACKAGE / "schemas").glob("*.toml"))

    @cached_property
    def version(self) -> str:
        """A digest of every file of the lexicon: changes when any knowledge changes."""
        digest = hashlib.sha256()
        for number, folder in enumerate((PACKAGE, *self.overlays)):
            for path in sorted(p for p in folder.rglob("*") if p.suffix in {".csv", ".toml"}):
                digest.update(f"{number}/{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
        return digest.hexdigest()[:16]

    def _schema(self, name: str) -> dict:
        return read_toml(PACKAGE / "schemas" / f"{name}.toml")


@lru_cache(maxsize=8)
def load_lexicon(*overlays: Path) -> Lexicon:
    """The lexicon of the package with *overlays* (folders) laid over it, in their order."""
    return Lexicon(tuple(Path(folder) for folder in overlays))


def read_toml(path: Path) -> dict:
    """Raises LexiconError, naming the file and the place, where *path* is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}. Mend the file, or take it out of the folder.") from None


def read_csv(path: Path, schema: dict) -> list[dict[str, str]]:
    """The rows of a table that fits its *schema*; raises LexiconError at the first that does not."""
    rows, problems = _read(path, schema)
    if problems:
        raise LexiconError(problems[0])
    return rows


def check_csv(path: Path, schema: dict) -> list[str]:
    """What is wrong with a table, one message a problem: file, line, column, and how to mend it.

    *schema*: ``key`` (list of columns), ``columns`` (a table of column name to ``meaning`` and optionally
    ``required``, ``values`` (list) or ``pattern`` (regular expression)).
    """
    return _read(path, schema)[1]


def _read(path: Path, schema: dict) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of a table as dicts of stripped strings, and what is wrong with them."""
    columns = schema["columns"]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            missing = [name for name in columns if name not in header]
            extra = [name for name in header if name not in columns]
            if missing or extra:
                return [], [_header_problem(path, missing, extra)]
            return _checked(path, reader, header, schema)
    except (csv.Error, UnicodeDecodeError) as error:
        return [], [f"{path.name}: not a CSV file in UTF-8 ({error}). Save it again as CSV, UTF-8."]


def _header_problem(path: Path, missing: list[str], extra: list[str]) -> str:
    parts = [f"lacks the columns {', '.join(missing)}"] if missing else []
    parts += [f"has unknown columns {', '.join(map(str, extra))}"] if extra else []
    return f"{path.name}:1: the header {' and '.join(parts)}. Mend the first line."


def _checked(path: Path, reader, header: list[str], schema: dict) -> tuple[list[dict[str, str]], list[str]]:
    """The rows that *reader* gives, those whose cells fit no header left out, and what is wrong with them."""
    rows, problems = [], []
    seen: dict[tuple, int] = {}
    ruled = [(name, rule) for name, rule in schema["columns"].items() if rule.keys() & _RULES]
    for cells in reader:
        line = reader.line_num
        if not cells:
            continue
        if len(cells) != len(header):
            problems.append(f"{path.name}:{line}: not as many cells as the header has. Quote cells that hold a comma.")
            continue
        row = dict(zip(header, map(str.strip, cells), strict=True))
        problems += [f"{path.name}:{line}: {name}: {what}" for name, what in _cell_problems(row, ruled)]
        ident = tuple([row[column] for column in schema["key"]])
        first = seen.setdefault(ident, line)
        if first != line:
            problems.append(f"{path.name}:{line}: {'/'.join(ident)} stands already in line {first}. Keep one.")
        rows.append(row)
    return rows, problems


_RULES = frozenset({"required", "values", "pattern"})
"""What a schema can ask of the cells of a column."""


def _cell_problems(row: dict[str, str], ruled: list[tuple[str, dict]]) -> Iterator[tuple[str, str]]:
    for name, rule in ruled:
        cell = row[name]
        if not cell:
            if rule.get("required"):
                yield name, "is empty. Fill it, or take the row out."
            continue
        if "values" in rule and cell not in rule["values"]:
            yield name, f"{cell!r} is not one of {', '.join(rule['values'])}."
        if "pattern" in rule and not re.fullmatch(rule["pattern"], cell):
            yield name, f"{cell!r} does not look like {rule.get('meaning', rule['pattern'])}."
