"""How long modules and functions are, and how much a function is told."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import EVERYTHING, ROOT, Source, plant, sources

MODULE_LINES = 300
FUNCTION_LINES = 40
ARGUMENTS = 5
Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_modules(root: Path) -> list[str]:
    """The modules that have more lines than a reader takes in."""
    lengths = ((source.path, len(source.text.splitlines())) for source in sources(root, EVERYTHING))
    return [f"{path}: {length} lines; {MODULE_LINES} is the most" for path, length in lengths if length > MODULE_LINES]


def long_functions(root: Path) -> list[str]:
    """The functions that are longer, from `def` to their last line, than fits on a screen.

    The signature of a command-line verb is its list of options, so of a verb only the body counts.
    """
    return [
        source.at(node, f"{node.name} has {length} lines; {FUNCTION_LINES} is the most")
        for source in sources(root, EVERYTHING)
        for node in ast.walk(source.tree)
        if isinstance(node, Function) and (length := _length(source, node)) > FUNCTION_LINES
    ]


def _length(source: Source, node: Function) -> int:
    first = node.body[0].lineno if node in set(verbs(source)) else node.lineno
    return (node.end_lineno or first) - first + 1


def crowded_functions(root: Path) -> list[str]:
    """The functions that take more arguments than one can hold in mind; `self` and `cls` are not counted."""
    complaints = []
    for source in sources(root, EVERYTHING):
        spared: set[ast.AST] = set(verbs(source))
        for node in ast.walk(source.tree):
            if isinstance(node, Function | ast.Lambda) and node not in spared and (count := _count(node)) > ARGUMENTS:
                name = getattr(node, "name", "a lambda")
                complaints.append(source.at(node, f"{name} takes {count} arguments; {ARGUMENTS} is the most"))
    return complaints


def _count(node: Function | ast.Lambda) -> int:
    listed = node.args
    names = [arg.arg for arg in (*listed.posonlyargs, *listed.args, *listed.kwonlyargs)]
    names += [arg.arg for arg in (listed.vararg, listed.kwarg) if arg]
    return len(names) - (bool(names) and names[0] in {"self", "cls"})


def verbs(source: Source) -> Iterator[Function]:
    """The command-line verbs of a file: in runut/cli, `run`, what is named after its file, or what a decorator registers."""
    if not source.path.startswith("runut/cli/"):
        return
    stem = source.path.rsplit("/", 1)[1].removesuffix(".py").rstrip("_")
    for node in source.tree.body:
        if isinstance(node, Function) and (node.name.rstrip("_") in {"run", stem} or _registered(node)):
            yield node


def _registered(node: Function) -> bool:
    calls = (item.func for item in node.decorator_list if isinstance(item, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in {"command", "callback"} for call in calls)


def function(lines: int, arguments: str = "") -> str:
    """The text of a function of so many lines in all."""
    return f"def tell({arguments}):\n" + "    pass\n" * (lines - 1)


def test_modules_are_short() -> None:
    """No module has more than 300 lines."""
    assert not long_modules(ROOT)


def test_functions_are_short() -> None:
    """No function has more than 40 lines."""
    assert not long_functions(ROOT)


def test_functions_take_few_arguments() -> None:
    """No function but a command-line verb takes more than five arguments."""
    assert not crowded_functions(ROOT)


@pytest.mark.parametrize("folder", EVERYTHING)
def test_long_module_is_seen(tmp_path: Path, folder: str) -> None:
    """A module of 301 lines is named with its length, one of 300 is not."""
    plant(tmp_path, {f"{folder}/long.py": "A = 1\n" * 301, f"{folder}/short.py": "A = 1\n" * 300})
    assert long_modules(tmp_path) == [f"{folder}/long.py: 301 lines; 300 is the most"]


def test_long_function_is_seen(tmp_path: Path) -> None:
    """A function of 41 lines is named with its line, one of 40 is not, and a literal in it counts."""
    table = "def table():\n    return (\n" + "        1,\n" * 40 + "    )\n"
    plant(tmp_path, {"runut/a.py": function(41), "runut/b.py": function(40), "runut/c.py": table})
    assert long_functions(tmp_path) == [
        "runut/a.py:1: tell has 41 lines; 40 is the most",
        "runut/c.py:1: table has 43 lines; 40 is the most",
    ]


def test_options_of_a_verb_are_not_counted(tmp_path: Path) -> None:
    """Of a verb the body alone is measured and its options are free; another function beside it is not spared."""
    options = "\n" + "".join(f"    option_{n},\n" for n in range(20))
    verb = function(24, options) + "def other(a, b, c, d, e, f):\n    pass\n"
    plant(tmp_path, {"runut/cli/tell.py": verb, "runut/serve/tell.py": function(25, options)})
    assert long_functions(tmp_path) == ["runut/serve/tell.py:1: tell has 46 lines; 40 is the most"]
    assert crowded_functions(tmp_path) == [
        "runut/cli/tell.py:46: other takes 6 arguments; 5 is the most",
        "runut/serve/tell.py:1: tell takes 20 arguments; 5 is the most",
    ]


def test_verb_is_known(tmp_path: Path) -> None:
    """A function that a decorator makes a command is a verb, and so is `run` in the command line's files."""
    decorated = "@app.command('x')\ndef tell(a, b, c, d, e, f):\n    pass\n"
    plain = "def run(a, b, c, d, e, f):\n    pass\n"
    assert not crowded_functions(plant(tmp_path, {"runut/cli/app.py": decorated, "runut/cli/add.py": plain}))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("def f(a, b, c, d, e): pass", 0),
        ("def f(a, b, c, d, e, f): pass", 1),
        ("def f(a, /, b, *c, d, e, **f): pass", 1),
        ("class A:\n    def f(self, a, b, c, d, e): pass", 0),
        ("class A:\n    def f(self, a, b, c, d, e, f): pass", 1),
        ("g = lambda a, b, c, d, e, f: a", 1),
    ],
)
def test_crowded_function_is_seen(tmp_path: Path, text: str, count: int) -> None:
    """Arguments of every kind are counted, self is not, and lambdas are functions."""
    assert len(crowded_functions(plant(tmp_path, {"runut/a.py": text}))) == count
