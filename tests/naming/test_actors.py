"""Whom mentions mean: several Kims, offices at a date, descriptions, kinship, pronouns; what stays open."""

from __future__ import annotations

import json

import pytest

from saksi.annotators import run
from saksi.annotators.actors import Actors
from saksi.annotators.dates import Dates
from saksi.annotators.mentions import Mentions
from saksi.annotators.naming.cast import Cast, is_misprint
from saksi.annotators.naming.knowledge import knowledge_of
from saksi.annotators.naming.tokens import words
from saksi.annotators.sentences import Sentences
from saksi.ingest import read
from saksi.ingest.layout import with_layout
from saksi.lexicon import load_lexicon
from saksi.model import Doc

CASES = {
    "the leader among Kims": (
        "[Kim Jong-un]{kim-jong-un} dan adik perempuan[nya]{kim-jong-un}, [Kim Yo-jong]{kim-yo-jong}, tiba. "
        "[Kim]{kim-jong-un} lalu disambut [Kim Yong-chol]{kim-yong-chol}."
    ),
    "a family name shared by strangers": (
        "[Ri Yong-ho]{ri-yong-ho} dan [Ri Su Yong]{ri-su-yong} tiba. [Ri]{?} tidak bicara."
    ),
    "a family name that stands first": "[Guo Jiakun]{guo-jiakun} membantah. [Guo]{guo-jiakun} lalu pergi.",
    "a family name that stands last": "Hakim [Rudi Hartawan]{rudi-hartawan} tiba. [Hartawan]{rudi-hartawan} diam.",
    "one word is this article's alone": "Hakim [Hartawan]{a:hartawan} tiba.",
    "an office by the article's own title": (
        "Menteri Pertahanan Israel, [Beni Regev]{beni-regev}, tiba. [Menteri pertahanan Israel]{beni-regev} itu diam."
    ).replace("[Menteri pertahanan Israel]{beni-regev} itu", "[Menteri pertahanan Israel itu]{beni-regev}"),
    "the head of a state": "Rombongan [pemimpin Korea Utara]{kim-jong-un} tiba.",
    "a relative of a leader": (
        "Adik perempuan [pemimpin Korut]{kim-jong-un}, [Kim Yo-jong]{kim-yo-jong}, tiba lebih dulu."
    ),
    "a description": "[Donald Trump]{donald-trump} tiba. [Presiden itu]{donald-trump} diam.",
    "sang": "[Angela Merkel]{angela-merkel} tiba. Ucapan [sang kanselir]{angela-merkel} dicatat.",
    "that state": "[Rusia]{rusia} menolak usul itu. [Negara itu]{rusia} sudah lama bersikap demikian.",
    "a state as a place again": "[Rusia]{rusia} menolak. Tidak ada kabar dari dalam, dan di [negara itu]{@rusia} sepi.",
    "that group": "Kelompok [Hamas]{hamas} menolak. [Kelompok tersebut]{hamas} menunggu.",
    "both are nobody": "[Rusia]{rusia} dan [China]{china} sepakat. Kedua negara itu menunggu.",
    "a body by its first word": (
        "[Kementerian Luar Negeri Swedia]{kementerian-luar-negeri-swedia} membantah. "
        "[Kementerian itu]{kementerian-luar-negeri-swedia} tidak merinci."
    ),
    "a bracketed acronym": (
        "[Kementerian Luar Negeri Swedia]{kementerian-luar-negeri-swedia} ([KLNS]{kementerian-luar-negeri-swedia}) "
        "membantah. Menurut [KLNS]{kementerian-luar-negeri-swedia}, rapat ditunda."
    ),
    "a member of an assembly": (
        "[Angela Merkel]{angela-merkel} mendatangi wali kota. [Anggota parlemen itu]{angela-merkel} diam."
    ),
    "he, the subject": "[Donald Trump]{donald-trump} tiba. [Ia]{donald-trump} lalu pergi.",
    "he, not who is named behind": (
        "[Donald Trump]{donald-trump} bertemu [Kim Jong-un]{kim-jong-un}. [Ia]{donald-trump} memuji [Kim]{kim-jong-un}."
    ),
    "initials with accents": "Polisi menahan pria berinisial [ÉÀ]{a:ea} kemarin. Kata polisi, [ÉÀ]{a:ea} mengaku.",
    "initials stand for a person": (
        "Seorang pria berinisial [AP]{a:ap} (34) dan [YT]{a:yt} (19) ditahan. [AP]{a:ap} lalu mengaku. "
        "[Ia]{a:ap} lapar."
    ),
    "letters explained behind them": (
        "[ACR]{asosiasi-cinta-rimba} ([Asosiasi Cinta Rimba]{asosiasi-cinta-rimba}) menolak. "
        "Menurut [ACR]{asosiasi-cinta-rimba}, hal itu buruk."
    ),
    "letters explained nowhere are the initials of a name": (
        "[Lembaga Survei Samudra]{lembaga-survei-samudra} merilis temuan. "
        "Peneliti [LSS]{lembaga-survei-samudra} [Rully Sentana]{rully-sentana} hadir."
    ),
    "a body with and without a word of its name": (
        "[Dewan Tinggi Pertanian Kuba]{dewan-tinggi-pertanian-kuba} menolak. "
        "[Dewan Pertanian Kuba]{dewan-tinggi-pertanian-kuba} menunggu."
    ),
    "a group by what is done to it": (
        "[Hamas]{hamas} menolak usul itu. [Kelompok militan yang didukung Teheran itu]{hamas} menunggu."
    ),
    "an airline, not the company named last": (
        "[Air India]{air-india} membantah. [Airbus]{airbus} diam. Penumpang [maskapai itu]{air-india} selamat."
    ),
    "who was introduced by the noun": (
        "Perusahaan [Airbus]{airbus} membantah. Menurut [Badan Karantina Kuba]{badan-karantina-kuba}, "
        "[perusahaan itu]{airbus} lalai."
    ),
    "a junta is its state": "[Myanmar]{myanmar} menolak usul itu. [Junta militer]{myanmar} lalu menyerang.",
    "a person described is not the speaker": (
        "[Rudi Hartawan]{rudi-hartawan} tiba. [Sari Wulandari]{sari-wulandari} mengatakan "
        "[pria itu]{rudi-hartawan} lelah."
    ),
    "somebody without a name": (
        "[Rudi Hartawan]{rudi-hartawan} tiba. Polisi menahan seorang remaja. [Remaja itu]{?} mengaku lapar."
    ),
    "no other's office": (
        "Menteri Pertahanan Kuba [Rudi Hartawan]{rudi-hartawan} tiba. [Presiden itu]{?} menolak mundur."
    ),
    "the subject of what dan joins": (
        '[Elon Musk]{elon-musk} menyesal. [Donald Trump]{donald-trump} tiba. "[Presiden]{donald-trump} menghargai '
        'pesan [Elon]{elon-musk}, dan [dia]{donald-trump} senang," ucap [Sari Wulandari]{sari-wulandari}.'
    ),
    "whose term of office": (
        "[Rudi Hartawan]{rudi-hartawan} berterima kasih kepada [Sari Wulandari]{sari-wulandari} saat masa "
        "jabatan[nya]{rudi-hartawan} berakhir."
    ),
    "he whose telephone it was": (
        "Percakapan telepon[nya]{rudi-hartawan} dengan mantan pemimpin Kamboja, [Hun Sen]{hun-sen}, memicu kemarahan "
        "atas kepemimpinan[nya]{rudi-hartawan}."
    ).replace("Percakapan telepon", "[Rudi Hartawan]{rudi-hartawan} tiba. Percakapan telepon"),
    "states own what is nuclear": (
        "[Israel]{israel} menolak, dan [Badan Energi Atom Internasional]{badan-energi-atom-internasional} tidak "
        "melihat fasilitas nuklir[nya]{israel}."
    ),
    "who spoke before, behind an apposition": (
        "Juru bicara Gedung Putih, [Karoline Leavitt]{karoline-leavitt}, sempat mengatakan bahwa "
        '[Donald Trump]{donald-trump} menolak. "Itu benar," ujar[nya]{karoline-leavitt}.'
    ),
    "they, behind a connective": (
        "Sementara itu, kelompok [Hamas]{hamas} memperingatkan warga. Namun, [mereka]{hamas} tidak mengaku."
    ),
    "who said it is not spoken of": (
        "[Rudi Hartawan]{rudi-hartawan} gugur. [Sari Wulandari]{sari-wulandari} mengatakan itu. "
        '"Pesawat[nya]{rudi-hartawan} rusak," ujar[nya]{sari-wulandari}.'
    ),
    "the pilot": (
        "Pilot Ukraina, [Rudi Hartawan]{rudi-hartawan}, gugur. [Sari Wulandari]{sari-wulandari} memuji "
        "[sang pilot]{rudi-hartawan}."
    ),
    "of a list neither": (
        "[Qatar]{qatar} menengahi konflik antara [Iran]{iran} dan [Israel]{israel} demi posisi[nya]{qatar}."
    ),
    "they, where two remain": (
        "Hubungan dengan [Rusia]{rusia} penting bagi kebijakan [Qatar]{qatar}. Mereka menunggu."
    ),
    "whose forces, as their speaker says": (
        "Militer [Israel]{israel}, yang melawan [Hamas]{hamas} sejak lama, mengatakan pasukan[nya]{israel} menembak."
    ).replace("Militer [Israel]{israel}", "[Israel]{israel}"),
    "the government in what somebody says of it": (
        "[Sari Wulandari]{sari-wulandari} mengatakan [Rusia]{rusia} akan memberikan bantuan yang dijanjikan"
        "[nya]{rusia}."
    ),
    "a body alone is of the state whose bodies are named": (
        "[Senat Filipina]{senat-filipina} menyetujui RUU itu. Kini anggota [DPR]{dpr-filipina} memeriksanya."
    ),
    "a body alone beside people of Indonesia": (
        "Menurut [Joko Widodo]{joko-widodo}, RUU itu ditunda. Kini anggota [DPR]{dpr-ri} memeriksanya."
    ),
    "letters behind an agency that has no name": (
        "[Donald Trump]{donald-trump} tiba. Kantor berita Korea Utara ([KCNA]{kcna}) mengatakan hal itu, tetapi "
        "[ia]{kcna} tidak merinci."
    ),
    "a minister of defence is a minister": (
        "Menteri Pertahanan Kuba [Rudi Hartawan]{rudi-hartawan} tiba. [Donald Trump]{donald-trump} memuji "
        "[menteri tersebut]{rudi-hartawan}."
    ),
    "the president's vision": (
        "[Donald Trump]{donald-trump} tiba. Tindakan ini mencerminkan visi [presiden]{donald-trump} itu sendiri."
    ).replace(" itu sendiri", ""),
    "letters of a state behind its court": (
        "[Pengadilan Niaga Amerika Serikat]{pengadilan-niaga-amerika-serikat} ([AS]{amerika-serikat}) menolak. "
        "Kini [AS]{amerika-serikat} menunggu."
    ),
    "an army that commands": (
        "[Militer Myanmar]{angkatan-bersenjata-myanmar} membantah. Presiden itu digulingkan "
        "[militer]{angkatan-bersenjata-myanmar}. Seorang komandan [militer]{angkatan-bersenjata-myanmar} mengaku, "
        "tetapi para pemimpin militer diam."
    ).replace("Presiden itu", "Penguasa lama"),
    "he, told before his name behind a connective": (
        "Pertemuan ditunda sepekan. Namun, meskipun [ia]{moon-jae-in} menyesal, Presiden [Moon Jae-in]{moon-jae-in} "
        "tidak marah."
    ),
    "he, the only one spoken of, though named again": (
        "[Rudi Hartawan]{rudi-hartawan} mundur tahun lalu. [Ia]{rudi-hartawan} dilarang kembali setelah hakim "
        "menegur [Hartawan]{rudi-hartawan}."
    ),
    "he, whom a nameless speaker speaks of": (
        '[Rudi Hartawan]{rudi-hartawan} sudah ditahan. "Itu aturan. Namun, [ia]{rudi-hartawan} boleh pulang," '
        "kata seorang polisi."
    ),
    "what is somebody's own": (
        "[Rudi Hartawan]{rudi-hartawan} menjual saham [Air India]{air-india} milik[nya]{rudi-hartawan}."
    ),
    "what stands in brackets owns nothing": (
        "[Rudi Hartawan]{rudi-hartawan} digugat di [Mahkamah Internasional]{mahkamah-internasional} "
        "([ICJ]{mahkamah-internasional}) atas buku yang ditulis[nya]{rudi-hartawan}."
    ),
    "he, behind a subordinate clause": (
        "Setelah pertemuan dengan [Moon Jae-in]{moon-jae-in}, [Kim Jong-un]{kim-jong-un} mengatakan bahwa "
        "[ia]{kim-jong-un} siap."
    ),
    "who says so": (
        '[Moon Jae-in]{moon-jae-in} mengatakan jalan damai itu berliku. "Kami sabar," kata[nya]{moon-jae-in}.'
    ),
    "he in a quotation is not who speaks": (
        '[Kim Jong-un]{kim-jong-un} tiba kemarin. "[Dia]{kim-jong-un} cerdas," kata [Donald Trump]{donald-trump}.'
    ),
    "her owner in the sentence": "[Rusia]{rusia} mengirim utusan[nya]{rusia}.",
    "the owner nearest": "[Jepang]{jepang} mengecam [Rusia]{rusia} atas invasi[nya]{rusia}.",
    "he, though named behind": "[Joe Biden]{joe-biden} tiba. [Ia]{joe-biden} pergi sebelum [Biden]{joe-biden} bicara.",
    "he in a stranger's quotation": (
        '[Kim Jong-un]{kim-jong-un} tiba kemarin. "Namun, [ia]{kim-jong-un} lalu pergi," ujar seorang saksi.'
    ),
    "owner of an account": "[Donald Trump]{donald-trump} menulis di akun X-[nya]{donald-trump}.",
    "a politician without office": (
        "[Donald Trump]{donald-trump} menang. Terpilihnya [politikus gaek ini]{donald-trump} mengejutkan."
    ),
    "letters behind an adjective": (
        "[Badan Rawa Merah]{badan-rawa-merah} federal ([BRM]{badan-rawa-merah}) diam. Tim [BRM]{badan-rawa-merah} tiba"
    ),
    "the article's own name before the letters": (
        "[Dinas Rawa Merah]{dinas-rawa-merah} ([DEA]{dinas-rawa-merah}) diam. [DEA]{dinas-rawa-merah} menolak."
    ),
    "head of a region": (
        "Gubernur Texas [Rasto Widigdo]{rasto-widigdo} diam. Usul itu ditolak [Gubernur Texas]{rasto-widigdo} kemarin. "
        "Hal itu kata [gubernur]{rasto-widigdo}. [Gubernur itu]{rasto-widigdo} pulang."
    ),
    "an office that is sought": (
        "Gubernur Texas [Rasto Widigdo]{rasto-widigdo} diam. Ada calon kuat gubernur Texas, dana untuk gubernur Texas."
    ),
    "a family name of two, one of them named": (
        "[Mohammed bin Salman]{mohammed-bin-salman} tiba. [Salman]{mohammed-bin-salman} lalu pergi."
    ),
    "a family name of two, the other named": "[Raja Salman]{raja-salman} tiba. [Salman]{raja-salman} lalu pergi.",
    "a family name of two, both named": (
        "[Raja Salman]{raja-salman} dan [Mohammed bin Salman]{mohammed-bin-salman} tiba. [Salman]{?} lalu pergi."
    ),
    "a family name of two, neither named, is somebody of the article": "Semalam [Salman]{a:salman} pergi.",
    "who fills in a head": (
        "Presiden sementara Peru [Rasto Widigdo]{rasto-widigdo} tiba. [Presiden itu]{rasto-widigdo} diam. "
        "Usul itu ditolak [presiden Peru]{rasto-widigdo} kemarin."
    ),
    "who fills in is not who holds the office": "Usul itu ditolak [presiden sementara Venezuela]{?} kemarin.",
    "they, one body": "[Hamas]{hamas} menolak usul itu. [Mereka]{hamas} menuntut jaminan.",
    "they, several": "Para pengungsi datang, sementara [Israel]{israel} menyerang. Tenda mereka terbakar.",
    "before its subject": "Dalam pidato[nya]{moon-jae-in}, [Moon Jae-in]{moon-jae-in} menyebut damai.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_actors(marked, compared):
    """Does each mention mean the actor it is marked with, and nothing else?"""
    expected, found = compared(marked)
    assert found == expected


@pytest.mark.parametrize(
    ("published", "actor"),
    [
        pytest.param("2016-05-01", "barack-obama", id="2016"),
        pytest.param("2019-02-28", "donald-trump", id="2019"),
        pytest.param("2022-02-28", "joe-biden", id="2022"),
        pytest.param("2025-06-24", "donald-trump", id="2025"),
        pytest.param(None, None, id="undated"),
    ],
)
def test_an_office_is_a_term(published, actor, annotate):
    """Is `presiden AS` looked up at the article's date, and left open where there is none?"""
    doc = annotate("Rombongan itu menemui presiden AS kemarin sore.", published)
    assert [m.actor_id for m in doc["mentions"]] == [actor]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("antnio guterres", "antonio guterres", True, id="a letter lost"),
        pytest.param("donald trunp", "donald trump", True, id="a letter wrong"),
        pytest.param("kim jong un", "kim jong il", False, id="two Kims"),
        pytest.param("kim jong chol", "kim yong chol", False, id="short words"),
        pytest.param("guterres", "guterres", False, id="one word"),
    ],
)
def test_misprints(one, other, expected):
    """Is a misprint told from another person's name?"""
    assert is_misprint(tuple(one.split()), tuple(other.split())) is expected


