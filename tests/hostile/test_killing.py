"""Killed while it writes, links, brings up to date, copies or restores, a program loses nothing and finishes the same chronicle."""

import multiprocessing
from pathlib import Path

import pytest

from benchmarks.killing import kill
from benchmarks.works import WORKS
from runut.store.chronicle import Chronicle
from runut.store.views import Views

KILLS = 4  # a quick look on every run; `python -m benchmarks.killing` kills each work two hundred times
ARTICLES = 6


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
@pytest.mark.parametrize("work", WORKS)
def test_killed_at_random_moments(work: str, tmp_path: Path, demo_chronicle: Path) -> None:
    """After each kill a check finds nothing, and in the end there is the chronicle that nobody killed."""
    with Chronicle(demo_chronicle) as chronicle:
        ids = [row.id for row in Views(chronicle).articles()][:ARTICLES]
        readings = chronicle.readings(ids)
    assert kill(work, tmp_path, readings, KILLS, seed=7).times == KILLS
