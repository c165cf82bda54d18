"""What every test runs under, the chronicle that many look at, and the two kinds of places where one may live."""

import os
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import settings

from benchmarks.works import add
from runut.config import Config
from runut.engine.build import build
from runut.read import read_paths
from runut.records.gathering import Followed
from runut.store.address import Address, Server
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows
from runut.store.moving import move
from runut.store.views import Views
from tests.cluster import ABSENT, Cluster, binaries, cluster

# The same examples on every machine and every run; slow machines fail no deadline; nothing is kept between runs.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

PROCESSES = 4  # at most, as each holds a set of models


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: of each, a third of the time is waiting for servers and browsers."""
    return min(PROCESSES, (os.cpu_count() or 1) + 1)


@pytest.fixture(scope="session")
def demo_chronicle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chronicle of the bundled articles, built once; tests only read it."""
    path = tmp_path_factory.mktemp("demo") / "demo.runut"
    with as_file(files("runut.demo") / "articles") as folder, Chronicle(path, create=True) as chronicle:
        build(chronicle, read_paths([str(folder)]), Config())
    return path


@pytest.fixture(scope="session")
def small_chronicle(demo_chronicle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle of four of them with a search and a feed; tests only read it."""
    path = tmp_path_factory.mktemp("small") / "small.runut"
    with Chronicle(demo_chronicle) as chronicle:
        readings = chronicle.readings(sorted(row.id for row in Views(chronicle).articles())[:4])
    with Chronicle(path, create=True) as chronicle:
        add(chronicle, readings)
        chronicle.save_search("“Banjir” 'dua'", "q=banjir", "Sari")
        Follows(chronicle).add([Followed(id="f1", address="https://kabarutara.example/feed", kind="feed")])
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server, started once."""
    programs = binaries()
    if programs is None:
        pytest.skip(ABSENT)
    with cluster(programs) as made:
        yield made


@pytest.fixture
def small_there(small_chronicle: Path, postgres: Cluster) -> Server:
    """The chronicle of four articles on a server, to do with what one likes."""
    made = postgres.new()
    with Chronicle(small_chronicle) as chronicle:
        move(chronicle, made)
    return made


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """Where a chronicle may be made: what asks for it is tested with a file and with a PostgreSQL server."""
    if request.param == "file":
        return tmp_path / "c.runut"
    server: Cluster = request.getfixturevalue("postgres")
    return server.new()


@pytest.fixture(scope="session", params=["file", "server"])
def demo_place(request: pytest.FixtureRequest, demo_chronicle: Path) -> Address:
    """The chronicle of the bundled articles in a file and on a PostgreSQL server; tests only read it."""
    if request.param == "file":
        return demo_chronicle
    server: Cluster = request.getfixturevalue("postgres")
    there = server.new()
    with Chronicle(demo_chronicle) as chronicle:
        move(chronicle, there)
    return there
