"""Rows in waiting: are they the same whatever parts they came in, in memory and on disk?"""

from __future__ import annotations

import pandas as pd
import pytest

from saksi.columns import arrow_of_rows
from saksi.storage import FORMATS, read_manifest, write_corpus
from saksi.tables import TABLES, Corpus
from saksi.waiting import Waiting

CLAIMS = [
    {"claim_id": f"c{number}", "article_id": f"a{number // 2}", "start": number, "text": f"Satu {number}.", "via": via}
    for number, via in enumerate([["AFP"], [], None, ["KCNA", "AFP"], [], []])
]


def waiting(folder=None, size: int = 2) -> Waiting:
    rows = Waiting(folder)
    for first in range(0, len(CLAIMS), size):
        rows.add({"claims": arrow_of_rows(TABLES["claims"], CLAIMS[first : first + size])})
    return rows


def whole() -> Corpus:
    return Corpus.of({"claims": CLAIMS})


@pytest.mark.parametrize("size", [1, 4, 6])
@pytest.mark.parametrize("on_disk", [False, True], ids=["in memory", "on disk"])
def test_is_a_corpus_the_same_whatever_its_parts(size, on_disk, tmp_path):
    rows = waiting(tmp_path if on_disk else None, size)
    for name, table in whole().tables().items():
        pd.testing.assert_frame_equal(rows.whole().tables()[name], table, obj=name)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("size", [1, 4, 6])
def test_are_the_bytes_written_the_same_whatever_the_parts(size, format, tmp_path, monkeypatch):
    monkeypatch.setattr("saksi.storage._ROW_GROUP", 4)
    write_corpus(whole(), tmp_path / "whole", format)
    write_corpus(waiting(size=size), tmp_path / "parts", format)
    assert read_manifest(tmp_path / "parts")["files"] == read_manifest(tmp_path / "whole")["files"]


def test_does_a_part_have_only_the_columns_asked_for(tmp_path):
    parts = list(waiting(tmp_path).parts(claims=("text", "claim_id")))
    assert [part.claims["claim_id"].tolist() for part in parts] == [["c0", "c1"], ["c2", "c3"], ["c4", "c5"]]
    assert list(parts[0].claims) == ["text", "claim_id"] and parts[0].dates.empty


def test_are_exchanged_columns_those_of_each_part(tmp_path):
    rows = waiting(tmp_path, size=4)
    rows.exchange("claims", claim_group=list("abcdef"), independent_sources=range(6))
    groups = [part.claims["claim_group"].tolist() for part in rows.parts(claims=("claim_group",))]
    assert groups == [["a", "b", "c", "d"], ["e", "f"]]
    assert rows.whole().claims["independent_sources"].tolist() == [0, 1, 2, 3, 4, 5]


def test_is_a_table_that_was_put_in_whole_in_each_part():
    rows = waiting()
    rows.put("actors", arrow_of_rows(TABLES["actors"], [{"actor_id": "x", "name": "X"}]))
    assert [part.actors["name"].tolist() for part in rows.parts(actors=("name",), claims=("text",))] == [["X"]] * 3


def test_are_single_rows_found_in_their_parts(tmp_path):
    rows = waiting(tmp_path).rows("claims", [0, 3, 5], ("claim_id", "via"))
    assert list(rows) == [("c0", ["AFP"]), ("c3", ["KCNA", "AFP"]), ("c5", [])]
    assert waiting().column("claims", "text").to_pylist() == [claim["text"] for claim in CLAIMS]


@pytest.mark.parametrize("spoil", [lambda whole: whole[: len(whole) // 2], lambda whole: whole[:64] + whole[-64:]])
def test_are_rows_that_a_disk_has_spoilt_told_as_a_fault_of_the_disk(spoil, tmp_path):
    rows = waiting(tmp_path)
    file = tmp_path / "claims-000000.arrow"
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(OSError, match="rows in waiting") as told:
        rows.whole()
    assert told.value.filename == str(file)
