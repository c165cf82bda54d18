"""What a user's patterns stand for: files, in a fixed order, or standard input."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from runut.errors import SourceError
from runut.read.web.addresses import is_web

#: Called with each input or row that cannot be read; reading goes on when it returns.
Refused = Callable[[SourceError], None]

#: Called with how many bytes of a file were read, and how many it has.
Passed = Callable[[int, int], None]

#: Files that a folder is searched for.
KNOWN = frozenset(
    {
        ".txt",
        ".html",
        ".htm",
        ".xhtml",
        ".jsonl",
        ".ndjson",
        ".json",
        ".csv",
        ".tsv",
        ".warc",
        ".warc.gz",
        ".warc.zst",
        ".wacz",
        ".mhtml",
        ".mht",
        ".parquet",
    }
)

#: Also how much of a table's head is looked at to tell its encoding.
_BUFFER = 1 << 20
_STANDARD_INPUT = "-"
_MAGIC = "*?["


class _Counted(io.FileIO):
    """A file that tells how far it is read."""

    def __init__(self, path: Path, passed: Passed | None) -> None:
        super().__init__(path, "rb")
        self._passed, self._size = passed, os.fstat(self.fileno()).st_size

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401  # whatever bytes can be put into
        """Read the next bytes, as `FileIO` does."""
        count = super().readinto(buffer) or 0
        if self._passed is not None and self._size:
            self._passed(self.tell(), self._size)
        return count


class Input(Struct, frozen=True):
    """“This file, or what is piped in”: one thing to be opened. `path` is None for standard input and for an address."""

    place: str
    path: Path | None

    @property
    def on_web(self) -> bool:
        """Whether it is to be fetched from an address of the web."""
        return self.path is None and is_web(self.place)

    @property
    def suffix(self) -> str:
        """The file's extension in lower case, with its dot (or dots: ".warc.gz"); empty for standard input."""
        return "" if self.path is None else _suffix(self.path)

    @contextmanager
    def opened(self, passed: Passed | None = None) -> Iterator[BinaryIO]:
        """The bytes, of a file with `passed` told how far it is read.

        Raises SourceError with the system's reason where the file cannot be opened or read.
        """
        try:
            if self.path is None:
                yield sys.stdin.buffer
            else:
                with io.BufferedReader(_Counted(self.path, passed), _BUFFER) as file:
                    yield file
        except OSError as error:
            raise unreadable(self.place, error) from error


def unreadable(place: str, error: OSError) -> SourceError:
    """The sentence for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return SourceError(place, "there is no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return SourceError(place, "you may not read it", "change its permissions or run as a user who may")
    reason = (error.strerror or "unknown reason").lower()
    return SourceError(place, f"the system cannot read it ({reason})", "check the file and the disk")


def inputs(patterns: Iterable[str], refused: Refused) -> Iterator[Input]:
    """The files that `patterns` name, each once: in the order given, and by name inside a folder or glob.

    A pattern is a file, a folder (searched through all its levels for known extensions), a glob ("kabar/*.html", with
    ``**`` for all levels), an address of the web, or "-" for standard input. One that names nothing is handed to `refused`.
    """
    seen: set[str] = set()
    for pattern in patterns:
        found = False
        for one in _named(pattern, refused):
            found = True
            if one.place not in seen:
                seen.add(one.place)
                yield one
        if not found:
            refused(_nothing(pattern))


def _named(pattern: str, refused: Refused) -> Iterator[Input]:
    path = Path(pattern)
    if pattern == _STANDARD_INPUT or is_web(pattern):
        yield Input(pattern, None)
    elif any(sign in pattern for sign in _MAGIC) and not path.exists():
        base = Path(path.anchor) if path.is_absolute() else Path()
        for match in sorted(base.glob(str(path.relative_to(path.anchor)))):
            yield from _files(match, refused) if match.is_dir() else [Input(str(match), match)]
    elif path.is_dir():
        yield from _files(path, refused)
    else:
        yield Input(pattern, path)


def _files(folder: Path, refused: Refused) -> Iterator[Input]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        refused(unreadable(str(folder), error))
        return
    for entry in entries:
        # A link to a folder may lead back to where it stands; the folder itself is searched under its own name.
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files(entry, refused)
        elif _suffix(entry) in KNOWN:
            yield Input(str(entry), entry)


def _suffix(path: Path) -> str:
    whole = "".join(path.suffixes[-2:]).lower()
    return whole if whole in KNOWN else path.suffix.lower()


def _nothing(pattern: str) -> SourceError:
    if Path(pattern).is_dir():
        known = ", ".join(sorted(KNOWN))
        return SourceError(pattern, "the folder holds no file that can be read", f"files end in {known}")
    return SourceError(pattern, "no file matches this pattern", "check the pattern")
