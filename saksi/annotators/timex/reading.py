"""What has been read of one time expression, before the calendar has judged it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from saksi.model import Span

Groups = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 value and how it came about.

    ``anchor`` is what a relative value was counted from; ``settled`` says what settled the year of a date that
    is printed without one. What can be held against the calendar: ``weekday`` (1 Monday; ``last_weekday`` of a
    range), ``printed`` (year or None, month, day) and ``clock`` (hour, minute).
    """

    value: str
    type: str
    mod: str | None = None
    anchor: Span | Literal["dct"] | None = None
    settled: str | None = None
    weekday: int | None = None
    last_weekday: int | None = None
    printed: tuple[int | None, int, int] | None = None
    clock: tuple[int, int] | None = None
