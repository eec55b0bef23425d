"""What the lexicon's tables say of a phrase: one entry for each thing it can stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

EntryType = Literal["actor", "office", "body", "place", "noun", "other"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase is: a name of an actor, an office, a body of a state, a place, a noun that describes.

    ``value`` is the actor's id, the office, the body's name, the place's country, the noun's office; ``form`` says
    which kind of name it is, ``kind`` which kind of actor;
    ``is_single`` an office that one person holds at a time.
    """

    type: EntryType
    value: str
    form: str = "name"
    kind: str | None = None
    is_single: bool = False


class Entries(tuple[Entry, ...]):
    """The entries of one phrase in the order of the tables, made once and asked at every place where it stands.

    ``first`` is the first entry of each type, ``of`` are all of a type; ``is_seat`` tells that the phrase names both
    a body and, as a metonym, its state (`Kremlin`, `Gedung Putih`); ``state`` is the id of the state that it names, or
    whose capital it is; ``metonyms`` parts the actors into those named and those stood for.

    >>> entries = Entries([Entry("actor", "kremlin"), Entry("actor", "rusia", "metonym"), Entry("place", "RU")])
    >>> entries.first["actor"].value, entries.is_seat
    ('kremlin', True)
    """

    first: dict[str, Entry]
    of: dict[str, list[Entry]]
    is_seat: bool
    state: str | None
    metonyms: tuple[list[Entry], list[Entry]]

    def __new__(cls, entries: Iterable[Entry] = ()) -> Entries:
        made = super().__new__(cls, entries)
        made.of = {}
        for entry in made:
            made.of.setdefault(entry.type, []).append(entry)
        made.first = {type: entries[0] for type, entries in made.of.items()}
        made.is_seat = {entry.form for entry in made.of.get("actor", ())} >= {"name", "metonym"}
        actors = made.of.get("actor", [])
        made.metonyms = [e for e in actors if e.form != "metonym"], [e for e in actors if e.form == "metonym"]
        actor = made.first.get("actor")
        made.state = actor.value if actor and (actor.kind == "state" or actor.form == "metonym") else None
        return made


NOTHING = Entries()
"""What the tables say of a phrase they do not have."""
