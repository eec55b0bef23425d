"""Throws broken input at every reader and at all annotators: `python tools/fuzz.py [CASES] [FIRST]`.

Each number makes one case, always the same, from scraps of news, marks, bytes and files that were cut, doubled
or mixed. What counts as a failure: another error than the one a reader may raise, a row whose words are not
those of the text, more than two seconds. The case's number is printed, to be run again alone.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from saksi.annotators import annotate_article
from saksi.corrections import Correction, CorrectionError
from saksi.ingest.archive import read_zip
from saksi.ingest.html import read_html
from saksi.ingest.layout import with_layout
from saksi.ingest.readers import read_csv, read_jsonl, read_metadata, read_text
from saksi.ingest.source import Source, Unreadable
from saksi.ingest.warc import read_warc
from saksi.lexicon import LexiconError, load_lexicon, read_toml
from saksi.model import Article
from saksi.tables import SPAN_TABLES, rows_of

SLOWEST = 2.0
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
ROOT = Path(__file__).parents[1]
SEEDS = [path.read_text("utf-8") for path in sorted((ROOT / "data" / "articles").glob("*.txt"))]
MARKS = [
    '"',
    "\u201c",
    "\u201d",
    "'",
    "\u2018",
    "(",
    ")",
    "[",
    "]",
    ".",
    "...",
    "\u2026",
    ",",
    ":",
    ";",
    "-",
    "\u2013",
    "?",
    "!",
]
ODD = [
    "\x00",
    "\u0130",
    "\u00df",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\U0001f600",
    "e\u0301",
    "\u2028",
    "\r\n",
    "\n\n",
    "\t",
    "\u00a0",
]
WORDS = [
    "Baca juga: ", "ADVERTISEMENT", "(Antara/Reuters)", "31/2/2019", "Kamis (25/2)", "26-27 Februari ", "pukul 25.99 ",
    "dilansir ", "menurut ",
]  # fmt: skip


def text_of(draw: random.Random) -> str:
    """A text made of pieces of the articles, changed here and there."""
    pieces = []
    for _ in range(draw.randrange(1, 6)):
        seed = draw.choice(SEEDS)
        start = draw.randrange(len(seed))
        pieces.append(seed[start : start + draw.choice((3, 20, 100, 400))])
        pieces.append(draw.choice(draw.choice((MARKS, ODD, WORDS, [" "]))) * draw.choice((1, 1, 1, 2, 50)))
    letters = list("".join(pieces))
    for _ in range(draw.randrange(6)):
        at = draw.randrange(len(letters))
        letters[at] = draw.choice(
            (draw.choice(MARKS), draw.choice(ODD), "", letters[at].swapcase(), chr(draw.randrange(1, 0xD800)))
        )
    return "".join(letters)


def bytes_of(draw: random.Random) -> bytes:
    """A file of some form with some of its bytes changed, or cut, or doubled."""
    text = text_of(draw)
    rows = [
        {"id": str(n), "text": text[: n * 50 + 1], "published": draw.choice(("2019", "1/2/2019", text[:9]))}
        for n in range(3)
    ]
    made = draw.choice(
        (
            lambda: text.encode(draw.choice(("utf-8", "utf-16", "utf-8-sig"))),
            lambda: text.encode("cp1252", "replace"),
            lambda: "\n".join(map(json.dumps, rows)).encode(),
            lambda: f'id,text,title\n1,"{text}",x\n2,{text}\n'.encode(),
            lambda: f"<html><title>x</title><body><p>{text}</p><{text[:5]}></body>".encode(),
            lambda: f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {draw.randrange(99)}\r\n\r\n{text}".encode(),
            lambda: _zip(text),
        )
    )()
    data = bytearray(made)
    for _ in range(draw.randrange(4)):
        at = draw.randrange(len(data))
        data[at : at + draw.choice((0, 1, 9))] = draw.randbytes(draw.choice((0, 1, 9)))
        data = data or bytearray(b"x")
    return bytes(data[: draw.randrange(len(data) + 1)] if draw.random() < 0.2 else data)


def _zip(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", PACKED[len(text) % len(PACKED)]) as archive:
        archive.writestr("a.txt", text)
        archive.writestr("b.jsonl", json.dumps({"id": "b", "text": text}))
    return out.getvalue()


def annotate(draw: random.Random) -> None:
    """All annotators over one text: every row holds the words it points at."""
    text = text_of(draw)
    day = draw.choice((None, "2019-02-28", "2024-02-29"))
    article = Article(article_id="a", text=text, published_date=day, published_basis="given" if day else None)
    tables = rows_of(annotate_article(with_layout(article), load_lexicon()))
    for name in SPAN_TABLES:
        for row in tables[name]:
            if text[row["start"] : row["end"]] != row["text"]:
                raise AssertionError(f"{name}: {row}")


def read(draw: random.Random) -> None:
    """One of the readers over bytes."""
    data = bytes_of(draw)
    source = Source("a", "a", lambda: io.BytesIO(data))
    reader = draw.choice((read_text, read_jsonl, read_csv, read_html, read_warc, read_zip))
    try:
        for _ in reader(source, {}):
            pass
    except Unreadable:
        pass
    read_metadata(data, "articles.csv")


def correct(draw: random.Random) -> None:
    """A line of the log of corrections."""
    keys = ("table", "action", "target", "changed", "before", "after", "when", "article_id", "selector", "undo")
    row = {draw.choice(keys): draw.choice((text_of(draw)[:20], 1, None, [], {}, ["x"])) for _ in range(5)}
    with contextlib.suppress(CorrectionError):
        Correction.from_json(draw.choice((json.dumps(row), text_of(draw)[:99])))


def overlay(draw: random.Random, folder: Path) -> None:
    """A file laid over the lexicon."""
    name = draw.choice(("layout.toml", "places.csv", "names.csv"))
    (folder / name).write_bytes(bytes_of(draw))
    try:
        if name.endswith(".toml"):
            read_toml(folder / name)
        else:
            load_lexicon.__wrapped__(folder).table(name[:-4])
    except LexiconError:
        pass
    finally:
        (folder / name).unlink()


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("cases", metavar="CASES", type=int, nargs="?", default=10_000, help="default: 10000")
    parser.add_argument("first", metavar="FIRST", type=int, nargs="?", default=0, help="its number, default: 0")
    args = parser.parse_args(argv)
    return fuzz(args.cases, args.first)


def fuzz(cases: int, first: int) -> int:
    """Runs the cases; tells the failures, and whether there were any."""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        kinds: list[tuple[int, Callable[[random.Random], None]]] = [
            (50, annotate), (40, read), (5, correct), (5, lambda draw: overlay(draw, Path(folder))),
        ]  # fmt: skip
        annotate(random.Random(0))
        for number in range(first, first + cases):
            draw = random.Random(number)
            (kind,) = draw.choices([k for _, k in kinds], [w for w, _ in kinds])
            begun = time.process_time()
            try:
                kind(draw)
                fault = None
            except Exception as error:
                fault = f"{type(error).__name__}: {str(error)[:200]}"
            took = time.process_time() - begun
            if fault or took > SLOWEST:
                failures += 1
                print(f"case {number} ({getattr(kind, '__name__', 'overlay')}): {fault or f'{took:.1f} s'}", flush=True)
            if number % 5000 == 4999:
                print(f"{number + 1 - first} cases, {failures} failures", flush=True)
    print(f"{cases} cases, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
