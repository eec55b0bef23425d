"""Corrections by hand: an append-only log, anchored in the words of the articles, that wins over every rule.

A correction is one line of JSON: when, who, why, the table, the action (``change``, ``add``, ``reject``), the
row before and after, and where it stands, as W3C selectors (quote with context, and position). It is applied
to a document right after the annotator that writes its table, so that whatever is built on the row later is
built on the corrected one. What can no longer be placed becomes a notice, and moves nothing.

Limits: an article is known by its id; a passage rewritten beyond nine words in ten is not found again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from saksi.anchors import Anchor
from saksi.model import Account, Annotation, Claim, Doc, Mention, Notice, Quote, Sentence, Span, TimeExpression

ACTIONS = ("change", "add", "reject")
TYPES: dict[str, type[Annotation]] = {
    cls.table: cls for cls in (Quote, TimeExpression, Mention, Claim, Account, Sentence)
}
_SPAN_FIELDS = {"attribution", "cue", "speaker_span", "quote", "repeats", "anchor", "evidence", "dates"}
"""Fields that point at other places; they are kept from the row, or left empty in a new one."""
_SAME_ROW = 0.5
"""Share of common characters at which a row is taken for the corrected one."""


class CorrectionError(ValueError):
    """A line of the log that cannot be used; the message names the line and the mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of a person.

    ``after`` holds the columns as they shall be; for ``change`` only ``changed`` of them are put into a row
    that is found, all of them where the rules no longer make the row. ``before`` is kept for the record.
    """

    table: str
    action: str
    article_id: str
    anchor: Anchor
    after: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    new_anchor: Anchor | None = None
    when: str = ""
    who: str = ""
    why: str = ""

    @property
    def correction_id(self) -> str:
        """A digest of the decision, by which it is undone."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:12]

    def to_json(self) -> str:
        """The line of the log, keys in a fixed order."""
        target = {"article_id": self.article_id, "selector": self.anchor.selectors()}
        row: dict[str, Any] = {"when": self.when, "who": self.who, "why": self.why, "table": self.table}
        row |= {"action": self.action, "target": target, "changed": list(self.changed)}
        row |= {"before": dict(self.before), "after": dict(self.after)}
        if self.new_anchor:
            row["after_selector"] = self.new_anchor.selectors()
        return json.dumps(row, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Correction:
        """Raises CorrectionError where the line is no correction, saying what is wrong with it."""
        try:
            row = json.loads(line)
            made = cls(
                table=row["table"],
                action=row["action"],
                article_id=row["target"]["article_id"],
                anchor=Anchor.from_selectors(row["target"]["selector"]),
                after=row.get("after") or {},
                before=row.get("before") or {},
                changed=tuple(row.get("changed") or ()),
                new_anchor=Anchor.from_selectors(row["after_selector"]) if row.get("after_selector") else None,
                **{name: str(row.get(name) or "") for name in ("when", "who", "why")},
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise CorrectionError(f"not a correction ({type(error).__name__}: {error})") from None
        made.check()
        return made

    def check(self) -> None:
        """Raises CorrectionError for an unknown table, action or column."""
        if self.table not in TYPES:
            raise CorrectionError(f"no such table: {self.table!r}. Use one of {', '.join(sorted(TYPES))}.")
        if self.action not in ACTIONS:
            raise CorrectionError(f"no such action: {self.action!r}. Use one of {', '.join(ACTIONS)}.")
        known = {f.name for f in fields(TYPES[self.table])} - _SPAN_FIELDS
        wrong = sorted(set(self.changed) - known - {"span"})
        if wrong:
            raise CorrectionError(f"{', '.join(wrong)} cannot be corrected in {self.table}.")


@dataclass(frozen=True)
class Corrections:
    """The decisions of a log, in its order; ``undone`` ones are left out when it is read."""

    rows: tuple[Correction, ...] = ()
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path | None) -> Corrections:
        """The log at *path*, empty where there is none. A bad line is a problem, and stops nothing else."""
        if path is None or not Path(path).exists():
            return cls()
        path, rows, problems = Path(path), {}, []
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            undone = _undone(line)
            if undone:
                if rows.pop(undone, None) is None:
                    problems.append(f"{path.name}:{number}: undoes {undone}, which is not in the log.")
                continue
            try:
                made = Correction.from_json(line)
            except CorrectionError as error:
                problems.append(f"{path.name}:{number}: {error} Mend the line or take it out.")
            else:
                rows[made.correction_id] = made
        return cls(tuple(rows.values()), tuple(problems))

    def of_article(self, article_id: str) -> Corrections:
        """Those of one article, which is what a worker needs."""
        return Corrections(tuple(row for row in self.rows if row.article_id == article_id))

    @property
    def version(self) -> str:
        """A digest of all decisions; part of the key of what is cached."""
        return hashlib.sha256("\n".join(row.to_json() for row in self.rows).encode()).hexdigest()[:16]

    def apply(self, doc: Doc, tables: Iterable[str]) -> Doc:
        """The document with the decisions on *tables* put into it, later ones over earlier ones."""
        for table in tables:
            for row in self.rows:
                if row.table == table and row.article_id == doc.article.article_id:
                    doc = _applied(doc, row)
        return doc


def append(path: Path, correction: Correction) -> str:
    """Add a decision to the log, in one write, and return its id.

    Raises:
        CorrectionError: if it names a table, an action or a column that does not exist.
        OSError: if the log cannot be written.
    """
    correction.check()
    _append_line(path, correction.to_json())
    return correction.correction_id


def undo(path: Path, correction_id: str, *, when: str, who: str, why: str = "") -> None:
    """Take a decision back. It stays in the log; a line says that it no longer holds, since when and by whom.

    Raises:
        CorrectionError: if no decision of that id is in force.
    """
    if correction_id not in {row.correction_id for row in Corrections.read(path).rows}:
        raise CorrectionError(f"no correction {correction_id} is in force. `saksi corrections list` shows them.")
    _append_line(path, json.dumps({"when": when, "who": who, "why": why, "undo": correction_id}, ensure_ascii=False))


def _append_line(path: Path, line: str) -> None:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    broken = path.exists() and path.stat().st_size and path.read_bytes()[-1:] != b"\n"
    with path.open("a", encoding="utf-8", newline="\n") as log:
        log.write(("\n" if broken else "") + line + "\n")


def _undone(line: str) -> str | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row.get("undo") if isinstance(row, dict) else None


def _applied(doc: Doc, correction: Correction) -> Doc:
    place = correction.anchor.place(doc.text)
    if place is None:
        return _with_unplaced(doc, correction)
    rows = list(doc[correction.table])
    found = _row_at(rows, place, correction)
    if correction.action == "reject":
        kept = [row for row in rows if row is not found]
        return doc.with_annotations(kept, (correction.table,))
    span = correction.new_anchor.place(doc.text) if correction.new_anchor else place
    if span is None:
        return _with_unplaced(doc, correction)
    rows = [row for row in rows if row is not found]
    return doc.with_annotations([*rows, _corrected(found, span, correction)], (correction.table,))


def _row_at(rows: list, place: Span, correction: Correction):
    """The row that the decision is about: the one that shares most with the place, if it shares enough."""

    def fit(row) -> tuple[float, bool]:
        common = min(row.span.end, place.end) - max(row.span.start, place.start)
        union = max(row.span.end, place.end) - min(row.span.start, place.start)
        same_kind = getattr(row, "kind", None) == correction.before.get("kind")
        return max(common, 0) / union, same_kind

    best = max(rows, key=fit, default=None)
    return best if best is not None and fit(best)[0] >= _SAME_ROW else None


def _corrected(found, span: Span, correction: Correction) -> Annotation:
    cls = TYPES[correction.table]
    names = {f.name for f in fields(cls)} - _SPAN_FIELDS - {"span", "rule", "confidence"}
    wanted = correction.changed if found is not None and correction.action == "change" else tuple(names)
    values = {name: _cell(correction.after[name]) for name in wanted if name in correction.after and name in names}
    values |= {"span": span, "rule": "correction", "confidence": 1.0}
    if found is not None:
        return replace(found, **values)
    if cls is Quote:
        values.setdefault("attribution", span)
    if cls is Sentence:
        values.setdefault("paragraph", 0)
    return cls(**values)


def _cell(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _with_unplaced(doc: Doc, correction: Correction) -> Doc:
    values = {
        "correction_id": correction.correction_id,
        "table": correction.table,
        "words": correction.anchor.exact[:80],
    }
    notice = Notice(span=Span(0, 1), rule="correction", kind="unplaced_correction", values=values)
    return doc.with_annotations([notice], ("notices",)) if doc.text else doc
