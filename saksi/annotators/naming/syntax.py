"""What a mention does in its clause: subject, object, agent, oblique, possessor; who speaks.

A shallow reading from the words right before and behind a mention with its title; no parser. It serves the
resolution of pronouns, where a wrong guess costs little and the subject counts most.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from saksi.annotators.naming.find import Finder
from saksi.annotators.naming.knowledge import CLITIC
from saksi.annotators.naming.quotations import Quotations, SpeechWords
from saksi.model import Doc

Role = Literal["speaker", "subject", "object", "agent", "oblique", "topic", "possessor", "owner"]
_ITEM = re.compile(r"[-\u2013\u2014\u2022*] ?[A-Z]")
_DASHES = frozenset(("- ", "\u2013 ", "\u2014 ", "\u2022 ", "* "))
_FEWEST_ITEMS = 3
_FARTHEST_CROWD = 60
_SUBJECT_WORDS = 2
_LONGEST_SUBJECT = 2
_FARTHEST_VERB = 6
_LONGEST_APPOSITION = 24
_MOST_AUXILIARIES = 2


class Syntax(Quotations):
    """Reads the clauses of one text."""

    def __init__(self, doc: Doc, finder: Finder, speech: SpeechWords) -> None:
        super().__init__(doc.view, finder.tokens, speech)
        self._knowledge = finder.knowledge
        self._classes = finder.knowledge.word_classes
        self._begins = {title.last: title.first for title in finder.titles if title.is_before_person}
        self._starts = [s.span.start for s in doc["sentences"]]
        self._is_prose = [s.kind in ("lead", "body") for s in doc["sentences"]]
        self._place_lines = [r.span for r in doc.article.regions if r.kind in ("dateline", "byline", "credit")]
        view, starts = doc.view, self._starts
        items = [i for i, at in enumerate(starts) if view[max(at - 2, 0) : at] in _DASHES or _ITEM.match(view, at)]
        self._items = items if len(items) >= _FEWEST_ITEMS else []

    def is_running(self, start: int) -> bool:
        """Whether *start* lies in running text, not in a headline, a link, a credit or the place line."""
        if self._is_prose and not self._is_prose[self.sentence(start)]:
            return False
        return not self._place_lines or not any(region.start <= start < region.end for region in self._place_lines)

    def sentence(self, start: int) -> int:
        """The number of the sentence in which *start* lies."""
        behind = bisect_right(self._starts, start)
        return behind - 1 if behind else 0

    @property
    def is_digest(self) -> bool:
        """Whether the text is a list of news that have nothing to do with each other."""
        return bool(self._items)

    def begins_item(self, number: int, after: int) -> bool:
        """Whether a new item of a digest begins in a sentence behind *after*, up to *number*."""
        if not self._items:
            return False
        at = bisect_right(self._items, number) - 1
        return at >= 0 and self._items[at] > after

    def begin(self, number: int) -> int:
        """Where a sentence begins."""
        return self._starts[max(number, 0)] if self._starts else 0

    def end(self, number: int) -> int:
        """Where the next sentence begins, or the text ends."""
        return self._starts[number + 1] if number + 1 < len(self._starts) else len(self._view)

    def is_own_state(self, end: int) -> bool:
        """Whether the word that ends at *end* is `negaranya`."""
        at = bisect_left(self._tokens.ends, end)
        return at < len(self._tokens) and self._tokens.forms[at] in self._classes["own_state"]

    def is_kin(self, end: int) -> bool:
        """Whether the word that ends at *end* is a relative with -nya: `ayahnya`."""
        at = bisect_left(self._tokens.ends, end)
        form = self._tokens.forms[at] if at < len(self._tokens) else ""
        return any(e.kind == "kin" for e in self._knowledge.by_form.get((form,), ()))

    def is_passive(self, end: int) -> bool:
        """Whether the clitic that ends at *end* is the agent of a passive verb: `yang diambilnya`."""
        at = bisect_left(self._tokens.ends, end)
        return at < len(self._tokens) and self._tokens.forms[at].startswith(self._knowledge.prefixes["passive"])

    def possession(self, end: int) -> str | None:
        """What the word with the clitic that ends at *end* tells of its owner: a class of nouns, or `instrument`.

        Persons own offices and lives (`jabatannya`), states soil and citizens; `dengan serangannya` is the subject's.
        """
        at = bisect_left(self._tokens.ends, end)
        if at >= len(self._tokens):
            return None
        noun = self._tokens.forms[at].removesuffix(CLITIC)
        for name in ("persons_own", "states_own", "property"):
            if noun in self._classes[name]:
                return name
        before = self._tokens.forms[at - 1] if at else ""
        return "instrument" if before in self._classes["manner"] else None

    def begins_clause(self, end: int) -> bool:
        """Whether what ends at *end* begins a clause with a conjunction: `saat masa jabatannya berakhir`."""
        tokens, at = self._tokens, bisect_left(self._tokens.ends, end)
        for i in range(at - 1, max(at - 1 - _LONGEST_SUBJECT, -1), -1):
            if tokens.gaps[i] != " " or tokens.capital[i] or self._knowledge.is_verb(tokens.forms[i]):
                return False
            if tokens.forms[i] in self._classes["subordinator"] or tokens.forms[i] in self._classes["complementiser"]:
                return i == 0 or not self._knowledge.is_verb(tokens.forms[i - 1])
        return False

    def begins_with_preposition(self, number: int) -> bool:
        """Whether a sentence begins like `Dalam pidatonya, ...`."""
        at = bisect_left(self._tokens.starts, self._starts[number]) if number < len(self._starts) else 0
        if at + 1 < len(self._tokens) and self._tokens.forms[at] in self._classes["opener"]:
            at += 1  # `Namun, dalam pidatonya, ...`
        return at < len(self._tokens) and self._tokens.forms[at] in self._classes["preposition"]

    def begins_with_clause(self, number: int) -> bool:
        """Whether a sentence begins like `Ketika ditanya ..., Moon` or `Namun, meski ditanya ...`."""
        at = bisect_left(self._tokens.starts, self._starts[number]) if number < len(self._starts) else 0
        for form in self._tokens.forms[at : at + 2]:
            if form in self._classes["subordinator"]:
                return True
            if form not in self._classes["opener"]:
                return False
        return False

    def is_said(self, end: int) -> bool:
        """Whether what ends at *end* begins what is said: `mengatakan pasukannya menembak`."""
        tokens, at = self._tokens, bisect_left(self._tokens.ends, end)
        said = at > 0 and tokens.gap(at - 1) == " " and tokens.forms[at - 1] in self._speech.behind
        return said and self._acts(at + 1)

    def _acts(self, last: int) -> bool:
        """Whether word *last* is a verb that belongs to what stands right before it."""
        tokens = self._tokens
        behind = tokens.forms[last] if last < len(tokens) and tokens.gap(last - 1) == " " else ""
        return self._knowledge.is_verb(behind)

    def has_crowd(self, start: int, end: int) -> bool:
        """Whether several persons are named between *start* and *end*: `para pengungsi`."""
        starts, forms = self._tokens.starts, self._tokens.forms
        last = bisect_left(starts, end)
        first = max(bisect_left(starts, start), last - _FARTHEST_CROWD)
        return any(form in self._classes["crowd"] for form in forms[first:last])

    def begins_with_crowd(self, number: int) -> bool:
        """Whether several persons are the subject of a sentence: among its first words."""
        at = bisect_left(self._tokens.starts, self._starts[number]) if number < len(self._starts) else 0
        return any(form in self._classes["crowd"] for form in self._tokens.forms[at : at + _SUBJECT_WORDS])

    def begins_with_one(self, number: int, end: int) -> bool:
        """Whether somebody who is not named is spoken of in a sentence up to *end*: `seorang imigran`."""
        starts, forms = self._tokens.starts, self._tokens.forms
        first, last = bisect_left(starts, self.begin(number)), bisect_left(starts, end)
        single, preposition = self._classes["single"], self._classes["preposition"]
        return any(forms[i] in single and (i == first or forms[i - 1] not in preposition) for i in range(first, last))

    def begins_sentence(self, start: int) -> bool:
        """Whether a sentence begins at *start*, be it behind a connective: `Namun, mereka`."""
        tokens, begin = self._tokens, self.begin(self.sentence(start))
        at = bisect_left(tokens.starts, start)
        behind = at > 0 and tokens.starts[at - 1] == begin and tokens.forms[at - 1] in self._classes["opener"]
        return bool(self._starts) and (begin == start or behind)

    def is_joined(self, start: int) -> bool:
        """Whether `dan`, `serta` or the like stands right before *start*."""
        at = bisect_left(self._tokens.starts, start)
        return at > 0 and self._tokens.forms[at - 1] in self._classes["joiner"]

    def speaks_of_one(self, noun: tuple[str, ...], begin: int, end: int) -> bool:
        """Whether somebody who is not named is brought in by the noun between two places: `seorang remaja`."""
        starts, forms = self._tokens.starts, self._tokens.forms
        stretch = forms[bisect_left(starts, begin) : bisect_left(starts, end)]
        return any(a in self._classes["single"] and b == noun[0] for a, b in pairwise(stretch)) if noun else False

    def nouns_beside(self, start: int, end: int) -> Iterator[str]:
        """The nouns that tell what a name is: the word before it, and the one behind it and a comma."""
        tokens = self._tokens
        first, last = max(bisect_right(tokens.starts, start) - 1, 0), bisect_left(tokens.ends, end) + 1
        if first and tokens.gaps[first - 1] in (" ", ""):
            yield tokens.forms[first - 1]
        if last + 1 < len(tokens) and tokens.gaps[last - 1] == ", ":
            last += tokens.forms[last] in self._classes["single"]
            if self._classes["pointer"].isdisjoint(tokens.forms[last + 1 : last + 2]):
                yield tokens.forms[last]

    def role(self, start: int, end: int) -> Role:
        """What the mention from *start* to *end* does in its clause."""
        tokens = self._tokens
        first, last = max(bisect_right(tokens.starts, start) - 1, 0), bisect_left(tokens.ends, end) + 1
        first = self._begins.get(first, first)
        while first > 0 and tokens.forms[first - 1] in self._classes["appositive"] and tokens.joined(first - 1):
            first -= 1
        before = tokens.forms[first - 1] if first else ""
        if first == 0 or before in self._classes["opener"] or self._opens(first):
            return "speaker" if self._says(last) else "subject"
        if before in self._speech.before and not self._is_doubled(first - 1):
            return "speaker"
        if before in self._classes["agent"]:
            return "agent"
        if before in self._classes["preposition"]:
            return "oblique" if before in self._classes["affecting"] else "possessor"
        if before in self._speech.behind and self._acts(last):
            return "subject"  # `mengatakan Rusia akan ...`
        if self._knowledge.is_verb(before):
            return "agent" if before.startswith(self._knowledge.prefixes["passive"]) else "object"
        if tokens.gaps[first - 1].strip() and self._says(last):
            return "speaker"
        behind = tokens.forms[last] if last < len(tokens) and tokens.gaps[last - 1] == " " else ""
        acts = behind in self._classes["relative"] or self._knowledge.is_verb(behind)
        return "topic" if acts else "possessor"

    def _opens(self, first: int) -> bool:
        """Whether a sentence or clause begins at word *first*."""
        start = self._tokens.starts[first]
        at = bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] == start:
            return True
        return bool(self._tokens.gaps[first - 1].strip(" '-/"))

    def _says(self, last: int) -> bool:
        """Whether a verb of saying follows: at once, behind `juga` or `, yang`, or behind an apposition in commas."""
        tokens = self._tokens
        if last < len(tokens) and tokens.gaps[last - 1].startswith(","):
            return self._says_behind_apposition(last)
        for i in range(last, min(last + _FARTHEST_VERB, len(tokens))):
            if tokens.forms[i] in self._speech.behind:
                return True
            if "." in tokens.gaps[i - 1] or (tokens.capital[i] and not self._is_time(tokens.forms[i])):
                return False
        return False

    def _is_time(self, form: str) -> bool:
        return any(e.type == "other" and e.value == "time" for e in self._knowledge.by_form.get((form,), ()))

    def _says_behind_apposition(self, last: int) -> bool:
        tokens = self._tokens
        if tokens.forms[last] in self._classes["relative"]:
            last += 1
        clause = last
        for i in range(last, min(last + _LONGEST_APPOSITION, len(tokens))):
            gap = tokens.gaps[i - 1]
            if "." in gap or '"' in gap:
                return False
            clause = i if "," in gap else clause
            if tokens.forms[i] in self._speech.behind and i - clause <= _MOST_AUXILIARIES:
                return True
        return False
