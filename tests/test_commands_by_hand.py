"""`saksi corrections`, `saksi diff`, `saksi export`: do they say what happened and what to do?"""

import json
from pathlib import Path

import pytest

from saksi.anchors import Anchor
from saksi.cli import main
from saksi.corrections import Correction, append
from saksi.exchange import refi_qda
from saksi.model import Span

TEXT = 'Menteri Aruna tiba di Kairo. "Kami siap berunding," kata Aruna kepada wartawan.\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch) -> Path:
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def correct(words: str = "Kami siap berunding,", speaker: str = "Bima Sakti") -> str:
    start = TEXT.index(words)
    after = {"kind": "direct", "speaker_name": speaker}
    made = Correction(
        table="quotes", action="change", article_id="a", anchor=Anchor.of(TEXT, Span(start, start + len(words))),
        after=after, changed=("speaker_name",), who="Sri", when="2026-01-02", why="salah orang",
    )  # fmt: skip
    return append(Path("data/corrections/corrections.jsonl"), made)


def test_list_and_undo(project: Path, capsys):
    """Is a decision listed with who and why, and gone from the list once it is taken back?"""
    ident = correct()
    assert main(["corrections", "list"]) == 0
    told = capsys.readouterr().out
    assert all(part in told for part in (ident, "Sri", "salah orang", "Bima Sakti"))
    assert main(["corrections", "undo", ident, "--why", "benar juga"]) == 0
    assert main(["corrections", "list"]) == 0
    assert ident not in capsys.readouterr().out


def test_undo_of_nothing(project: Path, capsys):
    """Does taking back an unknown decision end with 2 and the command that lists them?"""
    assert main(["corrections", "undo", "0" * 12]) == 2
    assert "saksi corrections list" in capsys.readouterr().err


def test_check_tells_what_lost_its_place(project: Path, capsys):
    """Does check end with 1 and name the decision whose passage is gone?"""
    ident = correct()
    assert main(["corrections", "check"]) == 0
    Path("data/articles/a.txt").write_text("Artikel lain sama sekali.\n", encoding="utf-8")
    assert main(["corrections", "check"]) == 1
    assert f"{ident}: 'a' no longer has" in capsys.readouterr().err


def test_diff_of_a_correction(project: Path, capsys):
    """Does the diff of two runs tell a corrected speaker from a new article, and nothing of a repeat?"""
    assert main(["annotate", "data/articles", "--out", "one", "--quiet"]) == 0
    assert main(["annotate", "data/articles", "--out", "again", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["diff", "one", "again"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    correct()
    assert main(["annotate", "data/articles", "--out", "two", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["diff", "one", "two", "--rows"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = {(row["table"], row["column"], row["cause"]) for row in rows}
    assert ("quotes", "speaker_name", "correction") in told
    assert "data" not in {row["cause"] for row in rows if row["table"] == "quotes"}


def test_export_to_refi_qda(project: Path):
    """Is the exported project read back with the article's text, and no unfinished file left?"""
    main(["annotate", "data/articles", "--out", "one", "--quiet"])
    assert main(["export", "one", "--to", "refi-qda", "--out", "out"]) == 0
    assert refi_qda.read(Path("out/corpus.qdpx"))["articles"] == [{"article_id": "a", "text": TEXT}]


def test_tables_that_are_not_there(project: Path, capsys):
    """Does a folder without tables end with 2 and say what to name?"""
    assert main(["export", "nowhere", "--to", "webannotation", "--out", "x"]) == 2
    assert "Name a folder of tables" in capsys.readouterr().err
