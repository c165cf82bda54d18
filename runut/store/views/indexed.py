"""What of every article is asked for where many are looked at, read from indexes alone.

An article's row has its text with it, so that a column of a hundred thousand rows is hundreds of megabytes to read; of the
columns that have an index, two narrow ones hold the same.
"""

from sqlalchemy import Column, Connection, select

from runut.store import schema


def by_article(connection: Connection, column: Column[str]) -> dict[str, str]:
    """Article id -> what it has in an indexed column, where that is anything."""
    row, id_ = schema.ARTICLE.c.row, schema.ARTICLE.c.id
    values: dict[str, str] = {}  # each once, as many articles have the same
    # Asked in the order of the index, so that the database reads nothing else.
    known = connection.execute(select(row, column).where(column.is_not(None)).order_by(column))
    found = {number: values.setdefault(value, value) for number, value in known}
    return {
        name: found[number] for number, name in connection.execute(select(row, id_).order_by(id_)) if number in found
    }
