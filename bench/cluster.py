"""`python -m bench.cluster [COUNT]`: so many articles by one process, and on a Dask cluster of three workers.

Of two runs on the cluster the first loses a worker midway. All must write the same bytes; ends with 1 where they do
not. docs/scale.md has the figures.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from bench.articles import articles
from saksi.run import Progress, annotate_all
from saksi.storage import read_manifest, write_corpus

WORKERS = 3


def digests(count: int, scheduler: str | None = None, progress: Progress | None = None) -> dict[str, str]:
    """A run over *count* articles: the digest of each file of tables."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as spool, tempfile.TemporaryDirectory() as out:
        outcome = annotate_all(articles(count), scheduler=scheduler, progress=progress, spool=Path(spool))
        took = time.perf_counter() - begun
        write_corpus(outcome.tables, out)
        print(f"{took:.0f} s, {len(outcome.faults)} faults, {outcome.tables}", flush=True)
        return read_manifest(Path(out))["files"]


def main(count: int) -> int:
    from distributed import LocalCluster

    expected = digests(count)
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:

        def kill(done: int) -> None:
            if done == count // 2:
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

        steps = {"a worker lost": kill, "undisturbed": None}
        runs = {name: digests(count, cluster.scheduler_address, step) for name, step in steps.items()}
    for name, found in runs.items():
        print(f"{name}: {'equal' if found == expected else 'NOT EQUAL'}, {len(found)} files")
    return 0 if all(found == expected for found in runs.values()) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
