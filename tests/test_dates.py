"""Time expressions: extents and values in sentences, false friends, direction, anchors, undated articles, properties.

The cases are read on 28 February 2019, a Thursday. Marks show the expression and its value: ``[kemarin]{2019-02-27}``.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.annotators import run
from saksi.annotators.dates import Dates
from saksi.annotators.sentences import Sentences
from saksi.lexicon import Lexicon, load_lexicon
from saksi.model import Article, Doc, Region, Span

PIPELINE = (Sentences(), Dates(load_lexicon()))
TODAY = "2019-02-28"
MARK = re.compile(r"\[(?P<words>[^\]]+)\]\{(?P<value>[^}]+)\}")


def read(text: str, today: str | None = TODAY, **more) -> Doc:
    return run(Doc(Article(article_id="a", text=text, published_date=today, **more)), PIPELINE)


def found(text: str, today: str | None = TODAY) -> list[tuple[str, str]]:
    return [(e.span.of(text), e.value) for e in read(text, today)["dates"]]


def unmarked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The sentence without its marks, and the expressions that they show."""
    return MARK.sub(lambda m: m["words"], text), [(m["words"], m["value"]) for m in MARK.finditer(text)]


CASES = """
Trump tiba di Hanoi, [Selasa (26/2/2019) malam]{2019-02-26TNI}.
Konferensi pers digelar [Senin (25/2)lalu]{2019-02-25} di Seoul.
Moon berbicara pada [Rabu(27/2)]{2019-02-27}.
Perundingan digelar pada [Sabtu-Minggu (23-24/2)]{2019-02-23/2019-02-24} di Hanoi.
Pada [Rabu dan Kamis (27-28/2)]{2019-02-27/2019-02-28} keduanya bertemu.
Pada [Rabu (27/2)]{2019-02-27} dan [Kamis (28/2)]{2019-02-28} keduanya bertemu.
Rapat dibuka [Rabu (27/2/2019) pagi pukul 09.00 WIB]{2019-02-27T09:00}.
Rapat dibuka [Rabu (27/2/2019)]{2019-02-27}, [sekitar pukul 09.00 WIB]{2019-02-27T09:00}.
Mereka terbang [pukul 23.15]{2019-02-25T23:15} waktu setempat, [Senin (25/2/2019)]{2019-02-25}.
Trump tiba pada [Selasa, 26 Februari 2019 pukul 21.00 WIB]{2019-02-26T21:00}.
Perundingan berlangsung [30 Mei]{2018-05-30}-[2 Juni 2018]{2018-06-02} di Wina.
Perundingan berlangsung dari [30 Mei]{2018-05-30} hingga [2 Juni 2018]{2018-06-02}.
Sanksi berlaku sejak [1 Januari 2017]{2017-01-01} hingga [31 Desember 2018]{2018-12-31}.
Ia tiba pada [tanggal 27 dan 28 Februari]{2019-02-27/2019-02-28}.
Kunjungan itu berlangsung antara [3 dan 5 Mei]{2019-05-03/2019-05-05}.
[Tanggal 24 kemarin]{2019-02-24} ia pulang.
Data per [31.12.2018]{2018-12-31} itu diumumkan [2/1/2019]{2019-01-02}.
Surat itu dikirim [tanggal 5/2]{2019-02-05}.
Ia ditahan sejak [24 Februari 2019 dini hari]{2019-02-24TMO}.
Ledakan terjadi [Rabu dini hari]{2019-02-27TMO} waktu setempat.
Kremlin bersuara pada [Rabu malam]{2019-02-27TNI} ([Kamis pagi WIB]{2019-02-28TMO}).
[Selasa malam pekan lalu]{2019-02-19TNI} ia bertolak.
[Selasa pekan depan]{2019-03-05} Moon akan terbang ke Washington.
[Rabu lalu]{2019-02-27} ia tiba, [Rabu depan]{2019-03-06} ia akan kembali.
Pada [Minggu lalu]{2019-02-24} ia tiba.
[Minggu lalu]{2019-W08} keduanya bertemu.
Keduanya akan bertemu [minggu depan]{2019-W10}.
Ia bekerja dari [Senin]{2019-02-25} hingga [Jumat]{2019-03-01}.
[Akhir pekan lalu]{2019-W08-WE} keduanya bertemu.
Pertemuan ditunda hingga [pertengahan bulan depan]{2019-03}.
Di [penghujung bulan ini]{2019-02} ia pulang, di [awal tahun depan]{2020} ia kembali.
Ia berkunjung pada [akhir Februari]{2019-02} atau [awal Maret]{2019-03}.
Ia berkunjung pada [bulan Juni tahun lalu]{2018-06}.
Ia berkunjung pada [Juni dua tahun lalu]{2017-06}.
Defisit [Januari-Oktober 2018]{2018-01/2018-10} naik.
Harga minyak untuk pengiriman [Maret]{2019-03} turun.
Harga itu terendah sejak [Agustus]{2018-08}.
Ia akan pensiun pada [2020 mendatang]{2020}.
Kudeta pada [2014 lalu]{2014} gagal.
APBN-P [2014]{2014} disahkan [pertengahan 2014]{2014}.
Ia menjabat [2017-2021]{2017/2021}.
Perang Korea ([1950-1953]{1950/1953}) berakhir.
Pada [dekade 1990-an]{199} dan [awal tahun 2000-an]{200} ia di Moskow.
Pada [abad ke-20]{19} banyak perang.
Ekonomi tumbuh pada [kuartal III-2018]{2018-Q3} dan [semester I tahun ini]{2019-H1}.
Pada [musim dingin 2017/2018]{2017-WI} ketegangan memuncak.
[Musim panas lalu]{2018-SU} ia di Helsinki.
[Kemarin sore]{2019-02-27TAF} Kim pulang; [besok pagi]{2019-03-01TMO} Trump pulang.
[Tadi malam]{2019-02-27TNI} ia tiba, [nanti malam]{2019-02-28TNI} ia pulang.
[Hari ini pukul 10.00 WIB]{2019-02-28T10:00} rapat dibuka.
[Dua pekan lalu]{2019-W07} ia di Beijing, [tiga bulan lalu]{2018-11} di Seoul.
[Dua puluh lima tahun lalu]{1994} perjanjian itu ditandatangani.
[Beberapa hari lalu]{PAST_REF} ia pulang, [dua atau tiga hari lagi]{FUTURE_REF} ia kembali.
Mereka bertemu pada [12 Juni 2018]{2018-06-12}. [Dua hari kemudian]{2018-06-14} Kim pulang.
Mereka bertemu pada [12 Juni 2018]{2018-06-12}. [Keesokan harinya]{2018-06-13} Kim pulang.
Mereka bertemu pada [12 Juni 2018]{2018-06-12}. [Hari itu]{2018-06-12} panas.
Mereka bertemu pada [12 Juni 2018]{2018-06-12}. [Malam itu]{2018-06-12TNI} Kim makan bersama Trump.
Korut menguji bom pada [2017]{2017}. [Setahun kemudian]{2018} Kim berunding.
Bom meledak. [Lima menit kemudian]{PT5M} polisi tiba.
Pada [1948]{1948} negara itu berdiri. [Saat itu]{1948} Truman berkuasa.
"Kami yakin," ujar Trump [saat itu]{PAST_REF}.
Mereka berunding selama [dua setengah jam]{PT2.5H}, bukan [2 jam 15 menit]{PT2H15M}.
Selama [sekitar 20-30 menit]{PTXM} keduanya diam.
Ia menempuh perjalanan [60 jam]{PT60H} dengan kereta.
Sudah [berbulan-bulan]{PXM}, [bertahun-tahun]{PXY}, dan [puluhan tahun]{PXY} begitu.
Selama [lima tahun terakhir]{P5Y} dan dalam [satu hingga dua tahun ke depan]{PXY}.
[Hampir setahun]{P1Y}, [kurang dari 24 jam]{PT24H}, [lebih dari 5,5 tahun]{P5.5Y}.
Kim, [35 tahun]{P35Y}, naik takhta delapan kali.
[Sehari]{P1D} setelah pertemuan itu ia pulang.
[Setiap tahun]{P1Y} mereka berlatih, [tiap Senin]{XXXX-WXX-1} mereka rapat.
Mereka bertemu [dua kali seminggu]{P1W} dan dalam rapat [bulanan]{P1M}.
[Kini]{PRESENT_REF} Kim diam; [baru-baru ini]{PAST_REF} ia bicara; [nanti]{FUTURE_REF} ia pergi.
Kesepakatan bisa dicapai dalam [waktu dekat]{FUTURE_REF}.
[Idul Fitri tahun ini]{2019-06-05} dan [Natal 2018]{2018-12-25}.
[Malam Tahun Baru 2019]{2018-12-31TNI} di Pyongyang meriah.
Perang pecah setelah serangan Hamas pada [7 Oktober]{2023-10-07}.
"""
FALSE_FRIENDS = """
Universitas 17 Agustus 1945 berdiri di Surabaya.
Ia tinggal di Jalan 10 November.
UU Nomor 11 Tahun 2008 berlaku.
Resolusi DK PBB Nomor 2371 Tahun 2017 dibahas.
Undang-Undang Musuh Asing tahun 1798 dipakai.
Ia naik penerbangan KE 2018 dari Seoul.
Sebanyak 2019 tentara tiba.
Harganya Rp 2.019 per liter, naik dari Rp 1.945.
Skor 2-1 untuk Korea pada menit ke-90.
Rudal Hwasong-15 dan KN-08 diuji.
Posisinya 38 derajat 20 menit lintang utara.
Kim terlebih dulu tiba, lebih dahulu daripada Trump.
Produksi 30 juta barel per hari itu cukup.
Kehidupan sehari-hari di Pyongyang tenang.
Selama ini, sejauh ini, kali ini mereka diam.
Sementara itu, Moon tiba tepat waktu.
Ia melangkah ke depan rumah.
Masa depan kawasan itu suram.
Pada jam ke-12 gencatan senjata dimulai.
Menurut harian Yomiuri, Abe setuju.
Mandailing Natal dilanda banjir.
Ramadhan Pohan membantah.
Visi Saudi 2030 dan Agenda 2030 dibahas.
Nomor 021-2019 dan kode 12-06-2018-77.
Ia berusia 30-an.
Jam malam diberlakukan dan jam tangan dijual.
Rabuni dan Senina bersaudara.
"""


