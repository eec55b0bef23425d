"""What the layout of an article tells: outlet, place line, title, byline, credit, captions, link text.

Each is kept as a region, in place; the text is not touched. The rules are in ``lexicon/layout.toml``. Limits: a
headline is recognised only on a line of its own, a caption without a credit only by its form.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from saksi.ingest.dateline import find_dateline, outlet_of
from saksi.ingest.language import language_of
from saksi.ingest.records import day_of
from saksi.ingest.titles import title_end
from saksi.lexicon import Lexicon, load_lexicon
from saksi.model import Article, Region, Span
from saksi.text import lines, paragraphs, plain, trimmed

_TAIL = 400
_LONGEST_TITLE = 30
_SHORTEST_TITLE = 2
_LONGEST_SUBHEADING = 80
_LONGEST_CAPTION = 400
_LONGEST_REGION = 600
"""Characters behind a mark like `Baca juga` in which its stretch must end."""
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
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    kind: str
    values: dict[str, str]
    rule: str


@lru_cache(maxsize=4)
def _rules(lexicon: Lexicon) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            r["id"],
            r["kind"],
            re.compile(r["pattern"], re.MULTILINE),
            r.get("at", ""),
            r.get("ends", ""),
            tuple(r.get("needs", ())),
        )
        for r in lexicon.rules("layout")["rule"]
    )


@lru_cache(maxsize=4)
def _caption_rules(lexicon: Lexicon) -> tuple[tuple[re.Pattern, tuple[str, ...]], ...]:
    """The patterns of a caption, each with its ``needs``."""
    return tuple((re.compile(r["pattern"]), tuple(r.get("needs", ()))) for r in lexicon.rules("layout")["caption"])


def _has(needs: tuple[str, ...], view: str, first: int, last: int) -> bool:
    """Whether one of the strings that a rule needs stands in ``first..last``; true for a rule that needs none."""
    return not needs or any(view.find(needed, first, last) >= 0 for needed in needs)


def with_layout(article: Article, lexicon: Lexicon | None = None) -> Article:
    """The article with its regions, and with what they tell where it was not given."""
    lexicon = lexicon or load_lexicon()
    view = plain(article.text)
    found = _found(view, lines(article.text), lexicon)
    regions = [Region(item.span, item.kind) for item in _apart(found, view)]
    page = _Lines(paragraphs(article.text), regions)
    title = _title_line(view, page, article.title)
    if title:
        regions.append(Region(page.take(title), "headline"))
    regions += [Region(page.take(span), "headline") for span in _subheadings(view, page)]
    regions += [Region(page.take(span), "caption") for span in _captions(view, page, lexicon)]
    start = _start_of_text(page.all, regions)
    dateline = find_dateline(view, start, lexicon)
    if dateline:
        regions.append(Region(Span(dateline.start, dateline.end), "dateline"))
    regions.sort(key=lambda region: region.span)
    told = _told(found, lexicon) | {"language": language_of(article.text, lexicon)}
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
        language=told.get("language") or article.language,
        regions=regions,
    )


def _found(view: str, page: Sequence[Span], lexicon: Lexicon) -> list[_Found]:
    """What the rules find in a plain view with the lines *page*."""
    rules = _rules(lexicon)
    starts = [line.start for line in page]
    found = [item for rule in rules if rule.at != "end" for item in _of_rule(view, rule, 0, len(view), starts)]
    end = _end_of_words(view, len(view))
    for item in sorted(found, key=lambda item: -item.span.end):
        if item.span.end == end:
            end = _end_of_words(view, item.span.start)
    for rule in rules:
        if rule.at == "end":
            found += _of_rule(view, rule, max(0, end - _TAIL), end, starts)
    return sorted(found, key=lambda item: (item.span.start, -item.span.end))


def _end_of_words(view: str, end: int) -> int:
    while end and view[end - 1].isspace():
        end -= 1
    return end


def _of_rule(view: str, rule: _Rule, first: int, last: int, starts: list[int]) -> Iterator[_Found]:
    for match in _matches(view, rule, first, last, starts):
        if span := trimmed(view, match.end() if rule.kind == "headline" else match.start(), _end_of(view, rule, match)):
            values = {name: words for name, words in match.groupdict().items() if words}
            yield _Found(span, rule.kind, values, rule.ident)


def _matches(view: str, rule: _Rule, first: int, last: int, starts: list[int]) -> Iterator[re.Match]:
    if not _has(rule.needs, view, first, last):
        return
    if rule.at == "line":
        yield from filter(None, (rule.pattern.match(view, start) for start in starts))
    else:
        yield from rule.pattern.finditer(view, first, last)


def _end_of(view: str, rule: _Rule, match: re.Match) -> int:
    farthest = min(len(view), match.end() + _LONGEST_REGION)
    line = view.find("\n", match.end(), farthest)
    line = farthest if line < 0 else line
    if rule.ends == "title":
        return title_end(view, match.end(), line)
    if rule.ends == "line":
        return line
    if rule.ends == "stop":
        stop = _STOP.search(view, match.end(), line)
        return stop.end() if stop else line
    return match.end()


def _apart(found: list[_Found], view: str) -> list[_Found]:
    """Regions without overlap: where one begins within another, that ends there; what lies wholly within is dropped."""
    kept: list[_Found] = []
    for item in found:
        last = kept[-1].span if kept else None
        if last and item.span.end <= last.end:
            continue
        if last and item.span.start < last.end:
            shorter = trimmed(view, last.start, item.span.start)
            kept[-1:] = [replace(kept[-1], span=shorter)] if shorter else []
        kept.append(item)
    return kept


class _Lines:
    """The paragraphs of an article that no region has taken yet."""

    def __init__(self, spans: list[Span], regions: list[Region]):
        starts, ends = [r.span.start for r in regions], [r.span.end for r in regions]
        self._taken = {span for span in spans if bisect_left(starts, span.end) > bisect_right(ends, span.start)}
        self.all = spans

    def is_free(self, span: Span) -> bool:
        return span not in self._taken

    def take(self, span: Span) -> Span:
        self._taken.add(span)
        return span


def _title_line(view: str, page: _Lines, given: str | None) -> Span | None:
    """The first line, where it is the headline: the given one, or a line that is no sentence."""
    for line in filter(page.is_free, page.all[:3]):
        words = line.of(view)
        if given and plain(given).strip().lower() == words.lower():
            return line
        return line if not given and len(page.all) > 2 and _is_headline(words) else None
    return None


def _is_headline(words: str) -> bool:
    parts = words.split()
    if not _SHORTEST_TITLE <= len(parts) <= _LONGEST_TITLE or words.endswith(_ENDS_SENTENCE) or "\n" in words:
        return False
    if words[0] in "\"'(-*[" or words.endswith(('"', "...", "\u2026")):
        return False
    large = sum(1 for part in parts if not part[:1].islower())
    return large >= _LARGE * len(parts)


def _start_of_text(lines: list[Span], regions: list[Region]) -> int:
    """Where the first line begins that does not begin with a headline, a credit or a caption."""
    taken = {region.span.start for region in regions}
    return next((line.start for line in lines if line.start not in taken), 0)


def _subheadings(view: str, page: _Lines) -> Iterator[Span]:
    """Short lines without a stop, with an empty line before them: headings within the text."""
    for before, line, after in zip(page.all, page.all[1:], page.all[2:], strict=False):
        words = line.of(view)
        is_short = len(words) < _LONGEST_SUBHEADING and words[0].isupper() and words[-1].isalnum()
        is_apart = view.count("\n", before.end, line.start) > 1 and view[after.end - 1] in '."?'
        if is_short and is_apart and page.is_free(line):
            yield line


def _captions(view: str, page: _Lines, lexicon: Lexicon) -> Iterator[Span]:
    rules = _caption_rules(lexicon)
    for line in page.all:
        if line.end - line.start < _LONGEST_CAPTION and page.is_free(line):
            words = line.of(view)
            if any(_has(needs, words, 0, len(words)) and pattern.fullmatch(words) for pattern, needs in rules):
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
            names = [outlet_of(part, lexicon) for part in re.split(r"[,/;|-]", agency)]
            known = [name for name, _ in filter(None, names)]
            if known:
                told.setdefault("agency", ", ".join(dict.fromkeys(known)))
    return told
