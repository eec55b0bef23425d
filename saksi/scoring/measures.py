"""The measures of each table: what is compared, by which rule of pairing, and what is right.

Every function takes, for each article, its text with gold and predicted rows, and gives numbers between 0 and 1
by name. Names that end in ``_f1`` are F1, others are shares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from saksi.lexicon import Lexicon
from saksi.scoring.names import is_anonymous, is_same_name
from saksi.scoring.pairing import (
    Counts,
    Pair,
    Row,
    half_of_the_words,
    is_same_span,
    macro_f1,
    overlap,
    pair,
    pair_all,
    with_tokens,
)

Scores = dict[str, float]


@dataclass
class Compared:
    """One article's rows of a table, gold and predicted."""

    text: str
    gold: list[Row]
    predicted: list[Row]
    pairs: list[Pair] = field(default_factory=list)


def share(right: Iterable[bool]) -> float:
    """
    >>> share([True, False]), share([])
    (0.5, 0.0)
    """
    answers = list(right)
    return sum(answers) / len(answers) if answers else 0.0


def _f1(compared: list[Compared], is_hit: Callable[[Row, Row, Compared], bool] = lambda g, p, c: True) -> float:
    hits = sum(is_hit(gold, made, c) for c in compared for gold, made in c.pairs)
    return Counts(hits, sum(len(c.predicted) for c in compared), sum(len(c.gold) for c in compared)).f1


def _paired(compared: Iterable[Compared], fit: Callable[[Row, Row], float], words: bool = False) -> list[Compared]:
    made = []
    for c in compared:
        order = with_tokens if words else _in_order
        gold, predicted = order(c.gold, c.text), order(c.predicted, c.text)
        made.append(Compared(c.text, gold, predicted, pair(gold, predicted, fit)))
    return made


def _in_order(rows: list[Row], _text: str) -> list[Row]:
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _only(compared: Iterable[Compared], keep: Callable[[Row], bool]) -> list[Compared]:
    return [Compared(c.text, [r for r in c.gold if keep(r)], [r for r in c.predicted if keep(r)]) for c in compared]


def _same(name: str) -> Callable[[Row, Row, Compared], bool]:
    return lambda gold, made, _: gold.get(name) == made.get(name)


def sentences(compared: list[Compared], lexicon: Lexicon) -> Scores:
    """Equal spans, and the kinds of those."""
    same = _paired(compared, lambda g, p: float(is_same_span(g, p)))
    return {"exact_f1": _f1(same), "kind": share(g["kind"] == p["kind"] for c in same for g, p in c.pairs)}


def dates(compared: list[Compared], lexicon: Lexicon) -> Scores:
    """TempEval-3: strict and relaxed spans, type and value of the relaxed ones."""
    pairs = _paired(compared, overlap)
    return {
        "strict_f1": _f1(pairs, lambda g, p, _: is_same_span(g, p)),
        "relaxed_f1": _f1(pairs),
        "type": share(g["type"] == p["type"] for c in pairs for g, p in c.pairs),
        "value_f1": _f1(pairs, lambda g, p, _: timex_value(g["value"]) == timex_value(p["value"])),
        "strict_value_f1": _f1(
            pairs, lambda g, p, _: is_same_span(g, p) and timex_value(g["value"]) == timex_value(p["value"])
        ),
    }


_CLOCK = re.compile(r"(?P<head>.*T\d\d)(?P<minute>:\d\d)?(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")


def timex_value(value: str | None) -> str:
    """A TIMEX3 value in one spelling: clock times without zone and seconds, decades as ten years.

    >>> timex_value("2019-02-28T14"), timex_value("2019-02-28T14:00:00+07:00"), timex_value("P1DE")
    ('2019-02-28T14:00', '2019-02-28T14:00', 'P10Y')
    """
    value = (value or "").strip().upper()
    if clock := _CLOCK.fullmatch(value):
        return clock["head"] + (clock["minute"] or ":00")
    decades = re.fullmatch(r"P(?P<count>\d+)(?:DE|E)", value)
    return f"P{10 * int(decades['count'])}Y" if decades else re.sub(r"(?<=[PT])0+(?=\d)", "", value)


