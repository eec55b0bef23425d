"""The sections of a briefing as a notebook calls them, one a cell, each a value that JupyterLab shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from saksi.briefing.content import changes, chronology, front, gaps, heard, parting, quality, sources, topics
from saksi.briefing.content.context import Context
from saksi.briefing.glosses import Glosses
from saksi.briefing.show import Section
from saksi.storage import read_corpus
from saksi.tables import Corpus


@dataclass(frozen=True)
class Briefing:
    """The briefing on a corpus in one language.

    *glosses* is a CSV file (``saksi.briefing.glosses``); *since* are the tables of an earlier run, or their folder.
    """

    corpus: Corpus
    lang: str = "en"
    glosses: Path | str | None = None
    since: Corpus | Path | str | None = None

    @cached_property
    def _context(self) -> Context:
        return Context(self.corpus, self.lang, Glosses.read(self.glosses))

    def _section(self, *makers: Callable[[Context], list[dict]]) -> Section:
        blocks = tuple(block for make in makers for block in make(self._context))
        return Section(blocks, self._context.take_used(), self.lang)

    def front(self) -> Section:
        """Title, bottom line, corpus line."""
        return self._section(front.front, front.bottom_line, front.corpus_line)

    def changes(self) -> Section:
        """What changed since an earlier run; nothing without one, or where nothing did."""
        since = self.since if self.since is None or isinstance(self.since, Corpus) else read_corpus(self.since)
        return self._section(lambda ctx: changes.changes(ctx, since))

    def chronology(self) -> Section:
        """The events as a table."""
        return self._section(chronology.chronology)

    def heard(self) -> Section:
        """Who is named and who is heard."""
        return self._section(heard.heard)

    def topics(self) -> Section:
        """What is reported, by topic."""
        return self._section(topics.topics)

    def parting(self) -> Section:
        """Where the accounts part."""
        return self._section(parting.parting)

    def quality(self) -> Section:
        """Quality of the evidence."""
        return self._section(quality.quality)

    def gaps(self) -> Section:
        """What nobody reports."""
        return self._section(gaps.gaps)

    def method(self) -> Section:
        """How the briefing was made."""
        return self._section(sources.method)

    def articles(self) -> Section:
        """The articles, with their texts for the reading pane."""
        return self._section(sources.articles)

    def figure(self, name: str):
        """A figure of :data:`saksi.figures.ALL`."""
        from saksi import figures

        return figures.ALL[name](self._context)
