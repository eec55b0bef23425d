"""`delapan bulan setelah` against the two dates it ties, where one sentence names all three.

Limits: dates of other sentences are not tied; a length is believed within one unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from saksi.annotators.timex import values
from saksi.annotators.timex.reading import Reading
from saksi.annotators.timex.recognise import Found
from saksi.annotators.timex.surroundings import Surroundings
from saksi.annotators.timex.verdict import Verdict
from saksi.model import Span

_LENGTH = re.compile(r"P(?P<count>\d+(?:\.\d+)?)(?P<unit>[DWMY])")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_TIES = re.compile(r"\s+(?:setelah|sesudah|sebelum)\b")


def contradicted(
    found: Sequence[Found], readings: Sequence[Reading], around: Surroundings
) -> Iterator[tuple[int, Verdict]]:
    """Numbers of the lengths that the dates beside them contradict, with the verdict."""
    for number, (each, reading) in enumerate(zip(found, readings, strict=True)):
        length = _LENGTH.fullmatch(reading.value) if reading.type == "DURATION" else None
        if not length or reading.mod or not _TIES.match(around.lower, each.end):
            continue
        sentence = around.sentence(each.start)
        before = _days(range(number - 1, -1, -1), found, readings, sentence)
        behind = _days(range(number + 1, len(found)), found, readings, sentence)
        if len(before) != 1 or len(behind) != 1:
            continue
        (first, _), (second, witness) = before[0], behind[0]
        unit = _DAYS[length["unit"]]
        least = abs((first[0] - second[0]).days) - (second[1] - second[0]).days - (first[1] - first[0]).days
        most = max(abs((first[1] - second[0]).days), abs((second[1] - first[0]).days))
        said = float(length["count"]) * unit
        if not least - unit < said < most + unit:
            yield number, Verdict("impossible", "length", None, witness)


def _days(numbers: Iterable[int], found: Sequence[Found], readings: Sequence[Reading], sentence: Span):
    """The days or months with their numbers that a sentence names, as intervals with where they stand."""
    named = []
    for number in numbers:
        if not sentence.contains(found[number].span):
            break
        days = values.interval(readings[number].value)
        if days and readings[number].type in ("DATE", "TIME"):
            named.append((days, found[number].span))
    return named
