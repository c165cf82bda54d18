"""How does a chronicle take the place of another on a server, so that one of them stands there at every moment?

It is made in a schema of its own, beside the other's. Then, in one transaction, the tables that stand at the place go to
another schema, and those of the new one come. What a program that is killed leaves is such a schema, which says by its comment
what it is, and goes with the next one that is made.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from runut.errors import ChronicleError, FullDisk, LockedChronicle, NotAChronicle
from runut.store import connection as connection_
from runut.store.address import Server
from runut.store.connection import alone, told, watched
from runut.store.copying import moment
from runut.store.dialect import ask
from runut.store.server import engine_on, lock_number, quoted, tables_of
from runut.store.turns import alone_on

_LENGTH = 32  # letters of the schema's name that are left in the names of those beside it: PostgreSQL knows 63 in all
# So many seconds tables are waited for while others are held: fewer than the server lets pass (a second) before it looks for
# programs that wait for each other, and breaks one of them off.
_AT_ONCE = 0.2

_LEFT = """
SELECT nspname FROM pg_namespace WHERE obj_description(oid, 'pg_namespace') = ? AND pg_has_role(nspowner, 'USAGE')
"""
_STRANGE = """
SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(?) AND relkind = 'r' AND NOT pg_has_role(relowner, 'USAGE')
"""
_OWNERS = """
SELECT relname, pg_get_userbyid(relowner) FROM pg_class
WHERE relnamespace = to_regnamespace(?) AND relkind = 'r' ORDER BY relname
"""
_RIGHTS = """
SELECT relname, privilege_type, CASE WHEN grantee <> 0 THEN pg_get_userbyid(grantee) END
FROM pg_class, aclexplode(relacl)
WHERE relnamespace = to_regnamespace(?) AND relkind = 'r' AND grantee <> relowner ORDER BY 1, 2, 3
"""


@contextmanager
def staged(server: Server) -> Iterator[Server]:
    """A schema where nothing is, for what is to take the place of the chronicle of `server`; gone at the end of the block.

    Nobody else restores that chronicle meanwhile; what was left by one that was killed is taken away. Raises NotAChronicle
    where something else stands at the place, FullDisk where the user may not do what is to be done, and LockedChronicle.
    """
    with told(server), alone_on(server, connection_.PATIENCE, "restore"):
        mark = f"runut: on its way to {server.schema}"
        with _changing(server) as connection:
            _prove_right(connection, server)
            for left in ask(connection, _LEFT, (mark,)).scalars().all():
                ask(connection, f'DROP SCHEMA "{left}" CASCADE')
            made = _beside(connection, server, "restoring")
            ask(connection, f'CREATE SCHEMA "{made.schema}"')
            ask(connection, f"COMMENT ON SCHEMA \"{made.schema}\" IS '{mark}'")
        try:
            yield made
        finally:
            with (
                suppress(DBAPIError, ChronicleError),
                _changing(server) as connection,
            ):  # where not, the next takes it away
                ask(connection, f'DROP SCHEMA IF EXISTS "{made.schema}" CASCADE')


def replace_served(server: Server, by: Server) -> Server | None:
    """Let the chronicle of `by`, which nobody has open, stand at `server`; where the one that stood there stands now.

    Who reads sees the one or the other. Raises LockedChronicle where somebody adds, writes or watches, or reads for too long.
    """
    engine = engine_on(server)
    try:
        with alone(server), watched(server, engine), told(server), _changing(server) as connection:
            ask(connection, "SELECT pg_advisory_xact_lock(?)", (lock_number("write", server),))
            aside = _put_aside(connection, server)
            for table in sorted(tables_of(connection, by)):
                connection.exec_driver_sql(f'ALTER TABLE {quoted(connection, by, table)} SET SCHEMA "{server.schema}"')
            ask(connection, f'DROP SCHEMA "{by.schema}"')
            if aside is not None:
                _give_rights(connection, aside, server)
    finally:
        engine.dispose()
    return aside


def prove_owner(connection: Connection, server: Server) -> None:
    """Raise FullDisk where the user owns not all tables of the chronicle, as who changes their files or places must."""
    strange = ask(connection, _STRANGE, (server.schema,)).scalars().first()
    if strange is not None:
        message = f"{server}: its table {strange} is another user's; let the one who made the chronicle do this."
        raise FullDisk(message)


def _prove_right(connection: Connection, server: Server) -> None:
    tables = tables_of(connection, server)
    if tables and "about" not in tables:
        message = f"{server}: the schema {server.schema} holds other tables; name another with ?schema=."
        raise NotAChronicle(message)
    if not ask(connection, "SELECT has_database_privilege(current_database(), 'CREATE')").scalar_one():
        message = (
            f"{server}: a backup comes to a schema of its own before it takes this place, and you may make none in this "
            "database; ask for the right to (CREATE), and try again."
        )
        raise FullDisk(message)
    prove_owner(connection, server)


@contextmanager
def _changing(server: Server) -> Iterator[Connection]:
    """One transaction, whatever is at the place, that sees what was written while it waited."""
    engine = engine_on(server)
    try:
        with engine.connect() as connection:
            connection.execution_options(isolation_level="READ COMMITTED")
            ask(connection, f"SET LOCAL lock_timeout TO {int(connection_.PATIENCE * 1000)}")
            yield connection
            connection.commit()
    finally:
        engine.dispose()


def _beside(connection: Connection, server: Server, what: str) -> Server:
    """A schema that is not there yet, with the time in its name."""
    first = f"{server.schema[:_LENGTH]}_{what}_{moment().lower()}"
    for name in chain((first,), (f"{first}_{number}" for number in count(2))):
        if ask(connection, "SELECT to_regnamespace(?) IS NULL", (name,)).scalar_one():
            return Server(server.url, name)
    raise AssertionError


def _put_aside(connection: Connection, server: Server) -> Server | None:
    """Take away the tables at the place; where they are now."""
    tables = sorted(tables_of(connection, server))
    if not tables:
        ask(connection, f'CREATE SCHEMA IF NOT EXISTS "{server.schema}"')
        return None
    _shut(connection, server, [quoted(connection, server, table) for table in tables])
    aside = _beside(connection, server, "replaced")
    ask(connection, f'CREATE SCHEMA "{aside.schema}"')
    for table in tables:
        connection.exec_driver_sql(f'ALTER TABLE {quoted(connection, server, table)} SET SCHEMA "{aside.schema}"')
    return aside


def _shut(connection: Connection, server: Server, tables: list[str]) -> None:
    """Nobody else reads the tables until the transaction ends: who read some of them would find others in another place."""
    ask(connection, f"SET LOCAL lock_timeout TO {int(_AT_ONCE * 1000)}")
    until = time.monotonic() + connection_.PATIENCE
    while True:
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != "55P03":
                raise
            if time.monotonic() > until:
                message = f"{server}: another program has this chronicle open; end it and try again."
                raise LockedChronicle(message) from None  # what it came from may hold the password
        else:
            return


def _give_rights(connection: Connection, before: Server, server: Server) -> None:
    """Let those who might use the tables `before` use those that stand in their place."""
    there, quote = tables_of(connection, server), connection.dialect.identifier_preparer.quote_identifier
    for table, owner in ask(connection, _OWNERS, (before.schema,)).all():
        if table in there:
            connection.exec_driver_sql(f"ALTER TABLE {quoted(connection, server, table)} OWNER TO {quote(owner)}")
    for table, right, who in ask(connection, _RIGHTS, (before.schema,)).all():
        if table in there:
            to = "PUBLIC" if who is None else quote(who)
            connection.exec_driver_sql(f"GRANT {right} ON TABLE {quoted(connection, server, table)} TO {to}")
