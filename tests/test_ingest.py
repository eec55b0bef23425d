"""Files to articles: what comes in, under which id, and what is said of what does not."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

import saksi
from saksi.ingest import Fault, read
from saksi.ingest.records import day_of
from saksi.model import Article
from saksi.tables import TABLES

TEXT = "Moon tiba di Hanoi pada Kamis. Ia tidak berbicara kepada wartawan."


def articles(*inputs: Path) -> list[Article]:
    return [item for item in read(inputs) if isinstance(item, Article)]


def faults(*inputs: Path) -> list[Fault]:
    return [item for item in read(inputs) if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("name", "content", "ident"),
    [
        pytest.param("000_347b.txt", TEXT, "000_347b", id="txt"),
        pytest.param("dir/a b's \U0001f30f.txt", TEXT, "a b's \U0001f30f", id="folder, spaces, quote, emoji"),
        pytest.param("a.TXT", TEXT, "a", id="large ending"),
        pytest.param("a.v2.txt", TEXT, "a.v2", id="stop in the name"),
        pytest.param("d.jsonl", [{"id": "x/1:2", "text": TEXT}], "x/1:2", id="jsonl"),
        pytest.param("d.jsonl", [{"id": 7, "text": TEXT}], "7", id="jsonl, number"),
        pytest.param("d.csv", f'id,text\nc1,"{TEXT}"\n', "c1", id="csv"),
        pytest.param("d.csv", f"\ufeffid;text;title\nc1;{TEXT};\n", "c1", id="csv, semicolons and BOM"),
    ],
)
def test_text_and_id_come_as_they_are(folder, name, content, ident):
    """Are the text and the id kept, character for character?"""
    (article,) = articles(folder({name: content}))
    assert (article.article_id, article.text) == (ident, TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "\r\nSatu.\r\n\r\nDua. ",
        "Moon\u00a0tiba \u201csiap\u201d \U0001f600 e\u0301",
        "a\u2028b\u0085c\x0bd",
        "\u200bMoon tiba\ufeff",
    ],
    ids=["CRLF", "NBSP, marks, emoji, accent", "odd line ends", "zero width"],
)
@pytest.mark.parametrize("form", ["jsonl", "txt", "csv"])
def test_text_is_never_changed(folder, text, form):
    """Does the text survive line ends, odd spaces, emoji, combining marks?"""
    csv_text = '"' + text.replace('"', '""') + '"'
    content = {"jsonl": [{"id": "a", "text": text}], "txt": text, "csv": f"id,text\na,{csv_text}\n"}[form]
    (article,) = articles(folder({f"a.{form}": content}))
    assert article.text == text


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(
            "Kim \u201ctiba\u201d \u2013 caf\u00e9".encode("cp1252"),
            "Kim \u201ctiba\u201d \u2013 caf\u00e9",
            "cp1252",
            id="cp1252",
        ),
        pytest.param("Kim \u201ctiba\u201d".encode("mac-roman"), "Kim \u201ctiba\u201d", "mac-roman", id="mac"),
        pytest.param(
            "Kim tiba \u2013 Moon".encode("utf-16"), "Kim tiba \u2013 Moon", "utf-16-le", id="utf-16 with mark"
        ),
        pytest.param("Kim tiba di Hanoi".encode("utf-16-be"), "Kim tiba di Hanoi", "utf-16-be", id="utf-16 without"),
        pytest.param(
            "Kim \u201ctiba\u201d ".encode() * 20 + b"\xe2\x80",
            "Kim \u201ctiba\u201d " * 20 + "\ufffd",
            "utf-8",
            id="cut",
        ),
    ],
)
def test_encodings_are_found_out_and_noted(folder, data, text, encoding):
    """Is an encoding other than UTF-8 read, and told?"""
    (article,) = articles(folder({"a.txt": data}))
    assert article.text == text
    assert [(r.kind, r.values["encoding"]) for r in article.remarks] == [("encoding_repaired", encoding)]


def test_half_a_pair_is_replaced_and_noted(folder):
    """Is half an emoji, which no file can hold, replaced by one character?"""
    (article,) = articles(folder({"a.jsonl": '{"id": "a", "text": "Kim \\ud83d tiba"}\n'}))
    assert article.text == "Kim \ufffd tiba"
    assert article.remarks[0].kind == "encoding_repaired"


GOOD = [{"id": str(number), "text": TEXT} for number in range(1, 7)]
TWICE = [{"id": "1", "text": TEXT}] * 2
LINES = "".join(f'{{"id": "{number}", "text": "Moon tiba."}}\n' for number in range(1, 7))

BROKEN = {
    "empty file": ({"a.txt": ""}, "a.txt", None, "empty"),
    "only spaces": ({"a.txt": " \n\t"}, "a.txt", None, "empty"),
    "folder without articles": ({}, "in", None, "no article"),
    "no text": ({"a.txt": bytes(range(256)) * 9}, "a.txt", None, "no text"),
    "unknown ending": ({"a.pdf": "%PDF"}, "a.pdf", None, "nobody here can read"),
    "no object": ({"a.jsonl": [*GOOD, TEXT]}, "a.jsonl", "line 7", "no JSON object"),
    "broken JSON on line 7": ({"a.jsonl": LINES + '{"id": "7", "te\n'}, "a.jsonl", "line 7", "broken JSON"),
    "id twice": ({"a.jsonl": TWICE}, "a.jsonl", "line 2", "stands already in a.jsonl, line 1"),
    "id in two files": ({"1.txt": TEXT, "b.jsonl": TWICE[:1]}, "b.jsonl", "line 1", "stands already in 1.txt"),
    "no id": ({"a.jsonl": [{"text": TEXT}]}, "a.jsonl", "line 1", "no id"),
    "empty id": ({"a.jsonl": [{"id": "", "text": TEXT}]}, "a.jsonl", "line 1", "no id"),
    "no text in the line": ({"a.jsonl": [{"id": "a"}]}, "a.jsonl", "line 1", "no text"),
    "text null": ({"a.jsonl": [{"id": "a", "text": None}]}, "a.jsonl", "line 1", "no text"),
    "text a list": ({"a.jsonl": [{"id": "a", "text": ["x"]}]}, "a.jsonl", "line 1", "list, not words"),
    "nested": ({"a.jsonl": "[" * 100_000 + "\n"}, "a.jsonl", "line 1", "broken JSON"),
    "endless number": ({"a.jsonl": '{"id": "a", "text": ' + "9" * 5000 + "}\n"}, "a.jsonl", "line 1", ""),
    "csv without columns": ({"a.csv": "titel,isi\nx,y\n"}, "a.csv", "line 1", "lacks a column"),
    "csv, too many cells": ({"a.csv": "id,text\na,b,c\nd,Moon tiba.\n"}, "a.csv", "line 2", "3 cells"),
    "empty page": ({"a.html": "<html><body></body></html>"}, "a.html", None, "no article was found"),
    "no crawl": ({"a.warc": "hello"}, "a.warc", "record 1", "breaks off"),
    "no archive": ({"a.zip": "PK"}, "a.zip", None, "archive is broken"),
}


@pytest.mark.parametrize(("files", "path", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_each_fault_names_file_place_and_mend(folder, files, path, place, words):
    """Does what cannot be read give one clear line?"""
    (fault,) = faults(folder(files))
    assert (fault.path, fault.place) == (path, place)
    assert words in fault.reason
    assert fault.mend.endswith(".") and not fault.is_note
    assert str(fault).count("\n") == 0


def test_one_bad_line_stops_nothing(folder):
    """Are the lines around a broken one read?"""
    lines = ['{"id": "1", "text": "Satu."}', "{", "", '{"id": "3", "text": "Tiga."}']
    root = folder({"a.jsonl": "\n".join(lines)})
    assert [a.article_id for a in articles(root)] == ["1", "3"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_a_fault(folder):
    """Is an unreadable file told, and the rest read?"""
    root = folder({"a.txt": TEXT, "b.txt": TEXT})
    (root / "a.txt").chmod(0)
    assert "cannot be read" in faults(root)[0].reason
    assert len(articles(root)) == 1


def test_a_file_that_vanishes_is_a_fault(folder):
    """Does a file that goes between listing and reading cost only itself?"""
    root = folder({"a.txt": TEXT, "b.txt": TEXT})
    readings = read([root])
    next(readings)
    (root / "b.txt").unlink()
    (fault,) = readings
    assert fault.path == "b.txt" and "cannot be read" in fault.reason


def test_links_out_of_the_folder_are_not_followed(folder, tmp_path):
    """Does a link never lead out of the input folder?"""
    (tmp_path / "secret.txt").write_text(TEXT)
    root = folder({"b.txt": TEXT})
    try:
        (root / "a.txt").symlink_to(tmp_path / "secret.txt")
        (root / "c.txt").symlink_to(root / "b.txt")
    except OSError:
        pytest.skip("no links here")
    assert "leads out" in faults(root)[0].reason
    assert [a.article_id for a in articles(root)] == ["b", "c"]


def test_files_of_one_name_in_two_folders_both_come(folder):
    """Do two folders with the same file names give two articles?"""
    root = folder({"2018/1.txt": TEXT, "2019/1.txt": TEXT, "2019/2.txt": TEXT})
    assert [a.article_id for a in articles(root)] == ["2018/1", "2019/1", "2"]


def test_hidden_files_are_passed_over(folder):
    """Are hidden files and what systems leave in folders no articles?"""
    root = folder({".x.txt": TEXT, ".git/a.txt": TEXT, "Thumbs.db": "x", "README.md": "x", "a.txt": TEXT})
    assert [getattr(item, "article_id", item) for item in read([root])] == ["a"]


def test_metadata_beside_the_files_fill_the_articles(folder):
    """Does articles.csv give what the text does not?"""
    table = "file,title,published,outlet,url\na.txt,Judul,28/2/2019,Contoh,https://contoh.example/a\n"
    (article,) = articles(folder({"a.txt": TEXT, "articles.csv": table}))
    assert (article.title, article.published_date, article.published_basis) == ("Judul", "2019-02-28", "given")
    assert (article.outlet, article.url) == ("Contoh", "https://contoh.example/a")


def test_a_table_of_articles_of_that_name_is_still_read(folder):
    """Is an articles.csv with ids and texts the articles themselves, whatever lies beside it?"""
    root = folder({"articles.csv": f"id,text\nx,{TEXT}\n", "a.txt": TEXT})
    assert [a.article_id for a in articles(root)] == ["a", "x"]


def test_tables_of_an_earlier_run_are_no_articles(folder):
    """Is a folder of tables within the input passed over, and told where it is the input?"""
    root = folder({"a.txt": TEXT, "out/saksi.json": "{}", "out/sentences.csv": "x\n", "out/b.txt": TEXT})
    assert [getattr(item, "article_id", item) for item in read([root])] == ["a"]
    assert "no articles" in faults(root / "out")[0].reason


def test_a_date_that_nobody_understands_is_noted(folder):
    """Is a strange date told, and the article read all the same?"""
    root = folder({"a.jsonl": [{"id": "a", "text": TEXT, "published": "kemarin"}]})
    assert len(articles(root)) == 1
    (fault,) = faults(root)
    assert fault.is_note and "'kemarin'" in fault.reason


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019-02-28", "2019-02-28"),
        ("2019-02-28T23:30:00+07:00", "2019-02-28"),
        ("20190228", "2019-02-28"),
        ("2019/02/28 10:00", "2019-02-28"),
        ("28/02/2019", "2019-02-28"),
        ("28-2-2019", "2019-02-28"),
        ("Kamis, 28 Feb 2019 10:00 WIB", "2019-02-28"),
        ("28 Agustus 2019", "2019-08-28"),
        ("Thu, 28 Feb 2019 10:00:00 GMT", "2019-02-28"),
        ("29/02/2019", None),
        ("2019-13-01", None),
        ("2019", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_days_of_publication_in_many_forms(words, day):
    """Is a date of publication read in the forms dumps use, and no other date invented?"""
    assert day_of(words) == day


PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Moon Tiba di Hanoi | Contoh</title>
<meta property="og:site_name" content="Contoh News"><meta name="author" content="Sari Dewi">
<meta property="article:published_time" content="2019-02-27T10:00:00+07:00"></head><body><nav>Beranda</nav><article>
<h1>Moon Tiba di Hanoi</h1><p>Presiden Moon mengatakan bahwa ia akan bertemu Kim pada Kamis. Pertemuan itu akan
berlangsung dua hari di sebuah hotel.</p><p>"Kami siap," kata Moon kepada wartawan di Hanoi. Ia menambahkan bahwa
perundingan itu tidak mudah.</p><script>alert(1)</script></article></body></html>"""


