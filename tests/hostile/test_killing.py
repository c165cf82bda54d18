"""Killed while it writes, links, brings up to date, copies, restores or moves, a program loses nothing and finishes the same."""

import multiprocessing
from pathlib import Path

import pytest

from benchmarks.killing import kill
from benchmarks.there import LASTING, THERE
from benchmarks.works import WORKS
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cluster import ABSENT, Cluster, binaries, cluster

KILLS = 4  # a quick look on every run; `python -m benchmarks.killing` kills each work two hundred times
ARTICLES = 6

FORKS = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
LINUX = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="it is not seen here which processes a server has"
)


@pytest.fixture(scope="module")
def readings(demo_chronicle: Path) -> tuple[Reading, ...]:
    """What the first of the bundled articles say."""
    with Chronicle(demo_chronicle) as chronicle:
        return chronicle.readings([row.id for row in Views(chronicle).articles()][:ARTICLES])


@FORKS
@pytest.mark.parametrize("work", WORKS)
def test_killed_at_random_moments(work: str, tmp_path: Path, readings: tuple[Reading, ...]) -> None:
    """After each kill a check finds nothing, and in the end there is the chronicle that nobody killed."""
    assert kill(WORKS[work](tmp_path / "kept", readings), tmp_path, KILLS, seed=7).times == KILLS


@FORKS
@pytest.mark.parametrize("work", sorted(THERE.keys() - LASTING))
def test_killed_at_work_with_a_server(
    work: str, tmp_path: Path, readings: tuple[Reading, ...], postgres: Cluster
) -> None:
    """The same where the chronicle is on a server, or goes there or comes from there."""
    assert kill(THERE[work](tmp_path / "kept", readings, postgres), tmp_path, KILLS, seed=7).times == KILLS


@FORKS
@LINUX
@pytest.mark.parametrize("work", sorted(LASTING))
def test_the_server_killed_at_random_moments(work: str, tmp_path: Path, readings: tuple[Reading, ...]) -> None:
    """The same where the server is killed, as it stands, and started again."""
    programs = binaries()
    if programs is None:
        pytest.skip(ABSENT)
    with cluster(programs, lasting=True) as server:
        assert kill(THERE[work](tmp_path / "kept", readings, server), tmp_path, KILLS, seed=7).times == KILLS
