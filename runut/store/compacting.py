"""How is a chronicle made as small and as quick as it can be?"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, NullPool
from sqlalchemy.exc import DBAPIError

from runut.errors import FullDisk
from runut.store.address import Address, Server
from runut.store.connection import HELD, PATIENCE, alone, told
from runut.store.dialect import ask
from runut.store.restoring import prove_owner
from runut.store.server import engine_on, quoted, size_of, tables_of
from runut.store.turns import alone_on

Tell: TypeAlias = Callable[[str, int, int], None]

# What is done, in order, each with its name.
_STEPS = (
    ("words", "INSERT INTO words (words) VALUES ('optimize')"),
    ("file", "VACUUM"),
    ("statistics", "PRAGMA optimize = 0x10002"),  # of all tables, from some hundred rows of each
    ("log", "PRAGMA wal_checkpoint(TRUNCATE)"),
)
_INDEXES = """
SELECT index.relname FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid JOIN pg_class AS own ON own.oid = indrelid
WHERE own.relnamespace = to_regnamespace(?) AND own.relname = ? AND indisvalid ORDER BY index.relname
"""
_HALF_MADE = """
SELECT index.relname FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid
WHERE index.relnamespace = to_regnamespace(?) AND NOT indisvalid AND index.relname ~ '_cc(new|old)[0-9]*$'
"""
_COPIES = 2  # the database writes the file once to a place for passing things, and once beside the file
_MEGA = 1_000_000


class Compacted(Struct, frozen=True, kw_only=True):
    """“From 300 MB to 240 MB”: bytes that a chronicle took and takes, with what stood beside it."""

    before: int
    after: int


def size(path: Address) -> int:
    """The bytes that a chronicle takes, with those that are not yet written into its file, or with its indexes on a server."""
    if isinstance(path, Server):
        with told(path), engine_on(path, poolclass=NullPool).connect() as connection:
            return size_of(connection)
    return sum(one.stat().st_size for one in (path, Path(f"{path}-wal")) if one.exists())


def compact(path: Address, tell: Tell = lambda *_: None, *, full: bool = False) -> Compacted:
    """Give back the room that nothing takes any more, and note how the tables are filled; nothing that can be asked changes.

    A file is written anew without gaps. On a server what is gone leaves room for what comes, and indexes are made anew, while
    others read and write; with `full` every table is written anew, and others wait for that. Raises FullDisk where there may
    not be room or right enough, and LockedChronicle where others write or read for too long.
    """
    before = size(path)
    if isinstance(path, Server):
        _compact_served(path, tell, full=full)
    else:
        _compact_file(path, before, tell)
    return Compacted(before=before, after=size(path))


def _compact_file(path: Path, before: int, tell: Tell) -> None:
    free = shutil.disk_usage(path.absolute().parent).free
    if free < _COPIES * before:
        message = (
            f"{path}: making it compact needs up to {_COPIES * before / _MEGA:,.0f} MB for a while, and {free / _MEGA:,.0f} MB "
            "are free; free some room or copy it to a larger disk."
        )
        raise FullDisk(message)
    with told(path), alone(path), closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA cache_size = -{HELD}")
        for done, (name, statement) in enumerate(_STEPS):
            tell(name, done, len(_STEPS))
            connection.execute(statement).fetchall()
    tell("log", len(_STEPS), len(_STEPS))


def _compact_served(server: Server, tell: Tell, *, full: bool) -> None:
    with (
        told(server),
        alone_on(server, PATIENCE, "compact"),
        alone(server) if full else nullcontext(),
        engine_on(server, poolclass=NullPool, pool_pre_ping=False).connect() as connection,
    ):
        connection.execution_options(isolation_level="AUTOCOMMIT")
        prove_owner(connection, server)
        tables = sorted(tables_of(connection, server))
        if full:
            ask(connection, f"SET lock_timeout TO {int(PATIENCE * 1000)}")
        _drop_half_made(connection, server)
        try:
            for done, table in enumerate(tables):
                tell(table, done, len(tables))
                _tidy(connection, server, table, full=full)
        finally:
            with suppress(DBAPIError):  # the next one takes them away
                _drop_half_made(connection, server)
        tell("tables", len(tables), len(tables))


def _tidy(connection: Connection, server: Server, table: str, *, full: bool) -> None:
    name = quoted(connection, server, table)
    connection.exec_driver_sql(f"VACUUM ({'FULL, ' * full}ANALYZE) {name}")
    if not full:
        for index in ask(connection, _INDEXES, (server.schema, table)).scalars().all():
            connection.exec_driver_sql(f"REINDEX INDEX CONCURRENTLY {quoted(connection, server, index)}")


def _drop_half_made(connection: Connection, server: Server) -> None:
    """Take away indexes that were being made anew when that was cut short: they take room and answer nothing."""
    for index in ask(connection, _HALF_MADE, (server.schema,)).scalars().all():
        connection.exec_driver_sql(f"DROP INDEX CONCURRENTLY {quoted(connection, server, index)}")
