"""How does one chronicle take the place of another, so that one of them stands there at every moment?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain, count
from pathlib import Path

from runut.errors import LockedChronicle
from runut.store.connection import PATIENCE, alone, told
from runut.store.copying import moment

_BESIDE = ("-wal", "-shm", "-journal")  # what the database keeps beside a file


def replace_chronicle(path: Path, by: Path) -> Path | None:
    """Let the chronicle `by`, a file that nobody has open, stand at `path`; where the one that stood there stands now.

    Raises LockedChronicle where another program has the one at `path` open: it would go on writing to what is put aside.
    """
    with told(by), closing(sqlite3.connect(by)) as restored:
        restored.execute("PRAGMA journal_mode = WAL")
    with alone(path), _shut(path):
        there, aside = path.exists(), _aside(path)
        for name in _BESIDE:
            # They belong to what stood there and would spoil what comes; none is left where that was in order.
            beside = Path(f"{path}{name}")
            if beside.exists():
                beside.replace(f"{aside}{name}")
        if there:
            _second_name(path, aside)
        by.replace(path)
    return aside if there else None


def _aside(path: Path) -> Path:
    """Where nothing stands yet: what was put aside in the same second stays."""
    first = path.with_name(f"{path.stem}.replaced.{moment()}{path.suffix}")
    others = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
    return next(one for one in chain((first,), others) if not one.exists())


def _second_name(path: Path, aside: Path) -> None:
    """Give the file a second name, so that it never lacks its first; where the disk knows no such thing, another."""
    try:
        aside.hardlink_to(path)
    except OSError:
        path.replace(aside)


@contextmanager
def _shut(path: Path) -> Iterator[None]:
    """Nobody else has the file open until the block ends, and all that was written to it stands in it."""
    if not path.exists():
        yield
        return
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) and "busy" not in str(error):
                raise
            message = f"{path}: another program has this chronicle open; end it and try again."
            raise LockedChronicle(message) from error
        except sqlite3.DatabaseError:
            # It is damaged, which is why it is replaced.
            connection.close()
        yield
