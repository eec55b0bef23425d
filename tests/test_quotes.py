"""Quotations: who said what, through whom? Sentences of our own; the figures on real articles are in docs/quotes.md."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.annotators import run
from saksi.annotators.actors import Actors
from saksi.annotators.dates import Dates
from saksi.annotators.mentions import Mentions
from saksi.annotators.quotes import Quotes
from saksi.annotators.quoting.marks import find_marks
from saksi.annotators.quoting.page import Page
from saksi.annotators.quoting.tables import load_words
from saksi.annotators.sentences import Sentences
from saksi.ingest.layout import with_layout
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc, Span

LEXICON = load_lexicon()
STEPS = (Sentences(), Dates(LEXICON), Mentions(LEXICON), Actors(LEXICON), Quotes(LEXICON))
MARK = re.compile(r"⟦(?P<said>[^⟧]*)⟧\{(?P<kind>direct|indirect|mixed) (?P<name>[^}]*)\}", re.DOTALL)
FULL = {
    "Moon": "Moon Jae-in",
    "Kim": "Kim Jong-un",
    "Trump": "Donald Trump",
    "Peskov": "Dmitry Peskov",
    "Lavrov": "Sergei Lavrov",
    "Retno": "Retno Marsudi",
}


def read(text: str) -> Doc:
    return run(Doc(with_layout(Article(article_id="a", text=text, language="id"), LEXICON)), STEPS)


def quotes_of(text: str) -> list:
    return sorted(read(text)["quotes"], key=lambda quote: quote.span)


def page_of(text: str) -> Page:
    return Page(read(text), load_words(LEXICON))


def expected(marked: str) -> tuple[str, list[tuple[str, str, str | None]]]:
    """The plain text and its quotations of a text with ``⟦...⟧{kind name}``; ``-`` is no name."""
    rows = [
        (m["kind"], m["said"], None if m["name"] == "-" else FULL.get(m["name"], m["name"]))
        for m in MARK.finditer(marked)
    ]
    return MARK.sub(lambda m: m["said"], marked), rows


def check(marked: str) -> None:
    text, rows = expected(marked)
    assert [(q.kind, q.span.of(text), q.speaker_name) for q in quotes_of(text)] == rows


def cases(*rows: str):
    return pytest.mark.parametrize("marked", rows, ids=[MARK.sub("...", row)[:50] for row in rows])


# direct speech -----------------------------------------------------------------


@cases(
    '"⟦Kami siap berunding,⟧{direct Moon}" kata Moon.',
    'Moon Jae-in tiba. "⟦Kami siap berunding,⟧{direct Moon}" kata peraih medali itu.',
    "“⟦Kami siap berunding,⟧{direct Moon}” kata Moon.",
    "”⟦Kami siap berunding,⟧{direct Moon}” kata Moon.",
    "“⟦Kami siap berunding,⟧{direct Moon}“ kata Moon.",
    "„⟦Kami siap berunding,⟧{direct Moon}“ kata Moon.",
    "'⟦Kami siap berunding,⟧{direct Moon}' kata Moon.",
    "‘⟦Kami siap berunding,⟧{direct Moon}’ kata Moon.",
    "''⟦Kami siap berunding,⟧{direct Moon}'' kata Moon.",
    '"⟦Kami siap berunding⟧{direct Moon}", kata Moon.',
    '" ⟦Kami siap berunding,⟧{direct Moon} " kata Moon.',
    '"⟦Apakah kita siap?⟧{direct Moon}" tanya Moon.',
    'Moon mengatakan, "⟦Kami siap berunding.⟧{direct Moon}"',
    'Moon Jae-in tiba. Kim Jong-un menunggu.\n"⟦Kami siap berunding.⟧{direct Moon}"\nDemikian kata Moon di Hanoi.',
    'Moon Jae-in tiba. Kim Jong-un menunggu.\n"⟦Kami siap berunding.⟧{direct Moon}"\nDemikian Moon menjelaskan.',
    'Moon menjawab singkat: "⟦Belum.⟧{direct Moon}"',
    'Moon mengatakan: "⟦Kami siap berunding.⟧{direct Moon}"',
    'Kepada wartawan, Moon menegaskan, "⟦Kami siap berunding.⟧{direct Moon}"',
    '"⟦Kami siap berunding lagi,⟧{direct Moon}" Moon mengatakan kepada wartawan.',
    '"⟦Kami siap berunding lagi,⟧{direct Moon}" Moon melanjutkan.',
    '"⟦Kami siap berunding lagi,⟧{direct Moon}" demikian kata Moon.',
    '"⟦Kami siap berunding lagi,⟧{direct Moon}" begitu ujar Moon.',
    '"⟦Kami siap berunding lagi,⟧{direct Moon}" celetuk Moon.',
    '"⟦Sampai jumpa di Hanoi!⟧{direct Trump}" twit Trump.',
    '"⟦Sampai jumpa di Hanoi,⟧{direct Trump}" tulis Trump di Twitter.',
    '"⟦Kedua negara sepakat bertemu lagi,⟧{direct Kremlin}" bunyi pernyataan Kremlin.',
    '"⟦Kedua negara sepakat bertemu lagi,⟧{direct Kremlin}" demikian pernyataan Kremlin.',
)
def test_direct_speech_with_every_kind_of_marks(marked):
    """Are the words inside the marks found, without them, whatever the marks and the place of the attribution?"""
    check(marked)


@pytest.mark.parametrize(
    "marked, is_one",
    [
        ('"⟦Kami siap,⟧{direct Moon}" kata Moon. "⟦Tetapi kami tidak tergesa-gesa.⟧{direct Moon}"', True),
        ('"⟦Kami siap,⟧{direct Moon}" kata Moon, "⟦tetapi tidak tergesa-gesa.⟧{direct Moon}"', True),
        (
            '"⟦Kami siap,⟧{direct Moon}" kata Moon. "⟦Kami tidak siap,⟧{direct Kim}" kata Kim.',
            False,
        ),
    ],
    ids=["continued", "inserted", "two speakers"],
)
def test_a_quotation_broken_by_its_tag_is_one_utterance(marked, is_one):
    """Do the pieces of one utterance share an attribution, and those of two speakers not?"""
    text, _ = expected(marked)
    check(marked)
    first, second = quotes_of(text)
    assert (first.attribution == second.attribution) is is_one


def test_a_quotation_over_several_paragraphs_has_one_speaker():
    """Does the speaker named behind the last paragraph also say the first, each a row of its own?"""
    text = (
        '"Kami sudah menunggu terlalu lama untuk perundingan ini.\n'
        '"Kini saatnya kedua pihak duduk bersama," kata Moon.\n'
    )
    rows = quotes_of(text)
    assert [row.kind for row in rows] == ["direct", "direct"]
    assert {row.speaker_name for row in rows} == {"Moon Jae-in"}
    assert len({row.attribution for row in rows}) == 1


@pytest.mark.parametrize(
    "text",
    [
        'Film "Parasite" diputar di istana.',
        'Pertemuan itu membahas "zona hijau" di perbatasan.',
        'Presiden Joko "Jokowi" Widodo tiba di Hanoi.',
        'Buku "Seni Berunding" terjual habis.',
        "Kelompok 'Yellow Shirt' berkumpul di depan parlemen.",
        'Spanduk bertuliskan "Pulang" dibentangkan di jalan.',
        "Ra'is dan Sa'ad tiba pada jum'at pagi.",
        'Operasi "Badai Timur" menewaskan dua orang.',
    ],
)
def test_scare_quotes_titles_and_nicknames_are_no_quotations(text):
    """Do marks around a name, a title or a single word stay without a row?"""
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    "text, said",
    [
        ('"Kami siap berunding lagi, kata Moon.', "Kami siap berunding lagi,"),
        ('Kami siap berunding lagi," kata Moon.', "Kami siap berunding lagi,"),
        ('"Kami siap berunding lagi," " kata Moon.', "Kami siap berunding lagi,"),
    ],
    ids=["no closing mark", "no opening mark", "doubled closing mark"],
)
def test_broken_marks_are_mended_and_reported(text, said):
    """Is the quotation found, and does a finding tell what is wrong with its marks?"""
    doc = read(text)
    (quote,) = doc["quotes"]
    assert quote.span.of(text) == said
    assert "broken_quotation" in [notice.kind for notice in doc["notices"]]


def test_the_broken_quotation_of_the_corpus(project):
    """Does the article whose marks are broken around Pompeo's words give the quotation and the finding?"""
    (path,) = (project / "data/articles").glob("003_*.txt")
    doc = read(path.read_text("utf-8"))
    broken = [notice for notice in doc["notices"] if notice.kind == "broken_quotation"]
    assert broken
    assert any(q.span.overlaps(n.span) and "Pompeo" in (q.speaker_name or "") for q in doc["quotes"] for n in broken)


