"""Claims and certainty: do the three layers say what a careful reader would?"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.annotators import run
from saksi.annotators.claiming.certainty import Saying, _together, judge
from saksi.annotators.claiming.clauses import steps_of
from saksi.annotators.claiming.kinds import Kinds
from saksi.annotators.claiming.modifiers import modifiers
from saksi.annotators.claiming.text import Reader
from saksi.annotators.claims import Claims
from saksi.annotators.sentences import Sentences
from saksi.engine import annotate_one
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc, Quote, Span
from saksi.phrases import Phrases, alternatives, words_of
from saksi.scoring.measures import layers
from saksi.scoring.pairing import macro_f1
from saksi.tables import TABLES
from saksi.text import plain
from saksi.words import words_in

LEXICON = load_lexicon()
CLAIMS = Claims(LEXICON)
READER = Reader(LEXICON, certainty=modifiers(LEXICON))


def read(text: str):
    return READER.read(words_in(text, plain(text)))


def judged(text: str, saying: Saying | None = None):
    words = read(text)
    return judge(words, 0, len(words.forms), saying)


@pytest.mark.parametrize("row", LEXICON.table("certainty"), ids=lambda row: row["literal"])
def test_example_fires_its_own_row(row):
    """Does the example of each modifier fire that very modifier, and no longer one in its place?"""
    table = Phrases((r["literal"], r["literal"]) for r in LEXICON.table("certainty"))
    assert row["literal"] in [hit.payload for hit in table.find(words_of(row["example"]))]


@pytest.mark.parametrize("row", LEXICON.table("claim_types"), ids=lambda row: row["literal"])
def test_example_of_a_type_fires(row):
    """Does the example of each type hold its words?"""
    table = Phrases((r["literal"], r["literal"]) for r in LEXICON.table("claim_types"))
    assert row["literal"] in [hit.payload for hit in table.find(words_of(row["example"]))]


PAIRS = [
    ("Kremlin membantah mengirim pasukan", "stated", "denied", False),
    ("Kremlin tidak membantah mengirim pasukan", "possible", "unclear", False),
    ("Mustahil kedua menteri bertemu lagi", "certain", "denied", False),
    ("Bukan tidak mungkin kedua menteri bertemu lagi", "possible", "unclear", False),
    ("Presiden itu tentu datang", "certain", "planned", False),
    ("Presiden itu belum tentu datang", "doubtful", "unclear", False),
    ("Tanggal kunjungan itu belum pasti", "doubtful", "unclear", False),
    ("Jamuan makan malam itu tidak jadi digelar", "stated", "called_off", True),
    ("Kedua pihak menandatangani piagam bersama", "stated", "happened", False),
    ("Kedua pihak gagal menandatangani piagam bersama", "stated", "denied", False),
    ("Kunjungan yang sudah dijadwalkan itu batal", "stated", "called_off", False),
    ("Seoul akan mengirim utusan", "stated", "planned", False),
    ("Jika sanksi dicabut, Seoul akan mengirim utusan", "stated", "unclear", False),
    ("Seoul mungkin akan mengirim utusan", "possible", "unclear", False),
    ("Seoul tidak akan mengirim utusan", "stated", "denied", True),
    ("Seoul telah mengirim utusan", "stated", "happened", False),
    ("Seoul tidak pernah mengirim utusan", "stated", "denied", True),
    ("Seoul ingin mengirim utusan", "stated", "unclear", False),
    ("Saya yakin itu mungkin terjadi", "possible", "unclear", False),
    ("Keputusan itu tidak adil", "stated", None, True),
    ("Keputusan itu sangat adil", "stated", None, False),
    ("Utusan yang tidak hadir itu tiba di Jenewa", "stated", "happened", False),
    ("Delegasi tidak hanya berunding", "stated", "happened", False),
    ("Perundingan itu pasti berlanjut", "certain", "planned", False),
    ("Perundingan itu hampir pasti berlanjut", "probable", "unclear", False),
    ("Perundingan itu jelas telah gagal", "certain", "denied", False),
    ("Perundingan itu tampaknya dibatalkan", "probable", "called_off", False),
    ("Perundingan itu mungkin dibatalkan", "possible", "unclear", False),
    ("Perundingan itu terancam batal", "possible", "unclear", False),
    ("Perundingan itu ditunda", "stated", "called_off", False),
    ("Perundingan itu ditunda hingga Mei", "stated", "planned", False),
    ("Kemungkinan besar perundingan itu sudah dimulai", "probable", "happened", False),
    ("Perundingan itu kemungkinan besar dimulai pekan depan", "probable", "unclear", False),
    ("Perundingan itu dimulai pekan depan", "stated", "planned", False),
    ("Tawaran mereka mungkin tidak tulus", "possible", None, True),
    ("Tawaran mereka mungkin penting", "possible", None, False),
    ("Tawaran mereka akan penting", "stated", "planned", False),
    ("Tawaran itu tidak dapat diterima", "stated", None, True),
    ("Kami tidak dapat menerima tawaran itu", "stated", "denied", True),
    ("Kami dapat memastikan utusan itu telah tiba", "stated", "happened", False),
    ("Kami dapat mengirim utusan", "possible", "unclear", False),
    ("Seoul mendesak mereka mundur", "stated", "unclear", False),
    ("Seoul telah mendesak mereka mundur", "stated", "happened", False),
    ("Seoul terus mempertimbangkan usul itu", "stated", "unclear", False),
    ("Barangkali mereka tidak datang", "possible", "unclear", True),
    ("Mereka memahami sikap kami", "stated", None, False),
    ("Mereka sangat menyukai sikap kami", "stated", None, False),
    ("Sudah saatnya mereka mundur", "stated", "unclear", False),
    ("Rencana menyerang pelabuhan itu sudah dibatalkan", "stated", "called_off", False),
    ("Utusan itu, yang gagal berunding, akan kembali ke Roma", "stated", "planned", False),
    ("Menyandang gelar itu, ia belum pernah memimpin sidang", "stated", "denied", True),
    ("Selama bertahun-tahun Roma terus berunding", "stated", "happened", False),
    ("Meski menyesal, mereka tidak akan mundur", "stated", "denied", True),
    ("Jika mereka mundur maka kami tidak akan menyerang", "stated", "unclear", True),
    ("Dana itu (setara dua miliar) telah dipangkas", "stated", "happened", False),
    ("Pasukan Roma belum mundur", "stated", "denied", True),
    ("Warga yang menunggu bantuan di Roma", "stated", "happened", False),
    ("Ini perang yang menewaskan ratusan orang", "stated", None, False),
    ("Langkah itu disebut sebagai kemenangan", "stated", None, False),
]


@pytest.mark.parametrize(("text", "speaker", "event", "negated"), PAIRS, ids=[p[0] for p in PAIRS])
def test_minimal_pairs(text, speaker, event, negated):
    """Does one changed word change the layer that it should, and no other?"""
    found = judged(text, Saying())
    assert (found.speaker, found.event, found.is_negated) == (speaker, event, negated)


REPORTER = [
    ("Sang jenderal dikabarkan tewas", "hearsay"),
    ("Konon sang jenderal tewas", "hearsay"),
    ("Katanya sang jenderal sudah tewas", "hearsay"),
    ("Tersiar kabar sang jenderal sudah tewas", "hearsay"),
    ("Beredar isu sang jenderal sudah tewas", "hearsay"),
    ("Isu Palestina dibahas sang jenderal", "vouched"),
    ("Spekulasi bahwa sang jenderal tewas meluas", "hearsay"),
    ("Terdapat dugaan bahwa kapal itu membawa senjata", "hearsay"),
    ("Kapal itu terindikasi membawa senjata", "hearsay"),
    ("Kapal itu diketahui membawa senjata", "vouched"),
    ("Polisi menangkap pria yang diduga membawa senjata", "vouched"),
    ("Menurut klaim Moskow kapal itu tenggelam", "distanced"),
    ("Pasukan itu menyerang apa yang mereka sebut sebagai markas teroris", "distanced"),
    ("Pasukan itu menyerang markas teroris", "vouched"),
    ("Kota itu disebut-sebut menjadi tuan rumah", "hearsay"),
    ("Ia memamerkan apa yang disebutnya bukti", "distanced"),
    ("Sang jenderal tewas pada Senin", "vouched"),
    ("Kapal yang disebut Elang itu berlayar", "vouched"),
    ("Kapal itu diklaim oleh Roma sebagai miliknya", "vouched"),
    ("Kapal itu berlayar, yang disebutnya langkah berani", "vouched"),
    ("Banyak pihak berharap kapal itu berlayar", "hearsay"),
    ("Perundingan itu dinilai gagal mencapai kemajuan", "hearsay"),
]


@pytest.mark.parametrize(("text", "expected"), REPORTER, ids=[r[0] for r in REPORTER])
def test_outlet_stands_to_it(text, expected):
    """Is hearsay told from what the outlet vouches for?"""
    found = judged(text)
    assert (found.reporter, found.speaker) == (expected, "stated" if expected == "distanced" else None)


def test_a_long_clause_is_judged_and_not_kept():
    """Is a clause of very many modifiers judged like a short one, without a place in the cache?"""
    short = judged("Seoul mungkin mengirim utusan")
    kept = _together.cache_info().currsize
    assert judged(f"Seoul {'mungkin ' * 99}mengirim utusan") == short
    assert _together.cache_info().currsize == kept


KINDS = [
    ("Serangan itu menewaskan dua orang", "menewaskan", "verb"),
    ("Utusan Menari tiba di Roma", "menari", "other"),
    ("Utusan Benjamin tiba di Roma", "benjamin", "noun"),
    ("Pada Senin Atlantismenyetujui usul itu", "atlantismenyetujui", "verb"),
    ("Secara terpisah Roma mundur", "terpisah", "quality"),
    ("Roma bertahan selama 12 hari", "selama", "function"),
    ("Roma bertahan selama sekutunya berperang", "selama", "subordinator"),
    ("Setelah dimulainya perundingan", "dimulainya", "nominal"),
    ("Rencana menyerang Roma", "rencana", "completed"),
    ("Rencana itu gagal", "rencana", "noun"),
    ("Keputusan itu penting", "penting", "stative"),
    ("Perang itu sangat kompleks", "kompleks", "stative"),
    ("Keputusan penting diambil", "penting", "quality"),
    ("Pasukan menyerang", "pasukan", "noun"),
    ("Hentikan serangan itu", "hentikan", "verb"),
]


@pytest.mark.parametrize(("text", "form", "kind"), KINDS, ids=[k[0] for k in KINDS])
def test_kind_of_a_word_in_its_place(text, form, kind):
    """Is a word told by its shape, its capital and its neighbours?"""
    words = read(text)
    assert dict(zip(words.forms, words.kinds, strict=True))[form] == kind


GLUED = [
    ("Pertempuran pecah diRoma semalam", ["pertempuran", "pecah", "di", "roma", "semalam"]),
    ("Roma kalah. MiliterRomamenyerang lagi", ["roma", "kalah", "militer", "roma", "menyerang", "lagi"]),
    ("Roma kalah. RomadanSparta mundur", ["roma", "kalah", "roma", "dan", "sparta", "mundur"]),
    ("Roma kalah. Romanov mundur", ["roma", "kalah", "romanov", "mundur"]),
    ("Romania mundur dari Roma", ["romania", "mundur", "dari", "roma"]),
    ("KTT ASEAN usai", ["ktt", "asean", "usai"]),
]


@pytest.mark.parametrize(("text", "forms"), GLUED, ids=[g[0] for g in GLUED])
def test_words_run_together_are_taken_apart(text, forms):
    """Are a name and the word run into it parted, and names left whole that only begin alike?"""
    words = read(text)
    assert words.forms == forms
    assert [text[a:b].lower() for a, b in zip(words.starts, words.ends, strict=True)] == forms


ASIDE = [
    ("Roma yang kalah itu mundur", "yang kalah"),
    ("Setelah Roma kalah, Kairo mundur", "setelah roma kalah"),
    ("Roma, yang kalah di pantai, mundur", "yang kalah di pantai"),
    ("Dana itu (setara dua miliar) dipangkas", "setara dua miliar"),
    ("Orang yang merampok dan membunuh itu ditangkap", "yang merampok dan membunuh"),
    ("Roma mundur", ""),
]


@pytest.mark.parametrize(("text", "aside"), ASIDE, ids=[a[0] for a in ASIDE])
def test_main_part_leaves_out_what_others_open(text, aside):
    """Does the main part leave out what a relative, a subordinator or a bracket opens, up to its end?"""
    words = read(text)
    number = len(words.forms)
    steps = steps_of(words, 0, number, range(number))
    assert " ".join(words.forms[i] for i, _, is_main, _ in steps if not is_main) == aside


def claims_of(text: str, *quotes: tuple[str, str, dict]):
    doc = run(Doc(Article(article_id="a", text=text, outlet="Harian Uji")), [Sentences()])
    rows = []
    for words, cue, values in quotes:
        span = Span(text.index(words), text.index(words) + len(words))
        where = Span(text.index(cue), text.index(cue) + len(cue))
        rows.append(Quote(span=span, rule="t", kind="direct", attribution=span, cue=where, **values))
    doc = doc.with_annotations(rows, ("quotes",))
    return [(c, c.span.of(text)) for c in run(doc, [CLAIMS])["claims"]]


def test_quotation_is_a_claim_of_its_speaker():
    """Does a quotation become a claim with its speaker, and its frame none of its own?"""
    text = '"Kami akan menarik pasukan," kata Aruna kepada wartawan.'
    (claim, words), *rest = claims_of(text, ("Kami akan menarik pasukan,", "kata", {"speaker_name": "Aruna"}))
    assert not rest
    assert (words, claim.source_name, claim.type) == ("Kami akan menarik pasukan,", "Aruna", "promise")
    assert (claim.certainty_speaker, claim.certainty_reporter, claim.event_status) == (
        "stated", "attributed", "planned",
    )  # fmt: skip


def test_sentences_of_a_quotation_are_propositions():
    """Is each sentence of a long quotation judged by itself?"""
    said = "Utusan itu sudah tiba. Kami belum menjawab suratnya."
    rows = claims_of(f'"{said}" kata Aruna.', (said, "kata", {"speaker_name": "Aruna"}))
    assert [(c.event_status, c.is_negated) for c, _ in rows] == [("happened", False), ("denied", True)]


def test_distance_comes_from_the_cue():
    """Does `mengklaim` distance the outlet, and only as the word of saying?"""
    text = "Aruna mengklaim kapal itu tenggelam. Klaim itu beredar luas."
    rows = claims_of(text, ("kapal itu tenggelam", "mengklaim", {"speaker_name": "Aruna"}))
    assert rows[0][0].certainty_reporter == "distanced"


def test_own_voice_is_the_outlets():
    """Is a clause of the outlet's own voice vouched for by the outlet, a question none, a contrast two?"""
    text = "Kapal itu tiba di Kairo, sementara utusan lain berangkat ke Roma. Mengapa mereka pergi begitu cepat?"
    rows = claims_of(text)
    assert [words for _, words in rows] == ["Kapal itu tiba di Kairo", "utusan lain berangkat ke Roma"]
    assert {(c.source_name, c.certainty_reporter, c.certainty_speaker) for c, _ in rows} == {
        ("Harian Uji", "vouched", None)
    }


