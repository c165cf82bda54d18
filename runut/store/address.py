"""Where does a chronicle live: in a file, or in a schema of a PostgreSQL server?"""

import re
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from runut.errors import NoChronicle

# The schema of a server's database that holds the chronicle, where the address names none.
SCHEMA = "runut"

_SERVERS = ("postgresql://", "postgres://")
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
# Options of the driver that nobody is to see.
_SECRETS = ("password", "sslpassword")


class Server(Struct, frozen=True):
    """“postgresql://sari@db.example/news?schema=korea”: shown without the password, whatever the address holds."""

    url: URL
    schema: str

    def __str__(self) -> str:
        """The address as it may be shown and typed."""
        shown = self.url._replace(drivername="postgresql", password=None)
        shown = shown.difference_update_query(_SECRETS).update_query_dict({"schema": self.schema})
        return shown.render_as_string(hide_password=True)

    def __repr__(self) -> str:
        """The same: no trace of an error shows a password."""
        return f"Server({self})"


Address: TypeAlias = Path | Server


def name_of(path: Address) -> str:
    """What a chronicle is called: as its file, without the ending, or as its schema."""
    return path.schema if isinstance(path, Server) else path.stem


def address_of(given: str | Path | Server) -> Address:
    """What `given` names: a server where it begins as an address of one, else a file.

    Raises NoChronicle where an address of a server cannot be read; its password is not repeated.

    >>> str(address_of("postgresql://sari:secret@db.example/news?schema=korea"))
    'postgresql://sari@db.example/news?schema=korea'
    """
    if isinstance(given, Server | Path):
        return given
    if not given.startswith(_SERVERS):
        return Path(given)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        url = None
    if url is None or not url.database:
        message = "this is no address of a chronicle; write postgresql://user@host/database?schema=name."
        raise NoChronicle(message)
    asked = dict(url.query)
    schema = asked.pop("schema", SCHEMA)
    if not isinstance(schema, str) or not _NAME.fullmatch(schema):
        message = f"“{schema}” is no name of a schema; write small letters, digits and _, such as schema=korea."
        raise NoChronicle(message)
    return Server(url.set(drivername="postgresql+psycopg", query=asked), schema)
