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
