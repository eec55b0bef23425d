"""What readers share: a source to read from, and the fault that stands for what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from saksi.model import Article

LARGEST_TEXT = 10_000_000
"""Characters an article may have. A book has a million; what is longer is no article, and would fill the memory."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was left out, or taken with a note: what, where, why, and how to mend it.

    ``place`` is within the file: `line 7`, `record 3`, `member b.txt`. ``is_note`` marks what was read all the same.
    """

    path: str
    reason: str
    mend: str
    place: str | None = None
    is_note: bool = False

    def __str__(self) -> str:
        where = f"{self.path}, {self.place}" if self.place else self.path
        return f"{where}: {self.reason}. {self.mend}"


@dataclass(frozen=True, slots=True)
class Found:
    """An article and where in its file it stood: `line 7`; None where it is the whole file."""

    article: Article
    place: str | None = None


class Unreadable(Exception):
    """Raised by a reader where a file, or the rest of it, cannot be read; becomes a :class:`Fault`."""

    def __init__(self, reason: str, mend: str, place: str | None = None):
        super().__init__(reason)
        self.reason, self.mend, self.place = reason, mend, place

    def fault(self, path: str) -> Fault:
        return Fault(path, self.reason, self.mend, self.place)


@dataclass(frozen=True, slots=True)
class Source:
    """A file or a member of an archive: its path relative to the input, its id, how to open it."""

    path: str
    ident: str
    open: Callable[[], BinaryIO]

    def read(self) -> bytes:
        """All bytes.

        Raises:
            Unreadable: if there are more than an article can have.
        """
        with self.open() as stream:
            data = stream.read(4 * LARGEST_TEXT + 1)
        if len(data) > 4 * LARGEST_TEXT:
            raise Unreadable("the file is too large for an article", "Split it, or take it out of the folder.")
        return data
