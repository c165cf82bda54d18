"""What is installed: no more and no less than the program needs."""

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.test_layers import built, rooms
from tests.architecture.tree import ROOT, imports, plant, sources

OURS = frozenset({"runut", "training", "benchmarks", "tests"})
NAME = re.compile(r"[\w.-]+")
# A requirement in a line of its own, and several in the line that names their list.
REQUIRED = re.compile(r'\s+"(?P<name>[^"]+[<>=][^"]*)",?\s*(#\s*(?P<reason>.*))?$')
LISTED = re.compile(r'[\w-]+ = \[(?P<names>\s*"[^"]+[<>=][^"]*".*)\]$')
FEWEST_WORDS = 3


def normal(name: str) -> str:
    """The name of a distribution as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def declared(root: Path) -> dict[str, str]:
    """What the program needs, as pyproject.toml lists it: normal name to the whole requirement."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = [
        line for extra, lines in project.get("optional-dependencies", {}).items() if extra != "dev" for line in lines
    ]
    return {
        normal(found.group()): line for line in [*project["dependencies"], *optional] if (found := NAME.match(line))
    }


def used(root: Path) -> dict[str, str]:
    """Every distribution that the program imports, with the first place that does."""
    homes = packages_distributions()
    found: dict[str, str] = {}
    for source in sources(root):
        for name, node in imports(source):
            top = name.split(".")[0]
            if top not in OURS and top not in sys.stdlib_module_names:
                found.setdefault(normal(homes.get(top, [top])[0]), f"{source.path}:{getattr(node, 'lineno', 1)}")
    return found


def undeclared(root: Path) -> list[str]:
    """Every import of something that an installed program would not have."""
    return [
        f"{place}: {name} is not in pyproject.toml" for name, place in used(root).items() if name not in declared(root)
    ]


def idle(root: Path) -> list[str]:
    """Every requirement that nothing in the program imports."""
    return sorted(set(declared(root)) - set(used(root)))


def unpinned(root: Path) -> list[str]:
    """Every requirement, of the program, its extras, its tests and its building, without a lowest and an upper version."""
    made = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    extras = made["project"].get("optional-dependencies", {}).values()
    building = made.get("build-system", {}).get("requires", [])
    every = [*made["project"]["dependencies"], *(line for lines in extras for line in lines), *building]
    return [line for line in every if ">=" not in line or "<" not in line]


def unexplained(root: Path) -> list[str]:
    """Every requirement without a reason of some words behind it, or above the line that lists it."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    found, above = list[str](), ""
    for line in text.splitlines():
        here, listed = REQUIRED.match(line), LISTED.match(line)
        reason = above if listed else (here["reason"] or "") if here else ""
        if len(reason.split()) < FEWEST_WORDS and (here or listed):
            found += [here["name"]] if here else re.findall(r'"([^"]+)"', line)
        above = line.removeprefix("#") if line.startswith("#") else ""
    return found


def test_every_import_is_declared() -> None:
    """Everything that the program imports is installed with it."""
    assert not undeclared(ROOT)


def test_every_requirement_is_used() -> None:
    """Everything that is installed with the program is imported by it, once all its rooms are there."""
    if missing := [name for name in rooms() if name not in built(ROOT)]:
        pytest.skip(f"not built yet: {', '.join(missing)}")
    assert not idle(ROOT)


def test_every_requirement_has_a_range() -> None:
    """Every requirement names the lowest version and the one it stops before."""
    assert not unpinned(ROOT)


def test_every_requirement_has_a_reason() -> None:
    """Beside every requirement stands why it is there."""
    assert not unexplained(ROOT)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('dependencies = [\n    "rich>=1,<2", # tables and bars in terminals\n]', []),
        ('dependencies = [\n    "rich>=1,<2",\n    "typer>=1,<2" # because\n]', ["rich>=1,<2", "typer>=1,<2"]),
        ('# The driver that SQLAlchemy knows best.\ndriver = ["psycopg[binary]>=3,<4"]', []),
        ('driver = ["psycopg[binary]>=3,<4", "rich>=1,<2"]', ["psycopg[binary]>=3,<4", "rich>=1,<2"]),
    ],
)
def test_a_requirement_without_a_reason_is_seen(tmp_path: Path, text: str, faults: list[str]) -> None:
    """Without a reason, or with a word for one, a requirement is complained of."""
    assert unexplained(plant(tmp_path, {"pyproject.toml": text})) == faults


# What an audit finds: two packages without a hole, one with, none that could be asked about, and nothing at all.
GOOD, BAD = {"name": "rich", "version": "14.0"}, {"name": "typer", "version": "0.15"}
HOLE = {"id": "PYSEC-2026-1", "fix_versions": ["0.16"]}


@pytest.mark.parametrize(
    ("says", "status", "code", "said"),
    [
        ([GOOD, BAD], 0, 0, "No hole is known in 2 packages."),
        ([GOOD, BAD | {"vulns": [HOLE]}], 1, 1, "typer 0.15: PYSEC-2026-1 is known; mended by 0.16."),
        (
            [{"name": "rich", "skip_reason": "not found"}],
            0,
            0,
            "Not audited: no advisories were to be had of 1 packages",
        ),
        (None, 1, 0, "Not audited: the advisories could not be asked"),
    ],
)
def test_the_audit_is_red_for_holes_alone(
    tmp_path: Path, says: list[dict[str, str]] | None, status: int, code: int, said: str
) -> None:
    """A known hole ends the audit with 1; that nobody can be asked is said, and ends it with 0."""
    script = ROOT / ".ci/audit"
    if not script.is_file():
        pytest.skip("the audit is a part of the checkout, and this is none")
    (tmp_path / "found.json").write_text("" if says is None else json.dumps({"dependencies": says}))
    program = tmp_path / "pip-audit"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --output ]; do shift; done\ncp "{tmp_path}/found.json" "$2"\nexit {status}\n'
    )
    program.chmod(0o700)
    environment = {**os.environ, "PIP_AUDIT": str(program), "PYTHON": sys.executable}
    ran = subprocess.run([str(script)], capture_output=True, text=True, env=environment, check=False)
    assert (ran.returncode, said in ran.stdout) == (code, True), ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("needs", "text", "faults"),
    [
        ('"rich>=1,<2"', "import rich", ([], [], [])),
        ('"PyYAML>=1,<2"', "import json", ([], ["pyyaml"], [])),
        ('"rich"', "from rich.table import Table", ([], [], ["rich"])),
        ("", "import msgspec", (["runut/a.py:1: msgspec is not in pyproject.toml"], [], [])),
    ],
)
def test_wrong_requirement_is_seen(tmp_path: Path, needs: str, text: str, faults: tuple[list[str], ...]) -> None:
    """An import that is not declared, a requirement that is idle and one without a range are complained of."""
    root = plant(tmp_path, {"pyproject.toml": f"[project]\ndependencies = [{needs}]", "runut/a.py": text})
    assert (undeclared(root), idle(root), unpinned(root)) == faults
