"""The claims of all articles held against one another: which say the same, and which cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.lexicon import Lexicon
from saksi.synthesis.agreement import SHARE, Compared, Joined, count_texts
from saksi.synthesis.conflicts import SHARE as SHARE_IN_CONFLICT
from saksi.synthesis.conflicts import Conflict, conflict_of
from saksi.synthesis.pairing import likely_pairs
from saksi.synthesis.sayings import READ, Numbered, Sayings
from saksi.waiting import Waiting

if TYPE_CHECKING:
    import pyarrow as pa


class Comparison:
    """What comparing the claims in *waiting* has found, and the columns of their table that tell it.

    ``conflicts`` are pairs of claims that part, in order of time; ``word`` gives the stem behind a token of theirs.
    """

    def __init__(self, waiting: Waiting, lexicon: Lexicon):
        sayings = Sayings(waiting.parts(**READ), lexicon)
        self.word = sayings.reader.word
        self._ids = waiting.column("claims", "claim_id")
        self._ranks = _ranks(self._ids)
        self._rows = sayings["row"]
        compared = Compared(sayings, self._ranks)
        joined = Joined(len(compared.numbers))
        self.conflicts = list(_conflicts(sayings, compared, joined, Gazetteer(lexicon)))
        in_time = np.empty_like(compared.order)
        in_time[compared.order] = np.arange(len(in_time))
        _, self._groups = np.unique(joined.roots(in_time[sayings.way_of]), return_inverse=True)
        self._articles, self._article_ids = sayings["article"], sayings.shared["article"].known
        self._relays, self._relay_names = sayings["relay"], sayings.shared["relay"]

    def group_of(self, row: int) -> int:
        """The number of the group of a claim that was compared, by its row."""
        return int(self._groups[np.searchsorted(self._rows, row)])

    def columns(self, sources: Mapping[str, str]) -> dict[str, pa.Array]:
        """The groups of all claims by name, where they are more than one, and the independent texts of each.

        *sources* are the independent texts that articles are.
        """
        import pyarrow as pa
        import pyarrow.compute as pc

        ranks = self._ranks[self._rows]
        by_rank = np.lexsort((ranks, self._groups))
        first = by_rank[np.flatnonzero(np.diff(self._groups[by_rank], prepend=-1))]
        sizes = np.bincount(self._groups)
        named = np.full(len(self._ids), -1)
        named[self._rows] = np.where(sizes[self._groups] > 1, self._rows[first[self._groups]], -1)
        ids = self._ids.take(pa.array(named, mask=named < 0))
        counts = np.zeros(len(self._ids), dtype=np.int64)
        counts[self._rows] = self._texts(sources)[self._groups]
        return {
            "claim_group": pc.binary_join_element_wise(pa.scalar("group", ids.type), ids, pa.scalar(":", ids.type)),
            "independent_sources": pa.array(counts, mask=counts == 0),
        }

    def _texts(self, sources: Mapping[str, str]) -> np.ndarray:
        """On how many independent texts each group rests."""
        texts = Numbered()
        text_of = [texts[sources.get(ident, ident)] for ident in self._article_ids]
        told = np.array(text_of, dtype=np.int64)[self._articles]
        return count_texts(self._groups, told, self._relays, texts, self._relay_names)


def _conflicts(sayings: Sayings, compared: Compared, joined: Joined, gazetteer: Gazetteer) -> Iterator[Conflict]:
    """Joins the claims that agree; gives, of the others, those that are in conflict."""

    def is_city(token: int) -> bool:
        return gazetteer.is_city(sayings.reader.word(token))

    sizes = compared.words.sizes
    for late, early, common in likely_pairs(compared.words, SHARE, compared.can_meet):
        agree = compared.agree((late, early, common))
        joined.join(early[agree], late[agree])
        share = common / (sizes[late] + sizes[early] - common)
        can_part = ~agree & (share >= SHARE_IN_CONFLICT) & compared.are_one_news(late, early)
        can_part &= ~compared.are_one(late, early)
        first, second = (compared.numbers[rows[can_part]].tolist() for rows in (early, late))
        for one, other, alike in zip(first, second, share[can_part].tolist(), strict=True):
            conflict = conflict_of(sayings.said(one), sayings.said(other), alike, is_city)
            if conflict:
                yield conflict


def _ranks(ids: pa.Array) -> np.ndarray:
    """The place of each id among all in their order."""
    import pyarrow.compute as pc

    ranks = np.empty(len(ids), dtype=np.int64)
    ranks[pc.sort_indices(ids).to_numpy()] = np.arange(len(ids))
    return ranks
