"""ZIP archives of readable files, bounded: what would grow beyond measure, or leave the folder, is not unpacked.

Members are read one after the other from the archive; nothing is written to disk.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

from saksi.ingest.files import IGNORED, METADATA_FILE, idents_of, unknown_ending
from saksi.ingest.formats import ending_of, reader_of
from saksi.ingest.readers import Readings, read_metadata
from saksi.ingest.source import Fault, Source, Unreadable

try:
    from lzma import LZMAError
except ImportError:  # Python can be built without; then zipfile raises this
    LZMAError = RuntimeError

_MOST_MEMBERS = 200_000
_MOST_BYTES = 4_000_000_000
"""Bytes all members together may have unpacked."""
_MOST_RATIO = 200
"""How many times its packed size a member may have; text packs to a fifth, a bomb to a thousandth."""
_SMALL = 1_000_000
"""Bytes below which the ratio does not matter."""
_BROKEN = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, RuntimeError, ValueError, OSError)
"""What reading an archive raises that was cut, changed or locked."""


def read_zip(source: Source, given: Mapping[str, str]) -> Readings:
    """The articles of all members; a member that cannot be read costs only itself.

    Raises:
        Unreadable: if it is no ZIP file, or has too much in it.
    """
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            yield from _members(archive, source)
    except _BROKEN as error:
        raise Unreadable(f"the archive is broken ({error})", "Pack or fetch it again.") from None


def _members(archive: zipfile.ZipFile, source: Source) -> Readings:
    members = [m for m in archive.infolist() if not m.filename.endswith("/") and not _is_hidden(m.filename)]
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_BYTES:
        raise Unreadable("the archive has too much in it", "Unpack it yourself and name the folder.")
    if not members:
        raise Unreadable("the archive is empty", "Fill it, or take it out of the folder.")
    members.sort(key=lambda member: member.filename)
    idents = idents_of(member.filename for member in members)
    metadata = {}
    for member in members:
        if _is_metadata(member):
            rows, faults = _metadata(archive, member, f"{source.path}/{member.filename}")
            folder = member.filename.rpartition("/")[0]
            metadata |= {f"{folder}/{file}" if folder else file: row for file, row in rows.items()}
            yield from faults
    for member in members:
        if not _is_metadata(member):
            inner = Source(
                f"{source.path}/{member.filename}", idents[member.filename], lambda m=member: _Bounded(archive, m)
            )
            yield from _member(member, inner, metadata.get(member.filename, {}))


def _is_metadata(member: zipfile.ZipInfo) -> bool:
    return PurePosixPath(member.filename).name == METADATA_FILE


def _metadata(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str
) -> tuple[dict[str, dict[str, str]], list[Fault]]:
    if problem := _problem(member):
        return {}, [Fault(path, *problem)]
    try:
        with _Bounded(archive, member) as stream:
            return read_metadata(stream.read(), path)
    except _BROKEN as error:
        return {}, [_broken(path, error)]


def _member(member: zipfile.ZipInfo, inner: Source, given: Mapping[str, str]) -> Readings:
    read = reader_of(member.filename)
    if read is None or ending_of(member.filename) == ".zip":
        yield unknown_ending(inner.path)
        return
    if problem := _problem(member):
        yield Fault(inner.path, *problem)
        return
    try:
        yield from read(inner, given)
    except Unreadable as error:
        yield error.fault(inner.path)
    except _BROKEN as error:
        yield _broken(inner.path, error)


def _broken(path: str, error: Exception) -> Fault:
    return Fault(path, f"the archive is broken here ({error})", "Pack or fetch it again.")


def _problem(member: zipfile.ZipInfo) -> tuple[str, str] | None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        return "its name leads out of the archive", "Pack the archive again, without `..` in names."
    if member.flag_bits & 1:
        return "the member is encrypted", "Unpack it yourself and name the folder."
    if member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(1, member.compress_size):
        return "the member unpacks beyond measure", "Take it out of the archive."
    return None


def _is_hidden(name: str) -> bool:
    return any(
        part.startswith((".", "~$")) or part.lower() in IGNORED for part in PurePosixPath(name).parts if part != ".."
    )


class _Bounded:
    """A member that gives no more bytes than its entry promises, whatever lies in it."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo):
        self._stream: BinaryIO = archive.open(member)
        self._left = member.file_size

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data

    def readline(self, size: int = -1) -> bytes:
        data = self._stream.readline(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data

    def __enter__(self) -> _Bounded:
        return self

    def __exit__(self, *_) -> None:
        self._stream.close()
