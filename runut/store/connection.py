"""Opening a chronicle file, and saying in one sentence why it cannot be used."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError
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
from runut.store.copying import copy_chronicle, is_shut, moment, reading_uri
from runut.store.migrations import migrate
from runut.store.schema import APPLICATION_ID, META, VERSION
from runut.store.words import create_search

# How long a writer waits for another before it says so, in seconds.
PATIENCE = 5.0

# Bytes of a page of the file: an article's text mostly fits into one, and fewer pages are touched.
PAGE = 8192

# Kibibytes of pages that are held in memory: the keys of a few articles touch as many pages as they have keys, and a page
# that does not fit is written before its time, and read and written again.
HELD = 65_536

# By which words of the database it is known what went wrong, and what a user is told.
_SAID: tuple[tuple[tuple[str, ...], type[ChronicleError], str], ...] = (
    (
        ("locked", "busy"),
        LockedChronicle,
        "another program is writing to this chronicle; wait until it is done and try again.",
    ),
    (
        ("full",),
        FullDisk,
        "there is no room left on the disk; what was kept is whole, free some room and go on.",
    ),
    (
        ("disk i/o error",),
        FullDisk,
        "the disk refuses to read or write this file; what was kept is whole, check the disk and its room, and go on.",
    ),
    (
        ("readonly", "unable to open", "permission"),
        FullDisk,
        "this file may not be written here; change its rights or name another place.",
    ),
    (
        ("malformed",),
        NotAChronicle,
        "this file is damaged; restore it from a copy, or build it anew from its articles.",
    ),
    (
        ("not a database",),
        NotAChronicle,
        "this file is not a Runut chronicle; name another with -c.",
    ),
)


def open_chronicle(path: Path, *, create: bool = False, say: Callable[[str], None] = lambda _: None) -> Engine:
    """An engine on the chronicle file at `path`; with `create`, made first where there is none.

    With `create` one of an earlier version is brought up to date; `say` is then told in a sentence where the chronicle
    stands as it was. Raises NoChronicle, NotAChronicle, NewerChronicle, LockedChronicle or FullDisk, each with the path and
    the way out.
    """
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
    if not create and is_shut(path):
        event.listen(engine, "do_connect", lambda *_: _connect_to_read(path))
    event.listen(engine, "connect", _set_up)
    # pysqlite begins no transaction by itself: each of ours begins as a writer or a reader on purpose.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with told(path), engine.connect() as connection:
        if _is_older(connection, path, create=create):
            say(_migrated(connection, path))
    return engine


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing; errors are told as ChronicleError."""
    with told(path), engine.connect() as connection:
        # The write lock is taken at once, so that a second writer waits here and not half-way.
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        if not path.exists():
            message = f"{path}: the chronicle was taken away while this program worked; put it back and start again."
            raise NoChronicle(message)
        yield connection
        connection.commit()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else changes the chronicle at `path` until the block ends.

    What is added is looked up, written and linked in many transactions, of which none may build on what another program
    replaces meanwhile. The lock is that of a file beside the chronicle; it goes with the process, however that ends.
    """
    with told(path), closing(sqlite3.connect(f"{path}-lock", timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def watched(path: Path) -> Iterator[None]:
    """Nobody else watches feeds for the chronicle at `path` until the block ends; raises LockedChronicle at once.

    The lock goes with the process, however that ends; whoever adds, judges or looks is not held up by it.
    """
    with closing(sqlite3.connect(f"{path}-watch", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise _explain(error, path) from error
            message = (
                f"{path}: another program watches the feeds of this chronicle; stop it first, or let it go on alone."
            )
            raise LockedChronicle(message) from error
        yield


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the database's errors into sentences about `path`."""
    try:
        yield
    except (OperationalError, DatabaseError, sqlite3.Error) as error:
        raise _explain(error, path) from error


def _explain(error: Exception, path: Path) -> ChronicleError:
    said = str(getattr(error, "orig", error))
    for signs, kind, sentence in _SAID:
        if any(sign in said.casefold() for sign in signs):
            return kind(f"{path}: {sentence}")
    return ChronicleError(f"{path}: the database says “{said}”; try again, or restore the file from a copy.")


def _connect_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(reading_uri(path), uri=True, timeout=PATIENCE, check_same_thread=False)


def _set_up(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{HELD}")


def _migrated(connection: Connection, path: Path) -> str:
    """Bring an earlier chronicle up to date, all of it or, where that is cut short, nothing; what is to be said of it.

    A copy of the chronicle as it was is made first, while nobody else can write, and stays.
    """
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    said, version = "", connection.execute(text("PRAGMA user_version")).scalar_one()
    if version < VERSION:  # unless another program was quicker
        copy = path.with_name(f"{path.stem}.version-{version}.{moment()}{path.suffix}")
        copy_chronicle(path, copy)
        said = (
            f"{path}: brought from version {version} to {VERSION}; as it was it stands at {copy}, to be removed by you."
        )
        migrate(connection, version)
    connection.commit()
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    return said


def _is_older(connection: Connection, path: Path, *, create: bool) -> bool:
    """Whether the file is a chronicle that must be brought up to date first; made, with `create`, where it is empty."""
    marked = connection.execute(text("PRAGMA application_id")).scalar_one()
    version = connection.execute(text("PRAGMA user_version")).scalar_one()
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    if marked == APPLICATION_ID and version > VERSION:
        message = (
            f"{path}: this chronicle is of version {version}, this program knows {VERSION}; "
            "install a newer Runut to open it."
        )
        raise NewerChronicle(message)
    if marked == APPLICATION_ID and version == VERSION:
        if (
            create
        ):  # restoring, cut short, may have left it in another mode, in which readers and writers wait for each other
            _write_ahead(connection)
        return False
    if marked == APPLICATION_ID and version:
        if not create:
            message = (
                f"{path}: this chronicle is of version {version}, this program needs {VERSION}; "
                f"“runut add FILES -c {path}”, with files that are in it or new ones, brings it up to date."
            )
            raise OlderChronicle(message)
        return True
    if tables or not create:
        message = f"{path}: this file is not a Runut chronicle; name another with -c."
        raise NotAChronicle(message)
    _make(connection)
    return False


def _write_ahead(connection: Connection) -> None:
    if connection.execute(text("PRAGMA journal_mode")).scalar_one() != "wal":
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN")


def _make(connection: Connection) -> None:
    """Make the tables of an empty file."""
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql(f"PRAGMA page_size = {PAGE}")
    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    if connection.execute(text("PRAGMA user_version")).scalar_one() == VERSION:
        connection.rollback()  # another program made it while this one waited
        return
    META.create_all(connection)
    create_search(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    connection.commit()
