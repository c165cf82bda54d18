"""What the project's pages claim to exist: verbs, targets, paths, modules and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")
TARGET_CALL = re.compile(r"(?:^|[\s$;&])make ([a-z][\w-]*)")
VERB_CALL = re.compile(r"(?:^|[\s$;&|/])runut ([a-z][\w-]*)")
MODULE_CALL = re.compile(r"-m ((?:runut|training|benchmarks)(?:\.\w+)*)")
MODULE = re.compile(r"(?:runut|training|benchmarks|tests)(?:\.\w+)+")
TARGET = re.compile(r"^([a-z][\w-]*):(?!=)", re.MULTILINE)
FOLDERS = ("runut", "docs", "training", "benchmarks")
PATH = re.compile(r"\.?[\w-][\w./*<>-]*")


@dataclass(frozen=True)
class Claim:
    """Something that a page says exists: which page and line, of what kind, and its name."""

    page: str
    line: int
    kind: str
    name: str

    def __str__(self) -> str:
        """A complaint that an editor can jump to."""
        return f"{self.page}:{self.line}: there is no {self.kind} `{self.name}`"


def pages(root: Path) -> list[Path]:
    """The project's pages, in order: those at the top, those under our folders, such as docs and the models' cards in the packs."""
    found = [*root.glob("*.md"), *(path for folder in FOLDERS for path in root.glob(f"{folder}/**/*.md"))]
    return sorted(found)


def targets(root: Path) -> frozenset[str]:
    """The targets that the Makefile names."""
    path = root / "Makefile"
    return frozenset(TARGET.findall(path.read_text(encoding="utf-8"))) if path.exists() else frozenset()


def claims(root: Path) -> Iterator[Claim]:
    """Everything that the pages claim to exist.

    Calls are looked for in code, in the line and in blocks; paths and modules in code in the line, and links in the text.
    """
    for path in pages(root):
        page, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        for found in FENCE.finditer(text):
            yield from _calls(page, text, found.group(), found.start())
        prose = FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
        for found in INLINE.finditer(prose):
            yield from _calls(page, text, found.group(1), found.start(1))
            yield from _things(page, text, found)
        for found in LINK.finditer(prose):
            yield Claim(page, _line(text, found.start()), "linked file", found.group(1))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _calls(page: str, text: str, code: str, start: int) -> Iterator[Claim]:
    for kind, pattern in (("verb", VERB_CALL), ("target", TARGET_CALL), ("module", MODULE_CALL)):
        for found in pattern.finditer(code):
            yield Claim(page, _line(text, start + found.start(1)), kind, found.group(1))


def _things(page: str, text: str, found: re.Match[str]) -> Iterator[Claim]:
    code = found.group(1).strip()
    if MODULE.fullmatch(code):
        yield Claim(page, _line(text, found.start()), "module", code)
    elif PATH.fullmatch(code) and ("/" in code.rstrip("/") or code.endswith(("/", ".py", ".md"))):
        yield Claim(page, _line(text, found.start()), "path", code)


def is_there(root: Path, claim: Claim, verbs: frozenset[str]) -> bool:
    """Whether what a page claims exists."""
    match claim.kind:
        case "verb":
            return claim.name in verbs
        case "target":
            return claim.name in targets(root)
        case "module":
            return _module_is_there(root, claim.name)
        case "linked file":
            return ((root / claim.page).parent / claim.name).exists()
        case _:
            return _path_is_there(root, claim)


def _path_is_there(root: Path, claim: Claim) -> bool:
    """Whether a path exists, written from the root, from `runut` or from the page's folder, or as a file's bare name.

    One that begins with no folder of ours is a user's own file or an address and is not judged, unless it ends in ``.py``;
    a pattern is not judged either.
    """
    if set(claim.name) & set("*<>"):
        return True
    if "/" not in claim.name:
        return (root / claim.name).exists() or any(any((root / top).rglob(claim.name)) for top in (*FOLDERS, "tests"))
    ours = {path.name for top in (root, root / "runut") if top.exists() for path in top.iterdir() if path.is_dir()}
    if claim.name.split("/")[0] not in ours | {*FOLDERS, "tests"}:
        return not claim.name.endswith(".py")
    return any((top / claim.name).exists() for top in (root, root / "runut", (root / claim.page).parent))


def _module_is_there(root: Path, name: str) -> bool:
    """Whether a dotted name is a module, or a name that its module's text binds or lists."""
    path = root / name.replace(".", "/")
    if path.is_dir() or path.with_suffix(".py").exists():
        return True
    home, last = path.parent, path.name
    texts = [
        place.read_text(encoding="utf-8") for place in (home.with_suffix(".py"), home / "__init__.py") if place.exists()
    ]
    return any(re.search(rf"\b{re.escape(last)}\b", text) for text in texts)
