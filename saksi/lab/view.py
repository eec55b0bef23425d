"""The article view of a notebook: layers, the row behind a click, and corrections for good.

What a person decides is appended to the log at once, and the article is annotated anew with it, so that the view
shows what every later run will show.
"""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Callable
from pathlib import Path

import anywidget
import pandas as pd
import traitlets

from saksi.anchors import Anchor
from saksi.cells import plain_row
from saksi.corrections import TYPES, Correction, CorrectionError, Corrections, append, undo
from saksi.lab.segments import EDITABLE, article_data
from saksi.lab.static import article_html
from saksi.model import Span
from saksi.tables import TABLES, Corpus

_HERE = Path(__file__).parent
_WORDS = 60
"""Characters of a correction's words that its line in the view shows."""


class ArticleView(anywidget.AnyWidget):
    """One article with its annotations; a widget with a kernel, static HTML where there is none.

    ``data`` is what the page shows, ``decisions`` the corrections in force in this article, the last first, and
    ``message`` what became of the last request.

    Args:
        corpus: the tables.
        article_id: which article.
        log: the file of corrections; without one the view only shows.
        who: name that is written beside each decision; the login name by default.
        now: the clock of the log, for tests.
    """

    _esm = "".join((_HERE / name).read_text(encoding="utf-8") for name in ("elements.js", "view.js"))
    _css = (_HERE / "view.css").read_text(encoding="utf-8")
    data = traitlets.Dict().tag(sync=True)
    decisions = traitlets.List().tag(sync=True)
    message = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        corpus: Corpus,
        article_id: str,
        log: Path | str | None = None,
        who: str | None = None,
        now: Callable[[], str] | None = None,
    ):
        super().__init__(data=article_data(corpus, article_id))
        self.corpus, self.article_id = corpus, article_id
        self.corrections_log = Path(log) if log else None
        self.who = who or getpass.getuser()
        self._now = now or (lambda: datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"))
        self.decisions = self._decisions()
        self.on_msg(self._received)

    def decide(self, message: dict) -> str:
        """Carry out what the view asks for, and return the id of the decision.

        Args:
            message: ``action`` (change, span, reject, add; undo, where ``id`` is the decision's), ``id`` or
                ``table``, ``after``, ``why``, ``span``.

        Raises:
            CorrectionError: where it cannot be done; the message says why.
        """
        if self.corrections_log is None:
            raise CorrectionError("This view has no log. Open it with log='data/corrections/corrections.jsonl'.")
        if message["action"] == "undo":
            ident = message["id"]
            undo(self.corrections_log, ident, when=self._now(), who=self.who, why=message.get("why") or "")
        else:
            ident = append(self.corrections_log, self._correction(message))
        self._annotate_again()
        return ident

    def _received(self, _widget, message, _buffers) -> None:
        try:
            ident = self.decide(message)
            undone = message["action"] == "undo"
            self.message = f"{ident} is undone" if undone else f"saved as {ident}; every later run keeps it"
        except KeyError as error:
            self.message = f"not saved: {error} is not there any more. Choose a row anew."
        except (CorrectionError, OSError, ValueError) as error:
            self.message = f"not saved: {error}"
        self.send({"said": self.message})

    def _correction(self, message: dict) -> Correction:
        action, span = message["action"], message.get("span")
        if action in {"span", "add"} and not span:
            raise CorrectionError("Select the words in the text first.")
        text = self._article["text"]
        made = {"article_id": self.article_id, "who": self.who, "when": self._now(), "why": message.get("why") or ""}
        if action == "add":
            table = message["table"]
            after = {**_NEW[table], **{k: v for k, v in (message.get("after") or {}).items() if v}}
            return Correction(table=table, action="add", anchor=Anchor.of(text, Span(*span)), after=after, **made)
        shown = self.data["rows"][message["id"]]
        table, place = shown["table"], Span(shown["start"], shown["end"])
        before = self._row(table, message["id"])
        after = {name: message["after"].get(name) for name in EDITABLE[table]} if action == "change" else {}
        changed = tuple(name for name, value in after.items() if value != before.get(name))
        if action == "change" and not changed:
            raise CorrectionError("Nothing was changed.")
        known = self.corpus.actors
        actors = dict(zip(known.name, zip(known.actor_id, known.kind, strict=True), strict=True))
        follows = _follow(table, changed, before, after, actors)
        return Correction(
            table=table,
            action="change" if action == "span" else action,
            anchor=Anchor.of(text, place),
            before=before,
            after={**before, **after, **follows},
            changed=(*changed, *follows),
            new_anchor=Anchor.of(text, Span(*span)) if action == "span" else None,
            **made,
        )

    @property
    def _article(self) -> dict:
        articles = self.corpus.articles
        return plain_row(articles[articles.article_id == self.article_id].iloc[0].to_dict())

    def _row(self, table: str, ident: str) -> dict:
        rows = self.corpus.tables()[table]
        row = plain_row(rows[rows[TABLES[table].key] == ident].iloc[0].to_dict())
        names = set(TYPES[table].__dataclass_fields__) - {"span", "rule", "confidence"}
        return {name: cell for name, cell in row.items() if name in names}

    def _decisions(self) -> list[dict]:
        rows = Corrections.read(self.corrections_log).of_article(self.article_id).rows
        return [_told(row) for row in reversed(rows)]

    def _annotate_again(self) -> None:
        from saksi.run import annotate

        articles = self.corpus.articles
        alone = annotate(articles[articles.article_id == self.article_id], corrections=self.corrections_log)
        merged = {}
        for name, rows in self.corpus.tables().items():
            if "article_id" in rows.columns and name != "articles":
                others = rows[rows.article_id != self.article_id]
                merged[name] = pd.concat([others, alone.tables()[name]], ignore_index=True)
        self.corpus = self.corpus.replace(**merged)
        self.decisions = self._decisions()
        self.data = article_data(self.corpus, self.article_id)

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict] | None:
        """The widget, and beside it static HTML for whoever shows the notebook without a kernel."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/html": self.static()}, metadata

    def static(self) -> str:
        """The article as HTML that needs neither kernel nor script."""
        return article_html(self.data)


_NEW: dict[str, dict] = {
    "quotes": {"kind": "direct"},
    "claims": {"type": "report", "certainty_reporter": "vouched"},
    "dates": {"type": "DATE", "value": "XXXX"},
    "mentions": {"kind": "name"},
    "accounts": {"kind": "meeting", "status": "held"},
}
"""What a new row holds until a person says more."""


_NAMED_BY = {"quotes": "speaker_name", "mentions": "actor_name", "claims": "source_name"}
"""The column by which a table names its actor, beside ``actor_id``."""


def _follow(table: str, changed: tuple[str, ...], before: dict, after: dict, actors: dict[str, tuple]) -> dict:
    """The columns that go with those that a person changed.

    The actor is that of the new name, if it has one. Of a quotation the office of the former speaker goes, and
    whoever has a name now is no longer unnamed.
    """
    name = _NAMED_BY.get(table)
    if name not in changed:
        return {}
    actor_id, kind = actors.get(after[name], (None, None))
    follows = {"actor_id": actor_id}
    if table == "mentions" and kind:
        follows["actor_kind"] = kind
    if table == "quotes":
        if actor_id is None or actor_id != before["actor_id"]:
            follows["speaker_role"] = None
        if after[name] and "speaker_kind" not in changed and before["speaker_kind"] in (None, "unnamed"):
            follows["speaker_kind"] = "named"
    return follows


def _told(decision: Correction) -> dict[str, str]:
    """One decision in words, for the list of the view."""
    words, shown = " ".join(decision.anchor.exact.split()), EDITABLE.get(decision.table, ())
    cells = ", ".join(f"{name} = {decision.after.get(name) or 'empty'}" for name in decision.changed if name in shown)
    what = {"add": "added", "reject": "rejected"}.get(decision.action, "other words" if decision.new_anchor else cells)
    return {
        "id": decision.correction_id,
        "table": decision.table,
        "words": words if len(words) <= _WORDS else words[: _WORDS - 1] + "…",
        "what": what,
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
    }
