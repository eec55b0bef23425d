"""Exchange: does what goes out come back equal?"""

from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pandas as pd
import pytest

from saksi.cells import plain_row
from saksi.exchange import refi_qda, webannotation
from saksi.tables import SPAN_TABLES, Corpus, frame

TEXT = 'Menteri Aruna \U0001f91d tiba di Kairo. "Kami siap," kata Aruna.\r\nIa diam \u2013 lama.'


def row(table: str, words: str, **values) -> dict:
    start = TEXT.index(words)
    end = start + len(words)
    key = {"quotes": "quote_id", "dates": "date_id", "mentions": "mention_id", "claims": "claim_id"}[table]
    return {
        key: f"a:{table}:{start}-{end}", "article_id": "a", "start": start, "end": end, "text": words,
        "rule": "test", "confidence": 0.5, **values,
    }  # fmt: skip


@pytest.fixture
def corpus() -> Corpus:
    return Corpus.of(
        {
            "articles": [{"article_id": "a", "text": TEXT, "outlet": "Uji & <Coba>", "url": "https://example.org/a"}],
            "quotes": [row("quotes", "Kami siap,", kind="direct", speaker_name="Aruna", via=["X", "Uji"])],
            "mentions": [row("mentions", "Kairo", kind="name", actor_name="Kairo", is_place=True)],
            "claims": [row("claims", "Kami siap,", certainty_reporter="attributed", is_negated=False)],
        }
    )


def test_web_annotation_comes_back_equal(corpus: Corpus):
    """Are all annotation tables equal after the way out and back?"""
    rows = webannotation.from_webannotation(webannotation.to_webannotation(corpus))
    for table in SPAN_TABLES:
        pd.testing.assert_frame_equal(frame(table, rows[table]), corpus.tables()[table])


def test_web_annotation_is_the_standards(corpus: Corpus):
    """Has each annotation the standard's parts, and a position that holds in code points?"""
    collection = webannotation.to_webannotation(corpus)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item in collection["first"]["items"]:
        quote, position = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert item["type"] == "Annotation"


def test_foreign_annotation_is_refused_by_name(corpus: Corpus):
    """Is an annotation that is not ours named?"""
    collection = {"first": {"items": [{"id": "urn:other:1", "body": {}}]}}
    with pytest.raises(ValueError, match="urn:other:1"):
        webannotation.from_webannotation(collection)


def test_refi_qda_comes_back_equal(corpus: Corpus, tmp_path: Path):
    """Are texts and coded rows equal after the way out and back?"""
    path = tmp_path / "corpus.qdpx"
    refi_qda.write(corpus, path)
    rows = refi_qda.read(path)
    assert rows["articles"] == [{"article_id": "a", "text": TEXT}]
    for table in refi_qda.CODED:
        assert rows[table] == [plain_row(r) for r in corpus.tables()[table].to_dict("records")]


def test_refi_qda_is_the_same_file_twice(corpus: Corpus, tmp_path: Path):
    """Does the same corpus give the same bytes?"""
    for name in ("one", "two"):
        refi_qda.write(corpus, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_refi_qda_codes_resolve(corpus: Corpus, tmp_path: Path):
    """Does every reference of the project point at something in it, and no identifier stand twice?"""
    path = tmp_path / "corpus.qdpx"
    refi_qda.write(corpus, path)
    root = ET.fromstring(ZipFile(path).read("project.qde"))
    guids = [e.get("guid") for e in root.iter() if e.get("guid")]
    targets = {e.get("targetGUID") for e in root.iter() if e.get("targetGUID")}
    assert targets <= set(guids)
    assert len(guids) == len(set(guids))


def test_refi_qda_codes_an_actor_by_one_name(tmp_path: Path):
    """Is an actor whom articles spell differently one code, under the name that all of them share?"""
    spelt = {"kind": "name", "actor_id": "aruna-contoh", "is_place": False}
    tables = {
        "articles": [{"article_id": "a", "text": TEXT}],
        "actors": [{"actor_id": "aruna-contoh", "name": "Aruna Contoh"}],
        "mentions": [
            row("mentions", "Menteri Aruna", actor_name="Aruna C.", **spelt),
            row("mentions", "Ia", actor_name="Arunna Contoh", **spelt),
        ],
        "quotes": [row("quotes", "Kami siap,", speaker_name="Aruna C.", actor_id="aruna-contoh")],
    }
    refi_qda.write(Corpus.of(tables), tmp_path / "corpus.qdpx")
    root = ET.fromstring(ZipFile(tmp_path / "corpus.qdpx").read("project.qde"))
    named = [code.get("name") for code in root.iter(f"{{{refi_qda.NAMESPACE}}}Code")]
    assert [name for name in named if "Contoh" in name or "Aruna" in name] == ["Aruna Contoh"] * 2
