"""Backing up, restoring and compacting as a user does."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from runut.store.address import Server
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from tests.cli.running import run
from tests.cli.test_check import exported
from tests.store.beside import whole
from tests.store.making import reading


class Usage(NamedTuple):
    """What a disk says of itself."""

    free: int


def test_from_backup_to_restored(demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence for each file that is made, removed or put aside."""
    path, folder = Path(shutil.copy(demo_chronicle, tmp_path / "c.runut")), tmp_path / "backups"
    first = run(capsys, "backup", str(folder), "-c", str(path))
    assert re.fullmatch(rf"{folder}/c\.\w+Z\.runut: 1\.\d MB, whole, its SHA-256 stands beside it\.\n", first.out)
    second = run(capsys, "backup", str(folder), "--keep", "1", "-c", str(path)).out.splitlines()
    assert second[1] == f"{first.out.split(': ')[0]}: removed."
    (backup,) = folder.glob("*.runut")
    path.write_bytes(b"ruined")
    ran = run(capsys, "restore", str(folder), "-c", str(path))
    assert ran.out.splitlines()[0] == f"{path}: restored from {backup}, which is whole."
    assert ran.out.splitlines()[1].endswith(".runut: what stood there before.")
    assert exported(path) == exported(demo_chronicle)
    assert json.loads(run(capsys, "backup", str(folder), "--json", "-c", str(path)).out)["removed"] == []
    assert json.loads(run(capsys, "restore", str(folder), "--json", "-c", str(path)).out)["proved"] is True


def test_on_a_server(small_there: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same commands, with an address; what is made and where the former one stands now is told."""
    before = whole(small_there)
    made = run(capsys, "backup", str(tmp_path), "-c", str(small_there))
    backup = rf"{tmp_path}/{small_there.schema}\.\w+Z\.runut"
    assert re.fullmatch(rf"{backup}: \d\.\d MB, whole, its SHA-256 stands beside it\.\n", made.out)
    lines = run(capsys, "restore", str(tmp_path), "-c", str(small_there)).out.splitlines()
    assert re.fullmatch(rf"{re.escape(str(small_there))}: restored from {backup}, which is whole\.", lines[0])
    aside = rf"{small_there.schema}_replaced_\w+z: what stood there before\."
    assert re.fullmatch(rf"{re.escape(str(small_there).partition('schema=')[0])}schema={aside}", lines[1])
    for more in ((), ("--full",)):
        ran = run(capsys, "compact", *more, "-c", str(small_there)).out
        assert re.fullmatch(rf"{re.escape(str(small_there))}: \d\.\d MB before, \d\.\d MB now\.\n", ran)
    assert whole(small_there) == before


def test_made_compact(tmp_path: Path, demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chronicle from which much went is smaller afterwards, and says the same."""
    path = Path(shutil.copy(demo_chronicle, tmp_path / "c.runut"))
    with Chronicle(path) as chronicle:
        chronicle.keep([Kept(reading(f"a{number}"), ("k",)) for number in range(400)])
    with closing(sqlite3.connect(path)) as opened, opened:
        for table in (
            "pending",
            "key",
            "sentence",
            "time",
            "place",
            "chain",
            "statement",
            "figure",
            "event",
            "local_actor",
        ):
            opened.execute(f"DELETE FROM {table} WHERE {'article > 16' if table == 'key' else 'length(article) < 6'}")  # noqa: S608  # names above
        opened.execute("INSERT INTO words (words, rowid, text) SELECT 'delete', row, text FROM article WHERE row > 16")
        opened.execute("DELETE FROM article WHERE row > 16")
    before = path.stat().st_size
    ran = run(capsys, "compact", "-c", str(path))
    assert (ran.code, ran.err) == (0, "")
    assert path.stat().st_size < before * 0.9
    assert ran.out.endswith(f"MB before, {path.stat().st_size / 1_000_000:.1f} MB now.\n")
    assert exported(path) == exported(demo_chronicle)
    assert run(capsys, "check", "-c", str(path)).code == 0


def test_room_is_asked_for_before_anything_is_done(
    tmp_path: Path, demo_chronicle: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that is nearly full nothing is begun."""
    path = Path(shutil.copy(demo_chronicle, tmp_path / "c.runut"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1_000_000))
    ran = run(capsys, "compact", "-c", str(path))
    assert ran.code == 1
    assert ran.err == (
        f"runut: {path}: making it compact needs up to 3 MB for a while, and 1 MB are free; free some room or copy it to a "
        "larger disk.\n"
    )
    assert path.read_bytes() == demo_chronicle.read_bytes()
