"""Batches of articles to columns: here, in several processes, or on a Dask cluster, always in the same order.

A batch that takes its worker down is tried again, then article by article; an article that cannot be annotated
becomes a fault and stops nothing else. Limits: what waits between workers and the reader of the results is
bounded, so a slow disk slows the workers.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path

from saksi.collector import paused
from saksi.columns import Columns
from saksi.corrections import Corrections
from saksi.ingest.layout import with_layout
from saksi.ingest.source import Fault
from saksi.lexicon import Lexicon, LexiconError, load_lexicon
from saksi.model import Article, Doc, Notice
from saksi.rows import columns_of
from saksi.text import paragraphs

Result = Columns | Fault
_TRIES = 3
WAY_TO_START = "fork" if sys.platform == "linux" else "spawn"
"""How processes are started: where they can be forked, with what their parent has in memory."""
_READ_LANGUAGES = frozenset({None, "id"})
"""Languages whose articles are annotated; None is a text too short to tell."""


@dataclass(frozen=True)
class Method:
    """What a worker needs besides the articles: the folders laid over the lexicon, the corrections."""

    overlays: tuple[Path, ...] = ()
    corrections: Corrections | None = None

    def of(self, articles: Sequence[Article]) -> Method:
        """The method with no more corrections than *articles* need."""
        if not self.corrections or not self.corrections.rows:
            return Method(self.overlays)
        idents = {article.article_id for article in articles}
        rows = tuple(row for row in self.corrections.rows if row.article_id in idents)
        return Method(self.overlays, Corrections(rows))


def annotate_one(article: Article, lexicon: Lexicon, corrections: Corrections | None = None) -> Columns:
    """The rows of one article as columns; of one in another language only the article and its sentences."""
    from saksi.annotators import annotate_article, run
    from saksi.annotators.sentences import Sentences

    article = with_layout(article, lexicon)
    if article.language in _READ_LANGUAGES:
        doc = annotate_article(article, lexicon, corrections)
    else:
        doc = run(Doc(article), (Sentences(),))
    return columns_of(_with_remarks(doc))


def annotate_batch(articles: Sequence[Article], method: Method) -> list[Result]:
    """For each article its columns, or the fault that says why it has none. Runs in a worker."""
    lexicon = load_lexicon(*method.overlays)
    with paused():
        return [_annotated(article, lexicon, method.corrections) for article in articles]


def _annotated(article: Article, lexicon: Lexicon, corrections: Corrections | None) -> Result:
    try:
        return annotate_one(article, lexicon, corrections)
    except LexiconError:
        raise
    except Exception as error:  # a fault of a rule must not cost the other articles
        logging.getLogger(__name__).debug("article %s", article.article_id, exc_info=True)
        return _failed(article, f"{type(error).__name__}: {error}")


def _failed(article: Article, why: str) -> Fault:
    reason = f"article {article.article_id!r} could not be annotated ({why})"
    return Fault(
        article.path or article.article_id, reason, "This is a fault of saksi: please report it with the article."
    )


def _with_remarks(doc: Doc) -> Doc:
    """What was noticed while the file was read, as notices on the first line."""
    article = doc.article
    kinds = [(remark.kind, dict(remark.values)) for remark in article.remarks]
    if article.language not in _READ_LANGUAGES:
        kinds.append(("not_indonesian", {"language": article.language}))
    lines = paragraphs(doc.text)[:1] if kinds else []
    notices = [Notice(span=line, rule=f"ingest.{k}", kind=k, values=v) for line in lines for k, v in kinds]
    return doc.with_annotations([*doc["notices"], *notices], ("notices",)) if notices else doc


def in_this_process(batches: Iterable[Sequence[Article]], method: Method) -> Iterator[list[Result]]:
    for batch in batches:
        yield annotate_batch(batch, method)


def in_processes(batches: Iterable[Sequence[Article]], method: Method, jobs: int) -> Iterator[list[Result]]:
    """As :func:`in_this_process`, in *jobs* processes, results in the order of the batches."""
    pool = _Pool(jobs, method)
    waiting: deque = deque()
    try:
        for batch in batches:
            waiting.append((batch, pool.submit(batch)))
            if len(waiting) > 3 * jobs:
                yield _result(pool, waiting)
        while waiting:
            yield _result(pool, waiting)
    finally:
        pool.shutdown()


def _result(pool: _Pool, waiting: deque) -> list[Result]:
    batch, future = waiting.popleft()
    try:
        return future.result()
    except BrokenProcessPool:
        pool.restart()
        results = [_tried(pool, article) for article in batch]
        again = [(other, pool.submit(other)) for other, _ in waiting]
        waiting.clear()
        waiting.extend(again)
        return results


def _tried(pool: _Pool, article: Article) -> Result:
    for _ in range(_TRIES):
        try:
            return pool.submit([article]).result()[0]
        except BrokenProcessPool:
            pool.restart()
    return _failed(article, "its worker died")


class _Pool:
    """Worker processes that leave Ctrl-C to their parent, and can be started anew.

    They are started with the first articles, so that a run whose rows all come from the cache needs none. Where they
    can be forked the annotators are built before, once for all of them.
    """

    def __init__(self, jobs: int, method: Method):
        self._jobs, self._method = jobs, method
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, batch: Sequence[Article]) -> Future:
        """The results of a batch to come; a pool that broke meanwhile is told like one that breaks on the batch."""
        if not batch:
            return _of_none()
        try:
            return self._started().submit(annotate_batch, batch, self._method.of(batch))
        except BrokenProcessPool as error:
            broken: Future = Future()
            broken.set_exception(error)
            return broken

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            if WAY_TO_START == "fork":
                _build(self._method)
            self._executor = ProcessPoolExecutor(self._jobs, mp_context=get_context(WAY_TO_START), initializer=begin)
        return self._executor

    def restart(self) -> None:
        """Leaves the processes that are there to their end; the next batch starts others."""
        self.shutdown(wait=False)
        self._executor = None

    def shutdown(self, wait: bool = True) -> None:
        if self._executor:
            self._executor.shutdown(wait=wait, cancel_futures=True)


def _of_none() -> Future:
    """The results of a batch whose rows all come from the cache."""
    future: Future = Future()
    future.set_result([])
    return future


def _build(method: Method) -> None:
    from saksi.annotators import pipeline

    pipeline(load_lexicon(*method.overlays))


def begin() -> None:
    """Begins a worker; what it has from its parent is never searched for garbage, so that its pages stay shared."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed: it would wait for work for ever, and hold what its parent had locked."""
    parent_process().join()
    os._exit(1)


def on_cluster(batches: Iterable[Sequence[Article]], method: Method, scheduler: str) -> Iterator[list[Result]]:
    """As :func:`in_this_process`, on the Dask cluster whose scheduler has the address *scheduler*.

    A lost worker costs its batches in progress, which run again elsewhere.

    Raises:
        OSError: if the scheduler does not answer.
    """
    from distributed import Client

    with Client(scheduler, timeout="30s", set_as_default=False) as client:
        most = 4 * max(1, sum(client.nthreads().values()))
        waiting: deque = deque()
        for batch in batches:
            task = (annotate_batch, batch, method.of(batch))
            waiting.append(client.submit(*task, retries=_TRIES, pure=False) if batch else _of_none())
            if len(waiting) > most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
