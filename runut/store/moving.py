"""Taking a chronicle from a file to a server, or back: all of it, and nothing else.

A move that was cut short goes on where it was. Until the last row is there and all have been compared, the new chronicle says
that it is unfinished, and no program opens it.
"""

from hashlib import blake2b

import msgspec
from msgspec import Struct

from runut.errors import BrokenMove
from runut.store import schema
from runut.store.address import Address
from runut.store.carrying import Counts, Origin, Place, Tell, copy, count_rows, portions_of, source_of
from runut.store.chronicle import Chronicle
from runut.store.connection import alone, finish, told
from runut.store.opening import open_chronicle


class Moved(Struct, frozen=True, kw_only=True):
    """“24 tables, 12,345 rows, 16 of them articles”: what was taken along, and how much of it had been there already."""

    tables: int
    rows: int
    articles: int
    found: int


class _Content(Struct, frozen=True, array_like=True):
    """How many rows a table has, and the digest of all of them in order."""

    rows: int
    digest: str


def move(source: Chronicle, to: Address, tell: Tell | None = None) -> Moved:
    """Copy `source` to a new chronicle at `to`, compare the two, and open it to all; the source stays as it is.

    What was begun before goes on where it was. `tell` is called with what is done ("copying", "comparing"), how many rows of
    it are done, and of how many. Raises NotAChronicle where something else is at `to`, BrokenMove where the two differ in the
    end, LockedChronicle where somebody writes to the source, and what opening raises.
    """
    said = tell or (lambda *_: None)
    with source.alone(), told(source.path), source.engine.connect() as origin:
        counts = count_rows(origin)
        engine = open_chronicle(to, create=True, source=source_of(source.path, counts))
        try:
            with alone(to, engine):
                found = copy((origin, source.path), (engine, to), counts, said)
                _compare((origin, source.path), (engine, to), counts, said)
                finish(engine, to)
        finally:
            engine.dispose()
    return Moved(tables=len(counts), rows=sum(counts.values()), articles=counts[schema.ARTICLE], found=found)


def _compare(source: Origin, target: Place, counts: Counts, tell: Tell) -> None:
    """Raise BrokenMove where a table is not the same on both sides."""
    engine, to = target
    total, done = 2 * sum(counts.values()), 0
    with told(to), engine.connect() as connection:
        for table in counts:
            contents = []
            for side in (source, (connection, to)):
                mark, rows = blake2b(digest_size=16), 0
                for portion in portions_of(side, table):
                    mark.update(msgspec.json.encode([list(row) for row in portion]))
                    rows, done = rows + len(portion), done + len(portion)
                    tell("comparing", done, total)
                contents.append(_Content(rows, mark.hexdigest()))
            if contents[0] != contents[1]:
                message = (
                    f"{to}: its table {table.name} is not that of the source ({contents[1].rows:,} rows, there "
                    f"{contents[0].rows:,}); take {to} away and move again."
                )
                raise BrokenMove(message)
