"""Typed blocks: what a code cell shows, as data for the exporters.

A block is a dict with a ``kind``: ``front``, ``lines``, ``figure``, ``table``, ``statements``, ``accounts``,
``texts`` from code cells; ``heading``, ``prose``, ``list``, ``quote``, ``code``, ``rule`` from markdown cells.
Blocks travel in one notebook output together with the rows that their sentences rest on.
"""

from __future__ import annotations

from saksi.briefing.inline import plain

MIME = "application/vnd.saksi.block+json"
KINDS = ("front", "lines", "figure", "table", "statements", "accounts", "texts")


def check(block: dict) -> None:
    """Raises ValueError for a block that no exporter could show rightly."""
    if block.get("kind") not in KINDS:
        raise ValueError(f"no block of kind {block.get('kind')!r}")
    if block["kind"] == "figure":
        if not block["alt"].strip():
            raise ValueError(f"the figure {block['name']} has no alternative text")
        if block["alt"].strip() == plain(block["caption"]).strip():
            raise ValueError(f"the alternative text of {block['name']} repeats its caption; say what it shows")
