"""A piece of work done beside another, in a process of its own where there is more than one to use."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

from saksi.engine import WAY_TO_START, begin

Given = ParamSpec("Given")
Result = TypeVar("Result")


@contextmanager
def beside(
    jobs: int, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
) -> Iterator[Callable[[], Result]]:
    """Begins *work*, which must be of a module, and gives what waits for its result, to be asked for once.

    Of one job, and where the other process dies or fails, it is done here, once the result is asked for; so what *work*
    raises is raised there. A process that nobody waits for any more, as after Ctrl-C, is ended.

    >>> with beside(1, max, 2, 3) as greatest:
    ...     greatest()
    3
    """
    if jobs < 2:
        yield lambda: work(*args, **kwargs)
        return
    context = get_context(WAY_TO_START)
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work, args, kwargs), daemon=True)
    process.start()
    there.close()  # so that the death of the process is the end of what can be read

    def result() -> Result:
        with suppress(EOFError, OSError):
            return here.recv()
        return work(*args, **kwargs)

    try:
        yield result
    finally:
        process.kill()
        process.join()
        here.close()


def _send(there: Connection, work: Callable, args: tuple, kwargs: dict) -> None:
    """Sends what *work* gives; nothing where it fails."""
    begin()
    try:
        there.send(work(*args, **kwargs))
    except Exception:
        logging.getLogger(__name__).debug("%s", work, exc_info=True)
