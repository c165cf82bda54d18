"""Why does a record stand in the chronicle? Its evidence, down to the characters."""

import msgspec
from sqlalchemy import Connection, select

from runut.actors.load import load_offices
from runut.records.links import Moment, Office, Reason
from runut.store import schema
from runut.store.finding import find_record
from runut.store.views.actors import group_views, held_views
from runut.store.views.claims import claim_views
from runut.store.views.entries import entry_views
from runut.store.views.rows import WhyView

CALLED = 12  # names that are shown of an actor that has many
_KINDS = ("entry", "event", "statement", "figure", "actor", "story")


def why_view(connection: Connection, wanted: str) -> WhyView:
    """The evidence of the record with the id `wanted`, or the only one whose id begins so.

    Raises UnknownRecord where there is none, or more than one.
    """
    kind, id_ = find_record(connection, wanted, _KINDS)
    if kind == "entry":
        return _entry(connection, id_)
    if kind == "actor":
        return _actor(connection, id_)
    if kind == "story":
        row = connection.execute(select(schema.STORY).where(schema.STORY.c.id == id_)).mappings().one()
        reasons = msgspec.convert(row["reasons"], tuple[Reason, ...])
        return WhyView(id=id_, kind=kind, headline=row["title"], claims=(), reasons=reasons)
    claim = claim_views(connection, [id_])[id_]
    return WhyView(id=id_, kind=kind, headline=claim.quotation.quoted, claims=(claim,))


def _actor(connection: Connection, id_: str) -> WhyView:
    row = connection.execute(select(schema.ACTOR).where(schema.ACTOR.c.id == id_)).mappings().one()
    belongs = f"{row['kind']}, {row['country']}" if row["country"] else row["kind"]
    called = ", ".join(row["aliases"][:CALLED]) + (" …" if len(row["aliases"]) > CALLED else "")
    return WhyView(
        id=id_,
        kind="actor",
        headline=f"{row['name']} ({belongs})" + (f": {called}" if called else ""),
        claims=(),
        groups=group_views(connection, id_),
        offices=msgspec.convert(row["offices"], tuple[Office, ...]),
        held=held_views(load_offices(), id_),
    )


def _entry(connection: Connection, id_: str) -> WhyView:
    entry = entry_views(connection, ids=[id_])[0]
    member = schema.ENTRY_EVENT
    events = list(connection.scalars(select(member.c.event).where(member.c.entry == id_)))
    figures = list(connection.scalars(select(schema.FIGURE.c.id).where(schema.FIGURE.c.event.in_(events))))
    claims = claim_views(connection, [*events, *figures])
    table = schema.ENTRY
    reasons, history = connection.execute(select(table.c.reasons, table.c.history).where(table.c.id == id_)).one()
    ordered = sorted(
        claims.values(),
        key=lambda one: (one.quotation.published or "9", one.quotation.article, one.quotation.span, one.id),
    )
    return WhyView(
        id=id_,
        kind="entry",
        headline=entry.summary,
        claims=tuple(ordered),
        reasons=msgspec.convert(reasons, tuple[Reason, ...]),
        history=msgspec.convert(history, tuple[Moment, ...]),
    )
