"""Glosses: found by the words of a quotation, whatever marks the outlet used; never made up."""

from __future__ import annotations

import csv

import pytest

from saksi.briefing import Briefing
from saksi.briefing.glosses import COLUMNS, Glosses, key_of


@pytest.fixture
def file(tmp_path):
    def write(*rows, header=COLUMNS):
        path = tmp_path / "en.csv"
        with path.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows([header, *rows])
        return path

    return write


@pytest.mark.parametrize("words", ["Kami siap,", "\u201cKami siap\u201d", " Kami\u00a0siap. "])
def test_a_gloss_is_found_whatever_the_marks(words, file):
    """Do typography and a closing comma not matter?"""
    assert Glosses.read(file((key_of("Kami siap"), "We are ready", "x"))).of(words) == "We are ready"


def test_without_a_file_there_are_no_glosses(tmp_path):
    """Is a quotation without gloss simply without?"""
    assert Glosses.read(tmp_path / "none.csv").of("Kami siap") is None
    assert Glosses.read(None).of(None) is None


@pytest.mark.parametrize("row", [("abc", "x", "y"), (key_of("a"), "", "y")], ids=["digest", "empty"])
def test_a_row_that_cannot_be_used_is_named(row, file):
    """Does a message name the file and the line?"""
    with pytest.raises(ValueError, match=r"en\.csv:2"):
        Glosses.read(file(row))


def test_a_wrong_header_is_named(file):
    """Is the first line asked for?"""
    with pytest.raises(ValueError, match=r"en\.csv:1"):
        Glosses.read(file(header=("a", "b")))


def test_a_gloss_stands_beside_its_quotation_in_english_alone(corpus, file):
    """Is the gloss shown in the English briefing, and not in the Indonesian one?"""
    path = file((key_of("Kami sepakat menarik 12 kapal dari teluk itu,"), "We agreed on twelve ships", "x"))
    shown = {lang: str(Briefing(corpus, lang, path).topics().blocks) for lang in ("en", "id")}
    assert "We agreed on twelve ships" in shown["en"]
    assert "We agreed on twelve ships" not in shown["id"]


def test_the_shipped_glosses_can_be_read(project):
    """Is every row of data/glosses/en.csv usable, and signed?"""
    glosses = Glosses.read(project / "data" / "glosses" / "en.csv")
    assert all(row["by"] for row in glosses.rows.values())
