"""How a chronicle of an earlier version becomes one of this version.

What is kept is never rewritten. What is derived may be empty after a migration: all articles are marked as waiting to be
linked, so that the next ``runut add`` derives it anew.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Connection

# Version of the file -> what makes it one of the next version.
STEPS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: (
            "ALTER TABLE disagreement ADD COLUMN weight FLOAT NOT NULL DEFAULT 0",
            "ALTER TABLE omission ADD COLUMN independence INTEGER NOT NULL DEFAULT 1",
            "ALTER TABLE omission ADD COLUMN weight FLOAT NOT NULL DEFAULT 0",
            "INSERT OR IGNORE INTO pending (article) SELECT id FROM article",
        )
    }
)


def migrate(connection: Connection, version: int, wanted: int) -> None:
    """Bring the file from `version` to `wanted` in one transaction of the caller's."""
    for one in range(version, wanted):
        for statement in STEPS[one]:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {wanted}")
