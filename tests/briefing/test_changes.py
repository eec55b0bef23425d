"""What changed since an earlier run: counted by kind and cause, the weightiest in words, nothing for a repeat."""

from __future__ import annotations

import argparse

import pytest

from saksi.briefing import Briefing
from saksi.briefing.document import document_of
from saksi.briefing.inline import plain
from saksi.briefing.lint import lint
from saksi.briefing.making import executed_here
from saksi.commands.briefing import _kept
from saksi.storage import read_corpus, write_corpus


def only(corpus, article_id: str):
    """The corpus without the other articles; events and findings as they are."""
    return corpus.replace(
        **{name: t[t.article_id == article_id].reset_index(drop=True) for name, t in corpus.tables().items()
           if "article_id" in t and name not in ("actors", "events", "findings")}
    )  # fmt: skip


def with_cell(corpus, table: str, column: str, value, rule: str | None = None):
    frame = corpus.tables()[table].copy()
    frame.loc[0, column] = value
    if rule:
        frame.loc[0, "rule"] = rule
    return corpus.replace(**{table: frame})


def blocks(corpus, since, lang: str = "en") -> tuple[list[dict], dict]:
    shown = Briefing(corpus, lang, None, since).changes()
    return list(shown.blocks), shown.rows


def rows_of(found: list[dict]) -> dict[str, list[str]]:
    table = next(block for block in found if block["kind"] == "table")
    return {plain(row["cells"][0]): [plain(cell) for cell in row["cells"][1:]] for row in table["rows"]}


def lines_of(found: list[dict]) -> list[str]:
    return [plain(line) for block in found if block["kind"] == "lines" for line in block["lines"]]


def test_a_repeat_has_no_such_section(corpus):
    """Is nothing said, and no heading left, where nothing changed or there was no earlier run?"""
    assert blocks(corpus, None)[0] == []
    assert blocks(corpus, corpus)[0] == []
    headings = [b["c"] for b in document_of(executed_here(Briefing(corpus)))["blocks"] if b["kind"] == "heading"]
    assert "What changed since the last run" not in [plain(h) for h in headings]


def test_a_run_on_other_articles_is_no_earlier_run(corpus):
    """Is nothing compared where the two runs have no article in common?"""
    assert blocks(only(corpus, "satu"), only(corpus, "dua"))[0] == []


def test_a_new_article_is_a_change_of_data(corpus):
    """Are the article and its rows counted as new, by the articles?"""
    found, _ = blocks(corpus, only(corpus, "satu"))
    assert rows_of(found)["Articles"] == ["1", "–", "–", "1", "–", "–"]
    assert rows_of(found)["Quotations"] == ["1", "–", "–", "1", "–", "–"]
    assert lines_of(found)[0] == "Articles since the earlier run: 1 new, 0 edited, 0 withdrawn."


@pytest.mark.parametrize(
    ("rule", "column", "cause"), [("correction", 4, "by a correction"), ("test", 5, "by the method")]
)
def test_a_speaker_is_told_with_the_cause(corpus, rule, column, cause):
    """Is a speaker corrected by hand told apart from one that another method finds?"""
    new = with_cell(corpus, "quotes", "speaker_name", "Lena Sund", rule)
    found, _ = blocks(new, corpus)
    assert rows_of(found)["Speakers"][2] == rows_of(found)["Speakers"][column] == "1"
    assert any(f"speaker Arya Wibawa → Lena Sund ({cause})" in line for line in lines_of(found))


def test_an_event_is_told_with_what_it_was(corpus):
    """Does a sentence name the event, the cell before and after, and the cause?"""
    old = with_cell(with_cell(corpus, "events", "status", "planned"), "events", "earliest", "2020-03-01")
    told = lines_of(blocks(corpus, old)[0])
    assert any("status planned → held" in line and "date 1–" in line for line in told)
    assert any("status direncanakan → terlaksana" in line for line in lines_of(blocks(corpus, old, "id")[0]))


def test_an_event_that_is_gone_is_named(corpus):
    """Does a withdrawn event keep the name that it had?"""
    gone = corpus.replace(events=corpus.events.iloc[1:].reset_index(drop=True))
    assert any("no longer told" in line for line in lines_of(blocks(gone, corpus)[0]))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_section_passes_the_linter(corpus, lang):
    """Does every word of it stand in a template or a row?"""
    old = with_cell(with_cell(only(corpus, "satu"), "events", "status", "planned"), "quotes", "speaker_name", "X")
    document = document_of(executed_here(Briefing(corpus, lang, None, old)))
    assert any(block.get("name") == "changes" for block in document["blocks"])
    assert lint(document) == []


def test_the_tables_that_a_run_replaces_are_kept(corpus, tmp_path):
    """Does a run keep what it changes, and a repeat compare with the same run again?"""
    first = only(corpus, "satu")
    assert _kept(tmp_path, first) is None
    write_corpus(first, tmp_path)
    assert _kept(tmp_path, first) is None
    kept = _kept(tmp_path, corpus)
    assert list(read_corpus(kept).articles.article_id) == ["satu"]
    write_corpus(corpus, tmp_path)
    assert list(read_corpus(_kept(tmp_path, corpus)).articles.article_id) == ["satu"]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    """Does a wrong --since stop before anything is written?"""
    from saksi.commands.briefing import run
    from saksi.commands.shared import UsageError

    with pytest.raises(UsageError, match="no such folder"):
        run(argparse.Namespace(notebook=None, since=tmp_path / "none", tables=tmp_path / "t"))
    assert not (tmp_path / "t").exists()
