"""A chronicle is made compact where it is, on a server while others read and write."""

import pytest
from sqlalchemy import text

from runut.errors import LockedChronicle
from runut.store import compacting
from runut.store.address import Server
from runut.store.chronicle import Chronicle
from runut.store.compacting import compact, size
from runut.store.keeping import Kept
from tests.store.beside import asking, whole
from tests.store.making import reading
from tests.store.test_moving import rows


def bloated(place: Server) -> int:
    """Write the events and keys of a chronicle anew, some times; how many bytes it takes then."""
    with asking(place) as opened:
        for _ in range(12):
            opened.execute(text(f"UPDATE {place.schema}.event SET type = type"))  # noqa: S608  # a name of ours
            for by in (1, -1):
                opened.execute(text(f"UPDATE {place.schema}.key SET day = day + {by}"))  # noqa: S608  # as before
    return size(place)


def test_smaller_and_the_same(small_there: Server) -> None:
    """The sizes are told; indexes give their room back, tables keep it until they are written anew; every row is what it was."""
    before, expected = rows(small_there), whole(small_there)
    took, told = bloated(small_there), list[str]()
    index, table = (f"SELECT pg_table_size('{small_there.schema}.{name}')" for name in ("key_pkey", "key"))
    with asking(small_there) as opened:
        for full, smaller in ((False, index), (True, table)):
            was = opened.exec_driver_sql(smaller).scalar_one()
            done = compact(small_there, lambda step, *_: told.append(step), full=full)
            assert opened.exec_driver_sql(smaller).scalar_one() < was * 0.7
            assert (done.before, done.after) == (took, size(small_there))
            took = done.after
    assert done.after < done.before * 0.7
    assert rows(small_there) == before
    assert whole(small_there) == expected
    assert {"article", "search", "about"} < set(told)


def test_others_read_and_write_meanwhile(small_there: Server) -> None:
    """Nobody waits, not even those who hold what they read."""
    bloated(small_there)
    with Chronicle(small_there) as chronicle:
        ids: list[str] = []

        def write(step: str, done: int, total: int) -> None:
            ids.append(f"a{done:04}-{step}")
            assert chronicle.keep([Kept(reading(ids[-1]), ("k",))]) == 1
            assert done <= total

        with chronicle.alone():
            compact(small_there, write)
        assert chronicle.known(ids) == set(ids)
        whole(small_there)


def test_written_anew_only_alone(small_there: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """In full nobody else may add or read for long: that is said, and all of it is there."""
    monkeypatch.setattr(compacting, "PATIENCE", 0.3)
    expected = whole(small_there)
    says = "another program is writing to this chronicle; wait until it is done and try again."
    with Chronicle(small_there) as chronicle, chronicle.engine.connect() as opened:
        opened.execute(text("SELECT count(*) FROM event"))
        with pytest.raises(LockedChronicle) as caught:
            compact(small_there, full=True)
    assert str(caught.value) == f"{small_there}: {says}"
    assert whole(small_there) == expected


def test_what_was_cut_short_is_taken_away(small_there: Server) -> None:
    """An index that was being made anew, and never answered anything, goes with the next time."""
    with asking(small_there) as opened, asking(small_there) as other:
        other.execute(text("BEGIN ISOLATION LEVEL REPEATABLE READ"))
        other.execute(text(f"SELECT count(*) FROM {small_there.schema}.event"))  # noqa: S608  # a name of ours
        opened.execute(text("SET statement_timeout TO 500"))
        with pytest.raises(Exception, match="statement timeout"):
            opened.execute(text(f"REINDEX INDEX CONCURRENTLY {small_there.schema}.event_pkey"))
        other.execute(text("ROLLBACK"))
        asked = text("SELECT count(*) FROM pg_index WHERE NOT indisvalid")
        assert opened.execute(asked).scalar_one() == 1
        compact(small_there)
        assert opened.execute(asked).scalar_one() == 0
    whole(small_there)
