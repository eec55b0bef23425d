"""The types of one article: spans, the article, and what annotators say of it.

Inside an article everything is a frozen value that points at characters of the untouched text; across
articles the same facts are rows of DataFrames (``tables.py`` is the border). Nothing here reads a file,
knows a language or decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from saksi.words import Words

_READ_ONCE = ("view", "lower", "words", "shared")
"""What a document knows of its text; read once an article, and handed on from step to step."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: ``text[start:end]``, half-open, in code points.

    Raises:
        ValueError: if the stretch is empty or begins before the text.

    >>> Span(10, 22).of("Pertemuan 12 Juni 2018 di Singapura")
    '12 Juni 2018'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters of *text* that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether *other* lies wholly inside.

        >>> Span(0, 9).contains(Span(3, 9)), Span(0, 9).contains(Span(3, 10))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end


RegionKind = Literal["headline", "dateline", "byline", "caption", "credit", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article that is not running text: found when it was read, kept in place."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Remark:
    """Something noticed while a file was read (``encoding_repaired``, ``not_indonesian``), with its values."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it came, with what is known about it.

    ``text`` is never changed. ``path`` is relative to the input folder. ``published_date`` is ISO
    (YYYY-MM-DD) and only filled where it was given, stood in metadata or is printed in the text as the
    day of publication; an inferred interval is a :class:`Publication`.
    """

    article_id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published_date: str | None = None
    published_basis: Literal["given", "metadata", "text"] | None = None
    language: str | None = None
    sha256: str | None = None
    regions: tuple[Region, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What one rule says of one stretch of text. ``confidence`` is the chance, 0 to 1, that it is right."""

    table: ClassVar[str]

    span: Span
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Annotation):
    """A sentence; ``repeats`` is the earlier sentence of the same words, ``paragraph`` counts from 0."""

    table: ClassVar[str] = "sentences"

    paragraph: int
    kind: Literal["headline", "lead", "body", "caption", "credit", "boilerplate"] = "body"
    repeats: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Annotation):
    """A TIMEX3: ``value`` no finer than the words, the interval in ISO days, the calendar's verdict.

    ``anchor`` is the expression that a relative one was counted from, or "dct" for the article's date.
    """

    table: ClassVar[str] = "dates"

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    anchor: Span | Literal["dct"] | None = None
    earliest: str | None = None
    latest: str | None = None
    verdict: Literal["ok", "weekday_mismatch", "impossible", "ambiguous"] | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When an article was written, as an interval of ISO days, and what that rests on.

    ``day`` is filled only where the inference is certain to the day; only then may relative expressions
    be counted from it. ``evidence`` are the time expressions that bound the interval.
    """

    table: ClassVar[str] = "publication"

    earliest: str | None
    latest: str | None
    basis: Literal["given", "metadata", "text", "inferred"] | None
    rule: str
    day: str | None = None
    evidence: tuple[Span, ...] = ()


ActorKind = Literal["person", "state", "organisation", "outlet", "group", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Annotation):
    """A stretch that names or stands for an actor. Without ``actor_id``: found, but not resolved."""

    table: ClassVar[str] = "mentions"

    kind: Literal["name", "short", "role", "metonym", "pronoun"]
    actor_kind: ActorKind | None = None
    is_place: bool = False
    actor_id: str | None = None
    actor_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who is named in an article.

    ``actor_id`` is the lexicon's id for a known actor; for an unknown one it is made of the full name,
    so that articles agree on it, or of article and name where the name is only one word.
    """

    table: ClassVar[str] = "actors"

    actor_id: str
    name: str
    kind: ActorKind
    country: str | None = None
    wikidata_id: str | None = None
    is_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Annotation):
    """What somebody is reported to have said: the span is the content (PARC), without cue and source.

    ``speaker`` is the source in the words of the attribution ("-nya" for a clitic), ``speaker_span`` where
    they stand; ``speaker_name`` is the fullest name. ``via`` are the relays, nearest to the speaker first.
    ``attribution`` is the first piece's span, shared by all pieces of one utterance.
    """

    table: ClassVar[str] = "quotes"

    kind: Literal["direct", "indirect", "mixed"]
    attribution: Span
    cue: Span | None = None
    force: str | None = None
    speaker: str | None = None
    speaker_span: Span | None = None
    speaker_name: str | None = None
    speaker_kind: Literal["named", "role", "unnamed", "document", "outlet"] | None = None
    speaker_role: str | None = None
    actor_id: str | None = None
    addressee: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Annotation):
    """One proposition that can be right or wrong, with its certainty in three layers (DESIGN.md)."""

    table: ClassVar[str] = "claims"

    type: Literal["report", "promise", "demand", "forecast", "evaluation", "accusation", "denial"]
    quote: Span | None = None
    source_name: str | None = None
    actor_id: str | None = None
    via: tuple[str, ...] = ()
    certainty_speaker: Literal["certain", "stated", "probable", "possible", "doubtful"] | None = None
    certainty_reporter: Literal["vouched", "attributed", "hearsay", "distanced"] = "vouched"
    is_negated: bool = False
    event_status: Literal["happened", "planned", "called_off", "denied", "unclear"] | None = None
    topics: tuple[str, ...] = ()
    dates: tuple[Span, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Annotation):
    """What this article says of one event; the span is the sentence that says most of it."""

    table: ClassVar[str] = "accounts"

    kind: Literal["summit", "meeting", "visit", "call", "talks", "agreement", "test", "exercise", "statement"]
    participants: tuple[str, ...] = ()
    participant_names: tuple[str, ...] = ()
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Literal["day", "range", "month", "year"] | None = None
    status: Literal["held", "planned", "rumoured", "called_off", "denied", "proposed"] = "held"
    outcome: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Annotation):
    """Something a reader should be told of this article (a kind of finding), with the values of its sentence.

    ``evidence`` names rows by table and span: ``(("dates", Span(3, 15)),)``.
    """

    table: ClassVar[str] = "notices"

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True)
class Doc:
    """An article and its annotations so far; a new one is made at each step, none is changed.

    >>> doc = Doc(Article(article_id="a", text="Moon tiba."))
    >>> doc = doc.with_annotations([Sentence(span=Span(0, 10), rule="sentence", paragraph=0)], ("sentences",))
    >>> doc["sentences"][0].span.of(doc.text)
    'Moon tiba.'
    """

    article: Article
    annotations: Mapping[str, tuple] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def view(self) -> str:
        """The text for matching: same length, typography made plain (see :func:`saksi.text.plain`)."""
        from saksi.text import plain

        return plain(self.article.text)

    @cached_property
    def lower(self) -> str:
        """The view in lower case, of the same length (see :func:`saksi.text.folded`)."""
        from saksi.text import folded

        lowered = self.view.lower()
        return lowered if len(lowered) == len(self.view) else folded(self.article.text)

    @cached_property
    def words(self) -> Words:
        """The words of the view as parallel lists (see :mod:`saksi.words`)."""
        from saksi.words import words_in

        return words_in(self.article.text, self.view)

    @cached_property
    def shared(self) -> dict[str, object]:
        """What an annotator has worked out of the text and leaves for those behind it, by name.

        Whoever takes something from here must see whether it was made of the annotations that the document has now.
        """
        return {}

    def __getitem__(self, table: str) -> tuple:
        """The annotations of a table, in text order; empty where nothing has written it."""
        return self.annotations.get(table, ())

    @property
    def publication(self) -> Publication | None:
        """When the article was written, if an annotator has said so."""
        rows = self["publication"]
        return rows[0] if rows else None

    def with_annotations(self, found: Iterable, tables: tuple[str, ...]) -> Doc:
        """A new Doc in which *tables* hold what was *found*, and nothing else; span rows in text order.

        Notices come from several annotators: those already there stay, and none is added twice.

        Raises:
            ValueError: if something belongs to none of *tables*, or its span ends behind the text.
        """
        grouped: dict[str, list] = {table: [] for table in tables}
        end = len(self.article.text)
        for row in found:
            rows = grouped.get(row.table)
            if rows is None:
                raise ValueError(f"{type(row).__name__} belongs to {row.table!r}, not to {', '.join(tables)}")
            span = getattr(row, "span", None)
            if span is not None and span.end > end:
                raise ValueError(f"{span} ends behind the text of {self.article.article_id}")
            rows.append(row)
        if "notices" in grouped:
            earlier = list(self["notices"])
            grouped["notices"] = earlier + [row for row in grouped["notices"] if row not in earlier]
        ordered = {table: tuple(_in_text_order(rows)) for table, rows in grouped.items()}
        doc = replace(self, annotations=MappingProxyType({**self.annotations, **ordered}))
        doc.__dict__.update({name: self.__dict__[name] for name in _READ_ONCE if name in self.__dict__})
        return doc


def _in_text_order(rows: list) -> list:
    if rows and hasattr(rows[0], "span"):
        return sorted(rows, key=lambda row: (row.span.start, row.span.end))  # pairs compare faster than spans
    return rows
