"""What counts when an article changed at its address or was withdrawn, and what a chronicle knew on an earlier day."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text

from runut.store import schema
from runut.store.actors import leave_actors
from runut.store.keeping import forget, portions
from runut.store.keys import forget_keys
from runut.store.linking import clear, component

CHANGED, WITHDRAWN = "changed", "withdrawn"

# Everything that is kept of an article, in an order in which it can be taken away.
_KEPT = (
    schema.SENTENCE,
    schema.TIME,
    schema.PLACE,
    schema.CHAIN,
    schema.STATEMENT,
    schema.FIGURE,
    schema.EVENT,
    schema.LOCAL_ACTOR,
    schema.RETIRED,
)


def settle(connection: Connection, articles: Collection[str]) -> None:
    """Let the newest version at each address of `articles` count, and retire the others.

    The newest is the one with the latest day of publication, then the one that was read last, then by id: where versions
    give their times, it does not matter in which order they were read.
    """
    by_place: dict[str, list[Any]] = defaultdict(list)
    table = schema.ARTICLE
    for portion in portions(articles):
        places = select(table.c.at).where(table.c.id.in_(portion), table.c.at.is_not(None))
        question = select(table.c.id, table.c.at, table.c.published, table.c.recorded).where(table.c.at.in_(places))
        for row in connection.execute(question):
            by_place[row.at].append(row)
    for rows in by_place.values():
        ordered = sorted(rows, key=lambda row: (row.published or "", row.recorded, row.id))
        restore(connection, [ordered[-1].id])
        retire(connection, [row.id for row in ordered[:-1]], by=ordered[-1].id, why=CHANGED)


def retire(connection: Connection, articles: Collection[str], *, why: str, by: str | None = None) -> None:
    """Take `articles` out of all links, and let those that they were joined with be linked anew without them.

    What was read from them stays. One that is retired already keeps its reason, unless a newer version took its place.
    """
    gone = set(articles)
    if not gone:
        return
    unlink(connection, gone)
    forget(connection, schema.RETIRED, "article", gone)
    connection.execute(insert(schema.RETIRED), [{"article": id_, "by": by, "why": why} for id_ in sorted(gone)])


def restore(connection: Connection, articles: Collection[str]) -> None:
    """Let retired articles count again; they wait to be linked."""
    back = set[str]()
    for portion in portions(articles):
        question = select(schema.RETIRED.c.article).where(schema.RETIRED.c.article.in_(portion))
        back |= set(connection.scalars(question))
    forget(connection, schema.RETIRED, "article", back)
    _wait(connection, back)


def unlink(connection: Connection, gone: Collection[str]) -> None:
    """Take articles out of stories, entries, actors, edges and reuses; the rest of their components waits to be linked."""
    left = set(component(connection, gone)) - set(gone)
    clear(connection, {*left, *gone})
    leave_actors(connection, gone)
    for table, ends in ((schema.EDGE, ("left", "right")), (schema.REUSE, ("earlier", "later"))):
        for end in ends:
            forget(connection, table, end, gone)
    forget(connection, schema.PENDING, "article", gone)
    _wait(connection, left)


def turn_back(connection: Connection, day: date) -> None:
    """Make of a chronicle what it was at the end of `day`: articles that were not known then are taken away.

    An article is known from its day of publication on, or, where that is unknown, from the day on which it was read. An
    older version of an article counts again where the newer one was not there yet. The links of what is left wait to be
    made anew where an article went.
    """
    later = _later(day)
    gone = set(connection.scalars(select(schema.ARTICLE.c.id).where(later)))
    back = (
        select(schema.RETIRED.c.article).join(schema.ARTICLE, schema.ARTICLE.c.id == schema.RETIRED.c.by).where(later)
    )
    returning = set(connection.scalars(back)) - gone
    unlink(connection, gone)
    freed = forget_keys(connection, gone)
    connection.execute(delete(schema.RETIRED).where(schema.RETIRED.c.by.in_(select(schema.ARTICLE.c.id).where(later))))
    for portion in portions(gone):
        connection.execute(
            text("INSERT INTO words (words, rowid, text) SELECT 'delete', row, text FROM article WHERE id = :id"),
            [{"id": id_} for id_ in portion],
        )
    for table in _KEPT:
        forget(connection, table, "article", gone)
    forget(connection, schema.ARTICLE, "id", gone)
    settle(connection, returning)
    returning |= freed
    _wait(connection, returning - _retired(connection, returning))


def _later(day: date) -> ColumnElement[bool]:
    table = schema.ARTICLE
    return func.substr(func.coalesce(table.c.published, table.c.recorded), 1, 10) > day.isoformat()


def _retired(connection: Connection, articles: Collection[str]) -> set[str]:
    found: set[str] = set()
    for portion in portions(articles):
        found |= set(connection.scalars(select(schema.RETIRED.c.article).where(schema.RETIRED.c.article.in_(portion))))
    return found


def _wait(connection: Connection, articles: Collection[str]) -> None:
    """Mark articles as waiting to be linked."""
    forget(connection, schema.PENDING, "article", articles)
    rows = [{"article": id_} for id_ in sorted(articles)]
    if rows:
        connection.execute(insert(schema.PENDING), rows)
