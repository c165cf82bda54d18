"""Names that say something, nothing left half done, and nothing of the place where it was written."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import EVERYTHING, ROOT, Source, dotted, plant, sources

EMPTY_NAMES = frozenset({"util", "utils", "helper", "helpers", "manager", "managers", "data", "process", "misc"})
WORKPLACE = re.compile(r"(?<![\w.~-])/(?:work|farm|tmp|home|root)/\w|\bissue[ -]?#?\d+\b", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore)")
SILENCED_WITH_CODE = re.compile(r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])")
SILENCED_WITH_REASON = re.compile(SILENCED_WITH_CODE.pattern + r"\W+\w+\W+\w+")


def empty_names(root: Path) -> list[str]:
    """Every module or folder of Python files whose name says nothing."""
    named = set()
    for source in sources(root, EVERYTHING):
        parts = source.path.removesuffix(".py").split("/")
        named |= {"/".join(parts[: n + 1]) for n, part in enumerate(parts) if EMPTY_NAMES & {part, *part.split("_")}}
    return [f"{path}: name it for the question it answers" for path in sorted(named)]


def unfinished(root: Path) -> list[str]:
    """Every mark of work left to do, every function without a body, and every error that is swallowed."""
    complaints = []
    for source in sources(root, EVERYTHING):
        lines = ["", *source.text.splitlines()]
        for line, comment in _comments(source):
            if UNFINISHED.search(comment):
                complaints.append(f"{source.path}:{line}: work left to do")
            reason_above = lines[line - 1].lstrip().startswith("# ") and SILENCED_WITH_CODE.search(comment)
            if SILENCED.search(comment) and not reason_above and not SILENCED_WITH_REASON.search(comment):
                complaints.append(f"{source.path}:{line}: a check is silenced without its code and a reason")
        complaints += [source.at(node, reason) for node, reason in _half_done(source)]
    return complaints


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _half_done(source: Source) -> Iterator[tuple[ast.AST, str]]:
    promises = {
        inner
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and any("Protocol" in ast.dump(base) for base in node.bases)
        for inner in ast.walk(node)
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name) and dotted(node) == "NotImplementedError":
            yield node, "a function that is not written"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node not in promises and _is_hollow(node.body) and not _is_promise(node):
                yield node, f"{node.name} has no body"
        elif isinstance(node, ast.ExceptHandler):
            if node.type is None:
                yield node, "a bare except hides every mistake; name the error"
            elif _is_hollow(node.body):
                yield node, "an error is swallowed; say what happens instead, or use contextlib.suppress with a reason"


def _is_promise(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(dotted(item).rsplit(".", 1)[-1] in {"overload", "abstractmethod"} for item in node.decorator_list)


def _is_hollow(body: list[ast.stmt]) -> bool:
    plain = (ast.Pass, ast.Continue)
    return all(
        isinstance(node, plain) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in body
    ) and not any(isinstance(node, ast.Continue) for node in body)


def workplace_traces(root: Path, paths: list[str]) -> list[str]:
    """Every line of the named text files, tests left out, with a path of some machine or the number of some issue."""
    complaints = []
    for path in paths:
        content = (root / path).read_bytes()
        if path.startswith("tests/") or b"\0" in content:
            continue
        lines = content.decode("utf-8", errors="replace").splitlines()
        complaints += [f"{path}:{n}: {line.strip()[:80]}" for n, line in enumerate(lines, 1) if WORKPLACE.search(line)]
    return complaints


def kept_files(root: Path) -> list[str]:
    """The files that belong to the project: those that git tracks or would add; without git, all but hidden folders."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if (root / ".git").exists():
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        found = {name for name in done.stdout.split("\0") if name}
    else:
        found = {path.relative_to(root).as_posix() for path in root.rglob("*")}
        found = {name for name in found if not name.startswith(".") and "__pycache__" not in name}
    return sorted(name for name in found if (root / name).is_file())


