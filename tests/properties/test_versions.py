"""An article that changes at its address, or is withdrawn: the chronicle of what counts, whatever came in between."""

from datetime import date
from importlib.resources import as_file, files
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.config import Config
from runut.engine.asof import as_of
from runut.engine.build import build, withdraw
from runut.errors import UnknownRecord
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.records.article import RawArticle
from runut.store.chronicle import Chronicle
from runut.store.views import Views

ADDRESS = "https://kabartiga.example/banjir-sarindal"
OLD, NEW = "menewaskan 17 orang", "menewaskan 21 orang"


@pytest.fixture(scope="module")
def raws() -> list[RawArticle]:
    """Three of the bundled articles; the first stands at an address."""
    with as_file(files("runut.demo") / "articles") as folder:
        found = list(read_paths([str(folder)]))[:3]
    return [
        replace(found[0], address=ADDRESS, published="2024-05-01", text=f"{found[0].text}\n\nBanjir {OLD}."),
        *found[1:],
    ]


def changed(raw: RawArticle, published: str = "2024-05-03") -> RawArticle:
    """The same article with another toll, as its outlet put it there later."""
    return replace(
        raw, text=raw.text.replace(OLD, NEW), published=published, address=f"{ADDRESS}/?utm_source=surel#top"
    )


def exported(path: Path, *portions: list[RawArticle]) -> list[bytes]:
    """What a chronicle of these portions exports."""
    with Chronicle(path, create=True) as chronicle:
        for portion in portions:
            build(chronicle, portion, Config())
        return list(lines(Views(chronicle)))


def test_a_changed_article_counts_in_its_new_version(raws: list[RawArticle], tmp_path: Path) -> None:
    """In any order of arrival, the chronicle must be that of the new version, and it must say what changed."""
    new = changed(raws[0])
    expected = exported(tmp_path / "new.runut", [new, *raws[1:]])
    for number, order in enumerate(permutations([raws[0], new, raws[1]])):
        path = tmp_path / f"{number}.runut"
        assert exported(path, *([one] for one in order), raws[2:]) == expected
        with Chronicle(path) as chronicle:
            (change,) = Views(chronicle).changes()
            assert change.new is not None
            assert (change.old.retired, change.old.replaced_by) == ("changed", change.new.id)
            assert (change.gone, change.come) == ((f"Banjir {OLD}.",), (f"Banjir {NEW}.",))
            assert not [hit for hit in Views(chronicle).search(f'"{OLD}"') if hit.article.id == change.old.id]


def test_before_the_change_the_old_version_counts(raws: list[RawArticle], tmp_path: Path) -> None:
    """As of a day between the two, the chronicle must be that of the old version."""
    before = [replace(raw, published="2024-05-01") for raw in raws]
    expected = exported(tmp_path / "old.runut", before)
    path = tmp_path / "both.runut"
    exported(path, before, [changed(before[0])])
    with Chronicle(path) as chronicle, as_of(chronicle, date(2024, 5, 2)) as then:
        assert list(lines(Views(then))) == expected


def test_a_withdrawn_article_no_longer_counts(raws: list[RawArticle], tmp_path: Path) -> None:
    """Withdrawn by its address, an article must leave the chronicle of the others, and the list of changes must name it."""
    expected = exported(tmp_path / "without.runut", raws[1:])
    path = tmp_path / "with.runut"
    exported(path, raws)
    with Chronicle(path) as chronicle:
        (gone,) = withdraw(chronicle, [ADDRESS])
        assert list(lines(Views(chronicle))) == expected
        assert [(one.old.id, one.new) for one in Views(chronicle).changes()] == [(gone, None)]
        with pytest.raises(UnknownRecord, match="has no article"):
            withdraw(chronicle, [ADDRESS])
