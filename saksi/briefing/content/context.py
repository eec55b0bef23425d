"""What all sections share: rows by id, numbers of articles and sentences, values that remember their cell.

A section asks for values (``cell``) and makes sentences (``line``); the context notes every row they rest on,
so that the rows travel with the block and the linter can hold the words against them.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from saksi.briefing import inline
from saksi.briefing.content.counts import facts_of, originals, utterances
from saksi.briefing.content.places import Places
from saksi.briefing.content.voices import Voices
from saksi.briefing.glosses import Glosses
from saksi.briefing.inline import Node
from saksi.briefing.wording import Wording, wording
from saksi.lexicon import load_lexicon
from saksi.synthesis.counts import NAMED, with_counts
from saksi.tables import TABLES, Corpus

CONFLICTS = ("account_conflict", "date_conflict", "number_conflict", "plan_not_met", "differs_from_reference")
"""Kinds of finding in which accounts part: from each other, from what was announced, from the public record."""
PARTED = ("account_conflict", "date_conflict", "number_conflict")
"""Those of them in which two accounts cannot both be right."""
_ONE_SIDED = ("plan_not_met.called_off", "plan_not_met.untold")
"""Plans that came to nothing: the chronology and the open questions tell them; no two accounts part there."""
_TOLD_BY = {
    "differs_from_reference.date": "plan_not_met.moved",
    "differs_from_reference.place": "account_conflict.event_place",
    "differs_from_reference.status": "account_conflict.status",
}
"""What differs from the public record and is one point with another finding on the same account, by templates."""

_BASE = ("article_id", "sentence_id", "start", "end", "text")


class Context:
    """A corpus as the sections of a briefing in one language see it."""

    def __init__(self, corpus: Corpus, lang: str = "en", glosses: Glosses | None = None):
        self.corpus = corpus if corpus.actors["mention_count"].notna().any() else with_counts(corpus)
        self.wording: Wording = wording(lang)
        self.lang = lang
        self.glosses = glosses or Glosses()
        self.tables = {name: _records(frame, name) for name, frame in self.corpus.tables().items()}
        self.kept = originals(self.corpus, self.tables)
        self.rows: dict[str, tuple[str, dict]] = {
            row[TABLES[name].key]: (name, row) for name, rows in self.tables.items() for row in rows
        }
        self.rows |= {row["known_id"]: ("summits", row) for row in load_lexicon().table("summits")}
        self.used: dict[str, dict] = {}
        self.facts = facts_of(self.tables, self.kept)

    # -- numbers of articles and sentences -------------------------------------------------------------------

    @cached_property
    def articles(self) -> list[dict]:
        """The articles in the order in which they were written, as far as that is known."""
        return sorted(self.tables["articles"], key=lambda row: (row["published_earliest"] or "9999", row["article_id"]))

    @cached_property
    def article_numbers(self) -> dict[str, int]:
        return {row["article_id"]: number for number, row in enumerate(self.articles, 1)}

    @cached_property
    def sentence_numbers(self) -> dict[str, int]:
        """Position of each sentence in its article, from 1."""
        numbers: dict[str, int] = {}
        counts: dict[str, int] = defaultdict(int)
        for row in self.tables["sentences"]:
            counts[row["article_id"]] += 1
            numbers[row["sentence_id"]] = counts[row["article_id"]]
        return numbers

    # -- values and sentences ---------------------------------------------------------------------------------

    def row(self, ident: str) -> dict:
        """A row of any table, or a row of counts (``corpus``, ``topic:...``), by its id."""
        return self.facts[ident] if ident in self.facts else self.rows[ident][1]

    def cell(self, ident: str, column: str, kind: str = "words") -> Node:
        """A value of a row, in the words of the language, which remembers its cell."""
        row = self.row(ident)
        self._use(ident, *self._columns(kind, column))
        for needed, kinds in (("precision", ("date",)), ("kind", ("word", "noun"))):
            if kind in kinds and needed in row:
                self._use(ident, needed)
        foreign = self.lang != "id" and kind in ("quote", "words")
        return inline.value(kind, self.wording.cell(kind, row, column), ident, column, "id" if foreign else None)

    @staticmethod
    def _columns(kind: str, column: str) -> list[str]:
        """The columns that a value is made of: ``earliest/latest`` are two, ``values/date`` is a part of one."""
        return column.split("/") if kind in ("date", "day") else [column.split("/")[0]]

    def glossed(self, ident: str, column: str, kind: str = "words") -> Node:
        """A value of a row in the article's words; in English its gloss instead, where somebody has written one."""
        node = self.cell(ident, column, kind)
        gloss = self.glosses.of(node["v"]) if self.lang != "id" else None
        return {**inline.text(gloss), "gloss": True, "of": node["v"]} if gloss else node

    def line(
        self, key: str, ids: Iterable[str] = (), count: int | None = None, /, **values: Node | list[Node] | str
    ) -> Node:
        """A sentence: the template *key* filled with *values*, resting on the rows *ids*."""
        return inline.sentence(key, inline.capitalised(self.wording.say(key, count, **values)), self.cite(ids))

    def quiet(self, key: str, count: int | None = None, /, **values: Node | list[Node] | str) -> Node:
        """A sentence on the corpus as a whole, or on the method, which leads to no single sentence of an article."""
        return {**self.line(key, (), count, **values), "cite": self.cite(["corpus"], quiet=True)}

    def phrase(self, key: str, count: int | None = None, /, **values: Node | list[Node] | str) -> list[Node]:
        """A template that is part of a sentence or a cell."""
        return self.wording.say(key, count, **values)

    def cite(self, ids: Iterable[str], quiet: bool = False) -> Node:
        """A citation of rows: the places are sentences, or whole articles where a row has no sentence.

        The first place of each row comes before the further ones, so that a sentence on two events leads to both.
        *quiet* is for what is said of the method or of all articles at once: the rows are named, and no sentence.
        """
        ids = [ident for ident in dict.fromkeys(ids) if ident in self.facts or ident in self.rows]
        by_row = []
        for ident in ids:
            self._use(ident)
            by_row.append(self.places.of(ident))
        first = [places[0] for places in by_row if places]
        proofs: dict[str, tuple[int, int] | None] = {}
        for place, proof in (*first, *(found for row in by_row for found in row)):
            proofs[place] = proofs.get(place) or proof
        told = {self.row(place)["article_id"] for place in proofs if self.rows[place][0] == "sentences"}
        proofs = {place: proof for place, proof in proofs.items() if place not in told}
        for place in proofs:
            self._use(place)
        node = inline.cite(ids, proofs, {place: proof for place, proof in proofs.items() if proof}, quiet=quiet)
        return {**node, "lead": len({place for place, _ in first})}

    @cached_property
    def places(self) -> Places:
        """Where each row can be read."""
        return Places(self.rows, self.facts)

    @cached_property
    def voices(self) -> Voices:
        """Who stands behind each utterance."""
        return Voices(self.tables)

    def _use(self, ident: str, *columns: str) -> None:
        if ident not in self.used:
            row = self.row(ident)
            table = "facts" if ident in self.facts else self.rows[ident][0]
            names = [n for n in _BASE if n in row and not (table == "articles" and n == "text")]
            self.used[ident] = {"table": table, **{name: row[name] for name in names}}
            if table in ("facts", "events", "findings", "accounts"):
                for name in ("earliest", "latest", "place", "status") if table == "events" else ():
                    self.used[ident][name] = row[name]
                for name in ("ids", "evidence", "account_ids", "article_ids", "kind", "event_id", "values"):
                    if name in row:
                        self.used[ident][name] = row[name]
        for column in columns:
            self.used[ident][column] = self.row(ident)[column]

    def take_used(self) -> dict[str, dict]:
        """The rows noted since the last call: they travel with the block that was just made."""
        used, self.used = self.used, {}
        return used

    # -- what several sections need ---------------------------------------------------------------------------

    @cached_property
    def said(self) -> list[dict]:
        """The utterances that count."""
        return utterances(self.kept["quotes"])

    @cached_property
    def named(self) -> Mapping[str, list[dict]]:
        """The mentions that count, by actor: by name, role or metonym, outside lines of credit."""
        credits = {row["sentence_id"] for row in self.kept["sentences"] if row["kind"] == "credit"}
        found: dict[str, list[dict]] = defaultdict(list)
        for row in self.kept["mentions"]:
            if row["actor_id"] and not row["is_place"] and row["kind"] in NAMED and row["sentence_id"] not in credits:
                found[row["actor_id"]].append(row)
        return found

    @cached_property
    def conflicts(self) -> list[dict]:
        """The findings in which accounts part, graver and plainer ones first."""
        found = [f for f in self.tables["findings"] if f["kind"] in CONFLICTS and not is_one_sided(f)]
        told = {(template_of(f), ident) for f in found for ident in f["evidence"]}
        found = [f for f in found if told.isdisjoint((_TOLD_BY.get(template_of(f)), part) for part in f["evidence"])]
        grave = {"error": 0, "warning": 1, "info": 2}
        return sorted(found, key=lambda f: (CONFLICTS.index(f["kind"]), grave.get(f["severity"], 3), f["finding_id"]))

    @cached_property
    def events_by_sides(self) -> Mapping[frozenset[str], list[dict]]:
        """The events by who takes part."""
        found: dict[frozenset[str], list[dict]] = defaultdict(list)
        for event in self.tables["events"]:
            found[frozenset(event["participants"])].append(event)
        return found

    @cached_property
    def disputed(self) -> dict[str, str]:
        """The marker that a row needs where it is at odds with another account or the public record, by its id."""
        found: dict[str, str] = {}
        for finding in self.conflicts:
            for ident in finding["evidence"]:
                table, row = self.rows.get(ident, (None, {}))
                event = self.rows.get(row.get("event_id") or "", (None, None))[1] if table == "accounts" else None
                if marker := marker_of(finding, event):
                    found.setdefault(ident, marker)
                    if event:
                        found.setdefault(event["event_id"], marker)
        return found

    def outlet(self, article_id: str) -> list[Node]:
        """The name of an article's outlet, or of its agency; where neither is known, the number of the article."""
        row = self.row(article_id)
        for column in ("outlet", "agency"):
            if row[column]:
                return [self.cell(article_id, column, "name")]
        return self.phrase("outlet.unknown", n=self.article_number(article_id))

    def article_number(self, article_id: str) -> Node:
        """The number of an article in this briefing."""
        ident = f"article:{article_id}"
        self.facts[ident] = {"ids": [article_id], "number": self.article_numbers[article_id]}
        return self.cell(ident, "number", "number")

    def outlet_name(self, article_id: str) -> str:
        """The outlet as plain words: its name, its agency, or the number of the article."""
        row = self.row(article_id)
        unknown = self.wording.text("outlet.unknown").replace("{n}", str(self.article_numbers[article_id]))
        return row["outlet"] or row["agency"] or unknown

    def actor(self, actor_id: str | None, name: str | None = None, kind: str = "name") -> Node | None:
        """An actor's name in the language of the briefing; *kind* ``subject`` within a sentence."""
        if actor_id in self.rows:
            return self.cell(actor_id, "name", kind)
        return inline.text(name) if name else None

    @cached_property
    def actors_by_name(self) -> dict[str, str]:
        """Ids of actors by their names."""
        return {row["name"]: row["actor_id"] for row in self.tables["actors"]}

    @cached_property
    def digest(self) -> str:
        """Digest of the corpus: of the digests of its articles."""
        parts = sorted(row["sha256"] or hashlib.sha256(row["text"].encode()).hexdigest() for row in self.articles)
        return hashlib.sha256("".join(parts).encode()).hexdigest()

    @cached_property
    def topic_names(self) -> dict[str, str]:
        """Names of topics in the language of the briefing, from the lexicon."""
        return {row["topic"]: row[f"name_{self.lang}"] for row in load_lexicon().table("topics")}


