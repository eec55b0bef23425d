"""The time expressions of an article as TimeML, and back: one file an article, TIMEX3 around the words.

``tid`` counts the expressions in text order; ``t0`` is the article's own date (DCT). What TimeML has no attribute
for (first and last day, verdict, rule) stands in attributes of a namespace of its own, so that the rows come
back equal. Other tags in a TimeML file are read over, their words kept.
Source: TimeML 1.2.1 annotation guidelines (Saurí et al. 2006), ISO 24617-1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

from saksi.cells import plain_row
from saksi.model import Span
from saksi.tables import TABLES, Corpus, row_id

NAMESPACE = "urn:saksi:timeml"
_OWN = ("sentence_id", "rule", "confidence", "earliest", "latest", "verdict", "suggestion")
"""Columns of a date that are no attributes of TIMEX3."""
_PUBLISHED = ("published_date", "published_earliest", "published_latest", "published_basis")
_NEVER_IN_XML = {code for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE, 0xFFFF}
_OPEN = "XXXX-XX-XX"
_STAND_IN = "\ufffd"


def to_timeml(article: Mapping, dates: Iterable[Mapping]) -> str:
    """The article with its time expressions marked.

    Args:
        article: a row of ``articles``: article_id, text, and the columns of publication.
        dates: the rows of ``dates`` of that article.
    """
    rows = sorted(dates, key=lambda row: (row["start"], row["end"]))
    tids = {row["date_id"]: f"t{number}" for number, row in enumerate(rows, 1)}
    text = article["text"]
    odd = " ".join(f"{at}:{ord(c)}" for at, c in enumerate(text) if _is_odd(c))
    parts, at = [], 0
    for row in rows:
        parts.append(_escaped(text[at : row["start"]]))
        parts.append(f"{_timex(row, tids)}{_escaped(text[row['start'] : row['end']])}</TIMEX3>")
        at = row["end"]
    parts.append(_escaped(text[at:]))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TimeML xmlns:saksi="{NAMESPACE}">\n'
        f"<DOCID>{_escaped(article['article_id'])}</DOCID>\n"
        f"<DCT>{_creation(article)}</DCT>\n"
        f"<TEXT{_attributes({'saksi:odd': odd or None})}>{''.join(parts)}</TEXT>\n"
        "</TimeML>\n"
    )


def from_timeml(source: str) -> tuple[dict, list[dict]]:
    """The article (article_id, text, publication) and its rows of ``dates``, as they were written.

    Raises:
        ValueError: if the source is no TimeML with a TEXT.
    """
    try:
        root = ET.fromstring(source)
    except ET.ParseError as error:
        raise ValueError(f"not well-formed XML: {error}") from None
    body = root.find("TEXT")
    if root.tag != "TimeML" or body is None:
        raise ValueError("not TimeML: a root TimeML with a TEXT is needed")
    found: list[tuple[int, int, Mapping]] = []
    text = _with_odd("".join(_words(body, found, 0)), body.get(_own("odd")))
    article = {"article_id": (root.findtext("DOCID") or "").strip(), "text": text, **_publication(root)}
    ids = {
        attributes.get("tid", ""): row_id(article["article_id"], "dates", Span(start, end))
        for start, end, attributes in found
    }
    return article, [_row(article, start, end, attributes, ids) for start, end, attributes in found]


def write(corpus: Corpus, folder: Path) -> None:
    """Write one ``.tml`` file an article into *folder*, the same bytes for the same corpus."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    dates: dict[str, list[dict]] = {}
    for row in map(plain_row, corpus.dates.to_dict("records")):
        dates.setdefault(row["article_id"], []).append(row)
    for article in map(plain_row, corpus.articles.to_dict("records")):
        name = quote(article["article_id"], safe=" ") + ".tml"
        source = to_timeml(article, dates.get(article["article_id"], ()))
        (folder / name).write_text(source, encoding="utf-8", newline="")


