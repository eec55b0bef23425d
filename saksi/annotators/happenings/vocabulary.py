"""The tables of events, ready for use: words for events, words around them, words for their status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from saksi.annotators.happenings.cutting import Stems
from saksi.annotators.happenings.items import Scene
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.lexicon import Lexicon
from saksi.phrases import Hit, Phrases, Tables, words_of

_PERFECT = frozenset({"telah", "sudah", "sempat", "pernah"})
"""What tells of the word right behind it that it is past: of a plan, where that is one (``telah dijadwalkan``)."""


@dataclass(frozen=True, slots=True)
class EventWord:
    """A row of ``event_words.csv``."""

    form: str
    kind: str
    frame: str
    needs: str


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A row of ``event_status.csv``: reaches in words or none, *kinds* empty for all."""

    form: str
    status: str
    before: int | None
    after: int | None
    kinds: frozenset[str]


class Around(NamedTuple):
    """Words for events and those around them: the role of each or None (and one None more), and where others begin."""

    events: list[Hit[EventWord]]
    roles: list[str | None]
    sayings: frozenset[int]
    statuses: list[Hit[StatusWord]]
    outcomes: list[Hit[str]]


class Vocabulary:
    """What the annotator knows of words, built once from the lexicon."""

    def __init__(self, lexicon: Lexicon):
        words = [
            EventWord(*(row[name] for name in ("form", "kind", "frame", "needs")))
            for row in lexicon.table("event_words")
        ]
        self.takings_place = Phrases((word.form, word) for word in words if word.frame == "back")
        links = Phrases((row["form"], row["role"]) for row in lexicon.table("event_links"))
        self._roles = {forms[0]: role for forms, role in links.payloads.items() if len(forms) == 1}
        self._around = Tables(
            {
                "events": Phrases((word.form, word) for word in words if word.frame != "back"),
                "links": Phrases((" ".join(forms), role) for forms, role in links.payloads.items() if len(forms) > 1),
                "outcomes": Phrases((row["form"], row["form"]) for row in lexicon.table("event_outcomes")),
                "sayings": Phrases((row["form"], row["force"]) for row in lexicon.table("reporting_verbs")),
                "statuses": Phrases(_status_words(lexicon.table("event_status")).items()),
            }
        )
        self.stems = Stems(frozenset(form for word in words if word.frame != "back" for form in word.form.split()))
        self.titles = frozenset(part for form in _titles(lexicon) for part in form.lower().split())
        self.first_words = frozenset(word.form.split()[0] for word in words if word.frame not in ("shield", "back"))
        self.last_words = frozenset(word.form.split()[0] for word in words if word.frame == "back")
        self.offices = Phrases((row["form"], row["office"]) for row in lexicon.table("offices"))
        self.ordinals = {row["form"]: int(row["value"]) for row in lexicon.table("ordinals")}
        self.officials = frozenset(row["actor_id"] for row in lexicon.table("terms"))
        actors = knowledge_of(lexicon).actors
        self.states = {a.country: (a.actor_id, a.name) for a in actors.values() if a.kind == "state" and a.country}
        self.known = frozenset(actors)
        pairs = {row["form"]: row["actors"].split(";") for row in lexicon.table("actor_pairs")}
        self.pairs = {
            form: tuple((actor, actors[actor].name) for actor in both)
            for form, both in pairs.items()
            if all(actor in actors for actor in both)
        }
        self.theatres = {row["theatre"]: tuple(row["parties"].split(";")) for row in lexicon.table("conflict_parties")}

    def around(self, forms: Sequence[str]) -> Around:
        """Words for events and around them, found in one pass over the forms of a sentence.

        Most links are one word; one of several hides those inside it.
        """
        found = self._around.find(forms)
        roles: list[str | None] = [*map(self._roles.get, forms), None]
        for first, last, role in found["links"].values():
            roles[first:last] = [role, *[None] * (last - first - 1)]
        cues = found["statuses"]
        statuses = [
            Hit(first, last, word)
            for first, last, words in cues.values()
            if last not in cues or words[0].form not in _PERFECT
            for word in words
        ]
        events, outcomes = (list(found[name].values()) for name in ("events", "outcomes"))
        return Around(events, roles, frozenset(found["sayings"]), statuses, outcomes)

    def is_titled(self, text: str) -> bool:
        """Whether an office is named in the words just before a name."""
        return any(True for _ in self.offices.find(words_of(text)))

    def ordinal(self, scene: Scene, hit: Hit[EventWord]) -> int | None:
        """The number of an event: ``pertemuan puncak kedua`` is 2, ``pertemuan kedua pemimpin`` has none."""
        for at, form in enumerate(scene.items.forms[hit.last : hit.last + 2], hit.last):
            if form in self.ordinals and scene.roles[at] in (None, "attribute"):
                return self.ordinals[form]
        return None


def _titles(lexicon: Lexicon) -> list[str]:
    """Forms that stand before a name: offices and nouns for persons."""
    nouns = [row["form"] for row in lexicon.table("speaker_nouns") if row["kind"] in ("person", "part_of_title")]
    return nouns + [row["form"] for row in lexicon.table("offices")]


def _status_words(rows: Iterable[dict[str, str]]) -> dict[str, list[StatusWord]]:
    """The rows by their form, of which some have one a kind of event: ``rencana gencatan senjata`` is a proposal."""
    words: dict[str, list[StatusWord]] = {}
    for row in rows:
        kinds = frozenset(row["kinds"].split(";")) - {""}
        before, after = (int(row[side]) if row[side] else None for side in ("before", "after"))
        words.setdefault(row["form"], []).append(StatusWord(row["form"], row["status"], before, after, kinds))
    return words
