"""Claims with their evidence: events, statements and figures, as they are shown."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import plains, portions
from runut.store.views.articles import Quoter
from runut.store.views.names import local_names, role_ids
from runut.store.views.rows import ClaimView

_Row = Mapping[str, Any]
_Names = Mapping[str, str]


class _Kind(Struct, frozen=True):
    """One kind of claim: its table, which span is quoted, which columns hold roles, what its cells are."""

    name: str
    table: Table
    span: tuple[str, str]
    roles: tuple[str, ...]
    cells: Callable[[_Row, _Names], Iterable[tuple[str, str | None]]]


def claim_views(connection: Connection, ids: Collection[str]) -> dict[str, ClaimView]:
    """Claim id -> view, for all of `ids` that are claims."""
    rows: list[tuple[_Kind, _Row]] = []
    for kind in _kinds():
        for portion in portions(ids):
            question = select(kind.table).where(kind.table.c.id.in_(portion))
            rows.extend((kind, row) for row in plains(connection.execute(question)))
    return _views(connection, rows)


def claims_of(connection: Connection, articles: Collection[str]) -> dict[str, ClaimView]:
    """Claim id -> view, for all claims of these articles: of each kind all in the order of article and text.

    Statements come first, then events, then figures.
    """
    rows: list[tuple[_Kind, _Row]] = []
    for kind in _kinds():
        for portion in portions(articles):
            question = select(kind.table).where(kind.table.c.article.in_(portion))
            question = question.order_by(kind.table.c.article, kind.table.c.n)
            rows.extend((kind, row) for row in plains(connection.execute(question)))
    return _views(connection, rows)


def slot_spans(connection: Connection, events: Collection[str]) -> dict[tuple[str, str], Span]:
    """Event and slot (date, place, status, actor, recipient) -> the characters that fill it, where the text has them."""
    table, found = schema.EVENT, dict[tuple[str, str], Span]()
    for portion in portions(events):
        for row in connection.execute(select(table).where(table.c.id.in_(portion))).mappings():
            for slot in ("date", "place", "status"):
                if row[f"{slot}_span_start"] is not None:
                    found[row["id"], slot] = Span(row[f"{slot}_span_start"], row[f"{slot}_span_end"])
            for slot, roles in (("actor", row["actors"]), ("recipient", row["recipients"])):
                if roles:
                    found[row["id"], slot] = Span(*roles[0][1])
    return found


def _views(connection: Connection, rows: list[tuple[_Kind, _Row]]) -> dict[str, ClaimView]:
    quoter = Quoter(connection, {row["article"] for _, row in rows})
    names = local_names(
        connection, {actor for kind, row in rows for actor in role_ids(*(_roles(row[c]) for c in kind.roles))}
    )
    entries = _entries(connection, [row["id"] for kind, row in rows])
    views = {}
    for kind, row in rows:
        start, end = kind.span
        views[row["id"]] = ClaimView(
            id=row["id"],
            kind=kind.name,
            cells=tuple((name, value) for name, value in kind.cells(row, names) if value),
            quotation=quoter.quote(row["article"], Span(row[start], row[end])),
            chain=tuple(names[role[0]] for role in row["via"]),
            entry=entries.get(row["id"]),
            story=quoter.row(row["article"]).story,
        )
    return views


def _entries(connection: Connection, events: Collection[str]) -> dict[str, str]:
    table, found = schema.ENTRY_EVENT, {}
    for portion in portions(events):
        question = select(table.c.event, table.c.entry).where(table.c.event.in_(portion))
        found.update(dict(connection.execute(question).all()))
    return found


def _roles(value: Any) -> list[tuple[str, object]]:  # noqa: ANN401  # a JSON column: one role, a list of roles, or null
    if not value:
        return []
    return [value] if isinstance(value[0], str) else value


def _called(value: Any, names: _Names) -> str:  # noqa: ANN401  # as above
    return ", ".join(names[role[0]] for role in _roles(value))


def _event_cells(row: _Row, names: _Names) -> Iterable[tuple[str, str | None]]:
    yield "type", f"{row['type']}/{row['mode']}" if row["mode"] else row["type"]
    yield "actors", _called(row["actors"], names)
    yield "recipients", _called(row["recipients"], names)
    yield "status", row["status"]
    yield "date", row["date"]
    yield "place", row["place"]


def _statement_cells(row: _Row, names: _Names) -> Iterable[tuple[str, str | None]]:
    yield "speaker", _called(row["speaker"], names)
    yield "to", _called(row["to"], names)
    yield "mode", row["mode"]
    yield "medium", row["medium"]
    yield "date", row["date"]


def _figure_cells(row: _Row, _names: _Names) -> Iterable[tuple[str, str | None]]:
    yield "value", number(row["value"], row["high"])
    yield "bound", row["bound"]
    yield "unit", row["unit"]
    yield "of", row["of"]


def number(value: float, high: float | None) -> str:
    """A figure's value as digits: no decimals where there are none, both ends of a range.

    >>> number(4000.0, None), number(65.0, 75.5)
    ('4000', '65-75.5')
    """
    ends = [value] if high is None else [value, high]
    return "-".join(str(int(end)) if end == int(end) else repr(end) for end in ends)


def _kinds() -> tuple[_Kind, ...]:
    return (
        _Kind(
            "statement", schema.STATEMENT, ("content_start", "content_end"), ("speaker", "to", "via"), _statement_cells
        ),
        _Kind("event", schema.EVENT, ("trigger_start", "trigger_end"), ("actors", "recipients", "via"), _event_cells),
        _Kind("figure", schema.FIGURE, ("start", "end"), ("via",), _figure_cells),
    )
