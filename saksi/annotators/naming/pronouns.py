"""Pronouns and the clitic -nya: where they stand, and which of them point at an actor at all."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.naming.knowledge import CLITIC, Knowledge
from saksi.annotators.naming.tokens import Tokens


def find_pronouns(knowledge: Knowledge, tokens: Tokens) -> Iterator[tuple[int, int, int, str]]:
    """Word, start, end and rule of each pronoun and of the letters of each clitic that is a possessor or agent."""
    pronouns = knowledge.word_classes["personal"] | knowledge.word_classes["plural"]
    for i, form in enumerate(tokens.forms):
        if form in pronouns and not tokens.text(i, i + 1).isupper():
            plural = form in knowledge.word_classes["plural"]
            if plural and i + 1 < len(tokens) and tokens.forms[i + 1] in knowledge.word_classes["relative"]:
                continue  # `mereka yang terluka` is nobody named
            yield i, tokens.starts[i], tokens.ends[i], "pronoun.plural" if plural else "pronoun"
        elif form.endswith(CLITIC) and len(form) > 5 and _points(knowledge, form):
            yield i, tokens.ends[i] - len(CLITIC), tokens.ends[i], "clitic"


def _points(knowledge: Knowledge, form: str) -> bool:
    """Whether the clitic is a possessor or agent: not in an adverb, nor the object of an active verb."""
    stem = form[: -len(CLITIC)]
    if form in knowledge.idle_clitics or stem.startswith(knowledge.prefixes["stative"]):
        return False
    return not (stem.startswith(knowledge.prefixes["active"]) and knowledge.is_verb(stem))
