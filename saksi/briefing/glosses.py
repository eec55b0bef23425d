"""Glosses: what a quotation says in the language of the briefing, written by people.

``data/glosses/en.csv`` has a row a quotation: ``sha256`` of its words (single spaces, typography plain), the
``gloss``, and ``by`` whom. Words without a row are printed in Indonesian alone; nothing is translated. Besides
quotations, what a briefing prints in an article's own words can have one (see :func:`printed`).
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.text import normalised

if TYPE_CHECKING:
    from saksi.tables import Corpus

COLUMNS = ("sha256", "gloss", "by")


def key_of(words: str) -> str:
    """The key of a quotation: its digest, whatever marks and spaces the outlet used.

    >>> key_of("Kami  siap\u201d") == key_of('kami siap"')
    True
    """
    return hashlib.sha256(normalised(words).strip("\"' .,").encode()).hexdigest()


def printed(corpus: Corpus) -> Iterator[str]:
    """The words that a briefing on *corpus* may print as they stand, quotations first, each once.

    Behind the quotations: outcomes of events, the sentences in which accounts part, sources without a name, documents,
    roles, and relays that are described rather than named (``media Rusia``).
    """
    from saksi.briefing.content.context import CONFLICTS

    quotes, findings = corpus.quotes, corpus.findings
    parting = findings[findings.kind.isin(CONFLICTS)]
    accounts = corpus.accounts.set_index("account_id")
    spoken = corpus.sentences.set_index("sentence_id").text
    own = [ident for evidence in parting.evidence for ident in evidence if ident in accounts.index]
    sides = accounts.loc[own].sentence_id
    described = quotes.speaker_kind.eq("unnamed") & quotes.speaker_name.isna()
    sources = quotes[described | quotes.speaker_kind.eq("document")].speaker
    relays = [name for via in quotes.via for name in via if name[:1].islower()]
    groups = (
        quotes.text, corpus.events.outcome.dropna(), spoken.loc[sides], sources.dropna(),
        quotes.speaker_role.dropna(), relays,
    )  # fmt: skip
    yield from dict.fromkeys(" ".join(words.split()) for group in groups for words in group)


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
