"""Forty errors of the calendar planted in sentences, and forty dates that look odd and are right.

Every error must be found, none of the right dates accused. 28 February 2019 was a Thursday.
"""

from __future__ import annotations

import pytest

from saksi.annotators import run
from saksi.annotators.dates import Dates
from saksi.annotators.sentences import Sentences
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc

PIPELINE = (Sentences(), Dates(load_lexicon()))

# sentence, the article's date, the wrong expression, the verdict, what was meant (None: nobody can say)
ERRORS = [
    (
        "Trump dan Kim berjabat tangan di Hanoi, Kamis (27/2/2019).",
        "2019-02-28",
        "Kamis (27/2/2019)",
        "weekday",
        "2019-02-28",
    ),
    ("Moon menelepon Trump, Selasa (19/1).", "2019-02-28", "Selasa (19/1)", "weekday", "2019-02-19"),
    ("Kim meninggalkan Pyongyang pada Sabtu (22/2) sore.", "2019-02-24", "Sabtu (22/2) sore", "weekday", "2019-02-23"),
    ("Kim akan bertemu Putin pada Kamis (25/2).", "2019-04-23", "Kamis (25/2)", "weekday", "2019-04-25"),
    ("Demikian dilansir Reuters, Minggu (28/2/2019).", "2019-02-28", "Minggu (28/2/2019)", "weekday", "2019-02-28"),
    ("Menlu Retno tiba, Senin, 26 Februari 2019.", "2019-02-28", "Senin, 26 Februari 2019", "weekday", "2019-02-25"),
    ("Menlu Retno tiba pada hari Jumat 21 Februari.", "2019-02-28", "hari Jumat 21 Februari", "weekday", "2019-02-22"),
    ("Rapat digelar Selasa 25/2/2019 di Seoul.", "2019-02-28", "Selasa 25/2/2019", "weekday", "2019-02-26"),
    ("Keduanya berunding Senin-Selasa (26-27/2).", "2019-02-28", "Senin-Selasa (26-27/2)", "weekday", "2019-02-25"),
    ("Keduanya berunding Selasa-Kamis (26-27/2).", "2019-02-28", "Selasa-Kamis (26-27/2)", "weekday", None),
    ("Abe berbicara pada Rabu (20/1/2019).", "2019-02-28", "Rabu (20/1/2019)", "weekday", "2019-02-20"),
    ("Kedua Korea berunding, Jumat (27/4/2019).", "2019-04-30", "Jumat (27/4/2019)", "weekday", "2019-04-26"),
    ("Kim menyeberang pada Jumat (27/4/2017).", "2018-04-28", "Jumat (27/4/2017)", "weekday", "2018-04-27"),
    ("Foto itu dimuat Ahad (25/2).", "2019-02-28", "Ahad (25/2)", "weekday", "2019-02-24"),
    (
        "Pompeo tiba Selasa (26/2). Ia bicara lagi pada Selasa (25/2).",
        "2019-02-28",
        "Selasa (25/2)",
        "weekday",
        "2019-02-26",
    ),
    (
        "Harga turun, Rabu (27/2/2019). Dikutip dari AFP, Kamis (27/2/2019), stok naik.",
        "2019-02-27",
        "Kamis (27/2/2019)",
        "weekday",
        "2019-02-27",
    ),
    ("Hal itu terjadi hari ini, Jumat (28/2/2019).", "2019-02-28", "Jumat (28/2/2019)", "weekday", "2019-02-28"),
    ("Sidang dibuka Senin (31/2).", "2019-03-04", "Senin (31/2)", "no_such_day", None),
    ("Gencatan senjata berlaku sejak 30 Februari 2019.", "2019-03-04", "30 Februari 2019", "no_such_day", None),
    ("Kim lahir pada 29 Februari 1983.", "2019-03-04", "29 Februari 1983", "no_such_day", None),
    ("Kim tiba pada 29 Februari.", "2019-03-04", "29 Februari", "no_such_day", None),
    ("Latihan berakhir 31 April lalu.", "2019-05-04", "31 April lalu", "no_such_day", None),
    ("Latihan berakhir pada 31 Juni 2018.", "2019-02-28", "31 Juni 2018", "no_such_day", None),
    ("Anggaran ditutup 32 Desember 2018.", "2019-02-28", "32 Desember 2018", "no_such_day", None),
    ("Rapat digelar 26-31 September 2018.", "2019-02-28", "26-31 September 2018", "no_such_day", None),
    ("Data per 31/11/2018 itu salah.", "2019-02-28", "31/11/2018", "no_such_day", None),
    ("Berkas itu diunggah 2019-02-30.", "2019-03-04", "2019-02-30", "no_such_day", None),
    ("Abad baru dimulai 29 Februari 1900.", "2019-02-28", "29 Februari 1900", "no_such_day", None),
    (
        "Trump bicara di Hanoi, Kamis (2/28/2019).",
        "2019-02-28",
        "Kamis (2/28/2019)",
        "day_and_month_swapped",
        "2019-02-28",
    ),
    ("Mereka bertemu Selasa (6/13/2018).", "2019-02-28", "Selasa (6/13/2018)", "no_such_month", None),
    ("Rapat digelar Rabu (15/14).", "2019-02-28", "Rabu (15/14)", "no_such_month", None),
    ("Konferensi pers dimulai pukul 25.00 WIB.", "2019-02-28", "pukul 25.00 WIB", "no_such_hour", None),
    ("Pesawat mendarat pukul 19.75 waktu setempat.", "2019-02-28", "pukul 19.75", "no_such_hour", None),
    ('"Kami siap," kata Moon, Jumat (8/3/2019).', "2019-02-28", "Jumat (8/3/2019)", "after_the_article", None),
    ("Kim telah tiba di Vladivostok pada Minggu (10/3).", "2019-02-28", "Minggu (10/3)", "after_the_article", None),
    ("Ledakan itu terjadi pada 12 Maret 2019.", "2019-02-28", "12 Maret 2019", "after_the_article", None),
    (
        "Kunjungan itu berlangsung 27-26 Februari 2019.",
        "2019-02-28",
        "27-26 Februari 2019",
        "ends_before_it_begins",
        None,
    ),
    ("Perang Korea 1953-1950 menewaskan jutaan orang.", "2019-02-28", "1953-1950", "ends_before_it_begins", None),
    (
        "Pada 27 Februari 2019, empat bulan setelah pertemuan 12 Juni 2018, mereka bertemu lagi.",
        "2019-02-28",
        "empat bulan",
        "length",
        None,
    ),
    (
        "Pada 14 Juni 2018, dua pekan setelah pertemuan 12 Juni 2018, Kim pulang.",
        "2019-02-28",
        "dua pekan",
        "length",
        None,
    ),
]

