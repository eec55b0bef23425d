"""From the words of a mention to the full name of a body: states by their names, bodies by their templates."""

from __future__ import annotations

from functools import lru_cache

from saksi.annotators.naming.entries import Entries
from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.tokens import Tokens, tokenise


@lru_cache(maxsize=2048)
def phrases(knowledge: Knowledge, text: str) -> tuple[Tokens, tuple[Hit[Entries], ...]]:
    """The words of a mention, and what the tables know in them; roles say the same few things again and again."""
    tokens = tokenise(text, knowledge.cut)
    return tokens, tuple(knowledge.gazetteer.find(tokens))


@lru_cache(maxsize=2048)
def full_name(knowledge: Knowledge, text: str) -> str:
    """The name with states spelt as the lexicon spells them, and a body's words filled in.

    `Kemlu Cina` is `Kementerian Luar Negeri China`; a name in which the lexicon knows nothing stays as it is.
    """
    tokens, hits = phrases(knowledge, text)
    parts: list[str] = []
    at = 0
    body = hits[0].entries.first.get("body") if hits and hits[0].first == 0 else None
    for hit in hits[1:] if body else hits:
        state = hit.entries.first.get("actor")
        if state and state.kind == "state" and (state.form in ("name", "acronym") or (body and not parts)):
            name = knowledge.actors[state.value].name
            if body and not parts and hit.first == hits[0].last:
                parts.append(body.value.format(state=name))
                at = hit.last
                continue
            parts += [tokens.text(at, hit.first), name] if hit.first > at else [name]
            at = hit.last
    if at < len(tokens):
        parts.append(tokens.text(at, len(tokens)))
    return " ".join(parts)


def body_name(knowledge: Knowledge, text: str) -> str | None:
    """The name of a body without its state (`Kemlu`: `Kementerian Luar Negeri`); None where the words name none."""
    bodies = knowledge.entries(text, "body")
    return bodies[0].value.format(state="").strip() if bodies else None