# indirect and mixed speech ------------------------------------------------------


@cases(
    "Moon mengatakan ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    "Moon mengatakan bahwa ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    "Moon mengatakan, ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    "Moon mengatakan kepada wartawan di Seoul, Senin (4/3/2019), bahwa ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    "⟦Perundingan berjalan lancar⟧{indirect Moon}, kata Moon.",
    "⟦Perundingan itu akan berjalan lancar⟧{indirect Moon}, kata Moon, Senin (4/3/2019).",
    "Perundingan, kata Moon, ⟦berjalan lancar sampai sore⟧{indirect Moon}.",
    "Menurut Moon, ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    "⟦Perundingan berjalan lancar⟧{indirect Moon}, menurut Moon.",
    "⟦Perundingan di Jenewa berjalan lancar⟧{indirect Moon}, demikian menurut Moon.",
    'Moon mengatakan perundingan itu berjalan "⟦⟧{direct -}lancar".'.replace("⟦⟧{direct -}", "").replace(
        'perundingan itu berjalan "lancar"', '⟦perundingan itu berjalan "lancar"⟧{mixed Moon}'
    ),
    'Menurut Moon, ⟦perundingan itu "berjalan lancar"⟧{mixed Moon}.',
    "Moon mengaku ⟦belum membaca surat itu⟧{indirect Moon}.",
    "Kim berjanji untuk ⟦menutup lokasi uji coba itu⟧{indirect Kim}.",
    "Kim bersumpah ⟦akan membalas setiap serangan⟧{indirect Kim}.",
    "Peskov membantah ⟦telah mengirim surat itu⟧{indirect Peskov}.",
    "Peskov membantah ⟦suara itu miliknya⟧{indirect Peskov}.",
    "Moon menuduh ⟦Pyongyang mengingkari janji⟧{indirect Moon}.",
    "Moon menyebut ⟦pertemuan itu sebagai awal yang baik⟧{indirect Moon}.",
    "Moon menyebut ⟦laporan itu rekayasa⟧{indirect Moon}.",
    "Moon menyerukan ⟦agar perang dihentikan⟧{indirect Moon}.",
    "Moon mengatakan ⟦tanggapan akan segera diberikan⟧{indirect Moon}.",
    "Menurut laporan Reuters yang mengutip dua pejabat, ⟦rombongan naik kereta⟧{indirect -}.",
    "Moon bertanya ⟦apakah perbatasan bisa dilintasi⟧{indirect Moon}.",
    "Moon memperingatkan ⟦warga agar menjauh dari perbatasan⟧{indirect Moon}.",
    "Moon memperingatkan Pyongyang bahwa ⟦waktu hampir habis⟧{indirect Moon}.",
    "Retno mewanti-wanti bahwa ⟦perang akan menaikkan harga minyak⟧{indirect Retno}.",
    "Moon memberi tahu para menteri bahwa ⟦pertemuan ditunda⟧{indirect Moon}.",
    'Moon menuduh ⟦Kim melanggar janji⟧{indirect Moon}, dengan Peskov berjanji "⟦untuk membalas⟧{direct Peskov}".',
    'Moon menyebut ⟦naskah itu sebagai "jebakan"⟧{mixed Moon}, serta memakai bahasa yang tidak lazim bagi utusan.',
    "Moon memberi isyarat bahwa ⟦ia akan mundur⟧{indirect Moon}.",
    "Moon mengumumkan ⟦berakhirnya perang dagang itu⟧{indirect Moon}.",
    'Moon mengumumkan ⟦"berakhirnya perang" yang melelahkan⟧{mixed Moon}, dalam sebuah pidato kepada rakyat.',
    "Moon mengatakan ⟦ia akan mundur dari dewan itu⟧{indirect Moon} dalam sebuah unggahan di X, situs favoritnya.",
    "Moon mengatakan ⟦pasukannya akan ditarik dari Hanoi⟧{indirect Moon} dalam pernyataan tertulis.",
    "Moon memberikan isyarat pada Senin bahwa ⟦ia akan mundur⟧{indirect Moon}.",
    "Moon menyampaikan peringatan, ⟦badai itu mengancam nelayan⟧{indirect Moon}.",
    "Moon menyebut ⟦Kim sebagai sahabat lama⟧{indirect Moon} dalam sebuah wawancara.",
    "Moon menjelaskan kepada wartawan, ⟦keduanya sepakat bahwa sanksi dicabut⟧{indirect Moon}.",
    "Moon menulis pesan di Facebook bahwa ⟦kapal itu sudah tiba⟧{indirect Moon}.",
    "Moon mengatakan kepada wartawan, seperti dikutip Reuters, bahwa ⟦kapal itu sudah tiba⟧{indirect Moon}.",
    "Moon mengatakan, sebagaimana dilansir dari Antara, Rabu (3/4/2019) bahwa ⟦kapal itu tiba⟧{indirect Moon}.",
    'Moon berkukuh ⟦negaranya tetap "menunggu jawaban" dari Hanoi⟧{mixed Moon}.',
    "⟦Kedua pelabuhan akan dibuka lagi⟧{indirect Moon}, Moon mengatakan pada Rabu (4/3), setelah banjir surut.",
    "Moon menyatakan harapannya agar ⟦pelabuhan itu bisa dibuka⟧{indirect Moon}.",
    "Moon mengatakan ⟦Hanoi menjawab dengan baik, memastikan jalan yang aman, mengakhiri blokade, memastikan bantuan, "
    "dan membuka pasar⟧{indirect Moon}.",
    "Moon meyakinkannya, bahwa ⟦kapal itu akan segera tiba⟧{indirect Moon}.",
    "⟦Rombongan itu tidak akan berangkat lagi⟧{indirect Kremlin}, demikian pernyataan Kremlin, seiring pasukannya "
    "berjanji untuk menjaga perbatasan sampai akhir tahun.",
    "⟦Beijing merugikan perdamaian⟧{indirect The People's Daily}, tulis The People's Daily, corong partai itu.",
)
def test_indirect_and_mixed_speech_by_order_and_cue(marked):
    """Is the content exact: no cue, no speaker, no leading `bahwa`, no adjunct of the saying, no stop?"""
    check(marked)