@pytest.mark.parametrize(
    ("said", "by_outlet", "by_source"),
    [
        ("Aruna merupakan anggota dewan kota Kairo", "report", "evaluation"),
        ("Kota itu memiliki tiga pelabuhan di selatan", "report", "evaluation"),
        ("Kapal itu sangat lambat di laut", "evaluation", "evaluation"),
        ("Aruna memulai pertemuan penting di Kairo", "report", "evaluation"),
        ("Aruna merupakan salah satu anggota dewan kota Kairo", "report", "evaluation"),
        ("Aruna menghubungi salah satu utusan Kairo", "report", "report"),
        ("Jika salah satu utusan pergi, Aruna akan menyerang Kairo", "forecast", "forecast"),
    ],
)
def test_a_state_is_reported_by_the_outlet_and_valued_by_a_source(said, by_outlet, by_source):
    """Is what the outlet says of a state a report, unless a word values it, and what it tells of an event always?"""
    (claim, _), *_ = claims_of(f"{said}.")
    (quoted, _), *_ = claims_of(f'"{said}," kata Bima.', (said, "kata", {"speaker_name": "Bima"}))
    assert (claim.type, quoted.type) == (by_outlet, by_source)


def test_topics_come_from_the_table():
    """Is a claim on sanctions filed under sanctions?"""
    (claim, _), *_ = claims_of("Dewan itu mencabut seluruh sanksi terhadap negeri itu.")
    assert claim.topics[0] == "sanksi"


