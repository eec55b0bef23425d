"""Runs: many processes like one, a cache that is never wrong, faults that cost one article."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from saksi import engine
from saksi.beside import beside
from saksi.cache import Cache, Keys
from saksi.collector import paused
from saksi.corrections import Corrections
from saksi.ingest.source import Fault
from saksi.lexicon import load_lexicon
from saksi.lock import Busy, locked
from saksi.model import Article, Remark
from saksi.run import annotate, annotate_all
from saksi.tables import Corpus, frame
from saksi.waiting import Waiting

ARTICLES = sorted((Path(__file__).parents[1] / "data/articles").glob("*.txt"))


def articles(count: int = 30) -> list[Article]:
    text = (
        'HANOI, Contoh.com - Moon tiba di Hanoi pada Kamis (28/2/2019).\n"Kami siap {}," kata Moon.\nKim diam {} hari.'
    )
    return [Article(article_id=f"a{n}", text=text.format(n, n), path=f"a{n}.txt") for n in range(count)]


def same(one: Corpus, other: Corpus) -> None:
    for name, table in one.tables().items():
        pd.testing.assert_frame_equal(table, getattr(other, name), obj=name)


def test_several_processes_give_the_tables_of_one():
    """Does it not matter how many processes annotate?"""
    same(annotate(articles(60)), annotate(articles(60), jobs=2))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_leaves_nothing_behind(path):
    """Do all objects made for an article go with it, without a search for cycles, which workers put off?"""
    article = Article(article_id="a", text=path.read_text("utf-8"))
    engine.annotate_one(article, load_lexicon())
    gc.collect()
    with paused():
        engine.annotate_one(article, load_lexicon())
        assert gc.collect() == 0


def test_the_cache_gives_the_same_tables(tmp_path):
    """Are rows from the cache equal to rows made anew, and all of them from there the second time?"""
    first = annotate_all(articles(), cache=tmp_path)
    again = annotate_all(articles(), cache=tmp_path)
    same(first.corpus, again.corpus)
    assert (first.from_cache, again.from_cache) == (0, 30)


def test_only_what_changed_is_annotated_again(tmp_path):
    """Is one changed article of thirty the only one that is annotated?"""
    annotate_all(articles(), cache=tmp_path)
    changed = articles()
    changed[7] = replace(changed[7], text="Kim pulang ke Pyongyang.")
    outcome = annotate_all(changed, cache=tmp_path)
    assert outcome.from_cache == 29
    same(outcome.corpus, annotate(changed))


@pytest.mark.parametrize(
    "change",
    [
        {"article_id": "b"},
        {"path": "b.txt"},
        {"text": "Kim pulang."},
        {"title": "Kim"},
        {"published_date": "2019-03-01"},
        {"remarks": (Remark("encoding_repaired", {"encoding": "cp1252"}),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_key_tells_articles_apart(change):
    """Does everything that rows depend on change the key?"""
    keys, (article,) = Keys(load_lexicon(), None), articles(1)
    assert keys.key(article) != keys.key(replace(article, **change))
    assert keys.key(article) == Keys(load_lexicon(), Corrections()).key(article)


def test_an_overlaid_lexicon_changes_the_key(tmp_path):
    """Is nothing taken from the cache that another lexicon made?"""
    (tmp_path / "places.csv").write_text("form,country,source\nKotabaru,ID,Wikipedia: Kotabaru\n", "utf-8")
    (article,) = articles(1)
    assert Keys(load_lexicon(tmp_path), None).key(article) != Keys(load_lexicon(), None).key(article)


def test_a_broken_cache_is_put_aside(tmp_path):
    """Does a cache that is no database cost nothing but itself?"""
    (tmp_path / "rows.sqlite").write_bytes(b"no database at all" * 100)
    outcome = annotate_all(articles(3), cache=tmp_path)
    assert len(outcome.corpus.articles) == 3 and (tmp_path / "rows.broken").exists()


def test_what_is_in_the_cache_outlives_an_interruption(tmp_path):
    """Is what was annotated before Ctrl-C kept?"""

    def stop(done: int) -> None:
        if done == 25:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        annotate_all(articles(60), cache=tmp_path, progress=stop)
    assert annotate_all(articles(60), cache=tmp_path).from_cache >= 24


def test_rows_on_disk_are_the_rows_in_memory(tmp_path, monkeypatch):
    """Do rows that waited on disk come back as they were, and actors of many parts once?"""
    monkeypatch.setattr("saksi.run._CHUNK", 7)
    same(annotate_all(articles(), spool=tmp_path).corpus, annotate(articles()))
    assert any(tmp_path.iterdir())


def test_one_article_that_fails_costs_only_itself(monkeypatch):
    """Is a fault of a rule told with its article, and the rest annotated?"""
    whole = engine.annotate_one

    def failing(article, *rest):
        if article.article_id == "a1":
            raise ZeroDivisionError("boom")
        return whole(article, *rest)

    monkeypatch.setattr(engine, "annotate_one", failing)
    outcome = annotate_all(articles(3))
    assert outcome.corpus.articles.article_id.tolist() == ["a0", "a2"]
    assert [(f.path, "ZeroDivisionError: boom" in f.reason) for f in outcome.faults] == [("a1.txt", True)]
    with pytest.raises(ValueError, match="'a1'"):
        annotate(articles(3))


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked only there")
def test_a_worker_that_dies_costs_one_article(monkeypatch, tmp_path):
    """Does the run go on when a worker is killed, once or by the same article each time?"""
    whole, died = engine.annotate_one, tmp_path / "died"

    def deadly(article, *rest):
        if article.article_id == "a5" or (article.article_id == "a40" and not died.exists()):
            died.touch()
            os._exit(9)
        return whole(article, *rest)

    monkeypatch.setattr(engine, "annotate_one", deadly)
    outcome = annotate_all(articles(60), jobs=2)
    assert len(outcome.corpus.articles) == 59
    assert ["its worker died" in fault.reason for fault in outcome.faults] == [True]
    assert isinstance(outcome.faults[0], Fault) and outcome.faults[0].path == "a5.txt"


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked only there")
def test_a_worker_that_dies_while_nobody_waits_for_it_costs_nothing(monkeypatch, tmp_path):
    """Does the run go on where the next batch finds the workers gone already?"""
    whole, died = engine.annotate_one, tmp_path / "died"

    def deadly(article, *rest):
        if article.article_id == "a40" and not died.exists():
            died.touch()
            os._exit(9)
        return whole(article, *rest)

    def busy(done: int) -> None:
        """Reads the first results only once the worker of a later batch is gone, and found to be."""
        while done == 1 and not died.exists():
            time.sleep(0.05)
        time.sleep(0.5 if done == 1 else 0)

    monkeypatch.setattr(engine, "annotate_one", deadly)
    outcome = annotate_all(articles(80), jobs=2, progress=busy)
    assert (len(outcome.corpus.articles), outcome.faults) == (80, [])


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_in_many_parts_are_brought_together_as_in_one(jobs, monkeypatch, tmp_path):
    """Are copies, events and agreement found across the parts in which rows wait, by one process and by two?"""
    whole = annotate(articles())
    monkeypatch.setattr("saksi.run._CHUNK", 7)
    outcome = annotate_all(articles(), jobs=jobs, spool=tmp_path)
    assert len(outcome.tables) == 5
    same(outcome.corpus, whole)


def test_work_beside_is_done_here_where_its_process_dies(tmp_path):
    """Is the result there although the other process was lost?"""
    with beside(2, _die_once, tmp_path / "died") as result:
        assert result() == "done"


def _die_once(marker):
    if not marker.exists():
        marker.touch()
        os._exit(9)
    return "done"


def test_an_exception_of_work_beside_is_raised_where_its_result_is_asked_for():
    """Is it the exception that work done here would raise?"""
    with beside(2, int, "x") as result, pytest.raises(ValueError, match="'x'"):
        result()


def test_work_beside_ends_with_what_it_was_for():
    """Does Ctrl-C, or a fault, not wait for the other process?"""
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), beside(2, time.sleep, 60):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30


def test_rows_that_all_come_from_the_cache_need_no_workers(monkeypatch, tmp_path):
    """Does a second run start no process and build no annotator?"""
    annotate_all(articles(), cache=tmp_path)
    monkeypatch.setattr(engine, "ProcessPoolExecutor", None)
    monkeypatch.setattr(engine, "_build", None)
    assert annotate_all(articles(), jobs=2, cache=tmp_path).from_cache == 30


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "The president said that he would meet the leader in Hanoi, and that the talks were for peace.",
            {"not_indonesian"},
        ),
        ("Presiden Moon mengatakan bahwa ia akan bertemu Kim di Hanoi dan perundingan itu untuk damai.", set()),
    ],
    ids=["English", "Indonesian"],
)
def test_other_languages_are_noted_and_left_out(text, kinds):
    """Is an English article kept, told, and without quotes or mentions?"""
    corpus = annotate([Article(article_id="a", text=text)])
    assert set(corpus.notices.kind) & {"not_indonesian"} == kinds
    assert len(corpus.sentences) == 1
    assert bool(kinds) == corpus.mentions.empty


def test_remarks_of_reading_become_notices():
    """Does a repaired encoding show in the tables?"""
    corpus = annotate([replace(articles(1)[0], remarks=(Remark("encoding_repaired", {"encoding": "cp1252"}),))])
    row = corpus.notices[corpus.notices.kind == "encoding_repaired"].iloc[0]
    assert (row.rule, row["values"]) == ("ingest.encoding_repaired", '{"encoding": "cp1252"}')


def test_an_article_alone_is_what_it_is_among_others():
    """Does adding articles change no row of another?"""
    some, more = annotate(articles(3)), annotate(articles(9))
    for name in ("sentences", "quotes", "claims", "dates", "mentions", "notices"):
        table = getattr(more, name)
        kept = table[table.article_id.isin(["a0", "a1", "a2"])].reset_index(drop=True)
        across = [c for c in ("claim_group", "independent_sources") if c in kept]
        pd.testing.assert_frame_equal(kept.drop(columns=across), getattr(some, name).drop(columns=across), obj=name)


def test_a_table_of_ones_own_is_annotated():
    """Is a DataFrame with id and text enough, and a wrong one told?"""
    own = pd.DataFrame({"id": ["x", "y"], "text": ["Moon tiba di Hanoi.", "Kim pulang."]})
    assert annotate(own).articles.article_id.tolist() == ["x", "y"]
    with pytest.raises(ValueError, match="column text"):
        annotate(own.drop(columns="text"))
    with pytest.raises(ValueError, match="'x' is there twice"):
        annotate(own.assign(id="x"))


def test_empty_tables_have_their_columns():
    """Has a corpus of no articles all tables with their types?"""
    corpus = Waiting().whole()
    for name, table in corpus.tables().items():
        pd.testing.assert_frame_equal(table, frame(name, ()), obj=name)
    same(annotate([]), corpus)


def test_two_runs_do_not_write_in_one_folder(tmp_path):
    """Is the second run told who holds the folder, and let in once it is free?"""
    with locked(tmp_path), pytest.raises(Busy, match=f"process {os.getpid()}"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_the_cache_serves_two_at_once(tmp_path):
    """Can two runs use one cache?"""
    one, other = Cache(tmp_path), Cache(tmp_path)
    one.put({b"k": {"actors": [["a"]]}})
    other.put({b"l": {}})
    assert other.get([b"k", b"l", b"m"]) == {b"k": {"actors": [["a"]]}, b"l": {}}
    one.close()
    other.close()


LIGHT = "import sys, saksi; sys.exit(' '.join(m for m in ('pandas', 'matplotlib', 'numpy') if m in sys.modules) or 0)"
WORKER = (
    "import sys; from saksi.engine import Method, annotate_batch; from saksi.model import Article;"
    "annotate_batch([Article(article_id='a', text='Moon tiba di Hanoi.')], Method());"
    "sys.exit(' '.join(m for m in ('matplotlib', 'pandas', 'trafilatura') if m in sys.modules) or 0)"
)


@pytest.mark.parametrize("code", [LIGHT, WORKER], ids=["import", "worker"])
def test_only_what_is_needed_is_loaded(code):
    """Do the package and its workers leave large packages alone?"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.strip()) == (0, "")


def test_hash_seed_does_not_matter(project, tmp_path):
    """Are the tables the same bytes under another hash seed?"""
    code = "import sys; from saksi.cli import main; sys.exit(main(sys.argv[1:]))"
    for seed in ("1", "2"):
        args = [str(project / "data/articles"), "--out", str(tmp_path / seed), "--format", "jsonl", "--no-cache"]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, "annotate", *args], env=env, check=True, capture_output=True)
    for path in sorted((tmp_path / "1").glob("*.json*")):
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes(), path.name
