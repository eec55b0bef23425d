"""Where a row can be read: the sentences behind it, those that prove most first, with the words in them that prove.

A repeated sentence is read where it stands first. A whole article is a place only where no sentence of it is known.
Limits: of an account the date, the place and the denial are looked for, not who takes part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from saksi.tables import SPAN_TABLES

_DEEPEST = 5
"""Steps from a count over findings, events and accounts to a sentence."""
_NO_SENTENCE = ("accounts", "sentences")
"""Tables whose rows are sentences themselves: no word of them proves more than the others."""

Place = tuple[str, tuple[int, int] | None]
"""The id of a sentence or article, and the part of the sentence that proves, in characters from its beginning."""


class Places:
    """The places of the rows of one corpus.

    *rows* are the rows by id with their tables, *facts* the counts, which name the rows that were counted.
    """

    def __init__(self, rows: Mapping[str, tuple[str, dict]], facts: Mapping[str, dict]):
        self._rows = rows
        self._facts = facts

    def of(self, ident: str) -> list[Place]:
        """The places of a row, each once."""
        known: dict[str, tuple[int, int] | None] = {}
        for place, proof in self._found(ident, 0):
            if place not in known or known[place] is None:
                known[place] = proof
        told = {self._article(place) for place in known if place != self._article(place)}
        return [(place, proof) for place, proof in known.items() if place not in told]

    def _found(self, ident: str, depth: int) -> Iterator[Place]:
        if ident in self._facts:
            for part in self._facts[ident]["ids"]:
                yield from self._found(part, depth + 1)
            return
        table, row = self._rows.get(ident, ("summits", {}))
        if table == "summits" or depth > _DEEPEST:
            return
        if table == "articles":
            yield ident, None
        elif table == "sentences":
            yield self._first(ident), None
        elif table == "accounts":
            yield from self._of_account(row)
        elif table in SPAN_TABLES:
            yield self._own(row, table)
            yield from self._of_parts(row.get("evidence") or (), depth)
        elif row.get("kind") == "repeated_text":
            yield from ((part, None) for part in row["evidence"])
        elif row.get("kind") == "wire_copy":
            yield from ((place, None) for part in row["evidence"] for place in self._credits(part))
        else:
            yield from self._of_parts(self._spans_first(row.get("evidence")) or self._bearing_first(row), depth, row)

    def _of_parts(self, parts: Iterable[str], depth: int, row: Mapping | None = None) -> Iterator[Place]:
        """The first place of each part, then the further ones; the articles of the row where no part leads anywhere."""
        told = [list(self._found(part, depth + 1)) for part in parts]
        found = [*(places[0] for places in told if places), *(place for places in told for place in places[1:])]
        yield from found or ((article, None) for article in (row or {}).get("article_ids") or ())

    def _spans_first(self, evidence: Iterable[str] | None) -> list[str]:
        """What a finding rests on, words that it names before the accounts in whose sentences they stand."""
        return sorted(evidence or (), key=lambda ident: self._rows.get(ident, ("",))[0] == "accounts")

    def _bearing_first(self, event: Mapping) -> list[str]:
        """The accounts of an event, those first that say of it what all of them come to."""
        known = [ident for ident in event.get("account_ids") or () if ident in self._rows]
        return sorted(known, key=lambda ident: self._rows[ident][1]["status"] != event["status"])

    def _of_account(self, row: Mapping) -> Iterator[Place]:
        """The sentences of an account: first one with its date, its place; of a denial the one that says most."""
        own = row.get("sentence_id") or row["article_id"]
        places = list(dict.fromkeys(self._first(place) for place in (own, *(row.get("evidence") or ()))))
        proofs = {place: self._proof(row, place) for place in places}
        denying = places[:1] if row["status"] in ("denied", "called_off") else ()
        weight = {place: (place in denying, *(part is not None for part in proofs[place])) for place in places}
        for place in sorted(places, key=lambda place: weight[place], reverse=True):
            parts = [part for part in proofs[place] if part]
            yield place, (min(p[0] for p in parts), max(p[1] for p in parts)) if parts else None

    def _proof(self, account: Mapping, place: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """Where in a sentence the date and the place of an account stand."""
        table, sentence = self._rows.get(place, (None, {}))
        if table != "sentences":
            return None, None
        dates = [
            (date["start"] - sentence["start"], date["end"] - sentence["start"])
            for date in self._dates[place]
            if account["earliest"] and _is_within(date, account)
        ]
        at = sentence["text"].find(account["place"]) if account["place"] else -1
        return next(iter(dates), None), (at, at + len(account["place"])) if at >= 0 else None

    def _credits(self, article: str) -> list[str]:
        """The sentences that credit the agency of an article, or its dateline; else the article."""
        agency = (self._rows[article][1].get("agency") or "").lower()
        found = [s["sentence_id"] for s in self._beside_body.get(article, ()) if agency and agency in s["text"].lower()]
        return found or [article]

    def _own(self, row: Mapping, table: str) -> Place:
        """The sentence of a span, and the span in it."""
        place = row.get("sentence_id") or row["article_id"]
        first = self._first(place)
        sentence = self._rows.get(place, (None, {}))[1]
        if table in _NO_SENTENCE or "start" not in sentence or sentence["text"] != self._rows[first][1]["text"]:
            return first, None
        start, end = max(row["start"], sentence["start"]), min(row["end"], sentence["end"])
        own = (start - sentence["start"], end - sentence["start"])
        return first, _attribution(row, sentence["text"]) or own if table == "quotes" else own

    def _first(self, place: str) -> str:
        """Where a sentence stands first."""
        earlier = self._rows.get(place, (None, {}))[1].get("repeats")
        return earlier if earlier in self._rows else place

    def _article(self, place: str) -> str:
        return self._rows.get(place, (None, {}))[1].get("article_id", place)

    @cached_property
    def _beside_body(self) -> Mapping[str, list[dict]]:
        """Credits before captions and leads, by article."""
        found: dict[str, list[dict]] = defaultdict(list)
        for table, row in self._rows.values():
            if table == "sentences" and row["kind"] not in ("body", "headline"):
                found[row["article_id"]].append(row)
        return {article: sorted(rows, key=lambda row: row["kind"] != "credit") for article, rows in found.items()}

    @cached_property
    def _dates(self) -> Mapping[str, list[dict]]:
        found: dict[str, list[dict]] = defaultdict(list)
        for table, row in self._rows.values():
            if table == "dates" and row["earliest"] and row["latest"]:
                found[row["sentence_id"]].append(row)
        return found


def _attribution(quote: Mapping, words: str) -> tuple[int, int] | None:
    """Where in the sentence of an utterance it stands who speaks, and through whom."""
    named = [name for name in (quote["speaker"] or quote["cue"], *quote["via"]) if name]
    found = [at for at in ((words.find(name), len(name)) for name in named) if at[0] >= 0]
    return (min(at for at, _ in found), max(at + long for at, long in found)) if found else None


def _is_within(date: Mapping, account: Mapping) -> bool:
    first, last = account["earliest"], account["latest"] or account["earliest"]
    return first <= date["earliest"] and date["latest"] <= last
