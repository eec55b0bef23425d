"""What only a notebook needs: an article in colour, the view in which it is corrected, the explorer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from saksi.tables import Corpus

if TYPE_CHECKING:
    from saksi.lab.explorer import Explorer
    from saksi.lab.view import ArticleView


class Shown:
    """HTML that a notebook shows as a cell's result."""

    def __init__(self, html: str, plain: str):
        self._html, self._plain = html, plain

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self._html, "text/plain": self._plain}


def show(corpus: Corpus, article_id: str) -> Shown:
    """The article with its annotations in colour: HTML without a script, which needs no kernel.

    Raises:
        KeyError: if the corpus has no such article.
    """
    from saksi.lab.segments import article_data
    from saksi.lab.static import article_html

    return Shown(article_html(article_data(corpus, article_id)), f"article {article_id}")


def review(corpus: Corpus, article_id: str, log: Path | str | None = None, who: str | None = None) -> ArticleView:
    """The article as a widget: a click shows the row, and what is corrected is kept for good in *log*.

    Raises:
        KeyError: if the corpus has no such article.
    """
    from saksi.lab.view import ArticleView

    return ArticleView(corpus, article_id, log, who)


def explore(corpus: Corpus) -> Explorer:
    """Filters over the tables, with a chronology and a chart of actors to click."""
    from saksi.lab.explorer import Explorer

    return Explorer(corpus)
