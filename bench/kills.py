"""`python -m bench.kills [KILLS] [COUNT]`: a run over so many articles killed with SIGKILL at random moments.

After each kill the tables must be whole, those of the run before or those of the new one, and the log of corrections
untouched; the next run must give the bytes of an undisturbed one. Ends with 1 where one of these fails; docs/lab.md
has the figures.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import saksi
from bench.articles import articles
from saksi.anchors import Anchor
from saksi.corrections import Correction, append
from saksi.model import Span

COMMAND = [sys.executable, "-m", "saksi", "annotate", "articles", "--quiet", "--out"]
BEFORE = 3
"""Articles of the run before, whose tables lie in the folder when the run is killed."""
CORRECTIONS = 20


def project(folder: Path, count: int) -> None:
    """Articles, and a log that gives the first quotation of some of them a speaker of its own."""
    (folder / "articles").mkdir()
    made = list(articles(count))
    for article in made:
        (folder / "articles" / article.path).write_text(article.text, "utf-8", newline="")
    log = folder / "data" / "corrections" / "corrections.jsonl"
    quotes = saksi.annotate(made[:CORRECTIONS]).quotes.drop_duplicates("article_id")
    for row in quotes.itertuples():
        text = made[int(row.article_id)].text
        after = {"kind": row.kind, "speaker_name": f"Saksi {row.article_id}"}
        where = {
            "table": "quotes",
            "article_id": row.article_id,
            "anchor": Anchor.of(text, Span(int(row.start), int(row.end))),
        }
        append(log, Correction(action="change", after=after, changed=("speaker_name",), who="bench", **where))


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.glob("*.*")) if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.name[0] != "."}


def killed(folder: Path, out: Path, moment: float) -> bool:
    """Starts a run and kills it then; whether it was still running."""
    running = subprocess.Popen([*COMMAND, str(out)], cwd=folder, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    was_running = running.poll() is None
    running.send_signal(signal.SIGKILL)
    running.wait()
    return was_running


def main(kills: int, count: int) -> int:
    draw, wrong, hit, new = random.Random(1), [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder, count)
        log = folder / "data" / "corrections" / "corrections.jsonl"
        decided = log.read_bytes()
        begun = time.monotonic()
        subprocess.run([*COMMAND, "undisturbed"], cwd=folder, check=True)
        took = time.monotonic() - begun
        expected = digests(folder / "undisturbed")
        first = [str(path) for path in sorted((folder / "articles").iterdir())[:BEFORE]]
        call = [*COMMAND[:4], *first, *COMMAND[5:], "before"]
        subprocess.run(call, cwd=folder, check=True)
        for number in range(kills):
            out = folder / f"out{number}"
            shutil.copytree(folder / "before", out)
            hit += killed(folder, out, draw.uniform(0.2, 1.0) * took)
            found = len(saksi.load(out).articles)
            new += found == count
            if found not in (BEFORE, count) or log.read_bytes() != decided:
                wrong.append(f"kill {number}: {found} articles in the tables, or the log is another")
            subprocess.run([*COMMAND, str(out)], cwd=folder, check=True)
            if digests(out) != expected:
                wrong.append(f"kill {number}: the next run gave other bytes")
            shutil.rmtree(out)
    print(
        f"{kills} kills in a run of {took:.1f} s over {count} articles, {hit} before its end; {new} had the new tables"
    )
    print(
        f"{len(decided.splitlines())} corrections, none lost; {kills - len(wrong)} next runs like the undisturbed one"
    )
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(numbers + [30, 200][len(numbers) :])))
