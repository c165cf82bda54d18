"""Opening a chronicle on a PostgreSQL server, and saying in one sentence why it cannot be used.

The chronicle is a schema of its own. The table `about` says that it is one, of which version, and how often it was changed.
"""

from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from runut.errors import (
    ChronicleError,
    FullDisk,
    LockedChronicle,
    LostServer,
    NewerChronicle,
    NoChronicle,
    NotAChronicle,
    OlderChronicle,
)
from runut.store.address import Server
from runut.store.dialect import ask
from runut.store.schema import VERSION
from runut.store.search import index_of
from runut.store.served import served_tables
from runut.store.unfinished import check_finished, mark_unfinished
from runut.text.fingerprints import number

# Seconds that a connection may take to come about.
REACHING = 10

_SIGN = 2**63  # PostgreSQL's integers have a sign
_ABOUT = "CREATE TABLE about (program text NOT NULL, version integer NOT NULL, changes bigint NOT NULL)"
_PROGRAM = "runut"
_IN_SCHEMA = "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(?) AND relkind = 'r'"

# What a server says (SQLSTATE), what it means, and what is said of the chronicle then.
_SENTENCES: tuple[tuple[frozenset[str], type[ChronicleError], str], ...] = (
    (
        frozenset({"55P03"}),
        LockedChronicle,
        "another program is writing to this chronicle; wait until it is done and try again.",
    ),
    (
        frozenset({"53100"}),
        FullDisk,
        "there is no room left on the disk; what was kept is whole, free some room and go on.",
    ),
    (
        frozenset({"42501", "25006"}),
        FullDisk,
        "this chronicle may not be written here; ask for the right to, or name another.",
    ),
    (frozenset({"42P01", "3F000"}), NotAChronicle, "the chronicle's tables are not there; name another with -c."),
)
# The server cannot be reached, is shutting down, has no room for one more, lets nobody in, or has no such database.
_LOST = ("08", "57P", "53", "28", "3D")


def open_server(server: Server, *, create: bool, source: str = "") -> Engine:
    """An engine on the chronicle of `server`; with `create`, made first where there is none; `source` as for a file.

    With `create` it may be of an earlier version, and is to be brought up to date. Raises NoChronicle, NotAChronicle,
    NewerChronicle, OlderChronicle, LockedChronicle or LostServer, each with the address.
    """
    engine = engine_on(server)
    try:
        with engine.connect() as connection:
            _prepare(connection, server, create=create, source=source)
    except BaseException:
        engine.dispose()  # or its connection would stay until nobody remembers the error any more
        raise
    return engine


def _prepare(connection: Connection, server: Server, *, create: bool, source: str) -> None:
    tables = tables_of(connection, server)
    if "about" in tables:
        check_finished(connection, server, source)
        _check(connection, server, create=create)
        return
    if tables:
        message = f"{server}: the schema {server.schema} holds other tables; name another with ?schema=."
        raise NotAChronicle(message)
    if not create:
        message = f"{server}: there is no chronicle here; make one with “runut add FILES -c {server}”."
        raise NoChronicle(message)
    _make(connection, server, source)


def engine_on(server: Server, **given: Any) -> Engine:  # noqa: ANN401  # options of an engine
    """An engine on the schema of `server`, whatever is there; raises ChronicleError where the driver is not installed."""
    try:
        engine = create_engine(
            server.url,
            # A question sees the chronicle as it is at one moment, however many parts it has.
            isolation_level="REPEATABLE READ",
            connect_args={"connect_timeout": REACHING, "application_name": _PROGRAM},
            json_serializer=lambda value: msgspec.json.encode(value).decode(),
            json_deserializer=msgspec.json.decode,
            **{"pool_pre_ping": True, **given},  # a server that was started anew is asked again without a word
        )
    except ModuleNotFoundError as error:
        message = f"{server}: PostgreSQL is spoken to by psycopg; install it with “pip install 'runut[postgres]'”."
        raise ChronicleError(message) from error

    def set_up(connection: Any, _record: ConnectionPoolEntry) -> None:  # noqa: ANN401  # psycopg's own
        with connection.cursor() as cursor:
            # Questions are small: to compile one would take longer than to answer it.
            cursor.execute(f'SET search_path TO "{server.schema}"; SET jit TO off')
        connection.commit()

    event.listen(engine, "connect", set_up)
    return engine


