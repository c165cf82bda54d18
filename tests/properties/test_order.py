"""The same articles give the same chronicle, whatever the order and the portions in which they come."""

import random
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.build import build
from runut.engine.local import annotate
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.weaving import Weaver


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


@pytest.mark.parametrize("most", [2, 3, 5])
def test_small_pieces_do_not_show_the_order_either(most: int, tmp_path: Path) -> None:
    """Where few articles may be linked at once, pieces break up as articles come; the end is the same all the same."""
    with as_file(files("runut.demo") / "articles") as folder:
        readings = [one.reading for one in annotate(read_paths([str(folder)])) if one.reading is not None]
    exports = []
    for seed, size in ((1, len(readings)), (2, 1), (3, 2)):
        random.Random(seed).shuffle(readings)  # noqa: S311  # an order, not a secret
        with Chronicle(tmp_path / f"{seed}.runut", create=True) as chronicle:
            weaver = Weaver(chronicle, most=most)
            for start in range(0, len(readings), size):
                chronicle.keep([weaver.kept(one) for one in readings[start : start + size]])
                chronicle.wait([one.article.id for one in readings[:start:3]])  # as a run that was killed leaves them
                weaver.weave(lambda *_: None)
            assert chronicle.pending() == ()
            exports.append(list(lines(Views(chronicle))))
    assert exports[0] == exports[1] == exports[2]
