"""What `import runut` gives, and what it costs."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.tree import ROOT, plant

MOST_NAMES = 16
# Each takes a noticeable part of a second, and none is needed before a verb runs.
HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "trafilatura",
    "lxml",
    "sqlalchemy",
    "datasketch",
    "jinja2",
    "typer",
    "rich",
    "babel",
)

# Imports the named modules one by one and tells which files other than Python's own were opened, and what was loaded.
WATCH = """
import json, sys
home, names = sys.argv[1], sys.argv[2:]
sys.path.insert(0, home)
opened = []
def watch(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith(home + "/runut/"):
        if not args[0].endswith((".py", ".pyc")) and ".pyc." not in args[0]:
            opened.append(args[0][len(home) + 1:])
sys.addaudithook(watch)
import importlib
for name in names:
    importlib.import_module(name)
print(json.dumps({"opened": sorted(set(opened)), "loaded": sorted({name.split(".")[0] for name in sys.modules})}))
"""


def watched(root: Path, names: list[str]) -> dict[str, list[str]]:
    """What importing the named modules of the package under `root` opens and loads, seen from a fresh interpreter."""
    command = [sys.executable, "-c", WATCH, str(root), *names]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return answer


def modules(root: Path) -> list[str]:
    """The dotted names of all modules of the package, in order; starting scripts are left out."""
    paths = sorted((root / "runut").rglob("*.py"))
    dotted = (path.relative_to(root).with_suffix("").as_posix().replace("/", ".") for path in paths)
    return [name.removesuffix(".__init__") for name in dotted if not name.endswith("__main__")]


def surface_faults(door: ModuleType) -> list[str]:
    """What is wrong with the list of public names of a module."""
    names = list(getattr(door, "__all__", []))
    faults = [] if names else ["there is no list of public names"]
    faults += ["the names are not sorted"] if names != sorted(set(names)) else []
    faults += [f"{len(names)} names; {MOST_NAMES} is the most"] if len(names) > MOST_NAMES else []
    faults += [f"{name} is listed and not there" for name in names if not hasattr(door, name)]
    faults += [f"{name} has no docstring" for name in names if _is_mute(getattr(door, name, None))]
    return faults + [f"{name} is listed and not shown by dir()" for name in names if name not in dir(door)]


def _is_mute(thing: object) -> bool:
    return (isinstance(thing, type) or callable(thing)) and not thing.__doc__


def test_import_is_light() -> None:
    """`import runut` loads none of the heavy libraries."""
    assert not set(HEAVY) & set(watched(ROOT, ["runut"])["loaded"])


def test_importing_reads_no_file() -> None:
    """Importing every module of the package opens none of its data files."""
    assert watched(ROOT, modules(ROOT))["opened"] == []


def test_public_names_are_sorted_and_there() -> None:
    """The front door lists about a dozen names, sorted, and each is there and says what it is for."""
    assert surface_faults(importlib.import_module("runut")) == []


def test_package_says_that_it_is_typed() -> None:
    """The package carries the mark by which type checkers of others use its types."""
    assert (ROOT / "runut/py.typed").exists()


def test_heavy_import_is_seen(tmp_path: Path) -> None:
    """A front door that loads a heavy library is found out."""
    root = plant(tmp_path, {"runut/__init__.py": "import rich"})
    assert "rich" in watched(root, ["runut"])["loaded"]


def test_reading_on_import_is_seen(tmp_path: Path) -> None:
    """A module that reads its data file while it is imported is found out, whatever way it takes."""
    files = {
        "runut/__init__.py": "",
        "runut/actors/__init__.py": "",
        "runut/actors/load.py": "from importlib.resources import files\nfiles('runut.actors').joinpath('a.tsv').read_text()",
        "runut/actors/a.tsv": "name",
    }
    root = plant(tmp_path, files)
    assert watched(root, modules(root))["opened"] == ["runut/actors/a.tsv"]


@pytest.mark.parametrize(
    ("names", "fault"),
    [
        ([], "there is no list of public names"),
        (["read", "Article"], "the names are not sorted"),
        (["Article", "gone"], "gone is listed and not there"),
        ([f"n{n:02}" for n in range(17)], "17 names; 16 is the most"),
        (["mute"], "mute has no docstring"),
    ],
)
def test_faulty_surface_is_seen(names: list[str], fault: str) -> None:
    """A list that is missing, unsorted, too long or names what is not there or says nothing is complained of."""
    door = ModuleType("door")
    door.__all__ = names  # type: ignore[attr-defined]  # a module may have any attribute
    vars(door).update({"Article": 1, "read": 2, "mute": lambda: 1})
    assert fault in surface_faults(door)
