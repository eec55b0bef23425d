"""In which language an article is written: Indonesian, told from Malay, English and a few others, by its small words.

Each language scores by the share of words that it has often and the others have seldom; Indonesian and Malay
share most of theirs and are told apart by those they spell or choose differently. A text with too few words
gets no answer. Limits: a language that is not in ``language_words.csv`` is only seen not to be Indonesian.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from saksi.lexicon import Lexicon
from saksi.text import folded

OTHER = "und"
"""ISO 639 code of a language that was not determined, but is none of Indonesian or Malay."""

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_CHARACTERS = 3000
_FEWEST_WORDS = 12
_LEAST_SHARE = 0.08
"""Indonesian news has a fifth of its words among these, a list of names under a tenth."""
_FOREIGN_SHARE = 0.04


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for row in lexicon.table("language_words"):
        words[row["form"]] = (*words.get(row["form"], ()), *row["languages"].split())
    return words


def language_of(text: str, lexicon: Lexicon) -> str | None:
    """The ISO 639 code of the language; ``und`` for one that is foreign here; None where it cannot be told.

    >>> from saksi.lexicon import load_lexicon
    >>> words = "Moon mengatakan bahwa ia akan pergi ke Hanoi karena perundingan itu belum selesai dan akan diteruskan."
    >>> language_of(words, load_lexicon())
    'id'
    """
    words = _WORD.findall(folded(text[:_FIRST_CHARACTERS]))
    known, total = _words(lexicon), len(words)
    counts: Counter[str] = Counter()
    for languages, count in Counter(filter(None, map(known.get, words))).items():
        for language in languages:
            counts[language] += count
    if total < _FEWEST_WORDS:
        return None
    best, hits = max(counts.items(), key=lambda pair: (pair[1], pair[0] == "id"), default=(OTHER, 0))
    if hits >= _LEAST_SHARE * total:
        return best
    return OTHER if max(counts["id"], counts["ms"]) < _FOREIGN_SHARE * total and total >= 3 * _FEWEST_WORDS else None
