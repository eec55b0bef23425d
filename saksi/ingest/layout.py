"""What the layout of an article tells: outlet, place line, title, byline, credit, captions, link text.

Each is kept as a region, in place; the text is not touched. The rules are in ``lexicon/layout.toml``. Limits: a
headline is recognised only on a line of its own, a caption without a credit only by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from saksi.ingest.dateline import find_dateline, outlet_of
from saksi.ingest.records import day_of
from saksi.ingest.titles import title_end
from saksi.lexicon import Lexicon, load_lexicon
from saksi.model import Article, Region, Span
from saksi.text import paragraphs, plain, trimmed

_TAIL = 400
_LONGEST_TITLE = 30
_SHORTEST_TITLE = 2
_STOP = re.compile(r"[.?!](?=\s|[A-Z]|$)")
_ENDS_SENTENCE = tuple(".:;,")
_LARGE = 0.6
"""Share of words written large from which a line without a stop is a headline, even without an empty line beside it."""


@dataclass(frozen=True, slots=True)
class _Rule:
    ident: str
    kind: str
    pattern: re.Pattern
    at: str
    ends: str


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    kind: str
    values: dict[str, str]
    rule: str


@lru_cache(maxsize=4)
def _rules(lexicon: Lexicon) -> tuple[tuple[_Rule, ...], tuple[re.Pattern, ...]]:
    content = lexicon.rules("layout")
    rules = tuple(
        _Rule(r["id"], r["kind"], re.compile(r["pattern"], re.MULTILINE), r.get("at", ""), r.get("ends", ""))
        for r in content["rule"]
    )
    return rules, tuple(re.compile(rule["pattern"]) for rule in content["caption"])


def with_layout(article: Article, lexicon: Lexicon | None = None) -> Article:
    """The article with its regions, and with what they tell where it was not given."""
    lexicon = lexicon or load_lexicon()
    view = plain(article.text)
    lines = paragraphs(article.text)
    found = _found(view, lexicon)
    regions = [Region(f.span, f.kind) for f in _apart(found, view)]
    title = _title_line(view, lines, regions, article.title)
    if title:
        regions.append(Region(title, "headline"))
    regions += [Region(span, "headline") for span in _subheadings(view, lines, regions)]
    regions += [Region(span, "caption") for span in _captions(view, lines, regions, lexicon)]
    start = next((line.start for line in lines if not any(r.span.overlaps(line) for r in regions)), 0)
    start = min([start, *(line.start for line in lines[:1] if not title)])
    dateline = find_dateline(view, start, lexicon)
    if dateline:
        regions.append(Region(Span(dateline.start, dateline.end), "dateline"))
    regions.sort(key=lambda region: region.span)
    told = _told(found, lexicon)
    if dateline:
        told = {"place": dateline.place, "outlet": dateline.outlet, "agency": dateline.agency, **told}
    return _filled(article, title.of(article.text) if title else None, told, tuple(regions))


def _filled(article: Article, title: str | None, told: dict, regions: tuple[Region, ...]) -> Article:
    published = article.published_date or told.get("date")
    return replace(
        article,
        title=article.title or title,
        outlet=article.outlet or told.get("outlet"),
        agency=article.agency or told.get("agency"),
        byline=article.byline or told.get("byline"),
        dateline_place=article.dateline_place or told.get("place"),
        published_date=published,
        published_basis=article.published_basis or ("text" if published else None),
        regions=regions,
    )


def _found(view: str, lexicon: Lexicon) -> list[_Found]:
    rules = _rules(lexicon)[0]
    found = [item for rule in rules if rule.at != "end" for item in _of_rule(view, rule, 0, len(view))]
    end = len(view.rstrip())
    for item in sorted(found, key=lambda item: -item.span.end):
        if item.span.end == end:
            end = len(view[: item.span.start].rstrip())
    for rule in rules:
        if rule.at == "end":
            found += _of_rule(view, rule, max(0, end - _TAIL), end)
    return sorted(found, key=lambda item: (item.span.start, -item.span.end))


def _of_rule(view: str, rule: _Rule, first: int, last: int) -> Iterator[_Found]:
    for match in rule.pattern.finditer(view, first, last):
        if rule.at == "line" and not _begins_line(view, match.start()):
            continue
        if span := trimmed(view, match.end() if rule.kind == "headline" else match.start(), _end_of(view, rule, match)):
            yield _Found(
                span, rule.kind, {name: words for name, words in match.groupdict().items() if words}, rule.ident
            )


def _begins_line(view: str, at: int) -> bool:
    return view[view.rfind("\n", 0, at) + 1 : at].strip() == ""


def _end_of(view: str, rule: _Rule, match: re.Match) -> int:
    line = view.find("\n", match.end())
    line = len(view) if line < 0 else line
    if rule.ends == "title":
        return title_end(view, match.end(), line)
    if rule.ends == "line":
        return line
    if rule.ends == "stop":
        stop = _STOP.search(view, match.end(), line)
        return stop.end() if stop else line
    return match.end()


def _apart(found: list[_Found], view: str) -> Iterator[_Found]:
    """Regions without overlap: where one begins within another, that ends there; what lies wholly within is dropped."""
    for index, item in enumerate(found):
        if any(other.span.contains(item.span) for other in found[:index]):
            continue
        end = min(
            [o.span.start for o in found[index + 1 :] if item.span.overlaps(o.span) and not item.span.contains(o.span)]
            or [item.span.end]
        )
        if span := trimmed(view, item.span.start, end):
            yield replace(item, span=span)


def _title_line(view: str, lines: list[Span], regions: list[Region], given: str | None) -> Span | None:
    """The first line, where it is the headline: the given one, or a line that is no sentence."""
    for line in lines[:3]:
        if any(region.span.overlaps(line) for region in regions):
            continue
        words = line.of(view)
        if given and plain(given).strip().lower() == words.lower():
            return line
        return line if not given and len(lines) > 2 and _is_headline(words) else None
    return None


def _is_headline(words: str) -> bool:
    parts = words.split()
    if not _SHORTEST_TITLE <= len(parts) <= _LONGEST_TITLE or words.endswith(_ENDS_SENTENCE) or "\n" in words:
        return False
    if words[0] in "\"'(-*[" or words.endswith(('"', "...", "\u2026")):
        return False
    large = sum(1 for part in parts if not part[:1].islower())
    return large >= _LARGE * len(parts)


def _subheadings(view: str, lines: list[Span], regions: list[Region]) -> Iterator[Span]:
    """Short lines without a stop, with an empty line before them: headings within the text."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        words = line.of(view)
        is_short = len(words.split()) <= 10 and words[0].isupper()
        is_apart = view.count("\n", before.end, line.start) > 1 and after.of(view).rstrip().endswith((".", '"', "?"))
        if is_short and is_apart and words[-1].isalnum() and not any(r.span.overlaps(line) for r in regions):
            yield line


def _captions(view: str, lines: list[Span], regions: list[Region], lexicon: Lexicon) -> Iterator[Span]:
    for line in lines:
        words = line.of(view)
        is_free = not any(region.span.overlaps(line) for region in regions)
        if is_free and len(words) < 400 and any(pattern.fullmatch(words) for pattern in _rules(lexicon)[1]):
            yield line


def _told(found: list[_Found], lexicon: Lexicon) -> dict[str, str]:
    """What the regions tell of the article, by field; the first that tells it counts."""
    told: dict[str, str] = {}
    for item in found:
        if "byline" in item.values:
            told.setdefault("byline", item.values["byline"])
        if day := day_of(item.values.get("date", "")):
            told.setdefault("date", day)
        if agency := item.values.get("agency"):
            names = [outlet_of(part, lexicon) for part in re.split(r"[,/;-]", agency)]
            known = [name for name, _ in filter(None, names)]
            if known:
                told.setdefault("agency", ", ".join(dict.fromkeys(known)))
    return told