def test_a_common_noun_heads_its_body():
    """Does `Kongres` mean no body of which it is not the first word, and `Kantor` the one that it heads?"""
    cast = Cast(knowledge_of(load_lexicon()), "a")
    body = cast.unknown("Kantor Anggaran Kongres", "organisation")
    assert cast.fitting(("kongres",), "organisation") == []
    assert cast.fitting(("kantor",), "organisation") == [body]


def test_a_relative_named_before(annotate):
    """Is `istrinya` whoever has been named as such?"""
    text = "Rudi Hartawan tiba bersama istrinya, Sari Wulandari. Rudi mengatakan istrinya lelah."
    kin = [m.actor_id for m in annotate(text)["mentions"] if m.kind == "role"]
    assert kin == ["sari-wulandari"]


def test_the_next_item_of_a_digest_forgets_the_last(annotate):
    """Does `ia` mean nobody of another piece of news, whose headline stands behind a dash?"""
    items = ("Gempa Kuba", "Rudi Hartawan pulang pagi ini."), ("Banjir Peru", "Ia lapar."), ("Topan Fiji", "Hujan.")
    text = "Berikut beritanya. " + " ".join(f"- {head}\n\n{body}" for head, body in items)
    assert [m.actor_id for m in annotate(text)["mentions"] if m.kind == "pronoun"] == [None]


