"""Who may write to a chronicle on a server, and who has to wait?

All locks are advisory ones of the database: that of a writing goes with its transaction, those that are held for longer go with
a connection of their own, however it ends. So who holds one makes sure of it before each writing: where the server was started
anew, another program may have had it since.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, Engine, NullPool
from sqlalchemy.exc import DBAPIError

from runut.errors import LockedChronicle
from runut.store.address import Server
from runut.store.dialect import ask
from runut.store.server import engine_on, lock_number

_HELD = "runut_held"  # under which an engine knows how to make sure of the locks that it writes under


def take_turn(connection: Connection, server: Server, patience: float, *, adding: bool = False) -> None:
    """Begin a transaction that writes: others wait for it, and say so after `patience` seconds.

    With `adding`, who adds, between whose writings others may write, waits as well. Raises the errors of the database, also
    where a lock was lost that the engine writes under (see `alone_on`).
    """
    connection.execution_options(isolation_level="READ COMMITTED")  # sees what was written while it waited for its turn
    ask(connection, f"SET LOCAL lock_timeout TO {int(patience * 1000)}")
    for what in ("lock", "write") if adding else ("write",):
        ask(connection, "SELECT pg_advisory_xact_lock(?)", (lock_number(what, server),))
    for make_sure in connection.get_execution_options().get(_HELD, ()):
        make_sure()
    ask(connection, "UPDATE about SET changes = changes + 1")


@contextmanager
def alone_on(server: Server, patience: float, what: str, engine: Engine | None = None) -> Iterator[None]:
    """Nobody else holds the chronicle's lock `what` until the block ends.

    With an `engine`, that writes nothing in the block any more once the lock is lost: another program may have changed what
    is built on.
    """
    with _apart(server) as connection:
        ask(connection, f"SET lock_timeout TO {int(patience * 1000)}")
        ask(connection, "SELECT pg_advisory_lock(?)", (lock_number(what, server),))
        with _writing_under(engine, lambda: ask(connection, "SELECT 1")):
            yield


@contextmanager
def watched_on(server: Server, engine: Engine, otherwise: str) -> Iterator[None]:
    """Nobody else watches feeds for the chronicle until the block ends; raises LockedChronicle with `otherwise` at once.

    The lock is taken again where it was lost, before `engine` writes anything; that another watches since raises the same.
    """
    with ExitStack() as opened:

        def take() -> Connection:
            connection = opened.enter_context(_apart(server))
            if not ask(connection, "SELECT pg_try_advisory_lock(?)", (lock_number("watch", server),)).scalar_one():
                raise LockedChronicle(otherwise)
            return connection

        def make_sure() -> None:
            try:
                ask(held[-1], "SELECT 1")
            except DBAPIError:
                held.append(take())

        held = [take()]
        with _writing_under(engine, make_sure):
            yield


@contextmanager
def _writing_under(engine: Engine | None, make_sure: Callable[[], object]) -> Iterator[None]:
    """Let `engine` write only where `make_sure` raises nothing, until the block ends."""
    if engine is None:
        yield
        return
    engine.update_execution_options(**{_HELD: (*engine.get_execution_options().get(_HELD, ()), make_sure)})
    try:
        yield
    finally:
        others = (one for one in engine.get_execution_options()[_HELD] if one is not make_sure)
        engine.update_execution_options(**{_HELD: tuple(others)})


@contextmanager
def _apart(server: Server) -> Iterator[Connection]:
    """A connection of its own, in no transaction."""
    engine = engine_on(server, poolclass=NullPool, pool_pre_ping=False)
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        yield connection
