"""A small corpus of our own, and the document that the briefing notebook makes of it."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable

import nbformat
import pytest

from saksi.briefing import Briefing
from saksi.briefing.document import document_of
from saksi.briefing.making import executed_here
from saksi.tables import Corpus
from saksi.text import sentences

BANDUNG = (
    "Presiden Arya Wibawa bertemu Perdana Menteri Lena Sund di Bandung pada Rabu (4/3/2020).\n"
    '"Kami sepakat menarik 12 kapal dari teluk itu," kata Arya kepada wartawan.\n'
    "Juru bicara Tomas Reik mengatakan pertemuan berikutnya mungkin berlangsung di Oslo.\n"
)
FJORD = (
    "Arya Wibawa dan Lena Sund bertemu di Bandung pada 5 Maret 2020.\n"
    "Seorang pejabat mengatakan perundingan kapal itu gagal, seperti dikutip kantor berita NTB.\n"
    "Kedua pemimpin dikabarkan akan bertemu lagi di Oslo pada Mei 2020.\n"
)


class Maker:
    """Makes rows that point at words of a text, so that no offset is written by hand."""

    def __init__(self, article_id: str, text: str):
        self.article_id, self.text = article_id, text
        self.spans = sentences(text)

    def sentence_id(self, start: int) -> str:
        span = next(s for s in self.spans if s.start <= start < s.end)
        return f"{self.article_id}:sentences:{span.start}-{span.end}"

    def row(self, table: str, key: str, words: str, **cells) -> dict:
        start = self.text.index(words)
        end = start + len(words)
        base = {"article_id": self.article_id, "sentence_id": self.sentence_id(start), "start": start, "end": end}
        base |= {"text": words, "rule": "test", "confidence": 1.0}
        return {key: f"{self.article_id}:{table}:{start}-{end}", **base, **cells}

    def sentences(self) -> list[dict]:
        return [
            self.row("sentences", "sentence_id", span.of(self.text), paragraph=number, kind="body")
            | {"sentence_id": f"{self.article_id}:sentences:{span.start}-{span.end}"}
            for number, span in enumerate(self.spans)
        ]


ACTORS = {"arya-wibawa": "Arya Wibawa", "lena-sund": "Lena Sund", "tomas-reik": "Tomas Reik"}


def rows_of(first: str = BANDUNG, second: str = FJORD, **changed: str) -> dict[str, list[dict]]:
    """The rows of two articles on one meeting, which they date differently."""
    one, two = Maker("satu", first), Maker("dua", second)
    quote = one.row(
        "quotes", "quote_id", changed.get("quote", "Kami sepakat menarik 12 kapal dari teluk itu,"), kind="direct",
        cue="kata", speaker="Arya", speaker_name="Arya Wibawa", speaker_kind="named", actor_id="arya-wibawa", via=[],
    )  # fmt: skip
    hedge = one.row(
        "quotes", "quote_id", "pertemuan berikutnya mungkin berlangsung di Oslo", kind="indirect", cue="mengatakan",
        speaker="Juru bicara Tomas Reik", speaker_name="Tomas Reik", speaker_kind="named", actor_id="tomas-reik",
        speaker_role="Juru bicara", via=[],
    )  # fmt: skip
    unnamed = two.row(
        "quotes", "quote_id", "perundingan kapal itu gagal", kind="indirect", cue="mengatakan",
        speaker="Seorang pejabat", speaker_kind="unnamed", via=["NTB"],
    )  # fmt: skip
    quotes = [{**row, "attribution_id": row["quote_id"]} for row in (quote, hedge, unnamed)]
    claims = [
        maker.row("claims", "claim_id", row["text"], quote_id=row["quote_id"], source_name=row.get("speaker_name"),
                  actor_id=row.get("actor_id"), via=row["via"], type="report", certainty_speaker=certainty,
                  certainty_reporter="attributed", is_negated=False, topics=["senjata"])
        for maker, row, certainty in ((one, quote, "stated"), (one, hedge, "possible"), (two, unnamed, "stated"))
    ]  # fmt: skip
    accounts = [
        _account(one, one.text.splitlines()[0], "met", "held", "2020-03-04", "Bandung"),
        _account(two, two.text.splitlines()[0], "met", "held", "2020-03-05", "Bandung"),
        _account(two, two.text.splitlines()[2], "again", "rumoured", "2020-05-01", "Oslo", "2020-05-31"),
    ]
    mentions = [
        maker.row("mentions", "mention_id", words, actor_id=actor, actor_name=ACTORS[actor], actor_kind="person",
                  kind="name", is_place=False)
        for maker, words, actor in ((one, "Arya Wibawa", "arya-wibawa"), (one, "Lena Sund", "lena-sund"),
                                    (one, "Tomas Reik", "tomas-reik"), (two, "Arya Wibawa", "arya-wibawa"),
                                    (two, "Lena Sund", "lena-sund"))
    ]  # fmt: skip
    return {
        "articles": [_article(one, "Harian Laut", "2020-03-05", "given"), _article(two, None, None, "inferred")],
        "sentences": [*one.sentences(), *two.sentences()],
        "actors": [_actor(ident, name, quotes, mentions) for ident, name in ACTORS.items()],
        "mentions": mentions, "quotes": quotes, "claims": claims,
        "dates": [two.row("dates", "date_id", "5 Maret 2020", type="DATE", value="2020-03-05", verdict="ok")],
        "accounts": accounts, "events": _events(accounts), "findings": _findings(accounts, quotes, changed),
    }  # fmt: skip


def _account(
    maker: Maker, words: str, event: str, status: str, first: str, place: str, last: str | None = None
) -> dict:
    row = maker.row("accounts", "account_id", words, event_id=event, kind="meeting", status=status, place=place)
    people = {"participants": ["arya-wibawa", "lena-sund"], "participant_names": ["Arya Wibawa", "Lena Sund"]}
    dates = {"earliest": first, "latest": last or first, "precision": "month" if last else "day"}
    return {**row, **people, **dates, "evidence": [row["sentence_id"]]}


def _article(maker: Maker, outlet: str | None, day: str | None, basis: str) -> dict:
    known = {"published_date": day, "published_earliest": day or "2020-03-05", "published_latest": day or "2020-03-09"}
    return {"article_id": maker.article_id, "outlet": outlet, "text": maker.text, "word_count": len(maker.text.split()),
            "published_basis": basis, "repeated_paragraph_count": 0, "language": "id",
            "sha256": hashlib.sha256(maker.text.encode()).hexdigest(), **known}  # fmt: skip


def _actor(ident: str, name: str, quotes: list[dict], mentions: list[dict]) -> dict:
    mine = [m for m in mentions if m["actor_id"] == ident]
    return {"actor_id": ident, "name": name, "kind": "person", "is_known": False, "mention_count": len(mine),
            "article_count": len({m["article_id"] for m in mine}),
            "quote_count": sum(q.get("actor_id") == ident for q in quotes)}  # fmt: skip


def _events(accounts: list[dict]) -> list[dict]:
    events = {}
    for account in accounts:
        event = events.setdefault(account["event_id"], {
            name: account[name] for name in ("event_id", "kind", "participants", "participant_names", "place",
                                             "earliest", "latest", "precision", "status")
        } | {"account_ids": [], "article_ids": []})  # fmt: skip
        event["account_ids"].append(account["account_id"])
        event["article_ids"].append(account["article_id"])
        event["independent_sources"] = len(event["article_ids"])
    return list(events.values())


def _findings(accounts: list[dict], quotes: list[dict], changed: dict[str, str]) -> list[dict]:
    parted = {"template": "date_conflict", "what": "meeting", "event": "Bandung", "one_source": "Harian Laut",
              "one": "2020-03-04", "other_source": changed.get("source", "dua"), "other": "2020-03-05"}  # fmt: skip
    unnamed = {"template": "unnamed_source", "speaker": "Seorang pejabat"}
    return [
        {"finding_id": "date_conflict:1", "kind": "date_conflict", "severity": "warning", "message": "Dates differ.",
         "article_ids": ["satu", "dua"], "evidence": [a["account_id"] for a in accounts[:2]],
         "values": json.dumps(parted)},
        {"finding_id": "unnamed_source:1", "kind": "unnamed_source", "severity": "info", "message": "No name.",
         "article_ids": ["dua"], "evidence": [quotes[2]["quote_id"]], "values": json.dumps(unnamed)},
    ]  # fmt: skip


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus.of(rows_of())


@pytest.fixture(scope="session")
def texts() -> tuple[str, str]:
    """The two articles."""
    return BANDUNG, FJORD


@pytest.fixture(scope="session")
def make_corpus() -> Callable[..., Corpus]:
    """A corpus with other texts."""
    return lambda *texts, **changed: Corpus.of(rows_of(*texts, **changed))


@pytest.fixture(scope="session")
def make_notebook(corpus) -> Callable[..., nbformat.NotebookNode]:
    """The executed briefing notebook on a corpus, in a language, with cells of an analyst before the last section."""
    known = {lang: executed_here(Briefing(corpus, lang)) for lang in ("en", "id")}

    def make(*extra: nbformat.NotebookNode, lang: str = "en", of: Corpus | None = None) -> nbformat.NotebookNode:
        notebook = copy.deepcopy(known[lang]) if of is None else executed_here(Briefing(of, lang))
        notebook.cells[-3:-3] = list(extra)
        return notebook

    return make


@pytest.fixture(scope="session")
def notebook(make_notebook) -> nbformat.NotebookNode:
    return make_notebook()


@pytest.fixture(scope="session", params=["en", "id"])
def document(request, make_notebook) -> dict:
    """The document of the briefing, in each language."""
    return document_of(make_notebook(lang=request.param))
