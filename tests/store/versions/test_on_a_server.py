"""A chronicle of an earlier version on a server is brought up to date in one step, after a copy of it there."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from runut.config import Config
from runut.engine.build import build
from runut.errors import ChronicleError, FullDisk, LockedChronicle, OlderChronicle
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.store import connection, migrations, renewing
from runut.store.address import Server
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.moving import move
from runut.store.schema import VERSION
from runut.store.server import tables_of
from runut.store.views import Views
from tests.cluster import Cluster
from tests.hostile.adding import GOOD
from tests.store.versions.making import CAME, older_there

EARLIER = sorted(since - 1 for since, _ in CAME)


def rows(cluster: Cluster, there: Server) -> dict[str, list[str]]:
    """Every row of every table in a schema, as the server writes it."""
    with Chronicle(cluster.new(), create=True) as beside, beside.engine.connect() as opened:
        asked = {
            table: f'SELECT CAST(t AS text) FROM "{there.schema}"."{table}" AS t'  # noqa: S608  # names of the test's own
            for table in sorted(tables_of(opened, there))
        }
        return {table: sorted(opened.scalars(text(said))) for table, said in asked.items()}


def copies(cluster: Cluster, there: Server) -> list[Server]:
    """The copies of a chronicle that stand beside it."""
    with Chronicle(cluster.new(), create=True) as beside, beside.engine.connect() as opened:
        asked = text("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, :start)")
        return [Server(there.url, name) for name in opened.scalars(asked, {"start": f"{there.schema}_version_"})]


def made(cluster: Cluster, demo: Path, version: int) -> Server:
    """The demonstration on a server as `version` kept it."""
    there = cluster.new()
    with Chronicle(demo) as chronicle:
        move(chronicle, there)
    older_there(version, there)
    return there


@pytest.mark.parametrize("version", EARLIER)
def test_every_version_is_opened(version: int, demo_chronicle: Path, postgres: Cluster, tmp_path: Path) -> None:
    """Brought up to date it is the chronicle of today, byte for byte, and goes on; its copy is row by row what it was."""
    there, said = made(postgres, demo_chronicle, version), list[str]()
    before = rows(postgres, there)
    with pytest.raises(OlderChronicle) as caught:
        Chronicle(there)
    assert str(caught.value) == (
        f"{there}: this chronicle is of version {version}, this program needs {VERSION}; "
        f"“runut add FILES -c {there}”, with files that are in it or new ones, brings it up to date."
    )
    with Chronicle(there, create=True, say=said.append) as chronicle, Chronicle(demo_chronicle) as now:
        assert (chronicle.pending(), list(check(chronicle))) == ((), [])
        assert list(lines(Views(chronicle))) == list(lines(Views(now)))
        (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
        assert build(chronicle, read_paths([str(tmp_path / "good.txt")]), Config()).added == 1
        assert list(check(chronicle)) == []
    (copy,) = copies(postgres, there)
    assert said == [
        f"{there}: brought from version {version} to {VERSION}; as it was it stands at {copy}, to be removed by you."
    ]
    found = rows(postgres, copy)
    assert {**found, "about": []} == {**before, "about": []}
    with Chronicle(there, create=True, say=said.append):
        assert len(said) == 1
    with Chronicle(copy, create=True) as chronicle, Chronicle(demo_chronicle) as now:
        assert list(lines(Views(chronicle))) == list(lines(Views(now)))


def test_cut_short_nothing_has_happened(
    demo_chronicle: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it fails behind its last change, the chronicle is as it was, and no copy of nothing stays."""
    there = made(postgres, demo_chronicle, EARLIER[0])
    before = rows(postgres, there)

    def add(*given: object) -> None:
        come(*given)  # type: ignore[arg-type]  # as given
        raise ZeroDivisionError

    come = migrations.add_what_came
    with monkeypatch.context() as patched:
        patched.setattr(renewing, "add_what_came", add)
        with pytest.raises(ZeroDivisionError):
            Chronicle(there, create=True)
    assert rows(postgres, there) == before
    assert copies(postgres, there) == []
    Chronicle(there, create=True).close()
    assert len(copies(postgres, there)) == 1


def test_two_at_once_do_it_once(demo_chronicle: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits and finds it done."""
    monkeypatch.setattr(connection, "PATIENCE", 120.0)
    there, said = made(postgres, demo_chronicle, EARLIER[0]), list[str]()
    with ThreadPoolExecutor(3) as pool:
        for one in [pool.submit(Chronicle, there, create=True, say=said.append) for _ in range(3)]:
            one.result().close()
    assert (len(said), len(copies(postgres, there))) == (1, 1)


def test_not_while_another_adds(postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's tables are changed between the steps of adding."""
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle, chronicle.alone():
        older_there(EARLIER[-1], there)
        with pytest.raises(LockedChronicle):
            Chronicle(there, create=True)
    Chronicle(there, create=True).close()


def test_who_may_make_no_copy_is_told_so(postgres: Cluster) -> None:
    """Without the right to make a schema nothing is changed, and it is said which right is missing."""
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle:
        chronicle.keep([])
        with chronicle.engine.begin() as opened:
            for said in (
                "DROP ROLE IF EXISTS sari",
                "CREATE ROLE sari LOGIN",
                f"GRANT USAGE ON SCHEMA {there.schema} TO sari",
                f"GRANT ALL ON ALL TABLES IN SCHEMA {there.schema} TO sari",
            ):
                opened.execute(text(said))
    older_there(EARLIER[-1], there)
    hers = Server(there.url.set(username="sari"), there.schema)
    with pytest.raises(FullDisk) as caught:
        Chronicle(hers, create=True)
    assert str(caught.value) == (
        f"{hers}: before this chronicle of version {EARLIER[-1]} is brought to {VERSION}, it is copied to a schema of its own, "
        "and you may make none in this database; ask for the right to (CREATE), and try again."
    )
    with pytest.raises(ChronicleError):
        Chronicle(hers)
