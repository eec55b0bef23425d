"""Names to actors: full names first, the longest before the shorter, then short forms, then what brackets alias.

Unknown people get an actor of their own; a short form goes to the member of the cast that it fits, and where it fits
several to the only one named before it. Else it stays without an actor.
"""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter

from saksi.annotators.naming.cast import Cast
from saksi.annotators.naming.entries import NOTHING, Entry
from saksi.annotators.naming.knowledge import Knowledge
from saksi.annotators.naming.names import body_name, full_name
from saksi.annotators.naming.tokens import words
from saksi.model import Actor, Doc, Mention, Span

_LONGEST_ACRONYM = 8
_LONGEST_NAME = 16
"""Words of a known person's name that is looked for at the end of a longer one: more than any of the tables has."""
_FEWEST_WORDS = 3
_LONGEST_CUE = 40
_GUESSED = frozenset(("name.recognised", "name.repeated"))
CLIPPED = frozenset(("name.clipped", "name.bare"))
"""Rules of forms that name a body only where the article has its full name."""


class Linker:
    """Links the names of one article; ``linked`` is the result."""

    def __init__(self, knowledge: Knowledge, doc: Doc, cast: Cast, foremost: str | None = None) -> None:
        """*foremost*: the state that the text speaks of most."""
        self._knowledge = knowledge
        self._view = doc.view
        self._cast = cast
        self._foremost = foremost
        self._names = [m for m in doc["mentions"] if m.kind in ("name", "short", "metonym")]
        self.linked: dict[Span, Actor] = {}
        self._link_full()
        self._first_at: dict[str, Span] = {}
        for span, actor in sorted(self.linked.items(), key=itemgetter(0)):
            self._first_at.setdefault(actor.actor_id, span)
        self._aliases = self._find_aliases()
        self._link_short()

    def _entries(self, mention: Mention) -> list[Entry]:
        """The lexicon's entries of the mention's kind: `Kremlin` as a metonym is another than as a body."""
        text = mention.span.of(self._view)
        if mention.rule == "name.initials":
            return []  # `pria berinisial AP` is no news agency
        if mention.rule != "name.lexicon" and words(text) in self._knowledge.guessed_shorts:
            return []  # `Agus` may be anybody
        return self._knowledge.by_form.get(words(text), NOTHING).metonyms[mention.kind == "metonym"]

    def _link_full(self) -> None:
        rest = []
        for mention in self._names:
            text = mention.span.of(self._view)
            entries = self._entries(mention)
            full = {e.value for e in entries if e.form != "short"} if entries else set()
            if mention.is_place and mention.actor_kind == "place":
                self.linked[mention.span] = self._cast.unknown(self._knowledge.spelling(text), "place")
            elif len(full) == 1 and not (mention.kind == "short" and mention.actor_kind == "person"):
                self.linked[mention.span] = self._cast.known(full.pop())
            elif mention.kind == "name" and (mention.rule == "name.body" or len(words(text)) > 1):
                as_is = mention.actor_kind == "outlet" and mention.rule != "name.body"
                name = text if as_is else full_name(self._knowledge, text)
                rest.append((mention, name))
        fuller = [item for item in rest if self._is_fuller(item[0])]
        rest = [item for item in rest if item not in fuller] if fuller else rest
        for mention, name in sorted(rest, key=lambda item: -len(words(item[1]))):
            self.linked[mention.span] = self._full(mention, name)

        for mention, name in fuller:
            before = [s for s, actor in self.linked.items() if s < mention.span and actor.kind == "person"]
            self.linked[mention.span] = self.linked[max(before)] if before else self._full(mention, name)

    def _is_fuller(self, mention: Mention) -> bool:
        """Whether the person named last is given his full name: `pria bernama lengkap Seringe Khabane Lame`."""
        if mention.actor_kind != "person":
            return False
        before = self._view[max(0, mention.span.start - _LONGEST_CUE) : mention.span.start].lower().split()
        return " ".join(before[-2:]) in self._knowledge.word_classes["fuller"]

    def _full(self, mention: Mention, name: str) -> Actor:
        """The actor of an unlisted full name: a known body, a longer name of the article, a misprint, or a new one."""
        known = {e.value for e in self._knowledge.entries(name, "actor")}
        if len(known) == 1:
            return self._cast.known(known.pop())
        form = words(name)
        fitting = self._cast.fitting(form, mention.actor_kind) or self._misread(mention, form)
        if not fitting and mention.actor_kind == "organisation":
            fitting = self._cast.lengthened(form)
        elif not fitting and mention.actor_kind == "person":
            fitting = self._cast.initialled(form)
        if len(fitting) == 1:
            return fitting[0]
        if mention.actor_kind == "person" and (entitled := self._within(form)):
            return entitled
        misprinted = self._cast.alike(form) if mention.actor_kind == "person" else None
        return misprinted or self._cast.unknown(name, mention.actor_kind or "organisation")

    def _within(self, form: tuple[str, ...]) -> Actor | None:
        """The known person whose full name ends a longer one: `Sir Keir Starmer`."""
        for at in range(max(1, len(form) - _LONGEST_NAME), len(form) - 1):
            entries = self._knowledge.by_form.get(form[at:], ())
            known = {e.value for e in entries if e.type == "actor" and e.kind == "person" and e.form == "name"}
            if len(known) == 1:
                return self._cast.known(known.pop())
        return None

    def _find_aliases(self) -> dict[tuple[str, ...], Actor]:
        """Acronyms in brackets behind a name, and names in brackets behind an acronym: two forms of one actor."""
        aliases: dict[tuple[str, ...], Actor] = {}
        anchor: Mention | None = None
        for one, other in zip(self._names, self._names[1:], strict=False):
            anchor = one if one.rule != "name.bracketed" else anchor
            if other.rule == "name.bracketed":
                if anchor and self._is_unknown_acronym(anchor) and other.span in self.linked:
                    aliases.setdefault(words(anchor.span.of(self._view)), self.linked[other.span])
                actor = anchor and self._anchored(anchor, aliases)
                if actor and not self._entries(other):
                    aliases.setdefault(words(other.span.of(self._view)), actor)
            elif self._view[one.span.end : other.span.start].strip() == "(":
                self._add_acronym(aliases, one, other)
        return aliases

    def _is_unknown_acronym(self, mention: Mention) -> bool:
        """Whether the letters of a body are explained nowhere but in the bracket behind them."""
        form = mention.span.of(self._view)
        return form.isupper() and len(form) <= _LONGEST_ACRONYM and not self._entries(mention)

    def _anchored(self, anchor: Mention, aliases: dict[tuple[str, ...], Actor]) -> Actor | None:
        """Whom the name before a bracket means."""
        form = anchor.span.of(self._view)
        return self.linked.get(anchor.span) or aliases.get(words(form)) or self._short(anchor, form)

    def _add_acronym(self, aliases: dict[tuple[str, ...], Actor], one: Mention, other: Mention) -> None:
        """Letters in brackets and the name beside them; behind a person only his own initials, not his party."""
        if self._view[other.span.end : other.span.end + 1] != ")":
            return
        short, long = sorted((one, other), key=lambda m: m.span.end - m.span.start)
        form = short.span.of(self._view)
        actor = self.linked.get(long.span)
        if long.is_place or actor is None or not form.isupper() or len(form) > _LONGEST_ACRONYM:
            return
        if actor.kind == "person" and form[0].lower() not in {word[0] for word in words(actor.name)}:
            return
        if not self._entries(short) or self._goes_before(actor, short):
            aliases.setdefault(words(form), actor)

    @cached_property
    def _forms_linked(self) -> dict[str, set[str]]:
        """By which forms each actor is linked: full names, and letters that the lexicon knows."""
        forms: dict[str, set[str]] = {}
        for span, actor in self.linked.items():
            forms.setdefault(actor.actor_id, set()).add(span.of(self._view))
        return forms

    def _goes_before(self, actor: Actor, short: Mention) -> bool:
        """Whether the article's own long name goes before whom the lexicon knows by the letters."""
        entries, letters = self._entries(short), short.span.of(self._view)
        if any(e.kind == "state" for e in entries):
            return False  # `Pengadilan federal Amerika Serikat (AS)`
        named = any(self._forms_linked.get(e.value, set()) - {letters} for e in entries)
        fuller = actor.kind == "organisation" and not actor.is_known and len(words(actor.name)) >= _FEWEST_WORDS
        return fuller and not named

    def _link_short(self) -> None:
        for mention in self._names:
            form = mention.span.of(self._view)
            if self._aliases and words(form) in self._aliases:
                self.linked[mention.span] = self._aliases[words(form)]
            elif mention.span not in self.linked:
                actor = self._clipped(mention, form) if mention.rule in CLIPPED else self._short(mention, form)
                if actor is not None:
                    self.linked[mention.span] = actor

    def _short(self, mention: Mention, form: str) -> Actor | None:
        entries = self._entries(mention)
        body = body_name(self._knowledge, form)
        text = body or form
        actor = self._cast.short(text, mention.actor_kind, entries)
        if actor is not None:
            return actor
        fitting = self._cast.fitting(words(text), mention.actor_kind) or self._misread(mention, words(text))
        if not fitting and not entries and mention.rule in _GUESSED:
            fitting = self._cast.tailed(words(text))
        if not fitting and not entries and form.isupper() and len(form) <= _LONGEST_ACRONYM:
            fitting = self._cast.abbreviated(form)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            before = [a for a in fitting if self._first_at.get(a.actor_id, mention.span) < mention.span]
            return before[0] if len(before) == 1 else None
        if len(entries) > 1:
            return None
        owned = self._of_state(form, self._cast.home(self._foremost)) if body else None
        return owned or self._cast.unknown(text, mention.actor_kind or "person")

    def _clipped(self, mention: Mention, form: str) -> Actor | None:
        """The body of the article whose full name holds the words in their order; of several the one named last."""
        name = body_name(self._knowledge, form) or form
        fitting = {a.actor_id: a for a in self._cast.holding(words(name)) if a.kind == "organisation"}
        if len(fitting) > 1 or self._foremost is None:  # in a digest only those named before
            named = [(span, a) for span, a in self.linked.items() if a.actor_id in fitting and span < mention.span]
            fitting = {a.actor_id: a for _, a in [max(named, key=itemgetter(0))]} if named else {}
        if not fitting and mention.rule == "name.bare" and form.islower():
            return self._army(form)
        return next(iter(fitting.values()), None)

    def _army(self, form: str) -> Actor | None:
        """The body of the state that the text speaks of most: `menurut militer`."""
        bodies = self._knowledge.entries(form, "body")
        return self._of_state(form, self._foremost) if bodies and bodies[0].form == "adjective" else None

    def _of_state(self, form: str, state: str | None) -> Actor | None:
        """The body that a word for one (`DPR`, `Mahkamah Agung`) means in a state."""
        bodies = self._knowledge.entries(form, "body") if state else None
        if not bodies:
            return None
        name = bodies[0].value.format(state=self._knowledge.actors[state].name)
        known = self._knowledge.entries(name, "actor")
        return self._cast.known(known[0].value) if known else self._cast.unknown(name, "organisation")

    def _misread(self, mention: Mention, form: tuple[str, ...]) -> list[Actor]:
        """Persons whose last names these are, where the recogniser took them for a body or a place."""
        if mention.rule != "name.recognised" or mention.actor_kind == "person":
            return []
        return [a for a in self._cast.fitting(form, "person") if words(a.name)[-len(form) :] == form]