def test_every_topic_word_has_a_topic():
    """Does each word of a topic point at a topic that stands?"""
    topics = {row["topic"] for row in LEXICON.table("topics")}
    assert {row["topic"] for row in LEXICON.table("topic_words")} <= topics


@pytest.mark.parametrize("row", LEXICON.table("stances"), ids=lambda row: row["literal"])
def test_who_holds_something_is_its_source(row):
    """Is the content of a stance a claim of its own, attributed, and left whole where nobody is named?"""
    (claim, words), *rest = claims_of(row["example"])
    held = [" ".join(forms) for forms in alternatives(row["literal"])]
    if row["holder"] == "nobody":
        assert not claim.rule.startswith("claim.stance")
        return
    assert not rest
    assert claim.rule.startswith("claim.stance")
    assert claim.certainty_reporter in {"attributed", "distanced"}
    assert claim.certainty_speaker
    assert not any(words.lower().startswith(literal) for literal in held)


SPLITS = [
    ("Roma menolak usul itu dan mengirim pasukan ke pantai", ["Roma menolak usul itu", "mengirim pasukan ke pantai"]),
    (
        "Dua orang tewas semalam dan lima orang lainnya terluka",
        ["Dua orang tewas semalam", "lima orang lainnya terluka"],
    ),
    ("Roma menandatangani perjanjian dagang dan sosial dengan Kairo", None),
    ("Roma menyambut utusan Kairo dan raja Sparta menandatangani piagam itu", None),
    ("Roma menengahi perang antara Kairo dan Sparta juga mengirim bantuan", None),
    ("Roma mengumumkan bahwa Kairo dan Sparta akan berunding lagi", None),
    ("Roma mengumumkan bahwa Kairo merebut kota itu dan mengusir mereka dari sana", None),
    ("Tidak jelas kapan Kairo dan Sparta akan berunding lagi", None),
    ("Roma membebaskan sepuluh tawanan termasuk menteri Kairo dan menantunya dari kota Sparta", None),
    ("Roma memuji ketertiban, kesabaran, dan keberanian warga Kairo dalam melawan api", None),
    (
        "Roma mengirim pasukan ke pantai dan kini mereka menyerang kota itu",
        ["Roma mengirim pasukan ke pantai", "kini mereka menyerang kota itu"],
    ),
    ("Namun, Roma mengirim pasukan ke pantai", ["Roma mengirim pasukan ke pantai"]),
    ("Pekan lalu Roma mengirim pasukan ke pantai", None),
    ("Roma mengirim pasukan ke pantai pada Selasa (24/6/2025)", None),
    ("(Reuters) Roma mengirim pasukan ke pantai", None),
    ("(Roma mengirim pasukan ke pantai)", ["Roma mengirim pasukan ke pantai"]),
    ("Roma mengirim pasukan ke Sparta (kota (Yunani) itu)", None),
    ("Roma yakin Kairo akan mengirim pasukan ke Sparta (Yunani)", ["Kairo akan mengirim pasukan ke Sparta (Yunani)"]),
    (
        "Roma menolak usul Kairo (Mesir) dan mengirim pasukan ke pantai",
        ["Roma menolak usul Kairo (Mesir)", "mengirim pasukan ke pantai"],
    ),
    ("Selamat pagi untuk semua", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS, ids=[s[0] for s in SPLITS])
def test_sentences_are_cut_into_propositions(text, expected):
    """Is a sentence cut where two clauses are joined, and nowhere else?"""
    assert [words for _, words in claims_of(f"{text}.")] == ([text] if expected is None else expected)


def test_clauses_beside_an_attribution_are_the_outlets():
    """Is what stands in front of an attribution, and behind it, a claim of the outlet?"""
    said = "Ini langkah yang baik bagi kami,"
    text = f'Ucapan Aruna segera dibalas utusan Roma, yang menyatakan "{said}" pada hari itu.'
    rows = claims_of(text, (said, "menyatakan", {"speaker_name": "utusan Roma"}))
    assert [words for claim, words in rows if claim.certainty_reporter == "vouched"] == [
        "Ucapan Aruna segera dibalas utusan Roma",
    ]


def test_a_quotation_may_begin_within_a_sentence():
    """Is a quotation read that opens with a quality of the noun in front of it, and has two nouns joined?"""
    said = "penting sekali bagi Roma dan Kairo menyerang pantai itu"
    rows = claims_of(f"Aruna menyebut langkah {said}.", (said, "menyebut", {"speaker_name": "Aruna"}))
    assert said in [words for _, words in rows]


def test_question_in_quotation_is_no_claim():
    """Is a quotation that only asks left without a claim?"""
    said = "Mengapa kalian menyerang kami?"
    assert claims_of(f'"{said}" kata Aruna.', (said, "kata", {"speaker_name": "Aruna"})) == []


def _claim_of(row: dict) -> dict:
    """The claim that overlaps the given stretch most, of a sentence annotated alone."""
    columns = annotate_one(Article(article_id=row["id"], text=row["text"]), LEXICON)
    cells = zip(*columns.get("claims", []), strict=True)
    claims = [dict(zip(TABLES["claims"].column_names, values, strict=True)) for values in cells]
    common = lambda c: min(c["end"], row["end"]) - max(c["start"], row["start"])  # noqa: E731
    return max(claims, key=lambda c: 2 * common(c) - (c["end"] - c["start"]), default={})


FLOORS = {
    "certainty_speaker_macro_f1": 0.98,
    "certainty_reporter_macro_f1": 0.98,
    "event_status_macro_f1": 0.96,
    "is_negated": 0.98,
}


def test_gold_of_certainty(project):
    """Do 300 sentences judged by hand come out as they did, layer by layer?"""
    lines = (project / "data/gold/certainty.jsonl").read_text("utf-8").splitlines()
    pairs = [(row, _claim_of(row)) for row in map(json.loads, lines)]
    names = ("certainty_speaker", "certainty_reporter", "event_status", "is_negated")
    wrong = [
        f"{gold['id']}: {', '.join(f'{n} {gold[n]} but {made.get(n)}' for n in names if gold[n] != made.get(n))}"
        for gold, made in pairs
        if any(gold[n] != made.get(n) for n in names)
    ]
    scores = layers(pairs)
    sunk = {name: scores[name] for name, floor in FLOORS.items() if scores[name] < floor}
    assert not sunk, f"{sunk} sank below {FLOORS}; wrong are\n" + "\n".join(wrong)
    assert macro_f1((g["is_negated"], m.get("is_negated")) for g, m in pairs) >= FLOORS["is_negated"]


WORDS = sorted(
    {row["form"] for row in LEXICON.table("word_classes")} | {"Roma", ",", ".", "?", '"', "(", ")", "-", "\u2014"}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.data())
def test_any_words_give_claims_that_lie_in_the_text(words, data):
    """Does any run of words give claims whose spans hold, and the same ones twice?"""
    text = " ".join(words)
    doc = run(Doc(Article(article_id="a", text=text)), [Sentences()])
    if len(text) > 3:
        start = data.draw(st.integers(0, len(text) - 2))
        span = Span(start, data.draw(st.integers(start + 1, len(text))))
        doc = doc.with_annotations([Quote(span=span, rule="t", kind="indirect", attribution=span)], ("quotes",))
    once, again = (run(doc, [CLAIMS])["claims"] for _ in range(2))
    assert once == again
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in once)
    assert all((c.certainty_speaker is None) == (c.certainty_reporter in {"vouched", "hearsay"}) for c in once)


@pytest.mark.parametrize("kind", ["noun", "event"])
def test_no_row_says_what_the_shape_tells(kind):
    """Does each noun of the table look like a verb, and each verb not?"""
    shape = Kinds(())
    forms = [row["form"] for row in LEXICON.table("word_classes") if row["class"] == kind and " " not in row["form"]]
    told = {"noun": {"noun", "other"}, "event": {"verb"}}[kind]
    assert [form for form in forms if shape[form] in told] == []
