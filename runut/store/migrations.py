"""How a chronicle of an earlier version becomes one of this version.

From the version `SAME` on, only tables and columns have come: they are added, and what is made of articles stays. Before it
what is kept is copied into the tables of this version, column by column, and what an earlier version did not keep is made of
what it kept. What is derived is dropped then: all articles wait to be linked, and linking makes it anew.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice

import msgspec
from sqlalchemy import Connection, MetaData, Table, inspect, select, update

from runut.errors import EvidenceError
from runut.store import schema
from runut.store.keeping import Keeper
from runut.store.kept import KEPT
from runut.store.keys import WEEKS, day_number, mark
from runut.store.sealing import sealed
from runut.text.addresses import same_page

SAME = 5
WEEKLY = 9  # from which version on passages of many weeks are formulas
_AT_ONCE = 50_000  # keys that are written at once
_SEALED = 200  # articles that are sealed at once
_ISO_DAY = 10


def migrate(connection: Connection, version: int) -> None:
    """Bring the file from `version` to this one, in one transaction of the caller's, who lets foreign keys rest meanwhile."""
    if version >= SAME:
        add_what_came(connection, schema.META, version)
    else:
        _copy_all(connection)
        _seal(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")


def add_what_came(connection: Connection, tables: MetaData, version: int) -> None:
    """Bring a chronicle from `version`, SAME or a later one, to this one, of which the `tables` are given."""
    _widen(connection, tables)
    if version < WEEKLY:
        _find_reuses(connection)
    _seal(connection)


def _widen(connection: Connection, tables: MetaData) -> None:
    """Add the tables, columns and indexes that came."""
    tables.create_all(connection)
    for table in tables.sorted_tables:
        there = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(connection.dialect)
                connection.exec_driver_sql(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}')
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            index.create(connection, checkfirst=True)


def _find_reuses(connection: Connection) -> None:
    """Let articles that share passages wait, where these may be of more weeks than count since then."""
    weeks = connection.exec_driver_sql("SELECT count(DISTINCT day / 7) FROM key").scalar_one()
    if weeks > WEEKS:
        connection.exec_driver_sql(
            "INSERT INTO pending (article) SELECT earlier FROM reuse UNION SELECT later FROM reuse WHERE true "
            "ON CONFLICT DO NOTHING"
        )
        connection.exec_driver_sql("DELETE FROM reuse WHERE kind != 'quotation'")


def _seal(connection: Connection) -> None:
    """Seal what was kept before there were seals; what cannot be read has none, which a check tells."""
    article, keeper, last = schema.ARTICLE.c, Keeper(), ""
    question = select(article.id).where(article.seal.is_(None)).order_by(article.id).limit(_SEALED)
    while ids := connection.scalars(question.where(article.id > last)).all():
        for id_ in ids:
            try:
                seals = [sealed(one) for one in keeper.read(connection, [id_])]
            except (EvidenceError, msgspec.DecodeError, msgspec.ValidationError):
                continue
            connection.execute(update(schema.ARTICLE).where(article.id == id_).values(seal=seals[0]))
        last = ids[-1]


def _copy_all(connection: Connection) -> None:
    """Copy what is kept into tables of this version, and drop what is made of it."""
    there = {table: _columns(connection, table.name) for table in (*KEPT, schema.KEY)}
    _clear(connection)
    schema.META.create_all(connection)
    for table in KEPT:
        if columns := [column.name for column in table.columns if column.name in there[table]]:
            _copy(connection, table, columns)
    if "day" in there[schema.KEY]:
        _copy(connection, schema.KEY, ["key", "day", "article"])
    elif there[schema.KEY]:
        _copy_keys(connection)
    if "at" not in there[schema.ARTICLE]:
        _find_versions(connection)
    for table in (*KEPT, schema.KEY):
        connection.exec_driver_sql(f'DROP TABLE IF EXISTS "old_{table.name}"')
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO pending (article) SELECT id FROM article WHERE id NOT IN (SELECT article FROM retired)"
    )


def _columns(connection: Connection, table: str) -> frozenset[str]:
    return frozenset(row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")'))


def _clear(connection: Connection) -> None:
    """Put what is kept aside, and drop the rest; the index of words knows articles by their row and stays."""
    kept = {table.name for table in (*KEPT, schema.KEY)}
    made = connection.exec_driver_sql("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL").all()
    ours = {table.name for table in schema.META.sorted_tables}
    for _, name in (one for one in made if one[0] == "index"):
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    for kind, name in made:
        if kind == "table" and name in kept:
            connection.exec_driver_sql(f'ALTER TABLE "{name}" RENAME TO "old_{name}"')
        elif kind == "table" and name in ours:
            connection.exec_driver_sql(f'DROP TABLE "{name}"')


def _copy(connection: Connection, table: Table, columns: list[str]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    first = ", ".join(f'"{column.name}"' for column in table.primary_key)
    said = f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM "old_{table.name}" ORDER BY {first}'  # noqa: S608  # names of our own schema
    connection.exec_driver_sql(said)


def _copy_keys(connection: Connection) -> None:
    """Write the keys, which were words, as numbers, with the days on which their articles were published."""
    rows = connection.exec_driver_sql(
        "SELECT old_key.key, article.row, article.published FROM old_key JOIN article ON article.id = old_key.article"
    )
    numbers = ((mark(key), day_number(_day(published)), row) for key, row, published in rows)
    while some := _some(numbers):
        connection.exec_driver_sql("INSERT INTO key (key, day, article) VALUES (?, ?, ?)", some)


def _some(numbers: Iterator[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    return list(islice(numbers, _AT_ONCE))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:_ISO_DAY])
    except ValueError:
        return None


def _find_versions(connection: Connection) -> None:
    """Say of every article at which address it stands; linking lets the newest at each address count."""
    found = connection.exec_driver_sql("SELECT id, address FROM article WHERE address IS NOT NULL").all()
    places = [(place, id_) for id_, address in found if (place := same_page(address)) is not None]
    if places:
        connection.exec_driver_sql("UPDATE article SET at = ? WHERE id = ?", places)
