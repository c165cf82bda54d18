"""A disk of a PostgreSQL server that fills costs a sentence and nothing that was kept."""

import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from benchmarks.works import add
from runut.errors import ChronicleError, LostServer
from runut.export.jsonl import lines
from runut.records.reading import Reading
from runut.store.address import Server
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cluster import ABSENT, Cluster, binaries, cluster, given_to_servers
from tests.hostile.places import disk

FULL = "there is no room left on the disk; what was kept is whole, free some room and go on."
GONE = "the server cannot be reached, or went away \\(“.*”\\); what was kept is whole, do the same again when it is back\\."
SOME = 8  # articles that are added before
TRIES = 300
CURRENT = "SELECT pg_walfile_name(pg_current_wal_insert_lsn())"


def complaint(readings: Sequence[Reading], there: Server) -> str | None:
    """Add what articles say, a few at a time, as adding does; the sentence that stops it, None where none does."""
    try:
        with Chronicle(there, create=True) as chronicle, chronicle.alone():
            add(chronicle, readings)
    except ChronicleError as error:
        return str(error)
    return None


def whole(there: Path | Server) -> list[bytes]:
    """The chronicle as other programs get it, after a check that finds nothing."""
    with Chronicle(there) as chronicle:
        assert list(check(chronicle)) == []
        return list(lines(Views(chronicle)))


def ids(there: Server) -> set[str]:
    """The articles that are kept."""
    with Chronicle(there) as chronicle:
        return {row.id for row in Views(chronicle).articles()}


@pytest.fixture
def readings(demo_chronicle: Path) -> tuple[Reading, ...]:
    """What the bundled articles say."""
    with Chronicle(demo_chronicle) as chronicle:
        return chronicle.readings([row.id for row in Views(chronicle).articles()])


def fill(place: Path, free: int) -> Path:
    """Leave so many bytes free on a disk; the file to take away for more room."""
    ballast = place / "ballast"
    ballast.write_bytes(b"\0" * (shutil.disk_usage(place).free - free))
    return ballast


@contextmanager
def asking(there: Server) -> Iterator[Connection]:
    """A connection of no transaction."""
    with Chronicle(there, create=True) as chronicle, chronicle.engine.connect() as opened:
        yield opened.execution_options(isolation_level="AUTOCOMMIT")


def test_the_disk_with_the_tables_fills(readings: tuple[Reading, ...], demo_chronicle: Path, postgres: Cluster) -> None:
    """One sentence; what was kept until then is whole; with more room the same command finishes."""
    with disk(postgres.folder / "small", "16m") as place, asking(postgres.new()) as opened:
        given_to_servers(place)
        opened.execute(text(f"CREATE TABLESPACE small LOCATION '{place}'"))
        new = postgres.new()
        there = Server(new.url.update_query_dict({"options": "-c default_tablespace=small"}), new.schema)
        Chronicle(there, create=True).close()
        ballast = fill(place, 600_000)
        assert complaint(readings, there) == f"{there}: {FULL}"
        assert whole(there)
        assert 0 < len(ids(there)) < len(readings)
        ballast.unlink()
        assert complaint(readings, there) is None
        assert whole(there) == whole(demo_chronicle)
        opened.execute(text(f"DROP SCHEMA {there.schema} CASCADE"))
        opened.execute(text("DROP TABLESPACE small"))


def test_the_disk_with_the_log_fills(readings: tuple[Reading, ...], demo_chronicle: Path) -> None:
    """The server says so, or gives up until there is room: one sentence; the same command finishes when it is back."""
    programs, folder = binaries(), Path(tempfile.mkdtemp(prefix="runut-log-"))
    if programs is None:
        pytest.skip(ABSENT)
    given_to_servers(folder)
    with disk(folder / "log", "32m") as place:
        given_to_servers(place)
        with cluster(programs, lasting=True, log=place) as server:
            there = server.new()
            assert complaint(readings[:SOME], there) is None
            before = ids(there)
            _use_up(there, place)
            ballast = fill(place, 0)
            said = complaint(readings, there)
            assert re.fullmatch(rf"{re.escape(str(there))}: ({re.escape(FULL)}|{GONE})", said or "")
            ballast.unlink()
            _wake(server, there)
            assert whole(there)
            assert before <= ids(there)
            assert complaint(readings, there) is None
            assert whole(there) == whole(demo_chronicle)
    shutil.rmtree(folder)


def _use_up(there: Server, log: Path) -> None:
    """Come to the last of the files that the server has made for its log in advance."""
    with asking(there) as opened:
        while max(one.name for one in log.glob("0*")) > str(opened.scalar(text(CURRENT))):
            opened.execute(text("SELECT pg_logical_emit_message(true, 'a', 'a')"))
            opened.execute(text("SELECT pg_switch_wal()"))


def _wake(server: Cluster, there: Server) -> None:
    """Start a server that has given up; one that has not comes back by itself."""
    for _ in range(TRIES):
        if not server.runs:
            server.start()
        try:
            Chronicle(there).close()
        except LostServer:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not come back")
