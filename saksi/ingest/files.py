"""Which files a list of inputs stands for, in an order that does not depend on the disk.

Hidden files and what lies behind a link that leaves the input folder are passed over; endings nobody can
read are reported, since a file that is silently skipped is a lost article.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from saksi.ingest.formats import ending_of
from saksi.ingest.source import Fault, Source

METADATA_FILE = "articles.csv"
TABLES_FILE = "saksi.json"
"""Lies beside tables that saksi wrote: a folder with it holds no articles."""
IGNORED = {"readme.md", "license", "license.txt", "licence", "thumbs.db", "desktop.ini", "__macosx"}
_READABLE = "Saksi reads .txt, .jsonl, .csv, .html, .warc, .warc.gz and .zip: convert the file, or take it out."


def stem_of(path: str) -> str:
    """The file name without its ending.

    >>> stem_of("2019/000_347b.txt")
    '000_347b'
    """
    name = PurePosixPath(path).name
    ending = ending_of(name)
    return name[: -len(ending)] if ending and len(name) > len(ending) else name


def idents_of(paths: Iterable[str]) -> dict[str, str]:
    """The id of each path: the file's name without ending; with its folder where two folders share a name.

    >>> idents_of(["a.txt", "2019/b.txt", "2020/b.txt"])
    {'a.txt': 'a', '2019/b.txt': '2019/b', '2020/b.txt': '2020/b'}
    """
    paths = list(paths)
    folders = Counter(stem for stem, _ in {(stem_of(path), PurePosixPath(path).parent) for path in paths})
    return {path: _ident(path, folders[stem_of(path)] > 1) for path in paths}


def _ident(path: str, is_shared: bool) -> str:
    parent = PurePosixPath(path).parent
    return str(parent / stem_of(path)) if is_shared and parent.name else stem_of(path)


def list_files(root: Path) -> Iterator[tuple[str, Path] | Fault]:
    """Files under *root* with their paths relative to it (``/`` between folders), sorted; or why not.

    A link is followed only to a file inside *root*.
    """
    if not root.is_dir():
        yield root.name, root
        return
    if (root / TABLES_FILE).exists():
        yield Fault(
            printable(root.name), "here are tables that saksi wrote, no articles", "Name the folder of articles."
        )
        return
    real_root = os.path.realpath(root)
    found: list[tuple[str, Path | Fault]] = []
    for folder, folders, names in os.walk(root, onerror=lambda error: found.append(_unlisted(root, error))):
        folders[:] = [n for n in folders if not _is_hidden(n) and not Path(folder, n, TABLES_FILE).exists()]
        for name in names:
            if not _is_hidden(name):
                path = Path(folder, name)
                relative = path.relative_to(root).as_posix()
                found.append((relative, path if _is_inside(path, real_root) else _outside(relative)))
    for relative, path in sorted(found, key=lambda pair: pair[0]):
        yield path if isinstance(path, Fault) else (relative, path)


def source_of(relative: str, path: Path, ident: str) -> Source:
    return Source(printable(relative), printable(ident), lambda: path.open("rb"))


def printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are shown as U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unknown_ending(path: str) -> Fault:
    return Fault(printable(path), "nobody here can read such a file", _READABLE)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in IGNORED


def _is_inside(path: Path, real_root: str) -> bool:
    return not path.is_symlink() or os.path.realpath(path).startswith(real_root + os.sep)


def _outside(relative: str) -> Fault:
    return Fault(printable(relative), "the link leads out of the input folder", "Put a copy of the file in its place.")


def _unlisted(root: Path, error: OSError) -> tuple[str, Fault]:
    relative = Path(error.filename or root).relative_to(root).as_posix()
    mend = "Give yourself the right to read it, or take it out."
    return relative, Fault(printable(relative), f"the folder cannot be opened ({error.strerror})", mend)
