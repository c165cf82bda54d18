"""Actors with what they did, and why the articles' actors were taken to be one."""

from collections import Counter

import msgspec
from sqlalchemy import Connection, select

from runut.records.links import Reason
from runut.store import schema
from runut.store.keeping import plain
from runut.store.views.rows import ActorView, MemberView

# The tables and columns in which an actor can stand, and what standing there means.
_SLOTS = (
    (schema.STATEMENT, "speaker", "statements"),
    (schema.EVENT, "actors", "acts"),
    (schema.EVENT, "recipients", "suffers"),
)


def actor_views(connection: Connection) -> tuple[ActorView, ...]:
    """All actors, those in most articles first, then by what they did and said, then by name."""
    actor_of, articles = dict[str, str](), Counter[str]()
    member, local = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR
    joined = select(member.c.local_actor, member.c.actor, local.c.article).join(
        local, local.c.id == member.c.local_actor
    )
    seen: set[tuple[str, str]] = set()
    for id_, actor, article in connection.execute(joined):
        actor_of[id_] = actor
        seen.add((actor, article))
    articles.update(actor for actor, _ in seen)
    counts = {name: Counter[str]() for _, _, name in _SLOTS}
    for table, column, name in _SLOTS:
        for value in connection.scalars(select(table.c[column])):
            roles = [value] if value and isinstance(value[0], str) else value or ()
            counts[name].update({actor_of.get(role[0], role[0]) for role in roles})
    views = [
        ActorView(
            **plain(row),
            articles=articles[row["id"]],
            statements=counts["statements"][row["id"]],
            acts=counts["acts"][row["id"]],
            suffers=counts["suffers"][row["id"]],
        )
        for row in connection.execute(select(schema.ACTOR)).mappings()
    ]
    return tuple(sorted(views, key=lambda one: (-one.articles, -(one.statements + one.acts), one.name, one.id)))


def member_views(connection: Connection, actor: str) -> tuple[MemberView, ...]:
    """The local actors that are `actor`, in order of their ids, each with its reasons."""
    member, local, article = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR, schema.ARTICLE
    question = (
        select(local.c.id, local.c.name, article.c.source, article.c.outlet, member.c.reasons)
        .join(local, local.c.id == member.c.local_actor)
        .join(article, article.c.id == local.c.article)
        .where(member.c.actor == actor)
        .order_by(local.c.id)
    )
    return tuple(
        MemberView(
            local=row["id"],
            name=row["name"],
            source=row["source"],
            outlet=row["outlet"],
            reasons=msgspec.convert(row["reasons"], tuple[Reason, ...]),
        )
        for row in connection.execute(question).mappings()
    )
