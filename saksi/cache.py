"""What has been annotated before: rows by a key of everything they depend on.

The key is made of the article's text and metadata, of the rules (the package's own code) and the lexicon, and of
the corrections of the article; so an entry is never wrong, only unused. One SQLite file: killed at any moment it
holds what was committed; a file that is broken is put aside and begun anew. Limits: nothing is ever forgotten;
delete the folder to be rid of it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgpack

from saksi.collector import paused
from saksi.columns import Columns
from saksi.corrections import Corrections
from saksi.lexicon import Lexicon
from saksi.model import Article

FILE = "rows.sqlite"
_PACKAGE = Path(__file__).parent
_NO_RULES = ("briefing", "commands", "lab", "synthesis", "lexicon")
"""Parts of the package that say nothing of a single article; the lexicon has its own version."""
_AT_ONCE = 500


@lru_cache(maxsize=1)
def rules_version() -> str:
    """A digest of the code and models that annotate: changes when any rule may have changed."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        parts = path.relative_to(_PACKAGE).parts
        if path.is_file() and "__pycache__" not in parts and parts[0] not in _NO_RULES:
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


class Keys:
    """Makes the keys of articles under one lexicon and one log of corrections."""

    def __init__(self, lexicon: Lexicon, corrections: Corrections | None):
        self._method = f"{rules_version()} {lexicon.version}"
        self._corrected: dict[str, str] = {}
        for ident in {row.article_id for row in corrections.rows} if corrections else ():
            self._corrected[ident] = corrections.of_article(ident).version

    def key(self, article: Article) -> bytes:
        known = [
            article.article_id, article.path, article.url, article.title, article.outlet, article.agency,
            article.byline, article.dateline_place, article.published_date, article.published_basis, article.language,
            [[remark.kind, dict(remark.values)] for remark in article.remarks],
            self._method, self._corrected.get(article.article_id),
        ]  # fmt: skip
        head = json.dumps(known, sort_keys=True).encode()
        return hashlib.sha256(head + b"\0" + article.text.encode("utf-8", "surrogatepass")).digest()


class Cache:
    """Rows of articles by key, in a folder.

    Raises:
        OSError: on opening, if the folder cannot be written.
    """

    def __init__(self, folder: Path | str):
        self.path = Path(folder) / FILE
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise OSError(f"the cache {self.path} cannot be opened ({error})") from None
            self.path.replace(self.path.with_suffix(".broken"))
            self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=60)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("CREATE TABLE IF NOT EXISTS rows (key BLOB PRIMARY KEY, columns BLOB NOT NULL) WITHOUT ROWID")
        db.commit()
        return db

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Columns]:
        """The rows of those keys that are there."""
        keys, found = list(keys), {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._db.execute(f"SELECT key, columns FROM rows WHERE key IN ({marks})", some).fetchall()
            with paused():
                found.update((key, unpacked(packed)) for key, packed in rows)
        return found

    def put(self, rows: Mapping[bytes, Columns]) -> None:
        """Keeps rows; once this returns, an interruption does not lose them."""
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?)", [(k, packed(c)) for k, c in rows.items()])

    def close(self) -> None:
        self._db.close()


def packed(columns: Columns) -> bytes:
    return zlib.compress(msgpack.packb(columns, use_bin_type=True), level=1)


def unpacked(data: bytes) -> Columns:
    return msgpack.unpackb(zlib.decompress(data), raw=False, strict_map_key=False)
