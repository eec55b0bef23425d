"""The figures: what they show, that labels keep apart, that a run gives the same bytes."""

from __future__ import annotations

import itertools
import re

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

import saksi
from saksi import figures
from saksi.briefing.inline import plain
from saksi.figures.axis import Axis
from saksi.model import Article


@pytest.fixture(scope="module")
def corpus(project_articles):
    return saksi.annotate(project_articles)


@pytest.fixture(scope="module")
def project_articles():
    from pathlib import Path

    return saksi.load_articles(Path(__file__).parents[1] / "data" / "articles")


@pytest.fixture(scope="module")
def drawn(corpus):
    return {(name, lang): make(corpus, lang) for name, make in figures.ALL.items() for lang in ("en", "id")}


@pytest.mark.parametrize("name", figures.ALL)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_figure_has_words(drawn, name, lang):
    """Has each figure a caption, a source with the digest of the corpus, and words that say what it shows?"""
    figure = drawn[name, lang]
    assert plain(figure.caption)
    assert re.search(r"[0-9a-f]{16}", plain(figure.source))
    assert len(figure.alt) > 40
    assert figure.alt != plain(figure.caption)


@pytest.mark.parametrize("name", figures.ALL)
def test_a_figure_is_the_same_each_time(drawn, corpus, name):
    """Are SVG and PNG the same bytes, without a date?"""
    again = figures.ALL[name](corpus)
    assert again.svg() == drawn[name, "en"].svg()
    assert again.png() == drawn[name, "en"].png()
    assert "<dc:date>" not in again.svg()
    assert "<text" not in again.svg()


@pytest.mark.parametrize("name", figures.ALL)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_labels_keep_apart(drawn, name, lang):
    """Does no label lie over another, or outside the figure?"""
    figure = drawn[name, lang]
    with figures.style():
        FigureCanvasAgg(figure).draw()
        renderer = figure.canvas.get_renderer()
        labels = {id(t): t for t in figure.findobj(Text)}.values()
        shown = [t for t in labels if t.get_text().strip() and t.get_visible()]
        boxes = [(t.get_text(), t.get_window_extent(renderer).shrunk(0.9, 0.7)) for t in shown if _is_drawn(t)]
    width, height = figure.bbox.size
    outside = [words for words, box in boxes if box.x0 < -2 or box.y0 < -2 or box.x1 > width + 2 or box.y1 > height + 2]
    assert outside == []
    over = [(a, b) for (a, one), (b, two) in itertools.combinations(boxes, 2) if one.overlaps(two)]
    assert over == []


def _is_drawn(label) -> bool:
    axes = label.axes
    return axes is None or axes.axison or label in axes.texts


def test_an_odd_headline_is_harmless(corpus):
    """Is a dollar sign in a name no formula?"""
    actors = corpus.actors.assign(name="US$ 5_ juta ke US$ 6^ juta $$")
    assert figures.actors(corpus.replace(actors=actors)).svg()


def test_an_empty_corpus_is_drawn():
    """Is there a figure, with words, where there is nothing to show?"""
    empty = saksi.Corpus.of({})
    for make in figures.ALL.values():
        figure = make(empty)
        assert figure.svg()
        assert figure.alt


def test_the_unattributed_are_a_bar_of_their_own(drawn, corpus):
    """Do utterances without a named speaker count as such, and as no actor?"""
    assert re.search(r"no speaker named: [1-9]", drawn["actors", "en"].alt)


def test_an_axis_keeps_days_apart_over_years():
    """Are two days of one week still apart where the events span five years?"""
    axis = Axis.over([(737000, 737000), (737003, 737003), (739000, 739000)])
    assert axis.place(737003) - axis.place(737000) > 0.01
    places = [axis.place(day) for day in (737000, 737003, 739000)]
    assert places == sorted(places)
    assert len(axis.breaks()) == 1


def test_figures_are_saved_as_svg_and_png(corpus, tmp_path):
    """Is there a file of each kind for each figure?"""
    written = figures.save(corpus, tmp_path)
    assert sorted(p.name for p in written) == sorted(f"{name}.{end}" for name in figures.ALL for end in ("svg", "png"))
    assert all(p.stat().st_size > 1000 for p in written)


def test_many_relays_stand_alone():
    """Where many utterances came through a relay, are they drawn without the others, and does the caption say so?"""
    relayed = '"Perundingan hari ke-{0}{1} berjalan baik," kata {2} kepada wartawan di Jenewa, dikutip Reuters.\n'
    people = ("Anton Wirawan", "Budi Hartono", "Citra Lestari")
    texts = (
        "".join(relayed.format(day, n, name) for n, name in enumerate(people)) + '"Kami pulang," ujar Dewi Anggraini.'
        for day in range(5)
    )
    corpus = saksi.annotate([Article(article_id=f"a{n}", text=text) for n, text in enumerate(texts)])
    figure = figures.relays(corpus)
    assert "are not drawn" in plain(figure.caption)
    assert "Budi Hartono → Reuters" in figure.alt
    assert "Dewi Anggraini" not in figure.alt
