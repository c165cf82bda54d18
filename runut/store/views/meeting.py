"""Which articles speak of both of two parties, where a state stands for all who act for it?

A state may have as many actors as an archive names of its people, so the side that has fewer is asked for its articles, and
of these it is looked up whether somebody of the other stands in them.
"""

from collections.abc import Collection

from msgspec import json
from sqlalchemy import Connection, func, select

from runut.store import schema
from runut.store.dialect import named
from runut.store.views.parties import Party, with_countries
from runut.store.views.recent import articles_of

# An article's own actors carry its id, so that neither they nor the articles need be looked at.
_OF_COUNTRY = """
SELECT CAST({gathered}(DISTINCT substr(actor_member.local_actor, 1, {position}(actor_member.local_actor, ':') - 1)) AS text)
FROM actor CROSS JOIN actor_member WHERE actor.country = :country AND actor_member.actor = actor.id
"""
_WITH_COUNTRY = """
SELECT CAST({gathered}(one.value) AS text) FROM {each}(CAST(:articles AS {list})) AS one WHERE EXISTS (
    SELECT 1 FROM actor_member CROSS JOIN actor
    WHERE actor_member.local_actor > one.value || ':' AND actor_member.local_actor < one.value || ';'
    AND actor.id = actor_member.actor AND actor.country = :country
)
"""
_PRESENT = """
SELECT DISTINCT actor.id, actor.country FROM {each}(CAST(:articles AS {list})) AS one CROSS JOIN actor_member CROSS JOIN actor
WHERE actor_member.local_actor > one.value || ':' AND actor_member.local_actor < one.value || ';'
AND actor.id = actor_member.actor AND actor.country IN (:left, :right)
"""


def articles_of_both(connection: Connection, one: Party, other: Party) -> set[str]:
    """The ids of the articles that speak of both parties."""
    fewer, more = sorted((one, other), key=lambda side: _many(connection, side))
    return _with(connection, more, _of(connection, fewer))


def present(connection: Connection, sides: tuple[Party, Party], articles: Collection[str]) -> tuple[Party, Party]:
    """Two parties with those of their actors that these articles speak of."""
    if not any(side.country for side in sides):
        return sides
    given = {"articles": _listing(articles), "left": sides[0].country or "", "right": sides[1].country or ""}
    return with_countries(sides, dict(connection.execute(named(connection, _PRESENT), given).all()))


def _many(connection: Connection, side: Party) -> int:
    """How many actors a party has."""
    country = schema.ACTOR.c.country
    question = select(func.count()).select_from(schema.ACTOR).where(country == side.country)
    return (connection.scalar(question) or 0) if side.country else 1


def _of(connection: Connection, side: Party) -> set[str]:
    """The articles that speak of a party."""
    if side.country is None:
        return articles_of(connection, side.actors)
    return _listed(connection.scalar(named(connection, _OF_COUNTRY), {"country": side.country}))


def _with(connection: Connection, side: Party, articles: set[str]) -> set[str]:
    """Those of `articles` that speak of a party, too."""
    if side.country is None:
        return articles & articles_of(connection, side.actors)
    given = {"country": side.country, "articles": _listing(articles)}
    return _listed(connection.scalar(named(connection, _WITH_COUNTRY), given))


def _listing(articles: Collection[str]) -> str:
    return json.encode(sorted(articles)).decode()


def _listed(found: str | None) -> set[str]:
    return set(json.decode(found or "[]", type=list[str]))
