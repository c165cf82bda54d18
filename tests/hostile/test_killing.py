"""Killed while it writes and links, again and again, a program leaves whole articles and finishes the same chronicle."""

import multiprocessing
from pathlib import Path

import pytest

from benchmarks.killing import kill
from runut.store.chronicle import Chronicle
from runut.store.views import Views

KILLS = 6  # a quick look on every run; `python -m benchmarks.killing` kills fifty times
ARTICLES = 7


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
def test_killed_in_writing_and_linking(tmp_path: Path, demo_chronicle: Path) -> None:
    """After each kill there are whole articles only, and in the end the chronicle that nobody killed."""
    with Chronicle(demo_chronicle) as chronicle:
        ids = [row.id for row in Views(chronicle).articles()][:ARTICLES]
        readings = chronicle.readings(ids)
    assert kill(tmp_path, readings, KILLS, seed=7) >= 1
