"""Who speaks, acts and is acted upon, in how many articles: all actors, counted by the database.

An archive of a hundred thousand articles has a million actors, of which a list shows the first few. These are found by how
many members they have, which an index knows: nobody stands in more articles than that.
"""

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from runut.actors.load import load_offices
from runut.records.links import Office
from runut.store import schema
from runut.store.dialect import named
from runut.store.keeping import plain
from runut.store.views.actors import held_views
from runut.store.views.listing import Listing
from runut.store.views.rows import ActorView

FEW = 1000  # so many of the first are found by their members; of more, all are counted and put in order
AROUND = 3  # times as many are looked at, as some have several members in one article
AT_ONCE = 500

# An article's own actors carry its id. What an actor does twice in one event it does once.
_AMONG = "IN (SELECT value FROM {each}(CAST(:actors AS {list})) AS listed)"
_ARTICLES = """
SELECT actor, count(DISTINCT substr(local_actor, 1, {position}(local_actor, ':') - 1)) AS n
FROM actor_member WHERE {wanted} GROUP BY actor
"""
_COUNTS = """
WITH told AS ({articles}), said AS (
    SELECT actor, count(*) AS n FROM statement CROSS JOIN actor_member
    WHERE local_actor = {first of(}speaker{first)} AND {members} GROUP BY actor
), acted AS (
    SELECT actor, count(DISTINCT event.id) AS n FROM event CROSS JOIN {each(}event.actors) AS one CROSS JOIN actor_member
    WHERE local_actor = {first of(}one.value{first)} AND {members} GROUP BY actor
), suffered AS (
    SELECT actor, count(DISTINCT event.id) AS n FROM event CROSS JOIN {each(}event.recipients) AS one
    CROSS JOIN actor_member WHERE local_actor = {first of(}one.value{first)} AND {members} GROUP BY actor
)
SELECT id, name, kind, country, aliases, offices, coalesce(told.n, 0) AS articles, coalesce(said.n, 0) AS statements,
    coalesce(acted.n, 0) AS acts, coalesce(suffered.n, 0) AS suffers
FROM actor LEFT JOIN told ON told.actor = id LEFT JOIN said ON said.actor = id LEFT JOIN acted ON acted.actor = id
    LEFT JOIN suffered ON suffered.actor = id
WHERE {shown}
ORDER BY coalesce(told.n, 0) DESC, coalesce(said.n, 0) + coalesce(acted.n, 0) DESC, name, id LIMIT {most}
"""


def actor_views(connection: Connection, most: int = 0) -> tuple[ActorView, ...]:
    """The actors, those in most articles first, then by what they did and said, then by name; with `most`, the first."""
    return tuple(actor_listing(connection, most).rows)


def actor_listing(connection: Connection, most: int = 0) -> Listing[ActorView]:
    """The same, read as they are needed."""
    there = connection.scalar(select(func.count()).select_from(schema.ACTOR)) or 0
    first = _first(connection, most) if 0 < most <= FEW else ()
    return Listing(there, _views(connection, most or there, first))


def _views(connection: Connection, most: int, among_: Collection[str]) -> Iterator[ActorView]:
    """The first `most` actors, of all or, where there are any, of these."""
    register, given = load_offices(), {"actors": _listed(among_)}
    # Members are found by the claims' own actors, of whom each is one, and not by the actors, who are many.
    asked = _COUNTS.replace("{articles}", _ARTICLES)
    asked = asked.replace("{members}", f"actor_member.actor || '' {_AMONG}" if among_ else "1 = 1")
    asked = asked.replace("{wanted}", f"actor_member.actor {_AMONG}" if among_ else "1 = 1")
    asked = asked.replace("{shown}", f"actor.id {_AMONG}" if among_ else "1 = 1").replace("{most}", str(int(most)))
    columns = {name: schema.ACTOR.c[name].type for name in ("aliases", "offices")}
    question = named(connection, asked).columns(**columns).execution_options(yield_per=AT_ONCE)
    with connection.execute(question, given if among_ else {}) as rows:
        for row in rows.mappings():
            told: dict[str, Any] = plain(row)
            told["aliases"] = tuple(row["aliases"])
            told["offices"] = msgspec.convert(row["offices"], tuple[Office, ...])
            yield ActorView(**told, held=held_views(register, row["id"]))


def _first(connection: Connection, most: int) -> tuple[str, ...]:
    """The `most` actors that most articles speak of, and those that as many speak of; none where there are fewer."""
    member = schema.ACTOR_MEMBER
    many = func.count()
    by_members = select(member.c.actor, many).group_by(member.c.actor)
    likely = connection.execute(by_members.order_by(many.desc()).limit(AROUND * most)).all()
    if len(likely) < most:
        return ()
    least = min(_articles(connection, [actor for actor, _ in likely[:most]]).values())
    if len(likely) == AROUND * most and likely[-1][1] >= least:
        likely = connection.execute(by_members.having(many >= least)).all()
    told = _articles(connection, [actor for actor, members in likely if members >= least])
    last = sorted(told.values(), reverse=True)[most - 1]
    return tuple(actor for actor, articles in told.items() if articles >= last)


def _articles(connection: Connection, actors: Collection[str]) -> dict[str, int]:
    """Actor -> how many articles speak of it."""
    asked = _ARTICLES.replace("{wanted}", f"actor {_AMONG}")
    return dict(connection.execute(named(connection, asked), {"actors": _listed(actors)}).all())


def _listed(actors: Collection[str]) -> str:
    return msgspec.json.encode(sorted(actors)).decode()
