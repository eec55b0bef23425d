"""The view and the explorer: do they show what the tables hold, and keep what a person decides?"""

import ast
import json
import re
from pathlib import Path

import pytest

from saksi.corrections import CorrectionError, Corrections
from saksi.lab.explorer import Explorer, explorer_data
from saksi.lab.segments import article_data
from saksi.lab.static import article_html
from saksi.lab.view import ArticleView
from saksi.model import Article
from saksi.run import annotate
from saksi.storage import write_corpus

TEXT = (
    "Menteri Luar Negeri Kanada Aruna Wijaya \U0001f91d tiba di Kairo pada Senin (3/2/2025).\n\n"
    '"Kami siap berunding," kata Aruna kepada wartawan.\n\n'
    '"<script>alert(1)</script> & kawan," kata seorang pejabat.'
)


@pytest.fixture(scope="module")
def corpus():
    return annotate([Article(article_id="a", text=TEXT, outlet="Harian Uji", published_date="2025-02-04")])


@pytest.fixture
def view(corpus, tmp_path: Path) -> ArticleView:
    return ArticleView(corpus, "a", log=tmp_path / "log.jsonl", who="Sri", now=lambda: "2026-01-02T03:04:05+00:00")


def quote_in(view: ArticleView, words: str) -> str:
    return next(
        ident
        for ident, row in view.data["rows"].items()
        if row["table"] == "quotes" and words in TEXT[row["start"] : row["end"]]
    )


def change(view: ArticleView, ident: str, **after) -> dict:
    now = {name: view.data["rows"][ident]["cells"].get(name) for name in ("speaker_name", "kind", "speaker_kind")}
    return {"action": "change", "id": ident, "after": {**now, **after}, "why": "salah orang"}


def test_segments_are_the_text(corpus):
    """Do the segments joined give the text, an emoji in it, and each row its words?"""
    data = article_data(corpus, "a")
    assert "".join(segment["text"] for segment in data["segments"]) == TEXT
    for ident, row in data["rows"].items():
        words = "".join(s["text"] for s in data["segments"] if ident in s["rows"])
        assert words == TEXT[row["start"] : row["end"]]
    assert all(TEXT.startswith(s["text"], s["start"]) for s in data["segments"])


def test_data_is_plain_json(corpus):
    """Can what goes to the page be written as JSON without a special case?"""
    assert json.loads(json.dumps(article_data(corpus, "a")))["article_id"] == "a"
    json.dumps(explorer_data(corpus), allow_nan=False)


def test_static_page_runs_nothing(corpus):
    """Is what an article brings shown, and inert?"""
    page = article_html(article_data(corpus, "a"))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_unknown_article_is_told(corpus):
    """Does a wrong article id name some right ones?"""
    with pytest.raises(KeyError, match="it has a"):
        article_data(corpus, "b")


def test_speaker_is_corrected_for_good(view: ArticleView, corpus):
    """After a speaker is put right, do the view, the log and every later run hold it?"""
    ident = quote_in(view, "siap berunding")
    view.decide(change(view, ident, speaker_name="Bima Sakti"))
    assert view.data["rows"][ident]["cells"]["speaker_name"] == "Bima Sakti"
    again = annotate(corpus.articles, corrections=view.corrections_log).quotes
    row = again[again.quote_id == ident].iloc[0]
    assert (row.speaker_name, row.rule) == ("Bima Sakti", "correction")
    (decision,) = Corrections.read(view.corrections_log).rows
    assert (decision.who, decision.why, decision.when) == ("Sri", "salah orang", "2026-01-02T03:04:05+00:00")
    assert decision.before["speaker_name"] == "Aruna Wijaya"


def test_claim_follows_the_corrected_speaker(view: ArticleView, corpus):
    """Is the claim of a quotation that of the corrected speaker, without a second correction?"""
    view.decide(change(view, quote_in(view, "siap berunding"), speaker_name="Bima Sakti"))
    claims = annotate(corpus.articles, corrections=view.corrections_log).claims
    assert "Bima Sakti" in set(claims.source_name.dropna())


def test_reject_and_add(view: ArticleView):
    """Can a row be taken out, and one be made from selected words?"""
    ident = quote_in(view, "siap berunding")
    view.decide({"action": "reject", "id": ident, "after": {}, "why": ""})
    assert ident not in view.data["rows"]
    start = TEXT.index("tiba di Kairo")
    view.decide({"action": "add", "table": "quotes", "span": [start, start + 13], "after": {}})
    assert f"a:quotes:{start}-{start + 13}" in view.data["rows"]


