"""Corrections by hand: do they win, do they stay where they belong, is nothing lost silently?"""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saksi
from saksi.anchors import Anchor
from saksi.annotators import run
from saksi.annotators.quotes import Quotes
from saksi.corrections import Correction, CorrectionError, Corrections, append, undo
from saksi.ingest import articles_of
from saksi.model import Article, Doc, Quote, Span

TEXT = (
    'Menteri Aruna tiba di Kairo pada Senin. "Kami siap berunding," kata Aruna kepada wartawan. '
    "Juru bicara Bima mengatakan perundingan ditunda. Ia menolak menyebut alasannya."
)


def quote_of(text: str, words: str, **values) -> Quote:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Quote(span=span, rule="test", kind="direct", attribution=span, **values)


class FixedQuotes:
    """An annotator that finds the same words in any text."""

    reads: tuple[str, ...] = ()
    writes = ("quotes", "notices")

    def __init__(self, *words: str, speaker: str = "Bima"):
        self.words, self.speaker = words, speaker

    def __call__(self, doc):
        for words in self.words:
            if words in doc.text:
                yield quote_of(doc.text, words, speaker_name=self.speaker)


def correction(text: str = TEXT, words: str = "Kami siap berunding,", anchor=None, **values) -> Correction:
    start = text.index(words)
    defaults = {"table": "quotes", "action": "change", "article_id": "a", "who": "Sri", "when": "2026-01-02"}
    defaults |= {"after": {"kind": "direct", "speaker_name": "Aruna"}, "changed": ("speaker_name",)}
    anchor = anchor or Anchor.of(text, Span(start, start + len(words)))
    return Correction(anchor=anchor, **{**defaults, **values})


def corrected(text: str, *rows: Correction, finder: FixedQuotes | None = None) -> Doc:
    doc = Doc(Article(article_id="a", text=text))
    return run(doc, [finder or FixedQuotes("Kami siap berunding,")], Corrections(rows))


def test_change_wins_over_the_rule():
    """Does a speaker set by hand replace the one that the rule found, and say that a person did it?"""
    row = corrected(TEXT, correction())["quotes"][0]
    assert (row.speaker_name, row.rule, row.confidence) == ("Aruna", "correction", 1.0)


def test_change_survives_a_rule_that_no_longer_fires():
    """Is the row made from the decision itself when a new version of the rules does not find it?"""
    rows = corrected(TEXT, correction(), finder=FixedQuotes())["quotes"]
    assert [(r.speaker_name, r.span.of(TEXT)) for r in rows] == [("Aruna", "Kami siap berunding,")]


def test_reject_takes_the_row_out():
    """Is a rejected row gone?"""
    assert corrected(TEXT, correction(action="reject"))["quotes"] == ()


def test_add_makes_a_row():
    """Can a person add what no rule found?"""
    made = correction(words="perundingan ditunda", action="add", after={"kind": "indirect", "speaker_name": "Bima"})
    rows = corrected(TEXT, made)["quotes"]
    assert [(r.kind, r.speaker_name) for r in rows] == [("direct", "Bima"), ("indirect", "Bima")]


def test_new_span():
    """Can a person move the edges of a quotation?"""
    start = TEXT.index("siap berunding")
    moved = correction(new_anchor=Anchor.of(TEXT, Span(start, start + 14)))
    assert [r.span.of(TEXT) for r in corrected(TEXT, moved)["quotes"]] == ["siap berunding"]


EDITS = {
    "typography": TEXT.replace('"Kami', "\u201cKami").replace(',"', ",\u201d"),
    "paragraph inserted": "Sebuah alinea baru di depan.\n\n" + TEXT,
    "white space": TEXT.replace(" ", "\u00a0", 3).replace("siap berunding", "siap  berunding"),
    "words around changed": TEXT.replace("tiba di Kairo", "mendarat di Kairo"),
}


@pytest.mark.parametrize("edited", EDITS.values(), ids=EDITS)
def test_edited_article_keeps_the_decision(edited):
    """Is the passage found again after the article was edited around it?"""
    finder = FixedQuotes("Kami siap berunding,", "Kami siap  berunding,")
    doc = corrected(edited, correction(), finder=finder)
    assert [r.speaker_name for r in doc["quotes"]] == ["Aruna"]
    assert not doc["notices"]


def test_passage_gone_is_told():
    """Is a decision whose passage no longer stands in the article listed, and nothing else touched?"""
    gone = TEXT.replace("Kami siap berunding,", "Tidak ada komentar,")
    doc = corrected(gone, correction(), finder=FixedQuotes("Tidak ada komentar,"))
    assert [n.kind for n in doc["notices"]] == ["unplaced_correction"]
    assert [r.speaker_name for r in doc["quotes"]] == ["Bima"]


def test_two_places_alike_are_not_guessed_between():
    """Does an anchor whose context is gone abstain when the words stand twice?"""
    anchor = Anchor("perundingan damai", "dahulu kala ", " di seberang laut", 400, 417)
    assert anchor.place("Soal perundingan damai itu. Lagi perundingan damai ini.") is None


def test_repeated_paragraph_takes_the_nearer_place():
    """Of two places with the same context, is the one at the old position taken?"""
    twice = TEXT + "\n" + TEXT
    second = twice.index("Kami siap", len(TEXT))
    anchor = Anchor.of(twice, Span(second, second + 9))
    assert anchor.place(twice) == Span(second, second + 9)


