"""Crawls in WARC form, such as CC-NEWS, to articles: one pass, one record in memory.

Every page that was fetched with success is read as :mod:`saksi.ingest.html` reads a saved one; its id is that of
its record. Limits: pages are read in the encoding they are in, not in the one the server named.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr

from saksi.ingest.html import page_of
from saksi.ingest.readers import Readings
from saksi.ingest.records import article_of
from saksi.ingest.source import Fault, Found, Source, Unreadable

_LARGEST_RECORD = 10_000_000
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(source: Source, given: Mapping[str, str]) -> Readings:
    """The pages of a crawl; what breaks off in the middle is read up to there."""
    number = 0
    for number, record in _records(source):
        yield from _page(record, source, number)
    if not number:
        raise Unreadable("no record is in it", "It is no WARC file, or empty: fetch it again, or take it out.")


def _records(source: Source) -> Iterator[tuple[int, object]]:
    """The records with their numbers; what warcio raises over broken bytes has no one type."""
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    with source.open() as stream:
        records = ArchiveIterator(stream)
        while True:
            try:
                with redirect_stderr(io.StringIO()):
                    record = next(records, None)
            except Exception as error:
                place = f"record {number + 1}"
                raise Unreadable(f"the crawl breaks off ({error})", "Fetch the file again.", place) from None
            if record is None:
                return
            number += 1
            yield number, record


def _page(record, source: Source, number: int) -> Readings:
    if record.rec_type != "response" or not record.http_headers:
        return
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    if record.http_headers.get_statuscode() != "200" or kind not in _PAGES:
        return
    place = f"record {number}"
    try:
        data = _content(record)
        if len(data) > _LARGEST_RECORD:
            raise Unreadable("the page is too large", "It is left out of crawls.")
        if getattr(record.raw_stream, "limit", 0) > 0:
            raise Unreadable("the crawl breaks off within the record", "Fetch the file again.")
        page = page_of(data)
        page["url"] = record.rec_headers.get_header("WARC-Target-URI") or page["url"]
        article, notes = article_of({**page, "id": _ident(record)}, path=source.path, basis="metadata", place=place)
    except Unreadable as error:
        yield Fault(source.path, error.reason, error.mend, place)
        return
    yield Found(article, place)
    yield from notes


def _content(record) -> bytes:
    """The page's bytes, unpacked; broken packing is a fault of the record."""
    try:
        return record.content_stream().read(_LARGEST_RECORD + 1)
    except Exception as error:
        raise Unreadable(f"its content cannot be unpacked ({error})", "Fetch the file again.") from None


def _ident(record) -> str | None:
    ident = record.rec_headers.get_header("WARC-Record-ID")
    return ident.strip("<>").removeprefix("urn:uuid:") if ident else None
