"""`python -m bench.again [COUNT]`: what a second run costs when one article is new; docs/lab.md has the figures.

Processor time of annotating, which is reading the cache and annotating what it does not have; what looks across
articles is done anew in each run and told beside it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.articles import articles
from saksi.model import Article
from saksi.run import annotate_all


def timed(made: Sequence[Article], cache: Path) -> tuple[float, float, int]:
    """Processor seconds until the last article is annotated, seconds after that, and articles from the cache."""
    marks: dict[str, float] = {}

    def watch(done: int) -> None:
        if done == len(made):
            marks["annotated"] = time.process_time()

    begun = time.process_time()
    outcome = annotate_all(made, cache=cache, progress=watch)
    return marks["annotated"] - begun, time.process_time() - marks["annotated"], outcome.from_cache


def main(count: int) -> None:
    made = list(articles(count + 1))
    annotate_all(made[:1])
    with tempfile.TemporaryDirectory() as folder:
        first, together, _ = timed(made[:count], Path(folder))
        second, together_again, kept = timed(made, Path(folder))
    print(f"{count:,} articles: annotated in {first:.1f} s, brought together in {together:.1f} s")
    print(f"one more: {kept:,} from the cache, {second:.2f} s, {second / first:.1%}; together {together_again:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
