"""The names of an article: runs of capital words, told apart from titles, bodies and places.

Mentions that another annotator has resolved are used where they exist; without them the capital letters of the
article have to do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from operator import itemgetter
from typing import NamedTuple

from saksi.annotators.quoting.beliefs import Belief, Labels
from saksi.annotators.quoting.forms import CAPITAL, NOUN, OPENER, PART, PLACE
from saksi.annotators.quoting.shortforms import ShortForms
from saksi.annotators.quoting.tokens import Tokens
from saksi.annotators.quoting.words import Words
from saksi.model import Doc, Mention, Span

_MOST_PARTICLES = 2


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
        labels = Labels([""] * tokens.n)
        self.kind, self.body_kind, self.mention_of = labels.kind, labels.body_kind, labels.mention_of
        self._classify({k for d in doc["dates"] for k in self._words_of(d.span)})
        self.known_actors = {actor.actor_id for actor in doc["actors"] if actor.is_known}
        belief = Belief(tokens, words, labels, self.known_actors)
        belief.take(self.mentions)
        self._splitter = belief.splitter
        self._role_mentions = {m.span.start: m for m in self.mentions if m.kind == "role"}
        self.runs = self._find_runs()
        self._run_ends = [run.last for run in self.runs]
        short = ShortForms()
        aside = {k for region in doc.article.regions for k in self._words_of(region.span)}
        for run in self.runs:
            if run.first not in aside:
                short.learn(run.text)
        self.fullest, self.stands_alone, self.is_person_like = short.fullest, short.stands_alone, short.is_person_like

    # what each word is -------------------------------------------------

    def _words_of(self, span: Span) -> range:
        return range(self.tokens.first_at(span.start), self.tokens.first_at(span.end))

    def _classify(self, dated: Collection[int]) -> None:
        """kind: T title, P place or body, N name, "" anything else, like the words of a date."""
        tokens, places, kind = self.tokens, self.words.places, self.kind
        sorts, gaps, low, done = tokens.sort, tokens.gaps, tokens.low, 0
        for k in tokens.of_sort(CAPITAL):
            if k < done or k in dated:
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
