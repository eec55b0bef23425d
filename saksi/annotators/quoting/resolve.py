"""Names behind the words of an attribution: short forms, titles that stand alone, pronouns, clitics.

Goes through the article once, in order, and keeps who spoke last. Where nobody is left the speaker stays
without a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.annotators.quoting.authors import Authors
from saksi.annotators.quoting.fullnames import FullNames
from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.people import PERSONS, People
from saksi.annotators.quoting.source import Source
from saksi.annotators.quoting.speakers import NOBODY, Speaker
from saksi.annotators.quoting.workspace import Piece

_INDEFINITE_REACH = 60
"""Words back in which `seorang remaja` may stand."""
_FARTHEST = 6
"""Sentences back in which a pronoun's person is looked for."""
_LONGEST_NAME = 8
_CLITIC = "nya"
_FAR = "far"
"""How a speaker was found that stands more than a sentence before."""
_BODIES = ("organisation", "outlet")
_KINDS = {"organisation": "named", "outlet": "outlet", "document": "document"}


class Resolver:
    """Resolves the speakers of one article, piece after piece."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.names, self.roles = page, page.tokens, page.names, page.words.roles
        self.people, self.bodies = People(page), FullNames(page)
        self.said: dict[int, list[tuple[int, Speaker, bool]]] = {}
        self._subjects: dict[int, Speaker | None] = {}

    def resolve(self, piece: Piece, known: dict[int, Speaker]) -> Speaker:
        """The speaker of *piece*; *known* holds those of earlier pieces by identity."""
        if piece.same_as is not None:
            speaker = known.get(id(piece.same_as), NOBODY)
        elif piece.source is not None:
            speaker = self._of(piece.source, piece.unit, piece)
        elif piece.rule == "direct.alone" or piece.rule.endswith(".carried-on"):
            speaker = _found(self._last_speaker(piece.unit, piece.span.start), "guessed")
        elif piece.rule == "direct.introduced":
            speaker = _found(self._back(piece.unit, piece.span.start), "guessed")
        else:
            speaker = NOBODY
        self.said.setdefault(piece.unit, []).append((piece.span.start, speaker, piece.kind != "indirect"))
        return speaker

    def named(self, source: Source) -> Source:
        """A relay under the full name of the person that its words stand for, if they do for one."""
        if source.kind not in PERSONS or source.is_indefinite:
            return source
        person = self.people.speaker(source) if source.name is not None else self.people.holder(source)
        return source if person is None else source._replace(name=person.name)

    # by the words at the attribution -----------------------------------------

    def _of(self, source: Source, unit: int, piece: Piece | None = None) -> Speaker:
        position = self.tokens.start[source.first]
        if source.kind == "clitic":
            return _found(self._clitic(piece, position), "clitic")
        if source.kind == "pronoun":
            return _found(self._pronoun(source, unit, position), "pronoun")
        if source.kind == "plural_pronoun" and self.tokens.low[source.first] in self.roles["two"]:
            return _found(self._two_before(source, unit), "plural")
        if source.kind == "organisation" and self._are_both_states(source):
            return _found(self._two_before(source, unit, "organisation"), "plural")
        if source.kind == "plural_pronoun":
            return _found(self._back(unit, position, "plural"), "plural")
        if source.kind == "possessive":
            return _found(self._back(unit, position, "nearest"), "pronoun")
        if source.kind == "group":
            return self._group(source, unit)
        if source.kind in _KINDS:
            return self._body(source, unit, position)
        return self.people.speaker(source) if source.name is not None else self._role(source, unit, position)

    def _clitic(self, piece: Piece | None, position: int) -> Speaker:
        """-nya: the subject of its own sentence (`X mengkritik Y yang dinilainya lambat`), else who was last meant."""
        unit = piece.unit
        if piece.rule.endswith("passive") and not self.said.get(unit):
            subject = self._opening_subject(unit)
            if subject is not None and subject.sort == "person":
                return subject
        return self._back(unit, position)

    def _are_both_states(self, source: Source) -> bool:
        """`kedua negara`."""
        low = self.tokens.low[source.first : source.last + 1]
        return len(low) == 2 and low[0] in self.roles["two"] and low[1] in self.roles["state_owned"]

    def _two_before(self, source: Source, unit: int, kind: str | None = None) -> Speaker:
        """`keduanya`: the nearest two people or bodies that `dan` joins; two of a *kind* where one is given."""
        first = self.page.units[max(0, unit - _FARTHEST)].first
        for k in range(source.first - 1, first, -1):
            is_joint = self.tokens.low[k] in self.roles["and_name"] and self.page.quoted[k] < 0
            if not (is_joint and self.names.kind[k - 1] and self.names.kind[k + 1]):
                continue
            left = self._name_ending(k - 1)
            right = self.page.sources.at(k + 1, source.first)
            if left is None or right is None or right.name is None or right.kind == "group":
                continue
            if kind is None or left.kind == right.kind == kind:
                return self._group(Source(left.first, right.last, "group", parts=(left, right)), unit)
        return NOBODY

    def _name_ending(self, last: int) -> Source | None:
        """The speaker whose words end at *last*."""
        for k in range(max(0, last - _LONGEST_NAME), last + 1):
            source = self.page.sources.at(k, last + 1)
            if source is not None and source.last == last and source.name is not None:
                return source
        return None

    def _group(self, source: Source, unit: int) -> Speaker:
        """Several speakers as one: the names that are known, joined."""
        members = [self._of(part, unit) for part in source.parts]
        names = [member.name for member in members if member.name]
        return Speaker(" dan ".join(names) or None, "named" if names else "unnamed", "plural", head=members[0].head)

    def _body(self, source: Source, unit: int, position: int) -> Speaker:
        kind = _KINDS[source.kind]
        head = self._head(source)
        if source.name is not None:
            actor_id, name = self.bodies.of(source)
            return Speaker(name, kind, "body", actor_id=actor_id, head=head)
        if source.is_definite:
            return self._definite_body(source, unit, position, head)._replace(how="definite", kind=kind)
        if self.tokens.low[source.first] in self.roles["seat"]:
            holder = self._seated(source, unit, position)
            if holder is not None and holder.role is not None:
                return Speaker(f"Kantor {holder.role}", kind, "body", head=head, how="title")
        is_counted = self.tokens.low[source.first] in self.roles["quantifier"]
        named = None if is_counted or source.kind != "organisation" else self.bodies.by_head(head, source.first)
        if named is not None:
            return Speaker(named, kind, "body", head=head, how="definite")
        unnamed = "document" if source.kind == "document" else "unnamed"
        return Speaker(None, unnamed, "plural", head=head, how="unnamed")

    def _seated(self, source: Source, unit: int, position: int) -> Speaker | None:
        """Whose office speaks: `kantor perdana menteri` by the title, `kantornya` of whom its sentence is about."""
        if source.last > source.first:
            return self.people.holder(source._replace(first=source.first + 1, kind="person"))
        if self.tokens.low[source.first].endswith(_CLITIC):
            subject = self._opening_subject(unit)
            return subject if subject is not None else self._back(unit, position, "person")
        return None

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
        mention = self.names.role_at(self.tokens.span(source.first, source.last))
        if mention is not None:
            return Speaker(
                self.bodies.printed(mention.actor_id, mention.actor_name), "named", "body", actor_id=mention.actor_id
            )
        if source.kind == "document":
            author = Authors(self.page, self.said, self._of, self._opening_subject).of(head, source.first, unit)
            if author is not None:
                return author
        earlier = self._same_head(unit, position, head)
        if earlier is not None and earlier.kind == source.kind == "document":
            return earlier
        named = self.bodies.by_head(head, source.first)
        if named is not None:
            return Speaker(named, "named", "body", head=head)
        if earlier is not None or (source.kind == "document" and head not in self.roles["statement"]):
            return earlier or NOBODY
        return self._back(unit, position, "body")

    def _head(self, source: Source) -> str:
        """The noun that tells most: `kementerian` of `pihak kementerian`."""
        low = self.tokens.low[source.first : source.last + 1]
        nouns = [word for word in low if self.page.words.noun(word)] or low
        return next((word for word in nouns if word not in self.roles["generic_body"]), nouns[0])

    def _role(self, source: Source, unit: int, position: int) -> Speaker:
        """A title or description without a name."""
        head = self._head(source)
        if source.is_indefinite:
            sort = "person" if self.tokens.low[source.first] in self.roles["singular"] else "plural"
            return Speaker(None, "unnamed", sort, head=head, how="unnamed")
        if source.is_definite:
            earlier = self._same_head(unit, position, head)
            if earlier is not None:
                return earlier._replace(how="definite")
            if self._was_indefinite(source, head):
                return Speaker(None, "unnamed", "person", head=head, how="unnamed")
        elif source.first == source.last:
            earlier = self._same_head(unit, position, head)
            if earlier is not None and earlier.kind == "unnamed":
                return earlier
        holder = self.people.holder(source)
        if holder is not None:
            return holder
        if source.is_definite:
            named = [who for at, who, _ in self.said.get(unit, ()) if at < position]
            return _found(self._back(unit, position, "person", named), "epithet")
        return Speaker(None, "unnamed", "person", head=head, how="unnamed")

    def _was_indefinite(self, source: Source, head: str) -> bool:
        """Whether `remaja tersebut` takes up `seorang remaja` a few sentences before."""
        for k in range(source.first - 1, max(0, source.first - _INDEFINITE_REACH), -1):
            if self.tokens.low[k] == head:
                return self.tokens.low[k - 1] in self.roles["indefinite"]
        return False

    def _same_head(self, unit: int, position: int, head: str) -> Speaker | None:
        """The unnamed source that `pejabat tersebut`, `sumber itu` takes up."""
        for number in range(unit, max(-1, unit - 2 * _FARTHEST), -1):
            for at, speaker, _ in reversed(self.said.get(number, [])):
                if at < position and speaker.head == head:
                    return speaker
        return None

    # by what stands before ---------------------------------------------------

    def _back(self, unit: int, position: int, sort: str = "any", but: Sequence[Speaker] = ()) -> Speaker:
        """The nearest earlier speaker or subject of a *sort*: person, body, plural, nearest (whoever), or any.

        Nobody of *but*: a description beside somebody's name in one sentence is another's (`..., dengan sang CEO`).
        Behind a quotation in marks (any) a body is meant only if it was quoted in marks itself, or nobody else spoke.
        """
        fallback = None
        for number in range(unit, max(-1, unit - _FARTHEST), -1):
            for speaker, is_direct in self._candidates(number, unit, position):
                if any(speaker.name == other.name for other in but):
                    continue
                speaker = speaker._replace(how=_FAR) if number < unit - 1 else speaker
                is_body = speaker.sort == "body" and speaker.kind not in ("outlet", "document")
                if sort == "person" and speaker.how == "subject" and speaker.sort != "person":
                    continue
                fits = speaker.sort == sort or (sort == "plural" and is_body)
                if fits or sort == "nearest" or (sort == "any" and (speaker.sort == "person" or is_direct)):
                    return speaker
                fallback = fallback or (speaker if speaker.kind != "document" else None)
        return fallback if fallback is not None and sort in ("person", "any") else NOBODY

    def _candidates(self, number: int, unit: int, position: int) -> Iterator[tuple[Speaker, bool]]:
        said = [
            (who, is_direct)
            for at, who, is_direct in self.said.get(number, [])
            if at < position and who.how != "nobody"
        ]
        yield from reversed(said)
        if number < unit and not any(who.sort == "person" for who, _ in said):
            here = self.page.units[number]
            subject = self.people.only_named(here.first, here.last) if said else self._subject(number)
            if subject is not None:
                yield subject._replace(how="subject"), False

    def _pronoun(self, source: Source, unit: int, position: int) -> Speaker:
        """`ia`: who is named before it in the sentence, if its clause depends on that; else who was last meant.

        Behind `dan` it is the subject of the clause before.
        """
        here = self.page.units[unit]
        before = self.tokens.low[source.first - 1] if source.first > here.first else ""
        is_dependent = any(before in self.roles[role] for role in ("subordinator", "relative", "where"))
        if is_dependent and not self.said.get(unit):
            inside = self.people.last_named(here.first, source.first)
            if inside is not None:
                return inside
        if before in self.roles["coordinator"] and not self.said.get(unit):
            subject = self._find_subject(unit, source.first)
            if subject is not None and subject.sort == "person":
                return subject
        return self._back(unit, position, "person")

    def _subject(self, number: int) -> Speaker | None:
        """Whom a sentence without a report is about: its subject, or the last person it names."""
        if number not in self._subjects:
            self._subjects[number] = self._find_subject(number, self.page.units[number].last)
        return self._subjects[number]

    def _find_subject(self, number: int, last: int) -> Speaker | None:
        """Whom a sentence is about by its words before word *last*."""
        unit = self.page.units[number]
        k = unit.first
        while k + 1 < last and self.tokens.low[k] in self.roles["connective"]:
            k += 1
        source = self.page.sources.at(k, last) if self.page.quoted[k] < 0 else None
        source = source or self._teller(unit.first, last) or self._behind_opener(k, last)
        if source is None:
            return self.people.only_named(unit.first, last)
        if source.kind == "pronoun":
            speaker = self._back(number, unit.span.start, "person")
            return speaker if speaker.how != "nobody" else None
        if source.name is None and source.is_indefinite and source.kind in ("person", "organisation"):
            return self._role(source, number, unit.span.start)
        if source.name is not None and source.kind in PERSONS:
            return self.people.speaker(source)
        speaker = self.people.only_named(unit.first, last)
        if speaker is None and source.name is not None and source.kind in _BODIES:
            speaker = self._body(source, number, unit.span.start)
        return speaker

    def _teller(self, first: int, last: int) -> Source | None:
        """Who told what was said before: `Hal itu disampaikan (oleh) Trump seusai bertemu Putin`."""
        low, k = self.tokens.low, first + 2
        if k + 1 >= last or low[k - 1] not in self.roles["demonstrative"] or self.page.quoted[k] >= 0:
            return None
        cue = self.page.words.nominal.get(low[k])
        if cue is None or not cue.complement.startswith("passive") or cue.clitic:
            return None
        source = self.page.sources.at(k + 2 if low[k + 1] in self.roles["agent_opener"] else k + 1, last)
        return source if source is not None and source.name is not None and source.kind in PERSONS else None

    def _behind_opener(self, first: int, last: int) -> Source | None:
        """The person with a verb behind what opens a sentence: `Ditanya soal pertemuan dengan Kim, Moon mengelak`."""
        for k in range(first + 1, last):
            if "," not in self.tokens.gaps[k - 1] or self.page.quoted[k] >= 0:
                continue
            source = self.page.sources.at(k, last)
            if source is not None and source.name is not None and source.kind in PERSONS:
                verb = source.stop + 1
                if verb >= last or self._is_predicate(self.tokens.low[verb]):
                    return source
        return None

    def _is_predicate(self, low: str) -> bool:
        is_small = any(low in self.roles[role] for role in ("adverb", "modal", "negation", "predicate"))
        return is_small or self.page.words.is_verb(low)


def _found(speaker: Speaker, how: str) -> Speaker:
    """*speaker* as found in the way *how*; from afar, where the words before did not settle it."""
    if speaker.how == "nobody":
        return speaker
    return speaker._replace(how=f"{how}-far" if speaker.how in (_FAR, "subject") else how)
