"""The text as annotators look at it: a plain view of the same length, paragraphs and sentences.

Every function takes text and gives offsets into that very text; nothing is rewritten. Sentences are cut by
rules for Indonesian news: abbreviations, initials, clock times and quotations are known, so a stop inside a
quotation ends a sentence only where the quotation goes on with a new one.
"""

from __future__ import annotations

import re
import unicodedata

from saksi.model import Span

DOUBLE_MARKS = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
SINGLE_MARKS = "\u2018\u2019\u201a\u201b\u2032`\u00b4\uff07"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x0c"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(DOUBLE_MARKS, '"'),
        **dict.fromkeys(SINGLE_MARKS, "'"),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(SPACES, " "),
    }
)


def plain(text: str) -> str:
    """The text with typography made plain, character for character, so that offsets stay.

    >>> plain("\u201cKami\u00a0siap\u201d \u2013 Moon")
    '"Kami siap" - Moon'
    """
    return text.translate(_PLAIN)


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


def paragraphs(text: str) -> list[Span]:
    """Lines that hold more than white space, trimmed.

    >>> [s.of("Satu. \\r\\n\\r\\n Dua.") for s in paragraphs("Satu. \\r\\n\\r\\n Dua.")]
    ['Satu.', 'Dua.']
    """
    spans = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words[0])
            spans.append(Span(start, start + len(words)))
    return spans


ABBREVIATIONS = frozenset(
    "dr drs dra ir prof st mt jl no hal tgl a.n u.p d.a s.d dll dsb dst mr mrs ms sdr hj kh bpk yth gen col lt "
    "jend letjen mayjen brigjen kol kapt sr jr inc ltd corp co u.s vol cf min maks".split()
)
_STOP = re.compile(r"(?P<stop>[.?!]+|\.{3}|…)(?P<close>[\"')\]]*)(?P<gap>\s+|(?=[A-Z][a-z])|$)")
_OPENING = re.compile(r"[\"'(\[]*[A-Z0-9]|[\"(\[]")


def sentences(text: str) -> list[Span]:
    """Sentences, trimmed, in order; none crosses a paragraph.

    >>> [s.of("Kim tiba pukul 14.00. Ia diam.") for s in sentences("Kim tiba pukul 14.00. Ia diam.")]
    ['Kim tiba pukul 14.00.', 'Ia diam.']
    """
    view = plain(text)
    return [span for paragraph in paragraphs(text) for span in _sentences_of(view, paragraph)]


def _sentences_of(view: str, paragraph: Span) -> list[Span]:
    spans, start = [], paragraph.start
    for stop in _STOP.finditer(view, paragraph.start, paragraph.end):
        if stop.end() < paragraph.end and not _ends_here(view, start, stop):
            continue
        end = stop.end("close")
        if end > start:
            spans.append(Span(start, end))
        start = stop.end()
    if start < paragraph.end and view[start : paragraph.end].strip():
        spans.append(Span(start, paragraph.end))
    return spans


def _ends_here(view: str, start: int, stop: re.Match) -> bool:
    before = view[start : stop.start()].rsplit(None, 1)
    word = before[-1].lstrip("\"'([").lower() if before else ""
    if stop["stop"] == "." and not stop["close"]:
        if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
            return False
        if not stop["gap"] and ("." in word or "/" in word or "@" in word or len(word) < 3):
            return False
    if not _OPENING.match(view, stop.end()):
        return False
    return not _within_quotation(view, start, stop)


def _within_quotation(view: str, start: int, stop: re.Match) -> bool:
    """Whether the stop stands inside double marks that have not been closed since *start*."""
    return view.count('"', start, stop.end("close")) % 2 == 1
