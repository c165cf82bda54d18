"""Two programs that change one chronicle at the same time: one waits or is told so, and nothing is doubled or lost."""

import sqlite3
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from runut.export.jsonl import lines
from runut.store import connection
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cli.running import run
from tests.hostile.adding import GOOD, kept, readings

BUSY = "another program is writing to this chronicle; wait until it is done and try again."


def _add(sources: list[Path], chronicle: Path) -> subprocess.Popen[str]:
    program = "from runut.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "add", *map(str, sources), "-c", str(chronicle)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_that_add_at_once(tmp_path: Path, demo_chronicle: Path) -> None:
    """Each adds some articles, a few of them both; whoever was told to wait adds again; the end is that of one process."""
    chronicle = tmp_path / "c.runut"
    with as_file(files("runut.demo") / "articles") as folder:
        pages = sorted(folder.iterdir())
        halves = (pages[: len(pages) // 2 + 2], pages[len(pages) // 2 - 2 :])
        started = [_add(half, chronicle) for half in halves]
        for half, process in zip(halves, started, strict=True):
            _, said = process.communicate()
            assert process.returncode == 0 or said == f"runut: {chronicle}: {BUSY}\n"
            if process.returncode:
                assert _add(half, chronicle).wait() == 0
    with Chronicle(chronicle) as opened, Chronicle(demo_chronicle) as whole:
        assert list(lines(Views(opened))) == list(lines(Views(whole)))


def test_while_another_program_adds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two writings of another program, adding and withdrawing say that it is busy, and asking still answers."""
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    path, good = kept(capsys, tmp_path), tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    before = readings(path)
    (article,) = (one.article.id for one in before.values())
    with Chronicle(path) as other, other.alone():
        for verb in (("add", str(good)), ("withdraw", article)):
            ran = run(capsys, *verb, "-c", str(path))
            assert (ran.code, ran.out, ran.err) == (1, "", f"runut: {path}: {BUSY}\n")
        assert run(capsys, "stories", "-c", str(path)).code == 0
        assert readings(path) == before
    assert run(capsys, "add", str(good), "-c", str(path)).code == 0


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_chronicle_that_was_cut_short(cut: float, tmp_path: Path, demo_chronicle: Path) -> None:
    """A file of which the end is missing costs one sentence, never a wrong answer from half of it."""
    path = tmp_path / "c.runut"
    raw = demo_chronicle.read_bytes()
    path.write_bytes(raw[: int(len(raw) * cut)])
    said = _told(path)
    assert said == f"runut: {path}: this file is damaged; restore it from a copy, or build it anew from its articles.\n"


def test_a_chronicle_with_a_page_overwritten(tmp_path: Path, demo_chronicle: Path) -> None:
    """A file of which a part was overwritten costs one sentence."""
    path = tmp_path / "c.runut"
    raw = bytearray(demo_chronicle.read_bytes())
    with sqlite3.connect(demo_chronicle) as whole:
        (page,) = whole.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
    whole.close()
    start = (page - 1) * connection.PAGE
    raw[start : start + connection.PAGE] = b"\xff" * connection.PAGE
    path.write_bytes(raw)
    said = _told(path)
    assert said == f"runut: {path}: this file is damaged; restore it from a copy, or build it anew from its articles.\n"


def _told(path: Path) -> str:
    program = "from runut.cli import main; main()"
    arguments = [sys.executable, "-c", program, "timeline", "-c", str(path)]
    ran = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    return ran.stderr
