"""What counts when an article changed at its address or was withdrawn, and what a chronicle knew on an earlier day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, insert, select, text

from runut.store import schema
from runut.store.actors import leave_actors
from runut.store.keeping import forget, portions, wait
from runut.store.keys import forget_keys
from runut.store.linking import clear
from runut.store.outlooks import forget_outlooks
from runut.store.pieces import forget_pieces

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


class Settled(Struct, frozen=True):
    """“The second text at this address counts, the first no longer”: `gone` maps old versions to what counts instead.

    `back` are versions that count again, as what had taken their place is gone.
    """

    gone: Mapping[str, str]
    back: frozenset[str]


def settled(connection: Connection, articles: Collection[str]) -> Settled:
    """Which versions at the addresses of `articles` count that did not, and which no longer do.

    The newest counts: the one with the latest day of publication, then the one that was read last, whatever the clock said
    then: where versions give their times, it does not matter in which order they were read.
    """
    by_place: dict[str, list[Any]] = defaultdict(list)
    table, retired = schema.ARTICLE, schema.RETIRED
    for portion in portions(articles):
        places = select(table.c.at).where(table.c.id.in_(portion), table.c.at.is_not(None))
        question = (
            select(table.c.id, table.c.at, table.c.published, table.c.row, retired.c.why, retired.c.by)
            .outerjoin(retired, retired.c.article == table.c.id)
            .where(table.c.at.in_(places))
        )
        for row in connection.execute(question):
            by_place[row.at].append(row)
    gone: dict[str, str] = {}
    back = set[str]()
    for rows in by_place.values():
        *older, newest = sorted(rows, key=lambda row: (row.published or "", row.row))
        gone.update((row.id, newest.id) for row in older if row.by != newest.id)
        back.update([newest.id] if newest.why == CHANGED else ())
    return Settled(gone, frozenset(back))


def retire(connection: Connection, gone: Mapping[str, str | None], around: Collection[str]) -> None:
    """Take articles out of all links, each for the version that counts instead, or withdrawn where it has none.

    `around` are those that were linked together with them; they wait to be linked without them. What was read from the
    articles stays.
    """
    if not gone:
        return
    unlink(connection, gone, around)
    forget(connection, schema.RETIRED, "article", gone)
    rows = [{"article": id_, "by": by, "why": CHANGED if by else WITHDRAWN} for id_, by in sorted(gone.items())]
    connection.execute(insert(schema.RETIRED), rows)


def restore(connection: Connection, articles: Collection[str]) -> None:
    """Let retired articles count again; they wait to be linked."""
    back = set[str]()
    for portion in portions(articles):
        question = select(schema.RETIRED.c.article).where(schema.RETIRED.c.article.in_(portion))
        back |= set(connection.scalars(question))
    forget(connection, schema.RETIRED, "article", back)
    wait(connection, back)


def unlink(connection: Connection, gone: Collection[str], around: Collection[str]) -> None:
    """Take articles out of stories, entries, actors, edges and reuses; let those `around` them wait to be linked."""
    forget_pieces(connection, gone, beside=True)
    forget_pieces(connection, around)
    clear(connection, gone)
    leave_actors(connection, gone)
    for table, ends in ((schema.EDGE, ("left", "right")), (schema.REUSE, ("earlier", "later"))):
        for end in ends:
            forget(connection, table, end, gone)
    forget(connection, schema.PENDING, "article", gone)
    wait(connection, set(around) - set(gone))


def later(connection: Connection, day: date) -> frozenset[str]:
    """The articles that were not known yet at the end of `day`.

    An article is known from its day of publication on, or, where that is unknown, from the day on which it was read.
    """
    table = schema.ARTICLE.c
    known = func.substr(func.coalesce(table.published, table.recorded), 1, 10)
    return frozenset(connection.scalars(select(table.id).where(known > day.isoformat())))


def turn_back(connection: Connection, gone: Collection[str], other: Iterable[str]) -> None:
    """Make of a chronicle what it was before the articles `gone` were known: they are taken away.

    An older version of an article counts again where the newer one was not there yet, and passages that they made formulas
    are nobody's no longer: who has them waits. `other` are the keys of theirs that are no passages. What is left of the
    pieces that they were in is the caller's to link anew.
    """
    returning = set[str]()
    for portion in portions(gone):
        returning |= set(
            connection.scalars(select(schema.RETIRED.c.article).where(schema.RETIRED.c.by.in_(portion)))
        ) - set(gone)
    unlink(connection, gone, ())
    freed = forget_keys(connection, gone, other)
    forget_outlooks(connection, gone)
    forget(connection, schema.RETIRED, "by", gone)
    for portion in portions(gone):
        connection.execute(
            text("INSERT INTO words (words, rowid, text) SELECT 'delete', row, text FROM article WHERE id = :id"),
            [{"id": id_} for id_ in portion],
        )
    for table in _KEPT:
        forget(connection, table, "article", gone)
    forget(connection, schema.ARTICLE, "id", gone)
    again = settled(connection, returning)
    retire(connection, again.gone, ())
    wait(connection, (returning | freed) - set(again.gone))