def quotes(compared: list[Compared], lexicon: Lexicon) -> Scores:
    """Spans by kind, exact and relaxed; kind, speaker and relays of the relaxed ones."""

    def right(gold: Row, made: Row, c: Compared) -> bool:
        return is_same_name(gold["speaker_name"], made.get("speaker_name"), c.text, lexicon)

    scores = {}
    for group, kinds in (("direct", {"direct"}), ("indirect", {"indirect", "mixed"}), ("all", None)):
        rows = compared if kinds is None else _only(compared, lambda row, kinds=kinds: row["kind"] in kinds)
        exact = _paired(rows, lambda g, p: float(is_same_span(g, p)), words=True)
        relaxed = _paired(rows, half_of_the_words, words=True)
        scores[f"{group}_exact_f1"] = _f1(exact)
        scores[f"{group}_relaxed_f1"] = _f1(relaxed)
        scores[f"{group}_speaker"] = share(right(g, p, c) for c in relaxed for g, p in c.pairs)
        scores[f"{group}_with_speaker_f1"] = _f1(relaxed, right)
    scores["kind"] = share(g["kind"] == p["kind"] for c in relaxed for g, p in c.pairs)
    if any(row.get("via") for c in compared for row in c.gold):
        scores["via_f1"] = _relays(relaxed, lexicon).f1
        taken = [_is_relay(p, g, c, lexicon) for c in relaxed for g, p in c.pairs if g.get("via")]
        scores["via_not_as_speaker"] = 1 - share(taken)
    return scores


def _relays(compared: list[Compared], lexicon: Lexicon) -> Counts:
    hits = 0
    for c in compared:
        for gold, made in c.pairs:
            left = list(made.get("via") or ())
            for relay in gold.get("via") or ():
                found = next((r for r in left if is_same_name(relay, r, c.text, lexicon)), None)
                if found is not None:
                    left.remove(found)
                    hits += 1
    count = [sum(len(row.get("via") or ()) for c in compared for row in rows(c)) for rows in (_predicted, _gold)]
    return Counts(hits, *count)


def _predicted(c: Compared) -> list[Row]:
    return c.predicted


def _gold(c: Compared) -> list[Row]:
    return c.gold


def _is_relay(made: Row, gold: Row, c: Compared, lexicon: Lexicon) -> bool:
    name = made.get("speaker_name")
    if is_anonymous(name) or is_same_name(gold["speaker_name"], name, c.text, lexicon):
        return False
    return any(is_same_name(relay, name, c.text, lexicon) for relay in gold["via"])


def mentions(compared: list[Compared], lexicon: Lexicon) -> Scores:
    """Names and short names found; of each kind found, how many are linked to the right actor."""
    actors = [
        Compared(
            c.text, [r for r in c.gold if not r.get("is_place")], [r for r in c.predicted if not r.get("is_place")]
        )
        for c in compared
    ]
    pairs = _paired(actors, overlap)
    links: dict[str, list[bool]] = {}
    hits = predicted = gold_count = 0
    for c in pairs:
        other = {id(made) for gold, made in c.pairs if gold["kind"] not in _NAMES}
        matched = {id(made) for _, made in c.pairs}
        predicted += sum(1 for r in c.predicted if id(r) not in other and (r["kind"] in _NAMES or id(r) in matched))
        gold_count += sum(1 for r in c.gold if r["kind"] in _NAMES)
        hits += sum(1 for gold, _ in c.pairs if gold["kind"] in _NAMES)
        for gold, made in c.pairs:
            kind = "name" if gold["kind"] in _NAMES else gold["kind"]
            links.setdefault(kind, []).append(is_same_name(gold["actor_name"], made.get("actor_name"), c.text, lexicon))
    whole = [answer for answers in links.values() for answer in answers]
    found = {"name_f1": Counts(hits, predicted, gold_count).f1, "all_f1": _f1(pairs), "link": share(whole)}
    return found | {f"link_{kind}": share(links.get(kind, ())) for kind in ("name", "pronoun", "role", "metonym")}


