"""The briefing: from a corpus to HTML and PDF, by way of a notebook that anybody can open.

``Briefing`` gives the sections to the notebook, one call a cell; ``build`` executes the notebook on other
articles and exports that very notebook; ``export`` does so for a corpus at hand. See ``docs/briefing.md``.
"""

from __future__ import annotations

from saksi.briefing.frames import table
from saksi.briefing.making import build, export
from saksi.briefing.sections import Briefing

__all__ = ["Briefing", "build", "export", "table"]
