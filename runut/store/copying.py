"""How is a chronicle file copied while others write to it?"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

PAGES = 2_000  # pages that are copied at once


def moment() -> str:
    """The time as it stands in the names of files: they sort by it, on every system."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def is_shut(path: Path) -> bool:
    """Whether nobody may write beside the file, so that the database cannot note there who reads it.

    Not so where something stands beside the file that was not written into it yet: without that it would be another state.
    """
    log = Path(f"{path}-wal")
    return not os.access(path.absolute().parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def reading_uri(path: Path) -> str:
    """The file as SQLite is told to open it for reading alone; where it is shut, that nothing in it will change."""
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_shut(path) else ''}"


def copy_chronicle(path: Path, to: Path, tell: Callable[[int, int], None] = lambda *_: None) -> None:
    """Copy the file at `path`, as it is at one moment, to `to`, which appears whole or not at all, and alone opens there.

    `tell` is called with how many pages are copied, and of how many. Raises the database's own errors.
    """
    part = to.with_name(f".{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(reading_uri(path), uri=True)) as source,
            closing(sqlite3.connect(part)) as target,
        ):
            # A reader sees one state, whoever writes: so nothing need be copied twice.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(target, pages=PAGES, progress=lambda _, left, pages: tell(pages - left, pages))
            _in_one_file(target)
        part.replace(to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def put_in_one_file(path: Path) -> None:
    """Let nothing of the chronicle at `path` stand beside its file, so that this alone can be taken elsewhere."""
    with closing(sqlite3.connect(path)) as opened:
        _in_one_file(opened)


def _in_one_file(opened: sqlite3.Connection) -> None:
    opened.execute("PRAGMA journal_mode = DELETE")
