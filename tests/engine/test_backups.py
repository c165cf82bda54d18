"""Backups are made while others write, are proved before they count, and never take the place of anything unproved."""

import hashlib
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from runut.engine import backups as backing
from runut.engine.backups import back_up, backups, restore
from runut.errors import DamagedChronicle, LockedChronicle, NoBackup, NoChronicle
from runut.export.jsonl import lines
from runut.store import connection, copying, replacing
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.engine.meanwhile import written_to
from tests.store.checking.damaging import damaged
from tests.store.making import reading


def quiet(step: str, done: int, total: int | None) -> None:
    """Whoever is told how far the work is: never beyond its end."""
    assert total is None or done <= total, step


def exported(path: Path) -> list[bytes]:
    """The whole chronicle as other programs get it."""
    with Chronicle(path) as chronicle:
        return list(lines(Views(chronicle)))


def ids(path: Path) -> set[str]:
    """The articles of a chronicle."""
    with Chronicle(path) as chronicle:
        return {row.id for row in Views(chronicle).articles()}


@pytest.fixture
def kept(demo_chronicle: Path, tmp_path: Path) -> Path:
    """A chronicle of the bundled articles, to do with what one likes."""
    return Path(shutil.copy(demo_chronicle, tmp_path / "korea.runut"))


def test_a_backup_is_the_chronicle(kept: Path, tmp_path: Path) -> None:
    """It opens alone, is whole and says the same; its checksum is that of its bytes, as other programs count it."""
    made = back_up(kept, tmp_path / "backups", quiet)
    backup = Path(made.path)
    assert exported(backup) == exported(kept)
    assert [one.name for one in sorted(backup.parent.iterdir())] == [backup.name, f"{backup.name}.sha256"]
    digest = hashlib.sha256(backup.read_bytes()).hexdigest()
    assert made.sha256 == digest
    assert Path(f"{backup}.sha256").read_text(encoding="ascii") == f"{digest}  {backup.name}\n"


def test_while_others_write(tmp_path: Path) -> None:
    """A backup that is made between the writings of another holds whole articles, each with its claims, and no half ones."""
    path = tmp_path / "c.runut"
    with written_to(path):
        found = [ids(Path(back_up(path, tmp_path / "backups", quiet).path)) for _ in range(5)]
    assert all(one <= other for one, other in zip(found, [*found[1:], ids(path)], strict=True))
    assert len(found[-1]) > len(found[0])


def test_older_ones_go_when_a_newer_one_is_proved(kept: Path, tmp_path: Path) -> None:
    """With `keep` the newest stay; backups of other chronicles and other files are left alone."""
    folder = tmp_path / "backups"
    folder.mkdir()
    others = [
        folder / "korea.txt",
        folder / "korea.20240101T000000Z.runut.bak",
        folder / "other.20240101T000000Z.runut",
    ]
    for other in others:
        other.write_text("x", encoding="ascii")
    made = [back_up(kept, folder, quiet, keep=2) for _ in range(4)]
    assert [str(one) for one in backups(folder, "korea")] == [made[2].path, made[3].path]
    assert [one.removed for one in made] == [(), (), (made[0].path,), (made[1].path,)]
    assert all(other.exists() for other in others)


