"""A chronicle file that cannot be used costs one sentence and exit code 1; nothing in it is lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from runut.errors import DamagedChronicle, NotAChronicle
from runut.store import connection, schema
from runut.store.chronicle import Chronicle
from runut.store.views.views import Views
from tests.cli.running import run
from tests.hostile.adding import GOOD, kept, readings

VERBS = (("add", "good.txt"), ("timeline",), ("differ",), ("export",), ("report", "-o", "page.html"))
NOT_ONE = "this file is not a Runut chronicle; name another with -c."


def other_file(path: Path) -> str:
    """Put a text at `path`."""
    path.write_text("Ini bukan catatan, melainkan sebuah teks biasa yang cukup panjang.\n", encoding="utf-8")
    return NOT_ONE


def other_program(path: Path) -> str:
    """Put another program's database at `path`."""
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    return NOT_ONE


def folder(path: Path) -> str:
    """Put a folder at `path`."""
    path.mkdir()
    return "this is a folder, not a chronicle; name a file."


def newer(path: Path) -> str:
    """Put a chronicle of a later version at `path`."""
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    return f"this chronicle is of version 99, this program knows {schema.VERSION}; install a newer Runut to open it."


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
@pytest.mark.parametrize("put", [other_file, other_program, folder, newer])
def test_what_is_no_chronicle_of_ours(
    put: Callable[[Path], str], verb: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every verb says in one sentence that the file is none it can use, and leaves it as it was."""
    path = tmp_path / "c.runut"
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    sentence = put(path)
    before = path.read_bytes() if path.is_file() else b""
    arguments = [str(tmp_path / word) if "." in word else word for word in verb]
    ran = run(capsys, *arguments, "-c", str(path))
    assert (ran.code, ran.out, ran.err) == (1, "", f"runut: {path}: {sentence}\n")
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_locked_chronicle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program writes, adding says so and asking still answers; afterwards adding works."""
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    path, good = kept(capsys, tmp_path), tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    before = readings(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ran = run(capsys, "add", str(good), "-c", str(path))
    sentence = "another program is writing to this chronicle; wait until it is done and try again."
    assert (ran.code, ran.out, ran.err) == (1, "", f"runut: {path}: {sentence}\n")
    assert readings(path) == before
    other.rollback()
    other.close()
    assert run(capsys, "add", str(good), "-c", str(path)).code == 0
    assert before.items() <= readings(path).items()


def test_a_chronicle_on_a_full_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no room, adding says so; what was kept stays, and with room the same command finishes the work."""
    path, good = kept(capsys, tmp_path), tmp_path / "good.txt"
    good.write_text(GOOD * 200, encoding="utf-8")
    before = readings(path)

    def cap(raw: sqlite3.Connection, _: object) -> None:
        # A cap on the pages of the file fails exactly as a full disk does.
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count = {pages + 1}")

    event.listen(Engine, "connect", cap)
    try:
        ran = run(capsys, "add", str(good), "-c", str(path))
        assert readings(path) == before
    finally:
        event.remove(Engine, "connect", cap)
    sentence = "there is no room left on the disk; what was kept is whole, free some room and go on."
    assert (ran.code, ran.out, ran.err) == (1, "", f"runut: {path}: {sentence}\n")
    assert run(capsys, "add", str(good), "-c", str(path)).out == f"{path}: 1 article added.\n"
    assert before.items() <= readings(path).items()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no device that is always full")
@pytest.mark.parametrize("verb", [("export",), ("timeline",), ("timeline", "--json")], ids=" ".join)
def test_an_answer_on_a_full_disk(verb: tuple[str, ...], demo_chronicle: Path) -> None:
    """Where the answer cannot be written, one sentence says so and the command leaves with 1."""
    program = "from runut.cli import main; main()"
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-c", program, *verb, "-c", str(demo_chronicle)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
    sentence = "the answer cannot be written (No space left on device); free some room or write it elsewhere."
    assert (ran.returncode, ran.stderr) == (1, f"runut: {sentence}\n")


def test_rows_that_do_not_hang_together(demo_chronicle: Path, tmp_path: Path) -> None:
    """Whoever asks is told in one sentence that the chronicle is damaged, and how to learn where."""
    path = tmp_path / "c.runut"
    path.write_bytes(demo_chronicle.read_bytes())
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE disagreement SET variants = '7'")
    raw.close()
    with Chronicle(path) as chronicle, pytest.raises(DamagedChronicle) as found:
        Views(chronicle).disagreements()
    said = str(found.value)
    assert said.startswith(f"{path}: what is kept here does not hang together (")
    assert said.endswith(f"); “runut check -c {path}” says what is damaged.")


def test_a_message_that_is_no_text(demo_chronicle: Path, tmp_path: Path) -> None:
    """Where the database repeats bytes of a damaged file that are no text, the file is said to be damaged."""
    path = tmp_path / "c.runut"
    raw = demo_chronicle.read_bytes()
    name = b"CREATE TABLE entry "
    assert name in raw
    path.write_bytes(raw.replace(name, b"CREATE TABLE \xe7\x93\xff\xfe "[: len(name)].ljust(len(name), b"\xff")))
    with pytest.raises(NotAChronicle) as found:
        Chronicle(path)
    assert (
        str(found.value) == f"{path}: this file is damaged; restore it from a copy, or build it anew from its articles."
    )
