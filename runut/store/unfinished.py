"""A chronicle into which another one is being moved: marked until all of it is there, and opened by nothing else until then."""

from sqlalchemy import Connection, inspect

from runut.errors import NotAChronicle
from runut.store.address import Address
from runut.store.dialect import ask

_TABLE = "unfinished"


def mark_unfinished(connection: Connection, source: str) -> None:
    """Say that what is in `source` is being moved here."""
    ask(connection, f"CREATE TABLE {_TABLE} (source text NOT NULL)")
    ask(connection, f"INSERT INTO {_TABLE} (source) VALUES (?)", (source,))  # noqa: S608  # a name of our own


def mark_finished(connection: Connection) -> None:
    """Take the mark away."""
    ask(connection, f"DROP TABLE {_TABLE}")


def check_finished(connection: Connection, place: Address, source: str = "") -> None:
    """Raise NotAChronicle where a move to `place` was not finished, or, with a `source`, where it is not a move from there."""
    begun = None
    if inspect(connection).has_table(_TABLE):
        begun = ask(connection, f"SELECT source FROM {_TABLE}").scalar_one()  # noqa: S608  # as above
    if begun == (source or None):
        return
    if begun is None:
        message = f"{place}: there is a chronicle here already; name a place where there is nothing."
    elif not source:
        message = f"{place}: a move to here was not finished; give the same “runut move” again, and it goes on."
    else:
        message = (
            f"{place}: a move from another source was begun here, or its source has changed since; "
            "take away what is here, or name another place."
        )
    raise NotAChronicle(message)
