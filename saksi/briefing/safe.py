"""What of a text can be shown: controls dropped, bidirectional controls made visible, links kept to the web.

Nothing else of an article's words is changed; escaping is the business of each writer.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b\u200c\u2060\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]")
SCHEMES = ("http", "https", "mailto")


def visible(words: str) -> str:
    """Words without invisible controls; those that would turn the line around are spelt out.

    >>> visible("Kim\u202eUn\x07")
    'Kim⟨U+202E⟩Un'
    """
    return _BIDI.sub(lambda c: f"⟨U+{ord(c.group()):04X}⟩", _DROPPED.sub("", words))


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web or to mail, or to a place of this document; else None.

    >>> web_address("javascript:alert(1)"), web_address("https://www.antaranews.com/x")
    (None, 'https://www.antaranews.com/x')
    """
    if not url or _DROPPED.search(url) or any(c.isspace() for c in url):
        return None
    if url.startswith("#"):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in SCHEMES and (parts.netloc or parts.scheme.lower() == "mailto") else None
