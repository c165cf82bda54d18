"""Rows that are made anew, most of them as they were, in a file and on a server."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, event, select

from runut.store import schema
from runut.store.address import Address
from runut.store.changing import change, key_of
from runut.store.chronicle import Chronicle
from runut.store.keeping import forget

ROWS = [
    {"id": f"S{number}", "title": f"Kabar {number}", "first": None, "last": "2025-08-10", "reasons": [number, "karena"]}
    for number in range(4)
]


def test_only_what_is_different_is_written(place: Address) -> None:
    """Rows that stay are not written, those that changed or came are, and what is left is named until it is taken away."""
    with Chronicle(place, create=True) as chronicle, chronicle.engine.begin() as connection:
        assert change(connection, schema.STORY, ("id", ()), ROWS[:3]) == frozenset()
        assert titles(connection) == ["Kabar 0", "Kabar 1", "Kabar 2"]
        written = written_by(connection)
        other = ROWS[1] | {"title": "Kabar lain"}
        left = change(connection, schema.STORY, ("id", {"S0", "S1", "S2"}), [ROWS[3], ROWS[0], other])
        assert left == {"S2"}
        assert sorted(written) == ["Kabar 3", "Kabar lain"]
        forget(connection, schema.STORY, key_of(schema.STORY), left)
        assert titles(connection) == ["Kabar 0", "Kabar 3", "Kabar lain"]
        written.clear()
        same = change(connection, schema.STORY, ("id", {"S0", "S1", "S3"}), [ROWS[3], ROWS[0], other])
        assert (same, written) == (frozenset(), [])
        assert change(connection, schema.STORY, ("id", {"S0", "S3"}), []) == {"S0", "S3"}


def titles(connection: Connection) -> Sequence[str]:
    """The titles of the stories."""
    return connection.scalars(select(schema.STORY.c.title).order_by(schema.STORY.c.title)).all()


def written_by(connection: Connection) -> list[str]:
    """The titles that are written from now on."""
    found: list[str] = []

    @event.listens_for(connection, "before_cursor_execute")
    def note(_: object, __: object, said: str, given: Any, *___: object) -> None:  # noqa: ANN401  # what a driver is given
        if said.startswith("INSERT"):
            found.extend(word for word in flat(given) if word.startswith("Kabar"))

    return found


def flat(given: Any) -> list[str]:  # noqa: ANN401  # rows or columns, as a driver is given them
    """All texts of some rows, or columns."""
    return [given] if isinstance(given, str) else [word for one in given or () for word in flat(one)]
