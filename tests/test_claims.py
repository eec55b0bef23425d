"""Claims and certainty: do the three layers say what a careful reader would?"""

import pytest

from saksi.annotators import run
from saksi.annotators.certainty import Certainty, Saying
from saksi.annotators.claims import Claims
from saksi.annotators.sentences import Sentences
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc, Quote, Span
from saksi.phrases import Phrases, words_of
from saksi.text import plain

LEXICON = load_lexicon()
CERTAINTY = Certainty(LEXICON)


def judge(text: str, **values):
    return CERTAINTY.judge(words_of(text), plain(text), **values)


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
]


@pytest.mark.parametrize(("text", "speaker", "event", "negated"), PAIRS, ids=[p[0] for p in PAIRS])
def test_minimal_pairs(text, speaker, event, negated):
    """Does one changed word change the layer that it should, and no other?"""
    judged = judge(text, saying=Saying())
    assert (judged.speaker, judged.event, judged.is_negated) == (speaker, event, negated)


REPORTER = [
    ("Sang jenderal dikabarkan tewas", "hearsay"),
    ("Konon sang jenderal tewas", "hearsay"),
    ("Kota itu disebut-sebut menjadi tuan rumah", "hearsay"),
    ("Ia memamerkan apa yang disebutnya bukti", "distanced"),
    ("Sang jenderal tewas pada Senin", "vouched"),
    ("Kapal yang disebut Elang itu berlayar", "vouched"),
]


@pytest.mark.parametrize(("text", "expected"), REPORTER, ids=[r[0] for r in REPORTER])
def test_outlet_stands_to_it(text, expected):
    """Is hearsay told from what the outlet vouches for?"""
    judged = judge(text)
    assert (judged.reporter, judged.speaker) == (expected, "stated" if expected == "distanced" else None)


def claims_of(text: str, *quotes: tuple[str, str, dict]):
    doc = run(Doc(Article(article_id="a", text=text, outlet="Harian Uji")), [Sentences()])
    rows = []
    for words, cue, values in quotes:
        span = Span(text.index(words), text.index(words) + len(words))
        where = Span(text.index(cue), text.index(cue) + len(cue))
        rows.append(Quote(span=span, rule="t", kind="direct", attribution=span, cue=where, **values))
    doc = doc.with_annotations(rows, ("quotes",))
    return [(c, c.span.of(text)) for c in run(doc, [Claims(LEXICON)])["claims"]]


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


def test_topics_come_from_the_table():
    """Is a claim on sanctions filed under sanctions?"""
    (claim, _), *_ = claims_of("Dewan itu mencabut seluruh sanksi terhadap negeri itu.")
    assert claim.topics[0] == "sanksi"


def test_every_topic_word_has_a_topic():
    """Does each word of a topic point at a topic that stands?"""
    topics = {row["topic"] for row in LEXICON.table("topics")}
    assert {row["topic"] for row in LEXICON.table("topic_words")} <= topics
