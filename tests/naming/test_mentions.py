"""Where an article names somebody: the spans, the kinds, places told from actors, and what is nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.annotators.naming.find import analysis
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.annotators.naming.tokens import tokenise, whole
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc, Sentence, Span

CASES = {
    "a title is no part of a name": "Presiden Rusia [Vladimir Putin]{vladimir-putin} tiba.",
    "a state in a title is no mention": "Menteri Luar Negeri Korea Utara [Ri Yong-ho]{ri-yong-ho} bicara.",
    "a comma parts title and name": "Menteri Pertahanan Rusia, [Sergei Shoigu]{sergei-shoigu}, diam.",
    "an acronym in brackets": "Presiden Amerika Serikat (AS) [Donald Trump]{donald-trump} tiba.",
    "a body named by its seat": "Kabar itu dari kantor kepresidenan Korea Selatan, [Gedung Biru]{gedung-biru}.",
    "a headline's verb behind a name": "[Macron]{emmanuel-macron} Desak [Zelensky]{volodymyr-zelensky} Berhati-hati",
    "two titles": "Mantan Presiden Korea Selatan [Park Geun-hye]{park-geun-hye} hadir.",
    "a body in a title is a mention": (
        "Juru bicara [Kemlu Swedia]{kementerian-luar-negeri-swedia} [Sara Lind]{sara-lind} membantah."
    ),
    "a spokesman's seat is none": "Juru bicara Kremlin [Dmitry Peskov]{dmitry-peskov} membantah.",
    "a state as agent": "[Rusia]{rusia} menolak usul itu.",
    "a state as place": "Mereka bertemu di [Rusia]{@rusia}.",
    "a way to a state": "Rombongan itu berangkat menuju [Vietnam]{@vietnam}.",
    "dari behind a verb": "Rudal itu ditembakkan dari [Iran]{@iran}.",
    "dari behind a noun": "Tekanan dari [Jepang]{jepang} terus meningkat.",
    "parties of a war": "Perang [Rusia]{rusia}-[Ukraina]{ukraina} belum usai.",
    "people of a state": "Warga Korea Utara dan pejabat Rusia hadir.",
    "goods and money": "Harga minyak Iran dan kurs dolar AS naik.",
    "government and forces": "Pemerintah [Iran]{iran} mengecam pasukan [Israel]{israel}.",
    "programme of a state": "Program nuklir [Korea Utara]{korea-utara} dibahas.",
    "joined places": "Rombongan singgah di [Rusia]{@rusia} dan [Belarus]{@belarus}.",
    "a verb ends the list": "Pasukan itu ada di [Ukraina]{@ukraina} dan [Moskow]{rusia} mengakui hal itu.",
    "city, state": "Kim tiba di [Hanoi]{@hanoi}, [Vietnam]{@vietnam}.".replace("Kim", "Rombongan"),
    "a compass point behind": "Gempa mengguncang di [Jepang]{@jepang} utara.",
    "a capital as its government": "[Pyongyang]{korea-utara} menolak tawaran [Washington]{amerika-serikat}.",
    "a capital as a place": "Kereta itu meninggalkan [Pyongyang]{@pyongyang} pada sore hari.",
    "a seat of government that speaks": "[Gedung Putih]{gedung-putih} membantah kabar itu.",
    "a seat of government as a place": "Jamuan digelar di [Gedung Putih]{@gedung-putih}.",
    "a seat for its state": "Kebijakan [Kremlin]{rusia} itu dikecam.",
    "an embassy with its city": "[Kedutaan Besar Jepang di Madrid]{kedutaan-besar-jepang-di-madrid} tutup.",
    "an army": "[Militer Israel]{pasukan-pertahanan-israel} membantah.",
    "military as an adjective": "Serangan militer [Israel]{israel} dikecam.",
    "one soldier": "Seorang tentara Kamboja tewas.",
    "glued link text": "Kabar itu dikutip[Reuters]{reuters} kemarin.",
    "a verb glued behind": "Semalam [Israel]{israel}menyetujui usul itu.",
    "an acronym glued": "Menurut[AFP]{afp}bahwa usul itu lama.",
    "people of several states": "Korban ialah warga negara Rusia, Belarus, Polandia dan Latvia.",
    "a list of states that act": "Warga Rusia hadir, [Belarus]{belarus} menolak.",
    "examples behind dari": (
        "Minyak datang dari negara-negara tetangga seperti [Kuwait]{@kuwait}, [Qatar]{@qatar}, dan [Oman]{@oman}."
    ),
    "examples that act": "Negara tetangga seperti [Kuwait]{kuwait} dan [Qatar]{qatar} menolak.",
    "where a tremor is": "Gempa kuat mengguncang [Jepang]{@jepang} kemarin.",
    "letters of the state in a body's name": "[Senat Amerika Serikat]{senat-amerika-serikat} (AS) menolak.",
    "the field of an office at a seat": "Direktur Komunikasi Gedung Putih [Rasto Widigdo]{rasto-widigdo} hadir.",
    "a place line of its own": "Rombongan itu tiba.\n[Paris]{@paris} -\nRombongan itu pulang.",
    "a place line of an outlet that no table has": "Rapat\nRawasiar, [Hanoi]{@hanoi}: Rombongan itu tiba.",
    "a place line before an address": "[Hanoi]{@hanoi}, [Rawapos.co]{rawapos-co} — Rombongan itu tiba.",
    "a place line before an address glued to the text": ("[Hanoi]{@hanoi}, Rawapos.co-Rombongan itu tiba."),
    "a place line before brackets": "Rapat\n\n[Moskow]{@moskow}, ([Antara]{antara}) - Rombongan itu tiba.",
    "a capital at the head of a line": "[Moskow]{rusia}-[Hanoi]{vietnam} sepakat.",
    "a doubled word behind a capital at the head of a line": "[Beijing]{china} berlama-lama menolak usul itu.",
    "years behind a capital at the head of a line": "[Moskow]{rusia} 2024-2025 menolak semua usul.",
    "a long line before a capital": (
        "Menurut kabar yang beredar luas di mana-mana, [Moskow]{rusia} - [Hanoi]{vietnam} sepakat."
    ),
    "a capital behind an opening": "Menurut [Moon]{moon-jae-in}, [Moskow]{rusia} menolak.",
    "a person behind a noun and its adjective": "Pemimpin pemberontak utama [Rasto Machora]{rasto-machora} hadir.",
    "a town behind a noun for its people": "Semalam warga Beit Rawaya hadir.",
    "a thing behind a noun and its adjective": "Semalam pemilik lama Rawa Call hadir.",
    "a building behind a noun for somebody": "Semalam perwakilan Gereja Rawa hadir.",
    "two states of people who act": "Para pemimpin Etiopia dan Eritrea menandatangani perjanjian itu.",
    "a treaty and its letters": "Isi Declaration of Restraint (DOR) dibahas. Semua mendukung DOR itu.",
    "letters and their treaty": "Semua mendukung DOR (Declaration of Restraint) itu.",
    "letters behind a word for a treaty": "Perundingan RWPA selesai. Kesepakatan RWPA itu luas.",
    "letters behind words for talks and their treaty": (
        "Presiden hadir usai rapat perundingan RWPA bersama [Peru]{peru}. Kesepakatan RWPA itu luas."
    ),
    "letters behind a word for a treaty, and elsewhere": (
        "[KRW]{a:krw} dan [Rusia]{rusia} berunding. Kesepakatan [KRW]{a:krw} dengan [Peru]{peru} luas."
    ),
    "letters that begin a sentence behind a word for a treaty": (
        "Semua membahas isi perjanjian. [KRW]{a:krw} dan [Rusia]{rusia} berunding."
    ),
    "an office to which somebody comes": "[Moon]{moon-jae-in} dilantik menjadi Presiden Korea Selatan kemarin.",
    "an office behind its known bearer": "Menurut [Moon]{moon-jae-in}, Presiden Korea Selatan, itu wajar.",
    "a first name like a verb": "Menlu Turki [Mevlut Cavusoglu]{mevlut-cavusoglu} hadir.",
    "an opposition": "[Oposisi Peru]{oposisi-peru} menolak. Menurut [oposisi]{oposisi-peru}, itu curang.",
    "a president and his body": "Presiden [Komisi Eropa]{komisi-eropa} [Rasto Widigdo]{rasto-widigdo} hadir.",
    "the state of his counterpart": (
        "[Moon]{moon-jae-in} memuji kolega[nya]{moon-jae-in} Peru [Rasto Widigdo]{rasto-widigdo} kemarin."
    ),
    "who is elected": "Para pemimpin menunggu kanselir terpilih Peru [Rasto Widigdo]{rasto-widigdo} kemarin.",
    "the state of a counterpart": "Rekan dari Peru [Rasto Widigdo]{rasto-widigdo} hadir.",
    "a place line behind a caption": "[Kompas]{kompas-com}, [Washington]{@washington} - Rombongan itu tiba.",
    "no law, no platform": "Lewat Truth Social ia menyinggung Piagam PBB.".replace("ia menyinggung", "ada kutipan"),
    "a word like a name": "Antara dua pilihan itu, dialog lebih baik.",
    "a sourced outlet": "Kabar itu dilansir [Antara]{antara}.",
    "an unknown person with a title": "Senator [Budiman Karsa]{budiman-karsa} hadir.",
    "an unknown person before an office": "Menurut [Rasto Widigdo]{rasto-widigdo}, pengamat militer, itu wajar.",
    "an event is nobody": "Operasi Gurun Merah dimulai.",
    "adverbs in -nya": "Sebelumnya tidak ada kabar, biasanya ramai.",
    "state of a person's field": "Pejabat transportasi Jepang dan pakar hukum Rusia hadir.",
    "state of a topic": "Krisis politik Rusia dibahas.",
    "joined to the state of a title": "Para pemimpin Rusia dan Jepang hadir.",
    "home of a group": "Kelompok [Houthi]{houthi} Yaman membantah.",
    "an allied state": "Sekutu [Rusia]{rusia} itu menolak.",
    "an address without a preposition": "Rudal menghantam Bandara Internasional Sana'a, [Yaman]{@yaman}, kemarin.",
    "a party by its short name": "[Donald Trump]{donald-trump} dan [Demokrat]{partai-demokrat} menolak.",
    "a given name of the lexicon's": (
        "[Mojtaba Khamenei]{mojtaba-khamenei} diam. Semalam [Mojtaba]{mojtaba-khamenei} pergi."
    ),
    "a magazine that a noun introduces": "Kantor majalah satir [Rawamerah]{a:rawamerah} dijaga.",
    "a group with a foreign name": "Aksi itu digelar kelompok [Free Rawa for All]{free-rawa-for-all} kemarin.",
    "where an expert works": (
        "[Rasto Widigdo]{rasto-widigdo}, peneliti senior di [Rawamerah University]{rawamerah-university}, hadir."
    ),
    "an office before a verb in a headline": "[Presiden Rusia]{vladimir-putin} Diskors Lagi.",
    "an army by its noun alone": (
        "[Israel]{israel} menolak usul itu. Kabar bahwa [militer]{pasukan-pertahanan-israel} sudah siap tersiar."
    ),
    "an address behind a strange town": (
        "Pengadilan di [Rawamerah]{@rawamerah}, [Australia]{@australia}, menolak usul itu."
    ),
    "a family is no person": "[Joe Biden]{joe-biden} tiba. Kedekatan keluarga Biden dibahas.",
    "a court in a title": "Ketua [Mahkamah Agung]{mahkamah-agung} [Willem Rosanto]{willem-rosanto} hadir.",
    "a branch of a body": "[Amnesty International]{amnesty-international} Kenya menolak usul itu.",
    "a city that ends a body": "[KBRI]{kbri} [Kuala Lumpur]{@kuala-lumpur} menolak usul itu.",
    "a Korean name with a small half": "Menurut jaksa [Cho Eun-suk]{cho-eun-suk}, itu wajar.",
    "a climber's state": "Seorang pendaki Brasil dan gereja Ortodoks Yunani disebut.",
    "a foreign body of a place": "Peneliti [Korea Institute for Unity]{korea-institute-for-unity} hadir.",
    "a stand of a government": "Mereka menyambut keputusan [Budapest]{hungaria}.",
    "a minister of a longer field": "Menteri Pendidikan Tinggi [Rasto Widigdo]{rasto-widigdo} hadir.",
    "a party of common words": "Kader partai [Reli Rawa]{reli-rawa} hadir.",
    "a mayor is no place": "Wali Kota [Steve Rotheram]{steve-rotheram} memuji petugas.",
    "a body in the words of an office": "Ketua [Partai Pekerja]{partai-pekerja} hadir.",
    "a name that begins like a verb": "[Kepolisian Merseyside]{kepolisian-merseyside} hadir.",
    "a capital that ends an address": "Pesta digelar di klub malam Rawa, [London]{@london}.",
    "a body with a hyphen": "[Dinas Rawa Antar-Layanan]{dinas-rawa-antar-layanan} menolak usul itu.",
    "laws of a state": "Aturan konstitusional Bolivia dan hukum Rusia dibahas.",
    "object of a verb": "[Moon]{moon-jae-in} menyambutnya.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_mentions(marked, compared):
    """Are exactly the marked stretches mentions, and do they mean the actors named?"""
    expected, found = compared(marked)
    assert found == expected


def test_kinds(annotate):
    """Do mentions carry their kind?"""
    doc = annotate("Presiden AS itu diam. Donald Trump dan Kim bertemu. Pyongyang menunggu, kata dia.")
    kinds = {m.span.of(doc.text): m.kind for m in doc["mentions"]}
    assert kinds == {
        "Presiden AS itu": "role",
        "Donald Trump": "name",
        "Kim": "short",
        "Pyongyang": "metonym",
        "dia": "pronoun",
    }


def test_broken_lines_part_no_name():
    """Is a name found whole that a line break inside a sentence parts?"""
    text = "Pertemuan itu dihadiri Kim Jong\nUn dan sejumlah pejabat."
    sentence = Sentence(span=Span(0, len(text)), rule="sentence", paragraph=0)
    doc = Doc(Article(article_id="a", text=text)).with_annotations([sentence], ("sentences",))
    finder = analysis(knowledge_of(load_lexicon()), doc)
    assert [finder.tokens.text(f.first, f.last) for f in finder.found] == ["Kim Jong Un"]


def test_words_of_a_text():
    """Are words, gaps and places those of the text, be a word cut or not?"""
    text = "Menurut (Reuters), dikutipReuters Erdoğan pergi ke Kuala Lumpur 2025."
    tokens = tokenise(text, whole)
    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)][2:5] == [
        "dikutip",
        "Reuters",
        "Erdoğan",
    ]
    assert tokens.gaps == [" (", "), ", "", " ", " ", " ", " ", " ", " ", ""]
    assert tokens.where({"reuters", "ke"}) == [1, 3, 6]
    assert tokens.large({"reuters", "ke"}) == [1, 3]
    assert tokens.bracketed == [1]


def test_one_look_at_a_text():
    """Do the steps share what was found in a text, and look anew where its sentences are others?"""
    knowledge = knowledge_of(load_lexicon())
    sentence = Sentence(span=Span(0, 10), rule="sentence", paragraph=0)
    doc = Doc(Article(article_id="a", text="Moon tiba.")).with_annotations([sentence], ("sentences",))
    first = analysis(knowledge, doc)
    later = doc.with_annotations([], ("mentions",))
    assert analysis(knowledge, later) is first
    assert analysis(knowledge, later.with_annotations([], ("sentences",))) is not first


@pytest.mark.parametrize("spelling", ["Kim Jong-un", "Kim Jong Un", "Kim Jong-Un", "KIM JONG-UN", "Kim Jung-eun"])
def test_romanisations(spelling, annotate):
    """Do all spellings of a Korean name lead to one actor?"""
    doc = annotate(f"Semalam {spelling} bicara.")
    assert [m.actor_id for m in doc["mentions"]] == ["kim-jong-un"]


PIECES = [
    *'abi AKT.,"-()\n\u201c\u201d\u2019\u00a0éß\U0001f600',
    " Kim ",
    " Trump ",
    " di Rusia",
    "nya ",
    " itu ",
    "Presiden ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(text=TEXTS)
def test_spans_hold(annotate, text):
    """Do mentions of any text lie inside it, without doubles, and come out the same twice?"""
    doc = annotate(text)
    spans = [m.span for m in doc["mentions"]]
    assert len(set(spans)) == len(spans)
    assert all(span.of(text).strip() for span in spans)
    assert {m.actor_id for m in doc["mentions"]} - {None} == {a.actor_id for a in doc["actors"]}
    assert annotate(text)["mentions"] == doc["mentions"]


@pytest.mark.parametrize("piece", ["Kim", "di Rusia, ", '"', "nya", "Presiden AS ", "Menteri ", "Code of "])
def test_long_lines_pass(piece, annotate):
    """Does a very long line end, whatever it repeats?"""
    text = piece * (60_000 // len(piece))
    assert all(m.span.end <= len(text) for m in annotate(text)["mentions"])


def test_no_word_lists_in_code(project: Path):
    """Do the modules of naming hold no Indonesian word lists, which belong in tables?"""
    for module in (project / "saksi/annotators/naming").glob("*.py"):
        assert "warga" not in module.read_text(encoding="utf-8").replace("`warga", ""), module.name
