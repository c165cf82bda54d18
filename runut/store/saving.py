"""Searches that somebody wants to make again."""

from msgspec import Struct
from sqlalchemy import Connection, delete, select

from runut.store import schema
from runut.text.fingerprints import digest


class Saved(Struct, frozen=True, kw_only=True):
    """“*Bantuan in August*, by Sari”: a search with a name; `asked` is the query of the search page's address."""

    id: str
    name: str
    asked: str
    author: str
    time: str


def saved_searches(connection: Connection) -> tuple[Saved, ...]:
    """All of them, by name, then by id."""
    table = schema.SAVED
    rows = connection.execute(select(table).order_by(table.c.name, table.c.id)).mappings()
    return tuple(Saved(**row) for row in rows)


def save_search(connection: Connection, name: str, asked: str, author: str, time: str) -> Saved:
    """Keep a search; one that asks the same takes the new name."""
    made = Saved(id=digest("search", asked), name=name, asked=asked, author=author, time=time)
    forget_search(connection, made.id)
    values = {"id": made.id, "name": name, "asked": asked, "author": author, "time": time}
    connection.execute(schema.SAVED.insert(), [values])
    return made


def forget_search(connection: Connection, id_: str) -> None:
    """Keep a search no longer."""
    connection.execute(delete(schema.SAVED).where(schema.SAVED.c.id == id_))
