"""Names behind the words of an attribution: short forms, titles that stand alone, pronouns, clitics.

Goes through the article once, in order, and keeps who spoke last and which titles belong to whom. Where
nobody or more than one is left the speaker stays without a name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.parse import Piece
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.subject import SubjectFinder
from saksi.model import Span

_FARTHEST = 6
"""Sentences back in which a pronoun's person is looked for."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``kind`` named, role, unnamed, document, outlet; ``sort`` person, body or plural; ``certainty`` 0 to 1."""

    name: str | None
    kind: str
    sort: str
    role: str | None = None
    actor_id: str | None = None
    head: str = ""
    how: str = "named"


NOBODY = Speaker(None, "role", "person", how="nobody")


class Resolver:
    """Resolves the speakers of one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words, self.names = page, page.tokens, page.words, page.names
        self.subjects = SubjectFinder(page)
        self.said: dict[int, list[tuple[int, Speaker]]] = {}
        self.roles: dict[str, str] = {}
        self._subject_of: dict[int, Speaker | None] = {}
        self._by_abbreviation = self._abbreviations()

    def resolve(self, piece: Piece, known: dict[int, Speaker]) -> Speaker:
        """The speaker of *piece*; *known* holds those of earlier pieces by identity."""
        if piece.source is None or piece.same_as is not None:
            if piece.same_as is not None:
                speaker = known[id(piece.same_as)]
            elif piece.rule == "direct.alone":
                speaker = replace(self._back(piece.unit, piece.span.start, any_sort=True), how="guessed")
            else:
                speaker = NOBODY
        else:
            speaker = self._of(piece.source, piece.unit)
        self.said.setdefault(piece.unit, []).append((piece.span.start, speaker))
        return speaker

    # ------------------------------------------------------------------

    def _of(self, source: Source, unit: int) -> Speaker:
        position = self.tokens.start[source.first]
        if source.kind in ("pronoun", "clitic"):
            return replace(self._back(unit, position, any_sort=source.kind == "clitic", source=source), how=source.kind)
        if source.kind == "plural_pronoun":
            return replace(self._back(unit, position, plural=True), how="plural")
        if source.kind == "possessive":
            return replace(self._back(unit, position, any_sort=True), how="pronoun")
        if source.name is not None and source.kind in ("name", "person"):
            return self._person(source)
        if source.kind in ("organisation", "outlet", "document"):
            return self._body(source, unit, position)
        return self._role(source, unit, position)

    def _person(self, source: Source) -> Speaker:
        name = self.names.fullest(source.name)
        role = source.role or self.roles.get(name)
        if source.role and name not in self.roles:
            self.roles[name] = source.role
        actor_id, name = self._actor(source, name)
        return Speaker(name, "named", "person", self.roles.get(name, role), actor_id)

    def _actor(self, source: Source, name: str) -> tuple[str | None, str]:
        """The actor whom another annotator found in these words, and a fuller name if it knows one."""
        mention = self.names.mention_in(Span(self.tokens.start[source.first], self.tokens.end[source.last]))
        if mention is None:
            return None, name
        words, fuller = set(name.lower().split()), set(mention.actor_name.lower().split())
        if words == fuller or words < fuller:
            return mention.actor_id, mention.actor_name
        if words & fuller:
            return mention.actor_id, name
        return None, name

    def _body(self, source: Source, unit: int, position: int) -> Speaker:
        kind = {"organisation": "named", "outlet": "outlet", "document": "document"}[source.kind]
        head = self._head(source)
        if source.name is None:
            if source.is_definite:
                found = self._back(unit, position, body=True)
                return replace(found, how="definite", kind=kind if kind == "document" else found.kind)
            unnamed = "document" if source.kind == "document" else "unnamed"
            return Speaker(None, unnamed, "plural", head=head, how="unnamed")
        name = self._by_abbreviation.get(source.name, source.name)
        actor_id, name = self._state(source, name)
        return Speaker(name, kind, "body", actor_id=actor_id, head=head)

    def _state(self, source: Source, name: str) -> tuple[str | None, str]:
        """A metonym's state as the article itself calls it (`Beijing` -> Cina)."""
        mention = self.names.mention_in(Span(self.tokens.start[source.first], self.tokens.end[source.last]))
        if mention is None:
            return None, name
        if mention.kind == "metonym" and name == self.page.view[mention.span.start : mention.span.end]:
            return mention.actor_id, self._as_printed(mention.actor_id, mention.actor_name)
        return mention.actor_id, name

    def _as_printed(self, actor_id: str, name: str) -> str:
        for mention in self.names._mentions:
            if mention.actor_id == actor_id and mention.kind == "name":
                return self.page.view[mention.span.start : mention.span.end]
        return name

    def _head(self, source: Source) -> str:
        for k in range(source.first, source.last + 1):
            if self.words.speaks.get(self.tokens.low[k]):
                return self.tokens.low[k]
        return self.tokens.low[source.first]

    def _role(self, source: Source, unit: int, position: int) -> Speaker:
        """A title or description without a name."""
        head = self._head(source)
        if source.is_indefinite:
            return Speaker(None, "unnamed", "plural" if self._is_plural(source) else "person", head=head, how="unnamed")
        holder = self._holder(source)
        if holder is not None:
            return Speaker(holder, "named", "person", self.roles.get(holder), how="title")
        if source.is_definite or self.tokens.low[source.first] == "sang":
            earlier = self._same_head(unit, position, head)
            if earlier is not None:
                return replace(earlier, how="definite")
            return replace(self._back(unit, position), how="epithet")
        kind = (
            "unnamed" if not self.tokens.is_capital(source.first) or source.first == self._unit_first(unit) else "role"
        )
        return Speaker(None, kind, "person", head=head, how="unnamed")

    def _unit_first(self, unit: int) -> int:
        return self.page.units[unit].first

    def _is_plural(self, source: Source) -> bool:
        return self.tokens.low[source.first] not in ("seorang", "sebuah", "salah", "suatu")

    def _holder(self, source: Source) -> str | None:
        """The one person of the article whose title holds these words."""
        wanted = {
            w for w in self.tokens.low[source.first : source.last + 1] if w not in ("itu", "tersebut", "ini", "sang")
        }
        found = [
            name
            for name, role in self.roles.items()
            if wanted <= set(role.lower().replace("(", "").replace(")", "").split())
        ]
        return found[0] if len(found) == 1 else (found[-1] if found and source.is_definite else None)

    def _same_head(self, unit: int, position: int, head: str) -> Speaker | None:
        for number in range(unit, max(-1, unit - 2 * _FARTHEST), -1):
            for at, speaker in reversed(self.said.get(number, [])):
                if at < position and speaker.head == head:
                    return speaker
        return None

    # looking back -------------------------------------------------------------

    def _back(
        self, unit: int, position: int, *, any_sort=False, plural=False, body=False, source: Source | None = None
    ) -> Speaker:
        """The nearest earlier speaker or subject that fits."""
        if source is not None and source.kind == "pronoun":
            inside = self._earlier_in_unit(unit, source)
            if inside is not None:
                return inside
        fallback = None
        for number in range(unit, max(-1, unit - _FARTHEST), -1):
            for speaker in self._candidates(number, unit, position):
                if plural:
                    fits = speaker.sort in ("plural", "body")
                elif body:
                    fits = speaker.sort == "body"
                else:
                    fits = any_sort or speaker.sort == "person"
                if fits and speaker.how != "nobody":
                    return speaker
                fallback = fallback or (speaker if speaker.how != "nobody" and not plural and not body else None)
        return fallback or NOBODY

    def _candidates(self, number: int, unit: int, position: int):
        said = [speaker for at, speaker in self.said.get(number, []) if at < position]
        if said:
            yield from reversed(said)
        elif number < unit:
            subject = self._subject(number)
            if subject is not None:
                yield subject

    def _earlier_in_unit(self, unit: int, source: Source) -> Speaker | None:
        """A person named earlier in the sentence, when the pronoun stands in a clause that depends on it."""
        here = self.page.units[unit]
        before = self.tokens.low[source.first - 1] if source.first > here.first else ""
        if before not in self.words.roles["subordinator"] and before not in ("mana", "bahwa", "yang"):
            return None
        if self.said.get(unit):
            return None
        found = self._named_person(here.first, source.first)
        return found

    def _subject(self, number: int) -> Speaker | None:
        """The person or body that a sentence without a report is about: its subject, or the last person it names."""
        if number not in self._subject_of:
            unit = self.page.units[number]
            k = unit.first
            while k + 1 < unit.last and self.tokens.low[k] in self.words.roles["connective"]:
                k += 1
            source = self.page.sources.at(k, unit.last) if self.page.quoted[k] < 0 else None
            if (
                source is not None
                and source.name is not None
                and source.kind in ("person", "name", "organisation", "outlet")
            ):
                self._subject_of[number] = self._of(source, number)
            else:
                self._subject_of[number] = self._named_person(unit.first, unit.last)
        return self._subject_of[number]

    def _named_person(self, first: int, last: int) -> Speaker | None:
        """The last person named with several words or a title among these words."""
        k, found = first, None
        while k < last:
            if self.page.quoted[k] < 0 and (
                self.names.kind[k] in ("T", "N") or self.words.speaks.get(self.tokens.low[k]) == "person"
            ):
                source = self.page.sources.at(k, last)
                if source is not None and source.name is not None and source.kind in ("person", "name"):
                    if source.kind == "person" or self.names.is_person_like(source.name):
                        found = source
                    k = source.last + 1
                    continue
            k += 1
        return self._person(found) if found is not None else None

    def _abbreviations(self) -> dict[str, str]:
        """`Badan Energi Internasional (IEA)`: the abbreviation's full name."""
        found: dict[str, str] = {}
        tokens = self.tokens
        for k in range(1, len(tokens)):
            if tokens.gap(k - 1).strip() == "(" and tokens.words[k].isupper() and len(tokens.words[k]) > 1:
                begin = k - 1
                while (
                    begin > 0
                    and tokens.gap(begin - 1) == " "
                    and (
                        tokens.is_capital(begin - 1)
                        or (tokens.low[begin - 1] in ("dan", "untuk", "of", "bagi") and tokens.is_capital(begin - 2))
                    )
                ):
                    begin -= 1
                while begin < k - 1 and self.words.speaks.get(tokens.low[begin]) == "person":
                    begin += 1
                if tokens.is_capital(begin) and k - begin >= 2:
                    found.setdefault(self.names.text_of(k, self._closing(k)), self.names.text_of(begin, k - 1))
        return found

    def _closing(self, k: int) -> int:
        last = k
        while last + 1 < len(self.tokens) and ")" not in self.tokens.gap(last) and last - k < 3:
            last += 1
        return last
