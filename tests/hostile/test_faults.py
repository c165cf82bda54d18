"""Disks that are full, shut or gone, and clocks that go wrong, cost a sentence and nothing that was kept."""

import multiprocessing
import resource
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks import works
from runut.engine.backups import back_up, restore
from runut.errors import FullDisk, NoChronicle
from runut.export.jsonl import lines
from runut.records.reading import Reading
from runut.store import chronicle as chronicles
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.compacting import compact
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.cli.running import run
from tests.hostile.places import again, disk
from tests.store.making import reading

FULL = "there is no room left on the disk; what was kept is whole, free some room and go on."
REFUSED = "the disk refuses to read or write this file; what was kept is whole, check the disk and its room, and go on."
SHUT = "this file may not be written here; change its rights or name another place."


def whole(path: Path) -> list[bytes]:
    """The chronicle as other programs get it, after a check that finds nothing."""
    with Chronicle(path) as chronicle:
        assert list(check(chronicle)) == []
        return list(lines(Views(chronicle)))


def add(folder: Path, chronicle: Path) -> subprocess.CompletedProcess[str]:
    """Add the articles in `folder` as a user does."""
    words = [sys.executable, "-c", "from runut.cli import main; main()", "add", str(folder), "-c", str(chronicle)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def add_small(path: Path, readings: tuple[Reading, ...], said: Connection) -> None:
    """Add readings where no file may be larger than a third of their chronicle, and say what came of it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        with Chronicle(path, create=True) as chronicle:
            works.add(chronicle, readings)
    except FullDisk as error:
        said.send(str(error))
    said.close()


def test_a_disk_that_fills_while_articles_are_added(tmp_path: Path, demo_chronicle: Path) -> None:
    """What was kept until then is whole; with more room the same command finishes the chronicle."""
    with disk(tmp_path / "disk", "1200k") as place, as_file(files("runut.demo") / "articles") as folder:
        path = place / "c.runut"
        ran = add(folder, path)
        assert (ran.returncode, ran.stderr) == (1, f"runut: {path}: {FULL}\n")
        again(place, "size=16m")
        with Chronicle(path, create=True) as chronicle:
            assert list(check(chronicle)) == []
        assert add(folder, path).returncode == 0
        assert whole(path) == whole(demo_chronicle)


def test_a_file_that_may_not_grow(tmp_path: Path, demo_chronicle: Path) -> None:
    """A limit on the size of files is such a disk too, wherever tests run."""
    path = tmp_path / "c.runut"
    with Chronicle(demo_chronicle) as chronicle:
        readings = chronicle.readings([row.id for row in Views(chronicle).articles()])
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=add_small, args=(path, readings, there))
    process.start()
    there.close()
    assert here.recv() == f"{path}: {REFUSED}"
    process.join()
    with Chronicle(path, create=True) as chronicle:
        assert list(check(chronicle)) == []
        works.add(chronicle, readings)
    assert whole(path) == whole(demo_chronicle)


def test_no_room_for_a_backup_or_a_restored_chronicle(tmp_path: Path, demo_chronicle: Path) -> None:
    """Nothing half is left, older backups stay, and the chronicle is as it was."""
    good = back_up(demo_chronicle, tmp_path / "backups", lambda *_: None)
    with disk(tmp_path / "disk", "2000k") as place:
        path = Path(shutil.copy(demo_chronicle, place / "demo.runut"))
        for work in (
            lambda: back_up(path, place / "backups", lambda *_: None, keep=1),
            lambda: restore(Path(good.path), path, lambda *_: None),
            lambda: compact(path),
        ):
            with pytest.raises(FullDisk):
                work()
        assert [one.name for one in place.rglob("*.runut*") if one.stat().st_size and one.suffix != ".runut-shm"] == [
            path.name
        ]
        assert whole(path) == whole(demo_chronicle)


def test_a_disk_that_may_only_be_read(tmp_path: Path, demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything can be looked at, checked and backed up from it; what would write says that it may not."""
    with disk(tmp_path / "disk", "16m") as place, as_file(files("runut.demo") / "articles") as folder:
        path = Path(shutil.copy(demo_chronicle, place / "demo.runut"))
        again(place, "ro")
        assert whole(path) == whole(demo_chronicle)
        assert run(capsys, "search", "banjir", "-c", str(path)).code == 0
        backup = Path(back_up(path, tmp_path / "backups", lambda *_: None).path)
        assert whole(backup) == whole(demo_chronicle)
        with pytest.raises(FullDisk) as caught:
            restore(backup, path, lambda *_: None)
        assert str(caught.value) == (
            f"{path}: no chronicle can be written here (Read-only file system); name a folder that may be written to."
        )
        for verb in (("add", str(folder)), ("compact",), ("withdraw", "x")):
            ran = run(capsys, *verb, "-c", str(path))
            assert (ran.code, ran.err) == (1, f"runut: {path}: {SHUT}\n")


def test_a_chronicle_taken_away_while_it_is_open(tmp_path: Path) -> None:
    """Nothing is written to a file that nobody will find again: that is said, and put back it goes on."""
    path = tmp_path / "c.runut"
    with Chronicle(path, create=True) as chronicle:
        chronicle.keep([Kept(reading("aa"), ("k",))])
        path.rename(tmp_path / "away.runut")
        with pytest.raises(NoChronicle) as caught:
            chronicle.keep([Kept(reading("bb"), ("k",))])
        says = "the chronicle was taken away while this program worked; put it back and start again."
        assert str(caught.value) == f"{path}: {says}"
        (tmp_path / "away.runut").rename(path)
        chronicle.keep([Kept(reading("bb"), ("k",))])
        assert chronicle.known(["aa", "bb"]) == {"aa", "bb"}


def test_the_clock_set_back_between_two_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two texts without a date at one address the one counts that was read last, whatever the clock said."""
    hours = iter((0, -5, -9))

    class Backwards(datetime):
        @classmethod
        def now(cls, _: object = None) -> datetime:  # type: ignore[override]  # a clock of the test's own
            return datetime(2025, 8, 9, 12, tzinfo=UTC) + timedelta(hours=next(hours))

    monkeypatch.setattr(chronicles, "datetime", Backwards)
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        for id_ in ("bb", "aa", "cc"):
            one = reading(id_)
            article = replace(one.article, published=None, address="https://kabartiga.example/tenda")
            chronicle.keep([Kept(replace(one, article=article), ("k",))])
        assert chronicle.settled(["aa", "bb", "cc"]).gone == {"aa": "cc", "bb": "cc"}
        assert list(check(chronicle)) == []