def is_one_sided(finding: dict) -> bool:
    """Whether a finding of :data:`CONFLICTS` tells of a plan that came to nothing, not of two accounts."""
    return template_of(finding) in _ONE_SIDED


def template_of(finding: Mapping) -> str:
    """The key of the sentence that tells a finding."""
    values = json.loads(finding["values"]) if finding.get("values") else {}
    return values.get("template", finding["kind"])


def marker_of(finding: Mapping, event: Mapping | None) -> str | None:
    """The key of the words that must stand where a row of a finding is told; None where nothing told is at odds.

    What was announced and held otherwise is no dispute. The public record matters where the event is told as the
    account has it that differs.
    """
    if finding["kind"] in PARTED:
        return "disputed"
    if finding["kind"] != "differs_from_reference" or not event:
        return None
    values = json.loads(finding["values"]) if finding["values"] else {}
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    return "record_differs" if values.get("told") in (f"{first}/{last}", event["place"], event["status"]) else None


def _records(frame, table: str) -> list[dict]:
    """Rows as dicts of plain Python values, None for a missing cell."""
    columns = {}
    for column in TABLES[table].columns:
        cells = frame[column.name]
        if column.dtype == "list":
            columns[column.name] = [list(cell) if cell is not None else [] for cell in cells]
        else:
            columns[column.name] = [
                None if missing else _plain(cell) for cell, missing in zip(cells, cells.isna(), strict=True)
            ]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _plain(cell):
    return cell.item() if hasattr(cell, "item") else cell
