"""Lengths beside events: how long one was (`pertemuan puncak dua hari`), how far apart two are (`sehari setelah`)."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from dataclasses import replace

from saksi.model import Account, Doc, Span

_DAYS = re.compile(r"P(?P<days>[2-9]|1[0-4])D")
_APART = re.compile(r"P(?:(?P<days>[1-9]|[12]\d)D|T(?:\d{1,2}|X)(?P<unit>[HM]))")


class Lengths:
    """The lengths in days of one article, each with what stands in front of it."""

    def __init__(self, doc: Doc):
        self._dates = [(d.span, int(m["days"])) for d in doc["dates"] if (m := _DAYS.fullmatch(d.value))]
        self._starts = [span.start for span, _ in self._dates]

        apart = ((d.span.end, m) for d in doc["dates"] if (m := _APART.fullmatch(d.value)))
        self._apart = {end: _days_apart(m["days"], m["unit"]) for end, m in apart}

    def __bool__(self) -> bool:
        return bool(self._dates)

    def behind(self, word: Span) -> int | None:
        """Days of the length that begins right behind a word, with no more than a space between."""
        at = bisect_left(self._starts, word.end)
        if at < len(self._dates) and self._starts[at] <= word.end + 1:
            return self._dates[at][1]
        return None

    def before(self, word: int) -> tuple[int, int] | None:
        """Least and most days of the length that ends right before a word; of some hours none or one."""
        return self._apart.get(word - 1)


def _days_apart(days: str | None, unit: str | None) -> tuple[int, int]:
    return (int(days), int(days)) if days else (0, int(unit == "H"))


def lengthened(account: Account, days: dict[Span, int]) -> Account:
    """The account with its last day, where it has one day and a sentence of its evidence tells how many it lasted.

    *days*: by sentence, the length told of an event of the account's kind. Assumes that a printed day is the first.
    """
    told = {days[sentence] for sentence in account.evidence if sentence in days}
    if account.precision != "day" or account.status != "held" or len(told) != 1:
        return account
    last = datetime.date.fromisoformat(account.earliest) + datetime.timedelta(days=told.pop() - 1)
    return replace(account, latest=last.isoformat(), precision="range")
