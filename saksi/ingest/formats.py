"""Which reader an ending has; those that need large packages are loaded when they are needed."""

from __future__ import annotations

from importlib import import_module

from saksi.ingest.readers import Reader

_READERS = {
    ".txt": "readers.read_text",
    ".text": "readers.read_text",
    ".jsonl": "readers.read_jsonl",
    ".ndjson": "readers.read_jsonl",
    ".csv": "readers.read_csv",
    ".html": "html.read_html",
    ".htm": "html.read_html",
    ".warc": "warc.read_warc",
    ".warc.gz": "warc.read_warc",
    ".zip": "archive.read_zip",
}
ENDINGS = tuple(sorted(_READERS, key=len, reverse=True))


def ending_of(path: str) -> str | None:
    """The ending that decides who reads the file, in lower case; None where nobody does.

    >>> ending_of("b/CC-NEWS.WARC.GZ"), ending_of("a.pdf")
    ('.warc.gz', None)
    """
    name = path.lower()
    return next((ending for ending in ENDINGS if name.endswith(ending)), None)


def reader_of(path: str) -> Reader | None:
    """The reader of a file by its name; None where nobody can read it."""
    ending = ending_of(path)
    if ending is None:
        return None
    module, _, name = _READERS[ending].partition(".")
    return getattr(import_module(f"saksi.ingest.{module}"), name)