@cases(
    "Disebutkan oleh Kremlin bahwa ⟦rombongan naik kereta⟧{indirect Kremlin}.",
    "Seperti disampaikan Kremlin, ⟦kunjungan itu hanya sehari⟧{indirect Kremlin}.",
    "Disebutkan Kremlin dalam laporannya bahwa ⟦rombongan naik kereta⟧{indirect Kremlin}.",
    "Jurang itu diakui Moon ⟦masih sangat lebar⟧{indirect Moon}.",
    "Latihan itu digambarkan Moon ⟦sebagai gladi perang⟧{indirect Moon}.",
    "Permukiman itu kerap dikutuk oleh Moon ⟦sebagai pelanggaran hukum⟧{indirect Moon}.",
    "Kim sering dituduh oleh Moon ⟦mengingkari janji⟧{indirect Moon}.",
    "⟦Perundingan itu gagal total⟧{indirect Moon}, seperti dikatakan Moon.",
    "Tuduhan itu dibantah oleh Moon, dengan mengatakan bahwa ⟦surat itu tidak pernah ada⟧{indirect Moon}.",
    "Kremlin menyatakan ⟦gudang itu hancur⟧{indirect Kremlin}. Ditambahkan bahwa ⟦jembatan rusak⟧{indirect Kremlin}.",
    "Peskov menanggapi laporan Reuters bahwa ⟦surat itu sudah tiba⟧{indirect Reuters}.",
    "Warga mengabaikan peringatan Moon bahwa ⟦waktu hampir habis⟧{indirect Moon}.",
    "Laporan awal Kremlin menunjukkan bahwa ⟦reaktor itu masih panas⟧{indirect Kremlin}.",
    "Dalam pernyataan tertulis, Moon menjelaskan bahwa ⟦jadwalnya bergeser⟧{indirect Moon}.",
    "Trump kesal setelah laporan intelijen awal AS yang bocor menyimpulkan bahwa ⟦reaktor masih utuh⟧{indirect -}.",
    "Moon mengirim tiga kapal ke sana, yang disebutnya ⟦akan menjaga jalur dagang⟧{indirect Moon}.",
    "Pihak Kremlin merilis pernyataan yang menyebutkan ⟦rombongan naik kereta⟧{indirect Kremlin}.",
)
def test_passive_and_nominal_cues(marked):
    """Do passives, nouns of saying and statements that somebody puts out have their speaker and their content?"""
    check(marked)


@cases(
    "Ri Yong-ho, menteri luar negeri Korea Utara, mengatakan ⟦jalur telepon itu sudah pulih⟧{indirect Ri Yong-ho}.",
    "Arif Wibisana, pendiri dan presiden Northland Network, sebuah organisasi petani, mengatakan bahwa "
    "⟦rancangan itu merugikan⟧{indirect Arif Wibisana}.",
    "Moon, yang baru tiba dari Hanoi setelah perjalanan panjang, mengatakan bahwa ⟦perundingan gagal⟧{indirect Moon}.",
    "Menteri Luar Negeri Korea Selatan, Kang Kyung-wha, mengatakan ⟦utusan itu sudah pulang⟧{indirect Kang Kyung-wha}.",
    "Sejumlah negara, termasuk Prancis dan Jerman, mengatakan bahwa ⟦perundingan harus dilanjutkan⟧{indirect -}.",
    "Menurut sejumlah pengkritik, terutama Rusia, ⟦naskah itu kurang rinci⟧{indirect -}.",
    "dr. Achmad Yuriyanto, Sp.PD., menjelaskan ⟦penularan itu masih diteliti⟧{indirect Achmad Yuriyanto}.",
    "Menurut Mayor Jenderal Ali Rahimi, Wakil Kepala Staf Gabungan Qatar, ⟦rudal itu dicegat⟧{indirect Ali Rahimi}.",
    "Dalam serangan di Sanaa itu, menurut Moon, ⟦dua pesawat rusak berat⟧{indirect Moon}.",
    "Seoul, yang mengatakan ⟦tidak tahu soal surat itu⟧{indirect Korea Selatan}, menggelar latihan pada Senin.",
    "Kremlin awal bulan ini menuduh ⟦nelayan Jepang menabrak kapal itu⟧{indirect Kremlin}.",
    '"⟦Kapal itu milik kami,⟧"{direct Moon} kata Moon Kamis (22/8/2019) di Busan.',
    "Pejabat senior Kamis mengatakan ⟦kapal itu milik Busan⟧{indirect -}.",
    "Keluarga dari korban tewas mengatakan, ⟦ledakan itu terjadi pada dini hari⟧{indirect -}.",
    "Pada konferensi pers Moon mengatakan, ⟦jadwalnya bergeser⟧{indirect Moon}.",
    'Menyebut kabar itu "bohong belaka," Moon mengatakan, ⟦kapal itu masih berlabuh di Busan⟧{indirect Moon}.',
)
def test_long_subjects_and_frames(marked):
    """Is the speaker found behind appositions, and the clause behind words that only say where and when?"""
    check(marked)


@cases(
    "Moon mengatakan ⟦jika sanksi dicabut, Pyongyang akan menutup reaktor itu⟧{indirect Moon}.",
    "Moon mengatakan bahwa, ⟦jika harga naik hingga seratus dolar, ekonomi akan melambat⟧{indirect Moon}.",
    "⟦Kalau sanksi dicabut, reaktor itu akan ditutup⟧{indirect Moon}, kata Moon.",
)
def test_a_condition_belongs_to_what_is_said(marked):
    """Does one cue govern both clauses of a condition?"""
    check(marked)


