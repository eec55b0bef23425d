"""The text as annotators look at it: a plain view of the same length, paragraphs and sentences.

Every function takes text and gives offsets into that very text; nothing is rewritten. Sentences are cut by
rules for Indonesian news: abbreviations, initials, clock times and quotations are known; a quotation of several
sentences is several sentences, and marks go to the sentence that they open or close.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from saksi.model import Span

DOUBLE_MARKS = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
SINGLE_MARKS = "\u2018\u2019\u201a\u201b\u2032`\u00b4\uff07"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x0c"

_PLAIN = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys(SINGLE_MARKS, "'"),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(SPACES, " "),
}
_ODD = re.compile(f"[{''.join(_PLAIN)}]")


def plain(text: str) -> str:
    """The text with typography made plain, character for character, so that offsets stay.

    >>> plain("\u201cKami\u00a0siap\u201d \u2013 Moon")
    '"Kami siap" - Moon'
    """
    return _ODD.sub(lambda found: _PLAIN[found.group()], text)


def folded(text: str) -> str:
    """The plain view in lower case, of the same length (a letter whose lower case is two stays as it is).

    >>> len(folded("\u0130stanbul")) == len("\u0130stanbul")
    True
    """
    lowered = plain(text).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain(text))


def normalised(text: str) -> str:
    """Words for comparison: NFKC, plain, lower case, single spaces. Not of the same length.

    >>> normalised(" Kim  Jong\u2010Un ")
    'kim jong-un'
    """
    return " ".join(plain(unicodedata.normalize("NFKC", text)).lower().split())


_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BREAK = re.compile(r"\r\n?|[\n\u2028\u2029]")
_WORD_AT_END = re.compile(r"[^\W\d_]+$")
_ENDS_LINE = tuple(".?!:;\u2026\"')]")


@lru_cache(maxsize=1)
def word_roles() -> Mapping[str, frozenset[str]]:
    """The words of ``sentence_words.csv`` by role."""
    from saksi.lexicon import load_lexicon

    roles: dict[str, set[str]] = {}
    for row in load_lexicon().table("sentence_words"):
        roles.setdefault(row["role"], set()).add(row["form"])
    return {role: frozenset(forms) for role, forms in roles.items()}


@lru_cache(maxsize=4)
def paragraphs(text: str) -> tuple[Span, ...]:
    """Lines that hold more than white space, trimmed; a sentence that goes on in the next line takes that with it.

    Kept for the last few texts, since layout, sentences and quotations ask for those of one article in turn.

    >>> [s.of("Satu. \\r\\n\\r\\n Dua.") for s in paragraphs("Satu. \\r\\n\\r\\n Dua.")]
    ['Satu.', 'Dua.']
    >>> [s.of("Moon dan\\nKim tiba di\\nHanoi.") for s in paragraphs("Moon dan\\nKim tiba di\\nHanoi.")]
    ['Moon dan\\nKim tiba di\\nHanoi.']
    """
    spans: list[Span] = []
    is_running = False
    for line in lines(text):
        is_running = bool(spans) and _goes_on(text, spans[-1], line, is_running)
        if is_running:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line)
    return tuple(spans)


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[Span, ...]:
    """The lines of the page that hold more than white space, trimmed."""
    return tuple(filter(None, (trimmed(text, *line.span()) for line in _LINE.finditer(text))))


def _goes_on(text: str, before: Span, line: Span, is_running: bool) -> bool:
    """Whether *line* is the rest of a sentence that was broken when the page was saved, not a new paragraph.

    Assumes that a line of prose ends with a stop, a headline with a full word; between them no line is empty.
    """
    gap = text[before.end : line.start]
    if len(_BREAK.findall(gap)) != 1 or plain(text[before.end - 1]) in _ENDS_LINE:
        return False
    last = _WORD_AT_END.search(text, max(before.start, before.end - 30), before.end)
    return is_running or text[line.start].islower() or bool(last and last.group() in word_roles()["continues"])


def quotations(view: str, within: Span | None = None) -> list[Span]:
    """Stretches between double marks of a :func:`plain` view, marks included; a mark without a partner opens none.

    A mark at the beginning of a word opens, one at the end of a word closes, one between two letters does
    what is due; a mark that opens while another is open tells that the other was never closed.

    >>> text = 'Ia "siap, kata Kim. "Kami datang."'
    >>> [s.of(text) for s in quotations(text)]
    ['"Kami datang."']
    """
    start, end = (within.start, within.end) if within else (0, len(view))
    pairs, opened = [], None
    for mark in _MARK.finditer(view, start, end):
        at = mark.start()
        before = view[at - 1] if at > start else " "
        after = view[at + 1] if at + 1 < end else " "
        begins = before in _BEFORE_OPENING and not after.isspace()
        ends = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        if opened is not None and not (begins and not ends):
            pairs.append(Span(opened, at + 1))
            opened = None
        elif begins or not (ends or after.isspace()):
            opened = at
    return pairs


_MARK = re.compile('"')
_BEFORE_OPENING = frozenset(" \n\r\u2028\u2029([{-/:'")
_AFTER_CLOSING = frozenset(".,;:!?)]}-/'")
_STOP = re.compile(
    r"(?P<stop>[.?!\u2026][.?!\u2026]*)(?P<close>[\"')\]]*)"
    r"(?P<gap>\s+|(?=[A-Z][a-z])|(?=[A-Z]{2,5}\s)(?!(?:COM|CO|ID|NET|ORG|TV)\b)|(?<=[a-z][.?!])(?=\")|$)"
)
_OPENING = re.compile(r"[\"'(\[]*[A-Z0-9\u00c0-\u00de]|[\"(\[](?!\s)")
_FARTHEST_WORD = 40
"""Characters looked back for the word before a stop; the rest of a longer one does not matter."""


def sentences(text: str, cuts: Iterable[int] = ()) -> list[Span]:
    """Sentences, trimmed, in order; none crosses a paragraph or one of *cuts* (offsets where something else begins).

    >>> [s.of("Kim tiba pukul 14.00. Ia diam.") for s in sentences("Kim tiba pukul 14.00. Ia diam.")]
    ['Kim tiba pukul 14.00.', 'Ia diam.']
    """
    view = plain(text)
    edges = sorted(set(cuts))
    return [
        span
        for paragraph in paragraphs(text)
        for piece in _pieces(view, paragraph, edges)
        for span in _sentences_of(view, piece)
    ]


def _pieces(view: str, paragraph: Span, edges: list[int]) -> Iterator[Span]:
    inner = edges[bisect_right(edges, paragraph.start) : bisect_left(edges, paragraph.end)]
    for start, end in pairwise([paragraph.start, *inner, paragraph.end]):
        if piece := trimmed(view, start, end):
            yield piece


def trimmed(text: str, start: int, end: int) -> Span | None:
    """``start..end`` without the white space at its edges; None if there is nothing else.

    >>> trimmed(" Kim ", 0, 5)
    Span(start=1, end=4)
    """
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return None
    if len(kept) < len(piece):
        start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(kept))


def _sentences_of(view: str, piece: Span) -> Iterator[Span]:
    opening = {pair.start for pair in quotations(view, piece)}
    start = piece.start
    for stop in _STOP.finditer(view, piece.start, piece.end):
        end = next((at for at in range(stop.start("close"), stop.end("close")) if at in opening), stop.end("close"))
        if end < piece.end and not _ends_here(view, start, stop, end):
            continue
        if span := trimmed(view, start, end):
            yield span
        start = end
    if span := trimmed(view, start, piece.end):
        yield span


def _ends_here(view: str, start: int, stop: re.Match, end: int) -> bool:
    has_gap = bool(stop["gap"]) and end == stop.end("close")
    if stop["stop"] == "." and not stop["close"] and not _is_full_stop(view, start, stop, has_gap):
        return False
    return bool(_OPENING.match(view, stop.end() if has_gap else end))


def _is_full_stop(view: str, start: int, stop: re.Match, has_gap: bool) -> bool:
    """Whether a single stop ends something: not after abbreviations, initials, the number of a list."""
    begin = max(start, stop.start() - _FARTHEST_WORD)
    word = view[begin : stop.start()].rpartition(" ")[2].rpartition("\n")[2].lstrip("\"'([")
    if word.lower() in word_roles()["abbreviation"]:
        return _is_surname(view, stop, len(word))
    if not has_gap:
        return word.isalpha() and len(word) > 2 and (word[-1].islower() or len(word) > 4)
    if word.isdigit():
        return view[begin : stop.start()].strip() != word or begin > start
    if _INITIALS.fullmatch(word):
        after = _NEXT_WORD.match(view, stop.end())
        return bool(after and after["word"] in word_roles()["opener"])
    return True


def _is_surname(view: str, stop: re.Match, length: int) -> bool:
    """Whether what looks like an abbreviation ends a name and its sentence: `Hun Sen. Ia`, not `kepada Sen. Rubio`."""
    name = _NAME_AT_END.search(view, max(0, stop.start() - length - _FARTHEST_WORD), stop.start() - length)
    after = _NEXT_WORD.match(view, stop.end())
    return bool(name and view[stop.start() - length].isupper() and after and after["word"] in word_roles()["opener"])


_NAME_AT_END = re.compile(r"[A-Z][^\W\d_]* $")
_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])*")
_NEXT_WORD = re.compile(r"[\"'(\[]*(?P<word>[^\W\d_]+)")
