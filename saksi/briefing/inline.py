"""The words of a briefing as data: a line is a list of nodes, and no text is ever pasted into markup.

A node is a dict with a type ``t``: ``text``, ``strong``, ``em``, ``code``, ``link``, ``break``, ``value`` (a
word or number that a row holds, with the row and column it comes from), ``cite`` (the rows that a sentence
rests on) and ``sentence`` (a filled template). They go through a notebook as JSON and are read by the HTML
and PDF writers and by the linter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

Node = dict
_PLACE = re.compile(r"\{(?P<name>[a-z_]+)\}")


def text(words: str) -> Node:
    """Plain words."""
    return {"t": "text", "v": words}


def strong(*children: Node) -> Node:
    """Words that weigh more."""
    return {"t": "strong", "c": list(children)}


def em(*children: Node) -> Node:
    """Words in another voice."""
    return {"t": "em", "c": list(children)}


def value(kind: str, shown: str, row: str, column: str, lang: str | None = None) -> Node:
    """Something a row holds: *shown* is the cell *column* of *row* in the wording of *kind*."""
    node = {"t": "value", "kind": kind, "v": shown, "row": row, "column": column}
    return {**node, "lang": lang} if lang else node


def cite(
    ids: Iterable[str], at: Iterable[str], proof: Mapping[str, tuple[int, int]] | None = None, quiet: bool = False
) -> Node:
    """What a sentence rests on: row ids, and the sentences or articles in which they stand; *quiet* shows no mark.

    *proof* says of a place which of its characters, from its beginning, are the row's.
    """
    node = {"t": "cite", "ids": list(ids), "at": list(at)}
    if proof:
        node["proof"] = {place: list(part) for place, part in proof.items()}
    return {**node, "quiet": True} if quiet else node


def sentence(key: str, children: list[Node], citation: Node | None) -> Node:
    """A filled template with what it rests on."""
    return {"t": "sentence", "key": key, "c": children, "cite": citation}


def fill(template: str, values: Mapping[str, Node | list[Node] | str]) -> list[Node]:
    """The nodes of a template, its ``{names}`` exchanged for values; text of a value is never parsed.

    Raises:
        KeyError: if a name has no value.

    >>> fill("{who} met.", {"who": "{place}"})
    [{'t': 'text', 'v': '{place}'}, {'t': 'text', 'v': ' met.'}]
    """
    nodes: list[Node] = []
    at = 0
    for place in _PLACE.finditer(template):
        if place.start() > at:
            nodes.append(text(template[at : place.start()]))
        filled = values[place["name"]]
        nodes += [text(filled)] if isinstance(filled, str) else [filled] if isinstance(filled, dict) else list(filled)
        at = place.end()
    return [*nodes, text(template[at:])] if at < len(template) else nodes


def capitalised(nodes: list[Node]) -> list[Node]:
    """A sentence whose first word, if it is a value, begins with a capital."""
    if nodes and nodes[0]["t"] == "value" and nodes[0]["kind"] == "subject":
        first = nodes[0]["v"]
        return [{**nodes[0], "v": first[:1].upper() + first[1:]}, *nodes[1:]]
    return nodes


def placeholders(template: str) -> list[str]:
    """The names in a template, in order."""
    return [place["name"] for place in _PLACE.finditer(template)]


def literals(template: str) -> list[str]:
    """The words of a template between its places."""
    return [part for part in _PLACE.split(template)[::2] if part]


def walk(content: object) -> Iterator[Node]:
    """All nodes in *content* (nodes, lists or blocks that hold them), outer ones first."""
    if isinstance(content, Mapping):
        if "t" in content:
            yield dict(content)
        for part in content.values():
            yield from walk(part)
    elif isinstance(content, list | tuple):
        for part in content:
            yield from walk(part)


def plain(content: object) -> str:
    """The words that a reader sees in *content*, without citations."""
    if isinstance(content, str):
        return content
    if isinstance(content, list | tuple):
        return "".join(plain(part) for part in content)
    if not isinstance(content, Mapping) or content.get("t") == "cite":
        return ""
    if content.get("t") == "break":
        return " "
    return str(content.get("v", "")) + plain(content.get("c", ()))
