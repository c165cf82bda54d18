"""Who says what in these articles?"""

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from runut.store import schema
from runut.store.keeping import among, portions
from runut.store.views.recent import published


def sayings(connection: Connection, own: Collection[str], articles: Collection[str]) -> tuple[str, ...]:
    """The ids of the statements that these of the articles' own actors make, latest first."""
    own = frozenset(own)
    table, found = schema.STATEMENT, list[tuple[str, int, str]]()
    days = published(connection, articles)
    speaks = table.c.speaker[0].as_string()
    question = select(table.c.id, table.c.article, table.c.n).where(
        among(table.c.article, articles), among(speaks, own)
    )
    for id_, article, n in connection.execute(question).all():
        found.append((f"{days[article] or ''} {article}", -n, id_))
    return tuple(id_ for _, _, id_ in sorted(found, reverse=True))


def speakers(connection: Connection, articles: Collection[str]) -> tuple[Counter[str], Counter[str]]:
    """Whom these articles quote and on whose word they tell, by the ids of the articles' own actors."""
    said: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    statement = schema.STATEMENT
    for portion in portions(articles):
        question = select(statement.c.speaker).where(statement.c.article.in_(portion), statement.c.speaker.is_not(None))
        said.update(speaker[0] for speaker in connection.scalars(question).all() if speaker)
        chain = schema.CHAIN
        for bodies in connection.scalars(select(chain.c.bodies).where(chain.c.article.in_(portion))).all():
            passed.update(role[0] for role in bodies)
    return said, passed


def as_actors(connection: Connection, locals_: Counter[str]) -> Mapping[str, int]:
    """Articles' own actors with numbers as the chronicle's actors, with the sums."""
    member, found = schema.ACTOR_MEMBER, Counter[str]()
    for portion in portions(locals_):
        question = select(member.c.local_actor, member.c.actor).where(member.c.local_actor.in_(portion))
        for local, actor in connection.execute(question):
            found[actor] += locals_[local]
    return found
