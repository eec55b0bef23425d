"""One run at a time in a folder: a lock that the system takes back when its holder dies, however it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = ".saksi-lock"


class Busy(RuntimeError):
    """Another run holds the folder; the message says what to do."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds *folder*, which is made if it is not there.

    Raises:
        Busy: if another run holds it.
        OSError: if it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a+", encoding="ascii") as file:
        if not _take(file):
            file.seek(0)
            holder = file.read().strip()
            who = f" (process {holder})" if holder else ""
            raise Busy(f"{folder}: another run{who} writes here. Wait for it to end, or choose another folder.")
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
            _give_back(file)


def _take(file) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1_000_000)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _give_back(file) -> None:
    if os.name == "nt":
        import msvcrt

        file.seek(1_000_000)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
