"""What may befall a chronicle on a PostgreSQL server: the server gone, two at once, no right to write."""

import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace

from runut.errors import ChronicleError, FullDisk, LockedChronicle, LostServer, NoChronicle
from runut.export.jsonl import lines
from runut.records.reading import Reading
from runut.store import connection, linking
from runut.store.address import Address, Server, address_of
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows
from runut.store.keeping import Kept
from runut.store.moving import move
from runut.store.server import explain
from runut.store.views import Views
from runut.weaving import Weaver
from tests.cli.running import run
from tests.cluster import Cluster
from tests.store.making import reading

BUSY = "another program is writing to this chronicle; wait until it is done and try again."


def _add(place: Address, readings: Sequence[Reading]) -> None:
    """Write what is not there yet, a few at a time, and link what waits, as adding does."""
    with Chronicle(place, create=True) as chronicle, chronicle.alone():
        weaver, here = Weaver(chronicle), chronicle.known([one.article.id for one in readings])
        weaver.weave(lambda *_: None)
        new = [one for one in readings if one.article.id not in here]
        for at in range(0, len(new), 2):
            chronicle.keep([weaver.kept(one) for one in new[at : at + 2]])
            weaver.weave(lambda *_: None)


def _exported(place: Address) -> list[bytes]:
    with Chronicle(place) as chronicle:
        return list(lines(Views(chronicle)))


@pytest.fixture(scope="module")
def readings(demo_chronicle: Path) -> tuple[Reading, ...]:
    """What the bundled articles say, of half of them."""
    with Chronicle(demo_chronicle) as chronicle:
        return chronicle.readings([row.id for row in Views(chronicle).articles()][:8])


@pytest.fixture
def expected(readings: tuple[Reading, ...], tmp_path: Path) -> list[bytes]:
    """What is exported of them where nothing befell."""
    _add(tmp_path / "expected.runut", readings)
    return _exported(tmp_path / "expected.runut")


