"""The floors of the house: who may import whom."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, imports, plant, sources

SIBLING_SEPARATOR = re.compile(r"[|:]")
# Pages and files show only what is kept with its evidence, so of the floors of the steps they see the store alone.
VIEWS = ("serve", "export")
BEHIND_VIEWS = frozenset({"read", "clean", "annotate", "link", "compare", "weaving", "flow", "engine"})


def contract() -> list[str]:
    """The floors, top to bottom, as pyproject.toml has them; rooms of one floor stand in one string."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = [entry for entry in settings["tool"]["importlinter"]["contracts"] if entry["type"] == "layers"]
    return list(layers["layers"])


def rooms() -> list[str]:
    """The names of all rooms in the contract."""
    return [name.strip(" ()") for floor in contract() for name in SIBLING_SEPARATOR.split(floor)]


def built(root: Path) -> set[str]:
    """The names of the rooms that are there."""
    return {path.stem for path in (root / "runut").iterdir() if path.is_file() or (path / "__init__.py").exists()}


def lint(root: Path, folder: Path) -> tuple[bool, str]:
    """Hold the package under `root` against the contract: whether it is kept, and what import-linter says.

    A room that is not built yet is no breach here; the contract in pyproject.toml itself is kept by `make lint`.
    """
    there, lines = built(root), []
    for floor in contract():
        names = [name.strip(" ()") for name in SIBLING_SEPARATOR.split(floor)]
        lines.append("    " + " | ".join(name if name in there else f"({name})" for name in names))
    head = "[importlinter]\nroot_package = runut\n[importlinter:contract:floors]\nname = floors\ntype = layers\n"
    rest = "containers = runut\nexhaustive = true\nexhaustive_ignores =\n    demo\nlayers =\n"
    settings = folder / "layers.ini"
    settings.write_text(head + rest + "\n".join(lines) + "\n", encoding="utf-8")
    program = (
        "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(sys.argv[1], no_cache=True))"
    )
    command = [sys.executable, "-c", program, str(settings)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout + done.stderr


def through_the_front_door(root: Path) -> list[str]:
    """Every import inside the house that goes through its front door, which stands above all floors."""
    return [
        source.at(node, f"{name} is imported through the front door; import it from its room")
        for source in sources(root)
        for name, node in imports(source)
        if re.fullmatch(r"runut(\.\w+)?", name)
        and name.removeprefix("runut.") not in rooms()
        and source.room not in {"cli", "__main__"}
    ]


def hidden_from_views(root: Path) -> list[str]:
    """Every import by which a page or file could show what is not kept in the store."""
    return [
        source.at(node, f"{source.room} sees {name}; it may see only the store and what lies below")
        for source in sources(root)
        for name, node in imports(source)
        if source.room in VIEWS and name.startswith("runut.") and name.split(".")[1] in BEHIND_VIEWS
    ]


def code_among_articles(root: Path) -> list[str]:
    """Every statement in the folder of demonstration articles, which holds articles and no code."""
    return [
        source.at(node, "runut/demo holds articles, not code")
        for source in sources(root, ("runut/demo",))
        for node in source.tree.body[ast.get_docstring(source.tree) is not None :]
    ]


def test_contract_is_whole() -> None:
    """Every room stands on one floor of the contract and nowhere twice."""
    assert len(rooms()) == len(set(rooms())) == 20


def test_floors_are_kept(tmp_path: Path) -> None:
    """No room imports from a floor above it or from a room on its own floor, and every room has its floor."""
    kept, said = lint(ROOT, tmp_path)
    assert kept, said


def test_rooms_do_not_use_the_front_door() -> None:
    """No room imports a name of the front door."""
    assert not through_the_front_door(ROOT)


def test_views_see_the_store_alone() -> None:
    """Pages and exported files are made from the store and nothing else."""
    assert not hidden_from_views(ROOT)


def test_demonstration_holds_no_code() -> None:
    """The folder of demonstration articles holds no statement but a docstring."""
    assert not code_among_articles(ROOT)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("runut/text/a.py", "from runut.read import b"),
        ("runut/link/a.py", "import runut.read.b"),
        ("runut/read/a.py", "def f():\n    from runut.flow import b"),
        ("runut/attic/__init__.py", ""),
    ],
    ids=["upwards", "sideways", "hidden in a function", "room without a floor"],
)
def test_breach_is_seen(tmp_path: Path, path: str, text: str) -> None:
    """An import upwards or sideways breaks the contract, and so does a room that it does not know."""
    names = ("", "text/", "link/", "read/")
    house = {f"runut/{name}__init__.py": "" for name in names} | {"runut/flow.py": "b = 1", "runut/read/b.py": ""}
    root = plant(tmp_path / "house", house)
    assert lint(root, tmp_path)[0]
    kept, said = lint(plant(root, {path: text}), tmp_path)
    assert not kept
    assert "attic" in said or "not allowed to import" in said


def test_front_door_import_is_seen(tmp_path: Path) -> None:
    """A name of the front door is told from a room, and the command line may use it."""
    text = "from runut import Chronicle\nfrom runut import records\nimport runut.records.span"
    root = plant(tmp_path, {"runut/link/a.py": text, "runut/cli/a.py": text})
    assert [line.split(" is ")[0] for line in through_the_front_door(root)] == ["runut/link/a.py:1: runut.Chronicle"]


def test_view_behind_the_store_is_seen(tmp_path: Path) -> None:
    """A page that asks a step is complained of, one that asks the store is not."""
    text = "from runut.annotate import b\nfrom runut.store import c"
    root = plant(tmp_path, {"runut/serve/a.py": text, "runut/cli/a.py": text})
    assert [line.split(" sees ")[0] for line in hidden_from_views(root)] == ["runut/serve/a.py:1: serve"]


def test_code_among_articles_is_seen(tmp_path: Path) -> None:
    """A docstring may stand among the articles, a statement may not."""
    root = plant(tmp_path, {"runut/demo/__init__.py": '"""Articles."""\nA = 1', "runut/demo/b/c.py": "A = 1"})
    assert len(code_among_articles(root)) == 2
