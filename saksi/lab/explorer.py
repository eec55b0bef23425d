"""The explorer of a notebook: claims filtered by who, where, what about and how surely, beside charts to click.

What is filtered in the page is a DataFrame in Python at once: ``explorer.selected``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from saksi.cells import plain_row
from saksi.tables import Corpus

_HERE = Path(__file__).parent
_COLUMNS = (
    "claim_id", "article_id", "sentence_id", "text", "quote_id", "source_name", "type", "certainty_speaker",
    "certainty_reporter", "event_status", "topics", "via",
)  # fmt: skip
_UNNAMED, _NO_OUTLET = "(nobody named)", "(outlet not known)"


def explorer_data(corpus: Corpus) -> dict[str, Any]:
    """What the page needs, as plain JSON values.

    Returns:
        ``claims``: rows with outlet, day and the names of whom they are about; ``events``: name, interval, status
        and the sentences that tell of them; ``actors``: names with the two counts, most heard first.
    """
    claims = corpus.claims[[*_COLUMNS, "about"]].merge(
        corpus.articles[["article_id", "outlet", "published_earliest", "published_latest"]], on="article_id", how="left"
    )
    names = dict(zip(corpus.actors.actor_id, corpus.actors.name, strict=True))
    rows = []
    for record in map(plain_row, claims.to_dict("records")):
        about = [names[ident] for ident in record.pop("about") if ident in names]
        source = record["source_name"] or (_UNNAMED if record["quote_id"] else record["outlet"] or _NO_OUTLET)
        rows.append({**record, "about": about, "source_name": source})
    return {"claims": rows, "events": _events(corpus), "actors": _actors(corpus)}


def _events(corpus: Corpus) -> list[dict]:
    evidence = {row["account_id"]: row["evidence"] for row in map(plain_row, corpus.accounts.to_dict("records"))}
    told = []
    for row in map(plain_row, corpus.events.to_dict("records")):
        sentences = [ident for account in row["account_ids"] for ident in evidence.get(account, ())]
        kept = {name: row[name] for name in ("event_id", "name", "kind", "earliest", "latest", "status", "place")}
        told.append({**kept, "sentences": sentences})
    return sorted(told, key=lambda event: (event["earliest"] or "9999", event["event_id"]))


def _actors(corpus: Corpus) -> list[dict]:
    counts = corpus.actors[["name", "kind", "mention_count", "quote_count"]].to_dict("records")
    rows = [{**plain_row(row)} for row in counts if row["kind"] != "place"]
    return sorted(rows, key=lambda r: (-(r["quote_count"] or 0), -(r["mention_count"] or 0), r["name"]))


class Explorer(anywidget.AnyWidget):
    """Claims with filters, linked to the actors and the chronology.

    ``chosen`` are the claim_ids that the filters leave; ``selected`` the same as rows of ``corpus.claims``.
    """

    _esm = "".join((_HERE / name).read_text(encoding="utf-8") for name in ("elements.js", "explorer.js"))
    _css = (_HERE / "view.css").read_text(encoding="utf-8")
    data = traitlets.Dict().tag(sync=True)
    chosen = traitlets.List().tag(sync=True)

    def __init__(self, corpus: Corpus):
        data = explorer_data(corpus)
        super().__init__(data=data, chosen=[row["claim_id"] for row in data["claims"]])
        self.corpus = corpus

    @property
    def selected(self) -> pd.DataFrame:
        """The claims that the filters leave, in text order."""
        claims = self.corpus.claims
        return claims[claims.claim_id.isin(self.chosen)]
