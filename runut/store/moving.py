"""Taking a chronicle from a file to a server, or back: all of it, and nothing else.

A move that was cut short goes on where it was. Until the last row is there and all have been compared, the new chronicle says
that it is unfinished, and no program opens it. One that had done its last step when it was cut short is found to be done.
"""

from hashlib import blake2b

import msgspec
from msgspec import Struct

from runut.errors import BrokenMove, ChronicleError, LostServer
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


def move(source: Chronicle, to: Address, tell: Tell | None = None) -> Moved:
    """Copy `source` to a new chronicle at `to`, compare the two, and open it to all; the source stays as it is.

    What was begun before goes on where it was, and what was done before is compared once more. `tell` is called with what is
    done ("copying", "comparing"), how many rows of it are done, and of how many. Raises NotAChronicle where something else is
    at `to`, BrokenMove where the two differ in the end, LockedChronicle where somebody writes to the source, and what opening
    raises.
    """
    said = tell or (lambda *_: None)
    with source.alone(), told(source.path), source.engine.connect() as connection:
        counts, origin = count_rows(connection), (connection, source.path)
        found = sum(counts.values()) if _is_there(origin, to, counts, said) else _moved(origin, to, counts, said)
    return Moved(tables=len(counts), rows=sum(counts.values()), articles=counts[schema.ARTICLE], found=found)


def snapshot(source: Chronicle, to: Address, tell: Tell) -> None:
    """Copy `source`, as it is at one moment, to a new chronicle at `to`, compare the two, and open it to all.

    Others may write to the source meanwhile, which is only read. Raises what `move` raises.
    """
    with told(source.path), source.engine.connect() as connection:
        _moved((connection, source.path), to, count_rows(connection), tell)


def _is_there(source: Origin, to: Address, counts: Counts, tell: Tell) -> bool:
    """Whether all of it, and nothing else, is at `to` and open: as when a move was killed that had just done its last step."""
    try:
        engine = open_chronicle(to)
    except LostServer:
        raise
    except ChronicleError:
        return False
    try:
        with told(to), engine.connect() as connection:
            if count_rows(connection) != counts:
                return False
        return _difference(source, (engine, to), counts, tell) is None
    finally:
        engine.dispose()


def _moved(source: Origin, to: Address, counts: Counts, tell: Tell) -> int:
    """Copy what is not there yet, compare, and open the new chronicle; how many rows were there already."""
    engine = open_chronicle(to, create=True, source=source_of(source[1], counts))
    try:
        with alone(to, engine):
            found = copy(source, (engine, to), counts, tell)
            difference = _difference(source, (engine, to), counts, tell)
            if difference is not None:
                raise BrokenMove(difference)
            finish(engine, to)
    finally:
        engine.dispose()
    return found


def _difference(source: Origin, target: Place, counts: Counts, tell: Tell) -> str | None:
    """A sentence on the first table that is not the same on both sides; None where all are."""
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
                contents.append((rows, mark.digest()))
            if contents[0] != contents[1]:
                return (
                    f"{to}: its table {table.name} is not that of the source ({contents[1][0]:,} rows, there "
                    f"{contents[0][0]:,}); take {to} away and move again."
                )
    return None
