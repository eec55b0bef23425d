"""Kinds of words: those of the table ``word_classes``, of all others by their affixes.

Limits: one form has one kind here; what depends on the words beside it is told by ``text.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

CLITIC = "nya"
_VERB = re.compile(
    r"(?:me[lrwymn]|ber|be|di|ter)[a-z]{3,}(?:-[a-z]+)*"
    r"|(?:ku|kau)?[a-z]{3,}kan(?:lah|nya)?"
)  # fmt: skip
_NOUN = re.compile(
    r"(?:pe|ke)[a-z]+an(?:-[a-z]+)*(?:nya|ku|mu|lah)?"
    r"|(?!me[lrwymn]|ber|di|ter)[a-z]+(?:isasi|isme|itas)(?:nya)?"
)


class Kinds(dict):
    """The kind of each form, from the table ``word_classes`` or by its affixes; learned as forms are met.

    >>> from saksi.lexicon import load_lexicon
    >>> kinds = Kinds(load_lexicon().table("word_classes"))
    >>> [kinds[form] for form in ("menyerang", "menteri", "memiliki", "tiba", "Kim", "pertemuan", "berita-beritanya")]
    ['verb', 'noun', 'stative', 'verb', 'other', 'noun', 'noun']
    """

    _MOST = 1 << 16

    def __init__(self, rows: Sequence[dict[str, str]]):
        single = {row["form"]: row["class"] for row in rows if " " not in row["form"]}
        self.table = {form: "verb" if kind == "event" else kind for form, kind in single.items()}
        self._credits = tuple(form for form, kind in single.items() if kind == "credit")
        super().__init__(self.table)

    def __missing__(self, form: str) -> str:
        kind = self._by_shape(form)
        if len(self) < self._MOST:
            self[form] = kind
        return kind

    def _by_shape(self, form: str) -> str:
        if form.startswith(self._credits):
            return "credit"
        if _NOUN.fullmatch(form):
            return "noun"
        stem = form.removesuffix(CLITIC)
        single, _, again = stem.partition("-")
        kind = self.table.get(single if again == single else stem)
        if kind in {"noun", "headnoun", "quality", "stative"}:
            return "stative" if kind == "stative" else "noun"
        if form.startswith("ter") and self.table.get(form[3:]) == "quality":
            return "quality"
        return "verb" if _VERB.fullmatch(form) else "other"