_NAMES = frozenset({"name", "short"})
_LAYERS = ("certainty_speaker", "certainty_reporter", "event_status")


def claims(compared: list[Compared], lexicon: Lexicon) -> Scores:
    """Propositions found, relaxed; type and the three layers of certainty of those, each value weighing the same."""
    relaxed = _paired(compared, half_of_the_words, words=True)
    pairs = [(g, p, c) for c in relaxed for g, p in c.pairs]
    return {
        "relaxed_f1": _f1(relaxed),
        "type": share(g["type"] == p["type"] for g, p, _ in pairs),
        "source": share(_same_source(g, p, c, lexicon) for g, p, c in pairs),
        "is_negated": share(bool(g["is_negated"]) == bool(p["is_negated"]) for g, p, _ in pairs),
        **{f"{layer}_macro_f1": macro_f1((g[layer], p[layer]) for g, p, _ in pairs) for layer in _LAYERS},
    }


def _same_source(gold: Row, made: Row, c: Compared, lexicon: Lexicon) -> bool:
    if gold["certainty_reporter"] == "vouched":
        return made["certainty_reporter"] == "vouched"
    return is_same_name(gold["source_name"], made["source_name"], c.text, lexicon)


def layers(pairs: list[Pair]) -> Scores:
    """The three layers of certainty of given propositions."""
    scores = {f"{layer}_macro_f1": macro_f1((g[layer], p.get(layer)) for g, p in pairs) for layer in _LAYERS}
    return scores | {"is_negated": share(bool(g["is_negated"]) == bool(p.get("is_negated")) for g, p in pairs)}


_SAME_PARTICIPANTS = 0.5


def accounts(compared: list[Compared], lexicon: Lexicon) -> Scores:
    """Events told, paired by participants (Dice at least a half) and days that do not exclude each other."""
    paired = []
    for c in compared:
        fit = lambda g, p, text=c.text: _account_fit(g, p, text, lexicon)  # noqa: E731
        paired.append(Compared(c.text, c.gold, c.predicted, pair_all(c.gold, c.predicted, fit)))
    pairs = [(g, p, c) for c in paired for g, p in c.pairs]
    placed = [(g, p, c) for g, p, c in pairs if g.get("place") or p.get("place")]
    return {
        "found_f1": _f1(paired),
        "date": share((g["earliest"], g["latest"]) == (p["earliest"], p["latest"]) for g, p, _ in pairs),
        "status": share(g["status"] == p["status"] for g, p, _ in pairs),
        "kind": share(g["kind"] == p["kind"] for g, p, _ in pairs),
        "place": share(
            bool(g.get("place") and p.get("place")) and is_same_name(g["place"], p["place"], c.text, lexicon)
            for g, p, c in placed
        ),
    }


def _account_fit(gold: Row, made: Row, text: str, lexicon: Lexicon) -> float:
    names = list(made.get("participant_names") or ())
    count = len(gold["participants"]) + len(names)
    common = 0
    for name in gold["participants"]:
        found = next((other for other in names if is_same_name(name, other, text, lexicon)), None)
        if found is not None:
            names.remove(found)
            common += 1
    dice = 2 * common / count if count else 0.0
    if dice < _SAME_PARTICIPANTS or not _may_be_one_time(gold, made):
        return 0.0
    same_day = bool(gold["earliest"]) and gold["earliest"] == made["earliest"]
    return dice + 0.1 * same_day + 0.05 * (gold["status"] == made["status"]) + 0.05 * (gold["kind"] == made["kind"])


def _may_be_one_time(gold: Row, made: Row) -> bool:
    """Whether the two intervals share a day, as far as they have ends."""
    late = max((day for day in (gold["earliest"], made["earliest"]) if day), default=None)
    early = min((day for day in (gold["latest"], made["latest"]) if day), default=None)
    return not late or not early or late <= early


def findings(gold: list[Row], predicted: list[Row]) -> Scores:
    """Findings of the same kind on the same articles."""
    key = [Counter((row["kind"], *sorted(row["article_ids"])) for row in rows) for rows in (gold, predicted)]
    return {"f1": Counts((key[0] & key[1]).total(), key[1].total(), key[0].total()).f1}
