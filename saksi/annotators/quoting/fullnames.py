"""Full names of bodies: abbreviations in brackets, the longest printed form, an earlier phrase with the same noun."""

from __future__ import annotations

from functools import cached_property

from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.source import Source

_STEM, _HEAD_REACH = 6, 600
"""Letters that two forms of a noun share (pemerintah, pemerintahan), and words back in which the name may stand."""
_SUFFIX = 2
"""Letters by which such forms differ: -an."""
_LONGEST_BODY, _LONGEST_ABBREVIATION = 8, 3
"""Words of a named body behind its noun, and of an abbreviation."""


class FullNames:
    """Knows the bodies of one article."""

    def __init__(self, page: Page):
        self.page, self.tokens, self.words, self.names = page, page.tokens, page.words, page.names

    def of(self, source: Source) -> tuple[str | None, str]:
        """Actor and name of a body, as the article writes it most fully; a metonym's state (`Beijing` -> Cina)."""
        name = self._full.get(source.name, source.name)
        mention = self.names.mention_in(self.tokens.span(source.first, source.last))
        if mention is None or mention.actor_kind == "person":
            return None, name
        printed = self.page.view[mention.span.start : mention.span.end]
        if mention.kind == "metonym":
            is_whole = source.name == printed
            return mention.actor_id, self.printed(mention.actor_id, mention.actor_name) if is_whole else name
        if printed == source.name:
            longer = self.printed(mention.actor_id, name)
            name = longer if longer[:2] == name[:2] or name.isupper() else name
        return mention.actor_id, self._full.get(name, name)

    def printed(self, actor_id: str | None, name: str) -> str:
        """The longest form in which the article names an actor in so many words; *name* where it does not."""
        return self.names.longest_form(actor_id) or name

    def by_head(self, head: str, before: int) -> str | None:
        """The body that an earlier phrase with the same noun names: `majalah satir Leman` for `majalah itu`."""
        stem, low = head[:_STEM], self.tokens.low
        for k in range(before - 1, max(-1, before - _HEAD_REACH), -1):
            if low[k][:_STEM] == stem and abs(len(low[k]) - len(head)) in (0, _SUFFIX):
                source = self.page.sources.at(k, min(before, k + _LONGEST_BODY))
                if source is not None and source.name is not None and source.kind in ("organisation", "outlet"):
                    return self.of(source)[1]
        return None

    @cached_property
    def _full(self) -> dict[str, str]:
        """`Badan Energi Internasional (IEA)`: the abbreviation's full name."""
        found: dict[str, str] = {}
        tokens, kinds = self.tokens, self.names.body_kind
        for k in [k + 1 for k, gap in enumerate(tokens.gaps[:-1]) if gap == " ("]:
            begin, k = self._body_start(k - 1), self._abbreviation(k)
            if not tokens.words[k].isupper() or len(tokens.words[k]) < 2:
                continue
            last = k
            while last + 1 < tokens.n and ")" not in tokens.gaps[last] and last - k < _LONGEST_ABBREVIATION:
                last += 1
            end = self._before_bracket(k)
            is_state = kinds.get(k) != "state" and all(kinds.get(j) == "state" for j in range(begin, end + 1))
            if tokens.is_capital(begin) and end > begin and not is_state:
                found.setdefault(self.names.text_of(k, last), self.names.text_of(begin, end))
        return found

    def _abbreviation(self, k: int) -> int:
        """The abbreviation in a bracket, also behind a foreign name: `(Estado Mayor Central/EMC)`."""
        last = k
        while last + 1 < self.tokens.n and ")" not in self.tokens.gaps[last] and last - k < _LONGEST_BODY:
            last += 1
        is_behind_name = last > k and self.tokens.words[last].isupper() and "/" in self.tokens.gaps[last - 1]
        return last if is_behind_name else k

    def _before_bracket(self, k: int) -> int:
        while self.tokens.gaps[k - 1] != " (":
            k -= 1
        return k - 1

    def _body_start(self, last: int) -> int:
        """Where the name of the body that ends at *last* begins, titles of its people taken off."""
        tokens, joints, begin = self.tokens, self.words.roles["name_joint"], last
        while begin > 0 and tokens.gaps[begin - 1] in (" ", " & "):
            is_inner = begin > 1 and tokens.low[begin - 1] in joints and tokens.is_capital(begin - 2)
            if not (tokens.is_capital(begin - 1) or is_inner):
                break
            begin -= 1
        while begin < last and self.words.noun(tokens.low[begin]) == "person":
            if tokens.low[begin] in self.words.roles["body_opener"] and not self.words.noun(tokens.low[begin + 1]):
                break
            begin += 1
        return begin
