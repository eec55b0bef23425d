"""A piece of work done beside another, in a process of its own where there is more than one to use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from saksi.engine import WAY_TO_START, begin

Given = ParamSpec("Given")
Result = TypeVar("Result")


@contextmanager
def beside(
    jobs: int, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
) -> Iterator[Callable[[], Result]]:
    """Begins *work*, which must be of a module, and gives what waits for its result.

    Of one job, and where the other process dies, it is done here, once the result is asked for.

    >>> with beside(1, max, 2, 3) as greatest:
    ...     greatest()
    3
    """
    if jobs < 2:
        yield lambda: work(*args, **kwargs)
        return
    with ProcessPoolExecutor(1, mp_context=get_context(WAY_TO_START), initializer=begin) as executor:
        future = executor.submit(work, *args, **kwargs)

        def result() -> Result:
            try:
                return future.result()
            except BrokenProcessPool:
                return work(*args, **kwargs)

        yield result
