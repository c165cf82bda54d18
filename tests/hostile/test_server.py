"""What may befall a chronicle on a PostgreSQL server: programs killed, the server gone, two at once, no right to write."""

import os
import random
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace

from runut.errors import ChronicleError, FullDisk, LockedChronicle, LostServer, NoChronicle
from runut.export.jsonl import lines
from runut.store import connection
from runut.store.address import Server, address_of
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.moving import move
from runut.store.server import explain
from runut.store.views import Views
from tests.cli.running import run
from tests.cluster import Cluster
from tests.store.making import reading

KILLS = 4
BUSY = "another program is writing to this chronicle; wait until it is done and try again."
PROGRAM = "from runut.cli import main; main()"


def _runut(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def _exported(place: Server | Path) -> list[bytes]:
    with Chronicle(place) as chronicle:
        return list(lines(Views(chronicle)))


def _shot(place: Server, when: str) -> bool:
    """Whether something is so of the chronicle at `place`, as far as it is there."""
    try:
        with Chronicle(place) as chronicle, chronicle.engine.connect() as opened:
            return bool(opened.exec_driver_sql(when).scalar())
    except ChronicleError:
        return False


def _wait_for(place: Server, when: str) -> None:
    for _ in range(600):
        if _shot(place, when):
            return
        time.sleep(0.05)
    pytest.fail(f"it never came to this: {when}")


@pytest.fixture
def articles() -> Iterator[str]:
    """The folder of the bundled articles."""
    with as_file(files("runut.demo") / "articles") as folder:
        yield str(folder)


def test_killed_while_adding(articles: str, postgres: Cluster, demo_chronicle: Path) -> None:
    """Killed again and again, the chronicle has whole articles only; the same command, run to its end, finishes it."""
    there, moments = postgres.new(), random.Random(7)  # noqa: S311  # moments, not secrets
    for _ in range(KILLS):
        started = _runut("add", articles, "-c", str(there))
        time.sleep(moments.uniform(1.0, 6.0))
        os.kill(started.pid, signal.SIGKILL)
        started.communicate()
        with Chronicle(there, create=True) as chronicle:
            views = Views(chronicle)
            assert all(views.reading(row.id).sentences for row in views.articles())
    assert _runut("add", articles, "-c", str(there)).wait() == 0
    assert _exported(there) == _exported(demo_chronicle)


def test_killed_while_moving(postgres: Cluster, demo_chronicle: Path, tmp_path: Path) -> None:
    """Killed at any moment, a move goes on where it was, in both directions; the two are the same in the end."""
    moments = random.Random(11)  # noqa: S311  # moments, not secrets
    place: Server | Path = demo_chronicle
    for n, target in enumerate((postgres.new(), tmp_path / "back.runut", postgres.new())):
        killed = 0
        while killed < KILLS // 2:
            started = _runut("move", str(place), str(target))
            time.sleep(moments.uniform(0.6, 1.2))
            os.kill(started.pid, signal.SIGKILL)
            killed += 1
            if started.wait() == 0:
                break
        again = _runut("move", str(place), str(target))
        _, said = again.communicate()
        assert again.returncode == 0 or "there is a chronicle here already" in said, (n, said)
        assert _exported(target) == _exported(demo_chronicle)
        place = target


def test_the_server_goes_while_articles_are_added(articles: str, postgres: Cluster, demo_chronicle: Path) -> None:
    """Its power cut, adding says so in one sentence; started anew, the same command finishes the same chronicle."""
    there = postgres.new()
    started = _runut("add", articles, "-c", str(there))
    _wait_for(there, "SELECT count(*) > 0 FROM article")
    postgres.stop()
    _, said = started.communicate()
    postgres.start()
    assert started.returncode == 1
    assert said.startswith(f"runut: {there}: the server cannot be reached, or went away (“")
    assert said.endswith("”); what was kept is whole, do the same again when it is back.\n")
    assert said.count("\n") == 1
    assert _runut("add", articles, "-c", str(there)).wait() == 0
    assert _exported(there) == _exported(demo_chronicle)


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


def test_two_at_once(
    articles: str, postgres: Cluster, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one adds, another is told so, and who asks is answered; the lock goes with who holds it."""
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle:
        chronicle.keep([Kept(reading())])
        with chronicle.alone():
            ran = run(capsys, "add", articles, "-c", str(there))
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
