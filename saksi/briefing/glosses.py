"""Glosses: what a quotation says in the language of the briefing, written by people.

``data/glosses/en.csv`` has a row a quotation: ``sha256`` of its words (single spaces, typography plain), the
``gloss``, and ``by`` whom. A quotation without a row is printed in Indonesian alone; nothing is translated.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from saksi.text import normalised

COLUMNS = ("sha256", "gloss", "by")


def key_of(words: str) -> str:
    """The key of a quotation: its digest, whatever marks and spaces the outlet used.

    >>> key_of("Kami  siap\u201d") == key_of('kami siap"')
    True
    """
    return hashlib.sha256(normalised(words).strip("\"' .,").encode()).hexdigest()


@dataclass(frozen=True)
class Glosses:
    """Glosses by digest."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path | str | None) -> Glosses:
        """The glosses of a CSV file; none if there is no such file.

        Raises:
            ValueError: naming the file and the line of a row that cannot be used.
        """
        if path is None or not Path(path).exists():
            return cls()
        rows: dict[str, dict[str, str]] = {}
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ValueError(f"{Path(path).name}:1: the header is not {','.join(COLUMNS)}. Mend the first line.")
            for row in reader:
                if len(row["sha256"] or "") != 64 or not (row["gloss"] or "").strip():
                    raise ValueError(
                        f"{Path(path).name}:{reader.line_num}: no digest or no gloss. Mend or drop the row."
                    )
                rows[row["sha256"]] = row
        return cls(rows)

    def of(self, words: str | None) -> str | None:
        """The gloss of a quotation, if somebody has written one."""
        row = self.rows.get(key_of(words)) if words else None
        return row["gloss"] if row else None