# sentence, the article's date; nothing in it is wrong
RIGHT = [
    ("Virus itu menyebar pada Sabtu (29/2/2020).", "2020-03-02"),
    ("Putin berpidato pada 29 Februari 2000.", "2019-02-28"),
    ("Ia lahir Selasa, 29 Februari 2000.", "2019-02-28"),
    ("Kim akan tiba pada 29 Februari.", "2020-02-20"),
    ("Kim berpidato, Senin (31/12).", "2019-01-02"),
    ("Kim akan berpidato Selasa (1/1).", "2018-12-30"),
    ("Trump dan Kim di Singapura, Selasa (12/6).", "2019-02-24"),
    ("Kedua Korea berunding di Panmunjom, Jumat (27/4).", "2019-02-28"),
    ("Proklamasi dibacakan Jumat, 17 Agustus 1945.", "2019-02-28"),
    ("Waktu komputer dihitung sejak Kamis (1/1/1970).", "2019-02-28"),
    ("Tembok itu runtuh Kamis (9/11/1989).", "2019-02-28"),
    ("Pemilu akan digelar Selasa (3/11/2020).", "2019-02-28"),
    ("Parade akan digelar Sabtu (12/10/2030).", "2019-02-28"),
    ("Foto itu dimuat Ahad (24/2).", "2019-02-28"),
    ("Khotbah dibacakan Jum'at (22/2).", "2019-02-28"),
    ("Harga turun Rabu (27/2/19) malam.", "2019-02-28"),
    ("Harga turun Rabu (27/2) waktu setempat (Kamis pagi WIB).", "2019-02-28"),
    ('"Kami pergi," kata Trump, Jumat (1/3/2019).', "2019-02-28"),
    ("Moon mengatakan pertemuan berikutnya digelar pada Kamis (14/3).", "2019-02-28"),
    ("Moon telah mengundang Kim untuk datang pada Jumat (15/3/2019).", "2019-02-28"),
    ("Trump telah menunda tarif hingga 31 Maret 2019.", "2019-02-28"),
    ("Sanksi yang telah diumumkan mulai berlaku pada Senin (11/3/2019).", "2019-02-28"),
    ("Rapat berakhir pukul 24.00 WIB.", "2019-02-28"),
    ("Rapat dimulai pukul 00.00 WIB.", "2019-02-28"),
    ("Pesawat mendarat pukul 23.59 waktu setempat.", "2019-02-28"),
    ("Kunjungan itu berlangsung 28-2 Maret 2019.", "2019-03-04"),
    ("Kunjungan itu berlangsung 31 Januari hingga 1 Februari.", "2019-02-28"),
    ("Keduanya berunding Rabu-Kamis (27-28/2).", "2019-02-28"),
    ("Keduanya berunding Sabtu-Minggu (23-24/2/2019).", "2019-02-28"),
    ("Keduanya berunding Rabu dan Kamis (27-28/2/2019).", "2019-02-28"),
    ("Musim 2018/2019 dan tahun 2019-20.", "2019-02-28"),
    ("Perang Korea 1950-1953 dan perang 1914-18.", "2019-02-28"),
    ("Pada 27 Februari 2019, delapan bulan setelah pertemuan 12 Juni 2018, mereka bertemu lagi.", "2019-02-28"),
    ("Pada 14 Juni 2018, dua hari setelah pertemuan 12 Juni 2018, Kim pulang.", "2019-02-28"),
    ("Pada Februari 2019, delapan bulan setelah pertemuan Juni 2018, mereka bertemu lagi.", "2019-02-28"),
    ("Hari ini, Kamis (28/2/2019), perundingan berakhir.", "2019-02-28"),
    ("Kemarin, Rabu (27/2/2019), perundingan dimulai.", "2019-02-28"),
    ("Sertifikat itu berlaku sampai 31 Desember 9999.", "2019-02-28"),
    ("Jam musim panas dimulai Minggu (31/3/2019) pukul 02.00.", "2019-02-28"),
    ("Pada Selasa (26/2/2019) malam Trump tiba, Rabu (27/2/2019) dini hari ia tidur.", "2019-02-28"),
]


