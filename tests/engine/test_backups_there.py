"""A chronicle on a server is backed up to a file, and a backup takes its place small_there, as with one in a file."""

from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from runut.engine.backups import back_up, backups, restore
from runut.errors import DamagedChronicle, NoBackup
from runut.store.address import Server
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.cluster import Cluster
from tests.engine.meanwhile import written_to
from tests.engine.test_backups import exported, ids, quiet
from tests.store.beside import beside, whole
from tests.store.making import reading
from tests.store.test_moving import rows


def test_a_backup_is_the_chronicle(small_there: Server, tmp_path: Path) -> None:
    """One file, named by the schema, that opens alone; every row of every table is in it; what is asked for is told."""
    told: list[str] = []
    done = back_up(small_there, tmp_path, lambda step, *_: told.append(step))
    backup = Path(done.path)
    assert [one.name for one in sorted(tmp_path.iterdir())] == [backup.name, f"{backup.name}.sha256"]
    assert backups(tmp_path, small_there.schema) == [backup]
    assert rows(backup) == rows(small_there)
    assert whole(backup) == whole(small_there)
    with Chronicle(backup) as chronicle, Chronicle(small_there) as other:
        found, known = ({hit.article.id for hit in Views(one).search("presiden")} for one in (chronicle, other))
    assert found == known != set()
    assert {"copying", "comparing"} < set(told)


def test_no_secret_of_the_address_is_told(small_there: Server, tmp_path: Path) -> None:
    """Neither in what is said, nor in the names of files, nor in the files, wherever in the address it stands."""
    options = {one: f"geheim-{one}" for one in ("password", "sslpassword")}
    secret = Server(small_there.url.set(password="geheim").update_query_dict(options), small_there.schema)  # noqa: S106  # of nobody
    with pytest.raises(NoBackup) as caught:
        restore(tmp_path, secret, quiet)
    done = back_up(secret, tmp_path, quiet)
    back = restore(tmp_path, secret, quiet)
    assert back.aside is not None
    said = f"{secret} {secret!r} {done} {back} {caught.value} {sorted(tmp_path.iterdir())} {beside(small_there)}"
    held = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert "geheim" not in said
    assert b"geheim" not in held


def test_while_others_add(postgres: Cluster, tmp_path: Path) -> None:
    """A backup is of one moment: whole articles, each with its claims, however much is added meanwhile."""
    place = postgres.new()
    with written_to(place, alone=True):
        found = [ids(Path(back_up(place, tmp_path, quiet).path)) for _ in range(3)]
    with Chronicle(place) as chronicle:
        found.append({row.id for row in Views(chronicle).articles()})
    assert all(one <= other for one, other in pairwise(found))
    assert len(found[-1]) > len(found[0])


def test_only_older_ones_of_the_same_chronicle_go(small_there: Server, postgres: Cluster, tmp_path: Path) -> None:
    """With `keep` the newest stay, and those of another schema are left alone."""
    other = postgres.new()
    Chronicle(other, create=True).close()
    first = back_up(other, tmp_path, quiet)
    done = [back_up(small_there, tmp_path, quiet, keep=1) for _ in range(2)]
    assert done[1].removed == (done[0].path,)
    assert [str(one) for one in backups(tmp_path, other.schema)] == [first.path]


def test_a_chronicle_that_is_not_whole_is_no_backup(small_there: Server, tmp_path: Path) -> None:
    """Nothing is made and nothing is removed, unless nobody wants to know."""
    good = back_up(small_there, tmp_path, quiet)
    with Chronicle(small_there) as chronicle, chronicle.engine.begin() as opened:
        opened.execute(text("UPDATE article SET title = 'Lain' WHERE row = 1"))
    with pytest.raises(DamagedChronicle, match=r"no backup was made, as it is not whole \(article "):
        back_up(small_there, tmp_path, quiet, keep=1)
    assert [str(one) for one in backups(tmp_path, small_there.schema)] == [good.path]
    assert rows(Path(back_up(small_there, tmp_path, quiet, unchecked=True).path)) == rows(small_there)


def test_restored_what_was_there_is_put_aside(small_there: Server, tmp_path: Path) -> None:
    """The newest backup takes the chronicle's place, which stands beside it; both are whole, and writing goes on."""
    before = rows(small_there)
    back_up(small_there, tmp_path, quiet)
    with Chronicle(small_there) as chronicle:
        chronicle.keep([Kept(reading("ee"), ("k",))])
    done = restore(tmp_path, small_there, quiet)
    assert done.proved
    assert rows(small_there) == before
    (aside,) = beside(small_there)
    assert aside.startswith(f"{small_there.schema}_replaced_2")
    assert done.aside == str(Server(small_there.url, aside))
    with Chronicle(Server(small_there.url, aside)) as chronicle:
        assert chronicle.known(["ee"]) == {"ee"}
    with Chronicle(small_there) as chronicle:
        assert list(check(chronicle)) == []
        assert chronicle.keep([Kept(reading("ff"), ("k",))]) == 1


def test_from_a_file_to_a_server_and_back(demo_chronicle: Path, postgres: Cluster, tmp_path: Path) -> None:
    """A backup of either is put where there was nothing, on the server and in a file."""
    place, file = postgres.new(), tmp_path / "back.runut"
    assert restore(Path(back_up(demo_chronicle, tmp_path, quiet).path), place, quiet).aside is None
    restore(Path(back_up(place, tmp_path, quiet).path), file, quiet)
    assert whole(place) == whole(file) == exported(demo_chronicle)
    assert beside(place) == []


@pytest.mark.parametrize("hurt", ["a few bytes", "the chronicle"])
def test_only_what_is_whole_is_restored(hurt: str, small_there: Server, tmp_path: Path) -> None:
    """A backup whose bytes are others, or that held a hurt chronicle, is refused; nothing is touched, nothing is left."""
    backup = Path(back_up(small_there, tmp_path, quiet).path)
    before = rows(small_there)
    if hurt == "the chronicle":
        with Chronicle(backup) as chronicle, chronicle.engine.begin() as opened:
            opened.execute(text("UPDATE article SET title = 'Lain' WHERE row = 1"))
        Path(f"{backup}.sha256").unlink()
    else:
        backup.write_bytes(backup.read_bytes()[:-8] + b"\0" * 8)
    with pytest.raises(NoBackup, match=r"is not whole \(article |its bytes are not those of the backup"):
        restore(backup, small_there, quiet)
    assert rows(small_there) == before
    assert beside(small_there) == []
