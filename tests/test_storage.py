"""Tables to files and back: equal, the same bytes, whole or not at all, nothing a spreadsheet would run."""

from __future__ import annotations

import contextlib
import csv
import json

import pandas as pd
import pytest

from saksi import storage
from saksi.storage import FORMATS, StorageError, read_corpus, write_corpus
from saksi.tables import TABLES, Corpus

TEXT = "=SUM(A1) \U0001f600 \u201csiap\u201d\r\n-Moon;Kim"


def corpus(text: str = TEXT, ident: str = "a") -> Corpus:
    quote = {"quote_id": f"{ident}:quotes:0-3", "article_id": ident, "start": 0, "end": 3, "text": text[:3]}
    quote |= {"rule": "@rule", "confidence": 0.5, "kind": "direct", "via": ["AFP", "a;b\\c", "+x"]}
    date = {"date_id": f"{ident}:dates:0-1", "article_id": ident, "start": 0, "end": 1, "text": "'=a", "type": "DATE"}
    return Corpus.of(
        {
            "articles": [{"article_id": ident, "text": text, "word_count": 4}],
            "quotes": [quote],
            "dates": [date],
            "mentions": [{"mention_id": "m", "text": "'tis", "is_place": True}, {"mention_id": "n", "is_place": None}],
        }
    )


def same(one: Corpus, other: Corpus) -> None:
    for name, table in one.tables().items():
        pd.testing.assert_frame_equal(table, getattr(other, name), obj=name)


@pytest.mark.parametrize("format", FORMATS)
def test_tables_come_back_equal(tmp_path, format):
    """Does every form keep every cell: lists, absent values, marks that mean something to the form?"""
    write_corpus(corpus(), tmp_path, format)
    same(corpus(), read_corpus(tmp_path))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_tables_are_the_same_bytes(tmp_path, format):
    """Do two runs write the same bytes?"""
    for name in ("one", "two"):
        write_corpus(corpus(), tmp_path / name, format)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert f"quotes.{format}" in files and "saksi.json" in files
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


def test_lists_are_lists_in_jsonl_and_joined_in_csv(tmp_path):
    """Are lists JSON lists in JSONL, and joined by semicolons in CSV?"""
    write_corpus(corpus(), tmp_path / "j", "jsonl")
    write_corpus(corpus(), tmp_path / "c", "csv")
    assert json.loads((tmp_path / "j/quotes.jsonl").read_text("utf-8"))["via"] == ["AFP", "a;b\\c", "+x"]
    with (tmp_path / "c/quotes.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["via"] == "AFP;a\\;b\\\\c;+x"


def test_absent_values_are_null_or_empty(tmp_path):
    """Is an absent value null in JSONL, and an empty cell in CSV?"""
    write_corpus(corpus(), tmp_path / "j", "jsonl")
    write_corpus(corpus(), tmp_path / "c", "csv")
    row = json.loads((tmp_path / "j/quotes.jsonl").read_text("utf-8"))
    assert row["speaker"] is None and "" not in row.values()
    with (tmp_path / "c/quotes.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["speaker"] == ""


def test_csv_cells_are_no_formulas(tmp_path):
    """Does no cell of CSV begin as a formula does?"""
    write_corpus(corpus(), tmp_path, "csv")
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], path.name


def test_another_form_takes_the_place_of_the_first(tmp_path):
    """Do no tables of two forms lie side by side, and foreign files stay?"""
    write_corpus(corpus(), tmp_path, "csv")
    (tmp_path / "notes.csv").write_text("mine")
    write_corpus(corpus("Moon tiba."), tmp_path, "jsonl")
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["notes.csv"]
    assert read_corpus(tmp_path).articles.text[0] == "Moon tiba."


def test_a_failed_write_leaves_the_old_tables(tmp_path, monkeypatch):
    """Are the old tables as they were when the disk is full in the middle?"""
    write_corpus(corpus(), tmp_path, "jsonl")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(storage._WRITERS, "jsonl", full)
    with pytest.raises(OSError, match="No space"):
        write_corpus(corpus("Moon tiba."), tmp_path, "jsonl")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("moved", range(13))
def test_an_interrupted_move_is_finished_by_the_next(tmp_path, monkeypatch, moved):
    """Does whoever comes next find the new tables whole, wherever the run was killed?"""
    write_corpus(corpus(), tmp_path, "csv")
    replace, count = storage.os.replace, 0

    def killed(*paths):
        nonlocal count
        if count == moved:
            raise KeyboardInterrupt
        count += 1
        replace(*paths)

    monkeypatch.setattr(storage.os, "replace", killed)
    with contextlib.suppress(KeyboardInterrupt):
        write_corpus(corpus("Moon tiba."), tmp_path, "csv")
    monkeypatch.setattr(storage.os, "replace", replace)
    same(corpus("Moon tiba."), read_corpus(tmp_path))
    assert not (tmp_path / ".saksi-new").exists()


def test_an_unfinished_write_is_thrown_away(tmp_path):
    """Is what a killed run had only half written no part of the tables?"""
    write_corpus(corpus(), tmp_path)
    (tmp_path / ".saksi-new").mkdir()
    (tmp_path / ".saksi-new/quotes.parquet").write_bytes(b"half")
    same(corpus(), read_corpus(tmp_path))


def test_a_folder_without_tables_says_how_to_make_them(tmp_path):
    """Does a message name the command that writes tables?"""
    with pytest.raises(StorageError, match="saksi annotate"):
        read_corpus(tmp_path)


@pytest.mark.parametrize("format", FORMATS)
def test_a_broken_table_is_named(tmp_path, format):
    """Does a message name the file that is no table?"""
    write_corpus(corpus(), tmp_path, format)
    (tmp_path / f"quotes.{format}").write_bytes(b'{"a\x00')
    with pytest.raises(StorageError, match=f"quotes.{format}"):
        read_corpus(tmp_path)


def test_tables_are_declared_once():
    """Has each table its key first, and no column twice?"""
    for table in TABLES.values():
        assert len(set(table.column_names)) == len(table.column_names), table.name
