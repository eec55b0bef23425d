"""From the words of a mention to the full name of a body: states by their names, bodies by their templates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter

from saksi.annotators.naming.entries import NOTHING, Entries
from saksi.annotators.naming.gazetteer import Hit
from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.tokens import Tokens, tokenise, words
from saksi.model import Actor, Doc, Span


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


def printed_names(knowledge: Knowledge, doc: Doc, linked: Mapping[Span, Actor]) -> dict[str, str]:
    """By their ids the names of known people and bodies that the article itself gives in full, and only in other words.

    `Sergey Lavrov` where the lexicon has Sergei, `Pakta Pertahanan Atlantik Utara` where it has NATO. A body called
    by its letters alone goes by them; else a form of fewer words is no name. The lexicon names states and outlets.
    """
    forms: dict[Actor, dict[str, None]] = {}
    for span, actor in sorted(linked.items(), key=itemgetter(0)):
        if actor.is_known and actor.kind not in ("state", "outlet"):
            forms.setdefault(actor, {})[" ".join(span.of(doc.view).split())] = None
    return {actor.actor_id: _printed(knowledge, actor, list(texts)) for actor, texts in forms.items()}


def _printed(knowledge: Knowledge, actor: Actor, texts: list[str]) -> str:
    """Of the forms in which an article names somebody the fullest, be it the lexicon's."""
    if len(texts) == 1 and texts[0].isupper() and actor.kind != "person" and len(words(texts[0])) == 1:
        return texts[0]
    known, is_short = words(actor.name), actor.name.isupper()
    given = {text: words(text) for text in texts if not text.isupper()}
    full = [
        t for t, form in given.items() if len(form) > len(known) - (not is_short) and _is_name(knowledge, form, actor)
    ]
    if not full or (known in given.values() and not is_short):
        return actor.name
    return max(full, key=lambda text: len(given[text]))


def _is_name(knowledge: Knowledge, form: tuple[str, ...], actor: Actor) -> bool:
    """Whether the lexicon has the words as a full name of the actor."""
    return any(e.value == actor.actor_id and e.form == "name" for e in knowledge.by_form.get(form, NOTHING))
