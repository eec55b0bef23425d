"""Names behind the words of an attribution: short forms, titles that stand alone, pronouns, clitics.

Goes through the article once, in order, and keeps who spoke last and which titles belong to whom. Where
nobody or more than one is left the speaker stays without a name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.titles import Titles
from saksi.annotators.quoting.workspace import Piece
from saksi.model import Span

_STEM, _HEAD_REACH = 6, 250
"""Letters that two forms of a noun share (pemerintah, pemerintahan), and words back in which the name may stand."""
_INDEFINITE_REACH = 60
"""Words back in which `seorang remaja` may stand."""
_FARTHEST = 6
"""Sentences back in which a pronoun's person is looked for."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

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


class Resolver:
    """Resolves the speakers of one article, piece after piece."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words, self.names = page, page.tokens, page.words, page.names
        self.titles = Titles(page.words)
        self.said: dict[int, list[tuple[int, Speaker, bool]]] = {}
        self._subjects: dict[int, Speaker | None] = {}
        self._full = self._abbreviations()
        self._starts = self._name_starts()
        self._learn_titles()

    def resolve(self, piece: Piece, known: dict[int, Speaker]) -> Speaker:
        """The speaker of *piece*; *known* holds those of earlier pieces by identity."""
        if piece.same_as is not None:
            speaker = known[id(piece.same_as)]
        elif piece.source is not None:
            speaker = self._of(piece.source, piece.unit)
        elif piece.rule == "direct.alone":
            speaker = replace(self._last_speaker(piece.unit, piece.span.start), how="guessed")
        elif piece.rule == "direct.introduced":
            speaker = replace(self._back(piece.unit, piece.span.start), how="guessed")
        else:
            speaker = NOBODY
        self.said.setdefault(piece.unit, []).append((piece.span.start, speaker, piece.kind == "direct"))
        return speaker

    # by the words at the attribution -----------------------------------------

    def _of(self, source: Source, unit: int) -> Speaker:
        position = self.tokens.start[source.first]
        if source.kind == "clitic":
            return replace(self._back(unit, position), how="clitic")
        if source.kind == "pronoun":
            return replace(self._pronoun(source, unit, position), how="pronoun")
        if source.kind == "plural_pronoun" and self.tokens.low[source.first] in self.words.roles["two"]:
            return replace(self._two_before(source, unit), how="plural")
        if source.kind == "plural_pronoun":
            return replace(self._back(unit, position, "plural"), how="plural")
        if source.kind == "possessive":
            return replace(self._back(unit, position, "nearest"), how="pronoun")
        if source.kind == "group":
            return self._group(source, unit)
        if source.kind in ("organisation", "outlet", "document"):
            return self._body(source, unit, position)
        return self._person(source) if source.name is not None else self._role(source, unit, position)

    def _two_before(self, source: Source, unit: int) -> Speaker:
        """`keduanya`: the nearest two people or bodies that `dan` joins."""
        first = self.page.units[max(0, unit - _FARTHEST)].first
        for k in range(source.first - 1, first, -1):
            if (
                self.tokens.low[k] != "dan"
                or self.page.quoted[k] >= 0
                or not (self.names.kind[k - 1] and self.names.kind[k + 1])
            ):
                continue
            left = self._name_ending(k - 1)
            right = self.page.sources.at(k + 1, source.first)
            if left is not None and right is not None and right.name is not None and right.kind != "group":
                return self._group(Source(left.first, right.last, "group", parts=(left, right)), unit)
        return NOBODY

    def _name_ending(self, last: int) -> Source | None:
        """The speaker whose words end at *last*."""
        for k in range(max(0, last - 8), last + 1):
            source = self.page.sources.at(k, last + 1)
            if source is not None and source.last == last and source.name is not None:
                return source
        return None

    def _group(self, source: Source, unit: int) -> Speaker:
        """Several speakers as one: the names that are known, joined."""
        members = [self._of(part, unit) for part in source.parts]
        names = [member.name for member in members if member.name]
        return Speaker(" dan ".join(names) or None, "named" if names else "unnamed", "plural", head=members[0].head)

    def _span(self, source: Source) -> Span:
        return Span(self.tokens.start[source.first], self.tokens.end[source.last])

    def _person(self, source: Source) -> Speaker:
        name, actor_id = self.names.fullest(source.name), None
        mention = self.names.mention_in(self._span(source))
        name = " ".join(name.replace('"', " ").split())
        if mention is not None and mention.actor_kind == "person" and '"' not in mention.actor_name:
            actor_id, name = mention.actor_id, self._fuller(name, self.names.cleaned(mention.actor_name))
        self.titles.learn(name, source.role, self.tokens.start[source.first])
        return Speaker(name, "named", "person", self.titles.title.get(name), actor_id)

    @staticmethod
    def _fuller(name: str, actor_name: str) -> str:
        """The actor's name, unless the article has a longer form that holds it."""
        words, actor = set(name.lower().split()), set(actor_name.lower().split())
        return name if words > actor or (len(actor) == 1 and len(words) > 1) else actor_name

    def _body(self, source: Source, unit: int, position: int) -> Speaker:
        kind = {"organisation": "named", "outlet": "outlet", "document": "document"}[source.kind]
        head = self._head(source)
        if source.name is not None:
            actor_id, name = self._body_name(source)
            return Speaker(name, kind, "body", actor_id=actor_id, head=head)
        if source.is_definite:
            return replace(self._definite_body(source, unit, position, head), how="definite", kind=kind)
        is_counted = self.tokens.low[source.first] in self.words.roles["quantifier"]
        named = None if is_counted or source.kind != "organisation" else self._named_by_head(head, source.first)
        if named is not None:
            return Speaker(named, kind, "body", head=head, how="definite")
        unnamed = "document" if source.kind == "document" else "unnamed"
        return Speaker(None, unnamed, "plural", head=head, how="unnamed")

    def _last_speaker(self, unit: int, position: int) -> Speaker:
        """Whom the sentence before is about, who spoke last, or else who was spoken of."""
        before = self._opening_subject(unit - 1) if unit else None
        if before is not None and not self.said.get(unit - 1):
            return before
        for number in range(unit, max(-1, unit - _FARTHEST), -1):
            for at, speaker, _ in reversed(self.said.get(number, [])):
                if at < position and speaker.how != "nobody":
                    return speaker
        return self._back(unit, position)

    def _opening_subject(self, number: int) -> Speaker | None:
        """The named subject with which a sentence opens."""
        unit = self.page.units[number]
        source = self.page.sources.at(unit.first, unit.last) if self.page.quoted[unit.first] < 0 else None
        is_named = source is not None and source.name is not None and source.kind != "document"
        return self._of(source, number) if is_named else None

    def _definite_body(self, source: Source, unit: int, position: int, head: str) -> Speaker:
        mention = self.names.role_at(self._span(source))
        if mention is not None:
            return Speaker(
                self._as_printed(mention.actor_id, mention.actor_name), "named", "body", actor_id=mention.actor_id
            )
        named = self._named_by_head(head, source.first)
        if named is not None:
            return Speaker(named, "named", "body", head=head)
        earlier = self._same_head(unit, position, head)
        if earlier is not None or (source.kind == "document" and head not in self.words.roles["statement"]):
            return earlier or NOBODY
        return self._back(unit, position, "body")

    def _named_by_head(self, head: str, before: int) -> str | None:
        """The body that an earlier phrase with the same noun names: `majalah satir Leman` for `majalah itu`."""
        stem = head[:_STEM]
        for k in range(before - 1, max(-1, before - _HEAD_REACH), -1):
            if self.tokens.low[k][:_STEM] == stem and len(self.tokens.low[k]) - len(head) in (-2, 0, 2):
                source = self.page.sources.at(k, min(before, k + 8))
                if source is not None and source.name is not None and source.kind in ("organisation", "outlet"):
                    return self._body_name(source)[1]
        return None

    def _body_name(self, source: Source) -> tuple[str | None, str]:
        """The body's name as the article writes it most fully; a metonym's state (`Beijing` -> Cina)."""
        name = self._full.get(source.name, source.name)
        mention = self.names.mention_in(self._span(source))
        if mention is None or mention.actor_kind == "person":
            return None, name
        printed = self.page.view[mention.span.start : mention.span.end]
        if mention.kind == "metonym":
            is_whole = source.name == printed
            return mention.actor_id, self._as_printed(mention.actor_id, mention.actor_name) if is_whole else name
        if printed == source.name:
            longer = self._as_printed(mention.actor_id, name)
            name = longer if longer[:2] == name[:2] or name.isupper() else name
        return mention.actor_id, self._full.get(name, name)

    def _as_printed(self, actor_id: str | None, name: str) -> str:
        """The longest form in which the article names an actor in so many words."""
        forms = self.names.forms.get(actor_id or "", ())
        return max(forms, key=len, default=name)

    def _head(self, source: Source) -> str:
        for k in range(source.first, source.last + 1):
            if self.words.noun(self.tokens.low[k]):
                return self.tokens.low[k]
        return self.tokens.low[source.first]

    def _role(self, source: Source, unit: int, position: int) -> Speaker:
        """A title or description without a name."""
        head = self._head(source)
        if source.is_indefinite:
            sort = "person" if self.tokens.low[source.first] in self.words.roles["singular"] else "plural"
            return Speaker(None, "unnamed", sort, head=head, how="unnamed")
        if source.is_definite:
            earlier = self._same_head(unit, position, head)
            if earlier is not None:
                return replace(earlier, how="definite")
            if self._was_indefinite(source, head):
                return Speaker(None, "unnamed", "person", head=head, how="unnamed")
        holder = self.titles.holder(self.tokens.low[source.first : source.last + 1], position, source.is_definite)
        if holder is not None:
            return Speaker(
                holder, "named", "person", self.titles.title.get(holder), self._actor_of(holder), how="title"
            )
        mention = self.names.role_at(self._span(source))
        if mention is not None and not source.is_definite:
            name = self.names.fullest(mention.actor_name)
            return Speaker(name, "named", "person", self.titles.title.get(name), mention.actor_id, how="title")
        if source.is_definite:
            return replace(self._back(unit, position, "person"), how="epithet")
        return Speaker(None, "unnamed", "person", head=head, how="unnamed")

    def _was_indefinite(self, source: Source, head: str) -> bool:
        """Whether `remaja tersebut` takes up `seorang remaja` a few sentences before."""
        for k in range(source.first - 1, max(0, source.first - _INDEFINITE_REACH), -1):
            if self.tokens.low[k] == head:
                return self.tokens.low[k - 1] in self.words.roles["indefinite"]
        return False

    def _actor_of(self, name: str) -> str | None:
        return next((m.actor_id for m in self.names.mentions if m.actor_name == name), None)

    def _same_head(self, unit: int, position: int, head: str) -> Speaker | None:
        """The unnamed source that `pejabat tersebut`, `sumber itu` takes up."""
        for number in range(unit, max(-1, unit - 2 * _FARTHEST), -1):
            for at, speaker, _ in reversed(self.said.get(number, [])):
                if at < position and speaker.head == head:
                    return speaker
        return None

    # by what stands before ---------------------------------------------------

    def _back(self, unit: int, position: int, sort: str = "any") -> Speaker:
        """The nearest earlier speaker or subject of a *sort*: person, body, plural, nearest (whoever), or any.

        Behind a quotation in marks (any) a body is meant only if it was quoted in marks itself, or nobody else spoke.
        """
        fallback = None
        for number in range(unit, max(-1, unit - _FARTHEST), -1):
            for speaker, is_direct in self._candidates(number, unit, position):
                is_body = speaker.sort == "body" and speaker.kind not in ("outlet", "document")
                fits = speaker.sort == sort or (sort == "plural" and is_body)
                if (
                    fits
                    or sort == "nearest"
                    or (sort == "any" and ((speaker.sort == "person" and speaker.how != "subject") or is_direct))
                ):
                    return speaker
                fallback = fallback or speaker
        return fallback if fallback is not None and sort in ("person", "any") else NOBODY

    def _candidates(self, number: int, unit: int, position: int) -> Iterator[tuple[Speaker, bool]]:
        said = [
            (who, is_direct)
            for at, who, is_direct in self.said.get(number, [])
            if at < position and who.how != "nobody"
        ]
        if said:
            yield from reversed(said)
        elif number < unit:
            subject = self._subject(number)
            if subject is not None:
                yield subject, False

    def _pronoun(self, source: Source, unit: int, position: int) -> Speaker:
        """`ia`: a person named before it in the same sentence, if it stands in a clause of its own; else the last one."""
        here = self.page.units[unit]
        before = self.tokens.low[source.first - 1] if source.first > here.first else ""
        is_dependent = (
            before in self.words.roles["subordinator"] or before in self.words.roles["relative"] or before == "mana"
        )
        if is_dependent and not self.said.get(unit):
            inside = self._named_person(here.first, source.first)
            if inside is not None:
                return inside
        return self._back(unit, position, "person")

    def _subject(self, number: int) -> Speaker | None:
        """Whom a sentence without a report is about: its subject, or the last person it names."""
        if number not in self._subjects:
            unit = self.page.units[number]
            k = unit.first
            while k + 1 < unit.last and self.tokens.low[k] in self.words.roles["connective"]:
                k += 1
            source = self.page.sources.at(k, unit.last) if self.page.quoted[k] < 0 else None
            speaker = None
            if source is not None and source.kind == "pronoun":
                speaker = self._back(number, unit.span.start, "person")
                self._subjects[number] = speaker if speaker.how != "nobody" else None
                return self._subjects[number]
            if (
                source is not None
                and source.is_indefinite
                and source.name is None
                and source.kind in ("person", "organisation")
            ):
                self._subjects[number] = self._role(source, number, unit.span.start)
                return self._subjects[number]
            if source is not None and source.name is not None and source.kind in ("person", "name"):
                speaker = self._person(source)
            speaker = speaker or self._named_person(unit.first, unit.last)
            if (
                speaker is None
                and source is not None
                and source.name is not None
                and source.kind in ("organisation", "outlet")
            ):
                speaker = self._body(source, number, unit.span.start)
            self._subjects[number] = speaker
        return self._subjects[number]

    def _named_person(self, first: int, last: int) -> Speaker | None:
        """The last person named among these words, with several words or a title."""
        found = None
        for source in self._people(first, last):
            first = source.last + 1 - len(source.name.split())
            is_person = self.names.is_person(max(source.first, first), source.last)
            if is_person and (source.kind == "person" or self.names.is_person_like(source.name)):
                found = source
        return self._person(found) if found is not None else None

    def _people(self, first: int, last: int) -> Iterator[Source]:
        """People named among these words, outside quotations, in order."""
        done = first
        for k in self._starts[bisect_left(self._starts, first) : bisect_left(self._starts, last)]:
            if k < done or self.page.quoted[k] >= 0:
                continue
            source = self.page.sources.at(k, last)
            if source is not None and source.name is not None and source.kind in ("person", "name"):
                yield source
                done = source.last + 1

    def _name_starts(self) -> list[int]:
        """Where people's names can begin: at their title or at their first word."""
        kinds, persons = self.names.kind, self.words.persons
        names = [k for k, kind in enumerate(kinds) if kind == "N" and (k == 0 or kinds[k - 1] != "N")]
        titles = [k for k, low in enumerate(self.tokens.low) if low in persons and kinds[k] != "N"]
        return sorted([*names, *titles])

    def _learn_titles(self) -> None:
        """The titles with which the article introduces its people, wherever they stand."""
        for unit in self.page.units:
            for source in self._people(unit.first, unit.last):
                if source.role is not None:
                    self._person(source)

    def _abbreviations(self) -> dict[str, str]:
        """`Badan Energi Internasional (IEA)`: the abbreviation's full name."""
        found: dict[str, str] = {}
        tokens = self.tokens
        for k in [k + 1 for k, gap in enumerate(tokens.gaps[:-1]) if gap == " ("]:
            if tokens.words[k].isupper() and len(tokens.words[k]) > 1:
                begin = self._body_start(k - 1)
                last = k
                while last + 1 < tokens.n and ")" not in tokens.gaps[last] and last - k < 3:
                    last += 1
                is_state = all(self.names.body_kind.get(j) == "state" for j in range(begin, k))
                if (
                    tokens.is_capital(begin)
                    and k - begin >= 2
                    and not (is_state and self.names.body_kind.get(k) != "state")
                ):
                    found.setdefault(self.names.text_of(k, last), self.names.text_of(begin, k - 1))
        return found

    def _body_start(self, last: int) -> int:
        """Where the name of the body that ends at *last* begins, titles of its people taken off."""
        tokens, begin = self.tokens, last
        while begin > 0 and tokens.gaps[begin - 1] in (" ", " & "):
            is_inner = (
                begin > 1 and tokens.low[begin - 1] in self.words.roles["name_joint"] and tokens.is_capital(begin - 2)
            )
            if not (tokens.is_capital(begin - 1) or is_inner):
                break
            begin -= 1
        while begin < last and self.words.noun(tokens.low[begin]) == "person":
            begin += 1
        return begin
