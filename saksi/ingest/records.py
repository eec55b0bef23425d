"""Records (what a line of JSONL, a row of CSV, a page or a file brought) to articles, checked on the way."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from email.utils import parsedate_to_datetime

from saksi.ingest.decode import without_surrogates
from saksi.ingest.source import LARGEST_TEXT, Fault, Unreadable
from saksi.model import Article, Remark

_ISO = re.compile(r"(?P<year>\d{4})[-/.]?(?P<month>\d{2})[-/.]?(?P<day>\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
_WORDS = re.compile(r"(?<!\d)(?P<day>\d{1,2}) (?P<month>[^\W\d_]{3,9}) (?P<year>\d{4})(?!\d)")
_MONTHS = (
    ("jan",), ("feb", "peb"), ("mar",), ("apr",), ("mei", "may"), ("jun",),
    ("jul",), ("agu", "agt", "ags", "aug"), ("sep",), ("okt", "oct"), ("nov", "nop"), ("des", "dec"),
)  # fmt: skip


def day_of(words: str) -> str | None:
    """The ISO day that a cell `published` names, in any of the forms that dumps use; None if it names none.

    A day is the day as written, whatever the time zone beside it. ``03/04/2019`` is read day first, as
    Indonesian papers write.

    >>> [day_of(w) for w in ("2019-02-28T03:10:00Z", "28/2/2019", "Kamis, 28 Februari 2019 10:00 WIB", "kemarin")]
    ['2019-02-28', '2019-02-28', '2019-02-28', None]
    """
    words = words.strip()
    for pattern, search in ((_ISO, re.Pattern.match), (_DAY_FIRST, re.Pattern.search), (_WORDS, re.Pattern.search)):
        if found := search(pattern, words):
            month = _month_number(found["month"])
            return _iso(int(found["year"]), month, int(found["day"])) if month else None
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _month_number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    begin = word.lower()[:3]
    return next((number for number, forms in enumerate(_MONTHS, 1) if begin in forms), None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def article_of(
    record: Mapping[str, str | None],
    *,
    path: str,
    basis: str = "given",
    place: str | None = None,
    remarks: Iterable[Remark] = (),
) -> tuple[Article, list[Fault]]:
    """An article, and notes on what of its record could not be used.

    *record* has ``id`` and ``text``, and optionally ``title, published, outlet, url, byline, language``.

    Raises:
        Unreadable: if it has no id, or no text.
    """
    ident, text = record.get("id"), record.get("text")
    if not ident or not ident.strip():
        raise Unreadable("the article has no id", "Give each article an id of its own.", place)
    if not text or not text.strip():
        raise Unreadable("the article has no text", "Fill the text in, or take the article out.", place)
    if len(text) > LARGEST_TEXT:
        raise Unreadable(f"the text is longer than {LARGEST_TEXT:,} characters", "Split it into articles.", place)
    text, repairs = without_surrogates(text)
    cells = {name: _cell(record.get(name)) for name in ("title", "published", "outlet", "url", "byline", "language")}
    published = day_of(cells["published"]) if cells["published"] else None
    notes = []
    if cells["published"] and not published:
        reason = f"the date of publication {cells['published']!r} is not understood"
        notes.append(Fault(path, reason, "Write it as YYYY-MM-DD.", place, is_note=True))
    article = Article(
        article_id=without_surrogates(ident)[0],
        text=text,
        path=path,
        url=cells["url"],
        title=cells["title"],
        outlet=cells["outlet"],
        byline=cells["byline"],
        published_date=published,
        published_basis=basis if published else None,
        language=cells["language"],
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        remarks=(*remarks, *repairs),
    )
    return article, notes


def _cell(value: str | None) -> str | None:
    value = without_surrogates(value.strip())[0] if value else None
    return value or None
