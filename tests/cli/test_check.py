"""Checking a chronicle as a user does."""

import json
from pathlib import Path

import pytest

from runut.export.jsonl import lines
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cli.running import run
from tests.store.checking.damaging import damaged


def exported(path: Path) -> list[bytes]:
    """The whole chronicle as other programs get it."""
    with Chronicle(path) as chronicle:
        return list(lines(Views(chronicle)))


def test_a_whole_chronicle(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is wrong, one line says so."""
    ran = run(capsys, "check", "-c", str(demo_chronicle))
    assert ran == (0, f"{demo_chronicle}: everything is whole.\n", "")


def test_what_is_wrong_is_told_as_text_and_as_json(
    demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each fault is a sentence with the record and the way out, and the command leaves with 1."""
    path = damaged(demo_chronicle, tmp_path, "UPDATE reuse SET id = 'R0' WHERE id = (SELECT min(id) FROM reuse)")
    way = "“runut check --mend” makes links, findings and the index of words anew"
    ran = run(capsys, "check", "-c", str(path))
    assert ran == (1, f"reuse R0: its id is not that of its passages; {way}.\n{path}: 1 fault.\n", "")
    rows = json.loads(run(capsys, "check", "-c", str(path), "--json").out)
    says = "its id is not that of its passages"
    assert rows["faults"] == [{"record": "reuse R0", "says": says, "where": "made", "way": way}]


def test_what_was_made_is_made_anew(demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hurt links, findings and index become those of a chronicle that nobody hurt, byte for byte."""
    path = damaged(
        demo_chronicle,
        tmp_path,
        "DELETE FROM entry_event",
        "UPDATE actor SET kind = 'tree'",
        "DELETE FROM edge",
        "INSERT INTO words (rowid, text) VALUES (1, 'kata lain')",
    )
    ran = run(capsys, "check", "--mend", "-c", str(path))
    assert ran.code == 0
    assert ran.out.endswith(" mended, 16 articles linked anew, everything is whole.\n")
    assert exported(path) == exported(demo_chronicle)


def test_what_was_kept_is_not_made_up(demo_chronicle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hurt text cannot be mended: it is said, and nothing is touched."""
    path = damaged(demo_chronicle, tmp_path, "UPDATE article SET title = 'Lain' WHERE row = 1", "DELETE FROM edge")
    ran = run(capsys, "check", "--mend", "-c", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"runut: {path}: this cannot be made anew: article ")
    with Chronicle(path) as chronicle:
        assert Views(chronicle).stories()