def _lines(block: str) -> list[str]:
    return [line for line in block.strip().split("\n") if line]


@pytest.mark.parametrize("marked", _lines(CASES), ids=lambda c: c[:60])
def test_expressions_have_their_extent_and_value(marked):
    """Is each expression of the sentence found, with its extent and value, and nothing else?"""
    text, wanted = unmarked(marked)
    assert found(text) == wanted


@pytest.mark.parametrize("text", _lines(FALSE_FRIENDS), ids=lambda c: c[:60])
def test_false_friends_find_nothing(text):
    """Does what only looks like a time expression stay unmarked?"""
    assert found(text) == []


DIRECTIONS = [
    ("past-saying", "EIA mengatakan pada Rabu bahwa stok akan naik.", "2014-12-12", "2014-12-10"),
    ("same-day", "Ujar Naimi kepada pers, Jumat.", "2014-12-12", "2014-12-12"),
    ("planned", "Keduanya dijadwalkan bertemu pada Rabu.", "2014-12-12", "2014-12-17"),
    ("cue-behind", "Pada Rabu, EIA akan merilis datanya.", "2014-12-12", "2014-12-17"),
    ("month-back", "Harga merosot sejak Juni.", "2014-11-27", "2014-06"),
    ("month-near", "Pemasangan rampung Desember.", "2013-11-28", "2013-12"),
    ("month-planned", "Pertemuan dijadwalkan pada Juni di Wina.", "2014-11-28", "2015-06"),
    ("year-of-weekday", "Foto Trump dan Kim di Singapura, Selasa (12/6).", "2019-02-24", "2018-06-12"),
    ("year-turn", "Kim berpidato, Senin (31/12).", "2019-01-02", "2018-12-31"),
    ("just-ahead", "Keduanya akan bertemu Rabu (2/1).", "2018-12-30", "2019-01-02"),
    ("named-before", "Rudal jatuh pada Senin (23/6/2025). Senin malam ia menelepon.", "2025-07-01", "2025-06-23TNI"),
]


