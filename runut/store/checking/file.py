"""Is the file itself whole, and is its index of words in step with the articles?"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from runut.store.address import Address, Server
from runut.store.checking.faults import Fault
from runut.store.connection import told
from runut.store.dialect import on_server
from runut.store.search import index_of

_MOST = 100  # faults of the file that are told: the rest follows from the first


def file(connection: Connection) -> Iterator[Fault]:
    """What the database finds wrong with its own pages, rows and indexes."""
    if on_server(connection):  # a server sees to its own pages, and stops where one is not what was written
        return
    yield from _told(connection.execute(text(f"PRAGMA integrity_check({_MOST})")).all())


def pages(connection: sqlite3.Connection) -> Iterator[Fault]:
    """The same for a file of which the tables are not those of this version."""
    yield from _told(connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall())


def _told(answers: Iterable[Sequence[object]]) -> Iterator[Fault]:
    for (says,) in answers:
        for line in str(says).splitlines():
            if line != "ok" and not line.startswith("***"):
                yield Fault(record="the file", says=f"the database says “{line}”", where="file")


def words(connection: Connection) -> Iterator[Fault]:
    """Articles that the index of words lacks, and rows of it that belong to none."""
    for record, says in index_of(connection).faults():
        yield Fault(record=record, says=says, where="made")


def words_are_the_articles(engine: Engine, path: Address) -> Iterator[Fault]:
    """Whether the index holds the very words of the articles. The database asks for the right to write for this."""
    if isinstance(path, Server):  # there the words were looked at one by one
        return
    with told(path), engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            connection.exec_driver_sql("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
        except DatabaseError as error:
            if not any(said in str(error.orig) for said in ("malformed", "corrupt")):
                raise
            yield Fault(record="the index of words", says="it does not hold the words of the articles", where="made")
        finally:
            connection.exec_driver_sql("ROLLBACK")
