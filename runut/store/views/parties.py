"""Whom does a user mean by a name? The actors of a chronicle that a name, an id or a state stands for."""

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from runut.errors import UnknownRecord
from runut.store import schema
from runut.store.keeping import among

SHOWN = 5


class Party(Struct, frozen=True, kw_only=True):
    """“Russia, and all who act for it”: one side of a relation.

    `id` and `name` are those of the actor that was asked for; `country` is that of a state, for which all actors of the
    country stand. `actors` are its id and those of its country that were looked for with `narrowed`: a state has as many
    as an archive names of its people.
    """

    id: str
    name: str
    country: str | None
    actors: frozenset[str]


def party(connection: Connection, wanted: str) -> Party:
    """The party that `wanted` names: an actor's id, its name, or one of its aliases, capitals aside.

    Of several actors of one name the state comes first, then the one that most articles speak of. Raises UnknownRecord
    where nobody is called so, with names that begin alike.
    """
    actor = schema.ACTOR
    told = select(actor.c.id, actor.c.name, actor.c.kind, actor.c.country)
    # By its id first, which takes no time: names are held against all that anybody is called.
    rows = connection.execute(told.where(actor.c.id == wanted)).all()
    rows = rows or connection.execute(told.where(_called(wanted))).all()
    if not rows:
        raise UnknownRecord(_unknown(connection, wanted))
    best = min(rows, key=lambda row: (row.kind != "state", -_told(connection, row.id), row.id))
    return Party(
        id=best.id, name=best.name, country=best.country if best.kind == "state" else None, actors=frozenset({best.id})
    )


def narrowed(connection: Connection, sides: tuple[Party, Party], actors: Collection[str]) -> tuple[Party, Party]:
    """Two parties with those of `actors` that belong to each."""
    actor, states = schema.ACTOR, {side.country for side in sides if side.country}
    question = select(actor.c.id, actor.c.country).where(among(actor.c.id, actors), actor.c.country.in_(states))
    countries = dict(connection.execute(question).all()) if states else {}
    return with_countries(sides, countries)


def with_countries(sides: tuple[Party, Party], countries: Mapping[str, str | None]) -> tuple[Party, Party]:
    """The same where it is known of which country each of the actors is."""
    one, other = (
        replace(side, actors=frozenset({side.id, *(id_ for id_, of in countries.items() if of == side.country)}))
        for side in sides
    )
    return one, other


def _called(wanted: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # a clause of SQLAlchemy's own making
    actor, tally = schema.ACTOR, schema.ACTOR_TALLY
    form = wanted.strip().lower()
    by_alias = select(tally.c.actor).where(func.lower(tally.c.form) == form, tally.c.what.in_(("name", "alias")))
    return (func.lower(actor.c.name) == form) | actor.c.id.in_(by_alias)


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