@pytest.mark.parametrize(("text", "today", "value"), [d[1:] for d in DIRECTIONS], ids=[d[0] for d in DIRECTIONS])
def test_an_open_date_looks_where_tense_and_context_say(text, today, value):
    """Does a weekday, day or month without its year fall on the right side of the article?"""
    assert found(text, today)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "words", "mod", "earliest", "latest"),
    [
        ("Pada akhir bulan lalu ia pulang.", "akhir bulan lalu", "END", "2019-01-16", "2019-01-31"),
        ("Pada awal bulan ini ia pulang.", "awal bulan ini", "START", "2019-02-01", "2019-02-14"),
        ("Sejak pekan lalu ia diam.", "pekan lalu", None, "2019-02-18", "2019-02-24"),
        ("Sejak 1990-an ia diam.", "1990-an", None, "1990-01-01", "1999-12-31"),
        ("Selama sekitar dua jam ia diam.", "sekitar dua jam", "APPROX", None, None),
        ("Hingga kini ia diam.", "kini", None, None, None),
    ],
    ids=lambda cell: str(cell),
)
def test_the_interval_is_no_finer_than_the_words(text, words, mod, earliest, latest):
    """Do the first and last day hold what the words say, and no more?"""
    (expression,) = read(text)["dates"]
    assert (expression.span.of(text), expression.mod) == (words, mod)
    assert (expression.earliest, expression.latest) == (earliest, latest)


