"""Which actors an article names, kept as numbers so that a large corpus stays small."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Named:
    """The actors that each article names, from the table of mentions."""

    def __init__(self, mentions: pd.DataFrame):
        import numpy as np
        import pandas as pd

        actors, known = pd.factorize(mentions["actor_id"])
        articles, ids = pd.factorize(mentions["article_id"])
        order = np.argsort(articles, kind="stable")
        self._actors = known.tolist()
        self._codes = actors[order].astype(np.int32)
        self._edges = np.searchsorted(articles[order], np.arange(len(ids) + 1))
        self._numbers = {ident: number for number, ident in enumerate(ids)}
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, article_id: str) -> frozenset[str]:
        """The actors that an article names; none of one without mentions."""
        number = self._numbers.get(article_id)
        if number is None:
            return frozenset()
        codes = set(self._codes[self._edges[number] : self._edges[number + 1]].tolist()) - {-1}
        return frozenset(self._actors[code] for code in codes)
