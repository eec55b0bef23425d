"""What several test files use: articles of our own, and folders of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from saksi.ingest.layout import with_layout
from saksi.model import Article

settings.register_profile("saksi", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("saksi")

PROJECT = Path(__file__).parents[1]

MEETING = (
    "HANOI, Contoh.com - Presiden Moon bertemu dengan pemimpin Korea Utara Kim Jong-un di Hanoi, Kamis (28/2/2019).\n"
    '"Kami siap berunding lagi," kata Moon kepada wartawan.\n'
    "Kim tidak menanggapi pernyataan itu dan meninggalkan tempat pertemuan pada sore hari.\n"
)


@pytest.fixture
def project() -> Path:
    """The project's own folder."""
    return PROJECT


@pytest.fixture
def article():
    """Makes an article as ingest would, from a text and what is known of it."""

    def make(text: str, article_id: str = "a", **known) -> Article:
        return with_layout(Article(article_id=article_id, text=text, **known))

    return make


@pytest.fixture
def folder(tmp_path: Path):
    """Makes a folder of input files from names and contents (text, bytes, or a list of rows for JSONL)."""

    def make(files: dict[str, str | bytes | list], name: str = "in") -> Path:
        root = tmp_path / name
        for file, content in files.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, list):
                content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        root.mkdir(exist_ok=True)
        return root

    return make