def tables_of(connection: Connection, server: Server) -> frozenset[str]:
    """The names of the tables in the schema of `server`."""
    return frozenset(ask(connection, _IN_SCHEMA, (server.schema,)).scalars())


def quoted(connection: Connection, server: Server, table: str) -> str:
    """The table of the schema of `server` as it is said to the database's driver: others may name tables as well."""
    return f'"{server.schema}".{connection.dialect.identifier_preparer.quote_identifier(table)}'


def version_of(connection: Connection) -> int:
    """Of which version the chronicle is."""
    return int(ask(connection, "SELECT version FROM about").scalar_one())


def _check(connection: Connection, server: Server, *, create: bool) -> None:
    version = version_of(connection)
    if version > VERSION:
        message = (
            f"{server}: this chronicle is of version {version}, this program knows {VERSION}; "
            "install a newer Runut to open it."
        )
        raise NewerChronicle(message)
    if version < VERSION and not create:
        message = (
            f"{server}: this chronicle is of version {version}, this program needs {VERSION}; "
            f"“runut add FILES -c {server}”, with files that are in it or new ones, brings it up to date."
        )
        raise OlderChronicle(message)


def _make(connection: Connection, server: Server, source: str) -> None:
    """Make the tables, all of them or none; another program may be at it too, and be quicker."""
    ask(connection, "SELECT pg_advisory_xact_lock(?)", (lock_number("make", server),))
    connection.commit()  # what the other made is seen from the next transaction on
    ask(connection, "SELECT pg_advisory_xact_lock(?)", (lock_number("make", server),))
    if ask(connection, _IN_SCHEMA, (server.schema,)).first() is not None:
        connection.rollback()
        return
    if ask(connection, "SHOW server_encoding").scalar_one() != "UTF8":
        message = f"{server}: this database does not keep its texts as UTF-8; make one that does (ENCODING 'UTF8')."
        raise NotAChronicle(message)
    ask(connection, f'CREATE SCHEMA IF NOT EXISTS "{server.schema}"')
    served_tables().create_all(connection, checkfirst=False)
    index_of(connection).create()
    ask(connection, _ABOUT)
    ask(connection, "INSERT INTO about (program, version, changes) VALUES (?, ?, 0)", (_PROGRAM, VERSION))
    if source:
        mark_unfinished(connection, source)
    connection.commit()


def changes(connection: Connection) -> tuple[int, int]:
    """Which chronicle it is of those that stood at this place (by the number of its table), and how often it was changed."""
    place, changed = ask(connection, "SELECT CAST(tableoid AS bigint), changes FROM about").one()
    return int(place), int(changed)


def size_of(connection: Connection) -> int:
    """How many bytes the chronicle takes on the server's disk, with its indexes."""
    asked = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relnamespace = CAST(current_schema AS regnamespace)"
    return int(ask(connection, f"{asked} AND relkind = 'r'").scalar_one())


def lock_number(what: str, server: Server) -> int:
    """The number of the lock `what` of a chronicle; those of other schemas of the same database have others."""
    return number(f"{_PROGRAM} {what} {server.schema}") - _SIGN


def explain(error: Exception, server: Server) -> ChronicleError:
    """The error of the database as a sentence about `server`."""
    cause = getattr(error, "orig", error)
    said, state = str(cause).strip().partition("\n")[0], getattr(cause, "sqlstate", None) or ""
    for states, kind, sentence in _SENTENCES:
        if state in states:
            return kind(f"{server}: {sentence}")
    if "NUL" in said:
        return ChronicleError(
            f"{server}: PostgreSQL keeps no text with a zero character; take it out of the article and add it again."
        )
    if not state or state.startswith(_LOST):
        return LostServer(
            f"{server}: the server cannot be reached, or went away (“{said}”); "
            "what was kept is whole, do the same again when it is back."
        )
    return ChronicleError(f"{server}: the database says “{said}”; try again, or restore the chronicle from a copy.")
