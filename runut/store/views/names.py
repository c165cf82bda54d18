"""What actors are called where something is shown."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from runut.store import schema
from runut.store.keeping import portions


def local_names(connection: Connection, locals_: Collection[str]) -> dict[str, str]:
    """Local actor id -> the name of the actor that it is, or its own name where it is not linked yet."""
    found: dict[str, str] = {}
    local, member, actor = schema.LOCAL_ACTOR, schema.ACTOR_MEMBER, schema.ACTOR
    for portion in portions(locals_):
        question = (
            select(local.c.id, local.c.name, actor.c.name)
            .select_from(
                local.outerjoin(member, member.c.local_actor == local.c.id).outerjoin(
                    actor, actor.c.id == member.c.actor
                )
            )
            .where(local.c.id.in_(portion))
        )
        for id_, own, joined in connection.execute(question):
            found[id_] = joined or own
    return found


def actor_names(connection: Connection, actors: Collection[str]) -> dict[str, str]:
    """Actor id -> name."""
    found: dict[str, str] = {}
    for portion in portions(actors):
        question = select(schema.ACTOR.c.id, schema.ACTOR.c.name).where(schema.ACTOR.c.id.in_(portion))
        found.update(dict(connection.execute(question).all()))
    return found


def role_ids(*lists: Iterable[tuple[str, object]] | None) -> set[str]:
    """The local actors in JSON lists of roles."""
    return {role[0] for roles in lists for role in roles or ()}
