"""How is a chronicle made as small and as quick as it can be?"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from runut.errors import FullDisk
from runut.store.connection import HELD, PATIENCE, alone, told

# What is done, in order, each with its name.
_STEPS = (
    ("words", "INSERT INTO words (words) VALUES ('optimize')"),
    ("file", "VACUUM"),
    ("statistics", "PRAGMA optimize = 0x10002"),  # of all tables, from some hundred rows of each
    ("log", "PRAGMA wal_checkpoint(TRUNCATE)"),
)
_COPIES = 2  # the database writes the file once to a place for passing things, and once beside the file
_MEGA = 1_000_000


class Compacted(Struct, frozen=True, kw_only=True):
    """“From 300 MB to 240 MB”: bytes that a chronicle took and takes, with what stood beside it."""

    before: int
    after: int


def size(path: Path) -> int:
    """The bytes that a chronicle takes, with those that are not yet written into it."""
    return sum(one.stat().st_size for one in (path, Path(f"{path}-wal")) if one.exists())


def compact(path: Path, tell: Callable[[str, int, int], None] = lambda *_: None) -> Compacted:
    """Join the pieces of the index of words, write the file anew without gaps, and note how its tables are filled.

    Nothing that can be asked changes. Raises FullDisk before anything is done where there may not be room enough, and
    LockedChronicle where others write or read for too long.
    """
    before = size(path)
    free = shutil.disk_usage(path.absolute().parent).free
    if free < _COPIES * before:
        message = (
            f"{path}: making it compact needs up to {_COPIES * before / _MEGA:,.0f} MB for a while, and {free / _MEGA:,.0f} MB "
            "are free; free some room or copy it to a larger disk."
        )
        raise FullDisk(message)
    with told(path), alone(path), closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA cache_size = -{HELD}")
        for done, (name, statement) in enumerate(_STEPS):
            tell(name, done, len(_STEPS))
            connection.execute(statement).fetchall()
    tell("log", len(_STEPS), len(_STEPS))
    return Compacted(before=before, after=size(path))
