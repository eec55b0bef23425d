"""Python's search for cycles of garbage, put off where there are none.

Annotators and plain rows leave none behind. What reads a page may: that is swept now and then.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Without the search, which else walks over the lexicon and all rows again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sweep() -> None:
    """Frees the cycles among what was made since the last time; quick, since it looks at nothing older."""
    gc.collect(0)
