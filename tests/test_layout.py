"""What the layout of an article tells: the rules' own examples, and articles as they are scraped."""

from __future__ import annotations

import re

import pytest

from saksi.ingest import layout
from saksi.ingest.dateline import find_dateline
from saksi.ingest.language import language_of
from saksi.ingest.titles import title_end
from saksi.lexicon import load_lexicon
from saksi.text import lines, plain

LEXICON = load_lexicon()
RULES = LEXICON.rules("layout")


def found(text: str, rule: str) -> list[str]:
    return [item.span.of(text) for item in layout._found(plain(text), lines(text), LEXICON) if item.rule == rule]


@pytest.mark.parametrize(
    ("rule", "text", "stretch"), [(r["id"], text, s) for r in RULES["rule"] for text, s in r["examples"].items()]
)
def test_each_rule_finds_its_example(rule, text, stretch):
    """Does the example of a rule fire that very rule, and give that very stretch?"""
    assert found(text, rule) == [stretch]


@pytest.mark.parametrize(("rule", "text"), [(r["id"], text) for r in RULES["rule"] for text in r["never"]])
def test_no_rule_finds_its_false_friends(rule, text):
    """Does a rule leave alone what only looks like it?"""
    assert found(text, rule) == []


@pytest.mark.parametrize(
    ("pattern", "text", "is_caption"),
    [
        (rule["pattern"], text, is_caption)
        for rule in RULES["caption"]
        for is_caption, texts in ((True, rule["examples"]), (False, rule["never"]))
        for text in texts
    ],
)
def test_captions_by_their_form(pattern, text, is_caption):
    """Is a line that only names who is seen where a caption, and a sentence none?"""
    assert bool(re.fullmatch(pattern, text)) is is_caption


@pytest.mark.parametrize(
    ("text", "place", "outlet", "agency"),
    [
        ("JAKARTA, KOMPAS.com \u2014 Moon tiba.", "Jakarta", "Kompas.com", None),
        ("JAKARTA, KOMPAS.com- Moon tiba.", "Jakarta", "Kompas.com", None),
        ("REPUBLIKA.CO.ID, HANOI -- Moon tiba.", "Hanoi", "Republika.co.id", None),
        ("Jakarta (ANTARA) - Moon tiba.", "Jakarta", None, "Antara"),
        ("Moskow-Seoul (CB) - Moon tiba.", "Moskow-Seoul", "CB", None),
        ("Jakarta, CNN Indonesia -- Moon tiba.", "Jakarta", "CNN Indonesia", None),
        ("TEMPO.CO, Jakarta - Moon tiba.", "Jakarta", "Tempo", None),
        ("Contohsekali.com - Moon tiba.", None, "Contohsekali.com", None),
        ("NEW YORK, KOMPAS.com \u2013Moon tiba.", "New York", "Kompas.com", None),
        ("SANA'A, KOMPAS.com - Moon tiba.", "Sana'a", "Kompas.com", None),
        ("Jakarta - Moon tiba.", "Jakarta", None, None),
        ("WASHINGTON, D.C. (VOA) \u2014 Moon tiba.", "Washington", "VOA Indonesia", None),
        ("jpnn.com, HANOI - Moon tiba.", "Hanoi", "JPNN", None),
        ("Hanoi, Gatra.com | Moon tiba.", "Hanoi", "Gatra", None),
        ("Hanoi, 28/2 (ANTARA News) - Moon tiba.", "Hanoi", None, "Antara"),
    ],
)
def test_place_lines(text, place, outlet, agency):
    """Does a place line give its place, and whose text it is?"""
    line = find_dateline(plain(text), 0, LEXICON)
    assert (line.place, line.outlet, line.agency) == (place, outlet, agency)
    assert text[line.end :] == "Moon tiba."


@pytest.mark.parametrize(
    "text",
    [
        "Moon - Kim bertemu di Hanoi.",
        "Kim Jong-un tiba di Hanoi.",
        "Perundingan Amerika Serikat - Korea Utara gagal.",
        "Pertemuan itu - yang pertama - gagal.",
    ],
)
def test_no_place_line(text):
    """Is a dash between names no place line?"""
    assert find_dateline(plain(text), 0, LEXICON) is None


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Moon Tiba di Hanoi, Kim Menunggu", "Putusan itu belum berlaku."),
        ("Apa Isi Surat Kim untuk Moon?", "Sehari sebelum sidang, surat itu tiba."),
        ("Kim Ancam Batalkan Pertemuan", "Menurut Moon, dalam pidato itu ia tidak marah."),
        ("Korea Utara Uji Rudal", "Presiden Korea Selatan Moon Jae-in turut hadir. Moon Jae-in diam."),
        ("Kim Kirim Surat ke Hanoi", "Moon dan Kim diketahui pernah bertemu. Moon diam."),
        ("Isi Surat Kim kepada Moon", '"Kami menerima surat itu," kata Moon.'),
        ("Moon Yakin Perundingan Lanjut, Kim Ragu", "Ia juga menolak usul itu."),
        ("Kim Bertemu Moon di Kereta", "Juru bicara Moon, Budi Santoso, membantahnya."),
    ],
)
def test_headlines_without_a_line_of_their_own(title, rest):
    """Is the end of a link's headline found where running text is glued to it?"""
    view = plain(f"{title} {rest}")
    assert view[: title_end(view, 0, len(view))] == title


def test_regions_of_an_article_as_scraped(article):
    """Are headline, place line, caption, link text and credit found in one article?"""
    text = (
        "Moon Tiba di Hanoi, Kim Menunggu\nHANOI, KOMPAS.com - Presiden Moon tiba di Hanoi. ADVERTISEMENT Ia diam.\n"
        "Presiden Moon saat berjalan dengan Kim di Hanoi, Selasa (12/3).\nBaca juga: Kim Berangkat dari Pyongyang\n"
        "Kim tiba kemudian.\nEditor: Sari Dewi"
    )
    made = article(text)
    assert [(r.kind, r.span.of(text)) for r in made.regions] == [
        ("headline", "Moon Tiba di Hanoi, Kim Menunggu"),
        ("dateline", "HANOI, KOMPAS.com - "),
        ("boilerplate", "ADVERTISEMENT"),
        ("caption", "Presiden Moon saat berjalan dengan Kim di Hanoi, Selasa (12/3)."),
        ("boilerplate", "Baca juga: Kim Berangkat dari Pyongyang"),
        ("credit", "Editor: Sari Dewi"),
    ]
    assert (made.title, made.byline) == ("Moon Tiba di Hanoi, Kim Menunggu", "Sari Dewi")


def test_what_was_given_goes_before_what_the_text_tells(article):
    """Does the layout never overwrite what came with the article?"""
    made = article("HANOI, KOMPAS.com - Moon tiba di Hanoi.", outlet="Contoh", dateline_place="Seoul")
    assert (made.outlet, made.dateline_place) == ("Contoh", "Seoul")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Presiden Moon mengatakan bahwa ia akan bertemu Kim karena perundingan itu belum selesai.", "id"),
        ("Perdana Menteri berkata kerajaan akan ke sana kerana kedua-dua negara bersetuju bahawa ia penting.", "ms"),
        ("The president said that he would meet the leader and that the talks were to be held at a hotel.", "en"),
        ("Kim Jong-un", None),
        ("Kim. Moon. Trump. Hanoi. Seoul. Pyongyang. Washington. Moskow. Beijing. Tokyo. Paris. Roma.", None),
    ],
)  # fmt: skip
def test_languages(text, language):
    """Is Indonesian told from Malay and English, and a list of names from either?"""
    assert language_of(text, LEXICON) == language
