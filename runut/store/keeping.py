"""Which rows a reading becomes, and the reading again from its rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct, field
from sqlalchemy import (
    ColumnElement,
    Connection,
    Result,
    RowMapping,
    Select,
    String,
    Table,
    bindparam,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError

from runut.records.annotations import LocalActor, Place, Sentence, TimeExpression
from runut.records.article import Article
from runut.records.claims import Chain, Event, Figure, Statement
from runut.records.reading import CAST, Reading
from runut.store import schema
from runut.store.adding import LEAVE, add
from runut.store.codec import Codec
from runut.store.dialect import Listed, ask, listed
from runut.store.keys import keep_keys, mark
from runut.store.outlooks import keep_outlooks
from runut.store.sealing import seal
from runut.store.search import index_of
from runut.text.addresses import same_page
from runut.text.remembered import Remembered

# SQLite takes at most some ten thousand parameters in one statement; questions are asked in portions.
PORTION = 500
_MALFORMED = "malformed JSON"  # as SQLite says it


class Kept(Struct, frozen=True):
    """“Keep this reading; other articles find it by these keys”: with the version of every stage that made it.

    `day` is the day on which the article counts where others look for it around their own; None where it is unknown.
    `outlook` is how the article looks to others that may tell of its story, as linking packs it; None where it is to be
    made of the reading.
    """

    reading: Reading
    keys: Collection[str] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None
    outlook: bytes | None = None


class Keeper:
    """Writes readings and reads them back; holds the codecs of all kept layers."""

    def __init__(self) -> None:
        """Pair every layer of a reading with its table."""
        self.marks = Remembered(mark)  # of keys: they are asked for again when their article is linked
        self._article = Codec(Article, schema.ARTICLE)
        self._layers: tuple[tuple[str, type[Struct], Codec], ...] = tuple(
            (layer, record, Codec(record, table, rename={"index": "n"} if record is Sentence else None))
            for layer, record, table in (
                ("sentences", Sentence, schema.SENTENCE),
                ("times", TimeExpression, schema.TIME),
                ("places", Place, schema.PLACE),
                ("actors", LocalActor, schema.LOCAL_ACTOR),
                ("chains", Chain, schema.CHAIN),
                ("statements", Statement, schema.STATEMENT),
                ("figures", Figure, schema.FIGURE),
                ("events", Event, schema.EVENT),
            )
        )
        # Made once, as making a question takes longer than its answer.
        self._question = f"SELECT {self._article.told} FROM article WHERE id IN {{texts}} ORDER BY id"  # noqa: S608  # names of our own schema
        self._questions = tuple(_question(codec) for _, _, codec in self._layers)

    def write(self, connection: Connection, kept: Sequence[Kept], recorded: str) -> tuple[str, ...]:
        """Add all rows of these readings, mark their articles as waiting to be linked, and say which were new.

        One whose article is there already, or stands twice, adds nothing. The caller holds the transaction; `recorded` is
        the time of this writing.
        """
        by_id = {one.reading.article.id: one for one in reversed(kept)}
        here = set[str]()
        for portion in portions(by_id):
            here |= set(connection.scalars(select(schema.ARTICLE.c.id).where(schema.ARTICLE.c.id.in_(portion))))
        new = [one for id_, one in sorted(by_id.items()) if id_ not in here]
        last = connection.scalar(select(func.max(schema.ARTICLE.c.row))) or 0
        add(connection, schema.ARTICLE, [self._row(one, recorded, n) for n, one in enumerate(new, last + 1)])
        index_of(connection).add([one.reading.article.id for one in new])
        for layer, _record, codec in self._layers:
            rows = [
                codec.to_row(value, article=one.reading.article.id, n=n)
                for one in new
                for n, value in enumerate(getattr(one.reading, layer))
            ]
            add(connection, codec.table, rows)
        keep_keys(connection, ((one.reading.article.id, one.keys, one.day) for one in new), self.marks)
        keep_outlooks(connection, {one.reading.article.id: one.outlook for one in new if one.outlook is not None})
        add(connection, schema.PENDING, [{"article": one.reading.article.id} for one in new])
        return tuple(one.reading.article.id for one in new)

    def _row(self, kept: Kept, recorded: str, row: int) -> dict[str, Any]:
        article = kept.reading.article
        known = {"row": row, "recorded": recorded, "versions": dict(kept.versions), "at": same_page(article.address)}
        return self._article.to_row(article, **known, seal=seal(kept.reading))

    def read(
        self, connection: Connection, articles: Collection[str], only: Collection[str] | None = None
    ) -> tuple[Reading, ...]:
        """The readings of `articles` in order of id, their sentences without tokens; unknown ids are left out.

        With `only`, of their layers these alone: see `runut.records.reading`.
        """
        ids = _asked(articles)
        found: list[Reading] = []
        whole = self._article.from_told(row[0] for row in _told(connection, self._question, ids))
        # Who acts in an article needs its times only where nothing else says when it stands.
        undated = _asked(one.id for one in whole if one.published is None) if only == CAST else ids
        layers = {
            layer: _grouped(connection, codec, question, undated if layer == "times" else ids)
            for (layer, _, codec), question in zip(self._layers, self._questions, strict=True)
            if only is None or layer in only
        }
        for article in whole:
            mine = {layer: tuple(values.get(article.id, ())) for layer, values in layers.items()}
            found.append(Reading(article=article, **mine))  # type: ignore[arg-type]  # the layers' types are the codecs'
        return tuple(found)


def portions(ids: Collection[str]) -> Iterable[list[str]]:
    """`ids` in order, without doubles, in lists that one SQL statement can take."""
    ordered = sorted(set(ids))
    return (ordered[at : at + PORTION] for at in range(0, len(ordered), PORTION))


def among(column: ColumnElement[str], ids: Collection[str]) -> ColumnElement[bool]:
    """Whether a column is one of `ids`, which go to the database as one value: hundreds of them would each be bound."""
    given = Listed(listed(ids)).table_valued("value")
    return column.in_(select(given.c.value))


def rows_of(
    connection: Connection, question: Select[Any], column: ColumnElement[Any], ids: Collection[str] | None
) -> Iterator[RowMapping]:
    """The rows that answer `question`, those of which `column` is one of `ids` (None: all)."""
    if ids is None:
        yield from connection.execute(question).mappings()
        return
    for portion in portions(ids):
        yield from connection.execute(question.where(column.in_(portion))).mappings()


def plain(row: RowMapping) -> dict[str, Any]:
    """A row as an ordinary dictionary; SQLAlchemy's own column names are not quite strings, and msgspec minds."""
    return {str(name): value for name, value in row.items()}


