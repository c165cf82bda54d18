"""Answers of any length on the screen: piece by piece, they read as if they had been there at once."""

from pathlib import Path

import pytest

from runut.cli import actors
from runut.cli.printing import emit_json, emit_list
from tests.cli.running import run


@pytest.mark.parametrize(
    "rows", [[], [{"a": 1}], [{}, [], "b"], [{"title": "Banjir\nbandang \x9b2J", "parts": [[1, 2], {"c": None}]}, 3]]
)
def test_a_list_is_written_as_json_is(rows: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    """Row by row, the bytes are those of the whole list: also of none, of empty ones, and of signs that break lines."""
    emit_json(rows)
    whole = capsys.readouterr().out
    emit_list(iter(rows))
    assert capsys.readouterr().out == whole


def test_a_table_in_pieces_has_the_same_columns(
    demo_chronicle: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All actors, seven at a time, are the lines that they are at once, and no line more."""
    monkeypatch.setattr(actors, "AT_ONCE", 100_000)
    whole = run(capsys, "actors", "--most", "0", "-c", str(demo_chronicle)).out
    monkeypatch.setattr(actors, "AT_ONCE", 7)
    assert len(whole.splitlines()) > 3 * 7
    assert run(capsys, "actors", "--most", "0", "-c", str(demo_chronicle)).out == whole


def test_the_first_of_a_list_say_how_many_there_are(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is shown is the beginning of all, with a line that says of how many."""
    for verb in (("reuse",), ("reuse", "--copies"), ("differ",), ("missing",)):
        whole = run(capsys, *verb, "--most", "0", "-c", str(demo_chronicle)).out
        first = run(capsys, *verb, "--most", "2", "-c", str(demo_chronicle)).out
        head, _, said = first.rstrip().rpartition("\n\n")
        assert whole.startswith(head)
        assert said.startswith("2 of ")
        assert said.endswith("; --most 0 shows all.")