def test_the_clock_set_back_costs_no_backup(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup that is made after the clock was set back is the newest all the same, and stays."""
    folder, first = tmp_path / "backups", back_up(kept, tmp_path / "backups", quiet)

    class Earlier(datetime):
        @classmethod
        def now(cls, _: object = None) -> "Earlier":
            return cls(2001, 2, 3, tzinfo=UTC)

    monkeypatch.setattr(copying, "datetime", Earlier)
    second = back_up(kept, folder, quiet, keep=1)
    assert second.removed == (first.path,)
    assert [str(one) for one in backups(folder, "korea")] == [second.path]


def test_two_at_once(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups and restorings of the same second have a name each, and none touches what another has not done yet."""
    monkeypatch.setattr(backing, "moment", lambda: "20261129T031500Z")
    monkeypatch.setattr(replacing, "moment", lambda: "20261129T031500Z")
    before, together = exported(kept), threading.Barrier(2)

    def meet(step: str, done: int, total: int | None) -> None:
        if step == "copy" and done == total:
            together.wait(60)

    def two(work: Callable[[], object]) -> list[Any]:
        with ThreadPoolExecutor(2) as pool:
            return [one.result() for one in [pool.submit(work), pool.submit(work)]]

    made = two(lambda: back_up(kept, tmp_path / "backups", meet))
    assert {Path(one.path).name for one in made} == {
        "korea.20261129T031500Z.runut",
        "korea.20261129T031500Z-2.runut",
    }
    for one in made:
        assert exported(Path(one.path)) == before
        assert Path(f"{one.path}.sha256").read_text(encoding="ascii").split() == [one.sha256, Path(one.path).name]
    done = two(lambda: restore(tmp_path / "backups", kept, meet))
    assert {Path(one.aside).name for one in done} == {
        "korea.replaced.20261129T031500Z.runut",
        "korea.replaced.20261129T031500Z-2.runut",
    }
    assert all(exported(path) == before for path in (kept, *(Path(one.aside) for one in done)))
    assert not list(tmp_path.rglob(".korea*"))


def test_what_a_killed_backup_left_goes_a_day_later(kept: Path, tmp_path: Path) -> None:
    """What another may still be writing stays."""
    folder = tmp_path / "backups"
    for name, age in (("old", 90_000), ("new", 60)):
        left = folder / f".korea.new-{name}"
        left.mkdir(parents=True)
        (left / ".korea.runut.part").touch()
        for one in (left / ".korea.runut.part", left):
            os.utime(one, (time.time() - age,) * 2)
    back_up(kept, folder, quiet)
    assert [one.name for one in folder.glob(".*")] == [".korea.new-new"]


def test_a_chronicle_that_is_not_whole_is_no_backup(kept: Path, tmp_path: Path) -> None:
    """Nothing is made and nothing is removed, unless nobody wants to know."""
    folder = tmp_path / "backups"
    good = back_up(kept, folder, quiet)
    hurt = damaged(kept, tmp_path / "backups", "UPDATE article SET title = 'Lain' WHERE row = 1")
    shutil.move(hurt, kept)
    with pytest.raises(DamagedChronicle, match=r"no backup was made, as it is not whole \(article "):
        back_up(kept, folder, quiet, keep=1)
    assert [str(one) for one in backups(folder, "korea")] == [good.path]
    assert exported(Path(back_up(kept, folder, quiet, unchecked=True).path)) == exported(kept)


def test_nothing_to_back_up(tmp_path: Path) -> None:
    """A name that is none is said."""
    with pytest.raises(NoChronicle) as caught:
        back_up(tmp_path / "c.runut", tmp_path / "backups", quiet)
    assert (
        str(caught.value)
        == f"{tmp_path / 'c.runut'}: there is no chronicle here; name the one to be backed up with -c."
    )


def test_restored_what_was_there_is_put_aside(kept: Path, tmp_path: Path) -> None:
    """The newest backup takes the chronicle's place, which stands beside it; both are whole, and writing goes on."""
    before = exported(kept)
    back_up(kept, tmp_path / "backups", quiet)
    with Chronicle(kept) as chronicle:
        chronicle.keep([Kept(reading("aa"), ("k",))])
    done = restore(tmp_path / "backups", kept, quiet)
    assert done.proved
    assert done.aside is not None
    assert exported(kept) == before
    assert "aa" in ids(Path(done.aside))
    with Chronicle(kept) as chronicle:
        chronicle.keep([Kept(reading("bb"), ("k",))])
        assert list(check(chronicle)) == []
    with closing(sqlite3.connect(kept)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",), "readers and writers must not wait"


@pytest.mark.parametrize("hurt", ["a few bytes", "half of it", "the chronicle"])
def test_only_what_is_whole_is_restored(hurt: str, kept: Path, tmp_path: Path) -> None:
    """A backup whose bytes are others, that was cut, or that held a hurt chronicle, is refused and nothing is touched."""
    backup = Path(back_up(kept, tmp_path / "backups", quiet).path)
    if hurt == "the chronicle":
        damaged(kept, tmp_path, "DELETE FROM entry_event").replace(kept)
        Path(f"{backup}.sha256").unlink()
        backup.write_bytes(kept.read_bytes())
    else:
        raw = backup.read_bytes()
        backup.write_bytes(raw[: len(raw) // 2] if hurt == "half of it" else raw[:-8] + b"\0" * 8)
    before = kept.read_bytes()
    with pytest.raises(NoBackup, match=r"is not whole|its bytes are not those of the backup that was made"):
        restore(backup, kept, quiet)
    assert kept.read_bytes() == before
    assert not list(tmp_path.glob(".korea*"))
    assert not list(tmp_path.glob("*.replaced.*"))


@pytest.mark.parametrize("raw", [b"\x5a" * 40_000, b"", None])
def test_a_ruined_or_missing_chronicle_is_restored(raw: bytes | None, kept: Path, tmp_path: Path) -> None:
    """What the disk made of a chronicle does not stand in the way of its backup, and is put aside too."""
    before = exported(kept)
    back_up(kept, tmp_path / "backups", quiet)
    Path(f"{kept}-wal").write_bytes(b"left over")
    if raw is None:
        kept.unlink()
    else:
        kept.write_bytes(raw)
    done = restore(tmp_path / "backups", kept, quiet)
    assert exported(kept) == before
    assert (done.aside is None) == (raw is None)
    assert raw is None or Path(str(done.aside)).read_bytes() == raw


def test_nobody_else_may_have_it_open(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that reads would go on reading what was put aside: it must end first."""
    monkeypatch.setattr("runut.store.replacing.PATIENCE", 0.1)
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    back_up(kept, tmp_path / "backups", quiet)
    with closing(sqlite3.connect(kept)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM article").fetchone()
        with pytest.raises(LockedChronicle) as caught:
            restore(tmp_path / "backups", kept, quiet)
    assert str(caught.value) == f"{kept}: another program has this chronicle open; end it and try again."
    assert not list(tmp_path.glob("*.replaced.*"))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none", "there is no backup here; check the path."),
        ("hollow", "this folder holds no backup of a chronicle “korea”; name the file of the backup."),
    ],
)
def test_what_is_no_backup(name: str, says: str, kept: Path, tmp_path: Path) -> None:
    """A path that leads to no backup is said."""
    (tmp_path / "hollow").mkdir()
    with pytest.raises(NoBackup) as caught:
        restore(tmp_path / name, kept, quiet)
    assert str(caught.value) == f"{tmp_path / name}: {says}"


def test_where_no_folder_is_or_can_be_that_is_said(kept: Path, tmp_path: Path) -> None:
    """Which folder is meant and what to do is said of it, and nothing is written."""
    (tmp_path / "file").touch()
    with pytest.raises(NoBackup, match=r"file: no backup can be kept here .*name a folder that may be written to"):
        back_up(kept, tmp_path / "file", quiet)
    made = back_up(kept, tmp_path / "backups", quiet)
    with pytest.raises(NoChronicle, match=r"the folder .*away is not there; make it first"):
        restore(Path(made.path), tmp_path / "away" / "korea.runut", quiet)
    assert not (tmp_path / "away").exists()
