"""What stands beside a chronicle on a server, and whether it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, NullPool, create_engine, text

from runut.export.jsonl import lines
from runut.store.address import Address, Server
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.views import Views


@contextmanager
def asking(place: Server) -> Iterator[Connection]:
    """A connection to the database of `place`, in no transaction, whatever is there."""
    engine = create_engine(place.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as opened:
        yield opened


def beside(place: Server) -> list[str]:
    """The schemas that have their names from that of a chronicle."""
    with asking(place) as opened:
        asked = text("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, :start) ORDER BY nspname")
        return list(opened.scalars(asked, {"start": f"{place.schema}_"}))


def whole(place: Address) -> list[bytes]:
    """The chronicle as other programs get it, after a check that finds nothing."""
    with Chronicle(place) as chronicle:
        assert list(check(chronicle)) == []
        return list(lines(Views(chronicle)))
