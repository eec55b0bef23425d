"""Articles to tables: each article is annotated alone, then the articles are looked at together.

What was annotated before comes from the cache. While articles are annotated, no more of them than a few batches
are in memory: their rows wait as Arrow tables, on disk where a folder for that is given.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.cache import Cache, Keys, rules_version
from saksi.collector import paused, sweep
from saksi.columns import Columns, arrow_of, joined
from saksi.corrections import Corrections
from saksi.engine import Method, Result, in_processes, in_this_process, on_cluster
from saksi.ingest import articles_of
from saksi.ingest.source import Fault
from saksi.lexicon import Lexicon, load_lexicon
from saksi.model import Article
from saksi.tables import TABLES, Corpus
from saksi.waiting import Waiting

if TYPE_CHECKING:
    import pandas as pd

Progress = Callable[[int], None]
"""Called with the number of articles done so far."""

CACHE_VARIABLE = "SAKSI_CACHE"
"""Environment variable that names the folder of the cache where the call does not."""
_BATCH = 8
"""Articles that go to a worker at once: enough to hide the way there, few enough for all workers to end together."""
_CHUNK = 500
"""Articles whose rows are gathered before they are packed into Arrow tables."""


@dataclass
class Outcome:
    """What a run has made: the tables, the faults of annotating, and how many articles came from the cache."""

    tables: Waiting
    faults: list[Fault] = field(default_factory=list)
    from_cache: int = 0

    @cached_property
    def corpus(self) -> Corpus:
        """The tables as DataFrames, all in memory."""
        return self.tables.whole()


def annotate(
    articles: pd.DataFrame | Iterable[Article],
    jobs: int = 1,
    lexicon: Lexicon | None = None,
    cache: Path | str | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
    corrections: Corrections | Path | str | None = None,
) -> Corpus:
    """The tables of *articles*.

    Args:
        articles: a DataFrame as :func:`saksi.load_articles` gives, or articles.
        jobs: processes that annotate.
        lexicon: other than that of the package.
        cache: a folder where rows are kept for the next run; else that of the variable SAKSI_CACHE, else none.
        scheduler: address of a Dask cluster, instead of processes here.
        progress: told the number of articles done.
        corrections: the decisions by hand, or their file.

    Raises:
        ValueError: if an article cannot be annotated, or the table of articles is wrong.
    """
    cache = cache or os.environ.get(CACHE_VARIABLE) or None
    outcome = annotate_all(articles, jobs, lexicon, cache, scheduler, progress, corrections)
    if outcome.faults:
        raise ValueError(str(outcome.faults[0]))
    return outcome.corpus


def annotate_all(
    articles: pd.DataFrame | Iterable[Article],
    jobs: int = 1,
    lexicon: Lexicon | None = None,
    cache: Path | str | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
    corrections: Corrections | Path | str | None = None,
    spool: Path | None = None,
) -> Outcome:
    """As :func:`annotate`, but goes on past an article that fails, and keeps no cache unless one is named.

    *spool* is a folder for rows in waiting; it must outlive the tables.
    """
    lexicon = lexicon or load_lexicon()
    if not isinstance(corrections, Corrections):
        corrections = Corrections.read(Path(corrections) if corrections else None)
    if hasattr(articles, "columns"):
        articles = articles_of(articles)
    method = Method(lexicon.overlays, corrections)
    with closing(Cache(cache)) if cache else nullcontext() as store, paused():
        run = _Run(method, Keys(lexicon, corrections) if store else None, store, jobs, scheduler)
        rows = _Gathered(spool)
        for done, result in enumerate(run.results(articles), 1):
            if isinstance(result, Fault):
                run.faults.append(result)
            else:
                rows.add(result)
            if progress:
                progress(done)
    tables = rows.tables()
    _synthesise(tables, lexicon, jobs)
    return Outcome(tables, run.faults, run.from_cache)


def method_of(lexicon: Lexicon, corrections: Corrections) -> dict[str, str]:
    """The versions that a run's tables rest on, for the manifest: rules, lexicon, corrections."""
    return {"rules": rules_version(), "lexicon": lexicon.version, "corrections": corrections.version}


class _Run:
    """One run: batches from the cache or from the workers, in order."""

    def __init__(self, method: Method, keys: Keys | None, store: Cache | None, jobs: int, scheduler: str | None):
        self.method, self.keys, self.store = method, keys, store
        self.jobs, self.scheduler = jobs, scheduler
        self.faults: list[Fault] = []
        self.from_cache = 0

    def results(self, articles: Iterable[Article]) -> Iterator[Result]:
        """The columns of each article, or its fault, in the order of the articles."""
        pending: list[tuple[list[bytes], dict[bytes, Columns]]] = []
        for computed in self._computed(self._missing(batches(articles), pending)):
            keys, known = pending.pop(0)
            yield from self._merged(keys, known, computed)

    def _missing(self, batches: Iterable[list[Article]], pending: list) -> Iterator[list[Article]]:
        """Of each batch what the cache does not have; what it has waits in *pending*."""
        for batch in batches:
            keys = [self.keys.key(article) for article in batch] if self.keys else [b""] * len(batch)
            known = self.store.get(keys) if self.store else {}
            self.from_cache += sum(1 for key in keys if key in known)
            pending.append((keys, known))
            yield [article for article, key in zip(batch, keys, strict=True) if key not in known]

    def _computed(self, batches: Iterable[list[Article]]) -> Iterator[list[Result]]:
        if self.scheduler:
            return on_cluster(batches, self.method, self.scheduler)
        if self.jobs > 1:
            return in_processes(batches, self.method, self.jobs)
        return in_this_process(batches, self.method)

    def _merged(self, keys: list[bytes], known: dict[bytes, Columns], computed: list[Result]) -> Iterator[Result]:
        new = iter(computed)
        results = [known[key] if key in known else next(new) for key in keys]
        if self.store and computed:
            pairs = zip(keys, results, strict=True)
            self.store.put({k: r for k, r in pairs if k not in known and not isinstance(r, Fault)})
        yield from results


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles as they go to workers, a few at a time."""
    iterator = iter(articles)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


class _Gathered:
    """Rows of many articles: the newest as Python values, the others packed, on disk where there is a folder."""

    def __init__(self, spool: Path | None):
        self._loose: list[Columns] = []
        self._packed = Waiting(spool)
        self._actors: set[str] = set()

    def add(self, columns: Columns) -> None:
        self._loose.append(columns)
        if len(self._loose) >= _CHUNK:
            self._pack()

    def tables(self) -> Waiting:
        if self._loose:
            self._pack()
        return self._packed

    def _pack(self) -> None:
        columns = joined(self._loose)
        self._loose.clear()
        if "actors" in columns:
            columns["actors"] = self._new_actors(columns["actors"])
        self._packed.add({name: arrow_of(TABLES[name], cells) for name, cells in columns.items()})
        del columns
        sweep()

    def _new_actors(self, columns: list[list]) -> list[list]:
        """The actors that no article before has named: an actor is one row, whoever names it first."""
        kept = []
        for number, ident in enumerate(columns[0]):
            if ident not in self._actors:
                self._actors.add(ident)
                kept.append(number)
        return [[cells[number] for number in kept] for cells in columns]


def _synthesise(tables: Waiting, lexicon: Lexicon, jobs: int) -> None:
    from saksi.synthesis import synthesise

    synthesise(tables, lexicon, jobs)
