"""The stretches in which attributions are looked for: sentences that know where quotations begin and end.

They differ from the sentences of the table where marks are broken or single, since the pairs are known here.
"""

from __future__ import annotations

import re

from saksi.annotators.quoting.marks import Marks
from saksi.model import Span
from saksi.text import trimmed, word_roles

_STOP = re.compile(r"(?P<stop>[.?!…]+)(?P<close>[\"')\]]*)(?P<gap>\s+|(?=[A-Z\"])|$)")
_BEGINS = re.compile(r"[\"'(\[]*[A-Z0-9]|[\"(\[]")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])*")
_FARTHEST_WORD = 30


def cut(view: str, span: Span, marks: Marks, gaps: list[Span]) -> list[Span]:
    """The units of a paragraph: cut at stops outside quotations, and around *gaps* (what is no running text)."""
    units: list[Span] = []
    start = span.start
    for gap in gaps:
        if gap.start >= span.end:
            break
        if gap.end <= start:
            continue
        if gap.start > start:
            units += _sentences(view, start, gap.start, marks)
        start = max(start, gap.end)
    if start < span.end:
        units += _sentences(view, start, span.end, marks)
    return units


def _sentences(view: str, start: int, end: int, marks: Marks) -> list[Span]:
    found: list[Span] = []
    begin = start
    for stop in _STOP.finditer(view, start, end):
        if stop.end() < end and not _ends(view, stop, marks):
            continue
        cut_at = _before_opening(stop, marks)
        _add(view, begin, cut_at, found)
        begin = cut_at
    _add(view, begin, end, found)
    return found


def _before_opening(stop: re.Match, marks: Marks) -> int:
    """The end of a sentence: behind its closing marks, but before a mark that opens the next one (`habis."Kami`)."""
    for at in range(stop.start("close"), stop.end("close")):
        pair = marks.at(at)
        if pair is not None and pair.outer.start == at:
            return at
    return stop.end("close")


def _add(view: str, begin: int, end: int, found: list[Span]) -> None:
    if span := trimmed(view, begin, end):
        found.append(span)


def _ends(view: str, stop: re.Match, marks: Marks) -> bool:
    pair = marks.at(stop.start())
    if pair is not None and stop.end("close") < pair.outer.end:
        return False
    if pair is None and stop["stop"] == "." and not stop["close"]:
        words = view[max(0, stop.start() - _FARTHEST_WORD) : stop.start()].rsplit(None, 1)
        before = words[-1].lstrip("\"'([").lower() if words else ""
        is_initial = bool(_INITIALS.fullmatch(before)) and view[
            stop.start() - len(before) - 1 : stop.start() - len(before)
        ] in ("", " ", ".", '"', "(")
        if before in word_roles()["abbreviation"] or is_initial:
            return False
        if not stop["gap"] and ("." in before or "/" in before or "@" in before or len(before) < 3):
            return False
    return bool(_BEGINS.match(view, stop.end()))
