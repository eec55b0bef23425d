"""The command line: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import saksi
from saksi.cli import COMMANDS, main
from saksi.lock import locked

TEXT = "HANOI, Contoh.com - Moon tiba di Hanoi pada Kamis (28/2/2019). Kim tidak menanggapi."


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Each command runs in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAKSI_CACHE", raising=False)


def report_of(folder) -> list[dict]:
    return [json.loads(line) for line in (folder / "report.jsonl").read_text("utf-8").splitlines()]


def test_all_read_ends_with_0(folder, tmp_path, capsys):
    """Does a run over good articles end with 0, its tables and report written?"""
    root = folder({"a.txt": TEXT, "b.jsonl": [{"id": "b", "text": TEXT}, {"id": "c", "text": TEXT}]})
    assert main(["annotate", str(root), "--out", "out", "--format", "jsonl"]) == 0
    assert "3 articles" in capsys.readouterr().err
    rows = [(row["path"], row["status"], row["article_count"]) for row in report_of(tmp_path / "out")]
    assert rows == [("a.txt", "read", 1), ("b.jsonl", "read", 2)]
    assert saksi.load("out").articles.article_id.tolist() == ["a", "b", "c"]


def test_something_left_out_ends_with_1(folder, tmp_path, capsys):
    """Does each fault give a line on the screen and a row in the report, and the rest come through?"""
    root = folder({"a.txt": TEXT, "b.txt": "", "c.jsonl": '{"id": "c", "text": "Kim pulang."}\n{"id"\n'})
    assert main(["annotate", str(root), "--out", "out", "--format", "jsonl"]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Left out")]
    assert len(told) == 2 and told[0].startswith("Left out: b.txt: the file is empty. ")
    left_out = [row for row in report_of(tmp_path / "out") if row["status"] == "left_out"]
    assert [(row["path"], row["place"]) for row in left_out] == [("b.txt", None), ("c.jsonl", "line 2")]
    assert all(row["reason"] and row["mend"] for row in left_out)
    assert len(saksi.load("out").articles) == 2


def test_a_note_alone_does_not_change_the_exit_code(folder):
    """Is an article whose date nobody understands still all read?"""
    root = folder({"a.jsonl": [{"id": "a", "text": TEXT, "published": "entah"}]})
    assert main(["annotate", str(root), "--out", "out"]) == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["annotate", "nothing", "--out", "out"], "nothing is not there"),
        (["annotate", "in", "--out", "out", "--lexicon", "none"], "none: there is no such folder"),
        (["annotate", "in", "--out", "out", "--corrections", "none"], "none: there is no such file"),
        (["briefing", "nothing"], "nothing is not there"),
        (["briefing", "in", "--notebook", "none.ipynb"], "no such notebook"),
        (["score", "--gold", "none"], "no such folder"),
        (["score", "--gold", "in"], "no gold is here"),
        (["diff", "none", "in"], "no such folder"),
        (["export", "none", "--out", "out"], "no such folder"),
        (["check", "nothing"], "nothing is not there"),
        (["corrections", "undo", "abc"], "no correction abc is in force"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_calls_end_with_2_and_one_line(folder, capsys, args, words):
    """Does a wrong call say in one line what is wrong and what to do?"""
    folder({"a.txt": TEXT})
    assert main(args) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"saksi {args[0]}: ") and words in line and line.endswith(".")


@pytest.mark.parametrize("args", [[], ["nothing"], ["annotate"], ["annotate", "x", "--out", "o", "--jobs", "0"]])
def test_calls_that_no_command_understands_end_with_2(args):
    """Does the parser refuse with code 2?"""
    with pytest.raises(SystemExit, match="2"):
        main(args)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command, capsys):
    """Has each command a help?"""
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert f"saksi {command}" in capsys.readouterr().out


def test_a_folder_in_use_is_left_alone(folder, tmp_path, capsys):
    """Does the second run on a folder end at once, with code 2 and a clear line?"""
    root = folder({"a.txt": TEXT})
    with locked(tmp_path / "out"):
        assert main(["annotate", str(root), "--out", "out"]) == 2
    assert "another run" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_that_cannot_be_written_is_told(folder, tmp_path, capsys):
    """Does a read-only output give a line, not a traceback?"""
    (tmp_path / "out").mkdir(mode=0o500)
    assert main(["annotate", str(folder({"a.txt": TEXT})), "--out", "out"]) == 2
    assert "rights" in capsys.readouterr().err


def test_a_second_run_takes_the_articles_from_the_cache(folder, capsys):
    """Is nothing annotated twice, unless it was asked for?"""
    root = folder({"a.txt": TEXT, "b.txt": TEXT})
    call = ["annotate", str(root), "--out", "out"]
    assert main(call) == main(call) == 0
    assert "2 of them known from before" in capsys.readouterr().err
    main([*call, "--no-cache"])
    assert "known" not in capsys.readouterr().err


def test_the_same_call_writes_the_same_bytes(folder, tmp_path):
    """Do a run and its repeat, from the cache or not, with one process or two, write the same bytes?"""
    root = folder({f"a{number}.txt": f"{TEXT} {number} hari." for number in range(5)})
    calls = {"one": [], "two": ["--jobs", "2"], "three": ["--no-cache"]}
    for name, more in calls.items():
        main(["annotate", str(root), "--out", name, *more])
    for path in sorted((tmp_path / "one").glob("*.*")):
        for name in ("two", "three"):
            if path.is_file():
                assert path.read_bytes() == (tmp_path / name / path.name).read_bytes(), (name, path.name)


def test_check_finds_what_is_amiss(folder, tmp_path, capsys):
    """Does check end with 0 where all is well, and name the row that is not?"""
    root = folder({"a.txt": TEXT})
    main(["annotate", str(root), "--out", "out", "--format", "jsonl"])
    assert main(["check", str(root), "--tables", "out"]) == 0
    path = tmp_path / "out/sentences.jsonl"
    path.write_text(path.read_text("utf-8").replace("Moon tiba", "Moon pergi"), "utf-8")
    assert main(["check", "--tables", "out"]) == 1
    assert "its text is not that of the article" in capsys.readouterr().err


def test_diff_of_a_run_with_itself_is_empty(folder, capsys):
    """Does a repeat change nothing, and a new article show?"""
    main(["annotate", str(folder({"a.txt": TEXT}, "one")), "--out", "old"])
    main(["annotate", str(folder({"a.txt": TEXT, "b.txt": TEXT.replace("28", "27")}, "two")), "--out", "new"])
    capsys.readouterr()
    assert main(["diff", "old", "old"]) == 0
    assert capsys.readouterr().out == ""
    main(["diff", "old", "new", "--rows"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(row["change"], row["cause"]) for row in rows} == {("new", "data")}


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}, {"TZ": "Asia/Jakarta"}]
)
def test_locale_and_clock_do_not_matter(folder, tmp_path, env):
    """Are the tables the same bytes under other locales and time zones, with names beyond ASCII?"""
    root = folder({"berita \U0001f30f \u0130.txt": TEXT, "x.txt": ""})
    call = [sys.executable, "-m", "saksi", "annotate", str(root), "--format", "csv", "--no-cache", "--out"]
    ended = subprocess.run([*call, "there"], env={**os.environ, **env}, capture_output=True, check=False)
    assert ended.returncode == 1 and b"Traceback" not in ended.stderr
    main([*call[3:], "here"])
    for path in sorted((tmp_path / "here").glob("*.csv")):
        assert path.read_bytes() == (tmp_path / "there" / path.name).read_bytes(), path.name
