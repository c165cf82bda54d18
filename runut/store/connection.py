"""Asking and writing through a connection, alone or not, and saying in one sentence why that cannot be."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from runut.errors import ChronicleError, FullDisk, LockedChronicle, NoChronicle, NotAChronicle
from runut.store.address import Address, Server
from runut.store.server import explain
from runut.store.turns import alone_on, take_turn, watched_on
from runut.store.unfinished import mark_finished

# How long a writer waits for another before it says so, in seconds.
PATIENCE = 5.0

# How long who wants to tell of what is new waits for another who does: a command or a mail server gets a minute.
TELLING = 90.0

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


@contextmanager
def writing(engine: Engine, path: Address) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing; errors are told as ChronicleError."""
    with told(path), engine.connect() as connection:
        # The write lock is taken at once, so that a second writer waits here and not half-way.
        if isinstance(path, Server):
            take_turn(connection, path, PATIENCE)
        else:
            _take_turn(connection, path)
        yield connection
        connection.commit()


def _take_turn(connection: Connection, path: Path) -> None:
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    if not path.exists():
        message = f"{path}: the chronicle was taken away while this program worked; put it back and start again."
        raise NoChronicle(message)


def alone(path: Address, engine: Engine | None = None) -> AbstractContextManager[None]:
    """Nobody else changes the chronicle at `path` until the block ends; its `engine` writes no more where the lock is lost.

    What is added is looked up, written and linked in many transactions, of which none may build on what another program
    replaces meanwhile. The lock is that of a file beside the chronicle; it goes with the process, however that ends.
    """
    return _only_one(path, "lock", PATIENCE, engine)


@contextmanager
def telling(path: Address, patience: float = TELLING) -> Iterator[None]:
    """Nobody else tells of what is new in the chronicle at `path` until the block ends: else both would tell the same.

    Raises LockedChronicle where somebody does for longer than `patience` seconds.
    """
    try:
        with _only_one(path, "tell", patience):
            yield
    except LockedChronicle as error:
        message = f"{path}: another program is telling of what is new; what it leaves is told after the next weaving."
        raise LockedChronicle(message) from error


@contextmanager
def _only_one(path: Address, what: str, patience: float, engine: Engine | None = None) -> Iterator[None]:
    if isinstance(path, Server):
        with told(path), alone_on(path, patience, what, engine):
            yield
        return
    with told(path), closing(sqlite3.connect(f"{path}-{what}", timeout=patience, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def watched(path: Address, engine: Engine) -> Iterator[None]:
    """Nobody else watches feeds for the chronicle at `path` until the block ends; raises LockedChronicle at once.

    The lock goes with the process, however that ends; whoever adds, judges or looks is not held up by it. Where a server was
    started anew, `engine` takes it again before it writes.
    """
    message = f"{path}: another program watches the feeds of this chronicle; stop it first, or let it go on alone."
    if isinstance(path, Server):
        with told(path), watched_on(path, engine, message):
            yield
        return
    with closing(sqlite3.connect(f"{path}-watch", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise _explain(error, path) from error
            raise LockedChronicle(message) from error
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
    except NoneFree as error:
        message = f"{path}: too many ask for something of this chronicle at once; ask again in a moment."
        raise LockedChronicle(message) from error
    except UnicodeDecodeError as error:
        # The database's own message repeats what stands in the file, which is no text any more.
        message = f"{path}: this file is damaged; restore it from a copy, or build it anew from its articles."
        raise NotAChronicle(message) from error
    except (DBAPIError, sqlite3.Error) as error:
        if isinstance(path, Server):
            raise explain(error, path) from None  # what it came from may hold the password
        raise _explain(error, path) from error


def _explain(error: Exception, path: Path) -> ChronicleError:
    said = str(getattr(error, "orig", error))
    for signs, kind, sentence in _SAID:
        if any(sign in said.casefold() for sign in signs):
            return kind(f"{path}: {sentence}")
    return ChronicleError(f"{path}: the database says “{said}”; try again, or restore the file from a copy.")
