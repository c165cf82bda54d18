"""The works that are killed on a PostgreSQL server, or with it, and what must hold after each kill and in the end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType
from unittest import mock

from sqlalchemy import Connection, NullPool, create_engine, text

from benchmarks.works import Adding, BackingUp, Compacting, Restoring, Works, demand, demand_whole, exported, kept_in
from runut.errors import LostServer, NoChronicle, NotAChronicle, OlderChronicle
from runut.records.reading import Reading
from runut.store import carrying
from runut.store.address import Address, Server, address_of
from runut.store.chronicle import Chronicle
from runut.store.moving import move
from runut.weaving import Weaver
from tests.cluster import Cluster
from tests.store.versions.making import older_there

EARLIER = 5  # the first version that there was on servers
LOST = 3  # with what a work ends that was told that its server went
ENDS = 60.0  # so many seconds after its server went, a program must have said so
ROWS, ARTICLES = 100, 2  # rows, and articles, that are moved at once, so that there are many moments between
_CLOSING = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'runut'"
_UNFINISHED = "a move to here was not finished; give the same “runut move” again, and it goes on."


class AddingThere(Adding):
    """Writing articles a few at a time, and linking them, in a schema of a server."""

    def __init__(self, kept: Path, readings: Sequence[Reading], server: Cluster) -> None:
        """Make the chronicle that nobody kills, in a file in the folder `kept`."""
        super().__init__(kept, readings)
        self.server = server

    def at(self, place: Path) -> Server:
        """A schema with a name of its own."""
        return there(self.server, place)

    def clear(self, place: Path) -> None:
        """Take the schema away, with all copies of it."""
        super().clear(place)
        with opened(self.at(place)) as connection:
            for schema in schemas(connection, self.at(place)):
                connection.execute(text(f'DROP SCHEMA "{schema}" CASCADE'))


class ServerKilled(AddingThere):
    """Adding as before, but it is the server with all its processes that is killed, and started again."""

    def do(self, place: Path) -> None:
        """Add; where the server goes, one sentence says so."""
        try:
            super().do(place)
        except LostServer as error:
            demand(str(error).endswith("what was kept is whole, do the same again when it is back."), str(error))
            raise SystemExit(LOST) from None

    def strike(self, process: BaseProcess) -> None:
        """Kill the server, wait until the work has ended by itself, and start the server again."""
        self.server.kill()
        process.join(ENDS)
        self.server.start()
        demand(not process.is_alive(), "the work hangs though its server went")


class ConnectionsCut(ServerKilled):
    """Adding as before, but the server goes on and closes all connections to it."""

    def strike(self, process: BaseProcess) -> None:
        """Close them, and wait until the work has ended by itself."""
        with opened(there(self.server, Path())) as connection:
            connection.execute(text(_CLOSING))
        process.join(ENDS)
        demand(not process.is_alive(), "the work hangs though its connections were closed")


class MigratingThere(AddingThere):
    """Bringing a chronicle of the first version that there was on servers up to date."""

    share = 0.7

    def prepare(self, place: Path) -> None:
        """A chronicle of that version."""
        _put(self.whole, self.at(place))
        older_there(EARLIER, self.at(place))

    def do(self, place: Path) -> None:
        """Open it, which brings it up to date, and link what waits."""
        with Chronicle(self.at(place), create=True) as chronicle, chronicle.alone():
            Weaver(chronicle).weave(lambda *_: None)

    def after_a_kill(self, place: Path) -> None:
        """It is of that version, without a copy, or of this one, with one."""
        migrated = 0
        with suppress(OlderChronicle):  # then nothing has happened to it yet
            demand_whole(self.at(place))
            demand(kept_in(self.at(place)).keys() == self.texts.keys(), "an article is lost")
            migrated = 1
        with opened(self.at(place)) as connection:
            demand(len(schemas(connection, self.at(place))) == 1 + migrated, "there is a copy too many, or none")

    def when_done(self, place: Path) -> None:
        """It is the chronicle of this version, and so is its copy once it is brought up to date."""
        super().when_done(place)
        with opened(self.at(place)) as connection:
            (name,) = set(schemas(connection, self.at(place))) - {self.at(place).schema}
        copy = Server(self.at(place).url, name)
        Chronicle(copy, create=True).close()
        demand(exported(copy) == self.expected, "the copy is another chronicle")


class _Moving(Adding):
    """Moving a chronicle from `source` to an empty place."""

    share = 1.0
    source: Address

    def do(self, place: Path) -> None:
        """Move it, a few rows at a time, from the beginning or from where a kill cut it short."""
        with mock.patch.multiple(carrying, ROWS=ROWS, ARTICLES=ARTICLES), Chronicle(self.source) as chronicle:
            move(chronicle, self.at(place))

    def after_a_kill(self, place: Path) -> None:
        """The source is whole; at the other end nothing may be opened that is not all of it."""
        demand_whole(self.source)
        try:
            with suppress(NoChronicle):  # then nothing is there yet
                self.when_done(place)
        except NotAChronicle as error:
            demand(str(error).endswith(_UNFINISHED), str(error))

    def when_done(self, place: Path) -> None:
        """Both are the chronicle that was moved."""
        super().when_done(place)
        demand(exported(self.source) == self.expected, "the source is another")


class MovingThere(_Moving, AddingThere):
    """Moving a chronicle from a file to a server."""

    def __init__(self, kept: Path, readings: Sequence[Reading], server: Cluster) -> None:
        """Make the chronicle that is moved."""
        super().__init__(kept, readings, server)
        self.source = self.whole


class MovingBack(_Moving):
    """Moving a chronicle from a server to a file."""

    def __init__(self, kept: Path, readings: Sequence[Reading], server: Cluster) -> None:
        """Make the chronicle that is moved, on the server."""
        super().__init__(kept, readings)
        self.source = there(server, kept)
        _put(self.whole, self.source)


class CompactingThere(Compacting, AddingThere):
    """Making a chronicle on a server compact."""

    share = 1.5  # the last step, at which most happens, is at the very end

    def prepare(self, place: Path) -> None:
        """A chronicle of all articles."""
        _put(self.whole, self.at(place))


class BackingUpThere(BackingUp, CompactingThere):
    """Backing a chronicle on a server up, the newest two kept."""


class RestoringThere(Restoring, AddingThere):
    """Putting a backup of all articles in the place of a chronicle of half of them on a server."""

    share = 1.5

    def __init__(self, kept: Path, readings: Sequence[Reading], server: Cluster) -> None:
        """Make both chronicles, and the backup of the whole one."""
        AddingThere.__init__(self, kept, readings, server)
        self.make_both(kept)

    def prepare(self, place: Path) -> None:
        """A chronicle of half of the articles."""
        _put(self.half, self.at(place))

    def aside(self, place: Path) -> Sequence[Address]:
        """Those beside it that were put aside; there is one other at most, which a kill left."""
        with opened(self.at(place)) as connection:
            names = [name for name in schemas(connection, self.at(place)) if name != self.at(place).schema]
        aside = [name for name in names if "_replaced_" in name]
        demand(len(names) - len(aside) <= 1, "more is left than by one kill")
        return [Server(self.at(place).url, name) for name in aside]

    def when_done(self, place: Path) -> None:
        """It is the whole one, and nothing is left but what was put aside."""
        super().when_done(place)
        self.aside(place)
        with opened(self.at(place)) as connection:
            demand(not any("_restoring_" in name for name in schemas(connection, self.at(place))), "something is left")


def _put(chronicle: Path, place: Address) -> None:
    with Chronicle(chronicle) as source:
        move(source, place)


THERE: Mapping[str, Callable[[Path, Sequence[Reading], Cluster], Works]] = MappingProxyType(
    {
        "adding-on-a-server": AddingThere,
        "server-killed": ServerKilled,
        "connections-cut": ConnectionsCut,
        "migrating-on-a-server": MigratingThere,
        "moving-to-a-server": MovingThere,
        "moving-from-a-server": MovingBack,
        "compacting-on-a-server": CompactingThere,
        "backing-up-a-server": BackingUpThere,
        "restoring-on-a-server": RestoringThere,
    }
)
# Those whose server must write all through to the disk, as servers do that are to survive.
LASTING = frozenset({"server-killed"})


def there(server: Cluster, place: Path) -> Server:
    """The schema that has its name from `place`."""
    found = address_of(server.address(f"k{sha256(bytes(place)).hexdigest()[:16]}"))
    demand(isinstance(found, Server), "it is no address of a server")
    return found  # type: ignore[return-value]  # as was just demanded


@contextmanager
def opened(place: Server) -> Iterator[Connection]:
    """A connection to the database of `place`, whatever is there."""
    engine = create_engine(place.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def schemas(connection: Connection, place: Server) -> list[str]:
    """The schemas of a chronicle and of the copies that were made of it."""
    asked = text("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, :start) ORDER BY nspname")
    return list(connection.scalars(asked, {"start": place.schema}))
