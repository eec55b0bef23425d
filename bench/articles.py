"""Any number of articles, made of the five real ones: sentences drawn and mixed, names and dates changed.

The same number always gives the same article, however many are made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from saksi.model import Article
from saksi.text import paragraphs

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
WORDS = 350
"""Words an article has at least, as those of the peers' measurements."""
_NAMES = {
    "Donald Trump": ("Joe Biden", "Emmanuel Macron", "Recep Tayyip Erdogan", "Prabowo Subianto", "Narendra Modi"),
    "Trump": ("Biden", "Macron", "Erdogan", "Prabowo", "Modi"),
    "Kim Jong-un": ("Xi Jinping", "Benjamin Netanyahu", "Shinzo Abe", "Anwar Ibrahim", "Volodymyr Zelensky"),
    "Kim Jong Un": ("Xi Jinping", "Benjamin Netanyahu", "Shinzo Abe", "Anwar Ibrahim", "Volodymyr Zelensky"),
    "Hanoi": ("Jenewa", "Doha", "Jakarta", "Wina", "Istanbul"),
    "Korea Utara": ("Iran", "Suriah", "Myanmar", "Israel", "Ukraina"),
}
_DATE = re.compile(r"\((?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?\)")
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_WEEKDAY = re.compile("|".join(_WEEKDAYS))
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 3650


@lru_cache(maxsize=1)
def _pool() -> tuple[str, ...]:
    texts = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    return tuple(" ".join(span.of(text).split()) for text in texts for span in paragraphs(text))


def article(number: int) -> Article:
    """The article of that number."""
    draw = random.Random(number)
    day = _FIRST_DAY + timedelta(draw.randrange(_DAYS))
    names = {name: draw.choice(others) for name, others in _NAMES.items()}
    lines, words = [], 0
    while words < WORDS:
        line = _changed(draw.choice(_pool()), names, day, draw)
        lines.append(line)
        words += len(line.split())
    known = {"path": f"{number:08}.txt", "published_date": day.isoformat(), "published_basis": "given"}
    return Article(article_id=f"{number:08}", text="\n".join(lines), **known)


def articles(count: int, first: int = 0) -> Iterator[Article]:
    """*count* articles, one made when it is asked for."""
    for number in range(first, first + count):
        yield article(number)


def _changed(line: str, names: dict[str, str], day: date, draw: random.Random) -> str:
    for name, other in names.items():
        line = line.replace(name, other)
    told = day - timedelta(draw.randrange(5))

    def written(found: re.Match) -> str:
        return f"({told.day}/{told.month}/{told.year})" if found["year"] else f"({told.day}/{told.month})"

    return _WEEKDAY.sub(_WEEKDAYS[told.weekday()], _DATE.sub(written, line))
