"""Light stemming of Indonesian by the affixes of ``stemming.toml``: enough for renderings of one sentence to meet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from saksi.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class _Prefix:
    form: str
    restore: str
    before: str


class Stemmer:
    """Cuts one prefix and the suffixes of a word.

    >>> from saksi.lexicon import load_lexicon
    >>> stemmer = Stemmer(load_lexicon())
    >>> [stemmer.stem(word) for word in ("menyepakati", "disepakati", "kesepakatan", "kota")]
    ['sepakat', 'sepakat', 'sepakat', 'kota']
    """

    def __init__(self, lexicon: Lexicon):
        rules = lexicon.rules("stemming")
        self._shortest: int = rules["stem"]["min_length"]
        self._suffixes: tuple[str, ...] = tuple(rules["stem"]["suffixes"])
        self._prefixes = tuple(
            _Prefix(row["form"], row.get("restore", ""), row.get("before", "")) for row in rules["prefix"]
        )
        self.stem = lru_cache(maxsize=200_000)(self._stem)

    def _stem(self, word: str) -> str:
        return self._without_suffixes(self._without_prefix(word))

    def _without_prefix(self, word: str) -> str:
        for prefix in self._prefixes:
            if not word.startswith(prefix.form):
                continue
            rest = word[len(prefix.form) :]
            if prefix.before and rest[:1] not in prefix.before:
                continue
            if len(rest) + len(prefix.restore) >= self._shortest:
                return prefix.restore + rest
        return word

    def _without_suffixes(self, word: str) -> str:
        for suffix in self._suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= self._shortest:
                return word[: -len(suffix)]
        return word