def test_the_server_goes_while_articles_are_added(
    readings: tuple[Reading, ...], expected: list[bytes], postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its power cut in the middle of writing, one sentence says so; when it is back, the same work finishes the same."""
    there, writes = postgres.new(), iter(range(6))

    def write(*given: Any) -> object:  # noqa: ANN401  # as given
        if next(writes, None) == 1:
            postgres.stop()
        return replaced(*given)

    replaced = linking.replace
    monkeypatch.setattr(linking, "replace", write)
    with pytest.raises(LostServer) as caught:
        _add(there, readings)
    postgres.start()
    assert str(caught.value).startswith(f"{there}: the server cannot be reached, or went away (“")
    assert str(caught.value).endswith("”); what was kept is whole, do the same again when it is back.")
    assert "\n" not in str(caught.value)
    with Chronicle(there) as chronicle:
        assert 0 < len(chronicle.known([one.article.id for one in readings])) < len(readings)
    _add(there, readings)
    assert _exported(there) == expected


def test_the_server_restarts_between_two_questions(postgres: Cluster) -> None:
    """Who asks and who writes next is not told of it."""
    with Chronicle(postgres.new(), create=True) as chronicle:
        chronicle.keep([Kept(reading())])
        postgres.stop("fast")
        postgres.start()
        assert chronicle.pending() == ("aa",)
        postgres.stop("fast")
        postgres.start()
        assert chronicle.keep([Kept(reading("bb"))]) == 1


def test_who_was_alone_writes_no_more(postgres: Cluster) -> None:
    """The lock went with the server, and another may have written since: that is said, and nothing is built on it."""
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle, Chronicle(there) as other:
        with chronicle.alone():
            chronicle.keep([Kept(reading())])
            postgres.stop("fast")
            postgres.start()
            with other.alone():
                assert other.keep([Kept(reading("bb"))]) == 1
            with pytest.raises(LostServer) as caught:
                chronicle.keep([Kept(reading("cc"))])
        assert str(caught.value).endswith("”); what was kept is whole, do the same again when it is back.")
        assert chronicle.known(["aa", "bb", "cc"]) == {"aa", "bb"}
        with chronicle.alone():
            assert chronicle.keep([Kept(reading("cc"))]) == 1


def test_who_watches_goes_on_watching(postgres: Cluster) -> None:
    """The lock is taken again before the next writing, unless another watches since, which is said."""
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle, Chronicle(there) as other:
        with Follows(chronicle).watching():
            postgres.stop("fast")
            postgres.start()
            chronicle.keep([Kept(reading())])
            with pytest.raises(LockedChronicle), Follows(other).watching():
                pass
            postgres.stop("fast")
            postgres.start()
            with Follows(other).watching():
                with pytest.raises(LockedChronicle) as caught:
                    chronicle.keep([Kept(reading("bb"))])
                assert other.keep([Kept(reading("cc"))]) == 1
        assert str(caught.value) == (
            f"{there}: another program watches the feeds of this chronicle; stop it first, or let it go on alone."
        )
        with Follows(chronicle).watching():
            assert chronicle.known(["aa", "bb", "cc"]) == {"aa", "cc"}


def test_two_at_once(
    postgres: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one adds, another is told so, and who asks is answered; the lock goes with who holds it."""
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle:
        chronicle.keep([Kept(reading())])
        with chronicle.alone():
            page = tmp_path / "a.txt"
            page.write_text("Banjir Landa Kota\n\nAir naik di kota itu.", encoding="utf-8")
            ran = run(capsys, "add", str(page), "-c", str(there))
            assert (ran.code, ran.err) == (1, f"runut: {there}: {BUSY}\n")
            assert run(capsys, "stories", "-c", str(there)).code == 0
        with connection.writing(chronicle.engine, there), Chronicle(there) as other:
            with pytest.raises(LockedChronicle) as caught:
                other.keep([Kept(reading("bb"))])
            assert str(caught.value) == f"{there}: {BUSY}"
            assert other.known(["aa"]) == {"aa"}
        assert chronicle.keep([Kept(reading("bb"))]) == 1
    with Chronicle(postgres.new(), create=True) as elsewhere, Chronicle(there) as here, here.alone():
        assert elsewhere.keep([Kept(reading())]) == 1, "another schema of the same database is another chronicle"


def test_a_question_is_answered_from_one_state(postgres: Cluster) -> None:
    """What is written between the parts of a question is not seen by it, and is by the next."""
    question = "SELECT count(*) FROM article"
    with Chronicle(postgres.new(), create=True) as chronicle:
        chronicle.keep([Kept(reading())])
        with chronicle.engine.connect() as opened:
            assert opened.exec_driver_sql(question).scalar() == 1
            chronicle.keep([Kept(reading("bb"))])
            assert opened.exec_driver_sql(question).scalar() == 1
        with chronicle.engine.connect() as opened:
            assert opened.exec_driver_sql(question).scalar() == 2


def test_what_cannot_be_opened_holds_no_connection(postgres: Cluster) -> None:
    """However often somebody tries, and remembers the errors, the server has room for others."""
    asked, errors = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'runut'", []
    with Chronicle(postgres.new(), create=True) as chronicle:

        def held() -> int:
            with chronicle.engine.connect() as opened:
                return int(opened.exec_driver_sql(asked).scalar_one())

        before, there = held(), postgres.new()
        for _ in range(5):
            with pytest.raises(NoChronicle) as caught:
                Chronicle(there)
            errors.append(caught)
        patience = time.monotonic() + 30  # a server takes a moment to notice that somebody went
        while held() > before and time.monotonic() < patience:
            time.sleep(0.05)
        assert held() <= before


def test_who_may_not_write_may_ask(postgres: Cluster) -> None:
    """A user with the right to read alone is told so when writing."""
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle:
        chronicle.keep([Kept(reading())])
    readonly = Server(there.url.update_query_dict({"options": "-c default_transaction_read_only=on"}), there.schema)
    with Chronicle(readonly) as chronicle:
        assert chronicle.known(["aa"]) == {"aa"}
        with pytest.raises(
            FullDisk, match="this chronicle may not be written here; ask for the right to, or name another"
        ):
            chronicle.keep([Kept(reading("bb"))])


def test_a_text_with_a_zero_character_is_refused(postgres: Cluster) -> None:
    """PostgreSQL has no such character; nothing of the article is kept."""
    one = reading()
    with Chronicle(postgres.new(), create=True) as chronicle:
        with pytest.raises(ChronicleError, match="PostgreSQL keeps no text with a zero character"):
            chronicle.keep([Kept(replace(one, article=replace(one.article, title="a\x00b")))])
        assert chronicle.keep([Kept(one)]) == 1


def test_no_password_is_ever_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Neither in messages nor in traces: the address is told without it, and the driver does not repeat it."""
    given = f"postgresql://sari:geheim@/news?host={tmp_path}&schema=korea"
    ran = run(capsys, "stories", "-c", given)
    assert ran.code == 1
    assert ran.err.startswith("runut: postgresql://sari@/news?host=")
    assert "the server cannot be reached, or went away (“" in ran.err
    try:
        Chronicle(given)
    except LostServer:
        said = traceback.format_exc()
    assert "geheim" not in ran.out + ran.err + said + repr(address_of(given)) + str(address_of(given))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("postgresql://", "this is no address of a chronicle; write postgresql://user@host/database?schema=name."),
        (
            "postgresql://u:p@h:port/d",
            "this is no address of a chronicle; write postgresql://user@host/database?schema=name.",
        ),
        (
            "postgresql://u@h/d?schema=a;b",
            "“a;b” is no name of a schema; write small letters, digits and _, such as schema=korea.",
        ),
    ],
)
def test_an_address_that_is_none(given: str, said: str) -> None:
    """What cannot be read as an address is told so, and its password is not repeated."""
    with pytest.raises(NoChronicle) as caught:
        address_of(given)
    assert str(caught.value) == said


def test_where_there_is_no_chronicle(postgres: Cluster) -> None:
    """Opening without making names the address and the way out; a database that is not there is told so."""
    there = postgres.new()
    with pytest.raises(NoChronicle) as caught:
        Chronicle(there)
    assert str(caught.value) == f"{there}: there is no chronicle here; make one with “runut add FILES -c {there}”."
    missing = Server(there.url.set(database="nowhere"), "a")
    with pytest.raises(LostServer, match='database "nowhere" does not exist'):
        Chronicle(missing, create=True)


def test_the_sentences_of_what_a_server_says(postgres: Cluster) -> None:
    """A full disk, a server that shuts down, and what nobody thought of."""
    there = postgres.new()
    full = explain(psycopg.errors.DiskFull("could not extend file"), there)
    assert isinstance(full, FullDisk)
    assert str(full) == f"{there}: there is no room left on the disk; what was kept is whole, free some room and go on."
    assert isinstance(explain(psycopg.errors.AdminShutdown("terminating connection"), there), LostServer)
    other = explain(psycopg.errors.DivisionByZero("division by zero"), there)
    assert str(other) == (
        f"{there}: the database says “division by zero”; try again, or restore the chronicle from a copy."
    )


def test_a_move_that_loses_the_server_goes_on(postgres: Cluster, demo_chronicle: Path) -> None:
    """The server gone in the middle, it is said in one sentence, and the same move finishes when it is back."""
    there = postgres.new()

    def stop(step: str, done: int, total: int) -> None:
        if step == "copying" and done > total / 3 and (postgres.folder / "data" / "postmaster.pid").exists():
            postgres.stop()

    with Chronicle(demo_chronicle) as chronicle:
        with pytest.raises(LostServer) as caught:
            move(chronicle, there, stop)
        postgres.start()
        assert str(caught.value).startswith(f"{there}: the server cannot be reached, or went away (“")
        assert move(chronicle, there).found > 0
    assert _exported(there) == _exported(demo_chronicle)
