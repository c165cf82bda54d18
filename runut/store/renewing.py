"""How is a chronicle on a server that an earlier version made brought up to date?

In one transaction, all of it or nothing: a copy of it as it was goes into a schema of its own, then what came since is added.
There were no chronicles on servers before the version from which on nothing but tables and columns has come.
"""

from sqlalchemy import Connection, Engine

from runut.errors import FullDisk
from runut.store import connection as connection_
from runut.store.address import Server
from runut.store.copying import moment
from runut.store.dialect import ask
from runut.store.migrations import add_what_came
from runut.store.schema import VERSION
from runut.store.served import served_tables
from runut.store.server import quoted, tables_of, version_of
from runut.store.turns import take_turn

_LENGTH = 36  # letters of the schema's name that are left in the name of its copy: PostgreSQL knows 63 in all


def renew(engine: Engine, server: Server) -> str:
    """Bring the chronicle of `server` to this version; what is to be said of it, "" where it is of this version already.

    Nobody else adds or writes meanwhile. Raises FullDisk where the user may not make a schema for the copy, and the errors of
    the database.
    """
    with engine.connect() as connection:
        if version_of(connection) >= VERSION:
            return ""
        connection.rollback()
        take_turn(connection, server, connection_.PATIENCE, adding=True)
        version = version_of(connection)
        if version >= VERSION:
            return ""  # another program was quicker
        copy = Server(server.url, f"{server.schema[:_LENGTH]}_version_{version}_{moment().lower()}")
        _copy(connection, server, copy, version)
        add_what_came(connection, served_tables(), version)
        ask(connection, "UPDATE about SET version = ?", (VERSION,))
        connection.commit()
    return (
        f"{server}: brought from version {version} to {VERSION}; as it was it stands at {copy}, to be removed by you."
    )


def _copy(connection: Connection, server: Server, copy: Server, version: int) -> None:
    """Copy the schema of `server`, with its index of words, table by table."""
    if not ask(connection, "SELECT has_database_privilege(current_database(), 'CREATE')").scalar_one():
        message = (
            f"{server}: before this chronicle of version {version} is brought to {VERSION}, it is copied to a schema "
            "of its own, and you may make none in this database; ask for the right to (CREATE), and try again."
        )
        raise FullDisk(message)
    ask(connection, f'CREATE SCHEMA "{copy.schema}"')
    for table in sorted(tables_of(connection, server)):
        here, there = (quoted(connection, place, table) for place in (server, copy))
        like = f"LIKE {here} INCLUDING CONSTRAINTS INCLUDING INDEXES INCLUDING STORAGE"
        connection.exec_driver_sql(f"CREATE TABLE {there} ({like})")
        connection.exec_driver_sql(f"INSERT INTO {there} SELECT * FROM {here}")  # noqa: S608  # names that are quoted
