"""What looks across articles: one event a row, copies and agencies, agreement, findings, the five articles."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saksi
from saksi.lexicon import load_lexicon
from saksi.model import Article
from saksi.run import annotate
from saksi.synthesis.independence import (
    grade_information,
    grade_source,
    near_copies,
    read_register,
    shingles,
    wire_groups,
)
from saksi.synthesis.messages import Messages
from saksi.synthesis.pairing import Lists, likely_pairs
from saksi.synthesis.shelf import Shelf
from saksi.synthesis.statements import Reader
from saksi.synthesis.stems import Stemmer
from saksi.tables import TABLES, frame

LEXICON = load_lexicon()
SEEDS = Path(__file__).parents[1] / "data" / "articles"


def corpus_of(*texts: str, published: str = "2019-04-23", **cells):
    return annotate(
        [
            Article(article_id=f"a{number}", text=text, published_date=published, published_basis="given", **cells)
            for number, text in enumerate(texts)
        ]
    )


@pytest.fixture(scope="module")
def seeds():
    return annotate(saksi.load_articles(SEEDS))


# ---------------------------------------------------------------- events

MERGED = {
    "the same words": ["Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019."] * 2,
    "a plan and its fulfilment": [
        "Moon Jae-in akan bertemu Shinzo Abe di Tokyo pada 3 April 2019.",
        "Moon Jae-in dan Shinzo Abe bertemu di Tokyo pada 3 April 2019.",
    ],
    "a month and a day of it": [
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada April 2019.",
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019.",
    ],
    "state for leader": [
        "Pertemuan puncak Korea Selatan dan Jepang digelar di Tokyo pada 3 April 2019.",
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019.",
    ],
    "city and state": [
        "Moon Jae-in bertemu Shinzo Abe di Jepang pada 3 April 2019.",
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019.",
    ],
    "without a day, at its place": [
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019.",
        "Pertemuan Moon Jae-in dan Shinzo Abe di Tokyo menuai pujian.",
    ],
    "neither has a day": [
        "Perundingan antara Armenia dan Azerbaijan berlanjut.",
        "Armenia berunding dengan Azerbaijan.",
    ],
}
APART = {
    "two days": [
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2018.",
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 20 Maret 2019.",
    ],
    "two places": [
        "Moon Jae-in bertemu Shinzo Abe di Tokyo.",
        "Moon Jae-in bertemu Shinzo Abe di Osaka.",
    ],
    "other people": ["Moon Jae-in bertemu Shinzo Abe di Tokyo.", "Moon Jae-in bertemu Joko Widodo di Tokyo."],
    "a minister for his president": [
        "Donald Trump bertemu Kim Jong-un di Pyongyang pada 7 Oktober 2018.",
        "Mike Pompeo bertemu Kim Jong-un di Pyongyang pada 7 Oktober 2018.",
    ],
    "other kind": ["Moon Jae-in bertemu Shinzo Abe.", "Moon Jae-in menelepon Shinzo Abe."],
    "two visits": [
        "Presiden Moon Jae-in mengunjungi Jakarta.",
        "Presiden Moon Jae-in mengunjungi Hanoi.",
    ],
}


@pytest.mark.parametrize("texts", MERGED.values(), ids=MERGED)
def test_is_one_event_one_row(texts):
    events = corpus_of(*texts).events
    assert [len(ids) for ids in events["account_ids"]] == [len(texts)]


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_do_two_events_stay_two(texts):
    assert len(corpus_of(*texts).events) == 2


@pytest.mark.parametrize("texts", [*MERGED.values(), *APART.values()], ids=[*MERGED, *APART])
def test_does_the_order_of_articles_not_matter(texts):
    there, back = (
        corpus_of(*order).events.drop(columns=["account_ids", "article_ids"]) for order in (texts, texts[::-1])
    )
    assert there.equals(back)


def test_is_a_plan_that_was_held_held():
    corpus = corpus_of(*MERGED["a plan and its fulfilment"])
    assert corpus.events["status"].tolist() == ["held"]
    assert sorted(corpus.accounts["status"]) == ["held", "planned"]
    assert set(corpus.accounts["event_id"]) == set(corpus.events["event_id"])


# ---------------------------------------------------------------- copies

STORY = (
    "Menteri Luar Negeri Jepang Taro Kono mengatakan perundingan nuklir akan berlanjut bulan depan. "
    "Ia menambahkan bahwa Tokyo mendukung Washington. Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019. "
    "Keduanya membahas sanksi terhadap Korea Utara dan latihan militer bersama di Laut Jepang. "
    "Pertemuan itu ditutup dengan jamuan makan malam di kediaman resmi perdana menteri, kata seorang pejabat."
)
OTHER = "Shinzo Abe menjamu Moon Jae-in di Tokyo pada 3 April 2019 dan berbicara tentang perdagangan selama dua jam."


def test_do_twenty_copies_change_no_count_and_no_grade():
    """Does a text that is copied twenty times count once?"""
    alone, copied = corpus_of(STORY, OTHER), corpus_of(STORY, OTHER, *[f"{STORY} (ab)"] * 20)
    assert alone.events["independent_sources"].tolist() == copied.events["independent_sources"].tolist()
    first = [corpus.claims[corpus.claims["article_id"] == "a0"] for corpus in (alone, copied)]
    assert first[0]["independent_sources"].tolist() == first[1]["independent_sources"].tolist()
    for corpus in (alone, copied):
        assert corpus.events.loc[corpus.events["place"] == "Tokyo", "independent_sources"].tolist() == [2]
        assert grade_information(corpus.events["independent_sources"].max()) == 2
    assert copied.articles["wire_group"].nunique() == 1
    assert (copied.findings["kind"] == "wire_copy").sum() == 1


def test_do_texts_of_one_agency_count_once():
    corpus = corpus_of(
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019.",
        "Di Tokyo pada 3 April 2019, Shinzo Abe bertemu Moon Jae-in.",
        agency="Antara",
    )
    assert corpus.articles["wire_group"].tolist() == ["wire:antara"] * 2
    assert corpus.events["independent_sources"].tolist() == [1]


def test_do_texts_on_one_matter_stay_apart():
    assert wire_groups(frame("articles", [{"article_id": i, "text": t} for i, t in (("a", STORY), ("b", OTHER))])) == [
        None,
        None,
    ]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_is_a_text_a_copy_of_itself(text):
    groups = near_copies(["a", "b"], [text, text])
    assert (groups.root("b") == "a") == bool(shingles(text))


@pytest.mark.parametrize(
    ("agreeing", "contradicting", "numeral"),
    [(0, 0, 6), (1, 0, 6), (2, 0, 2), (3, 0, 1), (30, 0, 1), (3, 1, 3), (1, 1, 4), (1, 2, 5)],
)
def test_does_the_numeral_rest_on_corroboration(agreeing, contradicting, numeral):
    assert grade_information(agreeing, contradicting) == numeral


def test_does_the_letter_come_from_the_register_alone(tmp_path):
    register = tmp_path / "sources.csv"
    assert grade_source("Yonhap", read_register(register)) is None
    register.write_text("name,letter\nYonhap,B\nKCNA,\n", encoding="utf-8")
    read = read_register(register)
    assert [grade_source(name, read) for name in ("yonhap", "KCNA", None)] == ["B", None, None]
    register.write_text("name,letter\nYonhap,G\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"sources\.csv:2"):
        read_register(register)


# ---------------------------------------------------------------- agreement

SAME = {
    "two renderings": (
        '"Jika saya tidak bersedia melakukan itu, saya tidak akan di sini sekarang," kata Kim Jong-un.',
        '"Kalau saya tidak mau melakukannya, saya tidak akan berada di sini sekarang," ujar Kim Jong-un.',
    ),
    "another order": (
        "Kim Jong-un mengatakan sanksi terhadap negaranya harus dicabut sepenuhnya.",
        "Menurut Kim Jong-un, sanksi terhadap negaranya sepenuhnya harus dicabut.",
    ),
}
NOT_SAME = {
    "another speaker": (
        '"Perundingan ini sangat penting bagi kawasan kami," kata Kim Jong-un.',
        '"Perundingan ini sangat penting bagi kawasan kami," kata Donald Trump.',
    ),
    "another number": (
        "Kim Jong-un mengatakan negaranya menutup 3 situs uji nuklir.",
        "Kim Jong-un mengatakan negaranya menutup 5 situs uji nuklir.",
    ),
    "the opposite": (
        "Kim Jong-un mengatakan negaranya menyetujui inspeksi situs nuklir itu.",
        "Kim Jong-un mengatakan negaranya tidak menyetujui inspeksi situs nuklir itu.",
    ),
}


@pytest.mark.parametrize("texts", SAME.values(), ids=SAME)
def test_do_two_renderings_meet(texts):
    claims = corpus_of(*texts).claims
    grouped = claims[claims["claim_group"].notna()]
    assert set(grouped["article_id"]) == {"a0", "a1"}
    assert grouped["claim_group"].nunique() == 1
    assert set(grouped["independent_sources"]) == {2}


@pytest.mark.parametrize("texts", NOT_SAME.values(), ids=NOT_SAME)
def test_do_other_claims_not_meet(texts):
    assert corpus_of(*texts).claims["claim_group"].isna().all()


NUMBERS = {
    "3 kapal": 3, "tiga kapal": 3, "lima belas kapal": 15, "dua puluh satu kapal": 21, "seratus dua kapal": 102,
    "dua ratus lima puluh tiga kapal": 253, "1.200 kapal": 1200, "seribu dua ratus kapal": 1200,
    "2,5 juta ton": 2_500_000, "dua belas ribu kapal": 12_000,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMBERS.items(), ids=NUMBERS)
def test_is_a_number_one_however_it_is_written(text, value):
    assert [number for number, _ in Reader(LEXICON).read(text).numbers] == [value]


@pytest.mark.parametrize("row", LEXICON.rules("stemming")["prefix"], ids=lambda row: row["form"])
def test_does_the_example_have_its_stem(row):
    stem = Stemmer(LEXICON).stem
    assert {word: stem(word) for word in row["example"]} == row["example"]


@pytest.mark.parametrize("row", LEXICON.table("number_words"), ids=lambda row: row["form"])
def test_is_the_number_word_read(row):
    (number, _), *_ = Reader(LEXICON).read(row["example"]).numbers
    expected = {"unit": 1, "multiplier": 2, "teen": None}[row["role"]]
    assert number == (12 if expected is None else expected * int(row["value"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=6, unique=True), max_size=12))
def test_are_all_likely_pairs_found_without_comparing_all(lists):
    """Does the index find each pair that comparing all would find?"""
    found = {
        (int(early), int(late))
        for pairs in likely_pairs(Lists.of(lists), 0.5)
        for late, early, _ in zip(*pairs, strict=True)
    }
    sets = [set(tokens) for tokens in lists]
    pairs = [(i, j) for j in range(len(sets)) for i in range(j)]
    assert found == {(i, j) for i, j in pairs if len(sets[i] & sets[j]) / len(sets[i] | sets[j]) >= 0.5}


def test_does_the_search_among_events_stay_bounded():
    """Are events that lie loose met only while they are few, and those without any time always?"""
    shelf: Shelf[str] = Shelf()
    for name in ("open", "long"):
        shelf.add(name, "2018-01-01", None if name == "open" else "2019-12-31", None)
    shelf.add("untold", None, None, None, is_timeless=True)
    around = ("2019-02-27", "2019-02-28", timedelta(21))
    assert shelf.near(*around, most=2) == {"open", "long", "untold"}
    assert shelf.near(*around, most=1) == {"untold"}


# ---------------------------------------------------------------- findings

MESSAGES = Messages(LEXICON)
KINDS = [
    "weekday_mismatch", "impossible_date", "date_conflict", "number_conflict", "account_conflict", "plan_not_met",
    "differs_from_reference", "repeated_text", "wire_copy", "unnamed_source", "broken_quotation",
    "unresolved_speaker", "publication_date_inferred", "encoding_repaired", "not_indonesian",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_has_each_kind_of_finding_a_sentence_in_both_languages(kind):
    keys = [key for key in MESSAGES.kinds() if key.split(".")[0] == kind]
    names = (
        "what event text suggestion one other one_source other_source one_text other_text planned held told recorded"
    )
    values = dict.fromkeys(
        [*names.split(), "count", "agency", "speaker", "earliest", "latest", "encoding", "language"], "x"
    )
    assert keys
    for key in keys:
        assert MESSAGES.say(key, values, "en") != MESSAGES.say(key, values, "id")
        assert MESSAGES.severity(key) in ("info", "warning", "error")


def test_are_days_and_words_said_in_the_language():
    values = {"what": "summit", "event": "E", "planned": "2019-02-26/2019-02-27", "held": "2019-03-01/2019-03-01"}
    assert MESSAGES.say("plan_not_met.moved", values, "id") == (
        "Pertemuan puncak (E): diumumkan untuk 26–27 Februari 2019, berlangsung 1 Maret 2019."
    )


def test_does_an_empty_corpus_pass():
    corpus = annotate([])
    assert all(table.empty for table in corpus.tables().values())


def test_is_an_event_named_after_persons_where_an_account_gives_their_states_alone():
    """Do two accounts of one call, one by a state, come to the two who spoke?"""
    corpus = corpus_of(
        "Presiden Donald Trump menelepon Perdana Menteri Benjamin Netanyahu pada Senin (23/6/2025).",
        "Presiden Donald Trump menelepon Israel pada Senin (23/6/2025).",
    )
    assert sorted(corpus.accounts.participants.map(len)) == [2, 2]
    (event,) = corpus.events.itertuples()
    assert set(event.participants) == {"donald-trump", "benjamin-netanyahu"}


def test_has_a_party_that_no_article_names_a_row_of_its_own(tmp_path):
    """Is the host of an agreement, known only by the city, an actor without mentions, the briefing without an id?"""
    corpus = corpus_of("Shinzo Abe mengunjungi Seoul pada 3 April 2019 dan menandatangani perjanjian dagang.")
    assert ["shinzo-abe", "korea-selatan"] in corpus.events.participants.tolist()
    host = corpus.actors.set_index("actor_id").loc["korea-selatan"]
    assert (host["name"], host["kind"], host["mention_count"]) == ("Korea Selatan", "state", 0)
    for lang in ("en", "id"):
        saksi.export(corpus, tmp_path / lang, lang=lang)


# ---------------------------------------------------------------- the public record


def test_does_a_denial_without_a_status_pass():
    corpus = corpus_of('Ratna membantah menerima hadiah itu. "Tidak benar itu," kata Ratna sambil pergi.')
    denials = corpus.claims[corpus.claims.type == "denial"]
    assert denials.event_status.isna().any()


def test_does_a_corpus_without_an_actor_pass():
    corpus = corpus_of("Ratna membantah menerima hadiah dari perusahaan itu.")
    assert corpus.quotes.speaker_name.tolist() == ["Ratna"]
    assert corpus.actors.empty


def test_is_every_participant_of_the_record_known():
    from saksi.annotators.naming.knowledge import knowledge_of

    actors = knowledge_of(LEXICON).actors
    rows = LEXICON.table("summits")
    assert {p for row in rows for p in row["participants"].split(";")} <= set(actors)
    assert all(row["start"] <= row["end"] for row in rows)


def test_does_the_record_never_replace_what_an_article_says():
    corpus = corpus_of("Trump dan Kim Jong-un bertemu di Hanoi pada 26 Februari 2019.", published="2019-03-01")
    (event,) = corpus.events.itertuples()
    assert (event.known_id, event.earliest) == ("2019-kim-trump-hanoi", "2019-02-26")
    (finding,) = corpus.findings.itertuples()
    assert finding.kind == "differs_from_reference"
    assert "27–28 February 2019" in finding.message


# ---------------------------------------------------------------- the five articles

SHOWN = {
    "Singapore": ("2018-kim-trump-singapura", "2018-06-12", "2018-06-12", "held"),
    "Hanoi": ("2019-kim-trump-hanoi", "2019-02-27", None, "held"),
    "Vladivostok": ("2019-kim-putin-vladivostok", "2019-04-25", "2019-04-25", "held"),
    "Shoigu in Pyongyang": ("2023-kim-shoigu-pyongyang", "2023-07-01", "2023-07-31", "held"),
    "Kim and Putin in 2023": ("2023-kim-putin-vostochny", "2023-09-10", "2023-09-13", "rumoured"),
}


@pytest.mark.parametrize("expected", SHOWN.values(), ids=SHOWN)
def test_do_the_five_articles_show_the_event(seeds, expected):
    known_id, earliest, latest, status = expected
    (event,) = seeds.events[seeds.events["known_id"] == known_id].itertuples()
    assert (event.earliest, event.status) == (earliest, status)
    assert latest in (None, event.latest)
    accounts = seeds.accounts[seeds.accounts["event_id"] == event.event_id]
    assert set(event.account_ids) == set(accounts["account_id"])
    assert all(len(evidence) for evidence in accounts["evidence"])


def event_of(seeds, kind: str, status: str, *names: str):
    rows = seeds.events[(seeds.events["kind"] == kind) & (seeds.events["status"] == status)]
    return [row for row in rows.itertuples() if set(names) <= set(row.participant_names)]


def test_is_what_was_planned_for_hanoi_and_fell_through_shown(seeds):
    """Do the lunch and the signing stand as called off, the third summit as announced, the office as proposed?"""
    assert len(event_of(seeds, "meeting", "called_off", "Donald Trump", "Kim Jong-un")) == 1
    assert len(event_of(seeds, "agreement", "called_off", "Donald Trump", "Kim Jong-un")) == 1
    assert len(event_of(seeds, "summit", "planned", "Donald Trump")) == 1
    (office,) = event_of(seeds, "agreement", "proposed", "Amerika Serikat", "Korea Utara")
    assert office.place == "Pyongyang"


def test_are_the_six_party_talks_dated_2009(seeds):
    (talks,) = [row for row in seeds.events.itertuples() if row.kind == "talks" and "Jepang" in row.participant_names]
    assert (talks.earliest, talks.latest, talks.precision) == ("2009-01-01", "2009-12-31", "year")


def test_is_moscow_only_a_possibility(seeds):
    assert [row.place for row in event_of(seeds, "visit", "rumoured", "Kim Jong-un")] == ["Moskow"]


FOUND = {
    "an impossible weekday": ("weekday_mismatch", "25 April 2019"),
    "Hanoi was announced for other days": ("differs_from_reference", "26–27 February 2019"),
    "the printed day is not that of the record": ("differs_from_reference", "Kamis (25/2)"),
    "the plan and what was held": ("plan_not_met", "26–27 February 2019"),
    "what was called off": ("plan_not_met", "called off"),
    "a summit announced and never told of": ("plan_not_met", "no article tells"),
    "the text that stands twice": ("repeated_text", "15 paragraphs"),
    "the agency's text": ("wire_copy", "Antara"),
    "an official without a name": ("unnamed_source", "seorang pejabat Kremlin"),
    "when it was written": ("publication_date_inferred", "February 2019"),
}


@pytest.mark.parametrize("expected", FOUND.values(), ids=FOUND)
def test_do_the_five_articles_give_the_finding(seeds, expected):
    kind, words = expected
    rows = seeds.findings[(seeds.findings["kind"] == kind) & seeds.findings["message"].str.contains(words, regex=False)]
    assert len(rows)


def test_does_all_evidence_exist(seeds):
    """Does each id that a finding or an event rests on name a row?"""
    ids = {cell for name, table in seeds.tables().items() for cell in table[TABLES[name].key]}
    ids |= {row["known_id"] for row in LEXICON.table("summits")}
    for row in seeds.findings.itertuples():
        assert row.evidence and set(row.evidence) <= ids, row.finding_id
        assert set(row.article_ids) <= set(seeds.articles["article_id"])
        assert MESSAGES.say(json.loads(row.values)["template"], json.loads(row.values), "id")
    for row in seeds.events.itertuples():
        assert set(row.account_ids) <= ids


def test_is_the_reason_of_failure_on_one_word_alone(seeds):
    claims = seeds.claims[seeds.claims["text"].str.contains("sanksi dihapus secara keseluruhan", regex=False)]
    assert claims["source_name"].tolist() == ["Donald Trump"]
    assert claims["independent_sources"].tolist() == [1]
