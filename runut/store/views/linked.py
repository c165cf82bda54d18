"""The chronicle's links and findings as records, for files that others read."""

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from runut.records.findings import Disagreement, Omission, Reuse
from runut.records.links import Actor, Entry, Story
from runut.store import schema
from runut.store.keeping import plains
from runut.store.linking import reuse_of


def actors(connection: Connection) -> tuple[Actor, ...]:
    """All actors in order of id."""
    return tuple(msgspec.convert(row, Actor) for row in _all(connection, schema.ACTOR))


def actor_of(connection: Connection) -> dict[str, str]:
    """Local actor id -> actor id, for every linked one."""
    table = schema.ACTOR_MEMBER
    return dict(connection.execute(select(table.c.local_actor, table.c.actor)).all())


def stories(connection: Connection) -> tuple[Story, ...]:
    """All stories in order of id, their articles in order."""
    members = _members(connection, schema.STORY_ARTICLE, "story", "article")
    rows = _all(connection, schema.STORY)
    return tuple(msgspec.convert(row | {"articles": members[row["id"]]}, Story) for row in rows)


def entries(connection: Connection) -> tuple[Entry, ...]:
    """All entries in order of id, their events in order."""
    members = _members(connection, schema.ENTRY_EVENT, "entry", "event")
    rows = _all(connection, schema.ENTRY)
    return tuple(msgspec.convert(row | {"events": members[row["id"]]}, Entry) for row in rows)


def disagreements(connection: Connection) -> tuple[Disagreement, ...]:
    """All disagreements in order of id."""
    return tuple(msgspec.convert(row, Disagreement) for row in _all(connection, schema.DISAGREEMENT))


def omissions(connection: Connection) -> tuple[Omission, ...]:
    """All omissions in order of id."""
    return tuple(msgspec.convert(row, Omission) for row in _all(connection, schema.OMISSION))


def reuses(connection: Connection) -> tuple[Reuse, ...]:
    """All shared passages in order of id."""
    return tuple(reuse_of(row) for row in _all(connection, schema.REUSE))


def _all(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return list(plains(connection.execute(select(table).order_by(table.c.id))))


def _members(connection: Connection, table: Table, whole: str, part: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, of in connection.execute(select(table.c[part], table.c[whole]).order_by(table.c[part])):
        found[of].append(one)
    return found
