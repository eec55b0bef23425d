"""Notices of several annotators stay side by side in a document."""

from saksi.model import Article, Doc, Notice, Sentence, Span


def _notice(kind: str, start: int, end: int) -> Notice:
    return Notice(span=Span(start, end), rule="test", kind=kind)


def test_a_second_annotator_keeps_the_notices_of_the_first():
    """Does an annotator that writes notices leave those of the one before it?"""
    doc = Doc(Article(article_id="a", text="Moon tiba di Seoul."))
    doc = doc.with_annotations([_notice("broken_quotation", 5, 9)], ("notices",))
    doc = doc.with_annotations([_notice("weekday_mismatch", 0, 4)], ("notices",))
    assert [notice.kind for notice in doc["notices"]] == ["weekday_mismatch", "broken_quotation"]


def test_the_same_notice_is_not_added_twice():
    """Does running an annotator again leave one notice of a kind at a place?"""
    doc = Doc(Article(article_id="a", text="Moon tiba di Seoul."))
    for _ in range(2):
        doc = doc.with_annotations([_notice("weekday_mismatch", 0, 4)], ("notices",))
    assert len(doc["notices"]) == 1


def test_other_tables_are_replaced():
    """Does a table other than notices hold only what was found last?"""
    doc = Doc(Article(article_id="a", text="Moon tiba. Ia diam."))
    doc = doc.with_annotations([Sentence(span=Span(0, 10), rule="sentence", paragraph=0)], ("sentences",))
    doc = doc.with_annotations([Sentence(span=Span(11, 19), rule="sentence", paragraph=0)], ("sentences",))
    assert [sentence.span for sentence in doc["sentences"]] == [Span(11, 19)]
