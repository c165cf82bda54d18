"""What is taken into a chronicle is taken in little memory."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine import watching_kept
from runut.engine.build import Added
from runut.records.article import RawArticle
from runut.store.chronicle import Chronicle
from runut.store.connection import HELD


def held(chronicle: Chronicle) -> int:
    """How many kibibytes of its file a chronicle holds in memory at most."""
    with chronicle.engine.connect() as connection:
        return -int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())


def test_of_the_file_little_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of what is held where many articles are added at once."""
    seen = list[int]()

    def build(chronicle: Chronicle, raws: Sequence[RawArticle], config: Config) -> Added:
        del raws, config
        seen.append(held(chronicle))
        return Added(added=0, known=0, linked=0, dated=(), refused=(), unannotated=(), notes=())

    monkeypatch.setattr(watching_kept, "build", build)
    with Chronicle(tmp_path / "a.runut", create=True) as chronicle:
        assert held(chronicle) == HELD
    watching_kept.take_at(tmp_path / "a.runut", Config(), [])
    assert seen == [HELD // 4]
