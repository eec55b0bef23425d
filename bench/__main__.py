"""`python -m bench [COUNT]`: the same articles through this program and others; writes docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.articles import articles
from saksi.annotators import pipeline
from saksi.collector import paused
from saksi.engine import Method, in_processes
from saksi.ingest.layout import with_layout
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc
from saksi.rows import columns_of
from saksi.run import batches

OUT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
COUNT = 400
ROUNDS = 3
"""Each measurement is taken so often; the best counts, since whatever else a machine does only slows."""


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The best round by processor time, which what else the machine does hardly touches; or by another clock."""
    times = []
    for _ in range(ROUNDS):
        begun = clock()
        work()
        times.append(clock() - begun)
    return min(times)


def tokenised(texts: Sequence[str]) -> int:
    """The floor: words and marks by one regular expression."""
    word = re.compile(r"\w+(?:[-']\w+)*|[^\w\s]")
    return sum(len(word.findall(text)) for text in texts)


def blank_spacy(texts: Sequence[str]) -> Callable[[], int] | None:
    """spaCy's tokenizer for Indonesian without any model; None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    nlp = spacy.blank("id")
    return lambda: sum(len(doc) for doc in nlp.pipe(texts))


def dateparser_search(texts: Sequence[str]) -> Callable[[], int] | None:
    """dateparser's search for dates in Indonesian; None where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    return lambda: sum(len(search_dates(text, languages=["id"]) or ()) for text in texts)


def stages(made: Sequence[Article]) -> dict[str, float]:
    """Milliseconds an article spends in each step, in one process."""
    lexicon = load_lexicon()
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], list]) -> list:
        begun = time.process_time()
        with paused():
            result = work()
        spent[name] = 1000 * (time.process_time() - begun) / len(made)
        return result

    docs = [Doc(article) for article in timed("layout", lambda: [with_layout(article, lexicon) for article in made])]
    for step in pipeline(lexicon):
        name = type(step).__name__.lower()
        docs = timed(name, partial(_annotated, docs, step))
    timed("rows", lambda: [columns_of(doc) for doc in docs])
    return spent


def _annotated(docs: list[Doc], step) -> list[Doc]:
    return [doc.with_annotations(step(doc), step.writes) for doc in docs]


def in_jobs(made: Sequence[Article], jobs: int) -> float:
    """Seconds that *jobs* processes need for the articles, with their start."""
    work = lambda: sum(len(results) for results in in_processes(batches(made), Method(), jobs))  # noqa: E731
    return seconds(work, time.perf_counter)


def import_seconds() -> float:
    """What `import saksi` costs over starting Python."""
    run = lambda code: seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True), time.perf_counter)  # noqa: E731
    return max(0.0, run("import saksi") - run("pass"))


def report(count: int) -> str:
    made = list(articles(count))
    texts = [article.text for article in made]
    words = sum(len(text.split()) for text in texts) / count
    pipeline(load_lexicon())
    spent = min((stages(made) for _ in range(ROUNDS)), key=lambda by_step: sum(by_step.values()))
    alone = sum(spent.values())
    ours = 1000 / alone
    one, two = in_jobs(made, 1), in_jobs(made, 2)
    rows = [("regular expression for words (the floor)", len(texts) / seconds(lambda: tokenised(texts)))]
    if spacy := blank_spacy(texts):
        rows.append((f"spaCy {version('spacy')}, blank `id` tokenizer", len(texts) / seconds(spacy)))
    rows.append(("**saksi, all annotators**", ours))
    few = texts[: max(1, count // 20)]
    if parser := dateparser_search(few):
        rows.append((f"dateparser {version('dateparser')}, dates only", len(few) / seconds(parser)))
    rows.append(("saksi, dates only", 1000 / (spent["sentences"] + spent["dates"])))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table = "\n".join(f"| {name} | {rate:,.0f} | {rate / ours:,.2f} |" for name, rate in rows)
    steps = "\n".join(f"| {name} | {ms:.2f} | {ms / alone:.0%} |" for name, ms in spent.items())
    return TEMPLATE.format(
        count=count, words=words, table=table, steps=steps, alone=alone, ours=ours, gain=one / two, rounds=ROUNDS,
        cores=os.cpu_count(), python=platform.python_version(), machine=platform.machine(), imported=import_seconds(),
        packages=", ".join(f"{name} {_version(name)}" for name in ("pandas", "pyarrow", "numpy")), memory=memory,
    )  # fmt: skip


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


TEMPLATE = """# Benchmarks

Written by `make bench`: {count} articles of {words:.0f} words on average, made from the five real ones
(`bench/articles.py`), the same for every program, all in one run. The best of {rounds} rounds counts, in processor time
where one process works, else by the clock.
{cores} cores, {machine}, Python {python}, {packages}. Only the ratios mean something on another machine.

## Articles a second on one core

| program | articles a second | times saksi |
| --- | ---: | ---: |
{table}

The other programs do a part of the work: they cut words, or look for dates. A peer in form, the Gender Gap Tracker's
extractor with spaCy's small English model, was measured on such cores at 7.3 articles of 350 words a second.

## Where the time goes

| step | ms an article | share |
| --- | ---: | ---: |
{steps}

{alone:.1f} ms an article in all, {ours:.0f} articles a second.

## Processes, start, memory

- Two processes do the work of one in {gain:.2f} times less time, starting them included.
- `import saksi` takes {imported:.2f} s.
- The measuring process, which holds all articles and their annotations at once, had {memory:.0f} MB at most.
"""


if __name__ == "__main__":
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(report(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT), encoding="utf-8")
    print(f"written: {OUT.relative_to(OUT.parents[1])}")
