"""One article in, annotations out: the pipeline, in the order a reader would expect.

An annotator says what it reads and what it writes and holds its tables; it opens no file when called.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from saksi.corrections import Corrections
from saksi.lexicon import Lexicon
from saksi.model import Article, Doc


class Annotator(Protocol):
    """A step of the pipeline: a callable from a document to annotations of the tables it ``writes``."""

    reads: tuple[str, ...]
    writes: tuple[str, ...]

    def __call__(self, doc: Doc) -> Iterable: ...


def run(doc: Doc, pipeline: Iterable[Annotator], corrections: Corrections | None = None) -> Doc:
    """The document with what each annotator of *pipeline* says of it.

    The decisions of *corrections* on a table are put in as soon as it is written, so that the next annotator
    reads the corrected rows.
    """
    for annotator in pipeline:
        doc = doc.with_annotations(annotator(doc), annotator.writes)
        if corrections and corrections.rows:
            doc = corrections.apply(doc, annotator.writes)
    return doc


@lru_cache(maxsize=4)
def pipeline(lexicon: Lexicon) -> tuple[Annotator, ...]:
    """The annotators in their order, holding the tables of *lexicon*."""
    from saksi.annotators.actors import Actors
    from saksi.annotators.claims import Claims
    from saksi.annotators.dates import Dates
    from saksi.annotators.events import Events
    from saksi.annotators.mentions import Mentions
    from saksi.annotators.quotes import Quotes
    from saksi.annotators.sentences import Sentences

    return (
        Sentences(),
        Dates(lexicon),
        Mentions(lexicon),
        Actors(lexicon),
        Quotes(lexicon),
        Claims(lexicon),
        Events(lexicon),
    )


def annotate_article(article: Article, lexicon: Lexicon, corrections: Corrections | None = None) -> Doc:
    """All annotations of one article, the decisions of *corrections* over those of the rules."""
    return run(Doc(article), pipeline(lexicon), corrections)