def test_span_is_moved(view: ArticleView):
    """Can the edges of a quotation be moved to the selected words?"""
    ident = quote_in(view, "siap berunding")
    start = TEXT.index("siap berunding")
    view.decide({"action": "span", "id": ident, "after": {}, "span": [start, start + 14], "why": ""})
    assert f"a:quotes:{start}-{start + 14}" in view.data["rows"]
    assert ident not in view.data["rows"]


def test_undo_in_the_view(view: ArticleView):
    """Is a decision listed in the view, and can it be taken back there?"""
    ident = quote_in(view, "siap berunding")
    decision = view.decide(change(view, ident, speaker_name="Bima Sakti"))
    assert [(d["id"], d["what"]) for d in view.decisions] == [(decision, "speaker_name = Bima Sakti")]
    view.decide({"action": "undo", "id": decision, "why": "salah klik"})
    assert (view.decisions, view.data["rows"][ident]["cells"]["speaker_name"]) == ([], "Aruna Wijaya")


def test_office_goes_with_the_speaker(view: ArticleView):
    """Does another speaker not inherit the office of the former, and is one with a name no longer unnamed?"""
    ident = quote_in(view, "<script>")
    view.decide(change(view, ident, speaker_name="Bima Sakti"))
    row = view.corpus.quotes.set_index("quote_id").loc[ident]
    assert (row.speaker_name, row.speaker_kind) == ("Bima Sakti", "named")
    assert row.isna()["speaker_role"]


def test_names_to_choose_from(corpus):
    """Are the actors of the article offered, and no place?"""
    names = article_data(corpus, "a")["names"]
    assert "Aruna Wijaya" in names and "Kairo" not in names


def test_request_of_a_page_that_is_behind(view: ArticleView):
    """Is a request for a row that is gone answered, and a second refusal told again?"""
    told = []
    view.send = lambda message: told.append(message["said"])
    for _ in range(2):
        view._received(None, {"action": "reject", "id": "a:quotes:0-1"}, ())
    assert len(told) == 2 and told[0].startswith("not saved") and "Choose a row anew" in told[0]


def test_without_a_kernel_the_view_is_a_page(view: ArticleView):
    """Does the output of the widget hold static HTML beside it?"""
    data, _ = view._repr_mimebundle_()
    assert set(data) >= {"application/vnd.jupyter.widget-view+json", "text/html"}
    assert "Kami siap berunding," in data["text/html"]


REFUSED = {
    "nothing changed": (lambda v: change(v, quote_in(v, "siap berunding")), "Nothing was changed"),
    "nothing selected": (lambda v: {"action": "add", "table": "quotes", "span": None}, "Select the words"),
}


@pytest.mark.parametrize(("message", "told"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_reason(view: ArticleView, message, told: str):
    """Is what cannot be done refused with what to do, and nothing written?"""
    with pytest.raises(CorrectionError, match=told):
        view.decide(message(view))
    assert not view.corrections_log.exists()


def test_without_a_log_nothing_is_kept(corpus):
    """Does a view without a log say how to open it with one?"""
    view = ArticleView(corpus, "a")
    with pytest.raises(CorrectionError, match="log="):
        view.decide({"action": "reject", "id": quote_in(view, "siap berunding"), "after": {}})


def test_duckdb_reads_the_tables(corpus, tmp_path: Path, monkeypatch, project):
    """Does the example of docs/lab.md run on tables that saksi wrote?"""
    (code,) = re.findall(r"```python\n(.*?)```", (project / "docs" / "lab.md").read_text("utf-8"), re.DOTALL)
    write_corpus(corpus, tmp_path / "data" / "processed")
    monkeypatch.chdir(tmp_path)
    *before, statement = ast.parse(code).body
    names: dict = {}
    exec(compile(ast.Module(before, []), "docs/lab.md", "exec"), names)
    found = eval(compile(ast.Expression(statement.value), "docs/lab.md", "eval"), names)
    assert found.quotations.sum() == corpus.quotes.speaker_name.notna().sum() > 0


def test_explorer_gives_a_frame(corpus):
    """Are the claims that the page leaves rows of a plain DataFrame?"""
    explorer = Explorer(corpus)
    assert len(explorer.selected) == len(corpus.claims)
    explorer.chosen = explorer.chosen[:1]
    assert list(explorer.selected.claim_id) == explorer.chosen