def faults(text: str, today: str | None):
    doc = run(Doc(Article(article_id="a", text=text, published_date=today)), PIPELINE)
    wrong = [(e.span.of(text), e.verdict, e.suggestion) for e in doc["dates"] if e.verdict != "ok"]
    return wrong, [n for n in doc["notices"] if n.kind in ("weekday_mismatch", "impossible_date")]


def test_there_are_forty_of_each():
    """Are the errors and the right dates as many as they should be?"""
    assert (len(ERRORS), len(RIGHT)) == (40, 40)


@pytest.mark.parametrize(("text", "today", "words", "reason", "meant"), ERRORS, ids=[f"{e[3]}: {e[2]}" for e in ERRORS])
def test_an_error_is_found_with_its_reason(text, today, words, reason, meant):
    """Is the planted error found, alone, with the right reason, and the date that was meant where one stands out?"""
    wrong, notices = faults(text, today)
    verdict = "weekday_mismatch" if reason == "weekday" else "impossible"
    assert wrong == [(words, verdict, meant)]
    (notice,) = notices
    assert notice.kind == ("weekday_mismatch" if reason == "weekday" else "impossible_date")
    assert (notice.values["reason"], notice.values["text"]) == (reason, words)
    assert notice.evidence[0] == ("dates", notice.span)


@pytest.mark.parametrize(("text", "today"), RIGHT, ids=[r[0][:60] for r in RIGHT])
def test_a_right_date_is_not_accused(text, today):
    """Does the calendar leave alone what only looks odd?"""
    assert faults(text, today) == ([], [])


def test_a_mismatch_names_the_date_that_speaks_for_the_suggestion():
    """Are both pieces of evidence there: the date that cannot be, and the one beside it that can?"""
    text = "Kim akan bertemu Putin pada Kamis (25/2). Foto persiapan dimuat pada Senin (22/4)."
    _, (notice,) = faults(text, "2019-04-23")
    assert [span.of(text) for _, span in notice.evidence] == ["Kamis (25/2)", "Senin (22/4)"]
    assert (notice.values["weekday"], notice.values["suggested_weekday"]) == ("1", "4")
