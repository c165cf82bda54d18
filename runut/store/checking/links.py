"""Does every row that names another lead somewhere?"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from runut.store import schema
from runut.store.checking.asking import streamed
from runut.store.checking.faults import Fault, Tell, Where
from runut.store.kept import KEPT

# What names another row without the database watching over it.
_UNWATCHED: tuple[tuple[Column[Any], Column[Any]], ...] = (
    (schema.ACTOR_MEMBER.c.actor, schema.ACTOR.c.id),
    (schema.ACTOR_OFFICE.c.actor, schema.ACTOR.c.id),
    (schema.ACTOR_TALLY.c.actor, schema.ACTOR.c.id),
    (schema.DISAGREEMENT.c.entry, schema.ENTRY.c.id),
    (schema.FIGURE.c.event, schema.EVENT.c.id),
    (schema.OMISSION.c.entry, schema.ENTRY.c.id),
    (schema.STANDING.c.story, schema.STORY.c.id),
)
# What is not made of anything else.
_LASTING = frozenset(table.name for table in (*KEPT, schema.KEY))


def links(connection: Connection, tell: Tell) -> Iterator[Fault]:
    """Rows that name what is not there."""
    watched = [
        (key.parent, key.column) for table in schema.META.sorted_tables for key in _in_order(table) if key is not None
    ]
    pairs = [*watched, *_UNWATCHED]
    for done, (column, target) in enumerate(pairs, start=1):
        yield from _astray(connection, column, target)
        tell("links", done, len(pairs) + 1)
    yield from _lost_keys(connection)
    tell("links", len(pairs) + 1, len(pairs) + 1)


def _in_order(table: Table) -> list[Any]:
    return sorted(table.foreign_keys, key=lambda one: one.parent.name)


def _astray(connection: Connection, column: Column[Any], target: Column[Any]) -> Iterator[Fault]:
    """The rows of which `column` names no row of `target`."""
    table, other = column.table, target.table.alias()
    joined = table.outerjoin(other, other.c[target.name] == column)
    first = [*table.primary_key]
    question = (
        select(*first, column.label("names_"))
        .select_from(joined)
        .where(column.is_not(None), other.c[target.name].is_(None))
    )
    where: Where = "kept" if table.name in _LASTING else "made"
    for rows in streamed(connection, question.order_by(*first)):
        for row in rows:
            record = f"{_called(table)} {' '.join(str(row[one.name]) for one in first)}"
            says = f"it names {_called(target.table)} {row['names_']} ({column.name}), which is not there"
            yield Fault(record=record, says=says, where=where)


def _lost_keys(connection: Connection) -> Iterator[Fault]:
    """Keys of articles that are not there, and articles with claims that nobody finds as they have no key."""
    key, article = schema.KEY.c.article, schema.ARTICLE.c.row
    for rows in streamed(connection, select(key).distinct().where(key.not_in(select(article)))):
        for row in rows:
            yield Fault(record=f"keys of row {row['article']}", says="there is no article of this row", where="made")
    lacking = select(schema.ARTICLE.c.id).where(
        article.not_in(select(key)), schema.ARTICLE.c.id.in_(select(schema.SENTENCE.c.article))
    )
    for rows in streamed(connection, lacking.order_by(schema.ARTICLE.c.id)):
        for row in rows:
            yield Fault(record=f"article {row['id']}", says="no key is left by which others find it", where="kept")


def _called(table: Any) -> str:  # noqa: ANN401  # a table, or what SQLAlchemy takes for one
    return str(table.name).replace("_", " ")
