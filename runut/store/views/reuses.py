"""What is taken over, said again or quoted otherwise: pairs of passages with what was changed between them."""

from collections.abc import Collection, Iterator, Sequence
from sys import intern
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, Select, func, select

from runut.records.findings import ReuseKind
from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import plains, portions
from runut.store.views.articles import Quoter
from runut.store.views.listing import Listing, batched
from runut.store.views.retold import EditView, ReuseView
from runut.store.views.rows import Quotation
from runut.text.edits import edits

AT_ONCE = 200  # passages that are quoted together
Place: TypeAlias = tuple[str, Span]


class Shared(Struct, frozen=True, array_like=True):
    """“The same stands there and there”: two places, the earlier first where that is `known`."""

    earlier: Place
    later: Place
    known: bool


def reuse_views(
    connection: Connection, articles: Collection[str] | None = None, kind: ReuseKind | None = None, most: int = 0
) -> tuple[ReuseView, ...]:
    """The shared passages of which an end is in `articles` (None: all), of one kind or all; with `most`, the first.

    Those that are most alike come first.
    """
    return _views(connection, reuse_rows(connection, articles, kind, most))


def reuse_listing(
    connection: Connection, articles: Collection[str] | None, kind: ReuseKind | None, most: int
) -> Listing[ReuseView]:
    """The same, read as they are needed: of so many passages as a chronicle holds, only a portion is in memory."""
    if articles is None:
        ids = tuple(connection.scalars(_ordered(_of_kind(select(schema.REUSE.c.id), kind)).limit(most or None)))
        count = _of_kind(select(func.count()).select_from(schema.REUSE), kind)
        return Listing(connection.scalar(count) or 0, _each(connection, ids))
    ids = tuple(row["id"] for row in reuse_rows(connection, articles, kind))
    return Listing(len(ids), _each(connection, ids[: most or None]))


def _each(connection: Connection, ids: Sequence[str]) -> Iterator[ReuseView]:
    table = schema.REUSE
    for few in batched(ids, AT_ONCE):
        found = {row["id"]: row for row in plains(connection.execute(select(table).where(table.c.id.in_(few))))}
        yield from _views(connection, [found[id_] for id_ in few])


def shared(connection: Connection, articles: Collection[str] | None, kind: ReuseKind) -> list[Shared]:
    """Which places these passages join, most alike first, without their words."""
    table = schema.REUSE
    names = ("earlier", "earlier_start", "earlier_end", "later", "later_start", "later_end", "first_by")
    question = select(table.c.similarity, table.c.id, *(table.c[name] for name in names)).where(table.c.kind == kind)
    if articles is None:
        return [_shared(*row[2:]) for row in connection.execute(_ordered(question))]
    found: dict[str, tuple[float, Shared]] = {}
    for portion in portions(articles):
        for end in (table.c.earlier, table.c.later):
            rows = connection.execute(question.where(end.in_(portion)))
            found.update((row.id, (-row.similarity, _shared(*row[2:]))) for row in rows)
    return [found[id_][1] for id_ in sorted(found, key=lambda id_: (found[id_][0], id_))]


def _shared(*row: Any) -> Shared:  # noqa: ANN401  # the columns, as above
    earlier, one, two, later, three, four, first_by = row
    # One string for an article, however many passages it has.
    return Shared((intern(earlier), Span(one, two)), (intern(later), Span(three, four)), first_by != "unknown")


def reuse_rows(
    connection: Connection, articles: Collection[str] | None = None, kind: ReuseKind | None = None, most: int = 0
) -> list[dict[str, Any]]:
    """The rows of these passages, in the same order."""
    table = schema.REUSE
    question = _of_kind(select(table), kind)
    if articles is None:
        return list(plains(connection.execute(_ordered(question).limit(most or None))))
    found: dict[str, dict[str, Any]] = {}
    for portion in portions(articles):
        for end in (table.c.earlier, table.c.later):  # each by its own index, which takes half as long as both at once
            asked = question.where(end.in_(portion))
            if most:
                asked = _ordered(asked).limit(most)
            found.update((row["id"], row) for row in plains(connection.execute(asked)))
    return sorted(found.values(), key=lambda row: (-row["similarity"], row["id"]))[: most or None]


def _of_kind(question: Select[Any], kind: ReuseKind | None) -> Select[Any]:
    return question if kind is None else question.where(schema.REUSE.c.kind == kind)


def _ordered(question: Select[Any]) -> Select[Any]:
    return question.order_by(schema.REUSE.c.similarity.desc(), schema.REUSE.c.id)


def _views(connection: Connection, rows: Sequence[dict[str, Any]]) -> tuple[ReuseView, ...]:
    quoter = Quoter(connection, {row[end] for row in rows for end in ("earlier", "later")})
    return tuple(reuse_view(quoter, row) for row in rows)


def reuse_view(quoter: Quoter, row: dict[str, Any]) -> ReuseView:
    """A row of the table with its quotations."""
    earlier = quoter.quote(row["earlier"], Span(row["earlier_start"], row["earlier_end"]))
    later = quoter.quote(row["later"], Span(row["later_start"], row["later_end"]))
    return ReuseView(
        id=row["id"],
        kind=row["kind"],
        similarity=row["similarity"],
        first_by=row["first_by"],
        changes=tuple(row["changes"]),
        earlier=earlier,
        later=later,
        edits=changed(earlier, later),
    )


def changed(earlier: Quotation, later: Quotation) -> tuple[EditView, ...]:
    """What was put in, left out or replaced between two quotations, in order."""
    one, other = earlier.quoted, later.quoted
    return tuple(
        EditView(
            how=edit.how,
            earlier=edit.earlier.quote(one),
            later=edit.later.quote(other),
            earlier_span=_moved(edit.earlier, earlier.span.start),
            later_span=_moved(edit.later, later.span.start),
        )
        for edit in edits(one, other)
        if edit.how != "kept"
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
