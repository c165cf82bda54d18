"""Opening a chronicle: making it where there is none, and bringing a file of an earlier version up to date."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, text

from runut.errors import (
    NewerChronicle,
    NoChronicle,
    NotAChronicle,
    OlderChronicle,
)
from runut.store import connection as connection_
from runut.store.address import Address, Server
from runut.store.connection import HELD, PAGE, told
from runut.store.copying import copy_chronicle, is_shut, moment, reading_uri
from runut.store.migrations import migrate
from runut.store.renewing import renew
from runut.store.schema import APPLICATION_ID, META, VERSION
from runut.store.search import index_of
from runut.store.server import open_server
from runut.store.unfinished import check_finished, mark_unfinished


def open_chronicle(
    path: Address,
    *,
    create: bool = False,
    source: str = "",
    say: Callable[[str], None] = lambda _: None,
    held: int = HELD,
) -> Engine:
    """An engine on the chronicle at `path`, in a file or on a server; with `create`, made first where there is none.

    With a `source`, it is one into which that is being moved, and which is opened by nothing else: made, or gone on with.
    `say` is told where one of an earlier version was brought up to date. Of a file `held` kibibytes are held in memory at
    most. Raises NoChronicle, NotAChronicle, NewerChronicle, LockedChronicle or FullDisk, each with the path and the way out.
    """
    if isinstance(path, Server):
        with told(path):
            engine = open_server(path, create=create, source=source)
            try:
                if create and (said := renew(engine, path)):
                    say(said)
            except BaseException:
                engine.dispose()
                raise
            return engine
    return open_file(path, create=create, source=source, say=say, held=held)


def open_file(path: Path, *, create: bool, source: str, say: Callable[[str], None], held: int = HELD) -> Engine:
    """An engine on the chronicle file at `path`; with `create`, made first where there is none; `source` as for a place.

    With `create` one of an earlier version is brought up to date; `say` is then told in a sentence where the chronicle
    stands as it was. Raises NoChronicle, NotAChronicle, NewerChronicle, LockedChronicle or FullDisk, each with the path and
    the way out.
    """
    if not path.exists():
        if not create:
            raise _none(path)
        if not path.parent.is_dir():
            message = f"{path}: the folder {path.parent} is not there; make it first."
            raise NoChronicle(message)
    elif path.is_dir():
        message = f"{path}: this is a folder, not a chronicle; name a file."
        raise NotAChronicle(message)
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": connection_.PATIENCE},
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    if not create and is_shut(path):
        event.listen(engine, "do_connect", lambda *_: _connect_to_read(path))
    event.listen(engine, "connect", lambda connection, _: _set_up(connection, held))
    # pysqlite begins no transaction by itself: each of ours begins as a writer or a reader on purpose.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with told(path), engine.connect() as connection:
        if _is_older(connection, path, create=create, source=source):
            say(_migrated(connection, path))
    return engine


def _none(path: Path) -> NoChronicle:
    return NoChronicle(f"{path}: there is no chronicle here; make one with “runut add FILES -c {path}”.")


def _connect_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(reading_uri(path), uri=True, timeout=connection_.PATIENCE, check_same_thread=False)


def _set_up(connection: sqlite3.Connection, held: int) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{held}")


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


def _is_older(connection: Connection, path: Path, *, create: bool, source: str) -> bool:
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
    if marked == APPLICATION_ID and version:
        check_finished(connection, path, source)
    if marked == APPLICATION_ID and version == VERSION:
        # Restoring, cut short, may have left it in another mode, in which readers and writers wait for each other.
        if create:
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
    if not tables and not create:
        raise _none(path)  # whoever began to make one was stopped
    if tables:
        message = f"{path}: this file is not a Runut chronicle; name another with -c."
        raise NotAChronicle(message)
    _make(connection, source)
    return False


def _write_ahead(connection: Connection) -> None:
    if connection.execute(text("PRAGMA journal_mode")).scalar_one() != "wal":
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN")


def _make(connection: Connection, source: str) -> None:
    """Make the tables of an empty file."""
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