def test_an_anchor_says_what_a_value_was_counted_from():
    """Is `dct` or the expression named from which a relative value was counted?"""
    text = "Kemarin Kim tiba. Pada 12 Juni 2018 mereka bertemu, dua hari kemudian Kim pulang."
    yesterday, day, later = read(text)["dates"]
    assert (yesterday.anchor, day.anchor, later.anchor) == ("dct", None, day.span)


def test_without_a_date_relative_expressions_stay_open():
    """Is nothing guessed where nobody knows when the article was written?"""
    text = "Kemarin Kim tiba, pekan lalu Moon pulang, pada Juni mereka bertemu, Selasa mereka diam."
    values = [value for _, value in found(text, None)]
    assert values == ["XXXX-XX-XX", "XXXX-WXX", "XXXX-06", "XXXX-WXX-2"]


UNDATED = [
    (
        "office-and-weekday",
        "Presiden AS Donald Trump akan bertemu Kim di Hanoi pada 26-27 Februari. Kim berangkat pada Sabtu (23/2).",
        ("2019-02-23", "2019-02-26", None),
    ),
    (
        "relayed-evening",
        "Menurut media Korut, Kim berangkat Sabtu (23/2/2019) malam.",
        ("2019-02-24", "2019-03-02", None),
    ),
    (
        "credit-of-an-agency",
        "Kim setuju, demikian dilansir Reuters, Senin (4/8/2025).",
        ("2025-08-04", "2025-08-10", "2025-08-04"),
    ),
    ("today-in-words", "Harga naik hari ini, Senin (4/8/2025).", ("2025-08-04", "2025-08-10", "2025-08-04")),
    (
        "next-week",
        "Kim bicara, Senin (4/8/2025). Ia akan ke Moskow pekan depan, pada 12-13 Agustus 2025.",
        ("2025-08-04", "2025-08-10", None),
    ),
    (
        "quoted-weekday",
        "Foto itu dimuat Senin (22/4/2019). KCNA mengatakan pada Selasa bahwa Kim siap.",
        ("2019-04-23", "2019-04-28", None),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [u[1:] for u in UNDATED], ids=[u[0] for u in UNDATED])
def test_an_undated_article_gets_an_interval_with_its_reasons(text, wanted):
    """Is the interval bounded by what is reported and what is announced, and is a notice given?"""
    doc = read(text, None)
    publication = doc.publication
    assert (publication.earliest, publication.latest, publication.day) == wanted
    assert publication.basis == "inferred" and publication.rule and publication.evidence
    assert [notice.kind for notice in doc["notices"]] == ["publication_date_inferred"]


def test_a_day_inferred_serves_relative_expressions_and_the_anchor_says_so():
    """Is `kemarin` counted from the credited day, with that day as its anchor?"""
    text = "Kim setuju kemarin, demikian dilansir Reuters, Senin (4/8/2025)."
    yesterday, day = read(text, None)["dates"]
    assert (yesterday.value, yesterday.anchor) == ("2025-08-03", day.span)


def test_an_interval_serves_only_where_both_its_ends_agree():
    """Does `tahun lalu` resolve within one year, and `kemarin` stay open?"""
    text = "Kim bicara, Senin (4/8/2025). Ia datang tahun lalu, bukan kemarin."
    assert [value for _, value in found(text, None)] == ["2025-08-04", "2024", "XXXX-XX-XX"]


def test_two_years_that_remain_both_stay():
    """Is a date open where its weekday fits several years and nothing decides between them?"""
    (expression,) = read("Rapat digelar Senin (22/4).", None)["dates"]
    assert (expression.value, expression.verdict) == ("XXXX-04-22", "ambiguous")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rapat Besar\nSelasa, 26 Februari 2019 | 10:20 WIB\nKim tiba kemarin.", "2019-02-26"),
        ("Kim tiba kemarin di Hanoi.\nDiterbitkan pada 26/2/2019", "2019-02-26"),
        ("Kim lahir pada 8 Januari 1984 di Pyongyang dan tiba kemarin.", None),
    ],
    ids=["line", "last-line", "a-date-in-a-sentence"],
)
def test_a_line_that_only_dates_is_the_date_of_publication(text, wanted):
    """Is the day taken from a line that prints it, and not from a sentence?"""
    publication = read(text, None).publication
    day = publication.day if publication and publication.basis == "text" else None
    assert day == wanted