def read(folder: Path) -> dict[str, list[dict]]:
    """The rows of ``articles`` and ``dates`` of all ``.tml`` files of *folder*, in the order of their names.

    Raises:
        ValueError: naming the file that is no TimeML.
    """
    rows: dict[str, list[dict]] = {"articles": [], "dates": []}
    for path in sorted(Path(folder).glob("*.tml")):
        try:
            article, dates = from_timeml(path.read_bytes().decode("utf-8"))
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from None
        rows["articles"].append(article)
        rows["dates"] += dates
    return rows


def _timex(row: Mapping, tids: Mapping[str, str]) -> str:
    anchor = row.get("anchor")
    attributes = {
        "tid": tids[row["date_id"]],
        "type": row["type"],
        "value": row["value"],
        "mod": row.get("mod"),
        "anchorTimeID": "t0" if anchor == "dct" else tids.get(anchor),
    }
    return f"<TIMEX3{_attributes(attributes | {f'saksi:{name}': row.get(name) for name in _OWN})}>"


def _creation(article: Mapping) -> str:
    """The article's date; an interval is written as one, what nobody knows as open."""
    first, last = article.get("published_earliest"), article.get("published_latest")
    value = article.get("published_date") or (
        first if first == last else f"{first or 'XXXX-XX-XX'}/{last or 'XXXX-XX-XX'}"
    )
    attributes = {"tid": "t0", "type": "DATE", "value": value or "XXXX-XX-XX", "functionInDocument": "CREATION_TIME"}
    return f"<TIMEX3{_attributes(attributes | {f'saksi:{name}': article.get(name) for name in _PUBLISHED})}/>"


def _attributes(values: Mapping) -> str:
    return "".join(
        f' {name}="{_escaped(str(value), quotes=True)}"' for name, value in values.items() if value is not None
    )


def _escaped(text: str, quotes: bool = False) -> str:
    """Text for XML; a carriage return is written as a reference, since a reader would drop it."""
    text = "".join(_STAND_IN if _is_odd(c) else c for c in text) if any(map(_is_odd, text)) else text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    if quotes:
        text = text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text


def _is_odd(character: str) -> bool:
    """Whether XML 1.0 has no way to write a character; it is replaced by a stand-in and noted beside the text."""
    return ord(character) in _NEVER_IN_XML or "\ud800" <= character <= "\udfff"


def _with_odd(text: str, noted: str | None) -> str:
    if not noted:
        return text
    characters = list(text)
    for pair in noted.split():
        at, code = map(int, pair.split(":"))
        characters[at] = chr(code)
    return "".join(characters)


def _words(element: ET.Element, found: list[tuple[int, int, Mapping]], start: int) -> Iterator[str]:
    """The words of an element in order; the TIMEX3 in it are put into *found* with their places."""
    yield element.text or ""
    at = start + len(element.text or "")
    for child in element:
        slot = len(found)
        words = "".join(_words(child, found, at))
        if child.tag == "TIMEX3" and words:
            found.insert(slot, (at, at + len(words), child.attrib))
        yield words + (child.tail or "")
        at += len(words) + len(child.tail or "")


def _publication(root: ET.Element) -> dict:
    timex = root.find("DCT/TIMEX3")
    if timex is None:
        return dict.fromkeys(_PUBLISHED)
    published = {name: timex.get(_own(name)) for name in _PUBLISHED}
    if not any(published.values()) and "X" not in timex.get("value", "X"):
        published["published_date"] = timex.get("value")
    return published


def _row(article: Mapping, start: int, end: int, attributes: Mapping, ids: Mapping[str, str]) -> dict:
    anchor = attributes.get("anchorTimeID")
    confidence = attributes.get(_own("confidence"))
    values = {
        "date_id": row_id(article["article_id"], "dates", Span(start, end)),
        "article_id": article["article_id"],
        "start": start,
        "end": end,
        "text": article["text"][start:end],
        "type": attributes.get("type"),
        "value": attributes.get("value"),
        "mod": attributes.get("mod"),
        "anchor": "dct" if anchor == "t0" else ids.get(anchor),
        **{name: attributes.get(_own(name)) for name in _OWN},
        "confidence": None if confidence is None else float(confidence),
    }
    return {name: values.get(name) for name in TABLES["dates"].column_names}


def _own(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
