"""Archives in a chronicle: added once, and quickly passed over when added again."""

from pathlib import Path

from runut.config import Config
from runut.engine.build import add_sources
from runut.store.chronicle import Chronicle
from runut.store.digests import digests
from tests.read.archives import articles, packed


def test_an_archive_twice(tmp_path: Path) -> None:
    """The second time nothing is read again; what an archive holds besides articles is a note, and nothing is refused."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(articles("satu", "dua")))
    with Chronicle(tmp_path / "a.runut", create=True) as chronicle:
        first, again = (
            add_sources(chronicle, [str(path)], Config(), fields=(), progress=lambda *_: None) for _ in range(2)
        )
        assert len(digests(chronicle)) == first.added == 2
    assert (first.refused, again.refused, again.added) == ((), (), 0)
    assert again.notes == (
        (
            f"{path}: of its 2 records 2 were passed over (2 are in the chronicle already); nothing is to be done where no "
            "article is missing."
        ),
    )
