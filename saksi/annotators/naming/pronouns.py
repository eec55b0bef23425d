"""Pronouns and the clitic -nya: where they stand, and which of them point at an actor at all."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.annotators.naming.knowledge import CLITIC, Knowledge
from saksi.annotators.naming.tokens import Tokens

_SHORTEST = 5


def find_pronouns(knowledge: Knowledge, tokens: Tokens) -> Iterator[tuple[int, int, int, str]]:
    """Word, start, end and rule of each pronoun and of the letters of each clitic that is a possessor or agent."""
    plurals, relatives = knowledge.word_classes["plural"], knowledge.word_classes["relative"]
    pronouns = knowledge.word_classes["personal"] | plurals
    for i in tokens.where(pronouns):
        plural = tokens.forms[i] in plurals
        if tokens.text(i, i + 1).isupper():
            continue
        if plural and i + 1 < len(tokens) and tokens.forms[i + 1] in relatives:
            continue  # `mereka yang terluka` is nobody named
        yield i, tokens.starts[i], tokens.ends[i], "pronoun.plural" if plural else "pronoun"
    for i in tokens.places.get(CLITIC, ()):
        if i and tokens.gap(i - 1) == "-" and tokens.capital[i - 1]:  # `di akun X-nya`
            yield i, tokens.starts[i], tokens.ends[i], "clitic"
    for form, places in tokens.places.items():
        if form.endswith(CLITIC) and len(form) > _SHORTEST and form not in pronouns and _points(knowledge, form):
            for i in places:
                yield i, tokens.ends[i] - len(CLITIC), tokens.ends[i], "clitic"


def _points(knowledge: Knowledge, form: str) -> bool:
    """Whether the clitic is a possessor or agent: not in an adverb, nor the object of an active verb."""
    stem = form[: -len(CLITIC)]
    if form in knowledge.idle_clitics or stem.startswith(knowledge.prefixes["stative"]):
        return False
    return not (stem.startswith(knowledge.prefixes["active"]) and knowledge.is_verb(stem))
