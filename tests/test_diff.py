"""What changed: does the diff of two runs tell what an analyst would ask for, and nothing else?"""

import pytest

from saksi.diff import compare, summary
from saksi.tables import Corpus


def article(ident: str, sha: str = "1") -> dict:
    return {"article_id": ident, "sha256": sha, "text": "..."}


def quote(ident: str, text: str, start: int = 0, **values) -> dict:
    end = start + len(text)
    return {
        "quote_id": f"{ident}:quotes:{start}-{end}", "article_id": ident, "start": start, "end": end, "text": text,
        "rule": "r", "kind": "direct", "speaker_name": "Aruna", **values,
    }  # fmt: skip


def event(status: str = "planned", articles: tuple[str, ...] = ("a",), sources: int = 1) -> dict:
    return {
        "event_id": "e", "name": "Aruna and Bima, Kairo", "kind": "summit", "status": status,
        "article_ids": list(articles), "independent_sources": sources,
    }  # fmt: skip


def corpus(*articles: dict, quotes=(), events=(), claims=()) -> Corpus:
    return Corpus.of({"articles": articles, "quotes": quotes, "events": events, "claims": claims})


def claim(source: str) -> dict:
    return {
        "claim_id": "a:claims:0-9", "article_id": "a", "start": 0, "end": 9, "text": "Kami siap", "rule": "claim",
        "quote_id": "a:quotes:0-9", "source_name": source,
    }  # fmt: skip


BASE = corpus(article("a"), quotes=[quote("a", "Kami siap")], events=[event()])

CASES = {
    "the same": (BASE, []),
    "moved by an edit": (
        corpus(article("a", "2"), quotes=[quote("a", "Kami siap", 40)], events=[event()]),
        [],
    ),
    "speaker corrected": (
        corpus(
            article("a"), quotes=[quote("a", "Kami siap", speaker_name="Bima", rule="correction")], events=[event()]
        ),
        [("quotes", "changed", "correction", "speaker_name", "Aruna", "Bima")],
    ),
    "speaker by a new rule": (
        corpus(article("a"), quotes=[quote("a", "Kami siap", speaker_name="Bima")], events=[event()]),
        [("quotes", "changed", "method", "speaker_name", "Aruna", "Bima")],
    ),
    "quotation withdrawn by an edit": (
        corpus(article("a", "2"), events=[event()]),
        [("quotes", "withdrawn", "data", None, None, None)],
    ),
    "article added, event held": (
        corpus(article("a"), article("b"), quotes=[quote("a", "Kami siap")], events=[event("held", ("a", "b"), 2)]),
        [
            ("events", "changed", "data", "status", "planned", "held"),
            ("events", "changed", "data", "independent_sources", 1, 2),
        ],
    ),
}


def test_what_follows_from_a_correction():
    """Is the claim of a corrected quotation told as corrected, and one of a new rule as method?"""
    old = corpus(article("a"), quotes=[quote("a", "Kami siap")], claims=[claim("Aruna")])
    for rule, cause in (("correction", "correction"), ("r", "method")):
        quotes = [quote("a", "Kami siap", speaker_name="Bima", rule=rule)]
        changes = compare(old, corpus(article("a"), quotes=quotes, claims=[claim("Bima")]))
        assert dict(zip(changes.table, changes.cause, strict=True)) == {"quotes": cause, "claims": cause}


def test_same_rules_leave_only_people():
    """Of the same articles under the same rules, is a row that is gone one that a person rejected?"""
    (row,) = compare(BASE, corpus(article("a"), events=[event()]), same_rules=True).to_dict("records")
    assert (row["change"], row["cause"]) == ("withdrawn", "correction")


@pytest.mark.parametrize(("new", "expected"), CASES.values(), ids=CASES)
def test_changes(new, expected):
    """Is each change told with its cause?"""
    rows = compare(BASE, new).to_dict("records")
    told = [(r["table"], r["change"], r["cause"], *(_none(r[c]) for c in ("column", "before", "after"))) for r in rows]
    assert told == expected


def test_same_words_twice_are_two_rows():
    """Are two quotations of the same words kept apart?"""
    two = corpus(article("a"), quotes=[quote("a", "Ya"), quote("a", "Ya", 50)])
    one = corpus(article("a"), quotes=[quote("a", "Ya")])
    assert len(compare(two, one)) == 1


def test_summary_counts_rows_once():
    """Does a row with two changed cells count once?"""
    new = CASES["article added, event held"][0]
    assert summary(compare(BASE, new)).to_dict("records") == [
        {"table": "events", "change": "changed", "cause": "data", "rows": 1}
    ]


def _none(cell):
    return None if cell != cell else cell
