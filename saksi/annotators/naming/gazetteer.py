"""Known words and phrases, found in one pass: a tree over words, the longest phrase wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from saksi.annotators.naming.tokens import Tokens, words

Payload = TypeVar("Payload")
_END = ""
"""Key under which a node keeps what ends there; no word is empty."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """The words ``first`` up to, not including, ``last``, and what the tables say of them."""

    first: int
    last: int
    entries: tuple[Payload, ...]


class Gazetteer(Generic[Payload]):
    """Phrases with what each stands for; how a phrase must be written is part of the entry.

    A phrase that begins with a capital is found only where the text has one; one in capitals only where the
    text has capitals (``AS`` is no ``as``).
    """

    def __init__(self) -> None:
        self._root: dict = {}

    def add(self, form: str, payload: Payload) -> None:
        """Puts a phrase in; the same phrase may stand for several things."""
        node = self._root
        for word in words(form):
            node = node.setdefault(word, {})
        written = form if len(form) < 6 and form.isupper() else None
        rule = (form[:1].isupper(), written, payload)
        ends = node.setdefault(_END, [])
        if rule not in ends:
            ends.append(rule)

    def find(self, tokens: Tokens) -> Iterator[Hit[Payload]]:
        """The phrases of a text, left to right, none overlapping another."""
        forms, root, i, n = tokens.forms, self._root, 0, len(tokens)
        while i < n:
            node = root.get(forms[i])
            hit = self._longest(tokens, i, node) if node is not None else None
            if hit is None:
                i += 1
            else:
                yield hit
                i = hit.last

    def _longest(self, tokens: Tokens, first: int, node: dict) -> Hit[Payload] | None:
        forms, n, last, best = tokens.forms, len(tokens), first + 1, None
        while True:
            ends = node.get(_END)
            if ends:
                entries = self._written(tokens, first, last, ends)
                if entries:
                    best = Hit(first, last, entries)
            if last >= n:
                return best
            node = node.get(forms[last])
            if node is None or not tokens.joined(last - 1):
                return best
            last += 1

    @staticmethod
    def _written(tokens: Tokens, first: int, last: int, ends: list) -> tuple[Payload, ...]:
        capital = tokens.capital[first]
        return tuple(
            payload
            for needs_capital, written, payload in ends
            if (capital or not needs_capital) and (written is None or tokens.text(first, last) == written)
        )
