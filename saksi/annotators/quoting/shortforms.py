"""Short names and full ones: `Araghchi` is `Abbas Araghchi` where the article names him so.

Assumes that the first full name which holds a short form is the one meant.
"""

from __future__ import annotations

_SHORTEST_TYPO = 4
"""Letters of a name that may be misprinted in one."""
_LONGEST_FULL = 4
"""Words of a fuller form of a full name."""


class ShortForms:
    """The names of one article, in the order of their first places."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        self._by_word: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._fullest: dict[str, str] = {}

    def learn(self, name: str) -> None:
        """Takes in the next name of the article; all of them come before the first question."""
        if name in self._order:
            return
        self._order[name] = len(self._order)
        words = name.lower().split()
        parts = frozenset(words)
        for word in dict.fromkeys(words):
            self._by_word.setdefault(word, []).append((name, parts))

    def fullest(self, name: str) -> str:
        """The fullest form of *name* in the article, or *name* itself.

        >>> forms = ShortForms()
        >>> for name in ("Abbas Araghchi", "Araghchi", "Andy Noorsaman"):
        ...     forms.learn(name)
        >>> forms.fullest("Araghchi"), forms.fullest("Andi")
        ('Abbas Araghchi', 'Andy Noorsaman')
        """
        if name not in self._fullest:
            self._fullest[name] = self._find_fullest(name)
        return self._fullest[name]

    def stands_alone(self, name: str) -> bool:
        """Whether *name* is a whole name somewhere in the article."""
        return name in self._order

    def is_person_like(self, name: str) -> bool:
        """Whether the article also has a longer form of a one-word name, or the name has several words."""
        return " " in name or self.fullest(name) != name

    def _find_fullest(self, name: str) -> str:
        wanted = name.lower().split()
        if not wanted:
            return name
        longer = [(other, words) for other, words in self._holding(wanted) if len(other.split()) > len(wanted)]
        if not longer and len(wanted) == 1 and len(wanted[0]) >= _SHORTEST_TYPO:
            longer = [(other, words) for other, words in self._holding([self._nearly(wanted[0])]) if " " in other]
        if not longer:
            return name
        best, held = min(longer, key=lambda other: self._order[other[0]])
        extended = [other for other, words in longer if held < words and len(other.split()) <= _LONGEST_FULL]
        return max(extended, key=lambda other: len(other.split()), default=best)

    def _holding(self, wanted: list[str]) -> list[tuple[str, frozenset[str]]]:
        return [known for known in self._by_word.get(wanted[-1], ()) if known[1].issuperset(wanted)]

    def _nearly(self, word: str) -> str:
        """A word of a name that differs in one letter only: misprints and spellings (Andi, Andy)."""
        for other in self._by_word:
            if (
                other != word
                and len(other) == len(word)
                and other[0] == word[0]
                and sum(a != b for a, b in zip(other, word, strict=True)) == 1
            ):
                return other
        return word
