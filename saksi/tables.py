"""The tables, declared once, and the one border between spans in an article and rows across articles.

``rows_of`` turns a document into rows, ``frame`` turns rows into a DataFrame of declared types, ``Corpus``
holds the frames. Reading and writing are in ``storage.py``; what looks across articles is in ``synthesis``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from saksi.model import Doc, Span

if TYPE_CHECKING:
    import pandas as pd

DType = Literal["text", "integer", "number", "flag", "list", "spans"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, what it holds, what it means."""

    name: str
    dtype: DType
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, the first of which is the key."""

    name: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        return self.columns[0].name

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]


def _table(name: str, *columns: tuple[str, DType, str]) -> Table:
    return Table(name, tuple(Column(*column) for column in columns))


_SPAN = (
    ("article_id", "text", "the article"),
    ("sentence_id", "text", "the sentence in which the span begins"),
    ("start", "integer", "first character, in code points of articles.text"),
    ("end", "integer", "behind the last character"),
    ("text", "text", "articles.text[start:end]"),
    ("rule", "text", "the rule that made the row, or `correction`"),
    ("confidence", "number", "chance that the row is right, 0 to 1"),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(
            "articles",
            ("article_id", "text", "name of the article: file name without ending, or the id given"),
            ("path", "text", "file, relative to the input folder"),
            ("url", "text", "address, if given"),
            ("title", "text", "headline"),
            ("outlet", "text", "who published it"),
            ("agency", "text", "news agency credited"),
            ("byline", "text", "author named"),
            ("dateline_place", "text", "place of the dateline"),
            ("published_date", "text", "day of publication, ISO, where given or printed"),
            ("published_earliest", "text", "first day on which it can have been published"),
            ("published_latest", "text", "last such day"),
            ("published_basis", "text", "given, metadata, text or inferred"),
            ("language", "text", "ISO 639 code"),
            ("word_count", "integer", "words of the text"),
            ("repeated_paragraph_count", "integer", "paragraphs that repeat an earlier one"),
            ("wire_group", "text", "articles of one group are copies of one text or of one agency's"),
            ("sha256", "text", "digest of the text"),
            ("text", "text", "the text as it came"),
        ),
        _table(
            "sentences",
            ("sentence_id", "text", "`<article_id>:sentences:<start>-<end>`"),
            *(column for column in _SPAN if column[0] != "sentence_id"),
            ("paragraph", "integer", "number of the paragraph, from 0"),
            ("kind", "text", "headline, lead, body, caption, credit, boilerplate"),
            ("repeats", "text", "sentence_id of the earlier sentence with the same words"),
        ),
        _table(
            "actors",
            ("actor_id", "text", "id of the lexicon, or made of the name"),
            ("name", "text", "fullest name"),
            ("kind", "text", "person, state, organisation, outlet, group, place"),
            ("country", "text", "ISO 3166 code"),
            ("wikidata_id", "text", "Wikidata item"),
            ("is_known", "flag", "stands in the lexicon"),
            ("article_count", "integer", "articles that name it"),
            ("mention_count", "integer", "mentions by name, role or metonym; repeats and copies once, no credits"),
            ("quote_count", "integer", "utterances attributed to it; repeats and copies once"),
        ),
        _table(
            "mentions",
            ("mention_id", "text", "`<article_id>:mentions:<start>-<end>`"),
            *_SPAN,
            ("actor_id", "text", "whom it names; empty where unresolved"),
            ("actor_name", "text", "that actor's fullest name in the article; of states and outlets actors.name"),
            ("actor_kind", "text", "kind of that actor"),
            ("kind", "text", "name, short, role, metonym, pronoun"),
            ("is_place", "flag", "named as a place, not as an actor"),
        ),
        _table(
            "quotes",
            ("quote_id", "text", "`<article_id>:quotes:<start>-<end>`"),
            *_SPAN,
            ("attribution_id", "text", "quote_id of the first piece of the utterance"),
            ("kind", "text", "direct, indirect, mixed"),
            ("cue", "text", "word of saying"),
            ("force", "text", "say, promise, demand, urge, ask, deny, accuse, warn, predict, tweet"),
            ("speaker", "text", "words at the attribution; `-nya` for a clitic"),
            ("speaker_name", "text", "fullest name"),
            ("speaker_kind", "text", "named, role, unnamed, document, outlet"),
            ("speaker_role", "text", "office or description"),
            ("actor_id", "text", "the speaker's actor"),
            ("addressee", "text", "to whom it was said"),
            ("via", "list", "relays, nearest to the speaker first"),
        ),
        _table(
            "claims",
            ("claim_id", "text", "`<article_id>:claims:<start>-<end>`"),
            *_SPAN,
            ("quote_id", "text", "the quotation it stands in; empty in the outlet's own voice"),
            ("source_name", "text", "who asserts it; the outlet in its own voice"),
            ("actor_id", "text", "the source's actor"),
            ("via", "list", "relays, nearest to the source first"),
            ("type", "text", "report, promise, demand, forecast, evaluation, accusation, denial"),
            ("certainty_speaker", "text", "certain, stated, probable, possible, doubtful; empty in the outlet's voice"),
            ("certainty_reporter", "text", "vouched, attributed, hearsay, distanced"),
            ("is_negated", "flag", "the proposition itself is negated"),
            ("event_status", "text", "happened, planned, called_off, denied, unclear"),
            ("topics", "list", "names of topics"),
            ("date_ids", "list", "time expressions of the claim"),
            ("about", "list", "actor_ids"),
            ("claim_group", "text", "claims of one group say the same"),
            ("independent_sources", "integer", "independent texts that carry the group"),
        ),
        _table(
            "dates",
            ("date_id", "text", "`<article_id>:dates:<start>-<end>`"),
            *_SPAN,
            ("type", "text", "DATE, TIME, DURATION, SET"),
            ("value", "text", "TIMEX3 value"),
            ("mod", "text", "TIMEX3 mod: APPROX, START, MID, END ..."),
            ("anchor", "text", "date_id counted from, or `dct`"),
            ("earliest", "text", "first day, ISO"),
            ("latest", "text", "last day, ISO"),
            ("verdict", "text", "ok, weekday_mismatch, impossible, ambiguous"),
            ("suggestion", "text", "what was probably meant, ISO"),
        ),
        _table(
            "accounts",
            ("account_id", "text", "`<article_id>:accounts:<start>-<end>`, with a number where two share a sentence"),
            *_SPAN,
            ("event_id", "text", "the event of which it is an account"),
            ("kind", "text", "summit, meeting, visit, call, talks, agreement, test, exercise, statement"),
            ("participants", "list", "actor_ids"),
            ("participant_names", "list", "names"),
            ("place", "text", "where"),
            ("earliest", "text", "first day, ISO"),
            ("latest", "text", "last day, ISO"),
            ("precision", "text", "day, range, month, year"),
            ("status", "text", "held, planned, rumoured, called_off, denied, proposed"),
            ("outcome", "text", "what came of it, in the article's words"),
            ("evidence", "list", "sentence_ids"),
        ),
        _table(
            "events",
            ("event_id", "text", "made of kind, participants and time"),
            ("name", "text", "for reading"),
            ("kind", "text", "as in accounts"),
            ("participants", "list", "actor_ids"),
            ("participant_names", "list", "names"),
            ("place", "text", "where"),
            ("earliest", "text", "first day, ISO"),
            ("latest", "text", "last day, ISO"),
            ("precision", "text", "day, range, month, year"),
            ("status", "text", "held, planned, rumoured, called_off, denied, proposed"),
            ("outcome", "text", "what came of it"),
            ("known_id", "text", "row of lexicon/summits.csv"),
            ("account_ids", "list", "accounts brought together"),
            ("article_ids", "list", "articles that tell of it"),
            ("independent_sources", "integer", "independent texts among them"),
        ),
        _table(
            "findings",
            ("finding_id", "text", "`<kind>:<digest of what it rests on>`"),
            ("kind", "text", "what was found"),
            ("severity", "text", "info, warning, error"),
            ("message", "text", "a sentence, in English"),
            ("article_ids", "list", "articles concerned"),
            ("evidence", "list", "ids of the rows it rests on"),
            ("values", "text", "the values of the message, as JSON, for other languages"),
        ),
        _table(
            "notices",
            ("notice_id", "text", "`<article_id>:notices:<start>-<end>:<kind>`"),
            *_SPAN,
            ("kind", "text", "kind of finding"),
            ("evidence", "list", "ids of the rows it rests on"),
            ("values", "text", "the values of its message, as JSON"),
        ),
    )
}

_ACROSS = ("events", "findings")
"""Tables that no single article has rows of."""
SPAN_TABLES = ("sentences", "mentions", "quotes", "claims", "dates", "accounts", "notices")


def row_id(article_id: str, table: str, span: Span) -> str:
    """The id of a row, made of content.

    >>> row_id("002", "quotes", Span(120, 184))
    '002:quotes:120-184'
    """
    return f"{article_id}:{table}:{span.start}-{span.end}"


def rows_of(doc: Doc) -> dict[str, list[dict]]:
    """The rows of one document, by table, in text order; ``articles`` has one row.

    Cells are str, int, float, bool, list or None; columns that only other articles can fill are None.
    """
    from saksi.rows import columns_of

    columns = columns_of(doc)
    return {
        name: [dict(zip(table.column_names, cells, strict=True)) for cells in zip(*columns.get(name, ()), strict=True)]
        for name, table in TABLES.items()
        if name not in _ACROSS
    }


@dataclass(frozen=True)
class Corpus:
    """The tables as DataFrames, as attributes: ``corpus.quotes``, ``corpus.events`` ..."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    claims: pd.DataFrame
    dates: pd.DataFrame
    accounts: pd.DataFrame
    events: pd.DataFrame
    findings: pd.DataFrame
    notices: pd.DataFrame

    @classmethod
    def of(cls, rows: Mapping[str, Iterable[Mapping]]) -> Corpus:
        """Tables from rows; a table without rows is empty but has its columns and types."""
        return cls(**{field.name: frame(field.name, rows.get(field.name, ())) for field in fields(cls)})

    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, in the order of DESIGN.md."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def replace(self, **frames: pd.DataFrame) -> Corpus:
        """A corpus with some tables exchanged."""
        return Corpus(**{**self.tables(), **frames})

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {len(table)}" for name, table in self.tables().items())
        return f"Corpus({counts})"


