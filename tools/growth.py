"""Finds what grows faster than the text: `python tools/growth.py [CHARACTERS]`.

A short piece is repeated on one line until it has so many characters, and until it has four times as many; each step
of annotating should take about four times as long. Told is every step that takes more than seven times, or longer
than a second for 10,000 characters; ends with 1 where there is one. Pieces are words of every class that the
annotators look for, alone, since what opens something and is never closed is what a search may run away with.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

from saksi.annotators import pipeline
from saksi.collector import paused
from saksi.ingest.layout import with_layout
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc

TIMES = 4
FASTER = 7.0
"""Times as long from which four times the text is too much."""
NOISE = 0.5
"""Seconds below which a step is not judged."""
SLOWEST = 1.0
"""Seconds for 10,000 characters."""
PIECES = [
    # what quotes, and what credits
    '"Kami siap," kata Moon. ', '"Kami siap ', 'Kami siap" ', "\u201cSiap\u201d ", "'", '"', "kata Moon, ", "ujarnya. ",
    "menurut Moon, ", "mengatakan bahwa ", "Kim mengatakan perang usai. ", "dikutip Reuters ", "dilansir dari ",
    "Demikian laporan Reuters. ", "(AP) ", "Foto: Reuters/Kim ", "seorang pejabat ", "pejabat itu ", "juru bicara ",
    # who
    "X", "KIM ", "Kim-", "Kim Jong ", "aB ", "A.B. ", "Moon (", "Moon, Kim, ", "Kim, Trump, dan ", "Ali (32), ",
    "Presiden AS ", "Menteri Luar Negeri ", "Kementerian Luar Negeri Rusia (Kemlu) ", "Rusia, ", "di Hanoi ", "Paris, ",
    "Moon\n", "Code of ", "@kim ", "a.com ", "https://a.co/ ", "ia ", "mereka ", "menurutnya ",
    # what, and how it hangs together
    "dan ", "yang ", "bahwa ", "jika ", "sementara ", "Namun, ", "tidak ", "akan ", "antara Kim dan ", "sanksi ",
    "bertemu Kim di Hanoi ", "KTT ", "pertemuan itu ", "Kim bertemu Trump. ", "Trump batal bertemu Kim. ",
    "Kim membantah. ", "Trump dan Kim menandatangani perjanjian. ",
    # when, how many
    "1", "12 ", "12/", "2018-2019 ", "pada 12 Juni 2018 ", "Senin (25/2) ", "tahun itu ", "sehari sebelumnya ",
    "dua hari lalu ", "pukul 10.00 ", "dua puluh ",
    # what holds a page together
    "\n", "x", ". ", "? ", "... ", ": ", "; ", "- ", "/ ", "Baca juga: Kim tiba\n", "ADVERTISEMENT\n", "Kim tiba.\n",
]  # fmt: skip


def spent(text: str, steps: list, lexicon) -> dict[str, float]:
    """Seconds of processor time that each step takes on a text."""
    found, begun = {}, time.process_time()
    doc = Doc(with_layout(Article(article_id="a", text=text), lexicon))
    found["Layout"] = time.process_time() - begun
    for step in steps:
        begun = time.process_time()
        doc = doc.with_annotations(step(doc), step.writes)
        found[type(step).__name__] = time.process_time() - begun
    return found


def grown(piece: str, characters: int, steps: list, lexicon) -> Iterator[str]:
    """The steps that grow faster than the text of one piece, or are slow, in words."""
    few, many = (
        spent("Moon tiba. " + (piece * (size // len(piece) + 1))[:size], steps, lexicon)
        for size in (characters, TIMES * characters)
    )
    for name, seconds in many.items():
        if seconds > NOISE and seconds > FASTER * few[name]:
            yield f"{piece!r}: {name} takes {seconds / few[name]:.0f} times as long for {TIMES} times the text"
        elif seconds > NOISE and seconds * 10_000 > SLOWEST * TIMES * characters:
            yield f"{piece!r}: {name} takes {seconds:.1f} s for {TIMES * characters:,} characters"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("characters", metavar="CHARACTERS", type=int, nargs="?", default=15_000, help="default: 15000")
    characters = parser.parse_args(argv).characters
    lexicon = load_lexicon()
    steps = pipeline(lexicon)
    found = 0
    for piece in PIECES:
        with paused():
            for line in grown(piece, characters, steps, lexicon):
                print(line, flush=True)
                found += 1
    print(f"{len(PIECES)} pieces, {found} that grow too fast")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
