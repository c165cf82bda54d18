"""What was read, what was refused, and why, as a user sees it."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.hostile.adding import GOOD, kept

FRENCH = "La pluie est tombée sur la ville pendant toute la nuit et les habitants ont quitté leurs maisons.\n"


def test_what_came_and_what_did_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Refusals are kept with their sentence and how often, and go once their source is read."""
    chronicle, bad = kept(capsys, tmp_path), tmp_path / "bad.txt"
    other = tmp_path / "other.txt"
    other.write_text(FRENCH, encoding="utf-8")
    bad.write_bytes(b"")
    for _ in range(2):
        assert run(capsys, "add", str(bad), str(other), "-c", str(chronicle)).code == 3
    found = json.loads(run(capsys, "intake", "--json", "-c", str(chronicle)).out)
    sentence = f"{bad}: the file is empty; give a file that holds an article."
    assert [(one["place"], one["said"], one["times"]) for one in found["refused"]] == [(str(bad), sentence, 2)]
    assert [(one["articles"], one["unannotated"]) for one in found["days"]] == [(2, 1)]
    assert (found["counting"], found["older"], found["withdrawn"], found["waiting"]) == (2, 0, 0, 0)
    text = run(capsys, "intake", "-c", str(chronicle)).out.splitlines()
    day = found["days"][0]["day"]
    assert text == [
        "2 articles that count, 0 of which a newer version counts, 0 withdrawn, 0 that wait to be linked.",
        f"{day}  2 articles read, 1 in a language without a pack",
        "",
        "What could not be read",
        f"{sentence}  (2 times, last {day})",
    ]
    bad.write_text(GOOD, encoding="utf-8")
    assert run(capsys, "add", str(bad), "-c", str(chronicle)).code == 0
    assert json.loads(run(capsys, "intake", "--json", "-c", str(chronicle)).out)["refused"] == []


def test_refusals_can_be_forgotten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever does not care for what could not be read takes it off the list."""
    chronicle = kept(capsys, tmp_path)
    run(capsys, "add", str(tmp_path / "none.txt"), "-c", str(chronicle))
    assert run(capsys, "intake", "--forget", "-c", str(chronicle)).out.endswith("1 refusal forgotten.\n")
    assert "could not be read" not in run(capsys, "intake", "-c", str(chronicle)).out
