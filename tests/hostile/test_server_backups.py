"""What may befall a backup of a chronicle on a server, and one that is put in its place, costs a sentence and nothing else."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from runut.engine.backups import back_up, backups, restore
from runut.engine.build import Progress
from runut.errors import ChronicleError, FullDisk, LockedChronicle, LostServer, NotAChronicle, OlderChronicle
from runut.store import connection
from runut.store.address import Server
from runut.store.chronicle import Chronicle
from runut.store.compacting import compact
from runut.store.follows import Follows
from runut.store.keeping import Kept
from runut.store.schema import VERSION
from runut.store.server import quoted, tables_of
from runut.store.views import Views
from tests.cluster import Cluster
from tests.engine.test_backups import exported, ids, quiet
from tests.hostile.places import disk
from tests.serve.browsing import browser
from tests.store.beside import asking, beside, whole
from tests.store.making import reading
from tests.store.test_moving import rows
from tests.store.versions.making import older, older_there


@pytest.fixture
def backup(small_chronicle: Path, tmp_path: Path) -> Path:
    """A backup of another chronicle than the one on the server: it has an article more, which waits to be linked."""
    path = Path(shutil.copy(small_chronicle, tmp_path / "more.runut"))
    with Chronicle(path) as chronicle:
        chronicle.keep([Kept(reading(), ("k",))])
    return Path(back_up(path, tmp_path / "backups", quiet).path)


def stopping(server: Cluster, at: str) -> Progress:
    """Whoever is told how far the work is stops the server at that step, when half of it is done."""

    def tell(step: str, done: int, total: int | None) -> None:
        if step == at and 2 * done >= (total or 0) and server.runs:
            server.stop()

    return tell


@contextmanager
def restarted(server: Cluster) -> Iterator[None]:
    """Whatever comes of the block, others find the server at work."""
    try:
        yield
    finally:
        if not server.runs:
            server.start()


@pytest.mark.parametrize("at", ["copying", "comparing"])
def test_the_server_goes_during_a_backup(at: str, small_there: Server, postgres: Cluster, tmp_path: Path) -> None:
    """One sentence about the server; nothing half is left, and no older backup went."""
    good = back_up(small_there, tmp_path, quiet)
    with restarted(postgres), pytest.raises(LostServer) as caught:
        back_up(small_there, tmp_path, stopping(postgres, at), keep=1)
    assert str(caught.value).startswith(f"{small_there}: the server cannot be reached, or went away (“")
    assert [str(one) for one in backups(tmp_path, small_there.schema)] == [good.path]
    assert len(list(tmp_path.iterdir())) == 2
    assert len(backups(tmp_path, small_there.schema)) == 1
    back_up(small_there, tmp_path, quiet)


@pytest.mark.parametrize("at", ["copying", "comparing", "check parts"])
def test_the_server_goes_while_a_backup_is_put_there(
    at: str, small_there: Server, backup: Path, postgres: Cluster
) -> None:
    """The chronicle is as it was; what is left beside it goes with the next one, which is put there whole."""
    before = rows(small_there)
    with restarted(postgres), pytest.raises(LostServer):
        restore(backup, small_there, stopping(postgres, at))
    assert rows(small_there) == before
    (left,) = beside(small_there)
    assert left.startswith(f"{small_there.schema}_restoring_")
    restore(backup, small_there, quiet)
    assert whole(small_there) == exported(backup)
    (aside,) = beside(small_there)
    assert rows(Server(small_there.url, aside)) == before


def test_a_schema_that_only_looks_like_what_was_left_stays(small_there: Server, backup: Path) -> None:
    """What is taken away is known by its mark and not by its name."""
    name = f"{small_there.schema}_restoring_20261129t031500z"
    with asking(small_there) as opened:
        opened.execute(text(f"CREATE SCHEMA {name}; CREATE TABLE {name}.notes (a text)"))
    restore(backup, small_there, quiet)
    assert name in beside(small_there)


@contextmanager
def reading_it(chronicle: Chronicle) -> Iterator[None]:
    """Somebody in the middle of a question."""
    with chronicle.engine.connect() as opened:
        opened.execute(text("SELECT count(*) FROM article"))
        yield


@contextmanager
def writing_it(chronicle: Chronicle) -> Iterator[None]:
    """Somebody in the middle of writing."""
    with connection.writing(chronicle.engine, chronicle.path):
        yield


BUSY = "another program is writing to this chronicle; wait until it is done and try again."


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (Chronicle.alone, BUSY),
        (writing_it, BUSY),
        (
            lambda chronicle: Follows(chronicle).watching(),
            "another program watches the feeds of this chronicle; stop it first, or let it go on alone.",
        ),
        (reading_it, "another program has this chronicle open; end it and try again."),
    ],
)
def test_nobody_else_may_be_at_it(
    held: Callable[[Chronicle], AbstractContextManager[None]],
    says: str,
    small_there: Server,
    backup: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who adds, writes, watches or reads would go on with what is put aside: it is said who must end, and nothing is left."""
    monkeypatch.setattr(connection, "PATIENCE", 0.5)
    before = rows(small_there)
    with Chronicle(small_there) as chronicle, held(chronicle), pytest.raises(LockedChronicle) as caught:
        restore(backup, small_there, quiet)
    assert str(caught.value) == f"{small_there}: {says}"
    assert rows(small_there) == before
    assert beside(small_there) == []


