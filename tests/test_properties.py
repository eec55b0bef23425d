"""What holds for any text whatever: offsets, the untouched text, the same answer twice."""

from __future__ import annotations

import io
import json
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from saksi.annotators import annotate_article
from saksi.ingest.decode import decode
from saksi.ingest.layout import with_layout
from saksi.ingest.readers import read_csv, read_jsonl, read_metadata
from saksi.ingest.source import Found, Source, Unreadable
from saksi.lexicon import load_lexicon
from saksi.model import Article
from saksi.tables import SPAN_TABLES, frame, rows_of
from saksi.text import folded, paragraphs, plain, quotations, sentences

SCRAPS = st.sampled_from(
    [
        '"', "\u201c", "\u201d", "'", "\u2018", "(", ")", "[", ". ", ".", "? ", "...", "\u2026", ", ", ": ",
        " - ", "\u2014", "\n", "\r\n", "\n\n", "\t", "\xa0", "\u2028", "\U0001f600", "e\u0301", "\u0130",
        "\x00", "\ufeff", "\u202e", "Presiden ", "Moon Jae-in ", "Kim Jong-un ", "Trump", "Korea Utara ",
        "AS ", "KCNA ", "Kremlin ", "ia ", "-nya ", "mengatakan ", "kata ", "ujarnya", "menurut ", "bahwa ",
        "dilansir ", "membantah ", "diduga ", "akan ", "tidak ", "bertemu ", "pertemuan puncak ", "di Hanoi ",
        "Kamis (28/2/2019) ", "26-27 Februari ", "31 Februari 2019", "lalu ", "pukul 14.00 WIB ", "dua hari ",
        "Baca juga: ", "ADVERTISEMENT", "HANOI, KOMPAS.com - ", "(Antara/Reuters)", "1", "99",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.lists(SCRAPS, max_size=60).map("".join),
)
LEXICON = load_lexicon()


@given(ANY_TEXT)
def test_views_are_as_long_as_the_text(text):
    """Does no view for matching move an offset?"""
    assert len(plain(text)) == len(folded(text)) == len(text)


@given(ANY_TEXT, st.lists(st.integers(0, 200), max_size=4))
def test_sentences_cover_the_words_in_order(text, cuts):
    """Are sentences trimmed, in order, apart, and is no word outside them?"""
    spans = sentences(text, cuts)
    last, covered = 0, []
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        assert not any(span.start < cut < span.end for cut in cuts)
        covered.append(span.of(text))
        last = span.end
    assert "".join("".join(covered).split()) == "".join(text.split())


@given(ANY_TEXT)
def test_paragraphs_and_quotations_lie_apart(text):
    """Do paragraphs and quotations follow each other without overlap?"""
    for spans in (paragraphs(text), quotations(plain(text))):
        assert all(one.end <= other.start for one, other in pairwise(spans))


@given(ANY_TEXT)
def test_layout_keeps_the_text(text):
    """Does layout leave the text alone, and give regions inside it that do not overlap, the same twice?"""
    article = Article(article_id="a", text=text)
    made = with_layout(article)
    assert made.text == text and with_layout(made).regions == made.regions
    spans = [region.span for region in made.regions if region.kind != "dateline"]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


@settings(max_examples=150)
@given(ANY_TEXT)
@example('"D n a n h a k p, kata,K menyebut akan')
@example("g mengungkapkan tampaknya esuai\u0130")
@example("")
def test_every_row_holds_the_words_it_points_at(text):
    """Is text[start:end] == row.text for every row of every table, under any text, the same twice?"""
    article = with_layout(Article(article_id="a", text=text, published_date="2019-03-01", published_basis="given"))
    tables = rows_of(annotate_article(article, LEXICON))
    assert tables["articles"][0]["text"] == text
    for name in SPAN_TABLES:
        for row in tables[name]:
            assert text[row["start"] : row["end"]] == row["text"], (name, row)
    assert rows_of(annotate_article(article, LEXICON)) == tables


@given(ANY_TEXT)
def test_rows_go_out_and_come_back(text):
    """Do rows survive JSON as they are?"""
    rows = [{"article_id": "a", "text": text}]
    back = [json.loads(json.dumps(row, ensure_ascii=False)) for row in rows]
    assert frame("articles", back).equals(frame("articles", rows))


def source(data: bytes) -> Source:
    return Source("a", "a", lambda: io.BytesIO(data))


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    """Do bytes of any kind give a text that can be written, or a clear refusal?"""
    try:
        text, _ = decode(data)
    except Unreadable as error:
        assert error.mend
    else:
        text.encode("utf-8")


@given(st.one_of(st.binary(max_size=300), ANY_TEXT.map(lambda t: ("id,text\n" + t).encode())))
def test_readers_never_raise_but_what_they_say(data):
    """Does every reader take any bytes without another error than its own?"""
    for reader in (read_jsonl, read_csv):
        try:
            for item in reader(source(data), {}):
                if isinstance(item, Found):
                    item.article.text.encode("utf-8")
        except Unreadable as error:
            assert error.reason and error.mend
    read_metadata(data, "articles.csv")


@given(ANY_TEXT.filter(str.strip), st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_jsonl_gives_back_what_went_in(text, ident):
    """Do text and id come out of a line as they went in?"""
    line = json.dumps({"id": ident, "text": text}).encode()
    (found,) = read_jsonl(source(line), {})
    assert (found.article.article_id, found.article.text) == (ident, text)
