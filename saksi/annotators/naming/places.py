"""Place, actor or neither: what the words around the name of a state or city make of it.

``di Rusia`` is a place, ``Rusia menolak`` an actor, ``warga Rusia`` neither. The words that decide stand in
``surroundings.csv``; of names joined by `dan` the later share what the first is, unless a verb follows them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from saksi.annotators.naming.knowledge import CLITIC, Knowledge
from saksi.annotators.naming.tokens import Tokens
from saksi.ner.words import package_words

Effect = Literal["place", "none", "actor", "policy", "act"]
_FARTHEST = 4
_STATE = "negara"
_INNER = frozenset((" ", "-", "'", "\u2019", ""))
"""What stands between the words of one name."""
_NOT_NOMINAL = (
    "breaker",
    "preposition",
    "opener",
    "joiner",
    "relative",
    "pointer",
    "subordinator",
    "party",
    "personal",
    "manner",
)


class Surroundings:
    """What stands around the names of states and cities in one text, asked from left to right."""

    def __init__(self, knowledge: Knowledge, tokens: Tokens) -> None:
        self._knowledge = knowledge
        self._effects = knowledge.effects
        self._persons = knowledge.word_classes["single"]
        self._prepositions = knowledge.word_classes["preposition"]
        self._joiners = knowledge.word_classes["joiner"]
        self._tokens = tokens
        self._last: tuple[int, str, str | None] = (-1, "actor", None)
        self._is_listed = self._lists = self._lists_on = False
        self._rests: Callable[[], bool] = bool

    def is_sourced(self, first: int) -> bool:
        """Whether words of sourcing, or a bracket, stand right before word *first*."""
        if first == 0:
            return False
        sourcing = self._tokens.forms[first - 1] in self._knowledge.word_classes["sourcing"]
        return sourcing or self._tokens.gaps[first - 1].endswith("(")

    def of_body(self, first: int, use: str) -> str | None:
        """What stands before a word such as `militer`: `adjective` in `serangan militer`, `none` in `seorang tentara`.

        Args:
            first: the word.
            use: how the word can be used besides, as in bodies.csv: adjective or member.
        """
        if first == 0 or self._tokens.gaps[first - 1] != " ":
            return None
        before, classes = self._tokens.forms[first - 1], self._knowledge.word_classes
        if use == "member":
            counted = before in classes["plural_marker"] or before in classes["single"] or before.isdigit()
            return "none" if counted else None
        small = not self._tokens.capital[first - 1] or package_words().is_common(before)
        noun = small and not self._knowledge.is_verb(before)
        free = any(before in classes[name] for name in ("opener", "preposition", "appositive", "breaker"))
        office = any(e.type == "office" for e in self._knowledge.by_form.get((before,), ()))
        return "adjective" if use == "adjective" and noun and not free and not office else None

    def is_place_word(self, first: int) -> bool:
        """Whether the word before makes a place of what follows: `di negara itu`."""
        return first > 0 and self._effects.get(("before", self._tokens.forms[first - 1])) in ("place", "from")

    def is_subject(self, first: int, last: int) -> bool:
        """Whether a capital and a verb behind make a subject of a bare noun: `Pengadilan mengizinkan`."""
        return self._tokens.capital[first] and self.acts(last)

    def of_state(
        self, first: int, last: int, country: str | None, is_listed: bool, rests: Callable[[], bool]
    ) -> Effect:
        """What the name of a state or city is: a place, nothing, an actor, or an actor with its verb behind it.

        *is_listed*: another state follows it in a list, `di Spanyol, Portugal, dan Italia`; *rests* tells whether
        nobody of the list acts, `warga Spanyol, Portugal, dan Italia.`
        """
        self._is_listed, self._rests = is_listed, rests
        effect = self._of_state(first, last, country)
        self._last = (last, "actor" if effect in ("act", "policy") else effect, country)
        of_list = effect == "place" or (effect == "none" and rests())
        self._lists = of_list and (self._lists_on or self._before(first) == effect)
        self._rests = bool  # who asks holds the surroundings: nothing may hold him in turn, or both outlive the article
        return effect

    def note_place(self, last: int, country: str | None) -> None:
        """Remembers a place that ends at word *last*: what follows may be its state (`Hanoi, Vietnam`)."""
        self._last = (last, "place", country)
        self._lists = False

    def note_attribute(self, last: int) -> None:
        """Remembers a state within a title, which ends before word *last*: what is joined to it is no mention either.

        `para pemimpin AS dan Israel`.
        """
        self._last = (last, "none", None)
        self._lists = False

    def _of_state(self, first: int, last: int, country: str | None) -> Effect:
        acts = self.acts(last)
        inherited = self._inherited(first, country, acts)
        if inherited:
            return inherited
        if first and self._tokens.gaps[first - 1].rstrip() == "," and self._ends_address(first, last):
            return "place"
        effect = self._before(first)
        if effect:
            return effect
        if acts:
            return "act"
        return self._after(last) or "actor"

    def _inherited(self, first: int, country: str | None, acts: bool) -> str | None:
        """From the name just before: in apposition, in brackets, or joined."""
        end, effect, other = self._last
        self._lists_on = False
        if end < 1 or first - end > 1:
            return None
        between = self._tokens.view[self._tokens.ends[end - 1] : self._tokens.starts[first]].strip()
        if end == first and between in (",", "(", "") and effect == "place" and country == other:
            self._lists_on = self._lists and between == "("  # `dari Belanda (Holland), Belgia, dan Kanada`
            return "place"
        if end == first and between == "(":
            return effect
        by_word = end == first - 1 and between.lstrip(", ") in self._joiners
        joined = by_word or (end == first and between in ("-", "/"))
        goes_on = joined or (end == first and between.strip(")") == ",")
        self._lists_on = self._lists and goes_on and (effect == "place" or (effect == "none" and self._rests()))
        listed = self._lists_on and self._is_listed
        shares = effect == "none" or not acts  # `para pemimpin Etiopia dan Eritrea menandatangani`
        return effect if (joined or listed) and shares else None

    def _ends_address(self, first: int, last: int) -> bool:
        """Whether a state between commas follows the name of some place: `Bandara Internasional Sanaa, Yaman, ...`."""
        tokens, heads = self._tokens, self._knowledge.word_classes["place_head"]
        behind = tokens.gaps[last - 1] if last < len(tokens) else "."
        if behind.strip()[:1] not in (",", ".", ";", ")", "") or (last < len(tokens) and behind in (" ", "-")):
            return False
        at = first - 1
        while at > 0 and tokens.gaps[at - 1] in _INNER and (tokens.capital[at - 1] or not tokens.capital[at]):
            at -= 1
        named = tokens.capital[at] and tokens.forms[at] in heads
        return named or (at > 0 and tokens.capital[at] and tokens.gaps[at - 1] == " " and tokens.forms[at - 1] in heads)

    def _before(self, first: int) -> str | None:
        """What the words right before say: adjectives are passed over, the first telling word decides.

        Behind other nouns only a word for persons or things tells: `pejabat transportasi Kanada`.
        """
        forms, gaps, effects = self._tokens.forms, self._tokens.gaps, self._effects
        is_far = False
        if first and forms[first - 1] in self._knowledge.word_classes["instance"]:
            return self._of_examples(first - 1)
        if first and gaps[first - 1] == ", " and forms[first - 1] in self._knowledge.word_classes["home"]:
            return "place"
        if first and gaps[first - 1] == "-" and self._is_people(first - 1):
            return "none"
        for i in range(first - 1, max(first - 1 - _FARTHEST, -1), -1):
            if gaps[i] not in (" ", "-", ""):
                return None
            effect = effects.get(("before", forms[i - 1], forms[i])) if i else None
            effect = effect or self._of_word(forms[i])
            if effect is None and self.is_attribute(i):
                if i and forms[i - 1] in self._persons:
                    return "none"  # `seorang pendaki Brasil`
                is_far = True
            elif is_far and (effect not in ("none", "skip") or forms[i] in self._prepositions):
                return None
            elif effect == "from":
                return self._from(i)
            elif effect != "skip":
                return effect
        return None

    def _of_word(self, form: str) -> str | None:
        """What a word right before a name says; behind -nya only that nobody is meant: `rekannya Rusia`."""
        effect = self._effects.get(("before", form))
        if effect is None and form.endswith(CLITIC) and form not in self._knowledge.idle_clitics:
            bare = self._effects.get(("before", form.removesuffix(CLITIC)))
            return bare if bare == "none" else None
        return effect

    def _of_examples(self, i: int) -> str | None:
        """What the states are that `seperti` at word *i* gives as examples: places in `dari negara Teluk seperti X`."""
        tokens, plural = self._tokens, self._knowledge.word_classes["plural_marker"]
        at = next((j for j in range(i - 1, max(i - 1 - _FARTHEST, -1), -1) if tokens.forms[j] == _STATE), None)
        if at is None:
            return None
        while at > 0 and (tokens.forms[at - 1] == _STATE or tokens.forms[at - 1] in plural):
            at -= 1
        effect = self._effects.get(("before", tokens.forms[at - 1])) if at else None
        return "place" if effect in ("place", "from") else None

    def _is_people(self, i: int) -> bool:
        """Whether a faith or people stands at word *i*: `Yahudi-Amerika`."""
        entries = self._knowledge.by_form.get((self._tokens.forms[i],), ())
        return any(e.type == "other" and e.value == "faith" for e in entries)

    def is_attribute(self, i: int) -> bool:
        """Whether word *i* can be a noun or adjective within a noun phrase: small, no verb, no particle."""
        form, knowledge = self._tokens.forms[i], self._knowledge
        if self._tokens.capital[i] or not form.isalpha() or form.endswith(CLITIC) or knowledge.is_verb(form):
            return False
        return not any(form in knowledge.word_classes[name] for name in _NOT_NOMINAL)

    def _from(self, i: int) -> str:
        """`dari X`: a place behind a verb (`ditembakkan dari Iran`), what its noun makes of it elsewhere."""
        if i == 0:
            return "place"
        form = self._tokens.forms[i - 1]
        effect = self._of_word(form)
        if effect == "skip" and i > 1:
            effect = self._effects.get(("before", self._tokens.forms[i - 2]))
        if effect in ("none", "place"):
            return effect
        moves = form in self._knowledge.word_classes["motion"] or self._knowledge.is_verb(form)
        return "place" if moves else "actor"

    def acts(self, last: int) -> bool:
        """Whether a verb follows, at once or behind `dengan cepat`."""
        tokens = self._tokens
        if last >= len(tokens) or tokens.gaps[last - 1] not in (" ", ""):
            return False
        at = (
            last + 2
            if tokens.forms[last] in self._knowledge.word_classes["manner"] and last + 2 < len(tokens)
            else last
        )
        return self._knowledge.is_verb(tokens.forms[at])

    def _after(self, last: int) -> str | None:
        tokens = self._tokens
        if last < len(tokens) and tokens.gaps[last - 1] == " ":
            return self._effects.get(("after", tokens.forms[last]))
        return None
