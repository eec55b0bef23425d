"""The linter: holds every word of a briefing against the rows it rests on.

Twelve rules, each a function from a :class:`Checked` document to problems. A sentence may only say what a
template of the catalogue says, filled with cells of rows; the analyst's own paragraphs are held against the
articles. Limits: the linter knows that a value is what the row holds, not that the row is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from saksi.briefing.checked import Checked, Problem
from saksi.briefing.inline import Node, plain, walk

VALUE_RULES = {
    "number": "number",
    "date": "date",
    "day": "date",
    "name": "name",
    "subject": "name",
    "place": "name",
    "words": "name",
    "quote": "quotation",
}


class LintError(ValueError):
    """A briefing that says what its rows do not hold."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        shown = "\n".join(f"  {problem}" for problem in problems[:12])
        more = f"\n  and {len(problems) - 12} more" if len(problems) > 12 else ""
        super().__init__(f"the briefing breaks {len(problems)} rule(s) and is not exported:\n{shown}{more}")


@dataclass(frozen=True)
class Rule:
    """A rule by name, with what it forbids."""

    name: str
    forbids: str
    find: Callable[[Checked], Iterator[Problem]]


def lint(document: dict) -> list[Problem]:
    """All problems of a document, rule by rule."""
    checked = Checked(document)
    return [problem for rule in RULES for problem in rule.find(checked)]


def check(document: dict) -> None:
    """Raises LintError where a document breaks a rule."""
    if problems := lint(document):
        raise LintError(problems)


def _values(rule: str) -> Callable[[Checked], Iterator[Problem]]:
    """Values of a kind that no row holds, and words of that kind that are no value at all."""

    def find(checked: Checked) -> Iterator[Problem]:
        for sentence, node in checked.values():
            if _rule_of(checked, node) != rule:
                continue
            held = checked.held(node)
            if held is None:
                yield Problem(
                    rule, plain(sentence), f"{node['v']!r} rests on no row ({node['row']} has no {node['column']})"
                )
            elif rule != "quotation" and not checked.same(node, held):
                yield Problem(rule, plain(sentence), f"{node['v']!r} stands here, the row {node['row']} holds {held!r}")
        yield from checked.strays(rule)
        yield from checked.unsupported(rule)

    return find


def _rule_of(checked: Checked, node: Node) -> str | None:
    return VALUE_RULES.get(node["kind"]) or (checked.kind_of_item(node) if node["kind"] == "item" else None)


def _altered_quotations(checked: Checked) -> Iterator[Problem]:
    for sentence, node in checked.values():
        if node["kind"] == "quote" and (held := checked.held(node)) is not None and not checked.same(node, held):
            yield Problem(
                "altered-quotation", plain(sentence), f"{node['v']!r} is not what the row {node['row']} holds: {held!r}"
            )
    yield from checked.rows_unlike_articles()
    yield from checked.misquoted()


def _sentences_without_evidence(checked: Checked) -> Iterator[Problem]:
    for sentence in checked.sentences:
        if not (sentence["cite"] and sentence["cite"]["ids"]):
            yield Problem("no-evidence", plain(sentence), "the sentence names no rows")
    for item in checked.items:
        if not item["cite"]["ids"]:
            yield Problem("no-evidence", plain(item["quote"]), "the statement names no rows")


def _dangling_evidence(checked: Checked) -> Iterator[Problem]:
    for node in walk(checked.blocks):
        if node["t"] == "cite":
            for ident in node["ids"]:
                if ident not in checked.rows:
                    yield Problem("dangling-evidence", ident, "no row has this id")
            for place in node["at"]:
                if checked.has_texts and not checked.places.get(place, {}).get("anchor"):
                    yield Problem("dangling-evidence", place, "no sentence or article has this id")


def _no_template(checked: Checked) -> Iterator[Problem]:
    for sentence in checked.sentences:
        if not checked.is_template(sentence["key"]):
            yield Problem("no-template", plain(sentence), f"no template of the catalogue is called {sentence['key']!r}")
        for words in checked.composed(sentence):
            yield Problem("no-template", plain(sentence), f"{words!r} is of no template")


def _mixed_ladders(checked: Checked) -> Iterator[Problem]:
    for words in checked.prose():
        for term in checked.ladder.found("other", words):
            yield Problem("mixed-ladders", words, f"{term!r} is of another ladder than the rest of the briefing")


def _likelihood_with_confidence(checked: Checked) -> Iterator[Problem]:
    for words in checked.prose():
        confidence = checked.ladder.found("confidence", words)
        likelihood = [*checked.ladder.found("terms", words), *checked.ladder.found("other", words)]
        if confidence and likelihood:
            yield Problem(
                "likelihood-with-confidence", words, f"{likelihood[0]!r} and {confidence[0]!r} in one sentence"
            )


def _disputed_stated_flat(checked: Checked) -> Iterator[Problem]:
    for item in checked.items:
        if checked.markers(item["cite"]["ids"]) and not item.get("disputed"):
            yield Problem(
                "disputed-flat", plain(item["quote"]), "other accounts differ, and the statement does not say so"
            )
    for nodes, markers in checked.stated_events():
        if not checked.says(nodes, markers):
            yield Problem("disputed-flat", plain(nodes), f"{markers[0]}, and the words do not say so")


def _judgement_without_basis(checked: Checked) -> Iterator[Problem]:
    for paragraph in checked.analyst:
        words = plain(paragraph)
        if checked.ladder.found("judgement", words) and not checked.has_basis(paragraph):
            yield Problem(
                "judgement-without-basis", words, "a judgement names its basis: link a sentence, as in [2.6](#a2s6)"
            )


RULES = (
    Rule("number", "a number that no row holds", _values("number")),
    Rule("name", "a name that no row holds", _values("name")),
    Rule("date", "a date that no row holds", _values("date")),
    Rule("quotation", "a quotation that no row holds", _values("quotation")),
    Rule("altered-quotation", "a quotation changed by as much as a character", _altered_quotations),
    Rule("no-evidence", "a sentence without the ids it rests on", _sentences_without_evidence),
    Rule("dangling-evidence", "an id that no row has", _dangling_evidence),
    Rule("no-template", "words that no template of the catalogue holds", _no_template),
    Rule("mixed-ladders", "words for likelihood of two ladders", _mixed_ladders),
    Rule("likelihood-with-confidence", "likelihood and confidence in one sentence", _likelihood_with_confidence),
    Rule("disputed-flat", "what is disputed, stated as if it were not", _disputed_stated_flat),
    Rule("judgement-without-basis", "a judgement of the analyst without its basis", _judgement_without_basis),
)
