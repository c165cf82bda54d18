"""Putting a finished file in place."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from runut.errors import RunutError


class OutputError(RunutError):
    """A file cannot be written."""


def write_lines(path: Path, lines: Iterable[bytes]) -> int:
    """Write `lines`, each ended by a line feed, to `path`; how many there were.

    The file appears whole or not at all. Raises OutputError where it cannot be written.
    """
    count = 0

    def counted() -> Iterable[bytes]:
        nonlocal count
        for line in lines:
            count += 1
            yield line + b"\n"

    write_whole(path, counted())
    return count


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` to `path`, which appears whole or not at all; raises OutputError.

    What is there and is not an ordinary file (a device, a pipe) is written to, never replaced.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as target:
                target.writelines(parts)
        else:
            _replace(path, parts)
    except OSError as error:
        message = f"{path}: this file cannot be written ({error.strerror}); name another place with -o."
        raise OutputError(message) from error


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as scratch:
        try:
            scratch.writelines(parts)
        except BaseException:
            Path(scratch.name).unlink()
            raise
    # A scratch file is readable by its owner only; the finished one has the rights of any new file.
    mask = os.umask(0)
    os.umask(mask)
    Path(scratch.name).chmod(0o666 & ~mask)
    Path(scratch.name).replace(path)
