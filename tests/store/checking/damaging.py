"""A chronicle that somebody damages by hand."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from runut.store.checking import Fault, check
from runut.store.chronicle import Chronicle

# What stands for the first of its kind in a statement.
FIRST = {":article": "article", ":story": "story", ":entry": "entry"}


def damaged(whole: Path, folder: Path, *statements: str) -> Path:
    """A copy of the chronicle `whole` in `folder` to which `statements` were done behind the program's back."""
    path = folder / "hurt.runut"
    shutil.copy(whole, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in map(_whole, statements):
            assert connection.execute(statement).rowcount != 0, f"nothing was damaged by {statement}"
    return path


def _whole(statement: str) -> str:
    for sign, table in FIRST.items():
        statement = statement.replace(sign, f"(SELECT min(id) FROM {table})")  # noqa: S608  # names above
    return statement


def faults(path: Path) -> list[Fault]:
    """What a check finds."""
    with Chronicle(path) as chronicle:
        return list(check(chronicle))


def first(path: Path, question: str) -> str:
    """The first answer to a question, as text."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute(question).fetchone()[0])
