"""How are many rows added at once?

SQLAlchemy asks anew for every value of every row what it is to become; here that is asked once for a table.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import JSON, Connection, Table

from runut.store.dialect import ask, insertion, on_server

# What is done with a row whose key is there already.
LEAVE = "ON CONFLICT DO NOTHING"


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], otherwise: str = "") -> None:
    """Add `rows`, all with the same columns, to `table`; `otherwise` says what to do where a key is there already.

    What a JSON column takes may be whatever msgspec writes as JSON, records too.
    """
    if rows:
        add_columns(connection, table, as_held(table, rows), otherwise)


def as_held(table: Table, rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The values of `rows`, all with the same columns and one at least, column by column as the database holds them."""
    encode = msgspec.json.Encoder().encode
    return {
        name: [encode(row[name]).decode() for row in rows]
        if isinstance(table.c[name].type, JSON)
        else [row[name] for row in rows]
        for name in rows[0]
    }


def add_columns(
    connection: Connection, table: Table, columns: Mapping[str, Sequence[Any]], otherwise: str = ""
) -> None:
    """The same, of rows that are given column by column, each value as the database holds it."""
    said = f"{insertion(connection.dialect, table, tuple(columns))} {otherwise}"
    values = [*columns.values()]
    ask(connection, said, tuple(map(list, values)) if on_server(connection) else [*zip(*values, strict=True)])


def taking(key: str, *fields: str) -> str:
    """For `add`: where a row with this key is there already, its `fields` become those of the new one."""
    taken = ", ".join(f'"{field}" = excluded."{field}"' for field in fields)
    return f'ON CONFLICT ("{key}") DO UPDATE SET {taken}'
