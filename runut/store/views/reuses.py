"""What is taken over, said again or quoted otherwise: pairs of passages with what was changed between them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from runut.records.findings import ReuseKind
from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import plains, portions
from runut.store.views.articles import Quoter
from runut.store.views.retold import EditView, ReuseView
from runut.store.views.rows import Quotation
from runut.text.edits import edits


def reuse_views(
    connection: Connection, articles: Collection[str] | None = None, kind: ReuseKind | None = None, most: int = 0
) -> tuple[ReuseView, ...]:
    """The shared passages of which an end is in `articles` (None: all), of one kind or all; with `most`, the first.

    Those that are most alike come first.
    """
    rows = reuse_rows(connection, articles, kind, most)
    quoter = Quoter(connection, {row[end] for row in rows for end in ("earlier", "later")})
    return tuple(reuse_view(quoter, row) for row in rows)


def reuse_rows(
    connection: Connection, articles: Collection[str] | None = None, kind: ReuseKind | None = None, most: int = 0
) -> list[dict[str, Any]]:
    """The rows of these passages, in the same order."""
    table = schema.REUSE
    question = select(table) if kind is None else select(table).where(table.c.kind == kind)
    if articles is None:
        ordered = question.order_by(table.c.similarity.desc(), table.c.id).limit(most or None)
        return list(plains(connection.execute(ordered)))
    found: dict[str, dict[str, Any]] = {}
    for portion in portions(articles):
        for end in (table.c.earlier, table.c.later):  # each by its own index, which takes half as long as both at once
            asked = question.where(end.in_(portion))
            if most:
                asked = asked.order_by(table.c.similarity.desc(), table.c.id).limit(most)
            found.update((row["id"], row) for row in plains(connection.execute(asked)))
    return sorted(found.values(), key=lambda row: (-row["similarity"], row["id"]))[: most or None]


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
