"""The corpus as a REFI-QDA project (.qdpx), which MAXQDA, ATLAS.ti, NVivo and QualCoder import, and back.

Each article is a text source with its attributes as variables; each quotation, claim, date and mention is a
coded passage. Codes are what an analyst filters by: the table, its kinds, the speakers, the certainties. The row
itself travels in the passage's description, so that nothing is lost on the way back.
Positions are code points, as in REFI-QDA 1.5; identifiers are made of content, so that the same corpus gives the
same file. It was checked against the standard's structure and read back here, not yet opened in those programs.
"""

from __future__ import annotations

import json
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from saksi.cells import plain_row
from saksi.tables import Corpus

NAMESPACE = "urn:QDA-XML:project:1.0"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:saksi")
_EPOCH = (1980, 1, 1, 0, 0, 0)
CODED: dict[str, tuple[str, ...]] = {
    "quotes": ("kind", "speaker_name", "force"),
    "claims": ("certainty_speaker", "certainty_reporter", "event_status", "type"),
    "dates": ("type", "verdict"),
    "mentions": ("actor_name", "kind"),
}
"""The tables that become coded passages, and the columns whose values become codes under them."""
_NAMES = frozenset(("speaker_name", "actor_name"))
"""Columns in which an actor is spelt as the article spells it: the code is his name in `actors`, the same in all."""
_ATTRIBUTES = ("title", "outlet", "agency", "published_date", "published_earliest", "published_latest", "url")


def write(corpus: Corpus, path: Path) -> None:
    """Write the project to *path*, the same bytes for the same corpus."""
    project, sources = _project(corpus)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        _put(file, "project.qde", ET.tostring(project, encoding="utf-8", xml_declaration=True))
        for name, text in sources.items():
            _put(file, f"sources/{name}", text.encode("utf-8"))


def read(path: Path) -> dict[str, list[dict]]:
    """The rows of the coded tables and the texts (``articles``: article_id, text), as they were written.

    Raises:
        ValueError: if a passage is not where its row says.
    """
    rows: dict[str, list[dict]] = {"articles": [], **{table: [] for table in CODED}}
    with zipfile.ZipFile(path) as file:
        root = ET.fromstring(file.read("project.qde"))
        for source in root.iter(_tag("TextSource")):
            inner = source.get("plainTextPath", "").removeprefix("internal://")
            text = file.read(f"sources/{inner}").decode("utf-8")
            rows["articles"].append({"article_id": source.get("name"), "text": text})
            for passage in source.iter(_tag("PlainTextSelection")):
                stored = json.loads(passage.findtext(_tag("Description")) or "{}")
                start, end = int(passage.get("startPosition", 0)), int(passage.get("endPosition", 0))
                if text[start:end] != stored["row"]["text"]:
                    raise ValueError(
                        f"{source.get('name')}: the passage at {start}-{end} is not {stored['row']['text']!r}"
                    )
                rows[stored["table"]].append(stored["row"])
    return rows


def _project(corpus: Corpus) -> tuple[ET.Element, dict[str, str]]:
    ET.register_namespace("", NAMESPACE)
    user = _guid("user")
    root = ET.Element(_tag("Project"), {"name": "saksi", "origin": "saksi", "creatingUserGUID": user})
    ET.SubElement(ET.SubElement(root, _tag("Users")), _tag("User"), {"guid": user, "name": "saksi"})
    names = {actor["actor_id"]: actor["name"] for actor in _records(corpus, "actors")}
    passages = {t: [(row, _values(t, row, names)) for row in _records(corpus, t)] for t in CODED}
    _add_codes(root, passages)
    _add_variables(root)
    sources = ET.SubElement(root, _tag("Sources"))
    texts = {}
    for article in _records(corpus, "articles"):
        guid = _guid("source", article["article_id"])
        texts[f"{guid}.txt"] = article["text"]
        path = {"guid": guid, "name": article["article_id"], "plainTextPath": f"internal://{guid}.txt"}
        source = ET.SubElement(sources, _tag("TextSource"), path)
        for table, rows in passages.items():
            for row, values in rows:
                if row["article_id"] == article["article_id"]:
                    _add_passage(source, table, row, values)
        _add_values(source, article)
    return root, texts


def _values(table: str, row: dict, names: dict[str, str]) -> dict[str, str]:
    """The values that a row is coded by, under their columns."""
    values = {column: row[column] for column in CODED[table] if row[column]}
    own = names.get(row["actor_id"]) if _NAMES.intersection(values) else None
    return {column: own if own and column in _NAMES else value for column, value in values.items()}


def _add_codes(root: ET.Element, passages: dict[str, list[tuple[dict, dict[str, str]]]]) -> None:
    codes = ET.SubElement(ET.SubElement(root, _tag("CodeBook")), _tag("Codes"))
    for table, columns in CODED.items():
        top = ET.SubElement(codes, _tag("Code"), _code(table, table))
        for column in columns:
            group = ET.SubElement(top, _tag("Code"), _code(column, table, column))
            for value in sorted({values[column] for _, values in passages[table] if column in values}):
                ET.SubElement(group, _tag("Code"), _code(value, table, column, value))


def _code(name: str, *parts: str) -> dict[str, str]:
    return {"guid": _guid("code", *parts), "name": name, "isCodable": "true"}


def _add_variables(root: ET.Element) -> None:
    variables = ET.SubElement(root, _tag("Variables"))
    for name in _ATTRIBUTES:
        ET.SubElement(
            variables, _tag("Variable"), {"guid": _guid("variable", name), "name": name, "typeOfVariable": "Text"}
        )


def _add_values(source: ET.Element, article: dict) -> None:
    for name in _ATTRIBUTES:
        if article[name] is not None:
            value = ET.SubElement(source, _tag("VariableValue"))
            ET.SubElement(value, _tag("VariableRef"), {"targetGUID": _guid("variable", name)})
            ET.SubElement(value, _tag("TextValue")).text = _xml_text(article[name])


def _add_passage(source: ET.Element, table: str, row: dict, values: dict[str, str]) -> None:
    ident = next(iter(row.values()))
    place = {"startPosition": str(row["start"]), "endPosition": str(row["end"])}
    name = _xml_text(" ".join(row["text"].split())[:60])
    passage = ET.SubElement(source, _tag("PlainTextSelection"), {"guid": _guid(ident), "name": name, **place})
    stored = json.dumps({"table": table, "row": row}, ensure_ascii=True)
    ET.SubElement(passage, _tag("Description")).text = stored
    codes = [(table,), *((table, *value) for value in values.items())]
    for parts in codes:
        coding = ET.SubElement(passage, _tag("Coding"), {"guid": _guid("coding", ident, *parts)})
        ET.SubElement(coding, _tag("CodeRef"), {"targetGUID": _guid("code", *parts)})


def _records(corpus: Corpus, table: str) -> Iterator[dict]:
    return map(plain_row, corpus.tables()[table].to_dict("records"))


def _put(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    file.writestr(info, content)


def _guid(*parts: str) -> str:
    return str(uuid.uuid5(_SPACE, "\0".join(parts)))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _xml_text(text: str) -> str:
    """Text without the control characters that XML 1.0 does not allow."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe"))
