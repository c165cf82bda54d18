"""The same articles give the same chronicle, whatever the order and the portions in which they come."""

import random
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.build import build
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.store.chronicle import Chronicle
from runut.store.views import Views


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_and_portions_do_not_show(seed: int, tmp_path: Path, demo_chronicle: Path) -> None:
    """Shuffled and added in portions, the bundled articles give the same export byte for byte."""
    with as_file(files("runut.demo") / "articles") as folder:
        raws = list(read_paths([str(folder)]))
    random.Random(seed).shuffle(raws)  # noqa: S311  # an order, not a secret
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        for start in range(0, len(raws), 3 + seed):
            build(chronicle, raws[start : start + 3 + seed], Config())
        shuffled = list(lines(Views(chronicle)))
    with Chronicle(demo_chronicle) as chronicle:
        assert shuffled == list(lines(Views(chronicle)))