def test_log_goes_out_and_comes_back(tmp_path: Path):
    """Is a decision read back equal, and an undone one left out while it stays in the log?"""
    log = tmp_path / "corrections" / "corrections.jsonl"
    first, second = correction(), correction(words="Juru bicara Bima", action="reject")
    append(log, first)
    ident = append(log, second)
    assert Corrections.read(log).rows == (first, second)
    undo(log, ident, when="2026-01-03", who="Sri", why="salah klik")
    assert Corrections.read(log).rows == (first,)
    assert len(log.read_text(encoding="utf-8").splitlines()) == 3


def test_undo_of_nothing_is_refused(tmp_path: Path):
    """Does undoing an unknown decision say where to look?"""
    with pytest.raises(CorrectionError, match="saksi corrections list"):
        undo(tmp_path / "log.jsonl", "0" * 12, when="", who="")


BAD_LINES = {
    "no JSON": ("{", "not a correction"),
    "no target": (json.dumps({"table": "quotes", "action": "change"}), "not a correction"),
    "unknown table": (correction(table="kutipan").to_json(), "no such table"),
    "unknown action": (correction(action="ubah").to_json(), "no such action"),
    "unknown column": (correction(changed=("pembicara",)).to_json(), "cannot be corrected"),
    "a list": ("[1, 2]", "not a correction"),
}


@pytest.mark.parametrize(("line", "told"), BAD_LINES.values(), ids=BAD_LINES)
def test_bad_line_is_named_and_stops_nothing(tmp_path: Path, line: str, told: str):
    """Is a broken line told with its number while the others hold?"""
    log = tmp_path / "corrections.jsonl"
    log.write_text(f"{correction().to_json()}\n{line}\n", encoding="utf-8")
    read = Corrections.read(log)
    assert read.rows == (correction(),)
    assert len(read.problems) == 1
    assert read.problems[0].startswith("corrections.jsonl:2:")
    assert told in read.problems[0]


def test_line_without_end_is_not_joined_to_the_next(tmp_path: Path):
    """After a run that was killed in the middle of a line, does the next decision get a line of its own?"""
    log = tmp_path / "corrections.jsonl"
    log.write_text('{"half": ', encoding="utf-8")
    append(log, correction())
    assert Corrections.read(log).rows == (correction(),)


@given(st.text(max_size=200), st.data())
@settings(max_examples=200, deadline=None)
def test_any_place_in_any_text_is_found_where_it_stands(text, data):
    """Is every non-empty place of an unchanged text found exactly where it was?"""
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Anchor.of(text, Span(start, end)).place(text) == Span(start, end)


@given(st.text(max_size=120), st.text(min_size=1, max_size=40))
@settings(max_examples=200, deadline=None)
def test_place_in_another_text_is_a_place(text, exact):
    """Whatever the two texts, is the answer None or a stretch of the new one?"""
    place = Anchor(exact, "a", "b", 3, 3 + len(exact)).place(text)
    assert place is None or place.end <= len(text)


def test_fifty_decisions_through_edits():
    """Of fifty decisions, are at least forty-nine in place after typography, a new paragraph and new rules?"""
    chance = random.Random(5)
    names = ["Aruna", "Bima", "Citra", "Dewa", "Endah", "Fajar", "Gita"]
    words = ["runding", "damai", "sanksi", "delegasi", "kapal", "tentara", "batas", "dagang", "pangan", "utusan"]
    sayings = [" ".join(chance.sample(words, 5)) for _ in range(50)]
    text = "\n".join(f'"Soal {said} kami sepakat," kata {chance.choice(names)}.' for said in sayings)
    decisions = [correction(text, f"Soal {said} kami sepakat,") for said in sayings]
    edited = "Alinea baru.\n" + text.replace('"Soal', "\u201cSoal").replace('," ', ",\u201d ")
    doc = corrected(edited, *decisions, finder=FixedQuotes())
    lost = [n for n in doc["notices"] if n.kind == "unplaced_correction"]
    assert len(doc["quotes"]) + len(lost) == 50
    assert len(doc["quotes"]) >= 49


@pytest.mark.parametrize("rules", ["the same", "none for quotations"])
def test_fifty_decisions_on_real_articles(project, tmp_path: Path, monkeypatch, rules):
    """After edited marks, a paragraph in front, twenty new articles, other rules: is each in place, or told?"""
    articles = saksi.load_articles(project / "data" / "articles")
    quotes = saksi.annotate(articles).quotes.head(50)
    texts = dict(zip(articles.article_id, articles.text, strict=True))
    log, wanted = tmp_path / "corrections.jsonl", {}
    for number, row in enumerate(quotes.itertuples()):
        name = f"Saksi {number}"
        wanted[name] = words_of(row.text)
        anchor = Anchor.of(texts[row.article_id], Span(int(row.start), int(row.end)))
        after = {"kind": row.kind, "speaker_name": name}
        append(log, correction(anchor=anchor, article_id=row.article_id, after=after))
    assert len(wanted) == 50
    marks = str.maketrans({'"': "\u201d", "\u201c": '"', "'": "\u2019"})
    edited = articles.assign(text=["Sebuah alinea baru.\n\n" + text.translate(marks) for text in articles.text])
    new = [{"article_id": f"baru{n}", "text": f"Menteri Aruna tiba di Kairo untuk ke-{n} kalinya."} for n in range(20)]
    if rules != "the same":
        monkeypatch.setattr(Quotes, "__call__", lambda annotator, doc: ())
    corpus = saksi.annotate([*articles_of(edited), *(Article(**row) for row in new)], corrections=log)
    placed = corpus.quotes[corpus.quotes.rule == "correction"]
    right = [row.speaker_name for row in placed.itertuples() if words_of(row.text) == wanted[row.speaker_name]]
    lost = corpus.notices[corpus.notices.kind == "unplaced_correction"]
    assert len(set(right)) >= 49
    assert len(set(right)) + len(lost) == 50


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
