"""What differs, what is left out: findings with their quotations."""

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from runut.records.findings import Variant
from runut.store import schema
from runut.store.keeping import plain
from runut.store.views.articles import article_rows
from runut.store.views.claims import claim_views
from runut.store.views.entries import entry_views
from runut.store.views.rows import DisagreementView, OmissionView, VariantView


def disagreement_views(connection: Connection, stories: Collection[str] | None = None) -> tuple[DisagreementView, ...]:
    """The disagreements of `stories` (None: all): the weightiest first."""
    rows = _rows(connection, schema.DISAGREEMENT, stories)
    told = {row["id"]: msgspec.convert(row["variants"], tuple[Variant, ...]) for row in rows}
    claims = claim_views(connection, {c for variants in told.values() for one in variants for c in one.records})
    views = [
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
    ]
    return tuple(sorted(views, key=lambda one: (-one.weight, one.id)))


def omission_views(connection: Connection, stories: Collection[str] | None = None) -> tuple[OmissionView, ...]:
    """The omissions of `stories` (None: all): the weightiest first."""
    rows = _rows(connection, schema.OMISSION, stories)
    entries = {one.id: one for one in entry_views(connection, ids={row["entry"] for row in rows})}
    articles = article_rows(connection, {a for row in rows for a in (*row["told_by"], *row["left_out_by"])})
    views = [
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
    ]
    return tuple(sorted(views, key=lambda one: (-one.weight, one.entry.date or "9", one.id)))


def _rows(connection: Connection, table: Table, stories: Collection[str] | None) -> list[dict[str, Any]]:
    rows = connection.execute(select(table)).mappings()
    return [plain(row) for row in rows if stories is None or row["story"] in stories]
