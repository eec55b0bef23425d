"""Events: what an article says of summits, meetings, visits, calls, talks, agreements, exercises and tests.

Words for events (``event_words.csv``) are read with the names, dates and places around them, and all an
article says of one event becomes one account. Times are those of the words; an event with fewer than two
parties is left out, except visits and councils.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.lengths import lengthened
from saksi.annotators.happenings.merge import Merger
from saksi.annotators.happenings.people import SILENT
from saksi.annotators.happenings.reading import Reading
from saksi.annotators.happenings.settle import account_of
from saksi.annotators.happenings.vocabulary import Vocabulary
from saksi.annotators.happenings.worth import accounts_worth
from saksi.lexicon import Lexicon
from saksi.model import Account, Doc, Span
from saksi.words import Words

_LONGEST = 4000
"""Characters; what is longer is no sentence but a page without stops, and is not read for events."""


class Events:
    """Finds the accounts of an article."""

    reads: tuple[str, ...] = ("sentences", "dates", "mentions", "actors", "quotes", "publication")
    writes: tuple[str, ...] = ("accounts",)

    def __init__(self, lexicon: Lexicon):
        self._words = Vocabulary(lexicon)
        self._gazetteer = Gazetteer(lexicon)
        self._telling = _Holding(self._words.first_words)
        self._again = _any_of(self._words.last_words)

    def __call__(self, doc: Doc) -> Iterator[Account]:
        reading = Reading(doc, self._words, self._gazetteer)
        merger = Merger(reading.people, self._gazetteer)
        last = None
        telling = self._telling.places(doc.words)
        for sentence in doc["sentences"]:
            span = sentence.span
            if sentence.kind in SILENT or sentence.repeats or span.end - span.start > _LONGEST:
                continue
            if _is_any_in(telling, span):
                for told in reading.tellings(sentence):
                    merger.take(told)
            elif merger.told_last == last and self._again.search(reading.low, span.start, span.end):
                for told in reading.continuations(sentence):
                    merger.take(told)
            last = span
        drafts = merger.finish()
        for draft, members in accounts_worth(drafts, reading.people.counts, reading.people.countries):
            account = account_of(draft, members, doc.publication)
            yield lengthened(account, reading.days[account.kind]) if account.kind in reading.days else account


class _Holding(dict):
    """Whether a form holds any of some words, whole or inside others; learned as forms are met."""

    _MOST = 1 << 16

    def __init__(self, words: Iterable[str]):
        super().__init__()
        self._any = _any_of(words)

    def __missing__(self, form: str) -> bool:
        found = self._any.search(form) is not None
        if len(self) < self._MOST:
            self[form] = found
        return found

    def places(self, words: Words) -> list[int]:
        """Where the words begin that hold any."""
        return list(compress(words.starts, map(self.__getitem__, words.forms)))


def _is_any_in(places: Sequence[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the *words*, whole or inside others."""
    return re.compile(_branches(sorted(words)))


def _branches(words: Sequence[str]) -> str:
    """The *words* as a tree by their letters, so that a place is tried once a letter and not once a word.

    >>> _branches(["rapat", "tiba", "tibas"])
    '(?:rapat|tiba)'
    """
    first = [word for word in words if not any(word != other and word.startswith(other) for other in words)]
    tree: dict[str, list[str]] = {}
    for word in first:
        tree.setdefault(word[0], []).append(word[1:])
    ends = {head: _branches(tails) if len(tails) > 1 else re.escape(tails[0]) for head, tails in tree.items()}
    branches = [re.escape(head) + end for head, end in ends.items()]
    return f"(?:{'|'.join(branches)})"
