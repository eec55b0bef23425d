"""Saved web pages to articles, by trafilatura: text, title, date, author, outlet, as the page's metadata give them.

Limits: what trafilatura takes for the main text is the text; a page without one is left out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from saksi.ingest.decode import decode
from saksi.ingest.readers import Readings
from saksi.ingest.records import article_of
from saksi.ingest.source import Found, Source, Unreadable

_LARGEST_PAGE = 5_000_000
"""Characters; the largest news pages have under one million."""
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""Only dates that the page declares, whatever day it is today."""


def read_html(source: Source, given: Mapping[str, str]) -> Readings:
    """A saved page is one article; *given* is its row of ``articles.csv``, and goes before what the page says."""
    data = source.read()
    if not data.strip():
        raise Unreadable("the file is empty", "Fill it, or take it out of the folder.")
    record = {**page_of(data), "id": source.ident}
    basis = "given" if given.get("published") else "metadata"
    article, notes = article_of({**record, **given}, path=source.path, basis=basis)
    yield Found(article)
    yield from notes


def page_of(data: bytes) -> dict[str, str | None]:
    """What a page says: ``text, title, published, byline, outlet, url``.

    Raises:
        Unreadable: if it is no page, or has no main text.
    """
    from lxml.etree import LxmlError

    page, _ = decode(data)
    if len(page) > _LARGEST_PAGE:
        raise Unreadable("the page is too large", "Save the article alone.")
    try:
        found = _extracted(page)
    except (LxmlError, ValueError, RecursionError, AttributeError, TypeError) as error:
        raise Unreadable(f"the page cannot be taken apart ({error})", "Save the article as text.") from None
    if found is None or not (found.text or "").strip():
        raise Unreadable("no article was found in the page", "Save the article as text, or take the page out.")
    return {
        "text": found.text,
        "title": found.title,
        "published": found.date,
        "byline": found.author,
        "outlet": found.sitename,
        "url": found.url,
    }


def _extracted(page: str):
    """The main text of a page with its metadata; trafilatura's own complaints are of no use to the reader."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        date_extraction_params=_DATES,
    )
