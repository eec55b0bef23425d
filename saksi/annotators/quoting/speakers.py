"""Who speaks, once the words of the attribution are understood."""

from __future__ import annotations

from typing import NamedTuple


class Speaker(NamedTuple):
    """A speaker.

    ``kind``: named, role, unnamed, document, outlet. ``sort``: person, body or plural, what a pronoun asks
    for. ``head``: the noun of a speaker without a name. ``how``: the way in which the name was found.
    """

    name: str | None
    kind: str
    sort: str
    role: str | None = None
    actor_id: str | None = None
    head: str = ""
    how: str = "named"


NOBODY = Speaker(None, "role", "person", how="nobody")
