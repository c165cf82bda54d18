"""What is installed: no more and no less than the program needs."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.test_layers import built, rooms
from tests.architecture.tree import ROOT, imports, plant, sources

OURS = frozenset({"runut", "training", "benchmarks", "tests"})
NAME = re.compile(r"[\w.-]+")


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
    """Every requirement without both a lowest and an upper version."""
    return [line for line in declared(root).values() if ">=" not in line or "<" not in line]


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
