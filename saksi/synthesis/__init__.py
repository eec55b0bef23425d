"""What looks across articles: copies, events, agreement, counts and findings, from the tables of all articles.

Everything works on keys and hashes, never on all pairs, and gives the same tables whatever the order of the
articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saksi.lexicon import Lexicon
    from saksi.waiting import Waiting

__all__ = ["synthesise"]


def synthesise(waiting: Waiting, lexicon: Lexicon, jobs: int = 1) -> None:
    """Fills into the tables what only all articles together tell.

    These are ``articles.wire_group``, the events and ``accounts.event_id``, ``claims.claim_group`` and
    ``independent_sources``, the counts of actors, and the findings. Of two *jobs*, one does the events while the other
    compares claims.
    """
    from saksi.synthesis.together import bring_together

    bring_together(waiting, lexicon, jobs)
