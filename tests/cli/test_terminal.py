"""What strangers wrote, on a terminal: it is seen, and orders nothing."""

import ast
import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from runut.engine.following import followed
from runut.records.gathering import FeedItem
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows
from runut.store.views import Views
from tests.cli.running import run
from tests.serve.making import kept

# Clears the screen and names the window, in both spellings; moves the cursor; turns the letters round.
SAID = (
    "\x1b[2J\x1b]0;x\x07\x9b2J\x9d0;y\x9c\x08\x0b\x0c\x7f \u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f\u061c\u2028."
)
ORDERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]")
# The signs by which colours and the like are set, and the end of a line as a terminal has it: they are ours.
OURS = re.compile(r"\x1b\[[0-9;]*m|\r\n")
VERBS = (
    ("stories",),
    ("timeline",),
    ("differ",),
    ("missing",),
    ("reuse",),
    ("reuse", "--copies"),
    ("sources",),
    ("sources", "--format", "dot"),
    ("actors",),
    ("search", "Sarindal"),
    ("relation", "Kolsaria", "Kardova"),
    ("changes",),
    ("intake",),
    ("check",),
    ("follow", "list"),
    ("follow", "report"),
    ("follow", "items"),
    ("judge", "list"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle whose titles, texts, names, sources and feeds hold orders for a terminal."""
    path = tmp_path_factory.mktemp("hostile") / "c.runut"
    kept(path, hostile=SAID).close()
    with Chronicle(path) as chronicle:
        feed = followed("https://kabarutara.example/rss", f"Kabar {SAID}", 0)
        follows = Follows(chronicle)
        follows.add([feed])
        follows.saw(feed, [FeedItem(mark="1", title=f"Banjir {SAID}")], {})
    return path


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_no_order_reaches_the_terminal(
    verb: tuple[str, ...], hostile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is printed has the words and none of the orders, on standard output and standard error."""
    ran = run(capsys, *verb, "-c", str(hostile))
    assert ran.code in {0, 1}
    assert ran.out + ran.err
    if verb[-1] != "dot":  # a file for other programs goes to a file as it is
        assert not ORDERS.search(ran.out)
    assert not ORDERS.search(ran.err)


def test_why_shows_the_words_and_none_of_the_orders(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The evidence of every entry and actor, quoted from the article."""
    with Chronicle(hostile) as chronicle:
        asked = Views(chronicle)
        records = [*(one.id for one in asked.timeline()), *(one.id for one in asked.actors())]
    said = "".join(run(capsys, "why", one, "-c", str(hostile)).out for one in records)
    assert "gnp.exe" in said
    assert not ORDERS.search(said)


def test_json_says_the_same_in_letters(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No order stands in JSON as such, and who reads it gets every sign."""
    ran = run(capsys, "stories", "--json", "-c", str(hostile))
    assert not ORDERS.search(ran.out)
    assert any(SAID.strip() in (row["title"] or "") for story in json.loads(ran.out) for row in story["articles"])


@pytest.mark.parametrize("verb", [("stories",), ("follow", "export"), ("export",)], ids=" ".join)
def test_on_a_real_terminal_all_signs_are_ours(verb: tuple[str, ...], hostile: Path) -> None:
    """Where a terminal looks on, it gets colours, and of the article nothing but letters; files for programs too."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from runut.cli import main; main()", *verb, "-c", str(hostile)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs) as program:
        os.close(theirs)
        said = bytearray()
        with suppress(OSError):  # so the system says that the other side is closed
            while piece := os.read(ours, 65_536):
                said += piece
        os.close(ours)
    assert program.returncode == 0
    seen = said.decode()
    assert "gnp.exe" in seen
    assert not ORDERS.search(OURS.sub("", seen))


def test_there_is_one_way_to_the_screen() -> None:
    """No verb makes a console of its own, prints by itself, or writes to standard output past the one way."""
    past = []
    for path in sorted(Path("runut/cli").glob("*.py")):
        if path.name in {"terminal.py", "printing.py"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                "Console",
                "print",
                "typer.echo",
                "typer.secho",
            }:
                past.append(f"{path}:{node.lineno}")
            if isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout.write", "sys.stdout.buffer"}:
                past.append(f"{path}:{node.lineno}")
    assert past == []
