"""Faults of every kind at once, kills and lost workers: nothing else is lost, and all is told."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter

import pandas as pd
import pytest

import saksi
from saksi.beside import beside
from saksi.cli import main
from saksi.ingest import read
from saksi.lock import Busy, locked
from saksi.model import Article
from saksi.run import annotate, annotate_all

COMMAND = [sys.executable, "-c", "import sys; from saksi.cli import main; sys.exit(main(sys.argv[1:]))", "annotate"]
GOOD = "Moon tiba di Hanoi pada Kamis. Ia tidak berbicara kepada wartawan tentang hari ke-{}."


def line(number: int, **row) -> str:
    return json.dumps({"id": f"j{number}", "text": GOOD.format(number), **row}) + "\n"


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def broken_ways(number: int) -> dict[str, tuple[str, bytes | str, str]]:
    """Thirty ways to be broken: what it is, then ending, content, and words of the reason."""
    whole = zipped("a.txt", GOOD.format(number).encode() * 50)
    other = {"id": f"x{number}"}
    return {
        "empty": (".txt", "", "empty"),
        "spaces": (".txt", " \n\t\r\n", "empty"),
        "only a mark": (".txt", b"\xef\xbb\xbf", "empty"),
        "picture": (".txt", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "no text"),
        "zeroes": (".txt", b"\0" * 500, "no text"),
        "pdf": (".pdf", "%PDF-1.7", "nobody here can read"),
        "docx": (".docx", whole, "nobody here can read"),
        "no ending": ("", GOOD, "nobody here can read"),
        "empty lines": (".jsonl", "", "empty"),
        "half a line": (".jsonl", '{"id": "a", "te', "broken JSON"),
        "single quotes": (".jsonl", "{'id': 'a'}", "broken JSON"),
        "list": (".jsonl", "[1, 2]", "no JSON object"),
        "number": (".jsonl", "7", "no JSON object"),
        "no id": (".jsonl", json.dumps({"text": "Moon tiba."}), "no id"),
        "id null": (".jsonl", json.dumps({"id": None, "text": "Moon tiba."}), "no id"),
        "id spaces": (".jsonl", json.dumps({"id": "  ", "text": "Moon tiba."}), "no id"),
        "no text": (".jsonl", json.dumps(other), "no text"),
        "text null": (".jsonl", json.dumps({**other, "text": None}), "no text"),
        "text number": (".jsonl", json.dumps({**other, "text": 5}), "not words"),
        "text object": (".jsonl", json.dumps({**other, "text": {}}), "not words"),
        "nested": (".jsonl", "[" * 50_000, "broken JSON"),
        "id taken": (".jsonl", json.dumps({"id": "good-0000", "text": "Moon tiba."}), "stands already in"),
        "csv without text": (".csv", "id,isi\na,b\n", "lacks a column"),
        "csv empty": (".csv", "", "empty"),
        "csv row short": (".csv", "id,text,title\nq\n", "1 cells"),
        "page empty": (".html", "", "empty"),
        "page without text": (".html", "<html><body><p></p></body></html>", "no article was found"),
        "crawl": (".warc", "WARC/9\n\n", "breaks off"),
        "archive cut": (".zip", whole[:-20], "archive is broken"),
        "archive with a bomb": (".zip", zipped("a.txt", b"a" * 3_000_000), "beyond measure"),
    }


def broken_folder(folder, good: int, times: int):
    """A folder of so many good files and so many of each broken kind; and words of the reason by broken file."""
    files = {f"good-{number:04}.txt": GOOD.format(number) for number in range(good)}
    reasons = {}
    for number in range(times):
        for way, (ending, content, reason) in broken_ways(number).items():
            path = f"z/{way}-{number}{ending}"
            files[path], reasons[path] = content, reason
    return folder(files), reasons


def file_of(path: str) -> str:
    """The file on the disk of a path that may lead into an archive."""
    return path.partition(".zip/")[0] + ".zip" if ".zip/" in path else path


def test_thirty_kinds_of_fault_among_good_files(folder):
    """Are 1,700 articles of 2,000 files read, and the 300 others told with the right reason?"""
    root, reasons = broken_folder(folder, 1700, 10)
    assert len(broken_ways(0)) == 30
    found = list(read([root]))
    faults = {file_of(item.path): item.reason for item in found if not isinstance(item, Article)}
    assert (len(found) - len(faults), len(faults)) == (1700, 300)
    assert [path for path, reason in reasons.items() if reason not in faults[path]] == []


@pytest.mark.parametrize(("good", "times"), [(40, 1), pytest.param(1700, 10, marks=pytest.mark.slow)])
def test_the_run_over_broken_files_ends_with_1_and_no_traceback(folder, tmp_path, good, times):
    """Does the command go through them, with a row and the right reason in the report for each?"""
    root, reasons = broken_folder(folder, good, times)
    call = [*COMMAND, str(root), "--out", str(tmp_path / "out"), "--format", "jsonl"]
    ended = subprocess.run(call, capture_output=True, text=True, check=False)
    assert ended.returncode == 1 and "Traceback" not in ended.stderr
    rows = [json.loads(row) for row in (tmp_path / "out/report.jsonl").read_text("utf-8").splitlines()]
    assert Counter(row["status"] for row in rows) == {"read": good, "left_out": len(reasons)}
    left_out = {file_of(row["path"]): row for row in rows if row["status"] == "left_out"}
    assert [path for path, reason in reasons.items() if reason not in left_out[path]["reason"]] == []
    assert all(row["mend"] for row in left_out.values())
    assert len(saksi.load(tmp_path / "out").articles) == good


def many(count: int) -> list[Article]:
    return [Article(article_id=f"a{n:03}", text=GOOD.format(n), path=f"a{n:03}.txt") for n in range(count)]


def same(one, other) -> None:
    for name, table in one.tables().items():
        pd.testing.assert_frame_equal(table, getattr(other, name), obj=name)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A folder of articles, the tables of a run over it, and the seconds that took."""
    root = tmp_path_factory.mktemp("undisturbed")
    (root / "in").mkdir()
    for number in range(60):
        (root / "in" / f"b{number}.txt").write_text(GOOD.format(number), "utf-8")
    begun = time.monotonic()
    subprocess.run([*COMMAND, str(root / "in"), "--out", str(root / "out")], check=True, capture_output=True)
    return root / "in", saksi.load(root / "out"), time.monotonic() - begun


