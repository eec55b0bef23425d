"""Known words and phrases, found in one pass: a tree over words, the longest phrase wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from saksi.annotators.naming.tokens import Tokens, words

Payload = TypeVar("Payload")
Gathered = TypeVar("Gathered")
_END = ""
"""Key under which a node keeps what ends there; no word is empty."""


class Hit(NamedTuple, Generic[Gathered]):
    """The words ``first`` up to, not including, ``last``, and what the tables say of them."""

    first: int
    last: int
    entries: Gathered


class Gazetteer(Generic[Payload, Gathered]):
    """Phrases with what each stands for; how a phrase must be written is part of the entry.

    A phrase that begins with a capital is found only where the text has one; one in capitals only where the
    text has capitals (``AS`` is no ``as``).
    """

    def __init__(self, gather: Callable[[Iterable[Payload]], Gathered]) -> None:
        """*gather* makes one thing of all that a phrase stands for; it is called once for each way of writing."""
        self._root: dict = {}
        self._gather = gather

    def add(self, form: str, payload: Payload) -> None:
        """Puts a phrase in; the same phrase may stand for several things."""
        node = self._root
        for word in words(form):
            node = node.setdefault(word, {})
        written = form if len(form) < 6 and form.isupper() else None
        node.setdefault(_END, _Ends()).add((form[:1].isupper(), written, payload))

    def find(self, tokens: Tokens) -> Iterator[Hit[Gathered]]:
        """The phrases of a text, left to right, none overlapping another."""
        behind = 0
        for i, node in enumerate(map(self._root.get, tokens.forms)):
            if node is not None and i >= behind:
                hit = self._longest(tokens, i, node)
                if hit is not None:
                    yield hit
                    behind = hit.last

    def _longest(self, tokens: Tokens, first: int, node: dict) -> Hit[Gathered] | None:
        forms, n, last, best = tokens.forms, len(tokens.forms), first + 1, None
        while True:
            ends = node.get(_END)
            if ends is not None:
                capital = tokens.capital[first]
                entries = ends.usual[capital]
                if ends.spellings and (text := tokens.text(first, last)) in ends.spellings:
                    entries = ends.gathered(capital, text, self._gather)
                elif entries is None:
                    entries = ends.gathered(capital, None, self._gather)
                if entries:
                    best = Hit(first, last, entries)
            if last >= n:
                return best
            node = node.get(forms[last])
            if node is None or not tokens.joined(last - 1):
                return best
            last += 1


class _Ends(Generic[Payload, Gathered]):
    """What ends at a node: each thing with how it must be written, and what was gathered for each way of writing.

    ``spellings`` are those that must be written just so, ``usual`` is what was gathered for all others, in small
    letters and with a capital.
    """

    __slots__ = ("_rules", "_spelt", "spellings", "usual")

    def __init__(self) -> None:
        self._rules: list[tuple[bool, str | None, Payload]] = []
        self._spelt: dict[tuple[bool, str], Gathered] = {}
        self.spellings: set[str] = set()
        self.usual: list[Gathered | None] = [None, None]

    def add(self, rule: tuple[bool, str | None, Payload]) -> None:
        """One thing more: whether it needs a capital, how it must be spelt, what it is."""
        if rule in self._rules:
            return
        self._rules.append(rule)
        self._spelt.clear()
        self.usual = [None, None]
        if rule[1] is not None:
            self.spellings.add(rule[1])

    def gathered(self, capital: bool, spelt: str | None, gather: Callable[[Iterable[Payload]], Gathered]) -> Gathered:
        """What the words can stand for as the text writes them."""
        if spelt is not None and (capital, spelt) in self._spelt:
            return self._spelt[capital, spelt]
        made = gather(
            payload
            for needs_capital, written, payload in self._rules
            if (capital or not needs_capital) and written in (None, spelt)
        )
        if spelt is None:
            self.usual[capital] = made
        else:
            self._spelt[capital, spelt] = made
        return made
