"""What is taken into a chronicle is taken in little memory."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine import build as build_module
from runut.engine import watching_kept
from runut.engine.build import Added, Start
from runut.records.article import RawArticle
from runut.store.chronicle import Chronicle
from runut.store.connection import HELD
from runut.weaving import Tools


def held(chronicle: Chronicle) -> int:
    """How many kibibytes of its file a chronicle holds in memory at most."""
    with chronicle.engine.connect() as connection:
        return -int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())


def test_of_the_file_little_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of what is held where many articles are added at once."""
    seen = list[int]()

    def build(chronicle: Chronicle, raws: Sequence[RawArticle], config: Config, *, start: Start) -> Added:
        del raws, config, start
        seen.append(held(chronicle))
        return Added(added=0, known=0, linked=0, dated=(), refused=(), unannotated=(), notes=())

    monkeypatch.setattr(watching_kept, "build", build)
    with Chronicle(tmp_path / "a.runut", create=True) as chronicle:
        assert held(chronicle) == HELD
    watching_kept.Taking(tmp_path / "a.runut", Config())([])
    assert seen == [HELD // 4]


def test_what_linking_found_out_serves_the_next_portion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second portion is linked with the tools of the first: nothing is loaded or found out twice."""
    seen = list[Tools | None]()

    def build(chronicle: Chronicle, raws: Sequence[RawArticle], config: Config, *, start: Start) -> Added:
        seen.append(start.tools)
        return build_module.build(chronicle, raws, config, start=start)

    monkeypatch.setattr(watching_kept, "build", build)
    Chronicle(tmp_path / "a.runut", create=True).close()
    take = watching_kept.Taking(tmp_path / "a.runut", Config())
    told = [
        RawArticle(source=f"{n}.txt", digest=f"{n}", title="Banjir", text=f"Banjir melanda {n} desa di Sarindal.")
        for n in (1, 2)
    ]
    assert [take([raw]).taken[0].state for raw in told] == ["taken", "taken"]
    assert seen[0] is seen[1] is not None