KILLED = """
import os, pathlib, signal, sys
from saksi.lock import locked
from saksi.model import Article
from saksi.run import annotate_all

made = [Article(article_id=str(n), text="Moon tiba di Hanoi.") for n in range(60)]
with locked(pathlib.Path(sys.argv[1])):
    annotate_all(made, jobs=2, progress=lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_the_workers_of_a_killed_run_end_with_it(tmp_path):
    """Is the folder free for the next run, though the workers had it locked as well?"""
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    for _ in range(100):
        try:
            with locked(tmp_path):
                return
        except Busy:
            time.sleep(0.1)
    raise AssertionError("a worker still has the folder locked")


def test_rows_that_a_killed_run_left_are_taken_away(folder, tmp_path):
    """Does the next run in the folder tidy up?"""
    left = tmp_path / "out/.saksi-rows-left"
    left.mkdir(parents=True)
    (left / "claims-000000.arrow").write_bytes(b"half")
    assert main(["annotate", str(folder({"a.txt": GOOD})), "--out", str(tmp_path / "out")]) == 0
    assert not left.exists()


def dies_elsewhere(parent: int) -> str:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_work_whose_process_is_killed_is_done_here():
    """Does the death of a process beside cost its work nothing?"""
    with beside(2, dies_elsewhere, os.getpid()) as result:
        assert result() == "done here"


@pytest.mark.parametrize(("more", "is_kept"), [((), True), (("--no-cache",), False)], ids=["cache", "no cache"])
def test_ctrl_c_is_told_with_what_is_kept(more, is_kept, folder, tmp_path, monkeypatch, capsys):
    """Does the message promise a cache only where there is one?"""

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("saksi.commands.annotate.run", interrupt)
    assert main(["annotate", str(folder({"a.txt": GOOD})), "--out", str(tmp_path / "out"), *more]) == 130
    assert ("is kept" in capsys.readouterr().err) == is_kept


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_a_killed_run_leaves_whole_tables(folder, tmp_path, undisturbed, share):
    """After kill -9 at any moment: are the old tables whole, and is the next run like an undisturbed one?"""
    root, expected, took = undisturbed
    main(["annotate", str(folder({"a.txt": GOOD})), "--out", str(tmp_path / "out")])
    running = subprocess.Popen([*COMMAND, str(root), "--out", str(tmp_path / "out")], stderr=subprocess.DEVNULL)
    time.sleep(share * took)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert len(saksi.load(tmp_path / "out").articles) in (1, 60)
    main(["annotate", str(root), "--out", str(tmp_path / "out")])
    same(saksi.load(tmp_path / "out"), expected)


@pytest.fixture(scope="module")
def cluster():
    """Three Dask workers, each a process of its own."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None, silence_logs=50) as made:
        yield made


@pytest.mark.slow
def test_a_cluster_gives_the_tables_of_one_process(cluster):
    """Are the tables of a Dask cluster equal, row for row?"""
    same(annotate(many(80), scheduler=cluster.scheduler_address), annotate(many(80)))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_a_lost_worker_costs_nothing(cluster):
    """Is the result the same when one of three workers is killed midway?"""

    def kill(done: int) -> None:
        if done == 24:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    outcome = annotate_all(many(240), scheduler=cluster.scheduler_address, progress=kill)
    assert not outcome.faults
    same(outcome.corpus, annotate(many(240)))