def plains(found: Result[Any]) -> Iterator[dict[str, Any]]:
    """The same for all rows of an answer, whose names are looked at once."""
    names = [str(name) for name in found.keys()]  # noqa: SIM118  # a result is no dictionary
    return (dict(zip(names, row, strict=True)) for row in found.all())  # row by row they come much slower


def forget(connection: Connection, table: Table, column: str, ids: Collection[str]) -> None:
    """Remove the rows of `table` whose `column` is one of `ids`."""
    if ids:
        said = f'DELETE FROM "{table.name}" WHERE "{column}" IN {{texts}}'  # noqa: S608  # names of our own schema
        ask(connection, said, (listed(ids),))


def wait(connection: Connection, articles: Collection[str]) -> None:
    """Let these articles wait to be linked; those that wait already stay as they are."""
    add(connection, schema.PENDING, [{"article": article} for article in sorted(articles)], LEAVE)


def _asked(articles: Iterable[str]) -> dict[str, str]:
    """What a question of `Keeper` takes: which articles it is about."""
    return {"ids": listed(articles)}


def _these() -> Select[tuple[str]]:
    """The ids that are asked about."""
    return select(Listed(bindparam("ids", type_=String)).table_valued("value").c.value)


def _question(codec: Codec) -> str | Select[Any]:
    """What is asked for the records of one layer, in order: as JSON where that is exact, else column by column."""
    table = codec.table
    if codec.told is None:
        ordered = select(*codec.columns, table.c.article).order_by(table.c.article, table.c.n)
        return ordered.where(table.c.article.in_(_these()))
    return f'SELECT {codec.told}, article FROM "{table.name}" WHERE article IN {{texts}} ORDER BY article, n'  # noqa: S608  # names of our own schema


def _grouped(
    connection: Connection, codec: Codec, question: str | Select[Any], ids: Mapping[str, str]
) -> dict[str, list[Struct]]:
    """The records of one layer by article, in order."""
    rows: Sequence[Sequence[Any]]
    if isinstance(question, str):
        rows = _told(connection, question, ids)
        records = codec.from_told(row[0] for row in rows)
    else:
        rows = connection.execute(question, ids).all()
        records = codec.from_rows(rows)
    grouped: dict[str, list[Struct]] = defaultdict(list)
    for row, record in zip(rows, records, strict=True):
        grouped[row[-1]].append(record)
    return grouped


def _told(connection: Connection, question: str, ids: Mapping[str, str]) -> Sequence[Sequence[Any]]:
    """What answers a question for records as JSON; where something kept is none, that is said as msgspec would."""
    try:
        return ask(connection, question, tuple(ids.values())).all()
    except DBAPIError as error:
        if _MALFORMED in str(error.orig):
            raise msgspec.DecodeError(_MALFORMED) from error
        raise