def test_the_place_line_can_print_the_day():
    """Does a region found as place line give the day of publication?"""
    text = "JAKARTA, 26/2/2019 - Kim tiba kemarin."
    doc = read(text, None, regions=(Region(Span(0, 18), "dateline"),))
    assert (doc.publication.day, doc.publication.basis) == ("2019-02-26", "text")


def test_a_given_date_stands_as_given():
    """Is the article's own date passed on with its basis?"""
    publication = read("Kim tiba.").publication
    assert (publication.earliest, publication.latest, publication.day, publication.basis) == (
        TODAY,
        TODAY,
        TODAY,
        "given",
    )


def test_a_lexicon_without_offices_and_summits_still_dates(monkeypatch):
    """Do dates work where the tables of offices and meetings are empty?"""
    lexicon = load_lexicon()
    empty = {"actors", "names", "offices", "terms", "summits", "calendar"}
    monkeypatch.setattr(Lexicon, "table", lambda self, name: [] if name in empty else lexicon._tables[name])
    doc = run(Doc(Article(article_id="a", text="Kim tiba Senin (25/2/2019).")), (PIPELINE[0], Dates(lexicon)))
    assert doc["dates"][0].value == "2019-02-25"


PIECES = """
Senin|(25/2)|26-27 Februari|pekan lalu|dua hari kemudian|pukul 9.15|tahun 2018|akhir|sekitar|dua|jam|Minggu|31/2/2019
setiap|saat itu|-|,|😀|dilansir|akan|Kamis|antara 3 dan 5 Mei|hari ini|2019|1950-1953|kata
"""
ANY = st.lists(st.one_of(st.sampled_from(PIECES.split("|")), st.text(max_size=6)), max_size=12).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(ANY, st.sampled_from([TODAY, None]))
def test_whatever_the_text_spans_point_at_it_and_twice_gives_the_same(text, today):
    """Are spans inside the text, apart from each other, and the same on a second run?"""
    doc = read(text, today)
    ends = 0
    for expression in doc["dates"]:
        assert ends <= expression.span.start < expression.span.end <= len(text)
        ends = expression.span.end
        assert expression.value and expression.verdict
        assert (expression.earliest is None) == (expression.latest is None)
        if expression.earliest:
            assert expression.earliest <= expression.latest
    assert read(text, today).annotations == doc.annotations
