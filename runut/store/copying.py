"""How is a chronicle file copied while others write to it?"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

PAGES = 2_000  # pages that are copied at once


def moment() -> str:
    """The time as it stands in the names of files: they sort by it, on every system."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def copy_chronicle(path: Path, to: Path, tell: Callable[[int, int], None] = lambda *_: None) -> None:
    """Copy the file at `path`, as it is at one moment, to `to`, which appears whole or not at all, and alone opens there.

    `tell` is called with how many pages are copied, and of how many. Raises the database's own errors.
    """
    part = to.with_name(f".{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(part)) as target,
        ):
            # A reader sees one state, whoever writes: so nothing need be copied twice.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(target, pages=PAGES, progress=lambda _, left, pages: tell(pages - left, pages))
            target.execute("PRAGMA journal_mode = DELETE")  # all in one file
        part.replace(to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
