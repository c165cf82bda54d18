"""How a chronicle of an earlier version becomes one of this version.

What is kept is never rewritten. Tables and columns that the file lacks are added, empty; all articles are marked as waiting to
be linked, so that the next ``runut add`` derives anew what is derived.
"""

from sqlalchemy import JSON, Column, Connection, Float, Integer, Table

from runut.store.schema import META, VERSION


def migrate(connection: Connection) -> None:
    """Bring the file to this version, in one transaction of the caller's."""
    META.create_all(connection)
    for table in META.sorted_tables:
        there = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({_quoted(table.name)})")}
        for column in table.columns:
            if column.name not in there:
                connection.exec_driver_sql(_added(table, column))
    connection.exec_driver_sql("INSERT OR IGNORE INTO pending (article) SELECT id FROM article")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _added(table: Table, column: Column[object]) -> str:
    """The statement that adds a column, with an empty value for the rows that are there."""
    kind = column.type.compile()
    if column.nullable:
        return f"ALTER TABLE {_quoted(table.name)} ADD COLUMN {_quoted(column.name)} {kind}"
    empty = "'[]'" if isinstance(column.type, JSON) else "0" if isinstance(column.type, Integer | Float) else "''"
    return f"ALTER TABLE {_quoted(table.name)} ADD COLUMN {_quoted(column.name)} {kind} NOT NULL DEFAULT {empty}"


def _quoted(name: str) -> str:
    return f'"{name}"'
