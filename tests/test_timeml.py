"""TimeML: do the time expressions go out as TIMEX3 and come back equal?"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.annotators import run
from saksi.annotators.dates import Dates
from saksi.annotators.sentences import Sentences
from saksi.exchange import timeml
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc
from saksi.tables import Corpus, rows_of

PIPELINE = (Sentences(), Dates(load_lexicon()))
TEXT = "Kim tiba \U0001f91d Selasa (26/2/2019) malam.\r\nIa & Trump <akrab>. Dua hari kemudian \u201cia\u201d pulang."


def rows(text: str, published: str | None = "2019-02-28", article_id: str = "a") -> dict[str, list[dict]]:
    return rows_of(run(Doc(Article(article_id=article_id, text=text, published_date=published)), PIPELINE))


def there_and_back(made: dict[str, list[dict]]) -> tuple[dict, list[dict]]:
    return timeml.from_timeml(timeml.to_timeml(made["articles"][0], made["dates"]))


@pytest.mark.parametrize("published", ["2019-02-28", None], ids=["dated", "undated"])
def test_dates_come_back_equal(published):
    """Are text, publication and every row of the dates the same after the way out and back?"""
    made = rows(TEXT, published)
    article, dates = there_and_back(made)
    assert dates == made["dates"] and len(dates) == 2
    for name, cell in article.items():
        assert cell == made["articles"][0][name]


def test_what_goes_out_is_timeml():
    """Has each expression a tid, a type and a value, and is the anchor named by its tid?"""
    root = ET.fromstring(timeml.to_timeml(rows(TEXT)["articles"][0], rows(TEXT)["dates"]))
    first, second = root.find("TEXT").iter("TIMEX3")
    assert (first.get("tid"), first.get("type"), first.get("value")) == ("t1", "TIME", "2019-02-26TNI")
    assert (second.get("value"), second.get("anchorTimeID")) == ("2019-02-28", "t1")
    assert root.find("DCT/TIMEX3").get("functionInDocument") == "CREATION_TIME"
    assert "".join(root.find("TEXT").itertext()) == TEXT


def test_the_article_s_date_is_t0():
    """Is what is counted from the article's date anchored at t0?"""
    made = rows("Kim tiba kemarin.")
    root = ET.fromstring(timeml.to_timeml(made["articles"][0], made["dates"]))
    assert root.find("TEXT/TIMEX3").get("anchorTimeID") == "t0"
    assert root.find("DCT/TIMEX3").get("value") == "2019-02-28"


def test_a_folder_of_files_comes_back(tmp_path: Path):
    """Is there one file an article, whatever its name, and the same bytes a second time?"""
    made = [rows(TEXT, article_id="satu/dua"), rows("Moon diam.", article_id="tiga")]
    corpus = Corpus.of({table: [row for one in made for row in one[table]] for table in ("articles", "dates")})
    timeml.write(corpus, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    timeml.write(corpus, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before and len(before) == 2
    back = timeml.read(tmp_path)
    assert back["dates"] == [row for one in made for row in one["dates"]]
    assert [article["text"] for article in back["articles"]] == [TEXT, "Moon diam."]


def test_timeml_of_others_is_read():
    """Are other tags read over, and a plain TIMEX3 taken with its value?"""
    source = (
        '<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2019-02-28"/></DCT>'
        '<TEXT>Kim <EVENT eid="e1">tiba</EVENT> <SIGNAL>pada</SIGNAL> '
        '<TIMEX3 tid="t7" type="DATE" value="2019-02-26">Selasa</TIMEX3>.</TEXT></TimeML>'
    )
    article, (row,) = timeml.from_timeml(source)
    assert (article["text"], article["published_date"]) == ("Kim tiba pada Selasa.", "2019-02-28")
    assert (row["text"], row["start"], row["value"], row["rule"]) == ("Selasa", 14, "2019-02-26", None)


@pytest.mark.parametrize("source", ["<TimeML>", "<html/>", "<TimeML><DOCID/></TimeML>"])
def test_what_is_no_timeml_is_refused(source, tmp_path: Path):
    """Does the message name the file that cannot be read?"""
    (tmp_path / "salah.tml").write_text(source)
    with pytest.raises(ValueError, match=r"salah\.tml"):
        timeml.read(tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_comes_back_equal(before, behind):
    """Do control characters, carriage returns and odd marks survive the way through XML?"""
    made = rows(f"{before} Kim tiba pada 26 Februari 2019, {behind}")
    article, dates = there_and_back(made)
    assert article["text"] == made["articles"][0]["text"]
    assert dates == made["dates"]
