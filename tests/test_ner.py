"""Names: exact places under any text, the same answer twice, glued words taken apart, and sentences that must hold."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.ner import Tagger
from saksi.ner.decode import islands, marginals, viterbi
from saksi.ner.features import features
from saksi.ner.linear import LABELS, Linear
from saksi.ner.scoring import GAP, Scorer
from saksi.ner.tokens import tokenize
from saksi.ner.words import Words, package_words

MARKED = re.compile(r"\[([^\]]*)\]\{(\w+)\}")

SENTENCES = {
    "office-before": "Presiden [Joko Widodo]{PER} tiba di [Hanoi]{LOC} pada Rabu.",
    "ministry": "[Kementerian Luar Negeri]{ORG} membantah kabar itu.",
    "agency": "Demikian dilaporkan kantor berita [Reuters]{ORG} dari [Seoul]{LOC}.",
    "korean": "Utusan khusus [Lee Do-hoon]{PER} mengatakan perundingan berlanjut.",
    "chinese": "Menteri Luar Negeri China [Wang Yi]{PER} menolak usul itu.",
    "russian": "Juru bicara pemerintah, [Dmitry Peskov]{PER}, menolak menjawab.",
    "arabic": "Perdana Menteri Irak [Mohammed Shia al-Sudani]{PER} menyambut tamunya.",
    "party": "Politikus [Partai Golkar]{ORG} [Rizal Mallarangeng]{PER} mengkritik keputusan itu.",
    "quotation": '"Kami siap," kata [Retno Marsudi]{PER} di [Jakarta]{LOC}.',
    "short-form": "[Perserikatan Bangsa-Bangsa]{ORG} ([PBB]{ORG}) meminta kedua pihak menahan diri.",
}

NOTHING = {
    "months": "Pertemuan itu berlangsung pada Senin, 3 Februari 2020, pukul 10.00 WIB.",
    "sentence-begins": "Namun, mereka belum memutuskan apa pun. Sebab, waktunya belum ada.",
    "money": "Harganya naik dari Rp 2.000 menjadi Rp 3.500 per kilogram.",
}

GLUED = {
    "small-before": ("Demikian dikutip dariReuters.", ["dari", "Reuters"]),
    "small-after": ("Israelmenyetujui usul itu.", ["Israel", "menyetujui"]),
    "acronym": ("Seorang wartawan AFPyang hadir", ["AFP", "yang"]),
    "three": ("Menteri NasionalIsraelItamar Ben Gvir", ["Nasional", "Israel", "Itamar"]),
    "trade-name": ("Video itu ada di YouTube.", ["YouTube"]),
    "party-name": ("Kader NasDem hadir.", ["NasDem"]),
    "affix": ("Pengasuhan anak itu", ["Pengasuhan"]),
}


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def unmarked(marked: str) -> tuple[str, list[tuple[str, str]]]:
    return MARKED.sub(r"\1", marked), MARKED.findall(marked)


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_names_are_found(tagger: Tagger, marked: str) -> None:
    """Are the names of a plain sentence found, whole and of the right kind?"""
    text, wanted = unmarked(marked)
    assert [(text[e.start : e.end], e.label) for e in tagger.tag_text(text)] == wanted


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_no_name_is_made_up(tagger: Tagger, text: str) -> None:
    """Do months, money and words that begin sentences stay what they are?"""
    assert tagger.tag_text(text) == []


@pytest.mark.parametrize(("text", "wanted"), GLUED.values(), ids=GLUED)
def test_glued_words(text: str, wanted: list[str]) -> None:
    """Are words that scraping glued together taken apart, and no others?"""
    words = [token.text for token in tokenize(text, package_words())]
    at = words.index(wanted[0])
    assert words[at : at + len(wanted)] == wanted


def test_a_surname_alone(tagger: Tagger) -> None:
    """Is a person whom the text names in full found again where the surname stands alone?"""
    text = "Menurut Dmitry Peskov, usul itu ditolak. Video: Bantahan Peskov"
    assert [text[e.start : e.end] for e in tagger.tag_text(text)] == ["Dmitry Peskov", "Peskov"]


@given(text=st.text(max_size=200))
def test_places_hold(text: str) -> None:
    """Does every name lie within the text, none empty, none upon another, under any text at all?"""
    found = Tagger.load().tag_text(text)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= e.score <= 1 for e in found)


@given(text=st.text(max_size=200))
def test_tokens_keep_their_place(text: str) -> None:
    """Do the tokens hold every character that is no white space, each once and in order?"""
    tokens = tokenize(text, package_words())
    assert all(text[t.start : t.end].startswith(t.text) for t in tokens)
    assert "".join("".join(text[t.start : t.end] for t in tokens).split()) == "".join(text.split())


@given(tokens=st.lists(st.text(min_size=1, max_size=12), max_size=30))
def test_a_label_for_each_token(tokens: list[str]) -> None:
    """Does every token get one label, whatever it is, and the same one each time?"""
    labels = Tagger.load().tag(tokens)
    assert len(labels) == len(tokens)
    assert set(labels) <= set(LABELS)
    assert labels == Tagger.load().tag(tokens)


def test_sentences_do_not_touch(tagger: Tagger) -> None:
    """Is a sentence tagged alike alone and among others?"""
    many = [unmarked(marked)[0].split() for marked in SENTENCES.values()]
    assert tagger.tag_sentences(many) == [tagger.tag(tokens) for tokens in many]


@settings(max_examples=30)
@given(tokens=st.lists(st.sampled_from(["Presiden", "Moon", "di", "Hanoi", ",", "(KPU)", "al-Sisi"]), min_size=1))
def test_summed_by_word_is_summed_by_feature(tokens: list[str]) -> None:
    """Do the sums kept for each word give the same scores as the features one by one?"""
    words = Words({})
    model = Linear.of(
        {name: np.random.RandomState(len(name)).rand(7).tolist() for f in features(tokens, words) for name in f},
        np.zeros((7, 7)),
    )
    scores, starts = Scorer(model, words)([tokens])
    wanted = np.array([model.sum_of(names) for names in features(tokens, words)])
    assert starts == [GAP]
    assert np.allclose(scores[GAP : GAP + len(tokens)], wanted, atol=1e-4)


def test_best_path_and_chances() -> None:
    """Are best labels and probabilities those of counting all paths?"""
    chance = np.random.RandomState(1)
    scores, ways = chance.randn(1, 4, 3), chance.randn(3, 3)
    paths = {p: scores[0, range(4), p].sum() + sum(ways[a, b] for a, b in pairwise(p)) for p in np.ndindex(3, 3, 3, 3)}
    lengths = np.array([4])
    assert tuple(viterbi(scores, lengths, ways)[0]) == max(paths, key=paths.get)
    total = sum(np.exp(score) for score in paths.values())
    wanted = sum(np.exp(score) for path, score in paths.items() if path[2] == 1) / total
    assert marginals(scores, lengths, ways)[0, 2, 1] == pytest.approx(wanted)


def test_stretches_of_several_lengths() -> None:
    """Is each stretch decoded alike alone and beside longer ones?"""
    chance = np.random.RandomState(2)
    scores, ways, lengths = 4 * chance.randn(3, 30, 5), chance.randn(5, 5), np.array([30, 1, 17])
    together, sure = viterbi(scores, lengths, ways), marginals(scores, lengths, ways)
    for i, n in enumerate(lengths):
        one = scores[i : i + 1, :n]
        assert (viterbi(one, lengths[i : i + 1], ways)[0] == together[i, :n]).all()
        assert marginals(one, lengths[i : i + 1], ways)[0] == pytest.approx(sure[i, :n])
        assert sure[i, :n].sum(1) == pytest.approx(1)


def test_names_without_scores(tagger: Tagger) -> None:
    """Are the names the same where nobody asks how sure they are, those found by a second look included?"""
    for text in ("Dmitry Peskov bicara. Tak lama kemudian Peskov pergi ke Hanoi.", "Hanoi diam."):
        scored, plain = tagger.tag_text(text), tagger.tag_text(text, is_scored=False)
        assert [(e.start, e.end, e.label) for e in plain] == [(e.start, e.end, e.label) for e in scored]


def test_nothing_to_decode() -> None:
    """Does a text without doubtful tokens have no stretch to decode?"""
    assert islands(np.ones(5, bool), np.zeros(5, bool)) == []


def test_a_file_of_another_shape(tmp_path) -> None:
    """Is a model whose parts do not belong together refused, by name?"""
    path = tmp_path / "odd.npz"
    np.savez(path, names=np.frombuffer(b"a\nb", np.uint8), weights=np.zeros((3, 7)), scale=1.0, transitions=0)
    with pytest.raises(ValueError, match=r"odd\.npz: 2 names"):
        Linear.read(path)


def test_saved_and_read(tmp_path) -> None:
    """Does a model come back from its file as it was, and are its bytes the same each time?"""
    model = Linear.of({"a": [1, 2, 3, 0, 0, 0, 0], "b": [0.5, 0, 0, 0, 0, 0, -3]}, np.eye(7))
    model.save(tmp_path / "one.npz")
    again = Linear.read(tmp_path / "one.npz")
    again.save(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert again.rows == model.rows and np.allclose(again.weights, model.weights)
