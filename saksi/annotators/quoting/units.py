"""The stretches in which attributions are looked for: sentences that know where quotations begin and end.

They differ from the sentences of the table where marks are broken or single, since the pairs are known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from saksi.annotators.quoting.marks import Marks
from saksi.model import Span
from saksi.text import trimmed, word_roles

_STOP = re.compile(r"(?P<stop>[.?!…][.?!…]*)(?P<close>[\"')\]]*)(?P<gap>\s+|(?=[A-Z\"])|$)")
"""One sign and more of them, not `+`: the search then runs over all other characters without trying to match."""
_BEGINS = re.compile(r"[\"'(\[]*[A-Z0-9]|[\"(\[]")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])*")
_FARTHEST_WORD = 30


def cut(view: str, span: Span, marks: Marks, gaps: list[Span], is_title: Callable[[str], bool]) -> list[Span]:
    """The units of a paragraph: cut at stops outside quotations, and around *gaps* (what is no running text).

    *is_title*: whether a lower-case word is a title, behind which an abbreviation may stand (`Jenderal Pol.`).
    """
    units: list[Span] = []
    start = span.start
    for gap in gaps:
        if gap.start >= span.end:
            break
        if gap.end <= start:
            continue
        if gap.start > start:
            units += _sentences(view, start, gap.start, marks, is_title)
        start = max(start, gap.end)
    if start < span.end:
        units += _sentences(view, start, span.end, marks, is_title)
    return units


def _sentences(view: str, start: int, end: int, marks: Marks, is_title: Callable[[str], bool]) -> list[Span]:
    found: list[Span] = []
    begin = start
    for stop in _STOP.finditer(view, start, end):
        behind = stop.end()
        if behind < end and not _ends(view, stop, marks, is_title):
            continue
        cut_at = closed = stop.end("close")
        if stop["close"]:
            cut_at = _before_opening(stop, marks)
        _add(view, begin, cut_at, found)
        begin = behind if cut_at == closed else cut_at
    if begin < end:
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
    if begin < end and not (view[begin].isspace() or view[end - 1].isspace()):
        found.append(Span(begin, end))
    elif span := trimmed(view, begin, end):
        found.append(span)


def _ends(view: str, stop: re.Match, marks: Marks, is_title: Callable[[str], bool]) -> bool:
    if not _BEGINS.match(view, stop.end()):
        return False
    pair = marks.at(stop.start())
    if pair is not None and stop.end("close") < pair.outer.end:
        return False
    if pair is None and stop["stop"] == "." and not stop["close"]:
        words = view[max(0, stop.start() - _FARTHEST_WORD) : stop.start()].rsplit(None, 2)[-2:]
        before = words[-1].lstrip("\"'([").lower() if words else ""
        is_initial = _is_initial(view, stop.start() - len(before), before) and not _is_platform(words)
        if is_initial or (before in word_roles()["abbreviation"] and not _is_surname(words, is_title)):
            return False
        if not stop["gap"] and ("." in before or "/" in before or "@" in before or len(before) < 3):
            return False
    return True


def _is_initial(view: str, start: int, before: str) -> bool:
    """Whether the letters before a stop, which begin at *start*, are somebody's initials: `J.`, `G.S.`."""
    is_short = len(before) == 1 or "." in before
    return is_short and bool(_INITIALS.fullmatch(before)) and view[start - 1 : start] in ("", " ", ".", '"', "(")


def _is_platform(words: list[str]) -> bool:
    """Whether a single letter is the network: `di X.`, `platform X.`; initials stand behind a title or a name."""
    return words[-1] == "X" and words[0].islower()


def _is_surname(words: list[str], is_title: Callable[[str], bool]) -> bool:
    """Whether what looks like an abbreviation ends a name: `Hun Sen.`, but `Senator`'s `Sen.` behind anything else."""
    if len(words) < 2 or not words[-1].istitle():
        return False
    first = words[-2].split()[-1]
    return first.istitle() and first.isalpha() and not is_title(first.lower())
