"""Taking the rows of a chronicle over into another one, whatever the databases.

Row by row, in the order of keys and in portions, each in a transaction of its own: what was taken over is found again by the
last key that is there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    Text,
    cast,
    func,
    literal,
    select,
    tuple_,
    type_coerce,
)

from runut.store import schema
from runut.store.adding import add_columns
from runut.store.address import Address
from runut.store.connection import finish, told, writing
from runut.store.dialect import on_server
from runut.store.opening import open_chronicle
from runut.store.search import index_of

# So many rows are taken at once; of articles, which have their texts with them, fewer.
ROWS, ARTICLES = 10_000, 500

Counts: TypeAlias = Mapping[Table, int]
Place: TypeAlias = tuple[Engine, Address]
Origin: TypeAlias = tuple[Connection, Address]
Tell: TypeAlias = Callable[[str, int, int], None]


def copy_to_file(source: Origin, to: Path) -> None:
    """A copy of the chronicle at the other end of `source`, as it sees it, in a new file."""
    origin, _ = source
    if not on_server(origin):
        origin.exec_driver_sql("COMMIT")
        origin.exec_driver_sql("VACUUM INTO ?", (str(to),))
        return
    counts = count_rows(origin)
    engine = open_chronicle(to, create=True, source=source_of(to, counts))
    try:
        copy(source, (engine, to), counts, lambda *_: None)
        finish(engine, to)
    finally:
        engine.dispose()


def count_rows(connection: Connection) -> Counts:
    """How many rows each table has; those that others point to come first."""
    return {table: _count(connection, table) for table in schema.META.sorted_tables}


def source_of(path: Address, counts: Counts) -> str:
    """By what a move that was begun knows its source again, wherever it is started from; and its own tables."""
    rows = [[str(table.name), count] for table, count in counts.items()]
    place = path.absolute() if isinstance(path, Path) else path
    return f"{place} {blake2b(msgspec.json.encode([schema.VERSION, rows]), digest_size=8).hexdigest()}"


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def copy(source: Origin, target: Place, counts: Counts, tell: Tell) -> int:
    """Take over what is not there yet; how many rows were there already. An error says of which of the two it is."""
    engine, to = target
    total, done, before = sum(counts.values()), 0, 0
    for table in counts:
        with told(to), engine.connect() as connection:
            after, there = _last(connection, table), _count(connection, table)
        done, before = done + there, before + there
        tell("copying", done, total)
        while rows := _next(source, table, after):
            after = _key(table, rows[-1])
            with writing(engine, to) as connection:
                columns = [column.name for column in table.columns]
                add_columns(connection, table, dict(zip(columns, zip(*rows, strict=True), strict=True)))
                if table is schema.ARTICLE:
                    index_of(connection).add([row.id for row in rows])
            done += len(rows)
            tell("copying", done, total)
    return before


def portions_of(source: Origin, table: Table) -> Iterator[Sequence[Any]]:
    """All rows of a table in order of their keys, portion by portion, every value as the database holds it."""
    after: tuple[Any, ...] | None = None
    while rows := _next(source, table, after):
        yield rows
        after = _key(table, rows[-1])


def _next(source: Origin, table: Table, after: tuple[Any, ...] | None) -> Sequence[Any]:
    """The portion of rows behind the one with the key `after`."""
    connection, path = source
    with told(path):
        most = ARTICLES if table is schema.ARTICLE else ROWS
        return connection.execute(_after(connection, table, after).limit(most)).all()


def _after(connection: Connection, table: Table, after: tuple[Any, ...] | None) -> Select[Any]:
    """The rows behind the one with the key `after` (None: all), in order, every value as the database holds it."""
    keys = list(table.primary_key)
    question = select(*(_raw(connection, column) for column in table.columns)).order_by(*keys)
    if after is None:
        return question
    given = [literal(value, column.type) for value, column in zip(after, keys, strict=True)]
    return question.where(tuple_(*keys) > tuple_(*given) if len(keys) > 1 else keys[0] > given[0])


def _raw(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    if not isinstance(column.type, JSON):
        return column
    text: ColumnElement[Any] = cast(column, Text) if on_server(connection) else type_coerce(column, Text)
    return text.label(getattr(column, "name", None))


def _key(table: Table, row: Any) -> tuple[Any, ...]:  # noqa: ANN401  # a row, as SQLAlchemy gives it
    return tuple(row._mapping[column.name] for column in table.primary_key)  # noqa: SLF001  # SQLAlchemy's own way to a row's names


def _last(connection: Connection, table: Table) -> tuple[Any, ...] | None:
    """The key of the last row that is there."""
    keys = list(table.primary_key)
    row = connection.execute(select(*keys).order_by(*(key.desc() for key in keys)).limit(1)).one_or_none()
    return None if row is None else tuple(row)