def mute_tests(root: Path) -> list[str]:
    """Every test whose docstring is not one paragraph that ends with a full stop."""
    return [
        source.at(node, f"{node.name} does not say in one sentence what must hold")
        for source in sources(root, ("tests",))
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not (said := ast.get_docstring(node) or "").endswith(".") or "\n\n" in said
    ]


def test_names_say_something() -> None:
    """No module or folder is named for nothing in particular."""
    assert not empty_names(ROOT)


def test_nothing_is_half_done() -> None:
    """No mark of work left to do, no hollow function, no swallowed error, no check silenced without a reason."""
    assert not unfinished(ROOT)


def test_project_speaks_of_itself_alone() -> None:
    """No file of the project but its tests names a path of some machine or the number of some issue."""
    assert not workplace_traces(ROOT, kept_files(ROOT))


def test_tests_say_what_must_hold() -> None:
    """Every test has one sentence that says what must hold."""
    assert not mute_tests(ROOT)


def test_empty_name_is_seen(tmp_path: Path) -> None:
    """A folder, a module and a part of a name that say nothing are complained of; a longer word is not."""
    files = ("runut/utils/a.py", "runut/link/data.py", "tests/url_helpers.py", "runut/link/database.py")
    complaints = empty_names(plant(tmp_path, dict.fromkeys(files, "")))
    assert [line.split(":")[0] for line in complaints] == ["runut/link/data", "runut/utils", "tests/url_helpers"]


@pytest.mark.parametrize(
    "text",
    [
        "A = 1  # TODO: more",
        "def f():\n    raise NotImplementedError",
        "def f():\n    raise NotImplementedError('x')",
        "def f():\n    ...",
        "def f():\n    '''Say it.'''",
        "try:\n    f()\nexcept:\n    raise",
        "try:\n    f()\nexcept ValueError:\n    pass",
        "A = 1  # noqa",
        "A = 1  # noqa: E501",
        "A = 1  # type: ignore",
        "A = 1  # type: ignore[misc]",
    ],
)
def test_half_done_is_seen(tmp_path: Path, text: str) -> None:
    """Each way of leaving work undone or hiding a mistake is complained of once."""
    assert len(unfinished(plant(tmp_path, {"runut/link/a.py": text}))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A = 'TODO'",
        "class P(Protocol):\n    def f(self) -> int:\n        '''Say it.'''",
        "@overload\ndef f() -> int: ...",
        "for n in a:\n    try:\n        f()\n    except ValueError:\n        continue",
        "A = 1  # noqa: E501  the address cannot be broken",
        "# The address cannot be broken.\nA = 1  # noqa: E501",
        "A = 1  # type: ignore[misc]  # the library says less than it knows",
    ],
)
def test_finished_work_is_spared(tmp_path: Path, text: str) -> None:
    """A promise of a protocol, a skipped item and a check silenced with its reason are not complained of."""
    assert not unfinished(plant(tmp_path, {"runut/link/a.py": text}))


def test_workplace_is_seen(tmp_path: Path) -> None:
    """A path of some machine and a number of some issue are found in files of every kind, and not in tests."""
    told = {"a.md": "see /work/x", "b.toml": "# as issue 2 asks", "c.py": "P = '/tmp/y'"}
    spared = {
        "d.md": "https://example.org/work/x and ../work/x",
        "tests/e.py": "P = '/tmp/y'",
        "f.md": "an issue of 2024",
    }
    root = plant(tmp_path, told | spared)
    assert [line.split(":")[0] for line in workplace_traces(root, kept_files(root))] == sorted(told)


def test_mute_test_is_seen(tmp_path: Path) -> None:
    """A test without a docstring, with a fragment, or with several paragraphs is complained of."""
    ways = ("pass", "'''Fragment'''", "'''One.\n\n    Two.'''", "'''It holds.'''")
    text = "\n".join(f"def test_{n}():\n    {way}" for n, way in enumerate(ways))
    assert len(mute_tests(plant(tmp_path, {"tests/test_a.py": text}))) == len(ways) - 1
