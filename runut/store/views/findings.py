"""What differs, what is left out, what is taken over: findings with their quotations."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, select

from runut.records.findings import Slot
from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import plain, rows_of
from runut.store.views.articles import Quoter, article_rows
from runut.store.views.claims import claim_views
from runut.store.views.entries import entry_views
from runut.store.views.rows import DisagreementView, OmissionView, ReuseView, VariantView, teller


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


def reuse_views(
    connection: Connection, articles: Collection[str] | None = None, most: int = 0
) -> tuple[ReuseView, ...]:
    """The shared passages of which an end is in `articles` (None: all), most alike first; with `most`, the first."""
    rows = _reuses(connection, articles, most)
    quoter = Quoter(connection, {row[end] for row in rows for end in ("earlier", "later")})
    views = [
        ReuseView(
            id=row["id"],
            kind=row["kind"],
            similarity=row["similarity"],
            earlier=quoter.quote(row["earlier"], Span(row["earlier_start"], row["earlier_end"])),
            later=quoter.quote(row["later"], Span(row["later_start"], row["later_end"])),
        )
        for row in rows
    ]
    return tuple(sorted(views, key=lambda one: (-one.similarity, one.id)))


def _reuses(connection: Connection, articles: Collection[str] | None, most: int) -> list[dict[str, Any]]:
    table = schema.REUSE
    if articles is None:
        question = select(table).order_by(table.c.similarity.desc(), table.c.id).limit(most or None)
        return [plain(row) for row in connection.execute(question).mappings()]
    ends = (rows_of(connection, select(table), end, articles) for end in (table.c.earlier, table.c.later))
    found = {row["id"]: plain(row) for rows in ends for row in rows}
    ordered = sorted(found.values(), key=lambda row: (-row["similarity"], row["id"]))
    return ordered[: most or None]


def _rows(connection: Connection, table: Table, stories: Collection[str] | None) -> list[dict[str, Any]]:
    return [plain(row) for row in rows_of(connection, select(table), table.c.story, stories)]
