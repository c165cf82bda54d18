"""What the tables of a chronicle are made of."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.sql.schema import SchemaItem

META = MetaData()


def compact(name: str, *items: SchemaItem) -> Table:
    """A table that is its own index: no second copy of its keys stands beside it."""
    return Table(name, META, *items, sqlite_with_rowid=False)


def id_column() -> Column[str]:
    """By what other rows name a record."""
    return Column("id", String, primary_key=True)


def of_article() -> tuple[Column[str], Column[int]]:
    """Which article a record belongs to, and its position among the article's records of its kind."""
    return (
        Column("article", String, ForeignKey("article.id"), nullable=False, index=True),
        Column("n", Integer, nullable=False),
    )


def span_columns(name: str = "", *, optional: bool = False) -> tuple[Column[int], Column[int]]:
    """Where in its article's text something stands."""
    prefix = f"{name}_" if name else ""
    return (
        Column(f"{prefix}start", Integer, nullable=optional),
        Column(f"{prefix}end", Integer, nullable=optional),
    )
