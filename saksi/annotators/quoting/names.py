"""The names of an article: runs of capital words, told apart from titles, bodies and places.

Mentions that another annotator has resolved are used where they exist; without them the capital letters of the
article have to do.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from saksi.annotators.quoting.forms import CAPITAL, NOUN, OPENER, PART, PLACE
from saksi.annotators.quoting.shortforms import ShortForms
from saksi.annotators.quoting.splits import Splitter
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words
from saksi.model import Doc, Mention, Span

_NAMING = frozenset(("name", "short", "metonym"))
"""Kinds of mentions that name somebody."""
_PRESS = frozenset(("agency", "outlet"))
_MOST_PARTICLES = 2
_THREE = 2
"""Words behind the first of a name of three: behind an office of a place the first is that place."""


class Run(NamedTuple):
    """Capital words in a row that name somebody or something: words ``first`` to ``last`` (inclusive)."""

    first: int
    last: int
    text: str


class Names:
    """Who is named in an article."""

    def __init__(self, doc: Doc, tokens: Tokens, words: Words):
        self.tokens, self.words = tokens, words
        self.mentions: list[Mention] = [m for m in doc["mentions"] if m.actor_name and m.kind != "pronoun"]
        self._starts = [m.span.start for m in self.mentions]
        self._particles = words.roles["name_particle"]
        self.kind: list[str] = [""] * tokens.n
        self.body_kind: dict[int, str] = {}
        self.mention_of: dict[int, Mention] = {}
        self._classify()
        self._table_kind = dict(self.body_kind)
        self.known_actors = {actor.actor_id for actor in doc["actors"] if actor.is_known}
        self._splitter = Splitter(tokens, words, list(self.kind))
        self._believe_mentions()
        self._take_in_articles()
        self._role_mentions = {m.span.start: m for m in self.mentions if m.kind == "role"}
        self.runs = self._find_runs()
        self._run_ends = [run.last for run in self.runs]
        short = ShortForms()
        aside = {k for r in doc.article.regions for k in range(*map(tokens.first_at, (r.span.start, r.span.end)))}
        for run in self.runs:
            if run.first not in aside:
                short.learn(run.text)
        self.fullest, self.stands_alone, self.is_person_like = short.fullest, short.stands_alone, short.is_person_like

    # what each word is -------------------------------------------------

    def _classify(self) -> None:
        """kind: T title, P place or body, N name, "" anything else."""
        tokens, places, kind = self.tokens, self.words.places, self.kind
        sorts, gaps, low, done = tokens.sort, tokens.gaps, tokens.low, 0
        for k in tokens.of_sort(CAPITAL):
            if k < done:
                continue
            sort = sorts[k]
            length = self._place_at(k, places) if sort & PLACE else 0
            if length:
                done = k + length
                kind[k:done] = ["P"] * length
                self.body_kind |= dict.fromkeys(range(k, done), places[" ".join(low[k:done])])
                continue
            follows_name = k > 0 and kind[k - 1] == "N" and gaps[k - 1] == " "
            if sort & NOUN or (sort & PART and not follows_name and self._is_title_here(k)):
                kind[k] = "T"
            elif not sort & OPENER or (follows_name and tokens.words[k].istitle()):
                kind[k] = "N"

    def _is_title_here(self, number: int) -> bool:
        """Whether a word that is also a name (`Agung`) stands behind its office (`Jaksa Agung`)."""
        roles, low = self.words.roles, self.tokens.low
        return low[number] not in roles["also_name"] or (number > 0 and low[number - 1] in roles["before_title"])

    def _believe_mentions(self) -> None:
        """What another annotator has found counts more than capital letters."""
        starts, n, relays, view = self.tokens.start, self.tokens.n, self.words.relays, self.tokens.view
        for mention in self.mentions:
            if mention.kind not in _NAMING:
                continue
            begin, end = mention.span.start, mention.span.end
            is_known = mention.actor_id in self.known_actors
            kind = "outlet" if relays.get(view[begin:end].lower()) in _PRESS else mention.actor_kind or "organisation"
            first = last = bisect_left(starts, begin)
            if first + 1 < n and starts[first + 1] < end:
                first = self._mention_start(first, end)
                last = self._mention_end(first, end, kind)
            if first >= n or (mention.is_place and not is_known and first not in self._table_kind):
                continue
            person = first if kind == "person" else last + 1
            if not is_known:
                person = self._person_in(first, last, kind)
            self._believe(mention, kind, first, person, last)

    def _believe(self, mention: Mention, kind: str, first: int, person: int, last: int) -> None:
        """Takes the words from *first* to *last* for the mention's, those from *person* on for the person's name."""
        for k in range(first, last + 1):
            if k >= person:
                self.kind[k] = "N"
                self.body_kind.pop(k, None)
                if kind == "person":
                    self.mention_of[k] = mention
            elif kind != "person" or self.kind[k] != "T":
                if self.kind[k] != "T" or k > first:
                    self.kind[k], self.body_kind[k] = "P", kind if kind != "person" else "organisation"
                self.mention_of[k] = mention

    def _take_in_articles(self) -> None:
        """`The` belongs to the outlet behind it, which a recogniser marks without it."""
        tokens, body_kind = self.tokens, self.body_kind
        for k in range(tokens.n - 1) if "The" in tokens.words else ():
            if tokens.words[k] == "The" and body_kind.get(k + 1) == "outlet" and tokens.gaps[k] == " ":
                self.kind[k], body_kind[k] = "P", "outlet"

    def _mention_start(self, first: int, end: int) -> int:
        """The first word of a mention, behind small words that a recogniser took in (`tapi Frans`)."""
        tokens = self.tokens
        while (
            tokens.sort[first] & OPENER
            and tokens.words[first].islower()
            and first + 1 < tokens.n
            and tokens.start[first + 1] < end
        ):
            first += 1
        return first

    def _mention_end(self, first: int, end: int, kind: str) -> int:
        """The last word of a mention, before what a recogniser took in too much."""
        last = first
        while last + 1 < self.tokens.n and self.tokens.start[last + 1] < end:
            if self._breaks_name(last + 1, kind) or (kind != "person" and self._is_behind_state(first, last + 1)):
                break
            last += 1
        return last

    def _person_in(self, first: int, last: int, kind: str) -> int:
        """The first word of the person among these words; one behind them where there is none."""
        if kind != "person":
            return self._person_behind_body(first, last)
        person = self._splitter.person(first, last)
        if person == first and first < last and self._is_behind_office(first, last):
            return first + 1
        if person is None and self.kind[first] == "N" and self.kind[last] == "T":
            return first  # `Abdallah Habib`: a name whose last word is a title elsewhere
        return last + 1 if person is None else person

    def _is_behind_office(self, first: int, last: int) -> bool:
        """Whether a place begins the name behind an office of one: `Wali Kota Palu Hidayat Lamakarate`."""
        is_office = first > 0 and self.tokens.low[first - 1] in self.words.roles["place_office"]
        return is_office and (last - first >= _THREE or self._table_kind.get(first) == "place")

    def _person_behind_body(self, first: int, last: int) -> int:
        """A body's mention that swallowed a person's name: `Kepala ... SKK Migas Rudianto Rimbono`."""
        if first == 0 or self.kind[first - 1] != "T":
            return last + 1
        person = None
        if self.words.noun(self.tokens.low[first]) != "organisation":
            person = self._splitter.person(first, last)
        if person is not None and first < person < last:
            return person
        is_known = any(self.tokens.words[k] in self._single for k in (last - 1, last) if self.kind[k] == "N")
        return last - 1 if is_known and last - 1 > first else last + 1

    @cached_property
    def _single(self) -> frozenset[str]:
        """Names of one word that stand alone somewhere: how an article takes up a person (`Rudianto`)."""
        kinds = ["", *self.kind, ""]
        words = self.tokens.words
        return frozenset(
            words[k]
            for k in range(self.tokens.n)
            if kinds[k + 1] == "N" and kinds[k] != "N" and kinds[k + 2] != "N" and not words[k].isupper()
        )

    def _breaks_name(self, k: int, kind: str) -> bool:
        """Whether a recogniser took in too much: a word in lower case that no name holds."""
        word, roles = self.tokens.words[k], self.words.roles
        if not word.islower() or word in self._particles:
            return False
        if word in roles["and_name"]:
            return kind == "person" and self.kind[k - 1] == "N"
        return kind == "person" or word in roles["adverb"] or word in self.words.cues or self.words.is_verb(word)

    def _is_behind_state(self, first: int, k: int) -> bool:
        """Whether a name begins at *k* inside a body's mention: `Kementerian Perminyakan Irak Asim Jihad`."""
        return k > first + 1 and self.kind[k] == "N" and self._table_kind.get(k - 1) == "state"

    def is_person(self, first: int, last: int) -> bool:
        """Whether these words are a person's name: a mention says so, or without mentions the capital letters do."""
        if not self.mentions:
            return True
        return self.mentioned_kind(first, last) == "person"

    def mentioned_kind(self, first: int, last: int) -> str | None:
        """What another annotator holds these words to be, or None."""
        mention = self.mention_of.get(last)
        if mention is None:
            return None
        return "person" if self.kind[last] == "N" and mention.actor_kind == "person" else mention.actor_kind

    def _place_at(self, number: int, places: dict[str, str]) -> int:
        """How many words from *number* on are the name of a known place or body."""
        low, gaps, beginnings = self.tokens.low, self.tokens.gaps, self.words.place_beginnings
        phrase, k = low[number], number
        best = 1 if phrase in places else 0
        while phrase in beginnings and gaps[k] == " " and k + 1 < self.tokens.n:
            k += 1
            phrase = f"{phrase} {low[k]}"
            if phrase in places:
                best = k + 1 - number
        return best

    def _find_runs(self) -> list[Run]:
        """Names of people as other annotators found them, and runs of capital words that no mention touches."""
        runs = self._runs_of_mentions()
        taken = {k for run in runs for k in range(run.first, run.last + 1)}
        done = 0
        for number in [k for k, kind in enumerate(self.kind) if kind == "N" and k not in taken]:
            if number < done:
                continue
            last = self._run_end(number)
            if taken.isdisjoint(range(number - 1, last + 2)):
                runs.append(Run(number, last, self.text_of(number, last)))
            done = last + 1
        return sorted(runs, key=itemgetter(1))

    def _runs_of_mentions(self) -> list[Run]:
        runs: list[Run] = []
        kind, mention_of, done = self.kind, self.mention_of, 0
        for k in sorted(mention_of):
            if k < done or kind[k] != "N":
                continue
            mention, first, last = mention_of[k], self._with_initials(k), k
            while mention_of.get(last + 1) is mention and kind[last + 1] == "N":
                last += 1
            runs.append(Run(first, last, self.text_of(first, last)))
            done = last + 1
        return runs

    def _with_initials(self, k: int) -> int:
        """Before the initials that a recogniser left out: `G.S. Malik`."""
        while k and self.kind[k - 1] == "N" and len(self.tokens.words[k - 1]) == 1 and self.is_joined(k - 1):
            k -= 1
        return k

    def _run_end(self, number: int) -> int:
        last = number
        while last + 1 < self.tokens.n and self.is_joined(last):
            if self.kind[last + 1] == "N":
                last += 1
            elif self.particle_end(last):
                last = self.particle_end(last)
            else:
                break
        return last

    def is_joined(self, number: int) -> bool:
        gap = self.tokens.gaps[number]
        return gap in ("", " ") or (gap in (". ", ".") and len(self.tokens.words[number]) == 1)

    def particle_end(self, last: int) -> int:
        """The name word behind one or two particles (`von der Leyen`), or 0."""
        k = last + 1
        while k < self.tokens.n and k <= last + _MOST_PARTICLES and self.tokens.low[k] in self._particles:
            if not self.is_joined(k - 1) or k + 1 >= self.tokens.n or not self.is_joined(k):
                return 0
            k += 1
            if self.kind[k] == "N":
                return k
        return 0

    def run_start(self, first: int, last: int, floor: int) -> int:
        """Where the run of name words that ends at *last* begins, particles inside it included."""
        k = bisect_left(self._run_ends, last)
        if k < len(self.runs) and self.runs[k].first <= last:
            return max(self.runs[k].first, floor)
        return first

    def text_of(self, first: int, last: int) -> str:
        """The words from *first* to *last*, glued ones apart."""
        tokens = self.tokens
        if first == last:
            return tokens.words[first]
        if tokens.gaps[first:last].count(" ") == last - first:
            return " ".join(tokens.words[first : last + 1])
        parts = [tokens.words[first]]
        for k in range(first + 1, last + 1):
            gap = tokens.gaps[k - 1]
            parts.append(tokens.words[k] if gap.strip() else (gap or " ") + tokens.words[k])
            if gap.strip():
                parts[-1] = gap + tokens.words[k]
        return " ".join("".join(parts).split())

    # mentions of other annotators ------------------------------------------

    def longest_form(self, actor_id: str | None) -> str | None:
        """The longest form in which the article names an actor, metonyms and capitals left out; None without any."""
        if actor_id is None:
            return None
        view = self.tokens.view
        spans = [m.span for m in self.mentions if m.actor_id == actor_id and m.kind in ("name", "short")]
        forms = [self._apart(span) for span in spans if not view[span.start : span.end].isupper()]
        return max(forms, key=len, default=None)

    def _apart(self, span: Span) -> str:
        first = self.tokens.first_at(span.start)
        last = max(first, self.tokens.first_at(span.end) - 1)
        is_whole = (
            first < self.tokens.n and self.tokens.start[first] == span.start and self.tokens.end[last] == span.end
        )
        return self.text_of(first, last) if is_whole else self.tokens.view[span.start : span.end]

    def person_start(self, first: int, last: int) -> int | None:
        """Where a person's name begins in a run of capital words; None where it names a body."""
        return self._splitter.person(first, last)

    def person_in(self, first: int, last: int) -> Mention | None:
        """The last person's mention among these words, titles' bodies left out."""
        for k in range(last, first - 1, -1):
            mention = self.mention_of.get(k)
            if mention is not None and self.kind[k] == "N" and mention.actor_kind == "person":
                return mention
        return None

    def role_at(self, span: Span) -> Mention | None:
        """The description (`menlu Iran itu`) that begins where *span* does, resolved by another annotator."""
        return self._role_mentions.get(span.start)

    def mention_in(self, span: Span) -> Mention | None:
        """The longest named mention inside *span*, the last of equals."""
        k = bisect_left(self._starts, span.start)
        best = None
        while k < len(self.mentions) and self.mentions[k].span.start < span.end:
            mention = self.mentions[k]
            if mention.span.end <= span.end and mention.kind != "pronoun" and not mention.is_place:
                size = mention.span.end - mention.span.start
                if best is None or size >= best.span.end - best.span.start:
                    best = mention
            k += 1
        return best