def test_a_saved_page_gives_text_and_metadata(folder):
    """Does a page give its article, and what it declares of it?"""
    (article,) = articles(folder({"a.html": PAGE}))
    assert "alert" not in article.text and '"Kami siap," kata Moon' in article.text
    assert (article.title, article.outlet, article.byline) == ("Moon Tiba di Hanoi", "Contoh News", "Sari Dewi")
    assert (article.published_date, article.published_basis) == ("2019-02-27", "metadata")


def warc(pages: list[str]) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, page in enumerate(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        url, payload = f"http://contoh.example/{number}", io.BytesIO(page.encode())
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    return out.getvalue()


def test_a_crawl_is_read_record_by_record(folder):
    """Does a crawl give its pages, and a cut one what lies before the cut?"""
    whole = warc([PAGE, "<html></html>", PAGE])
    root = folder({"a.warc.gz": whole})
    assert [a.url for a in articles(root)] == ["http://contoh.example/0", "http://contoh.example/2"]
    assert faults(root)[0].place == "record 2"
    assert len(articles(folder({"a.warc.gz": whole[: len(whole) // 2]}, "cut"))) == 1


def zipped(files: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_an_archive_is_read_within_bounds(folder):
    """Are members read, and bombs and names that lead out left alone?"""
    files = {"in/a.txt": TEXT, "../evil.txt": TEXT, "bomb.txt": "a" * 9_000_000, "b.pdf": "x", "in.zip": "x"}
    root = folder({"z.zip": zipped(files)})
    assert [(a.article_id, a.path) for a in articles(root)] == [("a", "z.zip/in/a.txt")]
    told = {fault.path: fault.reason for fault in faults(root)}
    assert "leads out" in told["z.zip/../evil.txt"] and "beyond measure" in told["z.zip/bomb.txt"]
    assert {"z.zip/b.pdf", "z.zip/in.zip"} < set(told)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_was_changed_costs_no_other(folder, method):
    """However it was packed: is the member told, and the next one read?"""
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, method))
    data[60:64] = b"?" * 4
    root = folder({"z.zip": bytes(data)})
    assert [a.path for a in articles(root)] == ["z.zip/b.txt"]
    assert [fault.path for fault in faults(root) if "broken here" in fault.reason] == ["z.zip/a.txt"]


def test_what_is_wrong_with_one_member_of_an_archive_costs_no_other(folder):
    """Are a member without a name, and a table of metadata that is a bomb or locked, told like any other?"""
    bomb = zipped({"a.txt": TEXT, "articles.csv": "file\n" + "a" * 9_000_000, "Nameless": TEXT})
    bomb = bomb.replace(b"Nameless", b"\0ameless")
    locked = bytearray(zipped({"articles.csv": "file,title\nb.txt,x\n", "b.txt": TEXT}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(header) + flags] |= 1
    root = folder({"bomb.zip": bomb, "locked.zip": bytes(locked)})
    assert [a.article_id for a in articles(root)] == ["a", "b"]
    told = {fault.path: fault.reason for fault in faults(root)}
    assert set(told) == {"bomb.zip/", "bomb.zip/articles.csv", "locked.zip/articles.csv"}
    assert "beyond measure" in told["bomb.zip/articles.csv"] and "encrypted" in told["locked.zip/articles.csv"]


def test_load_articles_gives_a_row_an_article(folder):
    """Does the DataFrame have the declared columns, the layout's finds, and the faults beside it?"""
    text = f"HANOI, KOMPAS.com - {TEXT}"
    table = saksi.load_articles(folder({"a.txt": text, "b.txt": ""}))
    assert list(table.columns) == TABLES["articles"].column_names
    assert table.loc[0, ["article_id", "outlet", "dateline_place", "language"]].tolist() == [
        "a",
        "Kompas.com",
        "Hanoi",
        "id",
    ]
    assert [fault["path"] for fault in table.attrs["faults"]] == ["b.txt"]


def test_an_input_that_is_not_there_is_told_before_reading(tmp_path):
    """Does a wrong path stop the run before anything is read?"""
    with pytest.raises(FileNotFoundError, match="not there"):
        next(read([tmp_path / "nothing"]))