@cases(
    "Moon mengatakan ⟦perundingan gagal⟧{indirect Moon}, dan menambahkan bahwa ⟦sanksi tetap berlaku⟧{indirect Moon}.",
    "Moon mengatakan ⟦perundingan gagal⟧{indirect Moon}, sementara Kim menegaskan ⟦hasilnya baik⟧{indirect Kim}.",
    "Moon mengatakan ⟦kerja sama itu sudah berakhir⟧{indirect Moon}, dengan Kim menggambarkan "
    '⟦naskah itu sebagai "aib"⟧{mixed Kim}.',
    "Moon menegaskan ⟦dialog berlanjut⟧{indirect Moon}, seraya mengatakan bahwa ⟦sanksi tetap⟧{indirect Moon}.",
    "Moon menekankan bahwa ⟦kapal itu aman⟧{indirect Moon}, dan menyerukan kepada nelayan untuk segera pulang.",
    "Moon mengatakan bahwa ⟦jadwalnya tetap, tetapi Seoul berharap sanksi dicabut⟧{indirect Moon}.",
    "Moon mengatakan ⟦ombak tinggi⟧{indirect Moon}. Menambahkan bahwa ⟦kapal itu aman⟧{indirect Moon}.",
    'Moon mengatakan bahwa ⟦kapal itu "aman sekali"⟧{mixed Moon}, kata Kementerian Pertahanan Jepang.',
    "SANA mengutip seorang sumber yang mengatakan ⟦Kim sudah pulang ke Pyongyang⟧{indirect -}.",
    "Moon tidak merinci jadwal itu, sambil menambahkan bahwa ⟦sanksi tetap⟧{indirect Moon}.",
    "Moon mengatakan ⟦pelabuhan itu akan dibuka⟧{indirect Moon} dan menyerukan bantuan bagi para nelayan.",
    'Moon mengatakan ⟦para nelayan "tidak lagi takut" pada badai⟧{mixed Moon} dan memuji keberanian mereka.',
    "Moon menyatakan ⟦akan menjaga pelabuhan⟧{indirect Moon} serta mendesak Kim membuka jalur laut.",
    "Moon mengatakan ⟦kapal itu aman⟧{indirect Moon} dan mencatat ⟦dua nelayan memiliki peta⟧{indirect Moon}.",
    "Moon menyebut ⟦Kim sebagai mitra⟧{indirect Moon}, tetapi menurutnya ⟦waktunya sempit⟧{indirect Moon}.",
    "Moon, yang pernah mengklaim ⟦mampu membuka pelabuhan⟧{indirect Moon}, mungkin akan menemui Kim.",
    "Mencatat bahwa ⟦pelabuhan itu sudah dibuka⟧{indirect Moon}, Moon mengatakan ⟦harga beras turun⟧{indirect Moon}.",
)
def test_two_reports_in_a_sentence_are_two_rows(marked):
    """Does the first end where the second begins?"""
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Moon menolak berkomentar.",
        "Moon mendesak Kim untuk menahan diri.",
        "Moon meminta Kim menutup reaktor itu.",
        "Moon menyatakan kekhawatirannya atas rencana itu.",
        "Moon menyatakan penyesalannya telah mengkritik sekutunya.",
        "Moon menyampaikan belasungkawa.",
        "Moon menyampaikan hal itu saat berkunjung ke Hanoi.",
        "Moon mengakui kesalahannya.",
        "Moon mengakui kota itu sebagai ibu kota.",
        "Moon membantah tuduhan itu.",
        "Moon memuji hasil pertemuan itu.",
        "Moon mengumumkan gencatan senjata.",
        "Moon menggarisbawahi pentingnya bantuan.",
        "Moon menekankan pentingnya upaya Jepang untuk terus menjaga perdamaian.",
        "Moon mengungkapkan pelabuhan apa saja yang akan dibuka tahun depan.",
        "Moon menyebutkan sejumlah alasan mengapa perundingan itu gagal.",
        "Moon yakin perundingan akan berhasil.",
        "Moon tahu bahwa waktunya sempit.",
        "Moon tidak mengatakan bahwa perundingan gagal.",
        "Moon akan mengatakan bahwa perundingan gagal.",
        "Dilansir Reuters, rombongan itu tiba pada pagi hari.",
        "Wilayah itu diklaim Cina sebagai miliknya.",
        "Kesepakatan itu dilaporkan gagal.",
        "Pertemuan itu disebut gagal.",
        "Baca juga: Moon Tegaskan Perundingan Berlanjut",
        "Tak ada kelompok yang mengaku bertanggung jawab atas serangan itu.",
        "Jika Moon mengatakan perundingan gagal, pasar akan jatuh.",
        "Peskov tidak menjawab pertanyaan apakah Kim masih menuntut agar sanksi dicabut.",
        "Moon memperingatkan Kim tentang akibat berat jika reaktor itu dibuka.",
        "Moon mengharapkan komitmen Jepang untuk bertindak lebih tegas.",
        "Moon menyampaikan kritik, pujian dan saran kepada Kim.",
        "Moon menyatakan kekhawatiran atas laporan bahwa Kim sakit.",
        "Polisi memperlihatkan foto pelaku kepada wartawan.",
        "Presiden Korea Selatan memerintahkan pasukannya mundur.",
    ],
)
def test_acts_thoughts_and_bare_credits_are_no_quotations(text):
    """Do verbs that only look like a report, objects without a clause and credits stay without a row?"""
    assert quotes_of(text) == []


# speakers ----------------------------------------------------------------------


@cases(
    "Presiden Moon Jae-in tiba di Hanoi. ⟦Perundingan berjalan lancar⟧{indirect Moon}, katanya.",
    "Presiden Moon Jae-in tiba di Hanoi. Ia mengatakan ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    "Presiden Moon Jae-in tiba di Hanoi. Sang presiden mengatakan ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    "Menteri Luar Negeri Arif Wibisana tiba. Menlu mengatakan ⟦perundingan berjalan lancar⟧{indirect Arif Wibisana}.",
    "Juru bicara Kremlin Dmitry Peskov tiba. Juru bicara Kremlin itu menegaskan ⟦jadwalnya tetap⟧{indirect Peskov}.",
    'Presiden Moon Jae-in tiba di Hanoi. "⟦Kami siap,⟧{direct Moon}" ujar dia.',
    '"⟦Kami siap,⟧{direct Ihsan Subur}" kata Ihsan Subur. Sementara itu, salah seorang warga, Nurlaila, mengatakan '
    'bahwa ⟦rumahnya retak⟧{indirect Nurlaila}. "⟦Kami takut,⟧{direct Nurlaila}" ucapnya lirih.',
    'Presiden Moon Jae-in tiba di Hanoi. "⟦Kami siap,⟧{direct Moon}" tutur beliau.',
    "Kementerian Pertahanan Jepang menyurati pihak Korea. Pihak kementerian mengatakan "
    "⟦waktunya sempit⟧{indirect Kementerian Pertahanan Jepang}.",
    "⟦Kapal itu tiba⟧{indirect -}, kata seorang diplomat. Diplomat Korea Arif Wibisana diam. "
    "Diplomat mengatakan ⟦kapal itu kosong⟧{indirect -}.",
    "Ditanya soal pertemuan dengan Kim Jong-un, Moon Jae-in mengelak. Ia mengatakan ⟦waktunya sempit⟧{indirect Moon}.",
    "Sebelum bertemu Kim Jong-un, Moon Jae-in berpidato, dan ia mengatakan ⟦waktunya sempit⟧{indirect Moon}.",
    "Moon Jae-in pulang. Sidang usai, lalu ia mengatakan ⟦Kim Jong-un bersalah⟧{indirect Moon}.",
    "Moon Jae-in menjamu Kanselir Jerman Angela Merkel. Pemimpin Jerman itu mengatakan "
    "⟦jadwalnya tetap⟧{indirect Angela Merkel}.",
    "HANOI, 3 Mei (Xinhua) -- Presiden Moon Jae-in tiba, dan mengatakan bahwa ⟦jadwalnya tetap⟧{indirect Moon}.",
)
def test_titles_pronouns_and_clitics_name_the_person(marked):
    """Do `-nya`, `ia`, `sang presiden`, `menlu` lead to the fullest name?"""
    check(marked)


