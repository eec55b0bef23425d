"""The measures: what is a hit, what is not, and what the command does with gold."""

from __future__ import annotations

import json

import pytest

from saksi.cli import main
from saksi.lexicon import load_lexicon
from saksi.scoring import measures
from saksi.scoring.measures import Compared, timex_value
from saksi.scoring.names import is_same_name
from saksi.scoring.pairing import Counts, half_of_the_words, macro_f1, overlap, pair, with_tokens

LEXICON = load_lexicon()
TEXT = 'Moon mengatakan bahwa "kami siap berunding lagi" di Hanoi pada 28 Februari 2019.'


def row(words: str, **cells) -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **cells}


def quote(words: str, kind: str = "direct", speaker: str | None = "Moon Jae-in", via=()) -> dict:
    return row(words, kind=kind, speaker_name=speaker, via=list(via))


def test_pairs_are_one_to_one_and_the_best_first():
    """Does each row stand for one other at most, equal spans before overlaps?"""
    gold = [row("28 Februari 2019"), row("Februari")]
    made = [row("28 Februari"), row("Februari"), row("2019")]
    pairs = pair(sorted(gold, key=lambda r: r["start"]), sorted(made, key=lambda r: r["start"]), overlap)
    assert [(g["text"], p["text"]) for g, p in pairs] == [("Februari", "Februari"), ("28 Februari 2019", "28 Februari")]


@pytest.mark.parametrize(
    ("made", "is_hit"),
    [
        ('"kami siap berunding lagi"', True),
        ("kami siap berunding", True),
        ("kami siap", True),
        ("kami", False),
        ("di Hanoi", False),
    ],
)
def test_quotations_pair_by_half_of_their_words(made, is_hit):
    """Do marks at the edges not matter, and half of the words do?"""
    (gold,) = with_tokens([row("kami siap berunding lagi")], TEXT)
    (other,) = with_tokens([row(made)], TEXT)
    assert bool(half_of_the_words(gold, other)) is is_hit


def test_marks_at_the_edges_are_no_difference():
    """Is a span with its marks the exact span without?"""
    compared = Compared(TEXT, [quote("kami siap berunding lagi")], [quote('"kami siap berunding lagi"')])
    scores = measures.quotes([compared], LEXICON)
    assert scores["direct_exact_f1"] == scores["all_with_speaker_f1"] == 1.0
    assert "via_f1" not in scores


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (quote("kami siap berunding lagi"), {"all_exact_f1": 1, "all_speaker": 1, "kind": 1, "direct_exact_f1": 1}),
        (quote("kami siap berunding lagi", "mixed"), {"all_exact_f1": 1, "kind": 0, "direct_exact_f1": 0}),
        (quote("kami siap berunding lagi", speaker="Kim"), {"all_relaxed_f1": 1, "all_with_speaker_f1": 0}),
        (quote("kami siap berunding lagi", speaker=None), {"all_relaxed_f1": 1, "all_speaker": 0}),
        (quote("di Hanoi"), {"all_relaxed_f1": 0}),
    ],
    ids=["right", "other kind", "other speaker", "no speaker", "elsewhere"],
)
def test_measures_of_quotations(made, expected):
    """Does each part of a quotation count for itself?"""
    scores = measures.quotes([Compared(TEXT, [quote("kami siap berunding lagi")], [made])], LEXICON)
    assert {name: scores[name] for name in expected} == expected


def test_relays_are_counted_and_never_speakers():
    """Do relays count one by one, and is a relay taken for the speaker told?"""
    gold = quote("kami siap berunding lagi", via=["AFP", "Kompas.com"])
    made = quote("kami siap berunding lagi", speaker="AFP", via=["kantor berita AFP"])
    scores = measures.quotes([Compared(TEXT, [gold], [made])], LEXICON)
    assert scores["via_f1"] == pytest.approx(2 / 3) and scores["via_not_as_speaker"] == 0


