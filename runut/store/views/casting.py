"""Who takes part: actors by id, and entries as deals between them."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, RowMapping, Select, select

from runut.records.codebook import EventType
from runut.store import schema
from runut.store.keeping import portions, rows_of


class ActorRow(Struct, frozen=True, kw_only=True):
    """An actor of the chronicle by name."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]


class Cast(Struct, frozen=True):
    """The actors of some articles by id, and which of them each local actor of these articles is."""

    actors: Mapping[str, ActorRow]
    actor_of: Mapping[str, str]


class Deal(Struct, frozen=True, kw_only=True):
    """An entry with the actors' ids: who, to whom, of which type and mode, and whether it happened."""

    id: str
    type: EventType
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    summary: str


def cast(connection: Connection, articles: Collection[str]) -> Cast:
    """The actors of `articles`."""
    member, local = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR
    actor_of: dict[str, str] = {}
    for portion in portions(articles):
        question = select(member.c.local_actor, member.c.actor).join(local, local.c.id == member.c.local_actor)
        actor_of.update(dict(connection.execute(question.where(local.c.article.in_(portion))).all()))
    return Cast(actor_rows(connection, set(actor_of.values())), actor_of)


def actor_rows(connection: Connection, ids: Collection[str]) -> dict[str, ActorRow]:
    """The actors with these ids, in order of id."""
    table, found = schema.ACTOR, dict[str, ActorRow]()
    for portion in portions(ids):
        question = select(table.c.id, table.c.name, table.c.kind, table.c.country, table.c.aliases)
        for row in connection.execute(question.where(table.c.id.in_(portion)).order_by(table.c.id)).mappings():
            found[row["id"]] = ActorRow(**{**row, "aliases": tuple(row["aliases"])})
    return found


def deals(connection: Connection, stories: Collection[str] | None) -> dict[str, Deal]:
    """Entry id -> deal, for the entries of `stories` (None: all)."""
    return {row["id"]: _deal(row) for row in rows_of(connection, _columns(), schema.ENTRY.c.story, stories)}


def deals_of(connection: Connection, entries: Collection[str]) -> dict[str, Deal]:
    """Entry id -> deal, for `entries`."""
    return {row["id"]: _deal(row) for row in rows_of(connection, _columns(), schema.ENTRY.c.id, entries)}


def _columns() -> Select[Any]:
    told = schema.ENTRY.c
    return select(told.id, told.type, told.mode, told.status, told.actors, told.recipients, told.summary)


def _deal(row: RowMapping) -> Deal:
    return Deal(**{**row, "actors": tuple(row["actors"]), "recipients": tuple(row["recipients"])})
