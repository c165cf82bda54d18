"""What differs, what is left out: findings with their quotations."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, select

from runut.records.findings import Slot
from runut.store import schema
from runut.store.keeping import plain
from runut.store.views.articles import article_rows
from runut.store.views.claims import claim_views
from runut.store.views.entries import entry_views
from runut.store.views.rows import DisagreementView, OmissionView, VariantView, teller


def disagreement_views(connection: Connection, stories: Collection[str] | None = None) -> tuple[DisagreementView, ...]:
    """The disagreements of `stories` (None: all): conflicts before developments, then as `_weight` orders them."""
    rows = _rows(connection, schema.DISAGREEMENT, stories)
    claims = claim_views(connection, {c for row in rows for _, records in row["variants"] for c in records})
    views = [
        DisagreementView(
            id=row["id"],
            story=row["story"],
            entry=row["entry"],
            slot=row["slot"],
            kind=row["kind"],
            about=row["about"],
            variants=tuple(
                VariantView(says, tuple(claims[c] for c in records if c in claims)) for says, records in row["variants"]
            ),
        )
        for row in rows
    ]
    return tuple(sorted(views, key=_weight))


# What readers ask about first: how many, whether, when and where; then who, which often is a matter of words.
_SLOTS: tuple[Slot, ...] = ("value", "status", "date", "place", "name", "actor", "recipient", "bound", "wording")


def _weight(one: DisagreementView) -> tuple[bool, bool, int, int, str]:
    """Conflicts first, those between outlets before those inside one, then by slot, by how many claims, by id."""
    tellers = {teller(claim.quotation) for variant in one.variants for claim in variant.claims}
    claims = sum(len(variant.claims) for variant in one.variants)
    return (one.kind != "conflict", len(tellers) < len(one.variants), _SLOTS.index(one.slot), -claims, one.id)


def omission_views(connection: Connection, stories: Collection[str] | None = None) -> tuple[OmissionView, ...]:
    """The omissions of `stories` (None: all): what most others tell first."""
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
        )
        for row in rows
    ]
    return tuple(sorted(views, key=lambda one: (-len(one.told_by), one.entry.date or "9", one.id)))


def _rows(connection: Connection, table: Table, stories: Collection[str] | None) -> list[dict[str, Any]]:
    rows = connection.execute(select(table)).mappings()
    return [plain(row) for row in rows if stories is None or row["story"] in stories]
