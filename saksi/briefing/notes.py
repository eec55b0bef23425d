"""The notes of a document, numbered once for the page and the PDF, and the words that they repeat of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.briefing.inline import plain

LONGEST = 100
"""Characters of a sentence that a note repeats; of a longer one those about the words that prove."""
_BEFORE = 30
"""Characters before the words that prove, where the sentence has to be cut in front of them."""
_ON_THE_SPOT = {"statements": "items", "accounts": "sides"}
"""Where a block prints its sources beside the words, so that they are no notes."""


def number_notes(blocks: list[dict]) -> list[dict]:
    """Numbers the citations of *blocks* in the order of reading; those of the same places have one note.

    A note has its number ``n``, the words that it stands behind (``claim``), and of the citation ``at``, ``proof`` and
    ``lead``: how many of its places, the first ones, stand each for a row. A citation has that number as ``note``.
    """
    notes: dict[tuple[str, ...], dict] = {}
    for node, claim in _citations(blocks):
        note = notes.setdefault(
            tuple(node["at"]),
            {
                "n": len(notes) + 1,
                "claim": claim,
                "lead": node.get("lead", 1),
                "at": node["at"],
                "proof": node.get("proof", {}),
            },
        )
        node["note"] = note["n"]
    return list(notes.values())


def _citations(part: object, claim: str = "") -> Iterator[tuple[dict, str]]:
    """The citations that are notes, in the order of reading, with the sentences that they stand behind."""
    if isinstance(part, list):
        for item in part:
            yield from _citations(item, claim)
    if not isinstance(part, dict):
        return
    if part.get("t") == "cite":
        if part["at"] and not part.get("self") and not part.get("quiet"):
            yield part, claim
        return
    claim = plain(part) if part.get("t") == "sentence" else claim
    for name, cell in part.items():
        if part.get("kind") != "texts" and name != _ON_THE_SPOT.get(part.get("kind")):
            yield from _citations(cell, claim)


def number_of(place: dict) -> str:
    """The number of a place: 2.14 for sentence 14 of article 2, 2 for the article, nothing where it has none."""
    return f"{place['article']}.{place['sentence']}" if place.get("sentence") else str(place.get("article") or "")


def excerpt(words: str | None, proof: list[int] | None = None) -> str:
    """The words of a sentence that a note repeats: all of a short one, else the beginning, or those that prove.

    *proof* are the characters of the sentence that prove, half-open.

    >>> excerpt("Moon tiba.")
    'Moon tiba.'
    >>> excerpt("Kim " + "x" * 200 + " tiba di Hanoi pada Rabu.", [210, 219])
    '…tiba di Hanoi pada Rabu.'
    >>> excerpt('"Kami ' + "siap " * 40 + '," kata Moon.', [1, 206])[:10]
    '"Kami siap'
    """
    words = words or ""
    start = 0
    if proof and len(words) > LONGEST < proof[1]:
        start = max(min(proof[0] - _BEFORE, len(words) - LONGEST), min(proof[1] - LONGEST, proof[0]))
        start = _next_word(words, start, proof[0])
        start = start if any(letter.isalnum() for letter in words[:start]) else 0
    end = start + LONGEST
    shown = words[start:] if end >= len(words) else words[start:end].rsplit(None, 1)[0].rstrip(",;: ")
    return ("…" if start else "") + " ".join(shown.split()) + ("…" if start + len(shown) < len(words.rstrip()) else "")


def _next_word(words: str, at: int, latest: int) -> int:
    """Where the next word begins behind *at*, at *latest* there."""
    while at < latest and not words[at - 1 : at].isspace():
        at += 1
    return at
