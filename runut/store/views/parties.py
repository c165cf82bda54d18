"""Whom does a user mean by a name? The actors of a chronicle that a name, an id or a state stands for."""

from msgspec import Struct
from sqlalchemy import Connection, func, select

from runut.errors import UnknownRecord
from runut.store import schema

SHOWN = 5


class Party(Struct, frozen=True, kw_only=True):
    """“Russia, and all who act for it”: one side of a relation.

    `id` and `name` are those of the actor that was asked for; `actors` are its id and, for a state, those of all actors
    of its country.
    """

    id: str
    name: str
    actors: frozenset[str]


def party(connection: Connection, wanted: str) -> Party:
    """The party that `wanted` names: an actor's id, its name, or one of its aliases, capitals aside.

    Of several actors of one name the state comes first, then the one that most articles speak of. Raises UnknownRecord
    where nobody is called so, with names that begin alike.
    """
    actor = schema.ACTOR
    found = connection.execute(select(actor.c.id, actor.c.name, actor.c.kind, actor.c.country).where(_called(wanted)))
    rows = sorted(
        found.all(), key=lambda row: (row.id != wanted, row.kind != "state", -_told(connection, row.id), row.id)
    )
    if not rows:
        raise UnknownRecord(_unknown(connection, wanted))
    best = rows[0]
    actors = {best.id}
    if best.kind == "state" and best.country:
        actors |= set(connection.scalars(select(actor.c.id).where(actor.c.country == best.country)))
    return Party(id=best.id, name=best.name, actors=frozenset(actors))


def _called(wanted: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # a clause of SQLAlchemy's own making
    actor, tally = schema.ACTOR, schema.ACTOR_TALLY
    form = wanted.strip().lower()
    by_alias = select(tally.c.actor).where(func.lower(tally.c.form) == form, tally.c.what.in_(("name", "alias")))
    return (actor.c.id == wanted) | (func.lower(actor.c.name) == form) | actor.c.id.in_(by_alias)


def _told(connection: Connection, actor: str) -> int:
    member = schema.ACTOR_MEMBER
    return connection.scalar(select(func.count()).select_from(member).where(member.c.actor == actor)) or 0


def _unknown(connection: Connection, wanted: str) -> str:
    actor = schema.ACTOR
    begins = select(actor.c.name).where(
        func.lower(actor.c.name).startswith(wanted.strip().lower()[:3], autoescape=True)
    )
    near = sorted(set(connection.scalars(begins.limit(100))))[:SHOWN]
    hint = f"; there are {', '.join(near)}" if near and wanted.strip() else ""
    return f"the chronicle knows nobody called “{wanted}”{hint}; “runut actors” lists all."
