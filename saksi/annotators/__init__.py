"""One article in, annotations out: the pipeline, in the order a reader would expect.

An annotator says what it reads and what it writes and holds its tables; it opens no file when called.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from saksi.model import Doc


class Annotator(Protocol):
    """A step of the pipeline: a callable from a document to annotations of the tables it ``writes``."""

    reads: tuple[str, ...]
    writes: tuple[str, ...]

    def __call__(self, doc: Doc) -> Iterable: ...


def run(doc: Doc, pipeline: Iterable[Annotator]) -> Doc:
    """The document with what each annotator of *pipeline* says of it."""
    for annotator in pipeline:
        doc = doc.with_annotations(annotator(doc), annotator.writes)
    return doc
