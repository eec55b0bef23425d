"""Where sentences begin and end, what they are for, which repeat an earlier one. A bar stands where they are cut."""

from __future__ import annotations

import json

import pytest

from saksi.annotators.sentences import Sentences
from saksi.ingest import load_articles
from saksi.model import Doc
from saksi.run import annotate
from saksi.text import paragraphs, quotations, sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "Kim tiba pukul 14.00.| Ia diam.",
        "Kim tiba.|Moon menunggu.",
        "Perundingan selesai.|AS akan pulang.",
        "Donald J. Trump tiba.| Ia diam.",
        "Ia makan vitamin C.| Ia diam.",
        "Kim bertemu Hun Sen.| Ia diam.",
        "Kim bertemu Sen. Rubio.| Ia diam.",
        "Dr. Budi dan Prof. Sari tiba.| Mereka diam.",
        "PT. Contoh di Jl. Merdeka No. 5 tutup.| Ia diam.",
        "Kabar itu dimuat detik.com dan Metro.co.uk hari ini.| Ia diam.",
        "Bantuan Rp1.500 dan 2,5 persen.| Ia diam.",
        "1. Kim tiba.| 2. Moon tiba.",
        "Ia tiba pada 2019.| Kim tidak.",
        '"Kami siap," kata Moon.| "Ya!"| Kim diam.',
        '"Kami siap.| Kami menunggu," kata Moon.',
        '"Apakah Anda siap?" tanya Kim.| Moon diam.',
        'Kim berkata: "Kami datang."| Moon diam.',
        'Kim berkata.|"Kami datang," katanya.',
        'Luar biasa, terima kasih! " kata Moon.| Ia pulang.',
        "Tunggu...| Kim tiba.",
        "Pertemuan itu akan\u2026",
        "Kim tiba (ia diam).| Moon pulang.",
        "Apa?!| Kim diam.",
        "\u201dKami siap,\u201d kata Moon.| \u201dKami menunggu.\u201d| Ia diam.",
        "Kim dan\nMoon tiba di\nHanoi.| Mereka diam.",
        "Kim tiba.|\nMoon tiba.",
        "Hasil Pertemuan Hanoi|\n\nKim tiba.",
    ],
)
def test_where_sentences_are_cut(marked):
    """Are sentences cut at their ends, and nowhere else?"""
    assert cut(marked.replace("|", "")) == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Ia "siap, kata Kim. "Kami datang."', ['"Kami datang."']),
        ('"A," kata Kim. "B."', ['"A,"', '"B."']),
        ("\u201dA,\u201d kata Kim.", ['"A,"']),
        ('("A") dan ("B")', ['"A"', '"B"']),
        ('katanya"A" lagi', ['"A"']),
        ('tanpa pasangan" saja', []),
    ],
)
def test_pairs_of_marks(text, quoted):
    """Are marks paired, also when one is missing or all are the same?"""
    from saksi.text import plain

    assert [span.of(plain(text)) for span in quotations(plain(text))] == quoted


def test_a_line_broken_by_the_page_is_one_paragraph():
    """Does a sentence that runs over lines stay whole, and a headline apart?"""
    text = "Moon Tiba di Hanoi\nPresiden Moon dan\nKim bertemu di\nHanoi."
    assert [span.of(text).split()[0] for span in paragraphs(text)] == ["Moon", "Presiden"]


def test_kinds_and_repeats(article):
    """Do sentences know what they are for, and which came before?"""
    text = (
        "Moon Tiba di Hanoi, Kim Menunggu\nMoon tiba di Hanoi hari ini. Ia diam.\n"
        "Kim menunggu di hotel itu sejak pagi.\n"
        "Baca juga: Kim Berangkat dari Pyongyang\nKim menunggu di hotel itu sejak pagi.\nYa.\nYa.\nSumber: Reuters"
    )
    made = article(text)
    rows = list(Sentences()(Doc(made)))
    kinds = ["headline", "lead", "lead", "body", "boilerplate", "body", "body", "body", "credit"]
    assert [row.kind for row in rows] == kinds
    assert [bool(row.repeats) for row in rows] == [False] * 5 + [True] + [False] * 3


def test_sentences_of_the_five_articles(project):
    """Are the sentences those that were marked by hand, with their kinds?"""
    corpus = annotate(load_articles(project / "data/articles"))
    with (project / "data/gold/sentences.jsonl").open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    expected = [(row["article_id"], row["start"], row["end"], row["kind"]) for row in gold]
    assert list(corpus.sentences[["article_id", "start", "end", "kind"]].itertuples(index=False, name=None)) == expected
