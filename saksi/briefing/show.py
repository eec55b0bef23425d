"""Blocks as a notebook shows them: one MIME bundle with the data, safe HTML, and plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.briefing.blocks import MIME, check
from saksi.briefing.html import fragment


def bundle(blocks: Sequence[dict], rows: dict[str, dict], lang: str) -> dict:
    """The MIME bundle of blocks.

    Raises:
        ValueError: for a block that no exporter could show rightly (see :func:`saksi.briefing.blocks.check`).
    """
    for block in blocks:
        check(block)
    return {
        MIME: {"lang": lang, "blocks": list(blocks), "rows": rows},
        "text/html": fragment(list(blocks), rows, lang),
        "text/plain": ", ".join(block["kind"] for block in blocks),
    }


@dataclass(frozen=True)
class Section:
    """Blocks that a cell shows; as its last expression is enough."""

    blocks: tuple[dict, ...]
    rows: dict[str, dict] = field(default_factory=dict)
    lang: str = "en"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        return bundle(self.blocks, self.rows, self.lang)
