"""`python -m bench.scale COUNT...`: what so many articles cost; writes the table of docs/scale.md.

Each count runs in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.articles import articles
from saksi.run import annotate_all
from saksi.storage import write_corpus
from saksi.tables import Corpus

OUT = Path(__file__).parents[1] / "docs" / "scale.md"
MARKS = ("<!-- measured -->", "<!-- end -->")
JOBS = 2


def measured(count: int) -> dict[str, float]:
    """Seconds of annotating, of bringing together, of writing; peaks of memory in MB; size of the tables in MB."""
    begun = time.perf_counter()
    annotated: dict[str, float] = {}

    def watch(done: int) -> None:
        if done == count:
            annotated.update(seconds=time.perf_counter() - begun, memory=_peak())

    with tempfile.TemporaryDirectory() as spool, tempfile.TemporaryDirectory() as out:
        outcome = annotate_all(articles(count), jobs=JOBS, progress=watch, spool=Path(spool))
        together = time.perf_counter()
        write_corpus(outcome.tables, out)
        written = time.perf_counter()
        size = sum(path.stat().st_size for path in Path(out).iterdir()) / 1e6
    return {
        "articles": count,
        "annotate": annotated["seconds"],
        "together": together - begun - annotated["seconds"],
        "write": written - together,
        "memory_annotating": annotated["memory"],
        "memory": _peak(),
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "size": size,
        "rows": sum(outcome.tables.count(name) for name in Corpus.__dataclass_fields__),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(rows: list[dict[str, float]]) -> str:
    lines = [
        "| articles | annotate, s | bring together, s | write, s | ms an article | main process while annotating, MB "
        "| at most, MB | largest other process, MB | tables, MB | rows |",
        "| ---: " * 10 + "|",
    ]
    for row in rows:
        total = row["annotate"] + row["together"] + row["write"]
        cells = (
            f"{row['articles']:,}", f"{row['annotate']:.1f}", f"{row['together']:.1f}", f"{row['write']:.1f}",
            f"{1000 * total / row['articles']:.1f}", f"{row['memory_annotating']:.0f}", f"{row['memory']:.0f}",
            f"{row['worker']:.0f}", f"{row['size']:.1f}", f"{row['rows']:,}",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main(counts: list[int]) -> None:
    if os.environ.get("SAKSI_BENCH_ONE"):
        print(json.dumps(measured(counts[0])))
        return
    rows = []
    for count in counts:
        env = {**os.environ, "SAKSI_BENCH_ONE": "1"}
        ended = subprocess.run(
            [sys.executable, "-m", "bench.scale", str(count)], env=env, check=True, stdout=subprocess.PIPE
        )
        rows.append(json.loads(ended.stdout))
        print(rows[-1], file=sys.stderr)
    text = OUT.read_text("utf-8")
    before, _, rest = text.partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    OUT.write_text(f"{before}{MARKS[0]}\n{table(rows)}\n{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 10_000])