@pytest.mark.parametrize(
    "text, speaker, name, kind",
    [
        ("Kremlin menyatakan kunjungan itu tetap berlangsung.", "Kremlin", "Kremlin", "named"),
        ("KCNA melaporkan bahwa Kim meninjau pabrik.", "KCNA", "KCNA", "outlet"),
        (
            "Menurut kantor berita resmi Korea Utara, KCNA, Kim meninjau pabrik itu.",
            "kantor berita resmi Korea Utara, KCNA",
            "KCNA",
            "outlet",
        ),
        ("Seorang pejabat Kremlin mengatakan kunjungan itu jadi.", "Seorang pejabat Kremlin", None, "unnamed"),
        ("Sejumlah pengkritik menilai naskah itu kabur.", "Sejumlah pengkritik", None, "unnamed"),
        ("Menurut media lokal, kereta itu sudah melintas.", "media lokal", None, "unnamed"),
        (
            "Menurut televisi pemerintah Iran, perundingan ditunda.",
            "televisi pemerintah Iran",
            "televisi pemerintah Iran",
            "outlet",
        ),
        ("Laporan itu menunjukkan bahwa reaktor masih panas.", "Laporan itu", None, "document"),
        ("Laporan intelijen AS menyimpulkan bahwa rudal itu tua.", "intelijen AS", "intelijen AS", "named"),
        ("Pengacara Trump mengatakan bahwa kliennya tidak bersalah.", "Pengacara Trump", None, "unnamed"),
        ("Para pendukung Trump menilai putusan itu tidak adil.", "Para pendukung Trump", None, "unnamed"),
        ("Istri Trump mengatakan suaminya sehat.", "Istri Trump", None, "unnamed"),
        (
            "Juru bicara Arif Wibisana mengatakan jadwalnya tetap.",
            "Juru bicara Arif Wibisana",
            "Arif Wibisana",
            "named",
        ),
        (
            "Penasihat Trump, Arif Wibisana, mengatakan jadwalnya tetap.",
            "Penasihat Trump, Arif Wibisana",
            "Arif Wibisana",
            "named",
        ),
        ("Bank Dunia memperkirakan utang itu terkendali.", "Bank Dunia", "Bank Dunia", "named"),
        (
            "Dokter bernama Tirta Maulida itu menulis bahwa ruang rawat penuh.",
            "Dokter bernama Tirta Maulida itu",
            "Tirta Maulida",
            "named",
        ),
        ("Utusan AS John Kerry mengatakan jadwalnya tetap.", "Utusan AS John Kerry", "John Kerry", "named"),
        (
            "Kapolres Garut AKBP Tatang Sukarna mengatakan jadwalnya tetap.",
            "Kapolres Garut AKBP Tatang Sukarna",
            "Tatang Sukarna",
            "named",
        ),
        ("PresidenDonald Trumpmengklaim situs itu hancur.", "PresidenDonald Trump", "Donald Trump", "named"),
        (
            "Duta Besar Jepang untuk Iran merangkap Bahrain Arif Wibisana mengatakan jadwalnya tetap.",
            "Duta Besar Jepang untuk Iran merangkap Bahrain Arif Wibisana",
            "Arif Wibisana",
            "named",
        ),
        (
            "Juru bicara pemerintah Arif Wibisana mengatakan jadwalnya tetap.",
            "Juru bicara pemerintah Arif Wibisana",
            "Arif Wibisana",
            "named",
        ),
        ("Juru bicara pemerintah Trump mengatakan jadwalnya tetap.", "Juru bicara pemerintah Trump", None, "unnamed"),
        (
            "Juru bicara resmi Hamas Arif Wibisana mengatakan jadwalnya tetap.",
            "Juru bicara resmi Hamas Arif Wibisana",
            "Arif Wibisana",
            "named",
        ),
        (
            "Menteri Luar Negeri Pakistan(AS Arif Wibisana mengatakan jadwalnya tetap.",
            "Menteri Luar Negeri Pakistan(AS Arif Wibisana",
            "Arif Wibisana",
            "named",
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else str(value),
)
def test_bodies_outlets_and_unnamed_speakers(text, speaker, name, kind):
    """Are the words at the attribution kept, the name given in full, and the unnamed left without one?"""
    (quote,) = quotes_of(text)
    assert (quote.speaker, quote.speaker_name, quote.speaker_kind) == (speaker, name, kind)


@pytest.mark.parametrize(
    "text, role",
    [
        ("Mantan Presiden Korea Selatan Moon Jae-in mengatakan perundingan gagal.", "Mantan Presiden Korea Selatan"),
        ("Moon Jae-in, mantan presiden Korea Selatan, mengatakan perundingan gagal.", "mantan presiden Korea Selatan"),
    ],
)
def test_a_former_office_is_called_so(text, role):
    """Does the title keep its `mantan`?"""
    (quote,) = quotes_of(text)
    assert quote.speaker_role == role


@pytest.mark.parametrize(
    "text, name",
    [
        ("Juru Bicara Kemlu RI Roy Soemirat mengatakan perundingan gagal.", "Roy Soemirat"),
        ("Menlu Rusia Sergey Lavrov menilai jamuan itu hambar.", "Sergey Lavrov"),
        ("Presiden Recep Tayyip Erdoğan mengatakan perundingan gagal.", "Recep Tayyip Erdogan"),
    ],
)
def test_the_printed_name_wins_over_another_spelling(text, name):
    """Is the speaker called as the article does, accents aside, where the lexicon knows another form of the name?"""
    (quote,) = quotes_of(text)
    assert (quote.speaker_name, bool(quote.actor_id)) == (name, True)


def test_a_title_has_no_open_bracket():
    """Is a bracket that was glued to a name closed in the title?"""
    (quote,) = quotes_of("Presiden Amerika Serikat(AS)Donald Trump mengatakan bahwa jadwalnya tetap.")
    assert quote.speaker_role == "Presiden Amerika Serikat (AS)"


@cases(
    "Arif Wibisana mengirim surat kepada Kremlin, yang mengatakan bahwa ⟦ia akan pulang⟧{indirect Arif Wibisana}.",
    "Arif Wibisana berbicara dengan Moon, yang mengatakan bahwa ⟦ia akan pulang⟧{indirect Moon}.",
)
def test_the_receiver_of_a_letter_is_not_its_author(marked):
    """Is a relative behind a receiver read as what the letter says, and behind a partner as what he says?"""
    check(marked)


@cases(
    "Kementerian Luar Negeri Jepang mengecam uji coba itu dalam pernyataan resmi. "
    '"⟦Kami menyesalkan uji coba itu,⟧{direct Kementerian Luar Negeri Jepang}" demikian pernyataan tersebut.',
    'Lavrov mengirim surat kepada Moon. Kim tiba. Surat tersebut berbunyi: "⟦Kami siap berunding.⟧{direct Lavrov}"',
    "Moon menerima surat dari Lavrov. Surat itu menyebut ⟦perundingan gagal⟧{indirect Lavrov}.",
    "Dalam pernyataan tertulis, Kremlin menjelaskan bahwa ⟦rudal itu jatuh⟧{indirect Kremlin}. Kim pulang. "
    'Dalam pernyataan itu disebutkan: "⟦Rudal itu tidak membahayakan siapa pun.⟧{direct Kremlin}"',
)
def test_a_document_gives_the_words_of_its_author(marked):
    """Is a letter or a statement that speaks traced to who wrote it, sent it or spoke in it?"""
    check(marked)


@cases(
    'Moon tiba. Aktivis membentangkan spanduk di alun-alun disertai teks: "⟦Hentikan perang itu sekarang!⟧{direct -}"',
    "Seorang pejabat senior pemerintahan Biden mengatakan ⟦mereka berunding lama⟧{indirect -}.",
    "Sidang usai, dan ia mengatakan ⟦Kim Jong-un bersalah⟧{indirect -}.",
    "Sidang usai, tetapi ia mengatakan bahwa ⟦dalam perkara itu, Kim Jong-un berbohong⟧{indirect -}.",
)
def test_nobody_is_named_for_another(marked):
    """Do a banner, an official of somebody's government, and `ia` before any name stay without a name?"""
    check(marked)


def test_the_collective_speaks_as_one():
    """Do two names joined by `dan` speak together?"""
    (quote,) = quotes_of("Moon dan Kim mengatakan perundingan berjalan lancar.")
    assert quote.speaker_name == "Moon Jae-in dan Kim Jong-un"


def test_a_description_beside_another_speaker_is_not_he():
    """Does `sang pengusaha` beside Trump's own report stay without a name, with a finding?"""
    text = 'Trump mengatakan kerja sama itu berakhir, dengan sang pengusaha menggambarkan naskah itu sebagai "aib".'
    doc = read(text)
    assert [quote.speaker_name for quote in doc["quotes"]] == ["Donald Trump", None]
    assert "unresolved_speaker" in [notice.kind for notice in doc["notices"]]


def test_nobody_to_name_leaves_the_cell_empty():
    """Is a clitic with nobody before it left empty, surely not guessed, and reported?"""
    doc = read('"Kami siap berunding lagi," katanya.')
    (quote,) = doc["quotes"]
    assert (quote.speaker_name, quote.speaker) == (None, "-nya")
    assert quote.confidence < 0.8
    assert [notice.kind for notice in doc["notices"]] == ["unresolved_speaker"]


# relays, force, addressee --------------------------------------------------------


@pytest.mark.parametrize(
    "text, name, via",
    [
        ('"Kami siap," kata Moon, dilansir AFP.', "Moon", ("AFP",)),
        ('"Kami siap," kata Moon, seperti dikutip dari Reuters, Senin.', "Moon", ("Reuters",)),
        ('"Kami siap," kata Moon, melansir Yonhap.', "Moon", ("Yonhap",)),
        ('"Kami siap," tulis Moon di akun X miliknya, dikutip Reuters.', "Moon", ("X", "Reuters")),
        ('"Kami siap," ujar Moon di akun X-nya.', "Moon", ("X",)),
        ('"Kami siap," kata Moon kepada Fox News.', "Moon", ("Fox News",)),
        ('"Kami siap," kata Moon dalam wawancara terpisah dengan Washington Post.', "Moon", ("Washington Post",)),
        ('"Kami siap," kata Moon dalam wawancara yang ditayangkan CNN.', "Moon", ("CNN",)),
        ('"Kami siap," kata Moon dalam pidato yang disiarkan KCNA, dilansir AFP.', "Moon", ("KCNA", "AFP")),
        ('"Kami siap," kata Moon, dilansirAFPdanAl Jazeera.', "Moon", ("AFP", "Al Jazeera")),
        ('"Kami siap," kata Moon, menurut kantor berita resmi Iran, IRNA.', "Moon", ("IRNA",)),
        ('"Kami siap," kata Kim melalui seorang penerjemah.', "Kim", ("seorang penerjemah",)),
        ("Dilansir Reuters, Rabu (25/6/2025), perundingan gagal, menurut Moon.", "Moon", ("Reuters",)),
        ('"Kami siap," Moon mengatakan kepada mitranya melalui telepon, menurut Yonhap.', "Moon", ("Yonhap",)),
        ("Menurut AP, Kim mengatakan perundingan gagal.", "Kim", ("AP",)),
        ('Presiden AS Donald Trump mengatakan ia "siap," ungkap Presiden Moon.', "Trump", ("Moon Jae-in",)),
        ('"Kami siap," kata Moon seperti disiarkan kanal YouTube istana.', "Moon", ("YouTube",)),
        ('Harian Haaretz mengutip Moon yang mengatakan, "Kami siap."', "Moon", ("Haaretz",)),
        ('"Kami siap," tulis Moon pada akun Facebook miliknya.', "Moon", ("Facebook",)),
        ('"Kami siap," kata Moon kepada surat kabar La Razon.', "Moon", ("La Razon",)),
        ("Moon, seorang tamu, kepada BBC mengatakan perundingan gagal.", "Moon", ("BBC",)),
        ("Presiden Korea Selatan Moon Jae-in, menurut Interfax, memuji Kim sebagai mitra.", "Moon", ("Interfax",)),
        ("Menurut Reuters, yang mengutip Moon, perundingan gagal.", "Moon", ("Reuters",)),
        ("Politico, mengutip Moon, melaporkan perundingan itu gagal.", "Moon", ("Politico",)),
        ("Reuters melaporkan bahwa Moon mengatakan perundingan itu gagal.", "Moon", ("Reuters",)),
        ('"Kami siap," tulis Moon di platform media sosial miliknya, Truth Social.', "Moon", ("Truth Social",)),
        ("Dalam surat yang dipublikasikan Reuters, Moon mengatakan perundingan gagal.", "Moon", ("Reuters",)),
        ('"Kami siap," kata Moon kepada Euronews, Senin.', "Moon", ("Euronews",)),
        ("Reuters melaporkan bahwa dalam pidato di Hanoi, Moon mengatakan perundingan gagal.", "Moon", ("Reuters",)),
        ('Moon duduk bersama harian Kommersant. "Kami siap," kata Moon kepada harian itu.', "Moon", ("Kommersant",)),
        ('"Kami siap," tulis Moon di jejaring sosial Trump, Truth Social.', "Moon", ("Truth Social",)),
        ('"Kami siap," kata Moon, dilansir Antara dari Reuters.', "Moon", ("Reuters", "Antara")),
        ("Menurut kantor berita Iran, Moon Jae-in menilai perundingan gagal.", "Moon", ("kantor berita Iran",)),
        ("Moon menyatakan di Facebook seperti dikutip Yonhap bahwa feri itu berlayar.", "Moon", ("Facebook", "Yonhap")),
        ("Melansir situs Istana.ru, Moon mengatakan perundingan gagal.", "Moon", ("Istana.ru",)),
        ("Moon meminta agar pelabuhan ditutup. Demikian dilansir Reuters, Rabu (3/4/2019).", "Moon", ("Reuters",)),
        ("Menurut media, Moon menilai perundingan gagal.", "Moon", ("media",)),
        ("Moon menyurati Kommersant. Menurut harian itu, Kim menilai naskah itu kabur.", "Kim", ("Kommersant",)),
        ("Menurut surat kabar itu, Kim menilai naskah itu kabur.", "Kim", ()),
        ("Moon meminta agar pelabuhan ditutup. Demikian seperti dikutip dari Yonhap.", "Moon", ("Yonhap",)),
        ("Moon meminta agar pelabuhan ditutup. Demikian dilansir AFP dan AFP.", "Moon", ("AFP",)),
        ("Moon meminta agar pelabuhan ditutup.\nDemikian laporan surat kabar Le Monde.", "Moon", ("Le Monde",)),
        ("Moon meminta agar pelabuhan ditutup. Begitu tiba, Kim berbicara kepada CNN.", "Moon", ()),
        ("Moon meminta agar pelabuhan ditutup. Demikian Kim menutup acara yang disiarkan CNN.", "Moon", ()),
        ("Kim pulang.\nMoon meminta agar pelabuhan ditutup. Demikian pula Reuters.", "Moon", ()),
        ('"Kami siap," kata Moon di media sosial.', "Moon", ()),
        ('"Kami siap," kata Moon kepada wartawan.', "Moon", ()),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "-".join(value),
)
def test_relays_stand_in_order_and_never_speak(text, name, via):
    """Are relays named nearest to the speaker first, and is none of them the speaker?"""
    (quote,) = quotes_of(text)
    assert (quote.speaker_name, quote.via) == (FULL[name], via)


def test_who_told_an_outlet_speaks_though_without_a_name():
    """Is an outlet no speaker of what it says that somebody, told by a clause, has said?"""
    told = "Reuters melaporkan utusan Korea yang tidak disebutkan namanya itu mengatakan bahwa perundingan itu gagal."
    (quote,) = quotes_of(told)
    assert (quote.speaker, quote.speaker_kind, quote.via) == ("utusan Korea", "unnamed", ("Reuters",))


def test_a_credit_does_not_carry_over():
    """Does a relay stay with its own sentence?"""
    first, second = quotes_of('"Kami siap," kata Moon, dilansir AFP. Moon juga mengatakan jadwalnya tetap.')
    assert (first.via, second.via) == (("AFP",), ())


@pytest.mark.parametrize(
    "text, force",
    [
        ('"Kami siap," kata Moon.', "say"),
        ("Kim berjanji akan menutup lokasi itu.", "promise"),
        ("Kim meminta agar sanksi dicabut.", "demand"),
        ("Moon mengimbau warga agar tenang.", "urge"),
        ("Moon bertanya apakah jamuan itu jadi.", "ask"),
        ("Peskov membantah telah mengirim surat itu.", "deny"),
        ("Moon menuduh Pyongyang mengingkari janji.", "accuse"),
        ("Moon memperingatkan bahwa waktu hampir habis.", "warn"),
        ("Moon memprediksi perundingan akan macet lagi.", "predict"),
        ('"Sampai jumpa," cuit Trump.', "tweet"),
    ],
)
def test_force_of_the_cue(text, force):
    """Does the cue tell what saying it does?"""
    (quote,) = quotes_of(text)
    assert quote.force == force


@pytest.mark.parametrize(
    "text, addressee",
    [
        ('"Kami siap," kata Moon kepada wartawan.', "wartawan"),
        ("Moon mengatakan kepada Kim bahwa waktunya sempit.", "Kim"),
        ("Kepada para menteri, Moon mengatakan waktunya sempit.", "para menteri"),
        ('"Kami siap," kata Moon.', None),
    ],
)
def test_addressee(text, addressee):
    """Is it kept to whom the words are said?"""
    (quote,) = quotes_of(text)
    assert quote.addressee == addressee


# scraped text, confidence, tables, properties ------------------------------------


@cases(
    'Presiden Moon tiba.\nADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT\n"⟦Kami siap,⟧{direct Moon}" kata Moon.',
    "Moonmenyebut ⟦pertemuan itu sebagai awal yang baik⟧{indirect Moon}. Moon lalu pulang.",
    '"⟦Kami siap,⟧{direct Moon}" kata Moon dikutipReuters.',
    "DilansirReuters, Kamis (29/5/2025), Moon mengatakan ⟦perundingan berjalan lancar⟧{indirect Moon}.",
    '"⟦Kami siap,⟧{direct Moon}" tulis Moon di platform X. "⟦Kami menunggu,⟧{direct Kim}" tulis Kim.',
    "HANOI\u2014Presiden Moon Jae-in mengatakan bahwa ⟦ombak tinggi\u2014dan berbahaya⟧{indirect Moon}.",
    "Anutin berbicara dengan Hun Sen. Moon mengatakan ⟦perundingan berjalan lancar⟧{indirect Moon}.",
)
def test_scraped_text(marked):
    """Do advertisements, glued words and names like an abbreviation neither hide quotations nor become part of them?"""
    check(marked)


@pytest.mark.parametrize(
    "row",
    list(LEXICON.table("reporting_verbs")),
    ids=lambda row: f"{row['form']}-{row['order']}",
)
def test_example_of_a_verb_fires(row):
    """Does the example of each row give a quotation with this very cue?"""
    found = [q for q in quotes_of(row["example"]) if q.cue is not None]
    cues = [q.cue.of(row["example"]).lower() for q in found]
    assert any(cue.startswith(row["form"]) for cue in cues), f"{row['form']}: {row['example']} gave {cues}"


@pytest.mark.parametrize(
    "row",
    [row for row in LEXICON.table("relays") if row["kind"] in ("passed_on", "published", "through")],
    ids=lambda row: row["form"],
)
def test_example_of_a_relay_fires(row):
    """Does the example of each verb and preposition before a relay give one?"""
    assert any(quote.via for quote in quotes_of(row["example"]))


def test_every_rule_of_the_table_has_a_confidence_between_zero_and_one():
    """Are the confidences shares?"""
    assert all(0 < float(row["confidence"]) <= 1 for row in LEXICON.table("quote_rules"))


def test_confidence_falls_with_what_is_guessed():
    """Is a name at the attribution surer than a pronoun from afar, and that surer than nobody?"""
    named, far, nobody = (
        quotes_of(text)[-1].confidence
        for text in (
            '"Kami siap," kata Moon.',
            "Presiden Moon Jae-in tiba. Hari itu cerah. Jalan sepi. Angin tenang. Ia mengatakan perundingan gagal.",
            '"Kami siap," katanya.',
        )
    )
    assert named > far and named > nobody


# sources behind a description ---------------------------------------------------


@cases(
    "Setelah perundingan antara Jepang dan Filipina, kedua negara mengatakan dalam pernyataan bersama bahwa ⟦Tokyo "
    "akan mengirim kapal ke Manila⟧{indirect Jepang dan Filipina}. Pernyataan tersebut menambahkan bahwa ⟦Manila siap "
    'menerima latihan itu⟧{indirect Jepang dan Filipina}.\n"⟦Kerja sama adalah kunci perdamaian,⟧{direct Jepang dan '
    'Filipina}" demikian bunyi pernyataan tersebut.',
    "⟦Perdana Menteri Inggris Keir Starmer mengutus dua menteri ke Beirut⟧{indirect Kantor Perdana Menteri Inggris}, "
    "kata kantornya pada Jumat. ⟦Starmer sudah bertemu dengan para menteri itu⟧{indirect Kantor Perdana Menteri "
    "Inggris}, kata kantor perdana menteri dalam sebuah pernyataan.",
    "Menurut kantornya, ⟦Moon akan berangkat besok⟧{indirect -}.",
    "Keputusan itu disambut oleh Asosiasi Keluarga Korban, sebuah kelompok bagi mereka yang hilang di Suriah, yang "
    'menyebutnya ⟦sebagai "langkah besar untuk mencari mereka"⟧{mixed Asosiasi Keluarga Korban}.\n"⟦Jangan berhenti '
    'sebelum semuanya dipulangkan,⟧{direct Asosiasi Keluarga Korban}" katanya dalam sebuah pernyataan.',
    'Lavrov mengatakan Presiden Putin menyampaikan kepada Macron bahwa ⟦pertemuan itu harus "disiapkan dengan baik."⟧'
    "{mixed Vladimir Putin}",
    "Kim bertemu Moon di Hanoi. Hal itu disampaikan Moon seusai bertemu Kim. Ia menggambarkan ⟦pertemuan itu sebagai "
    '"sangat berguna."⟧{mixed Moon}',
    "Kim pergi ke Hanoi di tengah peringatan dari Turki bahwa ⟦kedua negara tidak boleh saling menyerang⟧{indirect "
    "Turki}.",
    "Moon berada di bawah tekanan dari keluarga para sandera dan, menurut jajak pendapat, rakyat yang lelah perang.",
    '"⟦Kami sudah maju. Jadi, “tidak ada perjanjian sampai semua jelas,⟧{direct Moon}” kata Moon.',
    "Trump menulis di Truth Social bahwa ⟦perundingan gagal⟧{indirect Trump}.",
)
def test_sources_behind_a_description(marked):
    """Is who speaks found behind `kedua negara`, an office, an apposition, a statement, another speaker?"""
    check(marked)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Sebagaimana dilaporkan media pemerintah Iran, IRNA, pada Senin, Moon mengatakan perundingan gagal.", "IRNA"),
        ("Perundingan gagal, menurut seorang pejabat yang dikutip oleh beberapa media AS.", "beberapa media AS"),
        ('"Kami siap," kata Moon, seperti dilansir media pemerintah Suriah.', "media pemerintah Suriah"),
        ('"Kami siap," kata Moon, dilansir media Iran.', "media Iran"),
        ('"Kami siap," kata Moon dalam pernyataan kepada televisi pemerintah Iran.', "televisi pemerintah Iran"),
        (
            "Media pemerintah Suriah mengutip para pejabat yang mengatakan bahwa hal itu melanggar hukum.",
            "Media pemerintah Suriah",
        ),
    ],
)
def test_media_told_by_their_state_are_relays(text, via):
    """Are media that nothing but their state tells, or a name behind a comma, relays?"""
    assert [quote.via for quote in quotes_of(text)] == [(via,)]


def test_words_are_compiled_once():
    """Are the tables of a lexicon compiled only once?"""
    assert load_words(LEXICON) is load_words(LEXICON)


PIECES = st.lists(
    st.sampled_from(
        [
            "Moon", "Trump", "Kremlin", "kata", "mengatakan", "bahwa", "menurut", "Menurut", "ujarnya", "dilansir",
            "Reuters", "yang", "dan", "seraya", "menambahkan", "juru bicara", "Presiden", "ia", '"', "“", "”", "'",
            ",", ".", "\n", ":", "(", ")", "di", "X", "perundingan", "gagal", "itu", "memberi", "tahu", "nya", "Sen.",
            "Trumpmengklaim", "PresidenDonald", "demikian", "Ditambahkan", "--", "\u00a0", "\r\n", "😀", "dengan",
        ]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150)
@given(st.one_of(PIECES.map(" ".join), PIECES.map("".join), st.text(max_size=200)))
def test_any_text_gives_rows_that_lie_in_it(text):
    """Does no text stop the annotator, and does every span lie in the text with its speaker and its cue?"""
    doc = read(text or "x")
    for quote in doc["quotes"]:
        assert quote.span.of(doc.text)
        for span in (quote.cue, quote.speaker_span):
            assert span is None or span.of(doc.text)
        assert 0 < quote.confidence <= 1
        assert quote.speaker_name not in quote.via


def test_the_same_text_gives_the_same_rows():
    """Do two runs give the same?"""
    text = 'Moon mengatakan perundingan gagal. "Kami siap," kata Kim, dilansir AFP dan Reuters.'
    assert [repr(quote) for quote in quotes_of(text)] == [repr(quote) for quote in quotes_of(text)]


def test_a_word_without_end_stops_nothing():
    """Is a word of thousands of glued verbs left whole, where each used to be cut off in turn?"""
    assert quotes_of("Moon" + "mengatakan" * 5_000 + " perang usai.") == []


def test_a_string_that_is_no_word_is_not_kept():
    """Is what the tables say of a word kept for later articles, but not for a string of thousands of letters?"""
    known = load_words(LEXICON).forms.sort
    page_of("Pelabuhan " + "a" * 5_000)
    assert ("Pelabuhan" in known, "a" * 5_000 in known) == (True, False)


@pytest.mark.parametrize("behind", ["", " 1.500 kapal tiba.", " MoonJae-in tiba, kata nya."])
def test_lower_case_is_the_same_whatever_else_stands_in_the_article(behind):
    """Is a word with a letter whose lower case is two as long as printed, beside numbers and mended words too?"""
    assert page_of("\u0130zmir sunyi." + behind).tokens.low[0] == "\u0130zmir"


@pytest.mark.parametrize("before", ["", '"Siap"'])
def test_marks_that_nothing_opens_are_not_looked_behind_again(before):
    """Is a long run of commas before stray marks gone through once, not once a mark?"""
    text = before + "," * 50_000 + 'x" ' * 1_000
    begun = time.process_time()
    marks = find_marks(text, text, [Span(0, len(text))], {"kata"}.__contains__, {"menurut"}.__contains__)
    assert (len(marks.strays), time.process_time() - begun < 1) == (1_000, True)
