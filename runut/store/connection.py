"""Opening a chronicle file, and saying in one sentence why it cannot be used."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from runut.errors import (
    ChronicleError,
    FullDisk,
    LockedChronicle,
    NewerChronicle,
    NoChronicle,
    NotAChronicle,
    OlderChronicle,
)
from runut.store.address import Address, Server
from runut.store.migrations import migrate
from runut.store.schema import APPLICATION_ID, META, VERSION
from runut.store.search import index_of
from runut.store.server import alone_on, explain, open_server, take_turn
from runut.store.unfinished import check_finished, mark_finished, mark_unfinished

# How long a writer waits for another before it says so, in seconds.
PATIENCE = 5.0

# Bytes of a page of the file: an article's text mostly fits into one, and fewer pages are touched.
PAGE = 8192

# Kibibytes of pages that are held in memory: the keys of a few articles touch as many pages as they have keys, and a page
# that does not fit is written before its time, and read and written again.
HELD = 65_536


def open_chronicle(path: Address, *, create: bool = False, source: str = "") -> Engine:
    """An engine on the chronicle at `path`, in a file or on a server; with `create`, made first where there is none.

    With a `source`, it is one into which that is being moved, and which is opened by nothing else: made, or gone on with.
    Raises NoChronicle, NotAChronicle, NewerChronicle, LockedChronicle or FullDisk, each with the path and the way out.
    """
    if isinstance(path, Server):
        with told(path):
            return open_server(path, create=create, source=source)
    if not path.exists():
        if not create:
            message = f"{path}: there is no chronicle here; make one with “runut add FILES -c {path}”."
            raise NoChronicle(message)
        if not path.parent.is_dir():
            message = f"{path}: the folder {path.parent} is not there; make it first."
            raise NoChronicle(message)
    elif path.is_dir():
        message = f"{path}: this is a folder, not a chronicle; name a file."
        raise NotAChronicle(message)
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": PATIENCE},
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    event.listen(engine, "connect", _set_up)
    # pysqlite begins no transaction by itself: each of ours begins as a writer or a reader on purpose.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with told(path), engine.connect() as connection:
        _check(connection, path, create=create, source=source)
    return engine


@contextmanager
def writing(engine: Engine, path: Address) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing; errors are told as ChronicleError."""
    with told(path), engine.connect() as connection:
        # The write lock is taken at once, so that a second writer waits here and not half-way.
        if isinstance(path, Server):
            take_turn(connection, path, PATIENCE)
        else:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        connection.commit()


@contextmanager
def alone(path: Address) -> Iterator[None]:
    """Nobody else changes the chronicle at `path` until the block ends.

    What is added is looked up, written and linked in many transactions, of which none may build on what another program
    replaces meanwhile. The lock is that of a file beside the chronicle; it goes with the process, however that ends.
    """
    if isinstance(path, Server):
        with told(path), alone_on(path, PATIENCE):
            yield
        return
    with told(path), closing(sqlite3.connect(f"{path}-lock", timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def finish(engine: Engine, path: Address) -> None:
    """Open to all the chronicle at `path`, into which another one was moved."""
    with writing(engine, path) as connection:
        mark_finished(connection)


@contextmanager
def told(path: Address) -> Iterator[None]:
    """Turn the database's errors into sentences about `path`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if isinstance(path, Server):
            raise explain(error, path) from None  # what it came from may hold the password
        raise _explain(error, path) from error


def _explain(error: Exception, path: Path) -> ChronicleError:
    said = str(getattr(error, "orig", error))
    if "locked" in said or "busy" in said:
        return LockedChronicle(
            f"{path}: another program is writing to this chronicle; wait until it is done and try again."
        )
    if "full" in said:
        return FullDisk(f"{path}: there is no room left on the disk; what was kept is whole, free some room and go on.")
    if "readonly" in said or "unable to open" in said or "permission" in said.casefold():
        return FullDisk(f"{path}: this file may not be written here; change its rights or name another place.")
    if "malformed" in said:
        return NotAChronicle(
            f"{path}: this file is damaged; restore it from a copy, or build it anew from its articles."
        )
    if "not a database" in said:
        return NotAChronicle(f"{path}: this file is not a Runut chronicle; name another with -c.")
    return ChronicleError(f"{path}: the database says “{said}”; try again, or restore the file from a copy.")


def _set_up(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{HELD}")


def _migrated(connection: Connection) -> None:
    """Bring an earlier chronicle up to date: all of it or, where that is cut short, nothing."""
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    if connection.execute(text("PRAGMA user_version")).scalar_one() < VERSION:  # unless another program was quicker
        migrate(connection)
    connection.commit()
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def _check(connection: Connection, path: Path, *, create: bool, source: str) -> None:
    marked = connection.execute(text("PRAGMA application_id")).scalar_one()
    version = connection.execute(text("PRAGMA user_version")).scalar_one()
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    if marked == APPLICATION_ID and version > VERSION:
        message = (
            f"{path}: this chronicle is of version {version}, this program knows {VERSION}; "
            "install a newer Runut to open it."
        )
        raise NewerChronicle(message)
    if marked == APPLICATION_ID and (version == VERSION or (version and source)):
        check_finished(connection, path, source)
        return
    if marked == APPLICATION_ID and version:
        if not create:
            message = (
                f"{path}: this chronicle is of version {version}, this program needs {VERSION}; "
                f"“runut add FILES -c {path}”, with files that are in it or new ones, brings it up to date."
            )
            raise OlderChronicle(message)
        _migrated(connection)
        return
    if tables or not create:
        message = f"{path}: this file is not a Runut chronicle; name another with -c."
        raise NotAChronicle(message)
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql(f"PRAGMA page_size = {PAGE}")
    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    if connection.execute(text("PRAGMA user_version")).scalar_one() == VERSION:
        connection.rollback()  # another program made it while this one waited
        return
    META.create_all(connection)
    index_of(connection).create()
    if source:
        mark_unfinished(connection, source)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    connection.commit()
