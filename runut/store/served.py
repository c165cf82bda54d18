"""The tables of a chronicle as a PostgreSQL server has them."""

from sqlalchemy import MetaData, String, Table, Text

from runut.store.schema import META


def served_tables() -> MetaData:
    """The tables of `schema.py`: texts are compared byte by byte, and what is unknown comes first, as in a file."""
    made = MetaData()
    for table in META.sorted_tables:
        copy = table.to_metadata(made)
        for column in copy.columns:
            if isinstance(column.type, String):
                kind = Text if isinstance(column.type, Text) else String
                column.type = kind(collation="C")
        _order_indexes(copy)
    return made


def _order_indexes(table: Table) -> None:
    for index in table.indexes:
        optional = [column.nullable for column in index.columns]
        index.expressions = [
            column.nulls_first() if may else column for column, may in zip(index.columns, optional, strict=True)
        ]
