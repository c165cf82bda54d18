"""What every test runs under, and the chronicle that many look at."""

from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import settings

from runut.config import Config
from runut.engine.build import build
from runut.read import read_paths
from runut.store.chronicle import Chronicle

# The same examples on every machine and every run; slow machines fail no deadline; nothing is kept between runs.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def demo_chronicle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chronicle of the bundled articles, built once; tests only read it."""
    path = tmp_path_factory.mktemp("demo") / "demo.runut"
    with as_file(files("runut.demo") / "articles") as folder, Chronicle(path, create=True) as chronicle:
        build(chronicle, read_paths([str(folder)]), Config())
    return path