def test_two_do_not_restore_at_once(small_there: Server, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two, one is told so, and takes nothing away from the other."""
    monkeypatch.setattr(connection, "PATIENCE", 0.5)
    told: list[str] = []

    def meanwhile(step: str, done: int, total: int | None) -> None:
        if step == "comparing" and done == total:
            with pytest.raises(LockedChronicle) as caught:
                restore(backup, small_there, quiet)
            told.append(str(caught.value))

    restore(backup, small_there, meanwhile)
    assert told == [f"{small_there}: {BUSY}"]
    assert whole(small_there) == exported(backup)


def test_who_asks_meanwhile_sees_the_one_or_the_other(small_there: Server, backup: Path) -> None:
    """Questions of several parts, asked all the time, are answered from one chronicle; pages show the new one at once."""
    seen, stop = list[tuple[int, ...]](), threading.Event()
    asked = [text(f"SELECT count(*) FROM {table}") for table in ("article", "event", "entry", "story", "key", "search")]  # noqa: S608  # names of ours

    def ask() -> None:
        with Chronicle(small_there) as chronicle:
            while not stop.is_set():
                with chronicle.engine.connect() as opened:
                    seen.append(tuple(opened.scalars(one).one() for one in asked))

    readers = [threading.Thread(target=ask) for _ in range(2)]
    with browser(small_there) as client:
        before = client.get("/actors").text
        for one in readers:
            one.start()
        try:
            restore(backup, small_there, quiet)
            after = client.get("/actors").text
        finally:
            stop.set()
            for one in readers:
                one.join()
    with browser(backup) as client:
        expected = client.get("/actors").text
    assert len(set(seen)) == 2
    assert seen == sorted(seen)
    assert re.sub(r'value="[^"]*"', "", after) == re.sub(r'value="[^"]*"', "", expected)
    assert before != after


def test_who_might_use_it_may_use_what_comes(small_there: Server, backup: Path) -> None:
    """Tables belong to whom they belonged, though another restores, and may be read by whom they might be read."""
    with asking(small_there) as opened:
        opened.execute(text('CREATE ROLE "Sari D" LOGIN; CREATE ROLE budi LOGIN'))
        opened.execute(text(f'GRANT ALL ON SCHEMA {small_there.schema} TO "Sari D"'))
        for table in tables_of(opened, small_there):
            opened.execute(text(f'ALTER TABLE {small_there.schema}."{table}" OWNER TO "Sari D"'))
        opened.execute(text(f"GRANT USAGE ON SCHEMA {small_there.schema} TO budi"))
        opened.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA {small_there.schema} TO budi"))
    as_budi, as_sari = (Server(small_there.url.set(username=who), small_there.schema) for who in ("budi", "Sari D"))
    strange = r"its table \w+ is another user's; let the one who made the chronicle do this\."
    with pytest.raises(FullDisk, match=strange):
        compact(as_budi)
    with pytest.raises(FullDisk, match=r"you may make none in this database; ask for the right to \(CREATE\)"):
        restore(backup, as_sari, quiet)
    restore(backup, small_there, quiet)
    with Chronicle(as_budi) as chronicle:
        assert {row.id for row in Views(chronicle).articles()} == ids(backup)
        with pytest.raises(FullDisk):
            chronicle.keep([Kept(reading("bb"))])
    with Chronicle(as_sari) as chronicle:
        assert chronicle.keep([Kept(reading("bb"))]) == 1
    with asking(small_there) as opened:
        opened.execute(text("GRANT CREATE ON DATABASE postgres TO budi"))
    with pytest.raises(FullDisk, match=strange):
        restore(backup, as_budi, quiet)


def test_where_others_have_tables_nothing_is_put(postgres: Cluster, backup: Path) -> None:
    """A schema that holds no chronicle is left alone."""
    place = postgres.new()
    with asking(place) as opened:
        opened.execute(text(f"CREATE SCHEMA {place.schema}; CREATE TABLE {place.schema}.notes (a text)"))
    with pytest.raises(NotAChronicle) as caught:
        restore(backup, place, quiet)
    assert str(caught.value) == f"{place}: the schema {place.schema} holds other tables; name another with ?schema=."
    assert beside(place) == []


def test_tables_with_names_that_mean_something(small_there: Server, backup: Path) -> None:
    """Whoever may make tables in the schema makes nobody do more by their names; they are put aside with the rest."""
    odd = 'x"; DROP TABLE article; --%s ? {each}'
    with asking(small_there) as opened:
        opened.exec_driver_sql(f"CREATE TABLE {quoted(opened, small_there, odd)} (a text)")
    compact(small_there)
    restore(backup, small_there, quiet)
    (aside,) = beside(small_there)
    assert whole(small_there) == exported(backup)
    with asking(small_there) as opened:
        assert {odd, "article"} <= tables_of(opened, Server(small_there.url, aside))


def test_a_ruined_chronicle_is_restored(small_there: Server, backup: Path) -> None:
    """What somebody made of it does not stand in the way, and is put aside too."""
    with asking(small_there) as opened:
        opened.execute(text(f"DROP TABLE {small_there.schema}.search, {small_there.schema}.key"))
    restore(backup, small_there, quiet)
    assert whole(small_there) == exported(backup)
    assert len(beside(small_there)) == 1


@pytest.mark.parametrize("version", [5, 8])
def test_an_earlier_version(version: int, small_there: Server, small_chronicle: Path, tmp_path: Path) -> None:
    """A backup of one is brought up to date on the way; a chronicle of one is put aside as it is, but not backed up."""
    expected = whole(small_there)
    earlier = older(5, small_chronicle, tmp_path / "earlier.runut")
    older_there(version, small_there)
    with pytest.raises(OlderChronicle, match="brings it up to date"):
        back_up(small_there, tmp_path / "backups", quiet)
    assert not list((tmp_path / "backups").iterdir())
    before = earlier.read_bytes()
    restore(earlier, small_there, quiet)
    assert earlier.read_bytes() == before
    assert whole(small_there) == expected
    (aside,) = beside(small_there)
    with asking(small_there) as opened:
        assert opened.exec_driver_sql(f'SELECT version FROM "{aside}".about').scalar_one() == version < VERSION  # noqa: S608  # of ours


def test_no_room_for_a_backup(small_there: Server, tmp_path: Path) -> None:
    """One sentence that says where; nothing half is left, and no older backup went."""
    with disk(tmp_path / "disk", "2600k") as place:
        good = back_up(small_there, place, quiet)
        with pytest.raises(FullDisk) as caught:
            back_up(small_there, place, quiet, keep=1)
        assert re.fullmatch(rf"{place}/.*: there is no room left on the disk; .*", str(caught.value))
        assert [str(one) for one in backups(place, small_there.schema)] == [good.path]
        assert len(list(place.iterdir())) == 2


def test_what_differs_is_not_put_there(small_there: Server, backup: Path) -> None:
    """Rows that do not come over as they are in the backup are seen before anything is touched."""
    before = rows(small_there)

    def spoil(step: str, done: int, total: int | None) -> None:
        if step == "copying" and done == total:
            (stage,) = beside(small_there)
            with asking(small_there) as opened:
                opened.exec_driver_sql(f"UPDATE \"{stage}\".event SET type = 'AGREE'")  # noqa: S608  # of ours

    with pytest.raises(ChronicleError, match="its table event is not that of the source"):
        restore(backup, small_there, spoil)
    assert rows(small_there) == before
    assert beside(small_there) == []
