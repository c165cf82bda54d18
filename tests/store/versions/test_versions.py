"""A chronicle of every version that there was is opened, loses nothing, is whole, and takes new articles."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.build import build
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.schema import VERSION
from runut.store.views import Views
from runut.weaving import Weaver
from tests.hostile.adding import GOOD
from tests.store.versions.making import STORIES_STAY, VERSIONS, older, spelled


@pytest.fixture(scope="module")
def keys(demo_chronicle: Path) -> list[str]:
    """The words by which the articles of the demonstration find each other."""
    with Chronicle(demo_chronicle) as chronicle:
        weaver = Weaver(chronicle)
        readings = chronicle.readings([row.id for row in Views(chronicle).articles()])
        return sorted({key for one in readings for key in weaver.kept(one).keys})


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_opened(version: int, demo_chronicle: Path, keys: list[str], tmp_path: Path) -> None:
    """Brought up to date and linked it is the chronicle of today, byte for byte; its copy is as it was; it goes on."""
    path, said = older(version, demo_chronicle, tmp_path / "old.runut", spelled(keys)), list[str]()
    with Chronicle(path, create=True, say=said.append) as chronicle:
        assert bool(chronicle.pending()) == (version < STORIES_STAY)
        assert list(check(chronicle)) == []
        Weaver(chronicle).weave(lambda *_: None)
        with Chronicle(demo_chronicle) as now:
            assert list(lines(Views(chronicle))) == list(lines(Views(now)))
            assert [hit.article.id for hit in Views(chronicle).search("banjir")] == [
                hit.article.id for hit in Views(now).search("banjir")
            ]
        (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
        assert build(chronicle, read_paths([str(tmp_path / "good.txt")]), Config()).added == 1
        assert list(check(chronicle)) == []
    (copy,) = tmp_path.glob(f"old.version-{version}.*.runut")
    assert said == [
        f"{path}: brought from version {version} to {VERSION}; as it was it stands at {copy}, to be removed by you."
    ]
    with closing(sqlite3.connect(copy)) as opened, closing(sqlite3.connect(demo_chronicle)) as whole:
        assert opened.execute("PRAGMA user_version").fetchone() == (version,)
        texts = "SELECT id, text FROM article ORDER BY id"
        assert opened.execute(texts).fetchall() == whole.execute(texts).fetchall()
    with Chronicle(path, create=True, say=said.append):
        assert len(said) == 1
