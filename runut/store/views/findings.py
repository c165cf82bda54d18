"""What differs, what is left out: findings with their quotations."""

from collections.abc import Collection, Sequence
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from runut.errors import UnknownRecord
from runut.records.findings import Variant
from runut.store import schema
from runut.store.keeping import PORTION, plain, plains, rows_of
from runut.store.views.articles import article_rows
from runut.store.views.claims import claim_views
from runut.store.views.entries import entry_views
from runut.store.views.listing import Listing, batched
from runut.store.views.pages import how_many
from runut.store.views.rows import DisagreementView, OmissionView, VariantView

AT_ONCE = 100  # findings that are quoted together


def disagreement_views(
    connection: Connection, stories: Collection[str] | None = None, most: int = 0
) -> tuple[DisagreementView, ...]:
    """The disagreements of `stories` (None: all), the weightiest first; with `most`, the first."""
    return _disagreements(connection, _rows(connection, schema.DISAGREEMENT, stories, most))


def disagreement_listing(
    connection: Connection, stories: Collection[str] | None, most: int
) -> Listing[DisagreementView]:
    """The same, read as they are needed."""
    table = schema.DISAGREEMENT
    ids = _ids(connection, table, stories, most)
    each = chain.from_iterable(
        _disagreements(connection, _these(connection, table, few)) for few in batched(ids, AT_ONCE)
    )
    return Listing(how_many(connection, "disagreements", stories), each)


def disagreement_view(connection: Connection, id_: str) -> DisagreementView:
    """One disagreement, by its id; raises UnknownRecord."""
    found = _disagreements(connection, _where(connection, schema.DISAGREEMENT.c.id == id_))
    if not found:
        message = f"the chronicle has no disagreement “{id_}”; its story may have been linked anew."
        raise UnknownRecord(message)
    return found[0]


def disagreements_about(connection: Connection, entry: str) -> tuple[DisagreementView, ...]:
    """The disagreements about one entry, the weightiest first."""
    return _disagreements(connection, _where(connection, schema.DISAGREEMENT.c.entry == entry))


def _where(connection: Connection, condition: ColumnElement[bool]) -> list[dict[str, Any]]:
    table = schema.DISAGREEMENT
    question = select(table).where(condition).order_by(table.c.weight.desc(), table.c.id)
    return list(plains(connection.execute(question)))


def _disagreements(connection: Connection, rows: list[dict[str, Any]]) -> tuple[DisagreementView, ...]:
    """The rows as views, in their order."""
    told = {row["id"]: msgspec.convert(row["variants"], tuple[Variant, ...]) for row in rows}
    claims = claim_views(connection, {c for variants in told.values() for one in variants for c in one.records})
    return tuple(
        DisagreementView(
            id=row["id"],
            story=row["story"],
            entry=row["entry"],
            slot=row["slot"],
            kind=row["kind"],
            about=row["about"],
            weight=row["weight"],
            variants=tuple(
                VariantView(one.says, tuple(claims[c] for c in one.records if c in claims), one.independence)
                for one in told[row["id"]]
            ),
        )
        for row in rows
    )


def omission_views(
    connection: Connection, stories: Collection[str] | None = None, most: int = 0
) -> tuple[OmissionView, ...]:
    """The omissions of `stories` (None: all), the weightiest first; with `most`, the first."""
    return _omissions(connection, _rows(connection, schema.OMISSION, stories, most))


def omission_listing(connection: Connection, stories: Collection[str] | None, most: int) -> Listing[OmissionView]:
    """The same, read as they are needed."""
    table = schema.OMISSION
    ids = _ids(connection, table, stories, most)
    each = chain.from_iterable(_omissions(connection, _these(connection, table, few)) for few in batched(ids, AT_ONCE))
    return Listing(how_many(connection, "omissions", stories), each)


def _omissions(connection: Connection, rows: list[dict[str, Any]]) -> tuple[OmissionView, ...]:
    """The rows as views, in their order."""
    entries = {one.id: one for one in entry_views(connection, ids={row["entry"] for row in rows})}
    articles = article_rows(connection, {a for row in rows for a in (*row["told_by"], *row["left_out_by"])})
    return tuple(
        OmissionView(
            id=row["id"],
            story=row["story"],
            entry=entries[row["entry"]],
            told_by=tuple(articles[a] for a in row["told_by"]),
            left_out_by=tuple(articles[a] for a in row["left_out_by"]),
            independence=row["independence"],
            weight=row["weight"],
        )
        for row in rows
    )


def _rows(connection: Connection, table: Table, stories: Collection[str] | None, most: int) -> list[dict[str, Any]]:
    """The weightiest rows of these stories, or of all; of equals those about the earliest entry."""
    return _first(connection, select(table), table, stories, most)


def _ids(connection: Connection, table: Table, stories: Collection[str] | None, most: int) -> list[str]:
    """The ids of the same."""
    return [row["id"] for row in _first(connection, select(table.c.id, table.c.weight), table, stories, most)]


def _these(connection: Connection, table: Table, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The rows with these ids, in their order."""
    found = {row["id"]: row for row in plains(connection.execute(select(table).where(table.c.id.in_(ids))))}
    return [found[id_] for id_ in ids]


def _first(
    connection: Connection, question: Select[Any], table: Table, stories: Collection[str] | None, most: int
) -> list[dict[str, Any]]:
    entry = schema.ENTRY
    date = func.coalesce(entry.c.date, "9")
    question = question.add_columns(date.label("day")).outerjoin(entry, entry.c.id == table.c.entry)
    if most and (stories is None or len(stories) <= PORTION):
        question = question.order_by(table.c.weight.desc(), date, table.c.id).limit(most)
    found = [plain(row) for row in rows_of(connection, question, table.c.story, stories)]
    return sorted(found, key=_order)[: most or None]


def _order(row: dict[str, Any]) -> tuple[float, str, str]:
    return -row["weight"], row["day"], row["id"]
