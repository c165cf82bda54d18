"""How often were hosts asked lately? Kept beside a chronicle, as it is no part of it: it is what this machine did."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from msgspec.structs import astuple

from runut.records.gathering import Spent
from runut.store.address import Address, Server
from runut.store.connection import PATIENCE, told

_TABLE = (
    "CREATE TABLE IF NOT EXISTS asked (host TEXT PRIMARY KEY, began INTEGER, asked INTEGER, free INTEGER) WITHOUT ROWID"
)


class Asked:
    """“What did those who watched before ask?”: so that a budget of an hour holds for several runs of a few minutes."""

    def __init__(self, chronicle: Address) -> None:
        """Keep it beside `chronicle`; of one on a server, in the working folder under the name of its schema."""
        beside = Path(f"{chronicle.schema}.runut") if isinstance(chronicle, Server) else chronicle
        self._path = Path(f"{beside}-asked")

    def load(self) -> tuple[Spent, ...]:
        """What was kept, by host; nothing where nothing was. Raises ChronicleError where the file cannot be used."""
        with told(self._path), closing(self._opened()) as opened:
            rows = opened.execute("SELECT host, began, asked, free FROM asked ORDER BY host").fetchall()
        return tuple(Spent(host=host, began=began, asked=asked, free=free) for host, began, asked, free in rows)

    def save(self, spent: Iterable[Spent]) -> None:
        """Keep these and nothing of before; raises as `load` does."""
        with told(self._path), closing(self._opened()) as opened, opened:
            opened.execute("DELETE FROM asked")
            opened.executemany("INSERT INTO asked VALUES (?, ?, ?, ?)", map(astuple, spent))

    def _opened(self) -> sqlite3.Connection:
        opened = sqlite3.connect(self._path, timeout=PATIENCE)
        opened.execute(_TABLE)
        return opened