@pytest.mark.parametrize(
    ("gold", "made", "is_same"),
    [
        ("Moon Jae-in", "Moon", True),
        ("Amerika Serikat", "AS", True),
        ("anonymous: pejabat", None, True),
        ("anonymous: pejabat", "anonymous: lain", True),
        ("anonymous: pejabat", "Moon", False),
        ("Moon Jae-in", None, False),
        ("Kim Jong-un", "Kim Yo-jong", False),
        ("Dewan Contoh Sejahtera", "DCS", True),
    ],
)
def test_names_of_one(gold, made, is_same):
    """Is a shorter form the same name, and another one not?"""
    assert is_same_name(gold, made, "Dewan Contoh Sejahtera (DCS) bersidang.", LEXICON) is is_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("T14", "t14:00"),
        ("2019-02-28T14:30:00+07:00", "2019-02-28T14:30"),
        ("P01D", "P1D"),
        ("P1DE", "P10Y"),
    ],
)
def test_values_in_two_spellings(one, other):
    """Is one time in two spellings one value?"""
    assert timex_value(one) == timex_value(other)


def test_values_that_differ():
    """Are a day, its afternoon and a length three values?"""
    assert len({timex_value(value) for value in ("2019-02-28", "2019-02-28TAF", "P1D", "PT24H")}) == 4


@pytest.mark.parametrize(
    ("counts", "f1"), [(Counts(0, 0, 0), 0), (Counts(1, 1, 1), 1), (Counts(1, 2, 2), 0.5), (Counts(0, 3, 0), 0)]
)
def test_f1_of_nothing_is_no_fault(counts, f1):
    """Is F1 a number for every count?"""
    assert counts.f1 == f1


def test_macro_f1_weighs_values_alike():
    """Does a rare value weigh as much as a common one?"""
    assert macro_f1([("a", "a")] * 9 + [("b", "a")]) == pytest.approx((18 / 19) / 2)


def write_gold(folder, rows: list[dict]):
    articles = [{"id": "x", "text": TEXT}]
    return folder({"articles.jsonl": articles, "dates.jsonl": rows}, "gold")


def test_score_reads_gold_with_texts_beside_it(folder, capsys):
    """Does a folder of gold with its own texts need nothing else?"""
    date = row("28 Februari 2019", article_id="x", type="DATE", value="2019-02-28")
    assert main(["score", "--gold", str(write_gold(folder, [date])), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["dates"]["strict_value_f1"] == 1.0


def test_gold_that_does_not_fit_its_text_is_refused(folder, capsys):
    """Is a gold span with other words named?"""
    wrong = {**row("28 Februari 2019"), "article_id": "x", "text": "27 Februari 2019", "type": "DATE", "value": "x"}
    assert main(["score", "--gold", str(write_gold(folder, [wrong]))]) == 2
    assert "dates.jsonl: x 63-79" in capsys.readouterr().err


def test_floors_only_rise(folder, tmp_path, capsys):
    """Is a floor raised by a better measure, never lowered by a worse, and told when it is not reached?"""
    good = row("28 Februari 2019", article_id="x", type="DATE", value="2019-02-28")
    gold = write_gold(folder, [good])
    floors = tmp_path / "floors.json"
    assert main(["score", "--gold", str(gold), "--floors", str(floors), "--raise-floors"]) == 0
    assert json.loads(floors.read_text())["floors"]["dates"]["value_f1"] == 1.0
    gold = write_gold(folder, [good, {**row("Hanoi"), "article_id": "x", "type": "DATE", "value": "2018"}])
    assert main(["score", "--gold", str(gold), "--floors", str(floors), "--raise-floors"]) == 1
    assert "dates.value_f1 is 0.6667, below its floor of 1.0000" in capsys.readouterr().err
    assert json.loads(floors.read_text())["floors"]["dates"]["value_f1"] == 1.0
