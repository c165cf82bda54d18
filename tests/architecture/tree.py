"""The project's Python files as syntax trees, for rules that read code without running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("runut",)
EVERYTHING = ("runut", "training", "benchmarks", "tests")


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root with forward slashes, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The folder or module right under the top folder: `read` for runut/read/html.py, `flow` for runut/flow.py."""
        return self.path.split("/")[1].removesuffix(".py")

    def at(self, node: ast.AST, sentence: str) -> str:
        """A complaint about a node that an editor can jump to."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {sentence}"


def sources(root: Path, folders: tuple[str, ...] = PROGRAM) -> list[Source]:
    """Every Python file under the named folders of `root`, in order; folders that are not there hold none."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            found.append(Source(path.relative_to(root).as_posix(), text, _parsed(text)))
    return found


@cache
def _parsed(text: str) -> ast.Module:
    """The syntax tree of a file: a dozen rules read the same files, and none changes a tree."""
    return ast.parse(text)


def imports(source: Source) -> Iterator[tuple[str, ast.stmt]]:
    """Every dotted name that the file imports, wherever the import stands."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield f"{node.module or ''}.{alias.name}", node


def dotted(node: ast.AST) -> str:
    """`os.environ` for the expression os.environ; empty where it is not made of names alone."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def literals(source: Source) -> Iterator[ast.Constant]:
    """Every string literal of the file that is not a docstring, the fixed parts of f-strings included."""
    notes = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            notes.add(node.value)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in notes:
            yield node


def plant(root: Path, files: dict[str, str]) -> Path:
    """Write a small tree of files under `root`, for a rule to be tried on; returns `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
