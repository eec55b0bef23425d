"""Bytes to text: the encoding is found out, never assumed, and what had to be guessed or repaired is noted.

UTF-8 is tried first; then marks at the beginning, zero bytes (UTF-16), and last the single-byte encodings
that Indonesian pages are saved in. A file that holds control characters is no text. Limits: among
single-byte encodings only Windows-1252 and Mac Roman are told apart, by their quotation marks.
"""

from __future__ import annotations

import codecs
import re

from saksi.ingest.source import Unreadable
from saksi.model import Remark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_MOST_REPAIRS = 0.005
"""Share of a UTF-8 text that may be broken before it is taken for another encoding."""
_NO_TEXT = ("the file is no text", "Take it out of the folder, or save it as plain text in UTF-8.")


def decode(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text of *data*, line ends as they are, and remarks where its encoding was not UTF-8 or was broken.

    Raises:
        Unreadable: if it is no text.

    >>> decode("Kim \\u201ctiba\\u201d".encode("cp1252"))
    ('Kim \u201ctiba\u201d', (Remark(kind='encoding_repaired', values={'encoding': 'cp1252'}),))
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(*_strict_or_repaired(data[len(mark) :], encoding))
    if encoding := _two_byte_encoding(data):
        return _checked(*_strict_or_repaired(data, encoding))
    try:
        return _checked(data.decode("utf-8"), ())
    except UnicodeDecodeError:
        pass
    repaired = data.decode("utf-8", errors="replace")
    if repaired.count("\ufffd") <= max(1, _MOST_REPAIRS * len(repaired)) and _has_sequences(repaired):
        return _checked(repaired, (_remark("utf-8", repaired.count("\ufffd")),))
    encoding = _single_byte_encoding(data)
    return _checked(data.decode(encoding, errors="replace"), (_remark(encoding),))


def without_surrogates(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text with each half of a broken pair, which cannot be written anywhere, replaced by U+FFFD.

    >>> without_surrogates("a\\ud83d")
    ('a\ufffd', (Remark(kind='encoding_repaired', values={'encoding': 'utf-16', 'count': '1'}),))
    """
    repaired, count = _SURROGATES.subn("\ufffd", text)
    return (repaired, (_remark("utf-16", count),)) if count else (text, ())


def _strict_or_repaired(data: bytes, encoding: str) -> tuple[str, tuple[Remark, ...]]:
    text = data.decode(encoding, errors="replace")
    count = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    if encoding == "utf-8" and count <= 0:
        return text, ()
    return text, (_remark(encoding, max(count, 0)),)


def _two_byte_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, seen by the zero bytes of its Latin letters."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) > 0.3 * len(sample) / 2 > 5 * min(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _single_byte_encoding(data: bytes) -> str:
    mac = sum(data.count(bytes([byte])) for byte in b"\xd2\xd3\xd4\xd5\xca\xd0")
    windows = sum(data.count(bytes([byte])) for byte in b"\x91\x92\x93\x94\x96\x97\xa0\xe9")
    return "mac-roman" if mac > windows else "cp1252"


def _has_sequences(text: str) -> bool:
    """Whether, besides the broken ones, there are characters beyond ASCII: a sign that it was UTF-8."""
    return any(char > "\x7f" and char != "\ufffd" for char in text)


def _remark(encoding: str, count: int = 0) -> Remark:
    return Remark("encoding_repaired", {"encoding": encoding, **({"count": str(count)} if count else {})})


def _checked(text: str, remarks: tuple[Remark, ...]) -> tuple[str, tuple[Remark, ...]]:
    controls = sum(1 for _ in _CONTROLS.finditer(text[:100_000]))
    if controls > 0.01 * min(len(text), 100_000):
        raise Unreadable(*_NO_TEXT)
    text, more = without_surrogates(text)
    return text, remarks + more
