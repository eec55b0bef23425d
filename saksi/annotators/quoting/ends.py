"""Where content ends: before the next report, a relay, what the speaker does besides, a closing clause."""

from __future__ import annotations

from saksi.annotators.quoting.clauses import Clauses
from saksi.annotators.quoting.forms import ENDS
from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.preludes import Stretch
from saksi.annotators.quoting.words import Cue

_SAYING = frozenset(("loose", "clause", "judge", "wish", "as", "promise", "deny", "accuse", "warn"))
"""Complements of verbs that report a clause."""
_CLAIMING = _SAYING | {"as-only", "warn"}
"""The same with verbs that call somebody something: what stands behind `..., dengan X`."""
_TELLING = _SAYING - {"wish"}
"""The same without hopes, which content often goes on with: `..., tetapi Washington berharap Q`."""
_ALWAYS = frozenset(("loose", "accuse", "deny"))
"""Complements that need no comma, `bahwa` or predicate to show that a report follows."""
_BY_WORDS = ("agar", "as-only")
"""Complements of verbs that tell of a demand, praise or blame."""
_LONGEST_PLACE = 14
"""Words of `dalam sebuah unggahan di X pada Senin`."""
_FEW = 4
"""Adverbs that may stand between a subject and its verb."""


class Ends:
    """Finds ends of content in one article."""

    def __init__(self, page: Page, clauses: Clauses):
        self.page, self.tokens, self.words, self.clauses = page, page.tokens, page.words, clauses
        self.roles, self.low = page.words.roles, page.tokens.low

    def end(self, stretch: Stretch, is_subordinate: bool = False) -> int:
        """The first word behind the content of *stretch*.

        *is_subordinate*: the report stands in a clause such as `ketika X mengatakan P, Y ...`.
        """
        quoted, sort, gaps = self.page.quoted, self.tokens.sort, self.tokens.gaps
        k = stretch.first
        while k < stretch.last:
            if quoted[k] >= 0:
                pair = quoted[k]
                while k < stretch.last and quoted[k] == pair:
                    k += 1
                if k < stretch.last and self._ends_after_pair(k):
                    return k
                continue
            may_end = k > stretch.first and (sort[k] & ENDS or "," in gaps[k - 1])
            if may_end and self._ends_at(k, stretch, is_subordinate):
                return self._without_place(stretch.first, k)
            k += 1
        return self._without_place(stretch.first, stretch.last)

    def _without_place(self, first: int, last: int) -> int:
        """Content without the words at its end for where it was said: `ia akan mundur dalam sebuah unggahan di X`."""
        low, roles = self.low, self.roles
        for j in range(max(first + _FEW - 1, last - _LONGEST_PLACE), last - 1):
            if low[j] in roles["through_speech"] and self.page.quoted[j] < 0 and self._is_speech(j + 1, last):
                if self._says_so(first, j) or self.clauses.has_predicate(j + 3, last):
                    return last
                is_whole = self.clauses.has_predicate(first, j) or any(word in roles["as"] for word in low[first:j])
                return j if is_whole else last
        return last

    def _is_speech(self, k: int, last: int) -> bool:
        """`sebuah pernyataan`, `pernyataan tertulis` are of the sentence; `pernyataan Iran` may be of its content."""
        if self.low[k] in self.roles["singular"]:
            return k + 1 < last and self.low[k + 1] in self.roles["speech"]
        following = self.low[k + 1] if k + 1 < last else ""
        return self.low[k] in self.roles["speech"] and following in self.roles["of_statement"]

    def _says_so(self, first: int, last: int) -> bool:
        """Whether the last verb of content is itself one of saying, which `dalam sebuah pernyataan` then belongs to."""
        for k in range(last - 1, first, -1):
            if self.words.is_verb(self.low[k]):
                return self.low[k] in self.words.cues or self.low[k] in self.words.published
        return False

    def _ends_after_pair(self, k: int) -> bool:
        """A new verb of the same subject behind a closing mark: `... "urusan dalam negeri" dan memilih menunggu`."""
        low = self.low[k]
        if low in self.roles["and"] and k + 1 < self.tokens.n:
            following = self.low[k + 1]
            return self.page.quoted[k + 1] < 0 and following.startswith("me") and self.words.is_verb(following)
        return "," in self.tokens.gaps[k - 1] and (low in self.roles["weak_tail"] or low in self.roles["contrast"])

    def _ends_at(self, k: int, stretch: Stretch, is_subordinate: bool) -> bool:
        low, has_comma, roles = self.low[k], "," in self.tokens.gaps[k - 1], self.roles
        if low in roles["while_saying"] or (low in self.words.passed_on and (has_comma or self._relay_follows(k))):
            return True
        if low in self.words.before and has_comma and self._same_subject(k, stretch):
            return True
        if self._turns_to_speaker(k, stretch.last) or self._is_comment(k, stretch.last):
            return True
        if low in roles["coordinator"] or low in roles["meanwhile"]:
            is_active = self._turns_active(k, stretch)
            is_new = has_comma and (is_active or self._speaks_from(k + 1, stretch.last, _TELLING))
            if (has_comma or is_active) and self._urges(k + 1, stretch.last):
                return True
            if low in roles["contrast"] and self._holds(k + 1, stretch.last):
                return True
            if low in roles["and"] and self._acts_by_words(k + 1, stretch):
                return True
            return is_new or self._joined_report(k, stretch) or (has_comma and low in roles["meanwhile"])
        if not has_comma:
            return False
        if low in roles["manner"] and self._speaks_from(k + 1, stretch.last, _CLAIMING):
            return True
        if low in roles["tail"]:
            return self._is_tail(k, stretch)
        if low in roles["through_speech"]:
            return any(word in roles["speech"] for word in self.low[k + 1 : k + 1 + _FEW])
        if low in roles["weak_tail"]:
            return self._tells_of_saying(k, stretch.last)
        if self._is_tag(k, stretch.last) or (is_subordinate and self._new_clause(k, stretch.last)):
            return True
        return (is_subordinate or self.tokens.is_capital(k)) and self._speaks_from(k, stretch.last)

    def _relay_follows(self, k: int) -> bool:
        is_named = k + 1 < self.tokens.n and self.tokens.is_capital(k + 1)
        return is_named or (k + 1 < self.tokens.n and self.low[k + 1] in self.roles["outlet_noun"])

    def _is_tail(self, k: int, stretch: Stretch) -> bool:
        """Whether a word that often opens a tail opens one here."""
        low, following = self.low[k], self.low[k + 1] if k + 1 < self.tokens.n else ""
        if low in self.roles["as_said"]:
            return following.startswith("di") and self.words.is_verb(following)
        nominal = self.words.nominal.get(low)
        if nominal is not None and nominal.complement == "free":
            if self.low[k - 1] in self.roles["relative"]:
                return False
            source = self.page.sources.at(k + 1, stretch.last)
            return source is not None and (source.stop + 1 >= stretch.last or "," in self.tokens.gaps[source.stop])
        return True

    def _tells_of_saying(self, k: int, limit: int) -> bool:
        """Whether the clause that begins at *k* tells of saying something itself, or is `meski tanpa ...`."""
        if k + 1 < limit and (self.low[k + 1] in self.roles["aside_opener"] or self.low[k + 1] in self.words.passed_on):
            return True
        return self.cue_from(k + 1, limit) is not None

    # another report ------------------------------------------------------------

    def cue_from(self, k: int, limit: int) -> int | None:
        """The reporting verb whose speaker stands at *k*, no comma between the verb and what tells who that is."""
        source = self.page.sources.at(k, limit)
        if source is None:
            return None
        j = source.stop + 1
        while j < limit and self.low[j] in self.roles["adverb"] and j < source.stop + _FEW:
            j += 1
        if j >= limit or self.low[j] not in self.words.before:
            return None
        return None if any("," in self.tokens.gaps[i] for i in range(source.stop, j)) else j

    def _speaks_from(self, k: int, limit: int, saying: frozenset[str] = _SAYING) -> bool:
        """Whether a new report with its own speaker begins at *k*."""
        j = self.cue_from(k, limit)
        if j is None:
            return False
        cue = self.words.before[self.low[j]]
        is_marked = j + 1 < limit and (self.low[j + 1] in self.roles["that"] or "," in self.tokens.gaps[j])
        if cue.complement not in saying:
            return False
        is_shown = is_marked and cue.complement != "as-only"
        return is_shown or cue.complement in _ALWAYS or self.clauses.accepts(cue, j + 1, limit, "")

    def _same_subject(self, k: int, stretch: Stretch) -> bool:
        """`..., menuduh Q`: a reporting verb right behind a comma, once the content is a clause."""
        cue = self.words.before[self.low[k]]
        stop = next((j for j in range(k + 1, stretch.last) if "," in self.tokens.gaps[j - 1]), stretch.last)
        is_saying = cue.complement in _SAYING and (stop == k + 1 or self._reports(k, cue, stop))
        is_clause = self.clauses.has_predicate(stretch.first, k) or self.clauses.is_event_noun(self.low[stretch.first])
        return is_saying and is_clause

    def _reports(self, k: int, cue: Cue, limit: int) -> bool:
        """Whether a clause stands behind the verb at *k*, not a mere object (`memastikan jalan yang aman`)."""
        return self.low[k + 1] in self.roles["that"] or self.clauses.accepts(cue, k + 1, limit, "")

    def _joined_report(self, k: int, stretch: Stretch) -> bool:
        """`dan menambahkan bahwa Q`: a coordinator, perhaps adverbs, then a reporting verb."""
        j = k + 1
        while j < stretch.last and self.low[j] in self.roles["adverb"] and j < k + _FEW:
            j += 1
        if j + 1 >= stretch.last or self.page.quoted[j] >= 0:
            return False
        cue = self.words.before.get(self.low[j])
        if cue is None or cue.complement not in _SAYING:
            return False
        is_marked = "," in self.tokens.gaps[j] or self.page.quoted[j + 1] >= 0
        return is_marked or cue.complement in _ALWAYS or self._reports(j, cue, stretch.last)

    def _is_tag(self, k: int, limit: int) -> bool:
        """`..., kata X`: an attribution behind it."""
        cue = self.words.after.get(self.low[k])
        return cue is not None and (cue.clitic or self.page.sources.at(k + 1, limit) is not None)

    # the speaker's own doings ----------------------------------------------------

    def _is_comment(self, k: int, limit: int) -> bool:
        """`... senjata nuklir--klaim yang dibantah Teheran`: what the outlet says of the report."""
        is_set_off = any(sign in self.tokens.gaps[k - 1] for sign in ("-", ",", "\u2014"))
        following = self.low[k + 1] if k + 1 < limit else ""
        return is_set_off and self.low[k] in self.roles["verdict"] and following in self.roles["relative"]

    def _turns_to_speaker(self, k: int, limit: int) -> bool:
        """`..., dengan menyebut Q`; `... tetapi ia tidak merinci`: what the speaker does besides."""
        low, following = self.low[k], self.low[k + 1] if k + 1 < limit else ""
        if low in self.roles["manner"] and "," in self.tokens.gaps[k - 1]:
            return following in self.words.before
        after = self.low[k + 2] if k + 2 < limit else ""
        is_contrast = low in self.roles["contrast"] and following in self.roles["pronoun"]
        return is_contrast and after in self.roles["negation"]

    def _turns_active(self, k: int, stretch: Stretch) -> bool:
        """`... telah ditahan, dan membagikan video`: an active verb behind a passive clause is the speaker's own."""
        following = self.low[k + 1] if k + 1 < stretch.last else ""
        if not (following.startswith("me") and self.words.is_verb(following)):
            return False
        if self._calls_it(stretch.first, k):
            return True
        verbs = [low for low in self.low[stretch.first : k] if self.words.is_verb(low)]
        return bool(verbs) and verbs[-1].startswith("di") and not any(low.startswith("me") for low in verbs)

    def _urges(self, k: int, limit: int) -> bool:
        """`..., dan mendesak Q`: what the speaker asks for, as he says the rest."""
        cue = self.words.before.get(self.low[k]) if k < limit else None
        return cue is not None and cue.complement == "agar"

    def _holds(self, k: int, limit: int) -> bool:
        """`..., tetapi menurutnya Q`: what the speaker holds besides, by a cue that names him by its clitic."""
        cue = self.words.nominal.get(self.low[k]) if k < limit else None
        return cue is not None and cue.clitic and cue.complement == "free"

    def _acts_by_words(self, k: int, stretch: Stretch) -> bool:
        """`... dan menyerukan Q`, `... dan memuji Y`: behind a clause, what the speaker asks for, praises or blames."""
        cue = self.words.before.get(self.low[k]) if k < stretch.last and self.page.quoted[k] < 0 else None
        if cue is None or cue.complement not in _BY_WORDS or not cue.form.startswith("me"):
            return False
        return self.clauses.has_predicate(stretch.first, k - 1)

    def _calls_it(self, first: int, k: int) -> bool:
        """`..., serta memakai bahasa yang akrab` behind `menyebut X sebagai Y`: no clause that a verb goes on with."""
        is_call = any(low in self.roles["as"] for low in self.low[first:k])
        return is_call and not self.clauses.has_predicate(first, k)

    def _new_clause(self, k: int, limit: int) -> bool:
        """Whether the main clause begins at *k*: somebody and a verb (`..., para kritikus meragukan`)."""
        source = self.page.sources.at(k, limit)
        if source is None or source.stop + 1 >= limit or self.tokens.gaps[source.stop].strip():
            return False
        low = self.low[source.stop + 1]
        return self.words.is_verb(low) or low in self.roles["predicate"] or low in self.roles["adverb"]
