"""`runut reuse` and `runut sources`, on the chronicle of the bundled articles."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.running import run


def rows(capsys: pytest.CaptureFixture[str], chronicle: Path, *arguments: str) -> list[dict[str, object]]:
    """What a verb answers as JSON."""
    ran = run(capsys, *arguments, "-c", str(chronicle), "--json")
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, object]] = json.loads(ran.out)
    return found


def test_recurrences_are_grouped_by_formula(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A formula is shown with who says it and every day; its id stands in the text too."""
    found = rows(capsys, demo_chronicle, "reuse", "--kind", "recurrence")
    text = run(capsys, "reuse", "--kind", "recurrence", "-c", str(demo_chronicle)).out
    spoken = {str(one["speaker"]): one for one in found}
    assert "Arden Kolsaria" in spoken
    assert all(str(one["id"]) in text for one in found)
    assert all(len(one["sayings"]) > 1 for one in found)  # type: ignore[arg-type]  # a list, as JSON has it
    assert "tidak memilih kubu" in text.casefold()


def test_edits_stand_in_text_and_json(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that were left out or put in are marked in the text where the JSON tells them."""
    found = rows(capsys, demo_chronicle, "reuse", "--kind", "reuse")
    text = run(capsys, "reuse", "--kind", "reuse", "-c", str(demo_chronicle)).out
    edits = [edit for one in found for edit in one["edits"]]  # type: ignore[attr-defined]  # a list, as JSON has it
    left_out = [" ".join(edit["earlier"].split()) for edit in edits if edit["earlier"]]
    put_in = [" ".join(edit["later"].split()) for edit in edits if edit["later"]]
    assert left_out
    assert all(f"[-{words}-]" in text for words in left_out)
    assert all(f"{{+{words}+}}" in text for words in put_in)


def test_copies_name_the_origin(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every article that copies has a share, and an origin that is not itself."""
    found = rows(capsys, demo_chronicle, "reuse", "--copies")
    assert found
    for one in found:
        row: dict[str, str] = one["article"]  # type: ignore[assignment]  # as JSON has it
        assert all(origin["article"]["id"] != row["id"] for origin in one["origins"])  # type: ignore[attr-defined]  # a list, as JSON has it
    assert "stood in earlier articles" in run(capsys, "reuse", "--copies", "-c", str(demo_chronicle)).out


def test_kinds_are_those_there_are(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A kind that there is not is refused with the choices; one without findings is said to have none."""
    ran = run(capsys, "reuse", "--kind", "theft", "-c", str(demo_chronicle))
    assert ran.code == 2
    assert "recurrence" in ran.err


def test_sources_print_a_tree_for_a_story(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each source stands at the left, the outlets it came to behind arrows, then how independent the tellings are."""
    stories = rows(capsys, demo_chronicle, "stories")
    story = max(stories, key=lambda one: len(one["articles"]))  # type: ignore[arg-type]  # a list, as JSON has it
    out = run(capsys, "sources", "-s", str(story["id"]), "-c", str(demo_chronicle)).out
    assert "Velnas" in out
    assert "\n  → " in out
    assert f"origins  {story['title']}" in out


def test_sources_answer_in_every_format(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON, DOT and GraphML have the same edges."""
    ran = run(capsys, "sources", "--most", "0", "-c", str(demo_chronicle), "--json")
    edges = json.loads(ran.out)["edges"]
    dotted = run(capsys, "sources", "--most", "0", "-c", str(demo_chronicle), "--format", "dot").out
    marked = run(capsys, "sources", "--most", "0", "-c", str(demo_chronicle), "--format", "graphml").out
    tree = ET.fromstring(marked)  # noqa: S314  # our own output
    assert len(edges) == dotted.count(" -> ") == len(tree.findall(".//{*}edge"))
    assert {"from", "to", "kind", "claims", "articles", "stories"} == set(edges[0])


def test_sources_of_all_stories_are_bounded(demo_chronicle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is left out is said, with the way to see it."""
    out = run(capsys, "sources", "--most", "1", "-c", str(demo_chronicle)).out
    assert out.endswith("\nThe 1 with most claims; --most 0 shows all.\n")
