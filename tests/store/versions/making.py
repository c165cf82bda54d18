"""A chronicle of an earlier version: its own tables, filled with what a chronicle of today holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from runut.store.address import Server
from runut.store.chronicle import Chronicle
from runut.store.keys import mark

VERSIONS = (1, 2, 3, 4, 5)  # 6 and 7 are those of today but for what they add
# What was kept with articles from the first version on; before version 5 all else was made in other ways.
KEPT = ("article", "sentence", "time", "place", "local_actor", "chain", "statement", "figure", "event")
STORIES_STAY = 5
# What came with which version, since there are chronicles on servers, and how it is taken away there.
CAME = (
    (10, "DROP TABLE piece"),
    (9, "DROP TABLE outlook"),
    (8, "DROP TABLE refusal"),
    (7, "ALTER TABLE article DROP COLUMN seal"),
    (6, "DROP TABLE told, alert, item, feed"),
)


def tables(version: int) -> str:
    """The statements that made the tables of that version."""
    return Path(__file__).with_name(f"version_{version}.sql").read_text(encoding="utf-8")


def older(version: int, now: Path, path: Path, words: dict[int, str] | None = None) -> Path:
    """At `path` a chronicle of `version` with what `now` holds; `words` are its keys where that version kept words."""
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.executescript(tables(version))
        made.execute("ATTACH ? AS now", (str(now),))
        made.execute("BEGIN")
        for (table,) in made.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if table in KEPT or (version >= STORIES_STAY and not table.startswith("words")):
                _copy(made, table)
        _copy_keys(made, words or {})
        made.execute("INSERT INTO words (rowid, text) SELECT row, text FROM main.article")
        made.execute("COMMIT")
    return path


def _copy(made: sqlite3.Connection, table: str) -> None:
    """Everything of a table that both versions have."""
    here, there = (
        [row[1] for row in made.execute(f'PRAGMA {schema}.table_info("{table}")')] for schema in ("main", "now")
    )
    names = ", ".join(f'"{name}"' for name in here if name in there)
    if names and table != "key":
        made.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM now."{table}"')  # noqa: S608  # names of tables


def _copy_keys(made: sqlite3.Connection, words: dict[int, str]) -> None:
    columns = [row[1] for row in made.execute("PRAGMA main.table_info(key)")]
    if "day" in columns:
        made.execute("INSERT OR IGNORE INTO main.key SELECT key, day, article FROM now.key")
        return
    ids = dict(made.execute("SELECT row, id FROM main.article").fetchall())
    rows = made.execute("SELECT key, article FROM now.key").fetchall()
    found = {(words[key], ids[row]) for key, row in rows if key in words}
    made.executemany("INSERT INTO main.key VALUES (?, ?)", sorted(found))


def spelled(keys: list[str]) -> dict[int, str]:
    """The number of each key -> the key."""
    return {mark(key): key for key in keys}


def older_there(version: int, place: Server) -> None:
    """Make of a chronicle on a server one of `version`, by taking away what came since."""
    with Chronicle(place) as chronicle, chronicle.engine.begin() as opened:
        for since, said in CAME:
            if since > version:
                opened.execute(text(said))
        opened.execute(text("UPDATE about SET version = :version"), {"version": version})