_PANDAS = {"text": "string", "integer": "Int64", "number": "Float64", "flag": "boolean", "list": "object"}


def frame(table: str, rows: Iterable[Mapping]) -> pd.DataFrame:
    """A DataFrame with the declared columns and types; unknown cells are missing values, lists stay lists.

    Raises:
        KeyError: if there is no such table.
        ValueError: if a row has a column that is not declared.
    """
    return framed(TABLES[table], rows)


def framed(declared: Table, rows: Iterable[Mapping]) -> pd.DataFrame:
    """As :func:`frame`, for a table that is not one of :data:`TABLES`."""
    import pandas as pd

    rows = list(rows)
    unknown = sorted({name for row in rows for name in row} - set(declared.column_names))
    if unknown:
        raise ValueError(f"{declared.name} has no column {', '.join(unknown)}")
    cells = {column.name: [row.get(column.name) for row in rows] for column in declared.columns}
    return pd.DataFrame({column.name: _series(cells[column.name], column) for column in declared.columns})


def _series(cells: list, column: Column) -> pd.Series:
    import pandas as pd

    if column.dtype == "list":
        return pd.Series([list(cell) if cell is not None else [] for cell in cells], dtype="object")
    return pd.Series(cells, dtype=_PANDAS[column.dtype])


def load(folder) -> Corpus:
    """The tables that ``saksi annotate`` or ``saksi briefing`` wrote into *folder*, whatever their format."""
    from saksi.storage import read_corpus

    return read_corpus(folder)
