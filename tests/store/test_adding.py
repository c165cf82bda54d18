"""Rows that are added at once, and what becomes of a key that is there already."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, select

from runut.records.links import Reason
from runut.store import schema
from runut.store.adding import LEAVE, add, taking

MEMBER = schema.ACTOR_MEMBER


@pytest.fixture
def connection() -> Iterator[Connection]:
    """A connection to the empty tables of a chronicle."""
    engine = create_engine("sqlite://")
    schema.META.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _row(actor: str, *reasons: Reason) -> dict[str, object]:
    return {"local_actor": "aa:a0", "actor": actor, "reasons": reasons}


def test_records_are_kept_as_json(connection: Connection) -> None:
    """A JSON column takes records and gives lists of plain values; all rows are added, and none of none."""
    add(connection, MEMBER, [])
    add(connection, MEMBER, [_row("A1", Reason("same name", "Both are called Sarindal.", 2.0))])
    reasons = [["same name", "Both are called Sarindal.", 2.0]]
    assert connection.execute(select(MEMBER)).all() == [("aa:a0", "A1", reasons)]


def test_a_key_that_is_there_stays_or_takes_what_is_named(connection: Connection) -> None:
    """A second row under a key is left out, or its named fields are taken and the others stay."""
    add(connection, MEMBER, [_row("A1", Reason("one", "One.", 1.0))])
    add(connection, MEMBER, [_row("A2")], LEAVE)
    assert connection.scalars(select(MEMBER.c.actor)).all() == ["A1"]
    add(connection, MEMBER, [_row("A3")], taking("local_actor", "actor"))
    ((actor, reasons),) = connection.execute(select(MEMBER.c.actor, MEMBER.c.reasons)).all()
    assert (actor, len(reasons)) == ("A3", 1)
