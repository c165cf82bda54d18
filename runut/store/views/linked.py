"""The chronicle's links and findings as records, for files that others read."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, select

from runut.records.findings import Disagreement, Omission, Reuse
from runut.records.links import Actor, Entry, Story
from runut.store import schema
from runut.store.keeping import among, plains
from runut.store.linking import reuse_of

PORTION = 1000  # rows that are read together


class Records(Struct, frozen=True, kw_only=True):
    """All that joins the articles of a chronicle, each kind in order of id."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[str, str]
    stories: tuple[Story, ...]
    entries: tuple[Entry, ...]
    disagreements: tuple[Disagreement, ...]
    omissions: tuple[Omission, ...]
    reuses: tuple[Reuse, ...]


def records(connection: Connection) -> Records:
    """All of them."""
    table = schema.ACTOR_MEMBER
    return Records(
        actors=tuple(actors(connection)),
        actor_of=dict(connection.execute(select(table.c.local_actor, table.c.actor)).all()),
        stories=tuple(stories(connection)),
        entries=tuple(entries(connection)),
        disagreements=tuple(disagreements(connection)),
        omissions=tuple(omissions(connection)),
        reuses=tuple(reuses(connection)),
    )


class Placed(Struct, frozen=True):
    """Article -> its story, and an article's own actor -> the actor that it is, for those that are linked."""

    story_of: Mapping[str, str]
    actor_of: Mapping[str, str]


def placed(connection: Connection, articles: Collection[str]) -> Placed:
    """How these articles are linked."""
    within, local, member = schema.STORY_ARTICLE, schema.LOCAL_ACTOR, schema.ACTOR_MEMBER
    stories = select(within.c.article, within.c.story).where(among(within.c.article, articles))
    own = select(local.c.id).where(among(local.c.article, articles))
    actors = select(member.c.local_actor, member.c.actor).where(member.c.local_actor.in_(own))
    return Placed(dict(connection.execute(stories).all()), dict(connection.execute(actors).all()))


def article_ids(connection: Connection) -> tuple[str, ...]:
    """The articles that count, in order of id."""
    id_ = schema.ARTICLE.c.id
    return tuple(connection.scalars(select(id_).where(id_.not_in(select(schema.RETIRED.c.article))).order_by(id_)))


def actors(connection: Connection) -> Iterator[Actor]:
    """All actors in order of id."""
    return (msgspec.convert(row, Actor) for row in _all(connection, schema.ACTOR))


def stories(connection: Connection) -> Iterator[Story]:
    """All stories in order of id, their articles in order."""
    return (msgspec.convert(row, Story) for row in _wholes(connection, schema.STORY, schema.STORY_ARTICLE, "article"))


def entries(connection: Connection) -> Iterator[Entry]:
    """All entries in order of id, their events in order."""
    return (msgspec.convert(row, Entry) for row in _wholes(connection, schema.ENTRY, schema.ENTRY_EVENT, "event"))


def disagreements(connection: Connection) -> Iterator[Disagreement]:
    """All disagreements in order of id."""
    return (msgspec.convert(row, Disagreement) for row in _all(connection, schema.DISAGREEMENT))


def omissions(connection: Connection) -> Iterator[Omission]:
    """All omissions in order of id."""
    return (msgspec.convert(row, Omission) for row in _all(connection, schema.OMISSION))


def reuses(connection: Connection) -> Iterator[Reuse]:
    """All shared passages in order of id."""
    return (reuse_of(row) for row in _all(connection, schema.REUSE))


def _all(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    return chain.from_iterable(_portions(connection, table))


def _portions(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table in order of id, a portion at a time."""
    question, after = select(table).order_by(table.c.id).limit(PORTION), ""
    while rows := list(plains(connection.execute(question.where(table.c.id > after)))):
        yield rows
        after = rows[-1]["id"]


def _wholes(connection: Connection, table: Table, parts: Table, part: str) -> Iterator[dict[str, Any]]:
    """The rows of a table with what hangs together in each: its articles or events, in order."""
    whole = str(table.name)
    for rows in _portions(connection, table):
        members: dict[str, list[str]] = defaultdict(list)
        question = select(parts.c[part], parts.c[whole]).where(among(parts.c[whole], [row["id"] for row in rows]))
        for one, of in connection.execute(question.order_by(parts.c[part])):
            members[of].append(one)
        yield from (row | {f"{part}s": members[row["id"]]} for row in rows)