def test_actors_are_those_mentioned(annotate):
    """Has each actor of the article one row, known ones with country and item?"""
    doc = annotate("Kim Jong-un tiba di Hanoi. Kim lalu menemui Senator Budiman Karsa.")
    rows = {a.actor_id: (a.name, a.kind, a.country, a.is_known) for a in doc["actors"]}
    assert rows == {
        "kim-jong-un": ("Kim Jong-un", "person", "KP", True),
        "hanoi": ("Hanoi", "place", None, False),
        "budiman-karsa": ("Budiman Karsa", "person", None, False),
    }


def gold_names(project):
    lines = (project / "data/gold/mentions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {
        (r["article_id"], r["start"], r["end"]): r["actor_name"]
        for r in rows
        if r["kind"] in ("name", "short") and not r["is_place"]
    }


PRINTED = {
    "another spelling": ("Menlu Sergey Lavrov tiba. Lavrov diam.", "sergei-lavrov", "Sergey Lavrov"),
    "both spellings": ("Sergey Lavrov tiba. Kata Sergei Lavrov, ia siap.", "sergei-lavrov", "Sergei Lavrov"),
    "a surname is no full name": ("Lavrov tiba.", "sergei-lavrov", "Sergei Lavrov"),
    "words for letters": (
        "Semalam Pakta Pertahanan Atlantik Utara (NATO) dipuji Peru. Usul NATO dibahas.",
        "nato",
        "Pakta Pertahanan Atlantik Utara",
    ),
    "letters alone": ("Kepala IAEA tiba. IAEA menolak.", "badan-energi-atom-internasional", "IAEA"),
    "a state": ("Tiongkok menolak usul itu.", "china", "China"),
}


