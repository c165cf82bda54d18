"""What the pages show of a session is what the program prints on the bundled articles."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from tests.architecture.documents import pages
from tests.architecture.tree import ROOT
from tests.cli.running import run
from tests.docs.transcripts import Shown, agrees, shown

EVERY = [one for page in pages(ROOT) for one in shown(page)]


@pytest.fixture
def place(tmp_path: Path, demo_chronicle: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the bundled articles in `articles` and their chronicle as the one that commands take."""
    with as_file(files("runut.demo") / "articles") as articles:
        shutil.copytree(articles, tmp_path / "articles")
    for name in ("chronicle.runut", "demo.runut"):
        shutil.copy(demo_chronicle, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def complaint(one: Shown, capsys: pytest.CaptureFixture[str]) -> str | None:
    """What the program prints instead of what the page shows; None where they agree."""
    ran = run(capsys, *one.words[1:])
    printed = tuple((ran.err + ran.out).splitlines())
    return None if agrees(one.output, printed) else f"{one}\nprints\n" + "\n".join(printed)


@pytest.mark.parametrize("one", EVERY, ids=str)
@pytest.mark.usefixtures("place")
def test_pages_show_what_is_printed(one: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    """A command shown on a page prints what stands below it."""
    wrong = complaint(one, capsys)
    if wrong:
        pytest.fail(wrong, pytrace=False)


def test_every_block_with_a_command_is_read(tmp_path: Path) -> None:
    """Commands are found with their lines and output; other programs' commands and other blocks are passed over."""
    page = tmp_path / "a.md"
    page.write_text(
        "# Title\n\n```console\n$ runut stories  # all\none\n\ntwo\n$ make demo\nthree\n```\n\n```\n$ runut add x\n```\n"
        "```console\n$ runut search 'two words'\n```\n",
        encoding="utf-8",
    )
    assert shown(page) == [
        Shown("a.md", 4, ("runut", "stories"), ("one", "", "two")),
        Shown("a.md", 16, ("runut", "search", "two words"), ()),
    ]


@pytest.mark.usefixtures("place")
def test_a_false_transcript_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that shows other lines than the program prints is complained of; a true one with ellipses is not."""
    page = tmp_path / "a.md"
    answer = "No article has these words."
    for output, right in (
        (answer, True),
        ("No article ...", True),
        ("...", True),
        ("No articles.", False),
        ("", False),
    ):
        page.write_text(f"```console\n$ runut search zzzz\n{output}\n```\n", encoding="utf-8")
        (one,) = shown(page)
        assert (complaint(one, capsys) is None) == right, output


@pytest.mark.parametrize(
    ("said", "printed", "right"),
    [
        (("a", "...", "d"), ("a", "b", "c", "d"), True),
        (("a", "...", "d"), ("a", "d"), True),
        (("a", "...", "d"), ("a", "b"), False),
        (("a", "b ..."), ("a  ", "b c"), True),
        (("... c",), ("/home/a/b c",), True),
        (("a ... d",), ("a b c", "d"), False),
        (("a ...", "b"), ("a c", "d", "b"), False),
        (("", "a", ""), ("a",), True),
        (("a",), ("a", "b"), False),
        (("a", "", "b"), ("a", "b"), False),
        (("a.c",), ("abc",), False),
    ],
)
def test_ellipses_leave_out_lines_or_parts(said: tuple[str, ...], printed: tuple[str, ...], right: bool) -> None:  # noqa: FBT001  # what is expected
    """A line of three full stops stands for any lines, three inside a line for any of it, and nothing else is passed over."""
    assert agrees(said, printed) == right
