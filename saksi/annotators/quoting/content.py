"""What is said: where the content of a reporting verb begins and ends, and whether it is a report at all."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.annotators.quoting.page import Page, Unit
from saksi.annotators.quoting.words import Cue
from saksi.model import Span

_LONGEST_PRELUDE = 26
"""Words between a verb and its `bahwa` (`mengatakan dalam pidato di ... bahwa`)."""
_SAYING = frozenset(("loose", "clause", "judge", "wish", "as", "promise", "deny", "accuse"))
"""Complements of verbs that report a clause."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Content in the making: words ``first`` to ``last`` (exclusive) and how it was introduced.

    ``mark``: bahwa, comma, colon or "" (nothing).
    """

    first: int
    last: int
    mark: str


class ContentFinder:
    """Finds the content of reporting verbs in one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words = page, page.tokens, page.words
        roles = page.words.roles
        self._skippable = roles["skipped"]
        self._prepositions = roles["preposition"]
        self._joins = roles["coordinator"]

    # where it begins -------------------------------------------------------

    def begin(self, verb: int, unit: Unit) -> Stretch | None:
        """The stretch behind the verb up to the end of its unit, what introduces it taken off."""
        k = verb + 1
        if k >= unit.last:
            return None
        while k < unit.last and self.tokens.low[k] in self._skippable and not self._break_before(k):
            k += 1
        noun = self.tokens.low[k].removesuffix("nya") if k < unit.last else ""
        if (
            noun in self.words.roles["object"]
            and k + 2 < unit.last
            and self.tokens.low[k + 1] in self.words.roles["that"]
        ):
            return Stretch(k + 2, unit.last, "bahwa")
        that = self._that(k, verb, unit)
        if that is not None:
            return Stretch(that + 1, unit.last, "bahwa") if that + 1 < unit.last else None
        if k < unit.last and not self._break_before(k):
            k = self.past_adjuncts(k, unit)
        if k >= unit.last:
            return None
        gap = self.tokens.gaps[k - 1]
        if self._opens_clause(k, unit):
            return Stretch(k + 1, unit.last, "bahwa") if k + 1 < unit.last else None
        mark = "colon" if ":" in gap else "comma" if "," in gap else ""
        return Stretch(k, unit.last, mark)

    def _opens_clause(self, k: int, unit: Unit) -> bool:
        """`bahwa`; `jika` in its stead where no main clause follows; `mengenai` before what is called something."""
        low = self.tokens.low[k]
        if low in self.words.roles["that"]:
            return True
        if low in self.words.roles["if"]:
            return not any("," in self.tokens.gaps[j] or self.tokens.low[j] == "maka" for j in range(k, unit.last - 1))
        return low in self.words.roles["about"] and "sebagai" in self.tokens.low[k : unit.last]

    def _that(self, begin: int, verb: int, unit: Unit) -> int | None:
        """The word `bahwa` that belongs to the verb: only adjuncts, no verb of another clause, stand between."""
        if self.tokens.low[begin] == "bahwa":
            return begin
        if (
            self.tokens.low[begin] not in self._prepositions
            and not self.is_date(begin)
            and not self._break_before(begin)
        ):
            return None
        relative = False
        for k in range(begin, min(unit.last, begin + _LONGEST_PRELUDE)):
            low = self.tokens.low[k]
            if self.page.quoted[k] >= 0:
                return None
            if low == "bahwa":
                return k
            if low == "yang":
                relative = True
            elif "," in self.tokens.gaps[k - 1] and k > begin:
                relative = False
            is_clause = (self.words.is_verb(low) and low[:2] in ("me", "di")) or low in ("adalah", "akan", "tidak")
            if not relative and is_clause and k > begin:
                return None
        return None

    def _break_before(self, k: int) -> bool:
        gap = self.tokens.gaps[k - 1]
        return "," in gap or ":" in gap or '"' in gap or self.page.quoted[k] >= 0

    def is_date(self, k: int) -> bool:
        return self.page.date_at(k) is not None

    def past_adjuncts(self, k: int, unit: Unit) -> int:
        """Steps over `kepada wartawan`, `pada Kamis (29/5)`, `di platform X miliknya` right behind the verb."""
        while k < unit.last and not self._break_before(k):
            low = self.tokens.low[k]
            if low == "kepada":
                k = self._past_phrase(k + 1, unit)
            elif self.is_date(k) or (low in ("pada", "sejak", "hari") and k + 1 < unit.last and self._near_date(k + 1)):
                k = self._past_date(k, unit)
            elif low in ("dalam", "di", "pada", "lewat", "melalui", "saat", "usai", "seusai") and self.closed_adjunct(
                k, unit
            ):
                k = self.closed_adjunct(k, unit)
            else:
                break
        return k

    def _near_date(self, k: int) -> bool:
        return self.is_date(k) or (k + 1 < self.tokens.n and self.tokens.low[k] == "hari" and self.is_date(k + 1))

    def _past_phrase(self, k: int, unit: Unit) -> int:
        """Behind the noun phrase that begins at *k*."""
        source = self.page.sources.at(k, unit.last)
        if source is not None:
            return source.last + 1
        return min(k + 1, unit.last)

    def _past_date(self, k: int, unit: Unit) -> int:
        while k < unit.last and (self.is_date(k) or self.tokens.low[k] in ("pada", "sejak", "hari")):
            k += 1
            if self._break_before(k) if k < unit.last else True:
                break
        if k + 1 < unit.last and self.tokens.low[k] == "waktu" and self.tokens.low[k + 1] == "setempat":
            k += 2
        return k

    def closed_adjunct(self, k: int, unit: Unit) -> int:
        """The word behind an adjunct that a comma, colon or opening mark ends before any verb comes; 0 if none does."""
        for j in range(k + 1, min(unit.last, k + 14)):
            if self._break_before(j):
                gap = self.tokens.gaps[j - 1]
                return j if ":" in gap or '"' in gap or "," in gap else 0
            low = self.tokens.low[j]
            if self.words.is_verb(low) or low in self.words.roles["predicate"]:
                return 0
        return 0

    # where it ends ---------------------------------------------------------

    def end(self, stretch: Stretch, is_subordinate: bool = False) -> int:
        """The first word behind the content of *stretch*."""
        k = stretch.first
        while k < stretch.last:
            if self.page.quoted[k] >= 0:
                pair = self.page.quoted[k]
                while k < stretch.last and self.page.quoted[k] == pair:
                    k += 1
                if k < stretch.last and self._ends_after_pair(k):
                    return k
                continue
            if k > stretch.first and self._ends_at(k, stretch, is_subordinate):
                return k
            k += 1
        return stretch.last

    def _ends_after_pair(self, k: int) -> bool:
        """A new verb of the same subject behind a closing mark: `... "urusan dalam negeri" dan memilih menunggu`."""
        low = self.tokens.low[k]
        if low in ("dan", "serta", "lalu") and k + 1 < self.tokens.n:
            following = self.tokens.low[k + 1]
            return self.page.quoted[k + 1] < 0 and following.startswith("me") and self.words.is_verb(following)
        gap = self.tokens.gaps[k - 1]
        return "," in gap and (low in self.words.roles["weak_tail"] or low in ("namun", "tetapi", "tapi"))

    def _ends_at(self, k: int, stretch: Stretch, is_subordinate: bool) -> bool:
        low, comma = self.tokens.low[k], "," in self.tokens.gaps[k - 1]
        if low in ("seraya", "sambil", "sembari", "dilansir", "dikutip", "melansir"):
            return low not in ("dilansir", "dikutip") or comma or self._relay_follows(k)
        if comma and low in self.words.roles["tail"]:
            return self._is_tail(k, stretch)
        if comma and low in self.words.roles["weak_tail"]:
            return self._speaks_in_clause(k, stretch.last)
        if low in self.words.before and self._is_joined_cue(k, stretch):
            return True
        if comma and self._is_tag(k, stretch.last):
            return True
        if self._turns_to_speaker(k, low, stretch.last):
            return True
        if low in self._joins or low in ("sementara",):
            is_new = comma and (self._turns_active(k, stretch) or self._speaks_from(k + 1, stretch.last))
            return is_new or self._joined_report(k, stretch)
        if comma and is_subordinate and self._new_clause(k, stretch.last):
            return True
        return comma and (is_subordinate or self.tokens.is_capital(k)) and self._speaks_from(k, stretch.last)

    def _turns_to_speaker(self, k: int, low: str, limit: int) -> bool:
        """`..., dengan menyebut Q`; `... tetapi ia tidak merinci`: what the speaker does besides."""
        following = self.tokens.low[k + 1] if k + 1 < limit else ""
        if low in self.words.roles["manner"] and "," in self.tokens.gaps[k - 1]:
            return following in self.words.before
        after = self.tokens.low[k + 2] if k + 2 < limit else ""
        is_contrast = low in self.words.roles["contrast"] and following in self.words.roles["pronoun"]
        return is_contrast and after in self.words.roles["negation"]

    def _new_clause(self, k: int, limit: int) -> bool:
        """Whether the main clause begins at *k*: somebody and a verb (`..., para kritikus meragukan`)."""
        source = self.page.sources.at(k, limit)
        if source is None or source.stop + 1 >= limit or self.tokens.gaps[source.stop].strip():
            return False
        low = self.tokens.low[source.stop + 1]
        return self.words.is_verb(low) or low in self.words.roles["predicate"] or low in self.words.roles["adverb"]

    def _relay_follows(self, k: int) -> bool:
        return k + 1 < self.tokens.n and (
            self.tokens.is_capital(k + 1) or self.tokens.low[k + 1] in ("dari", "oleh", "kantor")
        )

    def _is_tail(self, k: int, stretch: Stretch) -> bool:
        low = self.tokens.low[k]
        following = self.tokens.low[k + 1] if k + 1 < self.tokens.n else ""
        if low in ("seperti", "sebagaimana"):
            return following.startswith("di") and self.words.is_verb(following)
        if low in ("demikian", "sementara"):
            return following not in ("itu",) or low == "sementara"
        if low == "menurut":
            if self.tokens.low[k - 1] in self.words.roles["relative"]:
                return False
            source = self.page.sources.at(k + 1, stretch.last)
            return source is not None and (source.stop + 1 >= stretch.last or "," in self.tokens.gaps[source.stop])
        if low in ("usai", "dilaporkan", "melihat", "mengikuti", "menjawab"):
            return self._speaks_in_clause(k, stretch.last)
        return True

    def _speaks_in_clause(self, k: int, limit: int) -> bool:
        """Whether the clause that begins at *k* tells of saying something itself, or is `meski tanpa ...`."""
        if k + 1 < limit and self.tokens.low[k + 1] in self.words.roles["aside_opener"] | self.words.passed_on:
            return True
        return self._cue_from(k + 1, limit) is not None

    def _cue_from(self, k: int, limit: int) -> int | None:
        """The reporting verb whose speaker stands at *k*, no comma between."""
        source = self.page.sources.at(k, limit)
        if source is None:
            return None
        j = source.last + 1
        while j < limit and self.tokens.low[j] in self.words.roles["adverb"] and j < source.last + 4:
            j += 1
        if j >= limit or self.tokens.low[j] not in self.words.before:
            return None
        return None if any("," in self.tokens.gaps[i] for i in range(source.last, j)) else j

    def _speaks_from(self, k: int, limit: int) -> bool:
        """Whether a new report with its own speaker begins at *k*."""
        j = self._cue_from(k, limit)
        if j is None:
            return False
        cue = self.words.before[self.tokens.low[j]]
        is_marked = j + 1 < limit and (self.tokens.low[j + 1] in self.words.roles["that"] or "," in self.tokens.gaps[j])
        if cue.complement in _SAYING:
            return is_marked or cue.complement in ("loose", "accuse", "deny") or self.has_predicate(j + 1, limit)
        return False

    def _is_joined_cue(self, k: int, stretch: Stretch) -> bool:
        """`..., menuduh Q`: a reporting verb right behind a comma, with the same subject."""
        if "," not in self.tokens.gaps[k - 1] or not self.has_predicate(stretch.first, k):
            return False
        return self.words.before[self.tokens.low[k]].complement in _SAYING

    def _is_tag(self, k: int, limit: int) -> bool:
        cue = self.words.after.get(self.tokens.low[k])
        if cue is None:
            return False
        return cue.clitic or self.page.sources.at(k + 1, limit) is not None

    def _turns_active(self, k: int, stretch: Stretch) -> bool:
        """`... telah ditahan, dan membagikan video`: an active verb behind a passive clause is the speaker's own."""
        following = self.tokens.low[k + 1] if k + 1 < stretch.last else ""
        if not (following.startswith("me") and self.words.is_verb(following)):
            return False
        verbs = [low for low in self.tokens.low[stretch.first : k] if self.words.is_verb(low)]
        return bool(verbs) and verbs[-1].startswith("di") and not any(low.startswith("me") for low in verbs)

    def _joined_report(self, k: int, stretch: Stretch) -> bool:
        """`dan menambahkan bahwa Q`: a coordinator, perhaps adverbs, then a reporting verb."""
        j = k + 1
        while j < stretch.last and self.tokens.low[j] in self.words.roles["adverb"] and j < k + 4:
            j += 1
        if j + 1 >= stretch.last or self.page.quoted[j] >= 0:
            return False
        cue = self.words.before.get(self.tokens.low[j])
        if cue is None or cue.complement not in _SAYING:
            return False
        following = self.tokens.low[j + 1]
        gap = self.tokens.gaps[j]
        if following == "bahwa" or "," in gap or self.page.quoted[j + 1] >= 0:
            return True
        return cue.complement == "loose" or cue.form in (
            "membantah",
            "menyebut",
            "menyatakan",
            "menegaskan",
            "mengakui",
            "menyangkal",
        )

    # whether it is a report ----------------------------------------------------

    def accepts(self, cue: Cue, first: int, last: int, mark: str) -> bool:
        """Whether the words from *first* to *last* (exclusive) can be what *cue* reports."""
        if first >= last:
            return False
        kind = cue.complement
        low = self.tokens.low[first]
        if mark in ("bahwa", "colon"):
            return kind not in ("as-only",)
        wholly_quoted = self.page.quoted[first] >= 0
        if kind == "quoted-only":
            return wholly_quoted and mark != ""
        if low in self.words.roles["relative"]:
            return False
        if kind == "document":
            return (wholly_quoted and mark == "comma") or "bahwa" in self.tokens.low[first : first + 3]
        if kind == "bahwa":
            return mark == "comma" and (wholly_quoted or self.has_predicate(first, last))
        if kind == "as-only":
            return self._has("sebagai", first, last)
        if kind == "agar":
            return low in ("agar", "supaya") or self._has("agar", first, last) or self._has("supaya", first, last)
        if kind == "question":
            return (
                low in ("apakah", "mengapa", "kapan", "bagaimana", "apa", "siapa", "kenapa", "berapa", "di")
                or wholly_quoted
            )
        if mark == "comma":
            return True
        return self._bare(kind, first, last, low, wholly_quoted)

    def _bare(self, kind: str, first: int, last: int, low: str, wholly_quoted: bool) -> bool:
        """Without `bahwa` or a comma the words must hold a predicate."""
        has_quote = any(self.page.quoted[k] >= 0 for k in range(first, last))
        if kind == "promise":
            return (
                low in ("akan", "untuk", "tidak", "bahwa", "tak", "segera", "terus")
                or self.words.is_verb(low)
                or self.has_predicate(first, last)
            )
        if kind == "deny":
            if low in self.words.roles["object"]:
                return False
            return (
                low in ("adanya", "telah", "akan", "sedang", "tengah")
                or self.words.is_verb(low)
                or self.has_predicate(first, last)
            )
        if kind == "threat":
            return low in ("akan", "untuk", "tidak", "tak", "bakal") or self.words.is_verb(low)
        if kind == "accuse":
            return last - first >= 3 and (
                has_quote or self._has("sebagai", first, last) or self.has_predicate(first, last)
            )
        if kind == "as":
            return has_quote or self._has("sebagai", first, last) or self.has_predicate(first, last)
        if low in self.words.roles["object"] and (kind == "clause" or not self._is_subject(first, last)):
            return False
        points_back = low in self.words.roles["anaphor"] and first + 1 < last and self._points(first + 1)
        if points_back and not self.has_predicate(first + 2, last):
            return False
        if low == "sebagai":
            return False
        if kind == "loose":
            return True
        return wholly_quoted or self.has_predicate(first, last) or has_quote

    def _is_subject(self, first: int, last: int) -> bool:
        """Whether a noun of saying or feeling is the subject of a clause (`menilai sikap itu keliru`), no mere object."""
        following = self.tokens.low[first + 1] if first + 1 < last else ""
        return following not in self.words.roles["object_link"] and self.has_predicate(first + 1, last)

    def _points(self, k: int) -> bool:
        low = self.tokens.low[k]
        return low in self.words.roles["demonstrative"] or low in ("serupa", "senada", "sama")

    def _has(self, word: str, first: int, last: int) -> bool:
        return word in self.tokens.low[first:last]

    def has_predicate(self, first: int, last: int) -> bool:
        """Whether a clause stands here: a verb or another predicate that is not inside `yang ...`, `untuk ...`."""
        is_relative, verbs = False, 0
        roles = self.words.roles
        for k in range(first, last):
            low = self.tokens.low[k]
            before = self.tokens.low[k - 1] if k > first else ""
            if low in roles["relative"]:
                is_relative, verbs = True, 0
                continue
            has_comma = k > first and "," in self.tokens.gaps[k - 1]
            if before in roles["demonstrative"] or has_comma:
                is_relative = has_comma and low in roles["manner"]
                verbs = 0 if is_relative else verbs
            if (
                self.page.names.kind[k]
                or before in roles["no_predicate_after"]
                or not (low in roles["predicate"] or self.words.is_verb(low))
            ):
                continue
            verbs += 1
            goes_on = before in roles["predicate"] or before in roles["coordinator"] or self.words.is_verb(before)
            if not is_relative or (verbs > 1 and not goes_on):
                return True
        return False

    # spans ----------------------------------------------------------------

    def span(self, first: int, last: int, floor: int, ceiling: int) -> Span | None:
        """The characters of words *first* to *last* (exclusive) with marks at their edges, within the limits."""
        if first >= last:
            return None
        start, end = self.tokens.start[first], self.tokens.end[last - 1]
        view = self.page.view
        pair = self._pair(first)
        if pair is not None and pair.inner.start >= start - 1 - (pair.inner.start - pair.outer.start):
            start = max(floor, pair.outer.start)
        elif start > floor and view[start - 1] in "([\u201c'$@#":
            start -= 1
        closing = self._pair(last - 1)
        if closing is not None:
            end = min(ceiling, max(end, closing.outer.end))
        while end < ceiling and view[end] in ")]%!?*":
            end += 1
        return Span(start, end) if start < end else None

    def _pair(self, word: int):
        number = self.page.quoted[word]
        return self.page.marks.pairs[number] if number >= 0 else None
