"""Who stands behind an utterance whose row has no name: a description given before, the issuers of a document.

``that professor`` is the professor whom the article has described; a statement is that of the states of which the
sentence says that they issued it. Limits: only a description of the same article with the same head word is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from saksi.lexicon import load_lexicon

Rows = list[dict]


class Voices:
    """The sources of the utterances of one corpus."""

    def __init__(self, tables: Mapping[str, Rows]):
        self._quotes = {row["quote_id"]: row for row in tables["quotes"]}
        self._accounts = [row for row in tables["accounts"] if row["kind"] == "statement" and row["participants"]]

    def source(self, quote_id: str) -> str | None:
        """A key of who speaks: the actor, the name, who issued the document, the description; None for nobody."""
        quote = self._quotes.get(quote_id)
        if quote is None:
            return None
        if quote["speaker_kind"] != "unnamed" and (known := quote["actor_id"] or quote["speaker_name"]):
            return known
        if issued := self.issue(quote_id):
            return issued
        first = self._quotes[self.described(quote_id)]
        return f"{quote['article_id']}: {_plain(first['speaker'])}" if first["speaker"] else None

    def is_named(self, quote_id: str) -> bool:
        """Whether the articles give a name for who speaks, or for who issued the document."""
        quote = self._quotes[quote_id]
        own = quote["speaker_kind"] != "unnamed" and (quote["actor_id"] or quote["speaker_name"])
        return bool(own or self.issue(quote_id))

    def described(self, quote_id: str) -> str:
        """The utterance that describes its source: of ``profesor tersebut`` the earlier one of ``seorang profesor``."""
        return self._described.get(quote_id, quote_id)

    def points_back(self, words: str) -> bool:
        """Whether a description only points at an earlier one: ``pernyataan tersebut``."""
        return not self._pointing.isdisjoint(_plain(words).split()[-1:])

    def issue(self, quote_id: str) -> str | None:
        """The account by which a document without a name was issued: one of the sentence that first speaks of it."""
        if self._quotes[quote_id]["speaker_kind"] != "document":
            return None
        return self._issues.get(self._quotes[self.described(quote_id)]["sentence_id"])

    @cached_property
    def _issues(self) -> dict[str, str]:
        """The accounts of statements by the sentences that tell of them, where it is one alone."""
        found: dict[str, list[str]] = {}
        for account in self._accounts:
            for sentence in dict.fromkeys((account["sentence_id"], *account["evidence"])):
                found.setdefault(sentence, []).append(account["account_id"])
        return {sentence: accounts[0] for sentence, accounts in found.items() if len(accounts) == 1}

    @cached_property
    def _pointing(self) -> frozenset[str]:
        return frozenset(row["form"] for row in load_lexicon().table("quote_words") if row["role"] == "demonstrative")

    @cached_property
    def _described(self) -> dict[str, str]:
        found: dict[str, str] = {}
        before: dict[tuple[str, str], list[str]] = {}
        for quote in self._quotes.values():
            words = _plain(quote["speaker"] or "").split()
            if quote["actor_id"] or quote["speaker_name"] or not words:
                continue
            if words[-1] in self._pointing:
                same = [known for known in before.get((quote["article_id"], quote["speaker_kind"]), ())
                        if words[0] in _plain(self._quotes[known]["speaker"]).split()]  # fmt: skip
                if len({_plain(self._quotes[known]["speaker"]) for known in same}) == 1:
                    found[quote["quote_id"]] = same[0]
            else:
                before.setdefault((quote["article_id"], quote["speaker_kind"]), []).append(quote["quote_id"])
        return found


def _plain(words: str) -> str:
    return " ".join(words.split()).lower()
