"""Pronouns and the clitic -nya: where they stand, and which of them point at an actor at all."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.tokens import Tokens

_PRONOUNS = frozenset(("dia", "ia", "beliau", "dirinya", "mereka"))
_CLITIC = "nya"


def find_pronouns(knowledge: Knowledge, tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each pronoun and of the letters of each clitic that is a possessor or agent."""
    for i, form in enumerate(tokens.forms):
        if form in _PRONOUNS:
            yield tokens.starts[i], tokens.ends[i], "pronoun"
        elif form.endswith(_CLITIC) and len(form) > 5 and _points(knowledge, form):
            yield tokens.ends[i] - len(_CLITIC), tokens.ends[i], "clitic"


def _points(knowledge: Knowledge, form: str) -> bool:
    if form in knowledge.idle_clitics:
        return False
    stem = form[: -len(_CLITIC)]
    return not (stem.startswith("me") and stem.endswith(("kan", "i"))) and not stem.startswith(("ber", "ter"))
