"""Which articles come into question where a chronicle holds more than a page can look through?

The latest ones. Every answer that rests on them says of how many it is, and how many there are in all.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct, json
from sqlalchemy import Connection, func, select

from runut.store import schema
from runut.store.dialect import named
from runut.store.keeping import among

# So many articles are looked up one by one; of more, the newest are read until enough are found.
LOOKED_UP = 6000

# The members that stand in some articles are those of which the id begins so: neighbours in the table.
_WITHIN = """
FROM {each}(CAST(:articles AS {list})) AS one CROSS JOIN actor_member
WHERE local_actor > one.value || ':' AND local_actor < one.value || ';'
"""
_MEMBERS = f"SELECT local_actor {_WITHIN} AND actor || '' = :actor ORDER BY local_actor"  # all of it stands here
# Thousands of ids come as one row: made into objects one by one they would take most of a page's time.
_SPOKEN = """
SELECT CAST({gathered}(substr(local_actor, 1, {position}(local_actor, ':') - 1)) AS text) FROM actor_member
WHERE actor IN (SELECT value FROM {each}(CAST(:actors AS {list})) AS one)
"""
_COUNTED = f"SELECT actor, count(*) {_WITHIN} GROUP BY actor"  # as above


class Recent(Struct, frozen=True):
    """“The latest 400 of 20,431 articles”: ids, latest first, and how many there are in all."""

    articles: tuple[str, ...]
    total: int


def latest(connection: Connection, most: int) -> Recent:
    """The latest articles that count, undated ones last."""
    found = [id_ for _, id_ in zip(range(most), _newest(connection), strict=False)]
    total = connection.scalar(select(func.max(schema.ARTICLE.c.row))) or 0
    return Recent(tuple(found), max(total - _retired(connection), len(found)))


def mentioning(connection: Connection, actors: Collection[str], most: int) -> Recent:
    """The latest articles that speak of any of these actors."""
    return _latest_of(connection, articles_of(connection, actors), most)


def mentioning_both(connection: Connection, one: Collection[str], other: Collection[str], most: int) -> Recent:
    """The latest articles that speak of an actor of either side."""
    return _latest_of(connection, articles_of(connection, one) & articles_of(connection, other), most)


def articles_of(connection: Connection, actors: Collection[str]) -> set[str]:
    """All articles that speak of any of these actors, read from the index alone: an article's actors carry its id."""
    found = connection.scalar(named(connection, _SPOKEN), {"actors": _listed(actors)})
    return set(json.decode(found or "[]", type=list[str]))


def members(connection: Connection, actor: str, articles: Collection[str]) -> tuple[str, ...]:
    """The articles' own actors that are this one, in these articles, in order."""
    return tuple(connection.scalars(named(connection, _MEMBERS), {"articles": _listed(articles), "actor": actor}))


def counted(connection: Connection, articles: Collection[str]) -> Counter[str]:
    """Actor -> how many of these articles' own actors it is."""
    return Counter(dict(connection.execute(named(connection, _COUNTED), {"articles": _listed(articles)}).all()))


def _listed(articles: Collection[str]) -> str:
    return json.encode(sorted(articles)).decode()


def published(connection: Connection, articles: Collection[str]) -> Mapping[str, str | None]:
    """Article id -> when it was published."""
    table = schema.ARTICLE
    return dict(connection.execute(select(table.c.id, table.c.published).where(among(table.c.id, articles))).all())


def _latest_of(connection: Connection, articles: set[str], most: int) -> Recent:
    if len(articles) > LOOKED_UP:
        newest = (id_ for id_ in _newest(connection) if id_ in articles)
        return Recent(tuple(id_ for _, id_ in zip(range(most), newest, strict=False)), len(articles))
    table = schema.ARTICLE
    question = select(table.c.id).where(among(table.c.id, articles))
    latest_first = question.order_by(func.coalesce(table.c.published, "").desc(), table.c.id.desc()).limit(most)
    return Recent(tuple(connection.scalars(latest_first)), len(articles))


def _newest(connection: Connection) -> Iterator[str]:
    article = schema.ARTICLE
    gone = select(schema.RETIRED.c.article).where(schema.RETIRED.c.article == article.c.id).exists()
    question = select(article.c.id).where(~gone).order_by(article.c.published.desc(), article.c.row.desc())
    with connection.execute(question.execution_options(yield_per=200)) as rows:
        yield from rows.scalars()


def _retired(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(schema.RETIRED)) or 0
