"""What did this machine ask of others lately? Kept beside a chronicle, as it is no part of it."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import astuple

from runut.records.gathering import Spent
from runut.store.address import Address, Server
from runut.store.connection import PATIENCE, told

_TABLES = (
    "CREATE TABLE IF NOT EXISTS asked (host TEXT PRIMARY KEY, began INTEGER, asked INTEGER, free INTEGER) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS taken (address TEXT PRIMARY KEY, time INTEGER) WITHOUT ROWID",
)
_KEEP = "INSERT OR REPLACE INTO asked VALUES (?, ?, ?, ?)"
# Seconds after which an address that a run took before it was stopped is to be asked again.
_DAY = 86_400


class Beside:
    """The file beside a chronicle: of one on a server, in the working folder under the name of its schema.

    It is opened when it is first needed. What is written is there when the program is killed, at the price of a few
    microseconds; a machine that loses its power may lose the last of it, and no more.
    """

    def __init__(self, chronicle: Address) -> None:
        """Open nothing yet."""
        beside = Path(f"{chronicle.schema}.runut") if isinstance(chronicle, Server) else chronicle
        self._path = Path(f"{beside}-asked")
        self._held: sqlite3.Connection | None = None

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """One transaction; raises ChronicleError where the file cannot be used."""
        with told(self._path):
            if self._held is None:
                self._held = _open(self._path)
            with self._held:
                yield self._held

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        if self._held is not None:
            self._held.close()
            self._held = None


class Asked(Beside):
    """“What did those who watched before ask?”: so that a budget of an hour holds for several runs of a few minutes.

    All raise ChronicleError where the file cannot be used. Those who write hold it open until `save`.
    """

    def load(self) -> tuple[Spent, ...]:
        """What was kept, by host; nothing where nothing was."""
        with self._opened() as opened:
            rows = opened.execute("SELECT host, began, asked, free FROM asked ORDER BY host").fetchall()
        self.close()
        return tuple(Spent(host=host, began=began, asked=asked, free=free) for host, began, asked, free in rows)

    def note(self, one: Spent) -> None:
        """Keep this of one host, in the place of what was kept of it before."""
        with self._opened() as opened:
            opened.execute(_KEEP, astuple(one))

    def save(self, spent: Iterable[Spent]) -> None:
        """Keep these and nothing of before."""
        with self._opened() as opened:
            opened.execute("DELETE FROM asked")
            opened.executemany(_KEEP, map(astuple, spent))
        self.close()


class TakenBefore(Beside):
    """“Which addresses did a run take that was stopped before it was done?”: whoever goes on need not fetch them again."""

    def load(self, now: float | None = None) -> frozenset[str]:
        """Those that were taken within a day before `now` (seconds since 1970) and not forgotten."""
        with self._opened() as opened:
            since = (time.time() if now is None else now) - _DAY
            opened.execute("DELETE FROM taken WHERE time < ?", (since,))
            return frozenset(address for (address,) in opened.execute("SELECT address FROM taken"))

    def add(self, addresses: Iterable[str]) -> None:
        """Note what was taken just now."""
        now = int(time.time())
        with self._opened() as opened:
            opened.executemany("INSERT OR REPLACE INTO taken VALUES (?, ?)", ((one, now) for one in addresses))

    def forget(self, addresses: Iterable[str]) -> None:
        """Whoever named these is done."""
        with self._opened() as opened:
            opened.executemany("DELETE FROM taken WHERE address = ?", ((one,) for one in addresses))
        self.close()


def _open(path: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(path, timeout=PATIENCE)
    try:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("PRAGMA synchronous = NORMAL")
        for table in _TABLES:
            opened.execute(table)
    except BaseException:
        opened.close()
        raise
    return opened
