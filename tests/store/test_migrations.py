"""A chronicle of an earlier version loses nothing that was kept."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.errors import OlderChronicle
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows
from runut.store.keeping import Kept
from runut.store.keys import WEEKS
from runut.store.schema import VERSION
from runut.store.views import Views
from runut.store.web import Web
from tests.store.making import findings, linked, reading
from tests.store.versions.making import older, spelled

WEEK = timedelta(days=7)
ADDRESS = "https://kabartiga.example/tenda"


def at(one: Reading, address: str) -> Reading:
    """The reading, with an address that its article stands at."""
    return replace(one, article=replace(one.article, address=address))


READINGS = (
    at(reading("aa"), f"{ADDRESS}/?utm_source=surel"),
    at(reading("bb", published="2025-08-12"), ADDRESS),
    reading("cc", outlet="Antarnegeri"),
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A chronicle of version 1: three articles, two of them versions of one, with a story that holds all."""
    path, now = tmp_path / "old.runut", tmp_path / "now.runut"
    with Chronicle(now, create=True) as chronicle:
        chronicle.keep([Kept(one, ("story:tenda",)) for one in READINGS])
    older(1, now, path, spelled(["story:tenda"]))
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("INSERT INTO story VALUES ('S0', 'Tenda', NULL, NULL, '[]')")
        made.executemany("INSERT INTO story_article VALUES (?, 'S0')", [("aa",), ("bb",), ("cc",)])
    return path


def test_what_was_kept_is_kept_and_the_rest_is_made_anew(old: Path) -> None:
    """All readings must come back, found under their keys and words; what was linked waits to be linked again."""
    for _ in range(2):  # once brought up to date, it opens like any other
        with Chronicle(old, create=True) as chronicle:
            assert chronicle.readings(["aa", "bb", "cc"]) == READINGS
            assert chronicle.pending() == ("aa", "cc", "bb")  # in the order of their days
            assert chronicle.sharing(["story:tenda"]) == {"aa": 1, "bb": 1, "cc": 1}
            assert chronicle.settled(["aa", "bb"]).gone == {"aa": "bb"}
            views = Views(chronicle)
            assert views.stories() == ()
            assert [hit.article.id for hit in views.search("tenda")] == ["aa", "bb", "cc"]
    with Chronicle(old) as chronicle:
        chronicle.connect(linked("bb", "cc"), findings("bb", "cc"))
        assert [story.id for story in Views(chronicle).stories()] == ["S1"]


def test_whoever_only_looks_is_told_what_to_do(old: Path) -> None:
    """A chronicle of an earlier version must not be shown without its links, nor changed by looking at it."""
    before = old.read_bytes()
    with pytest.raises(OlderChronicle) as caught:
        Chronicle(old)
    assert str(caught.value) == (
        f"{old}: this chronicle is of version 1, this program needs {VERSION}; "
        f"“runut add FILES -c {old}”, with files that are in it or new ones, brings it up to date."
    )
    assert old.read_bytes() == before


def test_cut_short_nothing_has_happened(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where bringing it up to date fails half-way, the chronicle must still be the earlier one, and whole."""
    with monkeypatch.context() as patched:
        patched.setattr("runut.store.migrations._find_versions", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Chronicle(old, create=True)
        with pytest.raises(OlderChronicle):
            Chronicle(old)
    assert len(list(old.parent.glob("old.version-1.*.runut"))) == 1, "the copy made before is kept"
    with Chronicle(old, create=True) as chronicle:
        assert chronicle.readings(["aa", "bb", "cc"]) == READINGS


def test_where_tables_were_only_added_links_stand(tmp_path: Path) -> None:
    """A chronicle of version 5 lacks the tables of what is followed; it gets them, and nothing is linked anew."""
    path = tmp_path / "five.runut"
    with Chronicle(path, create=True) as chronicle:
        chronicle.keep([Kept(one) for one in READINGS])
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        before = (Views(chronicle).stories(), chronicle.pending())
    with sqlite3.connect(path) as made:
        for table in ("told", "alert", "item", "feed"):
            made.execute(f"DROP TABLE {table}")
        made.execute("PRAGMA user_version = 5")
    made.close()
    with Chronicle(path, create=True) as chronicle:
        assert (Views(chronicle).stories(), chronicle.pending()) == before
        assert Follows(chronicle).feeds() == ()


@pytest.mark.parametrize(("version", "waiting"), [(8, ("aa", "bb")), (9, ())])
def test_shared_passages_are_looked_for_again_once(version: int, waiting: tuple[str, ...], tmp_path: Path) -> None:
    """Since version 9 what comes in many weeks is a formula: a chronicle of that version has nothing to do for the next."""
    path = tmp_path / "weeks.runut"
    with Chronicle(path, create=True) as chronicle:
        days = [Kept(one, (f"passage:{n}",), day=date(2025, 1, 1) + n * WEEK) for n, one in enumerate(READINGS)]
        chronicle.keep(days)
        chronicle.connect(linked("aa", "bb", "cc"), findings("aa", "bb"))
    with closing(sqlite3.connect(path)) as made, made:
        row = made.execute("SELECT max(row) FROM article").fetchone()[0]
        rows = [(n, (date(2024, 1, 1) + n * WEEK).toordinal(), row) for n in range(WEEKS)]
        made.executemany("INSERT INTO key (key, day, article) VALUES (?, ?, ?)", rows)
        made.execute("DROP TABLE piece")
        made.execute(f"PRAGMA user_version = {version}")
    with Chronicle(path, create=True) as chronicle:
        assert chronicle.pending() == waiting
        assert bool(Views(chronicle).reuses()) == (not waiting)
        assert list(Web(chronicle).pieces(["aa", "bb"])) == []
