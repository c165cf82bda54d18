"""Judging from the command line."""

import json
import shutil
from pathlib import Path

import pytest

from runut.cli.judge import app
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cli.running import run

VERBS = ("merge", "split", "rename", "reject", "confirm", "list", "undo", "adopt")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` says what the verb does and shows one call."""
    ran = run(capsys, "judge", verb, "--help")
    assert ran.code == 0
    assert f"runut judge {verb}" in ran.out.replace("\n", " ")
    assert len(VERBS) == len(app.registered_commands)


def test_judge_list_and_undo(demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A judgement is told as it is made, listed as text and JSON, taken back by a short id, and then refused twice."""
    path = str(shutil.copy(demo_chronicle, tmp_path / "mine.runut"))
    with Chronicle(path) as chronicle:
        entry = Views(chronicle).timeline()[0].id
    made = run(capsys, "judge", "reject", entry, "-r", "salah cetak", "-a", "Sari", "-c", path)
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith(f"reject entry {entry}")
    assert run(capsys, "judge", "list", "-c", path).out == made.out
    (row,) = json.loads(run(capsys, "judge", "list", "-c", path, "--json").out)
    assert (row["verb"], row["author"], row["reason"]) == ("reject", "Sari", "salah cetak")
    assert entry not in run(capsys, "timeline", "-c", path).out
    assert run(capsys, "judge", "undo", row["id"][:6], "-c", path).out.startswith("Taken back: reject entry")
    assert "taken back" in run(capsys, "judge", "list", "-c", path).out
    assert entry in run(capsys, "timeline", "-c", path).out
    again = run(capsys, "judge", "undo", row["id"], "-c", path)
    assert (again.code, "no judgement that holds" in again.err) == (1, True)


def test_nobody_judges_nameless(
    demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an author the judgement is refused; the setting may name one."""
    path = str(shutil.copy(demo_chronicle, tmp_path / "mine.runut"))
    with Chronicle(path) as chronicle:
        entry = Views(chronicle).timeline()[0].id
    asked = ("judge", "confirm", entry, "-r", "sudah dicek", "-c", path)
    monkeypatch.delenv("RUNUT_AUTHOR", raising=False)
    assert run(capsys, *asked).err == (
        "runut: a judgement needs its author and its reason; name them with --author and --reason.\n"
    )
    monkeypatch.setenv("RUNUT_AUTHOR", "Bima")
    assert "(Bima, " in run(capsys, *asked).out


def test_judgements_move_to_a_chronicle_built_anew(
    demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Adopted judgements are listed, and adopting them again takes over none."""
    old, new = (str(shutil.copy(demo_chronicle, tmp_path / f"{name}.runut")) for name in ("old", "new"))
    with Chronicle(old) as chronicle:
        entry = Views(chronicle).timeline()[0].id
    made = run(capsys, "judge", "confirm", entry, "-r", "dicek", "-a", "Sari", "-c", old).out
    assert run(capsys, "judge", "adopt", old, "-c", new).out == f"{made}1 taken over.\n"
    assert run(capsys, "judge", "adopt", old, "-c", new).out == "0 taken over.\n"
    assert run(capsys, "judge", "list", "-c", new).out == made
