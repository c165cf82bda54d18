"""Who may print, ask the environment, speak SQL, open files and read the clock."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, Source, dotted, imports, literals, plant, sources

# What only some rooms may import, as the start of a dotted name.
IMPORTS = {
    "rich": ("cli",),
    "typer": ("cli",),
    "click": ("cli",),
    "sqlite3": ("store",),
    "sqlalchemy": ("store",),
    "psycopg": ("store",),
    "socket": ("read",),
    "ssl": ("read", "engine"),  # engine sends mail, to a server that proves who it is
    "httpcore2": ("read",),
    "httpx": ("read",),
    "httpx2": ("read",),
    "requests": ("read",),
    "urllib.request": ("read",),
    "http.client": ("read",),
    "feedparser": ("read",),
    "fastwarc": ("read",),
    "logging": (),
    "random": (),
    "os.environ": ("config",),
    "os.environb": ("config",),
    "os.getenv": ("config",),
}
# What only some rooms may name, as the end of a dotted name.
NAMES = {
    "print": ("cli",),
    "sys.stdout": ("cli",),
    "sys.stderr": ("cli",),
    "sys.stdin": ("read", "cli"),
    "input": ("cli",),
    "os.environ": ("config",),
    "os.environb": ("config",),
    "os.getenv": ("config",),
    "datetime.now": ("cli", "config", "engine", "store"),
    "datetime.today": ("cli", "config", "engine", "store"),
    "datetime.utcnow": (),
    "date.today": ("cli", "config", "engine", "store"),
    "time.time": ("cli", "config", "engine", "store"),
    "uuid.uuid4": (),
}
READERS = ("read", "config")  # config reads one TOML file
WRITERS = ("read", "store", "engine", "export", "serve", "cli")
PACKAGE_READERS = ("languages", "actors", "sources", "serve", "export", "cli")  # by importlib.resources alone
SQL = re.compile(
    r"\s*(SELECT\s|INSERT (INTO|OR)|UPDATE \w+ SET|DELETE FROM|(CREATE|ALTER|DROP) (TABLE|INDEX|VIEW)|PRAGMA\s)"
)


def trespasses(root: Path) -> list[str]:
    """Every import and name that belongs to another room."""
    complaints = []
    for source in sources(root):
        found = [*_forbidden_imports(source), *_forbidden_names(source)]
        complaints += [source.at(node, f"{name} has no place in {source.room}") for name, node in found]
    return complaints


def _forbidden_imports(source: Source) -> Iterator[tuple[str, ast.AST]]:
    for name, node in imports(source):
        for start, rooms in IMPORTS.items():
            if f"{name}.".startswith(f"{start}.") and source.room not in rooms:
                yield start, node


def _forbidden_names(source: Source) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(source.tree):
        written = dotted(node)
        for end, rooms in NAMES.items():
            if (written == end or written.endswith(f".{end}")) and source.room not in rooms:
                yield end, node


def sql_elsewhere(root: Path) -> list[str]:
    """Every statement of SQL that is written outside the store."""
    return [
        source.at(node, f"SQL is spoken in the store only, not in {source.room}")
        for source in sources(root)
        for node in literals(source)
        if source.room != "store" and SQL.match(str(node.value))
    ]


def openings(root: Path) -> list[str]:
    """Every call that opens a file where it may not.

    Reading belongs to `read` (and the configuration file to `config`); writing to the rooms that hand results out; what is
    shipped in the package is read through importlib.resources by the rooms that load it.
    """
    complaints = []
    for source in sources(root):
        ships = any(name.startswith("importlib.resources") for name, _ in imports(source))
        for node in ast.walk(source.tree):
            way = _way(node) if isinstance(node, ast.Call) else ""
            is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            shipped = ships and is_method and source.room in PACKAGE_READERS
            if (way == "reads" and source.room not in READERS and not shipped) or (
                way == "writes" and source.room not in WRITERS
            ):
                complaints.append(source.at(node, f"{source.room} {way} a file"))
    return complaints


def _way(call: ast.Call) -> str:
    """Whether a call reads a file, writes one, or neither; a mode that is not written out counts as reading."""
    name = dotted(call.func)
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if method in {"read_text", "read_bytes"}:
        return "reads"
    if method in {"write_text", "write_bytes"}:
        return "writes"
    if name in {"open", "io.open", "codecs.open", "gzip.open", "bz2.open", "lzma.open", "os.open"}:
        return _by_mode(call, 1)
    if method == "open" and name != "webbrowser.open":
        return _by_mode(call, 0)
    return ""


def _by_mode(call: ast.Call, position: int) -> str:
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] or call.args[position : position + 1]
    mode = given[0].value if given and isinstance(given[0], ast.Constant) else "r"
    return "writes" if isinstance(mode, str) and set(mode) & set("wax") else "reads"


def hashes(root: Path) -> list[str]:
    """Every call of the built-in hash(), whose answer differs from run to run."""
    return [
        source.at(node, "hash() differs from run to run; use a fingerprint of runut.text")
        for source in sources(root)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and dotted(node.func) == "hash"
    ]


def test_every_room_keeps_to_its_trade() -> None:
    """Only cli prints, only config asks the environment, only store speaks SQL, only read goes to the network."""
    assert not trespasses(ROOT)


def test_sql_is_spoken_in_the_store() -> None:
    """No statement of SQL is written outside the store."""
    assert not sql_elsewhere(ROOT)


def test_files_are_opened_where_they_may_be() -> None:
    """Input is opened by read, results are written by the rooms that hand them out."""
    assert not openings(ROOT)


def test_nothing_depends_on_hash() -> None:
    """No result depends on the built-in hash()."""
    assert not hashes(ROOT)


@pytest.mark.parametrize(
    ("text", "name", "home"),
    [
        ("print('x')", "print", "cli"),
        ("import rich.table", "rich", "cli"),
        ("from typer import Typer", "typer", "cli"),
        ("import sys\nsys.stdout.write('x')", "sys.stdout", "cli"),
        ("import os\nos.environ['A']", "os.environ", "config"),
        ("from os import getenv", "os.getenv", "config"),
        ("import sqlite3", "sqlite3", "store"),
        ("def f():\n    from sqlalchemy import select", "sqlalchemy", "store"),
        ("import socket", "socket", "read"),
        ("from urllib.request import urlopen", "urllib.request", "read"),
        ("import datetime\ndatetime.datetime.now()", "datetime.now", "engine"),
    ],
)
def test_trespass_is_seen(tmp_path: Path, text: str, name: str, home: str) -> None:
    """What belongs to another room is named in `link` and is fine at home."""
    assert any(
        f"{name} has no place in link" in line for line in trespasses(plant(tmp_path, {"runut/link/a.py": text}))
    )
    assert not trespasses(plant(tmp_path / "home", {f"runut/{home}/a.py": text, f"runut/{home}.py": text}))


def test_sql_is_seen(tmp_path: Path) -> None:
    """A statement in a string is seen, an English sentence that begins with such a word is not."""
    text = 'A = "SELECT id FROM article"\nB = "Select an article"\nC = "UPDATE"'
    assert len(sql_elsewhere(plant(tmp_path, {"runut/link/a.py": text, "runut/store/a.py": text}))) == 1


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("open(p)", "reads"),
        ("open(p, 'rb')", "reads"),
        ("open(p, mode)", "reads"),
        ("p.read_text()", "reads"),
        ("p.open()", "reads"),
        ("gzip.open(p)", "reads"),
        ("open(p, 'wb')", "writes"),
        ("p.open(mode='a')", "writes"),
        ("p.write_bytes(b'')", "writes"),
    ],
)
def test_opening_is_seen(tmp_path: Path, text: str, way: str) -> None:
    """Every way of opening a file is told apart as reading or writing, and is complained of in `link`."""
    root = plant(tmp_path, {"runut/link/a.py": text, "runut/read/a.py": text})
    assert openings(root) == [f"runut/link/a.py:1: link {way} a file"]


def test_package_data_may_be_loaded(tmp_path: Path) -> None:
    """A loader may read what is shipped in the package, but no path of a user's and not from a step."""
    text = "from importlib.resources import files\nfiles('a').joinpath('b').read_text()"
    files = {"runut/actors/a.py": text, "runut/link/a.py": text, "runut/actors/b.py": "open('x')"}
    assert openings(plant(tmp_path, files)) == [
        "runut/actors/b.py:1: actors reads a file",
        "runut/link/a.py:2: link reads a file",
    ]


def test_hash_is_seen(tmp_path: Path) -> None:
    """A call of hash() is complained of, a method of that name is not."""
    assert len(hashes(plant(tmp_path, {"runut/link/a.py": "hash('a')\nself.hash('a')"}))) == 1
