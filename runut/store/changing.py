"""Which rows are there to change where records are made anew, most of them as they were?

Taking all away and adding them again touches each row's place in every index twice, and writes all those pages.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import JSON, Connection, Table

from runut.store.adding import add_columns, as_held, taking
from runut.store.dialect import ask, listed


def key_of(table: Table) -> str:
    """The column by which the rows of `table` are told apart."""
    (key,) = table.primary_key.columns
    return key.name


def change(
    connection: Connection, table: Table, within: tuple[str, Collection[str]], rows: Sequence[Mapping[str, Any]]
) -> frozenset[str]:
    """Bring `table` to `rows`, all with the same columns, and say which keys have no row any more.

    `within` is a column, and those of its values of which the rows are replaced. What has no row any more is left, as others
    may still name it; `runut.store.keeping.forget` takes it away.
    """
    column, values = within
    names = [*rows[0]] if rows else [key_of(table)]
    key = names.index(key_of(table))
    said = ", ".join(f'CAST("{one}" AS text)' if isinstance(table.c[one].type, JSON) else f'"{one}"' for one in names)
    question = f'SELECT {said} FROM "{table.name}" WHERE "{column}" IN {{texts}}'  # noqa: S608  # names of our own schema
    kept = {row[key]: tuple(row) for row in ask(connection, question, (listed(values),))} if values else {}
    now = {row[key]: row for row in zip(*as_held(table, rows).values(), strict=True)} if rows else {}
    if new := [row for one, row in now.items() if kept.get(one) != row]:
        columns = dict(zip(names, map(list, zip(*new, strict=True)), strict=True))
        others = (one for at, one in enumerate(names) if at != key)
        add_columns(connection, table, columns, taking(names[key], *others))
    return frozenset(kept.keys() - now.keys())
