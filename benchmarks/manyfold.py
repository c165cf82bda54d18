"""Makes a large chronicle to measure pages on: ``python -m benchmarks.manyfold CHRONICLE TO [--times 11]``.

What CHRONICLE holds stands in TO so many times over: articles with all that was read from them, stories, entries and findings,
each time under other ids. Actors stay who they are, so that each is named so many times as often. Nothing is linked between
the copies, and nothing can be added to TO as articles are found by: it is there to be looked at.
"""

import argparse
import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from rich.progress import track

_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])")
_DIGITS = "0123456789abcdef"
# Ids differ from copy to copy in their first digit, of which there are so many.
MOST = len(_DIGITS)
# What there is once, however many articles there are, and what articles are found by while they are linked.
_ONCE = frozenset(
    {
        "actor",
        "actor_office",
        "actor_tally",
        "alert",
        "feed",
        "item",
        "judgement",
        "key",
        "outlook",
        "pending",
        "refusal",
    }
    | {"retired", "saved", "told"}
)
# What an article says may look like an id and is none.
_SAID = frozenset({"text", "title", "source"})
_LOOKED_AT = 3000  # rows by which it is seen whether a column holds ids


def main() -> None:
    """Write the copies, and say how many articles there are now."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", type=Path, help="what is copied; it stays as it is")
    parser.add_argument("to", type=Path, help="where the large one is made")
    parser.add_argument("--times", type=int, default=11, help=f"how many times over, at most {MOST}")
    arguments = parser.parse_args()
    print(f"{arguments.to}: {multiply(arguments.chronicle, arguments.to, arguments.times):,} articles")


def multiply(chronicle: Path, to: Path, times: int) -> int:
    """Make `to` of so many times what `chronicle` holds; how many articles that is."""
    if to.exists() or not 1 <= times <= MOST:
        message = f"{to} must not be there yet, and --times lie between 1 and {MOST}."
        raise SystemExit(message)
    with closing(sqlite3.connect(chronicle)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
        target.create_function("copied", 2, _copied, deterministic=True)
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("PRAGMA synchronous = OFF")
        held = _tables(target)
        for name in held:
            target.execute(f'CREATE TEMP TABLE "old {name}" AS SELECT * FROM "{name}"')  # noqa: S608  # names of our own tables
        last = target.execute("SELECT max(row) FROM article").fetchone()[0]
        for number in track(range(1, times), description="copying"):
            _copy(target, held, number, number * last)
            target.commit()
        return int(target.execute("SELECT count(*) FROM article").fetchone()[0])


def _copied(value: str | float | bytes | None, number: int) -> str | float | bytes | None:
    """The value with other ids in it, which begin with another digit."""
    if not isinstance(value, str):
        return value
    return _ID.sub(lambda found: _DIGITS[(_DIGITS.index(found[0][0]) + number) % MOST] + found[0][1:], value)


def _tables(target: sqlite3.Connection) -> Mapping[str, Sequence[tuple[str, bool]]]:
    """The columns of all tables that are copied, and whether each holds ids."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%' AND name NOT LIKE 'sqlite%'"
    names = sorted(name for (name,) in target.execute(asked) if name not in _ONCE)
    return {name: _columns(target, name) for name in names}


def _columns(target: sqlite3.Connection, table: str) -> Sequence[tuple[str, bool]]:
    names = [row[1] for row in target.execute(f'PRAGMA table_info("{table}")')]
    rows = target.execute(f'SELECT * FROM "{table}" LIMIT {_LOOKED_AT}').fetchall()  # noqa: S608  # as above
    said = _SAID if table == "article" else frozenset[str]()
    return [
        (name, name not in said and any(isinstance(row[at], str) and _ID.search(row[at]) for row in rows))
        for at, name in enumerate(names)
    ]


def _copy(target: sqlite3.Connection, tables: Mapping[str, Sequence[tuple[str, bool]]], number: int, rows: int) -> None:
    """Add the copy of that number; rows of articles go on behind those that are there."""
    for table, columns in tables.items():
        chosen = ", ".join(
            f'copied("{name}", {number})'
            if ids
            else f'"row" + {rows}'
            if (table, name) == ("article", "row")
            else f'"{name}"'
            for name, ids in columns
        )
        target.execute(f'INSERT INTO "{table}" SELECT {chosen} FROM temp."old {table}"')  # noqa: S608  # as above
    target.execute("INSERT INTO words (rowid, text) SELECT row, text FROM article WHERE row > ?", (rows,))


if __name__ == "__main__":
    main()