@pytest.mark.parametrize("text, actor_id, name", PRINTED.values(), ids=PRINTED)
def test_a_name_is_the_fullest_of_its_article(annotate, text, actor_id, name):
    """Are all mentions of somebody under the name that the article gives in full, else under the lexicon's?"""
    doc = annotate(text)
    assert {m.actor_name for m in doc["mentions"] if m.actor_id == actor_id} == {name}
    assert [a.name for a in doc["actors"] if a.actor_id == actor_id] == [
        knowledge_of(load_lexicon()).actors[actor_id].name
    ]


def test_the_five_articles(project):
    """Are all names and short names of the five articles found and linked to the right actor?"""
    lexicon = load_lexicon()
    steps = (Sentences(), Dates(lexicon), Mentions(lexicon), Actors(lexicon))
    found = {}
    for article in read([project / "data/articles"]):
        for m in run(Doc(with_layout(article)), steps)["mentions"]:
            found[article.article_id, m.span.start, m.span.end] = m.actor_name
    gold = gold_names(project)
    wrong = {key: (name, found.get(key)) for key, name in gold.items() if not is_same(name, found.get(key))}
    assert wrong == {}


def is_same(name: str, other: str | None) -> bool:
    """Whether one name has all words of the other: `Republika` and `Republika.co.id`."""
    one, two = set(words(name)), set(words(other or ""))
    return bool(two) and (one <= two or two <= one)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rasto Widigdo menolak usul itu. Widigdo lalu pulang.", ["name", "short"]),
        ("Rasto menolak usul itu. Rasto Widigdo lalu pulang.", ["short", "name"]),
        ("Donald Trump menolak usul itu, kata Donald John Trump.", ["name", "name"]),
        ("Pemerintah Rusia menolak usul itu. Rusia menunggu.", ["name", "name"]),
    ],
)
def test_a_form_is_short_beside_a_longer_one(text, kinds, annotate):
    """Is a name short where the article gives a longer one, and the tables do not have it as the full name?"""
    assert [m.kind for m in annotate(text)["mentions"]] == kinds
