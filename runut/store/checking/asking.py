"""How is a whole chronicle asked for in portions, so that it need not fit into memory?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import JSON, ColumnElement, Connection, Select, Table, Text, cast, func, select

from runut.store.keeping import portions

AT_ONCE = 500  # rows that are held at a time


def streamed(connection: Connection, question: Select[Any]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The rows that answer `question`, some hundred at a time."""
    answer = connection.execute(question, execution_options={"stream_results": True, "yield_per": AT_ONCE})
    names = [str(name) for name in answer.keys()]  # noqa: SIM118  # a result is no dictionary
    for rows in answer.partitions():
        yield [dict(zip(names, row, strict=True)) for row in rows]


def undecoded(table: Table) -> Select[Any]:
    """All rows of `table` in order, their lists as the text that stands in the file: one that is broken costs no other."""
    columns = [cast(one, Text).label(one.name) if isinstance(one.type, JSON) else one for one in table.columns]
    return select(*columns).order_by(*table.primary_key)


def lists_of(table: Table) -> tuple[str, ...]:
    """The names of the columns that hold lists."""
    return tuple(one.name for one in table.columns if isinstance(one.type, JSON))


def decoded(row: Mapping[str, Any], names: Collection[str]) -> dict[str, Any] | None:
    """A row of `undecoded` with its lists `names` as lists; None where one of them is broken."""
    try:
        whole = dict(row)
        for name in names:
            if (said := row[name]) is not None:
                whole[name] = msgspec.json.decode(said)
    except (msgspec.DecodeError, TypeError):
        return None
    return whole


def there(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> set[Any]:
    """Those of `values` that a row has in `column`."""
    found: set[Any] = set()
    for portion in portions(values):
        found |= set(connection.scalars(select(column).where(column.in_(portion))))
    return found


def how_many(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0
